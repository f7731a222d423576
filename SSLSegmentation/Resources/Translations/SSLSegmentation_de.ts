<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>SSLSegmentation</name>
    <message>
        <source>SSL Segmentation</source>
        <translation>SSL Segmentation</translation>
    </message>
    <message>
        <source>Segment MRI with a handful of annotations: outline a few slices, look at the drafts in all other volumes, correct, let a network learn, repeat. Everything stays on this computer. For research, not a medical device. See the &lt;a href=&quot;{url}&quot;&gt;tutorial&lt;/a&gt;.&lt;br&gt;Keys:&lt;br&gt;{keys}&lt;br&gt;Shift with the mouse over a slice in Annotate, if it is switched on there: what is alike lights up, and is found in the other cases.</source>
        <translation>MRT segmentieren mit einer Handvoll Annotationen: einige Schichten umranden, die Entwürfe in allen anderen Volumina ansehen, korrigieren, ein Netz lernen lassen, wiederholen. Alles bleibt auf diesem Computer. Für die Forschung, kein Medizinprodukt. Siehe &lt;a href=&quot;{url}&quot;&gt;Tutorial&lt;/a&gt;.&lt;br&gt;Tasten:&lt;br&gt;{keys}&lt;br&gt;Umschalttaste mit der Maus über einer Schicht in „Annotieren“, wenn es dort eingeschaltet ist: Ähnliches leuchtet auf und wird in den anderen Fällen gefunden.</translation>
    </message>
    <message>
        <source>The first method follows Umapathy et al., 2022 (arXiv:2205.13109). Built on PyTorch, MONAI and SimpleITK.</source>
        <translation>Die erste Methode folgt Umapathy et al., 2022 (arXiv:2205.13109). Auf der Grundlage von PyTorch, MONAI und SimpleITK.</translation>
    </message>
</context>
<context>
    <name>SSLSegmentationLib</name>
    <message>
        <source>A network learns to say of a small cut-out of a slice what its slower twin says of a large one.</source>
        <translation>Ein Netz lernt, zu einem kleinen Ausschnitt einer Schicht dasselbe zu sagen wie sein langsamerer Zwilling zu einem großen.</translation>
    </message>
    <message>
        <source>A trial of what two methods give together; not measured; costs as much as both.</source>
        <translation>Ein Versuch, was zwei Methoden zusammen ergeben; nicht gemessen; kostet so viel wie beide.</translation>
    </message>
    <message>
        <source>Across volumes</source>
        <translation>Über Volumina hinweg</translation>
    </message>
    <message>
        <source>An image of another modality in the plane that each volume is projected onto (&apos;sslseg en-face&apos; gives it to a case). Without one, the setting &apos;target&apos; can be &apos;own&apos;: a projection of the volume itself.</source>
        <translation>Ein Bild einer anderen Modalität in der Ebene, auf die jedes Volumen projiziert wird („Flaches Bild …“ im Schritt „Daten“). Ohne eines kann die Einstellung „Ziel“ auf „own“ stehen: eine Projektion des Volumens selbst.</translation>
    </message>
    <message>
        <source>As Pix2Rep, where neighbouring or distant places look alike; costs about the same.</source>
        <translation>Wie Pix2Rep, wenn benachbarte oder entfernte Stellen sich ähneln; kostet etwa gleich viel.</translation>
    </message>
    <message>
        <source>BIDS tree</source>
        <translation>BIDS-Ordnerbaum</translation>
    </message>
    <message>
        <source>Bias field</source>
        <translation>Bias-Feld</translation>
    </message>
    <message>
        <source>Bias field probability</source>
        <translation>Wahrscheinlichkeit des Bias-Feldes</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Blur probability</source>
        <translation>Wahrscheinlichkeit der Unschärfe</translation>
    </message>
    <message>
        <source>Blur sigma</source>
        <translation>Sigma der Unschärfe</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Brightness probability</source>
        <translation>Wahrscheinlichkeit der Helligkeit</translation>
    </message>
    <message>
        <source>Centre momentum</source>
        <translation>Momentum des Zentrums</translation>
    </message>
    <message>
        <source>Combined (restore squares and find pixels again)</source>
        <translation>Kombiniert (Quadrate und Pixel wiederfinden)</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Contrast probability</source>
        <translation>Wahrscheinlichkeit des Kontrasts</translation>
    </message>
    <message>
        <source>Contrastive (same anatomy, other look)</source>
        <translation>Kontrastiv (gleiche Anatomie, anderes Aussehen)</translation>
    </message>
    <message>
        <source>Crop area</source>
        <translation>Fläche des Ausschnitts</translation>
    </message>
    <message>
        <source>Crop margin</source>
        <translation>Rand des Ausschnitts</translation>
    </message>
    <message>
        <source>Crop overlap</source>
        <translation>Überlappung der Ausschnitte</translation>
    </message>
    <message>
        <source>Crops per volume</source>
        <translation>Ausschnitte je Volumen</translation>
    </message>
    <message>
        <source>DICOM segmentation</source>
        <translation>DICOM-Segmentierung</translation>
    </message>
    <message>
        <source>DINO (small cut-outs foretell large ones)</source>
        <translation>DINO (kleine Ausschnitte sagen große voraus)</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Abklingen</translation>
    </message>
    <message>
        <source>Decoder stages</source>
        <translation>Stufen des Decoders</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Elastic</source>
        <translation>Elastisch</translation>
    </message>
    <message>
        <source>Elastic control points</source>
        <translation>Elastische Kontrollpunkte</translation>
    </message>
    <message>
        <source>Elastic fine</source>
        <translation>Elastisch, fein</translation>
    </message>
    <message>
        <source>Elastic fine control points</source>
        <translation>Feine elastische Kontrollpunkte</translation>
    </message>
    <message>
        <source>Elastic probability</source>
        <translation>Wahrscheinlichkeit, elastisch</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllung</translation>
    </message>
    <message>
        <source>First blur sigma</source>
        <translation>Sigma der ersten Unschärfe</translation>
    </message>
    <message>
        <source>Flip horizontal</source>
        <translation>Horizontal spiegeln</translation>
    </message>
    <message>
        <source>Flip vertical</source>
        <translation>Vertikal spiegeln</translation>
    </message>
    <message>
        <source>For a finetuning in 3D and many volumes: in a comparison of 3D pretrainings on 39 thousand of them it was the strongest.</source>
        <translation>Für ein Feintraining in 3D und viele Volumina: In einem Vergleich von 3D-Vortrainings an 39 Tausend davon war es das stärkste.</translation>
    </message>
    <message>
        <source>For a finetuning in 3D and volumes that show the same part of the body in about the same place.</source>
        <translation>Für ein Feintraining in 3D und Volumina, die denselben Körperabschnitt an etwa derselben Stelle zeigen.</translation>
    </message>
    <message>
        <source>For a finetuning in 3D; as &apos;regression&apos; otherwise.</source>
        <translation>Für ein Feintraining in 3D; sonst wie „Regression“.</translation>
    </message>
    <message>
        <source>For a finetuning in 3D; two passes a step, so twice as slow as the others.</source>
        <translation>Für ein Feintraining in 3D; zwei Durchläufe je Schritt, also doppelt so langsam wie die anderen.</translation>
    </message>
    <message>
        <source>For segmenting in a plane that volumes are projected onto (vessels, atrophy), with a second image of each case. It trains a network of its own, from which only flat masks are finetuned.</source>
        <translation>Zum Segmentieren in einer Ebene, auf die Volumina projiziert werden (Gefäße, Atrophie), mit einem zweiten Bild jedes Falls. Es trainiert ein eigenes Netz, aus dem nur flache Masken feintrainiert werden.</translation>
    </message>
    <message>
        <source>For volumes that show the same part of the body in about the same place, and one or two labelled cases: keeps the network from finding structures where none can be. One of the quickest.</source>
        <translation>Für Volumina, die denselben Körperabschnitt an etwa derselben Stelle zeigen, und einen oder zwei annotierte Fälle: hält das Netz davon ab, Strukturen zu finden, wo keine sein können. Eine der schnellsten.</translation>
    </message>
    <message>
        <source>Frozen last layer</source>
        <translation>Letzte Schicht des Netzes fest</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Gamma probability</source>
        <translation>Wahrscheinlichkeit von Gamma</translation>
    </message>
    <message>
        <source>Global and local contrast (same part of the body)</source>
        <translation>Globaler und lokaler Kontrast (gleicher Körperabschnitt)</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>Weitergegeben</translation>
    </message>
    <message>
        <source>Hand on decoder</source>
        <translation>Decoder weitergeben</translation>
    </message>
    <message>
        <source>Head batch norm</source>
        <translation>Batch-Normalisierung im Kopf</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verdeckt</translation>
    </message>
    <message>
        <source>Hides a tenth of the pixels and learns to restore them from their surroundings.</source>
        <translation>Verdeckt ein Zehntel der Pixel und lernt, sie aus ihrer Umgebung wiederherzustellen.</translation>
    </message>
    <message>
        <source>Hides a tenth of the voxels and learns to restore them from their surroundings.</source>
        <translation>Verdeckt ein Zehntel der Voxel und lernt, sie aus ihrer Umgebung wiederherzustellen.</translation>
    </message>
    <message>
        <source>Hides three quarters of the tissue in cubes and learns to restore them from what is left.</source>
        <translation>Verdeckt drei Viertel des Gewebes in Würfeln und lernt, sie aus dem Rest wiederherzustellen.</translation>
    </message>
    <message>
        <source>Hides three quarters of the tissue in squares and learns to restore them from what is left.</source>
        <translation>Verdeckt drei Viertel des Gewebes in Quadraten und lernt, sie aus dem Rest wiederherzustellen.</translation>
    </message>
    <message>
        <source>Inter-modal reconstruction (volume to flat image)</source>
        <translation>Intermodale Rekonstruktion (vom Volumen zum flachen Bild)</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Invert probability</source>
        <translation>Wahrscheinlichkeit der Umkehr</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Large size</source>
        <translation>Große Ausschnitte</translation>
    </message>
    <message>
        <source>Learns that slices of nearly the same level of the body are alike, whichever patient they are of.</source>
        <translation>Lernt, dass Schichten auf fast gleicher Höhe des Körpers sich ähneln, von welchem Patienten sie auch sind.</translation>
    </message>
    <message>
        <source>Learns that the same part of two volumes shows about the same anatomy, then to tell places in a slice apart.</source>
        <translation>Lernt, dass derselbe Abschnitt zweier Volumina etwa dieselbe Anatomie zeigt, dann, Stellen in einer Schicht zu unterscheiden.</translation>
    </message>
    <message>
        <source>Learns to draw from a volume the flat image of another modality, such as an OCT&apos;s angiogram.</source>
        <translation>Lernt, aus einem Volumen das flache Bild einer anderen Modalität zu zeichnen, etwa das Angiogramm einer OCT.</translation>
    </message>
    <message>
        <source>Learns to recognise every place of a slice after it was turned, cut out and given another look.</source>
        <translation>Lernt, jede Stelle einer Schicht wiederzuerkennen, nachdem sie gedreht, ausgeschnitten und im Aussehen verändert wurde.</translation>
    </message>
    <message>
        <source>Learns to recognise every place of a volume after it was turned, cut out and given another look.</source>
        <translation>Lernt, jede Stelle eines Volumens wiederzuerkennen, nachdem es gedreht, ausgeschnitten und im Aussehen verändert wurde.</translation>
    </message>
    <message>
        <source>Learns to tell from a piece of a slice which place of the scan it shows.</source>
        <translation>Lernt, an einem Stück einer Schicht zu erkennen, welche Stelle der Aufnahme es zeigt.</translation>
    </message>
    <message>
        <source>Learns to tell from a piece of a volume which place of the scan it shows.</source>
        <translation>Lernt, an einem Stück eines Volumens zu erkennen, welche Stelle der Aufnahme es zeigt.</translation>
    </message>
    <message>
        <source>Learns to tell slices apart, whatever part of a slice it sees and however bright it is.</source>
        <translation>Lernt, Schichten zu unterscheiden, welchen Teil davon es auch sieht und wie hell sie sind.</translation>
    </message>
    <message>
        <source>Learns which slices, and then which places in a slice, show the same anatomy under another look.</source>
        <translation>Lernt, welche Schichten und dann welche Stellen in einer Schicht dieselbe Anatomie bei anderem Aussehen zeigen.</translation>
    </message>
    <message>
        <source>Like Pix2Rep with bent slices; features must agree at each place instead of telling places apart.</source>
        <translation>Wie Pix2Rep mit verbogenen Schichten; Merkmale müssen an jeder Stelle übereinstimmen, statt Stellen zu unterscheiden.</translation>
    </message>
    <message>
        <source>MONAI bundle</source>
        <translation>MONAI-Bundle</translation>
    </message>
    <message>
        <source>MONAI data list</source>
        <translation>MONAI-Datenliste</translation>
    </message>
    <message>
        <source>Masked image modelling (restore hidden squares)</source>
        <translation>Maskierte Bilder (verdeckte Quadrate wiederherstellen)</translation>
    </message>
    <message>
        <source>Masked image modelling and Pix2Rep at once, on one network.</source>
        <translation>Maskierte Bilder und Pix2Rep zugleich, mit einem Netz.</translation>
    </message>
    <message>
        <source>Masked image modelling in 3D (restore hidden cubes)</source>
        <translation>Maskierte Bilder in 3D (verdeckte Würfel wiederherstellen)</translation>
    </message>
    <message>
        <source>Meant for many unlabelled volumes of one body region; slower than regression. On few it gains little.</source>
        <translation>Für viele Volumina ohne Maske von einer Körperregion; langsamer als Regression. Bei wenigen bringt es kaum etwas.</translation>
    </message>
    <message>
        <source>Meant for many unlabelled volumes; only the part that recognises patterns is trained, so it takes less time than methods that also train the part that draws outlines.</source>
        <translation>Für viele Volumina ohne Maske; nur der Teil, der Muster erkennt, wird trainiert; daher schneller als Methoden, die auch den Teil trainieren, der Umrisse zeichnet.</translation>
    </message>
    <message>
        <source>Meant for volumes that all cover the same region, such as one organ in one protocol; where they start and end at different places, take SimCLR.</source>
        <translation>Für Volumina, die alle dieselbe Region abdecken, etwa ein Organ in einem Protokoll; beginnen und enden sie an verschiedenen Stellen, nehmen Sie SimCLR.</translation>
    </message>
    <message>
        <source>Meant for volumes that all cover the same region; with a single volume it still learns to tell its parts apart.</source>
        <translation>Für Volumina, die alle dieselbe Region abdecken; aus einem einzigen Volumen lernt es immerhin, dessen Teile zu unterscheiden.</translation>
    </message>
    <message>
        <source>Medical Segmentation Decathlon (or nnU-Net 1)</source>
        <translation>Medical Segmentation Decathlon (oder nnU-Net 1)</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Negatives</source>
        <translation>Negative</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Nesterov&apos;s form of the momentum of sgd</source>
        <translation>Nesterovs Form des Momentums von sgd</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Noise probability</source>
        <translation>Wahrscheinlichkeit des Rauschens</translation>
    </message>
    <message>
        <source>Noise std</source>
        <translation>Standardabweichung des Rauschens</translation>
    </message>
    <message>
        <source>Offset std</source>
        <translation>Standardabweichung des Versatzes</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>PCL (same level of the body)</source>
        <translation>PCL (gleiche Höhe des Körpers)</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Patch voxels</source>
        <translation>Voxel des Ausschnitts</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Pix2Rep (find each pixel again)</source>
        <translation>Pix2Rep (jedes Pixel wiederfinden)</translation>
    </message>
    <message>
        <source>Pix2Rep in 3D (find each voxel again)</source>
        <translation>Pix2Rep in 3D (jedes Voxel wiederfinden)</translation>
    </message>
    <message>
        <source>Pix2Rep-v2 (find each pixel again, without contrast)</source>
        <translation>Pix2Rep-v2 (jedes Pixel wiederfinden, ohne Kontrast)</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Plateau patience</source>
        <translation>Geduld bis zur Halbierung</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Position (tell where each pixel lies)</source>
        <translation>Position (sagen, wo jedes Pixel liegt)</translation>
    </message>
    <message>
        <source>Position in 3D (tell where each voxel lies)</source>
        <translation>Position in 3D (sagen, wo jedes Voxel liegt)</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>Anstieg</translation>
    </message>
    <message>
        <source>Random crop</source>
        <translation>Zufälliger Ausschnitt</translation>
    </message>
    <message>
        <source>Redundancy</source>
        <translation>Redundanz</translation>
    </message>
    <message>
        <source>Regression (restore missing pixels)</source>
        <translation>Regression (fehlende Pixel wiederherstellen)</translation>
    </message>
    <message>
        <source>Regression in 3D (restore missing voxels)</source>
        <translation>Regression in 3D (fehlende Voxel wiederherstellen)</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>SSLSegmentation</source>
        <translation>SSLSegmentation</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Vergrößerung</translation>
    </message>
    <message>
        <source>Second solarized</source>
        <translation>Zweite Ausschnitte solarisiert</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>Scherung</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>SimCLR (same slice, other look)</source>
        <translation>SimCLR (gleiche Schicht, anderes Aussehen)</translation>
    </message>
    <message>
        <source>Slow axis</source>
        <translation>Langsame Achse</translation>
    </message>
    <message>
        <source>Small size</source>
        <translation>Kleine Ausschnitte</translation>
    </message>
    <message>
        <source>Small views</source>
        <translation>Zahl kleiner Ausschnitte</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>Standardisieren</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Student temperature</source>
        <translation>Temperatur des Schülers</translation>
    </message>
    <message>
        <source>Takes the least time; measured so far it helps little, and with a single labelled case it did harm.</source>
        <translation>Dauert am kürzesten; nach bisherigen Messungen hilft es wenig, und mit einem einzigen annotierten Fall hat es geschadet.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Teacher momentum</source>
        <translation>Momentum des Lehrers</translation>
    </message>
    <message>
        <source>Teacher temperature</source>
        <translation>Temperatur des Lehrers</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Temperature warmup</source>
        <translation>Anlauf der Temperatur</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Tissue level</source>
        <translation>Grenze zum Gewebe</translation>
    </message>
    <message>
        <source>Trains the encoder only and likes many volumes; in the cine study it helped less than its other methods.</source>
        <translation>Trainiert nur den Encoder und mag viele Volumina; in der Cine-Studie half es weniger als deren andere Methoden.</translation>
    </message>
    <message>
        <source>Trains the whole network at the cost of one pass; the cine study reports a Dice of 0.86 instead of 0.82 with 10 labelled patients.</source>
        <translation>Trainiert das ganze Netz zum Preis eines Durchlaufs; die Cine-Studie berichtet mit 10 annotierten Patienten einen Dice von 0,86 statt 0,82.</translation>
    </message>
    <message>
        <source>Trains the whole network pixel by pixel, for few annotated cases; slower a step than regression.</source>
        <translation>Trainiert das ganze Netz Pixel für Pixel, für wenige annotierte Fälle; je Schritt langsamer als Regression.</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Mittelung der Gewichte</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>a DICOM file of the class RT Structure Set</source>
        <translation>eine DICOM-Datei der Klasse RT Structure Set</translation>
    </message>
    <message>
        <source>a DICOM file of the class Segmentation</source>
        <translation>eine DICOM-Datei der Klasse Segmentation</translation>
    </message>
    <message>
        <source>a datalist.json with lists such as &apos;training&apos; and &apos;testing&apos;</source>
        <translation>eine datalist.json mit Listen wie „training“ und „testing“</translation>
    </message>
    <message>
        <source>a dataset.json with &apos;labels&apos; and lists of files such as &apos;training&apos;</source>
        <translation>eine dataset.json mit „labels“ und Dateilisten wie „training“</translation>
    </message>
    <message>
        <source>a file .sslseg.zip, model.pt or backbone.pt</source>
        <translation>eine Datei .sslseg.zip, model.pt oder backbone.pt</translation>
    </message>
    <message>
        <source>a folder TRAINER__PLANS__2d with plans.json and fold_0</source>
        <translation>ein Ordner TRAINER__PLANS__2d mit plans.json und fold_0</translation>
    </message>
    <message>
        <source>a folder with adaptation_plan.json, or its checkpoint .pth</source>
        <translation>ein Ordner mit adaptation_plan.json oder seine Checkpoint-Datei .pth</translation>
    </message>
    <message>
        <source>a folder with configs/metadata.json</source>
        <translation>ein Ordner mit configs/metadata.json</translation>
    </message>
    <message>
        <source>a folder with dataset.json, imagesTr and labelsTr</source>
        <translation>ein Ordner mit dataset.json, imagesTr und labelsTr</translation>
    </message>
    <message>
        <source>a folder with subjects such as sub-01, and masks in derivatives</source>
        <translation>ein Ordner mit Probanden wie sub-01 und Masken in derivatives</translation>
    </message>
    <message>
        <source>allow a linear probe from scratch, on a random network that stays as it is: a control for studies</source>
        <translation>erlaubt eine lineare Sonde von Grund auf, auf einem Zufallsnetz, das bleibt, wie es ist: eine Kontrolle für Studien</translation>
    </message>
    <message>
        <source>area of a crop as part of the slice</source>
        <translation>Fläche eines Ausschnitts als Teil der Schicht</translation>
    </message>
    <message>
        <source>area of a crop as part of the slice; 1 1 = whole slices at their own pixel size</source>
        <translation>Fläche eines Ausschnitts als Teil der Schicht; 1 1 = ganze Schichten in ihrer eigenen Pixelgröße</translation>
    </message>
    <message>
        <source>at least this part of the patches seen in training has a structure in its middle slice, and of these this part has it in its very middle</source>
        <translation>mindestens dieser Teil der Ausschnitte im Training hat eine Struktur in seiner mittleren Schicht, und davon dieser Teil genau in der Mitte</translation>
    </message>
    <message>
        <source>at least this part of the slices seen in training shows a segment</source>
        <translation>mindestens dieser Teil der Schichten im Training zeigt ein Segment</translation>
    </message>
    <message>
        <source>augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>batch normalisation in the projection head of the map</source>
        <translation>Batch-Normalisierung im Projektionskopf der Karte</translation>
    </message>
    <message>
        <source>batch normalisation in the projection head, which keeps the embeddings of a small network apart</source>
        <translation>Batch-Normalisierung im Projektionskopf, die die Einbettungen eines kleinen Netzes auseinanderhält</translation>
    </message>
    <message>
        <source>channels of each level, from full resolution down</source>
        <translation>Kanäle jeder Ebene, von der vollen Auflösung abwärts</translation>
    </message>
    <message>
        <source>channels of each stage, from full resolution down</source>
        <translation>Kanäle jeder Stufe, von der vollen Auflösung abwärts</translation>
    </message>
    <message>
        <source>channels of the last map, at full resolution, from which each pixel is classified; 0 = as many as the first stage</source>
        <translation>Kanäle der letzten Karte bei voller Auflösung, aus der jedes Pixel klassifiziert wird; 0 = so viele wie die erste Stufe</translation>
    </message>
    <message>
        <source>combine</source>
        <translation>kombiniert</translation>
    </message>
    <message>
        <source>contours of radiotherapy (RTSTRUCT)</source>
        <translation>Konturen der Strahlentherapie (RTSTRUCT)</translation>
    </message>
    <message>
        <source>correct the bias field with N4 first (10 to 60 s a volume)</source>
        <translation>zuerst das Bias-Feld mit N4 korrigieren (10 bis 60 s je Volumen)</translation>
    </message>
    <message>
        <source>course of the learning rate; &apos;plateau&apos; halves it when the validation loss stops falling</source>
        <translation>Verlauf der Lernrate; &apos;plateau&apos; halbiert sie, wenn der Validierungsfehler nicht mehr sinkt</translation>
    </message>
    <message>
        <source>cut a square out anywhere in the slice instead of about its centre; its side (1 / zoom) is then drawn evenly</source>
        <translation>ein Quadrat irgendwo aus der Schicht schneiden statt um ihre Mitte; seine Seite (1 / Zoom) wird dann gleichmäßig gezogen</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>decay of the moving average of the weights that is validated and kept; 0 = off</source>
        <translation>Abklingen des gleitenden Mittels der Gewichte, das validiert und behalten wird; 0 = aus</translation>
    </message>
    <message>
        <source>decides weights, order of slices and augmentation</source>
        <translation>bestimmt Gewichte, Reihenfolge der Schichten und Augmentierung</translation>
    </message>
    <message>
        <source>decoder stages to train, from the coarsest; 0, or more than there are, = all</source>
        <translation>Stufen des Decoders, die trainiert werden, von der gröbsten an; 0 oder mehr, als es gibt, = alle</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>dimension of the embedding before the last layer</source>
        <translation>Dimension der Einbettung vor der letzten Schicht des Netzes</translation>
    </message>
    <message>
        <source>dimension of the embedding that the loss compares</source>
        <translation>Dimension der Einbettung, die der Fehler vergleicht</translation>
    </message>
    <message>
        <source>dino</source>
        <translation>dino</translation>
    </message>
    <message>
        <source>direction of the flat image in which B-scans follow each other; where there are none it matters little</source>
        <translation>Richtung des flachen Bildes, in der B-Scans aufeinander folgen; wo es keine gibt, ist sie kaum von Bedeutung</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>exponent, log-uniform; above 1 darkens</source>
        <translation>Exponent, log-gleichverteilt; über 1 dunkelt ab</translation>
    </message>
    <message>
        <source>factor on the distance from the image&apos;s mean</source>
        <translation>Faktor auf den Abstand vom Mittelwert des Bildes</translation>
    </message>
    <message>
        <source>flat masks</source>
        <translation>flache Masken</translation>
    </message>
    <message>
        <source>free control points of the elastic shift along each axis; fewer is smoother</source>
        <translation>freie Kontrollpunkte der elastischen Verschiebung entlang jeder Achse; weniger ist glatter</translation>
    </message>
    <message>
        <source>free control points of the finer shift along each axis</source>
        <translation>freie Kontrollpunkte der feineren Verschiebung entlang jeder Achse</translation>
    </message>
    <message>
        <source>global</source>
        <translation>global</translation>
    </message>
    <message>
        <source>hand on the decoder too, not only the encoder</source>
        <translation>auch den Decoder weitergeben, nicht nur den Encoder</translation>
    </message>
    <message>
        <source>how a volume (the own one, or a paired one that is not flat) becomes a flat image: &apos;mean&apos; or &apos;max&apos; of the intensities along the axis of projection</source>
        <translation>wie ein Volumen (das eigene oder ein zugeordnetes, das nicht flach ist) zum flachen Bild wird: &apos;mean&apos; oder &apos;max&apos; der Intensitäten entlang der Projektionsachse</translation>
    </message>
    <message>
        <source>how greys are normalised: &apos;percentiles&apos; become 0 and 1; &apos;z-score&apos; gives mean 0 and standard deviation 1, as nnU-Net does, and slices as nnU-Net sees them, so that the model can be handed to nnU-Net</source>
        <translation>wie Grauwerte normalisiert werden: &apos;percentiles&apos; werden 0 und 1; &apos;z-score&apos; ergibt Mittelwert 0 und Standardabweichung 1 wie bei nnU-Net, und Schichten, wie nnU-Net sie sieht, sodass das Modell an nnU-Net gegeben werden kann</translation>
    </message>
    <message>
        <source>intermodal</source>
        <translation>intermodal</translation>
    </message>
    <message>
        <source>intersection over union of the two crops of a slice</source>
        <translation>Schnittmenge durch Vereinigung der beiden Ausschnitte einer Schicht</translation>
    </message>
    <message>
        <source>kind of network: &apos;residual_unet3d&apos; = 3D U-Net with residual blocks; &apos;unet3d&apos; = 3D U-Net</source>
        <translation>Art des Netzes: &apos;residual_unet3d&apos; = 3D-U-Net mit Residualblöcken; &apos;unet3d&apos; = 3D-U-Net</translation>
    </message>
    <message>
        <source>large</source>
        <translation>groß</translation>
    </message>
    <message>
        <source>largest blur of the first large view, which is then always blurred; 0 = as the others</source>
        <translation>größte Unschärfe des ersten großen Ausschnitts, der dann immer unscharf ist; 0 = wie die anderen</translation>
    </message>
    <message>
        <source>largest elastic shift of a control point along each axis, 0 = off; limited to 0.4 of the spacing of the control points, so that the image never folds</source>
        <translation>größte elastische Verschiebung eines Kontrollpunkts entlang jeder Achse, 0 = aus; begrenzt auf 0,4 des Abstands der Kontrollpunkte, sodass das Bild sich nie faltet</translation>
    </message>
    <message>
        <source>largest horizontal shear, either way</source>
        <translation>größte horizontale Scherung, in beide Richtungen</translation>
    </message>
    <message>
        <source>largest learning rate</source>
        <translation>größte Lernrate</translation>
    </message>
    <message>
        <source>largest log-amplitude of a smooth multiplicative field; 0.3 is a factor of 0.74 to 1.35</source>
        <translation>größte log-Amplitude eines glatten multiplikativen Feldes; 0,3 ist ein Faktor von 0,74 bis 1,35</translation>
    </message>
    <message>
        <source>largest norm of the gradient; 0 = no limit</source>
        <translation>größte Norm des Gradienten; 0 = keine Grenze</translation>
    </message>
    <message>
        <source>largest number, either way, added to all voxels after that</source>
        <translation>größte Zahl, nach oben oder unten, die danach zu allen Voxeln addiert wird</translation>
    </message>
    <message>
        <source>largest offset, up or down (images span 0 to 1)</source>
        <translation>größter Versatz, nach oben oder unten (Bilder reichen von 0 bis 1)</translation>
    </message>
    <message>
        <source>largest rotation, either way</source>
        <translation>größte Drehung, in beide Richtungen</translation>
    </message>
    <message>
        <source>largest shift along each axis</source>
        <translation>größte Verschiebung entlang jeder Achse</translation>
    </message>
    <message>
        <source>largest standard deviation of Gaussian noise (images span 0 to 1)</source>
        <translation>größte Standardabweichung des Gaußschen Rauschens (Bilder reichen von 0 bis 1)</translation>
    </message>
    <message>
        <source>largest standard deviation of a Gaussian blur</source>
        <translation>größte Standardabweichung einer Gaußschen Unschärfe</translation>
    </message>
    <message>
        <source>largest weight of the agreement on images without labels, beside the loss on labelled ones</source>
        <translation>größtes Gewicht der Übereinstimmung auf Bildern ohne Maske, neben dem Fehler auf annotierten</translation>
    </message>
    <message>
        <source>learn flat masks in the plane that volumes are projected onto, from a backbone of &apos;intermodal&apos; or from scratch; it has settings of its own</source>
        <translation>lernt flache Masken in der Ebene, auf die Volumina projiziert werden, aus einem Backbone von „intermodal“ oder von Grund auf; hat eigene Einstellungen</translation>
    </message>
    <message>
        <source>learn from test cases, too (not from validation cases); results on them are then not those of unseen patients</source>
        <translation>auch aus Testfällen lernen (nicht aus Validierungsfällen); Ergebnisse darauf sind dann nicht die bei ungesehenen Patienten</translation>
    </message>
    <message>
        <source>learn from the images (not the labels) of test cases, too (not of validation cases); results on them are then not those of unseen patients</source>
        <translation>auch aus den Bildern (nicht den Masken) von Testfällen lernen (nicht von Validierungsfällen); Ergebnisse darauf sind dann nicht die bei ungesehenen Patienten</translation>
    </message>
    <message>
        <source>learn in three dimensions, with a 3D network on patches of volumes instead of slice by slice; it has settings of its own; after a minute from scratch ahead on hippocampi, behind on livers, in two draws (docs/volumes.md)</source>
        <translation>lernt in drei Dimensionen, mit einem 3D-Netz auf Ausschnitten der Volumina statt Schicht für Schicht; hat eigene Einstellungen; nach einer Minute von Grund auf vorn bei Hippocampi, zurück bei Lebern, in zwei Ziehungen (docs/volumes.md)</translation>
    </message>
    <message>
        <source>learning rate of what came from the backbone, as a part of the rate of what is new; no effect from scratch</source>
        <translation>Lernrate dessen, was vom Backbone kam, als Teil der Rate des Neuen; ohne Wirkung von Grund auf</translation>
    </message>
    <message>
        <source>let that share fall in the course of these steps</source>
        <translation>diesen Anteil im Lauf dieser Schritte sinken lassen</translation>
    </message>
    <message>
        <source>let the network see where each pixel lies in its volume, too; &apos;auto&apos; = if the structures of the labelled volumes lie at much the same place</source>
        <translation>das Netz auch sehen lassen, wo jedes Pixel in seinem Volumen liegt; &apos;auto&apos; = wenn die Strukturen der annotierten Volumina etwa am selben Ort liegen</translation>
    </message>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>masks of volumes</source>
        <translation>Masken von Volumina</translation>
    </message>
    <message>
        <source>masks of volumes by a 3D network</source>
        <translation>Masken von Volumina durch ein 3D-Netz</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>mim</source>
        <translation>mim</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>mirror half of the parts along the rows, and half along the columns</source>
        <translation>die Hälfte der Teile entlang der Zeilen spiegeln und die Hälfte entlang der Spalten</translation>
    </message>
    <message>
        <source>momentum of the optimizer sgd</source>
        <translation>Momentum des Optimierers sgd</translation>
    </message>
    <message>
        <source>neighbours that the network sees beside each slice: &apos;0&apos; = none; &apos;1&apos; = the slice before and the one after</source>
        <translation>Nachbarn, die das Netz neben jeder Schicht sieht: &apos;0&apos; = keine; &apos;1&apos; = die Schicht davor und die danach</translation>
    </message>
    <message>
        <source>neighbours that the network sees beside each slice: &apos;0&apos; = none; &apos;1&apos; = the slice before and the one after; &apos;auto&apos; = those that the backbone has seen, none from scratch</source>
        <translation>Nachbarn, die das Netz neben jeder Schicht sieht: &apos;0&apos; = keine; &apos;1&apos; = die Schicht davor und die danach; &apos;auto&apos; = die, die das Backbone gesehen hat, von Grund auf keine</translation>
    </message>
    <message>
        <source>networks trained one after another from different random numbers, whose probabilities are averaged: steadier masks, as many times slower to train and to predict</source>
        <translation>Netze, die nacheinander mit anderen Zufallszahlen trainiert und deren Wahrscheinlichkeiten gemittelt werden: stabilere Masken, Training und Vorhersage entsprechend oft so lang</translation>
    </message>
    <message>
        <source>nnU-Net raw data set</source>
        <translation>nnU-Net-Rohdatensatz</translation>
    </message>
    <message>
        <source>nnU-Net trained model</source>
        <translation>trainiertes Modell von nnU-Net</translation>
    </message>
    <message>
        <source>nnssl checkpoint (3D backbone)</source>
        <translation>nnssl-Checkpoint (3D-Backbone)</translation>
    </message>
    <message>
        <source>normalisation layer</source>
        <translation>Normalisierungsschicht des Netzes</translation>
    </message>
    <message>
        <source>normalise the hidden layers of the head over the batch; keeps its answers from becoming all alike</source>
        <translation>die verdeckten Schichten des Kopfes über den Batch normalisieren; verhindert, dass alle Antworten gleich werden</translation>
    </message>
    <message>
        <source>number format; &apos;auto&apos; = bf16 where the processor or GPU computes with it, fp16 on older GPUs, else fp32</source>
        <translation>Zahlenformat; &apos;auto&apos; = bf16, wo Prozessor oder Grafikkarte damit rechnen, fp16 auf älteren Grafikkarten, sonst fp32</translation>
    </message>
    <message>
        <source>of cases with frames over time: frames at the same place count as alike if their phases differ by at most this part of the cycle; 0.5 = all frames do, 0 = each frame with the same one of other cases</source>
        <translation>bei Fällen mit Frames über die Zeit: Frames an derselben Stelle gelten als ähnlich, wenn sich ihre Phasen um höchstens diesen Teil des Zyklus unterscheiden; 0,5 = alle, 0 = jeder Frame nur mit demselben anderer Fälle</translation>
    </message>
    <message>
        <source>of the height</source>
        <translation>der Höhe</translation>
    </message>
    <message>
        <source>of the longer side</source>
        <translation>der längeren Seite</translation>
    </message>
    <message>
        <source>of the output size</source>
        <translation>der Ausgabegröße</translation>
    </message>
    <message>
        <source>optimisation steps (ignored if epochs is above 0)</source>
        <translation>Optimierungsschritte (nicht beachtet, wenn die Durchgänge über 0 sind)</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>outputs in which the answers of student and teacher are compared</source>
        <translation>Ausgänge, in denen die Antworten von Schüler und Lehrer verglichen werden</translation>
    </message>
    <message>
        <source>part of its weights that the teacher keeps in a step at first; it rises to 1</source>
        <translation>Teil seiner Gewichte, den der Lehrer anfangs in einem Schritt behält; steigt bis 1</translation>
    </message>
    <message>
        <source>part of itself that the teacher keeps at each step, at most; more = slower and steadier</source>
        <translation>Teil seiner selbst, den der Lehrer in jedem Schritt höchstens behält; mehr = langsamer und stetiger</translation>
    </message>
    <message>
        <source>part of the centre of the teacher&apos;s answers that is kept in a step</source>
        <translation>Teil des Zentrums der Antworten des Lehrers, der in einem Schritt behalten wird</translation>
    </message>
    <message>
        <source>part of the pixels that is replaced and restored</source>
        <translation>Teil der Pixel, der ersetzt und wiederhergestellt wird</translation>
    </message>
    <message>
        <source>part of the samples in which each structure, and what is around, gets a random intensity curve of its own</source>
        <translation>Teil der Beispiele, in denen jede Struktur und die Umgebung eine eigene zufällige Intensitätskurve bekommt</translation>
    </message>
    <message>
        <source>part of the samples that changes brightness</source>
        <translation>Teil der Beispiele, die ihre Helligkeit ändern</translation>
    </message>
    <message>
        <source>part of the samples that changes contrast</source>
        <translation>Teil der Beispiele, die ihren Kontrast ändern</translation>
    </message>
    <message>
        <source>part of the samples that changes gamma</source>
        <translation>Teil der Beispiele, die ihr Gamma ändern</translation>
    </message>
    <message>
        <source>part of the samples that gets a bias field</source>
        <translation>Teil der Beispiele, die ein Bias-Feld bekommen</translation>
    </message>
    <message>
        <source>part of the samples that gets noise</source>
        <translation>Teil der Beispiele, die Rauschen bekommen</translation>
    </message>
    <message>
        <source>part of the samples that is blurred</source>
        <translation>Teil der Beispiele, die unscharf werden</translation>
    </message>
    <message>
        <source>part of the samples that is deformed elastically</source>
        <translation>Teil der Beispiele, die elastisch verformt werden</translation>
    </message>
    <message>
        <source>part of the samples that is inverted</source>
        <translation>Teil der Beispiele, die umgekehrt werden</translation>
    </message>
    <message>
        <source>part of the samples that is mixed with a random filtering of itself</source>
        <translation>Teil der Beispiele, die mit einer zufälligen Filterung ihrer selbst gemischt werden</translation>
    </message>
    <message>
        <source>part of the second large views in which what is bright becomes dark</source>
        <translation>Teil der zweiten großen Ausschnitte, in denen Helles dunkel wird</translation>
    </message>
    <message>
        <source>part of the slice&apos;s side, at each edge, that crops keep clear of</source>
        <translation>Teil der Seite der Schicht, an jedem Rand, den Ausschnitte frei lassen</translation>
    </message>
    <message>
        <source>part of the squares that is hidden and restored</source>
        <translation>Teil der Quadrate, der verdeckt und wiederhergestellt wird</translation>
    </message>
    <message>
        <source>part of the steps during which the rate rises from 0</source>
        <translation>Teil der Schritte, in denen die Rate von 0 an steigt</translation>
    </message>
    <message>
        <source>part of the steps during which the teacher&apos;s temperature changes</source>
        <translation>Teil der Schritte, in denen sich die Temperatur des Lehrers ändert</translation>
    </message>
    <message>
        <source>part of the steps during which the weight of the agreement rises</source>
        <translation>Teil der Schritte, in denen das Gewicht der Übereinstimmung steigt</translation>
    </message>
    <message>
        <source>part of the steps, at first, during which the last layer of the student stays</source>
        <translation>Teil der Schritte, zu Beginn, in denen die letzte Schicht des Schülers fest bleibt</translation>
    </message>
    <message>
        <source>part of the steps, from the first, during which the agreement does not count</source>
        <translation>Teil der Schritte, von Beginn an, in denen die Übereinstimmung nicht zählt</translation>
    </message>
    <message>
        <source>part of the steps, from the first, during which what came from the backbone stays as it is</source>
        <translation>Teil der Schritte, von Beginn an, in denen bleibt, was vom Backbone kam</translation>
    </message>
    <message>
        <source>part of the steps, from the first, that learn from drafts; then annotated slices alone</source>
        <translation>Teil der Schritte, von Beginn an, die aus Entwürfen lernen; danach nur annotierte Schichten</translation>
    </message>
    <message>
        <source>parts that a pass takes from each volume</source>
        <translation>Teile, die ein Durchgang aus jedem Volumen nimmt</translation>
    </message>
    <message>
        <source>parts that each volume is divided into along its slices</source>
        <translation>Teile, in die jedes Volumen entlang seiner Schichten geteilt wird</translation>
    </message>
    <message>
        <source>passes over the training slices; 0 = use steps</source>
        <translation>Durchgänge durch die Trainingsschichten; 0 = Schritte verwenden</translation>
    </message>
    <message>
        <source>patches per slice, where they lie at random</source>
        <translation>Ausschnitte je Schicht, wenn sie zufällig liegen</translation>
    </message>
    <message>
        <source>patches that count as negatives: the others of the same slice, those of the whole batch, or the five nearest of the same slice</source>
        <translation>Ausschnitte, die als Negative zählen: die anderen derselben Schicht, die des ganzen Batches oder die fünf nächsten derselben Schicht</translation>
    </message>
    <message>
        <source>pcl</source>
        <translation>pcl</translation>
    </message>
    <message>
        <source>pix2rep</source>
        <translation>pix2rep</translation>
    </message>
    <message>
        <source>pix2rep v2</source>
        <translation>pix2rep v2</translation>
    </message>
    <message>
        <source>pixels of a batch that are compared</source>
        <translation>Pixel eines Batches, die verglichen werden</translation>
    </message>
    <message>
        <source>pixels of a batch that are compared, many more than the embedding has dimensions; 0 = all</source>
        <translation>Pixel eines Batches, die verglichen werden, viel mehr, als die Einbettung Dimensionen hat; 0 = alle</translation>
    </message>
    <message>
        <source>pixels of the flat image: &apos;square&apos; resamples, &apos;native&apos; keeps those of each volume</source>
        <translation>Pixel des flachen Bildes: &apos;square&apos; rechnet um, &apos;native&apos; behält die jedes Volumens</translation>
    </message>
    <message>
        <source>pixels of the longer side of a typical flat image</source>
        <translation>Pixel der längeren Seite eines typischen flachen Bildes</translation>
    </message>
    <message>
        <source>pixels of the longer side of a typical slice</source>
        <translation>Pixel der längeren Seite einer typischen Schicht</translation>
    </message>
    <message>
        <source>plane of the slices</source>
        <translation>Ebene der Schichten</translation>
    </message>
    <message>
        <source>plane of the slices, which the volume is a stack of</source>
        <translation>Ebene der Schichten, aus denen das Volumen besteht</translation>
    </message>
    <message>
        <source>plane that volumes are projected onto; &apos;acquired&apos; = the one given with the cases, else that of the slices</source>
        <translation>Ebene, auf die Volumina projiziert werden; &apos;acquired&apos; = die mit den Fällen angegebene, sonst die der Schichten</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>probability from which on a drafted pixel is learnt from; 0 = all are</source>
        <translation>Wahrscheinlichkeit, ab der aus einem Pixel des Entwurfs gelernt wird; 0 = aus allen</translation>
    </message>
    <message>
        <source>projections, which make flat masks of volumes</source>
        <translation>Projektionen, die aus Volumina flache Masken machen</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>reconstruct the inverted image: where what matters is dark in it, as atrophy in autofluorescence</source>
        <translation>das umgekehrte Bild rekonstruieren: wenn darin dunkel ist, worauf es ankommt, wie Atrophie in der Autofluoreszenz</translation>
    </message>
    <message>
        <source>regression</source>
        <translation>Regression</translation>
    </message>
    <message>
        <source>residual blocks of each stage, from full resolution down; the last number holds for the stages after it</source>
        <translation>Residualblöcke jeder Stufe, von der vollen Auflösung abwärts; die letzte Zahl gilt für die Stufen danach</translation>
    </message>
    <message>
        <source>rows (slow) and columns (fast) of the parts that the network learns from, over the full depth</source>
        <translation>Zeilen (langsam) und Spalten (schnell) der Teile, aus denen das Netz lernt, über die ganze Tiefe</translation>
    </message>
    <message>
        <source>segmentation loss</source>
        <translation>Fehlermaß der Segmentierung</translation>
    </message>
    <message>
        <source>sequences (channels) that the network sees, as T2,ADC; none = all that a case which is learnt from has</source>
        <translation>Sequenzen (Kanäle), die das Netz sieht, etwa T2,ADC; keine = alle, die ein Fall hat, aus dem gelernt wird</translation>
    </message>
    <message>
        <source>share of drafts among the slices of such a step; the others are annotated</source>
        <translation>Anteil der Entwürfe unter den Schichten eines solchen Schritts; die anderen sind annotiert</translation>
    </message>
    <message>
        <source>side of a patch on the decoder&apos;s map</source>
        <translation>Seite eines Ausschnitts auf der Karte des Decoders</translation>
    </message>
    <message>
        <source>side of a square; it must divide the size of the patches</source>
        <translation>Seite eines Quadrats; sie muss die Größe der Ausschnitte teilen</translation>
    </message>
    <message>
        <source>side of the 2 large views as part of the slice&apos;s</source>
        <translation>Seite der 2 großen Ausschnitte als Teil der Seite der Schicht</translation>
    </message>
    <message>
        <source>side of the small views as part of the slice&apos;s</source>
        <translation>Seite der kleinen Ausschnitte als Teil der Seite der Schicht</translation>
    </message>
    <message>
        <source>side of the squares that are hidden; 1 = single pixels, as in the paper</source>
        <translation>Seite der verdeckten Quadrate; 1 = einzelne Pixel, wie in der Publikation</translation>
    </message>
    <message>
        <source>simclr</source>
        <translation>simclr</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>slices closer than this count as the same place, as part of the length of a volume; 0.1 suits thin slices and long series (cine MRI, CT), 0.35 was used for the 6 to 18 slices of cardiac MRI (ACDC); 0 = SimCLR</source>
        <translation>Schichten, die näher liegen als dies, gelten als dieselbe Stelle, als Teil der Länge eines Volumens; 0,1 passt zu dünnen Schichten und langen Serien (Cine-MRT, CT), 0,35 wurde für die 6 bis 18 Schichten der Herz-MRT verwendet (ACDC); 0 = SimCLR</translation>
    </message>
    <message>
        <source>slices of the same part of other volumes count as alike, too (G^D); without, only views of one slice (G^D-)</source>
        <translation>auch Schichten desselben Abschnitts anderer Volumina gelten als ähnlich (G^D); ohne dies nur Ansichten einer Schicht (G^D-)</translation>
    </message>
    <message>
        <source>slices per step</source>
        <translation>Schichten je Schritt</translation>
    </message>
    <message>
        <source>slices without labels a step, for each labelled one</source>
        <translation>Schichten ohne Maske je Schritt, für jede annotierte</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>small views of each slice, which the student alone sees</source>
        <translation>kleine Ausschnitte jeder Schicht, die nur der Schüler sieht</translation>
    </message>
    <message>
        <source>smallest and largest factor on all voxels</source>
        <translation>kleinster und größter Faktor auf alle Voxel</translation>
    </message>
    <message>
        <source>squares whose mean intensity is below this are air: never hidden, never counted (images span 0 to 1); 0 = hide anywhere</source>
        <translation>Quadrate mit kleinerer mittlerer Intensität sind Luft: nie verdeckt, nie gezählt (Bilder reichen von 0 bis 1); 0 = überall verdecken</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>standard deviation of a random number added to all voxels of a part</source>
        <translation>Standardabweichung einer Zufallszahl, die zu allen Voxeln eines Teils addiert wird</translation>
    </message>
    <message>
        <source>standard deviation of the noise in the images that the teacher sees (images span 0 to 1)</source>
        <translation>Standardabweichung des Rauschens in den Bildern, die der Lehrer sieht (Bilder reichen von 0 bis 1)</translation>
    </message>
    <message>
        <source>standard deviation of the replacing noise (images span 0 to 1)</source>
        <translation>Standardabweichung des ersetzenden Rauschens (Bilder reichen von 0 bis 1)</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>steps between validations; 0 = once per pass, at most 40 in all unless the schedule is plateau</source>
        <translation>Schritte zwischen Validierungen; 0 = einmal je Durchgang, insgesamt höchstens 40, außer beim Verlauf plateau</translation>
    </message>
    <message>
        <source>swap left and right in half of the samples</source>
        <translation>in der Hälfte der Beispiele links und rechts vertauschen</translation>
    </message>
    <message>
        <source>swap top and bottom in half of the samples</source>
        <translation>in der Hälfte der Beispiele oben und unten vertauschen</translation>
    </message>
    <message>
        <source>temperature of the contrast</source>
        <translation>Temperatur des Kontrasts</translation>
    </message>
    <message>
        <source>temperature of the student&apos;s answers</source>
        <translation>Temperatur der Antworten des Schülers</translation>
    </message>
    <message>
        <source>temperature of the teacher&apos;s answers, at first and after its warm-up</source>
        <translation>Temperatur der Antworten des Lehrers, anfangs und nach dem Anlauf</translation>
    </message>
    <message>
        <source>the encoder&apos;s map is averaged over a grid of this side before the head; 1 = over the whole map</source>
        <translation>die Karte des Encoders wird vor dem Kopf über ein Gitter dieser Seitenlänge gemittelt; 1 = über die ganze Karte</translation>
    </message>
    <message>
        <source>the last layer alone</source>
        <translation>nur die letzte Schicht des Netzes</translation>
    </message>
    <message>
        <source>the same for a second, finer elastic shift on top of the first, 0 = off</source>
        <translation>dasselbe für eine zweite, feinere elastische Verschiebung zusätzlich zur ersten, 0 = aus</translation>
    </message>
    <message>
        <source>the whole network</source>
        <translation>das ganze Netz</translation>
    </message>
    <message>
        <source>time that all of the run may take on the computer that trains it, which decides the number of steps; 0 = as many steps as are set</source>
        <translation>Zeit, die der ganze Lauf auf dem trainierenden Computer brauchen darf und die die Zahl der Schritte bestimmt; 0 = so viele Schritte, wie eingestellt sind</translation>
    </message>
    <message>
        <source>turn half of the parts by 180 degrees in the en-face plane</source>
        <translation>die Hälfte der Teile in der En-face-Ebene um 180 Grad drehen</translation>
    </message>
    <message>
        <source>validations without improvement before the rate is halved</source>
        <translation>Validierungen ohne Verbesserung, bis die Rate halbiert wird</translation>
    </message>
    <message>
        <source>volumes, which a 3D network sees in three dimensions</source>
        <translation>Volumina, die ein 3D-Netz in drei Dimensionen sieht</translation>
    </message>
    <message>
        <source>voxels</source>
        <translation>Voxel</translation>
    </message>
    <message>
        <source>voxels along the axis of projection that every volume is resampled to; 0 = as many as a typical volume has, and at least what the network needs</source>
        <translation>Voxel entlang der Projektionsachse, auf die jedes Volumen umgerechnet wird; 0 = so viele, wie ein typisches Volumen hat, und mindestens, was das Netz braucht</translation>
    </message>
    <message>
        <source>voxels of the patches that it learns from, at most about; memory and time of a step grow with it</source>
        <translation>Voxel der Ausschnitte, aus denen es lernt, etwa höchstens; Speicher und Zeit eines Schritts wachsen damit</translation>
    </message>
    <message>
        <source>warp</source>
        <translation>Verformung</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>Abnahme der Gewichte</translation>
    </message>
    <message>
        <source>weight of restoring squares; the rest is for finding pixels again</source>
        <translation>Gewicht des Wiederherstellens von Quadraten; der Rest gilt dem Wiederfinden von Pixeln</translation>
    </message>
    <message>
        <source>weight of the terms that keep dimensions apart</source>
        <translation>Gewicht der Terme, die Dimensionen auseinanderhalten</translation>
    </message>
    <message>
        <source>weights to begin with: &apos;random&apos; = random ones; &apos;starter&apos; = those of the starter backbone, pretrained on computed shapes, which has the network of the preset quick</source>
        <translation>Gewichte zu Beginn: &apos;random&apos; = zufällige; &apos;starter&apos; = die des Starter-Backbones, vortrainiert mit berechneten Formen, der das Netz der Voreinstellung quick hat</translation>
    </message>
    <message>
        <source>what gets mean 0 and standard deviation 1 before the network</source>
        <translation>was vor dem Netz Mittelwert 0 und Standardabweichung 1 bekommt</translation>
    </message>
    <message>
        <source>what hides the squares: the mean of what stays visible, or zero (black)</source>
        <translation>was die Quadrate verdeckt: der Mittelwert dessen, was sichtbar bleibt, oder null (schwarz)</translation>
    </message>
    <message>
        <source>what is reconstructed: &apos;paired&apos; = the image of another modality that each case has; &apos;own&apos; = a projection of the volume itself, which needs no second image</source>
        <translation>was rekonstruiert wird: &apos;paired&apos; = das Bild einer anderen Modalität, das jeder Fall hat; &apos;own&apos; = eine Projektion des Volumens selbst, die kein zweites Bild braucht</translation>
    </message>
    <message>
        <source>what learns: &apos;full&apos; = the whole network; &apos;drafts&apos; = the whole network, first from drafts of the cases without labels (behind &apos;full&apos; in the few trainings that were measured); &apos;linear_probe&apos; = the last layer alone, on the backbone as it is, in seconds; &apos;mean_teacher&apos; = the whole network, from images without labels, too</source>
        <translation>was lernt: &apos;full&apos; = das ganze Netz; &apos;drafts&apos; = das ganze Netz, zuerst aus Entwürfen der Fälle ohne Maske (hinter &apos;full&apos; in den wenigen Trainings, die gemessen wurden); &apos;linear_probe&apos; = nur die letzte Schicht des Netzes, auf dem Backbone, wie es ist, in Sekunden; &apos;mean_teacher&apos; = das ganze Netz, auch aus Bildern ohne Maske</translation>
    </message>
    <message>
        <source>what replaces the pixels</source>
        <translation>was die Pixel ersetzt</translation>
    </message>
    <message>
        <source>what the loss measures: squared (mse) or absolute (l1) differences</source>
        <translation>was der Fehler misst: quadrierte (mse) oder absolute (l1) Differenzen</translation>
    </message>
    <message>
        <source>where the patches lie: at random, or at 13 fixed places spread over the slice (Chaitanya)</source>
        <translation>wo die Ausschnitte liegen: zufällig oder an 13 festen, über die Schicht verteilten Stellen (Chaitanya)</translation>
    </message>
    <message>
        <source>which of the two networks is validated and becomes the model</source>
        <translation>welches der beiden Netze validiert und zum Modell wird</translation>
    </message>
    <message>
        <source>whose encoder is handed on</source>
        <translation>wessen Encoder weitergegeben wird</translation>
    </message>
    <message>
        <source>width of the projection head</source>
        <translation>Breite des Projektionskopfes</translation>
    </message>
    <message>
        <source>width of the projection head&apos;s hidden layer</source>
        <translation>Breite der verdeckten Schicht des Projektionskopfes</translation>
    </message>
    <message>
        <source>width of the two hidden layers of the head</source>
        <translation>Breite der beiden verdeckten Schichten des Kopfes</translation>
    </message>
    <message>
        <source>zoom of the content, log-uniform; above 1 magnifies</source>
        <translation>Vergrößerung des Inhalts, log-gleichverteilt; über 1 vergrößert</translation>
    </message>
