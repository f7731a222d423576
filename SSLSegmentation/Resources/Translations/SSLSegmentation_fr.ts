<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>SSLSegmentation</name>
    <message>
        <source>SSL Segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segment MRI with a handful of annotations: outline a few slices, look at the drafts in all other volumes, correct, let a network learn, repeat. Everything stays on this computer. For research, not a medical device. See the &lt;a href=&quot;{url}&quot;&gt;tutorial&lt;/a&gt;.&lt;br&gt;Keys:&lt;br&gt;{keys}&lt;br&gt;Shift with the mouse over a slice in Annotate, if it is switched on there: what is alike lights up, and is found in the other cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first method follows Umapathy et al., 2022 (arXiv:2205.13109). Built on PyTorch, MONAI and SimpleITK.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SSLSegmentationLib</name>
    <message>
        <source>A network learns to say of a small cut-out of a slice what its slower twin says of a large one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trial of what two methods give together; not measured; costs as much as both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Across volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image of another modality in the plane that each volume is projected onto (&apos;sslseg en-face&apos; gives it to a case). Without one, the setting &apos;target&apos; can be &apos;own&apos;: a projection of the volume itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Pix2Rep, where neighbouring or distant places look alike; costs about the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias field probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blur probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blur sigma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combined (restore squares and find pixels again)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrastive (same anatomy, other look)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crops per volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DINO (small cut-outs foretell large ones)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic control points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic fine control points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elastic probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First blur sigma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip horizontal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip vertical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a finetuning in 3D and many volumes: in a comparison of 3D pretrainings on 39 thousand of them it was the strongest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a finetuning in 3D and volumes that show the same part of the body in about the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a finetuning in 3D; as &apos;regression&apos; otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a finetuning in 3D; two passes a step, so twice as slow as the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For segmenting in a plane that volumes are projected onto (vessels, atrophy), with a second image of each case. It trains a network of its own, from which only flat masks are finetuned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For volumes that show the same part of the body in about the same place, and one or two labelled cases: keeps the network from finding structures where none can be. One of the quickest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen last layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global and local contrast (same part of the body)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand on decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides a tenth of the pixels and learns to restore them from their surroundings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides a tenth of the voxels and learns to restore them from their surroundings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides three quarters of the tissue in cubes and learns to restore them from what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides three quarters of the tissue in squares and learns to restore them from what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inter-modal reconstruction (volume to flat image)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns that slices of nearly the same level of the body are alike, whichever patient they are of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns that the same part of two volumes shows about the same anatomy, then to tell places in a slice apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns to draw from a volume the flat image of another modality, such as an OCT&apos;s angiogram.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns to recognise every place of a slice after it was turned, cut out and given another look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns to recognise every place of a volume after it was turned, cut out and given another look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns to tell from a piece of a slice which place of the scan it shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns to tell from a piece of a volume which place of the scan it shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns to tell slices apart, whatever part of a slice it sees and however bright it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns which slices, and then which places in a slice, show the same anatomy under another look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like Pix2Rep with bent slices; features must agree at each place instead of telling places apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked image modelling (restore hidden squares)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked image modelling and Pix2Rep at once, on one network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked image modelling in 3D (restore hidden cubes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meant for many unlabelled volumes of one body region; slower than regression. On few it gains little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meant for many unlabelled volumes; only the part that recognises patterns is trained, so it takes less time than methods that also train the part that draws outlines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meant for volumes that all cover the same region, such as one organ in one protocol; where they start and end at different places, take SimCLR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meant for volumes that all cover the same region; with a single volume it still learns to tell its parts apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov&apos;s form of the momentum of sgd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise std</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset std</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCL (same level of the body)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch voxels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pix2Rep (find each pixel again)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pix2Rep in 3D (find each voxel again)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pix2Rep-v2 (find each pixel again, without contrast)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plateau patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position (tell where each pixel lies)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position in 3D (tell where each voxel lies)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redundancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regression (restore missing pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regression in 3D (restore missing voxels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second solarized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SimCLR (same slice, other look)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Student temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the least time; measured so far it helps little, and with a single labelled case it did harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature warmup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tissue level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains the encoder only and likes many volumes; in the cine study it helped less than its other methods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains the whole network at the cost of one pass; the cine study reports a Dice of 0.86 instead of 0.82 with 10 labelled patients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains the whole network pixel by pixel, for few annotated cases; slower a step than regression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a datalist.json with lists such as &apos;training&apos; and &apos;testing&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a dataset.json with &apos;labels&apos; and lists of files such as &apos;training&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file .sslseg.zip, model.pt or backbone.pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder TRAINER__PLANS__2d with plans.json and fold_0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder with configs/metadata.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder with dataset.json, imagesTr and labelsTr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder with subjects such as sub-01, and masks in derivatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allow a linear probe from scratch, on a random network that stays as it is: a control for studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area of a crop as part of the slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area of a crop as part of the slice; 1 1 = whole slices at their own pixel size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least this part of the patches seen in training has a structure in its middle slice, and of these this part has it in its very middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least this part of the slices seen in training shows a segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch normalisation in the projection head of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch normalisation in the projection head, which keeps the embeddings of a small network apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels of each level, from full resolution down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels of each stage, from full resolution down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels of the last map, at full resolution, from which each pixel is classified; 0 = as many as the first stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>combine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the bias field with N4 first (10 to 60 s a volume)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>course of the learning rate; &apos;plateau&apos; halves it when the validation loss stops falling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut a square out anywhere in the slice instead of about its centre; its side (1 / zoom) is then drawn evenly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decay of the moving average of the weights that is validated and kept; 0 = off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decides weights, order of slices and augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decoder stages to train, from the coarsest; 0, or more than there are, = all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dimension of the embedding before the last layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dimension of the embedding that the loss compares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dino</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direction of the flat image in which B-scans follow each other; where there are none it matters little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exponent, log-uniform; above 1 darkens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>factor on the distance from the image&apos;s mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flat masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free control points of the elastic shift along each axis; fewer is smoother</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free control points of the finer shift along each axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>global</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hand on the decoder too, not only the encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how a volume (the own one, or a paired one that is not flat) becomes a flat image: &apos;mean&apos; or &apos;max&apos; of the intensities along the axis of projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how greys are normalised: &apos;percentiles&apos; become 0 and 1; &apos;z-score&apos; gives mean 0 and standard deviation 1, as nnU-Net does, and slices as nnU-Net sees them, so that the model can be handed to nnU-Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intermodal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intersection over union of the two crops of a slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest blur of the first large view, which is then always blurred; 0 = as the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest elastic shift of a control point along each axis, 0 = off; limited to 0.4 of the spacing of the control points, so that the image never folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest horizontal shear, either way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest log-amplitude of a smooth multiplicative field; 0.3 is a factor of 0.74 to 1.35</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest norm of the gradient; 0 = no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest number, either way, added to all voxels after that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest offset, up or down (images span 0 to 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest rotation, either way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest shift along each axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest standard deviation of Gaussian noise (images span 0 to 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest standard deviation of a Gaussian blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest weight of the agreement on images without labels, beside the loss on labelled ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learn flat masks in the plane that volumes are projected onto, from a backbone of &apos;intermodal&apos; or from scratch; it has settings of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learn from test cases, too (not from validation cases); results on them are then not those of unseen patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learn from the images (not the labels) of test cases, too (not of validation cases); results on them are then not those of unseen patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learn in three dimensions, with a 3D network on patches of volumes instead of slice by slice; it has settings of its own; after a minute from scratch ahead on hippocampi, behind on livers, in two draws (docs/volumes.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate of what came from the backbone, as a part of the rate of what is new; no effect from scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let that share fall in the course of these steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let the network see where each pixel lies in its volume, too; &apos;auto&apos; = if the structures of the labelled volumes lie at much the same place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masks of volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masks of volumes by a 3D network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirror half of the parts along the rows, and half along the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum of the optimizer sgd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neighbours that the network sees beside each slice: &apos;0&apos; = none; &apos;1&apos; = the slice before and the one after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neighbours that the network sees beside each slice: &apos;0&apos; = none; &apos;1&apos; = the slice before and the one after; &apos;auto&apos; = those that the backbone has seen, none from scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>networks trained one after another from different random numbers, whose probabilities are averaged: steadier masks, as many times slower to train and to predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normalisation layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normalise the hidden layers of the head over the batch; keeps its answers from becoming all alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number format; &apos;auto&apos; = bf16 where the processor or GPU computes with it, fp16 on older GPUs, else fp32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of cases with frames over time: frames at the same place count as alike if their phases differ by at most this part of the cycle; 0.5 = all frames do, 0 = each frame with the same one of other cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the longer side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the output size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimisation steps (ignored if epochs is above 0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outputs in which the answers of student and teacher are compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of its weights that the teacher keeps in a step at first; it rises to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of itself that the teacher keeps at each step, at most; more = slower and steadier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the centre of the teacher&apos;s answers that is kept in a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the pixels that is replaced and restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the samples in which each structure, and what is around, gets a random intensity curve of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the samples that changes brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the samples that changes contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the samples that changes gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the samples that gets a bias field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the samples that gets noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the samples that is blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the samples that is deformed elastically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the samples that is inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the samples that is mixed with a random filtering of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the second large views in which what is bright becomes dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the slice&apos;s side, at each edge, that crops keep clear of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the squares that is hidden and restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the steps during which the rate rises from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the steps during which the teacher&apos;s temperature changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the steps during which the weight of the agreement rises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the steps, at first, during which the last layer of the student stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the steps, from the first, during which the agreement does not count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the steps, from the first, during which what came from the backbone stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the steps, from the first, that learn from drafts; then annotated slices alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts that a pass takes from each volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts that each volume is divided into along its slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passes over the training slices; 0 = use steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patches per slice, where they lie at random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patches that count as negatives: the others of the same slice, those of the whole batch, or the five nearest of the same slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pcl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pix2rep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pix2rep v2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of a batch that are compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of a batch that are compared, many more than the embedding has dimensions; 0 = all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of the flat image: &apos;square&apos; resamples, &apos;native&apos; keeps those of each volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of the longer side of a typical flat image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of the longer side of a typical slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plane of the slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plane of the slices, which the volume is a stack of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plane that volumes are projected onto; &apos;acquired&apos; = the one given with the cases, else that of the slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probability from which on a drafted pixel is learnt from; 0 = all are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>projections, which make flat masks of volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconstruct the inverted image: where what matters is dark in it, as atrophy in autofluorescence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows (slow) and columns (fast) of the parts that the network learns from, over the full depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>segmentation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequences (channels) that the network sees, as T2,ADC; none = all that a case which is learnt from has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of drafts among the slices of such a step; the others are annotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side of a patch on the decoder&apos;s map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side of a square; it must divide the size of the patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side of the 2 large views as part of the slice&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side of the small views as part of the slice&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>side of the squares that are hidden; 1 = single pixels, as in the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simclr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices closer than this count as the same place, as part of the length of a volume; 0.1 suits thin slices and long series (cine MRI, CT), 0.35 was used for the 6 to 18 slices of cardiac MRI (ACDC); 0 = SimCLR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices of the same part of other volumes count as alike, too (G^D); without, only views of one slice (G^D-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices per step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices without labels a step, for each labelled one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>small views of each slice, which the student alone sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smallest and largest factor on all voxels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squares whose mean intensity is below this are air: never hidden, never counted (images span 0 to 1); 0 = hide anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standard deviation of a random number added to all voxels of a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standard deviation of the noise in the images that the teacher sees (images span 0 to 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standard deviation of the replacing noise (images span 0 to 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps between validations; 0 = once per pass, at most 40 in all unless the schedule is plateau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>swap left and right in half of the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>swap top and bottom in half of the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperature of the contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperature of the student&apos;s answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperature of the teacher&apos;s answers, at first and after its warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the encoder&apos;s map is averaged over a grid of this side before the head; 1 = over the whole map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last layer alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same for a second, finer elastic shift on top of the first, 0 = off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time that all of the run may take on the computer that trains it, which decides the number of steps; 0 = as many steps as are set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn half of the parts by 180 degrees in the en-face plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validations without improvement before the rate is halved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volumes, which a 3D network sees in three dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voxels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voxels along the axis of projection that every volume is resampled to; 0 = as many as a typical volume has, and at least what the network needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voxels of the patches that it learns from, at most about; memory and time of a step grow with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight of restoring squares; the rest is for finding pixels again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight of the terms that keep dimensions apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights to begin with: &apos;random&apos; = random ones; &apos;starter&apos; = those of the starter backbone, pretrained on computed shapes, which has the network of the preset quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what gets mean 0 and standard deviation 1 before the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what hides the squares: the mean of what stays visible, or zero (black)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is reconstructed: &apos;paired&apos; = the image of another modality that each case has; &apos;own&apos; = a projection of the volume itself, which needs no second image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what learns: &apos;full&apos; = the whole network; &apos;drafts&apos; = the whole network, first from drafts of the cases without labels (behind &apos;full&apos; in the few trainings that were measured); &apos;linear_probe&apos; = the last layer alone, on the backbone as it is, in seconds; &apos;mean_teacher&apos; = the whole network, from images without labels, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what replaces the pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the loss measures: squared (mse) or absolute (l1) differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the patches lie: at random, or at 13 fixed places spread over the slice (Chaitanya)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which of the two networks is validated and becomes the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whose encoder is handed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width of the projection head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width of the projection head&apos;s hidden layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width of the two hidden layers of the head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom of the content, log-uniform; above 1 magnifies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>environment.Environment</name>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking what this computer can compute with …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the program itself, for example bin/python (Windows: python.exe) of an environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot find SSLSegmentation&apos;s library: is it a Python of version 3.10 or newer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check gave no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check took longer than {count:.0f} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Python at &apos;{path}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Python lacks what computing needs: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>environment.Installation</name>
    <message>
        <source>A download of about 50 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be started again at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs run in a Python of your own: install the packages there, with the tool that made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is downloaded or changed before you do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slicer could not be started to install packages ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slicer&apos;s extension &apos;PyTorch&apos; is not installed: get it in the Extensions Manager, and restart Slicer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slicer&apos;s module &apos;PyTorch Utils&apos; will be shown. In it:
1. Uninstall PyTorch.
2. Restart Slicer.
3. Come here again, and install what is missing: the build for your GPU is chosen then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is a download of about 3 GB and takes 7 GB on the disk; {free:.0f} GB are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The installation failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The installation was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log says more. Check the internet connection and the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page of PyTorch will be shown in your browser. Choose your system and CUDA there, and run the command that it shows with this Python:
{python}
Then come back, and check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the check of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the installation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an NVIDIA GPU a download of about 3 GB that takes 7 GB on the disk, else of 0.3 GB that takes 1 GB. {free:.0f} GB are free.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>panels.AnnotatePanel</name>
    <message>
        <source>Add volumes first, in the step &apos;Data&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow from seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the structures to outline first, above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next ▶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: name the structures to outline (step &apos;{step}&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: outline the structures in some slices; &apos;Start here&apos; says in which (step &apos;{step}&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further slice is suggested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed: what you draw is saved by itself every minute, and whenever you go elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a flat image there is nothing between slices to fill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a case first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this case, and open the one above. (Key P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this case, and open the one below. (Key N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a case above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slicer&apos;s own effect: fills this volume from what is drawn in it, with all structures and a background. Once each structure is begun in some slices, it is mostly better here than the draft. &apos;Apply&apos; of the effect takes what it shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no case further down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no case further up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◀ Previous</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>panels.DataPanel</name>
    <message>
        <source>A DICOM folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A data set with masks (dataset.json) …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A data set&apos;s folder (nnU-Net, MONAI, BIDS) …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder, with all below it …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add them again with another voxel size …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also what looks like a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description of the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that look like masks, by their content and their place, are left out and named below: networks would learn from them as from images. Choose this if they are images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that stay where they are keep the voxel size that they say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with volumes or DICOM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stops after the volume at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave files where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the series in the DICOM module, come back, and choose Add volumes: The scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NRRD, NIfTI, MHA, DICOM, or what is loaded in Slicer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: add the volumes that you want to segment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: open a project, make a new one, or try the demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves disk space, but the files must stay where they are. Otherwise they are copied into the project. DICOM is always copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select cases in the table first (with Shift or Ctrl several).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several sequences of each scan (T2, ADC) …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows where to write it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slicer&apos;s DICOM database …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected cases out of the project. Nothing is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {count} cases out of the project ({names})?

Their folders, masks included, move to
{target}
Nothing is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of a selected case is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scene …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voxel size written above is for files and folders. That of a volume in the scene is set in Slicer&apos;s module Volumes, under Volume Information, before it is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use selected for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the selected cases for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volumes are being added: wait, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volumes that are added stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volumes to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what is known above. Take the cases out (Remove …, nothing is deleted), and add them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of them are test cases ({names}).

Once a network has seen a test case, its test result no longer says how good it is on new cases. Use them for &apos;{role}&apos; all the same?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>panels.FinetunePanel</name>
    <message>
        <source>&apos;{name}&apos; cannot be used: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a pretraining to compare; if there is none yet, make one in the step &apos;Pretrain&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with from-scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error (lower is better)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finetune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From scratch {part} learns nothing: choose a pretraining, or the whole network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From scratch {part} learns nothing: choose the whole network to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If in doubt, leave it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes with the pretraining that this starts from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It runs in the background: go on working, or close Slicer. It can be stopped and resumed at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made elsewhere, from images of another resolution: a training from scratch here would see other images, and say nothing about the pretraining.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the structures to outline first, in the step &apos;Annotate&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New finetuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: finetune on your {cases} (step &apos;{step}&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No labelled case is held out: nobody can see how good it becomes, and its last state is kept, not its best. Use one labelled case for &apos;Validation&apos;, in the step &apos;Data&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No labelled case to learn from: annotate one in the step &apos;Annotate&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has said yet what to outline: name the structures in the step &apos;Annotate&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not offered for {makes}: start once from the pretraining, and once from scratch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random weights: the way to learn without any pretraining, for comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start finetuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network learns from your annotated cases what to outline, and becomes a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter is no pretraining of this project; start once from it and once from scratch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no labelled case to learn from: annotate one in the step &apos;Annotate&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains twice with the same settings and labels, one after the other: with the pretraining and without it. Takes twice the time, and shows whether the pretraining helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation Dice (1 = perfect)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation Dice {dice:.3f}, from {labels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does it start from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shall learn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled case is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled cases are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled test case stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled test cases stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pretrained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training case has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training cases have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cases} marked &apos;Unlabelled&apos; and would not be used: choose &apos;Training&apos;, in the step &apos;Data&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cases} no label yet and cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} out of all training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train} to learn from, {held} held out to check on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>panels.ModelsPanel</name>
    <message>
        <source>A file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to {folder}. Moving it back brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No unfinished file is left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been trained in this project yet. What a pretraining or finetuning makes appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project in the step &apos;Data&apos; first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a network in the table first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of the project. Its folder is moved aside, not deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over what a colleague or another program has exported. Program code in it is not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this network out of the project, with the curves and pictures of its training ({size:.1f} MB)?

{name}

Nothing is deleted: its folder moves to
{folder}
Delete it there to free the space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the export or import is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it for a colleague or another program, with its card and names of structures, without names of cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} finetunings began with it; they have what they need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} predictions were made with it; their masks stay.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>panels.PretrainPanel</name>
    <message>
        <source>A tenth of them is set aside to watch over its progress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error (lower is better)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a single volume it learns little: more of the same kind help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How shall it learn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It learns from {volumes} with a flat image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It learns from {volumes}, and does not look at annotations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It runs in the background: go on working, or close Slicer. It can be stopped and resumed at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New pretraining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: pretrain on your {volumes} (step &apos;{step}&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretrain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start pretraining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network first gets to know your images by itself, without any annotation. Later it needs fewer annotated cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no volume to learn from yet: add some in the step &apos;Data&apos;. They need no annotation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no volume to learn from: add some in the step &apos;Data&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This method draws of each volume its flat image, and no case has one: give them some in the step &apos;Data&apos;, with &apos;Flat image …&apos;. Or choose &apos;own&apos; as its target, under &apos;Advanced settings&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test volume is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test volumes are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation volume watches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation volumes watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tests} left out, so that results on them stay honest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{watching} over its progress.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>panels.ReviewPanel</name>
    <message>
        <source>Accepted masks are used for:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotate it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Averages over four mirrorings: often a little better, takes four times as long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every case has a mask or is being annotated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep all parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves masks as the network makes them. Otherwise, of a structure that is one piece in labelled cases, only the largest part is kept, and small holes are filled; the model&apos;s card says of which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at mirrored images, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: have your model segment the other cases (step &apos;{step}&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: look at the predicted masks (step &apos;{step}&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: look at {masks} (step &apos;{step}&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has said yet what to outline: name the structures in the step &apos;Annotate&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the cases that are selected in the list below; of one with frames, all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict all unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict all unlabelled ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict selected ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs in the background. Masks come in one by one, and can be reviewed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select cases in the list first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that segments, and whose masks are listed below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no case further down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no case further up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model yet: make one in the step &apos;Finetune&apos;, or import one in the step &apos;Models&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case has a mask already; accepting this one would replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To annotate next: &lt;b&gt;{name}&lt;/b&gt; ({sure})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model does worst teaches it most. Its mask is the draft to begin with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sure} sure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>panels.SetupPanel</name>
    <message>
        <source>, {free:.0f} of {total:.0f} GB memory free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another one, which has torch and MONAI:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking … (some seconds; the first time up to a minute)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks it, and uses it for all jobs from now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &apos;Another one&apos; first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the program: bin/python of an environment (Windows: python.exe).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does a small computation on each device, in some seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install into Slicer&apos;s Python: {names}?

{sizes}

PyTorch comes through Slicer&apos;s PyTorch extension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installing. You can go on working; closing Slicer ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be started again at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is stopping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs cannot run yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: {names}. Install it in that Python, for example with
{command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: go to Set-up, computing is not possible yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch for this GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. Jobs use the {device}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows how to get a build of PyTorch for it, and what is downloaded. Nothing happens by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That of Slicer (recommended)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the GPU …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions and what the check found, for an e-mail. No data of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the installation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Slicer brings stays as it is; no restart is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this computer can compute with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which Python computes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on working in Slicer meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene.AlikeOverlay</name>
    <message>
        <source>alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somewhat alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very alike</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene.BackgroundSeed</name>
    <message>
        <source>Nothing is drawn yet from which the structures could grow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint a little of each structure in some slices first, or use the draft.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene.CaseSequences</name>
    <message>
        <source>Give it to the case again, in the step &apos;Data&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; of case &apos;{case}&apos; does not lie on the grid of its image (&apos;{path}&apos;).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene.LabelFiles</name>
    <message>
        <source>Check that its disk is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the free space and the permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load both in Slicer, and export the segmentation again with this volume as reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renumber its labels (the project has {known}), or add a structure of this value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it from a backup, or make it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slicer cannot read the segmentation &apos;{path}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slicer could not write &apos;{path}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label file &apos;{path}&apos; has the value {value:g}, which stands for no structure of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label file &apos;{path}&apos; lies on another grid than its volume.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene.NrrdWriter</name>
    <message>
        <source>Convert the volume to 32-bit float.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voxels of type {type} cannot be saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene.SegmentArrays</name>
    <message>
        <source>&apos;{winner}&apos; and &apos;{loser}&apos; overlap ({voxels}); &apos;{winner}&apos; has priority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the transforms of segmentation and volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the Segmentations module, create the binary labelmap representation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slicer could not resample the segments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) is none of the project&apos;s structures and was left out: rename it, or add it to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) lies outside the volume: nothing of it was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) reaches outside the volume: {lost} of them were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segments, stored as &apos;{form}&apos;, cannot be converted to voxels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume and its segmentation are under different transforms: what is drawn was taken where it is seen on the volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voxel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voxels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} segments stand for &apos;{name}&apos;: they were joined into one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene.SegmentFilling</name>
    <message>
        <source>Put both under the same one; then the draft can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume and its segmentation are under different transforms.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene.SequenceFiles</name>
    <message>
        <source>Resample it onto the image in Slicer (for example &apos;Resample Image (BRAINS)&apos;), and use that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; is under a transform that shears it beside the image.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene.Sequences</name>
    <message>
        <source>Clone the frame (Data module, right click, Clone), and add the clone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {number} of &apos;{name}&apos; cannot be used: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resample them onto one grid, or add them one by one as volumes of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frames of &apos;{name}&apos; lie on different grids: frame {number} is not like the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frames of &apos;{name}&apos; look like masks, not like images: the first {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; has {count} frames, and a case with frames has several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick it in the step &apos;Data&apos; if it holds images.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene.Transforms</name>
    <message>
        <source>Harden the transform on a copy of the volume, and use the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; is under the non-linear transform &apos;{transform}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene.Volumes</name>
    <message>
        <source>&apos;{name}&apos; is a label map, not an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a multi-volume (4-D), not one 3-D volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a sequence (4-D), not one 3-D volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is a tensor volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is no volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; looks like a mask, not like an image: it {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; shows a frame of a sequence (4-D) and changes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is an image that Slicer opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that its disk is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a grey-scale image with one real value per voxel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a grey-scale volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one frame, and clone it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone the frame (Data module, right click, Clone), and choose the clone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extract one frame of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to its case as a mask; or tick it in the step &apos;Data&apos; if it is an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to its image as a mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load its image again, or choose another volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the file, or remove the case and add the volume anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the case&apos;s own image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slicer cannot read the file &apos;{path}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image &apos;{path}&apos; has {now} voxels, but had {before} when it was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; holds no image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; is not the image of case &apos;{case}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume &apos;{name}&apos; was cropped, resampled or moved since it became case &apos;{case}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo that, or remove the volume from the scene and show the case again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.Annotations</name>
    <message>
        <source>Choose &apos;It is not complete&apos; first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one in the step &apos;Annotate&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case is open for annotation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask that networks learn from was not changed. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole volume is complete.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.CaseLabels</name>
    <message>
        <source>&apos;{name}&apos; of the scene is older than what is saved: it stays in the scene, but is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case got another label since it was drawn: what was drawn is kept in &apos;{place}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.Comparison</name>
    <message>
        <source>From scratch: {dice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No labelled case is held out, so there is nothing to compare on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the two was not trained to its end, so this is no fair comparison yet: resume it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretrained: {dice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretraining gained {gain:.3f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretraining lost {loss:.3f}: without it the result is better here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same time, with ({first} steps) and without pretraining ({second} steps)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same time, with and without pretraining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same training, with and without pretraining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So few held-out cases, which have also chosen the best moment of each training, cannot settle a small difference: the test cases say more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation Dice {dice:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when it ended early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{labels}, checked on {held}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.DataImport</name>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding the volumes failed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Slicer anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slicer&apos;s log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volumes are being added already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.Drafts</name>
    <message>
        <source>Restore it from a backup, or move &apos;{draft}&apos; out of the folder; Slicer loads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft record &apos;{path}&apos; is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.Gifts</name>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; had this as &apos;{sequence}&apos; already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has its mask now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has its {sequence} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has no {sequence} any more. A copy of a file that was in the project is in its folder &apos;removed&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has {has} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or load it in Slicer as a segmentation, name its segments like the structures, and take it from the scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or load it in Slicer, bring both onto each other there (its registration modules), and give it so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask of &apos;{name}&apos; holds nothing: networks learn it as a case that shows none of the structures. If that is not so, give it another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a flat image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a flat mask</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.ImportResult</name>
    <message>
        <source>mask holds nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masks hold nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volumes were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{masks}: networks learn these cases as ones that show none of the structures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mask}, of {image}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{volumes} written to {folder}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.LabelDecisions</name>
    <message>
        <source>All that is {done} (&apos;{segment}&apos;) lies outside the volume of &apos;{name}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it belongs to this case, and put volume and segmentation under the same transform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is meant so, choose &apos;Use my changes&apos; in the step &apos;Annotate&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is {done}: networks would learn &apos;{name}&apos; as a case that shows none of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the structure in the step &apos;Annotate&apos;, or give the segment its name back: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask so far has {voxels} of &apos;{name}&apos;, and nothing of it is {done} now: networks would learn that it is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment &apos;{name}&apos; ({voxels}) is none of the project&apos;s structures and would be left out: networks would learn its place as background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment of the structure &apos;{old}&apos; is called &apos;{new}&apos; now, which is none of the project&apos;s structures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume and its segmentation are under different transforms, as if one was moved without the other. What is {done} would be taken where it is seen on the volume now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.LabelImport</name>
    <message>
        <source>&apos;{name}&apos; has {count} frames, and each has a mask of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; lies outside the volume of &apos;{case}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it belongs to this case, and transforms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another segmentation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a file with as many masks; or open a frame in the step &apos;Annotate&apos;, and draw there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No segment of &apos;{name}&apos; ({segments}) is a structure of the project ({structures}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is drawn in &apos;{name}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is drawn in &apos;{name}&apos;: networks would learn &apos;{case}&apos; as a case that shows none of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the segments in Slicer&apos;s module Segmentations, or add the structures in the step &apos;Annotate&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.Learning</name>
    <message>
        <source>It failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning{step}; {models}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off; {models}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.ModelTransfer</name>
    <message>
        <source>&apos;{name}&apos; was taken over: its weights are sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is being exported or imported already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another Python in the step &apos;Set-up&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It failed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slicer&apos;s log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {path} ({size:.1f} MB).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.Question</name>
    <message>
        <source>&apos;{path}&apos; cannot be started ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.Reopening</name>
    <message>
        <source>The project that was open before is not there any more: &apos;{folder}&apos;. Connect its disk or network drive and open it again, or choose another project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project that was open before was not opened again. {sentence} {hint}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.Rescue</name>
    <message>
        <source>The annotation of &apos;{name}&apos; could not be saved in the project ({reason}) A copy is in &apos;{path}&apos;: load it in Slicer, and export it to the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last changes of the annotation of &apos;{name}&apos; could not be saved, neither in the project ({reason}) nor in &apos;{path}&apos; ({second}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.Reviews</name>
    <message>
        <source>Predict it first, and wait for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no mask of &apos;{name}&apos; by this model.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.SampleData</name>
    <message>
        <source>SSL Segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set could not be downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came from {address} is not the data set: its checksum differs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.ScanImport</name>
    <message>
        <source>Load it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume that was &apos;{name}&apos; of &apos;{scan}&apos; is no longer in the scene.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.Session</name>
    <message>
        <source>Choose the folder that was made with a project, or make a new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create or open one in the step &apos;Data&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; is not a project: it holds no file &apos;project.json&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.StartPoints</name>
    <message>
        <source>, stopped early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported. Nothing is written down about where it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes with SSLSegmentation: pretrained on computed shapes, without any image of a patient. With few labels it mostly gave better masks than a short pretraining on the volumes themselves. Image size and plane are those of your settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was pretrained for {makes}: choose these above, if cases have some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was pretrained for {purpose}. Only the command line can finetune it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stopped early ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made elsewhere, by the method &apos;{title}&apos; ({preset}) from {volumes}, without labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretraining: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starter: pretrained on computed shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether test cases of yours were among them is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volumes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.TimeEstimates</name>
    <message>
        <source>&apos;{path}&apos; cannot be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measurement gave no answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>session.VolumeCurves</name>
    <message>
        <source>None of its frames has a whole mask yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measurement cannot be read; Slicer&apos;s log says more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text.CaseSummary</name>
    <message>
        <source>Add the volumes that you want to segment, and similar ones: unlabelled volumes are of use, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} cases: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ Worth a look: {count}. Select one to read why.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text.Durations</name>
    <message>
        <source>{count} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes:02d} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text.FlatText</name>
    <message>
        <source>from front to back (the flat image is coronal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from head to feet (the flat image is axial)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from left to right (the flat image is sagittal)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text.FrameText</name>
    <message>
        <source>({count} annotated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>echo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>echoes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, frame {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time:.0f} ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text.RoleText</name>
    <message>
        <source>Its mask teaches the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its mask tells during training which state of the network is best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept aside: shows at the end how good the network is on cases that it has never seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only looked at while pretraining; gets a predicted mask later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text.RunText</name>
    <message>
        <source>  {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A night (8 hours)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About 1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About 1 minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About 10 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About 3 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stopped at step {step} of {total}; what it had learnt by then is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learnt by the method &apos;{title}&apos; ({preset})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New, with random values: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No test case was among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {parts}, {count} of {all} pieces start at random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretrained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over from the pretraining: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test cases were among them: results on these will look too good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network gives nearly the same answer for every image: it has &apos;collapsed&apos; and learns nothing any more. Stop it, and start again with another method, with more volumes, or with a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has not become better than guessing yet. If that stays so, stop it, and try another method or more volumes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it has learnt so far is kept and can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {minutes} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {volumes}, without labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring how long a step takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sign of life for {age}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing the images, {step} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last layer, which names the structures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part that draws outlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part that recognises patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained on another computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume {step} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text.SequenceText</name>
    <message>
        <source>Sequences: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} in {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text.SettingText</name>
    <message>
        <source>Begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certainty from which a draft counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels of the last map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course of the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts among the slices of such a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even out brightness (N4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer and fewer drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last layer only, on a random network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from test cases, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate of the pretrained part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit of the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure of error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbouring slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks that answer together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalisation of brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the steps that learns from drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes over all slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plane of the slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretrained part fixed at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of slices with structures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share that is hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices with other texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow start of the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structures with other brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlabelled slices for each labelled one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where each pixel lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drafts of other cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random changes of brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random changes of shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random looks of tissues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlabelled images (mean teacher)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.AlikeBox</name>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold Shift and move the mouse over a slice: all that looks like the place under it lights up, in all views. Where the mouse rests, the other cases are searched for the place that is most like it. Compared is how a place looks (brightness, edges and texture around it, and what a network sees of it where drafts use one), not where it lies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold Shift, and point at something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the other cases …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most alike in other cases:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this case at the place that is most alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at something first: hold Shift, and let the mouse rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is alike under the mouse (hold Shift)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch drafts on first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other cases, those first that show something most alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volumes are being looked at …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.BudgetChooser</name>
    <message>
        <source>A few steps are tried out on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A first look: small images, few steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it takes about as long on this computer: preparing the images, training, and checking the model. How many steps that are is measured when it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough for one or two annotated cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimated from a measurement on this computer, for changed steps, passes, slices a step and image size. Other changes are not counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finer images; for several annotated cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finer still; over a break.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For those who know how many: see the advanced settings. However long it takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on this computer, while nothing else was computing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest images and network; start it when you leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of the paper, to reproduce it; takes by far the longest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not possible</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.Builders</name>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.CaseBox</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one case in the table first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.CaseList</name>
    <message>
        <source>, changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A predicted mask that you have accepted; the network learns from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been drawn yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something has been drawn, but no slice is marked as complete: nothing learns from it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask was {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network learns from the frames that have a mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network learns from the slices that are marked as complete, and from no other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network learns from the whole volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was drawn since is saved, but nothing learns from it until it is marked as complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.CaseTable</name>
    <message>
        <source>* Assumed when the case was added: {reason}. Its file says {spacing} mm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each frame has a mask of its own: &apos;Annotate&apos; opens one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has segmented this case yet. That is fine for pretraining.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask was {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voxels, spacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged: left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flat image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flat mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from DICOM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} slices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.CompleteBox</name>
    <message>
        <source>A flat image has no slices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the case again: the views turn to its slices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete slices (click one to see it):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New labels are used for:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No view shows slices as they were acquired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice {number} of {count}, in the views: complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice {number} of {count}, in the views: not complete yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flat mask is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flat mask is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flat mask is not complete yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network learns only from slices that are complete: every structure in them is outlined, or they show none. You need not do all slices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network learns the flat mask once it is complete: every structure in it is outlined, or it shows none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment of the structure &apos;{old}&apos; is called &apos;{new}&apos; now.

Rename the structure to &apos;{new}&apos; in the whole project? Every mask that has it keeps it, under the new name.

If it is another structure, choose No, and add &apos;{new}&apos; to the structures above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole volume is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole volume is complete ({count} slices).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole volume is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This slice is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This slice is not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use my changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is drawn becomes the mask that networks learn from. The one so far is kept in the case&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.DatasetButton</name>
    <message>
        <source>All cases with their masks and roles in a new folder for another program. The project stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no case yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write as …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.DecisionRow</name>
    <message>
        <source>&apos;{name}&apos; has a mask already ({source}).

Replace it by the predicted one? The present mask is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept it so?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good as it is: it becomes the mask of this case, from which the next finetuning learns. (Key A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly good: correct it in the step &apos;Annotate&apos;. The predicted mask is kept. (Key E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: &apos;{name}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other mask waits for a review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is decided yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of no use. The file is kept, and the case stays without a mask. (Key X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one case in the list first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes back the last Accept, Edit or Reject: the case is as it was before. (Key Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decision about &apos;{name}&apos; is taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no mask to decide about: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This mask has become the case&apos;s own: go on in the step &apos;Annotate&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↶ Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✎ Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✔ Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✘ Reject</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.DraftBox</name>
    <message>
        <source>A draft appears here and in all other cases once a slice is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A first guess; a better one follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guess that is learnt from all slices that are complete, in all cases. It is no annotation until you use it, and nothing learns from it before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All structures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts are switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the draft takes for these structures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strong the outlines of the draft are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learnt from {cases}. {quality}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No view shows slices as they were acquired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the draft is left to take over: it is empty there, or something is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over only the slice that is seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the draft over where nothing is drawn yet. Undo takes it back. (Key D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft is being made …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft is being taken over …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it as a start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which structures are shown and taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voxel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voxels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{voxels} taken over, where nothing was drawn. Undo (Z) takes them back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.FlatBox</name>
    <message>
        <source>Cases have a flat mask of their own, in the plane that they are projected onto. The mask of the volume stays as it is, and comes back when this is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts and suggested slices are of volumes only; of flat masks there are none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw on the flat image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is projected {direction}, and lies in the middle of the volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case has no flat image, so its volume is shown: &apos;Flat image&apos; in the step &apos;Data&apos; makes one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.FlatImageBox</name>
    <message>
        <source>&apos;{name}&apos; has a flat image already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has a flat mask already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case with frames has no flat image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat image from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat image of &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat image …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat mask from a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat mask of &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For masks in the plane that a volume is projected onto, such as the vessels of an eye: an image of another modality in that plane, or the volume&apos;s own projection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has a flat image and a flat mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has a flat image, and no flat mask yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has a flat mask, and no flat image: its mean is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has neither image nor mask there yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has none yet. Choose the direction, look at the preview, and give it one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum of the volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One that was made elsewhere. Or draw it, in &apos;Annotate&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projected:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it? The present one is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the projection at its place, in the views. Nothing is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maximum of the volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of the volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way that the volume is looked through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What networks learn to draw of the volume, and what you draw on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} voxels deep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.FormatButton</name>
    <message>
        <source>{title} needs {packages}, which the Python that computes lacks. Install it with pip: {command}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.FrameBox</name>
    <message>
        <source>Each frame has a mask of its own. The views stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this frame, and open the one after. (Key K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this frame, and open the one before. (Key J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the last frame.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.FramesButton</name>
    <message>
        <source>Loading, {count} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frames of this case with their masks, as a sequence that Slicer plays. It is a copy, to look at.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.HelpButton</name>
    <message>
        <source>Help on this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help on this step. The arrow: the tour, and a report of a problem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report a problem …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the tour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.HelpWindow</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tutorial was not installed with this extension. It can be read here: {address}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.Keys</name>
    <message>
        <source>Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next slice that needs a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the last decision back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this slice is complete, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the draft as a start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.MaskBox</name>
    <message>
        <source>&apos;{name}&apos; has a mask already ({source}).

Replace it? The present mask is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has its mask now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of it. The scene stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mask that was made elsewhere. Segments are recognised by the names of the project&apos;s structures, label maps by their values. A file must have the voxels of the volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All frames: a file with as many masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a segmentation first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a segmentation in the scene …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows none of the structures …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask of &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask of frame </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name them in the step &apos;Annotate&apos;, or give another case its mask first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks will learn &apos;{name}&apos; as a case that shows none of: {structures}.

Is it so?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of which frame is &apos;{name}&apos;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no structures yet, of which a case could show none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which frame shows none of the structures?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.MethodChooser</name>
    <message>
        <source>&lt;i&gt;Needs:&lt;/i&gt; {needs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;i&gt;When:&lt;/i&gt; {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More methods ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.ModelTable</name>
    <message>
        <source>A backbone segments nothing by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model segments. A backbone is what a pretraining makes: finetune it to get a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learnt from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has measured it yet: use labelled cases for &apos;Validation&apos; or &apos;Test&apos;, in the step &apos;Data&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlap with the reference masks, from 0 (none) to 1 (equal): on test cases if there are any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it learnt from, and what it began with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more to choose the best moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volumes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} annotated slices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.OutcomeBox</name>
    <message>
        <source>Added with {words} in place of what the files say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out as masks ({count}): {masks}. Give them to their cases with &apos;Give it a mask&apos;, below; if they are images, choose &apos;Also what looks like a mask&apos; and add them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not added ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Volumes that were added by then stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{added} added, {refused} not: below is why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{added} volumes were added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} further sequences were given to cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} were there already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.Panel</name>
    <message>
        <source>Open or create a project first, in the step &apos;Data&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the mask so?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that should not: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step &apos;Set-up&apos; helps.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.ProjectBox</name>
    <message>
        <source>A folder of its own is made for the project in here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the project: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the project a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In folder:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an empty project, and open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a project of 24 computed abdominal volumes (no patient data, 3 MB, some seconds) in the folder above, to try all steps with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing gets lost. Jobs that are running go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of another project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the last project when Slicer starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new project needs a name and a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project that is open when you leave Slicer is open again as soon as you come to this module. As long as it is open here, other programs cannot change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recent project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example Liver MRI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no recent project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.ReportWindow</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This helps others to find out what is wrong. It holds no images. Names of cases, of the project, of you and of this computer, and all paths, are replaced. Nothing is sent: read it, save it, and pass it on yourself, with a few words on what you did and what happened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.ReviewTable</name>
    <message>
        <source>*: only how sure the network is of the pixels that it has marked, which says little of how good a mask is; of flat masks nothing else is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>*: only how sure the network is of the voxels that it has marked, which says little of how good a mask is: the mask was made by an older version, or by a model of an older version. Predict it again; if the * stays, finetune again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well the mask is expected to agree with a careful drawing (Dice, 100 % at best): by whether it stays the same when the image is moved and darkened a little, and whether it lies where it does in the labelled cases. A guide, no guarantee. With *: an older measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each structure, in millilitres; of flat masks the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the frame of which it is least sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To review first, those that are expected to be worst on top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be segmented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a mask; the model was compared with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {count} separate parts, the largest {share:.0%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reaches the border of the image ({sides})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… {more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠: something is unusual. Select the case to read what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✔ accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✔ corrected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.RoleChooser</name>
    <message>
        <source>What a case is used for from the moment that something of it is complete or accepted, unless it has a use already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.RunView</name>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what engineers need to find the fault. It holds settings and file paths, and no image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not wait for the step to end. What was saved last stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish the step, save, and keep the best so far: it can be used, and the run resumed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where it stopped, as if it had never stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {number}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is in the clipboard: paste it into a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which part of the training is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which run is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.ScansBox</name>
    <message>
        <source>Add these scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Among files …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the table shows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with the sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a folder, with all below it …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name at least one sequence and its files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the sequences, and say what their files are called: * stands for anything. The first is the image that every case has; further ones may be missing in some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of its files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is added yet: names, and the descriptions of DICOM series, are compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {names} several fit one sequence, and the first was taken: look which it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See first what goes where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what goes where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select scans in the table first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several sequences of each scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected scans are not added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; has no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sequence &apos;{name}&apos; has no pattern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is, chosen by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sequence of the selected scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write both, or leave both empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} fit nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} scans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} without &apos;{name}&apos;, which is the image, are not added: choose what it is, below.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.ScenePicker</name>
    <message>
        <source>A copy of each checked volume goes into the project. The scene stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It {why}. Check it only if it is an image to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listed: {masks} (label maps, segmentations), which &apos;Give it a mask&apos; gives to their cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scene holds no volume. Load some (Add Data, or the DICOM module), then come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volumes in the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What looks like a mask is not checked: networks would learn from it as from an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (in the project)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (looks like a mask)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.SchemaEditor</name>
    <message>
        <source>A project has at most 254 structures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project needs at least one structure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a structure of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a term of a standard terminology (SNOMED CT), so that others know what is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes before the upper one where they meet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the first already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the structure; press Enter to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name what shall be outlined. Where two structures overlap, the upper one gets the voxel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, colours and terminology that you have changed in the Segment Editor&apos;s list below (by a double click), and segments that you have added there, become those of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that was drawn is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a structure first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structures ({count}): {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structures: none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over from the Segment Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lower one goes first where they meet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write its name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new structure, for example liver</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.SequenceBox</name>
    <message>
        <source>&apos;{name}&apos; has a sequence &apos;{sequence}&apos; already.

Replace it? A file in the project is kept in the case&apos;s folder, under &apos;set aside&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A DICOM folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case with frames has no further sequences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lacks {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the sequence first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No volume of the scene is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On another grid it is resampled onto that of the case&apos;s image, and that is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences of &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several sequences of one scan, such as T2 and ADC: networks see them together, and share the mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the sequence &apos;{sequence}&apos; away from &apos;{name}&apos;? Networks then see it as lacking there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case has no such sequence beside its image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case lacks it from then on. Nothing is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images are:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume chosen above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the sequence is called that the image of every case is, such as T2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sequence to give or take away. A new name is a new sequence of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sequence} of &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.SequenceChooser</name>
    <message>
        <source>It lacks {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the views show below the mask. Slices and mask stay; masks belong to all sequences of the case.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.SpacingBox</name>
    <message>
        <source>Assumed: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For images whose files do not tell the true size of a voxel: for example, all of them say 1 × 1 mm though their matrices differ. Otherwise leave it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the middle of one slice to that of the next: slice thickness and gap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the files do not tell the true size of a voxel (for example, all images say 1 × 1 mm though their matrices differ), give here what is known. It holds for all that is added next. The project&apos;s copies get it, and masks come along; the files stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the longer side of a slice, from edge to edge, as the protocol of the scan says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of a pixel in the slice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files&apos; voxel size is not true …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field of view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or pixel size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixel size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slice distance</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.StartHere</name>
    <message>
        <source>A click opens a case at the slices to begin with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the volumes …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to suggest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}
Begin with the slices {slices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} Slices {slices} (key L: the next).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.StatusStrip</name>
    <message>
        <source> (+{count} waiting)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finetuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish the step, save, and keep the best so far. The job can be resumed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretraining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whenever you complete, accept or correct something, the last model learns from it, and a better one appears under &apos;Models&apos;. It gives way to everything that you start, and goes on without Slicer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.TaskChooser</name>
    <message>
        <source>Each has models, settings and pretrainings of its own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.Terminology</name>
    <message>
        <source>Standard term of the structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} in {place}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.Tour</name>
    <message>
        <source>Annotate: name the structures, outline some slices, and say which are complete. All other volumes then show a draft, a first guess that you can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data: make a project and add volumes. None has to be annotated. &apos;Try the demo&apos; makes a project with computed volumes to play with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finetune: a network learns from what you have outlined. &apos;Keep learning&apos; in the strip does this by itself while you work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review: masks of all other volumes, those that need a look first. Accept them, edit them, or reject them; the next network learns from that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ? opens the tutorial&apos;s page of each step, on this computer. Its arrow shows this tour again, and collects a report if something goes wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This strip is always here: your project, what this computer computes with, the job at work, and what to do next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.TrainingPanel</name>
    <message>
        <source> (waits for the running job)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For those who know the methods. What a setting means is in its tooltip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much time may it take?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured while a job computes: the time would be too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this computer can compute with has not been checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case is left out, as it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cases are left out, as they</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cases} cannot be read: select it in the step &apos;Data&apos; to see why.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.VolumeCurveBox</name>
    <message>
        <source>A row for each frame: its time, and ml of each structure (.csv).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ED: frame {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ES: frame {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left ventricle:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured once all frames are predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as table …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See this frame with its mask: the fraction is as good as the masks at both ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show end-diastole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show end-systole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cavity of the left ventricle, for the ejection fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (ms)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume (ml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volumes of &apos;{name}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volumes over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose masks are measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as its name or terminology says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the case itself: drawn, accepted, imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted by the model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.VolumeMap</name>
    <message>
        <source>All volumes: near each other if they look alike. Green: annotated; orange ring: suggested. Click a dot to open its case.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets.WorkList</name>
    <message>
        <source>How good a flat mask is expected to be, nothing tells: &apos;Sure&apos; is only how sure the network is of the pixels that it has marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key J: previous frame, key K: next frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The masks of {cases} are still being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cases</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
