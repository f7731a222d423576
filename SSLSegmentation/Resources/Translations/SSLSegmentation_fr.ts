<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>SSLSegmentation</name>
    <message>
        <source>SSL Segmentation</source>
        <translation>SSL Segmentation</translation>
    </message>
    <message>
        <source>Segment MRI with a handful of annotations: outline a few slices, look at the drafts in all other volumes, correct, let a network learn, repeat. Everything stays on this computer. For research, not a medical device. See the &lt;a href=&quot;{url}&quot;&gt;tutorial&lt;/a&gt;.&lt;br&gt;Keys:&lt;br&gt;{keys}&lt;br&gt;Shift with the mouse over a slice in Annotate, if it is switched on there: what is alike lights up, and is found in the other cases.</source>
        <translation>Segmenter des IRM avec une poignée d&apos;annotations&#xa0;: délimiter quelques coupes, regarder les ébauches dans tous les autres volumes, corriger, laisser un réseau apprendre, recommencer. Tout reste sur cet ordinateur. Pour la recherche, pas un dispositif médical. Voir le &lt;a href=&quot;{url}&quot;&gt;tutoriel&lt;/a&gt;.&lt;br&gt;Touches&#xa0;:&lt;br&gt;{keys}&lt;br&gt;Maj avec la souris au-dessus d&apos;une coupe dans «&#xa0;Annoter&#xa0;», si c&apos;est activé&#xa0;: ce qui se ressemble s&apos;allume et est retrouvé dans les autres cas.</translation>
    </message>
    <message>
        <source>The first method follows Umapathy et al., 2022 (arXiv:2205.13109). Built on PyTorch, MONAI and SimpleITK.</source>
        <translation>La première méthode suit Umapathy et al., 2022 (arXiv:2205.13109). Construit sur PyTorch, MONAI et SimpleITK.</translation>
    </message>