</context>
<context>
    <name>environment.Environment</name>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation>„{path}“ lässt sich nicht starten ({reason}).</translation>
    </message>
    <message>
        <source>Checking what this computer can compute with …</source>
        <translation>Es wird geprüft, womit dieser Computer rechnen kann …</translation>
    </message>
    <message>
        <source>Choose the program itself, for example bin/python (Windows: python.exe) of an environment.</source>
        <translation>Wählen Sie das Programm selbst, zum Beispiel bin/python (Windows: python.exe) einer Umgebung.</translation>
    </message>
    <message>
        <source>It cannot find SSLSegmentation&apos;s library: is it a Python of version 3.10 or newer?</source>
        <translation>Es findet die Bibliothek von SSLSegmentation nicht: Ist es ein Python ab Version 3.10?</translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation>Noch nicht geprüft.</translation>
    </message>
    <message>
        <source>The check gave no answer.</source>
        <translation>Die Prüfung gab keine Antwort.</translation>
    </message>
    <message>
        <source>The check took longer than {count:.0f} s.</source>
        <translation>Die Prüfung dauerte länger als {count:.0f} s.</translation>
    </message>
    <message>
        <source>There is no Python at &apos;{path}&apos;.</source>
        <translation>Unter „{path}“ gibt es kein Python.</translation>
    </message>
    <message>
        <source>This Python lacks what computing needs: {names}.</source>
        <translation>Diesem Python fehlt, was zum Rechnen nötig ist: {names}.</translation>
    </message>
    <message>
        <source>checking …</source>
        <translation>wird geprüft …</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>nicht eingerichtet</translation>
    </message>
</context>
<context>
    <name>environment.InstallFailures</name>
    <message>
        <source>A firewall or proxy may be in between; ask who looks after your network.</source>
        <translation>Vielleicht ist eine Firewall oder ein Proxy dazwischen; fragen Sie, wer Ihr Netzwerk betreut.</translation>
    </message>
    <message>
        <source>Changed among Slicer&apos;s packages: {names} was removed; install Slicer anew if it misses that.</source>
        <translation>Geändert an Slicers Paketen: {names} wurde entfernt; installieren Sie Slicer neu, falls ihm das fehlt.</translation>
    </message>
    <message>
        <source>Check the connection to the internet, and whether a firewall or proxy refuses it; then try again.</source>
        <translation>Prüfen Sie die Internetverbindung und ob eine Firewall oder ein Proxy sie verweigert; versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Choose another Python that has torch and MONAI, or a newer Slicer. The log names the package.</source>
        <translation>Wählen Sie ein anderes Python, das torch und MONAI hat, oder ein neueres Slicer. Das Protokoll nennt das Paket.</translation>
    </message>
    <message>
        <source>Choose another Python that has torch and MONAI, or a newer Slicer. The log names the packages.</source>
        <translation>Wählen Sie ein anderes Python, das torch und MONAI hat, oder ein neueres Slicer. Das Protokoll nennt die Pakete.</translation>
    </message>
    <message>
        <source>It can be started again at any time.</source>
        <translation>Sie können sie jederzeit neu starten.</translation>
    </message>
    <message>
        <source>Make room on the disk of Slicer&apos;s folder, and try again.</source>
        <translation>Schaffen Sie Platz auf der Festplatte von Slicers Ordner, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Nothing of Slicer&apos;s packages was changed.</source>
        <translation>An Slicers Paketen wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Slicer&apos;s folder cannot be written to.</source>
        <translation>In Slicers Ordner kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Start Slicer with the rights to change it, or install Slicer for yourself alone, and try again.</source>
        <translation>Starten Sie Slicer mit den nötigen Rechten, oder installieren Sie Slicer nur für sich, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The connection to the packages is not trusted: a certificate is unknown.</source>
        <translation>Der Verbindung zu den Paketen wird nicht vertraut: Ein Zertifikat ist unbekannt.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Die Festplatte ist voll.</translation>
    </message>
    <message>
        <source>The download broke off.</source>
        <translation>Der Download brach ab.</translation>
    </message>
    <message>
        <source>The installation failed.</source>
        <translation>Die Installation ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The installation was stopped.</source>
        <translation>Die Installation wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The log below says more.</source>
        <translation>Mehr steht unten im Protokoll.</translation>
    </message>
    <message>
        <source>The packages could not be downloaded: there is no connection.</source>
        <translation>Die Pakete konnten nicht heruntergeladen werden: Es gibt keine Verbindung.</translation>
    </message>
    <message>
        <source>The packages do not fit to those that Slicer has already.</source>
        <translation>Die Pakete passen nicht zu denen, die Slicer schon hat.</translation>
    </message>
    <message>
        <source>There is no build of a package for this Slicer&apos;s Python.</source>
        <translation>Für das Python dieses Slicers gibt es eines der Pakete nicht.</translation>
    </message>
    <message>
        <source>Try again; what was downloaded whole is not downloaded twice.</source>
        <translation>Versuchen Sie es erneut; was ganz heruntergeladen ist, wird nicht noch einmal geladen.</translation>
    </message>
</context>
<context>
    <name>environment.Installation</name>
    <message>
        <source>A download of about {download:.0f} GB that takes {taken:.0f} GB on the disk, for your {gpu}.</source>
        <translation>Ein Download von etwa {download:.0f} GB, der {taken:.0f} GB auf der Festplatte belegt, für Ihre Grafikkarte ({gpu}).</translation>
    </message>
    <message>
        <source>A download of about {download:.0f} MB.</source>
        <translation>Ein Download von etwa {download:.0f} MB.</translation>
    </message>
    <message>
        <source>A download of about {download:.1f} GB that takes {taken:.0f} GB on the disk.</source>
        <translation>Ein Download von etwa {download:.1f} GB, der {taken:.0f} GB auf der Festplatte belegt.</translation>
    </message>
    <message>
        <source>Check this computer first.</source>
        <translation>Prüfen Sie zuerst diesen Computer.</translation>
    </message>
    <message>
        <source>It is being installed.</source>
        <translation>Die Installation läuft.</translation>
    </message>
    <message>
        <source>It takes {needed:.1f} GB on the disk of Slicer&apos;s folder, and {free:.1f} GB are free: make room first.</source>
        <translation>Es braucht {needed:.1f} GB auf der Festplatte von Slicers Ordner, und {free:.1f} GB sind frei: Schaffen Sie zuerst Platz.</translation>
    </message>
    <message>
        <source>Jobs run in a Python of your own: install the packages there, with the tool that made it.</source>
        <translation>Die Aufträge laufen in einem eigenen Python: Installieren Sie die Pakete dort, mit dem Werkzeug, das es angelegt hat.</translation>
    </message>
    <message>
        <source>Nothing is downloaded or changed before you do that.</source>
        <translation>Vorher wird nichts heruntergeladen oder geändert.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Es fehlt nichts.</translation>
    </message>
    <message>
        <source>Slicer could not be started to install packages ({reason}).</source>
        <translation>Slicer konnte zum Installieren der Pakete nicht gestartet werden ({reason}).</translation>
    </message>
    <message>
        <source>Slicer&apos;s extension &apos;PyTorch&apos; is not installed: get it in the Extensions Manager, and restart Slicer.</source>
        <translation>Slicers Erweiterung „PyTorch“ ist nicht installiert: Holen Sie sie im Erweiterungsmanager und starten Sie Slicer neu.</translation>
    </message>
    <message>
        <source>Slicer&apos;s folder cannot be written to ({reason}).</source>
        <translation>In Slicers Ordner kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>Slicer&apos;s module &apos;PyTorch Utils&apos; will be shown. In it:
1. Uninstall PyTorch.
2. Restart Slicer.
3. Come here again, and install what is missing: the build for your GPU is chosen then.</source>
        <translation>Slicers Modul „PyTorch Utils“ wird angezeigt. Darin:
1. PyTorch deinstallieren.
2. Slicer neu starten.
3. Hierher zurückkehren und das Fehlende installieren: Dann wird die Version für Ihre Grafikkarte gewählt.</translation>
    </message>
    <message>
        <source>Start Slicer with the rights to change it, or choose another Python that has torch and MONAI.</source>
        <translation>Starten Sie Slicer mit den nötigen Rechten, oder wählen Sie ein anderes Python, das torch und MONAI hat.</translation>
    </message>
    <message>
        <source>That is a download of about 3 GB and takes 7 GB on the disk; {free:.0f} GB are free.</source>
        <translation>Das ist ein Download von etwa 3 GB und belegt 7 GB auf der Festplatte; {free:.0f} GB sind frei.</translation>
    </message>
    <message>
        <source>The page of PyTorch will be shown in your browser. Choose your system and CUDA there, and run the command that it shows with this Python:
{python}
Then come back, and check again.</source>
        <translation>Die Seite von PyTorch wird in Ihrem Browser angezeigt. Wählen Sie dort Ihr System und CUDA, und führen Sie den angezeigten Befehl mit diesem Python aus:
{python}
Kehren Sie dann zurück und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>Wait for the check of this computer.</source>
        <translation>Warten Sie, bis dieser Computer geprüft ist.</translation>
    </message>
    <message>
        <source>Wait for the installation.</source>
        <translation>Warten Sie auf die Installation.</translation>
    </message>
    <message>
        <source>{free:.0f} GB are free.</source>
        <translation>{free:.0f} GB sind frei.</translation>
    </message>