</context>
<context>
    <name>SSLSegmentationLib</name>
    <message>
        <source>A network learns to say of a small cut-out of a slice what its slower twin says of a large one.</source>
        <translation>Un réseau apprend à dire d&apos;une petite découpe d&apos;une coupe ce que son jumeau plus lent dit d&apos;une grande.</translation>
    </message>
    <message>
        <source>A trial of what two methods give together; not measured; costs as much as both.</source>
        <translation>Un essai de ce que deux méthodes donnent ensemble&#xa0;; non mesuré&#xa0;; coûte autant que les deux.</translation>
    </message>
    <message>
        <source>Across volumes</source>
        <translation>Entre volumes</translation>
    </message>
    <message>
        <source>An image of another modality in the plane that each volume is projected onto (&apos;sslseg en-face&apos; gives it to a case). Without one, the setting &apos;target&apos; can be &apos;own&apos;: a projection of the volume itself.</source>
        <translation>Une image d&apos;une autre modalité dans le plan sur lequel chaque volume est projeté («&#xa0;Image plate …&#xa0;» à l&apos;étape «&#xa0;Données&#xa0;»). Sans elle, le réglage «&#xa0;Cible&#xa0;» peut être «&#xa0;own&#xa0;»&#xa0;: une projection du volume lui-même.</translation>
    </message>
    <message>
        <source>As Pix2Rep, where neighbouring or distant places look alike; costs about the same.</source>
        <translation>Comme Pix2Rep, quand des endroits voisins ou éloignés se ressemblent&#xa0;; coûte à peu près autant.</translation>
    </message>
    <message>
        <source>BIDS tree</source>
        <translation>arborescence BIDS</translation>
    </message>
    <message>
        <source>Bias field</source>
        <translation>Champ de biais</translation>
    </message>
    <message>
        <source>Bias field probability</source>
        <translation>Probabilité du champ de biais</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloc</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocs</translation>
    </message>
    <message>
        <source>Blur probability</source>
        <translation>Probabilité du flou</translation>
    </message>
    <message>
        <source>Blur sigma</source>
        <translation>Sigma du flou</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Luminosité</translation>
    </message>
    <message>
        <source>Brightness probability</source>
        <translation>Probabilité de la luminosité</translation>
    </message>
    <message>
        <source>Centre momentum</source>
        <translation>Momentum du centre</translation>
    </message>
    <message>
        <source>Combined (restore squares and find pixels again)</source>
        <translation>Combiné (restaurer des carrés, retrouver des pixels)</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Contrast probability</source>
        <translation>Probabilité du contraste</translation>
    </message>
    <message>
        <source>Contrastive (same anatomy, other look)</source>
        <translation>Contrastif (même anatomie, autre apparence)</translation>
    </message>
    <message>
        <source>Crop area</source>
        <translation>Surface de la découpe</translation>
    </message>
    <message>
        <source>Crop margin</source>
        <translation>Marge de la découpe</translation>
    </message>
    <message>
        <source>Crop overlap</source>
        <translation>Recouvrement des découpes</translation>
    </message>
    <message>
        <source>Crops per volume</source>
        <translation>Découpes par volume</translation>
    </message>
    <message>
        <source>DICOM segmentation</source>
        <translation>segmentation DICOM</translation>
    </message>
    <message>
        <source>DINO (small cut-outs foretell large ones)</source>
        <translation>DINO (de petites découpes prédisent les grandes)</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Décroissance</translation>
    </message>
    <message>
        <source>Decoder stages</source>
        <translation>Étages du décodeur</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Elastic</source>
        <translation>Élastique</translation>
    </message>
    <message>
        <source>Elastic control points</source>
        <translation>Points de contrôle élastiques</translation>
    </message>
    <message>
        <source>Elastic fine</source>
        <translation>Élastique, fin</translation>
    </message>
    <message>
        <source>Elastic fine control points</source>
        <translation>Points de contrôle élastiques fins</translation>
    </message>
    <message>
        <source>Elastic probability</source>
        <translation>Probabilité, élastique</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Représentation</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Remplissage</translation>
    </message>
    <message>
        <source>First blur sigma</source>
        <translation>Sigma du premier flou</translation>
    </message>
    <message>
        <source>Flip horizontal</source>
        <translation>Miroir horizontal</translation>
    </message>
    <message>
        <source>Flip vertical</source>
        <translation>Miroir vertical</translation>
    </message>
    <message>
        <source>For a finetuning in 3D and many volumes: in a comparison of 3D pretrainings on 39 thousand of them it was the strongest.</source>
        <translation>Pour un affinage en 3D et beaucoup de volumes&#xa0;: dans une comparaison de préentraînements 3D sur 39 mille d&apos;entre eux, c&apos;était le plus fort.</translation>
    </message>
    <message>
        <source>For a finetuning in 3D and volumes that show the same part of the body in about the same place.</source>
        <translation>Pour un affinage en 3D et des volumes qui montrent la même partie du corps à peu près au même endroit.</translation>
    </message>
    <message>
        <source>For a finetuning in 3D; as &apos;regression&apos; otherwise.</source>
        <translation>Pour un affinage en 3D&#xa0;; sinon comme «&#xa0;Régression&#xa0;».</translation>
    </message>
    <message>
        <source>For a finetuning in 3D; two passes a step, so twice as slow as the others.</source>
        <translation>Pour un affinage en 3D&#xa0;; deux passages par pas, donc deux fois plus lent que les autres.</translation>
    </message>
    <message>
        <source>For segmenting in a plane that volumes are projected onto (vessels, atrophy), with a second image of each case. It trains a network of its own, from which only flat masks are finetuned.</source>
        <translation>Pour segmenter dans un plan sur lequel les volumes sont projetés (vaisseaux, atrophie), avec une seconde image de chaque cas. Cela entraîne un réseau à part, dont seuls des masques plats sont affinés.</translation>
    </message>
    <message>
        <source>For volumes that show the same part of the body in about the same place, and one or two labelled cases: keeps the network from finding structures where none can be. One of the quickest.</source>
        <translation>Pour des volumes qui montrent la même partie du corps à peu près au même endroit, et un ou deux cas annotés&#xa0;: empêche le réseau de trouver des structures là où il ne peut y en avoir. L&apos;une des plus rapides.</translation>
    </message>
    <message>
        <source>Frozen last layer</source>
        <translation>Dernière couche figée</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Gamma probability</source>
        <translation>Probabilité de gamma</translation>
    </message>
    <message>
        <source>Global and local contrast (same part of the body)</source>
        <translation>Contraste global et local (même partie du corps)</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>Transmis</translation>
    </message>
    <message>
        <source>Hand on decoder</source>
        <translation>Transmettre le décodeur</translation>
    </message>
    <message>
        <source>Head batch norm</source>
        <translation>Normalisation par lot dans la tête</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Caché</translation>
    </message>
    <message>
        <source>Hides a tenth of the pixels and learns to restore them from their surroundings.</source>
        <translation>Cache un dixième des pixels et apprend à les restaurer d&apos;après leur entourage.</translation>
    </message>
    <message>
        <source>Hides a tenth of the voxels and learns to restore them from their surroundings.</source>
        <translation>Cache un dixième des voxels et apprend à les restaurer d&apos;après leur entourage.</translation>
    </message>
    <message>
        <source>Hides three quarters of the tissue in cubes and learns to restore them from what is left.</source>
        <translation>Cache trois quarts des tissus par cubes et apprend à les restaurer d&apos;après ce qui reste.</translation>
    </message>
    <message>
        <source>Hides three quarters of the tissue in squares and learns to restore them from what is left.</source>
        <translation>Cache trois quarts des tissus par carrés et apprend à les restaurer d&apos;après ce qui reste.</translation>
    </message>
    <message>
        <source>Inter-modal reconstruction (volume to flat image)</source>
        <translation>Reconstruction intermodale (du volume à l&apos;image plate)</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Inverser</translation>
    </message>
    <message>
        <source>Invert probability</source>
        <translation>Probabilité de l&apos;inversion</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Large size</source>
        <translation>Grande taille</translation>
    </message>
    <message>
        <source>Learns that slices of nearly the same level of the body are alike, whichever patient they are of.</source>
        <translation>Apprend que des coupes de presque la même hauteur du corps se ressemblent, quel que soit le patient.</translation>
    </message>
    <message>
        <source>Learns that the same part of two volumes shows about the same anatomy, then to tell places in a slice apart.</source>
        <translation>Apprend que la même partie de deux volumes montre à peu près la même anatomie, puis à distinguer des endroits dans une coupe.</translation>
    </message>
    <message>
        <source>Learns to draw from a volume the flat image of another modality, such as an OCT&apos;s angiogram.</source>
        <translation>Apprend à dessiner d&apos;un volume l&apos;image plate d&apos;une autre modalité, comme l&apos;angiogramme d&apos;une OCT.</translation>
    </message>
    <message>
        <source>Learns to recognise every place of a slice after it was turned, cut out and given another look.</source>
        <translation>Apprend à reconnaître chaque endroit d&apos;une coupe après rotation, découpe et changement d&apos;apparence.</translation>
    </message>
    <message>
        <source>Learns to recognise every place of a volume after it was turned, cut out and given another look.</source>
        <translation>Apprend à reconnaître chaque endroit d&apos;un volume après rotation, découpe et changement d&apos;apparence.</translation>
    </message>
    <message>
        <source>Learns to tell from a piece of a slice which place of the scan it shows.</source>
        <translation>Apprend à dire, d&apos;un morceau de coupe, quel endroit de l&apos;examen il montre.</translation>
    </message>
    <message>
        <source>Learns to tell from a piece of a volume which place of the scan it shows.</source>
        <translation>Apprend à dire, d&apos;un morceau de volume, quel endroit de l&apos;examen il montre.</translation>
    </message>
    <message>
        <source>Learns to tell slices apart, whatever part of a slice it sees and however bright it is.</source>
        <translation>Apprend à distinguer les coupes, quelle que soit la partie vue et sa luminosité.</translation>
    </message>
    <message>
        <source>Learns which slices, and then which places in a slice, show the same anatomy under another look.</source>
        <translation>Apprend quelles coupes, puis quels endroits d&apos;une coupe, montrent la même anatomie sous une autre apparence.</translation>
    </message>
    <message>
        <source>Like Pix2Rep with bent slices; features must agree at each place instead of telling places apart.</source>
        <translation>Comme Pix2Rep avec des coupes courbées&#xa0;; les caractéristiques doivent concorder à chaque endroit, au lieu de distinguer les endroits.</translation>
    </message>
    <message>
        <source>MONAI bundle</source>
        <translation>bundle MONAI</translation>
    </message>
    <message>
        <source>MONAI data list</source>
        <translation>liste de données MONAI</translation>
    </message>
    <message>
        <source>Masked image modelling (restore hidden squares)</source>
        <translation>Images masquées (restaurer des carrés cachés)</translation>
    </message>
    <message>
        <source>Masked image modelling and Pix2Rep at once, on one network.</source>
        <translation>Images masquées et Pix2Rep à la fois, sur un seul réseau.</translation>
    </message>
    <message>
        <source>Masked image modelling in 3D (restore hidden cubes)</source>
        <translation>Images masquées en 3D (restaurer des cubes cachés)</translation>
    </message>
    <message>
        <source>Meant for many unlabelled volumes of one body region; slower than regression. On few it gains little.</source>
        <translation>Pour beaucoup de volumes sans masque d&apos;une même région du corps&#xa0;; plus lent que la régression. Sur peu de volumes, il apporte peu.</translation>
    </message>
    <message>
        <source>Meant for many unlabelled volumes; only the part that recognises patterns is trained, so it takes less time than methods that also train the part that draws outlines.</source>
        <translation>Pour beaucoup de volumes sans masque&#xa0;; seule la partie qui reconnaît les motifs est entraînée, donc plus rapide que les méthodes qui entraînent aussi la partie qui trace les contours.</translation>
    </message>
    <message>
        <source>Meant for volumes that all cover the same region, such as one organ in one protocol; where they start and end at different places, take SimCLR.</source>
        <translation>Pour des volumes qui couvrent tous la même région, comme un organe dans un protocole&#xa0;; s&apos;ils commencent et finissent à des endroits différents, prenez SimCLR.</translation>
    </message>
    <message>
        <source>Meant for volumes that all cover the same region; with a single volume it still learns to tell its parts apart.</source>
        <translation>Pour des volumes qui couvrent tous la même région&#xa0;; avec un seul volume, il apprend tout de même à en distinguer les parties.</translation>
    </message>
    <message>
        <source>Medical Segmentation Decathlon (or nnU-Net 1)</source>
        <translation>Medical Segmentation Decathlon (ou nnU-Net 1)</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Miroir</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Negatives</source>
        <translation>Négatifs</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Nesterov&apos;s form of the momentum of sgd</source>
        <translation>forme de Nesterov du momentum de sgd</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Bruit</translation>
    </message>
    <message>
        <source>Noise probability</source>
        <translation>Probabilité du bruit</translation>
    </message>
    <message>
        <source>Noise std</source>
        <translation>Écart type du bruit</translation>
    </message>
    <message>
        <source>Offset std</source>
        <translation>Écart type du décalage</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <source>PCL (same level of the body)</source>
        <translation>PCL (même hauteur du corps)</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>Fragment</translation>
    </message>
    <message>
        <source>Patch voxels</source>
        <translation>Voxels du fragment</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>Fragments</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Pix2Rep (find each pixel again)</source>
        <translation>Pix2Rep (retrouver chaque pixel)</translation>
    </message>
    <message>
        <source>Pix2Rep in 3D (find each voxel again)</source>
        <translation>Pix2Rep en 3D (retrouver chaque voxel)</translation>
    </message>
    <message>
        <source>Pix2Rep-v2 (find each pixel again, without contrast)</source>
        <translation>Pix2Rep-v2 (retrouver chaque pixel, sans contraste)</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Emplacements</translation>
    </message>
    <message>
        <source>Plateau patience</source>
        <translation>Patience avant de diviser</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Regroupement</translation>
    </message>
    <message>
        <source>Position (tell where each pixel lies)</source>
        <translation>Position (dire où se trouve chaque pixel)</translation>
    </message>
    <message>
        <source>Position in 3D (tell where each voxel lies)</source>
        <translation>Position en 3D (dire où se trouve chaque voxel)</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projection</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>Montée</translation>
    </message>
    <message>
        <source>Random crop</source>
        <translation>Découpe aléatoire</translation>
    </message>
    <message>
        <source>Redundancy</source>
        <translation>Redondance</translation>
    </message>
    <message>
        <source>Regression (restore missing pixels)</source>
        <translation>Régression (restaurer des pixels manquants)</translation>
    </message>
    <message>
        <source>Regression in 3D (restore missing voxels)</source>
        <translation>Régression en 3D (restaurer des voxels manquants)</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Tourner</translation>
    </message>
    <message>
        <source>SSLSegmentation</source>
        <translation>SSLSegmentation</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Agrandissement</translation>
    </message>
    <message>
        <source>Second solarized</source>
        <translation>Secondes vues solarisées</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>Cisaillement</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>SimCLR (same slice, other look)</source>
        <translation>SimCLR (même coupe, autre apparence)</translation>
    </message>
    <message>
        <source>Slow axis</source>
        <translation>Axe lent</translation>
    </message>
    <message>
        <source>Small size</source>
        <translation>Petite taille</translation>
    </message>
    <message>
        <source>Small views</source>
        <translation>Petites vues</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>Standardiser</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Stratégie</translation>
    </message>
    <message>
        <source>Student temperature</source>
        <translation>Température de l&apos;élève</translation>
    </message>
    <message>
        <source>Takes the least time; measured so far it helps little, and with a single labelled case it did harm.</source>
        <translation>Prend le moins de temps&#xa0;; d&apos;après les mesures, il aide peu, et avec un seul cas annoté il a nui.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Teacher momentum</source>
        <translation>Momentum du maître</translation>
    </message>
    <message>
        <source>Teacher temperature</source>
        <translation>Température du maître</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Temperature warmup</source>
        <translation>Mise en route de la température</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Tissue level</source>
        <translation>Niveau des tissus</translation>
    </message>
    <message>
        <source>Trains the encoder only and likes many volumes; in the cine study it helped less than its other methods.</source>
        <translation>N&apos;entraîne que l&apos;encodeur et aime beaucoup de volumes&#xa0;; dans l&apos;étude de ciné-IRM, il a moins aidé que les autres méthodes de l&apos;étude.</translation>
    </message>
    <message>
        <source>Trains the whole network at the cost of one pass; the cine study reports a Dice of 0.86 instead of 0.82 with 10 labelled patients.</source>
        <translation>Entraîne le réseau entier au prix d&apos;un passage&#xa0;; l&apos;étude de ciné-IRM rapporte un Dice de 0,86 au lieu de 0,82 avec 10 patients annotés.</translation>
    </message>
    <message>
        <source>Trains the whole network pixel by pixel, for few annotated cases; slower a step than regression.</source>
        <translation>Entraîne le réseau entier pixel par pixel, pour peu de cas annotés&#xa0;; plus lent par pas que la régression.</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Translation</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Moyenne des poids</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Décroissance des poids</translation>
    </message>
    <message>
        <source>a DICOM file of the class RT Structure Set</source>
        <translation>un fichier DICOM de la classe RT Structure Set</translation>
    </message>
    <message>
        <source>a DICOM file of the class Segmentation</source>
        <translation>un fichier DICOM de la classe Segmentation</translation>
    </message>
    <message>
        <source>a datalist.json with lists such as &apos;training&apos; and &apos;testing&apos;</source>
        <translation>un datalist.json avec des listes comme «&#xa0;training&#xa0;» et «&#xa0;testing&#xa0;»</translation>
    </message>
    <message>
        <source>a dataset.json with &apos;labels&apos; and lists of files such as &apos;training&apos;</source>
        <translation>un dataset.json avec «&#xa0;labels&#xa0;» et des listes de fichiers comme «&#xa0;training&#xa0;»</translation>
    </message>
    <message>
        <source>a file .sslseg.zip, model.pt or backbone.pt</source>
        <translation>un fichier .sslseg.zip, model.pt ou backbone.pt</translation>
    </message>
    <message>
        <source>a folder TRAINER__PLANS__2d with plans.json and fold_0</source>
        <translation>un dossier TRAINER__PLANS__2d avec plans.json et fold_0</translation>
    </message>
    <message>
        <source>a folder with adaptation_plan.json, or its checkpoint .pth</source>
        <translation>un dossier avec adaptation_plan.json, ou son point de contrôle .pth</translation>
    </message>
    <message>
        <source>a folder with configs/metadata.json</source>
        <translation>un dossier avec configs/metadata.json</translation>
    </message>
    <message>
        <source>a folder with dataset.json, imagesTr and labelsTr</source>
        <translation>un dossier avec dataset.json, imagesTr et labelsTr</translation>
    </message>
    <message>
        <source>a folder with subjects such as sub-01, and masks in derivatives</source>
        <translation>un dossier avec des sujets comme sub-01, et des masques dans derivatives</translation>
    </message>
    <message>
        <source>allow a linear probe from scratch, on a random network that stays as it is: a control for studies</source>
        <translation>permet une sonde linéaire à partir de zéro, sur un réseau aléatoire qui reste tel quel&#xa0;: un contrôle pour les études</translation>
    </message>
    <message>
        <source>area of a crop as part of the slice</source>
        <translation>surface d&apos;une découpe, en part de la coupe</translation>
    </message>
    <message>
        <source>area of a crop as part of the slice; 1 1 = whole slices at their own pixel size</source>
        <translation>surface d&apos;une découpe, en part de la coupe&#xa0;; 1 1 = coupes entières à leur propre taille de pixel</translation>
    </message>
    <message>
        <source>at least this part of the patches seen in training has a structure in its middle slice, and of these this part has it in its very middle</source>
        <translation>au moins cette part des fragments vus à l&apos;entraînement a une structure dans sa coupe du milieu, et parmi eux cette part l&apos;a juste au milieu</translation>
    </message>
    <message>
        <source>at least this part of the slices seen in training shows a segment</source>
        <translation>au moins cette part des coupes vues à l&apos;entraînement montre un segment</translation>
    </message>
    <message>
        <source>augmentation</source>
        <translation>augmentation</translation>
    </message>
    <message>
        <source>batch normalisation in the projection head of the map</source>
        <translation>normalisation par lot dans la tête de projection de la carte</translation>
    </message>
    <message>
        <source>batch normalisation in the projection head, which keeps the embeddings of a small network apart</source>
        <translation>normalisation par lot dans la tête de projection, qui garde distinctes les représentations d&apos;un petit réseau</translation>
    </message>
    <message>
        <source>channels of each level, from full resolution down</source>
        <translation>canaux de chaque niveau, à partir de la pleine résolution</translation>
    </message>
    <message>
        <source>channels of each stage, from full resolution down</source>
        <translation>canaux de chaque étage, à partir de la pleine résolution</translation>
    </message>
    <message>
        <source>channels of the last map, at full resolution, from which each pixel is classified; 0 = as many as the first stage</source>
        <translation>canaux de la dernière carte, en pleine résolution, d&apos;où chaque pixel est classé&#xa0;; 0 = autant que le premier étage</translation>
    </message>
    <message>
        <source>combine</source>
        <translation>combiné</translation>
    </message>
    <message>
        <source>contours of radiotherapy (RTSTRUCT)</source>
        <translation>contours de radiothérapie (RTSTRUCT)</translation>
    </message>
    <message>
        <source>correct the bias field with N4 first (10 to 60 s a volume)</source>
        <translation>corriger d&apos;abord le champ de biais avec N4 (10 à 60 s par volume)</translation>
    </message>
    <message>
        <source>course of the learning rate; &apos;plateau&apos; halves it when the validation loss stops falling</source>
        <translation>évolution du taux d&apos;apprentissage&#xa0;; &apos;plateau&apos; le divise par deux quand l&apos;erreur de validation ne baisse plus</translation>
    </message>
    <message>
        <source>cut a square out anywhere in the slice instead of about its centre; its side (1 / zoom) is then drawn evenly</source>
        <translation>découper un carré n&apos;importe où dans la coupe au lieu d&apos;autour de son centre&#xa0;; son côté (1 / zoom) est alors tiré uniformément</translation>
    </message>
    <message>
        <source>data</source>
        <translation>données</translation>
    </message>
    <message>
        <source>decay of the moving average of the weights that is validated and kept; 0 = off</source>
        <translation>décroissance de la moyenne mobile des poids qui est validée et gardée&#xa0;; 0 = désactivé</translation>
    </message>
    <message>
        <source>decides weights, order of slices and augmentation</source>
        <translation>décide des poids, de l&apos;ordre des coupes et de l&apos;augmentation</translation>
    </message>
    <message>
        <source>decoder stages to train, from the coarsest; 0, or more than there are, = all</source>
        <translation>étages du décodeur à entraîner, à partir du plus grossier&#xa0;; 0, ou plus qu&apos;il n&apos;y en a, = tous</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>degrés</translation>
    </message>
    <message>
        <source>dimension of the embedding before the last layer</source>
        <translation>dimension de la représentation avant la dernière couche</translation>
    </message>
    <message>
        <source>dimension of the embedding that the loss compares</source>
        <translation>dimension de la représentation que l&apos;erreur compare</translation>
    </message>
    <message>
        <source>dino</source>
        <translation>dino</translation>
    </message>
    <message>
        <source>direction of the flat image in which B-scans follow each other; where there are none it matters little</source>
        <translation>direction de l&apos;image plate dans laquelle les B-scans se suivent&#xa0;; sans B-scans, elle importe peu</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>passages</translation>
    </message>
    <message>
        <source>exponent, log-uniform; above 1 darkens</source>
        <translation>exposant, log-uniforme&#xa0;; au-dessus de 1, assombrit</translation>
    </message>
    <message>
        <source>factor on the distance from the image&apos;s mean</source>
        <translation>facteur sur l&apos;écart à la moyenne de l&apos;image</translation>
    </message>
    <message>
        <source>flat masks</source>
        <translation>masques plats</translation>
    </message>
    <message>
        <source>free control points of the elastic shift along each axis; fewer is smoother</source>
        <translation>points de contrôle libres du décalage élastique le long de chaque axe&#xa0;; moins = plus lisse</translation>
    </message>
    <message>
        <source>free control points of the finer shift along each axis</source>
        <translation>points de contrôle libres du décalage fin le long de chaque axe</translation>
    </message>
    <message>
        <source>global</source>
        <translation>global</translation>
    </message>
    <message>
        <source>hand on the decoder too, not only the encoder</source>
        <translation>transmettre aussi le décodeur, pas seulement l&apos;encodeur</translation>
    </message>
    <message>
        <source>how a volume (the own one, or a paired one that is not flat) becomes a flat image: &apos;mean&apos; or &apos;max&apos; of the intensities along the axis of projection</source>
        <translation>comment un volume (le sien, ou un volume associé qui n&apos;est pas plat) devient une image plate&#xa0;: &apos;mean&apos; ou &apos;max&apos; des intensités le long de l&apos;axe de projection</translation>
    </message>
    <message>
        <source>how greys are normalised: &apos;percentiles&apos; become 0 and 1; &apos;z-score&apos; gives mean 0 and standard deviation 1, as nnU-Net does, and slices as nnU-Net sees them, so that the model can be handed to nnU-Net</source>
        <translation>comment les gris sont normalisés&#xa0;: &apos;percentiles&apos; deviennent 0 et 1&#xa0;; &apos;z-score&apos; donne une moyenne 0 et un écart type 1, comme nnU-Net, et des coupes telles que nnU-Net les voit, pour que le modèle puisse être donné à nnU-Net</translation>
    </message>
    <message>
        <source>intermodal</source>
        <translation>intermodal</translation>
    </message>
    <message>
        <source>intersection over union of the two crops of a slice</source>
        <translation>intersection sur union des deux découpes d&apos;une coupe</translation>
    </message>
    <message>
        <source>kind of network: &apos;residual_unet3d&apos; = 3D U-Net with residual blocks; &apos;unet3d&apos; = 3D U-Net</source>
        <translation>type de réseau&#xa0;: &apos;residual_unet3d&apos; = U-Net 3D à blocs résiduels; &apos;unet3d&apos; = U-Net 3D</translation>
    </message>
    <message>
        <source>large</source>
        <translation>grand</translation>
    </message>
    <message>
        <source>largest blur of the first large view, which is then always blurred; 0 = as the others</source>
        <translation>plus grand flou de la première grande vue, qui est alors toujours floue&#xa0;; 0 = comme les autres</translation>
    </message>
    <message>
        <source>largest elastic shift of a control point along each axis, 0 = off; limited to 0.4 of the spacing of the control points, so that the image never folds</source>
        <translation>plus grand décalage élastique d&apos;un point de contrôle le long de chaque axe, 0 = désactivé&#xa0;; limité à 0,4 de l&apos;espacement des points de contrôle, pour que l&apos;image ne se replie jamais</translation>
    </message>
    <message>
        <source>largest horizontal shear, either way</source>
        <translation>plus grand cisaillement horizontal, dans un sens ou l&apos;autre</translation>
    </message>
    <message>
        <source>largest learning rate</source>
        <translation>plus grand taux d&apos;apprentissage</translation>
    </message>
    <message>
        <source>largest log-amplitude of a smooth multiplicative field; 0.3 is a factor of 0.74 to 1.35</source>
        <translation>plus grande log-amplitude d&apos;un champ multiplicatif lisse&#xa0;; 0,3 est un facteur de 0,74 à 1,35</translation>
    </message>
    <message>
        <source>largest norm of the gradient; 0 = no limit</source>
        <translation>plus grande norme du gradient&#xa0;; 0 = sans limite</translation>
    </message>
    <message>
        <source>largest number, either way, added to all voxels after that</source>
        <translation>plus grand nombre, dans un sens ou l&apos;autre, ajouté ensuite à tous les voxels</translation>
    </message>
    <message>
        <source>largest offset, up or down (images span 0 to 1)</source>
        <translation>plus grand décalage, vers le haut ou le bas (les images vont de 0 à 1)</translation>
    </message>
    <message>
        <source>largest rotation, either way</source>
        <translation>plus grande rotation, dans un sens ou l&apos;autre</translation>
    </message>
    <message>
        <source>largest shift along each axis</source>
        <translation>plus grand décalage le long de chaque axe</translation>
    </message>
    <message>
        <source>largest standard deviation of Gaussian noise (images span 0 to 1)</source>
        <translation>plus grand écart type du bruit gaussien (les images vont de 0 à 1)</translation>
    </message>
    <message>
        <source>largest standard deviation of a Gaussian blur</source>
        <translation>plus grand écart type d&apos;un flou gaussien</translation>
    </message>
    <message>
        <source>largest weight of the agreement on images without labels, beside the loss on labelled ones</source>
        <translation>plus grand poids de la concordance sur les images sans masque, à côté de l&apos;erreur sur les images annotées</translation>
    </message>
    <message>
        <source>learn flat masks in the plane that volumes are projected onto, from a backbone of &apos;intermodal&apos; or from scratch; it has settings of its own</source>
        <translation>apprend des masques plats dans le plan sur lequel les volumes sont projetés, à partir d&apos;un backbone de «&#xa0;intermodal&#xa0;» ou de zéro&#xa0;; a ses propres réglages</translation>
    </message>
    <message>
        <source>learn from test cases, too (not from validation cases); results on them are then not those of unseen patients</source>
        <translation>apprendre aussi des cas de test (pas des cas de validation)&#xa0;; les résultats sur eux ne sont alors pas ceux de patients jamais vus</translation>
    </message>
    <message>
        <source>learn from the images (not the labels) of test cases, too (not of validation cases); results on them are then not those of unseen patients</source>
        <translation>apprendre aussi des images (pas des masques) des cas de test (pas de ceux de validation)&#xa0;; les résultats sur eux ne sont alors pas ceux de patients jamais vus</translation>
    </message>
    <message>
        <source>learn in three dimensions, with a 3D network on patches of volumes instead of slice by slice; it has settings of its own; after a minute from scratch ahead on hippocampi, behind on livers, in two draws (docs/volumes.md)</source>
        <translation>apprend en trois dimensions, avec un réseau 3D sur des fragments de volumes au lieu de coupe par coupe&#xa0;; a ses propres réglages&#xa0;; après une minute à partir de zéro, devant sur les hippocampes, derrière sur les foies, dans deux tirages (docs/volumes.md)</translation>
    </message>
    <message>
        <source>learning rate of what came from the backbone, as a part of the rate of what is new; no effect from scratch</source>
        <translation>taux d&apos;apprentissage de ce qui vient du backbone, en part du taux de ce qui est nouveau&#xa0;; sans effet à partir de zéro</translation>
    </message>
    <message>
        <source>let that share fall in the course of these steps</source>
        <translation>faire baisser cette part au cours de ces pas</translation>
    </message>
    <message>
        <source>let the network see where each pixel lies in its volume, too; &apos;auto&apos; = if the structures of the labelled volumes lie at much the same place</source>
        <translation>faire voir aussi au réseau où se trouve chaque pixel dans son volume&#xa0;; &apos;auto&apos; = si les structures des volumes annotés sont à peu près au même endroit</translation>
    </message>
    <message>
        <source>local</source>
        <translation>local</translation>
    </message>
    <message>
        <source>masks of volumes</source>
        <translation>masques de volumes</translation>
    </message>
    <message>
        <source>masks of volumes by a 3D network</source>
        <translation>masques de volumes par un réseau 3D</translation>
    </message>
    <message>
        <source>method</source>
        <translation>méthode</translation>
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
        <translation>mettre en miroir la moitié des parties le long des lignes, et la moitié le long des colonnes</translation>
    </message>
    <message>
        <source>momentum of the optimizer sgd</source>
        <translation>momentum de l&apos;optimiseur sgd</translation>
    </message>
    <message>
        <source>neighbours that the network sees beside each slice: &apos;0&apos; = none; &apos;1&apos; = the slice before and the one after</source>
        <translation>voisines que le réseau voit à côté de chaque coupe&#xa0;: &apos;0&apos; = aucune; &apos;1&apos; = la coupe d&apos;avant et celle d&apos;après</translation>
    </message>
    <message>
        <source>neighbours that the network sees beside each slice: &apos;0&apos; = none; &apos;1&apos; = the slice before and the one after; &apos;auto&apos; = those that the backbone has seen, none from scratch</source>
        <translation>voisines que le réseau voit à côté de chaque coupe&#xa0;: &apos;0&apos; = aucune; &apos;1&apos; = la coupe d&apos;avant et celle d&apos;après; &apos;auto&apos; = celles que le backbone a vues, aucune à partir de zéro</translation>
    </message>
    <message>
        <source>networks trained one after another from different random numbers, whose probabilities are averaged: steadier masks, as many times slower to train and to predict</source>
        <translation>réseaux entraînés l&apos;un après l&apos;autre avec d&apos;autres nombres aléatoires, dont les probabilités sont moyennées&#xa0;: masques plus stables, entraînement et prédiction d&apos;autant plus longs</translation>
    </message>
    <message>
        <source>nnU-Net raw data set</source>
        <translation>jeu de données brut nnU-Net</translation>
    </message>
    <message>
        <source>nnU-Net trained model</source>
        <translation>modèle entraîné nnU-Net</translation>
    </message>
    <message>
        <source>nnssl checkpoint (3D backbone)</source>
        <translation>checkpoint nnssl (backbone 3D)</translation>
    </message>
    <message>
        <source>normalisation layer</source>
        <translation>couche de normalisation</translation>
    </message>
    <message>
        <source>normalise the hidden layers of the head over the batch; keeps its answers from becoming all alike</source>
        <translation>normaliser les couches cachées de la tête sur le lot&#xa0;; évite que ses réponses deviennent toutes semblables</translation>
    </message>
    <message>
        <source>number format; &apos;auto&apos; = bf16 where the processor or GPU computes with it, fp16 on older GPUs, else fp32</source>
        <translation>format des nombres&#xa0;; &apos;auto&apos; = bf16 là où le processeur ou la carte graphique calcule avec, fp16 sur les cartes plus anciennes, sinon fp32</translation>
    </message>
    <message>
        <source>of cases with frames over time: frames at the same place count as alike if their phases differ by at most this part of the cycle; 0.5 = all frames do, 0 = each frame with the same one of other cases</source>
        <translation>pour les cas à plusieurs phases&#xa0;: des images au même endroit comptent comme semblables si leurs temps diffèrent d&apos;au plus cette part du cycle&#xa0;; 0,5 = toutes, 0 = chacune seulement avec la même des autres cas</translation>
    </message>
    <message>
        <source>of the height</source>
        <translation>de la hauteur</translation>
    </message>
    <message>
        <source>of the longer side</source>
        <translation>du plus long côté</translation>
    </message>
    <message>
        <source>of the output size</source>
        <translation>de la taille de sortie</translation>
    </message>
    <message>
        <source>optimisation steps (ignored if epochs is above 0)</source>
        <translation>pas d&apos;optimisation (ignorés si les passages sont au-dessus de 0)</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>optimiseur</translation>
    </message>
    <message>
        <source>outputs in which the answers of student and teacher are compared</source>
        <translation>sorties dans lesquelles les réponses de l&apos;élève et du maître sont comparées</translation>
    </message>
    <message>
        <source>part of its weights that the teacher keeps in a step at first; it rises to 1</source>
        <translation>part de ses poids que le maître garde au début à chaque pas&#xa0;; elle monte jusqu&apos;à 1</translation>
    </message>
    <message>
        <source>part of itself that the teacher keeps at each step, at most; more = slower and steadier</source>
        <translation>part de lui-même que le maître garde à chaque pas, au plus&#xa0;; plus = plus lent et plus stable</translation>
    </message>
    <message>
        <source>part of the centre of the teacher&apos;s answers that is kept in a step</source>
        <translation>part du centre des réponses du maître gardée à chaque pas</translation>
    </message>
    <message>
        <source>part of the pixels that is replaced and restored</source>
        <translation>part des pixels remplacée et restaurée</translation>
    </message>
    <message>
        <source>part of the samples in which each structure, and what is around, gets a random intensity curve of its own</source>
        <translation>part des exemples où chaque structure, et ce qui l&apos;entoure, reçoit sa propre courbe d&apos;intensité aléatoire</translation>
    </message>
    <message>
        <source>part of the samples that changes brightness</source>
        <translation>part des exemples dont la luminosité change</translation>
    </message>
    <message>
        <source>part of the samples that changes contrast</source>
        <translation>part des exemples dont le contraste change</translation>
    </message>
    <message>
        <source>part of the samples that changes gamma</source>
        <translation>part des exemples dont le gamma change</translation>
    </message>
    <message>
        <source>part of the samples that gets a bias field</source>
        <translation>part des exemples qui reçoit un champ de biais</translation>
    </message>
    <message>
        <source>part of the samples that gets noise</source>
        <translation>part des exemples qui reçoit du bruit</translation>
    </message>
    <message>
        <source>part of the samples that is blurred</source>
        <translation>part des exemples rendue floue</translation>
    </message>
    <message>
        <source>part of the samples that is deformed elastically</source>
        <translation>part des exemples déformée élastiquement</translation>
    </message>
    <message>
        <source>part of the samples that is inverted</source>
        <translation>part des exemples inversée</translation>
    </message>
    <message>
        <source>part of the samples that is mixed with a random filtering of itself</source>
        <translation>part des exemples mêlée à un filtrage aléatoire d&apos;elle-même</translation>
    </message>
    <message>
        <source>part of the second large views in which what is bright becomes dark</source>
        <translation>part des secondes grandes vues où ce qui est clair devient sombre</translation>
    </message>
    <message>
        <source>part of the slice&apos;s side, at each edge, that crops keep clear of</source>
        <translation>part du côté de la coupe, à chaque bord, que les découpes laissent libre</translation>
    </message>
    <message>
        <source>part of the squares that is hidden and restored</source>
        <translation>part des carrés cachée et restaurée</translation>
    </message>
    <message>
        <source>part of the steps during which the rate rises from 0</source>
        <translation>part des pas pendant laquelle le taux monte à partir de 0</translation>
    </message>
    <message>
        <source>part of the steps during which the teacher&apos;s temperature changes</source>
        <translation>part des pas pendant laquelle la température du maître change</translation>
    </message>
    <message>
        <source>part of the steps during which the weight of the agreement rises</source>
        <translation>part des pas pendant laquelle le poids de la concordance monte</translation>
    </message>
    <message>
        <source>part of the steps, at first, during which the last layer of the student stays</source>
        <translation>part des pas, au début, pendant laquelle la dernière couche de l&apos;élève reste fixe</translation>
    </message>
    <message>
        <source>part of the steps, from the first, during which the agreement does not count</source>
        <translation>part des pas, dès le premier, pendant laquelle la concordance ne compte pas</translation>
    </message>
    <message>
        <source>part of the steps, from the first, during which what came from the backbone stays as it is</source>
        <translation>part des pas, dès le premier, pendant laquelle ce qui vient du backbone reste tel quel</translation>
    </message>
    <message>
        <source>part of the steps, from the first, that learn from drafts; then annotated slices alone</source>
        <translation>part des pas, dès le premier, qui apprend des ébauches&#xa0;; ensuite, des coupes annotées seules</translation>
    </message>
    <message>
        <source>parts that a pass takes from each volume</source>
        <translation>parties qu&apos;un passage prend de chaque volume</translation>
    </message>
    <message>
        <source>parts that each volume is divided into along its slices</source>
        <translation>parties en lesquelles chaque volume est divisé le long de ses coupes</translation>
    </message>
    <message>
        <source>passes over the training slices; 0 = use steps</source>
        <translation>passages sur les coupes d&apos;entraînement&#xa0;; 0 = utiliser les pas</translation>
    </message>
    <message>
        <source>patches per slice, where they lie at random</source>
        <translation>fragments par coupe, s&apos;ils sont placés au hasard</translation>
    </message>
    <message>
        <source>patches that count as negatives: the others of the same slice, those of the whole batch, or the five nearest of the same slice</source>
        <translation>fragments qui comptent comme négatifs&#xa0;: les autres de la même coupe, ceux du lot entier, ou les cinq plus proches de la même coupe</translation>
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
        <translation>pixels d&apos;un lot qui sont comparés</translation>
    </message>
    <message>
        <source>pixels of a batch that are compared, many more than the embedding has dimensions; 0 = all</source>
        <translation>pixels d&apos;un lot qui sont comparés, bien plus que la représentation n&apos;a de dimensions&#xa0;; 0 = tous</translation>
    </message>
    <message>
        <source>pixels of the flat image: &apos;square&apos; resamples, &apos;native&apos; keeps those of each volume</source>
        <translation>pixels de l&apos;image plate&#xa0;: &apos;square&apos; rééchantillonne, &apos;native&apos; garde ceux de chaque volume</translation>
    </message>
    <message>
        <source>pixels of the longer side of a typical flat image</source>
        <translation>pixels du plus long côté d&apos;une image plate typique</translation>
    </message>
    <message>
        <source>pixels of the longer side of a typical slice</source>
        <translation>pixels du plus long côté d&apos;une coupe typique</translation>
    </message>
    <message>
        <source>plane of the slices</source>
        <translation>plan des coupes</translation>
    </message>
    <message>
        <source>plane of the slices, which the volume is a stack of</source>
        <translation>plan des coupes dont le volume est empilé</translation>
    </message>
    <message>
        <source>plane that volumes are projected onto; &apos;acquired&apos; = the one given with the cases, else that of the slices</source>
        <translation>plan sur lequel les volumes sont projetés&#xa0;; &apos;acquired&apos; = celui donné avec les cas, sinon celui des coupes</translation>
    </message>
    <message>
        <source>position</source>
        <translation>position</translation>
    </message>
    <message>
        <source>probability from which on a drafted pixel is learnt from; 0 = all are</source>
        <translation>probabilité à partir de laquelle un pixel d&apos;ébauche est appris&#xa0;; 0 = tous</translation>
    </message>
    <message>
        <source>projections, which make flat masks of volumes</source>
        <translation>des projections, qui font des masques plats de volumes</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>reconstruct the inverted image: where what matters is dark in it, as atrophy in autofluorescence</source>
        <translation>reconstruire l&apos;image inversée&#xa0;: quand ce qui compte y est sombre, comme l&apos;atrophie en autofluorescence</translation>
    </message>
    <message>
        <source>regression</source>
        <translation>régression</translation>
    </message>
    <message>
        <source>residual blocks of each stage, from full resolution down; the last number holds for the stages after it</source>
        <translation>blocs résiduels de chaque étage, à partir de la pleine résolution&#xa0;; le dernier nombre vaut pour les étages suivants</translation>
    </message>
    <message>
        <source>rows (slow) and columns (fast) of the parts that the network learns from, over the full depth</source>
        <translation>lignes (lentes) et colonnes (rapides) des parties dont le réseau apprend, sur toute la profondeur</translation>
    </message>
    <message>
        <source>segmentation loss</source>
        <translation>erreur de segmentation</translation>
    </message>
    <message>
        <source>sequences (channels) that the network sees, as T2,ADC; none = all that a case which is learnt from has</source>
        <translation>séquences (canaux) que le réseau voit, comme T2,ADC&#xa0;; aucune = toutes celles qu&apos;a un cas dont on apprend</translation>
    </message>
    <message>
        <source>share of drafts among the slices of such a step; the others are annotated</source>
        <translation>part des ébauches parmi les coupes d&apos;un tel pas&#xa0;; les autres sont annotées</translation>
    </message>
    <message>
        <source>side of a patch on the decoder&apos;s map</source>
        <translation>côté d&apos;un fragment sur la carte du décodeur</translation>
    </message>
    <message>
        <source>side of a square; it must divide the size of the patches</source>
        <translation>côté d&apos;un carré&#xa0;; il doit diviser la taille des fragments</translation>
    </message>
    <message>
        <source>side of the 2 large views as part of the slice&apos;s</source>
        <translation>côté des 2 grandes vues, en part de celui de la coupe</translation>
    </message>
    <message>
        <source>side of the small views as part of the slice&apos;s</source>
        <translation>côté des petites vues, en part de celui de la coupe</translation>
    </message>
    <message>
        <source>side of the squares that are hidden; 1 = single pixels, as in the paper</source>
        <translation>côté des carrés cachés&#xa0;; 1 = pixels isolés, comme dans l&apos;article</translation>
    </message>
    <message>
        <source>simclr</source>
        <translation>simclr</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>coupes</translation>
    </message>
    <message>
        <source>slices closer than this count as the same place, as part of the length of a volume; 0.1 suits thin slices and long series (cine MRI, CT), 0.35 was used for the 6 to 18 slices of cardiac MRI (ACDC); 0 = SimCLR</source>
        <translation>les coupes plus proches que cela comptent comme le même endroit, en part de la longueur d&apos;un volume&#xa0;; 0,1 convient aux coupes fines et aux longues séries (ciné-IRM, TDM), 0,35 a été utilisé pour les 6 à 18 coupes de l&apos;IRM cardiaque (ACDC)&#xa0;; 0 = SimCLR</translation>
    </message>
    <message>
        <source>slices of the same part of other volumes count as alike, too (G^D); without, only views of one slice (G^D-)</source>
        <translation>les coupes de la même partie d&apos;autres volumes comptent aussi comme semblables (G^D)&#xa0;; sans cela, seulement des vues d&apos;une même coupe (G^D-)</translation>
    </message>
    <message>
        <source>slices per step</source>
        <translation>coupes par pas</translation>
    </message>
    <message>
        <source>slices without labels a step, for each labelled one</source>
        <translation>coupes sans masque par pas, pour chaque coupe annotée</translation>
    </message>
    <message>
        <source>small</source>
        <translation>petit</translation>
    </message>
    <message>
        <source>small views of each slice, which the student alone sees</source>
        <translation>petites vues de chaque coupe, que seul l&apos;élève voit</translation>
    </message>
    <message>
        <source>smallest and largest factor on all voxels</source>
        <translation>plus petit et plus grand facteur sur tous les voxels</translation>
    </message>
    <message>
        <source>squares whose mean intensity is below this are air: never hidden, never counted (images span 0 to 1); 0 = hide anywhere</source>
        <translation>les carrés d&apos;intensité moyenne inférieure sont de l&apos;air&#xa0;: jamais cachés, jamais comptés (les images vont de 0 à 1)&#xa0;; 0 = cacher partout</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>étapes</translation>
    </message>
    <message>
        <source>standard deviation of a random number added to all voxels of a part</source>
        <translation>écart type d&apos;un nombre aléatoire ajouté à tous les voxels d&apos;une partie</translation>
    </message>
    <message>
        <source>standard deviation of the noise in the images that the teacher sees (images span 0 to 1)</source>
        <translation>écart type du bruit dans les images que voit le maître (les images vont de 0 à 1)</translation>
    </message>
    <message>
        <source>standard deviation of the replacing noise (images span 0 to 1)</source>
        <translation>écart type du bruit de remplacement (les images vont de 0 à 1)</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>steps between validations; 0 = once per pass, at most 40 in all unless the schedule is plateau</source>
        <translation>pas entre les validations&#xa0;; 0 = une par passage, au plus 40 en tout, sauf avec l&apos;évolution plateau</translation>
    </message>
    <message>
        <source>swap left and right in half of the samples</source>
        <translation>échanger la gauche et la droite dans la moitié des exemples</translation>
    </message>
    <message>
        <source>swap top and bottom in half of the samples</source>
        <translation>échanger le haut et le bas dans la moitié des exemples</translation>
    </message>
    <message>
        <source>temperature of the contrast</source>
        <translation>température du contraste</translation>
    </message>
    <message>
        <source>temperature of the student&apos;s answers</source>
        <translation>température des réponses de l&apos;élève</translation>
    </message>
    <message>
        <source>temperature of the teacher&apos;s answers, at first and after its warm-up</source>
        <translation>température des réponses du maître, au début et après sa mise en route</translation>
    </message>
    <message>
        <source>the encoder&apos;s map is averaged over a grid of this side before the head; 1 = over the whole map</source>
        <translation>la carte de l&apos;encodeur est moyennée sur une grille de ce côté avant la tête&#xa0;; 1 = sur la carte entière</translation>
    </message>
    <message>
        <source>the last layer alone</source>
        <translation>la dernière couche seule</translation>
    </message>
    <message>
        <source>the same for a second, finer elastic shift on top of the first, 0 = off</source>
        <translation>de même pour un second décalage élastique, plus fin, par-dessus le premier, 0 = désactivé</translation>
    </message>
    <message>
        <source>the whole network</source>
        <translation>le réseau entier</translation>
    </message>
    <message>
        <source>time that all of the run may take on the computer that trains it, which decides the number of steps; 0 = as many steps as are set</source>
        <translation>temps que toute l&apos;exécution peut prendre sur l&apos;ordinateur qui entraîne, ce qui décide du nombre de pas&#xa0;; 0 = autant de pas que réglé</translation>
    </message>
    <message>
        <source>turn half of the parts by 180 degrees in the en-face plane</source>
        <translation>tourner la moitié des parties de 180 degrés dans le plan en face</translation>
    </message>
    <message>
        <source>validations without improvement before the rate is halved</source>
        <translation>validations sans progrès avant que le taux soit divisé par deux</translation>
    </message>
    <message>
        <source>volumes, which a 3D network sees in three dimensions</source>
        <translation>des volumes, qu&apos;un réseau 3D voit en trois dimensions</translation>
    </message>
    <message>
        <source>voxels</source>
        <translation>voxels</translation>
    </message>
    <message>
        <source>voxels along the axis of projection that every volume is resampled to; 0 = as many as a typical volume has, and at least what the network needs</source>
        <translation>voxels le long de l&apos;axe de projection auxquels chaque volume est rééchantillonné&#xa0;; 0 = autant qu&apos;un volume typique en a, et au moins ce qu&apos;il faut au réseau</translation>
    </message>
    <message>
        <source>voxels of the patches that it learns from, at most about; memory and time of a step grow with it</source>
        <translation>voxels des fragments dont il apprend, au plus environ&#xa0;; la mémoire et la durée d&apos;un pas croissent avec</translation>
    </message>
    <message>
        <source>warp</source>
        <translation>déformation</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>décroissance des poids</translation>
    </message>
    <message>
        <source>weight of restoring squares; the rest is for finding pixels again</source>
        <translation>poids de la restauration de carrés&#xa0;; le reste va aux pixels à retrouver</translation>
    </message>
    <message>
        <source>weight of the terms that keep dimensions apart</source>
        <translation>poids des termes qui gardent les dimensions distinctes</translation>
    </message>
    <message>
        <source>weights to begin with: &apos;random&apos; = random ones; &apos;starter&apos; = those of the starter backbone, pretrained on computed shapes, which has the network of the preset quick</source>
        <translation>poids de départ&#xa0;: &apos;random&apos; = aléatoires; &apos;starter&apos; = ceux du réseau de départ, préentraîné sur des formes calculées, qui a le réseau du préréglage quick</translation>
    </message>
    <message>
        <source>what gets mean 0 and standard deviation 1 before the network</source>
        <translation>ce qui reçoit une moyenne 0 et un écart type 1 avant le réseau</translation>
    </message>
    <message>
        <source>what hides the squares: the mean of what stays visible, or zero (black)</source>
        <translation>ce qui cache les carrés&#xa0;: la moyenne de ce qui reste visible, ou zéro (noir)</translation>
    </message>
    <message>
        <source>what is reconstructed: &apos;paired&apos; = the image of another modality that each case has; &apos;own&apos; = a projection of the volume itself, which needs no second image</source>
        <translation>ce qui est reconstruit&#xa0;: &apos;paired&apos; = l&apos;image d&apos;une autre modalité que chaque cas a; &apos;own&apos; = une projection du volume lui-même, qui n&apos;a pas besoin d&apos;une seconde image</translation>
    </message>
    <message>
        <source>what learns: &apos;full&apos; = the whole network; &apos;drafts&apos; = the whole network, first from drafts of the cases without labels (behind &apos;full&apos; in the few trainings that were measured); &apos;linear_probe&apos; = the last layer alone, on the backbone as it is, in seconds; &apos;mean_teacher&apos; = the whole network, from images without labels, too</source>
        <translation>ce qui apprend&#xa0;: &apos;full&apos; = le réseau entier; &apos;drafts&apos; = le réseau entier, d&apos;abord à partir d&apos;ébauches des cas sans masque (derrière &apos;full&apos; dans les quelques entraînements mesurés); &apos;linear_probe&apos; = la dernière couche seule, sur le backbone tel quel, en quelques secondes; &apos;mean_teacher&apos; = le réseau entier, aussi à partir d&apos;images sans masque</translation>
    </message>
    <message>
        <source>what replaces the pixels</source>
        <translation>ce qui remplace les pixels</translation>
    </message>
    <message>
        <source>what the loss measures: squared (mse) or absolute (l1) differences</source>
        <translation>ce que mesure l&apos;erreur&#xa0;: différences au carré (mse) ou absolues (l1)</translation>
    </message>
    <message>
        <source>where the patches lie: at random, or at 13 fixed places spread over the slice (Chaitanya)</source>
        <translation>où se trouvent les fragments&#xa0;: au hasard, ou à 13 endroits fixes répartis sur la coupe (Chaitanya)</translation>
    </message>
    <message>
        <source>which of the two networks is validated and becomes the model</source>
        <translation>lequel des deux réseaux est validé et devient le modèle</translation>
    </message>
    <message>
        <source>whose encoder is handed on</source>
        <translation>de qui l&apos;encodeur est transmis</translation>
    </message>
    <message>
        <source>width of the projection head</source>
        <translation>largeur de la tête de projection</translation>
    </message>
    <message>
        <source>width of the projection head&apos;s hidden layer</source>
        <translation>largeur de la couche cachée de la tête de projection</translation>
    </message>
    <message>
        <source>width of the two hidden layers of the head</source>
        <translation>largeur des deux couches cachées de la tête</translation>
    </message>
    <message>
        <source>zoom of the content, log-uniform; above 1 magnifies</source>
        <translation>zoom du contenu, log-uniforme&#xa0;; au-dessus de 1, agrandit</translation>
    </message>
</context>
<context>
    <name>environment.Environment</name>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation>«&#xa0;{path}&#xa0;» ne peut pas être démarré ({reason}).</translation>
    </message>
    <message>
        <source>Checking what this computer can compute with …</source>
        <translation>Vérification de ce avec quoi cet ordinateur peut calculer …</translation>
    </message>
    <message>
        <source>Choose the program itself, for example bin/python (Windows: python.exe) of an environment.</source>
        <translation>Choisissez le programme lui-même, par exemple bin/python (Windows&#xa0;: python.exe) d&apos;un environnement.</translation>
    </message>
    <message>
        <source>It cannot find SSLSegmentation&apos;s library: is it a Python of version 3.10 or newer?</source>
        <translation>Il ne trouve pas la bibliothèque de SSLSegmentation&#xa0;: est-ce un Python de version 3.10 ou plus récente&#xa0;?</translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation>Pas encore vérifié.</translation>
    </message>
    <message>
        <source>The check gave no answer.</source>
        <translation>La vérification n&apos;a pas donné de réponse.</translation>
    </message>
    <message>
        <source>The check took longer than {count:.0f} s.</source>
        <translation>La vérification a pris plus de {count:.0f} s.</translation>
    </message>
    <message>
        <source>There is no Python at &apos;{path}&apos;.</source>
        <translation>Il n&apos;y a pas de Python à «&#xa0;{path}&#xa0;».</translation>
    </message>
    <message>
        <source>This Python lacks what computing needs: {names}.</source>
        <translation>Il manque à ce Python ce qu&apos;il faut pour calculer&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>checking …</source>
        <translation>vérification …</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>non vérifié</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>non installé</translation>
    </message>
</context>
<context>
    <name>environment.InstallFailures</name>
    <message>
        <source>A firewall or proxy may be in between; ask who looks after your network.</source>
        <translation>Un pare-feu ou un proxy est peut-être entre les deux&#xa0;; demandez à qui s&apos;occupe de votre réseau.</translation>
    </message>
    <message>
        <source>Changed among Slicer&apos;s packages: {names} was removed; install Slicer anew if it misses that.</source>
        <translation>Modifié parmi les paquets de Slicer&#xa0;: {names} a été retiré&#xa0;; réinstallez Slicer si cela lui manque.</translation>
    </message>
    <message>
        <source>Check the connection to the internet, and whether a firewall or proxy refuses it; then try again.</source>
        <translation>Vérifiez la connexion à Internet, et si un pare-feu ou un proxy la refuse&#xa0;; puis réessayez.</translation>
    </message>
    <message>
        <source>Choose another Python that has torch and MONAI, or a newer Slicer. The log names the package.</source>
        <translation>Choisissez un autre Python qui a torch et MONAI, ou un Slicer plus récent. Le journal nomme le paquet.</translation>
    </message>
    <message>
        <source>Choose another Python that has torch and MONAI, or a newer Slicer. The log names the packages.</source>
        <translation>Choisissez un autre Python qui a torch et MONAI, ou un Slicer plus récent. Le journal nomme les paquets.</translation>
    </message>
    <message>
        <source>It can be started again at any time.</source>
        <translation>Elle peut être relancée à tout moment.</translation>
    </message>
    <message>
        <source>Make room on the disk of Slicer&apos;s folder, and try again.</source>
        <translation>Faites de la place sur le disque du dossier de Slicer, et réessayez.</translation>
    </message>
    <message>
        <source>Nothing of Slicer&apos;s packages was changed.</source>
        <translation>Rien n&apos;a été modifié parmi les paquets de Slicer.</translation>
    </message>
    <message>
        <source>Slicer&apos;s folder cannot be written to.</source>
        <translation>Le dossier de Slicer n&apos;est pas accessible en écriture.</translation>
    </message>
    <message>
        <source>Start Slicer with the rights to change it, or install Slicer for yourself alone, and try again.</source>
        <translation>Démarrez Slicer avec les droits pour le modifier, ou installez Slicer pour vous seul, et réessayez.</translation>
    </message>
    <message>
        <source>The connection to the packages is not trusted: a certificate is unknown.</source>
        <translation>La connexion aux paquets n&apos;est pas sûre&#xa0;: un certificat est inconnu.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Le disque est plein.</translation>
    </message>
    <message>
        <source>The download broke off.</source>
        <translation>Le téléchargement s&apos;est interrompu.</translation>
    </message>
    <message>
        <source>The installation failed.</source>
        <translation>L&apos;installation a échoué.</translation>
    </message>
    <message>
        <source>The installation was stopped.</source>
        <translation>L&apos;installation a été arrêtée.</translation>
    </message>
    <message>
        <source>The log below says more.</source>
        <translation>Le journal ci-dessous en dit plus.</translation>
    </message>
    <message>
        <source>The packages could not be downloaded: there is no connection.</source>
        <translation>Les paquets n&apos;ont pas pu être téléchargés&#xa0;: il n&apos;y a pas de connexion.</translation>
    </message>
    <message>
        <source>The packages do not fit to those that Slicer has already.</source>
        <translation>Les paquets ne sont pas compatibles avec ceux que Slicer a déjà.</translation>
    </message>
    <message>
        <source>There is no build of a package for this Slicer&apos;s Python.</source>
        <translation>Un des paquets n&apos;existe pas pour le Python de ce Slicer.</translation>
    </message>
    <message>
        <source>Try again; what was downloaded whole is not downloaded twice.</source>
        <translation>Réessayez&#xa0;; ce qui a été entièrement téléchargé ne l&apos;est pas deux fois.</translation>
    </message>
</context>
<context>
    <name>environment.Installation</name>
    <message>
        <source>A download of about {download:.0f} GB that takes {taken:.0f} GB on the disk, for your {gpu}.</source>
        <translation>Un téléchargement d&apos;environ {download:.0f} Go, qui occupe {taken:.0f} Go sur le disque, pour votre carte graphique ({gpu}).</translation>
    </message>
    <message>
        <source>A download of about {download:.0f} MB.</source>
        <translation>Un téléchargement d&apos;environ {download:.0f} Mo.</translation>
    </message>
    <message>
        <source>A download of about {download:.1f} GB that takes {taken:.0f} GB on the disk.</source>
        <translation>Un téléchargement d&apos;environ {download:.1f} Go, qui occupe {taken:.0f} Go sur le disque.</translation>
    </message>
    <message>
        <source>Check this computer first.</source>
        <translation>Vérifiez d&apos;abord cet ordinateur.</translation>
    </message>
    <message>
        <source>It is being installed.</source>
        <translation>L&apos;installation est en cours.</translation>
    </message>
    <message>
        <source>It takes {needed:.1f} GB on the disk of Slicer&apos;s folder, and {free:.1f} GB are free: make room first.</source>
        <translation>Il faut {needed:.1f} Go sur le disque du dossier de Slicer, et {free:.1f} Go sont libres&#xa0;: faites d&apos;abord de la place.</translation>
    </message>
    <message>
        <source>Jobs run in a Python of your own: install the packages there, with the tool that made it.</source>
        <translation>Les tâches s&apos;exécutent dans un Python à vous&#xa0;: installez-y les paquets, avec l&apos;outil qui l&apos;a créé.</translation>
    </message>
    <message>
        <source>Nothing is downloaded or changed before you do that.</source>
        <translation>Rien n&apos;est téléchargé ni modifié avant.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Rien ne manque.</translation>
    </message>
    <message>
        <source>Slicer could not be started to install packages ({reason}).</source>
        <translation>Slicer n&apos;a pas pu être démarré pour installer les paquets ({reason}).</translation>
    </message>
    <message>
        <source>Slicer&apos;s extension &apos;PyTorch&apos; is not installed: get it in the Extensions Manager, and restart Slicer.</source>
        <translation>L&apos;extension «&#xa0;PyTorch&#xa0;» de Slicer n&apos;est pas installée&#xa0;: obtenez-la dans le gestionnaire d&apos;extensions, puis redémarrez Slicer.</translation>
    </message>
    <message>
        <source>Slicer&apos;s folder cannot be written to ({reason}).</source>
        <translation>Le dossier de Slicer n&apos;est pas accessible en écriture ({reason}).</translation>
    </message>
    <message>
        <source>Slicer&apos;s module &apos;PyTorch Utils&apos; will be shown. In it:
1. Uninstall PyTorch.
2. Restart Slicer.
3. Come here again, and install what is missing: the build for your GPU is chosen then.</source>
        <translation>Le module «&#xa0;PyTorch Utils&#xa0;» de Slicer va s&apos;afficher. Dans ce module&#xa0;:
1. Désinstallez PyTorch.
2. Redémarrez Slicer.
3. Revenez ici et installez ce qui manque&#xa0;: la version pour votre carte graphique est alors choisie.</translation>
    </message>
    <message>
        <source>Start Slicer with the rights to change it, or choose another Python that has torch and MONAI.</source>
        <translation>Démarrez Slicer avec les droits pour le modifier, ou choisissez un autre Python qui a torch et MONAI.</translation>
    </message>
    <message>
        <source>That is a download of about 3 GB and takes 7 GB on the disk; {free:.0f} GB are free.</source>
        <translation>C&apos;est un téléchargement d&apos;environ 3 Go, qui occupe 7 Go sur le disque&#xa0;; {free:.0f} Go sont libres.</translation>
    </message>
    <message>
        <source>The page of PyTorch will be shown in your browser. Choose your system and CUDA there, and run the command that it shows with this Python:
{python}
Then come back, and check again.</source>
        <translation>La page de PyTorch va s&apos;afficher dans votre navigateur. Choisissez-y votre système et CUDA, puis lancez la commande affichée avec ce Python&#xa0;:
{python}
Revenez ensuite et vérifiez de nouveau.</translation>
    </message>
    <message>
        <source>Wait for the check of this computer.</source>
        <translation>Attendez la vérification de cet ordinateur.</translation>
    </message>
    <message>
        <source>Wait for the installation.</source>
        <translation>Attendez l&apos;installation.</translation>
    </message>
    <message>
        <source>{free:.0f} GB are free.</source>
        <translation>{free:.0f} Go sont libres.</translation>
    </message>
</context>
<context>
    <name>panels.AnnotatePanel</name>
    <message>
        <source>Add volumes first, in the step &apos;Data&apos;.</source>
        <translation>Ajoutez d&apos;abord des volumes, à l&apos;étape «&#xa0;Données&#xa0;».</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Annoter</translation>
    </message>
    <message>
        <source>Grow from seeds</source>
        <translation>Croissance de région</translation>
    </message>
    <message>
        <source>Name the structures to outline first, above.</source>
        <translation>Nommez d&apos;abord les structures à délimiter, ci-dessus.</translation>
    </message>
    <message>
        <source>Next ▶</source>
        <translation>Suivant ▶</translation>
    </message>
    <message>
        <source>Next: name the structures to outline, with &apos;Add&apos; (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: nommer les structures à délimiter, avec «&#xa0;Ajouter&#xa0;» (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>Next: outline the structures in some slices; &apos;Start here&apos; says in which (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: délimiter les structures dans quelques coupes&#xa0;; «&#xa0;Commencer ici&#xa0;» dit lesquelles (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Aucun cas n&apos;est ouvert.</translation>
    </message>
    <message>
        <source>No further slice is suggested.</source>
        <translation>Aucune autre coupe n&apos;est proposée.</translation>
    </message>
    <message>
        <source>Not needed: what you draw is saved by itself every minute, and whenever you go elsewhere.</source>
        <translation>Inutile&#xa0;: ce que vous dessinez est enregistré tout seul chaque minute, et dès que vous ouvrez autre chose.</translation>
    </message>
    <message>
        <source>On a flat image there is nothing between slices to fill.</source>
        <translation>Sur une image plate, il n&apos;y a rien à remplir entre les coupes.</translation>
    </message>
    <message>
        <source>Open a case first.</source>
        <translation>Ouvrez d&apos;abord un cas.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save this case, and open the one above. (Key P)</source>
        <translation>Enregistrer ce cas et ouvrir celui du dessus. (Touche P)</translation>
    </message>
    <message>
        <source>Save this case, and open the one below. (Key N)</source>
        <translation>Enregistrer ce cas et ouvrir celui du dessous. (Touche N)</translation>
    </message>
    <message>
        <source>Select a case above.</source>
        <translation>Choisissez un cas ci-dessus.</translation>
    </message>
    <message>
        <source>Slicer&apos;s own effect: fills this volume from what is drawn in it, with all structures and a background. Once each structure is begun in some slices, it is mostly better here than the draft. &apos;Apply&apos; of the effect takes what it shows.</source>
        <translation>Effet propre à Slicer&#xa0;: remplit ce volume à partir de ce qui y est dessiné, avec toutes les structures et un fond. Dès que chaque structure est commencée dans quelques coupes, il est ici le plus souvent meilleur que l&apos;ébauche. «&#xa0;Appliquer&#xa0;» de l&apos;effet reprend ce qu&apos;il montre.</translation>
    </message>
    <message>
        <source>There is no case further down.</source>
        <translation>Il n&apos;y a pas de cas plus bas.</translation>
    </message>
    <message>
        <source>There is no case further up.</source>
        <translation>Il n&apos;y a pas de cas plus haut.</translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation>enregistré {time}</translation>
    </message>
    <message>
        <source>◀ Previous</source>
        <translation>◀ Précédent</translation>
    </message>
</context>
<context>
    <name>panels.DataPanel</name>
    <message>
        <source>A DICOM folder …</source>
        <translation>Un dossier DICOM …</translation>
    </message>
    <message>
        <source>A data set with masks (dataset.json) …</source>
        <translation>Un jeu de données avec masques (dataset.json) …</translation>
    </message>
    <message>
        <source>A data set&apos;s folder (nnU-Net, MONAI, BIDS) …</source>
        <translation>Le dossier d&apos;un jeu de données (nnU-Net, MONAI, BIDS) …</translation>
    </message>
    <message>
        <source>A folder, with all below it …</source>
        <translation>Un dossier, avec tout ce qu&apos;il contient …</translation>
    </message>
    <message>
        <source>Add them again with another voxel size …</source>
        <translation>Les ajouter de nouveau avec une autre taille de voxel …</translation>
    </message>
    <message>
        <source>Add volumes</source>
        <translation>Ajouter des volumes</translation>
    </message>
    <message>
        <source>Adding volumes</source>
        <translation>Ajout de volumes</translation>
    </message>
    <message>
        <source>Also what looks like a mask</source>
        <translation>Aussi ce qui ressemble à un masque</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Description of the data set</source>
        <translation>Description du jeu de données</translation>
    </message>
    <message>
        <source>Files that look like masks, by their content and their place, are left out and named below: networks would learn from them as from images. Choose this if they are images.</source>
        <translation>Les fichiers qui ressemblent à des masques, par leur contenu et leur emplacement, sont laissés de côté et nommés ci-dessous&#xa0;: les réseaux en apprendraient comme d&apos;images. Choisissez ceci si ce sont des images.</translation>
    </message>
    <message>
        <source>Files that stay where they are keep the voxel size that they say.</source>
        <translation>Les fichiers qui restent où ils sont gardent leur propre taille de voxel.</translation>
    </message>
    <message>
        <source>Files …</source>
        <translation>Fichiers …</translation>
    </message>
    <message>
        <source>Folder of the data set</source>
        <translation>Dossier du jeu de données</translation>
    </message>
    <message>
        <source>Folder with volumes or DICOM</source>
        <translation>Dossier avec des volumes ou du DICOM</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Importing volumes</source>
        <translation>Importation de volumes</translation>
    </message>
    <message>
        <source>It stops after the volume at hand.</source>
        <translation>S&apos;arrête après le volume en cours.</translation>
    </message>
    <message>
        <source>Leave files where they are</source>
        <translation>Laisser les fichiers où ils sont</translation>
    </message>
    <message>
        <source>Making volumes</source>
        <translation>Création de volumes</translation>
    </message>
    <message>
        <source>NRRD, NIfTI, MHA, DICOM, or what is loaded in Slicer. It can also be dragged onto the table.</source>
        <translation>NRRD, NIfTI, MHA, DICOM, ou ce qui est chargé dans Slicer. On peut aussi le glisser sur le tableau.</translation>
    </message>
    <message>
        <source>Next: &apos;Open&apos; a project, &apos;Create&apos; one, or &apos;Try the demo&apos; (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: «&#xa0;Ouvrir&#xa0;» un projet, en «&#xa0;Créer&#xa0;» un ou «&#xa0;Essayer la démo&#xa0;» (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>Next: add the volumes that you want to segment, with &apos;Add volumes&apos; (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: ajouter les volumes que vous voulez segmenter, avec «&#xa0;Ajouter des volumes&#xa0;» (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Retirer …</translation>
    </message>
    <message>
        <source>Saves disk space, but the files must stay where they are. Otherwise they are copied into the project. DICOM is always copied.</source>
        <translation>Économise de la place, mais les fichiers doivent rester où ils sont. Sinon ils sont copiés dans le projet. Le DICOM est toujours copié.</translation>
    </message>
    <message>
        <source>Select cases in the table first (with Shift or Ctrl several).</source>
        <translation>Sélectionnez d&apos;abord des cas dans le tableau (avec Maj ou Ctrl, plusieurs).</translation>
    </message>
    <message>
        <source>Several sequences of each scan (T2, ADC) …</source>
        <translation>Plusieurs séquences par examen (T2, ADC) …</translation>
    </message>
    <message>
        <source>Shows where to write it.</source>
        <translation>Montre où l&apos;écrire.</translation>
    </message>
    <message>
        <source>Slicer&apos;s DICOM database …</source>
        <translation>La base DICOM de Slicer …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Arrêt …</translation>
    </message>
    <message>
        <source>Take the selected cases out of the project. Nothing is deleted.</source>
        <translation>Retirer du projet les cas sélectionnés. Rien n&apos;est supprimé.</translation>
    </message>
    <message>
        <source>Taking cases out</source>
        <translation>Retrait des cas</translation>
    </message>
    <message>
        <source>Test cases</source>
        <translation>Cas de test</translation>
    </message>
    <message>
        <source>The record of a selected case is damaged.</source>
        <translation>L&apos;enregistrement d&apos;un cas sélectionné est endommagé.</translation>
    </message>
    <message>
        <source>The scene …</source>
        <translation>La scène …</translation>
    </message>
    <message>
        <source>The voxel size written above is for files and folders. That of a volume in the scene is set in Slicer&apos;s module Volumes, under Volume Information, before it is added.</source>
        <translation>La taille de voxel écrite ci-dessus vaut pour les fichiers et les dossiers. Celle d&apos;un volume de la scène se règle dans le module «&#xa0;Volumes&#xa0;» de Slicer, sous «&#xa0;Volume Information&#xa0;», avant de l&apos;ajouter.</translation>
    </message>
    <message>
        <source>Tick at least one volume.</source>
        <translation>Cochez au moins un volume.</translation>
    </message>
    <message>
        <source>Use selected for</source>
        <translation>Utiliser pour</translation>
    </message>
    <message>
        <source>Use the selected cases for this.</source>
        <translation>Utiliser les cas sélectionnés pour cela.</translation>
    </message>
    <message>
        <source>Volumes are being added: wait, or stop it.</source>
        <translation>Des volumes sont en cours d&apos;ajout&#xa0;: attendez, ou arrêtez.</translation>
    </message>
    <message>
        <source>Volumes that are added stay.</source>
        <translation>Les volumes ajoutés restent.</translation>
    </message>
    <message>
        <source>Volumes to add</source>
        <translation>Volumes à ajouter</translation>
    </message>
    <message>
        <source>Write what is known above. Take the cases out (Remove …, nothing is deleted), and add them again.</source>
        <translation>Écrivez ci-dessus ce qui est connu. Retirez les cas («&#xa0;Retirer …&#xa0;», rien n&apos;est supprimé) et ajoutez-les de nouveau.</translation>
    </message>
    <message>
        <source>Writing cases</source>
        <translation>Écriture des cas</translation>
    </message>
    <message>
        <source>as</source>
        <translation>comme</translation>
    </message>
    <message>
        <source>{count} of them are test cases ({names}).

Once a network has seen a test case, its test result no longer says how good it is on new cases. Use them for &apos;{role}&apos; all the same?</source>
        <translation>{count} d&apos;entre eux sont des cas de test ({names}).

Une fois qu&apos;un réseau a vu un cas de test, son résultat ne dit plus ce qu&apos;il vaut sur de nouveaux cas. Les utiliser tout de même pour «&#xa0;{role}&#xa0;»&#xa0;?</translation>
    </message>
</context>
<context>
    <name>panels.FinetunePanel</name>
    <message>
        <source>&apos;{name}&apos; cannot be used: {why}</source>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être utilisé&#xa0;: {why}</translation>
    </message>
    <message>
        <source>Choose a pretraining to compare; if there is none yet, make one in the step &apos;Pretrain&apos;.</source>
        <translation>Choisissez un préentraînement à comparer&#xa0;; s&apos;il n&apos;y en a pas encore, faites-en un à l&apos;étape «&#xa0;Préentraîner&#xa0;».</translation>
    </message>
    <message>
        <source>Compare with from-scratch</source>
        <translation>Comparer avec un départ de zéro</translation>
    </message>
    <message>
        <source>Error (lower is better)</source>
        <translation>Erreur (plus bas = mieux)</translation>
    </message>
    <message>
        <source>Finetune</source>
        <translation>Affiner</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>À partir de zéro</translation>
    </message>
    <message>
        <source>From scratch {part} learns nothing: choose a pretraining, or the whole network.</source>
        <translation>À partir de zéro, cela n&apos;apprend rien ({part})&#xa0;: choisissez un préentraînement, ou le réseau entier.</translation>
    </message>
    <message>
        <source>From scratch {part} learns nothing: choose the whole network to compare.</source>
        <translation>À partir de zéro, cela n&apos;apprend rien ({part})&#xa0;: choisissez le réseau entier pour comparer.</translation>
    </message>
    <message>
        <source>If in doubt, leave it as it is.</source>
        <translation>Dans le doute, laissez tel quel.</translation>
    </message>
    <message>
        <source>It comes with the pretraining that this starts from.</source>
        <translation>Cela vient du préentraînement dont on part.</translation>
    </message>
    <message>
        <source>It runs in the background: go on working, or close Slicer. It can be stopped and resumed at any time.</source>
        <translation>S&apos;exécute en arrière-plan&#xa0;: continuez à travailler, ou fermez Slicer. Peut être arrêté et repris à tout moment.</translation>
    </message>
    <message>
        <source>It was made elsewhere, from images of another resolution: a training from scratch here would see other images, and say nothing about the pretraining.</source>
        <translation>Il a été fait ailleurs, avec des images d&apos;une autre résolution&#xa0;: un entraînement à partir de zéro verrait ici d&apos;autres images et ne dirait rien du préentraînement.</translation>
    </message>
    <message>
        <source>Name the structures to outline first, in the step &apos;Annotate&apos;.</source>
        <translation>Nommez d&apos;abord les structures à délimiter, à l&apos;étape «&#xa0;Annoter&#xa0;».</translation>
    </message>
    <message>
        <source>New finetuning</source>
        <translation>Nouvel affinage</translation>
    </message>
    <message>
        <source>Next: finetune on your {cases}, with &apos;Start finetuning&apos; (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: affinage – {cases}&#xa0;; avec «&#xa0;Lancer l&apos;affinage&#xa0;» (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>No labelled case is held out: nobody can see how good it becomes, and its last state is kept, not its best. Use one labelled case for &apos;Validation&apos;, in the step &apos;Data&apos;.</source>
        <translation>Aucun cas annoté n&apos;est mis de côté&#xa0;: personne ne voit ce que vaut le réseau, et c&apos;est son dernier état qui est gardé, pas le meilleur. Utilisez un cas annoté pour «&#xa0;Validation&#xa0;», à l&apos;étape «&#xa0;Données&#xa0;».</translation>
    </message>
    <message>
        <source>No labelled case to learn from: annotate one in the step &apos;Annotate&apos;.</source>
        <translation>Aucun cas annoté dont apprendre&#xa0;: annotez-en un à l&apos;étape «&#xa0;Annoter&#xa0;».</translation>
    </message>
    <message>
        <source>Nobody has said yet what to outline: name the structures in the step &apos;Annotate&apos;.</source>
        <translation>Personne n&apos;a encore dit quoi délimiter&#xa0;: nommez les structures à l&apos;étape «&#xa0;Annoter&#xa0;».</translation>
    </message>
    <message>
        <source>Not offered for {makes}: start once from the pretraining, and once from scratch.</source>
        <translation>Pas proposé pour {makes}&#xa0;: lancez une fois à partir du préentraînement, et une fois à partir de zéro.</translation>
    </message>
    <message>
        <source>Random weights: the way to learn without any pretraining, for comparison.</source>
        <translation>Poids aléatoires&#xa0;: apprendre sans aucun préentraînement, pour comparer.</translation>
    </message>
    <message>
        <source>Start finetuning</source>
        <translation>Lancer l&apos;affinage</translation>
    </message>
    <message>
        <source>The network learns from your annotated cases what to outline, and becomes a model.</source>
        <translation>Le réseau apprend de vos cas annotés ce qu&apos;il faut délimiter, et devient un modèle.</translation>
    </message>
    <message>
        <source>The starter is no pretraining of this project; start once from it and once from scratch.</source>
        <translation>Le réseau de départ n&apos;est pas un préentraînement de ce projet&#xa0;; lancez une fois à partir de lui et une fois à partir de zéro.</translation>
    </message>
    <message>
        <source>There is no labelled case to learn from: annotate one in the step &apos;Annotate&apos;.</source>
        <translation>Il n&apos;y a aucun cas annoté dont apprendre&#xa0;: annotez-en un à l&apos;étape «&#xa0;Annoter&#xa0;».</translation>
    </message>
    <message>
        <source>Trains twice with the same settings and labels, one after the other: with the pretraining and without it. Takes twice the time, and shows whether the pretraining helps.</source>
        <translation>Entraîne deux fois, l&apos;une après l&apos;autre, avec les mêmes réglages et annotations&#xa0;: avec le préentraînement et sans. Prend deux fois plus de temps, et montre si le préentraînement aide.</translation>
    </message>
    <message>
        <source>Validation Dice (1 = perfect)</source>
        <translation>Dice de validation (1 = parfait)</translation>
    </message>
    <message>
        <source>Validation Dice {dice:.3f}, from {labels}.</source>
        <translation>Dice de validation {dice:.3f}&#xa0;; appris de&#xa0;: {labels}.</translation>
    </message>
    <message>
        <source>What does it start from?</source>
        <translation>De quoi part-il&#xa0;?</translation>
    </message>
    <message>
        <source>What shall learn?</source>
        <translation>Qu&apos;est-ce qui apprend&#xa0;?</translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation>à partir de zéro</translation>
    </message>
    <message>
        <source>labelled case</source>
        <translation>cas annoté</translation>
    </message>
    <message>
        <source>labelled case is</source>
        <translation>cas annoté est</translation>
    </message>
    <message>
        <source>labelled cases</source>
        <translation>cas annotés</translation>
    </message>
    <message>
        <source>labelled cases are</source>
        <translation>cas annotés sont</translation>
    </message>
    <message>
        <source>labelled test case stays</source>
        <translation>cas annoté de test reste</translation>
    </message>
    <message>
        <source>labelled test cases stay</source>
        <translation>cas annotés de test restent</translation>
    </message>
    <message>
        <source>pretrained</source>
        <translation>préentraîné</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>training case has</source>
        <translation>cas d&apos;entraînement n&apos;a</translation>
    </message>
    <message>
        <source>training cases have</source>
        <translation>cas d&apos;entraînement n&apos;ont</translation>
    </message>
    <message>
        <source>{cases} marked &apos;Unlabelled&apos; and would not be used: choose &apos;Training&apos;, in the step &apos;Data&apos;.</source>
        <translation>{cases} en «&#xa0;Sans masque&#xa0;», et rien n&apos;en serait appris&#xa0;: choisissez «&#xa0;Entraînement&#xa0;», à l&apos;étape «&#xa0;Données&#xa0;».</translation>
    </message>
    <message>
        <source>{cases} no label yet and cannot be used.</source>
        <translation>{cases} pas encore de masque&#xa0;: rien ne peut en être appris.</translation>
    </message>
    <message>
        <source>{left} out of all training.</source>
        <translation>{left} hors de tout entraînement.</translation>
    </message>
    <message>
        <source>{train} to learn from, {held} held out to check on.</source>
        <translation>Pour apprendre&#xa0;: {train}. Mis de côté pour contrôler&#xa0;: {held}.</translation>
    </message>
</context>
<context>
    <name>panels.ModelsPanel</name>
    <message>
        <source>A file …</source>
        <translation>Un fichier …</translation>
    </message>
    <message>
        <source>A folder …</source>
        <translation>Un dossier …</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Delete a network</source>
        <translation>Supprimer un réseau</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Supprimer …</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exporter vers</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exporter …</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importer …</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Moved to {folder}. Moving it back brings it back.</source>
        <translation>Déplacé vers {folder}. Le remettre à sa place le rétablit.</translation>
    </message>
    <message>
        <source>Network to import</source>
        <translation>Réseau à importer</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>Aucun projet n&apos;est ouvert.</translation>
    </message>
    <message>
        <source>No unfinished file is left behind.</source>
        <translation>Aucun fichier inachevé ne reste.</translation>
    </message>
    <message>
        <source>Nothing has been trained in this project yet. What a pretraining or finetuning makes appears here.</source>
        <translation>Rien n&apos;a encore été entraîné dans ce projet. Le résultat d&apos;un préentraînement ou d&apos;un affinage apparaît ici.</translation>
    </message>
    <message>
        <source>Open a project in the step &apos;Data&apos; first.</source>
        <translation>Ouvrez d&apos;abord un projet, à l&apos;étape «&#xa0;Données&#xa0;».</translation>
    </message>
    <message>
        <source>Select a network in the table first.</source>
        <translation>Sélectionnez d&apos;abord un réseau dans le tableau.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Take it out of the project. Its folder is moved aside, not deleted.</source>
        <translation>Le retirer du projet. Son dossier est mis de côté, pas supprimé.</translation>
    </message>
    <message>
        <source>Take over what a colleague or another program has exported. Program code in it is not run.</source>
        <translation>Reprendre ce qu&apos;un collègue ou un autre programme a exporté. Aucun code contenu n&apos;est exécuté.</translation>
    </message>
    <message>
        <source>Take this network out of the project, with the curves and pictures of its training ({size:.1f} MB)?

{name}

Nothing is deleted: its folder moves to
{folder}
Delete it there to free the space.</source>
        <translation>Retirer ce réseau du projet, avec les courbes et les images de son entraînement ({size:.1f} Mo)&#xa0;?

{name}

Rien n&apos;est supprimé&#xa0;: son dossier est déplacé vers
{folder}
Supprimez-le là pour libérer la place.</translation>
    </message>
    <message>
        <source>Wait until the export or import is done.</source>
        <translation>Attendez la fin de l&apos;exportation ou de l&apos;importation.</translation>
    </message>
    <message>
        <source>Write it for a colleague or another program, with its card and names of structures, without names of cases.</source>
        <translation>L&apos;écrire pour un collègue ou un autre programme, avec sa fiche et les noms des structures, sans noms de cas.</translation>
    </message>
    <message>
        <source>{count} finetunings began with it; they have what they need.</source>
        <translation>{count} affinages sont partis de lui&#xa0;; ils ont ce qu&apos;il leur faut.</translation>
    </message>
    <message>
        <source>{count} predictions were made with it; their masks stay.</source>
        <translation>{count} prédictions ont été faites avec lui&#xa0;; leurs masques restent.</translation>
    </message>
</context>
<context>
    <name>panels.PretrainPanel</name>
    <message>
        <source>A tenth of them is set aside to watch over its progress.</source>
        <translation>Un dixième d&apos;entre eux est mis de côté pour surveiller les progrès.</translation>
    </message>
    <message>
        <source>Error (lower is better)</source>
        <translation>Erreur (plus bas = mieux)</translation>
    </message>
    <message>
        <source>From a single volume it learns little: more of the same kind help.</source>
        <translation>D&apos;un seul volume il apprend peu&#xa0;: d&apos;autres du même genre aident.</translation>
    </message>
    <message>
        <source>How shall it learn?</source>
        <translation>Comment doit-il apprendre&#xa0;?</translation>
    </message>
    <message>
        <source>It learns from {volumes} with a flat image.</source>
        <translation>Apprend de&#xa0;: {volumes} avec une image plate.</translation>
    </message>
    <message>
        <source>It learns from {volumes}, and does not look at annotations.</source>
        <translation>Apprend de&#xa0;: {volumes}, sans regarder les annotations.</translation>
    </message>
    <message>
        <source>It runs in the background: go on working, or close Slicer. It can be stopped and resumed at any time.</source>
        <translation>S&apos;exécute en arrière-plan&#xa0;: continuez à travailler, ou fermez Slicer. Peut être arrêté et repris à tout moment.</translation>
    </message>
    <message>
        <source>New pretraining</source>
        <translation>Nouveau préentraînement</translation>
    </message>
    <message>
        <source>Next: pretrain on your {volumes}, with &apos;Start pretraining&apos; (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: préentraîner sur vos images – {volumes}&#xa0;; avec «&#xa0;Lancer le préentraînement&#xa0;» (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>Pretrain</source>
        <translation>Préentraîner</translation>
    </message>
    <message>
        <source>Start pretraining</source>
        <translation>Lancer le préentraînement</translation>
    </message>
    <message>
        <source>The network first gets to know your images by itself, without any annotation. Later it needs fewer annotated cases.</source>
        <translation>Le réseau apprend d&apos;abord à connaître vos images tout seul, sans aucune annotation. Il lui faut ensuite moins de cas annotés.</translation>
    </message>
    <message>
        <source>There is no volume to learn from yet: add some in the step &apos;Data&apos;. They need no annotation.</source>
        <translation>Il n&apos;y a pas encore de volume dont apprendre&#xa0;: ajoutez-en à l&apos;étape «&#xa0;Données&#xa0;». Ils n&apos;ont besoin d&apos;aucune annotation.</translation>
    </message>
    <message>
        <source>There is no volume to learn from: add some in the step &apos;Data&apos;.</source>
        <translation>Il n&apos;y a aucun volume dont apprendre&#xa0;: ajoutez-en à l&apos;étape «&#xa0;Données&#xa0;».</translation>
    </message>
    <message>
        <source>This method draws of each volume its flat image, and no case has one: give them some in the step &apos;Data&apos;, with &apos;Flat image …&apos;. Or choose &apos;own&apos; as its target, under &apos;Advanced settings&apos;.</source>
        <translation>Cette méthode dessine de chaque volume son image plate, et aucun cas n&apos;en a&#xa0;: donnez-leur-en à l&apos;étape «&#xa0;Données&#xa0;», avec «&#xa0;Image plate …&#xa0;». Ou choisissez «&#xa0;own&#xa0;» comme cible, sous «&#xa0;Paramètres avancés&#xa0;».</translation>
    </message>
    <message>
        <source>check</source>
        <translation>contrôle</translation>
    </message>
    <message>
        <source>guessing</source>
        <translation>hasard</translation>
    </message>
    <message>
        <source>test volume is</source>
        <translation>volume de test reste</translation>
    </message>
    <message>
        <source>test volumes are</source>
        <translation>volumes de test restent</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>validation volume watches</source>
        <translation>volume de validation surveille</translation>
    </message>
    <message>
        <source>validation volumes watch</source>
        <translation>volumes de validation surveillent</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>volume</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>volumes</translation>
    </message>
    <message>
        <source>{tests} left out, so that results on them stay honest.</source>
        <translation>{tests} de côté, pour que les résultats y restent honnêtes.</translation>
    </message>
    <message>
        <source>{watching} over its progress.</source>
        <translation>{watching} ses progrès.</translation>
    </message>
</context>
<context>
    <name>panels.ReviewPanel</name>
    <message>
        <source>Accepted masks are used for:</source>
        <translation>Utiliser les masques acceptés pour&#xa0;:</translation>
    </message>
    <message>
        <source>Annotate it</source>
        <translation>L&apos;annoter</translation>
    </message>
    <message>
        <source>Averages over four mirrorings: often a little better, takes four times as long.</source>
        <translation>Moyenne de quatre images miroir&#xa0;: souvent un peu mieux, prend quatre fois plus de temps.</translation>
    </message>
    <message>
        <source>Every case has a mask or is being annotated.</source>
        <translation>Chaque cas a un masque ou est en cours d&apos;annotation.</translation>
    </message>
    <message>
        <source>Keep all parts</source>
        <translation>Garder toutes les parties</translation>
    </message>
    <message>
        <source>Leaves masks as the network makes them. Otherwise, of a structure that is one piece in labelled cases, only the largest part is kept, and small holes are filled; the model&apos;s card says of which.</source>
        <translation>Laisse les masques tels que le réseau les fait. Sinon, d&apos;une structure d&apos;un seul tenant dans les cas annotés, seule la plus grande partie est gardée et les petits trous sont remplis&#xa0;; la fiche du modèle dit lesquelles.</translation>
    </message>
    <message>
        <source>Look at mirrored images, too</source>
        <translation>Regarder aussi des images miroir</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>Modèle&#xa0;:</translation>
    </message>
    <message>
        <source>Next: have your model segment the other cases, with &apos;Predict all unlabelled&apos; (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: faire segmenter les autres cas par votre modèle, avec «&#xa0;Prédire tous sans masque&#xa0;» (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>Next: look at the predicted masks (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: regarder les masques prédits (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>Next: look at {masks} (step &apos;{step}&apos;).</source>
        <translation>Ensuite, à regarder&#xa0;: {masks} (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>No slice of this mask stands out: look at it as a whole.</source>
        <translation>Aucune coupe de ce masque ne se détache&#xa0;: regardez-le en entier.</translation>
    </message>
    <message>
        <source>Nobody has said yet what to outline: name the structures in the step &apos;Annotate&apos;.</source>
        <translation>Personne n&apos;a encore dit quoi délimiter&#xa0;: nommez les structures à l&apos;étape «&#xa0;Annoter&#xa0;».</translation>
    </message>
    <message>
        <source>Only the cases that are selected in the list below; of one with frames, all of them.</source>
        <translation>Seulement les cas sélectionnés dans la liste ci-dessous&#xa0;; d&apos;un cas à plusieurs phases, toutes.</translation>
    </message>
    <message>
        <source>Predict all unlabelled</source>
        <translation>Prédire tous sans masque</translation>
    </message>
    <message>
        <source>Predict all unlabelled ({count})</source>
        <translation>Prédire tous sans masque ({count})</translation>
    </message>
    <message>
        <source>Predict selected</source>
        <translation>Prédire la sélection</translation>
    </message>
    <message>
        <source>Predict selected ({count})</source>
        <translation>Prédire la sélection ({count})</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Runs in the background. Masks come in one by one, and can be reviewed meanwhile.</source>
        <translation>S&apos;exécute en arrière-plan. Les masques arrivent un par un et peuvent être vérifiés entre-temps.</translation>
    </message>
    <message>
        <source>Select cases in the list first.</source>
        <translation>Sélectionnez d&apos;abord des cas dans la liste.</translation>
    </message>
    <message>
        <source>Select one case in the list first.</source>
        <translation>Sélectionnez d&apos;abord un cas dans la liste.</translation>
    </message>
    <message>
        <source>Slice {number}: {place} of {count} that need a look, the most doubtful first.</source>
        <translation>Coupe {number}&#xa0;: {place} sur {count} à regarder, la plus douteuse d&apos;abord.</translation>
    </message>
    <message>
        <source>The model that segments, and whose masks are listed below.</source>
        <translation>Le modèle qui segmente, et dont les masques sont listés ci-dessous.</translation>
    </message>
    <message>
        <source>There is no case further down.</source>
        <translation>Il n&apos;y a pas de cas plus bas.</translation>
    </message>
    <message>
        <source>There is no case further up.</source>
        <translation>Il n&apos;y a pas de cas plus haut.</translation>
    </message>
    <message>
        <source>There is no model yet: make one in the step &apos;Finetune&apos;, or import one in the step &apos;Models&apos;.</source>
        <translation>Il n&apos;y a pas encore de modèle&#xa0;: faites-en un à l&apos;étape «&#xa0;Affiner&#xa0;», ou importez-en un à l&apos;étape «&#xa0;Modèles&#xa0;».</translation>
    </message>
    <message>
        <source>This case has a mask already; accepting this one would replace it.</source>
        <translation>Ce cas a déjà un masque&#xa0;; accepter celui-ci le remplacerait.</translation>
    </message>
    <message>
        <source>To annotate next: &lt;b&gt;{name}&lt;/b&gt; ({sure})</source>
        <translation>À annoter ensuite&#xa0;: &lt;b&gt;{name}&lt;/b&gt; ({sure})</translation>
    </message>
    <message>
        <source>What the model does worst teaches it most. Its mask is the draft to begin with.</source>
        <translation>Ce que le modèle fait le moins bien lui apprend le plus. Son masque sert d&apos;ébauche.</translation>
    </message>
    <message>
        <source>Which slices need a look is not known of this mask. Predicted again, it may be.</source>
        <translation>On ne sait pas quelles coupes de ce masque regarder&#xa0;; après une nouvelle prédiction, peut-être.</translation>
    </message>
    <message>
        <source>empty mask</source>
        <translation>masque vide</translation>
    </message>
    <message>
        <source>predicted mask</source>
        <translation>masque prédit</translation>
    </message>
    <message>
        <source>predicted masks</source>
        <translation>masques prédits</translation>
    </message>
    <message>
        <source>{sure} sure</source>
        <translation>sûr à {sure}</translation>
    </message>
</context>
<context>
    <name>panels.SetupPanel</name>
    <message>
        <source>, {free:.0f} of {total:.0f} GB memory free</source>
        <translation>, {free:.0f} Go de mémoire libres sur {total:.0f}</translation>
    </message>
    <message>
        <source>Another one, which has torch and MONAI:</source>
        <translation>Un autre, qui a torch et MONAI&#xa0;:</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Revérifier</translation>
    </message>
    <message>
        <source>Checking … (some seconds; the first time up to a minute)</source>
        <translation>Vérification … (quelques secondes&#xa0;; la première fois jusqu&apos;à une minute)</translation>
    </message>
    <message>
        <source>Checks it, and uses it for all jobs from now.</source>
        <translation>Le vérifie, puis l&apos;utilise pour toutes les tâches.</translation>
    </message>
    <message>
        <source>Choose &apos;Another one&apos; first.</source>
        <translation>Choisissez d&apos;abord «&#xa0;Un autre&#xa0;».</translation>
    </message>
    <message>
        <source>Choose the program: bin/python of an environment (Windows: python.exe).</source>
        <translation>Choisissez le programme&#xa0;: bin/python d&apos;un environnement (Windows&#xa0;: python.exe).</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Does a small computation on each device, in some seconds.</source>
        <translation>Fait un petit calcul sur chaque appareil, en quelques secondes.</translation>
    </message>
    <message>
        <source>Found on this computer …</source>
        <translation>Trouvés sur cet ordinateur …</translation>
    </message>
    <message>
        <source>Install into Slicer&apos;s Python: {names}?

{sizes}

PyTorch comes through Slicer&apos;s PyTorch extension.</source>
        <translation>Installer dans le Python de Slicer&#xa0;: {names}&#xa0;?

{sizes}

PyTorch vient par l&apos;extension PyTorch de Slicer.</translation>
    </message>
    <message>
        <source>Install packages</source>
        <translation>Installer des paquets</translation>
    </message>
    <message>
        <source>Install what is missing</source>
        <translation>Installer ce qui manque</translation>
    </message>
    <message>
        <source>Install …</source>
        <translation>Installer …</translation>
    </message>
    <message>
        <source>Installing. You can go on working; closing Slicer ends it.</source>
        <translation>Installation en cours. Vous pouvez continuer à travailler&#xa0;; fermer Slicer l&apos;interrompt.</translation>
    </message>
    <message>
        <source>It can be started again at any time.</source>
        <translation>Elle peut être relancée à tout moment.</translation>
    </message>
    <message>
        <source>It is being checked.</source>
        <translation>Il est en cours de vérification.</translation>
    </message>
    <message>
        <source>It is in use.</source>
        <translation>Il est déjà utilisé.</translation>
    </message>
    <message>
        <source>It is stopping.</source>
        <translation>Il est en cours d&apos;arrêt.</translation>
    </message>
    <message>
        <source>Jobs cannot run yet.</source>
        <translation>Les tâches ne peuvent pas encore s&apos;exécuter.</translation>
    </message>
    <message>
        <source>Missing: {names}.</source>
        <translation>Il manque&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Missing: {names}. Install it in that Python, for example with
{command}</source>
        <translation>Il manque&#xa0;: {names}. Installez-le dans ce Python, par exemple avec
{command}</translation>
    </message>
    <message>
        <source>Next: install what computing needs, with &apos;Install …&apos; (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: installer ce qu&apos;il faut pour calculer, avec «&#xa0;Installer …&#xa0;» (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>Next: see why this computer cannot compute yet, with &apos;Check again&apos; (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: voir pourquoi cet ordinateur ne peut pas encore calculer, avec «&#xa0;Revérifier&#xa0;» (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation>Pas encore vérifié.</translation>
    </message>
    <message>
        <source>PyTorch for this GPU</source>
        <translation>PyTorch pour cette carte graphique</translation>
    </message>
    <message>
        <source>Pythons on this computer that have torch. Choose one to put its path above.</source>
        <translation>Les Python de cet ordinateur qui ont torch. Choisissez-en un pour inscrire son chemin ci-dessus.</translation>
    </message>
    <message>
        <source>Ready. Jobs use the {device}.</source>
        <translation>Prêt. Les tâches utilisent&#xa0;: {device}.</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>Shows how to get a build of PyTorch for it, and what is downloaded. Nothing happens by itself.</source>
        <translation>Montre comment en obtenir une version de PyTorch, et ce qui est téléchargé. Rien ne se fait tout seul.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>That of Slicer (recommended)</source>
        <translation>Celui de Slicer (recommandé)</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Le rapport est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Use the GPU …</source>
        <translation>Carte graphique …</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Utiliser celui-ci</translation>
    </message>
    <message>
        <source>Versions and what the check found, for an e-mail. No data of yours.</source>
        <translation>Versions et résultat de la vérification, pour un courriel. Aucune de vos données.</translation>
    </message>
    <message>
        <source>Wait for the check.</source>
        <translation>Attendez la vérification.</translation>
    </message>
    <message>
        <source>Wait for the installation.</source>
        <translation>Attendez l&apos;installation.</translation>
    </message>
    <message>
        <source>What Slicer brings stays as it is; no restart is needed.</source>
        <translation>Ce que Slicer apporte reste tel quel&#xa0;; aucun redémarrage n&apos;est nécessaire.</translation>
    </message>
    <message>
        <source>What this computer can compute with</source>
        <translation>Avec quoi cet ordinateur peut calculer</translation>
    </message>
    <message>
        <source>Which Python computes</source>
        <translation>Quel Python calcule</translation>
    </message>
    <message>
        <source>You can go on working in Slicer meanwhile.</source>
        <translation>Vous pouvez continuer à travailler dans Slicer entre-temps.</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>manque</translation>
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
        <translation>ressemblant</translation>
    </message>
    <message>
        <source>most alike</source>
        <translation>le plus ressemblant</translation>
    </message>
    <message>
        <source>somewhat alike</source>
        <translation>un peu ressemblant</translation>
    </message>
    <message>
        <source>very alike</source>
        <translation>très ressemblant</translation>
    </message>
</context>
<context>
    <name>scene.BackgroundSeed</name>
    <message>
        <source>Nothing is drawn yet from which the structures could grow.</source>
        <translation>Rien n&apos;est encore dessiné à partir de quoi les structures pourraient croître.</translation>
    </message>
    <message>
        <source>Paint a little of each structure in some slices first, or use the draft.</source>
        <translation>Peignez d&apos;abord un peu de chaque structure dans quelques coupes, ou utilisez l&apos;ébauche.</translation>
    </message>
</context>
<context>
    <name>scene.CaseSequences</name>
    <message>
        <source>Give it to the case again, in the step &apos;Data&apos;.</source>
        <translation>Donnez-la de nouveau au cas, à l&apos;étape «&#xa0;Données&#xa0;».</translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; of case &apos;{case}&apos; does not lie on the grid of its image (&apos;{path}&apos;).</source>
        <translation>La séquence «&#xa0;{name}&#xa0;» du cas «&#xa0;{case}&#xa0;» n&apos;est pas sur la grille de son image («&#xa0;{path}&#xa0;»).</translation>
    </message>
</context>
<context>
    <name>scene.Grids</name>
    <message>
        <source>Remove it from the scene, and show the case again.</source>
        <translation>Retirez-le de la scène, et affichez à nouveau le cas.</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; holds no image.</source>
        <translation>Le volume «&#xa0;{name}&#xa0;» ne contient pas d&apos;image.</translation>
    </message>
</context>
<context>
    <name>scene.LabelFiles</name>
    <message>
        <source>Check that its disk is connected.</source>
        <translation>Vérifiez que son disque est connecté.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions.</source>
        <translation>Vérifiez la place libre et les permissions.</translation>
    </message>
    <message>
        <source>Load both in Slicer, and export the segmentation again with this volume as reference.</source>
        <translation>Chargez les deux dans Slicer, et exportez de nouveau la segmentation avec ce volume comme référence.</translation>
    </message>
    <message>
        <source>Renumber its labels (the project has {known}), or add a structure of this value.</source>
        <translation>Renumérotez ses étiquettes (le projet a {known}), ou ajoutez une structure de cette valeur.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or make it anew.</source>
        <translation>Restaurez-la d&apos;une sauvegarde, ou refaites-la.</translation>
    </message>
    <message>
        <source>Slicer cannot read the segmentation &apos;{path}&apos;.</source>
        <translation>Slicer ne peut pas lire la segmentation «&#xa0;{path}&#xa0;».</translation>
    </message>
    <message>
        <source>Slicer could not write &apos;{path}&apos;.</source>
        <translation>Slicer n&apos;a pas pu écrire «&#xa0;{path}&#xa0;».</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; does not exist.</source>
        <translation>Le fichier «&#xa0;{path}&#xa0;» n&apos;existe pas.</translation>
    </message>
    <message>
        <source>The label file &apos;{path}&apos; has the value {value:g}, which stands for no structure of the project.</source>
        <translation>Le fichier de masque «&#xa0;{path}&#xa0;» a la valeur {value:g}, qui ne correspond à aucune structure du projet.</translation>
    </message>
    <message>
        <source>The label file &apos;{path}&apos; lies on another grid than its volume.</source>
        <translation>Le fichier de masque «&#xa0;{path}&#xa0;» est sur une autre grille que son volume.</translation>
    </message>
</context>
<context>
    <name>scene.MovedVolumes</name>
    <message>
        <source>The volume was moved in the scene since it became a case. What is drawn on it is saved for the case&apos;s own image, voxel by voxel.</source>
        <translation>Le volume a été déplacé dans la scène depuis qu&apos;il est un cas. Ce qui y est dessiné est enregistré pour l&apos;image du cas elle-même, voxel par voxel.</translation>
    </message>
</context>
<context>
    <name>scene.NrrdWriter</name>
    <message>
        <source>Convert the volume to 32-bit float.</source>
        <translation>Convertissez le volume en flottants de 32 bits.</translation>
    </message>
    <message>
        <source>Voxels of type {type} cannot be saved.</source>
        <translation>Des voxels du type {type} ne peuvent pas être enregistrés.</translation>
    </message>
</context>
<context>
    <name>scene.SegmentArrays</name>
    <message>
        <source>&apos;{winner}&apos; and &apos;{loser}&apos; overlap ({voxels}); &apos;{winner}&apos; has priority.</source>
        <translation>«&#xa0;{winner}&#xa0;» et «&#xa0;{loser}&#xa0;» se chevauchent ({voxels})&#xa0;; «&#xa0;{winner}&#xa0;» a la priorité.</translation>
    </message>
    <message>
        <source>Check the transforms of segmentation and volume.</source>
        <translation>Vérifiez les transformations de la segmentation et du volume.</translation>
    </message>
    <message>
        <source>In the Segmentations module, create the binary labelmap representation.</source>
        <translation>Dans le module «&#xa0;Segmentations&#xa0;», créez la représentation en carte d&apos;étiquettes binaire.</translation>
    </message>
    <message>
        <source>Slicer could not resample the segments.</source>
        <translation>Slicer n&apos;a pas pu rééchantillonner les segments.</translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) is none of the project&apos;s structures and was left out: rename it, or add it to them.</source>
        <translation>Le segment «&#xa0;{name}&#xa0;» ({voxels}) n&apos;est pas une structure du projet et a été laissé de côté&#xa0;: renommez-le, ou ajoutez-le aux structures.</translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) lies outside the volume: nothing of it was kept.</source>
        <translation>Le segment «&#xa0;{name}&#xa0;» ({voxels}) est hors du volume&#xa0;: rien n&apos;en a été gardé.</translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) reaches outside the volume: {lost} of them were left out.</source>
        <translation>Le segment «&#xa0;{name}&#xa0;» ({voxels}) dépasse du volume&#xa0;: {lost} d&apos;entre eux ont été laissés de côté.</translation>
    </message>
    <message>
        <source>The segments, stored as &apos;{form}&apos;, cannot be converted to voxels.</source>
        <translation>Les segments, enregistrés comme «&#xa0;{form}&#xa0;», ne peuvent pas être convertis en voxels.</translation>
    </message>
    <message>
        <source>The volume and its segmentation were moved apart: what is drawn was taken where it is seen on the volume.</source>
        <translation>Le volume et sa segmentation ont été déplacés l&apos;un par rapport à l&apos;autre&#xa0;: ce qui est dessiné a été pris là où on le voit sur le volume.</translation>
    </message>
    <message>
        <source>voxel</source>
        <translation>voxel</translation>
    </message>
    <message>
        <source>voxels</source>
        <translation>voxels</translation>
    </message>
    <message>
        <source>{count} segments stand for &apos;{name}&apos;: they were joined into one.</source>
        <translation>{count} segments désignent «&#xa0;{name}&#xa0;»&#xa0;: ils ont été réunis en un seul.</translation>
    </message>
</context>
<context>
    <name>scene.SegmentFilling</name>
    <message>
        <source>Put both under the same one; then the draft can be used.</source>
        <translation>Mettez les deux sous la même&#xa0;; l&apos;ébauche peut alors être utilisée.</translation>
    </message>
    <message>
        <source>The volume and its segmentation are under different transforms.</source>
        <translation>Le volume et sa segmentation sont sous des transformations différentes.</translation>
    </message>
</context>
<context>
    <name>scene.SequenceFiles</name>
    <message>
        <source>Resample it onto the image in Slicer (for example &apos;Resample Image (BRAINS)&apos;), and use that.</source>
        <translation>Rééchantillonnez-le sur l&apos;image dans Slicer (par exemple avec «&#xa0;Rééchantillonner l&apos;image (BRAINS)&#xa0;»), et utilisez le résultat.</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; is under a transform that shears it beside the image.</source>
        <translation>Le volume «&#xa0;{name}&#xa0;» est sous une transformation qui le cisaille par rapport à l&apos;image.</translation>
    </message>
</context>
<context>
    <name>scene.Sequences</name>
    <message>
        <source>Clone the frame (Data module, right click, Clone), and add the clone.</source>
        <translation>Clonez la phase (module «&#xa0;Données&#xa0;», clic droit, Cloner), et ajoutez le clone.</translation>
    </message>
    <message>
        <source>Frame {number} of &apos;{name}&apos; cannot be used: {sentence}</source>
        <translation>La phase {number} de «&#xa0;{name}&#xa0;» ne peut pas être utilisée&#xa0;: {sentence}</translation>
    </message>
    <message>
        <source>Resample them onto one grid, or add them one by one as volumes of their own.</source>
        <translation>Rééchantillonnez-les sur une même grille, ou ajoutez-les une par une comme volumes à part.</translation>
    </message>
    <message>
        <source>The frames of &apos;{name}&apos; lie on different grids: frame {number} is not like the first.</source>
        <translation>Les phases de «&#xa0;{name}&#xa0;» sont sur des grilles différentes&#xa0;: la phase {number} n&apos;est pas comme la première.</translation>
    </message>
    <message>
        <source>The frames of &apos;{name}&apos; look like masks, not like images: the first {why}.</source>
        <translation>Les phases de «&#xa0;{name}&#xa0;» ressemblent à des masques, pas à des images ({why}).</translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; has {count} frames, and a case with frames has several.</source>
        <translation>La séquence «&#xa0;{name}&#xa0;» a {count} phases&#xa0;; un cas à phases en a plusieurs.</translation>
    </message>
    <message>
        <source>Tick it in the step &apos;Data&apos; if it holds images.</source>
        <translation>Cochez-la à l&apos;étape «&#xa0;Données&#xa0;» si elle contient des images.</translation>
    </message>
</context>
<context>
    <name>scene.Transforms</name>
    <message>
        <source>Harden the transform on a copy of the volume, and use the copy.</source>
        <translation>Durcissez la transformation sur une copie du volume, et utilisez la copie.</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; is under the non-linear transform &apos;{transform}&apos;.</source>
        <translation>Le volume «&#xa0;{name}&#xa0;» est sous la transformation non linéaire «&#xa0;{transform}&#xa0;».</translation>
    </message>
</context>
<context>
    <name>scene.Volumes</name>
    <message>
        <source>&apos;{name}&apos; is a label map, not an image.</source>
        <translation>«&#xa0;{name}&#xa0;» est une carte d&apos;étiquettes, pas une image.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a multi-volume (4-D), not one 3-D volume.</source>
        <translation>«&#xa0;{name}&#xa0;» est un multivolume (4D), pas un seul volume 3D.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a sequence (4-D), not one 3-D volume.</source>
        <translation>«&#xa0;{name}&#xa0;» est une séquence (4D), pas un seul volume 3D.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a tensor volume.</source>
        <translation>«&#xa0;{name}&#xa0;» est un volume de tenseurs.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is no volume.</source>
        <translation>«&#xa0;{name}&#xa0;» n&apos;est pas un volume.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; looks like a mask, not like an image: it {why}.</source>
        <translation>«&#xa0;{name}&#xa0;» ressemble à un masque, pas à une image ({why}).</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; shows a frame of a sequence (4-D) and changes with it.</source>
        <translation>«&#xa0;{name}&#xa0;» montre une phase d&apos;une séquence (4D) et change avec elle.</translation>
    </message>
    <message>
        <source>Check that it is an image that Slicer opens.</source>
        <translation>Vérifiez que c&apos;est une image que Slicer ouvre.</translation>
    </message>
    <message>
        <source>Check that its disk is connected.</source>
        <translation>Vérifiez que son disque est connecté.</translation>
    </message>
    <message>
        <source>Choose a grey-scale image with one real value per voxel.</source>
        <translation>Choisissez une image en niveaux de gris avec une valeur réelle par voxel.</translation>
    </message>
    <message>
        <source>Choose a grey-scale volume.</source>
        <translation>Choisissez un volume en niveaux de gris.</translation>
    </message>
    <message>
        <source>Choose one frame, and clone it.</source>
        <translation>Choisissez une phase, et clonez-la.</translation>
    </message>
    <message>
        <source>Clone the frame (Data module, right click, Clone), and choose the clone.</source>
        <translation>Clonez la phase (module «&#xa0;Données&#xa0;», clic droit, Cloner), et choisissez le clone.</translation>
    </message>
    <message>
        <source>Extract one frame of it.</source>
        <translation>Extrayez-en une phase.</translation>
    </message>
    <message>
        <source>Give it to its case as a mask; or tick it in the step &apos;Data&apos; if it is an image.</source>
        <translation>Donnez-le à son cas comme masque&#xa0;; ou cochez-le à l&apos;étape «&#xa0;Données&#xa0;» si c&apos;est une image.</translation>
    </message>
    <message>
        <source>Give it to its image as a mask.</source>
        <translation>Donnez-la à son image comme masque.</translation>
    </message>
    <message>
        <source>Load its image again, or choose another volume.</source>
        <translation>Rechargez son image, ou choisissez un autre volume.</translation>
    </message>
    <message>
        <source>Restore the file, or remove the case and add the volume anew.</source>
        <translation>Restaurez le fichier, ou retirez le cas et ajoutez de nouveau le volume.</translation>
    </message>
    <message>
        <source>Show the case&apos;s own image.</source>
        <translation>Affichez l&apos;image du cas lui-même.</translation>
    </message>
    <message>
        <source>Slicer cannot read the file &apos;{path}&apos;.</source>
        <translation>Slicer ne peut pas lire le fichier «&#xa0;{path}&#xa0;».</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; does not exist.</source>
        <translation>Le fichier «&#xa0;{path}&#xa0;» n&apos;existe pas.</translation>
    </message>
    <message>
        <source>The image &apos;{path}&apos; has {now} voxels, but had {before} when it was added.</source>
        <translation>L&apos;image «&#xa0;{path}&#xa0;» a {now} voxels, mais en avait {before} lors de l&apos;ajout.</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; holds no image.</source>
        <translation>Le volume «&#xa0;{name}&#xa0;» ne contient pas d&apos;image.</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; is not the image of case &apos;{case}&apos;.</source>
        <translation>Le volume «&#xa0;{name}&#xa0;» n&apos;est pas l&apos;image du cas «&#xa0;{case}&#xa0;».</translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; was cropped or resampled since it became case &apos;{case}&apos;.</source>
        <translation>Le volume «&#xa0;{name}&#xa0;» a été recadré ou rééchantillonné depuis qu&apos;il est le cas «&#xa0;{case}&#xa0;».</translation>
    </message>
    <message>
        <source>Undo that, or remove the volume from the scene and show the case again.</source>
        <translation>Annulez cela, ou retirez le volume de la scène et affichez de nouveau le cas.</translation>
    </message>
</context>
<context>
    <name>session.Annotations</name>
    <message>
        <source>Choose &apos;It is not complete&apos; first.</source>
        <translation>Choisissez d&apos;abord «&#xa0;Ce n&apos;est pas complet&#xa0;».</translation>
    </message>
    <message>
        <source>Choose one in the step &apos;Annotate&apos;.</source>
        <translation>Choisissez-en un à l&apos;étape «&#xa0;Annoter&#xa0;».</translation>
    </message>
    <message>
        <source>It is not in the project any more.</source>
        <translation>Il n&apos;est plus dans le projet.</translation>
    </message>
    <message>
        <source>No case is open for annotation.</source>
        <translation>Aucun cas n&apos;est ouvert pour l&apos;annotation.</translation>
    </message>
    <message>
        <source>The mask that networks learn from was not changed. {why}</source>
        <translation>Le masque dont les réseaux apprennent n&apos;a pas été modifié. {why}</translation>
    </message>
    <message>
        <source>The whole volume is complete.</source>
        <translation>Le volume entier est complet.</translation>
    </message>
</context>
<context>
    <name>session.CaseLabels</name>
    <message>
        <source>&apos;{name}&apos; of the scene is older than what is saved: it stays in the scene, but is not used.</source>
        <translation>«&#xa0;{name}&#xa0;» de la scène est plus ancien que ce qui est enregistré&#xa0;: il reste dans la scène, mais n&apos;est pas utilisé.</translation>
    </message>
    <message>
        <source>Put &apos;{path}&apos; back from a backup; or move &apos;{path}&apos; to another folder, and the case opens with the mask that it has, if any.</source>
        <translation>Restaurez «&#xa0;{path}&#xa0;» depuis une sauvegarde&#xa0;; ou déplacez «&#xa0;{path}&#xa0;» dans un autre dossier, et le cas s&apos;ouvre avec le masque qu&apos;il a, s&apos;il en a un.</translation>
    </message>
    <message>
        <source>The case got another label since it was drawn: what was drawn is kept in &apos;{place}&apos;.</source>
        <translation>Le cas a reçu un autre masque depuis le dessin&#xa0;: ce qui était dessiné est gardé dans «&#xa0;{place}&#xa0;».</translation>
    </message>
    <message>
        <source>What was drawn in &apos;{name}&apos; cannot be read. {why}</source>
        <translation>Ce qui a été dessiné dans «&#xa0;{name}&#xa0;» ne peut pas être lu. {why}</translation>
    </message>
</context>
<context>
    <name>session.Comparison</name>
    <message>
        <source>From scratch: {dice}</source>
        <translation>À partir de zéro&#xa0;: {dice}</translation>
    </message>
    <message>
        <source>No difference.</source>
        <translation>Aucune différence.</translation>
    </message>
    <message>
        <source>No labelled case is held out, so there is nothing to compare on.</source>
        <translation>Aucun cas annoté n&apos;est mis de côté&#xa0;: il n&apos;y a rien sur quoi comparer.</translation>
    </message>
    <message>
        <source>One of the two was not trained to its end, so this is no fair comparison yet: resume it.</source>
        <translation>L&apos;un des deux n&apos;a pas été entraîné jusqu&apos;au bout&#xa0;; la comparaison n&apos;est pas encore équitable&#xa0;: reprenez-le.</translation>
    </message>
    <message>
        <source>Pretrained: {dice}</source>
        <translation>Préentraîné&#xa0;: {dice}</translation>
    </message>
    <message>
        <source>Pretraining gained {gain:.3f}.</source>
        <translation>Le préentraînement a apporté {gain:.3f}.</translation>
    </message>
    <message>
        <source>Pretraining lost {loss:.3f}: without it the result is better here.</source>
        <translation>Le préentraînement a coûté {loss:.3f}&#xa0;: sans lui, le résultat est meilleur ici.</translation>
    </message>
    <message>
        <source>Same time, with ({first} steps) and without pretraining ({second} steps)</source>
        <translation>Même durée, avec ({first} pas) et sans préentraînement ({second} pas)</translation>
    </message>
    <message>
        <source>Same time, with and without pretraining</source>
        <translation>Même durée, avec et sans préentraînement</translation>
    </message>
    <message>
        <source>Same training, with and without pretraining</source>
        <translation>Même entraînement, avec et sans préentraînement</translation>
    </message>
    <message>
        <source>So few held-out cases, which have also chosen the best moment of each training, cannot settle a small difference: the test cases say more.</source>
        <translation>Si peu de cas mis de côté, qui ont aussi servi à choisir le meilleur moment de chaque entraînement, ne peuvent pas trancher une petite différence&#xa0;: les cas de test en disent plus.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>held-out case</source>
        <translation>cas mis de côté</translation>
    </message>
    <message>
        <source>held-out cases</source>
        <translation>cas mis de côté</translation>
    </message>
    <message>
        <source>labelled case</source>
        <translation>cas annoté</translation>
    </message>
    <message>
        <source>labelled cases</source>
        <translation>cas annotés</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>pas encore mesuré</translation>
    </message>
    <message>
        <source>slice</source>
        <translation>coupe</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>coupes</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>jusqu&apos;ici</translation>
    </message>
    <message>
        <source>validation Dice {dice:.3f}</source>
        <translation>Dice de validation {dice:.3f}</translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation>attend son tour</translation>
    </message>
    <message>
        <source>when it ended early</source>
        <translation>à son arrêt prématuré</translation>
    </message>
    <message>
        <source>{labels}, checked on {held}</source>
        <translation>{labels}&#xa0;; contrôlé sur&#xa0;: {held}</translation>
    </message>
</context>
<context>
    <name>session.DataImport</name>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation>«&#xa0;{path}&#xa0;» ne peut pas être démarré ({reason}).</translation>
    </message>
    <message>
        <source>Adding the volumes failed: {reason}.</source>
        <translation>L&apos;ajout des volumes a échoué&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Install Slicer anew.</source>
        <translation>Réinstallez Slicer.</translation>
    </message>
    <message>
        <source>Slicer&apos;s log says more.</source>
        <translation>Le journal de Slicer en dit plus.</translation>
    </message>
    <message>
        <source>Volumes are being added already.</source>
        <translation>Des volumes sont déjà en cours d&apos;ajout.</translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it.</source>
        <translation>Attendez la fin, ou arrêtez.</translation>
    </message>
    <message>
        <source>no message</source>
        <translation>aucun message</translation>
    </message>
</context>
<context>
    <name>session.Decisions</name>
    <message>
        <source>The mask from before lies in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation>Le masque d&apos;avant est dans le dossier du cas, sous «&#xa0;set aside&#xa0;».</translation>
    </message>
    <message>
        <source>The mask of &apos;{name}&apos; was changed after the decision, and stays as it is.</source>
        <translation>Le masque de «&#xa0;{name}&#xa0;» a été modifié après la décision, et reste tel quel.</translation>
    </message>
    <message>
        <source>There is no decision to take back.</source>
        <translation>Il n&apos;y a aucune décision à annuler.</translation>
    </message>
</context>
<context>
    <name>session.DicomDatabase</name>
    <message>
        <source>Examination</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Import it in the DICOM module again.</source>
        <translation>Importez-le de nouveau dans le module DICOM.</translation>
    </message>
    <message>
        <source>Slicer&apos;s DICOM database has no file of {names}.</source>
        <translation>La base DICOM de Slicer n&apos;a aucun fichier de {names}.</translation>
    </message>
    <message>
        <source>Slicer&apos;s DICOM database is not open: the DICOM module says why, and where it is kept.</source>
        <translation>La base DICOM de Slicer n&apos;est pas ouverte&#xa0;: le module DICOM dit pourquoi, et où elle se trouve.</translation>
    </message>
    <message>
        <source>There was nothing to add: the project has these series, or they hold no image.</source>
        <translation>Il n&apos;y avait rien à ajouter&#xa0;: le projet a ces séries, ou elles ne contiennent pas d&apos;image.</translation>
    </message>
    <message>
        <source>This Slicer has no DICOM module.</source>
        <translation>Ce Slicer n&apos;a pas de module DICOM.</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>sans nom</translation>
    </message>
</context>
<context>
    <name>session.Drafts</name>
    <message>
        <source>Restore it from a backup, or move &apos;{draft}&apos; out of the folder; Slicer loads it.</source>
        <translation>Restaurez-le d&apos;une sauvegarde, ou déplacez «&#xa0;{draft}&#xa0;» hors du dossier&#xa0;; Slicer le charge.</translation>
    </message>
    <message>
        <source>The draft of the case &apos;{id}&apos;</source>
        <translation>L&apos;ébauche du cas &apos;{id}&apos;</translation>
    </message>
    <message>
        <source>The draft record &apos;{path}&apos; is damaged.</source>
        <translation>L&apos;enregistrement de l&apos;ébauche «&#xa0;{path}&#xa0;» est endommagé.</translation>
    </message>
    <message>
        <source>What was set aside of the case &apos;{id}&apos;</source>
        <translation>Ce qui a été mis de côté du cas &apos;{id}&apos;</translation>
    </message>
    <message>
        <source>draft record</source>
        <translation>enregistrement de l&apos;ébauche</translation>
    </message>
</context>
<context>
    <name>session.Drives</name>
    <message>
        <source>Connect its disk or network drive, or move it back to where it was: it is still open here, and what you have drawn is saved as soon as it is there.</source>
        <translation>Connectez son disque ou son lecteur réseau, ou remettez-le à sa place&#xa0;: le projet est toujours ouvert ici, et ce que vous avez dessiné est enregistré dès qu&apos;il est de nouveau là.</translation>
    </message>
    <message>
        <source>The folder of the project, &apos;{folder}&apos;, cannot be reached.</source>
        <translation>Le dossier du projet, «&#xa0;{folder}&#xa0;», est inaccessible.</translation>
    </message>
</context>
<context>
    <name>session.Gifts</name>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source>&apos;{name}&apos; had this as &apos;{sequence}&apos; already.</source>
        <translation>«&#xa0;{name}&#xa0;» avait déjà ceci comme «&#xa0;{sequence}&#xa0;».</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has its mask now.</source>
        <translation>«&#xa0;{name}&#xa0;» a maintenant son masque.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has its {sequence} now.</source>
        <translation>«&#xa0;{name}&#xa0;» a maintenant {sequence}.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has no {sequence} any more. A copy of a file that was in the project is in its folder &apos;removed&apos;.</source>
        <translation>«&#xa0;{name}&#xa0;» n&apos;a plus {sequence}. Une copie d&apos;un fichier qui était dans le projet est dans son dossier «&#xa0;removed&#xa0;».</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has {has} now.</source>
        <translation>«&#xa0;{name}&#xa0;» a maintenant {has}.</translation>
    </message>
    <message>
        <source>Or load it in Slicer as a segmentation, name its segments like the structures, and take it from the scene.</source>
        <translation>Ou chargez-le dans Slicer comme segmentation, nommez ses segments comme les structures, et prenez-le dans la scène.</translation>
    </message>
    <message>
        <source>Or load it in Slicer, bring both onto each other there (its registration modules), and give it so.</source>
        <translation>Ou chargez-le dans Slicer, recalez-les l&apos;un sur l&apos;autre (avec les modules de recalage), et donnez-le ainsi.</translation>
    </message>
    <message>
        <source>The mask of &apos;{name}&apos; holds nothing: networks learn it as a case that shows none of the structures. If that is not so, give it another one.</source>
        <translation>Le masque de «&#xa0;{name}&#xa0;» est vide&#xa0;: les réseaux l&apos;apprennent comme un cas qui ne montre aucune des structures. Si ce n&apos;est pas vrai, donnez-lui-en un autre.</translation>
    </message>
    <message>
        <source>a flat image</source>
        <translation>une image plate</translation>
    </message>
    <message>
        <source>a flat mask</source>
        <translation>un masque plat</translation>
    </message>
</context>
<context>
    <name>session.ImportResult</name>
    <message>
        <source>mask holds nothing</source>
        <translation>masque est vide</translation>
    </message>
    <message>
        <source>masks hold nothing</source>
        <translation>masques sont vides</translation>
    </message>
    <message>
        <source>volume was</source>
        <translation>volume écrit</translation>
    </message>
    <message>
        <source>volumes were</source>
        <translation>volumes écrits</translation>
    </message>
    <message>
        <source>{masks}: networks learn these cases as ones that show none of the structures.</source>
        <translation>{masks}&#xa0;: les réseaux apprennent ces cas comme ne montrant aucune des structures.</translation>
    </message>
    <message>
        <source>{mask}, of {image}</source>
        <translation>{mask}, de {image}</translation>
    </message>
    <message>
        <source>{volumes} written to {folder}</source>
        <translation>{volumes} dans {folder}</translation>
    </message>
</context>
<context>
    <name>session.LabelDecisions</name>
    <message>
        <source>All that is {done} (&apos;{segment}&apos;) lies outside the volume of &apos;{name}&apos;.</source>
        <translation>Tout ce qui est {done} («&#xa0;{segment}&#xa0;») est hors du volume de «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Check that it belongs to this case, and put volume and segmentation under the same transform.</source>
        <translation>Vérifiez qu&apos;il appartient à ce cas, et mettez le volume et la segmentation sous la même transformation.</translation>
    </message>
    <message>
        <source>If it is meant so, choose &apos;Use my changes&apos; in the step &apos;Annotate&apos;.</source>
        <translation>Si c&apos;est voulu, choisissez «&#xa0;Utiliser mes modifications&#xa0;» à l&apos;étape «&#xa0;Annoter&#xa0;».</translation>
    </message>
    <message>
        <source>Nothing is {done}: networks would learn &apos;{name}&apos; as a case that shows none of {names}.</source>
        <translation>Rien n&apos;est {done}&#xa0;: les réseaux apprendraient «&#xa0;{name}&#xa0;» comme un cas qui ne montre aucune de ces structures&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Rename the structure in the step &apos;Annotate&apos;, or give the segment its name back: {names}.</source>
        <translation>Renommez la structure à l&apos;étape «&#xa0;Annoter&#xa0;», ou rendez son nom au segment&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>The mask so far has {voxels} of &apos;{name}&apos;, and nothing of it is {done} now: networks would learn that it is not there.</source>
        <translation>Le masque actuel a {voxels} de «&#xa0;{name}&#xa0;», et rien n&apos;en est {done} maintenant&#xa0;: les réseaux apprendraient qu&apos;elle n&apos;est pas là.</translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) is none of the project&apos;s structures and would be left out: networks would learn its place as background.</source>
        <translation>Le segment «&#xa0;{name}&#xa0;» ({voxels}) n&apos;est pas une structure du projet et serait laissé de côté&#xa0;: les réseaux apprendraient sa place comme du fond.</translation>
    </message>
    <message>
        <source>The segment of the structure &apos;{old}&apos; is called &apos;{new}&apos; now, which is none of the project&apos;s structures.</source>
        <translation>Le segment de la structure «&#xa0;{old}&#xa0;» s&apos;appelle maintenant «&#xa0;{new}&#xa0;», qui n&apos;est pas une structure du projet.</translation>
    </message>
    <message>
        <source>The volume and its segmentation do not lie over each other any more, as if one was moved without the other. What is {done} would be taken where it is seen on the volume now.</source>
        <translation>Le volume et sa segmentation ne sont plus l&apos;un sur l&apos;autre, comme si l&apos;un avait été déplacé sans l&apos;autre. Ce qui est {done} serait pris là où on le voit maintenant sur le volume.</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>dessiné</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>prédit</translation>
    </message>
</context>
<context>
    <name>session.LabelImport</name>
    <message>
        <source>&apos;{name}&apos; has {count} frames, and each has a mask of its own.</source>
        <translation>«&#xa0;{name}&#xa0;» a {count} phases, et chacune a son propre masque.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; lies outside the volume of &apos;{case}&apos;.</source>
        <translation>«&#xa0;{name}&#xa0;» est hors du volume de «&#xa0;{case}&#xa0;».</translation>
    </message>
    <message>
        <source>Check that it belongs to this case, and transforms.</source>
        <translation>Vérifiez qu&apos;elle appartient à ce cas, et les transformations.</translation>
    </message>
    <message>
        <source>Choose another segmentation.</source>
        <translation>Choisissez une autre segmentation.</translation>
    </message>
    <message>
        <source>Give it a file with as many masks; or open a frame in the step &apos;Annotate&apos;, and draw there.</source>
        <translation>Donnez-lui un fichier avec autant de masques&#xa0;; ou ouvrez une phase à l&apos;étape «&#xa0;Annoter&#xa0;», et dessinez-y.</translation>
    </message>
    <message>
        <source>No segment of &apos;{name}&apos; ({segments}) is a structure of the project ({structures}).</source>
        <translation>Aucun segment de «&#xa0;{name}&#xa0;» ({segments}) n&apos;est une structure du projet ({structures}).</translation>
    </message>
    <message>
        <source>Nothing is drawn in &apos;{name}&apos;.</source>
        <translation>Rien n&apos;est dessiné dans «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Nothing is drawn in &apos;{name}&apos;: networks would learn &apos;{case}&apos; as a case that shows none of {names}.</source>
        <translation>Rien n&apos;est dessiné dans «&#xa0;{name}&#xa0;»&#xa0;: les réseaux apprendraient «&#xa0;{case}&#xa0;» comme un cas qui ne montre aucune de ces structures&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Rename the segments in Slicer&apos;s module Segmentations, or add the structures in the step &apos;Annotate&apos;.</source>
        <translation>Renommez les segments dans le module «&#xa0;Segmentations&#xa0;» de Slicer, ou ajoutez les structures à l&apos;étape «&#xa0;Annoter&#xa0;».</translation>
    </message>
</context>
<context>
    <name>session.Learning</name>
    <message>
        <source>It failed.</source>
        <translation>Échec.</translation>
    </message>
    <message>
        <source>learning{step}; {models}</source>
        <translation>apprend{step}&#xa0;; {models}</translation>
    </message>
    <message>
        <source>model {number}</source>
        <translation>modèle {number}</translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation>pas encore de modèle</translation>
    </message>
    <message>
        <source>off; {models}</source>
        <translation>désactivé&#xa0;; {models}</translation>
    </message>
    <message>
        <source>starting …</source>
        <translation>démarrage …</translation>
    </message>
</context>
<context>
    <name>session.MaskTransfer</name>
    <message>
        <source>Exporting</source>
        <translation>Exportation</translation>
    </message>
    <message>
        <source>Masks written: {count}, to {folder}.</source>
        <translation>Masques écrits&#xa0;: {count}, dans {folder}.</translation>
    </message>
</context>
<context>
    <name>session.ModelComparison</name>
    <message>
        <source>another structure</source>
        <translation>autre structure</translation>
    </message>
    <message>
        <source>only in the left mask</source>
        <translation>seulement dans le masque de gauche</translation>
    </message>
    <message>
        <source>only in the middle mask</source>
        <translation>seulement dans le masque du milieu</translation>
    </message>
    <message>
        <source>{name} difference</source>
        <translation>{name} différence</translation>
    </message>
</context>
<context>
    <name>session.ModelTransfer</name>
    <message>
        <source>&apos;{name}&apos; was taken over: its weights are sound.</source>
        <translation>«&#xa0;{name}&#xa0;» a été repris&#xa0;: ses poids sont sains.</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportation</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importation</translation>
    </message>
    <message>
        <source>Written: {path} ({size:.1f} MB).</source>
        <translation>Écrit&#xa0;: {path} ({size:.1f} Mo).</translation>
    </message>
</context>
<context>
    <name>session.PatientNames</name>
    <message>
        <source>Patient {number}, examination {study}.</source>
        <translation>Patient {number}, examen {study}.</translation>
    </message>
    <message>
        <source>exam. {study}</source>
        <translation>exam. {study}</translation>
    </message>
</context>
<context>
    <name>session.Question</name>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation>«&#xa0;{path}&#xa0;» ne peut pas être démarré ({reason}).</translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation>Il n&apos;y a pas eu de réponse.</translation>
    </message>
</context>
<context>
    <name>session.Reopening</name>
    <message>
        <source>The project that was open before is not there any more: &apos;{folder}&apos;. Connect its disk or network drive and open it again, or choose another project.</source>
        <translation>Le projet ouvert la dernière fois n&apos;est plus là&#xa0;: «&#xa0;{folder}&#xa0;». Connectez son disque ou lecteur réseau et ouvrez-le de nouveau, ou choisissez un autre projet.</translation>
    </message>
    <message>
        <source>The project that was open before lies on a drive that does not answer yet: &apos;{folder}&apos;. It is opened as soon as the drive does, unless you open another one.</source>
        <translation>Le projet ouvert la dernière fois est sur un disque qui ne répond pas encore&#xa0;: «&#xa0;{folder}&#xa0;». Il est ouvert dès que le disque répond, sauf si vous en ouvrez un autre.</translation>
    </message>
    <message>
        <source>The project that was open before was not opened again. {sentence} {hint}</source>
        <translation>Le projet ouvert la dernière fois n&apos;a pas été rouvert. {sentence} {hint}</translation>
    </message>
</context>
<context>
    <name>session.Rescue</name>
    <message>
        <source>The annotation of &apos;{name}&apos; could not be saved in the project ({reason}) A copy is in &apos;{path}&apos;: load it in Slicer, and export it to the case.</source>
        <translation>L&apos;annotation de «&#xa0;{name}&#xa0;» n&apos;a pas pu être enregistrée dans le projet ({reason}) Une copie est dans «&#xa0;{path}&#xa0;»&#xa0;: chargez-la dans Slicer, et exportez-la vers le cas.</translation>
    </message>
    <message>
        <source>The last changes of the annotation of &apos;{name}&apos; could not be saved, neither in the project ({reason}) nor in &apos;{path}&apos; ({second}).</source>
        <translation>Les dernières modifications de l&apos;annotation de «&#xa0;{name}&#xa0;» n&apos;ont pu être enregistrées ni dans le projet ({reason}) ni dans «&#xa0;{path}&#xa0;» ({second}).</translation>
    </message>
</context>
<context>
    <name>session.ReviewList</name>
    <message>
        <source>The review of the case &apos;{id}&apos;</source>
        <translation>La relecture du cas &apos;{id}&apos;</translation>
    </message>
</context>
<context>
    <name>session.Reviews</name>
    <message>
        <source>Look at the new one, which is shown now, and decide again.</source>
        <translation>Regardez le nouveau, qui est affiché maintenant, et décidez à nouveau.</translation>
    </message>
    <message>
        <source>Predict it first, and wait for it.</source>
        <translation>Prédisez-le d&apos;abord, et attendez-le.</translation>
    </message>
    <message>
        <source>The mask of &apos;{name}&apos; was predicted anew since you looked at it; nothing was decided.</source>
        <translation>Le masque de «&#xa0;{name}&#xa0;» a été prédit à nouveau depuis que vous l&apos;avez regardé&#xa0;; rien n&apos;a été décidé.</translation>
    </message>
    <message>
        <source>There is no mask of &apos;{name}&apos; by this model.</source>
        <translation>Il n&apos;y a pas de masque de «&#xa0;{name}&#xa0;» par ce modèle.</translation>
    </message>
</context>
<context>
    <name>session.SampleData</name>
    <message>
        <source>Computed abdominal MRI (offline)</source>
        <translation>IRM abdominale calculée (hors ligne)</translation>
    </message>
    <message>
        <source>Hippocampus</source>
        <translation>Hippocampe</translation>
    </message>
    <message>
        <source>Hippocampus MRI (27 MB)</source>
        <translation>IRM de l&apos;hippocampe (27 Mo)</translation>
    </message>
    <message>
        <source>Left atrium</source>
        <translation>Oreillette gauche</translation>
    </message>
    <message>
        <source>Left atrium MRI (0.4 GB)</source>
        <translation>IRM de l&apos;oreillette gauche (0,4 Go)</translation>
    </message>
    <message>
        <source>SSL Segmentation</source>
        <translation>SSL Segmentation</translation>
    </message>
    <message>
        <source>SSL Segmentation demo</source>
        <translation>Démo SSL Segmentation</translation>
    </message>
    <message>
        <source>The data set could not be downloaded.</source>
        <translation>Le jeu de données n&apos;a pas pu être téléchargé.</translation>
    </message>
    <message>
        <source>There is no &apos;{name}/dataset.json&apos; in &apos;{path}&apos;.</source>
        <translation>Il n&apos;y a pas de &apos;{name}/dataset.json&apos; dans &apos;{path}&apos;.</translation>
    </message>
    <message>
        <source>What came from {address} is not the data set: its checksum differs.</source>
        <translation>Ce qui est venu de {address} n&apos;est pas le jeu de données&#xa0;: sa somme de contrôle diffère.</translation>
    </message>
</context>
<context>
    <name>session.ScanImport</name>
    <message>
        <source>Load it again.</source>
        <translation>Chargez-le de nouveau.</translation>
    </message>
    <message>
        <source>The volume that was &apos;{name}&apos; of &apos;{scan}&apos; is no longer in the scene.</source>
        <translation>Le volume qui était «&#xa0;{name}&#xa0;» de «&#xa0;{scan}&#xa0;» n&apos;est plus dans la scène.</translation>
    </message>
</context>
<context>
    <name>session.ScenePlace</name>
    <message>
        <source>&apos;{name}&apos; is another project than the one of this scene.</source>
        <translation>«&#xa0;{name}&#xa0;» est un autre projet que celui de cette scène.</translation>
    </message>
    <message>
        <source>This scene shows &apos;{case}&apos;, which is not in the project any more.</source>
        <translation>Cette scène montre «&#xa0;{case}&#xa0;», qui n&apos;est plus dans le projet.</translation>
    </message>
    <message>
        <source>This scene was saved with the project &apos;{name}&apos;, but &apos;{other}&apos; is open. It would be saved and closed.</source>
        <translation>Cette scène a été enregistrée avec le projet «&#xa0;{name}&#xa0;», mais «&#xa0;{other}&#xa0;» est ouvert. Il serait enregistré et fermé.</translation>
    </message>
    <message>
        <source>This scene was saved with the project &apos;{name}&apos;, which is not at &apos;{folder}&apos;.</source>
        <translation>Cette scène a été enregistrée avec le projet «&#xa0;{name}&#xa0;», qui n&apos;est pas dans «&#xa0;{folder}&#xa0;».</translation>
    </message>
    <message>
        <source>This scene was saved with the project &apos;{name}&apos;.</source>
        <translation>Cette scène a été enregistrée avec le projet «&#xa0;{name}&#xa0;».</translation>
    </message>
</context>
<context>
    <name>session.SequencePlan</name>
    <message>
        <source>volume of the scene</source>
        <translation>volume de la scène</translation>
    </message>
</context>
<context>
    <name>session.Session</name>
    <message>
        <source>Choose the folder that was made with a project, or make a new project.</source>
        <translation>Choisissez le dossier créé avec un projet, ou créez un nouveau projet.</translation>
    </message>
    <message>
        <source>Connect its disk or network drive, or choose another folder.</source>
        <translation>Connectez son disque ou lecteur réseau, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Create or open one in the step &apos;Data&apos;.</source>
        <translation>Créez-en ou ouvrez-en un à l&apos;étape «&#xa0;Données&#xa0;».</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>Aucun projet n&apos;est ouvert.</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; is not a project: it holds no file &apos;project.json&apos;.</source>
        <translation>Le dossier «&#xa0;{folder}&#xa0;» n&apos;est pas un projet&#xa0;: il ne contient pas de fichier «&#xa0;project.json&#xa0;».</translation>
    </message>
    <message>
        <source>The project&apos;s folder &apos;{folder}&apos; is not there.</source>
        <translation>Le dossier du projet «&#xa0;{folder}&#xa0;» n&apos;est pas là.</translation>
    </message>
</context>
<context>
    <name>session.StartPoints</name>
    <message>
        <source>, stopped early</source>
        <translation>, arrêté avant la fin</translation>
    </message>
    <message>
        <source>Imported. Nothing is written down about where it comes from.</source>
        <translation>Importé. Rien n&apos;est noté de sa provenance.</translation>
    </message>
    <message>
        <source>Imported: {name}</source>
        <translation>Importé&#xa0;: {name}</translation>
    </message>
    <message>
        <source>It comes with SSLSegmentation: pretrained on computed shapes, without any image of a patient. With few labels it mostly gave better masks than a short pretraining on the volumes themselves. Image size and plane are those of your settings.</source>
        <translation>Il est fourni avec SSLSegmentation&#xa0;: préentraîné sur des formes calculées, sans aucune image de patient. Avec peu d&apos;annotations, il a le plus souvent donné de meilleurs masques qu&apos;un court préentraînement sur les volumes eux-mêmes. La taille d&apos;image et le plan sont ceux de vos réglages.</translation>
    </message>
    <message>
        <source>It was pretrained for {makes}: choose these above, if cases have some.</source>
        <translation>Il a été préentraîné pour {makes}&#xa0;: choisissez-les ci-dessus, si des cas en ont.</translation>
    </message>
    <message>
        <source>It was pretrained for {purpose}. Only the command line can finetune it.</source>
        <translation>Il a été préentraîné pour {purpose}. Seule la ligne de commande peut l&apos;affiner.</translation>
    </message>
    <message>
        <source>It was stopped early ({where}).</source>
        <translation>Il a été arrêté avant la fin ({where}).</translation>
    </message>
    <message>
        <source>Made elsewhere, by the method &apos;{title}&apos; ({preset}) from {volumes}, without labels.</source>
        <translation>Fait ailleurs, par la méthode «&#xa0;{title}&#xa0;» ({preset}), à partir de {volumes}, sans annotations.</translation>
    </message>
    <message>
        <source>Pretraining: {title}</source>
        <translation>Préentraînement&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Starter: pretrained on computed shapes</source>
        <translation>Réseau de départ&#xa0;: préentraîné sur des formes calculées</translation>
    </message>
    <message>
        <source>Whether test cases of yours were among them is not known here.</source>
        <translation>On ne sait pas ici si certains de vos cas de test en faisaient partie.</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>volume</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>volumes</translation>
    </message>
</context>
<context>
    <name>session.TimeEstimates</name>
    <message>
        <source>&apos;{path}&apos; cannot be started.</source>
        <translation>«&#xa0;{path}&#xa0;» ne peut pas être démarré.</translation>
    </message>
    <message>
        <source>The measurement gave no answer.</source>
        <translation>La mesure n&apos;a pas donné de réponse.</translation>
    </message>
</context>
<context>
    <name>session.Transfer</name>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation>«&#xa0;{path}&#xa0;» ne peut pas être démarré ({reason}).</translation>
    </message>
    <message>
        <source>Choose another Python in the step &apos;Set-up&apos;.</source>
        <translation>Choisissez un autre Python à l&apos;étape «&#xa0;Installation&#xa0;».</translation>
    </message>
    <message>
        <source>It failed: {reason}</source>
        <translation>Échec&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Slicer&apos;s log says more.</source>
        <translation>Le journal de Slicer en dit plus.</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Arrêté&#xa0;; rien n&apos;a été modifié.</translation>
    </message>
    <message>
        <source>Wait until the export or import is done.</source>
        <translation>Attendez la fin de l&apos;exportation ou de l&apos;importation.</translation>
    </message>
    <message>
        <source>no message</source>
        <translation>aucun message</translation>
    </message>
</context>
<context>
    <name>session.VolumeCurves</name>
    <message>
        <source>None of its frames has a whole mask yet.</source>
        <translation>Aucune de ses phases n&apos;a encore de masque entier.</translation>
    </message>
    <message>
        <source>The measurement cannot be read; Slicer&apos;s log says more.</source>
        <translation>La mesure est illisible&#xa0;; le journal de Slicer en dit plus.</translation>
    </message>
</context>
<context>
    <name>text.CaseSummary</name>
    <message>
        <source>Add the volumes that you want to segment, and similar ones: unlabelled volumes are of use, too. Files and folders, and volumes of Slicer&apos;s module Data, can also be dragged onto the table.</source>
        <translation>Ajoutez les volumes que vous voulez segmenter, et d&apos;autres semblables&#xa0;: les volumes sans masque servent aussi. Des fichiers, des dossiers et des volumes du module «&#xa0;Données&#xa0;» de Slicer peuvent aussi être glissés sur le tableau.</translation>
    </message>
    <message>
        <source>{count} cases: {parts}.</source>
        <translation>{count} cas&#xa0;: {parts}.</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… et {count} autres</translation>
    </message>
    <message>
        <source>⚠ Worth a look: {count}. Select one to read why.</source>
        <translation>⚠ À regarder&#xa0;: {count}. Sélectionnez-en un pour lire pourquoi.</translation>
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
        <translation>d&apos;avant en arrière (l&apos;image plate est coronale)</translation>
    </message>
    <message>
        <source>from head to feet (the flat image is axial)</source>
        <translation>de la tête aux pieds (l&apos;image plate est axiale)</translation>
    </message>
    <message>
        <source>from left to right (the flat image is sagittal)</source>
        <translation>de gauche à droite (l&apos;image plate est sagittale)</translation>
    </message>
</context>
<context>
    <name>text.FrameText</name>
    <message>
        <source>({count} annotated)</source>
        <translation>({count} annotées)</translation>
    </message>
    <message>
        <source>Frame {number} of {count}</source>
        <translation>Phase {number} sur {count}</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>écho</translation>
    </message>
    <message>
        <source>echoes</source>
        <translation>échos</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>phase</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>phases</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>volume</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>volumes</translation>
    </message>
    <message>
        <source>{name}, frame {number}</source>
        <translation>{name}, phase {number}</translation>
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
        <translation>Son masque instruit le réseau.</translation>
    </message>
    <message>
        <source>Its mask tells during training which state of the network is best.</source>
        <translation>Son masque dit pendant l&apos;entraînement quel état du réseau est le meilleur.</translation>
    </message>
    <message>
        <source>Kept aside: shows at the end how good the network is on cases that it has never seen.</source>
        <translation>Mis à part&#xa0;: montre à la fin ce que vaut le réseau sur des cas qu&apos;il n&apos;a jamais vus.</translation>
    </message>
    <message>
        <source>Only looked at while pretraining; gets a predicted mask later.</source>
        <translation>Seulement regardé lors du préentraînement&#xa0;; reçoit plus tard un masque prédit.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>Sans masque</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>sans masque</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
</context>
<context>
    <name>text.RunText</name>
    <message>
        <source>  {left} left</source>
        <translation>  encore {left}</translation>
    </message>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source>A night (8 hours)</source>
        <translation>Une nuit (8 heures)</translation>
    </message>
    <message>
        <source>About 1 hour</source>
        <translation>Environ 1 heure</translation>
    </message>
    <message>
        <source>About 1 minute</source>
        <translation>Environ 1 minute</translation>
    </message>
    <message>
        <source>About 10 minutes</source>
        <translation>Environ 10 minutes</translation>
    </message>
    <message>
        <source>About 3 minutes</source>
        <translation>Environ 3 minutes</translation>
    </message>
    <message>
        <source>As in the paper</source>
        <translation>Comme dans l&apos;article</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>À partir de zéro</translation>
    </message>
    <message>
        <source>It was stopped at step {step} of {total}; what it had learnt by then is used.</source>
        <translation>Il a été arrêté au pas {step} sur {total}&#xa0;; ce qu&apos;il avait appris jusque-là est utilisé.</translation>
    </message>
    <message>
        <source>Learnt by the method &apos;{title}&apos; ({preset})</source>
        <translation>Appris par la méthode «&#xa0;{title}&#xa0;» ({preset})</translation>
    </message>
    <message>
        <source>New, with random values: {parts}.</source>
        <translation>Nouveau, avec des valeurs aléatoires&#xa0;: {parts}.</translation>
    </message>
    <message>
        <source>No test case was among them.</source>
        <translation>Aucun cas de test n&apos;en faisait partie.</translation>
    </message>
    <message>
        <source>Of {parts}, {count} of {all} pieces start at random.</source>
        <translation>De {parts}, {count} morceaux sur {all} partent du hasard.</translation>
    </message>
    <message>
        <source>Pretrained</source>
        <translation>Préentraîné</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>Taken over from the pretraining: {parts}.</source>
        <translation>Repris du préentraînement&#xa0;: {parts}.</translation>
    </message>
    <message>
        <source>Test cases were among them: results on these will look too good.</source>
        <translation>Des cas de test en faisaient partie&#xa0;: les résultats sur eux paraîtront trop bons.</translation>
    </message>
    <message>
        <source>The network gives nearly the same answer for every image: it has &apos;collapsed&apos; and learns nothing any more. Stop it, and start again with another method, with more volumes, or with a lower learning rate.</source>
        <translation>Le réseau donne presque la même réponse pour chaque image&#xa0;: il s&apos;est «&#xa0;effondré&#xa0;» et n&apos;apprend plus rien. Arrêtez-le, et recommencez avec une autre méthode, plus de volumes ou un taux d&apos;apprentissage plus faible.</translation>
    </message>
    <message>
        <source>The network has not become better than guessing yet. If that stays so, stop it, and try another method or more volumes.</source>
        <translation>Le réseau ne fait pas encore mieux que le hasard. Si cela dure, arrêtez-le, et essayez une autre méthode ou plus de volumes.</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Approfondi</translation>
    </message>
    <message>
        <source>What it has learnt so far is kept and can be used.</source>
        <translation>Ce qu&apos;il a appris jusqu&apos;ici est gardé et peut être utilisé.</translation>
    </message>
    <message>
        <source>about {minutes} minutes</source>
        <translation>environ {minutes} minutes</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>encore {time} environ</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>from {volumes}, without labels.</source>
        <translation>à partir de {volumes}, sans annotations.</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <source>measuring how long a step takes</source>
        <translation>mesure la durée d&apos;un pas</translation>
    </message>
    <message>
        <source>no sign of life for {age}</source>
        <translation>aucun signe de vie depuis {age}</translation>
    </message>
    <message>
        <source>part {number} of {count}</source>
        <translation>partie {number} sur {count}</translation>
    </message>
    <message>
        <source>preparing the images</source>
        <translation>préparation des images</translation>
    </message>
    <message>
        <source>preparing the images, {step} of {total}</source>
        <translation>préparation des images, {step} sur {total}</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>step {step} of {total}</source>
        <translation>pas {step} sur {total}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>arrêt en cours</translation>
    </message>
    <message>
        <source>the last layer, which names the structures</source>
        <translation>la dernière couche, qui nomme les structures</translation>
    </message>
    <message>
        <source>the part that draws outlines</source>
        <translation>la partie qui trace les contours</translation>
    </message>
    <message>
        <source>the part that recognises patterns</source>
        <translation>la partie qui reconnaît les motifs</translation>
    </message>
    <message>
        <source>trained on another computer</source>
        <translation>entraîné sur un autre ordinateur</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>volume</translation>
    </message>
    <message>
        <source>volume {step} of {total}</source>
        <translation>volume {step} sur {total}</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>volumes</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>attend son tour</translation>
    </message>
</context>
<context>
    <name>text.SequenceText</name>
    <message>
        <source>Sequences: {parts}.</source>
        <translation>Séquences&#xa0;: {parts}.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>no {name}</source>
        <translation>sans {name}</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} sur {total}</translation>
    </message>
    <message>
        <source>{name} in {count}</source>
        <translation>{name} dans {count}</translation>
    </message>
</context>
<context>
    <name>text.SettingText</name>
    <message>
        <source>Begins with</source>
        <translation>Part de</translation>
    </message>
    <message>
        <source>Certainty from which a draft counts</source>
        <translation>Certitude à partir de laquelle elle compte</translation>
    </message>
    <message>
        <source>Channels of the last map</source>
        <translation>Canaux de la dernière carte</translation>
    </message>
    <message>
        <source>Channels of the network</source>
        <translation>Canaux du réseau</translation>
    </message>
    <message>
        <source>Course of the learning rate</source>
        <translation>Évolution du taux d&apos;apprentissage</translation>
    </message>
    <message>
        <source>Drafts among the slices of such a step</source>
        <translation>Ébauches dans un tel pas</translation>
    </message>
    <message>
        <source>Even out brightness (N4)</source>
        <translation>Uniformiser la luminosité (N4)</translation>
    </message>
    <message>
        <source>Fewer and fewer drafts</source>
        <translation>De moins en moins d&apos;ébauches</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Taille d&apos;image</translation>
    </message>
    <message>
        <source>Kind of network</source>
        <translation>Type de réseau</translation>
    </message>
    <message>
        <source>Last layer only, on a random network</source>
        <translation>Dernière couche seule, réseau aléatoire</translation>
    </message>
    <message>
        <source>Learn from test cases, too</source>
        <translation>Apprendre aussi des cas de test</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d&apos;apprentissage</translation>
    </message>
    <message>
        <source>Learning rate of the pretrained part</source>
        <translation>Taux d&apos;apprentissage, partie préentraînée</translation>
    </message>
    <message>
        <source>Limit of the gradient</source>
        <translation>Limite du gradient</translation>
    </message>
    <message>
        <source>Measure of error</source>
        <translation>Mesure de l&apos;erreur</translation>
    </message>
    <message>
        <source>Neighbouring slices</source>
        <translation>Coupes voisines</translation>
    </message>
    <message>
        <source>Networks that answer together</source>
        <translation>Réseaux qui répondent ensemble</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normalisation</translation>
    </message>
    <message>
        <source>Normalisation of brightness</source>
        <translation>Normalisation de la luminosité</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>Format des nombres</translation>
    </message>
    <message>
        <source>Part of the steps that learns from drafts</source>
        <translation>Part des pas avec ébauches</translation>
    </message>
    <message>
        <source>Passes over all slices</source>
        <translation>Passages sur toutes les coupes</translation>
    </message>
    <message>
        <source>Plane of the slices</source>
        <translation>Plan des coupes</translation>
    </message>
    <message>
        <source>Pretrained part fixed at first</source>
        <translation>Partie préentraînée fixe au début</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Graine aléatoire</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Séquences</translation>
    </message>
    <message>
        <source>Share of slices with structures</source>
        <translation>Part des coupes avec des structures</translation>
    </message>
    <message>
        <source>Share that is hidden</source>
        <translation>Part cachée</translation>
    </message>
    <message>
        <source>Slices a step</source>
        <translation>Coupes par pas</translation>
    </message>
    <message>
        <source>Slices with other texture</source>
        <translation>Coupes d&apos;une autre texture</translation>
    </message>
    <message>
        <source>Slow start of the learning rate</source>
        <translation>Démarrage lent du taux</translation>
    </message>
    <message>
        <source>Steps between checks</source>
        <translation>Pas entre les contrôles</translation>
    </message>
    <message>
        <source>Structures with other brightness</source>
        <translation>Structures d&apos;une autre luminosité</translation>
    </message>
    <message>
        <source>Training steps</source>
        <translation>Pas d&apos;entraînement</translation>
    </message>
    <message>
        <source>Unlabelled slices for each labelled one</source>
        <translation>Coupes sans masque par coupe annotée</translation>
    </message>
    <message>
        <source>Where each pixel lies</source>
        <translation>Où se trouve chaque pixel</translation>
    </message>
    <message>
        <source>drafts of other cases</source>
        <translation>ébauches d&apos;autres cas</translation>
    </message>
    <message>
        <source>method</source>
        <translation>méthode</translation>
    </message>
    <message>
        <source>network</source>
        <translation>réseau</translation>
    </message>
    <message>
        <source>part &apos;{name}&apos;</source>
        <translation>partie «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>random changes of brightness</source>
        <translation>variations aléatoires de luminosité</translation>
    </message>
    <message>
        <source>random changes of shape</source>
        <translation>variations aléatoires de forme</translation>
    </message>
    <message>
        <source>random looks of tissues</source>
        <translation>apparences aléatoires des tissus</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>unlabelled images (mean teacher)</source>
        <translation>images sans masque (mean teacher)</translation>
    </message>
</context>
<context>
    <name>text.Tutorial</name>
    <message>
        <source>README.md</source>
        <translation>docs/tutorial_fr.md</translation>
    </message>
</context>
<context>
    <name>widgets.AlikeBox</name>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Hold Shift and move the mouse over a slice: all that looks like the place under it lights up, in all views. Where the mouse rests, the other cases are searched for the place that is most like it. Compared is how a place looks (brightness, edges and texture around it, and what a network sees of it where drafts use one), not where it lies.</source>
        <translation>Maintenez Maj et déplacez la souris sur une coupe&#xa0;: tout ce qui ressemble à l&apos;endroit visé s&apos;allume, dans toutes les vues. Là où la souris s&apos;arrête, l&apos;endroit le plus ressemblant est cherché dans les autres cas. On compare l&apos;apparence d&apos;un endroit (luminosité, contours et texture autour, et ce qu&apos;un réseau en voit là où les ébauches en utilisent un), pas sa position.</translation>
    </message>
    <message>
        <source>Hold Shift, and point at something.</source>
        <translation>Maintenez Maj, et pointez quelque chose.</translation>
    </message>
    <message>
        <source>Looking at the other cases …</source>
        <translation>Examen des autres cas …</translation>
    </message>
    <message>
        <source>Most alike in other cases:</source>
        <translation>Le plus ressemblant dans les autres cas&#xa0;:</translation>
    </message>
    <message>
        <source>Open this case at the place that is most alike.</source>
        <translation>Ouvrir ce cas à l&apos;endroit le plus ressemblant.</translation>
    </message>
    <message>
        <source>Point at something first: hold Shift, and let the mouse rest.</source>
        <translation>Pointez d&apos;abord quelque chose&#xa0;: maintenez Maj, et laissez la souris immobile.</translation>
    </message>
    <message>
        <source>Show what is alike under the mouse (hold Shift)</source>
        <translation>Montrer ce qui ressemble sous la souris (maintenir Maj)</translation>
    </message>
    <message>
        <source>Switch drafts on first.</source>
        <translation>Activez d&apos;abord les ébauches.</translation>
    </message>
    <message>
        <source>The other cases, those first that show something most alike</source>
        <translation>Les autres cas, les plus ressemblants d&apos;abord</translation>
    </message>
    <message>
        <source>The volumes are being looked at …</source>
        <translation>Examen des volumes …</translation>
    </message>
</context>
<context>
    <name>widgets.BudgetChooser</name>
    <message>
        <source>A few steps are tried out on this computer.</source>
        <translation>Quelques pas sont essayés sur cet ordinateur.</translation>
    </message>
    <message>
        <source>A first look: small images, few steps.</source>
        <translation>Un premier aperçu&#xa0;: petites images, peu de pas.</translation>
    </message>
    <message>
        <source>A number of steps</source>
        <translation>Un nombre de pas</translation>
    </message>
    <message>
        <source>All of it takes about as long on this computer: preparing the images, training, and checking the model. How many steps that are is measured when it begins.</source>
        <translation>Le tout prend à peu près ce temps sur cet ordinateur&#xa0;: préparer les images, entraîner et vérifier le modèle. Le nombre de pas que cela fait est mesuré au début.</translation>
    </message>
    <message>
        <source>Enough for one or two annotated cases.</source>
        <translation>Suffisant pour un ou deux cas annotés.</translation>
    </message>
    <message>
        <source>Estimated from a measurement on this computer, for changed steps, passes, slices a step and image size. Other changes are not counted.</source>
        <translation>Estimé d&apos;après une mesure sur cet ordinateur, pour les pas, passages, coupes par pas et taille d&apos;image modifiés. Les autres modifications ne sont pas comptées.</translation>
    </message>
    <message>
        <source>Finer images; for several annotated cases.</source>
        <translation>Images plus fines&#xa0;; pour plusieurs cas annotés.</translation>
    </message>
    <message>
        <source>Finer still; over a break.</source>
        <translation>Plus fines encore&#xa0;; le temps d&apos;une pause.</translation>
    </message>
    <message>
        <source>For those who know how many: see the advanced settings. However long it takes.</source>
        <translation>Si vous savez combien&#xa0;: voir les paramètres avancés. Prend le temps qu&apos;il faut.</translation>
    </message>
    <message>
        <source>Measured on this computer, while nothing else was computing.</source>
        <translation>Mesuré sur cet ordinateur, pendant que rien d&apos;autre ne calculait.</translation>
    </message>
    <message>
        <source>The largest images and network; start it when you leave.</source>
        <translation>Les plus grandes images et le plus grand réseau&#xa0;; lancez-le en partant.</translation>
    </message>
    <message>
        <source>The settings of the paper, to reproduce it; takes by far the longest.</source>
        <translation>Les réglages de l&apos;article, pour le reproduire&#xa0;; de loin le plus long.</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>environ {time}</translation>
    </message>
    <message>
        <source>measuring …</source>
        <translation>mesure …</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>impossible</translation>
    </message>
</context>
<context>
    <name>widgets.Builders</name>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
</context>
<context>
    <name>widgets.CaseBox</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Select one case in the table first.</source>
        <translation>Sélectionnez d&apos;abord un cas dans le tableau.</translation>
    </message>
</context>
<context>
    <name>widgets.CaseDrops</name>
    <message>
        <source>A mask comes to its case by &apos;Give it a mask&apos;, below.</source>
        <translation>Un masque va à son cas par «&#xa0;Donner un masque&#xa0;», ci-dessous.</translation>
    </message>
    <message>
        <source>There is no volume in what was dropped.</source>
        <translation>Il n&apos;y a pas de volume dans ce qui a été déposé.</translation>
    </message>
</context>
<context>
    <name>widgets.CaseFilter</name>
    <message>
        <source>All states</source>
        <translation>Tout état</translation>
    </message>
    <message>
        <source>All uses</source>
        <translation>Tout usage</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Commencé</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Complet</translation>
    </message>
    <message>
        <source>Lists the cases that have all these words in their name, use, annotation or remarks.</source>
        <translation>Liste les cas qui ont tous ces mots dans leur nom, usage, annotation ou remarques.</translation>
    </message>
    <message>
        <source>Nothing drawn</source>
        <translation>Rien de dessiné</translation>
    </message>
    <message>
        <source>Only cases that are used for this.</source>
        <translation>Seulement les cas qui servent à cela.</translation>
    </message>
    <message>
        <source>Only cases whose annotation is so far.</source>
        <translation>Seulement les cas dont l&apos;annotation en est là.</translation>
    </message>
    <message>
        <source>Only cases with remarks.</source>
        <translation>Seulement les cas avec des remarques.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Some slices</source>
        <translation>Quelques coupes</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} sur {total}</translation>
    </message>
</context>
<context>
    <name>widgets.CaseList</name>
    <message>
        <source>, changed</source>
        <translation>, modifié</translation>
    </message>
    <message>
        <source>A predicted mask that you have accepted; the network learns from it.</source>
        <translation>Un masque prédit que vous avez accepté&#xa0;; le réseau en apprend.</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Nothing has been drawn yet.</source>
        <translation>Rien n&apos;a encore été dessiné.</translation>
    </message>
    <message>
        <source>Something has been drawn, but no slice is marked as complete: nothing learns from it yet.</source>
        <translation>Quelque chose a été dessiné, mais aucune coupe n&apos;est marquée comme complète&#xa0;: rien n&apos;en apprend encore.</translation>
    </message>
    <message>
        <source>The mask was {source}.</source>
        <translation>Origine du masque&#xa0;: {source}.</translation>
    </message>
    <message>
        <source>The network learns from the frames that have a mask.</source>
        <translation>Le réseau apprend des phases qui ont un masque.</translation>
    </message>
    <message>
        <source>The network learns from the slices that are marked as complete, and from no other.</source>
        <translation>Le réseau apprend des coupes marquées comme complètes, et d&apos;aucune autre.</translation>
    </message>
    <message>
        <source>The network learns from the whole volume.</source>
        <translation>Le réseau apprend du volume entier.</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Utilisé pour</translation>
    </message>
    <message>
        <source>What was drawn since is saved, but nothing learns from it until it is marked as complete.</source>
        <translation>Ce qui a été dessiné depuis est enregistré, mais rien n&apos;en apprend avant d&apos;être marqué comme complet.</translation>
    </message>
    <message>
        <source>accepted prediction</source>
        <translation>prédiction acceptée</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>commencé</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>complet</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>rien encore</translation>
    </message>
    <message>
        <source>slice</source>
        <translation>coupe</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>coupes</translation>
    </message>
</context>
<context>
    <name>widgets.CaseTable</name>
    <message>
        <source>* Assumed when the case was added: {reason}. Its file says {spacing} mm.</source>
        <translation>* Supposé lors de l&apos;ajout du cas&#xa0;: {reason}. Son fichier dit {spacing} mm.</translation>
    </message>
    <message>
        <source>A click sorts by what is below. A double click on a case, or Enter, opens it.</source>
        <translation>Un clic trie selon cette colonne. Un double-clic sur un cas, ou Entrée, l&apos;ouvre.</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Cases of one patient or one examination.</source>
        <translation>Les cas d&apos;un même patient ou d&apos;un même examen.</translation>
    </message>
    <message>
        <source>How far the case is annotated.</source>
        <translation>Où en est l&apos;annotation du cas.</translation>
    </message>
    <message>
        <source>How well the newest model&apos;s mask is expected to agree with a careful drawing (Dice, 100 % at best).</source>
        <translation>À quel point le masque du modèle le plus récent devrait concorder avec un tracé soigneux (Dice, 100&#xa0;% au mieux).</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>No picture: {reason}</source>
        <translation>Pas d&apos;image&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Predicted by &apos;{name}&apos;, not accepted.</source>
        <translation>Prédit par «&#xa0;{name}&#xa0;», non accepté.</translation>
    </message>
    <message>
        <source>Something is unusual. Select the case to read what.</source>
        <translation>Quelque chose est inhabituel. Sélectionnez le cas pour lire quoi.</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sûr</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Utilisé pour</translation>
    </message>
    <message>
        <source>Volume of all structures of the mask, in millilitres. In brackets: of a predicted mask.</source>
        <translation>Volume de toutes les structures du masque, en millilitres. Entre parenthèses&#xa0;: d&apos;un masque prédit.</translation>
    </message>
    <message>
        <source>Voxels along each axis, and how far they are apart.</source>
        <translation>Voxels le long de chaque axe, et leur espacement.</translation>
    </message>
    <message>
        <source>Voxels, spacing</source>
        <translation>Voxels, espacement</translation>
    </message>
    <message>
        <source>What the case is used for.</source>
        <translation>À quoi sert le cas.</translation>
    </message>
    <message>
        <source>damaged: left out</source>
        <translation>endommagé&#xa0;: laissé de côté</translation>
    </message>
    <message>
        <source>flat image</source>
        <translation>image plate</translation>
    </message>
    <message>
        <source>flat mask</source>
        <translation>masque plat</translation>
    </message>
    <message>
        <source>from DICOM</source>
        <translation>du DICOM</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>d&apos;un fichier</translation>
    </message>
    <message>
        <source>from the scene</source>
        <translation>de la scène</translation>
    </message>
    <message>
        <source>nothing flat</source>
        <translation>rien de plat</translation>
    </message>
</context>
<context>
    <name>widgets.CaseWork</name>
    <message>
        <source>Cases are being taken out: wait, or stop it.</source>
        <translation>Des cas sont en train d’être retirés : patientez, ou arrêtez l’opération.</translation>
    </message>
    <message>
        <source>Remove cases</source>
        <translation>Retirer des cas</translation>
    </message>
    <message>
        <source>Take {count} cases out of the project ({names})?

Their folders, masks included, move to
{target}
Nothing is deleted.</source>
        <translation>Retirer {count} cas du projet ({names})&#xa0;?

Leurs dossiers, masques compris, sont déplacés vers
{target}
Rien n&apos;est supprimé.</translation>
    </message>
    <message>
        <source>The use of cases is being changed: wait.</source>
        <translation>L&apos;usage de cas est en cours de modification&#xa0;: attendez.</translation>
    </message>
</context>
<context>
    <name>widgets.CompareBox</name>
    <message>
        <source>Compare with:</source>
        <translation>Comparer avec&#xa0;:</translation>
    </message>
    <message>
        <source>Dice of the two masks: 100 % where they are the same. It does not say which of them is right.</source>
        <translation>Dice des deux masques&#xa0;: 100&#xa0;% s&apos;ils sont égaux. Il ne dit pas lequel est juste.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Left: this mask. Middle: the other model&apos;s. Right: where they differ: orange has only the left one, blue only the middle one, in pink each has another structure.</source>
        <translation>À gauche&#xa0;: ce masque. Au milieu&#xa0;: celui de l&apos;autre modèle. À droite&#xa0;: là où ils diffèrent&#xa0;: orange, seulement celui de gauche&#xa0;; bleu, seulement celui du milieu&#xa0;; rose, chacun a une autre structure.</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Milieu</translation>
    </message>
    <message>
        <source>Middle minus left.</source>
        <translation>Milieu moins gauche.</translation>
    </message>
    <message>
        <source>Models that have made a mask of the selected case, too.</source>
        <translation>Modèles qui ont aussi fait un masque du cas sélectionné.</translation>
    </message>
    <message>
        <source>Only this mask</source>
        <translation>Ce masque seulement</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Recouvrement</translation>
    </message>
    <message>
        <source>Select a case of which two models have made a mask.</source>
        <translation>Sélectionnez un cas dont deux modèles ont fait un masque.</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>This mask, that of the other model, and where they differ, in three views that move together.</source>
        <translation>Ce masque, celui de l&apos;autre modèle, et là où ils diffèrent, dans trois vues qui bougent ensemble.</translation>
    </message>
    <message>
        <source>Volume in the left mask.</source>
        <translation>Volume dans le masque de gauche.</translation>
    </message>
    <message>
        <source>Volume in the middle mask.</source>
        <translation>Volume dans le masque du milieu.</translation>
    </message>
</context>
<context>
    <name>widgets.CompleteBox</name>
    <message>
        <source>A flat image has no slices.</source>
        <translation>Une image plate n&apos;a pas de coupes.</translation>
    </message>
    <message>
        <source>Choose the case again: the views turn to its slices.</source>
        <translation>Choisissez de nouveau le cas&#xa0;: les vues s&apos;orientent selon ses coupes.</translation>
    </message>
    <message>
        <source>Complete slices (click one to see it):</source>
        <translation>Coupes complètes (cliquez pour voir)&#xa0;:</translation>
    </message>
    <message>
        <source>Complete?</source>
        <translation>Complet&#xa0;?</translation>
    </message>
    <message>
        <source>It is not complete</source>
        <translation>Ce n&apos;est pas complet</translation>
    </message>
    <message>
        <source>Key C</source>
        <translation>Touche C</translation>
    </message>
    <message>
        <source>New labels are used for:</source>
        <translation>Utiliser les nouveaux masques pour&#xa0;:</translation>
    </message>
    <message>
        <source>No view shows slices as they were acquired.</source>
        <translation>Aucune vue ne montre les coupes telles qu&apos;elles ont été acquises.</translation>
    </message>
    <message>
        <source>Slice {number} of {count}, in the views: complete.</source>
        <translation>Coupe {number} sur {count}, dans les vues&#xa0;: complète.</translation>
    </message>
    <message>
        <source>Slice {number} of {count}, in the views: not complete yet.</source>
        <translation>Coupe {number} sur {count}, dans les vues&#xa0;: pas encore complète.</translation>
    </message>
    <message>
        <source>The flat mask is complete</source>
        <translation>Le masque plat est complet</translation>
    </message>
    <message>
        <source>The flat mask is complete.</source>
        <translation>Le masque plat est complet.</translation>
    </message>
    <message>
        <source>The flat mask is not complete yet.</source>
        <translation>Le masque plat n&apos;est pas encore complet.</translation>
    </message>
    <message>
        <source>The network learns only from slices that are complete: every structure in them is outlined, or they show none. You need not do all slices.</source>
        <translation>Le réseau n&apos;apprend que des coupes complètes&#xa0;: chaque structure y est délimitée, ou elles n&apos;en montrent aucune. Il n&apos;est pas nécessaire de faire toutes les coupes.</translation>
    </message>
    <message>
        <source>The network learns the flat mask once it is complete: every structure in it is outlined, or it shows none.</source>
        <translation>Le réseau apprend le masque plat dès qu&apos;il est complet&#xa0;: chaque structure y est délimitée, ou il n&apos;en montre aucune.</translation>
    </message>
    <message>
        <source>The segment of the structure &apos;{old}&apos; is called &apos;{new}&apos; now.

Rename the structure to &apos;{new}&apos; in the whole project? Every mask that has it keeps it, under the new name.

If it is another structure, choose No, and add &apos;{new}&apos; to the structures above.</source>
        <translation>Le segment de la structure «&#xa0;{old}&#xa0;» s&apos;appelle maintenant «&#xa0;{new}&#xa0;».

Renommer la structure en «&#xa0;{new}&#xa0;» dans tout le projet&#xa0;? Chaque masque qui l&apos;a la garde, sous le nouveau nom.

Si c&apos;est une autre structure, choisissez Non, et ajoutez «&#xa0;{new}&#xa0;» aux structures ci-dessus.</translation>
    </message>
    <message>
        <source>The whole volume is complete</source>
        <translation>Le volume entier est complet</translation>
    </message>
    <message>
        <source>The whole volume is complete ({count} slices).</source>
        <translation>Le volume entier est complet ({count} coupes).</translation>
    </message>
    <message>
        <source>The whole volume is complete.</source>
        <translation>Le volume entier est complet.</translation>
    </message>
    <message>
        <source>This slice is complete</source>
        <translation>Cette coupe est complète</translation>
    </message>
    <message>
        <source>This slice is not complete</source>
        <translation>Cette coupe n&apos;est pas complète</translation>
    </message>
    <message>
        <source>Use my changes</source>
        <translation>Utiliser mes modifications</translation>
    </message>
    <message>
        <source>What is drawn becomes the mask that networks learn from. The one so far is kept in the case&apos;s folder.</source>
        <translation>Ce qui est dessiné devient le masque dont les réseaux apprennent. L&apos;ancien est gardé dans le dossier du cas.</translation>
    </message>
</context>
<context>
    <name>widgets.DatasetButton</name>
    <message>
        <source>All cases with their masks and roles in a new folder for another program. The project stays as it is.</source>
        <translation>Tous les cas avec leurs masques et leur usage dans un nouveau dossier pour un autre programme. Le projet reste tel quel.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>There is no case yet.</source>
        <translation>Il n&apos;y a pas encore de cas.</translation>
    </message>
    <message>
        <source>Write as …</source>
        <translation>Écrire comme …</translation>
    </message>
</context>
<context>
    <name>widgets.DecisionRow</name>
    <message>
        <source>&apos;{name}&apos; has a mask already ({source}).

Replace it by the predicted one? The present mask is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation>«&#xa0;{name}&#xa0;» a déjà un masque ({source}).

Le remplacer par le masque prédit&#xa0;? Le masque actuel est gardé dans le dossier du cas, sous «&#xa0;set aside&#xa0;».</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is accepted.</source>
        <translation>«&#xa0;{name}&#xa0;» est accepté.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is rejected.</source>
        <translation>«&#xa0;{name}&#xa0;» est rejeté.</translation>
    </message>
    <message>
        <source>Accept it so?</source>
        <translation>L&apos;accepter ainsi&#xa0;?</translation>
    </message>
    <message>
        <source>Good as it is: it becomes the mask of this case, from which the next finetuning learns. (Key A)</source>
        <translation>Bon tel quel&#xa0;: il devient le masque de ce cas, dont le prochain affinage apprend. (Touche A)</translation>
    </message>
    <message>
        <source>Nearly good: correct it in the step &apos;Annotate&apos;. The predicted mask is kept. (Key E)</source>
        <translation>Presque bon&#xa0;: corrigez-le à l&apos;étape «&#xa0;Annoter&#xa0;». Le masque prédit est gardé. (Touche E)</translation>
    </message>
    <message>
        <source>Next: &apos;{name}&apos;.</source>
        <translation>Suivant&#xa0;: «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>No other mask waits for a review.</source>
        <translation>Aucun autre masque n&apos;attend de vérification.</translation>
    </message>
    <message>
        <source>Not rejected</source>
        <translation>Non rejeté</translation>
    </message>
    <message>
        <source>Nothing is decided yet.</source>
        <translation>Rien n&apos;est encore décidé.</translation>
    </message>
    <message>
        <source>Of no use. The file is kept, and the case stays without a mask. (Key X)</source>
        <translation>Inutilisable. Le fichier est gardé, et le cas reste sans masque. (Touche X)</translation>
    </message>
    <message>
        <source>Select one case in the list first.</source>
        <translation>Sélectionnez d&apos;abord un cas dans la liste.</translation>
    </message>
    <message>
        <source>Takes back the last Accept, Edit or Reject: the case is as it was before. (Key Z)</source>
        <translation>Annule la dernière acceptation, modification ou le dernier rejet&#xa0;: le cas est comme avant. (Touche Z)</translation>
    </message>
    <message>
        <source>The decision about &apos;{name}&apos; is taken back.</source>
        <translation>La décision sur «&#xa0;{name}&#xa0;» est annulée.</translation>
    </message>
    <message>
        <source>There is no mask to decide about: {why}.</source>
        <translation>Il n&apos;y a pas de masque sur lequel décider&#xa0;: {why}.</translation>
    </message>
    <message>
        <source>This mask has become the case&apos;s own: go on in the step &apos;Annotate&apos;.</source>
        <translation>Ce masque est devenu celui du cas&#xa0;: continuez à l&apos;étape «&#xa0;Annoter&#xa0;».</translation>
    </message>
    <message>
        <source>↶ Undo</source>
        <translation>↶ Annuler</translation>
    </message>
    <message>
        <source>✎ Edit</source>
        <translation>✎ Modifier</translation>
    </message>
    <message>
        <source>✔ Accept</source>
        <translation>✔ Accepter</translation>
    </message>
    <message>
        <source>✘ Reject</source>
        <translation>✘ Rejeter</translation>
    </message>
</context>
<context>
    <name>widgets.DicomBox</name>
    <message>
        <source>Add to the project</source>
        <translation>Ajouter au projet</translation>
    </message>
    <message>
        <source>Add what the DICOM browser has selected</source>
        <translation>Sélection du navigateur DICOM</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Date, or images</source>
        <translation>Date, ou images</translation>
    </message>
    <message>
        <source>Find a patient: name, number or date</source>
        <translation>Chercher un patient&#xa0;: nom, numéro ou date</translation>
    </message>
    <message>
        <source>Nothing is selected in the DICOM browser: open the DICOM module, and select series there.</source>
        <translation>Rien n&apos;est sélectionné dans le navigateur DICOM&#xa0;: ouvrez le module DICOM, et sélectionnez-y des séries.</translation>
    </message>
    <message>
        <source>Open the DICOM module</source>
        <translation>Ouvrir le module DICOM</translation>
    </message>
    <message>
        <source>Patient, examination, series</source>
        <translation>Patient, examen, série</translation>
    </message>
    <message>
        <source>Select series in Slicer&apos;s DICOM module, then come back.</source>
        <translation>Sélectionnez des séries dans le module DICOM de Slicer, puis revenez.</translation>
    </message>
    <message>
        <source>Select series, examinations or patients first.</source>
        <translation>Sélectionnez d&apos;abord des séries, des examens ou des patients.</translation>
    </message>
    <message>
        <source>Select series, examinations or patients. Their files are copied into the project, and nothing is loaded into the scene. Cases are called by numbers, not by names. What has a ✓ is in the project.</source>
        <translation>Sélectionnez des séries, des examens ou des patients. Leurs fichiers sont copiés dans le projet, et rien n&apos;est chargé dans la scène. Les cas portent des numéros, pas des noms. Ce qui a un ✓ est dans le projet.</translation>
    </message>
    <message>
        <source>Slicer&apos;s DICOM database</source>
        <translation>La base DICOM de Slicer</translation>
    </message>
    <message>
        <source>The case &apos;{name}&apos; was added from this series.</source>
        <translation>Le cas «&#xa0;{name}&#xa0;» a été ajouté depuis cette série.</translation>
    </message>
    <message>
        <source>The database holds no patient yet. Import scans in the DICOM module, then come back.</source>
        <translation>La base ne contient encore aucun patient. Importez des examens dans le module DICOM, puis revenez.</translation>
    </message>
    <message>
        <source>The selected series, or all those of selected examinations and patients, as far as they are images.</source>
        <translation>Les séries sélectionnées, ou toutes celles des examens et patients sélectionnés, pour autant que ce soient des images.</translation>
    </message>
    <message>
        <source>This Slicer has no DICOM module.</source>
        <translation>Ce Slicer n&apos;a pas de module DICOM.</translation>
    </message>
    <message>
        <source>To import or to find scans there.</source>
        <translation>Pour y importer ou y trouver des examens.</translation>
    </message>
</context>
<context>
    <name>widgets.DraftBox</name>
    <message>
        <source>A draft appears here and in all other cases once a slice is complete.</source>
        <translation>Une ébauche apparaît ici et dans tous les autres cas dès qu&apos;une coupe est complète.</translation>
    </message>
    <message>
        <source>A first guess; a better one follows.</source>
        <translation>Une première proposition&#xa0;; une meilleure suit.</translation>
    </message>
    <message>
        <source>A guess that is learnt from all slices that are complete, in all cases. It is no annotation until you use it, and nothing learns from it before.</source>
        <translation>Une proposition apprise de toutes les coupes complètes, dans tous les cas. Ce n&apos;est pas une annotation tant que vous ne l&apos;utilisez pas, et rien n&apos;en apprend avant.</translation>
    </message>
    <message>
        <source>All structures</source>
        <translation>Toutes les structures</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Ébauche</translation>
    </message>
    <message>
        <source>Drafts are switched off.</source>
        <translation>Les ébauches sont désactivées.</translation>
    </message>
    <message>
        <source>How much the draft takes for these structures</source>
        <translation>Ce que l&apos;ébauche attribue à ces structures</translation>
    </message>
    <message>
        <source>How strong the outlines of the draft are</source>
        <translation>Intensité des contours de l&apos;ébauche</translation>
    </message>
    <message>
        <source>Learnt from {cases}. {quality}</source>
        <translation>Appris de&#xa0;: {cases}. {quality}</translation>
    </message>
    <message>
        <source>No view shows slices as they were acquired.</source>
        <translation>Aucune vue ne montre les coupes telles qu&apos;elles ont été acquises.</translation>
    </message>
    <message>
        <source>Nothing of the draft is left to take over: it is empty there, or something is drawn.</source>
        <translation>Il n&apos;y a rien à reprendre de l&apos;ébauche&#xa0;: elle est vide là, ou quelque chose est dessiné.</translation>
    </message>
    <message>
        <source>Only this slice</source>
        <translation>Cette coupe seulement</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Take over only the slice that is seen.</source>
        <translation>Ne reprendre que la coupe visible.</translation>
    </message>
    <message>
        <source>Take the draft over where nothing is drawn yet. Undo takes it back. (Key D)</source>
        <translation>Reprendre l&apos;ébauche là où rien n&apos;est encore dessiné. Annuler la retire. (Touche D)</translation>
    </message>
    <message>
        <source>The draft is being made …</source>
        <translation>L&apos;ébauche est en préparation …</translation>
    </message>
    <message>
        <source>The draft is being taken over …</source>
        <translation>L&apos;ébauche est en cours de reprise …</translation>
    </message>
    <message>
        <source>Use it as a start</source>
        <translation>Partir de l&apos;ébauche</translation>
    </message>
    <message>
        <source>Which structures are shown and taken over</source>
        <translation>Quelles structures sont montrées et reprises</translation>
    </message>
    <message>
        <source>case</source>
        <translation>cas</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>cas</translation>
    </message>
    <message>
        <source>less</source>
        <translation>moins</translation>
    </message>
    <message>
        <source>more</source>
        <translation>plus</translation>
    </message>
    <message>
        <source>voxel</source>
        <translation>voxel</translation>
    </message>
    <message>
        <source>voxels</source>
        <translation>voxels</translation>
    </message>
    <message>
        <source>{voxels} taken over, where nothing was drawn. Undo (Z) takes them back.</source>
        <translation>{voxels} repris, là où rien n&apos;était dessiné. Annuler (Z) les retire.</translation>
    </message>
</context>
<context>
    <name>widgets.FlatBox</name>
    <message>
        <source>Cases have a flat mask of their own, in the plane that they are projected onto. The mask of the volume stays as it is, and comes back when this is switched off.</source>
        <translation>Les cas ont un masque plat à part, dans le plan sur lequel ils sont projetés. Le masque du volume reste tel quel, et revient quand ceci est désactivé.</translation>
    </message>
    <message>
        <source>Drafts and suggested slices are of volumes only; of flat masks there are none.</source>
        <translation>Les ébauches et les coupes proposées n&apos;existent que pour les volumes, pas pour les masques plats.</translation>
    </message>
    <message>
        <source>Draw on the flat image</source>
        <translation>Dessiner sur l&apos;image plate</translation>
    </message>
    <message>
        <source>It is projected {direction}, and lies in the middle of the volume.</source>
        <translation>Elle est projetée {direction}, et se trouve au milieu du volume.</translation>
    </message>
    <message>
        <source>This case has no flat image, so its volume is shown: &apos;Flat image&apos; in the step &apos;Data&apos; makes one.</source>
        <translation>Ce cas n&apos;a pas d&apos;image plate, son volume est donc affiché&#xa0;: «&#xa0;Image plate&#xa0;» à l&apos;étape «&#xa0;Données&#xa0;» en crée une.</translation>
    </message>
</context>
<context>
    <name>widgets.FlatImageBox</name>
    <message>
        <source>&apos;{name}&apos; has a flat image already.</source>
        <translation>«&#xa0;{name}&#xa0;» a déjà une image plate.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has a flat mask already.</source>
        <translation>«&#xa0;{name}&#xa0;» a déjà un masque plat.</translation>
    </message>
    <message>
        <source>A case with frames has no flat image.</source>
        <translation>Un cas à phases n&apos;a pas d&apos;image plate.</translation>
    </message>
    <message>
        <source>A file …</source>
        <translation>Un fichier …</translation>
    </message>
    <message>
        <source>Flat image from</source>
        <translation>Image plate à partir de</translation>
    </message>
    <message>
        <source>Flat image of &apos;{name}&apos;</source>
        <translation>Image plate de «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Flat image …</source>
        <translation>Image plate …</translation>
    </message>
    <message>
        <source>Flat mask from a file …</source>
        <translation>Masque plat d&apos;un fichier …</translation>
    </message>
    <message>
        <source>Flat mask of &apos;{name}&apos;</source>
        <translation>Masque plat de «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>For masks in the plane that a volume is projected onto, such as the vessels of an eye: an image of another modality in that plane, or the volume&apos;s own projection.</source>
        <translation>Pour des masques dans le plan sur lequel un volume est projeté, comme les vaisseaux d&apos;un œil&#xa0;: une image d&apos;une autre modalité dans ce plan, ou la projection du volume lui-même.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>It has a flat image and a flat mask.</source>
        <translation>Il a une image plate et un masque plat.</translation>
    </message>
    <message>
        <source>It has a flat image, and no flat mask yet.</source>
        <translation>Il a une image plate, et pas encore de masque plat.</translation>
    </message>
    <message>
        <source>It has a flat mask, and no flat image: its mean is shown.</source>
        <translation>Il a un masque plat, et pas d&apos;image plate&#xa0;: sa moyenne est affichée.</translation>
    </message>
    <message>
        <source>It has neither image nor mask there yet.</source>
        <translation>Il n&apos;y a encore ni image ni masque.</translation>
    </message>
    <message>
        <source>It has none yet. Choose the direction, look at the preview, and give it one.</source>
        <translation>Il n&apos;en a pas encore. Choisissez la direction, regardez l&apos;aperçu, et donnez-lui-en une.</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masques</translation>
    </message>
    <message>
        <source>Maximum of the volume</source>
        <translation>Maximum du volume</translation>
    </message>
    <message>
        <source>Mean of the volume</source>
        <translation>Moyenne du volume</translation>
    </message>
    <message>
        <source>One that was made elsewhere. Or draw it, in &apos;Annotate&apos;.</source>
        <translation>Un masque fait ailleurs. Ou dessinez-le, dans «&#xa0;Annoter&#xa0;».</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Projected:</source>
        <translation>Projeté&#xa0;:</translation>
    </message>
    <message>
        <source>Replace it? The present one is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation>La remplacer&#xa0;? L&apos;actuelle est gardée dans le dossier du cas, sous «&#xa0;set aside&#xa0;».</translation>
    </message>
    <message>
        <source>Shows the projection at its place, in the views. Nothing is saved.</source>
        <translation>Montre la projection à sa place, dans les vues. Rien n&apos;est enregistré.</translation>
    </message>
    <message>
        <source>The maximum of the volume</source>
        <translation>Le maximum du volume</translation>
    </message>
    <message>
        <source>The mean of the volume</source>
        <translation>La moyenne du volume</translation>
    </message>
    <message>
        <source>The way that the volume is looked through.</source>
        <translation>La direction dans laquelle on regarde à travers le volume.</translation>
    </message>
    <message>
        <source>What networks learn to draw of the volume, and what you draw on.</source>
        <translation>Ce que les réseaux apprennent à dessiner du volume, et sur quoi vous dessinez.</translation>
    </message>
    <message>
        <source>{count} voxels deep</source>
        <translation>{count} voxels de profondeur</translation>
    </message>
</context>
<context>
    <name>widgets.FormatButton</name>
    <message>
        <source>{title} needs {packages}, which the Python that computes lacks. Install it with pip: {command}</source>
        <translation>{title} nécessite {packages}, qui manque au Python qui calcule. Installez-le avec pip&#xa0;: {command}</translation>
    </message>
</context>
<context>
    <name>widgets.FrameBox</name>
    <message>
        <source>Each frame has a mask of its own. The views stay where they are.</source>
        <translation>Chaque phase a son propre masque. Les vues restent où elles sont.</translation>
    </message>
    <message>
        <source>Save this frame, and open the one after. (Key K)</source>
        <translation>Enregistrer cette phase et ouvrir la suivante. (Touche K)</translation>
    </message>
    <message>
        <source>Save this frame, and open the one before. (Key J)</source>
        <translation>Enregistrer cette phase et ouvrir la précédente. (Touche J)</translation>
    </message>
    <message>
        <source>This is the first frame.</source>
        <translation>C&apos;est la première phase.</translation>
    </message>
    <message>
        <source>This is the last frame.</source>
        <translation>C&apos;est la dernière phase.</translation>
    </message>
</context>
<context>
    <name>widgets.FramesButton</name>
    <message>
        <source>Loading, {count} …</source>
        <translation>Chargement, {count} …</translation>
    </message>
    <message>
        <source>Show all frames</source>
        <translation>Montrer les phases</translation>
    </message>
    <message>
        <source>The frames of this case with their masks, as a sequence that Slicer plays. It is a copy, to look at.</source>
        <translation>Les phases de ce cas avec leurs masques, comme une séquence que Slicer lit. C&apos;est une copie, à regarder.</translation>
    </message>
</context>
<context>
    <name>widgets.HandOnBox</name>
    <message>
        <source>Folder with the DICOM series of the images</source>
        <translation>Dossier avec les séries DICOM des images</translation>
    </message>
    <message>
        <source>For each selected case a file that belongs to the images of its series. These are only read.</source>
        <translation>Pour chaque cas sélectionné, un fichier lié aux images de sa série. Celles-ci sont seulement lues.</translation>
    </message>
    <message>
        <source>It has no mask of its own yet.</source>
        <translation>Il n&apos;a pas encore de masque à lui.</translation>
    </message>
    <message>
        <source>It was not added from DICOM, and belongs to no series.</source>
        <translation>Il n&apos;a pas été ajouté depuis DICOM, et n&apos;appartient à aucune série.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>No unfinished file is left behind.</source>
        <translation>Aucun fichier inachevé ne reste.</translation>
    </message>
    <message>
        <source>Select cases in the list first.</source>
        <translation>Sélectionnez d&apos;abord des cas dans la liste.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>The model has made no mask of it.</source>
        <translation>Le modèle n&apos;en a fait aucun masque.</translation>
    </message>
    <message>
        <source>Wait until the export or import is done.</source>
        <translation>Attendez la fin de l&apos;exportation ou de l&apos;importation.</translation>
    </message>
    <message>
        <source>Write masks as …</source>
        <translation>Masques comme …</translation>
    </message>
    <message>
        <source>Write predictions as …</source>
        <translation>Prédictions comme …</translation>
    </message>
</context>
<context>
    <name>widgets.HelpButton</name>
    <message>
        <source>Help on this step</source>
        <translation>Aide sur cette étape</translation>
    </message>
    <message>
        <source>Help on this step. The arrow: the tour, and a report of a problem.</source>
        <translation>Aide sur cette étape. La flèche&#xa0;: la visite guidée, et un rapport de problème.</translation>
    </message>
    <message>
        <source>Report a problem …</source>
        <translation>Signaler un problème …</translation>
    </message>
    <message>
        <source>Show the tour</source>
        <translation>Montrer la visite guidée</translation>
    </message>
</context>
<context>
    <name>widgets.HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>The tutorial was not installed with this extension. It can be read here: {address}</source>
        <translation>Le tutoriel n&apos;a pas été installé avec cette extension. On peut le lire ici&#xa0;: {address}</translation>
    </message>
</context>
<context>
    <name>widgets.Keys</name>
    <message>
        <source>Annotate</source>
        <translation>Annoter</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>accepter</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>modifier</translation>
    </message>
    <message>
        <source>next case</source>
        <translation>cas suivant</translation>
    </message>
    <message>
        <source>next frame</source>
        <translation>phase suivante</translation>
    </message>
    <message>
        <source>next slice that needs a look</source>
        <translation>coupe suivante à regarder</translation>
    </message>
    <message>
        <source>previous case</source>
        <translation>cas précédent</translation>
    </message>
    <message>
        <source>previous frame</source>
        <translation>phase précédente</translation>
    </message>
    <message>
        <source>reject, or not</source>
        <translation>rejeter, ou non</translation>
    </message>
    <message>
        <source>take the last decision back</source>
        <translation>annuler la dernière décision</translation>
    </message>
    <message>
        <source>this slice is complete, or not</source>
        <translation>cette coupe est complète, ou non</translation>
    </message>
    <message>
        <source>use the draft as a start</source>
        <translation>partir de l&apos;ébauche</translation>
    </message>
</context>
<context>
    <name>widgets.MaskBox</name>
    <message>
        <source>&apos;{name}&apos; has a mask already ({source}).

Replace it? The present mask is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation>«&#xa0;{name}&#xa0;» a déjà un masque ({source}).

Le remplacer&#xa0;? L&apos;actuel est gardé dans le dossier du cas, sous «&#xa0;set aside&#xa0;».</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has its mask now.</source>
        <translation>«&#xa0;{name}&#xa0;» a maintenant son masque.</translation>
    </message>
    <message>
        <source>A copy of it. The scene stays as it is.</source>
        <translation>Une copie. La scène reste telle quelle.</translation>
    </message>
    <message>
        <source>A mask that was made elsewhere. Segments are recognised by the names of the project&apos;s structures, label maps by their values. A file must have the voxels of the volume.</source>
        <translation>Un masque fait ailleurs. Les segments sont reconnus aux noms des structures du projet, les cartes d&apos;étiquettes à leurs valeurs. Un fichier doit avoir les voxels du volume.</translation>
    </message>
    <message>
        <source>All frames: a file with as many masks</source>
        <translation>Toutes les phases&#xa0;: un fichier avec autant de masques</translation>
    </message>
    <message>
        <source>Choose a segmentation</source>
        <translation>Choisir une segmentation</translation>
    </message>
    <message>
        <source>Choose a segmentation first.</source>
        <translation>Choisissez d&apos;abord une segmentation.</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>D&apos;un fichier …</translation>
    </message>
    <message>
        <source>From a segmentation in the scene …</source>
        <translation>D&apos;une segmentation de la scène …</translation>
    </message>
    <message>
        <source>Give it a mask</source>
        <translation>Donner un masque</translation>
    </message>
    <message>
        <source>It shows none of the structures …</source>
        <translation>Il ne montre aucune des structures …</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Mask of &apos;{name}&apos;</source>
        <translation>Masque de «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Mask of frame </source>
        <translation>Masque de la phase </translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masques</translation>
    </message>
    <message>
        <source>Name them in the step &apos;Annotate&apos;, or give another case its mask first.</source>
        <translation>Nommez-les à l&apos;étape «&#xa0;Annoter&#xa0;», ou donnez d&apos;abord son masque à un autre cas.</translation>
    </message>
    <message>
        <source>Networks will learn &apos;{name}&apos; as a case that shows none of: {structures}.

Is it so?</source>
        <translation>Les réseaux apprendront «&#xa0;{name}&#xa0;» comme un cas qui ne montre aucune de ces structures&#xa0;: {structures}.

Est-ce le cas&#xa0;?</translation>
    </message>
    <message>
        <source>Of which frame is &apos;{name}&apos;?</source>
        <translation>De quelle phase est «&#xa0;{name}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>The project has no structures yet, of which a case could show none.</source>
        <translation>Le projet n&apos;a pas encore de structures dont un cas pourrait ne montrer aucune.</translation>
    </message>
    <message>
        <source>Use as mask</source>
        <translation>Utiliser comme masque</translation>
    </message>
    <message>
        <source>Which frame shows none of the structures?</source>
        <translation>Quelle phase ne montre aucune des structures&#xa0;?</translation>
    </message>
</context>
<context>
    <name>widgets.MethodChooser</name>
    <message>
        <source>&lt;i&gt;Needs:&lt;/i&gt; {needs}</source>
        <translation>&lt;i&gt;Nécessite&#xa0;:&lt;/i&gt; {needs}</translation>
    </message>
    <message>
        <source>&lt;i&gt;When:&lt;/i&gt; {when}</source>
        <translation>&lt;i&gt;Quand&#xa0;:&lt;/i&gt; {when}</translation>
    </message>
    <message>
        <source>More methods ({count})</source>
        <translation>Autres méthodes ({count})</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Source&#xa0;: {source}</translation>
    </message>
</context>
<context>
    <name>widgets.ModelTable</name>
    <message>
        <source>A backbone segments nothing by itself.</source>
        <translation>Un backbone ne segmente rien à lui seul.</translation>
    </message>
    <message>
        <source>A model segments. A backbone is what a pretraining makes: finetune it to get a model.</source>
        <translation>Un modèle segmente. Un backbone est le résultat d&apos;un préentraînement&#xa0;: affinez-le pour obtenir un modèle.</translation>
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
        <translation>Appris de</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Nobody has measured it yet: use labelled cases for &apos;Validation&apos; or &apos;Test&apos;, in the step &apos;Data&apos;.</source>
        <translation>Personne ne l&apos;a encore mesuré&#xa0;: utilisez des cas annotés pour «&#xa0;Validation&#xa0;» ou «&#xa0;Test&#xa0;», à l&apos;étape «&#xa0;Données&#xa0;».</translation>
    </message>
    <message>
        <source>Overlap with the reference masks, from 0 (none) to 1 (equal): on test cases if there are any.</source>
        <translation>Recouvrement avec les masques de référence, de 0 (aucun) à 1 (égal)&#xa0;: sur les cas de test s&apos;il y en a.</translation>
    </message>
    <message>
        <source>What it learnt from, and what it began with.</source>
        <translation>De quoi il a appris, et de quoi il est parti.</translation>
    </message>
    <message>
        <source>and {count} more to choose the best moment</source>
        <translation>et {count} autres pour choisir le meilleur moment</translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation>à partir de zéro</translation>
    </message>
    <message>
        <source>imported: {name}</source>
        <translation>importé&#xa0;: {name}</translation>
    </message>
    <message>
        <source>labelled case</source>
        <translation>cas annoté</translation>
    </message>
    <message>
        <source>labelled cases</source>
        <translation>cas annotés</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>arrêté avant la fin</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>volume</translation>
    </message>
    <message>
        <source>volumes</source>
        <translation>volumes</translation>
    </message>
    <message>
        <source>{count} annotated slices</source>
        <translation>{count} coupes annotées</translation>
    </message>
</context>
<context>
    <name>widgets.NextStep</name>
    <message>
        <source>Next: all cases have masks. &apos;Add volumes&apos;, or hand the masks on with &apos;Write as …&apos; (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: tous les cas ont des masques. «&#xa0;Ajouter des volumes&#xa0;», ou transmettre les masques avec «&#xa0;Écrire comme …&#xa0;» (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>Next: nothing has to be done. The job goes on by itself; you can draw meanwhile, or close Slicer.</source>
        <translation>Ensuite&#xa0;: rien à faire. La tâche continue toute seule&#xa0;; vous pouvez dessiner entre-temps, ou fermer Slicer.</translation>
    </message>
    <message>
        <source>Next: see why the last job did not finish; &apos;Resume&apos; goes on with it (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: voir pourquoi la dernière tâche n&apos;a pas abouti&#xa0;; «&#xa0;Reprendre&#xa0;» la continue (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>Next: some cases have no mask yet; &apos;Annotate it&apos; opens the most useful one (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: certains cas n&apos;ont pas encore de masque&#xa0;; «&#xa0;L&apos;annoter&#xa0;» ouvre le plus utile (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
    <message>
        <source>Next: the cases cannot be read; the step &apos;{step}&apos; says why, and what helps.</source>
        <translation>Ensuite&#xa0;: les cas ne peuvent pas être lus&#xa0;; l&apos;étape «&#xa0;{step}&#xa0;» dit pourquoi, et ce qui aide.</translation>
    </message>
    <message>
        <source>Next: use an annotated case for training, with &apos;Change&apos; (step &apos;{step}&apos;).</source>
        <translation>Ensuite&#xa0;: utiliser un cas annoté pour l&apos;entraînement, avec «&#xa0;Modifier&#xa0;» (étape «&#xa0;{step}&#xa0;»).</translation>
    </message>
</context>
<context>
    <name>widgets.OutcomeBox</name>
    <message>
        <source>Added with {words} in place of what the files say.</source>
        <translation>Ajouté avec {words} au lieu de ce que disent les fichiers.</translation>
    </message>
    <message>
        <source>Left out as masks ({count}): {masks}. Give them to their cases with &apos;Give it a mask&apos;, below; if they are images, choose &apos;Also what looks like a mask&apos; and add them again.</source>
        <translation>Laissés de côté comme masques ({count})&#xa0;: {masks}. Donnez-les à leurs cas avec «&#xa0;Donner un masque&#xa0;», ci-dessous&#xa0;; si ce sont des images, choisissez «&#xa0;Aussi ce qui ressemble à un masque&#xa0;» et ajoutez-les de nouveau.</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Non ajoutés</translation>
    </message>
    <message>
        <source>Not added ({count})</source>
        <translation>Non ajoutés ({count})</translation>
    </message>
    <message>
        <source>Stopped. Volumes that were added by then stay.</source>
        <translation>Arrêté. Les volumes déjà ajoutés restent.</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Bon à savoir</translation>
    </message>
    <message>
        <source>{added} added, {refused} not: below is why.</source>
        <translation>{added} ajoutés, {refused} non&#xa0;: la raison est ci-dessous.</translation>
    </message>
    <message>
        <source>{added} volumes were added.</source>
        <translation>{added} volumes ont été ajoutés.</translation>
    </message>
    <message>
        <source>{count} further sequences were given to cases.</source>
        <translation>{count} autres séquences ont été données à des cas.</translation>
    </message>
    <message>
        <source>{count} were there already.</source>
        <translation>{count} y étaient déjà.</translation>
    </message>
</context>
<context>
    <name>widgets.Panel</name>
    <message>
        <source>Open or create a project first, in the step &apos;Data&apos;.</source>
        <translation>Ouvrez ou créez d&apos;abord un projet, à l&apos;étape «&#xa0;Données&#xa0;».</translation>
    </message>
    <message>
        <source>Save the mask so?</source>
        <translation>Enregistrer le masque ainsi&#xa0;?</translation>
    </message>
    <message>
        <source>Something went wrong that should not: {reason}</source>
        <translation>Une erreur inattendue s&apos;est produite&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>The step &apos;Set-up&apos; helps.</source>
        <translation>L&apos;étape «&#xa0;Installation&#xa0;» aide.</translation>
    </message>
</context>
<context>
    <name>widgets.PatientBox</name>
    <message>
        <source>Names and dates of patients whose scans came from DICOM. They are kept in this project alone: what is exported, trained or reported has numbers only.</source>
        <translation>Noms et dates des patients dont les examens viennent de DICOM. Ils restent dans ce seul projet&#xa0;: ce qui est exporté, entraîné ou rapporté n&apos;a que des numéros.</translation>
    </message>
    <message>
        <source>Show patient names</source>
        <translation>Montrer les noms des patients</translation>
    </message>
</context>
<context>
    <name>widgets.PlaceBox</name>
    <message>
        <source>Find it …</source>
        <translation>Le trouver …</translation>
    </message>
    <message>
        <source>Folder of the project</source>
        <translation>Dossier du projet</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>L&apos;ouvrir</translation>
    </message>
</context>
<context>
    <name>widgets.ProjectBox</name>
    <message>
        <source>A folder of its own is made for the project in here.</source>
        <translation>Un dossier à part y est créé pour le projet.</translation>
    </message>
    <message>
        <source>Annotated</source>
        <translation>Annotés</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Cases with a mask, at least of some slices</source>
        <translation>Cas avec un masque, au moins de quelques coupes</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <translation>Choisissez un dossier qui existe.</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>Fermer le projet</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>Fill in both.</source>
        <translation>Remplissez les deux.</translation>
    </message>
    <message>
        <source>Folder of the project</source>
        <translation>Dossier du projet</translation>
    </message>
    <message>
        <source>Folder of the project: {folder}</source>
        <translation>Dossier du projet&#xa0;: {folder}</translation>
    </message>
    <message>
        <source>Give the project a name.</source>
        <translation>Donnez un nom au projet.</translation>
    </message>
    <message>
        <source>In folder:</source>
        <translation>Dans le dossier&#xa0;:</translation>
    </message>
    <message>
        <source>Make an empty project, and open it.</source>
        <translation>Créer un projet vide, et l&apos;ouvrir.</translation>
    </message>
    <message>
        <source>Makes a project of 24 computed abdominal volumes (no patient data, 3 MB, some seconds) in the folder above, to try all steps with.</source>
        <translation>Crée un projet de 24 volumes abdominaux calculés (aucune donnée de patient, 3 Mo, quelques secondes) dans le dossier ci-dessus, pour essayer toutes les étapes.</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom&#xa0;:</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Nothing gets lost. Jobs that are running go on.</source>
        <translation>Rien n&apos;est perdu. Les tâches en cours continuent.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open the folder of another project.</source>
        <translation>Ouvrir le dossier d&apos;un autre projet.</translation>
    </message>
    <message>
        <source>Open the last project when Slicer starts</source>
        <translation>Ouvrir le dernier projet au démarrage de Slicer</translation>
    </message>
    <message>
        <source>Open: {folder}</source>
        <translation>Ouvert&#xa0;: {folder}</translation>
    </message>
    <message>
        <source>Opening the project …</source>
        <translation>Ouverture du projet …</translation>
    </message>
    <message>
        <source>Other …</source>
        <translation>Autre …</translation>
    </message>
    <message>
        <source>Overlap of the newest model&apos;s masks with the validation cases</source>
        <translation>Recouvrement des masques du modèle le plus récent avec les cas de validation</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Project: {name}</source>
        <translation>Projet&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Projets récents</translation>
    </message>
    <message>
        <source>The new project needs a name and a folder.</source>
        <translation>Le nouveau projet a besoin d&apos;un nom et d&apos;un dossier.</translation>
    </message>
    <message>
        <source>The project that is open when you leave Slicer is open again as soon as you come to this module. As long as it is open here, other programs cannot change it.</source>
        <translation>Le projet ouvert quand vous quittez Slicer est rouvert dès que vous revenez à ce module. Tant qu&apos;il est ouvert ici, d&apos;autres programmes ne peuvent pas le modifier.</translation>
    </message>
    <message>
        <source>There is no recent project.</source>
        <translation>Il n&apos;y a pas de projet récent.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Essayer la démo</translation>
    </message>
    <message>
        <source>for example Liver MRI</source>
        <translation>par exemple IRM du foie</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>pas de réponse</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
</context>
<context>
    <name>widgets.ReportWindow</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>In parts</source>
        <translation>En parties</translation>
    </message>
    <message>
        <source>One text</source>
        <translation>Un seul texte</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Signaler un problème</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Enregistrer …</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré&#xa0;: {path}</translation>
    </message>
    <message>
        <source>This helps others to find out what is wrong. It holds no images. Names of cases, of the project, of you and of this computer, and all paths, are replaced. Nothing is sent: read it, save it, and pass it on yourself, with a few words on what you did and what happened.</source>
        <translation>Ceci aide d&apos;autres à trouver ce qui ne va pas. Il n&apos;y a pas d&apos;images. Les noms des cas, du projet, de vous et de cet ordinateur, ainsi que tous les chemins, sont remplacés. Rien n&apos;est envoyé&#xa0;: lisez-le, enregistrez-le, et transmettez-le vous-même, avec quelques mots sur ce que vous faisiez et ce qui s&apos;est passé.</translation>
    </message>
</context>
<context>
    <name>widgets.ReviewTable</name>
    <message>
        <source>*: only how sure the network is of the pixels that it has marked, which says little of how good a mask is; of flat masks nothing else is known.</source>
        <translation>*&#xa0;: seulement à quel point le réseau est sûr des pixels qu&apos;il a marqués, ce qui dit peu de la qualité d&apos;un masque&#xa0;; des masques plats on ne sait rien d&apos;autre.</translation>
    </message>
    <message>
        <source>*: only how sure the network is of the voxels that it has marked, which says little of how good a mask is: the mask was made by an older version, or by a model of an older version. Predict it again; if the * stays, finetune again.</source>
        <translation>*&#xa0;: seulement à quel point le réseau est sûr des voxels qu&apos;il a marqués, ce qui dit peu de la qualité d&apos;un masque&#xa0;: le masque vient d&apos;une version plus ancienne, ou d&apos;un modèle d&apos;une version plus ancienne. Prédisez-le de nouveau&#xa0;; si le * reste, affinez de nouveau.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>How well the mask is expected to agree with a careful drawing (Dice, 100 % at best): by whether it stays the same when the image is moved and darkened a little, and whether it lies where it does in the labelled cases. A guide, no guarantee. With *: an older measure.</source>
        <translation>À quel point le masque devrait concorder avec un tracé soigneux (Dice, 100&#xa0;% au mieux)&#xa0;: selon qu&apos;il reste le même quand l&apos;image est un peu déplacée et assombrie, et qu&apos;il se trouve là où il est dans les cas annotés. Un repère, pas une garantie. Avec *&#xa0;: une mesure plus ancienne.</translation>
    </message>
    <message>
        <source>Of each structure, in millilitres; of flat masks the area.</source>
        <translation>De chaque structure, en millilitres&#xa0;; des masques plats, la surface.</translation>
    </message>
    <message>
        <source>Of the frame of which it is least sure.</source>
        <translation>De la phase dont il est le moins sûr.</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sûr</translation>
    </message>
    <message>
        <source>To review first, those that are expected to be worst on top.</source>
        <translation>À vérifier d&apos;abord, en haut&#xa0;: ceux qui devraient être les moins bons.</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>being corrected</source>
        <translation>en correction</translation>
    </message>
    <message>
        <source>could not be segmented</source>
        <translation>n&apos;a pas pu être segmenté</translation>
    </message>
    <message>
        <source>first column</source>
        <translation>première colonne</translation>
    </message>
    <message>
        <source>first row</source>
        <translation>première ligne</translation>
    </message>
    <message>
        <source>first slice</source>
        <translation>première coupe</translation>
    </message>
    <message>
        <source>has a mask; the model was compared with it</source>
        <translation>a un masque&#xa0;; le modèle lui a été comparé</translation>
    </message>
    <message>
        <source>in {count} separate parts, the largest {share:.0%}</source>
        <translation>en {count} parties séparées, la plus grande {share:.0%}</translation>
    </message>
    <message>
        <source>last column</source>
        <translation>dernière colonne</translation>
    </message>
    <message>
        <source>last row</source>
        <translation>dernière ligne</translation>
    </message>
    <message>
        <source>last slice</source>
        <translation>dernière coupe</translation>
    </message>
    <message>
        <source>more</source>
        <translation>autres</translation>
    </message>
    <message>
        <source>not predicted</source>
        <translation>non prédit</translation>
    </message>
    <message>
        <source>nothing was found</source>
        <translation>rien n&apos;a été trouvé</translation>
    </message>
    <message>
        <source>reaches the border of the image ({sides})</source>
        <translation>atteint le bord de l&apos;image ({sides})</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejeté</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>… {count} more</source>
        <translation>… {count} de plus</translation>
    </message>
    <message>
        <source>… {more}</source>
        <translation>… {more}</translation>
    </message>
    <message>
        <source>⚠: something is unusual. Select the case to read what.</source>
        <translation>⚠&#xa0;: quelque chose est inhabituel. Sélectionnez le cas pour lire quoi.</translation>
    </message>
    <message>
        <source>✔ accepted</source>
        <translation>✔ accepté</translation>
    </message>
    <message>
        <source>✔ corrected</source>
        <translation>✔ corrigé</translation>
    </message>
</context>
<context>
    <name>widgets.RoleChooser</name>
    <message>
        <source>What a case is used for from the moment that something of it is complete or accepted, unless it has a use already.</source>
        <translation>À quoi sert un cas dès que quelque chose en est complet ou accepté, s&apos;il n&apos;a pas déjà un usage.</translation>
    </message>
</context>
<context>
    <name>widgets.RunView</name>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Copy what engineers need to find the fault. It holds settings and file paths, and no image.</source>
        <translation>Copier ce dont les techniciens ont besoin pour trouver l&apos;erreur&#xa0;: réglages et chemins de fichiers, aucune image.</translation>
    </message>
    <message>
        <source>Do not wait for the step to end. What was saved last stays.</source>
        <translation>Ne pas attendre la fin du pas. Ce qui a été enregistré en dernier reste.</translation>
    </message>
    <message>
        <source>Finish the step, save, and keep the best so far: it can be used, and the run resumed later.</source>
        <translation>Terminer le pas, enregistrer et garder le meilleur état&#xa0;: il peut être utilisé, et l&apos;exécution reprise plus tard.</translation>
    </message>
    <message>
        <source>Go on where it stopped, as if it had never stopped.</source>
        <translation>Continuer là où il s&apos;est arrêté, comme s&apos;il ne s&apos;était jamais arrêté.</translation>
    </message>
    <message>
        <source>Part {number}: {name}</source>
        <translation>Partie {number}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Arrêter et garder</translation>
    </message>
    <message>
        <source>Stop at once</source>
        <translation>Arrêter tout de suite</translation>
    </message>
    <message>
        <source>The report is in the clipboard: paste it into a message.</source>
        <translation>Le rapport est dans le presse-papiers&#xa0;: collez-le dans un message.</translation>
    </message>
    <message>
        <source>Training step</source>
        <translation>Pas d&apos;entraînement</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s&apos;est passé</translation>
    </message>
    <message>
        <source>Which part of the training is drawn</source>
        <translation>Quelle partie de l&apos;entraînement est tracée</translation>
    </message>
    <message>
        <source>Which run is shown</source>
        <translation>Quelle exécution est affichée</translation>
    </message>
</context>
<context>
    <name>widgets.ScansBox</name>
    <message>
        <source>Add these scans</source>
        <translation>Ajouter ces examens</translation>
    </message>
    <message>
        <source>Among files …</source>
        <translation>Parmi des fichiers …</translation>
    </message>
    <message>
        <source>As the table shows them.</source>
        <translation>Tels que le tableau les montre.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Files of the sequences</source>
        <translation>Fichiers des séquences</translation>
    </message>
    <message>
        <source>Folder with the sequences</source>
        <translation>Dossier avec les séquences</translation>
    </message>
    <message>
        <source>In a folder, with all below it …</source>
        <translation>Dans un dossier, avec tout ce qu&apos;il contient …</translation>
    </message>
    <message>
        <source>In the scene</source>
        <translation>Dans la scène</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Laisser de côté</translation>
    </message>
    <message>
        <source>Name at least one sequence and its files.</source>
        <translation>Nommez au moins une séquence et ses fichiers.</translation>
    </message>
    <message>
        <source>Name the sequences, and say what their files are called: * stands for anything. The first is the image that every case has; further ones may be missing in some.</source>
        <translation>Nommez les séquences, et dites comment s&apos;appellent leurs fichiers&#xa0;: * remplace n&apos;importe quoi. La première est l&apos;image que chaque cas a&#xa0;; les autres peuvent manquer dans certains.</translation>
    </message>
    <message>
        <source>Names of its files</source>
        <translation>Noms de ses fichiers</translation>
    </message>
    <message>
        <source>Nothing is added yet: names, and the descriptions of DICOM series, are compared.</source>
        <translation>Rien n&apos;est encore ajouté&#xa0;: les noms, et les descriptions des séries DICOM, sont comparés.</translation>
    </message>
    <message>
        <source>Of {names} several fit one sequence, and the first was taken: look which it should be.</source>
        <translation>Pour {names}, plusieurs conviennent à une séquence, et la première a été prise&#xa0;: regardez laquelle ce doit être.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>See first what goes where.</source>
        <translation>Regardez d&apos;abord ce qui va où.</translation>
    </message>
    <message>
        <source>See what goes where</source>
        <translation>Voir ce qui va où</translation>
    </message>
    <message>
        <source>Select scans in the table first.</source>
        <translation>Sélectionnez d&apos;abord des examens dans le tableau.</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Séquence</translation>
    </message>
    <message>
        <source>Several sequences of each scan</source>
        <translation>Plusieurs séquences par examen</translation>
    </message>
    <message>
        <source>The selected scans are not added.</source>
        <translation>Les examens sélectionnés ne sont pas ajoutés.</translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; has no name.</source>
        <translation>La séquence «&#xa0;{name}&#xa0;» n&apos;a pas de nom.</translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; has no pattern.</source>
        <translation>Les noms de fichiers de la séquence «&#xa0;{name}&#xa0;» manquent.</translation>
    </message>
    <message>
        <source>What it is, chosen by hand.</source>
        <translation>Ce que c&apos;est, choisi à la main.</translation>
    </message>
    <message>
        <source>Which sequence of the selected scan.</source>
        <translation>Quelle séquence de l&apos;examen sélectionné.</translation>
    </message>
    <message>
        <source>Write both, or leave both empty.</source>
        <translation>Écrivez les deux, ou laissez les deux vides.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>the scan</source>
        <translation>l&apos;examen</translation>
    </message>
    <message>
        <source>{count} fit nothing.</source>
        <translation>{count} ne correspondent à rien.</translation>
    </message>
    <message>
        <source>{count} scans.</source>
        <translation>{count} examens.</translation>
    </message>
    <message>
        <source>{count} without &apos;{name}&apos;, which is the image, are not added: choose what it is, below.</source>
        <translation>{count} sans «&#xa0;{name}&#xa0;», qui est l&apos;image, ne sont pas ajoutés&#xa0;: choisissez ce que c&apos;est, ci-dessous.</translation>
    </message>
</context>
<context>
    <name>widgets.ScenePicker</name>
    <message>
        <source>A copy of each checked volume goes into the project. The scene stays as it is.</source>
        <translation>Une copie de chaque volume coché va dans le projet. La scène reste telle quelle.</translation>
    </message>
    <message>
        <source>Add the checked</source>
        <translation>Ajouter les cochés</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Tout cocher</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>It {why}. Check it only if it is an image to learn from.</source>
        <translation>Ressemble à un masque ({why}). Ne le cochez que si c&apos;est une image dont apprendre.</translation>
    </message>
    <message>
        <source>Not listed: {masks} (label maps, segmentations), which &apos;Give it a mask&apos; gives to their cases.</source>
        <translation>Non listés&#xa0;: {masks} (cartes d&apos;étiquettes, segmentations), que «&#xa0;Donner un masque&#xa0;» donne à leurs cas.</translation>
    </message>
    <message>
        <source>The scene holds no volume. Load some (Add Data, or the DICOM module), then come back.</source>
        <translation>La scène ne contient aucun volume. Chargez-en (Ajouter des données, ou le module DICOM), puis revenez.</translation>
    </message>
    <message>
        <source>Volumes in the scene</source>
        <translation>Volumes de la scène</translation>
    </message>
    <message>
        <source>What looks like a mask is not checked: networks would learn from it as from an image.</source>
        <translation>Ce qui ressemble à un masque n&apos;est pas coché&#xa0;: les réseaux en apprendraient comme d&apos;une image.</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>phase</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>phases</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>masque</translation>
    </message>
    <message>
        <source>masks</source>
        <translation>masques</translation>
    </message>
    <message>
        <source>{name} (in the project)</source>
        <translation>{name} (dans le projet)</translation>
    </message>
    <message>
        <source>{name} (looks like a mask)</source>
        <translation>{name} (ressemble à un masque)</translation>
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
        <translation>Un projet a au plus 254 structures.</translation>
    </message>
    <message>
        <source>A project needs at least one structure.</source>
        <translation>Un projet a besoin d&apos;au moins une structure.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add a structure of this name.</source>
        <translation>Ajouter une structure de ce nom.</translation>
    </message>
    <message>
        <source>Choose a term of a standard terminology (SNOMED CT), so that others know what is meant.</source>
        <translation>Choisir un terme d&apos;une terminologie standard (SNOMED CT), pour que d&apos;autres sachent ce qui est désigné.</translation>
    </message>
    <message>
        <source>Colour of the structure</source>
        <translation>Couleur de la structure</translation>
    </message>
    <message>
        <source>Goes before the upper one where they meet.</source>
        <translation>Passe avant celle du dessus là où elles se rencontrent.</translation>
    </message>
    <message>
        <source>It is the first already.</source>
        <translation>C&apos;est déjà la première.</translation>
    </message>
    <message>
        <source>It is the last already.</source>
        <translation>C&apos;est déjà la dernière.</translation>
    </message>
    <message>
        <source>Name of the structure; press Enter to change it.</source>
        <translation>Nom de la structure&#xa0;; Entrée le modifie.</translation>
    </message>
    <message>
        <source>Name what shall be outlined. Where two structures overlap, the upper one gets the voxel.</source>
        <translation>Nommez ce qui doit être délimité. Là où deux structures se chevauchent, celle du dessus reçoit le voxel.</translation>
    </message>
    <message>
        <source>Names, colours and terminology that you have changed in the Segment Editor&apos;s list below (by a double click), and segments that you have added there, become those of the project.</source>
        <translation>Les noms, couleurs et termes modifiés dans la liste de l&apos;Éditeur de segments ci-dessous (par double-clic), et les segments que vous y avez ajoutés, deviennent ceux du projet.</translation>
    </message>
    <message>
        <source>Nothing that was drawn is deleted.</source>
        <translation>Rien de ce qui a été dessiné n&apos;est supprimé.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove one first.</source>
        <translation>Retirez-en d&apos;abord une.</translation>
    </message>
    <message>
        <source>Select a structure first.</source>
        <translation>Sélectionnez d&apos;abord une structure.</translation>
    </message>
    <message>
        <source>Standard term</source>
        <translation>Terme standard</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Structures ({count}): {names}</source>
        <translation>Structures ({count})&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Structures: none yet</source>
        <translation>Structures&#xa0;: aucune encore</translation>
    </message>
    <message>
        <source>Take over from the Segment Editor</source>
        <translation>Reprendre de l&apos;Éditeur de segments</translation>
    </message>
    <message>
        <source>Term …</source>
        <translation>Terme …</translation>
    </message>
    <message>
        <source>The lower one goes first where they meet.</source>
        <translation>Celle du dessous passe avant là où elles se rencontrent.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Write its name first.</source>
        <translation>Écrivez d&apos;abord son nom.</translation>
    </message>
    <message>
        <source>new structure, for example liver</source>
        <translation>nouvelle structure, par exemple foie</translation>
    </message>
</context>
<context>
    <name>widgets.SequenceBox</name>
    <message>
        <source>&apos;{name}&apos; has a sequence &apos;{sequence}&apos; already.

Replace it? A file in the project is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation>«&#xa0;{name}&#xa0;» a déjà une séquence «&#xa0;{sequence}&#xa0;».

La remplacer&#xa0;? Un fichier du projet est gardé dans le dossier du cas, sous «&#xa0;set aside&#xa0;».</translation>
    </message>
    <message>
        <source>A DICOM folder …</source>
        <translation>Un dossier DICOM …</translation>
    </message>
    <message>
        <source>A case with frames has no further sequences.</source>
        <translation>Un cas à phases n&apos;a pas d&apos;autres séquences.</translation>
    </message>
    <message>
        <source>A file …</source>
        <translation>Un fichier …</translation>
    </message>
    <message>
        <source>Choose a volume</source>
        <translation>Choisir un volume</translation>
    </message>
    <message>
        <source>Choose one above.</source>
        <translation>Choisissez-en un ci-dessus.</translation>
    </message>
    <message>
        <source>Give it from</source>
        <translation>La donner depuis</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>It has {names}.</source>
        <translation>Il a {names}.</translation>
    </message>
    <message>
        <source>It lacks {names}.</source>
        <translation>Il lui manque {names}.</translation>
    </message>
    <message>
        <source>Name the sequence first.</source>
        <translation>Nommez d&apos;abord la séquence.</translation>
    </message>
    <message>
        <source>No volume of the scene is chosen.</source>
        <translation>Aucun volume de la scène n&apos;est choisi.</translation>
    </message>
    <message>
        <source>On another grid it is resampled onto that of the case&apos;s image, and that is told.</source>
        <translation>Sur une autre grille, il est rééchantillonné sur celle de l&apos;image du cas, et cela est signalé.</translation>
    </message>
    <message>
        <source>Sequence:</source>
        <translation>Séquence&#xa0;:</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Séquences</translation>
    </message>
    <message>
        <source>Sequences of &apos;{name}&apos;</source>
        <translation>Séquences de «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Sequences …</source>
        <translation>Séquences …</translation>
    </message>
    <message>
        <source>Several sequences of one scan, such as T2 and ADC: networks see them together, and share the mask.</source>
        <translation>Plusieurs séquences d&apos;un même examen, comme T2 et ADC&#xa0;: les réseaux les voient ensemble, et le masque vaut pour toutes.</translation>
    </message>
    <message>
        <source>Take away …</source>
        <translation>Enlever …</translation>
    </message>
    <message>
        <source>Take the sequence &apos;{sequence}&apos; away from &apos;{name}&apos;? Networks then see it as lacking there.</source>
        <translation>Enlever la séquence «&#xa0;{sequence}&#xa0;» de «&#xa0;{name}&#xa0;»&#xa0;? Pour les réseaux, elle y manque alors.</translation>
    </message>
    <message>
        <source>The case has no such sequence beside its image.</source>
        <translation>Le cas n&apos;a pas cette séquence en plus de son image.</translation>
    </message>
    <message>
        <source>The case lacks it from then on. Nothing is deleted.</source>
        <translation>Le cas en est privé dès lors. Rien n&apos;est supprimé.</translation>
    </message>
    <message>
        <source>The images are:</source>
        <translation>Les images sont&#xa0;:</translation>
    </message>
    <message>
        <source>The volume chosen above</source>
        <translation>Le volume choisi ci-dessus</translation>
    </message>
    <message>
        <source>Volume:</source>
        <translation>Volume&#xa0;:</translation>
    </message>
    <message>
        <source>What the sequence is called that the image of every case is, such as T2.</source>
        <translation>Comment s&apos;appelle la séquence qu&apos;est l&apos;image de chaque cas, comme T2.</translation>
    </message>
    <message>
        <source>Which sequence to give or take away. A new name is a new sequence of the project.</source>
        <translation>Quelle séquence donner ou enlever. Un nouveau nom est une nouvelle séquence du projet.</translation>
    </message>
    <message>
        <source>{sequence} of &apos;{name}&apos;</source>
        <translation>{sequence} de «&#xa0;{name}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>widgets.SequenceChooser</name>
    <message>
        <source>It lacks {names}.</source>
        <translation>Il lui manque {names}.</translation>
    </message>
    <message>
        <source>Shown:</source>
        <translation>Affiché&#xa0;:</translation>
    </message>
    <message>
        <source>What the views show below the mask. Slices and mask stay; masks belong to all sequences of the case.</source>
        <translation>Ce que les vues montrent sous le masque. La coupe et le masque restent&#xa0;; les masques valent pour toutes les séquences du cas.</translation>
    </message>
</context>
<context>
    <name>widgets.SpacingBox</name>
    <message>
        <source>Assumed: {words}</source>
        <translation>Supposé&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Champ de vue</translation>
    </message>
    <message>
        <source>For images whose files do not tell the true size of a voxel: for example, all of them say 1 × 1 mm though their matrices differ. Otherwise leave it alone.</source>
        <translation>Pour des images dont les fichiers ne disent pas la vraie taille d&apos;un voxel&#xa0;: par exemple, toutes disent 1 × 1 mm alors que leurs matrices diffèrent. Sinon, n&apos;y touchez pas.</translation>
    </message>
    <message>
        <source>From the middle of one slice to that of the next: slice thickness and gap.</source>
        <translation>Du milieu d&apos;une coupe à celui de la suivante&#xa0;: épaisseur de coupe et intervalle.</translation>
    </message>
    <message>
        <source>If the files do not tell the true size of a voxel (for example, all images say 1 × 1 mm though their matrices differ), give here what is known. It holds for all that is added next. The project&apos;s copies get it, and masks come along; the files stay as they are.</source>
        <translation>Si les fichiers ne disent pas la vraie taille d&apos;un voxel (par exemple, toutes les images disent 1 × 1 mm alors que leurs matrices diffèrent), indiquez ici ce qui est connu. Cela vaut pour tout ce qui est ajouté ensuite. Les copies du projet la reçoivent, et les masques suivent&#xa0;; les fichiers restent tels quels.</translation>
    </message>
    <message>
        <source>Of the longer side of a slice, from edge to edge, as the protocol of the scan says.</source>
        <translation>Du plus long côté d&apos;une coupe, d&apos;un bord à l&apos;autre, comme l&apos;indique le protocole de l&apos;examen.</translation>
    </message>
    <message>
        <source>Side of a pixel in the slice.</source>
        <translation>Côté d&apos;un pixel dans la coupe.</translation>
    </message>
    <message>
        <source>Slice distance</source>
        <translation>Distance entre coupes</translation>
    </message>
    <message>
        <source>The files&apos; voxel size is not true …</source>
        <translation>La taille de voxel des fichiers est fausse …</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>comme le dit le fichier</translation>
    </message>
    <message>
        <source>field of view</source>
        <translation>champ de vue</translation>
    </message>
    <message>
        <source>or pixel size</source>
        <translation>ou taille de pixel</translation>
    </message>
    <message>
        <source>pixel size</source>
        <translation>taille de pixel</translation>
    </message>
    <message>
        <source>slice distance</source>
        <translation>distance entre coupes</translation>
    </message>
</context>
<context>
    <name>widgets.StartHere</name>
    <message>
        <source>A click opens a case at the slices to begin with.</source>
        <translation>Un clic ouvre un cas aux coupes par lesquelles commencer.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Looking at the volumes …</source>
        <translation>Examen des volumes …</translation>
    </message>
    <message>
        <source>Nothing is left to suggest.</source>
        <translation>Plus rien à proposer.</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Commencer ici</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>{reason}
Begin with the slices {slices}.</source>
        <translation>{reason}
Commencez par les coupes {slices}.</translation>
    </message>
    <message>
        <source>{reason} Slices {slices} (key L: the next).</source>
        <translation>{reason} Coupes {slices} (touche L&#xa0;: la suivante).</translation>
    </message>
</context>
<context>
    <name>widgets.StatusStrip</name>
    <message>
        <source> (+{count} waiting)</source>
        <translation> (+{count} en attente)</translation>
    </message>
    <message>
        <source>Finetuning</source>
        <translation>Affinage</translation>
    </message>
    <message>
        <source>Finish the step, save, and keep the best so far. The job can be resumed later.</source>
        <translation>Terminer le pas, enregistrer et garder le meilleur état. La tâche peut être reprise plus tard.</translation>
    </message>
    <message>
        <source>Keep learning</source>
        <translation>Apprendre en continu</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Apprentissage</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Aucun projet n&apos;est ouvert</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Prédiction</translation>
    </message>
    <message>
        <source>Pretraining</source>
        <translation>Préentraînement</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Étude</translation>
    </message>
    <message>
        <source>Whenever you complete, accept or correct something, the last model learns from it, and a better one appears under &apos;Models&apos;. It gives way to everything that you start, and goes on without Slicer.</source>
        <translation>Chaque fois que vous complétez, acceptez ou corrigez quelque chose, le dernier modèle en apprend, et un meilleur apparaît sous «&#xa0;Modèles&#xa0;». Il cède le pas à tout ce que vous lancez, et continue sans Slicer.</translation>
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
        <translation>Masquer 3D</translation>
    </message>
    <message>
        <source>Select one case in the list first.</source>
        <translation>Sélectionnez d&apos;abord un cas dans la liste.</translation>
    </message>
    <message>
        <source>Shows this mask in the 3D view. Slicer computes the surfaces, and does nothing else meanwhile.</source>
        <translation>Montre ce masque dans la vue 3D. Slicer calcule les surfaces, et ne fait rien d&apos;autre entre-temps.</translation>
    </message>
    <message>
        <source>This mask is large: its surfaces may take a minute, in which Slicer does nothing else. Go on?</source>
        <translation>Ce masque est grand&#xa0;: ses surfaces peuvent prendre une minute, pendant laquelle Slicer ne fait rien d&apos;autre. Continuer&#xa0;?</translation>
    </message>
</context>
<context>
    <name>widgets.TaskChooser</name>
    <message>
        <source>Each has models, settings and pretrainings of its own.</source>
        <translation>Chacun a ses propres modèles, réglages et préentraînements.</translation>
    </message>
</context>
<context>
    <name>widgets.Terminology</name>
    <message>
        <source>Standard term of the structure</source>
        <translation>Terme standard de la structure</translation>
    </message>
    <message>
        <source>{what} in {place}</source>
        <translation>{what} dans {place}</translation>
    </message>
</context>
<context>
    <name>widgets.Tour</name>
    <message>
        <source>Annotate: name the structures, outline some slices, and say which are complete. All other volumes then show a draft, a first guess that you can use.</source>
        <translation>Annoter&#xa0;: nommez les structures, délimitez quelques coupes, et dites lesquelles sont complètes. Tous les autres volumes montrent alors une ébauche, une première proposition que vous pouvez utiliser.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Data: make a project and add volumes. None has to be annotated. &apos;Try the demo&apos; makes a project with computed volumes to play with.</source>
        <translation>Données&#xa0;: créez un projet et ajoutez des volumes. Aucun n&apos;a besoin d&apos;être annoté. «&#xa0;Essayer la démo&#xa0;» crée un projet de volumes calculés pour s&apos;exercer.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Finetune: a network learns from what you have outlined. &apos;Keep learning&apos; in the strip does this by itself while you work.</source>
        <translation>Affiner&#xa0;: un réseau apprend de ce que vous avez délimité. «&#xa0;Apprendre en continu&#xa0;», dans la barre, le fait tout seul pendant que vous travaillez.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Review: masks of all other volumes, those that need a look first. Accept them, edit them, or reject them; the next network learns from that.</source>
        <translation>Vérifier&#xa0;: les masques de tous les autres volumes, ceux à regarder d&apos;abord en tête. Acceptez-les, modifiez-les ou rejetez-les&#xa0;; le prochain réseau en apprend.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>The ? opens the tutorial&apos;s page of each step, on this computer. Its arrow shows this tour again, and collects a report if something goes wrong.</source>
        <translation>Le&#xa0;? ouvre la page du tutoriel de chaque étape, sur cet ordinateur. Sa flèche remontre cette visite, et réunit un rapport si quelque chose ne va pas.</translation>
    </message>
    <message>
        <source>This strip is always here: your project, what this computer computes with, the job at work, and what to do next.</source>
        <translation>Cette barre est toujours là&#xa0;: votre projet, ce avec quoi cet ordinateur calcule, la tâche en cours, et ce qu&apos;il faut faire ensuite.</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
</context>
<context>
    <name>widgets.TrainingPanel</name>
    <message>
        <source> (waits for the running job)</source>
        <translation> (après la tâche en cours)</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Paramètres avancés</translation>
    </message>
    <message>
        <source>For those who know the methods. What a setting means is in its tooltip.</source>
        <translation>Pour ceux qui connaissent les méthodes. Le sens d&apos;un paramètre est dans son infobulle.</translation>
    </message>
    <message>
        <source>How much time may it take?</source>
        <translation>Combien de temps cela peut-il prendre&#xa0;?</translation>
    </message>
    <message>
        <source>Not measured while a job computes: the time would be too long.</source>
        <translation>Non mesuré tant qu&apos;une tâche calcule&#xa0;: la durée serait trop longue.</translation>
    </message>
    <message>
        <source>What this computer can compute with has not been checked yet.</source>
        <translation>Ce avec quoi cet ordinateur peut calculer n&apos;a pas encore été vérifié.</translation>
    </message>
    <message>
        <source>case is left out, as it</source>
        <translation>cas est laissé de côté&#xa0;:</translation>
    </message>
    <message>
        <source>cases are left out, as they</source>
        <translation>cas sont laissés de côté&#xa0;:</translation>
    </message>
    <message>
        <source>{cases} cannot be read: select it in the step &apos;Data&apos; to see why.</source>
        <translation>{cases} lecture impossible. Sélectionnez-le à l&apos;étape «&#xa0;Données&#xa0;» pour voir pourquoi.</translation>
    </message>
</context>
<context>
    <name>widgets.VolumeCurveBox</name>
    <message>
        <source>A row for each frame: its time, and ml of each structure (.csv).</source>
        <translation>Une ligne par phase&#xa0;: son temps, et les ml de chaque structure (.csv).</translation>
    </message>
    <message>
        <source>ED: frame {number}</source>
        <translation>TD&#xa0;: phase {number}</translation>
    </message>
    <message>
        <source>ES: frame {number}</source>
        <translation>TS&#xa0;: phase {number}</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Left ventricle:</source>
        <translation>Ventricule gauche&#xa0;:</translation>
    </message>
    <message>
        <source>Masks:</source>
        <translation>Masques&#xa0;:</translation>
    </message>
    <message>
        <source>Measured once all frames are predicted.</source>
        <translation>Mesuré dès que toutes les phases sont prédites.</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Mesure …</translation>
    </message>
    <message>
        <source>Save as table …</source>
        <translation>Comme tableau …</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré&#xa0;: {path}</translation>
    </message>
    <message>
        <source>See this frame with its mask: the fraction is as good as the masks at both ends.</source>
        <translation>Voir cette phase avec son masque&#xa0;: la fraction vaut ce que valent les masques aux deux extrémités.</translation>
    </message>
    <message>
        <source>Show end-diastole</source>
        <translation>Télédiastole</translation>
    </message>
    <message>
        <source>Show end-systole</source>
        <translation>Télésystole</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tableaux</translation>
    </message>
    <message>
        <source>The cavity of the left ventricle, for the ejection fraction</source>
        <translation>La cavité du ventricule gauche, pour la fraction d&apos;éjection</translation>
    </message>
    <message>
        <source>Time (ms)</source>
        <translation>Temps (ms)</translation>
    </message>
    <message>
        <source>Volume (ml)</source>
        <translation>Volume (ml)</translation>
    </message>
    <message>
        <source>Volumes of &apos;{name}&apos;</source>
        <translation>Volumes de «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Volumes over time</source>
        <translation>Volume au cours du temps</translation>
    </message>
    <message>
        <source>Whose masks are measured</source>
        <translation>De qui les masques sont mesurés</translation>
    </message>
    <message>
        <source>as its name or terminology says</source>
        <translation>selon son nom ou sa terminologie</translation>
    </message>
    <message>
        <source>of the case itself: drawn, accepted, imported</source>
        <translation>du cas lui-même&#xa0;: dessiné, accepté, importé</translation>
    </message>
    <message>
        <source>predicted by the model</source>
        <translation>prédit par le modèle</translation>
    </message>
</context>
<context>
    <name>widgets.VolumeMap</name>
    <message>
        <source>All volumes: near each other if they look alike. Green: annotated; orange ring: suggested. Click a dot to open its case.</source>
        <translation>Tous les volumes&#xa0;: proches l&apos;un de l&apos;autre s&apos;ils se ressemblent. Vert&#xa0;: annoté&#xa0;; anneau orange&#xa0;: proposé. Cliquez un point pour ouvrir son cas.</translation>
    </message>
</context>
<context>
    <name>widgets.WorkList</name>
    <message>
        <source>How good a flat mask is expected to be, nothing tells: &apos;Sure&apos; is only how sure the network is of the pixels that it has marked.</source>
        <translation>Rien ne dit ce que devrait valoir un masque plat&#xa0;: «&#xa0;Sûr&#xa0;» est seulement à quel point le réseau est sûr des pixels qu&apos;il a marqués.</translation>
    </message>
    <message>
        <source>Key J: previous frame, key K: next frame</source>
        <translation>Touche J&#xa0;: phase précédente, touche K&#xa0;: phase suivante</translation>
    </message>
    <message>
        <source>The masks of {cases} are still being read.</source>
        <translation>Les masques sont encore en cours de lecture ({cases}).</translation>
    </message>
    <message>
        <source>case</source>
        <translation>cas</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>cas</translation>
    </message>
</context>
</TS>