</context>
<context>
    <name>panels.AnnotatePanel</name>
    <message>
        <source>Add volumes first, in the step &apos;Data&apos;.</source>
        <translation>Fügen Sie zuerst Volumina hinzu, im Schritt „Daten“.</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>Grow from seeds</source>
        <translation>Aus Samen ziehen</translation>
    </message>
    <message>
        <source>Name the structures to outline first, above.</source>
        <translation>Benennen Sie oben zuerst die Strukturen, die umrandet werden sollen.</translation>
    </message>
    <message>
        <source>Next ▶</source>
        <translation>Weiter ▶</translation>
    </message>
    <message>
        <source>Next: name the structures to outline, with &apos;Add&apos; (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: Strukturen benennen, die umrandet werden sollen, mit „Hinzufügen“ (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>Next: outline the structures in some slices; &apos;Start here&apos; says in which (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: Strukturen in einigen Schichten umranden; in welchen, sagt „Hier beginnen“ (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Kein Fall ist geöffnet.</translation>
    </message>
    <message>
        <source>No further slice is suggested.</source>
        <translation>Keine weitere Schicht wird vorgeschlagen.</translation>
    </message>
    <message>
        <source>Not needed: what you draw is saved by itself every minute, and whenever you go elsewhere.</source>
        <translation>Nicht nötig: Was Sie zeichnen, wird jede Minute von selbst gespeichert, und sobald Sie etwas anderes öffnen.</translation>
    </message>
    <message>
        <source>On a flat image there is nothing between slices to fill.</source>
        <translation>Auf einem flachen Bild gibt es nichts zwischen Schichten zu füllen.</translation>
    </message>
    <message>
        <source>Open a case first.</source>
        <translation>Öffnen Sie zuerst einen Fall.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save this case, and open the one above. (Key P)</source>
        <translation>Diesen Fall speichern und den darüber öffnen. (Taste P)</translation>
    </message>
    <message>
        <source>Save this case, and open the one below. (Key N)</source>
        <translation>Diesen Fall speichern und den darunter öffnen. (Taste N)</translation>
    </message>
    <message>
        <source>Select a case above.</source>
        <translation>Wählen Sie oben einen Fall.</translation>
    </message>
    <message>
        <source>Slicer&apos;s own effect: fills this volume from what is drawn in it, with all structures and a background. Once each structure is begun in some slices, it is mostly better here than the draft. &apos;Apply&apos; of the effect takes what it shows.</source>
        <translation>Slicers eigener Effekt: füllt dieses Volumen aus dem, was darin gezeichnet ist, mit allen Strukturen und einem Hintergrund. Sobald jede Struktur in einigen Schichten begonnen ist, ist er hier meist besser als der Entwurf. „Anwenden“ des Effekts übernimmt, was er zeigt.</translation>
    </message>
    <message>
        <source>There is no case further down.</source>
        <translation>Weiter unten gibt es keinen Fall.</translation>
    </message>
    <message>
        <source>There is no case further up.</source>
        <translation>Weiter oben gibt es keinen Fall.</translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation>gespeichert {time}</translation>
    </message>
    <message>
        <source>◀ Previous</source>
        <translation>◀ Zurück</translation>
    </message>
</context>
<context>
    <name>panels.DataPanel</name>
    <message>
        <source>A DICOM folder …</source>
        <translation>Ein DICOM-Ordner …</translation>
    </message>
    <message>
        <source>A data set with masks (dataset.json) …</source>
        <translation>Ein Datensatz mit Masken (dataset.json) …</translation>
    </message>
    <message>
        <source>A data set&apos;s folder (nnU-Net, MONAI, BIDS) …</source>
        <translation>Der Ordner eines Datensatzes (nnU-Net, MONAI, BIDS) …</translation>
    </message>
    <message>
        <source>A folder, with all below it …</source>
        <translation>Ein Ordner mit allem darin …</translation>
    </message>
    <message>
        <source>Add them again with another voxel size …</source>
        <translation>Mit anderer Voxelgröße neu hinzufügen …</translation>
    </message>
    <message>
        <source>Add volumes</source>
        <translation>Volumina hinzufügen</translation>
    </message>
    <message>
        <source>Adding volumes</source>
        <translation>Volumina werden hinzugefügt</translation>
    </message>
    <message>
        <source>Also what looks like a mask</source>
        <translation>Auch was wie eine Maske aussieht</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Description of the data set</source>
        <translation>Beschreibung des Datensatzes</translation>
    </message>
    <message>
        <source>Files that look like masks, by their content and their place, are left out and named below: networks would learn from them as from images. Choose this if they are images.</source>
        <translation>Dateien, die nach Inhalt und Ort wie Masken aussehen, werden ausgelassen und unten genannt: Netze würden daraus wie aus Bildern lernen. Wählen Sie dies, wenn es Bilder sind.</translation>
    </message>
    <message>
        <source>Files that stay where they are keep the voxel size that they say.</source>
        <translation>Dateien, die bleiben, wo sie sind, behalten ihre eigene Voxelgröße.</translation>
    </message>
    <message>
        <source>Files …</source>
        <translation>Dateien …</translation>
    </message>
    <message>
        <source>Folder of the data set</source>
        <translation>Ordner des Datensatzes</translation>
    </message>
    <message>
        <source>Folder with volumes or DICOM</source>
        <translation>Ordner mit Volumina oder DICOM</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Importing volumes</source>
        <translation>Volumina werden importiert</translation>
    </message>
    <message>
        <source>It stops after the volume at hand.</source>
        <translation>Es endet nach dem aktuellen Volumen.</translation>
    </message>
    <message>
        <source>Leave files where they are</source>
        <translation>Dateien lassen, wo sie sind</translation>
    </message>
    <message>
        <source>Making volumes</source>
        <translation>Volumina werden erzeugt</translation>
    </message>
    <message>
        <source>NRRD, NIfTI, MHA, DICOM, or what is loaded in Slicer. It can also be dragged onto the table.</source>
        <translation>NRRD, NIfTI, MHA, DICOM, oder was in Slicer geladen ist. Es kann auch auf die Tabelle gezogen werden.</translation>
    </message>
    <message>
        <source>Next: &apos;Open&apos; a project, &apos;Create&apos; one, or &apos;Try the demo&apos; (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: ein Projekt „Öffnen“, eines „Anlegen“ oder „Demo ausprobieren“ (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>Next: add the volumes that you want to segment, with &apos;Add volumes&apos; (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: Volumina hinzufügen, die Sie segmentieren möchten, mit „Volumina hinzufügen“ (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Saves disk space, but the files must stay where they are. Otherwise they are copied into the project. DICOM is always copied.</source>
        <translation>Spart Speicherplatz, doch die Dateien müssen bleiben, wo sie sind. Sonst werden sie ins Projekt kopiert. DICOM wird immer kopiert.</translation>
    </message>
    <message>
        <source>Select cases in the table first (with Shift or Ctrl several).</source>
        <translation>Wählen Sie zuerst Fälle in der Tabelle (mit Umschalt oder Strg mehrere).</translation>
    </message>
    <message>
        <source>Several sequences of each scan (T2, ADC) …</source>
        <translation>Mehrere Sequenzen je Untersuchung (T2, ADC) …</translation>
    </message>
    <message>
        <source>Shows where to write it.</source>
        <translation>Zeigt, wo es einzutragen ist.</translation>
    </message>
    <message>
        <source>Slicer&apos;s DICOM database …</source>
        <translation>Slicers DICOM-Datenbank …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Take the selected cases out of the project. Nothing is deleted.</source>
        <translation>Nimmt die ausgewählten Fälle aus dem Projekt. Nichts wird gelöscht.</translation>
    </message>
    <message>
        <source>Taking cases out</source>
        <translation>Fälle werden herausgenommen</translation>
    </message>
    <message>
        <source>Test cases</source>
        <translation>Testfälle</translation>
    </message>
    <message>
        <source>The record of a selected case is damaged.</source>
        <translation>Der Eintrag eines ausgewählten Falls ist beschädigt.</translation>
    </message>
    <message>
        <source>The scene …</source>
        <translation>Die Szene …</translation>
    </message>
    <message>
        <source>The voxel size written above is for files and folders. That of a volume in the scene is set in Slicer&apos;s module Volumes, under Volume Information, before it is added.</source>
        <translation>Die oben eingetragene Voxelgröße gilt für Dateien und Ordner. Die eines Volumens der Szene stellen Sie vor dem Hinzufügen in Slicers Modul „Volumes“ unter „Volume Information“ ein.</translation>
    </message>
    <message>
        <source>Tick at least one volume.</source>
        <translation>Haken Sie mindestens ein Volumen an.</translation>
    </message>
    <message>
        <source>Use selected for</source>
        <translation>Verwenden für</translation>
    </message>
    <message>
        <source>Use the selected cases for this.</source>
        <translation>Die ausgewählten Fälle dafür verwenden.</translation>
    </message>
    <message>
        <source>Volumes are being added: wait, or stop it.</source>
        <translation>Volumina werden gerade hinzugefügt: Warten Sie, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>Volumes that are added stay.</source>
        <translation>Hinzugefügte Volumina bleiben.</translation>
    </message>
    <message>
        <source>Volumes to add</source>
        <translation>Volumina zum Hinzufügen</translation>
    </message>
    <message>
        <source>Write what is known above. Take the cases out (Remove …, nothing is deleted), and add them again.</source>
        <translation>Tragen Sie oben ein, was bekannt ist. Nehmen Sie die Fälle heraus („Entfernen …“, nichts wird gelöscht) und fügen Sie sie neu hinzu.</translation>
    </message>
    <message>
        <source>Writing cases</source>
        <translation>Fälle werden geschrieben</translation>
    </message>
    <message>
        <source>as</source>
        <translation>als</translation>
    </message>
    <message>
        <source>{count} of them are test cases ({names}).

Once a network has seen a test case, its test result no longer says how good it is on new cases. Use them for &apos;{role}&apos; all the same?</source>
        <translation>{count} davon sind Testfälle ({names}).

Hat ein Netz einen Testfall einmal gesehen, sagt dessen Ergebnis nicht mehr, wie gut es bei neuen Fällen ist. Trotzdem für „{role}“ verwenden?</translation>
    </message>
</context>
<context>
    <name>panels.FinetunePanel</name>
    <message>
        <source>&apos;{name}&apos; cannot be used: {why}</source>
        <translation>„{name}“ kann nicht verwendet werden: {why}</translation>
    </message>
    <message>
        <source>Choose a pretraining to compare; if there is none yet, make one in the step &apos;Pretrain&apos;.</source>
        <translation>Wählen Sie ein Vortraining zum Vergleichen; gibt es noch keines, starten Sie eines im Schritt „Vortraining“.</translation>
    </message>
    <message>
        <source>Compare with from-scratch</source>
        <translation>Mit Start von Grund auf vergleichen</translation>
    </message>
    <message>
        <source>Error (lower is better)</source>
        <translation>Fehler (kleiner ist besser)</translation>
    </message>
    <message>
        <source>Finetune</source>
        <translation>Feintraining</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>Von Grund auf</translation>
    </message>
    <message>
        <source>From scratch {part} learns nothing: choose a pretraining, or the whole network.</source>
        <translation>Von Grund auf lernt so nichts ({part}): Wählen Sie ein Vortraining oder das ganze Netz.</translation>
    </message>
    <message>
        <source>From scratch {part} learns nothing: choose the whole network to compare.</source>
        <translation>Von Grund auf lernt so nichts ({part}): Wählen Sie zum Vergleichen das ganze Netz.</translation>
    </message>
    <message>
        <source>If in doubt, leave it as it is.</source>
        <translation>Im Zweifel lassen Sie es, wie es ist.</translation>
    </message>
    <message>
        <source>It comes with the pretraining that this starts from.</source>
        <translation>Das bringt das Vortraining mit, mit dem dies beginnt.</translation>
    </message>
    <message>
        <source>It runs in the background: go on working, or close Slicer. It can be stopped and resumed at any time.</source>
        <translation>Läuft im Hintergrund: Arbeiten Sie weiter, oder schließen Sie Slicer. Sie können es jederzeit anhalten und fortsetzen.</translation>
    </message>
    <message>
        <source>It was made elsewhere, from images of another resolution: a training from scratch here would see other images, and say nothing about the pretraining.</source>
        <translation>Es wurde anderswo aus Bildern anderer Auflösung gewonnen: Ein Training von Grund auf sähe hier andere Bilder und sagte nichts über das Vortraining.</translation>
    </message>
    <message>
        <source>Name the structures to outline first, in the step &apos;Annotate&apos;.</source>
        <translation>Benennen Sie zuerst im Schritt „Annotieren“ die Strukturen, die umrandet werden sollen.</translation>
    </message>
    <message>
        <source>New finetuning</source>
        <translation>Neues Feintraining</translation>
    </message>
    <message>
        <source>Next: finetune on your {cases}, with &apos;Start finetuning&apos; (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: Feintraining – {cases}; mit „Feintraining starten“ (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>No labelled case is held out: nobody can see how good it becomes, and its last state is kept, not its best. Use one labelled case for &apos;Validation&apos;, in the step &apos;Data&apos;.</source>
        <translation>Kein annotierter Fall ist zur Kontrolle zurückgelegt: Niemand sieht, wie gut das Netz wird, und es bleibt sein letzter Stand, nicht sein bester. Verwenden Sie einen annotierten Fall für „Validierung“, im Schritt „Daten“.</translation>
    </message>
    <message>
        <source>No labelled case to learn from: annotate one in the step &apos;Annotate&apos;.</source>
        <translation>Kein annotierter Fall, aus dem gelernt werden kann: Annotieren Sie einen im Schritt „Annotieren“.</translation>
    </message>
    <message>
        <source>Nobody has said yet what to outline: name the structures in the step &apos;Annotate&apos;.</source>
        <translation>Es ist noch nicht festgelegt, was umrandet werden soll: Benennen Sie die Strukturen im Schritt „Annotieren“.</translation>
    </message>
    <message>
        <source>Not offered for {makes}: start once from the pretraining, and once from scratch.</source>
        <translation>Nicht möglich für {makes}: Starten Sie einmal mit dem Vortraining und einmal von Grund auf.</translation>
    </message>
    <message>
        <source>Random weights: the way to learn without any pretraining, for comparison.</source>
        <translation>Zufällige Gewichte: Lernen ganz ohne Vortraining, zum Vergleich.</translation>
    </message>
    <message>
        <source>Start finetuning</source>
        <translation>Feintraining starten</translation>
    </message>
    <message>
        <source>The network learns from your annotated cases what to outline, and becomes a model.</source>
        <translation>Das Netz lernt aus Ihren annotierten Fällen, was zu umranden ist, und wird zu einem Modell.</translation>
    </message>
    <message>
        <source>The starter is no pretraining of this project; start once from it and once from scratch.</source>
        <translation>Der Starter ist kein Vortraining dieses Projekts; starten Sie einmal mit ihm und einmal von Grund auf.</translation>
    </message>
    <message>
        <source>There is no labelled case to learn from: annotate one in the step &apos;Annotate&apos;.</source>
        <translation>Es gibt keinen annotierten Fall, aus dem gelernt werden kann: Annotieren Sie einen im Schritt „Annotieren“.</translation>
    </message>
    <message>
        <source>Trains twice with the same settings and labels, one after the other: with the pretraining and without it. Takes twice the time, and shows whether the pretraining helps.</source>
        <translation>Trainiert zweimal nacheinander mit denselben Einstellungen und Annotationen: mit dem Vortraining und ohne. Dauert doppelt so lange und zeigt, ob das Vortraining hilft.</translation>
    </message>
    <message>
        <source>Validation Dice (1 = perfect)</source>
        <translation>Validierungs-Dice (1 = perfekt)</translation>
    </message>
    <message>
        <source>Validation Dice {dice:.3f}, from {labels}.</source>
        <translation>Validierungs-Dice {dice:.3f}; gelernt: {labels}.</translation>
    </message>
    <message>
        <source>What does it start from?</source>
        <translation>Womit beginnt es?</translation>
    </message>
    <message>
        <source>What shall learn?</source>
        <translation>Was soll lernen?</translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation>von Grund auf</translation>
    </message>
    <message>
        <source>labelled case</source>
        <translation>annotierter Fall</translation>
    </message>
    <message>
        <source>labelled case is</source>
        <translation>annotierter Fall steht</translation>
    </message>
    <message>
        <source>labelled cases</source>
        <translation>annotierte Fälle</translation>
    </message>
    <message>
        <source>labelled cases are</source>
        <translation>annotierte Fälle stehen</translation>
    </message>
    <message>
        <source>labelled test case stays</source>
        <translation>annotierter Testfall bleibt</translation>
    </message>
    <message>
        <source>labelled test cases stay</source>
        <translation>annotierte Testfälle bleiben</translation>
    </message>
    <message>
        <source>pretrained</source>
        <translation>vortrainiert</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>training case has</source>
        <translation>Trainingsfall hat</translation>
    </message>
    <message>
        <source>training cases have</source>
        <translation>Trainingsfälle haben</translation>
    </message>
    <message>
        <source>{cases} marked &apos;Unlabelled&apos; and would not be used: choose &apos;Training&apos;, in the step &apos;Data&apos;.</source>
        <translation>{cases} auf „Ohne Maske“, so wird nichts daraus gelernt: Wählen Sie „Training“, im Schritt „Daten“.</translation>
    </message>
    <message>
        <source>{cases} no label yet and cannot be used.</source>
        <translation>{cases} noch keine Maske; so wird nichts daraus gelernt.</translation>
    </message>
    <message>
        <source>{left} out of all training.</source>
        <translation>{left} bei jedem Training außen vor.</translation>
    </message>
    <message>
        <source>{train} to learn from, {held} held out to check on.</source>
        <translation>Gelernt wird aus: {train}. Zur Kontrolle zurückgelegt: {held}.</translation>
    </message>
</context>
<context>
    <name>panels.ModelsPanel</name>
    <message>
        <source>A file …</source>
        <translation>Eine Datei …</translation>
    </message>
    <message>
        <source>A folder …</source>
        <translation>Ein Ordner …</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Delete a network</source>
        <translation>Netz löschen</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Moved to {folder}. Moving it back brings it back.</source>
        <translation>Verschoben nach {folder}. Zurückverschieben stellt es wieder her.</translation>
    </message>
    <message>
        <source>Network to import</source>
        <translation>Netz zum Importieren</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>Kein Projekt ist geöffnet.</translation>
    </message>
    <message>
        <source>No unfinished file is left behind.</source>
        <translation>Keine unfertige Datei bleibt zurück.</translation>
    </message>
    <message>
        <source>Nothing has been trained in this project yet. What a pretraining or finetuning makes appears here.</source>
        <translation>In diesem Projekt wurde noch nichts trainiert. Was ein Vortraining oder Feintraining ergibt, erscheint hier.</translation>
    </message>
    <message>
        <source>Open a project in the step &apos;Data&apos; first.</source>
        <translation>Öffnen Sie zuerst ein Projekt, im Schritt „Daten“.</translation>
    </message>
    <message>
        <source>Select a network in the table first.</source>
        <translation>Wählen Sie zuerst ein Netz in der Tabelle.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Take it out of the project. Its folder is moved aside, not deleted.</source>
        <translation>Nimmt es aus dem Projekt. Sein Ordner wird beiseitegelegt, nicht gelöscht.</translation>
    </message>
    <message>
        <source>Take over what a colleague or another program has exported. Program code in it is not run.</source>
        <translation>Übernimmt, was ein Kollege oder ein anderes Programm exportiert hat. Programmcode darin wird nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Take this network out of the project, with the curves and pictures of its training ({size:.1f} MB)?

{name}

Nothing is deleted: its folder moves to
{folder}
Delete it there to free the space.</source>
        <translation>Dieses Netz samt den Kurven und Bildern seines Trainings aus dem Projekt nehmen ({size:.1f} MB)?

{name}

Nichts wird gelöscht: Sein Ordner wird verschoben nach
{folder}
Löschen Sie ihn dort, um den Platz freizugeben.</translation>
    </message>
    <message>
        <source>Wait until the export or import is done.</source>
        <translation>Warten Sie, bis der Export oder Import fertig ist.</translation>
    </message>
    <message>
        <source>Write it for a colleague or another program, with its card and names of structures, without names of cases.</source>
        <translation>Schreibt es für einen Kollegen oder ein anderes Programm, mit Modellkarte und Namen der Strukturen, ohne Namen von Fällen.</translation>
    </message>
    <message>
        <source>{count} finetunings began with it; they have what they need.</source>
        <translation>{count} Feintrainings begannen damit; sie haben, was sie brauchen.</translation>
    </message>
    <message>
        <source>{count} predictions were made with it; their masks stay.</source>
        <translation>{count} Vorhersagen wurden damit gemacht; ihre Masken bleiben.</translation>
    </message>
</context>
<context>
    <name>panels.PretrainPanel</name>
    <message>
        <source>A tenth of them is set aside to watch over its progress.</source>
        <translation>Ein Zehntel davon wird zurückgelegt, um den Fortschritt zu überwachen.</translation>
    </message>
    <message>
        <source>Error (lower is better)</source>
        <translation>Fehler (kleiner ist besser)</translation>
    </message>
    <message>
        <source>From a single volume it learns little: more of the same kind help.</source>
        <translation>Aus einem einzigen Volumen lernt es wenig: Weitere derselben Art helfen.</translation>
    </message>
    <message>
        <source>How shall it learn?</source>
        <translation>Wie soll es lernen?</translation>
    </message>
    <message>
        <source>It learns from {volumes} with a flat image.</source>
        <translation>Gelernt wird aus: {volumes} mit flachem Bild.</translation>
    </message>
    <message>
        <source>It learns from {volumes}, and does not look at annotations.</source>
        <translation>Gelernt wird aus: {volumes}. Annotationen werden nicht beachtet.</translation>
    </message>
    <message>
        <source>It runs in the background: go on working, or close Slicer. It can be stopped and resumed at any time.</source>
        <translation>Läuft im Hintergrund: Arbeiten Sie weiter, oder schließen Sie Slicer. Sie können es jederzeit anhalten und fortsetzen.</translation>
    </message>
    <message>
        <source>New pretraining</source>
        <translation>Neues Vortraining</translation>
    </message>
    <message>
        <source>Next: pretrain on your {volumes}, with &apos;Start pretraining&apos; (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: Vortraining mit Ihren Bildern – {volumes}; mit „Vortraining starten“ (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>Pretrain</source>
        <translation>Vortraining</translation>
    </message>
    <message>
        <source>Start pretraining</source>
        <translation>Vortraining starten</translation>
    </message>
    <message>
        <source>The network first gets to know your images by itself, without any annotation. Later it needs fewer annotated cases.</source>
        <translation>Das Netz lernt Ihre Bilder zuerst von selbst kennen, ohne jede Annotation. Später braucht es weniger annotierte Fälle.</translation>
    </message>
    <message>
        <source>There is no volume to learn from yet: add some in the step &apos;Data&apos;. They need no annotation.</source>
        <translation>Es gibt noch kein Volumen zum Lernen: Fügen Sie im Schritt „Daten“ welche hinzu. Sie brauchen keine Annotation.</translation>
    </message>
    <message>
        <source>There is no volume to learn from: add some in the step &apos;Data&apos;.</source>
        <translation>Es gibt kein Volumen zum Lernen: Fügen Sie im Schritt „Daten“ welche hinzu.</translation>
    </message>
    <message>
        <source>This method draws of each volume its flat image, and no case has one: give them some in the step &apos;Data&apos;, with &apos;Flat image …&apos;. Or choose &apos;own&apos; as its target, under &apos;Advanced settings&apos;.</source>
        <translation>Diese Methode zeichnet zu jedem Volumen sein flaches Bild, und kein Fall hat eines: Geben Sie ihnen eines im Schritt „Daten“, mit „Flaches Bild …“. Oder wählen Sie „own“ als Ziel, unter „Erweiterte Einstellungen“.</translation>
    </message>
    <message>
        <source>check</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <source>guessing</source>
        <translation>Raten</translation>
    </message>
    <message>
        <source>test volume is</source>
        <translation>Testvolumen bleibt</translation>
    </message>
    <message>
        <source>test volumes are</source>
        <translation>Testvolumina bleiben</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation volume watches</source>
        <translation>Validierungsvolumen überwacht</translation>
    </message>
    <message>
        <source>validation volumes watch</source>
        <translation>Validierungsvolumina überwachen</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>Volumina</translation>
    </message>
    <message>
        <source>{tests} left out, so that results on them stay honest.</source>
        <translation>{tests} außen vor, damit Ergebnisse darauf ehrlich bleiben.</translation>
    </message>
    <message>
        <source>{watching} over its progress.</source>
        <translation>{watching} den Fortschritt.</translation>
    </message>
</context>
<context>
    <name>panels.ReviewPanel</name>
    <message>
        <source>Accepted masks are used for:</source>
        <translation>Angenommene Masken verwenden für:</translation>
    </message>
    <message>
        <source>Annotate it</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>Averages over four mirrorings: often a little better, takes four times as long.</source>
        <translation>Mittelt über vier Spiegelungen: oft etwas besser, dauert viermal so lange.</translation>
    </message>
    <message>
        <source>Every case has a mask or is being annotated.</source>
        <translation>Jeder Fall hat eine Maske oder wird gerade annotiert.</translation>
    </message>
    <message>
        <source>Keep all parts</source>
        <translation>Alle Teile behalten</translation>
    </message>
    <message>
        <source>Leaves masks as the network makes them. Otherwise, of a structure that is one piece in labelled cases, only the largest part is kept, and small holes are filled; the model&apos;s card says of which.</source>
        <translation>Lässt Masken so, wie das Netz sie macht. Sonst wird von einer Struktur, die in annotierten Fällen zusammenhängt, nur der größte Teil behalten, und kleine Löcher werden gefüllt; die Modellkarte sagt, bei welchen.</translation>
    </message>
    <message>
        <source>Look at mirrored images, too</source>
        <translation>Auch gespiegelte Bilder ansehen</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>Modell:</translation>
    </message>
    <message>
        <source>Next: have your model segment the other cases, with &apos;Predict all unlabelled&apos; (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: Ihr Modell die anderen Fälle segmentieren lassen, mit „Alle ohne Maske vorhersagen“ (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>Next: look at the predicted masks (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: die vorhergesagten Masken ansehen (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>Next: look at {masks} (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes ansehen: {masks} (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>No slice of this mask stands out: look at it as a whole.</source>
        <translation>Keine Schicht dieser Maske fällt auf: Sehen Sie sie als Ganzes an.</translation>
    </message>
    <message>
        <source>Nobody has said yet what to outline: name the structures in the step &apos;Annotate&apos;.</source>
        <translation>Es ist noch nicht festgelegt, was umrandet werden soll: Benennen Sie die Strukturen im Schritt „Annotieren“.</translation>
    </message>
    <message>
        <source>Only the cases that are selected in the list below; of one with frames, all of them.</source>
        <translation>Nur die unten in der Liste ausgewählten Fälle; bei einem mit Frames alle Frames.</translation>
    </message>
    <message>
        <source>Predict all unlabelled</source>
        <translation>Alle ohne Maske vorhersagen</translation>
    </message>
    <message>
        <source>Predict all unlabelled ({count})</source>
        <translation>Alle ohne Maske vorhersagen ({count})</translation>
    </message>
    <message>
        <source>Predict selected</source>
        <translation>Ausgewählte vorhersagen</translation>
    </message>
    <message>
        <source>Predict selected ({count})</source>
        <translation>Ausgewählte vorhersagen ({count})</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Runs in the background. Masks come in one by one, and can be reviewed meanwhile.</source>
        <translation>Läuft im Hintergrund. Die Masken kommen nacheinander und können währenddessen geprüft werden.</translation>
    </message>
    <message>
        <source>Select cases in the list first.</source>
        <translation>Wählen Sie zuerst Fälle in der Liste.</translation>
    </message>
    <message>
        <source>Select one case in the list first.</source>
        <translation>Wählen Sie zuerst einen Fall in der Liste.</translation>
    </message>
    <message>
        <source>Slice {number}: {place} of {count} that need a look, the most doubtful first.</source>
        <translation>Schicht {number}: {place} von {count}, die einen Blick brauchen, die fraglichste zuerst.</translation>
    </message>
    <message>
        <source>The model that segments, and whose masks are listed below.</source>
        <translation>Das Modell, das segmentiert und dessen Masken unten stehen.</translation>
    </message>
    <message>
        <source>There is no case further down.</source>
        <translation>Weiter unten gibt es keinen Fall.</translation>
    </message>
    <message>
        <source>There is no case further up.</source>
        <translation>Weiter oben gibt es keinen Fall.</translation>
    </message>
    <message>
        <source>There is no model yet: make one in the step &apos;Finetune&apos;, or import one in the step &apos;Models&apos;.</source>
        <translation>Es gibt noch kein Modell: Trainieren Sie eines im Schritt „Feintraining“, oder importieren Sie eines im Schritt „Modelle“.</translation>
    </message>
    <message>
        <source>This case has a mask already; accepting this one would replace it.</source>
        <translation>Dieser Fall hat schon eine Maske; diese anzunehmen würde sie ersetzen.</translation>
    </message>
    <message>
        <source>To annotate next: &lt;b&gt;{name}&lt;/b&gt; ({sure})</source>
        <translation>Als Nächstes zu annotieren: &lt;b&gt;{name}&lt;/b&gt; ({sure})</translation>
    </message>
    <message>
        <source>What the model does worst teaches it most. Its mask is the draft to begin with.</source>
        <translation>Was das Modell am schlechtesten kann, lehrt es am meisten. Seine Maske dient als Entwurf.</translation>
    </message>
    <message>
        <source>Which slices need a look is not known of this mask. Predicted again, it may be.</source>
        <translation>Welche Schichten dieser Maske einen Blick brauchen, ist nicht bekannt; nach einer neuen Vorhersage vielleicht.</translation>
    </message>
    <message>
        <source>empty mask</source>
        <translation>leere Maske</translation>
    </message>
    <message>
        <source>predicted mask</source>
        <translation>vorhergesagte Maske</translation>
    </message>
    <message>
        <source>predicted masks</source>
        <translation>vorhergesagte Masken</translation>
    </message>
    <message>
        <source>{sure} sure</source>
        <translation>{sure} sicher</translation>
    </message>
</context>
<context>
    <name>panels.SetupPanel</name>
    <message>
        <source>, {free:.0f} of {total:.0f} GB memory free</source>
        <translation>, {free:.0f} von {total:.0f} GB Speicher frei</translation>
    </message>
    <message>
        <source>Another one, which has torch and MONAI:</source>
        <translation>Ein anderes, das torch und MONAI hat:</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Checking … (some seconds; the first time up to a minute)</source>
        <translation>Wird geprüft … (einige Sekunden; beim ersten Mal bis zu einer Minute)</translation>
    </message>
    <message>
        <source>Checks it, and uses it for all jobs from now.</source>
        <translation>Prüft es und verwendet es von jetzt an für alle Aufträge.</translation>
    </message>
    <message>
        <source>Choose &apos;Another one&apos; first.</source>
        <translation>Wählen Sie zuerst „Ein anderes“.</translation>
    </message>
    <message>
        <source>Choose the program: bin/python of an environment (Windows: python.exe).</source>
        <translation>Wählen Sie das Programm: bin/python einer Umgebung (Windows: python.exe).</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Does a small computation on each device, in some seconds.</source>
        <translation>Rechnet auf jedem Gerät eine Kleinigkeit, in einigen Sekunden.</translation>
    </message>
    <message>
        <source>Found on this computer …</source>
        <translation>Auf diesem Computer gefunden …</translation>
    </message>
    <message>
        <source>Install into Slicer&apos;s Python: {names}?

{sizes}

PyTorch comes through Slicer&apos;s PyTorch extension.</source>
        <translation>In Slicers Python installieren: {names}?

{sizes}

PyTorch kommt über Slicers Erweiterung PyTorch.</translation>
    </message>
    <message>
        <source>Install packages</source>
        <translation>Pakete installieren</translation>
    </message>
    <message>
        <source>Install what is missing</source>
        <translation>Fehlendes installieren</translation>
    </message>
    <message>
        <source>Install …</source>
        <translation>Installieren …</translation>
    </message>
    <message>
        <source>Installing. You can go on working; closing Slicer ends it.</source>
        <translation>Die Installation läuft. Sie können weiterarbeiten; Slicer zu schließen beendet sie.</translation>
    </message>
    <message>
        <source>It can be started again at any time.</source>
        <translation>Sie können sie jederzeit neu starten.</translation>
    </message>
    <message>
        <source>It is being checked.</source>
        <translation>Es wird gerade geprüft.</translation>
    </message>
    <message>
        <source>It is in use.</source>
        <translation>Es wird bereits verwendet.</translation>
    </message>
    <message>
        <source>It is stopping.</source>
        <translation>Es wird gerade angehalten.</translation>
    </message>
    <message>
        <source>Jobs cannot run yet.</source>
        <translation>Aufträge können noch nicht laufen.</translation>
    </message>
    <message>
        <source>Missing: {names}.</source>
        <translation>Es fehlt: {names}.</translation>
    </message>
    <message>
        <source>Missing: {names}. Install it in that Python, for example with
{command}</source>
        <translation>Es fehlt: {names}. Installieren Sie es in jenem Python, zum Beispiel mit
{command}</translation>
    </message>
    <message>
        <source>Next: install what computing needs, with &apos;Install …&apos; (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: installieren, was zum Rechnen nötig ist, mit „Installieren …“ (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>Next: see why this computer cannot compute yet, with &apos;Check again&apos; (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: nachsehen, warum dieser Computer noch nicht rechnen kann, mit „Erneut prüfen“ (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation>Noch nicht geprüft.</translation>
    </message>
    <message>
        <source>PyTorch for this GPU</source>
        <translation>PyTorch für diese Grafikkarte</translation>
    </message>
    <message>
        <source>Pythons on this computer that have torch. Choose one to put its path above.</source>
        <translation>Pythons auf diesem Computer, die torch haben. Wählen Sie eines, um seinen Pfad oben einzutragen.</translation>
    </message>
    <message>
        <source>Ready. Jobs use the {device}.</source>
        <translation>Bereit. Aufträge verwenden: {device}.</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Shows how to get a build of PyTorch for it, and what is downloaded. Nothing happens by itself.</source>
        <translation>Zeigt, wie Sie die passende Version von PyTorch bekommen und was heruntergeladen wird. Nichts geschieht von selbst.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>That of Slicer (recommended)</source>
        <translation>Das von Slicer (empfohlen)</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Der Bericht ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Use the GPU …</source>
        <translation>Grafikkarte nutzen …</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Dieses verwenden</translation>
    </message>
    <message>
        <source>Versions and what the check found, for an e-mail. No data of yours.</source>
        <translation>Versionen und Ergebnis der Prüfung, für eine E-Mail. Keine Ihrer Daten.</translation>
    </message>
    <message>
        <source>Wait for the check.</source>
        <translation>Warten Sie auf die Prüfung.</translation>
    </message>
    <message>
        <source>Wait for the installation.</source>
        <translation>Warten Sie auf die Installation.</translation>
    </message>
    <message>
        <source>What Slicer brings stays as it is; no restart is needed.</source>
        <translation>Was Slicer mitbringt, bleibt, wie es ist; ein Neustart ist nicht nötig.</translation>
    </message>
    <message>
        <source>What this computer can compute with</source>
        <translation>Womit dieser Computer rechnen kann</translation>
    </message>
    <message>
        <source>Which Python computes</source>
        <translation>Welches Python rechnet</translation>
    </message>
    <message>
        <source>You can go on working in Slicer meanwhile.</source>
        <translation>Sie können währenddessen in Slicer weiterarbeiten.</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>{path} (Python {python}, torch {torch}, MONAI {monai})</source>
        <translation>{path} (Python {python}, torch {torch}, MONAI {monai})</translation>
    </message>
</context>
<context>
    <name>scene.AlikeOverlay</name>
    <message>
        <source>alike</source>
        <translation>ähnlich</translation>
    </message>
    <message>
        <source>most alike</source>
        <translation>am ähnlichsten</translation>
    </message>
    <message>
        <source>somewhat alike</source>
        <translation>etwas ähnlich</translation>
    </message>
    <message>
        <source>very alike</source>
        <translation>sehr ähnlich</translation>
    </message>
</context>
<context>
    <name>scene.BackgroundSeed</name>
    <message>
        <source>Nothing is drawn yet from which the structures could grow.</source>
        <translation>Es ist noch nichts gezeichnet, aus dem die Strukturen wachsen könnten.</translation>
    </message>
    <message>
        <source>Paint a little of each structure in some slices first, or use the draft.</source>
        <translation>Malen Sie zuerst in einigen Schichten etwas von jeder Struktur, oder verwenden Sie den Entwurf.</translation>
    </message>
</context>
<context>
    <name>scene.CaseSequences</name>
    <message>
        <source>Give it to the case again, in the step &apos;Data&apos;.</source>
        <translation>Geben Sie sie dem Fall neu, im Schritt „Daten“.</translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; of case &apos;{case}&apos; does not lie on the grid of its image (&apos;{path}&apos;).</source>
        <translation>Die Sequenz „{name}“ des Falls „{case}“ liegt nicht auf dem Gitter seines Bildes („{path}“).</translation>
    </message>
</context>
<context>
    <name>scene.Grids</name>
    <message>
        <source>Remove it from the scene, and show the case again.</source>
        <translation>Entfernen Sie es aus der Szene, und zeigen Sie den Fall noch einmal.</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; holds no image.</source>
        <translation>Das Volumen &apos;{name}&apos; enthält kein Bild.</translation>
    </message>
</context>
<context>
    <name>scene.LabelFiles</name>
    <message>
        <source>Check that its disk is connected.</source>
        <translation>Prüfen Sie, ob das Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions.</source>
        <translation>Prüfen Sie den freien Platz und die Berechtigungen.</translation>
    </message>
    <message>
        <source>Load both in Slicer, and export the segmentation again with this volume as reference.</source>
        <translation>Laden Sie beides in Slicer, und exportieren Sie die Segmentierung neu mit diesem Volumen als Referenz.</translation>
    </message>
    <message>
        <source>Renumber its labels (the project has {known}), or add a structure of this value.</source>
        <translation>Nummerieren Sie seine Werte um (das Projekt hat {known}), oder fügen Sie eine Struktur mit diesem Wert hinzu.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or make it anew.</source>
        <translation>Stellen Sie sie aus einer Sicherung wieder her, oder erstellen Sie sie neu.</translation>
    </message>
    <message>
        <source>Slicer cannot read the segmentation &apos;{path}&apos;.</source>
        <translation>Slicer kann die Segmentierung „{path}“ nicht lesen.</translation>
    </message>
    <message>
        <source>Slicer could not write &apos;{path}&apos;.</source>
        <translation>Slicer konnte „{path}“ nicht schreiben.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; does not exist.</source>
        <translation>Die Datei „{path}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The label file &apos;{path}&apos; has the value {value:g}, which stands for no structure of the project.</source>
        <translation>Die Maskendatei „{path}“ hat den Wert {value:g}, der für keine Struktur des Projekts steht.</translation>
    </message>
    <message>
        <source>The label file &apos;{path}&apos; lies on another grid than its volume.</source>
        <translation>Die Maskendatei „{path}“ liegt auf einem anderen Gitter als ihr Volumen.</translation>
    </message>
</context>
<context>
    <name>scene.MovedVolumes</name>
    <message>
        <source>The volume was moved in the scene since it became a case. What is drawn on it is saved for the case&apos;s own image, voxel by voxel.</source>
        <translation>Das Volumen wurde in der Szene verschoben, seit es ein Fall ist. Was darauf gezeichnet wird, wird Voxel für Voxel für das eigene Bild des Falls gespeichert.</translation>
    </message>
</context>
<context>
    <name>scene.NrrdWriter</name>
    <message>
        <source>Convert the volume to 32-bit float.</source>
        <translation>Wandeln Sie das Volumen in 32-Bit-Gleitkommazahlen um.</translation>
    </message>
    <message>
        <source>Voxels of type {type} cannot be saved.</source>
        <translation>Voxel der Art {type} können nicht gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>scene.SegmentArrays</name>
    <message>
        <source>&apos;{winner}&apos; and &apos;{loser}&apos; overlap ({voxels}); &apos;{winner}&apos; has priority.</source>
        <translation>„{winner}“ und „{loser}“ überlappen sich ({voxels}); „{winner}“ hat Vorrang.</translation>
    </message>
    <message>
        <source>Check the transforms of segmentation and volume.</source>
        <translation>Prüfen Sie die Transformationen von Segmentierung und Volumen.</translation>
    </message>
    <message>
        <source>In the Segmentations module, create the binary labelmap representation.</source>
        <translation>Erzeugen Sie im Modul „Segmentierungen“ die Darstellung als binäre Labelmap.</translation>
    </message>
    <message>
        <source>Slicer could not resample the segments.</source>
        <translation>Slicer konnte die Segmente nicht auf das Gitter umrechnen.</translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) is none of the project&apos;s structures and was left out: rename it, or add it to them.</source>
        <translation>Das Segment „{name}“ ({voxels}) ist keine der Strukturen des Projekts und wurde ausgelassen: Benennen Sie es um, oder fügen Sie es zu ihnen hinzu.</translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) lies outside the volume: nothing of it was kept.</source>
        <translation>Das Segment „{name}“ ({voxels}) liegt außerhalb des Volumens: Nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) reaches outside the volume: {lost} of them were left out.</source>
        <translation>Das Segment „{name}“ ({voxels}) ragt aus dem Volumen heraus: {lost} davon wurden ausgelassen.</translation>
    </message>
    <message>
        <source>The segments, stored as &apos;{form}&apos;, cannot be converted to voxels.</source>
        <translation>Die Segmente, gespeichert als „{form}“, lassen sich nicht in Voxel umwandeln.</translation>
    </message>
    <message>
        <source>The volume and its segmentation were moved apart: what is drawn was taken where it is seen on the volume.</source>
        <translation>Das Volumen und seine Segmentierung wurden gegeneinander verschoben: Gezeichnetes wurde dort übernommen, wo es auf dem Volumen zu sehen ist.</translation>
    </message>
    <message>
        <source>voxel</source>
        <translation>Voxel</translation>
    </message>
    <message>
        <source>voxels</source>
        <translation>Voxel</translation>
    </message>
    <message>
        <source>{count} segments stand for &apos;{name}&apos;: they were joined into one.</source>
        <translation>{count} Segmente stehen für „{name}“: Sie wurden zu einem vereint.</translation>
    </message>
</context>
<context>
    <name>scene.SegmentFilling</name>
    <message>
        <source>Put both under the same one; then the draft can be used.</source>
        <translation>Stellen Sie beide unter dieselbe; dann kann der Entwurf verwendet werden.</translation>
    </message>
    <message>
        <source>The volume and its segmentation are under different transforms.</source>
        <translation>Volumen und Segmentierung stehen unter verschiedenen Transformationen.</translation>
    </message>
</context>
<context>
    <name>scene.SequenceFiles</name>
    <message>
        <source>Resample it onto the image in Slicer (for example &apos;Resample Image (BRAINS)&apos;), and use that.</source>
        <translation>Rechnen Sie es in Slicer auf das Gitter des Bildes um (zum Beispiel mit „Resample Image (BRAINS)“), und verwenden Sie das.</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; is under a transform that shears it beside the image.</source>
        <translation>Das Volumen „{name}“ steht unter einer Transformation, die es gegenüber dem Bild schert.</translation>
    </message>
</context>
<context>
    <name>scene.Sequences</name>
    <message>
        <source>Clone the frame (Data module, right click, Clone), and add the clone.</source>
        <translation>Klonen Sie den Frame (Modul „Daten“, Rechtsklick, Klonen), und fügen Sie den Klon hinzu.</translation>
    </message>
    <message>
        <source>Frame {number} of &apos;{name}&apos; cannot be used: {sentence}</source>
        <translation>Frame {number} von „{name}“ kann nicht verwendet werden: {sentence}</translation>
    </message>
    <message>
        <source>Resample them onto one grid, or add them one by one as volumes of their own.</source>
        <translation>Rechnen Sie sie auf ein gemeinsames Gitter um, oder fügen Sie sie einzeln als eigene Volumina hinzu.</translation>
    </message>
    <message>
        <source>The frames of &apos;{name}&apos; lie on different grids: frame {number} is not like the first.</source>
        <translation>Die Frames von „{name}“ liegen auf verschiedenen Gittern: Frame {number} ist nicht wie der erste.</translation>
    </message>
    <message>
        <source>The frames of &apos;{name}&apos; look like masks, not like images: the first {why}.</source>
        <translation>Die Frames von „{name}“ sehen wie Masken aus, nicht wie Bilder ({why}).</translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; has {count} frames, and a case with frames has several.</source>
        <translation>Die Sequenz „{name}“ hat {count} Frames; ein Fall mit Frames hat mehrere.</translation>
    </message>
    <message>
        <source>Tick it in the step &apos;Data&apos; if it holds images.</source>
        <translation>Haken Sie sie im Schritt „Daten“ an, wenn sie Bilder enthält.</translation>
    </message>
</context>
<context>
    <name>scene.Transforms</name>
    <message>
        <source>Harden the transform on a copy of the volume, and use the copy.</source>
        <translation>Wenden Sie die Transformation auf eine Kopie des Volumens dauerhaft an („Harden transform“), und verwenden Sie die Kopie.</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; is under the non-linear transform &apos;{transform}&apos;.</source>
        <translation>Das Volumen „{name}“ steht unter der nichtlinearen Transformation „{transform}“.</translation>
    </message>
</context>
<context>
    <name>scene.Volumes</name>
    <message>
        <source>&apos;{name}&apos; is a label map, not an image.</source>
        <translation>„{name}“ ist eine Labelmap, kein Bild.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a multi-volume (4-D), not one 3-D volume.</source>
        <translation>„{name}“ ist ein Multivolumen (4D), nicht ein einzelnes 3D-Volumen.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a sequence (4-D), not one 3-D volume.</source>
        <translation>„{name}“ ist eine Sequenz (4D), nicht ein einzelnes 3D-Volumen.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a tensor volume.</source>
        <translation>„{name}“ ist ein Tensorvolumen.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is no volume.</source>
        <translation>„{name}“ ist kein Volumen.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; looks like a mask, not like an image: it {why}.</source>
        <translation>„{name}“ sieht wie eine Maske aus, nicht wie ein Bild ({why}).</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; shows a frame of a sequence (4-D) and changes with it.</source>
        <translation>„{name}“ zeigt einen Frame einer Sequenz (4D) und ändert sich mit ihr.</translation>
    </message>
    <message>
        <source>Check that it is an image that Slicer opens.</source>
        <translation>Prüfen Sie, ob es ein Bild ist, das Slicer öffnet.</translation>
    </message>
    <message>
        <source>Check that its disk is connected.</source>
        <translation>Prüfen Sie, ob das Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>Choose a grey-scale image with one real value per voxel.</source>
        <translation>Wählen Sie ein Graustufenbild mit einem reellen Wert je Voxel.</translation>
    </message>
    <message>
        <source>Choose a grey-scale volume.</source>
        <translation>Wählen Sie ein Graustufenvolumen.</translation>
    </message>
    <message>
        <source>Choose one frame, and clone it.</source>
        <translation>Wählen Sie einen Frame, und klonen Sie ihn.</translation>
    </message>
    <message>
        <source>Clone the frame (Data module, right click, Clone), and choose the clone.</source>
        <translation>Klonen Sie den Frame (Modul „Daten“, Rechtsklick, Klonen), und wählen Sie den Klon.</translation>
    </message>
    <message>
        <source>Extract one frame of it.</source>
        <translation>Entnehmen Sie ihm einen Frame.</translation>
    </message>
    <message>
        <source>Give it to its case as a mask; or tick it in the step &apos;Data&apos; if it is an image.</source>
        <translation>Geben Sie sie ihrem Fall als Maske; oder haken Sie sie im Schritt „Daten“ an, wenn es ein Bild ist.</translation>
    </message>
    <message>
        <source>Give it to its image as a mask.</source>
        <translation>Geben Sie sie ihrem Bild als Maske.</translation>
    </message>
    <message>
        <source>Load its image again, or choose another volume.</source>
        <translation>Laden Sie sein Bild neu, oder wählen Sie ein anderes Volumen.</translation>
    </message>
    <message>
        <source>Restore the file, or remove the case and add the volume anew.</source>
        <translation>Stellen Sie die Datei wieder her, oder entfernen Sie den Fall und fügen Sie das Volumen neu hinzu.</translation>
    </message>
    <message>
        <source>Show the case&apos;s own image.</source>
        <translation>Zeigen Sie das eigene Bild des Falls an.</translation>
    </message>
    <message>
        <source>Slicer cannot read the file &apos;{path}&apos;.</source>
        <translation>Slicer kann die Datei „{path}“ nicht lesen.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; does not exist.</source>
        <translation>Die Datei „{path}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The image &apos;{path}&apos; has {now} voxels, but had {before} when it was added.</source>
        <translation>Das Bild „{path}“ hat {now} Voxel, hatte beim Hinzufügen aber {before}.</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; holds no image.</source>
        <translation>Das Volumen „{name}“ enthält kein Bild.</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; is not the image of case &apos;{case}&apos;.</source>
        <translation>Das Volumen „{name}“ ist nicht das Bild des Falls „{case}“.</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; was cropped or resampled since it became case &apos;{case}&apos;.</source>
        <translation>Das Volumen &apos;{name}&apos; wurde zugeschnitten oder neu abgetastet, seit es der Fall &apos;{case}&apos; ist.</translation>
    </message>
    <message>
        <source>Undo that, or remove the volume from the scene and show the case again.</source>
        <translation>Machen Sie das rückgängig, oder entfernen Sie das Volumen aus der Szene und zeigen Sie den Fall neu an.</translation>
    </message>
</context>
<context>
    <name>session.Annotations</name>
    <message>
        <source>Choose &apos;It is not complete&apos; first.</source>
        <translation>Wählen Sie zuerst „Es ist nicht vollständig“.</translation>
    </message>
    <message>
        <source>Choose one in the step &apos;Annotate&apos;.</source>
        <translation>Wählen Sie einen im Schritt „Annotieren“.</translation>
    </message>
    <message>
        <source>It is not in the project any more.</source>
        <translation>Er ist nicht mehr im Projekt.</translation>
    </message>
    <message>
        <source>No case is open for annotation.</source>
        <translation>Kein Fall ist zum Annotieren geöffnet.</translation>
    </message>
    <message>
        <source>The mask that networks learn from was not changed. {why}</source>
        <translation>Die Maske, aus der Netze lernen, wurde nicht geändert. {why}</translation>
    </message>
    <message>
        <source>The whole volume is complete.</source>
        <translation>Das ganze Volumen ist vollständig.</translation>
    </message>
</context>
<context>
    <name>session.CaseLabels</name>
    <message>
        <source>&apos;{name}&apos; of the scene is older than what is saved: it stays in the scene, but is not used.</source>
        <translation>„{name}“ der Szene ist älter als das Gespeicherte: Es bleibt in der Szene, wird aber nicht verwendet.</translation>
    </message>
    <message>
        <source>Put &apos;{path}&apos; back from a backup; or move &apos;{path}&apos; to another folder, and the case opens with the mask that it has, if any.</source>
        <translation>Holen Sie &apos;{path}&apos; aus einer Sicherung zurück; oder verschieben Sie &apos;{path}&apos; in einen anderen Ordner, dann öffnet sich der Fall mit der Maske, die er hat, falls er eine hat.</translation>
    </message>
    <message>
        <source>The case got another label since it was drawn: what was drawn is kept in &apos;{place}&apos;.</source>
        <translation>Der Fall bekam eine andere Maske, seit gezeichnet wurde: Das Gezeichnete liegt in „{place}“.</translation>
    </message>
    <message>
        <source>What was drawn in &apos;{name}&apos; cannot be read. {why}</source>
        <translation>Was in &apos;{name}&apos; gezeichnet wurde, kann nicht gelesen werden. {why}</translation>
    </message>
</context>
<context>
    <name>session.Comparison</name>
    <message>
        <source>From scratch: {dice}</source>
        <translation>Von Grund auf: {dice}</translation>
    </message>
    <message>
        <source>No difference.</source>
        <translation>Kein Unterschied.</translation>
    </message>
    <message>
        <source>No labelled case is held out, so there is nothing to compare on.</source>
        <translation>Kein annotierter Fall ist zurückgelegt; es gibt also nichts, woran sich vergleichen ließe.</translation>
    </message>
    <message>
        <source>One of the two was not trained to its end, so this is no fair comparison yet: resume it.</source>
        <translation>Eines der beiden wurde nicht zu Ende trainiert; der Vergleich ist noch nicht fair: Setzen Sie es fort.</translation>
    </message>
    <message>
        <source>Pretrained: {dice}</source>
        <translation>Vortrainiert: {dice}</translation>
    </message>
    <message>
        <source>Pretraining gained {gain:.3f}.</source>
        <translation>Das Vortraining brachte {gain:.3f}.</translation>
    </message>
    <message>
        <source>Pretraining lost {loss:.3f}: without it the result is better here.</source>
        <translation>Das Vortraining kostete {loss:.3f}: Ohne ist das Ergebnis hier besser.</translation>
    </message>
    <message>
        <source>Same time, with ({first} steps) and without pretraining ({second} steps)</source>
        <translation>Gleiche Zeit, mit ({first} Schritte) und ohne Vortraining ({second} Schritte)</translation>
    </message>
    <message>
        <source>Same time, with and without pretraining</source>
        <translation>Gleiche Zeit, mit und ohne Vortraining</translation>
    </message>
    <message>
        <source>Same training, with and without pretraining</source>
        <translation>Gleiches Training, mit und ohne Vortraining</translation>
    </message>
    <message>
        <source>So few held-out cases, which have also chosen the best moment of each training, cannot settle a small difference: the test cases say more.</source>
        <translation>So wenige zurückgelegte Fälle, an denen auch der beste Moment jedes Trainings gewählt wurde, können einen kleinen Unterschied nicht entscheiden: Die Testfälle sagen mehr.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>held-out case</source>
        <translation>zurückgelegter Fall</translation>
    </message>
    <message>
        <source>held-out cases</source>
        <translation>zurückgelegte Fälle</translation>
    </message>
    <message>
        <source>labelled case</source>
        <translation>annotierter Fall</translation>
    </message>
    <message>
        <source>labelled cases</source>
        <translation>annotierte Fälle</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>slice</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>validation Dice {dice:.3f}</source>
        <translation>Validierungs-Dice {dice:.3f}</translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation>wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>when it ended early</source>
        <translation>bei vorzeitigem Ende</translation>
    </message>
    <message>
        <source>{labels}, checked on {held}</source>
        <translation>{labels}; geprüft: {held}</translation>
    </message>
</context>
<context>
    <name>session.DataImport</name>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation>„{path}“ lässt sich nicht starten ({reason}).</translation>
    </message>
    <message>
        <source>Adding the volumes failed: {reason}.</source>
        <translation>Das Hinzufügen der Volumina ist fehlgeschlagen: {reason}.</translation>
    </message>
    <message>
        <source>Install Slicer anew.</source>
        <translation>Installieren Sie Slicer neu.</translation>
    </message>
    <message>
        <source>Slicer&apos;s log says more.</source>
        <translation>Mehr steht in Slicers Protokoll.</translation>
    </message>
    <message>
        <source>Volumes are being added already.</source>
        <translation>Es werden bereits Volumina hinzugefügt.</translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it.</source>
        <translation>Warten Sie, bis das fertig ist, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>no message</source>
        <translation>keine Meldung</translation>
    </message>
</context>
<context>
    <name>session.Decisions</name>
    <message>
        <source>The mask from before lies in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation>Die Maske von vorher liegt im Ordner des Falls, unter „set aside“.</translation>
    </message>
    <message>
        <source>The mask of &apos;{name}&apos; was changed after the decision, and stays as it is.</source>
        <translation>Die Maske von „{name}“ wurde nach der Entscheidung geändert und bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>There is no decision to take back.</source>
        <translation>Es gibt keine Entscheidung zum Zurücknehmen.</translation>
    </message>
</context>
<context>
    <name>session.DicomDatabase</name>
    <message>
        <source>Examination</source>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>Import it in the DICOM module again.</source>
        <translation>Importieren Sie es im Modul DICOM neu.</translation>
    </message>
    <message>
        <source>Slicer&apos;s DICOM database has no file of {names}.</source>
        <translation>Slicers DICOM-Datenbank hat keine Datei von {names}.</translation>
    </message>
    <message>
        <source>Slicer&apos;s DICOM database is not open: the DICOM module says why, and where it is kept.</source>
        <translation>Slicers DICOM-Datenbank ist nicht geöffnet: Das Modul DICOM sagt, warum und wo sie liegt.</translation>
    </message>
    <message>
        <source>There was nothing to add: the project has these series, or they hold no image.</source>
        <translation>Es gab nichts hinzuzufügen: Das Projekt hat diese Serien schon, oder sie enthalten kein Bild.</translation>
    </message>
    <message>
        <source>This Slicer has no DICOM module.</source>
        <translation>Dieses Slicer hat kein Modul DICOM.</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
</context>
<context>
    <name>session.Drafts</name>
    <message>
        <source>Restore it from a backup, or move &apos;{draft}&apos; out of the folder; Slicer loads it.</source>
        <translation>Stellen Sie ihn aus einer Sicherung wieder her, oder verschieben Sie „{draft}“ aus dem Ordner; Slicer lädt diese Datei.</translation>
    </message>
    <message>
        <source>The draft of the case &apos;{id}&apos;</source>
        <translation>Der Entwurf des Falls &apos;{id}&apos;</translation>
    </message>
    <message>
        <source>The draft record &apos;{path}&apos; is damaged.</source>
        <translation>Der Eintrag des Entwurfs „{path}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>What was set aside of the case &apos;{id}&apos;</source>
        <translation>Was vom Fall &apos;{id}&apos; beiseitegelegt wurde</translation>
    </message>
    <message>
        <source>draft record</source>
        <translation>Eintrag des Entwurfs</translation>
    </message>
</context>
<context>
    <name>session.Drives</name>
    <message>
        <source>Connect its disk or network drive, or move it back to where it was: it is still open here, and what you have drawn is saved as soon as it is there.</source>
        <translation>Verbinden Sie seine Festplatte oder sein Netzlaufwerk, oder verschieben Sie ihn dorthin zurück, wo er war: Das Projekt ist hier noch geöffnet, und was Sie gezeichnet haben, wird gespeichert, sobald er wieder da ist.</translation>
    </message>
    <message>
        <source>The folder of the project, &apos;{folder}&apos;, cannot be reached.</source>
        <translation>Der Ordner des Projekts, &apos;{folder}&apos;, ist nicht erreichbar.</translation>
    </message>
</context>
<context>
    <name>session.Gifts</name>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>&apos;{name}&apos; had this as &apos;{sequence}&apos; already.</source>
        <translation>„{name}“ hatte dies schon als „{sequence}“.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has its mask now.</source>
        <translation>„{name}“ hat jetzt seine Maske.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has its {sequence} now.</source>
        <translation>„{name}“ hat jetzt {sequence}.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has no {sequence} any more. A copy of a file that was in the project is in its folder &apos;removed&apos;.</source>
        <translation>„{name}“ hat kein {sequence} mehr. Eine Kopie einer Datei, die im Projekt lag, ist in seinem Ordner „removed“.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has {has} now.</source>
        <translation>„{name}“ hat jetzt {has}.</translation>
    </message>
    <message>
        <source>Or load it in Slicer as a segmentation, name its segments like the structures, and take it from the scene.</source>
        <translation>Oder laden Sie sie in Slicer als Segmentierung, benennen Sie ihre Segmente wie die Strukturen, und nehmen Sie sie aus der Szene.</translation>
    </message>
    <message>
        <source>Or load it in Slicer, bring both onto each other there (its registration modules), and give it so.</source>
        <translation>Oder laden Sie es in Slicer, bringen Sie dort beide zur Deckung (mit den Registrierungsmodulen), und geben Sie es so.</translation>
    </message>
    <message>
        <source>The mask of &apos;{name}&apos; holds nothing: networks learn it as a case that shows none of the structures. If that is not so, give it another one.</source>
        <translation>Die Maske von „{name}“ ist leer: Netze lernen ihn als Fall, der keine der Strukturen zeigt. Stimmt das nicht, geben Sie ihm eine andere.</translation>
    </message>
    <message>
        <source>a flat image</source>
        <translation>ein flaches Bild</translation>
    </message>
    <message>
        <source>a flat mask</source>
        <translation>eine flache Maske</translation>
    </message>
</context>
<context>
    <name>session.ImportResult</name>
    <message>
        <source>mask holds nothing</source>
        <translation>Maske ist leer</translation>
    </message>
    <message>
        <source>masks hold nothing</source>
        <translation>Masken sind leer</translation>
    </message>
    <message>
        <source>volume was</source>
        <translation>Volumen wurde</translation>
    </message>
    <message>
        <source>volumes were</source>
        <translation>Volumina wurden</translation>
    </message>
    <message>
        <source>{masks}: networks learn these cases as ones that show none of the structures.</source>
        <translation>{masks}: Netze lernen diese Fälle als solche, die keine der Strukturen zeigen.</translation>
    </message>
    <message>
        <source>{mask}, of {image}</source>
        <translation>{mask}, von {image}</translation>
    </message>
    <message>
        <source>{volumes} written to {folder}</source>
        <translation>{volumes} nach {folder} geschrieben</translation>
    </message>
</context>
<context>
    <name>session.LabelDecisions</name>
    <message>
        <source>All that is {done} (&apos;{segment}&apos;) lies outside the volume of &apos;{name}&apos;.</source>
        <translation>Alles, was {done} ist („{segment}“), liegt außerhalb des Volumens von „{name}“.</translation>
    </message>
    <message>
        <source>Check that it belongs to this case, and put volume and segmentation under the same transform.</source>
        <translation>Prüfen Sie, ob es zu diesem Fall gehört, und stellen Sie Volumen und Segmentierung unter dieselbe Transformation.</translation>
    </message>
    <message>
        <source>If it is meant so, choose &apos;Use my changes&apos; in the step &apos;Annotate&apos;.</source>
        <translation>Wenn es so gemeint ist, wählen Sie „Meine Änderungen übernehmen“ im Schritt „Annotieren“.</translation>
    </message>
    <message>
        <source>Nothing is {done}: networks would learn &apos;{name}&apos; as a case that shows none of {names}.</source>
        <translation>Nichts ist {done}: Netze würden „{name}“ als Fall lernen, der keine dieser Strukturen zeigt: {names}.</translation>
    </message>
    <message>
        <source>Rename the structure in the step &apos;Annotate&apos;, or give the segment its name back: {names}.</source>
        <translation>Benennen Sie die Struktur im Schritt „Annotieren“ um, oder geben Sie dem Segment seinen Namen zurück: {names}.</translation>
    </message>
    <message>
        <source>The mask so far has {voxels} of &apos;{name}&apos;, and nothing of it is {done} now: networks would learn that it is not there.</source>
        <translation>Die bisherige Maske hat {voxels} von „{name}“, und nichts davon ist jetzt {done}: Netze würden lernen, dass es nicht da ist.</translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) is none of the project&apos;s structures and would be left out: networks would learn its place as background.</source>
        <translation>Das Segment „{name}“ ({voxels}) ist keine der Strukturen des Projekts und würde ausgelassen: Netze würden seinen Ort als Hintergrund lernen.</translation>
    </message>
    <message>
        <source>The segment of the structure &apos;{old}&apos; is called &apos;{new}&apos; now, which is none of the project&apos;s structures.</source>
        <translation>Das Segment der Struktur „{old}“ heißt jetzt „{new}“, und das ist keine der Strukturen des Projekts.</translation>
    </message>
    <message>
        <source>The volume and its segmentation do not lie over each other any more, as if one was moved without the other. What is {done} would be taken where it is seen on the volume now.</source>
        <translation>Das Volumen und seine Segmentierung liegen nicht mehr übereinander, als wäre eines ohne das andere verschoben worden. Was {done} ist, würde dort übernommen, wo es jetzt auf dem Volumen zu sehen ist.</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
</context>
<context>
    <name>session.LabelImport</name>
    <message>
        <source>&apos;{name}&apos; has {count} frames, and each has a mask of its own.</source>
        <translation>„{name}“ hat {count} Frames, und jeder hat eine eigene Maske.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; lies outside the volume of &apos;{case}&apos;.</source>
        <translation>„{name}“ liegt außerhalb des Volumens von „{case}“.</translation>
    </message>
    <message>
        <source>Check that it belongs to this case, and transforms.</source>
        <translation>Prüfen Sie, ob sie zu diesem Fall gehört, und ihre Transformationen.</translation>
    </message>
    <message>
        <source>Choose another segmentation.</source>
        <translation>Wählen Sie eine andere Segmentierung.</translation>
    </message>
    <message>
        <source>Give it a file with as many masks; or open a frame in the step &apos;Annotate&apos;, and draw there.</source>
        <translation>Geben Sie ihm eine Datei mit ebenso vielen Masken; oder öffnen Sie einen Frame im Schritt „Annotieren“ und zeichnen Sie dort.</translation>
    </message>
    <message>
        <source>No segment of &apos;{name}&apos; ({segments}) is a structure of the project ({structures}).</source>
        <translation>Kein Segment von „{name}“ ({segments}) ist eine Struktur des Projekts ({structures}).</translation>
    </message>
    <message>
        <source>Nothing is drawn in &apos;{name}&apos;.</source>
        <translation>In „{name}“ ist nichts gezeichnet.</translation>
    </message>
    <message>
        <source>Nothing is drawn in &apos;{name}&apos;: networks would learn &apos;{case}&apos; as a case that shows none of {names}.</source>
        <translation>In „{name}“ ist nichts gezeichnet: Netze würden „{case}“ als Fall lernen, der keine dieser Strukturen zeigt: {names}.</translation>
    </message>
    <message>
        <source>Rename the segments in Slicer&apos;s module Segmentations, or add the structures in the step &apos;Annotate&apos;.</source>
        <translation>Benennen Sie die Segmente in Slicers Modul „Segmentierungen“ um, oder fügen Sie die Strukturen im Schritt „Annotieren“ hinzu.</translation>
    </message>
</context>
<context>
    <name>session.Learning</name>
    <message>
        <source>It failed.</source>
        <translation>Es ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>learning{step}; {models}</source>
        <translation>lernt{step}; {models}</translation>
    </message>
    <message>
        <source>model {number}</source>
        <translation>Modell {number}</translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation>noch kein Modell</translation>
    </message>
    <message>
        <source>off; {models}</source>
        <translation>aus; {models}</translation>
    </message>
    <message>
        <source>starting …</source>
        <translation>startet …</translation>
    </message>
</context>
<context>
    <name>session.MaskTransfer</name>
    <message>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <source>Masks written: {count}, to {folder}.</source>
        <translation>Geschriebene Masken: {count}, nach {folder}.</translation>
    </message>
</context>
<context>
    <name>session.ModelComparison</name>
    <message>
        <source>another structure</source>
        <translation>andere Struktur</translation>
    </message>
    <message>
        <source>only in the left mask</source>
        <translation>nur in der linken Maske</translation>
    </message>
    <message>
        <source>only in the middle mask</source>
        <translation>nur in der mittleren Maske</translation>
    </message>
    <message>
        <source>{name} difference</source>
        <translation>{name} Unterschied</translation>
    </message>
</context>
<context>
    <name>session.ModelTransfer</name>
    <message>
        <source>&apos;{name}&apos; was taken over: its weights are sound.</source>
        <translation>„{name}“ wurde übernommen: Seine Gewichte sind in Ordnung.</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Wird importiert</translation>
    </message>
    <message>
        <source>Written: {path} ({size:.1f} MB).</source>
        <translation>Geschrieben: {path} ({size:.1f} MB).</translation>
    </message>
</context>
<context>
    <name>session.PatientNames</name>
    <message>
        <source>Patient {number}, examination {study}.</source>
        <translation>Patient {number}, Untersuchung {study}.</translation>
    </message>
    <message>
        <source>exam. {study}</source>
        <translation>Unters. {study}</translation>
    </message>
</context>
<context>
    <name>session.Question</name>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation>„{path}“ lässt sich nicht starten ({reason}).</translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
</context>
<context>
    <name>session.Reopening</name>
    <message>
        <source>The project that was open before is not there any more: &apos;{folder}&apos;. Connect its disk or network drive and open it again, or choose another project.</source>
        <translation>Das zuletzt geöffnete Projekt ist nicht mehr da: „{folder}“. Verbinden Sie sein Laufwerk oder Netzlaufwerk und öffnen Sie es erneut, oder wählen Sie ein anderes Projekt.</translation>
    </message>
    <message>
        <source>The project that was open before lies on a drive that does not answer yet: &apos;{folder}&apos;. It is opened as soon as the drive does, unless you open another one.</source>
        <translation>Das zuletzt geöffnete Projekt liegt auf einem Laufwerk, das noch nicht antwortet: „{folder}“. Es wird geöffnet, sobald das Laufwerk antwortet, außer Sie öffnen ein anderes.</translation>
    </message>
    <message>
        <source>The project that was open before was not opened again. {sentence} {hint}</source>
        <translation>Das zuletzt geöffnete Projekt wurde nicht wieder geöffnet. {sentence} {hint}</translation>
    </message>
</context>
<context>
    <name>session.Rescue</name>
    <message>
        <source>The annotation of &apos;{name}&apos; could not be saved in the project ({reason}) A copy is in &apos;{path}&apos;: load it in Slicer, and export it to the case.</source>
        <translation>Die Annotation von „{name}“ konnte nicht im Projekt gespeichert werden ({reason}) Eine Kopie liegt in „{path}“: Laden Sie sie in Slicer, und exportieren Sie sie in den Fall.</translation>
    </message>
    <message>
        <source>The last changes of the annotation of &apos;{name}&apos; could not be saved, neither in the project ({reason}) nor in &apos;{path}&apos; ({second}).</source>
        <translation>Die letzten Änderungen der Annotation von „{name}“ konnten weder im Projekt ({reason}) noch in „{path}“ ({second}) gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>session.ReviewList</name>
    <message>
        <source>The review of the case &apos;{id}&apos;</source>
        <translation>Die Durchsicht des Falls &apos;{id}&apos;</translation>
    </message>
</context>
<context>
    <name>session.Reviews</name>
    <message>
        <source>Look at the new one, which is shown now, and decide again.</source>
        <translation>Sehen Sie die neue an, die jetzt gezeigt wird, und entscheiden Sie noch einmal.</translation>
    </message>
    <message>
        <source>Predict it first, and wait for it.</source>
        <translation>Sagen Sie sie zuerst vorher, und warten Sie darauf.</translation>
    </message>
    <message>
        <source>The mask of &apos;{name}&apos; was predicted anew since you looked at it; nothing was decided.</source>
        <translation>Die Maske von &apos;{name}&apos; wurde neu vorhergesagt, seit Sie sie angesehen haben; nichts wurde entschieden.</translation>
    </message>
    <message>
        <source>There is no mask of &apos;{name}&apos; by this model.</source>
        <translation>Von „{name}“ gibt es keine Maske dieses Modells.</translation>
    </message>
</context>
<context>
    <name>session.SampleData</name>
    <message>
        <source>Computed abdominal MRI (offline)</source>
        <translation>Berechnete MRT des Bauchs (offline)</translation>
    </message>
    <message>
        <source>Hippocampus</source>
        <translation>Hippocampus</translation>
    </message>
    <message>
        <source>Hippocampus MRI (27 MB)</source>
        <translation>MRT des Hippocampus (27 MB)</translation>
    </message>
    <message>
        <source>Left atrium</source>
        <translation>Linker Vorhof</translation>
    </message>
    <message>
        <source>Left atrium MRI (0.4 GB)</source>
        <translation>MRT des linken Vorhofs (0,4 GB)</translation>
    </message>
    <message>
        <source>SSL Segmentation</source>
        <translation>SSL Segmentation</translation>
    </message>
    <message>
        <source>SSL Segmentation demo</source>
        <translation>SSL Segmentation Demo</translation>
    </message>
    <message>
        <source>The data set could not be downloaded.</source>
        <translation>Der Datensatz konnte nicht heruntergeladen werden.</translation>
    </message>
    <message>
        <source>There is no &apos;{name}/dataset.json&apos; in &apos;{path}&apos;.</source>
        <translation>In &apos;{path}&apos; gibt es kein &apos;{name}/dataset.json&apos;.</translation>
    </message>
    <message>
        <source>What came from {address} is not the data set: its checksum differs.</source>
        <translation>Was von {address} kam, ist nicht der Datensatz: Die Prüfsumme stimmt nicht.</translation>
    </message>
</context>
<context>
    <name>session.ScanImport</name>
    <message>
        <source>Load it again.</source>
        <translation>Laden Sie es neu.</translation>
    </message>
    <message>
        <source>The volume that was &apos;{name}&apos; of &apos;{scan}&apos; is no longer in the scene.</source>
        <translation>Das Volumen, das „{name}“ von „{scan}“ war, ist nicht mehr in der Szene.</translation>
    </message>
</context>
<context>
    <name>session.ScenePlace</name>
    <message>
        <source>&apos;{name}&apos; is another project than the one of this scene.</source>
        <translation>„{name}“ ist ein anderes Projekt als das dieser Szene.</translation>
    </message>
    <message>
        <source>This scene shows &apos;{case}&apos;, which is not in the project any more.</source>
        <translation>Diese Szene zeigt „{case}“; dieser Fall ist nicht mehr im Projekt.</translation>
    </message>
    <message>
        <source>This scene was saved with the project &apos;{name}&apos;, but &apos;{other}&apos; is open. It would be saved and closed.</source>
        <translation>Diese Szene wurde mit dem Projekt „{name}“ gespeichert, aber „{other}“ ist offen. Es würde gespeichert und geschlossen.</translation>
    </message>
    <message>
        <source>This scene was saved with the project &apos;{name}&apos;, which is not at &apos;{folder}&apos;.</source>
        <translation>Diese Szene wurde mit dem Projekt „{name}“ gespeichert, das nicht in „{folder}“ liegt.</translation>
    </message>
    <message>
        <source>This scene was saved with the project &apos;{name}&apos;.</source>
        <translation>Diese Szene wurde mit dem Projekt „{name}“ gespeichert.</translation>
    </message>
</context>
<context>
    <name>session.SequencePlan</name>
    <message>
        <source>volume of the scene</source>
        <translation>Volumen der Szene</translation>
    </message>
</context>
<context>
    <name>session.Session</name>
    <message>
        <source>Choose the folder that was made with a project, or make a new project.</source>
        <translation>Wählen Sie den Ordner, der mit einem Projekt angelegt wurde, oder legen Sie ein neues Projekt an.</translation>
    </message>
    <message>
        <source>Connect its disk or network drive, or choose another folder.</source>
        <translation>Verbinden Sie sein Laufwerk oder Netzlaufwerk, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Create or open one in the step &apos;Data&apos;.</source>
        <translation>Legen Sie im Schritt „Daten“ eines an, oder öffnen Sie eines.</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>Kein Projekt ist geöffnet.</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; is not a project: it holds no file &apos;project.json&apos;.</source>
        <translation>Der Ordner „{folder}“ ist kein Projekt: Er enthält keine Datei „project.json“.</translation>
    </message>
    <message>
        <source>The project&apos;s folder &apos;{folder}&apos; is not there.</source>
        <translation>Der Ordner des Projekts „{folder}“ ist nicht da.</translation>
    </message>
</context>
<context>
    <name>session.StartPoints</name>
    <message>
        <source>, stopped early</source>
        <translation>, vorzeitig angehalten</translation>
    </message>
    <message>
        <source>Imported. Nothing is written down about where it comes from.</source>
        <translation>Importiert. Über die Herkunft ist nichts vermerkt.</translation>
    </message>
    <message>
        <source>Imported: {name}</source>
        <translation>Importiert: {name}</translation>
    </message>
    <message>
        <source>It comes with SSLSegmentation: pretrained on computed shapes, without any image of a patient. With few labels it mostly gave better masks than a short pretraining on the volumes themselves. Image size and plane are those of your settings.</source>
        <translation>Er wird mit SSLSegmentation geliefert: vortrainiert mit berechneten Formen, ohne ein einziges Patientenbild. Mit wenigen Annotationen ergab er meist bessere Masken als ein kurzes Vortraining mit den Volumina selbst. Bildgröße und Ebene sind die Ihrer Einstellungen.</translation>
    </message>
    <message>
        <source>It was pretrained for {makes}: choose these above, if cases have some.</source>
        <translation>Es wurde vortrainiert für {makes}: Wählen Sie oben diese, wenn Fälle welche haben.</translation>
    </message>
    <message>
        <source>It was pretrained for {purpose}. Only the command line can finetune it.</source>
        <translation>Es wurde vortrainiert für {purpose}. Nur die Kommandozeile kann es feintrainieren.</translation>
    </message>
    <message>
        <source>It was stopped early ({where}).</source>
        <translation>Es wurde vorzeitig angehalten ({where}).</translation>
    </message>
    <message>
        <source>Made elsewhere, by the method &apos;{title}&apos; ({preset}) from {volumes}, without labels.</source>
        <translation>Anderswo mit der Methode „{title}“ ({preset}) aus {volumes} ohne Annotation gewonnen.</translation>
    </message>
    <message>
        <source>Pretraining: {title}</source>
        <translation>Vortraining: {title}</translation>
    </message>
    <message>
        <source>Starter: pretrained on computed shapes</source>
        <translation>Starter: vortrainiert mit berechneten Formen</translation>
    </message>
    <message>
        <source>Whether test cases of yours were among them is not known here.</source>
        <translation>Ob Ihre Testfälle darunter waren, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>Volumina</translation>
    </message>
</context>
<context>
    <name>session.TimeEstimates</name>
    <message>
        <source>&apos;{path}&apos; cannot be started.</source>
        <translation>„{path}“ lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>The measurement gave no answer.</source>
        <translation>Die Messung gab keine Antwort.</translation>
    </message>
</context>
<context>
    <name>session.Transfer</name>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation>„{path}“ lässt sich nicht starten ({reason}).</translation>
    </message>
    <message>
        <source>Choose another Python in the step &apos;Set-up&apos;.</source>
        <translation>Wählen Sie ein anderes Python im Schritt „Einrichten“.</translation>
    </message>
    <message>
        <source>It failed: {reason}</source>
        <translation>Es ist fehlgeschlagen: {reason}</translation>
    </message>
    <message>
        <source>Slicer&apos;s log says more.</source>
        <translation>Mehr steht in Slicers Protokoll.</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Angehalten; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Wait until the export or import is done.</source>
        <translation>Warten Sie, bis der Export oder Import fertig ist.</translation>
    </message>
    <message>
        <source>no message</source>
        <translation>keine Meldung</translation>
    </message>
</context>
<context>
    <name>session.VolumeCurves</name>
    <message>
        <source>None of its frames has a whole mask yet.</source>
        <translation>Noch keiner seiner Frames hat eine vollständige Maske.</translation>
    </message>
    <message>
        <source>The measurement cannot be read; Slicer&apos;s log says more.</source>
        <translation>Die Messung ist nicht lesbar; mehr steht in Slicers Protokoll.</translation>
    </message>
</context>
<context>
    <name>text.CaseSummary</name>
    <message>
        <source>Add the volumes that you want to segment, and similar ones: unlabelled volumes are of use, too. Files and folders, and volumes of Slicer&apos;s module Data, can also be dragged onto the table.</source>
        <translation>Fügen Sie die Volumina hinzu, die Sie segmentieren möchten, und ähnliche: Auch solche ohne Maske sind von Nutzen. Dateien und Ordner sowie Volumina aus Slicers Modul „Daten“ können auch auf die Tabelle gezogen werden.</translation>
    </message>
    <message>
        <source>{count} cases: {parts}.</source>
        <translation>{count} Fälle: {parts}.</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… und {count} weitere</translation>
    </message>
    <message>
        <source>⚠ Worth a look: {count}. Select one to read why.</source>
        <translation>⚠ Einen Blick wert: {count}. Wählen Sie einen aus, um zu lesen, warum.</translation>
    </message>
</context>
<context>
    <name>text.Durations</name>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02d} min</source>
        <translation>{hours} h {minutes:02d} min</translation>
    </message>
</context>
<context>
    <name>text.FlatText</name>
    <message>
        <source>from front to back (the flat image is coronal)</source>
        <translation>von vorn nach hinten (das flache Bild ist koronar)</translation>
    </message>
    <message>
        <source>from head to feet (the flat image is axial)</source>
        <translation>von Kopf nach Fuß (das flache Bild ist axial)</translation>
    </message>
    <message>
        <source>from left to right (the flat image is sagittal)</source>
        <translation>von links nach rechts (das flache Bild ist sagittal)</translation>
    </message>
</context>
<context>
    <name>text.FrameText</name>
    <message>
        <source>({count} annotated)</source>
        <translation>({count} annotiert)</translation>
    </message>
    <message>
        <source>Frame {number} of {count}</source>
        <translation>Frame {number} von {count}</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>Echo</translation>
    </message>
    <message>
        <source>echoes</source>
        <translation>Echos</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>Frame</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>Volumina</translation>
    </message>
    <message>
        <source>{name}, frame {number}</source>
        <translation>{name}, Frame {number}</translation>
    </message>
    <message>
        <source>{time:.0f} ms</source>
        <translation>{time:.0f} ms</translation>
    </message>
</context>
<context>
    <name>text.RoleText</name>
    <message>
        <source>Its mask teaches the network.</source>
        <translation>Seine Maske lehrt das Netz.</translation>
    </message>
    <message>
        <source>Its mask tells during training which state of the network is best.</source>
        <translation>Seine Maske zeigt während des Trainings, welcher Stand des Netzes der beste ist.</translation>
    </message>
    <message>
        <source>Kept aside: shows at the end how good the network is on cases that it has never seen.</source>
        <translation>Beiseitegelegt: Zeigt am Ende, wie gut das Netz bei Fällen ist, die es nie gesehen hat.</translation>
    </message>
    <message>
        <source>Only looked at while pretraining; gets a predicted mask later.</source>
        <translation>Wird nur beim Vortraining angesehen; bekommt später eine vorhergesagte Maske.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>Ohne Maske</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>ohne Maske</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
</context>
<context>
    <name>text.RunText</name>
    <message>
        <source>  {left} left</source>
        <translation>  noch {left}</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>A night (8 hours)</source>
        <translation>Eine Nacht (8 Stunden)</translation>
    </message>
    <message>
        <source>About 1 hour</source>
        <translation>Etwa 1 Stunde</translation>
    </message>
    <message>
        <source>About 1 minute</source>
        <translation>Etwa 1 Minute</translation>
    </message>
    <message>
        <source>About 10 minutes</source>
        <translation>Etwa 10 Minuten</translation>
    </message>
    <message>
        <source>About 3 minutes</source>
        <translation>Etwa 3 Minuten</translation>
    </message>
    <message>
        <source>As in the paper</source>
        <translation>Wie in der Publikation</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>Von Grund auf</translation>
    </message>
    <message>
        <source>It was stopped at step {step} of {total}; what it had learnt by then is used.</source>
        <translation>Es wurde bei Schritt {step} von {total} angehalten; was es bis dahin gelernt hatte, wird verwendet.</translation>
    </message>
    <message>
        <source>Learnt by the method &apos;{title}&apos; ({preset})</source>
        <translation>Gelernt mit der Methode „{title}“ ({preset})</translation>
    </message>
    <message>
        <source>New, with random values: {parts}.</source>
        <translation>Neu, mit zufälligen Werten: {parts}.</translation>
    </message>
    <message>
        <source>No test case was among them.</source>
        <translation>Kein Testfall war darunter.</translation>
    </message>
    <message>
        <source>Of {parts}, {count} of {all} pieces start at random.</source>
        <translation>Von {parts} beginnen {count} von {all} Stücken zufällig.</translation>
    </message>
    <message>
        <source>Pretrained</source>
        <translation>Vortrainiert</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Taken over from the pretraining: {parts}.</source>
        <translation>Aus dem Vortraining übernommen: {parts}.</translation>
    </message>
    <message>
        <source>Test cases were among them: results on these will look too good.</source>
        <translation>Testfälle waren darunter: Ergebnisse darauf werden zu gut aussehen.</translation>
    </message>
    <message>
        <source>The network gives nearly the same answer for every image: it has &apos;collapsed&apos; and learns nothing any more. Stop it, and start again with another method, with more volumes, or with a lower learning rate.</source>
        <translation>Das Netz gibt für jedes Bild fast dieselbe Antwort: Es ist „kollabiert“ und lernt nichts mehr. Halten Sie es an, und beginnen Sie neu mit einer anderen Methode, mit mehr Volumina oder mit einer kleineren Lernrate.</translation>
    </message>
    <message>
        <source>The network has not become better than guessing yet. If that stays so, stop it, and try another method or more volumes.</source>
        <translation>Das Netz ist noch nicht besser als Raten. Bleibt das so, halten Sie es an und versuchen Sie eine andere Methode oder mehr Volumina.</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>What it has learnt so far is kept and can be used.</source>
        <translation>Was es bisher gelernt hat, bleibt erhalten und kann verwendet werden.</translation>
    </message>
    <message>
        <source>about {minutes} minutes</source>
        <translation>etwa {minutes} Minuten</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>from {volumes}, without labels.</source>
        <translation>aus {volumes}, ohne Annotationen.</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>measuring how long a step takes</source>
        <translation>misst, wie lange ein Schritt dauert</translation>
    </message>
    <message>
        <source>no sign of life for {age}</source>
        <translation>seit {age} kein Lebenszeichen</translation>
    </message>
    <message>
        <source>part {number} of {count}</source>
        <translation>Teil {number} von {count}</translation>
    </message>
    <message>
        <source>preparing the images</source>
        <translation>bereitet die Bilder vor</translation>
    </message>
    <message>
        <source>preparing the images, {step} of {total}</source>
        <translation>bereitet die Bilder vor, {step} von {total}</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>step {step} of {total}</source>
        <translation>Schritt {step} von {total}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird angehalten</translation>
    </message>
    <message>
        <source>the last layer, which names the structures</source>
        <translation>die letzte Schicht des Netzes, die die Strukturen benennt</translation>
    </message>
    <message>
        <source>the part that draws outlines</source>
        <translation>der Teil, der Umrisse zeichnet</translation>
    </message>
    <message>
        <source>the part that recognises patterns</source>
        <translation>der Teil, der Muster erkennt</translation>
    </message>
    <message>
        <source>trained on another computer</source>
        <translation>auf einem anderen Computer trainiert</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>volume {step} of {total}</source>
        <translation>Volumen {step} von {total}</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>Volumina</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>wartet, bis es an der Reihe ist</translation>
    </message>
</context>
<context>
    <name>text.SequenceText</name>
    <message>
        <source>Sequences: {parts}.</source>
        <translation>Sequenzen: {parts}.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>allen</translation>
    </message>
    <message>
        <source>no {name}</source>
        <translation>ohne {name}</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} von {total}</translation>
    </message>
    <message>
        <source>{name} in {count}</source>
        <translation>{name} bei {count}</translation>
    </message>
</context>
<context>
    <name>text.SettingText</name>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Certainty from which a draft counts</source>
        <translation>Entwurf zählt ab Sicherheit</translation>
    </message>
    <message>
        <source>Channels of the last map</source>
        <translation>Kanäle der letzten Karte</translation>
    </message>
    <message>
        <source>Channels of the network</source>
        <translation>Kanäle des Netzes</translation>
    </message>
    <message>
        <source>Course of the learning rate</source>
        <translation>Verlauf der Lernrate</translation>
    </message>
    <message>
        <source>Drafts among the slices of such a step</source>
        <translation>Entwürfe in einem solchen Schritt</translation>
    </message>
    <message>
        <source>Even out brightness (N4)</source>
        <translation>Helligkeit ausgleichen (N4)</translation>
    </message>
    <message>
        <source>Fewer and fewer drafts</source>
        <translation>Immer weniger Entwürfe</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Kind of network</source>
        <translation>Art des Netzes</translation>
    </message>
    <message>
        <source>Last layer only, on a random network</source>
        <translation>Nur letzte Schicht, Zufallsnetz</translation>
    </message>
    <message>
        <source>Learn from test cases, too</source>
        <translation>Auch aus Testfällen lernen</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Learning rate of the pretrained part</source>
        <translation>Lernrate, vortrainierter Teil</translation>
    </message>
    <message>
        <source>Limit of the gradient</source>
        <translation>Grenze des Gradienten</translation>
    </message>
    <message>
        <source>Measure of error</source>
        <translation>Fehlermaß</translation>
    </message>
    <message>
        <source>Neighbouring slices</source>
        <translation>Nachbarschichten</translation>
    </message>
    <message>
        <source>Networks that answer together</source>
        <translation>Netze, die gemeinsam antworten</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normalisierung</translation>
    </message>
    <message>
        <source>Normalisation of brightness</source>
        <translation>Normalisierung der Helligkeit</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>Part of the steps that learns from drafts</source>
        <translation>Anteil der Schritte mit Entwürfen</translation>
    </message>
    <message>
        <source>Passes over all slices</source>
        <translation>Durchgänge durch alle Schichten</translation>
    </message>
    <message>
        <source>Plane of the slices</source>
        <translation>Ebene der Schichten</translation>
    </message>
    <message>
        <source>Pretrained part fixed at first</source>
        <translation>Vortrainierter Teil anfangs fest</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Startwert des Zufalls</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>Share of slices with structures</source>
        <translation>Anteil der Schichten mit Strukturen</translation>
    </message>
    <message>
        <source>Share that is hidden</source>
        <translation>Verdeckter Anteil</translation>
    </message>
    <message>
        <source>Slices a step</source>
        <translation>Schichten je Schritt</translation>
    </message>
    <message>
        <source>Slices with other texture</source>
        <translation>Schichten mit anderer Textur</translation>
    </message>
    <message>
        <source>Slow start of the learning rate</source>
        <translation>Langsamer Start der Lernrate</translation>
    </message>
    <message>
        <source>Steps between checks</source>
        <translation>Schritte zwischen Kontrollen</translation>
    </message>
    <message>
        <source>Structures with other brightness</source>
        <translation>Strukturen mit anderer Helligkeit</translation>
    </message>
    <message>
        <source>Training steps</source>
        <translation>Trainingsschritte</translation>
    </message>
    <message>
        <source>Unlabelled slices for each labelled one</source>
        <translation>Schichten ohne Maske je annotierter</translation>
    </message>
    <message>
        <source>Where each pixel lies</source>
        <translation>Wo jedes Pixel liegt</translation>
    </message>
    <message>
        <source>drafts of other cases</source>
        <translation>Entwürfe anderer Fälle</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>part &apos;{name}&apos;</source>
        <translation>Teil „{name}“</translation>
    </message>
    <message>
        <source>random changes of brightness</source>
        <translation>zufällige Änderungen der Helligkeit</translation>
    </message>
    <message>
        <source>random changes of shape</source>
        <translation>zufällige Änderungen der Form</translation>
    </message>
    <message>
        <source>random looks of tissues</source>
        <translation>zufälliges Aussehen der Gewebe</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>unlabelled images (mean teacher)</source>
        <translation>Bilder ohne Maske (Mean Teacher)</translation>
    </message>
</context>
<context>
    <name>text.Tutorial</name>
    <message>
        <source>README.md</source>
        <translation>docs/tutorial_de.md</translation>
    </message>
</context>
<context>
    <name>widgets.AlikeBox</name>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Hold Shift and move the mouse over a slice: all that looks like the place under it lights up, in all views. Where the mouse rests, the other cases are searched for the place that is most like it. Compared is how a place looks (brightness, edges and texture around it, and what a network sees of it where drafts use one), not where it lies.</source>
        <translation>Halten Sie die Umschalttaste und bewegen Sie die Maus über eine Schicht: Alles, was wie die Stelle darunter aussieht, leuchtet in allen Ansichten auf. Wo die Maus ruht, wird in den anderen Fällen die ähnlichste Stelle gesucht. Verglichen wird, wie eine Stelle aussieht (Helligkeit, Kanten und Textur in der Umgebung und das, was ein Netz davon sieht, wo Entwürfe eines verwenden), nicht, wo sie liegt.</translation>
    </message>
    <message>
        <source>Hold Shift, and point at something.</source>
        <translation>Halten Sie die Umschalttaste, und zeigen Sie auf etwas.</translation>
    </message>
    <message>
        <source>Looking at the other cases …</source>
        <translation>Die anderen Fälle werden angesehen …</translation>
    </message>
    <message>
        <source>Most alike in other cases:</source>
        <translation>Am ähnlichsten in anderen Fällen:</translation>
    </message>
    <message>
        <source>Open this case at the place that is most alike.</source>
        <translation>Diesen Fall an der ähnlichsten Stelle öffnen.</translation>
    </message>
    <message>
        <source>Point at something first: hold Shift, and let the mouse rest.</source>
        <translation>Zeigen Sie zuerst auf etwas: Halten Sie die Umschalttaste, und lassen Sie die Maus ruhen.</translation>
    </message>
    <message>
        <source>Show what is alike under the mouse (hold Shift)</source>
        <translation>Ähnliches unter der Maus zeigen (Umschalttaste halten)</translation>
    </message>
    <message>
        <source>Switch drafts on first.</source>
        <translation>Schalten Sie zuerst die Entwürfe ein.</translation>
    </message>
    <message>
        <source>The other cases, those first that show something most alike</source>
        <translation>Die anderen Fälle, die mit der größten Ähnlichkeit zuerst</translation>
    </message>
    <message>
        <source>The volumes are being looked at …</source>
        <translation>Die Volumina werden angesehen …</translation>
    </message>
</context>
<context>
    <name>widgets.BudgetChooser</name>
    <message>
        <source>A few steps are tried out on this computer.</source>
        <translation>Einige Schritte werden auf diesem Computer ausprobiert.</translation>
    </message>
    <message>
        <source>A first look: small images, few steps.</source>
        <translation>Ein erster Eindruck: kleine Bilder, wenige Schritte.</translation>
    </message>
    <message>
        <source>A number of steps</source>
        <translation>Eine Zahl von Schritten</translation>
    </message>
    <message>
        <source>All of it takes about as long on this computer: preparing the images, training, and checking the model. How many steps that are is measured when it begins.</source>
        <translation>Alles zusammen dauert auf diesem Computer etwa so lange: die Bilder vorbereiten, trainieren und das Modell prüfen. Wie viele Schritte das sind, wird zu Beginn gemessen.</translation>
    </message>
    <message>
        <source>Enough for one or two annotated cases.</source>
        <translation>Genug für einen oder zwei annotierte Fälle.</translation>
    </message>
    <message>
        <source>Estimated from a measurement on this computer, for changed steps, passes, slices a step and image size. Other changes are not counted.</source>
        <translation>Geschätzt aus einer Messung auf diesem Computer, für geänderte Schritte, Durchgänge, Schichten je Schritt und Bildgröße. Andere Änderungen sind nicht eingerechnet.</translation>
    </message>
    <message>
        <source>Finer images; for several annotated cases.</source>
        <translation>Feinere Bilder; für mehrere annotierte Fälle.</translation>
    </message>
    <message>
        <source>Finer still; over a break.</source>
        <translation>Noch feiner; für eine Pause.</translation>
    </message>
    <message>
        <source>For those who know how many: see the advanced settings. However long it takes.</source>
        <translation>Wenn Sie wissen, wie viele: siehe erweiterte Einstellungen. Dauert so lange, wie es dauert.</translation>
    </message>
    <message>
        <source>Measured on this computer, while nothing else was computing.</source>
        <translation>Auf diesem Computer gemessen, während sonst nichts rechnete.</translation>
    </message>
    <message>
        <source>The largest images and network; start it when you leave.</source>
        <translation>Die größten Bilder und das größte Netz; starten Sie es, wenn Sie gehen.</translation>
    </message>
    <message>
        <source>The settings of the paper, to reproduce it; takes by far the longest.</source>
        <translation>Die Einstellungen der Publikation, um sie nachzuvollziehen; dauert bei weitem am längsten.</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>etwa {time}</translation>
    </message>
    <message>
        <source>measuring …</source>
        <translation>wird gemessen …</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>nicht möglich</translation>
    </message>
</context>
<context>
    <name>widgets.Builders</name>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>widgets.CaseBox</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Select one case in the table first.</source>
        <translation>Wählen Sie zuerst einen Fall in der Tabelle.</translation>
    </message>
</context>
<context>
    <name>widgets.CaseDrops</name>
    <message>
        <source>A mask comes to its case by &apos;Give it a mask&apos;, below.</source>
        <translation>Eine Maske kommt mit „Maske geben“, unten, zu ihrem Fall.</translation>
    </message>
    <message>
        <source>There is no volume in what was dropped.</source>
        <translation>Im Abgelegten ist kein Volumen.</translation>
    </message>
</context>
<context>
    <name>widgets.CaseFilter</name>
    <message>
        <source>All states</source>
        <translation>Jeder Stand</translation>
    </message>
    <message>
        <source>All uses</source>
        <translation>Jeder Zweck</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Lists the cases that have all these words in their name, use, annotation or remarks.</source>
        <translation>Zeigt die Fälle, die all diese Wörter in Name, Verwendung, Annotation oder Hinweisen haben.</translation>
    </message>
    <message>
        <source>Nothing drawn</source>
        <translation>Nichts gezeichnet</translation>
    </message>
    <message>
        <source>Only cases that are used for this.</source>
        <translation>Nur Fälle, die dafür verwendet werden.</translation>
    </message>
    <message>
        <source>Only cases whose annotation is so far.</source>
        <translation>Nur Fälle, deren Annotation so weit ist.</translation>
    </message>
    <message>
        <source>Only cases with remarks.</source>
        <translation>Nur Fälle mit Hinweisen.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Some slices</source>
        <translation>Einige Schichten</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} von {total}</translation>
    </message>
</context>
<context>
    <name>widgets.CaseList</name>
    <message>
        <source>, changed</source>
        <translation>, geändert</translation>
    </message>
    <message>
        <source>A predicted mask that you have accepted; the network learns from it.</source>
        <translation>Eine vorhergesagte Maske, die Sie angenommen haben; das Netz lernt daraus.</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Nothing has been drawn yet.</source>
        <translation>Noch nichts ist gezeichnet.</translation>
    </message>
    <message>
        <source>Something has been drawn, but no slice is marked as complete: nothing learns from it yet.</source>
        <translation>Etwas ist gezeichnet, aber keine Schicht ist als vollständig markiert: Noch lernt nichts daraus.</translation>
    </message>
    <message>
        <source>The mask was {source}.</source>
        <translation>Herkunft der Maske: {source}.</translation>
    </message>
    <message>
        <source>The network learns from the frames that have a mask.</source>
        <translation>Das Netz lernt aus den Frames, die eine Maske haben.</translation>
    </message>
    <message>
        <source>The network learns from the slices that are marked as complete, and from no other.</source>
        <translation>Das Netz lernt aus den Schichten, die als vollständig markiert sind, und aus keiner anderen.</translation>
    </message>
    <message>
        <source>The network learns from the whole volume.</source>
        <translation>Das Netz lernt aus dem ganzen Volumen.</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Verwendet für</translation>
    </message>
    <message>
        <source>What was drawn since is saved, but nothing learns from it until it is marked as complete.</source>
        <translation>Das seither Gezeichnete ist gespeichert, aber nichts lernt daraus, bis es als vollständig markiert ist.</translation>
    </message>
    <message>
        <source>accepted prediction</source>
        <translation>angenommene Vorhersage</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>slice</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>Schichten</translation>
    </message>
</context>
<context>
    <name>widgets.CaseTable</name>
    <message>
        <source>* Assumed when the case was added: {reason}. Its file says {spacing} mm.</source>
        <translation>* Beim Hinzufügen des Falls angenommen: {reason}. Seine Datei sagt {spacing} mm.</translation>
    </message>
    <message>
        <source>A click sorts by what is below. A double click on a case, or Enter, opens it.</source>
        <translation>Ein Klick sortiert nach dieser Spalte. Ein Doppelklick auf einen Fall oder die Eingabetaste öffnet ihn.</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Cases of one patient or one examination.</source>
        <translation>Fälle eines Patienten oder einer Untersuchung.</translation>
    </message>
    <message>
        <source>How far the case is annotated.</source>
        <translation>Wie weit der Fall annotiert ist.</translation>
    </message>
    <message>
        <source>How well the newest model&apos;s mask is expected to agree with a careful drawing (Dice, 100 % at best).</source>
        <translation>Wie gut die Maske des neuesten Modells voraussichtlich mit einer sorgfältigen Zeichnung übereinstimmt (Dice, höchstens 100 %).</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>No picture: {reason}</source>
        <translation>Kein Bild: {reason}</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Predicted by &apos;{name}&apos;, not accepted.</source>
        <translation>Vorhergesagt von „{name}“, nicht angenommen.</translation>
    </message>
    <message>
        <source>Something is unusual. Select the case to read what.</source>
        <translation>Etwas ist ungewöhnlich. Wählen Sie den Fall aus, um zu lesen, was.</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Verwendet für</translation>
    </message>
    <message>
        <source>Volume of all structures of the mask, in millilitres. In brackets: of a predicted mask.</source>
        <translation>Volumen aller Strukturen der Maske, in Millilitern. In Klammern: einer vorhergesagten Maske.</translation>
    </message>
    <message>
        <source>Voxels along each axis, and how far they are apart.</source>
        <translation>Voxel entlang jeder Achse, und wie weit sie auseinanderliegen.</translation>
    </message>
    <message>
        <source>Voxels, spacing</source>
        <translation>Voxel, Abstand</translation>
    </message>
    <message>
        <source>What the case is used for.</source>
        <translation>Wofür der Fall verwendet wird.</translation>
    </message>
    <message>
        <source>damaged: left out</source>
        <translation>beschädigt: ausgelassen</translation>
    </message>
    <message>
        <source>flat image</source>
        <translation>flaches Bild</translation>
    </message>
    <message>
        <source>flat mask</source>
        <translation>flache Maske</translation>
    </message>
    <message>
        <source>from DICOM</source>
        <translation>aus DICOM</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>aus einer Datei</translation>
    </message>
    <message>
        <source>from the scene</source>
        <translation>aus der Szene</translation>
    </message>
    <message>
        <source>nothing flat</source>
        <translation>nichts Flaches</translation>
    </message>
</context>
<context>
    <name>widgets.CaseWork</name>
    <message>
        <source>Cases are being taken out: wait, or stop it.</source>
        <translation>Fälle werden gerade herausgenommen: Warten Sie, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>Remove cases</source>
        <translation>Fälle entfernen</translation>
    </message>
    <message>
        <source>Take {count} cases out of the project ({names})?

Their folders, masks included, move to
{target}
Nothing is deleted.</source>
        <translation>{count} Fälle aus dem Projekt nehmen ({names})?

Ihre Ordner samt Masken werden verschoben nach
{target}
Nichts wird gelöscht.</translation>
    </message>
    <message>
        <source>The use of cases is being changed: wait.</source>
        <translation>Die Verwendung von Fällen wird gerade geändert: Warten Sie.</translation>
    </message>
</context>
<context>
    <name>widgets.CompareBox</name>
    <message>
        <source>Compare with:</source>
        <translation>Vergleichen mit:</translation>
    </message>
    <message>
        <source>Dice of the two masks: 100 % where they are the same. It does not say which of them is right.</source>
        <translation>Dice der beiden Masken: 100 %, wenn sie gleich sind. Welche stimmt, sagt er nicht.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Left: this mask. Middle: the other model&apos;s. Right: where they differ: orange has only the left one, blue only the middle one, in pink each has another structure.</source>
        <translation>Links: diese Maske. Mitte: die des anderen Modells. Rechts: wo sie sich unterscheiden: orange hat nur die linke, blau nur die mittlere, bei Rosa hat jede eine andere Struktur.</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Middle minus left.</source>
        <translation>Mitte minus links.</translation>
    </message>
    <message>
        <source>Models that have made a mask of the selected case, too.</source>
        <translation>Modelle, die ebenfalls eine Maske des ausgewählten Falls gemacht haben.</translation>
    </message>
    <message>
        <source>Only this mask</source>
        <translation>Nur diese Maske</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>Select a case of which two models have made a mask.</source>
        <translation>Wählen Sie einen Fall, von dem zwei Modelle eine Maske gemacht haben.</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>This mask, that of the other model, and where they differ, in three views that move together.</source>
        <translation>Diese Maske, die des anderen Modells und wo sie sich unterscheiden, in drei Ansichten, die sich gemeinsam bewegen.</translation>
    </message>
    <message>
        <source>Volume in the left mask.</source>
        <translation>Volumen in der linken Maske.</translation>
    </message>
    <message>
        <source>Volume in the middle mask.</source>
        <translation>Volumen in der mittleren Maske.</translation>
    </message>
</context>
<context>
    <name>widgets.CompleteBox</name>
    <message>
        <source>A flat image has no slices.</source>
        <translation>Ein flaches Bild hat keine Schichten.</translation>
    </message>
    <message>
        <source>Choose the case again: the views turn to its slices.</source>
        <translation>Wählen Sie den Fall erneut: Die Ansichten richten sich nach seinen Schichten.</translation>
    </message>
    <message>
        <source>Complete slices (click one to see it):</source>
        <translation>Vollständige Schichten (zum Ansehen anklicken):</translation>
    </message>
    <message>
        <source>Complete?</source>
        <translation>Vollständig?</translation>
    </message>
    <message>
        <source>It is not complete</source>
        <translation>Es ist nicht vollständig</translation>
    </message>
    <message>
        <source>Key C</source>
        <translation>Taste C</translation>
    </message>
    <message>
        <source>New labels are used for:</source>
        <translation>Neue Masken verwenden für:</translation>
    </message>
    <message>
        <source>No view shows slices as they were acquired.</source>
        <translation>Keine Ansicht zeigt die Schichten so, wie sie aufgenommen wurden.</translation>
    </message>
    <message>
        <source>Slice {number} of {count}, in the views: complete.</source>
        <translation>Schicht {number} von {count}, in den Ansichten: vollständig.</translation>
    </message>
    <message>
        <source>Slice {number} of {count}, in the views: not complete yet.</source>
        <translation>Schicht {number} von {count}, in den Ansichten: noch nicht vollständig.</translation>
    </message>
    <message>
        <source>The flat mask is complete</source>
        <translation>Die flache Maske ist vollständig</translation>
    </message>
    <message>
        <source>The flat mask is complete.</source>
        <translation>Die flache Maske ist vollständig.</translation>
    </message>
    <message>
        <source>The flat mask is not complete yet.</source>
        <translation>Die flache Maske ist noch nicht vollständig.</translation>
    </message>
    <message>
        <source>The network learns only from slices that are complete: every structure in them is outlined, or they show none. You need not do all slices.</source>
        <translation>Das Netz lernt nur aus vollständigen Schichten: Jede Struktur darin ist umrandet, oder sie zeigen keine. Es müssen nicht alle Schichten sein.</translation>
    </message>
    <message>
        <source>The network learns the flat mask once it is complete: every structure in it is outlined, or it shows none.</source>
        <translation>Das Netz lernt die flache Maske, sobald sie vollständig ist: Jede Struktur darin ist umrandet, oder sie zeigt keine.</translation>
    </message>
    <message>
        <source>The segment of the structure &apos;{old}&apos; is called &apos;{new}&apos; now.

Rename the structure to &apos;{new}&apos; in the whole project? Every mask that has it keeps it, under the new name.

If it is another structure, choose No, and add &apos;{new}&apos; to the structures above.</source>
        <translation>Das Segment der Struktur „{old}“ heißt jetzt „{new}“.

Die Struktur im ganzen Projekt in „{new}“ umbenennen? Jede Maske, die sie hat, behält sie unter dem neuen Namen.

Ist es eine andere Struktur, wählen Sie Nein, und fügen Sie „{new}“ oben zu den Strukturen hinzu.</translation>
    </message>
    <message>
        <source>The whole volume is complete</source>
        <translation>Ganzes Volumen ist vollständig</translation>
    </message>
    <message>
        <source>The whole volume is complete ({count} slices).</source>
        <translation>Das ganze Volumen ist vollständig ({count} Schichten).</translation>
    </message>
    <message>
        <source>The whole volume is complete.</source>
        <translation>Das ganze Volumen ist vollständig.</translation>
    </message>
    <message>
        <source>This slice is complete</source>
        <translation>Diese Schicht ist vollständig</translation>
    </message>
    <message>
        <source>This slice is not complete</source>
        <translation>Diese Schicht ist nicht vollständig</translation>
    </message>
    <message>
        <source>Use my changes</source>
        <translation>Meine Änderungen übernehmen</translation>
    </message>
    <message>
        <source>What is drawn becomes the mask that networks learn from. The one so far is kept in the case&apos;s folder.</source>
        <translation>Das Gezeichnete wird zur Maske, aus der Netze lernen. Die bisherige bleibt im Ordner des Falls.</translation>
    </message>
</context>
<context>
    <name>widgets.DatasetButton</name>
    <message>
        <source>All cases with their masks and roles in a new folder for another program. The project stays as it is.</source>
        <translation>Alle Fälle mit Masken und Verwendung in einem neuen Ordner für ein anderes Programm. Das Projekt bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>There is no case yet.</source>
        <translation>Es gibt noch keinen Fall.</translation>
    </message>
    <message>
        <source>Write as …</source>
        <translation>Schreiben als …</translation>
    </message>
</context>
<context>
    <name>widgets.DecisionRow</name>
    <message>
        <source>&apos;{name}&apos; has a mask already ({source}).

Replace it by the predicted one? The present mask is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation>„{name}“ hat schon eine Maske ({source}).

Durch die vorhergesagte ersetzen? Die jetzige bleibt im Ordner des Falls, unter „set aside“.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is accepted.</source>
        <translation>„{name}“ ist angenommen.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is rejected.</source>
        <translation>„{name}“ ist abgelehnt.</translation>
    </message>
    <message>
        <source>Accept it so?</source>
        <translation>So annehmen?</translation>
    </message>
    <message>
        <source>Good as it is: it becomes the mask of this case, from which the next finetuning learns. (Key A)</source>
        <translation>Gut, wie sie ist: Sie wird zur Maske dieses Falls, aus der das nächste Feintraining lernt. (Taste A)</translation>
    </message>
    <message>
        <source>Nearly good: correct it in the step &apos;Annotate&apos;. The predicted mask is kept. (Key E)</source>
        <translation>Fast gut: Korrigieren Sie sie im Schritt „Annotieren“. Die vorhergesagte Maske bleibt. (Taste E)</translation>
    </message>
    <message>
        <source>Next: &apos;{name}&apos;.</source>
        <translation>Als Nächstes: „{name}“.</translation>
    </message>
    <message>
        <source>No other mask waits for a review.</source>
        <translation>Keine andere Maske wartet auf eine Prüfung.</translation>
    </message>
    <message>
        <source>Not rejected</source>
        <translation>Nicht abgelehnt</translation>
    </message>
    <message>
        <source>Nothing is decided yet.</source>
        <translation>Noch ist nichts entschieden.</translation>
    </message>
    <message>
        <source>Of no use. The file is kept, and the case stays without a mask. (Key X)</source>
        <translation>Unbrauchbar. Die Datei bleibt, und der Fall bleibt ohne Maske. (Taste X)</translation>
    </message>
    <message>
        <source>Select one case in the list first.</source>
        <translation>Wählen Sie zuerst einen Fall in der Liste.</translation>
    </message>
    <message>
        <source>Takes back the last Accept, Edit or Reject: the case is as it was before. (Key Z)</source>
        <translation>Nimmt das letzte Annehmen, Bearbeiten oder Ablehnen zurück: Der Fall ist wie vorher. (Taste Z)</translation>
    </message>
    <message>
        <source>The decision about &apos;{name}&apos; is taken back.</source>
        <translation>Die Entscheidung über „{name}“ ist zurückgenommen.</translation>
    </message>
    <message>
        <source>There is no mask to decide about: {why}.</source>
        <translation>Es gibt keine Maske zu entscheiden: {why}.</translation>
    </message>
    <message>
        <source>This mask has become the case&apos;s own: go on in the step &apos;Annotate&apos;.</source>
        <translation>Diese Maske ist zur eigenen des Falls geworden: Machen Sie im Schritt „Annotieren“ weiter.</translation>
    </message>
    <message>
        <source>↶ Undo</source>
        <translation>↶ Zurück</translation>
    </message>
    <message>
        <source>✎ Edit</source>
        <translation>✎ Bearbeiten</translation>
    </message>
    <message>
        <source>✔ Accept</source>
        <translation>✔ Annehmen</translation>
    </message>
    <message>
        <source>✘ Reject</source>
        <translation>✘ Ablehnen</translation>
    </message>
</context>
<context>
    <name>widgets.DicomBox</name>
    <message>
        <source>Add to the project</source>
        <translation>Zum Projekt hinzufügen</translation>
    </message>
    <message>
        <source>Add what the DICOM browser has selected</source>
        <translation>Auswahl im DICOM-Browser</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Date, or images</source>
        <translation>Datum oder Bilder</translation>
    </message>
    <message>
        <source>Find a patient: name, number or date</source>
        <translation>Patienten suchen: Name, Nummer oder Datum</translation>
    </message>
    <message>
        <source>Nothing is selected in the DICOM browser: open the DICOM module, and select series there.</source>
        <translation>Im DICOM-Browser ist nichts ausgewählt: Öffnen Sie das Modul DICOM, und wählen Sie dort Serien.</translation>
    </message>
    <message>
        <source>Open the DICOM module</source>
        <translation>Modul DICOM öffnen</translation>
    </message>
    <message>
        <source>Patient, examination, series</source>
        <translation>Patient, Untersuchung, Serie</translation>
    </message>
    <message>
        <source>Select series in Slicer&apos;s DICOM module, then come back.</source>
        <translation>Wählen Sie Serien in Slicers Modul DICOM, und kehren Sie zurück.</translation>
    </message>
    <message>
        <source>Select series, examinations or patients first.</source>
        <translation>Wählen Sie zuerst Serien, Untersuchungen oder Patienten.</translation>
    </message>
    <message>
        <source>Select series, examinations or patients. Their files are copied into the project, and nothing is loaded into the scene. Cases are called by numbers, not by names. What has a ✓ is in the project.</source>
        <translation>Wählen Sie Serien, Untersuchungen oder Patienten. Ihre Dateien werden ins Projekt kopiert, und nichts wird in die Szene geladen. Fälle heißen nach Nummern, nicht nach Namen. Was ein ✓ hat, ist im Projekt.</translation>
    </message>
    <message>
        <source>Slicer&apos;s DICOM database</source>
        <translation>Slicers DICOM-Datenbank</translation>
    </message>
    <message>
        <source>The case &apos;{name}&apos; was added from this series.</source>
        <translation>Der Fall „{name}“ wurde aus dieser Serie hinzugefügt.</translation>
    </message>
    <message>
        <source>The database holds no patient yet. Import scans in the DICOM module, then come back.</source>
        <translation>Die Datenbank enthält noch keinen Patienten. Importieren Sie Untersuchungen im Modul DICOM, und kehren Sie zurück.</translation>
    </message>
    <message>
        <source>The selected series, or all those of selected examinations and patients, as far as they are images.</source>
        <translation>Die ausgewählten Serien oder alle der ausgewählten Untersuchungen und Patienten, soweit sie Bilder sind.</translation>
    </message>
    <message>
        <source>This Slicer has no DICOM module.</source>
        <translation>Dieses Slicer hat kein Modul DICOM.</translation>
    </message>
    <message>
        <source>To import or to find scans there.</source>
        <translation>Um dort Untersuchungen zu importieren oder zu finden.</translation>
    </message>
</context>
<context>
    <name>widgets.DraftBox</name>
    <message>
        <source>A draft appears here and in all other cases once a slice is complete.</source>
        <translation>Ein Entwurf erscheint hier und in allen anderen Fällen, sobald eine Schicht vollständig ist.</translation>
    </message>
    <message>
        <source>A first guess; a better one follows.</source>
        <translation>Ein erster Vorschlag; ein besserer folgt.</translation>
    </message>
    <message>
        <source>A guess that is learnt from all slices that are complete, in all cases. It is no annotation until you use it, and nothing learns from it before.</source>
        <translation>Ein Vorschlag, gelernt aus allen vollständigen Schichten in allen Fällen. Er ist keine Annotation, bis Sie ihn verwenden, und vorher lernt nichts daraus.</translation>
    </message>
    <message>
        <source>All structures</source>
        <translation>Alle Strukturen</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Drafts are switched off.</source>
        <translation>Die Entwürfe sind ausgeschaltet.</translation>
    </message>
    <message>
        <source>How much the draft takes for these structures</source>
        <translation>Wie viel der Entwurf zu diesen Strukturen zählt</translation>
    </message>
    <message>
        <source>How strong the outlines of the draft are</source>
        <translation>Wie kräftig die Umrisse des Entwurfs sind</translation>
    </message>
    <message>
        <source>Learnt from {cases}. {quality}</source>
        <translation>Gelernt: {cases}. {quality}</translation>
    </message>
    <message>
        <source>No view shows slices as they were acquired.</source>
        <translation>Keine Ansicht zeigt die Schichten so, wie sie aufgenommen wurden.</translation>
    </message>
    <message>
        <source>Nothing of the draft is left to take over: it is empty there, or something is drawn.</source>
        <translation>Vom Entwurf ist nichts zu übernehmen: Er ist dort leer, oder es ist schon etwas gezeichnet.</translation>
    </message>
    <message>
        <source>Only this slice</source>
        <translation>Nur diese Schicht</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Take over only the slice that is seen.</source>
        <translation>Nur die sichtbare Schicht übernehmen.</translation>
    </message>
    <message>
        <source>Take the draft over where nothing is drawn yet. Undo takes it back. (Key D)</source>
        <translation>Den Entwurf dort übernehmen, wo noch nichts gezeichnet ist. Rückgängig nimmt es zurück. (Taste D)</translation>
    </message>
    <message>
        <source>The draft is being made …</source>
        <translation>Der Entwurf wird berechnet …</translation>
    </message>
    <message>
        <source>The draft is being taken over …</source>
        <translation>Der Entwurf wird übernommen …</translation>
    </message>
    <message>
        <source>Use it as a start</source>
        <translation>Als Anfang verwenden</translation>
    </message>
    <message>
        <source>Which structures are shown and taken over</source>
        <translation>Welche Strukturen gezeigt und übernommen werden</translation>
    </message>
    <message>
        <source>case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>less</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>voxel</source>
        <translation>Voxel</translation>
    </message>
    <message>
        <source>voxels</source>
        <translation>Voxel</translation>
    </message>
    <message>
        <source>{voxels} taken over, where nothing was drawn. Undo (Z) takes them back.</source>
        <translation>{voxels} übernommen, wo nichts gezeichnet war. Rückgängig (Z) nimmt es zurück.</translation>
    </message>
</context>
<context>
    <name>widgets.FlatBox</name>
    <message>
        <source>Cases have a flat mask of their own, in the plane that they are projected onto. The mask of the volume stays as it is, and comes back when this is switched off.</source>
        <translation>Fälle haben eine eigene flache Maske, in der Ebene, auf die sie projiziert werden. Die Maske des Volumens bleibt, wie sie ist, und kommt zurück, wenn dies ausgeschaltet wird.</translation>
    </message>
    <message>
        <source>Drafts and suggested slices are of volumes only; of flat masks there are none.</source>
        <translation>Entwürfe und vorgeschlagene Schichten gibt es nur für Volumina, nicht für flache Masken.</translation>
    </message>
    <message>
        <source>Draw on the flat image</source>
        <translation>Auf dem flachen Bild zeichnen</translation>
    </message>
    <message>
        <source>It is projected {direction}, and lies in the middle of the volume.</source>
        <translation>Es ist {direction} projiziert und liegt in der Mitte des Volumens.</translation>
    </message>
    <message>
        <source>This case has no flat image, so its volume is shown: &apos;Flat image&apos; in the step &apos;Data&apos; makes one.</source>
        <translation>Dieser Fall hat kein flaches Bild, daher wird sein Volumen gezeigt: „Flaches Bild“ im Schritt „Daten“ erzeugt eines.</translation>
    </message>
</context>
<context>
    <name>widgets.FlatImageBox</name>
    <message>
        <source>&apos;{name}&apos; has a flat image already.</source>
        <translation>„{name}“ hat schon ein flaches Bild.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has a flat mask already.</source>
        <translation>„{name}“ hat schon eine flache Maske.</translation>
    </message>
    <message>
        <source>A case with frames has no flat image.</source>
        <translation>Ein Fall mit Frames hat kein flaches Bild.</translation>
    </message>
    <message>
        <source>A file …</source>
        <translation>Eine Datei …</translation>
    </message>
    <message>
        <source>Flat image from</source>
        <translation>Flaches Bild aus</translation>
    </message>
    <message>
        <source>Flat image of &apos;{name}&apos;</source>
        <translation>Flaches Bild von „{name}“</translation>
    </message>
    <message>
        <source>Flat image …</source>
        <translation>Flaches Bild …</translation>
    </message>
    <message>
        <source>Flat mask from a file …</source>
        <translation>Flache Maske aus einer Datei …</translation>
    </message>
    <message>
        <source>Flat mask of &apos;{name}&apos;</source>
        <translation>Flache Maske von „{name}“</translation>
    </message>
    <message>
        <source>For masks in the plane that a volume is projected onto, such as the vessels of an eye: an image of another modality in that plane, or the volume&apos;s own projection.</source>
        <translation>Für Masken in der Ebene, auf die ein Volumen projiziert wird, etwa die Gefäße eines Auges: ein Bild einer anderen Modalität in dieser Ebene oder die Projektion des Volumens selbst.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>It has a flat image and a flat mask.</source>
        <translation>Er hat ein flaches Bild und eine flache Maske.</translation>
    </message>
    <message>
        <source>It has a flat image, and no flat mask yet.</source>
        <translation>Er hat ein flaches Bild und noch keine flache Maske.</translation>
    </message>
    <message>
        <source>It has a flat mask, and no flat image: its mean is shown.</source>
        <translation>Er hat eine flache Maske und kein flaches Bild: Sein Mittelwert wird gezeigt.</translation>
    </message>
    <message>
        <source>It has neither image nor mask there yet.</source>
        <translation>Er hat dort noch weder Bild noch Maske.</translation>
    </message>
    <message>
        <source>It has none yet. Choose the direction, look at the preview, and give it one.</source>
        <translation>Er hat noch keines. Wählen Sie die Richtung, sehen Sie die Vorschau an, und geben Sie ihm eines.</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Maximum of the volume</source>
        <translation>Maximum des Volumens</translation>
    </message>
    <message>
        <source>Mean of the volume</source>
        <translation>Mittelwert des Volumens</translation>
    </message>
    <message>
        <source>One that was made elsewhere. Or draw it, in &apos;Annotate&apos;.</source>
        <translation>Eine, die anderswo erstellt wurde. Oder zeichnen Sie sie, in „Annotieren“.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Projected:</source>
        <translation>Projiziert:</translation>
    </message>
    <message>
        <source>Replace it? The present one is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation>Ersetzen? Das jetzige bleibt im Ordner des Falls, unter „set aside“.</translation>
    </message>
    <message>
        <source>Shows the projection at its place, in the views. Nothing is saved.</source>
        <translation>Zeigt die Projektion an ihrem Ort in den Ansichten. Nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>The maximum of the volume</source>
        <translation>Das Maximum des Volumens</translation>
    </message>
    <message>
        <source>The mean of the volume</source>
        <translation>Der Mittelwert des Volumens</translation>
    </message>
    <message>
        <source>The way that the volume is looked through.</source>
        <translation>Die Richtung, in der durch das Volumen geblickt wird.</translation>
    </message>
    <message>
        <source>What networks learn to draw of the volume, and what you draw on.</source>
        <translation>Was Netze aus dem Volumen zu zeichnen lernen und worauf Sie zeichnen.</translation>
    </message>
    <message>
        <source>{count} voxels deep</source>
        <translation>{count} Voxel tief</translation>
    </message>
</context>
<context>
    <name>widgets.FormatButton</name>
    <message>
        <source>{title} needs {packages}, which the Python that computes lacks. Install it with pip: {command}</source>
        <translation>{title} braucht {packages}, was dem rechnenden Python fehlt. Mit pip installieren: {command}</translation>
    </message>
</context>
<context>
    <name>widgets.FrameBox</name>
    <message>
        <source>Each frame has a mask of its own. The views stay where they are.</source>
        <translation>Jeder Frame hat eine eigene Maske. Die Ansichten bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Save this frame, and open the one after. (Key K)</source>
        <translation>Diesen Frame speichern und den nächsten öffnen. (Taste K)</translation>
    </message>
    <message>
        <source>Save this frame, and open the one before. (Key J)</source>
        <translation>Diesen Frame speichern und den vorigen öffnen. (Taste J)</translation>
    </message>
    <message>
        <source>This is the first frame.</source>
        <translation>Dies ist der erste Frame.</translation>
    </message>
    <message>
        <source>This is the last frame.</source>
        <translation>Dies ist der letzte Frame.</translation>
    </message>
</context>
<context>
    <name>widgets.FramesButton</name>
    <message>
        <source>Loading, {count} …</source>
        <translation>Wird geladen, {count} …</translation>
    </message>
    <message>
        <source>Show all frames</source>
        <translation>Frames zeigen</translation>
    </message>
    <message>
        <source>The frames of this case with their masks, as a sequence that Slicer plays. It is a copy, to look at.</source>
        <translation>Die Frames dieses Falls mit ihren Masken, als Sequenz, die Slicer abspielt. Es ist eine Kopie zum Ansehen.</translation>
    </message>
</context>
<context>
    <name>widgets.HandOnBox</name>
    <message>
        <source>Folder with the DICOM series of the images</source>
        <translation>Ordner mit den DICOM-Serien der Bilder</translation>
    </message>
    <message>
        <source>For each selected case a file that belongs to the images of its series. These are only read.</source>
        <translation>Für jeden ausgewählten Fall eine Datei, die zu den Bildern seiner Serie gehört. Diese werden nur gelesen.</translation>
    </message>
    <message>
        <source>It has no mask of its own yet.</source>
        <translation>Er hat noch keine eigene Maske.</translation>
    </message>
    <message>
        <source>It was not added from DICOM, and belongs to no series.</source>
        <translation>Er wurde nicht aus DICOM hinzugefügt und gehört zu keiner Serie.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>No unfinished file is left behind.</source>
        <translation>Keine unfertige Datei bleibt zurück.</translation>
    </message>
    <message>
        <source>Select cases in the list first.</source>
        <translation>Wählen Sie zuerst Fälle in der Liste.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The model has made no mask of it.</source>
        <translation>Das Modell hat keine Maske davon gemacht.</translation>
    </message>
    <message>
        <source>Wait until the export or import is done.</source>
        <translation>Warten Sie, bis der Export oder Import fertig ist.</translation>
    </message>
    <message>
        <source>Write masks as …</source>
        <translation>Masken als …</translation>
    </message>
    <message>
        <source>Write predictions as …</source>
        <translation>Vorhersagen als …</translation>
    </message>
</context>
<context>
    <name>widgets.HelpButton</name>
    <message>
        <source>Help on this step</source>
        <translation>Hilfe zu diesem Schritt</translation>
    </message>
    <message>
        <source>Help on this step. The arrow: the tour, and a report of a problem.</source>
        <translation>Hilfe zu diesem Schritt. Der Pfeil: der Rundgang und ein Problembericht.</translation>
    </message>
    <message>
        <source>Report a problem …</source>
        <translation>Problem melden …</translation>
    </message>
    <message>
        <source>Show the tour</source>
        <translation>Rundgang zeigen</translation>
    </message>
</context>
<context>
    <name>widgets.HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>The tutorial was not installed with this extension. It can be read here: {address}</source>
        <translation>Das Tutorial wurde mit dieser Erweiterung nicht installiert. Hier ist es zu lesen: {address}</translation>
    </message>
</context>
<context>
    <name>widgets.Keys</name>
    <message>
        <source>Annotate</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>annehmen</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>bearbeiten</translation>
    </message>
    <message>
        <source>next case</source>
        <translation>nächster Fall</translation>
    </message>
    <message>
        <source>next frame</source>
        <translation>nächster Frame</translation>
    </message>
    <message>
        <source>next slice that needs a look</source>
        <translation>nächste Schicht, die einen Blick braucht</translation>
    </message>
    <message>
        <source>previous case</source>
        <translation>voriger Fall</translation>
    </message>
    <message>
        <source>previous frame</source>
        <translation>voriger Frame</translation>
    </message>
    <message>
        <source>reject, or not</source>
        <translation>ablehnen oder nicht</translation>
    </message>
    <message>
        <source>take the last decision back</source>
        <translation>letzte Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>this slice is complete, or not</source>
        <translation>diese Schicht ist vollständig oder nicht</translation>
    </message>
    <message>
        <source>use the draft as a start</source>
        <translation>Entwurf als Anfang verwenden</translation>
    </message>
</context>
<context>
    <name>widgets.MaskBox</name>
    <message>
        <source>&apos;{name}&apos; has a mask already ({source}).

Replace it? The present mask is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation>„{name}“ hat schon eine Maske ({source}).

Ersetzen? Die jetzige bleibt im Ordner des Falls, unter „set aside“.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has its mask now.</source>
        <translation>„{name}“ hat jetzt seine Maske.</translation>
    </message>
    <message>
        <source>A copy of it. The scene stays as it is.</source>
        <translation>Eine Kopie davon. Die Szene bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>A mask that was made elsewhere. Segments are recognised by the names of the project&apos;s structures, label maps by their values. A file must have the voxels of the volume.</source>
        <translation>Eine Maske, die anderswo erstellt wurde. Segmente werden an den Namen der Strukturen des Projekts erkannt, Labelmaps an ihren Werten. Eine Datei muss die Voxel des Volumens haben.</translation>
    </message>
    <message>
        <source>All frames: a file with as many masks</source>
        <translation>Alle Frames: eine Datei mit ebenso vielen Masken</translation>
    </message>
    <message>
        <source>Choose a segmentation</source>
        <translation>Segmentierung wählen</translation>
    </message>
    <message>
        <source>Choose a segmentation first.</source>
        <translation>Wählen Sie zuerst eine Segmentierung.</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>Aus einer Datei …</translation>
    </message>
    <message>
        <source>From a segmentation in the scene …</source>
        <translation>Aus einer Segmentierung der Szene …</translation>
    </message>
    <message>
        <source>Give it a mask</source>
        <translation>Maske geben</translation>
    </message>
    <message>
        <source>It shows none of the structures …</source>
        <translation>Er zeigt keine der Strukturen …</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Mask of &apos;{name}&apos;</source>
        <translation>Maske von „{name}“</translation>
    </message>
    <message>
        <source>Mask of frame </source>
        <translation>Maske von Frame </translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Name them in the step &apos;Annotate&apos;, or give another case its mask first.</source>
        <translation>Benennen Sie sie im Schritt „Annotieren“, oder geben Sie zuerst einem anderen Fall seine Maske.</translation>
    </message>
    <message>
        <source>Networks will learn &apos;{name}&apos; as a case that shows none of: {structures}.

Is it so?</source>
        <translation>Netze werden „{name}“ als Fall lernen, der keine dieser Strukturen zeigt: {structures}.

Ist das so?</translation>
    </message>
    <message>
        <source>Of which frame is &apos;{name}&apos;?</source>
        <translation>Zu welchem Frame gehört „{name}“?</translation>
    </message>
    <message>
        <source>The project has no structures yet, of which a case could show none.</source>
        <translation>Das Projekt hat noch keine Strukturen, von denen ein Fall keine zeigen könnte.</translation>
    </message>
    <message>
        <source>Use as mask</source>
        <translation>Als Maske verwenden</translation>
    </message>
    <message>
        <source>Which frame shows none of the structures?</source>
        <translation>Welcher Frame zeigt keine der Strukturen?</translation>
    </message>
</context>
<context>
    <name>widgets.MethodChooser</name>
    <message>
        <source>&lt;i&gt;Needs:&lt;/i&gt; {needs}</source>
        <translation>&lt;i&gt;Braucht:&lt;/i&gt; {needs}</translation>
    </message>
    <message>
        <source>&lt;i&gt;When:&lt;/i&gt; {when}</source>
        <translation>&lt;i&gt;Wann:&lt;/i&gt; {when}</translation>
    </message>
    <message>
        <source>More methods ({count})</source>
        <translation>Weitere Methoden ({count})</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Quelle: {source}</translation>
    </message>
</context>
<context>
    <name>widgets.ModelTable</name>
    <message>
        <source>A backbone segments nothing by itself.</source>
        <translation>Ein Backbone allein segmentiert nichts.</translation>
    </message>
    <message>
        <source>A model segments. A backbone is what a pretraining makes: finetune it to get a model.</source>
        <translation>Ein Modell segmentiert. Ein Backbone ist das Ergebnis eines Vortrainings: Ein Feintraining macht daraus ein Modell.</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Backbone</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>Learnt from</source>
        <translation>Gelernt aus</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Nobody has measured it yet: use labelled cases for &apos;Validation&apos; or &apos;Test&apos;, in the step &apos;Data&apos;.</source>
        <translation>Noch niemand hat es gemessen: Verwenden Sie annotierte Fälle für „Validierung“ oder „Test“, im Schritt „Daten“.</translation>
    </message>
    <message>
        <source>Overlap with the reference masks, from 0 (none) to 1 (equal): on test cases if there are any.</source>
        <translation>Überlappung mit den Referenzmasken, von 0 (keine) bis 1 (gleich): bei Testfällen, wenn es welche gibt.</translation>
    </message>
    <message>
        <source>What it learnt from, and what it began with.</source>
        <translation>Woraus es gelernt hat, und womit es begann.</translation>
    </message>
    <message>
        <source>and {count} more to choose the best moment</source>
        <translation>und {count} weitere zur Wahl des besten Moments</translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation>von Grund auf</translation>
    </message>
    <message>
        <source>imported: {name}</source>
        <translation>importiert: {name}</translation>
    </message>
    <message>
        <source>labelled case</source>
        <translation>annotierter Fall</translation>
    </message>
    <message>
        <source>labelled cases</source>
        <translation>annotierte Fälle</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>vorzeitig angehalten</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>Volumina</translation>
    </message>
    <message>
        <source>{count} annotated slices</source>
        <translation>{count} annotierte Schichten</translation>
    </message>
</context>
<context>
    <name>widgets.NextStep</name>
    <message>
        <source>Next: all cases have masks. &apos;Add volumes&apos;, or hand the masks on with &apos;Write as …&apos; (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: Alle Fälle haben Masken. „Volumina hinzufügen“, oder die Masken mit „Schreiben als …“ weitergeben (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>Next: nothing has to be done. The job goes on by itself; you can draw meanwhile, or close Slicer.</source>
        <translation>Als Nächstes: Nichts ist zu tun. Der Auftrag läuft von selbst weiter; Sie können währenddessen zeichnen oder Slicer schließen.</translation>
    </message>
    <message>
        <source>Next: see why the last job did not finish; &apos;Resume&apos; goes on with it (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: nachsehen, warum der letzte Auftrag nicht fertig wurde; „Fortsetzen“ macht damit weiter (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>Next: some cases have no mask yet; &apos;Annotate it&apos; opens the most useful one (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: Einige Fälle haben noch keine Maske; „Annotieren“ öffnet den nützlichsten (Schritt „{step}“).</translation>
    </message>
    <message>
        <source>Next: the cases cannot be read; the step &apos;{step}&apos; says why, and what helps.</source>
        <translation>Als Nächstes: Die Fälle sind nicht lesbar; der Schritt „{step}“ sagt, warum und was hilft.</translation>
    </message>
    <message>
        <source>Next: use an annotated case for training, with &apos;Change&apos; (step &apos;{step}&apos;).</source>
        <translation>Als Nächstes: einen annotierten Fall fürs Training verwenden, mit „Ändern“ (Schritt „{step}“).</translation>
    </message>
</context>
<context>
    <name>widgets.OutcomeBox</name>
    <message>
        <source>Added with {words} in place of what the files say.</source>
        <translation>Hinzugefügt mit {words} statt der Angaben der Dateien.</translation>
    </message>
    <message>
        <source>Left out as masks ({count}): {masks}. Give them to their cases with &apos;Give it a mask&apos;, below; if they are images, choose &apos;Also what looks like a mask&apos; and add them again.</source>
        <translation>Als Masken ausgelassen ({count}): {masks}. Geben Sie sie unten mit „Maske geben“ ihren Fällen; wenn es Bilder sind, wählen Sie „Auch was wie eine Maske aussieht“ und fügen sie neu hinzu.</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Nicht hinzugefügt</translation>
    </message>
    <message>
        <source>Not added ({count})</source>
        <translation>Nicht hinzugefügt ({count})</translation>
    </message>
    <message>
        <source>Stopped. Volumes that were added by then stay.</source>
        <translation>Angehalten. Bis dahin hinzugefügte Volumina bleiben.</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Wissenswertes</translation>
    </message>
    <message>
        <source>{added} added, {refused} not: below is why.</source>
        <translation>{added} hinzugefügt, {refused} nicht: Unten steht, warum.</translation>
    </message>
    <message>
        <source>{added} volumes were added.</source>
        <translation>{added} Volumina wurden hinzugefügt.</translation>
    </message>
    <message>
        <source>{count} further sequences were given to cases.</source>
        <translation>{count} weitere Sequenzen wurden Fällen zugeordnet.</translation>
    </message>
    <message>
        <source>{count} were there already.</source>
        <translation>{count} waren schon da.</translation>
    </message>
</context>
<context>
    <name>widgets.Panel</name>
    <message>
        <source>Open or create a project first, in the step &apos;Data&apos;.</source>
        <translation>Öffnen Sie zuerst ein Projekt, oder legen Sie eines an, im Schritt „Daten“.</translation>
    </message>
    <message>
        <source>Save the mask so?</source>
        <translation>Die Maske so speichern?</translation>
    </message>
    <message>
        <source>Something went wrong that should not: {reason}</source>
        <translation>Etwas ist schiefgegangen, das nicht sollte: {reason}</translation>
    </message>
    <message>
        <source>The step &apos;Set-up&apos; helps.</source>
        <translation>Der Schritt „Einrichten“ hilft.</translation>
    </message>
</context>
<context>
    <name>widgets.PatientBox</name>
    <message>
        <source>Names and dates of patients whose scans came from DICOM. They are kept in this project alone: what is exported, trained or reported has numbers only.</source>
        <translation>Namen und Daten von Patienten, deren Untersuchungen aus DICOM kamen. Sie bleiben allein in diesem Projekt: Exporte, Trainings und Berichte haben nur Nummern.</translation>
    </message>
    <message>
        <source>Show patient names</source>
        <translation>Patientennamen zeigen</translation>
    </message>
</context>
<context>
    <name>widgets.PlaceBox</name>
    <message>
        <source>Find it …</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Folder of the project</source>
        <translation>Ordner des Projekts</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>widgets.ProjectBox</name>
    <message>
        <source>A folder of its own is made for the project in here.</source>
        <translation>Darin wird ein eigener Ordner für das Projekt angelegt.</translation>
    </message>
    <message>
        <source>Annotated</source>
        <translation>Annotiert</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Cases with a mask, at least of some slices</source>
        <translation>Fälle mit einer Maske, wenigstens einiger Schichten</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <translation>Wählen Sie einen Ordner, den es gibt.</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>Fill in both.</source>
        <translation>Füllen Sie beides aus.</translation>
    </message>
    <message>
        <source>Folder of the project</source>
        <translation>Ordner des Projekts</translation>
    </message>
    <message>
        <source>Folder of the project: {folder}</source>
        <translation>Ordner des Projekts: {folder}</translation>
    </message>
    <message>
        <source>Give the project a name.</source>
        <translation>Geben Sie dem Projekt einen Namen.</translation>
    </message>
    <message>
        <source>In folder:</source>
        <translation>Im Ordner:</translation>
    </message>
    <message>
        <source>Make an empty project, and open it.</source>
        <translation>Ein leeres Projekt anlegen und öffnen.</translation>
    </message>
    <message>
        <source>Makes a project of 24 computed abdominal volumes (no patient data, 3 MB, some seconds) in the folder above, to try all steps with.</source>
        <translation>Legt ein Projekt aus 24 berechneten Bauch-Volumina an (keine Patientendaten, 3 MB, einige Sekunden), im Ordner oben, um alle Schritte auszuprobieren.</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Nothing gets lost. Jobs that are running go on.</source>
        <translation>Nichts geht verloren. Laufende Aufträge gehen weiter.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the folder of another project.</source>
        <translation>Den Ordner eines anderen Projekts öffnen.</translation>
    </message>
    <message>
        <source>Open the last project when Slicer starts</source>
        <translation>Beim Start von Slicer das letzte Projekt öffnen</translation>
    </message>
    <message>
        <source>Open: {folder}</source>
        <translation>Geöffnet: {folder}</translation>
    </message>
    <message>
        <source>Opening the project …</source>
        <translation>Projekt wird geöffnet …</translation>
    </message>
    <message>
        <source>Other …</source>
        <translation>Anderes …</translation>
    </message>
    <message>
        <source>Overlap of the newest model&apos;s masks with the validation cases</source>
        <translation>Überlappung der Masken des neuesten Modells mit den Validierungsfällen</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Project: {name}</source>
        <translation>Projekt: {name}</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Frühere Projekte</translation>
    </message>
    <message>
        <source>The new project needs a name and a folder.</source>
        <translation>Das neue Projekt braucht einen Namen und einen Ordner.</translation>
    </message>
    <message>
        <source>The project that is open when you leave Slicer is open again as soon as you come to this module. As long as it is open here, other programs cannot change it.</source>
        <translation>Das Projekt, das beim Verlassen von Slicer offen ist, ist wieder offen, sobald Sie zu diesem Modul kommen. Solange es hier offen ist, können andere Programme es nicht ändern.</translation>
    </message>
    <message>
        <source>There is no recent project.</source>
        <translation>Es gibt kein früheres Projekt.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>for example Liver MRI</source>
        <translation>zum Beispiel Leber-MRT</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
</context>
<context>
    <name>widgets.ReportWindow</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>In parts</source>
        <translation>In Teilen</translation>
    </message>
    <message>
        <source>One text</source>
        <translation>Ein Text</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Problem melden</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Gespeichert: {path}</translation>
    </message>
    <message>
        <source>This helps others to find out what is wrong. It holds no images. Names of cases, of the project, of you and of this computer, and all paths, are replaced. Nothing is sent: read it, save it, and pass it on yourself, with a few words on what you did and what happened.</source>
        <translation>Dies hilft anderen, den Fehler zu finden. Es enthält keine Bilder. Namen von Fällen, vom Projekt, von Ihnen und diesem Computer sowie alle Pfade sind ersetzt. Nichts wird gesendet: Lesen Sie es, speichern Sie es, und geben Sie es selbst weiter, mit ein paar Worten dazu, was Sie taten und was geschah.</translation>
    </message>
</context>
<context>
    <name>widgets.ReviewTable</name>
    <message>
        <source>*: only how sure the network is of the pixels that it has marked, which says little of how good a mask is; of flat masks nothing else is known.</source>
        <translation>*: nur wie sicher sich das Netz bei den markierten Pixeln ist; das sagt wenig über die Güte einer Maske. Bei flachen Masken ist sonst nichts bekannt.</translation>
    </message>
    <message>
        <source>*: only how sure the network is of the voxels that it has marked, which says little of how good a mask is: the mask was made by an older version, or by a model of an older version. Predict it again; if the * stays, finetune again.</source>
        <translation>*: nur wie sicher sich das Netz bei den markierten Voxeln ist; das sagt wenig über die Güte einer Maske. Die Maske stammt von einer älteren Version oder vom Modell einer älteren Version. Sagen Sie sie neu vorher; bleibt der *, wiederholen Sie das Feintraining.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Frame</translation>
    </message>
    <message>
        <source>How well the mask is expected to agree with a careful drawing (Dice, 100 % at best): by whether it stays the same when the image is moved and darkened a little, and whether it lies where it does in the labelled cases. A guide, no guarantee. With *: an older measure.</source>
        <translation>Wie gut die Maske voraussichtlich mit einer sorgfältigen Zeichnung übereinstimmt (Dice, höchstens 100 %): danach, ob sie gleich bleibt, wenn das Bild etwas verschoben und abgedunkelt wird, und ob sie liegt, wo sie in den annotierten Fällen liegt. Ein Anhalt, keine Garantie. Mit *: ein älteres Maß.</translation>
    </message>
    <message>
        <source>Of each structure, in millilitres; of flat masks the area.</source>
        <translation>Jeder Struktur, in Millilitern; bei flachen Masken die Fläche.</translation>
    </message>
    <message>
        <source>Of the frame of which it is least sure.</source>
        <translation>Des Frames, bei dem es am unsichersten ist.</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>To review first, those that are expected to be worst on top.</source>
        <translation>Zuerst zu prüfen sind die oben: voraussichtlich die schlechtesten.</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>being corrected</source>
        <translation>wird korrigiert</translation>
    </message>
    <message>
        <source>could not be segmented</source>
        <translation>nicht segmentierbar</translation>
    </message>
    <message>
        <source>first column</source>
        <translation>erste Spalte</translation>
    </message>
    <message>
        <source>first row</source>
        <translation>erste Zeile</translation>
    </message>
    <message>
        <source>first slice</source>
        <translation>erste Schicht</translation>
    </message>
    <message>
        <source>has a mask; the model was compared with it</source>
        <translation>hat eine Maske; das Modell wurde damit verglichen</translation>
    </message>
    <message>
        <source>in {count} separate parts, the largest {share:.0%}</source>
        <translation>in {count} getrennten Teilen, der größte {share:.0%}</translation>
    </message>
    <message>
        <source>last column</source>
        <translation>letzte Spalte</translation>
    </message>
    <message>
        <source>last row</source>
        <translation>letzte Zeile</translation>
    </message>
    <message>
        <source>last slice</source>
        <translation>letzte Schicht</translation>
    </message>
    <message>
        <source>more</source>
        <translation>weitere</translation>
    </message>
    <message>
        <source>not predicted</source>
        <translation>nicht vorhergesagt</translation>
    </message>
    <message>
        <source>nothing was found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>reaches the border of the image ({sides})</source>
        <translation>reicht bis zum Rand des Bildes ({sides})</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>zu prüfen</translation>
    </message>
    <message>
        <source>… {count} more</source>
        <translation>… {count} weitere</translation>
    </message>
    <message>
        <source>… {more}</source>
        <translation>… {more}</translation>
    </message>
    <message>
        <source>⚠: something is unusual. Select the case to read what.</source>
        <translation>⚠: Etwas ist ungewöhnlich. Wählen Sie den Fall aus, um zu lesen, was.</translation>
    </message>
    <message>
        <source>✔ accepted</source>
        <translation>✔ angenommen</translation>
    </message>
    <message>
        <source>✔ corrected</source>
        <translation>✔ korrigiert</translation>
    </message>
</context>
<context>
    <name>widgets.RoleChooser</name>
    <message>
        <source>What a case is used for from the moment that something of it is complete or accepted, unless it has a use already.</source>
        <translation>Wofür ein Fall verwendet wird, sobald etwas davon vollständig oder angenommen ist, falls er noch keine Verwendung hat.</translation>
    </message>
</context>
<context>
    <name>widgets.RunView</name>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copy what engineers need to find the fault. It holds settings and file paths, and no image.</source>
        <translation>Kopiert, was Techniker zur Fehlersuche brauchen: Einstellungen und Dateipfade, kein Bild.</translation>
    </message>
    <message>
        <source>Do not wait for the step to end. What was saved last stays.</source>
        <translation>Nicht das Ende des Schritts abwarten. Was zuletzt gespeichert wurde, bleibt.</translation>
    </message>
    <message>
        <source>Finish the step, save, and keep the best so far: it can be used, and the run resumed later.</source>
        <translation>Den Schritt beenden, speichern und den bisher besten Stand behalten: Er kann verwendet und der Lauf später fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Go on where it stopped, as if it had never stopped.</source>
        <translation>Dort weitermachen, wo es angehalten wurde, als wäre nichts gewesen.</translation>
    </message>
    <message>
        <source>Part {number}: {name}</source>
        <translation>Teil {number}: {name}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Anhalten und behalten</translation>
    </message>
    <message>
        <source>Stop at once</source>
        <translation>Sofort anhalten</translation>
    </message>
    <message>
        <source>The report is in the clipboard: paste it into a message.</source>
        <translation>Der Bericht ist in der Zwischenablage: Fügen Sie ihn in eine Nachricht ein.</translation>
    </message>
    <message>
        <source>Training step</source>
        <translation>Trainingsschritt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Which part of the training is drawn</source>
        <translation>Welcher Teil des Trainings gezeichnet wird</translation>
    </message>
    <message>
        <source>Which run is shown</source>
        <translation>Welcher Lauf gezeigt wird</translation>
    </message>
</context>
<context>
    <name>widgets.ScansBox</name>
    <message>
        <source>Add these scans</source>
        <translation>Diese Untersuchungen hinzufügen</translation>
    </message>
    <message>
        <source>Among files …</source>
        <translation>Unter Dateien …</translation>
    </message>
    <message>
        <source>As the table shows them.</source>
        <translation>Wie die Tabelle sie zeigt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Files of the sequences</source>
        <translation>Dateien der Sequenzen</translation>
    </message>
    <message>
        <source>Folder with the sequences</source>
        <translation>Ordner mit den Sequenzen</translation>
    </message>
    <message>
        <source>In a folder, with all below it …</source>
        <translation>In einem Ordner mit allem darin …</translation>
    </message>
    <message>
        <source>In the scene</source>
        <translation>In der Szene</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Name at least one sequence and its files.</source>
        <translation>Benennen Sie mindestens eine Sequenz und ihre Dateien.</translation>
    </message>
    <message>
        <source>Name the sequences, and say what their files are called: * stands for anything. The first is the image that every case has; further ones may be missing in some.</source>
        <translation>Benennen Sie die Sequenzen und wie ihre Dateien heißen: * steht für Beliebiges. Die erste ist das Bild, das jeder Fall hat; weitere dürfen bei manchen fehlen.</translation>
    </message>
    <message>
        <source>Names of its files</source>
        <translation>Namen ihrer Dateien</translation>
    </message>
    <message>
        <source>Nothing is added yet: names, and the descriptions of DICOM series, are compared.</source>
        <translation>Noch wird nichts hinzugefügt: Namen und die Beschreibungen von DICOM-Serien werden verglichen.</translation>
    </message>
    <message>
        <source>Of {names} several fit one sequence, and the first was taken: look which it should be.</source>
        <translation>Bei {names} passen mehrere zu einer Sequenz, und die erste wurde genommen: Sehen Sie nach, welche es sein soll.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>See first what goes where.</source>
        <translation>Sehen Sie zuerst nach, was wohin gehört.</translation>
    </message>
    <message>
        <source>See what goes where</source>
        <translation>Zeigen, was wohin gehört</translation>
    </message>
    <message>
        <source>Select scans in the table first.</source>
        <translation>Wählen Sie zuerst Untersuchungen in der Tabelle.</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Several sequences of each scan</source>
        <translation>Mehrere Sequenzen je Untersuchung</translation>
    </message>
    <message>
        <source>The selected scans are not added.</source>
        <translation>Die ausgewählten Untersuchungen werden nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; has no name.</source>
        <translation>Die Sequenz „{name}“ hat keinen Namen.</translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; has no pattern.</source>
        <translation>Für die Sequenz „{name}“ fehlen die Namen ihrer Dateien.</translation>
    </message>
    <message>
        <source>What it is, chosen by hand.</source>
        <translation>Was es ist, von Hand gewählt.</translation>
    </message>
    <message>
        <source>Which sequence of the selected scan.</source>
        <translation>Welche Sequenz der ausgewählten Untersuchung.</translation>
    </message>
    <message>
        <source>Write both, or leave both empty.</source>
        <translation>Tragen Sie beides ein, oder lassen Sie beides leer.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>the scan</source>
        <translation>der Untersuchung</translation>
    </message>
    <message>
        <source>{count} fit nothing.</source>
        <translation>{count} passen zu nichts.</translation>
    </message>
    <message>
        <source>{count} scans.</source>
        <translation>{count} Untersuchungen.</translation>
    </message>
    <message>
        <source>{count} without &apos;{name}&apos;, which is the image, are not added: choose what it is, below.</source>
        <translation>{count} ohne „{name}“, also ohne das Bild, werden nicht hinzugefügt: Wählen Sie unten, was es ist.</translation>
    </message>
</context>
<context>
    <name>widgets.ScenePicker</name>
    <message>
        <source>A copy of each checked volume goes into the project. The scene stays as it is.</source>
        <translation>Eine Kopie jedes angehakten Volumens kommt ins Projekt. Die Szene bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Add the checked</source>
        <translation>Angehakte hinzufügen</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Alle anhaken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It {why}. Check it only if it is an image to learn from.</source>
        <translation>Sieht wie eine Maske aus ({why}). Haken Sie es nur an, wenn es ein Bild zum Lernen ist.</translation>
    </message>
    <message>
        <source>Not listed: {masks} (label maps, segmentations), which &apos;Give it a mask&apos; gives to their cases.</source>
        <translation>Nicht aufgeführt: {masks} (Labelmaps, Segmentierungen); „Maske geben“ gibt sie ihren Fällen.</translation>
    </message>
    <message>
        <source>The scene holds no volume. Load some (Add Data, or the DICOM module), then come back.</source>
        <translation>Die Szene enthält kein Volumen. Laden Sie welche (Daten hinzufügen oder Modul DICOM), und kehren Sie zurück.</translation>
    </message>
    <message>
        <source>Volumes in the scene</source>
        <translation>Volumina der Szene</translation>
    </message>
    <message>
        <source>What looks like a mask is not checked: networks would learn from it as from an image.</source>
        <translation>Was wie eine Maske aussieht, ist nicht angehakt: Netze würden daraus wie aus einem Bild lernen.</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>Frame</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>{name} (in the project)</source>
        <translation>{name} (im Projekt)</translation>
    </message>
    <message>
        <source>{name} (looks like a mask)</source>
        <translation>{name} (sieht wie eine Maske aus)</translation>
    </message>
    <message>
        <source>{name} ({count})</source>
        <translation>{name} ({count})</translation>
    </message>
</context>
<context>
    <name>widgets.SchemaEditor</name>
    <message>
        <source>A project has at most 254 structures.</source>
        <translation>Ein Projekt hat höchstens 254 Strukturen.</translation>
    </message>
    <message>
        <source>A project needs at least one structure.</source>
        <translation>Ein Projekt braucht mindestens eine Struktur.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a structure of this name.</source>
        <translation>Eine Struktur dieses Namens hinzufügen.</translation>
    </message>
    <message>
        <source>Choose a term of a standard terminology (SNOMED CT), so that others know what is meant.</source>
        <translation>Einen Begriff einer Standardterminologie (SNOMED CT) wählen, damit andere wissen, was gemeint ist.</translation>
    </message>
    <message>
        <source>Colour of the structure</source>
        <translation>Farbe der Struktur</translation>
    </message>
    <message>
        <source>Goes before the upper one where they meet.</source>
        <translation>Geht der oberen vor, wo sie sich treffen.</translation>
    </message>
    <message>
        <source>It is the first already.</source>
        <translation>Sie ist schon die erste.</translation>
    </message>
    <message>
        <source>It is the last already.</source>
        <translation>Sie ist schon die letzte.</translation>
    </message>
    <message>
        <source>Name of the structure; press Enter to change it.</source>
        <translation>Name der Struktur; die Eingabetaste ändert ihn.</translation>
    </message>
    <message>
        <source>Name what shall be outlined. Where two structures overlap, the upper one gets the voxel.</source>
        <translation>Benennen Sie, was umrandet werden soll. Wo sich zwei Strukturen überlappen, bekommt die obere das Voxel.</translation>
    </message>
    <message>
        <source>Names, colours and terminology that you have changed in the Segment Editor&apos;s list below (by a double click), and segments that you have added there, become those of the project.</source>
        <translation>Namen, Farben und Terminologie, die Sie unten in der Liste des Segment-Editors geändert haben (mit Doppelklick), und dort hinzugefügte Segmente werden zu denen des Projekts.</translation>
    </message>
    <message>
        <source>Nothing that was drawn is deleted.</source>
        <translation>Nichts Gezeichnetes wird gelöscht.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove one first.</source>
        <translation>Entfernen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>Select a structure first.</source>
        <translation>Wählen Sie zuerst eine Struktur.</translation>
    </message>
    <message>
        <source>Standard term</source>
        <translation>Standardbegriff</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Structures ({count}): {names}</source>
        <translation>Strukturen ({count}): {names}</translation>
    </message>
    <message>
        <source>Structures: none yet</source>
        <translation>Strukturen: noch keine</translation>
    </message>
    <message>
        <source>Take over from the Segment Editor</source>
        <translation>Aus dem Segment-Editor übernehmen</translation>
    </message>
    <message>
        <source>Term …</source>
        <translation>Begriff …</translation>
    </message>
    <message>
        <source>The lower one goes first where they meet.</source>
        <translation>Die untere hat Vorrang, wo sie sich treffen.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Write its name first.</source>
        <translation>Schreiben Sie zuerst ihren Namen.</translation>
    </message>
    <message>
        <source>new structure, for example liver</source>
        <translation>neue Struktur, zum Beispiel Leber</translation>
    </message>
</context>
<context>
    <name>widgets.SequenceBox</name>
    <message>
        <source>&apos;{name}&apos; has a sequence &apos;{sequence}&apos; already.

Replace it? A file in the project is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation>„{name}“ hat schon eine Sequenz „{sequence}“.

Ersetzen? Eine Datei im Projekt bleibt im Ordner des Falls, unter „set aside“.</translation>
    </message>
    <message>
        <source>A DICOM folder …</source>
        <translation>Ein DICOM-Ordner …</translation>
    </message>
    <message>
        <source>A case with frames has no further sequences.</source>
        <translation>Ein Fall mit Frames hat keine weiteren Sequenzen.</translation>
    </message>
    <message>
        <source>A file …</source>
        <translation>Eine Datei …</translation>
    </message>
    <message>
        <source>Choose a volume</source>
        <translation>Volumen wählen</translation>
    </message>
    <message>
        <source>Choose one above.</source>
        <translation>Wählen Sie oben eines.</translation>
    </message>
    <message>
        <source>Give it from</source>
        <translation>Zuordnen aus</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>It has {names}.</source>
        <translation>Er hat {names}.</translation>
    </message>
    <message>
        <source>It lacks {names}.</source>
        <translation>Ihm fehlt {names}.</translation>
    </message>
    <message>
        <source>Name the sequence first.</source>
        <translation>Benennen Sie zuerst die Sequenz.</translation>
    </message>
    <message>
        <source>No volume of the scene is chosen.</source>
        <translation>Kein Volumen der Szene ist gewählt.</translation>
    </message>
    <message>
        <source>On another grid it is resampled onto that of the case&apos;s image, and that is told.</source>
        <translation>Liegt es auf einem anderen Gitter, wird es auf das des Fall-Bildes umgerechnet, und das wird gesagt.</translation>
    </message>
    <message>
        <source>Sequence:</source>
        <translation>Sequenz:</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>Sequences of &apos;{name}&apos;</source>
        <translation>Sequenzen von „{name}“</translation>
    </message>
    <message>
        <source>Sequences …</source>
        <translation>Sequenzen …</translation>
    </message>
    <message>
        <source>Several sequences of one scan, such as T2 and ADC: networks see them together, and share the mask.</source>
        <translation>Mehrere Sequenzen einer Untersuchung, etwa T2 und ADC: Netze sehen sie gemeinsam, und die Maske gilt für alle.</translation>
    </message>
    <message>
        <source>Take away …</source>
        <translation>Wegnehmen …</translation>
    </message>
    <message>
        <source>Take the sequence &apos;{sequence}&apos; away from &apos;{name}&apos;? Networks then see it as lacking there.</source>
        <translation>Die Sequenz „{sequence}“ von „{name}“ wegnehmen? Für Netze fehlt sie dort dann.</translation>
    </message>
    <message>
        <source>The case has no such sequence beside its image.</source>
        <translation>Der Fall hat neben seinem Bild keine solche Sequenz.</translation>
    </message>
    <message>
        <source>The case lacks it from then on. Nothing is deleted.</source>
        <translation>Sie fehlt dem Fall von da an. Nichts wird gelöscht.</translation>
    </message>
    <message>
        <source>The images are:</source>
        <translation>Die Bilder sind:</translation>
    </message>
    <message>
        <source>The volume chosen above</source>
        <translation>Das oben gewählte Volumen</translation>
    </message>
    <message>
        <source>Volume:</source>
        <translation>Volumen:</translation>
    </message>
    <message>
        <source>What the sequence is called that the image of every case is, such as T2.</source>
        <translation>Wie die Sequenz heißt, die das Bild jedes Falls ist, etwa T2.</translation>
    </message>
    <message>
        <source>Which sequence to give or take away. A new name is a new sequence of the project.</source>
        <translation>Welche Sequenz zugeordnet oder weggenommen wird. Ein neuer Name ist eine neue Sequenz des Projekts.</translation>
    </message>
    <message>
        <source>{sequence} of &apos;{name}&apos;</source>
        <translation>{sequence} von „{name}“</translation>
    </message>
</context>
<context>
    <name>widgets.SequenceChooser</name>
    <message>
        <source>It lacks {names}.</source>
        <translation>Ihm fehlt {names}.</translation>
    </message>
    <message>
        <source>Shown:</source>
        <translation>Gezeigt:</translation>
    </message>
    <message>
        <source>What the views show below the mask. Slices and mask stay; masks belong to all sequences of the case.</source>
        <translation>Was die Ansichten unter der Maske zeigen. Schicht und Maske bleiben; Masken gehören zu allen Sequenzen des Falls.</translation>
    </message>
</context>
<context>
    <name>widgets.SpacingBox</name>
    <message>
        <source>Assumed: {words}</source>
        <translation>Angenommen: {words}</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Bildfeld (FOV)</translation>
    </message>
    <message>
        <source>For images whose files do not tell the true size of a voxel: for example, all of them say 1 × 1 mm though their matrices differ. Otherwise leave it alone.</source>
        <translation>Für Bilder, deren Dateien die wahre Größe eines Voxels nicht sagen: Zum Beispiel sagen alle 1 × 1 mm, obwohl ihre Matrizen verschieden sind. Sonst lassen Sie es so.</translation>
    </message>
    <message>
        <source>From the middle of one slice to that of the next: slice thickness and gap.</source>
        <translation>Von der Mitte einer Schicht zur Mitte der nächsten: Schichtdicke und Lücke.</translation>
    </message>
    <message>
        <source>If the files do not tell the true size of a voxel (for example, all images say 1 × 1 mm though their matrices differ), give here what is known. It holds for all that is added next. The project&apos;s copies get it, and masks come along; the files stay as they are.</source>
        <translation>Wenn die Dateien die wahre Größe eines Voxels nicht sagen (zum Beispiel sagen alle Bilder 1 × 1 mm, obwohl ihre Matrizen verschieden sind), geben Sie hier an, was bekannt ist. Es gilt für alles, was danach hinzugefügt wird. Die Kopien des Projekts bekommen es, und Masken machen mit; die Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Of the longer side of a slice, from edge to edge, as the protocol of the scan says.</source>
        <translation>Der längeren Seite einer Schicht, von Rand zu Rand, wie es im Protokoll der Aufnahme steht.</translation>
    </message>
    <message>
        <source>Side of a pixel in the slice.</source>
        <translation>Seitenlänge eines Pixels in der Schicht.</translation>
    </message>
    <message>
        <source>Slice distance</source>
        <translation>Schichtabstand</translation>
    </message>
    <message>
        <source>The files&apos; voxel size is not true …</source>
        <translation>Die Voxelgröße der Dateien stimmt nicht …</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>wie die Datei sagt</translation>
    </message>
    <message>
        <source>field of view</source>
        <translation>Bildfeld</translation>
    </message>
    <message>
        <source>or pixel size</source>
        <translation>oder Pixelgröße</translation>
    </message>
    <message>
        <source>pixel size</source>
        <translation>Pixelgröße</translation>
    </message>
    <message>
        <source>slice distance</source>
        <translation>Schichtabstand</translation>
    </message>
</context>
<context>
    <name>widgets.StartHere</name>
    <message>
        <source>A click opens a case at the slices to begin with.</source>
        <translation>Ein Klick öffnet einen Fall bei den Schichten, mit denen Sie beginnen sollten.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Looking at the volumes …</source>
        <translation>Die Volumina werden angesehen …</translation>
    </message>
    <message>
        <source>Nothing is left to suggest.</source>
        <translation>Nichts mehr vorzuschlagen.</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Hier beginnen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>{reason}
Begin with the slices {slices}.</source>
        <translation>{reason}
Beginnen Sie mit den Schichten {slices}.</translation>
    </message>
    <message>
        <source>{reason} Slices {slices} (key L: the next).</source>
        <translation>{reason} Schichten {slices} (Taste L: die nächste).</translation>
    </message>
</context>
<context>
    <name>widgets.StatusStrip</name>
    <message>
        <source> (+{count} waiting)</source>
        <translation> (+{count} warten)</translation>
    </message>
    <message>
        <source>Finetuning</source>
        <translation>Feintraining</translation>
    </message>
    <message>
        <source>Finish the step, save, and keep the best so far. The job can be resumed later.</source>
        <translation>Den Schritt beenden, speichern und den bisher besten Stand behalten. Der Auftrag kann später fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Keep learning</source>
        <translation>Weiterlernen</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist geöffnet</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Pretraining</source>
        <translation>Vortraining</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Whenever you complete, accept or correct something, the last model learns from it, and a better one appears under &apos;Models&apos;. It gives way to everything that you start, and goes on without Slicer.</source>
        <translation>Sobald Sie etwas vervollständigen, annehmen oder korrigieren, lernt das letzte Modell daraus, und ein besseres erscheint unter „Modelle“. Es lässt allem den Vortritt, was Sie starten, und geht ohne Slicer weiter.</translation>
    </message>
</context>
<context>
    <name>widgets.SurfaceButton</name>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Hide 3D</source>
        <translation>3D ausblenden</translation>
    </message>
    <message>
        <source>Select one case in the list first.</source>
        <translation>Wählen Sie zuerst einen Fall in der Liste.</translation>
    </message>
    <message>
        <source>Shows this mask in the 3D view. Slicer computes the surfaces, and does nothing else meanwhile.</source>
        <translation>Zeigt diese Maske in der 3D-Ansicht. Slicer berechnet die Oberflächen und tut währenddessen nichts anderes.</translation>
    </message>
    <message>
        <source>This mask is large: its surfaces may take a minute, in which Slicer does nothing else. Go on?</source>
        <translation>Diese Maske ist groß: Ihre Oberflächen können eine Minute dauern, in der Slicer nichts anderes tut. Fortfahren?</translation>
    </message>
</context>
<context>
    <name>widgets.TaskChooser</name>
    <message>
        <source>Each has models, settings and pretrainings of its own.</source>
        <translation>Jedes hat eigene Modelle, Einstellungen und Vortrainings.</translation>
    </message>
</context>
<context>
    <name>widgets.Terminology</name>
    <message>
        <source>Standard term of the structure</source>
        <translation>Standardbegriff der Struktur</translation>
    </message>
    <message>
        <source>{what} in {place}</source>
        <translation>{what} in {place}</translation>
    </message>
</context>
<context>
    <name>widgets.Tour</name>
    <message>
        <source>Annotate: name the structures, outline some slices, and say which are complete. All other volumes then show a draft, a first guess that you can use.</source>
        <translation>Annotieren: Benennen Sie die Strukturen, umranden Sie einige Schichten, und sagen Sie, welche vollständig sind. Alle anderen Volumina zeigen dann einen Entwurf, einen ersten Vorschlag, den Sie verwenden können.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Data: make a project and add volumes. None has to be annotated. &apos;Try the demo&apos; makes a project with computed volumes to play with.</source>
        <translation>Daten: Legen Sie ein Projekt an, und fügen Sie Volumina hinzu. Keines muss annotiert sein. „Demo ausprobieren“ legt ein Projekt mit berechneten Volumina zum Üben an.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Finetune: a network learns from what you have outlined. &apos;Keep learning&apos; in the strip does this by itself while you work.</source>
        <translation>Feintraining: Ein Netz lernt aus dem, was Sie umrandet haben. „Weiterlernen“ in der Leiste tut das von selbst, während Sie arbeiten.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Review: masks of all other volumes, those that need a look first. Accept them, edit them, or reject them; the next network learns from that.</source>
        <translation>Prüfen: Masken aller anderen Volumina, die zuerst, die einen Blick brauchen. Nehmen Sie sie an, bearbeiten Sie sie, oder lehnen Sie sie ab; das nächste Netz lernt daraus.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>The ? opens the tutorial&apos;s page of each step, on this computer. Its arrow shows this tour again, and collects a report if something goes wrong.</source>
        <translation>Das ? öffnet die Seite des Tutorials zu jedem Schritt, auf diesem Computer. Sein Pfeil zeigt diesen Rundgang erneut und sammelt einen Bericht, wenn etwas schiefgeht.</translation>
    </message>
    <message>
        <source>This strip is always here: your project, what this computer computes with, the job at work, and what to do next.</source>
        <translation>Diese Leiste ist immer da: Ihr Projekt, womit dieser Computer rechnet, der laufende Auftrag und was als Nächstes zu tun ist.</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
</context>
<context>
    <name>widgets.TrainingPanel</name>
    <message>
        <source> (waits for the running job)</source>
        <translation> (nach dem laufenden Auftrag)</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Erweiterte Einstellungen</translation>
    </message>
    <message>
        <source>For those who know the methods. What a setting means is in its tooltip.</source>
        <translation>Für alle, die die Methoden kennen. Was eine Einstellung bedeutet, steht in ihrem Tooltip.</translation>
    </message>
    <message>
        <source>How much time may it take?</source>
        <translation>Wie lange darf es dauern?</translation>
    </message>
    <message>
        <source>Not measured while a job computes: the time would be too long.</source>
        <translation>Nicht gemessen, solange ein Auftrag rechnet: Die Zeit fiele zu lang aus.</translation>
    </message>
    <message>
        <source>What this computer can compute with has not been checked yet.</source>
        <translation>Womit dieser Computer rechnen kann, ist noch nicht geprüft.</translation>
    </message>
    <message>
        <source>case is left out, as it</source>
        <translation>Fall bleibt außen vor:</translation>
    </message>
    <message>
        <source>cases are left out, as they</source>
        <translation>Fälle bleiben außen vor:</translation>
    </message>
    <message>
        <source>{cases} cannot be read: select it in the step &apos;Data&apos; to see why.</source>
        <translation>{cases} nicht lesbar. Warum, steht im Schritt „Daten“, wenn Sie den Fall auswählen.</translation>
    </message>
</context>
<context>
    <name>widgets.VolumeCurveBox</name>
    <message>
        <source>A row for each frame: its time, and ml of each structure (.csv).</source>
        <translation>Eine Zeile je Frame: Zeit und ml jeder Struktur (.csv).</translation>
    </message>
    <message>
        <source>ED: frame {number}</source>
        <translation>ED: Frame {number}</translation>
    </message>
    <message>
        <source>ES: frame {number}</source>
        <translation>ES: Frame {number}</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Frame</translation>
    </message>
    <message>
        <source>Left ventricle:</source>
        <translation>Linker Ventrikel:</translation>
    </message>
    <message>
        <source>Masks:</source>
        <translation>Masken:</translation>
    </message>
    <message>
        <source>Measured once all frames are predicted.</source>
        <translation>Wird gemessen, sobald alle Frames vorhergesagt sind.</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Wird gemessen …</translation>
    </message>
    <message>
        <source>Save as table …</source>
        <translation>Als Tabelle …</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Gespeichert: {path}</translation>
    </message>
    <message>
        <source>See this frame with its mask: the fraction is as good as the masks at both ends.</source>
        <translation>Sehen Sie diesen Frame mit seiner Maske an: Die Fraktion ist so gut wie die Masken an beiden Enden.</translation>
    </message>
    <message>
        <source>Show end-diastole</source>
        <translation>Enddiastole</translation>
    </message>
    <message>
        <source>Show end-systole</source>
        <translation>Endsystole</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>The cavity of the left ventricle, for the ejection fraction</source>
        <translation>Das Lumen des linken Ventrikels, für die Ejektionsfraktion</translation>
    </message>
    <message>
        <source>Time (ms)</source>
        <translation>Zeit (ms)</translation>
    </message>
    <message>
        <source>Volume (ml)</source>
        <translation>Volumen (ml)</translation>
    </message>
    <message>
        <source>Volumes of &apos;{name}&apos;</source>
        <translation>Volumina von „{name}“</translation>
    </message>
    <message>
        <source>Volumes over time</source>
        <translation>Volumen über die Zeit</translation>
    </message>
    <message>
        <source>Whose masks are measured</source>
        <translation>Wessen Masken gemessen werden</translation>
    </message>
    <message>
        <source>as its name or terminology says</source>
        <translation>wie Name oder Terminologie sagt</translation>
    </message>
    <message>
        <source>of the case itself: drawn, accepted, imported</source>
        <translation>des Falls selbst: gezeichnet, angenommen, importiert</translation>
    </message>
    <message>
        <source>predicted by the model</source>
        <translation>vom Modell vorhergesagt</translation>
    </message>
</context>
<context>
    <name>widgets.VolumeMap</name>
    <message>
        <source>All volumes: near each other if they look alike. Green: annotated; orange ring: suggested. Click a dot to open its case.</source>
        <translation>Alle Volumina: nah beieinander, wenn sie ähnlich aussehen. Grün: annotiert; oranger Ring: vorgeschlagen. Ein Klick auf einen Punkt öffnet seinen Fall.</translation>
    </message>
</context>
<context>
    <name>widgets.WorkList</name>
    <message>
        <source>How good a flat mask is expected to be, nothing tells: &apos;Sure&apos; is only how sure the network is of the pixels that it has marked.</source>
        <translation>Wie gut eine flache Maske voraussichtlich ist, sagt nichts: „Sicher“ ist nur, wie sicher sich das Netz bei den markierten Pixeln ist.</translation>
    </message>
    <message>
        <source>Key J: previous frame, key K: next frame</source>
        <translation>Taste J: voriger Frame, Taste K: nächster Frame</translation>
    </message>
    <message>
        <source>The masks of {cases} are still being read.</source>
        <translation>Die Masken werden noch gelesen ({cases}).</translation>
    </message>
    <message>
        <source>case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>Fälle</translation>
    </message>
</context>
</TS>
