<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>SSLSegmentationLib.sentences</name>
    <message>
        <source>## Careful</source>
        <translation>## Prudence</translation>
    </message>
    <message>
        <source>## How good it is</source>
        <translation>## Sa qualité</translation>
    </message>
    <message>
        <source>## In figures</source>
        <translation>## En chiffres</translation>
    </message>
    <message>
        <source>## What is done to its masks</source>
        <translation>## Ce qui est fait à ses masques</translation>
    </message>
    <message>
        <source>## Where it comes from</source>
        <translation>## Son origine</translation>
    </message>
    <message>
        <source>%1 %2 (%3 steps of %4 s, %5 validations)</source>
        <translation>%1 %2 (%3 pas de %4 s, %5 validations)</translation>
    </message>
    <message>
        <source>%1 %2 case</source>
        <translation>%1 cas (%2)</translation>
    </message>
    <message>
        <source>%1 %2 cases</source>
        <translation>%1 cas (%2)</translation>
    </message>
    <message>
        <source>%1 %2 ml</source>
        <translation>%1 %2 ml</translation>
    </message>
    <message>
        <source>%1 %2 mm</source>
        <translation>%1 %2 mm</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 sur %3</translation>
    </message>
    <message>
        <source>%1 %2 of &apos;%3&apos; is the same as %4 %5.</source>
        <translation>%1 %2 de &apos;%3&apos; est le même volume que %4 %5.</translation>
    </message>
    <message>
        <source>%1 %2 of &apos;%3&apos; is the same volume as case &apos;%4&apos;.</source>
        <translation>%1 %2 de &apos;%3&apos; est le même volume que le cas &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>%1 %2 to learn from, %3 a step.</source>
        <translation>%1 %2 pour apprendre, %3 par pas.</translation>
    </message>
    <message>
        <source>%1 %2, %3 ms a pass: %4</source>
        <translation>%1 %2, %3 ms par passage&#xa0;: %4</translation>
    </message>
    <message>
        <source>%1 %2, %3 of %4 GiB free, %5 ms a pass: %6</source>
        <translation>%1 %2, %3 de %4 Gio libres, %5 ms par passage&#xa0;: %6</translation>
    </message>
    <message>
        <source>%1 %2, %3 of %4 GiB free: %5</source>
        <translation>%1 %2, %3 de %4 Gio libres&#xa0;: %5</translation>
    </message>
    <message>
        <source>%1 (%2 frame)</source>
        <translation>%1 (%2 phase)</translation>
    </message>
    <message>
        <source>%1 (%2 frames)</source>
        <translation>%1 (%2 phases)</translation>
    </message>
    <message>
        <source>%1 (%2 slice)</source>
        <translation>%1 (%2 coupe)</translation>
    </message>
    <message>
        <source>%1 (%2 slices)</source>
        <translation>%1 (%2 coupes)</translation>
    </message>
    <message>
        <source>%1 (%2, %3 case)</source>
        <translation>%1 (%2, %3 cas)</translation>
    </message>
    <message>
        <source>%1 (%2, %3 cases)</source>
        <translation>%1 (%2, %3 cas)</translation>
    </message>
    <message>
        <source>%1 (flat)</source>
        <translation>%1 (plat)</translation>
    </message>
    <message>
        <source>%1 (in &apos;%2&apos;)</source>
        <translation>%1 (dans &apos;%2&apos;)</translation>
    </message>
    <message>
        <source>%1 (ml)</source>
        <translation>%1 (ml)</translation>
    </message>
    <message>
        <source>%1 (rest)</source>
        <translation>%1 (reste)</translation>
    </message>
    <message>
        <source>%1 (validation, in training)</source>
        <translation>%1 (validation, pendant l&apos;entraînement)</translation>
    </message>
    <message>
        <source>%1 = %2 is asked for of the network &apos;%3&apos;, but the backbone &apos;%4&apos; has the network &apos;%5&apos;.</source>
        <translation>%1 = %2 est demandé pour le réseau &apos;%3&apos;, mais le réseau préentraîné &apos;%4&apos; a le réseau &apos;%5&apos;.</translation>
    </message>
    <message>
        <source>%1 = %2 is out of range.</source>
        <translation>%1 = %2 est hors des limites.</translation>
    </message>
    <message>
        <source>%1 = %2 is upside down.</source>
        <translation>%1 = %2 est à l&apos;envers.</translation>
    </message>
    <message>
        <source>%1 = %2 would do nothing %3.</source>
        <translation>%1 = %2 ne ferait rien %3.</translation>
    </message>
    <message>
        <source>%1 CPU threads are too few.</source>
        <translation>%1 fils d&apos;exécution du processeur, c&apos;est trop peu.</translation>
    </message>
    <message>
        <source>%1 The previous file, if any, is untouched.</source>
        <translation>%1 Le fichier précédent, s&apos;il y en a un, est intact.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
    <message>
        <source>%1 and %2 are two words for one setting.</source>
        <translation>%1 et %2 sont deux mots pour un même réglage.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 et %2 de plus</translation>
    </message>
    <message>
        <source>%1 are too short for these cases on this computer at the moment: %2.</source>
        <translation>%1&#xa0;: trop court pour ces cas sur cet ordinateur en ce moment&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 devient %2</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 par %2</translation>
    </message>
    <message>
        <source>%1 can be used already.</source>
        <translation>%1 déjà utilisable.</translation>
    </message>
    <message>
        <source>%1 cannot be %2.</source>
        <translation>%1 ne peut pas être %2.</translation>
    </message>
    <message>
        <source>%1 cannot be %2: the name %3.</source>
        <translation>%1 ne peut pas être %2&#xa0;: le nom %3.</translation>
    </message>
    <message>
        <source>%1 cannot be &apos;%2&apos;.</source>
        <translation>%1 ne peut pas être &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>%1 cannot be made of %2.</source>
        <translation>%1 ne peut pas être formé de %2.</translation>
    </message>
    <message>
        <source>%1 case</source>
        <translation>%1 cas</translation>
    </message>
    <message>
        <source>%1 case is annotated in part: what nobody has annotated is &apos;ignore&apos; in the masks (%2).</source>
        <translation>%1 cas n&apos;est annoté qu&apos;en partie&#xa0;: ce que personne n&apos;a annoté est &apos;ignore&apos; dans les masques (%2).</translation>
    </message>
    <message>
        <source>%1 case lacks a channel: %2.</source>
        <translation>%1 cas n&apos;a pas tous les canaux&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 case lacks a sequence, and nnU-Net wants all: an image of zeros stands for it (%2).</source>
        <translation>%1 cas n&apos;a pas une séquence, et nnU-Net les veut toutes&#xa0;: une image de zéros en tient lieu (%2).</translation>
    </message>
    <message>
        <source>%1 case left out, whose records are damaged: %2.</source>
        <translation>%1 cas laissé de côté, dont les enregistrements sont endommagés&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 case with a flat mask</source>
        <translation>%1 cas avec un masque plat</translation>
    </message>
    <message>
        <source>%1 case without an image &apos;%2&apos; left out: %3.</source>
        <translation>%1 cas sans image &apos;%2&apos; laissé de côté&#xa0;: %3.</translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 cas</translation>
    </message>
    <message>
        <source>%1 cases are annotated in part: what nobody has annotated is &apos;ignore&apos; in the masks (%2).</source>
        <translation>%1 cas ne sont annotés qu&apos;en partie&#xa0;: ce que personne n&apos;a annoté est &apos;ignore&apos; dans les masques (%2).</translation>
    </message>
    <message>
        <source>%1 cases are called &apos;%2&apos;.</source>
        <translation>%1 cas s&apos;appellent &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>%1 cases lack a channel: %2.</source>
        <translation>%1 cas n&apos;ont pas tous les canaux&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 cases lack a sequence, and nnU-Net wants all: an image of zeros stands for it (%2).</source>
        <translation>%1 cas n&apos;ont pas une séquence, et nnU-Net les veut toutes&#xa0;: une image de zéros en tient lieu (%2).</translation>
    </message>
    <message>
        <source>%1 cases left out, whose records are damaged: %2.</source>
        <translation>%1 cas laissés de côté, dont les enregistrements sont endommagés&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 cases without an image &apos;%2&apos; left out: %3.</source>
        <translation>%1 cas sans image &apos;%2&apos; laissés de côté&#xa0;: %3.</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 jours</translation>
    </message>
    <message>
        <source>%1 differ much from the usual %2 of %3 mm.</source>
        <translation>S&apos;écartent beaucoup de la valeur habituelle (%2) de %3 mm&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 differs much from the usual %2 of %3 mm.</source>
        <translation>S&apos;écarte beaucoup de la valeur habituelle (%2) de %3 mm&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 does not say how its slices lie: ImageOrientationPatient of %2 is no right angle.</source>
        <translation>%1 ne dit pas comment ses coupes sont orientées&#xa0;: ImageOrientationPatient de %2 n&apos;est pas un angle droit.</translation>
    </message>
    <message>
        <source>%1 does not say how large its pixels are: PixelSpacing of %2 is missing or no size.</source>
        <translation>%1 ne dit pas la taille de ses pixels&#xa0;: PixelSpacing de %2 manque ou n&apos;est pas une taille.</translation>
    </message>
    <message>
        <source>%1 does not say where it lies</source>
        <translation>%1 ne dit pas où il se trouve</translation>
    </message>
    <message>
        <source>%1 does not stack: its slices are shifted against each other.</source>
        <translation>%1 ne s&apos;empile pas&#xa0;: ses coupes sont décalées les unes par rapport aux autres.</translation>
    </message>
    <message>
        <source>%1 echo</source>
        <translation>%1 écho</translation>
    </message>
    <message>
        <source>%1 echos</source>
        <translation>%1 échos</translation>
    </message>
    <message>
        <source>%1 file fits no pattern: left out %2.</source>
        <translation>%1 fichier ne correspond à aucun motif&#xa0;: laissé de côté %2.</translation>
    </message>
    <message>
        <source>%1 files fit no pattern: left out %2.</source>
        <translation>%1 fichiers ne correspondent à aucun motif&#xa0;: laissés de côté %2.</translation>
    </message>
    <message>
        <source>%1 flat mask was left out: nnU-Net has no place.</source>
        <translation>%1 masque plat a été laissé de côté&#xa0;: nnU-Net n&apos;a pas de place pour cela.</translation>
    </message>
    <message>
        <source>%1 flat masks were left out: nnU-Net has no place.</source>
        <translation>%1 masques plats ont été laissés de côté&#xa0;: nnU-Net n&apos;a pas de place pour cela.</translation>
    </message>
    <message>
        <source>%1 frame</source>
        <translation>%1 phase</translation>
    </message>
    <message>
        <source>%1 frame holds no labelled voxel in &apos;%2&apos;: negative examples, in which none of the structures is.</source>
        <translation>%1 phase ne contient aucun voxel annoté dans &apos;%2&apos;&#xa0;: des exemples négatifs, où aucune des structures ne se trouve.</translation>
    </message>
    <message>
        <source>%1 frame of cases with frames were written as a case each.</source>
        <translation>%1 phase de cas avec phases a été écrite comme un cas à part.</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 phases</translation>
    </message>
    <message>
        <source>%1 frames hold no labelled voxel in &apos;%2&apos;: negative examples, in which none of the structures is.</source>
        <translation>%1 phases ne contiennent aucun voxel annoté dans &apos;%2&apos;&#xa0;: des exemples négatifs, où aucune des structures ne se trouve.</translation>
    </message>
    <message>
        <source>%1 frames of cases with frames were written as a case each.</source>
        <translation>%1 phases de cas avec phases ont été écrites chacune comme un cas.</translation>
    </message>
    <message>
        <source>%1 from a pretrained backbone</source>
        <translation>%1 à partir d&apos;un réseau préentraîné</translation>
    </message>
    <message>
        <source>%1 from scratch</source>
        <translation>%1 à partir de zéro</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 has %2 different images at %3 mm (%4), and at %5 other place, and their headers do not tell which belongs to the others.</source>
        <translation>%1 a %2 images différentes à %3 mm (%4), et à %5 autre endroit, et leurs en-têtes ne disent pas laquelle va avec les autres.</translation>
    </message>
    <message>
        <source>%1 has %2 different images at %3 mm (%4), and at %5 other places, and their headers do not tell which belongs to the others.</source>
        <translation>%1 a %2 images différentes à %3 mm (%4), et à %5 autres endroits, et leurs en-têtes ne disent pas laquelle va avec les autres.</translation>
    </message>
    <message>
        <source>%1 has %2 different images at %3 mm (%4), and their headers do not tell which belongs to the others.</source>
        <translation>%1 a %2 images différentes à %3 mm (%4), et leurs en-têtes ne disent pas laquelle va avec les autres.</translation>
    </message>
    <message>
        <source>%1 has %2 times at most of its %3 positions, but %4 at %5 mm (such as %6).</source>
        <translation>%1 a au plus %2 temps à ses %3 positions, mais %4 à %5 mm (par exemple %6).</translation>
    </message>
    <message>
        <source>%1 has a single slice.</source>
        <translation>%1 n&apos;a qu&apos;une seule coupe.</translation>
    </message>
    <message>
        <source>%1 has format %2, but this version reads up to %3.</source>
        <translation>%1 a le format %2, mais cette version ne lit que jusqu&apos;à %3.</translation>
    </message>
    <message>
        <source>%1 has no setting &apos;%2&apos;.</source>
        <translation>Il n&apos;y a pas ici de réglage &apos;%2&apos; (%1).</translation>
    </message>
    <message>
        <source>%1 holds slices of several orientations, like a localizer.</source>
        <translation>%1 contient des coupes de plusieurs orientations, comme un localisateur.</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 heures</translation>
    </message>
    <message>
        <source>%1 in &apos;%2&apos; is no name that a file can have.</source>
        <translation>%1 dans &apos;%2&apos; n&apos;est pas un nom qu&apos;un fichier peut avoir.</translation>
    </message>
    <message>
        <source>%1 is 4-D: %2 images share %3 positions, about %4 each, and their headers do not tell which belong together.</source>
        <translation>%1 est en 4D&#xa0;: %2 images se partagent %3 positions, environ %4 à chacune, et leurs en-têtes ne disent pas lesquelles vont ensemble.</translation>
    </message>
    <message>
        <source>%1 is damaged: it does not say its format version.</source>
        <translation>Endommagé&#xa0;: %1&#xa0;; la version du format n&apos;est pas indiquée.</translation>
    </message>
    <message>
        <source>%1 is linked to %2, a path of another operating system.</source>
        <translation>Ce qui est lié se trouve sous %2, un chemin d&apos;un autre système d&apos;exploitation (%1).</translation>
    </message>
    <message>
        <source>%1 is no axis of a volume.</source>
        <translation>%1 n&apos;est pas un axe d&apos;un volume.</translation>
    </message>
    <message>
        <source>%1 is no axis of projection.</source>
        <translation>%1 n&apos;est pas un axe de projection.</translation>
    </message>
    <message>
        <source>%1 is no id of a case.</source>
        <translation>%1 n&apos;est pas un identifiant de cas.</translation>
    </message>
    <message>
        <source>%1 is no list of names.</source>
        <translation>%1 n&apos;est pas une liste de noms.</translation>
    </message>
    <message>
        <source>%1 is no name for a sequence.</source>
        <translation>%1 n&apos;est pas un nom de séquence.</translation>
    </message>
    <message>
        <source>%1 is not used: CUDA %2 does not start (%3). Update the NVIDIA driver or restart.</source>
        <translation>%1&#xa0;: non utilisée, CUDA %2 ne démarre pas (%3). Mettez le pilote NVIDIA à jour ou redémarrez.</translation>
    </message>
    <message>
        <source>%1 is not used: CUDA %2 does not start. Update the NVIDIA driver or restart.</source>
        <translation>%1&#xa0;: non utilisée, CUDA %2 ne démarre pas. Mettez le pilote NVIDIA à jour ou redémarrez.</translation>
    </message>
    <message>
        <source>%1 is not used: its driver is too old for CUDA %2. Update the NVIDIA driver.</source>
        <translation>%1&#xa0;: non utilisée, son pilote est trop ancien pour CUDA %2. Mettez le pilote NVIDIA à jour.</translation>
    </message>
    <message>
        <source>%1 is not used: the NVIDIA driver is not running. Install or restart it.</source>
        <translation>%1&#xa0;: non utilisée, le pilote NVIDIA ne tourne pas. Installez-le ou redémarrez-le.</translation>
    </message>
    <message>
        <source>%1 is not used: the installed torch is a CPU build. Install torch with CUDA.</source>
        <translation>%1&#xa0;: non utilisée, le torch installé est une version pour processeur. Installez torch avec CUDA.</translation>
    </message>
    <message>
        <source>%1 is not used: torch offers no device. It may be hidden by CUDA_VISIBLE_DEVICES.</source>
        <translation>%1&#xa0;: non utilisée, torch ne propose aucun appareil. CUDA_VISIBLE_DEVICES la cache peut-être.</translation>
    </message>
    <message>
        <source>%1 is too short for these cases on this computer at the moment: %2.</source>
        <translation>%1&#xa0;: trop court pour ces cas sur cet ordinateur en ce moment&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 is unevenly spaced: the gap between slice %2 at %3 mm (%4) and slice %5 at %6 mm (%7) is %8 mm (%9 such gaps), but the usual gap is %10 mm.</source>
        <translation>%1&#xa0;: espacement irrégulier. L&apos;écart entre la coupe %2 à %3 mm (%4) et la coupe %5 à %6 mm (%7) est de %8 mm (%9 écarts pareils), mais l&apos;écart habituel est de %10 mm.</translation>
    </message>
    <message>
        <source>%1 is unevenly spaced: the gap between slice %2 at %3 mm (%4) and slice %5 at %6 mm (%7) is %8 mm, but the usual gap is %9 mm.</source>
        <translation>%1&#xa0;: espacement irrégulier. L&apos;écart entre la coupe %2 à %3 mm (%4) et la coupe %5 à %6 mm (%7) est de %8 mm, mais l&apos;écart habituel est de %9 mm.</translation>
    </message>
    <message>
        <source>%1 labelled case</source>
        <translation>%1 cas annoté</translation>
    </message>
    <message>
        <source>%1 labelled cases</source>
        <translation>%1 cas annotés</translation>
    </message>
    <message>
        <source>%1 labelled volume by nnU-Net</source>
        <translation>%1 volume annoté par nnU-Net</translation>
    </message>
    <message>
        <source>%1 labelled volumes by nnU-Net</source>
        <translation>%1 volumes annotés par nnU-Net</translation>
    </message>
    <message>
        <source>%1 lacks %2 slice that other volumes of its series have.</source>
        <translation>%1&#xa0;: il manque %2 coupe que d&apos;autres volumes de sa série ont.</translation>
    </message>
    <message>
        <source>%1 lacks %2 slice: the gap between slice %3 at %4 mm (%5) and slice %6 at %7 mm (%8) is %9 mm (%10 such gaps), but the usual gap is %11 mm.</source>
        <translation>%1&#xa0;: il manque %2 coupe. L&apos;écart entre la coupe %3 à %4 mm (%5) et la coupe %6 à %7 mm (%8) est de %9 mm (%10 écarts pareils), mais l&apos;écart habituel est de %11 mm.</translation>
    </message>
    <message>
        <source>%1 lacks %2 slice: the gap between slice %3 at %4 mm (%5) and slice %6 at %7 mm (%8) is %9 mm, but the usual gap is %10 mm.</source>
        <translation>%1&#xa0;: il manque %2 coupe. L&apos;écart entre la coupe %3 à %4 mm (%5) et la coupe %6 à %7 mm (%8) est de %9 mm, mais l&apos;écart habituel est de %10 mm.</translation>
    </message>
    <message>
        <source>%1 lacks %2 slices that other volumes of its series have.</source>
        <translation>%1&#xa0;: il manque %2 coupes que d&apos;autres volumes de sa série ont.</translation>
    </message>
    <message>
        <source>%1 lacks %2 slices: the gap between slice %3 at %4 mm (%5) and slice %6 at %7 mm (%8) is %9 mm (%10 such gaps), but the usual gap is %11 mm.</source>
        <translation>%1&#xa0;: il manque %2 coupes. L&apos;écart entre la coupe %3 à %4 mm (%5) et la coupe %6 à %7 mm (%8) est de %9 mm (%10 écarts pareils), mais l&apos;écart habituel est de %11 mm.</translation>
    </message>
    <message>
        <source>%1 lacks %2 slices: the gap between slice %3 at %4 mm (%5) and slice %6 at %7 mm (%8) is %9 mm, but the usual gap is %10 mm.</source>
        <translation>%1&#xa0;: il manque %2 coupes. L&apos;écart entre la coupe %3 à %4 mm (%5) et la coupe %6 à %7 mm (%8) est de %9 mm, mais l&apos;écart habituel est de %10 mm.</translation>
    </message>
    <message>
        <source>%1 lacks &apos;%2&apos;.</source>
        <translation>Il manque &apos;%2&apos; (%1).</translation>
    </message>
    <message>
        <source>%1 lacks slice positions (%2 of %3 images, such as %4).</source>
        <translation>%1&#xa0;: il manque des positions de coupes (%2 de %3 images, par exemple %4).</translation>
    </message>
    <message>
        <source>%1 lacks slice positions (all images, such as %2).</source>
        <translation>%1&#xa0;: il manque les positions des coupes (toutes les images, par exemple %2).</translation>
    </message>
    <message>
        <source>%1 leads out of &apos;%2&apos;: &apos;%3&apos; is a link to &apos;%4&apos;.</source>
        <translation>%1 mène hors de &apos;%2&apos;&#xa0;: &apos;%3&apos; est un lien vers &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>%1 learns</source>
        <translation>%1 apprend</translation>
    </message>
    <message>
        <source>%1 marks voxels that nobody annotated; set them to 0 before writing.</source>
        <translation>%1 marque des voxels que personne n&apos;a annotés&#xa0;; mettez-les à 0 avant d&apos;écrire.</translation>
    </message>
    <message>
        <source>%1 mask has no image: %2.</source>
        <translation>%1 masque n&apos;a pas d&apos;image&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 masks have no image: %2.</source>
        <translation>%1 masques n&apos;ont pas d&apos;image&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 minute</source>
        <translation>%1 minute</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 minutes</translation>
    </message>
    <message>
        <source>%1 mixes images of different size or pixel spacing, such as %2 and %3.</source>
        <translation>%1 mélange des images de taille ou d&apos;espacement de pixels différents, par exemple %2 et %3.</translation>
    </message>
    <message>
        <source>%1 ml of &apos;%2&apos; lay apart from its largest part and were left out: in the labelled cases it is one piece.</source>
        <translation>%1 ml de &apos;%2&apos; étaient séparés de sa plus grande partie et ont été laissés de côté&#xa0;: dans les cas annotés, c&apos;est un seul morceau.</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 more case</source>
        <translation>%1 autre cas</translation>
    </message>
    <message>
        <source>%1 more cases</source>
        <translation>%1 autres cas</translation>
    </message>
    <message>
        <source>%1 more labelled case</source>
        <translation>%1 autre cas annoté</translation>
    </message>
    <message>
        <source>%1 more labelled cases</source>
        <translation>%1 autres cas annotés</translation>
    </message>
    <message>
        <source>%1 more sequence was resampled so.</source>
        <translation>%1 autre séquence a été rééchantillonnée ainsi.</translation>
    </message>
    <message>
        <source>%1 more sequences were resampled so.</source>
        <translation>%1 autres séquences ont été rééchantillonnées ainsi.</translation>
    </message>
    <message>
        <source>%1 needs %2, which this Python lacks.</source>
        <translation>%1 a besoin de ce qui manque à ce Python&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 needs the volumes of its project.</source>
        <translation>%1 a besoin des volumes de son projet.</translation>
    </message>
    <message>
        <source>%1 never occur in %2, so the network cannot learn them.</source>
        <translation>Jamais présentes dans %2, si bien que le réseau ne peut pas les apprendre&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 never occurs in %2, so the network cannot learn it.</source>
        <translation>Jamais présente dans %2, si bien que le réseau ne peut pas l&apos;apprendre&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 new with random values (%2)</source>
        <translation>%1 nouveau avec des valeurs aléatoires (%2)</translation>
    </message>
    <message>
        <source>%1 no label and are left out: %2.</source>
        <translation>%1 sans étiquette, laissés de côté&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 no. %2</source>
        <translation>%1 nº %2</translation>
    </message>
    <message>
        <source>%1 not found in %2; the others were not looked at.</source>
        <translation>%1 introuvable dans %2&#xa0;; les autres n&apos;ont pas été regardés.</translation>
    </message>
    <message>
        <source>%1 numbers of blocks do not suit a U-Net of %2 stages.</source>
        <translation>%1 nombres de blocs ne conviennent pas à un U-Net de %2 étages.</translation>
    </message>
    <message>
        <source>%1 of %2 case</source>
        <translation>%1 sur %2 cas</translation>
    </message>
    <message>
        <source>%1 of %2 cases</source>
        <translation>%1 sur %2 cas</translation>
    </message>
    <message>
        <source>%1 of %2 cases to segment with &apos;%3&apos;</source>
        <translation>%1 sur %2 cas à segmenter avec &apos;%3&apos;</translation>
    </message>
    <message>
        <source>%1 of %2 volumes looked at; none is empty or stands out.</source>
        <translation>%1 sur %2 volumes regardés&#xa0;; aucun n&apos;est vide ou ne sort du lot.</translation>
    </message>
    <message>
        <source>%1 of another shape left out (%2)</source>
        <translation>%1 d&apos;une autre forme, laissés de côté (%2)</translation>
    </message>
    <message>
        <source>%1 of it is dark</source>
        <translation>%1 en est sombre</translation>
    </message>
    <message>
        <source>%1 of its slices are of one grey</source>
        <translation>%1 de ses coupes sont d&apos;un seul gris</translation>
    </message>
    <message>
        <source>%1 of the checkpoint dropped (%2)</source>
        <translation>%1 du point de sauvegarde écartés (%2)</translation>
    </message>
    <message>
        <source>%1 of the images in &apos;imagesTr&apos; (such as &apos;%2&apos;) have no mask in &apos;labelsTr&apos;: they came in as unlabelled.</source>
        <translation>%1 des images de &apos;imagesTr&apos; (par exemple &apos;%2&apos;) n&apos;ont pas de masque dans &apos;labelsTr&apos;&#xa0;: elles sont entrées sans masque.</translation>
    </message>
    <message>
        <source>%1 of these %2 cases lack the sequence &apos;%3&apos;: the network saw zeros there.</source>
        <translation>Sur ces %2 cas, %1 n&apos;ont pas la séquence &apos;%3&apos;&#xa0;: le réseau y a vu des zéros.</translation>
    </message>
    <message>
        <source>%1 of these %2 cases lacks the sequence &apos;%3&apos;: the network saw zeros there.</source>
        <translation>Sur ces %2 cas, %1 n&apos;a pas la séquence &apos;%3&apos;&#xa0;: le réseau y a vu des zéros.</translation>
    </message>
    <message>
        <source>%1 of these are frames of %2 case, scored one by one: frames of one case are alike, so that the spread says less than that of as many patients.</source>
        <translation>%1 d&apos;entre eux sont des phases de %2 cas, notées une par une&#xa0;: les phases d&apos;un cas se ressemblent, si bien que la dispersion en dit moins que celle d&apos;autant de patients.</translation>
    </message>
    <message>
        <source>%1 of these are frames of %2 cases, scored one by one: frames of one case are alike, so that the spread says less than that of as many patients.</source>
        <translation>%1 d&apos;entre eux sont des phases de %2 cas, notées une par une&#xa0;: les phases d&apos;un cas se ressemblent, si bien que la dispersion en dit moins que celle d&apos;autant de patients.</translation>
    </message>
    <message>
        <source>%1 of these cases (%2)</source>
        <translation>%1 de ces cas (%2)</translation>
    </message>
    <message>
        <source>%1 on &apos;%2&apos; (process %3) since %4</source>
        <translation>%1 sur &apos;%2&apos; (processus %3) depuis %4</translation>
    </message>
    <message>
        <source>%1 on this computer come to %2 steps.</source>
        <translation>%1 sur cet ordinateur donnent %2 pas.</translation>
    </message>
    <message>
        <source>%1 on this computer come to %2.</source>
        <translation>%1 sur cet ordinateur donnent %2.</translation>
    </message>
    <message>
        <source>%1 on this computer comes to %2 steps.</source>
        <translation>%1 sur cet ordinateur donne %2 pas.</translation>
    </message>
    <message>
        <source>%1 on this computer comes to %2.</source>
        <translation>%1 sur cet ordinateur donne %2.</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 ou plus</translation>
    </message>
    <message>
        <source>%1 or more %2</source>
        <translation>%1 %2 ou plus</translation>
    </message>
    <message>
        <source>%1 patches of %2 px do not fit a feature map of %3 × %4 px.</source>
        <translation>%1 fragments de %2 px ne tiennent pas dans une carte de %3 × %4 px.</translation>
    </message>
    <message>
        <source>%1 processes on one machine need as many GPUs: there are %2.</source>
        <translation>%1 processus sur une machine ont besoin d&apos;autant de GPU&#xa0;: il y en a %2.</translation>
    </message>
    <message>
        <source>%1 processes on one machine need as many GPUs: there is %2.</source>
        <translation>%1 processus sur une machine ont besoin d&apos;autant de GPU&#xa0;: il y en a %2.</translation>
    </message>
    <message>
        <source>%1 px from the right place</source>
        <translation>%1 px de la bonne place</translation>
    </message>
    <message>
        <source>%1 px off on average</source>
        <translation>%1 px d&apos;écart en moyenne</translation>
    </message>
    <message>
        <source>%1 runs in one process; %2 were started.</source>
        <translation>%1 tourne dans un seul processus&#xa0;; %2 ont été lancés.</translation>
    </message>
    <message>
        <source>%1 scan was left out, without &apos;%2&apos;, which is to be the image: %3.</source>
        <translation>%1 examen a été laissé de côté, sans &apos;%2&apos;, qui doit être l&apos;image&#xa0;: %3.</translation>
    </message>
    <message>
        <source>%1 scans were left out, without &apos;%2&apos;, which is to be the image: %3.</source>
        <translation>%1 examens ont été laissés de côté, sans &apos;%2&apos;, qui doit être l&apos;image&#xa0;: %3.</translation>
    </message>
    <message>
        <source>%1 sees the image of each case alone, and the sequence &apos;%2&apos; is asked for.</source>
        <translation>%1 ne voit que l&apos;image de chaque cas, et la séquence &apos;%2&apos; est demandée.</translation>
    </message>
    <message>
        <source>%1 segmented</source>
        <translation>%1 segmentés</translation>
    </message>
    <message>
        <source>%1 segmented can be used already.</source>
        <translation>%1 segmentés déjà utilisables.</translation>
    </message>
    <message>
        <source>%1 segmented so far.</source>
        <translation>%1 segmentés jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>%1 segmented, %2 refused</source>
        <translation>%1 segmentés, %2 refusés</translation>
    </message>
    <message>
        <source>%1 segmented, %2 refused can be used already.</source>
        <translation>%1 segmentés, %2 refusés&#xa0;; déjà utilisables.</translation>
    </message>
    <message>
        <source>%1 segmented, %2 refused so far.</source>
        <translation>%1 segmentés, %2 refusés jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>%1 series fit no pattern: left out %2.</source>
        <translation>%1 séries ne correspondent à aucun motif&#xa0;: laissées de côté %2.</translation>
    </message>
    <message>
        <source>%1 series fits no pattern: left out %2.</source>
        <translation>%1 série ne correspond à aucun motif&#xa0;: laissée de côté %2.</translation>
    </message>
    <message>
        <source>%1 shows a single slice, %2 times.</source>
        <translation>%1 montre une seule coupe, %2 fois.</translation>
    </message>
    <message>
        <source>%1 slice at a time</source>
        <translation>%1 coupe à la fois</translation>
    </message>
    <message>
        <source>%1 slices at a time</source>
        <translation>%1 coupes à la fois</translation>
    </message>
    <message>
        <source>%1 so far.</source>
        <translation>%1 jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>%1 steps of stage &apos;%2&apos;</source>
        <translation>%1 pas de la phase &apos;%2&apos;</translation>
    </message>
    <message>
        <source>%1 structure, %2</source>
        <translation>%1 structure, %2</translation>
    </message>
    <message>
        <source>%1 structures, %2</source>
        <translation>%1 structures, %2</translation>
    </message>
    <message>
        <source>%1 synthetic cases are fewer than the training, validation and test cases together.</source>
        <translation>%1 cas synthétiques, c&apos;est moins que les cas d&apos;entraînement, de validation et de test ensemble.</translation>
    </message>
    <message>
        <source>%1 tensors loaded (%2)</source>
        <translation>%1 tenseurs chargés (%2)</translation>
    </message>
    <message>
        <source>%1 test case</source>
        <translation>%1 cas de test</translation>
    </message>
    <message>
        <source>%1 test cases</source>
        <translation>%1 cas de test</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <translation>%1 à %2 %3</translation>
    </message>
    <message>
        <source>%1 to one of these: NRRD, NHDR, NIfTI, MHA, MHD, or a folder with one DICOM series.</source>
        <translation>%1 en l&apos;un de ces formats&#xa0;: NRRD, NHDR, NIfTI, MHA, MHD, ou un dossier avec une série DICOM.</translation>
    </message>
    <message>
        <source>%1 training case</source>
        <translation>%1 cas d&apos;entraînement</translation>
    </message>
    <message>
        <source>%1 training case has</source>
        <translation>%1 cas d&apos;entraînement a</translation>
    </message>
    <message>
        <source>%1 training cases</source>
        <translation>%1 cas d&apos;entraînement</translation>
    </message>
    <message>
        <source>%1 training cases have</source>
        <translation>%1 cas d&apos;entraînement ont</translation>
    </message>
    <message>
        <source>%1 volume</source>
        <translation>%1 volume</translation>
    </message>
    <message>
        <source>%1 volume below &apos;%2&apos; lie where %3 does, and it is not clear which it came from.</source>
        <translation>%1 volume sous &apos;%2&apos; se trouve là où est %3, et on ne sait pas clairement duquel cela vient.</translation>
    </message>
    <message>
        <source>%1 volume without labels</source>
        <translation>%1 volume sans masque</translation>
    </message>
    <message>
        <source>%1 volumes</source>
        <translation>%1 volumes</translation>
    </message>
    <message>
        <source>%1 volumes below &apos;%2&apos; lie where %3 does, and it is not clear which it came from.</source>
        <translation>%1 volumes sous &apos;%2&apos; se trouvent là où est %3, et on ne sait pas clairement duquel cela vient.</translation>
    </message>
    <message>
        <source>%1 volumes without labels</source>
        <translation>%1 volumes sans masque</translation>
    </message>
    <message>
        <source>%1 volumes would be the sequence &apos;%2&apos; of one scan: %3.</source>
        <translation>%1 volumes seraient la séquence &apos;%2&apos; d&apos;un même examen&#xa0;: %3.</translation>
    </message>
    <message>
        <source>%1 volumes would be the sequence &apos;%2&apos; of the scan &apos;%3&apos;: %4.</source>
        <translation>%1 volumes seraient la séquence &apos;%2&apos; de l&apos;examen &apos;%3&apos;&#xa0;: %4.</translation>
    </message>
    <message>
        <source>%1, %2 %3 to %4</source>
        <translation>%1, %2 %3 à %4</translation>
    </message>
    <message>
        <source>%1, against %2 in the others.</source>
        <translation>%1, contre %2 dans les autres.</translation>
    </message>
    <message>
        <source>%1, against %2 in the others: %3.</source>
        <translation>%1, contre %2 dans les autres&#xa0;: %3.</translation>
    </message>
    <message>
        <source>%1, and nothing to resume from</source>
        <translation>%1, et rien d&apos;où reprendre</translation>
    </message>
    <message>
        <source>%1, as you wish</source>
        <translation>%1, comme vous le souhaitez</translation>
    </message>
    <message>
        <source>%1, slice %2 of %3</source>
        <translation>%1, coupe %2 sur %3</translation>
    </message>
    <message>
        <source>%1, slices %2 mm apart; patches of %3 voxels</source>
        <translation>%1, coupes espacées de %2 mm&#xa0;; fragments de %3 voxels</translation>
    </message>
    <message>
        <source>%1, step %2 of %3</source>
        <translation>%1, pas %2 sur %3</translation>
    </message>
    <message>
        <source>%1, turned</source>
        <translation>%1, tourné</translation>
    </message>
    <message>
        <source>%1: %2 of %3, about %4 left</source>
        <translation>%1&#xa0;: %2 sur %3, encore %4 environ</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; was not written.</source>
        <translation>%1&#xa0;: &apos;%2&apos; n&apos;a pas été écrit.</translation>
    </message>
    <message>
        <source>%1: finetuning from a pretrained backbone</source>
        <translation>%1&#xa0;: affinage à partir d&apos;un réseau préentraîné</translation>
    </message>
    <message>
        <source>%1: in neither mask of %2, not scored there.</source>
        <translation>%1&#xa0;: dans aucun des masques de %2, pas noté là.</translation>
    </message>
    <message>
        <source>%1: in only one of the masks of %2, Dice 0, no distance.</source>
        <translation>%1&#xa0;: dans un seul des masques de %2, Dice 0, pas de distance.</translation>
    </message>
    <message>
        <source>%1: not predicted.</source>
        <translation>%1&#xa0;: non prédit.</translation>
    </message>
    <message>
        <source>%1: small holes are filled.</source>
        <translation>%1&#xa0;: les petits trous sont remplis.</translation>
    </message>
    <message>
        <source>%1: the largest connected part is kept, as each is one piece in the labelled cases; if it is less than two thirds of what was found, all parts are.</source>
        <translation>%1&#xa0;: la plus grande partie d&apos;un seul tenant est gardée, comme c&apos;est un seul morceau dans les cas annotés&#xa0;; si elle fait moins des deux tiers de ce qui a été trouvé, toutes les parties le sont.</translation>
    </message>
    <message>
        <source>%1: training from scratch</source>
        <translation>%1&#xa0;: entraînement à partir de zéro</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2 mm)</source>
        <translation>&apos;%1&apos; (%2 mm)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2 slice)</source>
        <translation>&apos;%1&apos; (%2 coupe)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2 slices)</source>
        <translation>&apos;%1&apos; (%2 coupes)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (only %2)</source>
        <translation>&apos;%1&apos; (seulement %2)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (whole)</source>
        <translation>&apos;%1&apos; (entier)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; already holds a project.</source>
        <translation>&apos;%1&apos; contient déjà un projet.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; share the label value %3.</source>
        <translation>&apos;%1&apos; et &apos;%2&apos; partagent la valeur %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be &apos;%2&apos;: it is what &apos;%3&apos; was called before.</source>
        <translation>&apos;%1&apos; ne peut pas être &apos;%2&apos;&#xa0;: c&apos;est l&apos;ancien nom de &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read (%2)</source>
        <translation>&apos;%1&apos; ne peut pas être lu (%2)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read (%2).</source>
        <translation>&apos;%1&apos; est illisible (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read.</source>
        <translation>&apos;%1&apos; est illisible.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be started (%2).</source>
        <translation>&apos;%1&apos; ne peut pas être démarré (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; could not be written.</source>
        <translation>&apos;%1&apos; n&apos;a pas pu être écrit.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; describes regions that overlap (&apos;%2&apos; is the values %3 together), and gives %4 no name of its own.</source>
        <translation>&apos;%1&apos; décrit des régions qui se recouvrent (&apos;%2&apos;, ce sont les valeurs %3 ensemble), et ne donne pas de nom propre à %4.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; describes regions that overlap (&apos;%2&apos; is the values %3 together), and gives %4 no name of their own.</source>
        <translation>&apos;%1&apos; décrit des régions qui se recouvrent (&apos;%2&apos;, ce sont les valeurs %3 ensemble), et ne donne pas de nom propre à %4.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; describes regions that overlap (&apos;%2&apos; is the values %3 together). The values were taken one by one instead: %4.</source>
        <translation>&apos;%1&apos; décrit des régions qui se recouvrent (&apos;%2&apos;, ce sont les valeurs %3 ensemble). Les valeurs ont été prises une par une&#xa0;: %4.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not begin like a NIfTI image.</source>
        <translation>&apos;%1&apos; ne commence pas comme une image NIfTI.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not exist.</source>
        <translation>&apos;%1&apos; n&apos;existe pas.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not fit into memory.</source>
        <translation>&apos;%1&apos; ne tient pas dans la mémoire.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not fit what &apos;%2&apos; says by now; colours, numbers and roles that only it knows were not taken from it.</source>
        <translation>&apos;%1&apos; ne correspond plus à ce que dit &apos;%2&apos;&#xa0;; les couleurs, numéros et rôles que lui seul connaît n&apos;en ont pas été repris.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie in the plane that its volume is projected onto: %2.</source>
        <translation>&apos;%1&apos; ne se trouve pas dans le plan sur lequel son volume est projeté&#xa0;: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say how large its voxels are: 1 mm was taken.</source>
        <translation>&apos;%1&apos; ne dit pas la taille de ses voxels&#xa0;: 1 mm a été pris.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which file a sequence is.</source>
        <translation>&apos;%1&apos; ne dit pas de quel fichier vient une séquence.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which files a sequence is.</source>
        <translation>&apos;%1&apos; ne dit pas de quels fichiers vient une séquence.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which frames.</source>
        <translation>&apos;%1&apos; ne dit pas quelles phases.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which series it is of.</source>
        <translation>&apos;%1&apos; ne dit pas de quelle série il est.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which way the patient lies: it was taken for left-posterior-superior.</source>
        <translation>&apos;%1&apos; ne dit pas comment le patient est couché&#xa0;: gauche-postérieur-supérieur a été pris.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already.</source>
        <translation>&apos;%1&apos; existe déjà.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; fits the patterns of two sequences: &apos;%2&apos; of &apos;%3&apos; and &apos;%4&apos; of &apos;%5&apos;.</source>
        <translation>&apos;%1&apos; correspond aux motifs de deux séquences&#xa0;: &apos;%2&apos; de &apos;%3&apos; et &apos;%4&apos; de &apos;%5&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; frame %2</source>
        <translation>&apos;%1&apos; phase %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives no role to %2 in its column &apos;%3&apos;.</source>
        <translation>&apos;%1&apos; ne donne aucun rôle à %2 dans sa colonne &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives the slope nan for its intensities: they were taken as they are stored.</source>
        <translation>&apos;%1&apos; donne la pente nan pour ses intensités&#xa0;: elles ont été prises telles quelles.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives two positions, up to %2 mm apart (qform and sform): that of the qform was taken.</source>
        <translation>&apos;%1&apos; donne deux positions, éloignées de %2 mm au plus (qform et sform)&#xa0;: celle du qform a été prise.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives two positions, up to %2 mm apart (qform and sform): that of the sform was taken.</source>
        <translation>&apos;%1&apos; donne deux positions, éloignées de %2 mm au plus (qform et sform)&#xa0;: celle du sform a été prise.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 times the volume that it has in the labelled cases and is outlined otherwise when the image is moved and darkened a little.</source>
        <translation>&apos;%1&apos; a %2 fois le volume qu&apos;elle a dans les cas annotés et est délimitée autrement quand l&apos;image est un peu déplacée et assombrie.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 times the volume that it has in the labelled cases.</source>
        <translation>&apos;%1&apos; a %2 fois le volume qu&apos;elle a dans les cas annotés.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 values per voxel (colour or vectors).</source>
        <translation>&apos;%1&apos; a %2 valeurs par voxel (couleur ou vecteurs).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 voxel that is NaN or infinite.</source>
        <translation>&apos;%1&apos; a %2 voxel qui est NaN ou infini.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 voxels that are NaN or infinite.</source>
        <translation>&apos;%1&apos; a %2 voxels qui sont NaN ou infinis.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has an sform without voxel sizes: %2 were taken from its pixdim.</source>
        <translation>&apos;%1&apos; a un sform sans taille de voxels&#xa0;: %2 ont été pris de son pixdim.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has axes (%2; %3) that do not have the length 1.</source>
        <translation>&apos;%1&apos; a des axes (%2&#xa0;; %3) qui n&apos;ont pas la longueur 1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has axes (%2; %3) that do not span a space.</source>
        <translation>&apos;%1&apos; a des axes (%2&#xa0;; %3) qui n&apos;engendrent pas un espace.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has become a test case since this run began, and the run learns from it.</source>
        <translation>&apos;%1&apos; est devenu un cas de test depuis le début de cette exécution, et elle apprend de lui.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has become a test case, and the models of this run have learnt from it.</source>
        <translation>&apos;%1&apos; est devenu un cas de test, et les modèles de cette exécution ont appris de lui.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has complex voxels.</source>
        <translation>&apos;%1&apos; a des voxels complexes.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has frames of different grids: &apos;%2&apos; lies on another one than &apos;%3&apos;.</source>
        <translation>&apos;%1&apos; a des phases sur des grilles différentes&#xa0;: &apos;%2&apos; est sur une autre que &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has its first voxel at %2 mm (%3), which is no place.</source>
        <translation>&apos;%1&apos; a son premier voxel à %2 mm (%3), ce qui n&apos;est pas un endroit.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has masks of several kinds; those called &apos;%2&apos; were taken, and not %3.</source>
        <translation>&apos;%1&apos; a des masques de plusieurs sortes&#xa0;; ceux qui s&apos;appellent &apos;%2&apos; ont été pris, et pas %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no channel &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; n&apos;a pas de canal &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no fold %2.</source>
        <translation>&apos;%1&apos; n&apos;a pas de pli %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no image in &apos;anat&apos; of a subject.</source>
        <translation>&apos;%1&apos; n&apos;a pas d&apos;image dans le dossier &apos;anat&apos; d&apos;un sujet.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no structure that the label schema has: it has %2.</source>
        <translation>&apos;%1&apos; n&apos;a aucune structure que le schéma connaît&#xa0;: il a %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has several segments called %2; those of one name were taken together.</source>
        <translation>&apos;%1&apos; a plusieurs segments appelés %2&#xa0;; ceux d&apos;un même nom ont été réunis.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has voxels as large as %2, which no image has.</source>
        <translation>&apos;%1&apos; a des voxels aussi grands que %2, ce qu&apos;aucune image n&apos;a.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has voxels of %2 mm (%3), which no volume has: from %4 to %5 mm are possible.</source>
        <translation>&apos;%1&apos; a des voxels de %2 mm (%3), ce qu&apos;aucun volume n&apos;a&#xa0;: de %4 à %5 mm sont possibles.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has voxels of %2 mm, but the model sees pixels of %3 mm: for it the slices of %4 × %5 pixels would be %6 × %7.</source>
        <translation>&apos;%1&apos; a des voxels de %2 mm, mais le modèle voit des pixels de %3 mm&#xa0;: pour lui, les coupes de %4 × %5 pixels en auraient %6 × %7.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 volume, and its data set names the channels %3.</source>
        <translation>&apos;%1&apos; contient %2 volume, et son jeu de données nomme les canaux %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 volumes, and a case keeps each in a file of its own.</source>
        <translation>&apos;%1&apos; contient %2 volumes, et un cas garde chacun dans un fichier à part.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 volumes, and its data set names the channels %3.</source>
        <translation>&apos;%1&apos; contient %2 volumes, et son jeu de données nomme les canaux %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds a run of another kind (&apos;%2&apos;).</source>
        <translation>&apos;%1&apos; contient une exécution d&apos;une autre sorte (&apos;%2&apos;).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds an Analyze header, not a whole NIfTI image.</source>
        <translation>&apos;%1&apos; contient un en-tête Analyze, pas une image NIfTI entière.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds data sets (%2), and is none itself.</source>
        <translation>&apos;%1&apos; contient des jeux de données (%2), et n&apos;en est pas un lui-même.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no DICOM image, only %2.</source>
        <translation>&apos;%1&apos; ne contient aucune image DICOM, seulement %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no DICOM image.</source>
        <translation>&apos;%1&apos; ne contient aucune image DICOM.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no adaptation plan of nnssl, which describes its network.</source>
        <translation>&apos;%1&apos; ne contient pas de plan d&apos;adaptation de nnssl, qui décrit son réseau.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no checkpoint of nnssl.</source>
        <translation>&apos;%1&apos; ne contient pas de point de sauvegarde de nnssl.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds several trained models: %2.</source>
        <translation>&apos;%1&apos; contient plusieurs modèles entraînés&#xa0;: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds something else.</source>
        <translation>&apos;%1&apos; contient autre chose.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds the header of a pair of .hdr and .img files, not a whole NIfTI image.</source>
        <translation>&apos;%1&apos; contient l&apos;en-tête d&apos;une paire de fichiers .hdr et .img, pas une image NIfTI entière.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in %2 of %3</source>
        <translation>&apos;%1&apos; dans %2 sur %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; lies outside the data set&apos;s folder.</source>
        <translation>&apos;%1&apos; dans &apos;%2&apos; se trouve hors du dossier du jeu de données.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2 everywhere where %3 lies.</source>
        <translation>&apos;%1&apos; vaut %2 partout où se trouve %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2 of a case, and cannot be taken out of it.</source>
        <translation>&apos;%1&apos; est %2 d&apos;un cas, et ne peut pas en être retiré.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a %2 checkpoint, but a %3 checkpoint is needed.</source>
        <translation>&apos;%1&apos; est un point de sauvegarde de la sorte %2, mais il en faut un de la sorte %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a %2-D image (%3), not one 3-D volume.</source>
        <translation>&apos;%1&apos; est une image en %2D (%3), pas un volume 3D.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a 4-D image of %2 volumes, %3.</source>
        <translation>&apos;%1&apos; est une image 4D de %2 volumes, %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a DICOM object that is no slice of a volume (%2).</source>
        <translation>&apos;%1&apos; est un objet DICOM qui n&apos;est pas une coupe d&apos;un volume (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a NIfTI-2 image, which neither SSLSegmentation nor Slicer reads.</source>
        <translation>&apos;%1&apos; est une image NIfTI-2, que ni SSLSegmentation ni Slicer ne lisent.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a backbone, which segments nothing yet; %2 takes models.</source>
        <translation>&apos;%1&apos; est un réseau préentraîné, qui ne segmente encore rien&#xa0;; %2 prend des modèles.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a file.</source>
        <translation>&apos;%1&apos; est un fichier.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a further sequence of case &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; est une autre séquence du cas &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a part of a case, which has no sequences of its own.</source>
        <translation>&apos;%1&apos; est une partie d&apos;un cas, qui n&apos;a pas de séquences propres.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a pickle file, which may hold program code; nothing in it was run.</source>
        <translation>&apos;%1&apos; est un fichier pickle, qui peut contenir du code&#xa0;; rien n&apos;en a été exécuté.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a segmentation, not an image.</source>
        <translation>&apos;%1&apos; est une segmentation, pas une image.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a single slice (%2 voxels).</source>
        <translation>&apos;%1&apos; est une seule coupe (%2 voxels).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a test case; learning from parts of it would make test results worthless.</source>
        <translation>&apos;%1&apos; est un cas de test&#xa0;; apprendre de ses parties ôterait toute valeur aux résultats du test.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a test case; using it for &apos;%2&apos; would make test results worthless.</source>
        <translation>&apos;%1&apos; est un cas de test&#xa0;; l&apos;utiliser pour &apos;%2&apos; ôterait toute valeur aux résultats du test.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a volume of case &apos;%2&apos; already.</source>
        <translation>&apos;%1&apos; est déjà un volume du cas &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged or truncated (%2).</source>
        <translation>&apos;%1&apos; est endommagé ou tronqué (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: &apos;%2&apos; is no list.</source>
        <translation>&apos;%1&apos; est endommagé&#xa0;: &apos;%2&apos; n&apos;est pas une liste.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: its part &apos;%2&apos; has changed.</source>
        <translation>&apos;%1&apos; est endommagé&#xa0;: sa partie &apos;%2&apos; a changé.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is empty.</source>
        <translation>&apos;%1&apos; est vide.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is half of a trained model of nnU-Net: no fold has a checkpoint.</source>
        <translation>&apos;%1&apos; est la moitié d&apos;un modèle entraîné de nnU-Net&#xa0;: aucun pli n&apos;a de point de sauvegarde.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is half of an export that was broken off.</source>
        <translation>&apos;%1&apos; est la moitié d&apos;une exportation interrompue.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2 parts, none of them clearly the largest, so all were kept; in the labelled cases it is one piece.</source>
        <translation>&apos;%1&apos; est en %2 parties, dont aucune n&apos;est clairement la plus grande, si bien que toutes ont été gardées&#xa0;; dans les cas annotés, c&apos;est un seul morceau.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in the project already, as case &apos;%2&apos; with %3.</source>
        <translation>&apos;%1&apos; est déjà dans le projet&#xa0;: cas &apos;%2&apos; avec %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in the project already, as case &apos;%2&apos; with the spacing of its file.</source>
        <translation>&apos;%1&apos; est déjà dans le projet&#xa0;: cas &apos;%2&apos; avec l&apos;espacement de son fichier.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is left out: %2.</source>
        <translation>&apos;%1&apos; est laissé de côté&#xa0;: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no %2 that is known.</source>
        <translation>&apos;%1&apos; n&apos;est rien de connu de cette sorte&#xa0;: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no DICOM, and a DICOM segmentation belongs to a DICOM series.</source>
        <translation>&apos;%1&apos; n&apos;est pas du DICOM, et une segmentation DICOM appartient à une série DICOM.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no backbone of volumes: networks of nnssl see volumes in three dimensions.</source>
        <translation>&apos;%1&apos; n&apos;est pas un réseau préentraîné de volumes&#xa0;: les réseaux de nnssl voient les volumes en trois dimensions.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no case with the role &apos;train&apos; and a flat mask.</source>
        <translation>&apos;%1&apos; n&apos;est pas un cas d&apos;entraînement avec un masque plat.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no image</source>
        <translation>&apos;%1&apos; n&apos;est pas une image</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no list of series.</source>
        <translation>&apos;%1&apos; n&apos;est pas une liste de séries.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no plan of scans: %2</source>
        <translation>&apos;%1&apos; n&apos;est pas un plan d&apos;examens&#xa0;: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no regular file.</source>
        <translation>&apos;%1&apos; n&apos;est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no whole trained model of nnU-Net: there is no plans.json.</source>
        <translation>&apos;%1&apos; n&apos;est pas un modèle entraîné complet de nnU-Net&#xa0;: il n&apos;y a pas de plans.json.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is none of its sequences.</source>
        <translation>&apos;%1&apos; n&apos;est aucune de ses séquences.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is none.</source>
        <translation>&apos;%1&apos; n&apos;en est pas un.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a Decathlon or nnU-Net dataset.json: its &apos;labels&apos; do not name label values.</source>
        <translation>&apos;%1&apos; n&apos;est pas un dataset.json de Decathlon ou de nnU-Net&#xa0;: ses &apos;labels&apos; ne nomment pas de valeurs.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a checkpoint of SSLSegmentation.</source>
        <translation>&apos;%1&apos; n&apos;est pas un point de sauvegarde de SSLSegmentation.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a checkpoint or model file.</source>
        <translation>&apos;%1&apos; n&apos;est pas un fichier de point de sauvegarde ou de modèle.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a labelled case with the role &apos;train&apos;.</source>
        <translation>&apos;%1&apos; n&apos;est pas un cas d&apos;entraînement annoté.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a project: it is no folder with a project.json.</source>
        <translation>&apos;%1&apos; n&apos;est pas un projet&#xa0;: ce n&apos;est pas un dossier avec un project.json.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a role.</source>
        <translation>&apos;%1&apos; n&apos;est pas un rôle.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not what its name says: it does not begin like %2.</source>
        <translation>&apos;%1&apos; n&apos;est pas ce que dit son nom&#xa0;: il ne commence pas comme %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not what its name says: it is %2.</source>
        <translation>&apos;%1&apos; n&apos;est pas ce que dit son nom&#xa0;: c&apos;est %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of a case with frames, which has no flat image and is not cut.</source>
        <translation>&apos;%1&apos; est d&apos;un cas avec phases, qui n&apos;a pas d&apos;image plate et ne se découpe pas.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of a case with frames, which has no further sequences.</source>
        <translation>&apos;%1&apos; est d&apos;un cas avec phases, qui n&apos;a pas d&apos;autres séquences.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of files that end in &apos;%2&apos; (&apos;file_ending&apos;), which are not read here.</source>
        <translation>&apos;%1&apos; a des fichiers qui finissent par &apos;%2&apos; (&apos;file_ending&apos;), ce qui n&apos;est pas lu ici.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of the same DICOM series as case &apos;%2&apos;, which was there: if it is the same scan, keep the complete one of the two.</source>
        <translation>&apos;%1&apos; est de la même série DICOM que le cas &apos;%2&apos;, qui était là&#xa0;: si c&apos;est le même examen, gardez celui des deux qui est complet.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of the same scan as case &apos;%2&apos;, which has other volumes of it, or their mean.</source>
        <translation>&apos;%1&apos; est du même examen que le cas &apos;%2&apos;, qui en a d&apos;autres volumes, ou leur moyenne.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is one case with %2, one every %3 ms: &apos;%4&apos;.</source>
        <translation>&apos;%1&apos; est un seul cas avec %2, une toutes les %3 ms&#xa0;: &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is one case with %2: &apos;%3&apos;.</source>
        <translation>&apos;%1&apos; est un seul cas avec %2&#xa0;: &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is outlined otherwise when the image is moved and darkened a little.</source>
        <translation>&apos;%1&apos; est délimitée autrement quand l&apos;image est un peu déplacée et assombrie.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the image itself, which every case has.</source>
        <translation>&apos;%1&apos; est l&apos;image elle-même, que chaque cas a.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the image of a case, which comes first.</source>
        <translation>&apos;%1&apos; est l&apos;image d&apos;un cas, qui vient en premier.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the image of case &apos;%2&apos; itself.</source>
        <translation>&apos;%1&apos; est l&apos;image du cas &apos;%2&apos; elle-même.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the name of the case &apos;%2&apos;, and frame %3 of &apos;%4&apos;.</source>
        <translation>&apos;%1&apos; est le nom du cas &apos;%2&apos;, et de la phase %3 de &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the same volume as case &apos;%2&apos;, which was there: it has got %3.</source>
        <translation>&apos;%1&apos; est le même volume que le cas &apos;%2&apos;, qui était là&#xa0;: celui-ci a reçu %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the same volume as case &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; est le même volume que le cas &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the same volume as the image of another scan, case &apos;%2&apos;; nothing of &apos;%3&apos; was added (also %4).</source>
        <translation>&apos;%1&apos; est le même volume que l&apos;image d&apos;un autre examen, le cas &apos;%2&apos;&#xa0;; rien de &apos;%3&apos; n&apos;a été ajouté (de même %4).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the same volume as the image of another scan, case &apos;%2&apos;; nothing of &apos;%3&apos; was added.</source>
        <translation>&apos;%1&apos; est le même volume que l&apos;image d&apos;un autre examen, le cas &apos;%2&apos;&#xa0;; rien de &apos;%3&apos; n&apos;a été ajouté.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the sequence &apos;%2&apos; of case &apos;%3&apos; already.</source>
        <translation>&apos;%1&apos; est déjà la séquence &apos;%2&apos; du cas &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the whole case.</source>
        <translation>&apos;%1&apos; est le cas entier.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies elsewhere in space than %2: they share no place.</source>
        <translation>&apos;%1&apos; se trouve ailleurs dans l&apos;espace que %2&#xa0;: ils n&apos;ont aucun endroit en commun.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies elsewhere than in the labelled cases and is outlined otherwise when the image is moved and darkened a little.</source>
        <translation>&apos;%1&apos; se trouve ailleurs que dans les cas annotés et est délimitée autrement quand l&apos;image est un peu déplacée et assombrie.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies elsewhere than in the labelled cases.</source>
        <translation>&apos;%1&apos; se trouve ailleurs que dans les cas annotés.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies in the project itself.</source>
        <translation>&apos;%1&apos; se trouve dans le projet lui-même.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on another grid than %2 (%3): it was resampled onto that (linear interpolation). Look whether they lie on each other.</source>
        <translation>&apos;%1&apos; est sur une autre grille que %2 (%3)&#xa0;: il a été rééchantillonné sur celle-là (interpolation linéaire). Regardez s&apos;ils se superposent.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on another grid than the file of case &apos;%2&apos; (%3), and the spacing of that case is assumed (%4), so that nobody knows how they lie.</source>
        <translation>&apos;%1&apos; est sur une autre grille que le fichier du cas &apos;%2&apos; (%3), et l&apos;espacement de ce cas est supposé (%4), si bien que personne ne sait comment ils se superposent.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies too far from the origin of space to be placed exactly: at %2 mm (%3).</source>
        <translation>&apos;%1&apos; est trop loin de l&apos;origine de l&apos;espace pour être placé exactement&#xa0;: à %2 mm (%3).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lists no volume.</source>
        <translation>&apos;%1&apos; n&apos;énumère aucun volume.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; looks like a mask, not like an image: it %2.</source>
        <translation>&apos;%1&apos; ressemble à un masque, pas à une image&#xa0;: il %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; looks like a scan that the model has learnt from (likeness %2; different scans stay below 0.95). If it is the same one, perhaps exported twice, its score means nothing: take one of them out.</source>
        <translation>&apos;%1&apos; ressemble à un examen dont le modèle a appris (ressemblance %2&#xa0;; des examens différents restent sous 0.95). Si c&apos;est le même, peut-être exporté deux fois, sa note ne veut rien dire&#xa0;: retirez l&apos;un des deux.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; makes no label schema: %2</source>
        <translation>&apos;%1&apos; ne donne pas de schéma d&apos;étiquettes&#xa0;: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names %2 case that the data set lacks: %3.</source>
        <translation>&apos;%1&apos; nomme %2 cas qui manque au jeu de données&#xa0;: %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names %2 cases that the data set lacks: %3.</source>
        <translation>&apos;%1&apos; nomme %2 cas qui manquent au jeu de données&#xa0;: %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no segment.</source>
        <translation>&apos;%1&apos; ne nomme aucun segment.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2</source>
        <translation>&apos;%1&apos; de %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of &apos;%2&apos;</source>
        <translation>&apos;%1&apos; de &apos;%2&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of the model is taken for &apos;%2&apos;: by its terminology it is the same.</source>
        <translation>&apos;%1&apos; du modèle est pris pour &apos;%2&apos;&#xa0;: d&apos;après sa terminologie, c&apos;est le même.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of the project</source>
        <translation>&apos;%1&apos; du projet</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of the run &apos;%2&apos;</source>
        <translation>&apos;%1&apos; de l&apos;exécution &apos;%2&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; shows structures on slices that are not among the complete ones, and do not count: %2 (slices are counted from 0).</source>
        <translation>&apos;%1&apos; montre des structures sur des coupes qui ne sont pas parmi les complètes et ne comptent pas : %2 (les coupes sont comptées à partir de 0).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; speaks of %2 training case, and %3 are there: is a part missing?</source>
        <translation>&apos;%1&apos; parle de %2 cas d&apos;entraînement, et %3 sont là&#xa0;: manque-t-il une partie&#xa0;?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; speaks of %2 training cases, and %3 are there: is a part missing?</source>
        <translation>&apos;%1&apos; parle de %2 cas d&apos;entraînement, et %3 sont là&#xa0;: manque-t-il une partie&#xa0;?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was copied, not linked: as it is, it does not lie on the grid of the image.</source>
        <translation>&apos;%1&apos; a été copié, pas lié&#xa0;: tel quel, il n&apos;est pas sur la grille de l&apos;image.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was cut into parts, such as case &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; a été découpé en parties, comme le cas &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was not added: an unexpected error stopped its reading (%2).</source>
        <translation>&apos;%1&apos; n&apos;a pas été ajouté&#xa0;: une erreur inattendue a arrêté sa lecture (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was stopped at step %2 of %3; the best so far is used. To finish it first: %4</source>
        <translation>&apos;%1&apos; a été arrêté au pas %2 sur %3&#xa0;; le meilleur jusqu&apos;ici sert. Pour le finir d&apos;abord&#xa0;: %4</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was stopped; the best so far is used. To finish it first: %2</source>
        <translation>&apos;%1&apos; a été arrêté&#xa0;; le meilleur jusqu&apos;ici sert. Pour le finir d&apos;abord&#xa0;: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; would unpack to %2 MB in %3 parts, though it has %4 MB: no file of this software does.</source>
        <translation>&apos;%1&apos; se décompresserait en %2 Mo en %3 parties, alors qu&apos;il fait %4 Mo&#xa0;: aucun fichier de ce logiciel ne fait cela.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, which is to be learnt from, is the same scan as the test case &apos;%2&apos;.</source>
        <translation>&apos;%1&apos;, dont il faut apprendre, est le même examen que le cas de test &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;imported.jsonl&apos; of the project</source>
        <translation>&apos;imported.jsonl&apos; du projet</translation>
    </message>
    <message>
        <source>&apos;patients.jsonl&apos; of the project</source>
        <translation>&apos;patients.jsonl&apos; du projet</translation>
    </message>
    <message>
        <source>&apos;sslseg cases PROJECT&apos; lists them.</source>
        <translation>L&apos;étape &apos;Données&apos; les énumère.</translation>
    </message>
    <message>
        <source>&apos;sslseg cases PROJECT&apos; lists what is there.</source>
        <translation>L&apos;étape &apos;Données&apos; énumère ce qu&apos;il y a.</translation>
    </message>
    <message>
        <source>&apos;sslseg channel PROJECT CASE NAME FILE&apos; gives a case a further sequence.</source>
        <translation>&apos;Séquences …&apos; dans l&apos;étape &apos;Données&apos; donne à un cas une autre séquence.</translation>
    </message>
    <message>
        <source>&apos;sslseg label PROJECT %1 &quot;%2&quot;&apos; gives it this mask</source>
        <translation>&apos;Donner un masque&apos; lui donne ce masque (%1, &quot;%2&quot;)</translation>
    </message>
    <message>
        <source>&apos;sslseg methods --json&apos; lists all.</source>
        <translation>Choisissez à nouveau les réglages dans l&apos;étape qui entraîne.</translation>
    </message>
    <message>
        <source>&apos;sslseg models PROJECT&apos; lists them.</source>
        <translation>L&apos;étape &apos;Modèles&apos; les énumère.</translation>
    </message>
    <message>
        <source>&apos;sslseg models PROJECT&apos; lists what it has; a path to a file works, too.</source>
        <translation>L&apos;étape &apos;Modèles&apos; énumère ce qu&apos;il a&#xa0;; le chemin d&apos;un fichier convient aussi.</translation>
    </message>
    <message>
        <source>&apos;sslseg predict PROJECT --cases %1&apos; makes them.</source>
        <translation>L&apos;étape &apos;Vérifier&apos; les fait (%1).</translation>
    </message>
    <message>
        <source>&apos;sslseg pretrain PROJECT&apos; starts one.</source>
        <translation>L&apos;étape &apos;Préentraîner&apos; en lance un.</translation>
    </message>
    <message>
        <source>&apos;sslseg role PROJECT %1 --role %2&apos; gives all frames of &apos;%3&apos; this role</source>
        <translation>&apos;Utiliser pour&apos; donne ce rôle à toutes les phases de &apos;%3&apos; (%1, %2)</translation>
    </message>
    <message>
        <source>&apos;sslseg role PROJECT %1 --role %2&apos; gives it this role</source>
        <translation>&apos;Utiliser pour&apos; lui donne ce rôle (%1, %2)</translation>
    </message>
    <message>
        <source>&apos;sslseg runs PROJECT&apos; lists them.</source>
        <translation>Les étapes &apos;Préentraîner&apos;, &apos;Affiner&apos; et &apos;Vérifier&apos; les énumèrent.</translation>
    </message>
    <message>
        <source>(stopped at step %1 of %2)</source>
        <translation>(arrêté au pas %1 sur %2)</translation>
    </message>
    <message>
        <source>, and</source>
        <translation>, et</translation>
    </message>
    <message>
        <source>, with its</source>
        <translation>, avec ses</translation>
    </message>
    <message>
        <source>- %1 (%2 slice).</source>
        <translation>- %1 (%2 coupe).</translation>
    </message>
    <message>
        <source>- %1 (%2 slices).</source>
        <translation>- %1 (%2 coupes).</translation>
    </message>
    <message>
        <source>- %1 was held out to choose the best moment of the training.</source>
        <translation>- %1 a été mis de côté pour choisir le meilleur moment de l&apos;entraînement.</translation>
    </message>
    <message>
        <source>- %1 were held out to choose the best moment of the training.</source>
        <translation>- %1 ont été mis de côté pour choisir le meilleur moment de l&apos;entraînement.</translation>
    </message>
    <message>
        <source>- Cases: %1.</source>
        <translation>- Cas&#xa0;: %1.</translation>
    </message>
    <message>
        <source>- Finetuned on %1 (%2 slice).</source>
        <translation>- Affiné sur %1 (%2 coupe).</translation>
    </message>
    <message>
        <source>- Finetuned on %1 (%2 slices).</source>
        <translation>- Affiné sur %1 (%2 coupes).</translation>
    </message>
    <message>
        <source>- Finetuned on Pretrained by the method &apos;%1&apos; on %2 (%3 slice).</source>
        <translation>- Affiné après un préentraînement par la méthode &apos;%1&apos; sur %2 (%3 coupe).</translation>
    </message>
    <message>
        <source>- Finetuned on Pretrained by the method &apos;%1&apos; on %2 (%3 slices).</source>
        <translation>- Affiné après un préentraînement par la méthode &apos;%1&apos; sur %2 (%3 coupes).</translation>
    </message>
    <message>
        <source>- It learnt from the images of %1, without labels (%2).</source>
        <translation>- A appris des images de %1, sans masques (%2).</translation>
    </message>
    <message>
        <source>- It learnt from the images of %1, without labels.</source>
        <translation>- A appris des images de %1, sans masques.</translation>
    </message>
    <message>
        <source>- Made %1 UTC, version %2.</source>
        <translation>- Fait le %1 UTC, version %2.</translation>
    </message>
    <message>
        <source>- Network: %1 with %2 channels.</source>
        <translation>- Réseau&#xa0;: %1 avec %2 canaux.</translation>
    </message>
    <message>
        <source>- No labelled case was held out to choose the best moment of the training.</source>
        <translation>- Aucun cas annoté n&apos;a été mis de côté pour choisir le meilleur moment de l&apos;entraînement.</translation>
    </message>
    <message>
        <source>- Of each scan the network looks at the sequences %1; masks are on the grid of %2. Where %3 is missing, it counts as zero.</source>
        <translation>- De chaque examen, le réseau regarde les séquences %1&#xa0;; les masques sont sur la grille de %2. Là où %3 manque, cela compte comme zéro.</translation>
    </message>
    <message>
        <source>- Of each slice the network looks at the slices before and after it, too.</source>
        <translation>- De chaque coupe, le réseau regarde aussi celles d&apos;avant et d&apos;après.</translation>
    </message>
    <message>
        <source>- Only its %1 learnt from the labels (%2).</source>
        <translation>- Seule une partie a appris des masques&#xa0;: %1 (%2).</translation>
    </message>
    <message>
        <source>- Pretrained by the method &apos;%1&apos; on %2 (%3 slice).</source>
        <translation>- Préentraîné par la méthode &apos;%1&apos; sur %2 (%3 coupe).</translation>
    </message>
    <message>
        <source>- Pretrained by the method &apos;%1&apos; on %2 (%3 slices).</source>
        <translation>- Préentraîné par la méthode &apos;%1&apos; sur %2 (%3 coupes).</translation>
    </message>
    <message>
        <source>- Pretrained by the method &apos;%1&apos; on %2.</source>
        <translation>- Préentraîné par la méthode &apos;%1&apos; sur %2.</translation>
    </message>
    <message>
        <source>- Slices: %1 plane, pixels of %2 mm, N4 bias field correction first.</source>
        <translation>- Coupes&#xa0;: plan %1, pixels de %2 mm, d&apos;abord une correction de champ de biais N4.</translation>
    </message>
    <message>
        <source>- Slices: %1 plane, pixels of %2 mm.</source>
        <translation>- Coupes&#xa0;: plan %1, pixels de %2 mm.</translation>
    </message>
    <message>
        <source>- Training: %1 steps, preset &apos;%2&apos;.</source>
        <translation>- Entraînement&#xa0;: %1 pas, préréglage &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>13 places of %1 px do not fit a feature map of %2 × %3 px.</source>
        <translation>13 emplacements de %1 px ne tiennent pas dans une carte de %2 × %3 px.</translation>
    </message>
    <message>
        <source>2D U-Nets of nnU-Net&apos;s planner &apos;ExperimentPlanner&apos; (configuration 2d) can be taken over.</source>
        <translation>Les U-Net 2D du planificateur &apos;ExperimentPlanner&apos; de nnU-Net (configuration 2d) peuvent être repris.</translation>
    </message>
    <message>
        <source>3D encoders with residual blocks (ResEncL, %1) and plain ones (%2) can be taken over.</source>
        <translation>Les encodeurs 3D à blocs résiduels (ResEncL, %1) et les simples (%2) peuvent être repris.</translation>
    </message>
    <message>
        <source>; its pretraining was stopped at step %1 of %2</source>
        <translation>; son préentraînement a été arrêté au pas %1 sur %2</translation>
    </message>
    <message>
        <source>; sequences %1</source>
        <translation>; séquences %1</translation>
    </message>
    <message>
        <source>A %1 cannot hold the sheared geometry of the %2 &apos;%3&apos; (its axes are not at right angles).</source>
        <translation>%1 ne peut pas contenir la géométrie cisaillée de ce qui est donné comme %2&#xa0;: &apos;%3&apos; (ses axes ne sont pas à angle droit).</translation>
    </message>
    <message>
        <source>A %1 cannot learn to see %2, which the backbone has not seen: its %3 alone learns.</source>
        <translation>%1 ne peut pas apprendre à voir %2, que le réseau préentraîné n&apos;a pas vu&#xa0;: seule apprend la partie %3.</translation>
    </message>
    <message>
        <source>A %1 cannot learn where pixels lie: its %2 alone learns, and that sees the backbone&apos;s maps only.</source>
        <translation>%1 ne peut pas apprendre où sont les pixels&#xa0;: seule apprend la partie %2, qui ne voit que les cartes du réseau préentraîné.</translation>
    </message>
    <message>
        <source>A %1 classifies maps of the stages of a decoder, and the network &apos;%2&apos; (%3) has no such stages.</source>
        <translation>%1 classe les cartes des étages d&apos;un décodeur, et le réseau &apos;%2&apos; (%3) n&apos;a pas de tels étages.</translation>
    </message>
    <message>
        <source>A %1 has one best answer: several networks would all be the same.</source>
        <translation>%1 a une seule meilleure réponse&#xa0;: plusieurs réseaux seraient tous le même.</translation>
    </message>
    <message>
        <source>A %1 needs a pretrained backbone: from scratch, the features that it learns on are random.</source>
        <translation>%1 a besoin d&apos;un réseau préentraîné&#xa0;: à partir de zéro, les caractéristiques dont cela apprend sont aléatoires.</translation>
    </message>
    <message>
        <source>A %1 of %2 mm cannot be.</source>
        <translation>Impossible&#xa0;: %1 de %2 mm.</translation>
    </message>
    <message>
        <source>A U-Net of %1 stages is not possible.</source>
        <translation>Un U-Net de %1 étages n&apos;est pas possible.</translation>
    </message>
    <message>
        <source>A batch of %1 slices cannot be divided evenly among %2 processes.</source>
        <translation>Un lot de %1 coupes ne se partage pas également entre %2 processus.</translation>
    </message>
    <message>
        <source>A case that is being filled</source>
        <translation>Un cas en cours de remplissage</translation>
    </message>
    <message>
        <source>A data set for nnU-Net 2, written by SSLSegmentation %1.

Put this folder below nnUNet_raw, under a name such as Dataset001_Name, and prepare it:

    nnUNetv2_plan_and_preprocess -d 1 --verify_dataset_integrity
%2
imagesTs and labelsTs are the test cases. imagesUn and labelsUn are all others: nnU-Net does not look at them.
What lies in sslsegmentation.json nnU-Net has no place for; &apos;sslseg import PROJECT FOLDER&apos; reads it.</source>
        <translation>Un jeu de données pour nnU-Net 2, écrit par SSLSegmentation %1.

Mettez ce dossier sous nnUNet_raw, avec un nom comme Dataset001_Nom, et préparez-le&#xa0;:

    nnUNetv2_plan_and_preprocess -d 1 --verify_dataset_integrity
%2
imagesTs et labelsTs sont les cas de test. imagesUn et labelsUn sont tous les autres&#xa0;: nnU-Net ne les regarde pas.
Ce pour quoi nnU-Net n&apos;a pas de place se trouve dans sslsegmentation.json&#xa0;; &apos;sslseg import PROJECT FOLDER&apos; le lit.</translation>
    </message>
    <message>
        <source>A depth of %1 voxels is too little for this network, which needs %2.</source>
        <translation>Une profondeur de %1 voxels est trop faible pour ce réseau, qui a besoin de %2.</translation>
    </message>
    <message>
        <source>A draft needs voxels of a structure and of the background, or of two structures, in training cases.</source>
        <translation>Une ébauche a besoin de voxels d&apos;une structure et du fond, ou de deux structures, dans des cas d&apos;entraînement.</translation>
    </message>
    <message>
        <source>A field of view and a pixel size say the same thing.</source>
        <translation>Un champ de vue et une taille de pixel disent la même chose.</translation>
    </message>
    <message>
        <source>A file of the exported run</source>
        <translation>Un fichier de l&apos;exécution exportée</translation>
    </message>
    <message>
        <source>A finetuning for %1</source>
        <translation>Un affinage pour %1</translation>
    </message>
    <message>
        <source>A finetuning without a run folder needs a project.</source>
        <translation>Un affinage sans dossier d&apos;exécution a besoin d&apos;un projet.</translation>
    </message>
    <message>
        <source>A flat image of %1 × %2 pixels is too small: the network needs %3 × %4.</source>
        <translation>Une image plate de %1 × %2 pixels est trop petite&#xa0;: le réseau a besoin de %3 × %4.</translation>
    </message>
    <message>
        <source>A further sequence is another volume of that scan.</source>
        <translation>Une autre séquence est un autre volume de cet examen.</translation>
    </message>
    <message>
        <source>A linear probe takes so little time that it begins anew: step 0 of %1.</source>
        <translation>Une sonde linéaire prend si peu de temps qu&apos;elle recommence&#xa0;: pas 0 sur %1.</translation>
    </message>
    <message>
        <source>A linked file keeps its own spacing; %1 can be assumed of copies only.</source>
        <translation>Un fichier lié garde son propre espacement&#xa0;; %1 ne peut être supposé que pour des copies.</translation>
    </message>
    <message>
        <source>A mask cannot be written as &apos;%1&apos;.</source>
        <translation>Un masque ne peut pas être écrit comme &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>A mask of one frame goes to that frame, as in &apos;sslseg label PROJECT case0001@3 MASK&apos;.</source>
        <translation>Le masque d&apos;une phase va à cette phase.</translation>
    </message>
    <message>
        <source>A model that segments: %1.</source>
        <translation>Un modèle qui segmente&#xa0;: %1.</translation>
    </message>
    <message>
        <source>A network pretrained on computed shapes, two looks of each; no image of a patient was used.</source>
        <translation>Un réseau préentraîné sur des formes calculées, deux aspects de chacune&#xa0;; aucune image d&apos;un patient n&apos;a servi.</translation>
    </message>
    <message>
        <source>A package cannot be loaded in &apos;%1&apos; (%2).</source>
        <translation>Un paquet ne peut pas être chargé dans &apos;%1&apos; (%2).</translation>
    </message>
    <message>
        <source>A part of the path is not a folder</source>
        <translation>Une partie du chemin n&apos;est pas un dossier</translation>
    </message>
    <message>
        <source>A piece of a slice, turned, bent and in another look: the network tells from which place of the scan each pixel comes, from dark blue (left or top edge of the scan) to yellow (right or bottom edge).</source>
        <translation>Un morceau d&apos;une coupe, tourné, déformé et sous un autre aspect&#xa0;: le réseau dit de quel endroit de l&apos;examen vient chaque pixel, du bleu foncé (bord gauche ou haut de l&apos;examen) au jaune (bord droit ou bas).</translation>
    </message>
    <message>
        <source>A placebo of &apos;%1&apos; compares %2 slices at a time, and a step has %3.</source>
        <translation>Un placebo de &apos;%1&apos; compare %2 coupes à la fois, et un pas en a %3.</translation>
    </message>
    <message>
        <source>A prediction</source>
        <translation>Une prédiction</translation>
    </message>
    <message>
        <source>A prediction of %1 voxels cannot be compared with a reference of %2.</source>
        <translation>Une prédiction de %1 voxels ne peut pas être comparée à une référence de %2.</translation>
    </message>
    <message>
        <source>A pretrained network (*backbone*). It segments nothing by itself: finetune it on labelled cases to get a model.</source>
        <translation>Un réseau préentraîné (*backbone*). Il ne segmente rien par lui-même&#xa0;: affinez-le sur des cas annotés pour obtenir un modèle.</translation>
    </message>
    <message>
        <source>A pretraining without a run folder needs a project.</source>
        <translation>Un préentraînement sans dossier d&apos;exécution a besoin d&apos;un projet.</translation>
    </message>
    <message>
        <source>A preview picture could not be made (%1). The training goes on.</source>
        <translation>Une image d&apos;aperçu n&apos;a pas pu être faite (%1). L&apos;entraînement continue.</translation>
    </message>
    <message>
        <source>A projection network of %1 levels is not possible.</source>
        <translation>Un réseau de projection de %1 niveaux n&apos;est pas possible.</translation>
    </message>
    <message>
        <source>A record of a project names only what lies in its own folder. Restore it from a backup, or get the project again from somebody you trust.</source>
        <translation>Un enregistrement d&apos;un projet ne nomme que ce qui se trouve dans son propre dossier. Restaurez-le d&apos;une sauvegarde, ou reprenez le projet auprès de quelqu&apos;un de confiance.</translation>
    </message>
    <message>
        <source>A run of SSLSegmentation, to be trained on this machine, which needs version %1 of the library.

Start it, and go on with it after a stop, from within this folder:

    sslseg work .

or, where a scheduler wants torchrun:

    torchrun --standalone --nproc_per_node 1 -m SSLSegmentationLib.jobs.worker .

With --nproc_per_node 2 and more that many processes train together, one for each GPU.
SIGTERM, Ctrl-C or a file named &apos;cancel&apos; in this folder stop it after the step it is in; everything is saved.
Then copy this folder back, and where the project is:

    sslseg runs import PROJECT FOLDER</source>
        <translation>Une exécution de SSLSegmentation, à entraîner sur cette machine, qui a besoin de la version %1 de la bibliothèque.

Lancez-la, et continuez-la après un arrêt, depuis ce dossier&#xa0;:

    sslseg work .

ou, là où un ordonnanceur veut torchrun&#xa0;:

    torchrun --standalone --nproc_per_node 1 -m SSLSegmentationLib.jobs.worker .

Avec --nproc_per_node 2 et plus, autant de processus entraînent ensemble, un par GPU.
SIGTERM, Ctrl-C ou un fichier nommé &apos;cancel&apos; dans ce dossier l&apos;arrêtent après le pas en cours&#xa0;; tout est enregistré.
Recopiez ensuite ce dossier, et là où est le projet&#xa0;:

    sslseg runs import PROJECT FOLDER</translation>
    </message>
    <message>
        <source>A section of the volume</source>
        <translation>Une coupe du volume</translation>
    </message>
    <message>
        <source>A share or spread of the synthetic cohort is out of range.</source>
        <translation>Une part ou une dispersion de la cohorte synthétique est hors des limites.</translation>
    </message>
    <message>
        <source>A slice and a cut-out of it in another look: the network learns to find them, and slices of the same part of other volumes, alike (1 = the same), and other parts of the body unlike (0 or below).</source>
        <translation>Une coupe et un extrait d&apos;elle sous un autre aspect&#xa0;: le réseau apprend à les trouver semblables (1 = pareils), de même que les coupes de la même partie d&apos;autres volumes, et à trouver différentes les autres parties du corps (0 ou moins).</translation>
    </message>
    <message>
        <source>A slice in two looks, the second turned and cut out: the network learns to find the marked place again. Right: how alike every place is to it (bright: alike), with the most alike one marked.</source>
        <translation>Une coupe sous deux aspects, le second tourné et découpé&#xa0;: le réseau apprend à retrouver l&apos;endroit marqué. À droite&#xa0;: combien chaque endroit lui ressemble (clair&#xa0;: semblable), le plus semblable étant marqué.</translation>
    </message>
    <message>
        <source>A step takes %1 s, and took %2 s when it was measured: this computer is busier than then. The number of steps stays, so that it ends about %3 later.</source>
        <translation>Un pas prend %1 s, et prenait %2 s quand il a été mesuré&#xa0;: cet ordinateur est plus occupé qu&apos;alors. Le nombre de pas reste, si bien que cela finit environ %3 plus tard.</translation>
    </message>
    <message>
        <source>A study</source>
        <translation>Une étude</translation>
    </message>
    <message>
        <source>A synthetic cohort cannot have a negative number of cases.</source>
        <translation>Une cohorte synthétique ne peut pas avoir un nombre négatif de cas.</translation>
    </message>
    <message>
        <source>A synthetic image size of %1 is out of range.</source>
        <translation>Une image synthétique de taille %1 est hors des limites.</translation>
    </message>
    <message>
        <source>A time budget is for a training in one process: with several ones nothing is measured beforehand.</source>
        <translation>Une durée est pour un entraînement dans un seul processus&#xa0;: avec plusieurs, rien n&apos;est mesuré d&apos;avance.</translation>
    </message>
    <message>
        <source>A volume of %1 voxels along the axis of projection is too flat for a network of %2 levels, which needs %3.</source>
        <translation>Un volume de %1 voxels le long de l&apos;axe de projection est trop plat pour un réseau de %2 niveaux, qui a besoin de %3.</translation>
    </message>
    <message>
        <source>A worker has the run &apos;%1&apos;.</source>
        <translation>Un programme de calcul a l&apos;exécution &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>A worker still has the run &apos;%1&apos;.</source>
        <translation>Un programme de calcul a encore l&apos;exécution &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>ASSD (mm)</source>
        <translation>ASSD (mm)</translation>
    </message>
    <message>
        <source>Aborted on request.</source>
        <translation>Interrompu à la demande.</translation>
    </message>
    <message>
        <source>Add another volume.</source>
        <translation>Ajoutez un autre volume.</translation>
    </message>
    <message>
        <source>Add it alone.</source>
        <translation>Ajoutez-le seul.</translation>
    </message>
    <message>
        <source>Add it as the mask of its image.</source>
        <translation>Ajoutez-le comme masque de son image.</translation>
    </message>
    <message>
        <source>Add it to the case again.</source>
        <translation>Ajoutez-le de nouveau au cas.</translation>
    </message>
    <message>
        <source>Add it without --link: it stays as it is, and the project gets a copy.</source>
        <translation>Ajoutez-le sans &apos;Laisser les fichiers où ils sont&apos;&#xa0;: il reste tel quel, et le projet en reçoit une copie.</translation>
    </message>
    <message>
        <source>Add its file, or leave the case out.</source>
        <translation>Ajoutez son fichier, ou laissez le cas de côté.</translation>
    </message>
    <message>
        <source>Add the %1 volume one by one by their paths, or export the series again.</source>
        <translation>Ajoutez le volume (%1) par son chemin, ou exportez de nouveau la série.</translation>
    </message>
    <message>
        <source>Add the %1 volumes one by one by their paths, or export the series again.</source>
        <translation>Ajoutez les %1 volumes un par un par leurs chemins, ou exportez de nouveau la série.</translation>
    </message>
    <message>
        <source>Add the volume that you want alone: &apos;sslseg add PROJECT FILE --frames first&apos;.</source>
        <translation>Chargez le fichier, choisissez le volume voulu dans le module &apos;Sequences&apos;, clonez-le, et ajoutez le clone.</translation>
    </message>
    <message>
        <source>Add them with &apos;sslseg en-face PROJECT CASE --axis k --image FILE&apos;, or use --target own, which reconstructs a projection of the volume itself.</source>
        <translation>Ajoutez-les par &apos;Image plate …&apos; dans l&apos;étape &apos;Données&apos;, ou choisissez &apos;own&apos; comme cible, ce qui reconstruit une projection du volume lui-même.</translation>
    </message>
    <message>
        <source>Add volumes to the project first.</source>
        <translation>Ajoutez d&apos;abord des volumes au projet.</translation>
    </message>
    <message>
        <source>Add volumes to the project, or change their roles.</source>
        <translation>Ajoutez des volumes au projet, ou changez leurs rôles.</translation>
    </message>
    <message>
        <source>Add volumes with the role &apos;unlabelled&apos; or &apos;train&apos;.</source>
        <translation>Ajoutez des volumes sans masque ou d&apos;entraînement.</translation>
    </message>
    <message>
        <source>Add volumes with the role &apos;unlabelled&apos;, or use the strategy &apos;%1&apos;.</source>
        <translation>Ajoutez des volumes sans masque, ou utilisez la stratégie &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Add volumes, or set the batch size to %1 or less.</source>
        <translation>Ajoutez des volumes, ou mettez la taille du lot à %1 ou moins.</translation>
    </message>
    <message>
        <source>All %1 are labelled.</source>
        <translation>Tous les %1 sont annotés.</translation>
    </message>
    <message>
        <source>All but nothing is to be seen in %1.</source>
        <translation>On ne voit presque rien dans %1.</translation>
    </message>
    <message>
        <source>All that is left is much like what is annotated.</source>
        <translation>Tout ce qui reste ressemble beaucoup à ce qui est annoté.</translation>
    </message>
    <message>
        <source>All volumes are %1.</source>
        <translation>Tous les volumes sont %1.</translation>
    </message>
    <message>
        <source>All volumes are cut into %1 slices.</source>
        <translation>Tous les volumes sont découpés en %1 coupes.</translation>
    </message>
    <message>
        <source>An entry of &apos;%1&apos; does not name its image files: %2.</source>
        <translation>Une entrée de &apos;%1&apos; ne nomme pas ses fichiers d&apos;images&#xa0;: %2.</translation>
    </message>
    <message>
        <source>An entry of &apos;%1&apos; has %2 image, and others have %3: %4.</source>
        <translation>Une entrée de &apos;%1&apos; a %2 image, et d&apos;autres en ont %3&#xa0;: %4.</translation>
    </message>
    <message>
        <source>An entry of &apos;%1&apos; has %2 images, and others have %3: %4.</source>
        <translation>Une entrée de &apos;%1&apos; a %2 images, et d&apos;autres en ont %3&#xa0;: %4.</translation>
    </message>
    <message>
        <source>An unexpected error stopped the command (%1).</source>
        <translation>Une erreur inattendue a arrêté la commande (%1).</translation>
    </message>
    <message>
        <source>An unexpected error stopped the run (%1).</source>
        <translation>Une erreur inattendue a arrêté l&apos;exécution (%1).</translation>
    </message>
    <message>
        <source>An unexpected error stopped the segmentation of %1 (%2).</source>
        <translation>Une erreur inattendue a arrêté la segmentation de %1 (%2).</translation>
    </message>
    <message>
        <source>Annotate a case, or give one that has a mask the role: &apos;sslseg role PROJECT CASE --role train&apos;.</source>
        <translation>Annotez un cas, ou donnez le rôle d&apos;entraînement à un cas qui a un masque (&apos;Utiliser pour&apos; dans l&apos;étape &apos;Données&apos;).</translation>
    </message>
    <message>
        <source>Annotate a slice that shows a structure, ask less certainty of drafts, or choose &apos;%1&apos;, and start a new run.</source>
        <translation>Annotez une coupe qui montre une structure, demandez moins de certitude aux ébauches, ou choisissez &apos;%1&apos;, et lancez une nouvelle exécution.</translation>
    </message>
    <message>
        <source>Annotate a slice that shows a structure, or choose &apos;%1&apos;, and start a new run.</source>
        <translation>Annotez une coupe qui montre une structure, ou choisissez &apos;%1&apos;, et lancez une nouvelle exécution.</translation>
    </message>
    <message>
        <source>Annotate a slice that shows a structure; validation and test cases teach nothing (&apos;sslseg role&apos;).</source>
        <translation>Annotez une coupe qui montre une structure&#xa0;; les cas de validation et de test n&apos;apprennent rien (&apos;Utiliser pour&apos; dans l&apos;étape &apos;Données&apos;).</translation>
    </message>
    <message>
        <source>Annotate at least one.</source>
        <translation>Annotez-en au moins un.</translation>
    </message>
    <message>
        <source>Annotate each in at least one training case.</source>
        <translation>Annotez chacune dans au moins un cas d&apos;entraînement.</translation>
    </message>
    <message>
        <source>Annotate one case, or some of its slices.</source>
        <translation>Annotez un cas, ou quelques-unes de ses coupes.</translation>
    </message>
    <message>
        <source>Annotate the image. If there is nothing to annotate in it, &apos;sslseg label PROJECT CASE --healthy&apos; says so.</source>
        <translation>Annotez l&apos;image. S&apos;il n&apos;y a rien à y annoter, choisissez &apos;Il ne montre aucune des structures&apos; sous &apos;Donner un masque&apos;.</translation>
    </message>
    <message>
        <source>Annotated slices need their axis.</source>
        <translation>Des coupes annotées ont besoin de leur axe.</translation>
    </message>
    <message>
        <source>Another machine was at this run a moment ago: waiting until it is known to have ended.</source>
        <translation>Une autre machine était à cette exécution il y a un instant&#xa0;: on attend qu&apos;il soit sûr qu&apos;elle a fini.</translation>
    </message>
    <message>
        <source>Another of the %1 processes of this run has ended: killed, crashed or out of memory.</source>
        <translation>Un autre des %1 processus de cette exécution a fini&#xa0;: tué, planté ou à court de mémoire.</translation>
    </message>
    <message>
        <source>Another process makes the drafts of the project &apos;%1&apos; already.</source>
        <translation>Un autre processus fait déjà les ébauches du projet &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Another program has the file open</source>
        <translation>Un autre programme a ouvert le fichier</translation>
    </message>
    <message>
        <source>Another worker has the run &apos;%1&apos; already.</source>
        <translation>Un autre programme de calcul a déjà l&apos;exécution &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation>GPU Apple</translation>
    </message>
    <message>
        <source>Application Support</source>
        <translation>Application Support</translation>
    </message>
    <message>
        <source>Ask for it in the format that this software writes (.sslseg.zip or .pt).</source>
        <translation>Demandez-le dans le format que ce logiciel écrit (.sslseg.zip ou .pt).</translation>
    </message>
    <message>
        <source>Ask for more cases, or for fewer in these roles.</source>
        <translation>Demandez plus de cas, ou moins dans ces rôles.</translation>
    </message>
    <message>
        <source>Ask for one or more.</source>
        <translation>Demandez-en un ou plus.</translation>
    </message>
    <message>
        <source>Ask for the file again.</source>
        <translation>Demandez de nouveau le fichier.</translation>
    </message>
    <message>
        <source>Ask for the weights alone, or use another checkpoint.</source>
        <translation>Demandez les poids seuls, ou utilisez un autre point de sauvegarde.</translation>
    </message>
    <message>
        <source>Ask for the whole bundle.</source>
        <translation>Demandez l&apos;archive entière.</translation>
    </message>
    <message>
        <source>Beside &apos;%1&apos; there is no plans.json, which describes its network.</source>
        <translation>À côté de &apos;%1&apos; il n&apos;y a pas de plans.json, qui décrit son réseau.</translation>
    </message>
    <message>
        <source>Binary labelmap</source>
        <translation>Carte d&apos;étiquettes binaire</translation>
    </message>
    <message>
        <source>Binary labelmap|</source>
        <translation>Carte d&apos;étiquettes binaire|</translation>
    </message>
    <message>
        <source>Blocks of %1 px do not tile an image of %2 px.</source>
        <translation>Des blocs de %1 px ne pavent pas une image de %2 px.</translation>
    </message>
    <message>
        <source>Bring its result back with &apos;sslseg runs import&apos;, or take it back with &apos;sslseg runs take-back&apos;.</source>
        <translation>Rapportez son résultat par &apos;sslseg runs import&apos;, ou reprenez-la par &apos;sslseg runs take-back&apos;.</translation>
    </message>
    <message>
        <source>Bring its result back, or take it back, first.</source>
        <translation>Rapportez d&apos;abord son résultat, ou reprenez-la.</translation>
    </message>
    <message>
        <source>CPU only, although there is a GPU: see below.</source>
        <translation>Processeur seul, bien qu&apos;il y ait un GPU&#xa0;: voir ci-dessous.</translation>
    </message>
    <message>
        <source>CPU only: no GPU was found.</source>
        <translation>Processeur seul&#xa0;: aucun GPU n&apos;a été trouvé.</translation>
    </message>
    <message>
        <source>Call it otherwise: &apos;sslseg labels PROJECT --rename &quot;%1=NEW NAME&quot;&apos;.</source>
        <translation>Appelez-la autrement dans l&apos;étape &apos;Annoter&apos; (%1).</translation>
    </message>
    <message>
        <source>Case &apos;%1&apos; has another volume as &apos;%2&apos;, which stays; &apos;%3&apos; was not added.</source>
        <translation>Le cas &apos;%1&apos; a un autre volume comme &apos;%2&apos;, qui reste&#xa0;; &apos;%3&apos; n&apos;a pas été ajouté.</translation>
    </message>
    <message>
        <source>Case &apos;%1&apos; has no slice %2 along %3.</source>
        <translation>Le cas &apos;%1&apos; n&apos;a pas de coupe %2 le long de %3.</translation>
    </message>
    <message>
        <source>Case &apos;%1&apos; was there, and keeps its role &apos;%2&apos;.</source>
        <translation>Le cas &apos;%1&apos; était là, et garde son rôle &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Cases that are learnt from have %1.</source>
        <translation>Les cas dont il est appris ont %1.</translation>
    </message>
    <message>
        <source>Change one of them: %1, or where there is no newer torch, %2</source>
        <translation>Changez l&apos;un des deux&#xa0;: %1, ou, là où il n&apos;y a pas de torch plus récent, %2</translation>
    </message>
    <message>
        <source>Change the folder&apos;s permissions, or choose another folder.</source>
        <translation>Changez les droits du dossier, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Change the widths.</source>
        <translation>Changez les largeurs.</translation>
    </message>
    <message>
        <source>Check how the file was made; if the numbers are right, write them in another unit, so that none is beyond 1e38.</source>
        <translation>Vérifiez comment le fichier a été fait&#xa0;; si les nombres sont justes, écrivez-les dans une autre unité, pour qu&apos;aucun ne dépasse 1e38.</translation>
    </message>
    <message>
        <source>Check it, or ask for the data set again.</source>
        <translation>Vérifiez-le, ou demandez de nouveau le jeu de données.</translation>
    </message>
    <message>
        <source>Check its &apos;training&apos; and &apos;test&apos; lists.</source>
        <translation>Vérifiez ses listes &apos;training&apos; et &apos;test&apos;.</translation>
    </message>
    <message>
        <source>Check its permissions and its disk.</source>
        <translation>Vérifiez les droits et le disque.</translation>
    </message>
    <message>
        <source>Check its permissions, and its disk.</source>
        <translation>Vérifiez ses droits, et son disque.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Vérifiez ses droits.</translation>
    </message>
    <message>
        <source>Check that &apos;%1&apos; is Python 3.10 or newer with torch and MONAI; &apos;log.txt&apos; says more.</source>
        <translation>Vérifiez que &apos;%1&apos; est Python 3.10 ou plus récent avec torch et MONAI&#xa0;; &apos;log.txt&apos; en dit plus.</translation>
    </message>
    <message>
        <source>Check that &apos;the interpreter&apos; is Python 3.10 or newer with torch and MONAI; &apos;log.txt&apos; says more.</source>
        <translation>Vérifiez que &apos;the interpreter&apos; est Python 3.10 ou plus récent avec torch et MONAI&#xa0;; &apos;log.txt&apos; en dit plus.</translation>
    </message>
    <message>
        <source>Check that both are of one patient and one examination; if they are, register it to the image first, for example with Slicer&apos;s registration modules.</source>
        <translation>Vérifiez que les deux sont d&apos;un même patient et d&apos;un même examen&#xa0;; si c&apos;est le cas, recalez-le d&apos;abord sur l&apos;image, par exemple avec les modules de recalage de Slicer.</translation>
    </message>
    <message>
        <source>Check that both show the same part of the patient.</source>
        <translation>Vérifiez que les deux montrent la même partie du patient.</translation>
    </message>
    <message>
        <source>Check that it belongs to this image. If it does, cut it off in Slicer: export it with this image as the reference volume.</source>
        <translation>Vérifiez qu&apos;il appartient à cette image. Si c&apos;est le cas, coupez-le dans Slicer&#xa0;: exportez-le avec cette image comme volume de référence.</translation>
    </message>
    <message>
        <source>Check that it belongs to this image. If it does, load both in Slicer, and save it there as .seg.nrrd.</source>
        <translation>Vérifiez qu&apos;il appartient à cette image. Si c&apos;est le cas, chargez les deux dans Slicer, et enregistrez-le là en .seg.nrrd.</translation>
    </message>
    <message>
        <source>Check that the disk or network share is still connected.</source>
        <translation>Vérifiez que le disque ou le partage réseau est encore connecté.</translation>
    </message>
    <message>
        <source>Check that the series is still there.</source>
        <translation>Vérifiez que la série est encore là.</translation>
    </message>
    <message>
        <source>Check the disk and permissions.</source>
        <translation>Vérifiez le disque et les droits.</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>Vérifiez le disque, et réessayez.</translation>
    </message>
    <message>
        <source>Check the disk&apos;s free space and rights.</source>
        <translation>Vérifiez la place libre du disque et les droits.</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>Vérifiez le disque.</translation>
    </message>
    <message>
        <source>Check the file, its permissions and disk.</source>
        <translation>Vérifiez le fichier, ses droits et le disque.</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation>Vérifiez le fichier.</translation>
    </message>
    <message>
        <source>Check the image.</source>
        <translation>Vérifiez l&apos;image.</translation>
    </message>
    <message>
        <source>Check the path, and that its disk is connected.</source>
        <translation>Vérifiez le chemin, et que son disque est connecté.</translation>
    </message>
    <message>
        <source>Check the path, or create a project there with &apos;sslseg new&apos;.</source>
        <translation>Vérifiez le chemin, ou créez-y un projet sous &apos;Nouveau&apos; dans l&apos;étape &apos;Données&apos;.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Vérifiez le chemin.</translation>
    </message>
    <message>
        <source>Check the spacing of the file where it was made; --pixel-size of &apos;sslseg add&apos; sets another one.</source>
        <translation>Vérifiez l&apos;espacement du fichier là où il a été fait&#xa0;; à l&apos;ajout, l&apos;étape &apos;Données&apos; permet d&apos;en donner un autre.</translation>
    </message>
    <message>
        <source>Check the spacing where the images come from; if it is right, leave these cases out.</source>
        <translation>Vérifiez l&apos;espacement là d&apos;où viennent les images&#xa0;; s&apos;il est juste, laissez ces cas de côté.</translation>
    </message>
    <message>
        <source>Check what lies there.</source>
        <translation>Vérifiez ce qui se trouve là.</translation>
    </message>
    <message>
        <source>Check whose it is, and take one of the files away.</source>
        <translation>Vérifiez à qui il est, et retirez l&apos;un des fichiers.</translation>
    </message>
    <message>
        <source>Choose &apos;%1&apos; itself.</source>
        <translation>Choisissez &apos;%1&apos; lui-même.</translation>
    </message>
    <message>
        <source>Choose 0 to 1.</source>
        <translation>Choisissez de 0 à 1.</translation>
    </message>
    <message>
        <source>Choose 48 to 512 pixels.</source>
        <translation>Choisissez de 48 à 512 pixels.</translation>
    </message>
    <message>
        <source>Choose a %1 that is done, or was stopped and kept: &apos;sslseg runs PROJECT&apos; lists them.</source>
        <translation>Choisissez-en un (%1) qui est terminé, ou arrêté et gardé&#xa0;: les étapes &apos;Préentraîner&apos;, &apos;Affiner&apos; et &apos;Vérifier&apos; les énumèrent.</translation>
    </message>
    <message>
        <source>Choose a U-Net.</source>
        <translation>Choisissez un U-Net.</translation>
    </message>
    <message>
        <source>Choose a backbone or model with a U-Net.</source>
        <translation>Choisissez un réseau préentraîné ou un modèle avec un U-Net.</translation>
    </message>
    <message>
        <source>Choose a backbone that was pretrained on volumes, or a model.</source>
        <translation>Choisissez un réseau préentraîné sur des volumes, ou un modèle.</translation>
    </message>
    <message>
        <source>Choose a backbone.pt or model.pt.</source>
        <translation>Choisissez un backbone.pt ou un model.pt.</translation>
    </message>
    <message>
        <source>Choose a backbone.pt, a model.pt or a .sslseg.zip file.</source>
        <translation>Choisissez un backbone.pt, un model.pt ou un fichier .sslseg.zip.</translation>
    </message>
    <message>
        <source>Choose a case of a heart over time.</source>
        <translation>Choisissez un cas d&apos;un cœur au fil du temps.</translation>
    </message>
    <message>
        <source>Choose a divisor of both sizes.</source>
        <translation>Choisissez un diviseur des deux tailles.</translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation>Choisissez un dossier sur un autre disque.</translation>
    </message>
    <message>
        <source>Choose a folder that you can write to.</source>
        <translation>Choisissez un dossier où vous pouvez écrire.</translation>
    </message>
    <message>
        <source>Choose a grey-scale image with one real value per voxel.</source>
        <translation>Choisissez une image en niveaux de gris avec une valeur réelle par voxel.</translation>
    </message>
    <message>
        <source>Choose a label map, not an image or a probability map, and resample labels with nearest neighbour.</source>
        <translation>Choisissez une carte d&apos;étiquettes, pas une image ni une carte de probabilités, et rééchantillonnez les étiquettes au plus proche voisin.</translation>
    </message>
    <message>
        <source>Choose a label map, with values from 0 to 254.</source>
        <translation>Choisissez une carte d&apos;étiquettes, avec des valeurs de 0 à 254.</translation>
    </message>
    <message>
        <source>Choose a level from 0 to %1.</source>
        <translation>Choisissez un niveau de 0 à %1.</translation>
    </message>
    <message>
        <source>Choose a mask that shows every structure.</source>
        <translation>Choisissez un masque qui montre chaque structure.</translation>
    </message>
    <message>
        <source>Choose a new or an empty folder.</source>
        <translation>Choisissez un dossier nouveau ou vide.</translation>
    </message>
    <message>
        <source>Choose a point in its image.</source>
        <translation>Choisissez un point dans son image.</translation>
    </message>
    <message>
        <source>Choose a segmentation saved by 3D Slicer (.seg.nrrd).</source>
        <translation>Choisissez une segmentation enregistrée par 3D Slicer (.seg.nrrd).</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Choisissez un nom plus court.</translation>
    </message>
    <message>
        <source>Choose a value from 0 to 1.</source>
        <translation>Choisissez une valeur de 0 à 1.</translation>
    </message>
    <message>
        <source>Choose a value such as 0.1.</source>
        <translation>Choisissez une valeur comme 0.1.</translation>
    </message>
    <message>
        <source>Choose a volume of 2 or more.</source>
        <translation>Choisissez un volume de 2 ou plus.</translation>
    </message>
    <message>
        <source>Choose a volume of two or more slices.</source>
        <translation>Choisissez un volume de deux coupes ou plus.</translation>
    </message>
    <message>
        <source>Choose an image file.</source>
        <translation>Choisissez un fichier d&apos;image.</translation>
    </message>
    <message>
        <source>Choose an image that shows something.</source>
        <translation>Choisissez une image qui montre quelque chose.</translation>
    </message>
    <message>
        <source>Choose an interpreter that exists.</source>
        <translation>Choisissez un interpréteur qui existe.</translation>
    </message>
    <message>
        <source>Choose another backbone or model: &apos;sslseg models PROJECT&apos; lists them.</source>
        <translation>Choisissez un autre réseau préentraîné ou modèle&#xa0;: l&apos;étape &apos;Modèles&apos; les énumère.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Choose another interpreter.</source>
        <translation>Choisissez un autre interpréteur.</translation>
    </message>
    <message>
        <source>Choose another method.</source>
        <translation>Choisissez une autre méthode.</translation>
    </message>
    <message>
        <source>Choose another name, or move the folder away.</source>
        <translation>Choisissez un autre nom, ou déplacez le dossier.</translation>
    </message>
    <message>
        <source>Choose another name, since older masks and models still mean the former by it.</source>
        <translation>Choisissez un autre nom, car les masques et modèles plus anciens désignent encore l&apos;ancienne par celui-ci.</translation>
    </message>
    <message>
        <source>Choose another network, or let it see each slice by itself (--context 0).</source>
        <translation>Choisissez un autre réseau, ou mettez &apos;Coupes voisines&apos; à 0 (&apos;Paramètres avancés&apos;).</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Choose another path.</source>
        <translation>Choisissez un autre chemin.</translation>
    </message>
    <message>
        <source>Choose another series.</source>
        <translation>Choisissez une autre série.</translation>
    </message>
    <message>
        <source>Choose another strategy if that is too long.</source>
        <translation>Choisissez une autre stratégie si c&apos;est trop long.</translation>
    </message>
    <message>
        <source>Choose another strategy, or another network.</source>
        <translation>Choisissez une autre stratégie, ou un autre réseau.</translation>
    </message>
    <message>
        <source>Choose another strategy, or leave the place &apos;off&apos; or &apos;auto&apos;.</source>
        <translation>Choisissez une autre stratégie, ou laissez la place sur &apos;off&apos; ou &apos;auto&apos;.</translation>
    </message>
    <message>
        <source>Choose it anew in the Segment Editor.</source>
        <translation>Choisissez-le de nouveau dans le Segment Editor.</translation>
    </message>
    <message>
        <source>Choose it anew, and look at its flat image first.</source>
        <translation>Choisissez-le de nouveau, et regardez d&apos;abord son image plate.</translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation>Choisissez parmi&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Choose the folder of an MRI series.</source>
        <translation>Choisissez le dossier d&apos;une série d&apos;IRM.</translation>
    </message>
    <message>
        <source>Close it there, or wait until it is done.</source>
        <translation>Fermez-le là-bas, ou attendez que ce soit terminé.</translation>
    </message>
    <message>
        <source>Close other programs if it is too slow so, or choose a smaller network or the preset &apos;quick&apos;.</source>
        <translation>Fermez d&apos;autres programmes si c&apos;est trop lent ainsi, ou choisissez un réseau plus petit ou le préréglage &apos;quick&apos;.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose a smaller batch.</source>
        <translation>Fermez d&apos;autres programmes qui l&apos;utilisent, ou choisissez un lot plus petit.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose a smaller network (--widths).</source>
        <translation>Fermez d&apos;autres programmes qui l&apos;utilisent, ou choisissez un réseau plus petit (&apos;Canaux du réseau&apos; sous &apos;Paramètres avancés&apos;).</translation>
    </message>
    <message>
        <source>Close other programs, crop the volume, or use a machine with more memory.</source>
        <translation>Fermez d&apos;autres programmes, recadrez le volume, ou prenez une machine avec plus de mémoire.</translation>
    </message>
    <message>
        <source>Close other programs, or allow this one more (ulimit -v, a batch system&apos;s limit).</source>
        <translation>Fermez d&apos;autres programmes, ou accordez-en plus à celui-ci (ulimit -v, limite d&apos;un gestionnaire de travaux).</translation>
    </message>
    <message>
        <source>Close other programs, or crop the image.</source>
        <translation>Fermez d&apos;autres programmes, ou recadrez l&apos;image.</translation>
    </message>
    <message>
        <source>Close other programs, or crop the volume.</source>
        <translation>Fermez d&apos;autres programmes, ou recadrez le volume.</translation>
    </message>
    <message>
        <source>Close other programs, or use a machine with more memory.</source>
        <translation>Fermez d&apos;autres programmes, ou prenez une machine avec plus de mémoire.</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller network (--widths) or the preset &apos;quick&apos;.</source>
        <translation>Fermez d&apos;autres programmes, ou prenez un réseau plus petit (&apos;Canaux du réseau&apos; sous &apos;Paramètres avancés&apos;) ou le préréglage &apos;quick&apos;.</translation>
    </message>
    <message>
        <source>Close other programs, or use smaller images.</source>
        <translation>Fermez d&apos;autres programmes, ou prenez des images plus petites.</translation>
    </message>
    <message>
        <source>Close what may use it (virus scanner, cloud folder, another window), and try again.</source>
        <translation>Fermez ce qui pourrait l&apos;utiliser (antivirus, dossier en ligne, une autre fenêtre), et réessayez.</translation>
    </message>
    <message>
        <source>Complete it.</source>
        <translation>Complétez-le.</translation>
    </message>
    <message>
        <source>Computed phantoms, not patients. Seed %1, %2 cases.</source>
        <translation>Des fantômes calculés, pas des patients. Graine %1, %2 cas.</translation>
    </message>
    <message>
        <source>Contours of the structure &apos;%1&apos; of &apos;%2&apos; cross each other.</source>
        <translation>Des contours de la structure &apos;%1&apos; de &apos;%2&apos; se croisent.</translation>
    </message>
    <message>
        <source>Convert it</source>
        <translation>Convertissez-le</translation>
    </message>
    <message>
        <source>Convert it to NIfTI-1, for example in Python with nibabel: Nifti1Image.from_image(load(FILE)).</source>
        <translation>Convertissez-le en NIfTI-1, par exemple en Python avec nibabel&#xa0;: Nifti1Image.from_image(load(FILE)).</translation>
    </message>
    <message>
        <source>Convert it to NRRD or NIfTI.</source>
        <translation>Convertissez-le en NRRD ou NIfTI.</translation>
    </message>
    <message>
        <source>Convert it with FreeSurfer&apos;s &apos;mri_convert FILE.mgz FILE.nii.gz&apos;</source>
        <translation>Convertissez-le avec &apos;mri_convert FILE.mgz FILE.nii.gz&apos; de FreeSurfer</translation>
    </message>
    <message>
        <source>Convert it with MRtrix&apos;s &apos;mrconvert&apos;</source>
        <translation>Convertissez-le avec &apos;mrconvert&apos; de MRtrix</translation>
    </message>
    <message>
        <source>Convert its lengths to mm, and save it with the space units &quot;mm&quot;.</source>
        <translation>Convertissez ses longueurs en mm, et enregistrez-le avec les unités &quot;mm&quot; (space units).</translation>
    </message>
    <message>
        <source>Convert the original images again: which side is left cannot be told from this file.</source>
        <translation>Convertissez de nouveau les images d&apos;origine&#xa0;: ce fichier ne permet pas de dire quel côté est la gauche.</translation>
    </message>
    <message>
        <source>Convert the original images again; or, if you know which is right, load the file in Slicer, enter the voxel size in the Volumes module (Volume Information) and save it as .nrrd.</source>
        <translation>Convertissez de nouveau les images d&apos;origine&#xa0;; ou, si vous savez laquelle est juste, chargez le fichier dans Slicer, entrez la taille des voxels dans le module Volumes (Volume Information) et enregistrez-le en .nrrd.</translation>
    </message>
    <message>
        <source>Convert the original images to NRRD instead.</source>
        <translation>Convertissez plutôt les images d&apos;origine en NRRD.</translation>
    </message>
    <message>
        <source>Convert them to one of %1.</source>
        <translation>Convertissez-les en l&apos;un de ceux-ci&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Copy or export it again from its source.</source>
        <translation>Copiez-le ou exportez-le de nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>Copy or export it again, or take the file away if it belongs to none.</source>
        <translation>Copiez-le ou exportez-le de nouveau, ou retirez le fichier s&apos;il n&apos;appartient à aucun.</translation>
    </message>
    <message>
        <source>Copy or export it again.</source>
        <translation>Copiez-le ou exportez-le de nouveau.</translation>
    </message>
    <message>
        <source>Copy the folder again.</source>
        <translation>Copiez de nouveau le dossier.</translation>
    </message>
    <message>
        <source>Copy the header and all its data files together, or export the image as one file.</source>
        <translation>Copiez l&apos;en-tête et tous ses fichiers de données ensemble, ou exportez l&apos;image en un seul fichier.</translation>
    </message>
    <message>
        <source>Copy the header and its data file together.</source>
        <translation>Copiez l&apos;en-tête et son fichier de données ensemble.</translation>
    </message>
    <message>
        <source>Copy the whole folder again.</source>
        <translation>Copiez de nouveau le dossier entier.</translation>
    </message>
    <message>
        <source>Correct &apos;modality&apos; or &apos;channel_names&apos; in the data set&apos;s description, or get the file again.</source>
        <translation>Corrigez &apos;modality&apos; ou &apos;channel_names&apos; dans la description du jeu de données, ou reprenez le fichier.</translation>
    </message>
    <message>
        <source>Correct it, or move it away.</source>
        <translation>Corrigez-le, ou déplacez-le ailleurs.</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>Corrigez-le.</translation>
    </message>
    <message>
        <source>Counted as background, since the project does not have it: %1.</source>
        <translation>Compté comme fond, car le projet ne l&apos;a pas&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Cut before you label.</source>
        <translation>Découpez avant d&apos;annoter.</translation>
    </message>
    <message>
        <source>Cut it along one of the other two axes.</source>
        <translation>Découpez-le le long d&apos;un des deux autres axes.</translation>
    </message>
    <message>
        <source>Cut-out</source>
        <translation>Extrait</translation>
    </message>
    <message>
        <source>Data sets of the format &apos;%1&apos; are read, not written.</source>
        <translation>Les jeux de données du format &apos;%1&apos; sont lus, pas écrits.</translation>
    </message>
    <message>
        <source>Data sets of the format &apos;%1&apos; are written, not read.</source>
        <translation>Les jeux de données du format &apos;%1&apos; sont écrits, pas lus.</translation>
    </message>
    <message>
        <source>Delete the store&apos;s folder: resuming the run builds it again.</source>
        <translation>Supprimez ce dossier&#xa0;: à la reprise, l&apos;exécution le refait.</translation>
    </message>
    <message>
        <source>Describe it with %1; networks.architecture.with_network gives it its usual shape.</source>
        <translation>Décrivez-le avec %1&#xa0;; networks.architecture.with_network lui donne sa forme habituelle.</translation>
    </message>
    <message>
        <source>Dice on slices of the validation cases, at the best step of the training: %1.</source>
        <translation>Dice sur les coupes des cas de validation, au meilleur pas de l&apos;entraînement&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Did you mean &apos;%1&apos;? %2</source>
        <translation>Vouliez-vous dire &apos;%1&apos;&#xa0;? %2</translation>
    </message>
    <message>
        <source>Do not name a fold.</source>
        <translation>Ne nommez pas de pli.</translation>
    </message>
    <message>
        <source>Do not use it, and ask for the file again.</source>
        <translation>Ne l&apos;utilisez pas, et demandez de nouveau le fichier.</translation>
    </message>
    <message>
        <source>Download the image again; the site may want you to sign in first.</source>
        <translation>Téléchargez de nouveau l&apos;image&#xa0;; le site veut peut-être que vous vous connectiez d&apos;abord.</translation>
    </message>
    <message>
        <source>Drafting</source>
        <translation>Ébauches en cours</translation>
    </message>
    <message>
        <source>Drafts are made of filters alone, as there is no torch or no starter backbone.</source>
        <translation>Les ébauches ne viennent que de filtres, car il n&apos;y a pas de torch ou pas de réseau de départ.</translation>
    </message>
    <message>
        <source>Draw one, or choose another file.</source>
        <translation>Dessinez-en un, ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Drawn by the network</source>
        <translation>Dessiné par le réseau</translation>
    </message>
    <message>
        <source>Each slice in two other looks: the network learns to find alike (1 = the same) what lies at nearly the same level in any volume, and unlike (0 or below) what lies elsewhere.</source>
        <translation>Chaque coupe sous deux autres aspects&#xa0;: le réseau apprend à trouver semblable (1 = pareil) ce qui est presque au même niveau dans n&apos;importe quel volume, et différent (0 ou moins) ce qui est ailleurs.</translation>
    </message>
    <message>
        <source>Ejection fraction of &apos;%1&apos;: %2 % (%3 ml at end-diastole, frame %4; %5 ml at end-systole, frame %6; stroke volume %7 ml).</source>
        <translation>Fraction d&apos;éjection de &apos;%1&apos;&#xa0;: %2 % (%3 ml en télédiastole, phase %4&#xa0;; %5 ml en télésystole, phase %6&#xa0;; volume d&apos;éjection %7 ml).</translation>
    </message>
    <message>
        <source>Every segment occurs in the training labels.</source>
        <translation>Chaque segment apparaît dans les masques d&apos;entraînement.</translation>
    </message>
    <message>
        <source>Every voxel of &apos;%1&apos; is %2.</source>
        <translation>Chaque voxel de &apos;%1&apos; vaut %2.</translation>
    </message>
    <message>
        <source>Export another backbone.</source>
        <translation>Exportez un autre réseau préentraîné.</translation>
    </message>
    <message>
        <source>Export it again from its source, or give it its right suffix.</source>
        <translation>Exportez-le de nouveau depuis sa source, ou donnez-lui la bonne extension.</translation>
    </message>
    <message>
        <source>Export it again from its source, or load it in Slicer and save it as .nrrd.</source>
        <translation>Exportez-le de nouveau depuis sa source, ou chargez-le dans Slicer et enregistrez-le en .nrrd.</translation>
    </message>
    <message>
        <source>Export it again from its source.</source>
        <translation>Exportez-le de nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Exportez-le de nouveau.</translation>
    </message>
    <message>
        <source>Export it as a segmentation object with binary segments, or save it in Slicer as .seg.nrrd.</source>
        <translation>Exportez-le comme objet de segmentation avec des segments binaires, ou enregistrez-le dans Slicer en .seg.nrrd.</translation>
    </message>
    <message>
        <source>Export it from the scanner as single slices or as enhanced DICOM, or convert it with dcm2niix.</source>
        <translation>Exportez-le de l&apos;appareil en coupes séparées ou en DICOM enhanced, ou convertissez-le avec dcm2niix.</translation>
    </message>
    <message>
        <source>Export it in another form.</source>
        <translation>Exportez-le sous une autre forme.</translation>
    </message>
    <message>
        <source>Export it uncompressed.</source>
        <translation>Exportez-le sans compression.</translation>
    </message>
    <message>
        <source>Export it with &apos;space directions&apos;, for example by loading it in Slicer and saving it anew.</source>
        <translation>Exportez-le avec &apos;space directions&apos;, par exemple en le chargeant dans Slicer et en l&apos;enregistrant de nouveau.</translation>
    </message>
    <message>
        <source>Export the image again from its source, or correct this entry of its header.</source>
        <translation>Exportez de nouveau l&apos;image depuis sa source, ou corrigez cette entrée de son en-tête.</translation>
    </message>
    <message>
        <source>Export the image again from its source, or save it without compression.</source>
        <translation>Exportez de nouveau l&apos;image depuis sa source, ou enregistrez-la sans compression.</translation>
    </message>
    <message>
        <source>Export the original images again.</source>
        <translation>Exportez de nouveau les images d&apos;origine.</translation>
    </message>
    <message>
        <source>Export the original images again; a volume without its true size cannot be measured or compared.</source>
        <translation>Exportez de nouveau les images d&apos;origine&#xa0;; un volume sans sa vraie taille ne peut être ni mesuré ni comparé.</translation>
    </message>
    <message>
        <source>Export the original images, as enhanced DICOM or one slice a file.</source>
        <translation>Exportez les images d&apos;origine, en DICOM enhanced ou une coupe par fichier.</translation>
    </message>
    <message>
        <source>Export the original images, not screenshots or copies.</source>
        <translation>Exportez les images d&apos;origine, pas des captures d&apos;écran ou des copies.</translation>
    </message>
    <message>
        <source>Export the original series again.</source>
        <translation>Exportez de nouveau la série d&apos;origine.</translation>
    </message>
    <message>
        <source>Export the series again and complete, or choose another of its volumes.</source>
        <translation>Exportez de nouveau la série, complète, ou choisissez un autre de ses volumes.</translation>
    </message>
    <message>
        <source>Export the series again and complete, or resample it to even spacing first.</source>
        <translation>Exportez de nouveau la série, complète, ou rééchantillonnez-la d&apos;abord à un espacement régulier.</translation>
    </message>
    <message>
        <source>Export the series again and complete: each slice needs as many times.</source>
        <translation>Exportez de nouveau la série, complète&#xa0;: chaque coupe a besoin d&apos;autant de temps.</translation>
    </message>
    <message>
        <source>Export the series again.</source>
        <translation>Exportez de nouveau la série.</translation>
    </message>
    <message>
        <source>Exported by version %1, trained by version %2.</source>
        <translation>Exporté par la version %1, entraîné par la version %2.</translation>
    </message>
    <message>
        <source>Fetch the image with &apos;git lfs pull&apos;.</source>
        <translation>Allez chercher l&apos;image avec &apos;git lfs pull&apos;.</translation>
    </message>
    <message>
        <source>Files were grouped by their folders: their names have nothing else in common.</source>
        <translation>Les fichiers ont été groupés par leurs dossiers&#xa0;: leurs noms n&apos;ont rien d&apos;autre en commun.</translation>
    </message>
    <message>
        <source>Fill the slices between in the program that it was drawn with, or in Slicer, and export it again.</source>
        <translation>Remplissez les coupes intermédiaires dans le programme où il a été dessiné, ou dans Slicer, et exportez-le de nouveau.</translation>
    </message>
    <message>
        <source>Finetune a single network.</source>
        <translation>Affinez un seul réseau.</translation>
    </message>
    <message>
        <source>Finetune again with --normalisation z-score, and export that model.</source>
        <translation>Affinez de nouveau avec &apos;Z-score&apos; comme &apos;Normalisation de la luminosité&apos; (&apos;Paramètres avancés&apos;), et exportez ce modèle.</translation>
    </message>
    <message>
        <source>Finetune again, and go on from that model; or begin from a backbone.</source>
        <translation>Affinez de nouveau, et repartez de ce modèle&#xa0;; ou commencez par un réseau préentraîné.</translation>
    </message>
    <message>
        <source>Finetune from it, and export the model.</source>
        <translation>Affinez à partir de lui, et exportez le modèle.</translation>
    </message>
    <message>
        <source>Finetune on the first sequence alone, without neighbouring slices.</source>
        <translation>Affinez sur la première séquence seule, sans coupes voisines.</translation>
    </message>
    <message>
        <source>Finetune with --plane %1.</source>
        <translation>Affinez avec %1 comme &apos;Plan des coupes&apos; (&apos;Paramètres avancés&apos;).</translation>
    </message>
    <message>
        <source>Finetune without correcting it.</source>
        <translation>Affinez sans le corriger.</translation>
    </message>
    <message>
        <source>Finetuning from a pretrained backbone</source>
        <translation>Affinage à partir d&apos;un réseau préentraîné</translation>
    </message>
    <message>
        <source>First cut-out (blue)</source>
        <translation>Premier extrait (bleu)</translation>
    </message>
    <message>
        <source>First look</source>
        <translation>Premier aspect</translation>
    </message>
    <message>
        <source>First look, a place marked</source>
        <translation>Premier aspect, un endroit marqué</translation>
    </message>
    <message>
        <source>First version</source>
        <translation>Première version</translation>
    </message>
    <message>
        <source>Fixed places do not stay within a slice that is warped.</source>
        <translation>Des endroits fixes ne restent pas dans une coupe qui est déformée.</translation>
    </message>
    <message>
        <source>Flat masks</source>
        <translation>Masques plats</translation>
    </message>
    <message>
        <source>Fold %1 of &apos;%2&apos; has %3 for training and for validation.</source>
        <translation>Le pli %1 de &apos;%2&apos; a %3 pour l&apos;entraînement et pour la validation.</translation>
    </message>
    <message>
        <source>Fold %1 of &apos;%2&apos; leaves %3 training case out (%4): they came in as unlabelled.</source>
        <translation>Le pli %1 de &apos;%2&apos; laisse de côté %3 cas d&apos;entraînement (%4)&#xa0;: entré sans masque.</translation>
    </message>
    <message>
        <source>Fold %1 of &apos;%2&apos; leaves %3 training cases out (%4): they came in as unlabelled.</source>
        <translation>Le pli %1 de &apos;%2&apos; laisse de côté %3 cas d&apos;entraînement (%4)&#xa0;: entrés sans masque.</translation>
    </message>
    <message>
        <source>Follow it instead.</source>
        <translation>Suivez-la plutôt.</translation>
    </message>
    <message>
        <source>Follow it, or stop it first.</source>
        <translation>Suivez-la, ou arrêtez-la d&apos;abord.</translation>
    </message>
    <message>
        <source>For research, not a medical device.</source>
        <translation>Pour la recherche, ce n&apos;est pas un dispositif médical.</translation>
    </message>
    <message>
        <source>Free some space on the disk, or move the project to another one.</source>
        <translation>Libérez de la place sur le disque, ou déplacez le projet sur un autre.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder, and try again.</source>
        <translation>Libérez de la place, ou choisissez un autre dossier, et réessayez.</translation>
    </message>
    <message>
        <source>From the volume alone the network draws the flat image that belongs to it.</source>
        <translation>Du seul volume, le réseau dessine l&apos;image plate qui va avec.</translation>
    </message>
    <message>
        <source>Further sequences belong to cases of one volume.</source>
        <translation>D&apos;autres séquences vont avec les cas d&apos;un seul volume.</translation>
    </message>
    <message>
        <source>Gaussian %1 px</source>
        <translation>Gaussienne %1 px</translation>
    </message>
    <message>
        <source>Get it again.</source>
        <translation>Reprenez-le.</translation>
    </message>
    <message>
        <source>Get the data set again.</source>
        <translation>Reprenez le jeu de données.</translation>
    </message>
    <message>
        <source>Get the file again from its source, or use another checkpoint.</source>
        <translation>Reprenez le fichier à sa source, ou utilisez un autre point de sauvegarde.</translation>
    </message>
    <message>
        <source>Get the file again from its source, or use another one.</source>
        <translation>Reprenez le fichier à sa source, ou utilisez-en un autre.</translation>
    </message>
    <message>
        <source>Get the file again, or train again.</source>
        <translation>Reprenez le fichier, ou entraînez de nouveau.</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Reprenez le fichier.</translation>
    </message>
    <message>
        <source>Give %1 alone.</source>
        <translation>Ne donnez que %1.</translation>
    </message>
    <message>
        <source>Give %1 to %2 mm.</source>
        <translation>Donnez de %1 à %2 mm.</translation>
    </message>
    <message>
        <source>Give 1 or more.</source>
        <translation>Donnez 1 ou plus.</translation>
    </message>
    <message>
        <source>Give 2 to 6.</source>
        <translation>Donnez de 2 à 6.</translation>
    </message>
    <message>
        <source>Give 2 to 8 widths.</source>
        <translation>Donnez de 2 à 8 largeurs.</translation>
    </message>
    <message>
        <source>Give a further sequence another name.</source>
        <translation>Donnez un autre nom à une autre séquence.</translation>
    </message>
    <message>
        <source>Give a labelled case the role &apos;validation&apos;.</source>
        <translation>Donnez à un cas annoté le rôle de validation.</translation>
    </message>
    <message>
        <source>Give all cases of a patient one role, or leave them out.</source>
        <translation>Donnez un seul rôle à tous les cas d&apos;un patient, ou laissez-les de côté.</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>Donnez un autre nom.</translation>
    </message>
    <message>
        <source>Give at least one its mask: &apos;sslseg en-face PROJECT CASE --axis k --mask FILE&apos;.</source>
        <translation>Dessinez-en au moins un dans l&apos;étape &apos;Annoter&apos;, sur l&apos;image plate.</translation>
    </message>
    <message>
        <source>Give each its own.</source>
        <translation>Donnez à chacun le sien.</translation>
    </message>
    <message>
        <source>Give each segment its own name; capitals, spaces and underscores make no difference.</source>
        <translation>Donnez à chaque segment son propre nom&#xa0;; majuscules, espaces et tirets bas ne font pas de différence.</translation>
    </message>
    <message>
        <source>Give each segment its own value.</source>
        <translation>Donnez à chaque segment sa propre valeur.</translation>
    </message>
    <message>
        <source>Give every value a row in the label schema.</source>
        <translation>Donnez à chaque valeur une ligne dans le schéma d&apos;étiquettes.</translation>
    </message>
    <message>
        <source>Give it %1 minutes or more, or fewer cases.</source>
        <translation>Donnez-lui %1 minutes ou plus, ou moins de cas.</translation>
    </message>
    <message>
        <source>Give it anew.</source>
        <translation>Donnez-le de nouveau.</translation>
    </message>
    <message>
        <source>Give it another role first if you mean it.</source>
        <translation>Donnez-lui d&apos;abord un autre rôle si c&apos;est voulu.</translation>
    </message>
    <message>
        <source>Give it back its old role, or finetune again without it.</source>
        <translation>Rendez-lui son ancien rôle, ou affinez de nouveau sans lui.</translation>
    </message>
    <message>
        <source>Give it back to the cases, or start a new run.</source>
        <translation>Rendez-la aux cas, ou lancez une nouvelle exécution.</translation>
    </message>
    <message>
        <source>Give it one name.</source>
        <translation>Donnez-lui un seul nom.</translation>
    </message>
    <message>
        <source>Give it one role, and name it once.</source>
        <translation>Donnez-lui un seul rôle, et nommez-le une fois.</translation>
    </message>
    <message>
        <source>Give it one with &apos;sslseg en-face PROJECT CASE --mask FILE&apos;, or change its role.</source>
        <translation>Dessinez-en un dans l&apos;étape &apos;Annoter&apos;, ou changez son rôle.</translation>
    </message>
    <message>
        <source>Give it one with &apos;sslseg en-face&apos;.</source>
        <translation>Dessinez-en un dans l&apos;étape &apos;Annoter&apos;, sur l&apos;image plate.</translation>
    </message>
    <message>
        <source>Give it to the case again with &apos;sslseg en-face&apos;.</source>
        <translation>Donnez-la de nouveau au cas, dans l&apos;étape &apos;Données&apos;.</translation>
    </message>
    <message>
        <source>Give one file for each.</source>
        <translation>Donnez un fichier pour chacun.</translation>
    </message>
    <message>
        <source>Give one for each stage, or fewer: the last one holds for the stages after it.</source>
        <translation>Donnez-en un par étage, ou moins&#xa0;: le dernier vaut pour les étages suivants.</translation>
    </message>
    <message>
        <source>Give one of them another name.</source>
        <translation>Donnez un autre nom à l&apos;un d&apos;eux.</translation>
    </message>
    <message>
        <source>Give one of them more of the name: &apos;[!x]&apos; stands for any character but x.</source>
        <translation>Donnez à l&apos;un d&apos;eux une plus grande part du nom&#xa0;: &apos;[!x]&apos; est mis pour n&apos;importe quel caractère sauf x.</translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation>Donnez l&apos;un d&apos;eux.</translation>
    </message>
    <message>
        <source>Give parts such as train=0:120 and test=128:200 that do not overlap, of two voxels or more.</source>
        <translation>Donnez des parties comme train=0:120 et test=128:200 qui ne se recouvrent pas, de deux voxels ou plus.</translation>
    </message>
    <message>
        <source>Give the case its mask again.</source>
        <translation>Redonnez son masque au cas.</translation>
    </message>
    <message>
        <source>Give the file of that sequence, or leave it out.</source>
        <translation>Indiquez le fichier de cette séquence, ou omettez-la.</translation>
    </message>
    <message>
        <source>Give the lower value first.</source>
        <translation>Donnez d&apos;abord la plus petite valeur.</translation>
    </message>
    <message>
        <source>Give the pattern more of the name, so that it fits one of them.</source>
        <translation>Donnez au motif une plus grande part du nom, pour qu&apos;il corresponde à un seul d&apos;entre eux.</translation>
    </message>
    <message>
        <source>Give them theirs, or leave that sequence out of the channels.</source>
        <translation>Donnez-leur la leur, ou retirez cette séquence des canaux.</translation>
    </message>
    <message>
        <source>Gives way to %1.</source>
        <translation>Cède la place à %1.</translation>
    </message>
    <message>
        <source>Go on from a model of one network that was trained as a whole, or from a backbone.</source>
        <translation>Repartez d&apos;un modèle d&apos;un seul réseau entraîné en entier, ou d&apos;un réseau préentraîné.</translation>
    </message>
    <message>
        <source>Going on after %1 of %2 cases.</source>
        <translation>Suite après %1 cas sur %2.</translation>
    </message>
    <message>
        <source>Going on from here.</source>
        <translation>Suite à partir d&apos;ici.</translation>
    </message>
    <message>
        <source>Going on from step %1 of %2.</source>
        <translation>Suite à partir du pas %1 sur %2.</translation>
    </message>
    <message>
        <source>Going on in %1 processes, not %2: from here on with other random views.</source>
        <translation>Suite avec %1 processus, pas %2&#xa0;: à partir d&apos;ici avec d&apos;autres vues aléatoires.</translation>
    </message>
    <message>
        <source>Greys are from 0 to 1 here, between two percentiles, and have mean 0 and standard deviation 1 there; the first normalisation in the network takes away what that changes, but for voxels that are clipped here.</source>
        <translation>Les gris vont ici de 0 à 1, entre deux percentiles, et ont là-bas la moyenne 0 et l&apos;écart type 1&#xa0;; la première normalisation du réseau enlève ce que cela change, sauf pour les voxels qui sont écrêtés ici.</translation>
    </message>
    <message>
        <source>Group normalisation needs widths that are multiples of 8.</source>
        <translation>La normalisation par groupes a besoin de largeurs qui sont des multiples de 8.</translation>
    </message>
    <message>
        <source>HD95 (mm)</source>
        <translation>HD95 (mm)</translation>
    </message>
    <message>
        <source>Hand on the file that it came from.</source>
        <translation>Transmettez le fichier d&apos;où il vient.</translation>
    </message>
    <message>
        <source>Has values below 0 (down to %1), the others do not: it may be CT, not MRI.</source>
        <translation>A des valeurs sous 0 (jusqu&apos;à %1), les autres non&#xa0;: c&apos;est peut-être un scanner, pas une IRM.</translation>
    </message>
    <message>
        <source>Held-out volumes, which the network does not learn from: the reference and what the network segments so far.</source>
        <translation>Volumes mis de côté, dont le réseau n&apos;apprend pas&#xa0;: la référence et ce que le réseau segmente jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>Here some slices of a case can be annotated, each of them completely. Complete them in Slicer, or add the image without its mask (&apos;sslseg add PROJECT IMAGE&apos;).</source>
        <translation>Ici, quelques coupes d&apos;un cas peuvent être annotées, chacune entièrement. Complétez-les dans Slicer, ou ajoutez l&apos;image sans son masque.</translation>
    </message>
    <message>
        <source>Hold out cases that have all sequences.</source>
        <translation>Mettez de côté des cas qui ont toutes les séquences.</translation>
    </message>
    <message>
        <source>How far down</source>
        <translation>Distance vers le bas</translation>
    </message>
    <message>
        <source>How far right</source>
        <translation>Distance vers la droite</translation>
    </message>
    <message>
        <source>How it was made is not known</source>
        <translation>On ne sait pas comment il a été fait</translation>
    </message>
    <message>
        <source>How the masks of %1 were made is not known, since they were imported. DICOM has no word for that: they are written as &apos;MANUAL&apos;, with a remark.</source>
        <translation>On ne sait pas comment ont été faits les masques de %1, car ils ont été importés. DICOM n&apos;a pas de mot pour cela&#xa0;: ils sont écrits comme &apos;MANUAL&apos;, avec une remarque.</translation>
    </message>
    <message>
        <source>How volumes were prepared for &apos;%1&apos; is not known, so that nnssl&apos;s plan cannot be written.</source>
        <translation>On ne sait pas comment les volumes ont été préparés pour &apos;%1&apos;, si bien que le plan de nnssl ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>How well this mask may fit cannot be told: the model&apos;s record of its labelled cases is damaged. Train it again, or look at every mask.</source>
        <translation>On ne peut pas dire si ce masque est bon&#xa0;: ce que le modèle a noté de ses cas annotés est endommagé. Entraînez-le de nouveau, ou regardez chaque masque.</translation>
    </message>
    <message>
        <source>If it need not, take it back first with &apos;sslseg runs take-back&apos;.</source>
        <translation>Si ce n&apos;est pas nécessaire, reprenez-la d&apos;abord par &apos;sslseg runs take-back&apos;.</translation>
    </message>
    <message>
        <source>If you mean it, repeat with --force.</source>
        <translation>Si c&apos;est voulu, dites-le là où l&apos;étape &apos;Données&apos; le demande.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Images are NRRD, NIfTI, MHA or DICOM.</source>
        <translation>Les images sont en NRRD, NIfTI, MHA ou DICOM.</translation>
    </message>
    <message>
        <source>Images for nnU-Net are not written as &apos;%1&apos;.</source>
        <translation>Les images pour nnU-Net ne sont pas écrites comme &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Images lie in such places as &apos;sub-01/anat/sub-01_T2w.nii.gz&apos;.</source>
        <translation>Les images se trouvent à des endroits comme &apos;sub-01/anat/sub-01_T2w.nii.gz&apos;.</translation>
    </message>
    <message>
        <source>Import it into a project of its own.</source>
        <translation>Importez-le dans un projet à part.</translation>
    </message>
    <message>
        <source>Imported. How it was made is not known.</source>
        <translation>Importé. On ne sait pas comment il a été fait.</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, %2 voxel belongs to several segments; each counts as the one first in the label schema.</source>
        <translation>Dans &apos;%1&apos;, %2 voxel appartient à plusieurs segments&#xa0;; il compte pour le premier dans le schéma d&apos;étiquettes.</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, %2 voxel belongs to several segments; each counts as the one that stands first in the label schema (&apos;sslseg labels PROJECT --priority&apos; changes the order).</source>
        <translation>Dans &apos;%1&apos;, %2 voxel appartient à plusieurs segments&#xa0;; il compte pour celui qui vient en premier dans le schéma d&apos;étiquettes (l&apos;étape &apos;Annoter&apos; change l&apos;ordre).</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, %2 voxels belong to several segments; each counts as the one first in the label schema.</source>
        <translation>Dans &apos;%1&apos;, %2 voxels appartiennent à plusieurs segments&#xa0;; chacun compte pour le premier dans le schéma d&apos;étiquettes.</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, %2 voxels belong to several segments; each counts as the one that stands first in the label schema (&apos;sslseg labels PROJECT --priority&apos; changes the order).</source>
        <translation>Dans &apos;%1&apos;, %2 voxels appartiennent à plusieurs segments&#xa0;; chacun compte pour celui qui vient en premier dans le schéma d&apos;étiquettes (l&apos;étape &apos;Annoter&apos; change l&apos;ordre).</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, contours within others were taken for holes: %2.</source>
        <translation>Dans &apos;%1&apos;, des contours à l&apos;intérieur d&apos;autres ont été pris pour des trous&#xa0;: %2.</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, no voxel of the image has its centre within %2.</source>
        <translation>Dans &apos;%1&apos;, aucun voxel de l&apos;image n&apos;a son centre dans %2.</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, points and open lines were left out of %2.</source>
        <translation>Dans &apos;%1&apos;, des points et des lignes ouvertes ont été laissés de côté&#xa0;: %2.</translation>
    </message>
    <message>
        <source>In Slicer&apos;s Segmentations module, make Binary labelmap the source representation and save it again.</source>
        <translation>Dans le module Segmentations de Slicer, choisissez Binary labelmap comme représentation source et enregistrez de nouveau.</translation>
    </message>
    <message>
        <source>In Slicer, load both, and export the segmentation again with this image as the reference volume.</source>
        <translation>Dans Slicer, chargez les deux, et exportez de nouveau la segmentation avec cette image comme volume de référence.</translation>
    </message>
    <message>
        <source>In row %1, %2 is &apos;%3&apos;.</source>
        <translation>Dans la ligne %1, %2 vaut &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>In row %1, Priority is &apos;%2&apos;.</source>
        <translation>Dans la ligne %1, Priority vaut &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Erreur d&apos;entrée/sortie</translation>
    </message>
    <message>
        <source>Install SSLSegmentation again, or start from scratch.</source>
        <translation>Réinstallez SSLSegmentation, ou partez de zéro.</translation>
    </message>
    <message>
        <source>Install it anew: %1</source>
        <translation>Réinstallez-le&#xa0;: %1</translation>
    </message>
    <message>
        <source>Install it with pip: %1</source>
        <translation>Installez-le avec pip&#xa0;: %1</translation>
    </message>
    <message>
        <source>Install torch and MONAI anew there.</source>
        <translation>Réinstallez-y torch et MONAI.</translation>
    </message>
    <message>
        <source>Intensities span %1</source>
        <translation>Les intensités s&apos;étendent sur %1</translation>
    </message>
    <message>
        <source>Is the same scan as %1: keep one of them.</source>
        <translation>C&apos;est le même examen que %1&#xa0;: gardez-en un seul.</translation>
    </message>
    <message>
        <source>It began from scratch, with random weights.</source>
        <translation>Parti de zéro, avec des poids aléatoires.</translation>
    </message>
    <message>
        <source>It began with a network pretrained by the method &apos;%1&apos; on %2, run %3.</source>
        <translation>Parti d&apos;un réseau préentraîné par la méthode &apos;%1&apos; sur %2, exécution %3.</translation>
    </message>
    <message>
        <source>It began with a network pretrained by the method &apos;%1&apos; on %2.</source>
        <translation>Parti d&apos;un réseau préentraîné par la méthode &apos;%1&apos; sur %2.</translation>
    </message>
    <message>
        <source>It can be resumed.</source>
        <translation>Cela peut reprendre.</translation>
    </message>
    <message>
        <source>It covers %1 of the image; elsewhere its least value stands, %2.</source>
        <translation>Il couvre %1 de l&apos;image&#xa0;; ailleurs se trouve sa plus petite valeur, %2.</translation>
    </message>
    <message>
        <source>It goes by where structures lie in a volume, too: one that is cut or positioned otherwise than those that it learnt from suits it less.</source>
        <translation>Il se guide aussi sur l&apos;endroit où les structures se trouvent dans un volume&#xa0;: un volume recadré ou placé autrement que ceux dont il a appris lui convient moins.</translation>
    </message>
    <message>
        <source>It has %1.</source>
        <translation>Il y a %1.</translation>
    </message>
    <message>
        <source>It has its image alone.</source>
        <translation>Il n&apos;a que son image.</translation>
    </message>
    <message>
        <source>It has: %1.</source>
        <translation>Il y a&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It has: 0.</source>
        <translation>Il y a&#xa0;: 0.</translation>
    </message>
    <message>
        <source>It holds lists of paths, one list for each series.</source>
        <translation>Il contient des listes de chemins, une liste par série.</translation>
    </message>
    <message>
        <source>It holds: %1.</source>
        <translation>Il contient&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It is in the project already, as &apos;%1&apos;.</source>
        <translation>Il est déjà dans le projet, comme &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>It is not known along which axis the case &apos;%1&apos; is projected.</source>
        <translation>On ne sait pas le long de quel axe le cas &apos;%1&apos; est projeté.</translation>
    </message>
    <message>
        <source>It is not trained in steps, so that %1 do not shorten it: it takes longer.</source>
        <translation>Cela ne s&apos;entraîne pas par pas, si bien que %1 ne l&apos;abrègent pas&#xa0;: cela prend plus longtemps.</translation>
    </message>
    <message>
        <source>It is not trained in steps, so that it may end before %1 have passed.</source>
        <translation>Cela ne s&apos;entraîne pas par pas, si bien que cela peut finir avant que %1 soient passées.</translation>
    </message>
    <message>
        <source>It is the only volume.</source>
        <translation>C&apos;est le seul volume.</translation>
    </message>
    <message>
        <source>It knows volumes of the kind that it learnt from: same contrast, same region of the body.</source>
        <translation>Il connaît des volumes comme ceux dont il a appris&#xa0;: même contraste, même région du corps.</translation>
    </message>
    <message>
        <source>It lacks the sequence &apos;%1&apos;, which the model has learnt from.</source>
        <translation>Il lui manque la séquence &apos;%1&apos;, dont le modèle a appris.</translation>
    </message>
    <message>
        <source>It may come from a newer version: update SSLSegmentation.</source>
        <translation>Cela vient peut-être d&apos;une version plus récente&#xa0;: mettez SSLSegmentation à jour.</translation>
    </message>
    <message>
        <source>It must be %1.</source>
        <translation>Il faut&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It must be JSON (UTF-8).</source>
        <translation>Il faut du JSON (UTF-8).</translation>
    </message>
    <message>
        <source>It needs entries like &quot;labels&quot;: {&quot;1&quot;: &quot;liver&quot;} and &quot;training&quot;: [{&quot;image&quot;: …, &quot;label&quot;: …}], or nnU-Net&apos;s &quot;labels&quot;: {&quot;liver&quot;: 1} with the folders imagesTr and labelsTr.</source>
        <translation>Il faut des entrées comme &quot;labels&quot;: {&quot;1&quot;: &quot;liver&quot;} et &quot;training&quot;: [{&quot;image&quot;: …, &quot;label&quot;: …}], ou &quot;labels&quot;: {&quot;liver&quot;: 1} de nnU-Net avec les dossiers imagesTr et labelsTr.</translation>
    </message>
    <message>
        <source>It segments other structures, or numbers them otherwise, than this project: %1.</source>
        <translation>Il segmente d&apos;autres structures, ou les numérote autrement, que ce projet&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It starts from the starter backbone, which with few labels mostly gave more than a short pretraining (docs/results.md). From the project&apos;s own pretraining: --backbone latest.</source>
        <translation>Cela part du réseau de départ, qui, avec peu de masques, a le plus souvent donné plus qu&apos;un court préentraînement&#xa0;; un préentraînement du projet peut être choisi sous &apos;De quoi part-il ?&apos;.</translation>
    </message>
    <message>
        <source>It starts from the starter backbone.</source>
        <translation>Cela part du réseau de départ.</translation>
    </message>
    <message>
        <source>It takes a checkpoint (.pth) with an adaptation plan in it, or a folder of one with adaptation_plan.json.</source>
        <translation>Il faut un point de sauvegarde (.pth) avec un plan d&apos;adaptation, ou son dossier avec adaptation_plan.json.</translation>
    </message>
    <message>
        <source>It takes a folder TRAINER__PLANS__2d with plans.json and fold_0/checkpoint_final.pth, or one of these checkpoints.</source>
        <translation>Il faut un dossier TRAINER__PLANS__2d avec plans.json et fold_0/checkpoint_final.pth, ou l&apos;un de ces points de sauvegarde.</translation>
    </message>
    <message>
        <source>It takes those at end-diastole and at end-systole at least.</source>
        <translation>Il faut au moins ceux de la télédiastole et de la télésystole.</translation>
    </message>
    <message>
        <source>It was made elsewhere: check it on some of your own labelled cases before you rely on it.</source>
        <translation>Il a été fait ailleurs&#xa0;: vérifiez-le sur quelques-uns de vos propres cas annotés avant de vous y fier.</translation>
    </message>
    <message>
        <source>It was not added a second time, but %1.</source>
        <translation>Il n&apos;a pas été ajouté une seconde fois, mais %1.</translation>
    </message>
    <message>
        <source>It was not added a second time.</source>
        <translation>Il n&apos;a pas été ajouté une seconde fois.</translation>
    </message>
    <message>
        <source>It was not added a second time: its parts have roles of their own. To have it whole, take all of them out first (&apos;sslseg remove PROJECT %1&apos;).</source>
        <translation>Il n&apos;a pas été ajouté une seconde fois : ses parties ont leurs propres rôles. Pour l&apos;avoir en entier, retirez-les d&apos;abord toutes, dont %1 (&apos;Retirer …&apos; dans l&apos;étape &apos;Données&apos;).</translation>
    </message>
    <message>
        <source>It was not added a second time: one scan is one case, with one role.</source>
        <translation>Il n&apos;a pas été ajouté une seconde fois&#xa0;: un examen est un cas, avec un seul rôle.</translation>
    </message>
    <message>
        <source>It was pretrained on voxels of %1 mm and greys %2; here volumes are prepared as the settings of a training say.</source>
        <translation>Il a été préentraîné sur des voxels de %1 mm et des gris %2&#xa0;; ici les volumes sont préparés comme le disent les réglages d&apos;un entraînement.</translation>
    </message>
    <message>
        <source>It was pretrained on voxels of any size and greys %1; here volumes are prepared as the settings of a training say.</source>
        <translation>Il a été préentraîné sur des voxels de toute taille et des gris %1&#xa0;; ici les volumes sont préparés comme le disent les réglages d&apos;un entraînement.</translation>
    </message>
    <message>
        <source>It will take %1</source>
        <translation>Durée prévue&#xa0;: %1</translation>
    </message>
    <message>
        <source>Its grey values are spread otherwise: it may be another contrast, body part or kind of image.</source>
        <translation>Ses niveaux de gris sont répartis autrement&#xa0;: c&apos;est peut-être un autre contraste, une autre partie du corps ou une autre sorte d&apos;image.</translation>
    </message>
    <message>
        <source>Its image is gone (%1 of its %2 frames): %3</source>
        <translation>Son image n&apos;est plus là (%1 de ses %2 phases)&#xa0;: %3</translation>
    </message>
    <message>
        <source>Its image is gone: %1</source>
        <translation>Son image n&apos;est plus là&#xa0;: %1</translation>
    </message>
    <message>
        <source>Its sequence &apos;%1&apos; is also %2: one of them is wrong.</source>
        <translation>Sa séquence &apos;%1&apos; est aussi %2&#xa0;: l&apos;une des deux est fausse.</translation>
    </message>
    <message>
        <source>Its sequence &apos;%1&apos; is gone: %2</source>
        <translation>Sa séquence &apos;%1&apos; n&apos;est plus là&#xa0;: %2</translation>
    </message>
    <message>
        <source>Its slices are %1 mm apart; those that the model learnt from %2 mm.</source>
        <translation>Ses coupes sont espacées de %1 mm&#xa0;; celles dont le modèle a appris, de %2 mm.</translation>
    </message>
    <message>
        <source>Its slices are %1 mm wide, but the model saw %2 mm at a time.</source>
        <translation>Ses coupes sont larges de %1 mm, mais le modèle voyait %2 mm à la fois.</translation>
    </message>
    <message>
        <source>Its slices are %1 mm wide; those that the model learnt from %2 mm.</source>
        <translation>Ses coupes sont larges de %1 mm&#xa0;; celles dont le modèle a appris, de %2 mm.</translation>
    </message>
    <message>
        <source>Its slices are %1; those that the model learnt from %2.</source>
        <translation>Ses coupes sont %1&#xa0;; celles dont le modèle a appris, %2.</translation>
    </message>
    <message>
        <source>Its training was stopped before the end (%1).</source>
        <translation>Son entraînement a été arrêté avant la fin (%1).</translation>
    </message>
    <message>
        <source>Its voxels (i, j, k) run from (0, 0, 0) to (%1).</source>
        <translation>Ses voxels (i, j, k) vont de (0, 0, 0) à (%1).</translation>
    </message>
    <message>
        <source>Its weights alone were taken over. What nnU-Net trained it on is not known here: if test cases of this project were among that, their scores say too much.</source>
        <translation>Seuls ses poids ont été repris. On ne sait pas ici sur quoi nnU-Net l&apos;a entraîné&#xa0;: si des cas de test de ce projet en faisaient partie, leurs notes sont trop belles.</translation>
    </message>
    <message>
        <source>Keep value and name of what is there: &apos;sslseg labels PROJECT&apos; has --add for more, and --rename &quot;%1=NEW NAME&quot; for another name.</source>
        <translation>Une structure que des masques ont peut être renommée, colorée et déplacée, mais pas supprimée (%1).</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Étiquette %1</translation>
    </message>
    <message>
        <source>Label at least one case and give it the role &apos;train&apos;.</source>
        <translation>Annotez au moins un cas et donnez-lui le rôle d&apos;entraînement.</translation>
    </message>
    <message>
        <source>Label it, or change its role.</source>
        <translation>Annotez-le, ou changez son rôle.</translation>
    </message>
    <message>
        <source>Label one, or name another role.</source>
        <translation>Annotez-en un, ou nommez un autre rôle.</translation>
    </message>
    <message>
        <source>Label them, or give them the role &apos;unlabelled&apos;.</source>
        <translation>Annotez-les, ou donnez-leur le rôle &apos;sans masque&apos;.</translation>
    </message>
    <message>
        <source>Label value %1 of &apos;%2&apos; is out of range.</source>
        <translation>La valeur %1 de &apos;%2&apos; est hors des limites.</translation>
    </message>
    <message>
        <source>Labelled cases use the value %1 for &apos;%2&apos;; the new schema does not.</source>
        <translation>Des cas annotés utilisent la valeur %1 pour &apos;%2&apos;&#xa0;; le nouveau schéma ne le fait pas.</translation>
    </message>
    <message>
        <source>Laplacian %1 px</source>
        <translation>Laplacien %1 px</translation>
    </message>
    <message>
        <source>Large cut-out (blue)</source>
        <translation>Grand extrait (bleu)</translation>
    </message>
    <message>
        <source>Learning cannot go on with the strategy &apos;%1&apos;: the whole network has to learn.</source>
        <translation>L&apos;apprentissage ne peut pas continuer avec la stratégie &apos;%1&apos;&#xa0;: le réseau entier doit apprendre.</translation>
    </message>
    <message>
        <source>Learning goes on until it is stopped, so that minutes would do nothing.</source>
        <translation>L&apos;apprentissage continue jusqu&apos;à ce qu&apos;il soit arrêté, si bien que des minutes ne feraient rien.</translation>
    </message>
    <message>
        <source>Learning goes on with one network, and %1 are asked for.</source>
        <translation>L&apos;apprentissage continue avec un seul réseau, et %1 sont demandés.</translation>
    </message>
    <message>
        <source>Learning that goes on</source>
        <translation>Apprentissage en continu</translation>
    </message>
    <message>
        <source>Leave context and channels to the backbone, choose another strategy, or a backbone that has seen it.</source>
        <translation>Laissez le contexte et les canaux au réseau préentraîné, choisissez une autre stratégie, ou un réseau préentraîné qui les a vus.</translation>
    </message>
    <message>
        <source>Leave it out of the channels, or give it to a case: &apos;sslseg channel PROJECT CASE NAME FILE&apos; gives a case a further sequence.</source>
        <translation>Retirez-la des canaux, ou donnez-la à un cas&#xa0;: &apos;Séquences …&apos; dans l&apos;étape &apos;Données&apos; donne à un cas une autre séquence.</translation>
    </message>
    <message>
        <source>Leave it out, or change that, too.</source>
        <translation>Enlevez-le, ou changez aussi l&apos;autre.</translation>
    </message>
    <message>
        <source>Leave it out, or make one first.</source>
        <translation>Laissez-le de côté, ou faites-en d&apos;abord un.</translation>
    </message>
    <message>
        <source>Leave it out, or train a model with it.</source>
        <translation>Laissez-le de côté, ou entraînez un modèle avec.</translation>
    </message>
    <message>
        <source>Leave out --%1, or choose another backbone.</source>
        <translation>Ne donnez pas --%1, ou choisissez un autre réseau préentraîné.</translation>
    </message>
    <message>
        <source>Leave out --link.</source>
        <translation>Ne choisissez pas &apos;Laisser les fichiers où ils sont&apos;.</translation>
    </message>
    <message>
        <source>Leave out --networks, or choose another strategy.</source>
        <translation>Mettez &apos;Réseaux qui répondent ensemble&apos; à 1 (&apos;Paramètres avancés&apos;), ou choisissez une autre stratégie.</translation>
    </message>
    <message>
        <source>Leave out --networks; a finetuning can have several.</source>
        <translation>Mettez &apos;Réseaux qui répondent ensemble&apos; à 1 (&apos;Paramètres avancés&apos;)&#xa0;; un affinage peut en avoir plusieurs.</translation>
    </message>
    <message>
        <source>Leave that to the backbone (without %1), or start from scratch.</source>
        <translation>Laissez cela au réseau préentraîné (sans %1), ou partez de zéro.</translation>
    </message>
    <message>
        <source>Leave that to the backbone (without %1), pretrain anew with it, or start from scratch.</source>
        <translation>Laissez cela au réseau préentraîné (sans %1), préentraînez de nouveau avec, ou partez de zéro.</translation>
    </message>
    <message>
        <source>Leave the channels out.</source>
        <translation>Ne donnez pas de canaux.</translation>
    </message>
    <message>
        <source>Leave the few out, or cut all alike with --plane %1.</source>
        <translation>Laissez ces quelques-uns de côté, ou découpez-les tous pareillement avec %1 comme &apos;Plan des coupes&apos; (&apos;Paramètres avancés&apos;).</translation>
    </message>
    <message>
        <source>Leave the format out.</source>
        <translation>Ne donnez pas de format.</translation>
    </message>
    <message>
        <source>Leave the phase at %1, or add a series.</source>
        <translation>Laissez la phase à %1, ou ajoutez une série.</translation>
    </message>
    <message>
        <source>Leave the place &apos;off&apos; or &apos;auto&apos;, or begin from a backbone.</source>
        <translation>Laissez la place sur &apos;off&apos; ou &apos;auto&apos;, ou commencez par un réseau préentraîné.</translation>
    </message>
    <message>
        <source>Leave the place &apos;off&apos; or &apos;auto&apos;, or choose another network.</source>
        <translation>Laissez la place sur &apos;off&apos; ou &apos;auto&apos;, ou choisissez un autre réseau.</translation>
    </message>
    <message>
        <source>Leave the smallest volumes out, or raise --max-size.</source>
        <translation>Laissez les plus petits volumes de côté, ou permettez des images plus grandes (&apos;Paramètres avancés&apos;).</translation>
    </message>
    <message>
        <source>Leave them out.</source>
        <translation>Laissez-les de côté.</translation>
    </message>
    <message>
        <source>Leave this volume out.</source>
        <translation>Laissez ce volume de côté.</translation>
    </message>
    <message>
        <source>Left out in &apos;%1&apos;, since the same images are there twice: %2.</source>
        <translation>Laissées de côté dans &apos;%1&apos;, car les mêmes images s&apos;y trouvent deux fois&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Left out in &apos;%1&apos;, since they are no slices: %2.</source>
        <translation>Laissés de côté dans &apos;%1&apos;, car ce ne sont pas des coupes&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Left out of &apos;%1&apos;, since the label schema lacks them: %2.</source>
        <translation>Laissés de côté de &apos;%1&apos;, car le schéma d&apos;étiquettes ne les a pas&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Left out of &apos;%1&apos;, since they are no closed contours: %2.</source>
        <translation>Laissés de côté de &apos;%1&apos;, car ce ne sont pas des contours fermés&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Like what is annotated, but %1 other volume is more like this one.</source>
        <translation>Comme ce qui est annoté, mais %1 autre volume ressemble plus à celui-ci.</translation>
    </message>
    <message>
        <source>Like what is annotated, but %1 other volumes are more like this one.</source>
        <translation>Comme ce qui est annoté, mais %1 autres volumes ressemblent plus à celui-ci.</translation>
    </message>
    <message>
        <source>Like what is annotated.</source>
        <translation>Comme ce qui est annoté.</translation>
    </message>
    <message>
        <source>Likeness to the marked place</source>
        <translation>Ressemblance avec l&apos;endroit marqué</translation>
    </message>
    <message>
        <source>Load it in Slicer together with its images, and save the segmentation there as .seg.nrrd.</source>
        <translation>Chargez-le dans Slicer avec ses images, et enregistrez-y la segmentation en .seg.nrrd.</translation>
    </message>
    <message>
        <source>Load it in Slicer, check which side is left, and save it</source>
        <translation>Chargez-le dans Slicer, vérifiez quel côté est la gauche, et enregistrez-le</translation>
    </message>
    <message>
        <source>Load it in Slicer, which takes it for left-posterior-superior, check the sides, and save it anew.</source>
        <translation>Chargez-le dans Slicer, qui le prend pour gauche-postérieur-supérieur, vérifiez les côtés, et enregistrez-le de nouveau.</translation>
    </message>
    <message>
        <source>Load it, or the pair that it belongs to, in Slicer, check which side is left, and save it as .nrrd.</source>
        <translation>Chargez-le, ou la paire à laquelle il appartient, dans Slicer, vérifiez quel côté est la gauche, et enregistrez-le en .nrrd.</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Chargement …</translation>
    </message>
    <message>
        <source>Look at the file; give the case another one, or none.</source>
        <translation>Regardez le fichier&#xa0;; donnez-en un autre au cas, ou aucun.</translation>
    </message>
    <message>
        <source>Look at the masks.</source>
        <translation>Regardez les masques.</translation>
    </message>
    <message>
        <source>Look at them; leave them out if they are not what you meant.</source>
        <translation>Regardez-les&#xa0;; laissez-les de côté si ce n&apos;est pas ce que vous vouliez.</translation>
    </message>
    <message>
        <source>MONAI&apos;s DynUNet cannot have the shape of the network of &apos;%1&apos;.</source>
        <translation>Le DynUNet de MONAI ne peut pas avoir la forme du réseau de &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Make it with &apos;sslseg channels plan PROJECT FOLDER --channels NAME=PATTERN … --json&apos;.</source>
        <translation>Faites-le avec &apos;sslseg channels plan PROJECT FOLDER --channels NAME=PATTERN … --json&apos;.</translation>
    </message>
    <message>
        <source>Make one: %1</source>
        <translation>Faites-en un&#xa0;: %1</translation>
    </message>
    <message>
        <source>Mark at least one slice as complete, and start a new run.</source>
        <translation>Marquez au moins une coupe comme complète, et lancez une nouvelle exécution.</translation>
    </message>
    <message>
        <source>Masks are scored as the network makes them: all parts are kept, and no hole is filled.</source>
        <translation>Les masques sont notés tels que le réseau les fait&#xa0;: toutes les parties sont gardées, et aucun trou n&apos;est rempli.</translation>
    </message>
    <message>
        <source>Masks by a 3D network</source>
        <translation>Masques d&apos;un réseau 3D</translation>
    </message>
    <message>
        <source>Masks come in with their images: &apos;sslseg add PROJECT IMAGE --label MASK&apos;, or &apos;sslseg label PROJECT CASE MASK&apos; for a case that is there. If it is an image, repeat with --as-images.</source>
        <translation>Donnez-le à son cas par &apos;Donner un masque&apos;&#xa0;; ou, si c&apos;est une image, choisissez &apos;Aussi ce qui ressemble à un masque&apos; et ajoutez-le de nouveau.</translation>
    </message>
    <message>
        <source>Mean Teacher</source>
        <translation>Mean Teacher</translation>
    </message>
    <message>
        <source>Memory has run out in one of %1 processes.</source>
        <translation>La mémoire est épuisée dans l&apos;un des %1 processus.</translation>
    </message>
    <message>
        <source>Memory ran out: going on %1.</source>
        <translation>La mémoire est épuisée&#xa0;: suite %1.</translation>
    </message>
    <message>
        <source>Memory ran out: going on with %1.</source>
        <translation>La mémoire est épuisée&#xa0;: suite avec %1.</translation>
    </message>
    <message>
        <source>Memory ran out: going on with batches of %1 slices, %2 of them a step.</source>
        <translation>La mémoire est épuisée&#xa0;: suite avec des lots de %1 coupes, %2 par pas.</translation>
    </message>
    <message>
        <source>Memory ran out: going on with the CPU, which is slower.</source>
        <translation>La mémoire est épuisée&#xa0;: suite sur le processeur, plus lent.</translation>
    </message>
    <message>
        <source>Memory would run out: starting with %1.</source>
        <translation>La mémoire ne suffirait pas&#xa0;: début avec %1.</translation>
    </message>
    <message>
        <source>MetaImage label map</source>
        <translation>carte d&apos;étiquettes MetaImage</translation>
    </message>
    <message>
        <source>Model %1 is published: %2. It has learnt from %3.</source>
        <translation>Le modèle %1 est publié&#xa0;: %2. Il a appris de %3.</translation>
    </message>
    <message>
        <source>Model %1 is published: %2. It has learnt from %3; judged by %4.</source>
        <translation>Le modèle %1 est publié&#xa0;: %2. Il a appris de %3&#xa0;; jugé par %4.</translation>
    </message>
    <message>
        <source>More would not help with so few annotated slices, so it ends earlier.</source>
        <translation>Plus n&apos;aiderait pas avec si peu de coupes annotées, donc cela finit plus tôt.</translation>
    </message>
    <message>
        <source>Most like the other %1 volume.</source>
        <translation>Le plus proche de l&apos;autre volume (%1).</translation>
    </message>
    <message>
        <source>Most like the other %1 volumes.</source>
        <translation>Le plus proche des %1 autres volumes.</translation>
    </message>
    <message>
        <source>Most of a slice is hidden in squares; the network has to work out from the rest what was there.</source>
        <translation>La plus grande partie d&apos;une coupe est cachée par des carrés&#xa0;; du reste, le réseau doit trouver ce qui était là.</translation>
    </message>
    <message>
        <source>Most of the cases that are learnt from lack a sequence (%1): the network sees zeros there.</source>
        <translation>À la plupart des cas dont il est appris il manque une séquence (%1)&#xa0;: le réseau y voit des zéros.</translation>
    </message>
    <message>
        <source>Move it into the folder.</source>
        <translation>Déplacez-le dans le dossier.</translation>
    </message>
    <message>
        <source>Move it to within %1 km of the origin, for example by entering another origin in Slicer&apos;s Volumes module, and save it as .nrrd.</source>
        <translation>Placez-le à moins de %1 km de l&apos;origine, par exemple en entrant une autre origine dans le module Volumes de Slicer, et enregistrez-le en .nrrd.</translation>
    </message>
    <message>
        <source>Move the case&apos;s folder out of the project, and add the volume again.</source>
        <translation>Sortez le dossier du cas du projet, et ajoutez de nouveau le volume.</translation>
    </message>
    <message>
        <source>Much brighter overall than the others: it may be another contrast, body part or modality.</source>
        <translation>Bien plus clair dans l&apos;ensemble que les autres&#xa0;: c&apos;est peut-être un autre contraste, une autre partie du corps ou une autre modalité.</translation>
    </message>
    <message>
        <source>Much darker overall than the others: it may be another contrast, body part or modality.</source>
        <translation>Bien plus sombre dans l&apos;ensemble que les autres&#xa0;: c&apos;est peut-être un autre contraste, une autre partie du corps ou une autre modalité.</translation>
    </message>
    <message>
        <source>NIfTI label map</source>
        <translation>carte d&apos;étiquettes NIfTI</translation>
    </message>
    <message>
        <source>NIfTI label map, not compressed</source>
        <translation>carte d&apos;étiquettes NIfTI, non compressée</translation>
    </message>
    <message>
        <source>NRRD label map</source>
        <translation>carte d&apos;étiquettes NRRD</translation>
    </message>
    <message>
        <source>NVIDIA GPU (its driver does not answer)</source>
        <translation>GPU NVIDIA (son pilote ne répond pas)</translation>
    </message>
    <message>
        <source>Name &apos;%1&apos; first, or use a project of its own. If &apos;%2&apos; is but another word for it, rename it: &apos;sslseg channels PROJECT --first &quot;%3&quot;&apos;.</source>
        <translation>Nommez d&apos;abord &apos;%1&apos;, ou prenez un projet à part. Si &apos;%2&apos; n&apos;est qu&apos;un autre mot pour cela, renommez-la sous &apos;Séquences …&apos; dans l&apos;étape &apos;Données&apos; (&quot;%3&quot;).</translation>
    </message>
    <message>
        <source>Name a backbone or another strategy, or allow it with --random-probe, as a control.</source>
        <translation>Nommez un réseau préentraîné ou une autre stratégie, ou permettez-le par &apos;Dernière couche seule, réseau aléatoire&apos; sous &apos;Paramètres avancés&apos;, comme contrôle.</translation>
    </message>
    <message>
        <source>Name a folder elsewhere.</source>
        <translation>Nommez un dossier ailleurs.</translation>
    </message>
    <message>
        <source>Name a new folder for these.</source>
        <translation>Nommez un nouveau dossier pour ceux-ci.</translation>
    </message>
    <message>
        <source>Name a new folder.</source>
        <translation>Nommez un nouveau dossier.</translation>
    </message>
    <message>
        <source>Name a new or an empty folder.</source>
        <translation>Indiquez un dossier nouveau ou vide.</translation>
    </message>
    <message>
        <source>Name at least one structure to segment.</source>
        <translation>Nommez au moins une structure à segmenter.</translation>
    </message>
    <message>
        <source>Name at least one.</source>
        <translation>Nommez-en au moins un.</translation>
    </message>
    <message>
        <source>Name cases.</source>
        <translation>Nommez des cas.</translation>
    </message>
    <message>
        <source>Name every value first: &apos;sslseg labels PROJECT --names %1&apos;, then import again.</source>
        <translation>Ajoutez d&apos;abord des structures dans l&apos;étape &apos;Annoter&apos; jusqu&apos;à ce que chaque valeur ait son nom (%1), puis importez de nouveau.</translation>
    </message>
    <message>
        <source>Name it with --structure, one of %1.</source>
        <translation>Dites laquelle, parmi %1.</translation>
    </message>
    <message>
        <source>Name it, too: %1.</source>
        <translation>Nommez-le aussi&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Name it.</source>
        <translation>Nommez-le.</translation>
    </message>
    <message>
        <source>Name its files, too: &apos;%1=PATTERN&apos;.</source>
        <translation>Nommez aussi ses fichiers&#xa0;: &apos;%1=PATTERN&apos;.</translation>
    </message>
    <message>
        <source>Name one of them: %1.</source>
        <translation>Nommez-en un&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Name one of them: &apos;%1&apos; to &apos;%2&apos;.</source>
        <translation>Nommez-en un&#xa0;: &apos;%1&apos; à &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Name one of these folders.</source>
        <translation>Nommez l&apos;un de ces dossiers.</translation>
    </message>
    <message>
        <source>Name the case itself: &apos;%1&apos;.</source>
        <translation>Nommez le cas lui-même&#xa0;: &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Name the case, &apos;%1&apos;: each of its frames gets its own.</source>
        <translation>Nommez le cas, &apos;%1&apos;&#xa0;: chacune de ses phases reçoit la sienne.</translation>
    </message>
    <message>
        <source>Name the case.</source>
        <translation>Nommez le cas.</translation>
    </message>
    <message>
        <source>Name the folder of a series, or choose another --format.</source>
        <translation>Nommez le dossier d&apos;une série, ou choisissez un autre --format.</translation>
    </message>
    <message>
        <source>Name the folder of its own series.</source>
        <translation>Nommez le dossier de sa propre série.</translation>
    </message>
    <message>
        <source>Name the folder of the DICOM series.</source>
        <translation>Nommez le dossier de la série DICOM.</translation>
    </message>
    <message>
        <source>Name the folder of the series that it was added from.</source>
        <translation>Nommez le dossier de la série d&apos;où il a été ajouté.</translation>
    </message>
    <message>
        <source>Name the folder of their images (NRRD, NIfTI, MHA or DICOM); --as-images adds masks as if they were images.</source>
        <translation>Nommez le dossier de leurs images (NRRD, NIfTI, MHA ou DICOM)&#xa0;; &apos;Aussi ce qui ressemble à un masque&apos; ajoute des masques comme si c&apos;étaient des images.</translation>
    </message>
    <message>
        <source>Name the frame that it belongs to, as &apos;%1&apos;.</source>
        <translation>Nommez la phase à laquelle il appartient, comme &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Name the further sequences alone.</source>
        <translation>Ne nommez que les autres séquences.</translation>
    </message>
    <message>
        <source>Name the project.</source>
        <translation>Nommez le projet.</translation>
    </message>
    <message>
        <source>Names are such as %1.</source>
        <translation>Les noms sont comme %1.</translation>
    </message>
    <message>
        <source>Negatives from &apos;%1&apos; are unknown.</source>
        <translation>Les négatifs de &apos;%1&apos; sont inconnus.</translation>
    </message>
    <message>
        <source>Neighbours within %1 px need images larger than %2 px.</source>
        <translation>Des voisins à moins de %1 px ont besoin d&apos;images de plus de %2 px.</translation>
    </message>
    <message>
        <source>No %1 fits the pattern &apos;%2&apos; of &apos;%3&apos;.</source>
        <translation>Rien de la sorte %1 ne correspond au motif &apos;%2&apos; de &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>No &apos;%1&apos; was found, though every labelled case has one.</source>
        <translation>Aucune structure &apos;%1&apos; n&apos;a été trouvée, alors que chaque cas annoté en a une.</translation>
    </message>
    <message>
        <source>No &apos;%1&apos; was found.</source>
        <translation>Aucune structure &apos;%1&apos; n&apos;a été trouvée.</translation>
    </message>
    <message>
        <source>No DICOM series below &apos;%1&apos; lies where %2 does.</source>
        <translation>Aucune série DICOM sous &apos;%1&apos; ne se trouve là où est %2.</translation>
    </message>
    <message>
        <source>No case could be drafted; the reasons are above.</source>
        <translation>Aucune ébauche n&apos;a pu être faite&#xa0;; les raisons sont ci-dessus.</translation>
    </message>
    <message>
        <source>No case is held out, so the last weights are kept, not the best.</source>
        <translation>Aucun cas n&apos;est mis de côté, si bien que les derniers poids sont gardés, pas les meilleurs.</translation>
    </message>
    <message>
        <source>No case is named for prediction.</source>
        <translation>Aucun cas n&apos;est nommé pour la prédiction.</translation>
    </message>
    <message>
        <source>No case of this run has the sequence &apos;%1&apos; any more, with which it began.</source>
        <translation>Aucun cas de cette exécution n&apos;a plus la séquence &apos;%1&apos;, avec laquelle elle a commencé.</translation>
    </message>
    <message>
        <source>No case that is held out has %1, so the best weights are chosen without.</source>
        <translation>Aucun cas mis de côté n&apos;a %1, si bien que les meilleurs poids sont choisis sans.</translation>
    </message>
    <message>
        <source>No draft of &apos;%1&apos;: %2</source>
        <translation>Pas d&apos;ébauche de &apos;%1&apos;&#xa0;: %2</translation>
    </message>
    <message>
        <source>No name is free in &apos;%1&apos;.</source>
        <translation>Aucun nom n&apos;est libre dans &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>No patient is both learnt from and there to validate or test on.</source>
        <translation>Aucun patient n&apos;est à la fois de ceux dont il est appris et de ceux qui valident ou testent.</translation>
    </message>
    <message>
        <source>No segmentation can be written of the DICOM series (%1).</source>
        <translation>Aucune segmentation ne peut être écrite de la série DICOM (%1).</translation>
    </message>
    <message>
        <source>No sign from &apos;%1&apos; for %2 s.</source>
        <translation>Aucun signe de &apos;%1&apos; depuis %2 s.</translation>
    </message>
    <message>
        <source>No slice of case &apos;%1&apos; is marked as annotated.</source>
        <translation>Aucune coupe du cas &apos;%1&apos; n&apos;est marquée comme annotée.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Plus de place sur le disque</translation>
    </message>
    <message>
        <source>No test case is learnt from.</source>
        <translation>Il n&apos;est appris d&apos;aucun cas de test.</translation>
    </message>
    <message>
        <source>No training case of the project &apos;%1&apos; has a mask in the plane that it is projected onto.</source>
        <translation>Aucun cas d&apos;entraînement du projet &apos;%1&apos; n&apos;a de masque dans le plan sur lequel il est projeté.</translation>
    </message>
    <message>
        <source>No training or validation case of &apos;%1&apos; has a mask, and from these nnU-Net learns.</source>
        <translation>Aucun cas d&apos;entraînement ou de validation de &apos;%1&apos; n&apos;a de masque, et c&apos;est d&apos;eux que nnU-Net apprend.</translation>
    </message>
    <message>
        <source>No volume can be read.</source>
        <translation>Aucun volume n&apos;est lisible.</translation>
    </message>
    <message>
        <source>No volume of &apos;%1&apos; has an image of another modality in the plane that it is projected onto.</source>
        <translation>Aucun volume de &apos;%1&apos; n&apos;a une image d&apos;une autre modalité dans le plan sur lequel il est projeté.</translation>
    </message>
    <message>
        <source>Nobody has measured it: it was never compared with labelled cases that it had not learnt from.</source>
        <translation>Personne ne l&apos;a mesuré&#xa0;: il n&apos;a jamais été comparé à des cas annotés dont il n&apos;avait pas appris.</translation>
    </message>
    <message>
        <source>Nobody has said by a code what %1 are: written as &apos;Tissue&apos;. A term can be chosen in Slicer.</source>
        <translation>Personne n&apos;a dit par un code ce que sont %1&#xa0;: écrits comme &apos;Tissue&apos;. Un terme peut être choisi dans Slicer.</translation>
    </message>
    <message>
        <source>Nobody has said by a code what %1 is: written as &apos;Tissue&apos;. A term can be chosen in Slicer.</source>
        <translation>Personne n&apos;a dit par un code ce qu&apos;est %1&#xa0;: écrit comme &apos;Tissue&apos;. Un terme peut être choisi dans Slicer.</translation>
    </message>
    <message>
        <source>None of the %1 cases could be segmented. The first: %2</source>
        <translation>Aucun des %1 cas n&apos;a pu être segmenté. Le premier&#xa0;: %2</translation>
    </message>
    <message>
        <source>None of the cases that are learnt from has the sequence &apos;%1&apos;.</source>
        <translation>Aucun des cas dont il est appris n&apos;a la séquence &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Not scored, since the model does not segment it: %1.</source>
        <translation>Pas noté, car le modèle ne le segmente pas&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Not started yet.</source>
        <translation>Pas encore commencé.</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Remarque&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing can be computed here: %1</source>
        <translation>Rien ne peut être calculé ici&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing has changed for an hour, so making drafts ends; it begins again with Slicer&apos;s next look.</source>
        <translation>Rien n&apos;a changé depuis une heure, donc le calcul des ébauches s&apos;arrête&#xa0;; il reprend au prochain regard de Slicer.</translation>
    </message>
    <message>
        <source>Nothing is annotated in the project &apos;%1&apos; yet.</source>
        <translation>Rien n&apos;est encore annoté dans le projet &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Nothing is written down about it: it was made by an older version, or its card was lost.</source>
        <translation>Rien n&apos;est noté à son sujet&#xa0;: il a été fait par une version plus ancienne, ou sa fiche s&apos;est perdue.</translation>
    </message>
    <message>
        <source>Nothing was found in it.</source>
        <translation>Rien n&apos;y a été trouvé.</translation>
    </message>
    <message>
        <source>Nothing was learnt from &apos;%1&apos;: %2</source>
        <translation>Rien n&apos;a été appris de &apos;%1&apos;&#xa0;: %2</translation>
    </message>
    <message>
        <source>Nothing was pretrained for this yet: it starts from scratch, with random weights; a pretraining may help where labels are few (%1).</source>
        <translation>Rien n&apos;a encore été préentraîné pour cela&#xa0;: départ de zéro, avec des poids aléatoires&#xa0;; un préentraînement peut aider là où il y a peu de masques (%1).</translation>
    </message>
    <message>
        <source>Odd images: %1.</source>
        <translation>Images inhabituelles&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Of %1 only some slices are annotated; DICOM cannot say so, and the others look as if nothing were in them.</source>
        <translation>De %1, seules quelques coupes sont annotées&#xa0;; DICOM ne peut pas le dire, et les autres ont l&apos;air de ne rien contenir.</translation>
    </message>
    <message>
        <source>On %1 cases (of %2, each frame by itself) (they chose the best weights, so this flatters), whole volumes, mean ± standard deviation:</source>
        <translation>Sur les cas d&apos;usage %1 (de %2, chaque phase à part) (ils ont choisi les meilleurs poids, ce qui flatte), volumes entiers, moyenne ± écart type&#xa0;:</translation>
    </message>
    <message>
        <source>On %1 cases (of %2, each frame by itself), whole volumes, mean ± standard deviation:</source>
        <translation>Sur les cas d&apos;usage %1 (de %2, chaque phase à part), volumes entiers, moyenne ± écart type&#xa0;:</translation>
    </message>
    <message>
        <source>On %1 cases (they chose the best weights, so this flatters), whole volumes, mean ± standard deviation:</source>
        <translation>Sur les cas d&apos;usage %1 (ils ont choisi les meilleurs poids, ce qui flatte), volumes entiers, moyenne ± écart type&#xa0;:</translation>
    </message>
    <message>
        <source>On %1 cases, whole volumes, mean ± standard deviation:</source>
        <translation>Sur les cas d&apos;usage %1, volumes entiers, moyenne ± écart type&#xa0;:</translation>
    </message>
    <message>
        <source>One scan is one case, with one role. To have other volumes of it, take that case out first (&apos;sslseg remove PROJECT %1&apos;).</source>
        <translation>Un examen est un cas, avec un seul rôle. Pour en avoir d&apos;autres volumes, retirez d&apos;abord ce cas (%1&#xa0;; &apos;Retirer …&apos; dans l&apos;étape &apos;Données&apos;).</translation>
    </message>
    <message>
        <source>One scan is one case, with one role: check which patient it is of. If it belongs here, take that case out first (&apos;sslseg remove PROJECT %1&apos;).</source>
        <translation>Un examen est un cas, avec un seul rôle&#xa0;: vérifiez de quel patient il est. S&apos;il a sa place ici, retirez d&apos;abord ce cas (%1&#xa0;; &apos;Retirer …&apos; dans l&apos;étape &apos;Données&apos;).</translation>
    </message>
    <message>
        <source>Only bundles that this program has written can be taken over.</source>
        <translation>Seules les archives que ce programme a écrites peuvent être reprises.</translation>
    </message>
    <message>
        <source>Only pretraining and finetuning can be exported.</source>
        <translation>Seuls le préentraînement et l&apos;affinage peuvent être exportés.</translation>
    </message>
    <message>
        <source>Open it in Slicer and save it again.</source>
        <translation>Ouvrez-le dans Slicer et enregistrez-le de nouveau.</translation>
    </message>
    <message>
        <source>Open it, or choose another folder.</source>
        <translation>Ouvrez-le, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Open the project where that file is, or add the file again here.</source>
        <translation>Ouvrez le projet là où se trouve ce fichier, ou ajoutez le fichier ici une nouvelle fois.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Other cases of the same patients as %1 are learnt from, so that figures on these are too good.</source>
        <translation>Il est appris d&apos;autres cas des mêmes patients que %1, si bien que les chiffres de ceux-ci sont trop beaux.</translation>
    </message>
    <message>
        <source>Other scans of the same patients as %1 were learnt from, so that scores on these are better than those of new patients.</source>
        <translation>Il a été appris d&apos;autres examens des mêmes patients que %1, si bien que leurs notes sont meilleures que celles de nouveaux patients.</translation>
    </message>
    <message>
        <source>Phases are to be told apart, and no case that is learnt from has frames.</source>
        <translation>Des phases doivent être distinguées, et aucun cas dont il est appris n&apos;en a.</translation>
    </message>
    <message>
        <source>Pick one by its path, for example &apos;%1&apos;, or add the whole folder.</source>
        <translation>Prenez-en un par son chemin, par exemple &apos;%1&apos;, ou ajoutez le dossier entier.</translation>
    </message>
    <message>
        <source>Pick one by its path, for example &apos;%1&apos;, or give each its own folder.</source>
        <translation>Prenez-en un par son chemin, par exemple &apos;%1&apos;, ou donnez à chacun un dossier à part.</translation>
    </message>
    <message>
        <source>Pixels and network are those of the backbone that it starts from.</source>
        <translation>Les pixels et le réseau sont ceux du réseau préentraîné d&apos;où il part.</translation>
    </message>
    <message>
        <source>Pixels of %1 mm</source>
        <translation>Pixels de %1 mm</translation>
    </message>
    <message>
        <source>Pixels of %1 mm in slices of %2 pixels alike: the spacing of these cases looks nominal, so that the same organ is of different sizes. If so, take them out and add them again with &apos;sslseg add --field-of-view&apos; or &apos;--pixel-size&apos;.</source>
        <translation>Pixels de %1 mm dans des coupes de %2 pixels pareillement&#xa0;: l&apos;espacement de ces cas a l&apos;air nominal, si bien que le même organe a des tailles différentes. Si c&apos;est le cas, retirez-les et ajoutez-les de nouveau avec une autre taille de voxels (étape &apos;Données&apos;).</translation>
    </message>
    <message>
        <source>Pixels of %1 to %2 mm, slices %3 to %4 mm apart.</source>
        <translation>Pixels de %1 à %2 mm, coupes espacées de %3 à %4 mm.</translation>
    </message>
    <message>
        <source>Please report it with what the command prints when it is repeated with --debug.</source>
        <translation>Signalez-le, s&apos;il vous plaît, et dites ce que vous étiez en train de faire.</translation>
    </message>
    <message>
        <source>Please report it, with what can be said of this file.</source>
        <translation>Signalez-le, avec ce qui peut être dit de ce fichier.</translation>
    </message>
    <message>
        <source>Predict with --device cpu; if that does not help, train the model again.</source>
        <translation>Entraînez de nouveau le modèle.</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Prédiction</translation>
    </message>
    <message>
        <source>Pretrain again, or choose another.</source>
        <translation>Préentraînez de nouveau, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Pretrain again, or use another backbone.</source>
        <translation>Préentraînez de nouveau, ou utilisez un autre réseau préentraîné.</translation>
    </message>
    <message>
        <source>Pretrain again; this one has diverged.</source>
        <translation>Préentraînez de nouveau&#xa0;; celui-ci a divergé.</translation>
    </message>
    <message>
        <source>Pretrain on the first sequence alone.</source>
        <translation>Préentraînez sur la première séquence seule.</translation>
    </message>
    <message>
        <source>Pretrain one by a method in 3D, and export that.</source>
        <translation>Préentraînez-en un par une méthode en 3D, et exportez celui-là.</translation>
    </message>
    <message>
        <source>Pretrain with instance or batch normalisation.</source>
        <translation>Préentraînez avec une normalisation par instance ou par lot.</translation>
    </message>
    <message>
        <source>Pretraining: %1</source>
        <translation>Préentraînement&#xa0;: %1</translation>
    </message>
    <message>
        <source>Probabilities are averaged over mirrored slices.</source>
        <translation>Les probabilités sont moyennées sur des coupes retournées.</translation>
    </message>
    <message>
        <source>Process %1 of %2 has failed. %3</source>
        <translation>Le processus %1 sur %2 a échoué. %3</translation>
    </message>
    <message>
        <source>Put a number there; the lowest one wins.</source>
        <translation>Mettez-y un nombre&#xa0;; le plus petit l&apos;emporte.</translation>
    </message>
    <message>
        <source>Put a whole number there.</source>
        <translation>Mettez-y un nombre entier.</translation>
    </message>
    <message>
        <source>Put each volume in its own folder.</source>
        <translation>Mettez chaque volume dans son propre dossier.</translation>
    </message>
    <message>
        <source>Put it back, and start the run again.</source>
        <translation>Remettez-le, et relancez l&apos;exécution.</translation>
    </message>
    <message>
        <source>Put it back, or choose another model.</source>
        <translation>Remettez-le, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>Put the file back, or start a new run.</source>
        <translation>Remettez le fichier, ou lancez une nouvelle exécution.</translation>
    </message>
    <message>
        <source>Put the file or folder itself in place of the link.</source>
        <translation>Mettez le fichier ou le dossier lui-même à la place du lien.</translation>
    </message>
    <message>
        <source>Put the header and its data file into one folder, and let the header name it without a path.</source>
        <translation>Mettez l&apos;en-tête et son fichier de données dans un même dossier, et que l&apos;en-tête le nomme sans chemin.</translation>
    </message>
    <message>
        <source>R %1, A %2, S %3 mm</source>
        <translation>R %1, A %2, S %3 mm</translation>
    </message>
    <message>
        <source>Rank correlation of the expected Dice of %1 with the true one: %2 (1: in the same order, 0: in no order).</source>
        <translation>Corrélation de rang du Dice attendu de %1 avec le vrai&#xa0;: %2 (1&#xa0;: dans le même ordre, 0&#xa0;: dans aucun ordre).</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Register it to the volume and save it on the volume&apos;s grid, with one voxel along the axis of projection.</source>
        <translation>Recalez-le sur le volume et enregistrez-le sur la grille du volume, avec un voxel le long de l&apos;axe de projection.</translation>
    </message>
    <message>
        <source>Remove the case, add it anew.</source>
        <translation>Retirez le cas, ajoutez-le de nouveau.</translation>
    </message>
    <message>
        <source>Remove the case, and add it again.</source>
        <translation>Retirez le cas, et ajoutez-le de nouveau.</translation>
    </message>
    <message>
        <source>Remove the line &apos;space&apos; from its header, or export it with &apos;space directions&apos;.</source>
        <translation>Enlevez la ligne &apos;space&apos; de son en-tête, ou exportez-le avec &apos;space directions&apos;.</translation>
    </message>
    <message>
        <source>Removed, as the settings say: %1.</source>
        <translation>Enlevé, comme le disent les réglages&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Rename it so that it ends in .dcm, and choose its folder.</source>
        <translation>Renommez-le pour qu&apos;il finisse par .dcm, et choisissez son dossier.</translation>
    </message>
    <message>
        <source>Rename it so that it ends in .mha, or .mhd where the voxels lie in another file.</source>
        <translation>Renommez-le pour qu&apos;il finisse par .mha, ou par .mhd si les voxels sont dans un autre fichier.</translation>
    </message>
    <message>
        <source>Rename it so that it ends in .nrrd.</source>
        <translation>Renommez-le pour qu&apos;il finisse par .nrrd.</translation>
    </message>
    <message>
        <source>Rename it, or run the command in another folder.</source>
        <translation>Renommez-le, ou démarrez dans un autre dossier.</translation>
    </message>
    <message>
        <source>Rename one, or add it to the schema: &apos;sslseg labels PROJECT --add &quot;%1&quot;&apos;.</source>
        <translation>Renommez-en un, ou ajoutez-le dans l&apos;étape &apos;Annoter&apos; (&quot;%1&quot;).</translation>
    </message>
    <message>
        <source>Rename the file or folder that has them.</source>
        <translation>Renommez le fichier ou le dossier qui les a.</translation>
    </message>
    <message>
        <source>Rename the folder of one of them.</source>
        <translation>Renommez le dossier de l&apos;un d&apos;eux.</translation>
    </message>
    <message>
        <source>Rename the segment (the schema has %1), remove it, or add it to the schema: &apos;sslseg labels PROJECT --add &quot;%2&quot;&apos;.</source>
        <translation>Renommez le segment (le schéma a %1), supprimez-le, ou ajoutez-le dans l&apos;étape &apos;Annoter&apos; (&quot;%2&quot;).</translation>
    </message>
    <message>
        <source>Renumber the mask (the schema has %1), or name the value: &apos;sslseg labels PROJECT --add %2=NAME&apos;.</source>
        <translation>Renumérotez le masque (le schéma a %1), ou ajoutez des structures dans l&apos;étape &apos;Annoter&apos; jusqu&apos;à ce que l&apos;une ait cette valeur (%2).</translation>
    </message>
    <message>
        <source>Renumber the mask with values from 1 to 254 (the schema has %1).</source>
        <translation>Renumérotez le masque avec des valeurs de 1 à 254 (le schéma a %1).</translation>
    </message>
    <message>
        <source>Renumber them from 1 to 254.</source>
        <translation>Renumérotez-les de 1 à 254.</translation>
    </message>
    <message>
        <source>Repeat the command.</source>
        <translation>Répétez la commande.</translation>
    </message>
    <message>
        <source>Repeat with a much lower --learning-rate or with --precision fp32, and look at the volumes.</source>
        <translation>Répétez avec un taux d&apos;apprentissage bien plus faible ou avec le format de nombres fp32 (&apos;Paramètres avancés&apos;), et regardez les volumes.</translation>
    </message>
    <message>
        <source>Replace them where the image was made.</source>
        <translation>Remplacez-les là où l&apos;image a été faite.</translation>
    </message>
    <message>
        <source>Replace them, for example by 0, where the image was made.</source>
        <translation>Remplacez-les, par exemple par 0, là où l&apos;image a été faite.</translation>
    </message>
    <message>
        <source>Report it together with this file.</source>
        <translation>Signalez-le avec ce fichier.</translation>
    </message>
    <message>
        <source>Resample it onto the grid of that file where both come from, then give it again.</source>
        <translation>Rééchantillonnez-le sur la grille de ce fichier là d&apos;où les deux viennent, puis donnez-le de nouveau.</translation>
    </message>
    <message>
        <source>Resample it to %1 voxels (--depth %2), or give the network fewer widths.</source>
        <translation>Rééchantillonnez-le à %1 voxels (&apos;Profondeur&apos; %2 sous &apos;Paramètres avancés&apos;), ou donnez moins de largeurs au réseau.</translation>
    </message>
    <message>
        <source>Resample the prediction onto the reference&apos;s grid first.</source>
        <translation>Rééchantillonnez d&apos;abord la prédiction sur la grille de la référence.</translation>
    </message>
    <message>
        <source>Restart the computer, or remove it.</source>
        <translation>Redémarrez l&apos;ordinateur, ou supprimez-le.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or correct the names in it.</source>
        <translation>Restaurez-le d&apos;une sauvegarde, ou corrigez les noms qui s&apos;y trouvent.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or move the folder &apos;%1&apos; out of the project.</source>
        <translation>Restaurez-le d&apos;une sauvegarde, ou sortez le dossier &apos;%1&apos; du projet.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or remove it and start again.</source>
        <translation>Restaurez le fichier d&apos;une sauvegarde, ou supprimez-le et recommencez.</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>Restaurez-le d&apos;une sauvegarde.</translation>
    </message>
    <message>
        <source>Restore the file that it comes from, or start anew.</source>
        <translation>Restaurez le fichier d&apos;où cela vient, ou recommencez.</translation>
    </message>
    <message>
        <source>Restored by the network</source>
        <translation>Restauré par le réseau</translation>
    </message>
    <message>
        <source>Resume it, or start a new run.</source>
        <translation>Reprenez-la, ou lancez une nouvelle exécution.</translation>
    </message>
    <message>
        <source>Run &apos;sslseg finetune&apos; first.</source>
        <translation>Affinez d&apos;abord.</translation>
    </message>
    <message>
        <source>Run &apos;sslseg pretrain&apos; first, or use --backbone scratch or --backbone starter.</source>
        <translation>Préentraînez d&apos;abord, ou partez du réseau de départ ou de zéro.</translation>
    </message>
    <message>
        <source>Run &apos;sslseg pretrain&apos; first, or use --backbone scratch.</source>
        <translation>Préentraînez d&apos;abord, ou partez du réseau de départ ou de zéro.</translation>
    </message>
    <message>
        <source>Run it where the project is.</source>
        <translation>Lancez-le là où est le projet.</translation>
    </message>
    <message>
        <source>Running on &apos;%1&apos;.</source>
        <translation>Calcul sur &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>SSLSegmentation %1, Python %2, torch %3, CUDA %4</source>
        <translation>SSLSegmentation %1, Python %2, torch %3, CUDA %4</translation>
    </message>
    <message>
        <source>SSLSegmentation %1, Python %2, torch %3, CUDA not built in</source>
        <translation>SSLSegmentation %1, Python %2, torch %3, sans CUDA</translation>
    </message>
    <message>
        <source>Save it again.</source>
        <translation>Enregistrez-le de nouveau.</translation>
    </message>
    <message>
        <source>Save it as UTF-8, or restore it from a backup.</source>
        <translation>Enregistrez le texte en UTF-8, ou restaurez-le d&apos;une sauvegarde.</translation>
    </message>
    <message>
        <source>Save it as a colour table (.csv) from Slicer, or copy the heading of another project&apos;s labels.csv.</source>
        <translation>Enregistrez-le comme table de couleurs (.csv) depuis Slicer, ou copiez l&apos;en-tête du labels.csv d&apos;un autre projet.</translation>
    </message>
    <message>
        <source>Save it as a label map or .seg.nrrd.</source>
        <translation>Enregistrez-le comme carte d&apos;étiquettes ou en .seg.nrrd.</translation>
    </message>
    <message>
        <source>Save it as an integer label map.</source>
        <translation>Enregistrez-le comme carte d&apos;étiquettes en nombres entiers.</translation>
    </message>
    <message>
        <source>Save it with gzip encoding where it was made, for example with Teem&apos;s &apos;unu save -f nrrd -e gzip&apos;.</source>
        <translation>Enregistrez-le avec l&apos;encodage gzip là où il a été fait, par exemple avec &apos;unu save -f nrrd -e gzip&apos; de Teem.</translation>
    </message>
    <message>
        <source>Save it with three dimensions, like its image.</source>
        <translation>Enregistrez-le avec trois dimensions, comme son image.</translation>
    </message>
    <message>
        <source>Save its header with the line ends of this system, or export the image again.</source>
        <translation>Enregistrez son en-tête avec les fins de ligne de ce système, ou exportez de nouveau l&apos;image.</translation>
    </message>
    <message>
        <source>Say 0, 1 or 2 for i, j or k.</source>
        <translation>Dites 0, 1 ou 2 pour i, j ou k.</translation>
    </message>
    <message>
        <source>Say so with --axis i, j or k.</source>
        <translation>Choisissez la direction sous &apos;Image plate …&apos; dans l&apos;étape &apos;Données&apos;.</translation>
    </message>
    <message>
        <source>Say what to segment: &apos;sslseg labels PROJECT --names liver spleen&apos;, or import a dataset.</source>
        <translation>Dites ce qu&apos;il faut segmenter&#xa0;: nommez les structures dans l&apos;étape &apos;Annoter&apos;, ou importez un jeu de données.</translation>
    </message>
    <message>
        <source>Say which to take: repeat with --frames first (or last, mean, all, or numbers such as 1,5,9).</source>
        <translation>Chargez-le, et ajoutez-le depuis la scène&#xa0;: ses volumes deviennent les phases d&apos;un cas. Pour n&apos;en avoir qu&apos;un, choisissez-le dans le module &apos;Sequences&apos;, clonez-le, et ajoutez le clone.</translation>
    </message>
    <message>
        <source>Score it in a project of its structures, or give the structure the same name or terminology in both.</source>
        <translation>Évaluez-le dans un projet de ses structures, ou donnez à la structure le même nom ou la même terminologie des deux côtés.</translation>
    </message>
    <message>
        <source>Scoring the model on the validation cases …</source>
        <translation>Évaluation du modèle sur les cas de validation …</translation>
    </message>
    <message>
        <source>Second cut-out (orange)</source>
        <translation>Second extrait (orange)</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Second aspect</translation>
    </message>
    <message>
        <source>Second look, the same place</source>
        <translation>Second aspect, le même endroit</translation>
    </message>
    <message>
        <source>Second version</source>
        <translation>Seconde version</translation>
    </message>
    <message>
        <source>See &apos;log.txt&apos; in the run folder.</source>
        <translation>Voir &apos;log.txt&apos; dans le dossier de l&apos;exécution.</translation>
    </message>
    <message>
        <source>See whether the volumes can be opened.</source>
        <translation>Regardez si les volumes s&apos;ouvrent.</translation>
    </message>
    <message>
        <source>See whether their files are where they were, and can be opened.</source>
        <translation>Regardez si leurs fichiers sont là où ils étaient, et s&apos;ils s&apos;ouvrent.</translation>
    </message>
    <message>
        <source>Segment %1</source>
        <translation>Segmenter %1</translation>
    </message>
    <message>
        <source>Several processes cannot share the device &apos;%1&apos;.</source>
        <translation>Plusieurs processus ne peuvent pas se partager l&apos;appareil &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Coupe</translation>
    </message>
    <message>
        <source>Slicer segmentation</source>
        <translation>segmentation de Slicer</translation>
    </message>
    <message>
        <source>Slices %1 mm apart</source>
        <translation>Coupes espacées de %1 mm</translation>
    </message>
    <message>
        <source>Slices of %1 × %2 pixels are too small to embed: of each the network would see a single point.</source>
        <translation>Des coupes de %1 × %2 pixels sont trop petites pour être représentées&#xa0;: de chacune, le réseau ne verrait qu&apos;un point.</translation>
    </message>
    <message>
        <source>Slices of a tilted gantry lie askew. Each frame of the segmentation says where it lies, but programs that take frames for an upright stack, such as dcmqi and Slicer by it, show them beside their places.</source>
        <translation>Les coupes d&apos;un statif incliné sont de biais. Chaque image de la segmentation dit où elle se trouve, mais les programmes qui prennent les images pour une pile droite, comme dcmqi et Slicer par lui, les montrent à côté de leurs places.</translation>
    </message>
    <message>
        <source>Slices of at most %1 mm get the same masks; larger ones are put together from overlapping parts by %2, and so come out a little otherwise.</source>
        <translation>Les coupes d&apos;au plus %1 mm reçoivent les mêmes masques&#xa0;; de plus grandes sont assemblées par %2 à partir de parties qui se recouvrent, et deviennent donc un peu différentes.</translation>
    </message>
    <message>
        <source>Small cut-out (orange)</source>
        <translation>Petit extrait (orange)</translation>
    </message>
    <message>
        <source>Somebody has the run &apos;%1&apos; at the moment.</source>
        <translation>L&apos;exécution &apos;%1&apos; est occupée en ce moment.</translation>
    </message>
    <message>
        <source>Somebody makes a starter in &apos;%1&apos; already.</source>
        <translation>Un réseau de départ est déjà en préparation dans &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Somebody works on the run &apos;%1&apos;.</source>
        <translation>L&apos;exécution &apos;%1&apos; est occupée.</translation>
    </message>
    <message>
        <source>Split it by b-value, echo, phase or time point, and choose one 3-D volume.</source>
        <translation>Séparez-le par valeur b, écho, phase ou instant, et choisissez un volume 3D.</translation>
    </message>
    <message>
        <source>Split it, for example in Slicer&apos;s Sequences module, and choose one 3-D volume.</source>
        <translation>Séparez-le, par exemple dans le module Sequences de Slicer, et choisissez un volume 3D.</translation>
    </message>
    <message>
        <source>Stage &apos;%1&apos; compares slices with each other, which a batch size of %2 does not allow.</source>
        <translation>La phase &apos;%1&apos; compare des coupes entre elles, ce qu&apos;une taille de lot de %2 ne permet pas.</translation>
    </message>
    <message>
        <source>Start a new one that begins from a backbone, or give the case back its old role.</source>
        <translation>Lancez-en un nouveau à partir d&apos;un réseau préentraîné, ou rendez au cas son ancien rôle.</translation>
    </message>
    <message>
        <source>Start a new one.</source>
        <translation>Lancez-en un nouveau.</translation>
    </message>
    <message>
        <source>Start a new prediction, so that all its masks come from one model.</source>
        <translation>Lancez une nouvelle prédiction, pour que tous ses masques viennent d&apos;un seul modèle.</translation>
    </message>
    <message>
        <source>Start a new run from its model.</source>
        <translation>Lancez une nouvelle exécution à partir de son modèle.</translation>
    </message>
    <message>
        <source>Start a new run without it, or give it back its old role.</source>
        <translation>Lancez une nouvelle exécution sans lui, ou rendez-lui son ancien rôle.</translation>
    </message>
    <message>
        <source>Start a new run.</source>
        <translation>Lancez une nouvelle exécution.</translation>
    </message>
    <message>
        <source>Start as many processes as there are GPUs (--nproc_per_node %1), or use --device cpu.</source>
        <translation>Lancez autant de processus qu&apos;il y a de GPU (--nproc_per_node %1), ou vérifiez dans l&apos;étape &apos;Installation&apos; avec quoi cet ordinateur peut calculer.</translation>
    </message>
    <message>
        <source>Start from scratch, or make one: &apos;sslseg starter FOLDER&apos;, then --backbone FOLDER/starter.pt.</source>
        <translation>Partez de zéro, ou d&apos;un préentraînement.</translation>
    </message>
    <message>
        <source>Start one process, or give a number of steps instead of minutes.</source>
        <translation>Lancez un seul processus, ou donnez un nombre de pas au lieu de minutes.</translation>
    </message>
    <message>
        <source>Start one process.</source>
        <translation>Lancez un seul processus.</translation>
    </message>
    <message>
        <source>Start the run again in the same way: it goes on from its last checkpoint.</source>
        <translation>Relancez l&apos;exécution de la même façon&#xa0;: elle repart de son dernier point de sauvegarde.</translation>
    </message>
    <message>
        <source>Start them with torchrun, and see that MASTER_ADDR can be reached from every machine.</source>
        <translation>Lancez-les avec torchrun, et veillez à ce que MASTER_ADDR soit joignable de chaque machine.</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Pas %1 sur %2</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Arrêtez-la d&apos;abord.</translation>
    </message>
    <message>
        <source>Structure %1</source>
        <translation>Structure %1</translation>
    </message>
    <message>
        <source>Synthetic abdominal MRI</source>
        <translation>IRM abdominale synthétique</translation>
    </message>
    <message>
        <source>Take one of them out of the project (&apos;sslseg remove PROJECT %1&apos;), then start again.</source>
        <translation>Retirez d&apos;abord l&apos;un des deux du projet (%1&#xa0;; &apos;Retirer …&apos; dans l&apos;étape &apos;Données&apos;), puis relancez.</translation>
    </message>
    <message>
        <source>Take one that was pretrained on single images.</source>
        <translation>Prenez-en un qui a été préentraîné sur des images seules.</translation>
    </message>
    <message>
        <source>Take the folder as nnU-Net has written it, with plans.json, dataset.json and fold_0.</source>
        <translation>Prenez le dossier tel que nnU-Net l&apos;a écrit, avec plans.json, dataset.json et fold_0.</translation>
    </message>
    <message>
        <source>Take the folder as nnU-Net has written it.</source>
        <translation>Prenez le dossier tel que nnU-Net l&apos;a écrit.</translation>
    </message>
    <message>
        <source>Take the others away, or export the series again.</source>
        <translation>Retirez les autres, ou exportez de nouveau la série.</translation>
    </message>
    <message>
        <source>Test cases were among the images that it learnt from: results on these look too good.</source>
        <translation>Des cas de test étaient parmi les images dont il a appris&#xa0;: les résultats sur ceux-ci ont l&apos;air trop bons.</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; cannot be read (%3).</source>
        <translation>Illisible&#xa0;: %1 &apos;%2&apos; (%3).</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; cannot be read: it is no file.</source>
        <translation>Illisible&#xa0;: %1 &apos;%2&apos;&#xa0;; ce n&apos;est pas un fichier.</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; does not exist.</source>
        <translation>N&apos;existe pas&#xa0;: %1 &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; is damaged (%3).</source>
        <translation>Endommagé&#xa0;: %1 &apos;%2&apos; (%3).</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; is damaged (it holds no JSON object).</source>
        <translation>Endommagé&#xa0;: %1 &apos;%2&apos; (sans objet JSON).</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; is damaged: it is not UTF-8 text.</source>
        <translation>Endommagé&#xa0;: %1 &apos;%2&apos;&#xa0;; ce n&apos;est pas un texte en UTF-8.</translation>
    </message>
    <message>
        <source>The %1 case &apos;%2&apos; was used to train this model (the same scan, by its content), so its score would mean nothing.</source>
        <translation>%1&#xa0;: le cas &apos;%2&apos; a servi à entraîner ce modèle (le même examen, d&apos;après son contenu), si bien que sa note ne voudrait rien dire.</translation>
    </message>
    <message>
        <source>The %1 case &apos;%2&apos; was used to train this model, so its score would mean nothing.</source>
        <translation>%1&#xa0;: le cas &apos;%2&apos; a servi à entraîner ce modèle, si bien que sa note ne voudrait rien dire.</translation>
    </message>
    <message>
        <source>The %1 in &apos;%2&apos; lacks what a %3 needs (%4: %5).</source>
        <translation>Dans &apos;%2&apos; (%1) il manque ce dont %3 a besoin (%4&#xa0;: %5).</translation>
    </message>
    <message>
        <source>The %1 of the case &apos;%2&apos;</source>
        <translation>%1 du cas &apos;%2&apos;</translation>
    </message>
    <message>
        <source>The %1 of this network has no level %2.</source>
        <translation>Ce réseau (%1) n&apos;a pas de niveau %2.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos;</source>
        <translation>Le fichier DICOM &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; %2.</source>
        <translation>Le fichier DICOM &apos;%1&apos;&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; %2. If it was a slice of a series beside it, that series is incomplete.</source>
        <translation>Le fichier DICOM &apos;%1&apos;&#xa0;: %2. Si c&apos;était une coupe d&apos;une série à côté, cette série est incomplète.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; (%2)</source>
        <translation>Le fichier DICOM &apos;%1&apos; (%2)</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; cannot be decoded (%2).</source>
        <translation>Le fichier DICOM &apos;%1&apos; ne peut pas être décodé (%2).</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; cannot be read any more (%2).</source>
        <translation>Le fichier DICOM &apos;%1&apos; n&apos;est plus lisible (%2).</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; has no %2, which a segmentation of it must name.</source>
        <translation>Dans le fichier DICOM &apos;%1&apos; il manque %2, ce qu&apos;une segmentation de lui doit nommer.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; holds %2 volumes: %3.</source>
        <translation>Le fichier DICOM &apos;%1&apos; contient %2 volumes&#xa0;: %3.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; holds no volume &apos;%2&apos;.</source>
        <translation>Le fichier DICOM &apos;%1&apos; ne contient pas de volume &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; is a Siemens mosaic: all slices of a volume in one picture.</source>
        <translation>Le fichier DICOM &apos;%1&apos; est une mosaïque Siemens&#xa0;: toutes les coupes d&apos;un volume dans une image.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; is in colour (%2).</source>
        <translation>Le fichier DICOM &apos;%1&apos; est en couleur (%2).</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; lacks slice positions: its %2 frames do not say where they lie.</source>
        <translation>Dans le fichier DICOM &apos;%1&apos; les positions des coupes manquent&#xa0;: ses %2 images ne disent pas où elles sont.</translation>
    </message>
    <message>
        <source>The DICOM files &apos;%1&apos; and &apos;%2&apos; of one series differ in %3, and a segmentation has one.</source>
        <translation>Les fichiers DICOM &apos;%1&apos; et &apos;%2&apos; d&apos;une même série diffèrent par %3, et une segmentation n&apos;en a qu&apos;un.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; cannot be decoded (%2).</source>
        <translation>La segmentation DICOM &apos;%1&apos; ne peut pas être décodée (%2).</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; does not say where its frames lie.</source>
        <translation>La segmentation DICOM &apos;%1&apos; ne dit pas où sont ses images.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; has a segment &apos;%2&apos;, which the label schema lacks.</source>
        <translation>La segmentation DICOM &apos;%1&apos; a un segment &apos;%2&apos;, que le schéma d&apos;étiquettes n&apos;a pas.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; holds fractions, not whether a voxel belongs to a segment.</source>
        <translation>La segmentation DICOM &apos;%1&apos; contient des fractions, pas l&apos;appartenance d&apos;un voxel à un segment.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; holds no binary segments.</source>
        <translation>La segmentation DICOM &apos;%1&apos; ne contient pas de segments binaires.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; is damaged.</source>
        <translation>La segmentation DICOM &apos;%1&apos; est endommagée.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; is of another examination: its frame of reference is not the image&apos;s.</source>
        <translation>La segmentation DICOM &apos;%1&apos; est d&apos;un autre examen&#xa0;: son cadre de référence n&apos;est pas celui de l&apos;image.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; lies on another grid than the image.</source>
        <translation>La segmentation DICOM &apos;%1&apos; est sur une autre grille que l&apos;image.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; reaches beyond the image: %2 voxel of one of its frames lie outside.</source>
        <translation>La segmentation DICOM &apos;%1&apos; dépasse l&apos;image&#xa0;: %2 voxel d&apos;une de ses images est dehors.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; reaches beyond the image: %2 voxel of one of its frames lies outside.</source>
        <translation>La segmentation DICOM &apos;%1&apos; dépasse l&apos;image&#xa0;: %2 voxel d&apos;une de ses images est dehors.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; reaches beyond the image: %2 voxels of one of its frames lie outside.</source>
        <translation>La segmentation DICOM &apos;%1&apos; dépasse l&apos;image&#xa0;: %2 voxels d&apos;une de ses images sont dehors.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; reaches beyond the image: %2 voxels of one of its frames lies outside.</source>
        <translation>La segmentation DICOM &apos;%1&apos; dépasse l&apos;image&#xa0;: %2 voxels d&apos;une de ses images sont dehors.</translation>
    </message>
    <message>
        <source>The DICOM series in &apos;%1&apos;</source>
        <translation>La série DICOM dans &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The DICOM series in &apos;%1&apos; (%2)</source>
        <translation>La série DICOM dans &apos;%1&apos; (%2)</translation>
    </message>
    <message>
        <source>The DICOM series in &apos;%1&apos; holds %2 volumes: %3.</source>
        <translation>La série DICOM dans &apos;%1&apos; contient %2 volumes&#xa0;: %3.</translation>
    </message>
    <message>
        <source>The NIfTI file &apos;%1&apos; contradicts itself: its qform and its sform are mirror images of each other.</source>
        <translation>Le fichier NIfTI &apos;%1&apos; se contredit&#xa0;: son qform et son sform sont l&apos;image en miroir l&apos;un de l&apos;autre.</translation>
    </message>
    <message>
        <source>The NIfTI file &apos;%1&apos; contradicts itself: its voxels measure %2 by its pixdim, but %3 by its sform.</source>
        <translation>Le fichier NIfTI &apos;%1&apos; se contredit&#xa0;: ses voxels mesurent %2 d&apos;après son pixdim, mais %3 d&apos;après son sform.</translation>
    </message>
    <message>
        <source>The NIfTI file &apos;%1&apos; is sheared (its axes are not at right angles), which cannot be read exactly.</source>
        <translation>Le fichier NIfTI &apos;%1&apos; est cisaillé (ses axes ne sont pas à angle droit), ce qui ne peut pas être lu exactement.</translation>
    </message>
    <message>
        <source>The adaptation plan does not describe the network (%1: %2).</source>
        <translation>Le plan d&apos;adaptation ne décrit pas le réseau (%1&#xa0;: %2).</translation>
    </message>
    <message>
        <source>The adaptation plan in &apos;%1&apos; does not describe the network.</source>
        <translation>Le plan d&apos;adaptation dans &apos;%1&apos; ne décrit pas le réseau.</translation>
    </message>
    <message>
        <source>The adaptation plan in &apos;%1&apos; does not say &apos;%2&apos;.</source>
        <translation>Le plan d&apos;adaptation dans &apos;%1&apos; ne dit pas &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The adaptation plan in &apos;%1&apos; does not say how volumes were prepared.</source>
        <translation>Le plan d&apos;adaptation dans &apos;%1&apos; ne dit pas comment les volumes ont été préparés.</translation>
    </message>
    <message>
        <source>The adaptation plan in &apos;%1&apos; says &apos;%2&apos; of the size of voxels, but not what that is.</source>
        <translation>Le plan d&apos;adaptation dans &apos;%1&apos; dit &apos;%2&apos; de la taille des voxels, mais pas ce que c&apos;est.</translation>
    </message>
    <message>
        <source>The annotated slices do not suffice for a draft that is %1 certain, which the strategy &apos;%2&apos; would learn from.</source>
        <translation>Les coupes annotées ne suffisent pas pour une ébauche certaine à %1, dont la stratégie &apos;%2&apos; apprendrait.</translation>
    </message>
    <message>
        <source>The annotated slices do not suffice for a draft, which the strategy &apos;%1&apos; would learn from.</source>
        <translation>Les coupes annotées ne suffisent pas pour une ébauche, dont la stratégie &apos;%1&apos; apprendrait.</translation>
    </message>
    <message>
        <source>The annotation in progress of &apos;%1&apos; lies on another grid than its volume.</source>
        <translation>L&apos;annotation en cours de &apos;%1&apos; est sur une autre grille que son volume.</translation>
    </message>
    <message>
        <source>The aspect ratio %1 is not a range.</source>
        <translation>Le rapport d&apos;aspect %1 n&apos;est pas un intervalle.</translation>
    </message>
    <message>
        <source>The backbone &apos;%1&apos; sees %2 sequences; only backbones of one can be written for nnssl.</source>
        <translation>Le réseau préentraîné &apos;%1&apos; voit %2 séquences&#xa0;; seuls ceux d&apos;une séquence peuvent être écrits pour nnssl.</translation>
    </message>
    <message>
        <source>The backbone &apos;%1&apos; was pretrained with %2 as %3, but %4 is asked for.</source>
        <translation>Le réseau préentraîné &apos;%1&apos; a été préentraîné avec %2 valant %3, mais %4 est demandé.</translation>
    </message>
    <message>
        <source>The backbone has also seen %1, which the network does not see any more.</source>
        <translation>Le réseau préentraîné a aussi vu %1, que le réseau ne voit plus.</translation>
    </message>
    <message>
        <source>The backbone has not seen %1: that counts for nothing until the network has learnt from it.</source>
        <translation>Le réseau préentraîné n&apos;a pas vu %1&#xa0;: cela ne compte pas tant que le réseau n&apos;en a pas appris.</translation>
    </message>
    <message>
        <source>The backbone has seen single images: %1 begins with the same weights as the first one.</source>
        <translation>Le réseau préentraîné a vu des images seules&#xa0;: %1 part avec les mêmes poids que la première.</translation>
    </message>
    <message>
        <source>The backbone or model of the run</source>
        <translation>Le réseau préentraîné ou le modèle de l&apos;exécution</translation>
    </message>
    <message>
        <source>The best weights are chosen on %1 held out.</source>
        <translation>Les meilleurs poids sont choisis sur %1 mis de côté.</translation>
    </message>
    <message>
        <source>The best weights are chosen on no cases held out.</source>
        <translation>Les meilleurs poids sont choisis sans cas mis de côté.</translation>
    </message>
    <message>
        <source>The best weights were chosen by %1: these scores are a little too good.</source>
        <translation>Les meilleurs poids ont été choisis par %1&#xa0;: ces notes sont un peu trop belles.</translation>
    </message>
    <message>
        <source>The bias field of volumes was corrected here; nnU-Net does not do that.</source>
        <translation>Le champ de biais des volumes a été corrigé ici&#xa0;; nnU-Net ne le fait pas.</translation>
    </message>
    <message>
        <source>The bundle &apos;%1&apos; lacks &apos;%2&apos;.</source>
        <translation>Il manque &apos;%2&apos; à l&apos;archive &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The bundle &apos;%1&apos; was not written by this program, which cannot train its network on.</source>
        <translation>L&apos;archive &apos;%1&apos; n&apos;a pas été écrite par ce programme, qui ne peut pas continuer à entraîner son réseau.</translation>
    </message>
    <message>
        <source>The card of the starter backbone does not describe its network (%1: %2).</source>
        <translation>La fiche du réseau de départ ne décrit pas son réseau (%1&#xa0;: %2).</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>Le cas</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos;</source>
        <translation>Le cas &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has %2 frame, and no further sequences.</source>
        <translation>Le cas &apos;%1&apos; a %2 phase, et pas d&apos;autres séquences.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has %2 frames, and each has a mask of its own.</source>
        <translation>Le cas &apos;%1&apos; a %2 phases, et chacune a son propre masque.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has %2 frames, and no further sequences.</source>
        <translation>Le cas &apos;%1&apos; a %2 phases, et pas d&apos;autres séquences.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has a 3D mask, which cannot be cut.</source>
        <translation>Le cas &apos;%1&apos; a un masque 3D, qui ne peut pas être découpé.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has another file by the name &apos;%2&apos;.</source>
        <translation>Le cas &apos;%1&apos; a un autre fichier du nom de &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no ejection fraction: it has no frames.</source>
        <translation>Le cas &apos;%1&apos; n&apos;a pas de fraction d&apos;éjection&#xa0;: il n&apos;a pas de phases.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no ejection fraction: its frames are no times.</source>
        <translation>Le cas &apos;%1&apos; n&apos;a pas de fraction d&apos;éjection&#xa0;: ses phases ne sont pas des instants.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no flat mask.</source>
        <translation>Le cas &apos;%1&apos; n&apos;a pas de masque plat.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no frame %2: it has %3.</source>
        <translation>Le cas &apos;%1&apos; n&apos;a pas de phase %2&#xa0;: il a %3.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no image to reconstruct any more.</source>
        <translation>Le cas &apos;%1&apos; n&apos;a plus d&apos;image à reconstruire.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no longer the frame &apos;%2&apos;.</source>
        <translation>Le cas &apos;%1&apos; n&apos;a plus la phase &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no mask by the model &apos;%2&apos;.</source>
        <translation>Le cas &apos;%1&apos; n&apos;a pas de masque du modèle &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no mask in any of its %2 frame (%3).</source>
        <translation>Le cas &apos;%1&apos; n&apos;a de masque dans aucune de ses phases (%2&#xa0;; %3).</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no mask in any of its %2 frames (%3).</source>
        <translation>Le cas &apos;%1&apos; n&apos;a de masque dans aucune de ses %2 phases (%3).</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no mask in it (%2).</source>
        <translation>Le cas &apos;%1&apos; n&apos;y a pas de masque (%2).</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no mask.</source>
        <translation>Le cas &apos;%1&apos; n&apos;a pas de masque.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no sequence &apos;%2&apos; beside its image.</source>
        <translation>Le cas &apos;%1&apos; n&apos;a pas de séquence &apos;%2&apos; à côté de son image.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has the sequence &apos;%2&apos;, which is not among the names.</source>
        <translation>Le cas &apos;%1&apos; a la séquence &apos;%2&apos;, qui n&apos;est pas parmi les noms.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; in &apos;%2&apos; lacks its image, which is the image of a case.</source>
        <translation>Au cas &apos;%1&apos; dans &apos;%2&apos; il manque son image, qui est l&apos;image d&apos;un cas.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; in &apos;%2&apos; lacks the channel &apos;%3&apos;, which is the image of a case.</source>
        <translation>Au cas &apos;%1&apos; dans &apos;%2&apos; il manque le canal &apos;%3&apos;, qui est l&apos;image d&apos;un cas.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is gone, so &apos;%2&apos; was not added.</source>
        <translation>Le cas &apos;%1&apos; n&apos;est plus là, si bien que &apos;%2&apos; n&apos;a pas été ajouté.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is left out. %2</source>
        <translation>Le cas &apos;%1&apos; est laissé de côté. %2</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is one volume without frames, so it has no frame %2.</source>
        <translation>Le cas &apos;%1&apos; est un seul volume sans phases, il n&apos;a donc pas de phase %2.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is projected along another direction by now.</source>
        <translation>Le cas &apos;%1&apos; est projeté dans une autre direction entre-temps.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is projected along axis %2 so far, not %3.</source>
        <translation>Le cas &apos;%1&apos; est projeté le long de l&apos;axe %2 jusqu&apos;ici, pas %3.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is projected along axis %2, so it cannot be cut along it.</source>
        <translation>Le cas &apos;%1&apos; est projeté le long de l&apos;axe %2, il ne peut donc pas être découpé le long de celui-ci.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is projected onto the %2 plane, not onto the %3 one.</source>
        <translation>Le cas &apos;%1&apos; est projeté sur le plan %2, pas sur le plan %3.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; of &apos;%2&apos; does not list its images.</source>
        <translation>Le cas &apos;%1&apos; de &apos;%2&apos; n&apos;énumère pas ses images.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; would be learnt from and validated on.</source>
        <translation>Le cas &apos;%1&apos; servirait à la fois à apprendre et à valider.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; would be learnt from twice.</source>
        <translation>Le cas &apos;%1&apos; servirait deux fois à apprendre.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos;, which this run began with, has another volume.</source>
        <translation>Le cas &apos;%1&apos;, avec lequel cette exécution a commencé, a un autre volume.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos;, which this run began with, is no longer in the project.</source>
        <translation>Le cas &apos;%1&apos;, avec lequel cette exécution a commencé, n&apos;est plus dans le projet.</translation>
    </message>
    <message>
        <source>The case record &apos;%1&apos; is damaged: %2</source>
        <translation>L&apos;enregistrement du cas &apos;%1&apos; est endommagé&#xa0;: %2</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; (method &apos;%2&apos;) has no trained %3.</source>
        <translation>Le point de sauvegarde &apos;%1&apos; (méthode &apos;%2&apos;) n&apos;a pas de partie entraînée&#xa0;: %3.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; belongs to another network: &apos;%2&apos; has another shape.</source>
        <translation>Le point de sauvegarde &apos;%1&apos; est d&apos;un autre réseau&#xa0;: &apos;%2&apos; a une autre forme.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; belongs to another network: no tensor has a matching name.</source>
        <translation>Le point de sauvegarde &apos;%1&apos; est d&apos;un autre réseau&#xa0;: aucun tenseur n&apos;a un nom qui correspond.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; does not exist.</source>
        <translation>Le point de sauvegarde &apos;%1&apos; n&apos;existe pas.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; has format %2; this one reads up to %3.</source>
        <translation>Le point de sauvegarde &apos;%1&apos; a le format %2&#xa0;; cette version lit jusqu&apos;à %3.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; has no trained %2.</source>
        <translation>Le point de sauvegarde &apos;%1&apos; n&apos;a pas de partie entraînée&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; holds program code; it was not loaded and nothing in it was run.</source>
        <translation>Le point de sauvegarde &apos;%1&apos; contient du code&#xa0;; il n&apos;a pas été chargé et rien n&apos;en a été exécuté.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; is damaged: it does not say its format.</source>
        <translation>Le point de sauvegarde &apos;%1&apos; est endommagé&#xa0;: il ne dit pas son format.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; is damaged: what it holds cannot be read as weights and plain values.</source>
        <translation>Le point de sauvegarde &apos;%1&apos; est endommagé&#xa0;: son contenu ne se lit pas comme des poids et de simples valeurs.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; lacks &apos;%2&apos; of the network.</source>
        <translation>Au point de sauvegarde &apos;%1&apos; il manque &apos;%2&apos; du réseau.</translation>
    </message>
    <message>
        <source>The colour of &apos;%1&apos; is not three numbers from 0 to 255.</source>
        <translation>La couleur de &apos;%1&apos; n&apos;est pas faite de trois nombres de 0 à 255.</translation>
    </message>
    <message>
        <source>The crop area %1 is not a range within 0 to 1.</source>
        <translation>La surface d&apos;extrait %1 n&apos;est pas un intervalle entre 0 et 1.</translation>
    </message>
    <message>
        <source>The data file &apos;%1&apos; of the image &apos;%2&apos; is no regular file.</source>
        <translation>Le fichier de données &apos;%1&apos; de l&apos;image &apos;%2&apos; n&apos;est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>The denominator &apos;%1&apos; is unknown.</source>
        <translation>Le dénominateur &apos;%1&apos; est inconnu.</translation>
    </message>
    <message>
        <source>The device &apos;%1&apos; cannot be used here.</source>
        <translation>L&apos;appareil &apos;%1&apos; ne peut pas être utilisé ici.</translation>
    </message>
    <message>
        <source>The disk failed</source>
        <translation>Le disque a failli</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Le disque est plein</translation>
    </message>
    <message>
        <source>The disk is read-only</source>
        <translation>Le disque est en lecture seule</translation>
    </message>
    <message>
        <source>The disk quota is used up</source>
        <translation>Le quota du disque est épuisé</translation>
    </message>
    <message>
        <source>The draft of the case &apos;%1&apos;</source>
        <translation>L&apos;ébauche du cas &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The ejection fraction cannot be told: by name and terminology, no structure is the cavity of the left ventricle.</source>
        <translation>La fraction d&apos;éjection ne peut pas être dite&#xa0;: d&apos;après noms et terminologie, aucune structure n&apos;est la cavité du ventricule gauche.</translation>
    </message>
    <message>
        <source>The ejection fraction cannot be told: by name and terminology, several structures are the cavity of the left ventricle.</source>
        <translation>La fraction d&apos;éjection ne peut pas être dite&#xa0;: d&apos;après noms et terminologie, plusieurs structures sont la cavité du ventricule gauche.</translation>
    </message>
    <message>
        <source>The ejection fraction cannot be told: there is nothing of &apos;%1&apos; in any frame.</source>
        <translation>La fraction d&apos;éjection ne peut pas être dite&#xa0;: il n&apos;y a rien de &apos;%1&apos; dans aucune phase.</translation>
    </message>
    <message>
        <source>The ejection fraction of &apos;%1&apos; cannot be told from the mask of a single frame.</source>
        <translation>La fraction d&apos;éjection de &apos;%1&apos; ne peut pas être dite du masque d&apos;une seule phase.</translation>
    </message>
    <message>
        <source>The evaluation</source>
        <translation>L&apos;évaluation</translation>
    </message>
    <message>
        <source>The exported run &apos;%1&apos; is not whole: &apos;%2&apos; has %3 of %4 bytes.</source>
        <translation>L&apos;exécution exportée &apos;%1&apos; n&apos;est pas entière&#xa0;: &apos;%2&apos; a %3 octets sur %4.</translation>
    </message>
    <message>
        <source>The features of the backbone are not numbers (NaN).</source>
        <translation>Les caractéristiques du réseau préentraîné ne sont pas des nombres (NaN).</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; cannot be read (%2).</source>
        <translation>Le fichier &apos;%1&apos; est illisible (%2).</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; does not exist.</source>
        <translation>Le fichier &apos;%1&apos; n&apos;existe pas.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; holds far more data than its header says, which speaks of %2 bytes.</source>
        <translation>Le fichier &apos;%1&apos; contient bien plus de données que ne le dit son en-tête, qui parle de %2 octets.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is damaged: its compressed data is corrupt.</source>
        <translation>Le fichier &apos;%1&apos; est endommagé&#xa0;: ses données compressées sont corrompues.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is empty.</source>
        <translation>Le fichier &apos;%1&apos; est vide.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is loaded in place of a package of that name (%2).</source>
        <translation>Le fichier &apos;%1&apos; est chargé à la place d&apos;un paquet de ce nom (%2).</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is of no kind that can be read.</source>
        <translation>Le fichier &apos;%1&apos; n&apos;est d&apos;aucune sorte lisible ici.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is truncated, or its header is wrong: it promises %2 bytes, which %3 compressed bytes cannot hold.</source>
        <translation>Le fichier &apos;%1&apos; est tronqué, ou son en-tête est faux&#xa0;: il promet %2 octets, que %3 octets compressés ne peuvent pas contenir.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is truncated: its compressed data ends too early.</source>
        <translation>Le fichier &apos;%1&apos; est tronqué&#xa0;: ses données compressées finissent trop tôt.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is truncated: its header promises %2 bytes, but it holds %3.</source>
        <translation>Le fichier &apos;%1&apos; est tronqué&#xa0;: son en-tête promet %2 octets, mais il en contient %3.</translation>
    </message>
    <message>
        <source>The file is too large for this disk</source>
        <translation>Le fichier est trop grand pour ce disque</translation>
    </message>
    <message>
        <source>The file may be damaged: export it again from its source. If it is not, please report this.</source>
        <translation>Le fichier est peut-être endommagé&#xa0;: exportez-le de nouveau depuis sa source. Sinon, signalez-le, s&apos;il vous plaît.</translation>
    </message>
    <message>
        <source>The file of %1 could not be read (%2).</source>
        <translation>Le fichier de %1 n&apos;a pas pu être lu (%2).</translation>
    </message>
    <message>
        <source>The fill &apos;%1&apos; is unknown.</source>
        <translation>Le remplissage &apos;%1&apos; est inconnu.</translation>
    </message>
    <message>
        <source>The flat image</source>
        <translation>L&apos;image plate</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; does not exist.</source>
        <translation>Le dossier &apos;%1&apos; n&apos;existe pas.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds %2 DICOM series: %3.</source>
        <translation>Le dossier &apos;%1&apos; contient %2 séries DICOM&#xa0;: %3.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds no DICOM image.</source>
        <translation>Le dossier &apos;%1&apos; ne contient aucune image DICOM.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds no volume but masks (%2, such as &apos;%3&apos;).</source>
        <translation>Le dossier &apos;%1&apos; ne contient pas de volume mais des masques (%2, par exemple &apos;%3&apos;).</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds no volume.</source>
        <translation>Le dossier &apos;%1&apos; ne contient aucun volume.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; is not empty.</source>
        <translation>Le dossier &apos;%1&apos; n&apos;est pas vide.</translation>
    </message>
    <message>
        <source>The folder is gone</source>
        <translation>Le dossier n&apos;est plus là</translation>
    </message>
    <message>
        <source>The folder of the cases</source>
        <translation>Le dossier des cas</translation>
    </message>
    <message>
        <source>The folder of what was removed</source>
        <translation>Le dossier de ce qui a été retiré</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; cannot be understood (%2).</source>
        <translation>L&apos;en-tête de &apos;%1&apos; est incompréhensible (%2).</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; cannot be understood (no reason was given).</source>
        <translation>L&apos;en-tête de &apos;%1&apos; est incompréhensible (aucune raison n&apos;a été donnée).</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; gives &apos;axis maxs&apos; but no spacings, from which the voxel size is unsure.</source>
        <translation>L&apos;en-tête de &apos;%1&apos; donne &apos;axis maxs&apos; mais pas d&apos;espacements, si bien que la taille des voxels est incertaine.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; gives its lengths in %2, not in mm.</source>
        <translation>L&apos;en-tête de &apos;%1&apos; donne ses longueurs en %2, pas en mm.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; has line ends or null characters within its lines.</source>
        <translation>L&apos;en-tête de &apos;%1&apos; a des fins de ligne ou des caractères nuls à l&apos;intérieur de ses lignes.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; is damaged or cut short: it lacks %2.</source>
        <translation>L&apos;en-tête de &apos;%1&apos; est endommagé ou coupé&#xa0;: il y manque %2.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; lacks CompressedDataSize, without which its voxels are not found.</source>
        <translation>Dans l&apos;en-tête de &apos;%1&apos; il manque CompressedDataSize, sans quoi ses voxels sont introuvables.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; names the space &apos;%2&apos; but gives &apos;spacings&apos; instead of &apos;space directions&apos;.</source>
        <translation>L&apos;en-tête de &apos;%1&apos; nomme l&apos;espace &apos;%2&apos; mais donne &apos;spacings&apos; au lieu de &apos;space directions&apos;.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; places it in the space &apos;%2&apos;, which does not tell left from right.</source>
        <translation>L&apos;en-tête de &apos;%1&apos; le place dans l&apos;espace &apos;%2&apos;, qui ne distingue pas la gauche de la droite.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; says %2 &apos;%3&apos;, %4.</source>
        <translation>L&apos;en-tête de &apos;%1&apos; dit %2 &apos;%3&apos;, %4.</translation>
    </message>
    <message>
        <source>The image &apos;%1&apos; lacks its data file &apos;%2&apos;.</source>
        <translation>À l&apos;image &apos;%1&apos; il manque son fichier de données &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The image &apos;%1&apos; names %2 data files, but needs %3.</source>
        <translation>L&apos;image &apos;%1&apos; nomme %2 fichiers de données, mais il en faut %3.</translation>
    </message>
    <message>
        <source>The image &apos;%1&apos; names a data file outside its folder: &apos;%2&apos;.</source>
        <translation>L&apos;image &apos;%1&apos; nomme un fichier de données hors de son dossier&#xa0;: &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The image of each case of the project &apos;%1&apos; is &apos;%2&apos;, not &apos;%3&apos;.</source>
        <translation>L&apos;image de chaque cas du projet &apos;%1&apos; est &apos;%2&apos;, pas &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>The image of the case &apos;%1&apos;</source>
        <translation>L&apos;image du cas &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The images of %1 were learnt from, without their labels (transductive).</source>
        <translation>Il a été appris des images de %1, sans leurs masques (transductif).</translation>
    </message>
    <message>
        <source>The index of the slice store &apos;%1&apos; is damaged (%2).</source>
        <translation>L&apos;index du stock de coupes &apos;%1&apos; est endommagé (%2).</translation>
    </message>
    <message>
        <source>The index of the volume store &apos;%1&apos; is damaged (%2).</source>
        <translation>L&apos;index du stock de volumes &apos;%1&apos; est endommagé (%2).</translation>
    </message>
    <message>
        <source>The interpolation &apos;%1&apos; is unknown.</source>
        <translation>L&apos;interpolation &apos;%1&apos; est inconnue.</translation>
    </message>
    <message>
        <source>The job could not be started</source>
        <translation>La tâche n&apos;a pas pu être lancée</translation>
    </message>
    <message>
        <source>The job ended before it began</source>
        <translation>La tâche a fini avant de commencer</translation>
    </message>
    <message>
        <source>The job failed and could not say why.</source>
        <translation>La tâche a échoué et n&apos;a pas pu dire pourquoi.</translation>
    </message>
    <message>
        <source>The job has not answered for %1 s.</source>
        <translation>La tâche n&apos;a pas répondu depuis %1 s.</translation>
    </message>
    <message>
        <source>The job was interrupted. Resume it to go on.</source>
        <translation>La tâche a été interrompue. Reprenez-la pour continuer.</translation>
    </message>
    <message>
        <source>The label &apos;ignore&apos; of &apos;%1&apos; is %2, and not the highest, as nnU-Net wants it; it was taken for what nobody has annotated all the same.</source>
        <translation>L&apos;étiquette &apos;ignore&apos; de &apos;%1&apos; est %2, et pas la plus élevée, comme nnU-Net le veut&#xa0;; elle a quand même été prise pour ce que personne n&apos;a annoté.</translation>
    </message>
    <message>
        <source>The label schema &apos;%1&apos; is damaged (%2).</source>
        <translation>Le schéma d&apos;étiquettes &apos;%1&apos; est endommagé (%2).</translation>
    </message>
    <message>
        <source>The label schema &apos;%1&apos; is wrong: %2</source>
        <translation>Le schéma d&apos;étiquettes &apos;%1&apos; est faux&#xa0;: %2</translation>
    </message>
    <message>
        <source>The label schema &apos;%1&apos; lacks the column %2.</source>
        <translation>Au schéma d&apos;étiquettes &apos;%1&apos; il manque la colonne %2.</translation>
    </message>
    <message>
        <source>The label schema has no segment &apos;%1&apos;.</source>
        <translation>Le schéma d&apos;étiquettes n&apos;a pas de segment &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The label schema has no segment.</source>
        <translation>Le schéma d&apos;étiquettes n&apos;a pas de segment.</translation>
    </message>
    <message>
        <source>The labelled cases hold no annotated slice.</source>
        <translation>Les cas annotés ne contiennent aucune coupe annotée.</translation>
    </message>
    <message>
        <source>The labels of &apos;%1&apos; differ from those of the project &apos;%2&apos;.</source>
        <translation>Les étiquettes de &apos;%1&apos; diffèrent de celles du projet &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The last weights are kept: the loss does not tell which are best (%1 held out).</source>
        <translation>Les derniers poids sont gardés&#xa0;: la perte ne dit pas lesquels sont les meilleurs (%1 mis de côté).</translation>
    </message>
    <message>
        <source>The last weights are kept: the loss does not tell which are best (no cases held out).</source>
        <translation>Les derniers poids sont gardés&#xa0;: la perte ne dit pas lesquels sont les meilleurs (aucun cas mis de côté).</translation>
    </message>
    <message>
        <source>The list of series &apos;%1&apos; cannot be read.</source>
        <translation>La liste de séries &apos;%1&apos; est illisible.</translation>
    </message>
    <message>
        <source>The lock &apos;%1&apos;</source>
        <translation>Le verrou &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The lock &apos;%1&apos; is not given back.</source>
        <translation>Le verrou &apos;%1&apos; n&apos;est pas rendu.</translation>
    </message>
    <message>
        <source>The loss of stage &apos;%1&apos; is not a number, also at an eighth of the learning rate.</source>
        <translation>La perte de la phase &apos;%1&apos; n&apos;est pas un nombre, même à un huitième du taux d&apos;apprentissage.</translation>
    </message>
    <message>
        <source>The loss was not a number at step %1: back to step %2, learning rate halved.</source>
        <translation>La perte n&apos;était pas un nombre au pas %1&#xa0;: retour au pas %2, taux d&apos;apprentissage réduit de moitié.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has %2 frame, and its image has %3.</source>
        <translation>Le masque &apos;%1&apos; a %2 phase, et son image en a %3.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has %2 frames, and its image has %3.</source>
        <translation>Le masque &apos;%1&apos; a %2 phases, et son image en a %3.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has complex voxels.</source>
        <translation>Le masque &apos;%1&apos; a des voxels complexes.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has several frames, and &apos;%2&apos; is one.</source>
        <translation>Le masque &apos;%1&apos; a plusieurs phases, et &apos;%2&apos; en est une.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has several values per voxel.</source>
        <translation>Le masque &apos;%1&apos; a plusieurs valeurs par voxel.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has the value %2, which the label schema lacks.</source>
        <translation>Le masque &apos;%1&apos; a la valeur %2, que le schéma d&apos;étiquettes n&apos;a pas.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has values as large as %2, which no label has.</source>
        <translation>Le masque &apos;%1&apos; a des valeurs aussi grandes que %2, ce qu&apos;aucune étiquette n&apos;a.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has values from %2 to %3.</source>
        <translation>Le masque &apos;%1&apos; a des valeurs de %2 à %3.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has values that are not whole numbers, like a map of probabilities, such as %2.</source>
        <translation>Le masque &apos;%1&apos; a des valeurs qui ne sont pas entières, comme une carte de probabilités, par exemple %2.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has values that are not whole numbers, such as %2.</source>
        <translation>Le masque &apos;%1&apos; a des valeurs qui ne sont pas entières, par exemple %2.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; holds no labelled voxel in any of its %2 frames.</source>
        <translation>Le masque &apos;%1&apos; ne contient aucun voxel annoté dans aucune de ses %2 phases.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; holds no labelled voxel.</source>
        <translation>Le masque &apos;%1&apos; ne contient aucun voxel annoté.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; is 2-D.</source>
        <translation>Le masque &apos;%1&apos; est en 2D.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; is of one volume, and &apos;%2&apos; has %3 frame.</source>
        <translation>Le masque &apos;%1&apos; est d&apos;un seul volume, et &apos;%2&apos; a %3 phase.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; is of one volume, and &apos;%2&apos; has %3 frames.</source>
        <translation>Le masque &apos;%1&apos; est d&apos;un seul volume, et &apos;%2&apos; a %3 phases.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; lies on another grid than its image: %2.</source>
        <translation>Le masque &apos;%1&apos; est sur une autre grille que son image&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; lies on another grid than its image: the voxels are displaced.</source>
        <translation>Le masque &apos;%1&apos; est sur une autre grille que son image&#xa0;: les voxels sont déplacés.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; says of parts of its slices, or of all of it, that nobody annotated them.</source>
        <translation>Le masque &apos;%1&apos; dit de parties de ses coupes, ou de toutes, que personne ne les a annotées.</translation>
    </message>
    <message>
        <source>The mask for &apos;%1&apos; has values that the label schema lacks: %2.</source>
        <translation>Le masque pour &apos;%1&apos; a des valeurs que le schéma d&apos;étiquettes n&apos;a pas&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The masked fraction %1 is out of range.</source>
        <translation>La part masquée %1 est hors des limites.</translation>
    </message>
    <message>
        <source>The memory does not hold a whole batch: %1.</source>
        <translation>La mémoire ne contient pas un lot entier&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The memory is full.</source>
        <translation>La mémoire est pleine.</translation>
    </message>
    <message>
        <source>The memory of &apos;%1&apos; does not hold even the smallest batch, so the run will go on on &apos;%2&apos;, slower.</source>
        <translation>La mémoire de &apos;%1&apos; ne contient pas même le plus petit lot, si bien que l&apos;exécution continuera sur &apos;%2&apos;, plus lentement.</translation>
    </message>
    <message>
        <source>The method &apos;%1&apos;</source>
        <translation>La méthode &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The method &apos;%1&apos; has no placebo.</source>
        <translation>La méthode &apos;%1&apos; n&apos;a pas de placebo.</translation>
    </message>
    <message>
        <source>The method &apos;%1&apos; has no preset &apos;%2&apos;.</source>
        <translation>La méthode &apos;%1&apos; n&apos;a pas de préréglage &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; cannot be read (%2).</source>
        <translation>Le modèle &apos;%1&apos; est illisible (%2).</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; does not exist.</source>
        <translation>Le modèle &apos;%1&apos; n&apos;existe pas.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; does not say which scans it has seen: it was made by an older version.</source>
        <translation>Le modèle &apos;%1&apos; ne dit pas quels examens il a vus&#xa0;: il a été fait par une version plus ancienne.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; does not take where pixels lie, and what goes on from it cannot begin to.</source>
        <translation>Le modèle &apos;%1&apos; ne reçoit pas l&apos;endroit des pixels, et ce qui repart de lui ne peut pas commencer à le recevoir.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; has changed since this prediction was asked for.</source>
        <translation>Le modèle &apos;%1&apos; a changé depuis que cette prédiction a été demandée.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; is %2 networks that answer together; a bundle holds one.</source>
        <translation>Le modèle &apos;%1&apos;, ce sont %2 réseaux qui répondent ensemble&#xa0;; une archive en contient un seul.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; is of another kind than those that learning can go on from.</source>
        <translation>Le modèle &apos;%1&apos; est d&apos;une autre sorte que ceux dont l&apos;apprentissage peut repartir.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; lacks what a model needs (%2: %3).</source>
        <translation>Au modèle &apos;%1&apos; il manque ce dont un modèle a besoin (%2&#xa0;: %3).</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; needs volumes whose bias field is corrected, which %2 does not do.</source>
        <translation>Le modèle &apos;%1&apos; a besoin de volumes au champ de biais corrigé, ce que %2 ne fait pas.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; sees %2 images of each place (sequences, neighbouring slices); only models of one can be written for %3.</source>
        <translation>Le modèle &apos;%1&apos; voit %2 images de chaque endroit (séquences, coupes voisines)&#xa0;; seuls les modèles d&apos;une image peuvent être écrits pour %3.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; was trained on greys between two percentiles, which %2 cannot prepare: its masks would be others.</source>
        <translation>Le modèle &apos;%1&apos; a été entraîné sur des gris entre deux percentiles, ce que %2 ne peut pas préparer&#xa0;: ses masques seraient différents.</translation>
    </message>
    <message>
        <source>The model card &apos;%1&apos;</source>
        <translation>La fiche de modèle &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The model card &apos;%1&apos; is damaged (%2)</source>
        <translation>La fiche de modèle &apos;%1&apos; est endommagée (%2)</translation>
    </message>
    <message>
        <source>The model card &apos;%1&apos; is damaged.</source>
        <translation>La fiche de modèle &apos;%1&apos; est endommagée.</translation>
    </message>
    <message>
        <source>The model card of &apos;%1&apos;</source>
        <translation>La fiche de modèle de &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The model does not see a sequence &apos;%1&apos; beside the volume that it segments: it beside it sees %2.</source>
        <translation>Le modèle ne voit pas de séquence &apos;%1&apos; à côté du volume qu&apos;il segmente&#xa0;: à côté, il voit %2.</translation>
    </message>
    <message>
        <source>The model does not see a sequence &apos;%1&apos; beside the volume that it segments: it sees nothing beside it.</source>
        <translation>Le modèle ne voit pas de séquence &apos;%1&apos; à côté du volume qu&apos;il segmente&#xa0;: il ne voit rien à côté.</translation>
    </message>
    <message>
        <source>The model has found no &apos;%1&apos; in it.</source>
        <translation>Le modèle n&apos;y a trouvé rien de &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The model is least sure of its &apos;%1&apos; (expected Dice %2).</source>
        <translation>Le modèle est le moins sûr de &apos;%1&apos; (Dice attendu %2).</translation>
    </message>
    <message>
        <source>The model is unsure: confidence %1.</source>
        <translation>Le modèle n&apos;est pas sûr&#xa0;: confiance %1.</translation>
    </message>
    <message>
        <source>The model learnt from %1 slices, but %2 slices all volumes in one plane.</source>
        <translation>Le modèle a appris de coupes %1, mais %2 coupe tous les volumes dans un seul plan.</translation>
    </message>
    <message>
        <source>The model makes no numbers of &apos;%1&apos; (NaN).</source>
        <translation>Le modèle ne donne pas de nombres pour &apos;%1&apos; (NaN).</translation>
    </message>
    <message>
        <source>The model segments %1, and the project %2: no structure is the same by name or terminology.</source>
        <translation>Le modèle segmente %1, et le projet %2&#xa0;: aucune structure n&apos;est la même par le nom ou la terminologie.</translation>
    </message>
    <message>
        <source>The model segments the sequence &apos;%1&apos;, and no pattern is one of that.</source>
        <translation>Le modèle segmente la séquence &apos;%1&apos;, et aucun motif n&apos;est de celle-là.</translation>
    </message>
    <message>
        <source>The model was not scored on the validation cases. %1</source>
        <translation>Le modèle n&apos;a pas été évalué sur les cas de validation. %1</translation>
    </message>
    <message>
        <source>The name is too long</source>
        <translation>Le nom est trop long</translation>
    </message>
    <message>
        <source>The network &apos;%1&apos; (%2) cannot learn where pixels lie.</source>
        <translation>Le réseau &apos;%1&apos; (%2) ne peut pas apprendre où sont les pixels.</translation>
    </message>
    <message>
        <source>The network &apos;%1&apos; (%2) sees one image at a time, and %3 are asked for.</source>
        <translation>Le réseau &apos;%1&apos; (%2) voit une image à la fois, et %3 sont demandées.</translation>
    </message>
    <message>
        <source>The network &apos;%1&apos; cannot have a shape of %2.</source>
        <translation>Le réseau &apos;%1&apos; ne peut pas avoir une forme de %2.</translation>
    </message>
    <message>
        <source>The network also sees where each pixel lies in its volume, as asked for.</source>
        <translation>Le réseau voit aussi où chaque pixel se trouve dans son volume, comme demandé.</translation>
    </message>
    <message>
        <source>The network also sees where each pixel lies in its volume: the structures of two labelled volumes overlap by %1 if each is laid on the other as a whole (at least %2).</source>
        <translation>Le réseau voit aussi où chaque pixel se trouve dans son volume&#xa0;: les structures de deux volumes annotés se recouvrent à %1 si on les pose l&apos;un sur l&apos;autre en entier (au moins %2).</translation>
    </message>
    <message>
        <source>The network does not see where a pixel lies in its volume: it is of a kind that cannot.</source>
        <translation>Le réseau ne voit pas où un pixel se trouve dans son volume&#xa0;: il est d&apos;une sorte qui ne le peut pas.</translation>
    </message>
    <message>
        <source>The network does not see where a pixel lies in its volume: it takes two labelled volumes to tell whether they are aligned.</source>
        <translation>Le réseau ne voit pas où un pixel se trouve dans son volume&#xa0;: il faut deux volumes annotés pour dire s&apos;ils sont alignés.</translation>
    </message>
    <message>
        <source>The network does not see where a pixel lies in its volume: of a %1, %2 learns.</source>
        <translation>Le réseau ne voit pas où un pixel se trouve dans son volume (%1&#xa0;; ce qui apprend&#xa0;: %2).</translation>
    </message>
    <message>
        <source>The network does not see where a pixel lies in its volume: the structures of two labelled volumes overlap by %1 if each is laid on the other as a whole, and below %2 it says too little.</source>
        <translation>Le réseau ne voit pas où un pixel se trouve dans son volume&#xa0;: les structures de deux volumes annotés se recouvrent à %1 si on les pose l&apos;un sur l&apos;autre en entier, et sous %2 cela en dit trop peu.</translation>
    </message>
    <message>
        <source>The network has no such maps to classify pixels from.</source>
        <translation>Le réseau n&apos;a pas de telles cartes pour classer les pixels.</translation>
    </message>
    <message>
        <source>The network has other weights than MONAI&apos;s DynUNet of its shape.</source>
        <translation>Le réseau a d&apos;autres poids que le DynUNet de MONAI de sa forme.</translation>
    </message>
    <message>
        <source>The network in &apos;%1&apos; (%2) has no maps of several resolutions to compare places with.</source>
        <translation>Le réseau dans &apos;%1&apos; (%2) n&apos;a pas de cartes de plusieurs résolutions pour comparer des endroits.</translation>
    </message>
    <message>
        <source>The network in &apos;%1&apos; has no maps that drafts can see.</source>
        <translation>Le réseau dans &apos;%1&apos; n&apos;a pas de cartes que les ébauches puissent voir.</translation>
    </message>
    <message>
        <source>The network in &apos;%1&apos; is for %2; one for %3 is needed here.</source>
        <translation>Le réseau dans &apos;%1&apos; est pour %2&#xa0;; il en faut un pour %3 ici.</translation>
    </message>
    <message>
        <source>The network in &apos;%1&apos; sees %2 images of each place; only networks of one can be taken over.</source>
        <translation>Le réseau dans &apos;%1&apos; voit %2 images de chaque endroit&#xa0;; seuls ceux d&apos;une image peuvent être repris.</translation>
    </message>
    <message>
        <source>The network in the form of ONNX (models/model.onnx)</source>
        <translation>Le réseau au format ONNX (models/model.onnx)</translation>
    </message>
    <message>
        <source>The network is that of the backbone that it starts from.</source>
        <translation>Le réseau est celui du réseau préentraîné d&apos;où il part.</translation>
    </message>
    <message>
        <source>The network learns from the images of %1 (transductive): %2. Results on them will not be those of unseen patients.</source>
        <translation>Le réseau apprend des images de %1 (transductif)&#xa0;: %2. Les résultats sur celles-ci ne seront pas ceux de patients jamais vus.</translation>
    </message>
    <message>
        <source>The network learns to tell from a small cut-out of a slice what is around it, so that it finds it more alike (1 = the same) to a large cut-out of its own slice than to those of other slices.</source>
        <translation>Le réseau apprend à dire, d&apos;un petit extrait d&apos;une coupe, ce qu&apos;il y a autour, si bien qu&apos;il le trouve plus semblable (1 = pareil) à un grand extrait de sa propre coupe qu&apos;à ceux d&apos;autres coupes.</translation>
    </message>
    <message>
        <source>The network makes features that are not finite numbers.</source>
        <translation>Le réseau donne des caractéristiques qui ne sont pas des nombres finis.</translation>
    </message>
    <message>
        <source>The network of &apos;%1&apos; also sees where each pixel lies: %2 cannot run it.</source>
        <translation>Le réseau de &apos;%1&apos; voit aussi où est chaque pixel&#xa0;: %2 ne peut pas le faire tourner.</translation>
    </message>
    <message>
        <source>The network of &apos;%1&apos; is no plain 2D U-Net: %2 cannot run it.</source>
        <translation>Le réseau de &apos;%1&apos; n&apos;est pas un simple U-Net 2D&#xa0;: %2 ne peut pas le faire tourner.</translation>
    </message>
    <message>
        <source>The network sees a slice with hidden pixels and restores them from their surroundings.</source>
        <translation>Le réseau voit une coupe avec des pixels cachés et les restaure d&apos;après leurs alentours.</translation>
    </message>
    <message>
        <source>The newest is the imported %1 &apos;%2&apos;, which is used.</source>
        <translation>Le plus récent (%1), importé, est &apos;%2&apos;&#xa0;: c&apos;est lui qui sert.</translation>
    </message>
    <message>
        <source>The number of steps of the run &apos;%1&apos; was worked out from its %2 when it began, but &apos;budget.json&apos; in its folder is missing.</source>
        <translation>Le nombre de pas de l&apos;exécution &apos;%1&apos; a été calculé de ses %2 quand elle a commencé, mais &apos;budget.json&apos; manque dans son dossier.</translation>
    </message>
    <message>
        <source>The overlap from %1 to %2 is not a range within 0 to 1.</source>
        <translation>Le recouvrement de %1 à %2 n&apos;est pas un intervalle entre 0 et 1.</translation>
    </message>
    <message>
        <source>The package &apos;%1&apos; cannot be loaded: it needs &apos;%2&apos;, which is missing.</source>
        <translation>Le paquet &apos;%1&apos; ne peut pas être chargé&#xa0;: il a besoin de &apos;%2&apos;, qui manque.</translation>
    </message>
    <message>
        <source>The package &apos;%1&apos; is missing in &apos;%2&apos;.</source>
        <translation>Le paquet &apos;%1&apos; manque dans &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The package &apos;%1&apos; is there, but does not work (%2).</source>
        <translation>Le paquet &apos;%1&apos; est là, mais ne fonctionne pas (%2).</translation>
    </message>
    <message>
        <source>The parts do not lie one beside the other in the %1 voxels of the case &apos;%2&apos;.</source>
        <translation>Les parties ne sont pas l&apos;une à côté de l&apos;autre dans les %1 voxels du cas &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The path &apos;%1&apos; has letters of an unknown encoding.</source>
        <translation>Le chemin &apos;%1&apos; a des lettres d&apos;un encodage inconnu.</translation>
    </message>
    <message>
        <source>The pattern &apos;%1&apos; of &apos;%2&apos; cannot be read (%3).</source>
        <translation>Le motif &apos;%1&apos; de &apos;%2&apos; est illisible (%3).</translation>
    </message>
    <message>
        <source>The plan &apos;%1&apos; names no scan.</source>
        <translation>Le plan &apos;%1&apos; ne nomme aucun examen.</translation>
    </message>
    <message>
        <source>The plan of the run &apos;%1&apos;</source>
        <translation>Le plan de l&apos;exécution &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The plan of this run does not say what is segmented.</source>
        <translation>Le plan de cette exécution ne dit pas ce qui est segmenté.</translation>
    </message>
    <message>
        <source>The plans beside &apos;%1&apos; do not describe the network of its configuration &apos;%2&apos;.</source>
        <translation>Les plans à côté de &apos;%1&apos; ne décrivent pas le réseau de leur configuration &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The plans do not describe the network (%1: %2).</source>
        <translation>Les plans ne décrivent pas le réseau (%1&#xa0;: %2).</translation>
    </message>
    <message>
        <source>The point %1 is outside the volume.</source>
        <translation>Le point %1 est hors du volume.</translation>
    </message>
    <message>
        <source>The predicted mask</source>
        <translation>Le masque prédit</translation>
    </message>
    <message>
        <source>The predicted mask of the case &apos;%1&apos;</source>
        <translation>Le masque prédit du cas &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The predicted masks of the case &apos;%1&apos;</source>
        <translation>Les masques prédits du cas &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The prepared slices in &apos;%1&apos; are not those that this run is to learn from.</source>
        <translation>Les coupes préparées dans &apos;%1&apos; ne sont pas celles dont cette exécution doit apprendre.</translation>
    </message>
    <message>
        <source>The prepared slices of this run are missing, and its project is not here.</source>
        <translation>Les coupes préparées de cette exécution manquent, et son projet n&apos;est pas ici.</translation>
    </message>
    <message>
        <source>The pretraining that it began with was stopped early (%1).</source>
        <translation>Le préentraînement avec lequel il a commencé a été arrêté tôt (%1).</translation>
    </message>
    <message>
        <source>The processes of this run do not find each other (%1).</source>
        <translation>Les processus de cette exécution ne se trouvent pas (%1).</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos;</source>
        <translation>Le projet &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has neither a run nor an imported %2 called &apos;%3&apos;.</source>
        <translation>Le projet &apos;%1&apos; n&apos;a ni exécution ni importation (%2) du nom de &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no %2.</source>
        <translation>Le projet &apos;%1&apos; n&apos;a rien de la sorte&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no backbone or model &apos;%2&apos;.</source>
        <translation>Le projet &apos;%1&apos; n&apos;a pas de réseau préentraîné ni de modèle &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no backbone or model%2.</source>
        <translation>Le projet &apos;%1&apos; n&apos;a pas de réseau préentraîné ni de modèle%2.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no case &apos;%2&apos;.</source>
        <translation>Le projet &apos;%1&apos; n&apos;a pas de cas &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no case to pretrain on.</source>
        <translation>Le projet &apos;%1&apos; n&apos;a pas de cas pour préentraîner.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no image without labels for the strategy &apos;%2&apos; to learn from.</source>
        <translation>Le projet &apos;%1&apos; n&apos;a pas d&apos;image sans masque dont la stratégie &apos;%2&apos; puisse apprendre.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no label schema yet.</source>
        <translation>Le projet &apos;%1&apos; n&apos;a pas encore de schéma d&apos;étiquettes.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no labelled training case.</source>
        <translation>Le projet &apos;%1&apos; n&apos;a pas de cas d&apos;entraînement annoté.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no run &apos;%2&apos;.</source>
        <translation>Le projet &apos;%1&apos; n&apos;a pas d&apos;exécution &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no run yet.</source>
        <translation>Le projet &apos;%1&apos; n&apos;a pas encore d&apos;exécution.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; is being changed by %2.</source>
        <translation>Le projet &apos;%1&apos; est en cours de modification par %2.</translation>
    </message>
    <message>
        <source>The project file &apos;%1&apos; is damaged in its names of sequences (&apos;channels&apos;): %2</source>
        <translation>Le fichier de projet &apos;%1&apos; est endommagé dans ses noms de séquences (&apos;channels&apos;)&#xa0;: %2</translation>
    </message>
    <message>
        <source>The project&apos;s list of patients, &apos;%1&apos;, cannot be read (%2).</source>
        <translation>La liste des patients du projet, &apos;%1&apos;, est illisible (%2).</translation>
    </message>
    <message>
        <source>The record &apos;%1&apos;</source>
        <translation>L&apos;enregistrement &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The record &apos;%1&apos; is damaged (%2).</source>
        <translation>L&apos;enregistrement &apos;%1&apos; est endommagé (%2).</translation>
    </message>
    <message>
        <source>The record of an export</source>
        <translation>L&apos;enregistrement d&apos;une exportation</translation>
    </message>
    <message>
        <source>The record of an export &apos;%1&apos;</source>
        <translation>L&apos;enregistrement d&apos;une exportation &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The record of case &apos;%1&apos; does not fit its volume &apos;%2&apos;.</source>
        <translation>L&apos;enregistrement du cas &apos;%1&apos; ne correspond pas à son volume &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The record of case &apos;%1&apos; does not say across which axis its slices are annotated.</source>
        <translation>L&apos;enregistrement du cas &apos;%1&apos; ne dit pas à travers quel axe ses coupes sont annotées.</translation>
    </message>
    <message>
        <source>The record of the run &apos;%1&apos;</source>
        <translation>L&apos;enregistrement de l&apos;exécution &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The rule for parts and holes of this model is not applied by %1: its masks keep all parts.</source>
        <translation>La règle des parties et des trous de ce modèle n&apos;est pas appliquée par %1&#xa0;: ses masques gardent toutes les parties.</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>L&apos;exécution</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos;</source>
        <translation>L&apos;exécution &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; does not say what kind it is.</source>
        <translation>L&apos;exécution &apos;%1&apos; ne dit pas de quelle sorte elle est.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; has been started before.</source>
        <translation>L&apos;exécution &apos;%1&apos; a déjà été lancée.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; has ended already (%2).</source>
        <translation>L&apos;exécution &apos;%1&apos; a déjà fini (%2).</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; has finished.</source>
        <translation>L&apos;exécution &apos;%1&apos; est terminée.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; has made no %2.</source>
        <translation>L&apos;exécution &apos;%1&apos; n&apos;a rien fait de la sorte&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is %2 already.</source>
        <translation>L&apos;exécution &apos;%1&apos; est déjà dans cet état&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is %2.</source>
        <translation>L&apos;exécution &apos;%1&apos; est dans cet état&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is being started by somebody else.</source>
        <translation>L&apos;exécution &apos;%1&apos; est en train d&apos;être lancée par quelqu&apos;un d&apos;autre.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is no training (%2).</source>
        <translation>L&apos;exécution &apos;%1&apos; n&apos;est pas un entraînement (%2).</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is not exported.</source>
        <translation>L&apos;exécution &apos;%1&apos; n&apos;est pas exportée.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is of the unknown kind &apos;%2&apos;.</source>
        <translation>L&apos;exécution &apos;%1&apos; est d&apos;une sorte inconnue&#xa0;: &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is trained elsewhere.</source>
        <translation>L&apos;exécution &apos;%1&apos; s&apos;entraîne ailleurs.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; was exported and is trained elsewhere.</source>
        <translation>L&apos;exécution &apos;%1&apos; a été exportée et s&apos;entraîne ailleurs.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; was exported, and its result could not come back any more.</source>
        <translation>L&apos;exécution &apos;%1&apos; a été exportée, et son résultat ne pourrait plus revenir.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos;, which is %2, needs it.</source>
        <translation>L&apos;exécution &apos;%1&apos; (état&#xa0;: %2) en a besoin.</translation>
    </message>
    <message>
        <source>The run folder &apos;%1&apos; is gone.</source>
        <translation>Le dossier de l&apos;exécution &apos;%1&apos; n&apos;est plus là.</translation>
    </message>
    <message>
        <source>The run needs %1 of the %2 that are free on the disk.</source>
        <translation>L&apos;exécution a besoin de %1 sur les %2 qui sont libres sur le disque.</translation>
    </message>
    <message>
        <source>The run needs %1 on the disk, but only %2 are free.</source>
        <translation>L&apos;exécution a besoin de %1 sur le disque, mais seulement %2 sont libres.</translation>
    </message>
    <message>
        <source>The run needs %1; %2 are free on the disk.</source>
        <translation>L&apos;exécution a besoin de %1&#xa0;; %2 sont libres sur le disque.</translation>
    </message>
    <message>
        <source>The run plan &apos;%1&apos; is damaged (%2).</source>
        <translation>Le plan d&apos;exécution &apos;%1&apos; est endommagé (%2).</translation>
    </message>
    <message>
        <source>The run takes %1 of the %2 that are free on &apos;%3&apos; (of %4).</source>
        <translation>L&apos;exécution prend %1 sur les %2 qui sont libres sur &apos;%3&apos; (sur %4).</translation>
    </message>
    <message>
        <source>The run takes about %1 of the %2 that are free.</source>
        <translation>L&apos;exécution prend environ %1 sur les %2 qui sont libres.</translation>
    </message>
    <message>
        <source>The run takes about %1 of the memory of &apos;%2&apos;.</source>
        <translation>L&apos;exécution prend environ %1 de la mémoire de &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The run takes about %1; how much is free is not known.</source>
        <translation>L&apos;exécution prend environ %1&#xa0;; on ne sait pas combien est libre.</translation>
    </message>
    <message>
        <source>The run&apos;s request &apos;job.json&apos; is damaged.</source>
        <translation>La demande &apos;job.json&apos; de l&apos;exécution est endommagée.</translation>
    </message>
    <message>
        <source>The same patient is in %1: figures of cases whose patient was learnt from are too good. Give all cases of a patient one role.</source>
        <translation>Le même patient est dans %1&#xa0;: les chiffres des cas dont il a été appris du patient sont trop beaux. Donnez un seul rôle à tous les cas d&apos;un patient.</translation>
    </message>
    <message>
        <source>The same slice in two looks, the second turned and cut out: the network learns to find the marked place again in the other one. Bright in the right column: places that it finds alike.</source>
        <translation>La même coupe sous deux aspects, le second tourné et découpé&#xa0;: le réseau apprend à retrouver dans l&apos;autre l&apos;endroit marqué. Clair dans la colonne de droite&#xa0;: les endroits qu&apos;il trouve semblables.</translation>
    </message>
    <message>
        <source>The same slice in two looks: the network learns to find the marked place again in the other one. Bright in the right column: places that it finds alike.</source>
        <translation>La même coupe sous deux aspects&#xa0;: le réseau apprend à retrouver dans l&apos;autre l&apos;endroit marqué. Clair dans la colonne de droite&#xa0;: les endroits qu&apos;il trouve semblables.</translation>
    </message>
    <message>
        <source>The second view of a whole batch shows nothing of the first.</source>
        <translation>La seconde vue d&apos;un lot entier ne montre rien de la première.</translation>
    </message>
    <message>
        <source>The segment with label value %1 has no name.</source>
        <translation>Le segment de valeur %1 n&apos;a pas de nom.</translation>
    </message>
    <message>
        <source>The segmentation &apos;%1&apos; has a segment &apos;%2&apos;, which the label schema lacks.</source>
        <translation>La segmentation &apos;%1&apos; a un segment &apos;%2&apos;, que le schéma d&apos;étiquettes n&apos;a pas.</translation>
    </message>
    <message>
        <source>The segmentation &apos;%1&apos; has damaged metadata (%2).</source>
        <translation>La segmentation &apos;%1&apos; a des métadonnées endommagées (%2).</translation>
    </message>
    <message>
        <source>The segmentation &apos;%1&apos; has voxels of value %2 that belong to no segment.</source>
        <translation>La segmentation &apos;%1&apos; a des voxels de valeur %2 qui n&apos;appartiennent à aucun segment.</translation>
    </message>
    <message>
        <source>The segmentation &apos;%1&apos; is stored as &apos;%2&apos;.</source>
        <translation>La segmentation &apos;%1&apos; est enregistrée comme &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The segmentation &apos;%1&apos; reaches beyond its image: %2 of its %3 voxels lie outside.</source>
        <translation>La segmentation &apos;%1&apos; dépasse son image&#xa0;: %2 de ses %3 voxels sont dehors.</translation>
    </message>
    <message>
        <source>The segmentation loss &apos;%1&apos; is unknown.</source>
        <translation>La perte de segmentation &apos;%1&apos; est inconnue.</translation>
    </message>
    <message>
        <source>The segments &apos;%1&apos; and &apos;%2&apos; share a name.</source>
        <translation>Les segments &apos;%1&apos; et &apos;%2&apos; ont le même nom.</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; cannot be left out: it is the image on which each case is segmented.</source>
        <translation>La séquence &apos;%1&apos; ne peut pas être laissée de côté&#xa0;: c&apos;est l&apos;image sur laquelle chaque cas est segmenté.</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; is the volume itself.</source>
        <translation>La séquence &apos;%1&apos; est le volume lui-même.</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; is there twice.</source>
        <translation>La séquence &apos;%1&apos; est là deux fois.</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; of &apos;%2&apos; is the same image as %3.</source>
        <translation>La séquence &apos;%1&apos; de &apos;%2&apos; est la même image que %3.</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; of case &apos;%2&apos; has changed since it was added (&apos;%3&apos;).</source>
        <translation>La séquence &apos;%1&apos; du cas &apos;%2&apos; a changé depuis qu&apos;elle a été ajoutée (&apos;%3&apos;).</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; of case &apos;%2&apos; lies on another grid than its image (&apos;%3&apos;).</source>
        <translation>La séquence &apos;%1&apos; du cas &apos;%2&apos; est sur une autre grille que son image (&apos;%3&apos;).</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; of the case &apos;%2&apos;</source>
        <translation>La séquence &apos;%1&apos; du cas &apos;%2&apos;</translation>
    </message>
    <message>
        <source>The settings in &apos;%1&apos; cannot be used (%2)</source>
        <translation>Les réglages dans &apos;%1&apos; sont inutilisables (%2)</translation>
    </message>
    <message>
        <source>The slice store &apos;%1&apos;</source>
        <translation>Le stock de coupes &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The slice store &apos;%1&apos; was prepared without labels.</source>
        <translation>Le stock de coupes &apos;%1&apos; a été préparé sans masques.</translation>
    </message>
    <message>
        <source>The slice store file &apos;%1&apos; does not fit its index.</source>
        <translation>Le fichier du stock de coupes &apos;%1&apos; ne correspond pas à son index.</translation>
    </message>
    <message>
        <source>The slice store file &apos;%1&apos; is damaged (%2).</source>
        <translation>Le fichier du stock de coupes &apos;%1&apos; est endommagé (%2).</translation>
    </message>
    <message>
        <source>The slice store lacks &apos;%1&apos;.</source>
        <translation>Au stock de coupes il manque &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The split &apos;%1&apos; is damaged (%2: %3).</source>
        <translation>La répartition &apos;%1&apos; est endommagée (%2&#xa0;: %3).</translation>
    </message>
    <message>
        <source>The starter backbone &apos;%1&apos; has learnt no pixel size, so volumes cannot be shown to it.</source>
        <translation>Le réseau de départ &apos;%1&apos; n&apos;a pas appris de taille de pixel, si bien que des volumes ne peuvent pas lui être montrés.</translation>
    </message>
    <message>
        <source>The starter backbone &apos;%1&apos; is damaged: its checksum is not the one on its card.</source>
        <translation>Le réseau de départ &apos;%1&apos; est endommagé&#xa0;: sa somme de contrôle n&apos;est pas celle de sa fiche.</translation>
    </message>
    <message>
        <source>The starter backbone has a network with %1 channels and %2 normalisation, which is not the one that &apos;%3&apos; is to pretrain.</source>
        <translation>Le réseau de départ a un réseau de %1 canaux et à normalisation %2, qui n&apos;est pas celui que &apos;%3&apos; doit préentraîner.</translation>
    </message>
    <message>
        <source>The starter in &apos;%1&apos; was begun with other settings.</source>
        <translation>Le réseau de départ dans &apos;%1&apos; a été commencé avec d&apos;autres réglages.</translation>
    </message>
    <message>
        <source>The status cannot be read and nobody works on it.</source>
        <translation>L&apos;état est illisible et personne n&apos;y travaille.</translation>
    </message>
    <message>
        <source>The status cannot be read; the job runs.</source>
        <translation>L&apos;état est illisible&#xa0;; la tâche tourne.</translation>
    </message>
    <message>
        <source>The structure &apos;%1&apos; cannot be called so in nnU-Net, where that has a meaning of its own.</source>
        <translation>La structure &apos;%1&apos; ne peut pas s&apos;appeler ainsi dans nnU-Net, où cela a un sens particulier.</translation>
    </message>
    <message>
        <source>The structure &apos;%1&apos; of &apos;%2&apos; reaches beyond the image.</source>
        <translation>La structure &apos;%1&apos; de &apos;%2&apos; dépasse l&apos;image.</translation>
    </message>
    <message>
        <source>The structure &apos;%1&apos; of &apos;%2&apos; was drawn on one of %3 slices alone.</source>
        <translation>La structure &apos;%1&apos; de &apos;%2&apos; n&apos;a été dessinée que sur une coupe sur %3.</translation>
    </message>
    <message>
        <source>The structure &apos;%1&apos; of &apos;%2&apos; was drawn on other slices than those of the image.</source>
        <translation>La structure &apos;%1&apos; de &apos;%2&apos; a été dessinée sur d&apos;autres coupes que celles de l&apos;image.</translation>
    </message>
    <message>
        <source>The structure set &apos;%1&apos; has more than %2 structures.</source>
        <translation>L&apos;ensemble de structures &apos;%1&apos; a plus de %2 structures.</translation>
    </message>
    <message>
        <source>The structure set &apos;%1&apos; has no closed contour.</source>
        <translation>L&apos;ensemble de structures &apos;%1&apos; n&apos;a pas de contour fermé.</translation>
    </message>
    <message>
        <source>The structure set &apos;%1&apos; is damaged.</source>
        <translation>L&apos;ensemble de structures &apos;%1&apos; est endommagé.</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; is damaged (%2).</source>
        <translation>Le tableau &apos;%1&apos; est endommagé (%2).</translation>
    </message>
    <message>
        <source>The temperature %1 is not positive.</source>
        <translation>La température %1 n&apos;est pas positive.</translation>
    </message>
    <message>
        <source>The terminology of &apos;%1&apos; does not have seven parts.</source>
        <translation>La terminologie de &apos;%1&apos; n&apos;a pas sept parties.</translation>
    </message>
    <message>
        <source>The time budget of the run &apos;%1&apos;</source>
        <translation>La durée prévue de l&apos;exécution &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The time budget of the run &apos;%1&apos; is damaged (%2).</source>
        <translation>La durée prévue de l&apos;exécution &apos;%1&apos; est endommagée (%2).</translation>
    </message>
    <message>
        <source>The training cases of &apos;%1&apos; are in %2 fold: those of fold %3 came in for validation, the others for training (--fold chooses another).</source>
        <translation>Les cas d&apos;entraînement de &apos;%1&apos; sont en %2 pli&#xa0;: ceux du pli %3 sont entrés pour la validation, les autres pour l&apos;entraînement (la ligne de commande en choisit un autre).</translation>
    </message>
    <message>
        <source>The training cases of &apos;%1&apos; are in %2 folds: those of fold %3 came in for validation, the others for training (--fold chooses another).</source>
        <translation>Les cas d&apos;entraînement de &apos;%1&apos; sont en %2 plis&#xa0;: ceux du pli %3 sont entrés pour la validation, les autres pour l&apos;entraînement (la ligne de commande en choisit un autre).</translation>
    </message>
    <message>
        <source>The validation cases are not here: not scored on their own grids.</source>
        <translation>Les cas de validation ne sont pas ici&#xa0;: pas notés sur leurs propres grilles.</translation>
    </message>
    <message>
        <source>The validation cases are not in the project any more: not scored on their own grids.</source>
        <translation>Les cas de validation ne sont plus dans le projet&#xa0;: pas notés sur leurs propres grilles.</translation>
    </message>
    <message>
        <source>The volume &apos;%1&apos; does not exist.</source>
        <translation>Le volume &apos;%1&apos; n&apos;existe pas.</translation>
    </message>
    <message>
        <source>The volume has NaN or infinite voxels.</source>
        <translation>Le volume a des voxels NaN ou infinis.</translation>
    </message>
    <message>
        <source>The volume of case &apos;%1&apos; has changed since it was added (&apos;%2&apos;).</source>
        <translation>Le volume du cas &apos;%1&apos; a changé depuis qu&apos;il a été ajouté (&apos;%2&apos;).</translation>
    </message>
    <message>
        <source>The volume store &apos;%1&apos;</source>
        <translation>Le stock de volumes &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The volume store &apos;%1&apos; was prepared without what is flat.</source>
        <translation>Le stock de volumes &apos;%1&apos; a été préparé sans ce qui est plat.</translation>
    </message>
    <message>
        <source>The volumes lie in different planes (%1), so the network sees different views.</source>
        <translation>Les volumes sont dans des plans différents (%1), si bien que le réseau voit des vues différentes.</translation>
    </message>
    <message>
        <source>The voxel (%1) is outside the volume.</source>
        <translation>Le voxel (%1) est hors du volume.</translation>
    </message>
    <message>
        <source>The voxel spacing %1 is not %2 positive lengths.</source>
        <translation>L&apos;espacement des voxels %1, ce ne sont pas %2 longueurs positives.</translation>
    </message>
    <message>
        <source>The voxels of &apos;%1&apos; are stored as &apos;%2&apos;, which cannot be read here.</source>
        <translation>Les voxels de &apos;%1&apos; sont enregistrés comme &apos;%2&apos;, ce qui ne peut pas être lu ici.</translation>
    </message>
    <message>
        <source>The weights are not those of the network in the adaptation plan: &apos;%1&apos; has another shape than its plan says.</source>
        <translation>Les poids ne sont pas ceux du réseau du plan d&apos;adaptation&#xa0;: &apos;%1&apos; a une autre forme que ne le dit son plan.</translation>
    </message>
    <message>
        <source>The weights are not those of the network in the adaptation plan: &apos;%1&apos; is missing.</source>
        <translation>Les poids ne sont pas ceux du réseau du plan d&apos;adaptation&#xa0;: &apos;%1&apos; manque.</translation>
    </message>
    <message>
        <source>The weights are not those of the network in the plans: &apos;%1&apos; has another shape than its plans say.</source>
        <translation>Les poids ne sont pas ceux du réseau des plans&#xa0;: &apos;%1&apos; a une autre forme que ne le disent ses plans.</translation>
    </message>
    <message>
        <source>The weights are not those of the network in the plans: &apos;%1&apos; is missing.</source>
        <translation>Les poids ne sont pas ceux du réseau des plans&#xa0;: &apos;%1&apos; manque.</translation>
    </message>
    <message>
        <source>The weights in &apos;%1&apos; are spoilt: &apos;%2&apos; holds values that are not numbers.</source>
        <translation>Les poids dans &apos;%1&apos; sont gâtés&#xa0;: &apos;%2&apos; contient des valeurs qui ne sont pas des nombres.</translation>
    </message>
    <message>
        <source>The weights in &apos;%1&apos; do not fit the network described in it.</source>
        <translation>Les poids dans &apos;%1&apos; ne correspondent pas au réseau qui y est décrit.</translation>
    </message>
    <message>
        <source>Then copy splits_final.json into the folder of this data set below nnUNet_preprocessed: its fold 0 is the split into
training and validation cases that this data set was made with.</source>
        <translation>Copiez ensuite splits_final.json dans le dossier de ce jeu de données sous nnUNet_preprocessed&#xa0;: son pli 0 est la répartition en
cas d&apos;entraînement et de validation avec laquelle ce jeu de données a été fait.</translation>
    </message>
    <message>
        <source>Then start it again; &apos;log.txt&apos; says more.</source>
        <translation>Puis relancez&#xa0;; &apos;log.txt&apos; en dit plus.</translation>
    </message>
    <message>
        <source>There are %1.</source>
        <translation>Il y en a %1.</translation>
    </message>
    <message>
        <source>There are only %1 %2 to learn from, fewer than a batch of stage &apos;%3&apos; takes (%4), so that it shows some twice.</source>
        <translation>Il n&apos;y a que %1 %2 dont apprendre, moins que ne prend un lot de la phase &apos;%3&apos; (%4), si bien que certaines y sont deux fois.</translation>
    </message>
    <message>
        <source>There is a folder of that name</source>
        <translation>Il y a un dossier de ce nom</translation>
    </message>
    <message>
        <source>There is no %1 %2: there are %3.</source>
        <translation>Il n&apos;y a pas de %1 %2&#xa0;: il y en a %3.</translation>
    </message>
    <message>
        <source>There is no %1 &apos;%2&apos;.</source>
        <translation>N&apos;existe pas&#xa0;: %1 &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>There is no Python at &apos;%1&apos;.</source>
        <translation>Il n&apos;y a pas de Python à &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation>Il n&apos;y a pas de fichier &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There is no finetuning preset &apos;%1&apos;.</source>
        <translation>Il n&apos;y a pas de préréglage d&apos;affinage &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There is no mask to write.</source>
        <translation>Il n&apos;y a pas de masque à écrire.</translation>
    </message>
    <message>
        <source>There is no network &apos;%1&apos; in this version.</source>
        <translation>Il n&apos;y a pas de réseau &apos;%1&apos; dans cette version.</translation>
    </message>
    <message>
        <source>There is no permission to write</source>
        <translation>Le droit d&apos;écrire manque</translation>
    </message>
    <message>
        <source>There is no preset &apos;%1&apos; of learning.</source>
        <translation>Il n&apos;y a pas de préréglage d&apos;apprentissage &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There is no pretraining of this project to start from: it starts from the starter backbone.</source>
        <translation>Il n&apos;y a pas de préentraînement de ce projet d&apos;où partir&#xa0;: cela part du réseau de départ.</translation>
    </message>
    <message>
        <source>There is no run in &apos;%1&apos;.</source>
        <translation>Il n&apos;y a pas d&apos;exécution dans &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There is no sequence &apos;%1&apos;: the project has %2.</source>
        <translation>Il n&apos;y a pas de séquence &apos;%1&apos;&#xa0;: le projet a %2.</translation>
    </message>
    <message>
        <source>There is no sequence &apos;%1&apos;: the project has one sequence, the image of each case.</source>
        <translation>Il n&apos;y a pas de séquence &apos;%1&apos;&#xa0;: le projet a une seule séquence, l&apos;image de chaque cas.</translation>
    </message>
    <message>
        <source>There is no setting &apos;%1&apos;.</source>
        <translation>Il n&apos;y a pas de réglage &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There is no structure &apos;%1&apos;.</source>
        <translation>Il n&apos;y a pas de structure &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There is no volume to plan for.</source>
        <translation>Il n&apos;y a pas de volume pour planifier.</translation>
    </message>
    <message>
        <source>There is no volume to train on.</source>
        <translation>Il n&apos;y a pas de volume pour entraîner.</translation>
    </message>
    <message>
        <source>There is no volume.</source>
        <translation>Il n&apos;y a pas de volume.</translation>
    </message>
    <message>
        <source>There is not enough memory to embed slices of %1 × %2 pixels.</source>
        <translation>La mémoire ne suffit pas pour représenter des coupes de %1 × %2 pixels.</translation>
    </message>
    <message>
        <source>There is not enough memory to load the package &apos;%1&apos;.</source>
        <translation>Il n&apos;y a pas assez de mémoire pour charger le paquet &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There is not enough memory to segment %1.</source>
        <translation>La mémoire ne suffit pas pour segmenter %1.</translation>
    </message>
    <message>
        <source>There is not enough memory, not even for the smallest batch and patch.</source>
        <translation>La mémoire ne suffit pas, même pour le plus petit lot et le plus petit fragment.</translation>
    </message>
    <message>
        <source>There is nothing to stop.</source>
        <translation>Il n&apos;y a rien à arrêter.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Il n&apos;y a rien à reprendre.</translation>
    </message>
    <message>
        <source>These are: %1.</source>
        <translation>Sont connus&#xa0;: %1.</translation>
    </message>
    <message>
        <source>They are up to date in a moment; it ends when the project is closed in Slicer, or its job is stopped.</source>
        <translation>Elles sont à jour dans un instant&#xa0;; cela finit quand le projet est fermé dans Slicer, ou que sa tâche est arrêtée.</translation>
    </message>
    <message>
        <source>This Python lacks what computing needs: %1.</source>
        <translation>Il manque à ce Python ce qu&apos;il faut pour calculer&#xa0;: %1.</translation>
    </message>
    <message>
        <source>This installation has no starter backbone.</source>
        <translation>Cette installation n&apos;a pas de réseau de départ.</translation>
    </message>
    <message>
        <source>This network of nnU-Net cannot be taken over: %1.</source>
        <translation>Ce réseau de nnU-Net ne peut pas être repris&#xa0;: %1.</translation>
    </message>
    <message>
        <source>This network of nnssl cannot be taken over: %1.</source>
        <translation>Ce réseau de nnssl ne peut pas être repris&#xa0;: %1.</translation>
    </message>
    <message>
        <source>This project has no finished model.</source>
        <translation>Ce projet n&apos;a pas de modèle terminé.</translation>
    </message>
    <message>
        <source>This project has no pretrained backbone%1.</source>
        <translation>Ce projet n&apos;a pas de réseau préentraîné%1.</translation>
    </message>
    <message>
        <source>This run has finished. Bring its result back with: sslseg runs import PROJECT FOLDER</source>
        <translation>Cette exécution est terminée. Rapportez son résultat par&#xa0;: sslseg runs import PROJECT FOLDER</translation>
    </message>
    <message>
        <source>This system does not say how much is free; if it runs out, batches become smaller.</source>
        <translation>Ce système ne dit pas combien est libre&#xa0;; si cela s&apos;épuise, les lots deviennent plus petits.</translation>
    </message>
    <message>
        <source>Tidy it up, and try again.</source>
        <translation>Rangez-y, et réessayez.</translation>
    </message>
    <message>
        <source>Time and memory of several processes are not measured beforehand.</source>
        <translation>La durée et la mémoire de plusieurs processus ne sont pas mesurées d&apos;avance.</translation>
    </message>
    <message>
        <source>To change that, give the case anew all that it has there, image and mask.</source>
        <translation>Pour changer cela, donnez de nouveau au cas tout ce qu&apos;il y a, image et masque.</translation>
    </message>
    <message>
        <source>To give it another spacing, take the case out (&apos;sslseg remove&apos;) and add the volume again.</source>
        <translation>Pour lui donner un autre espacement, retirez le cas (&apos;Retirer …&apos; dans l&apos;étape &apos;Données&apos;) et ajoutez de nouveau le volume.</translation>
    </message>
    <message>
        <source>To have the whole series, take that case out first: &apos;sslseg remove PROJECT %1&apos;; its mask can then be given to the frame: &apos;sslseg label PROJECT %2 MASK&apos;.</source>
        <translation>Pour avoir la série entière, retirez d&apos;abord ce cas (%1&#xa0;; &apos;Retirer …&apos; dans l&apos;étape &apos;Données&apos;)&#xa0;; son masque peut ensuite être donné à la phase (%2&#xa0;; &apos;Donner un masque&apos;).</translation>
    </message>
    <message>
        <source>To have this one instead, give it to that case by itself.</source>
        <translation>Pour avoir plutôt celui-ci, donnez-le seul à ce cas.</translation>
    </message>
    <message>
        <source>Train a U-Net for slices that does not, with --normalisation z-score.</source>
        <translation>Entraînez un U-Net de coupes qui ne le fait pas, avec &apos;Z-score&apos; comme &apos;Normalisation de la luminosité&apos; (&apos;Paramètres avancés&apos;).</translation>
    </message>
    <message>
        <source>Train a plain U-Net.</source>
        <translation>Entraînez un simple U-Net.</translation>
    </message>
    <message>
        <source>Train nnU-Net on one channel.</source>
        <translation>Entraînez nnU-Net sur un seul canal.</translation>
    </message>
    <message>
        <source>Train one of three stages or more, with instance or batch normalisation and the usual last map.</source>
        <translation>Entraînez-en un de trois étages ou plus, avec une normalisation par instance ou par lot et la dernière carte habituelle.</translation>
    </message>
    <message>
        <source>Train one with the usual last map (0 pixel features).</source>
        <translation>Entraînez-en un avec la dernière carte habituelle (0 caractéristique par pixel).</translation>
    </message>
    <message>
        <source>Train with instance or batch normalisation.</source>
        <translation>Entraînez avec une normalisation par instance ou par lot.</translation>
    </message>
    <message>
        <source>Train without the setting &apos;transductive&apos; if they should be.</source>
        <translation>Entraînez sans le réglage &apos;transductive&apos; si elles doivent l&apos;être.</translation>
    </message>
    <message>
        <source>Trained elsewhere; &apos;sslseg runs import&apos; brings it back.</source>
        <translation>S&apos;entraîne ailleurs&#xa0;; &apos;sslseg runs import&apos; la rapporte.</translation>
    </message>
    <message>
        <source>Training from scratch</source>
        <translation>Entraînement à partir de zéro</translation>
    </message>
    <message>
        <source>Training slices: the reference and what the network segments so far.</source>
        <translation>Coupes d&apos;entraînement&#xa0;: la référence et ce que le réseau segmente jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>Try again when they are done.</source>
        <translation>Réessayez quand ils auront fini.</translation>
    </message>
    <message>
        <source>Two cases would be called &apos;%1&apos;.</source>
        <translation>Deux cas s&apos;appelleraient &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Two cases would be called &apos;%1-f%2&apos;.</source>
        <translation>Deux cas s&apos;appelleraient &apos;%1-f%2&apos;.</translation>
    </message>
    <message>
        <source>Two cut-outs of a slice in another look: the network learns to find them alike (1 = the same) and unlike those of other slices (0 or below).</source>
        <translation>Deux extraits d&apos;une coupe sous un autre aspect&#xa0;: le réseau apprend à les trouver semblables (1 = identiques) et différents de ceux des autres coupes (0 ou moins).</translation>
    </message>
    <message>
        <source>Two of the sequences %1 are one.</source>
        <translation>Deux des séquences %1 n&apos;en sont qu&apos;une.</translation>
    </message>
    <message>
        <source>Two sequences are called &apos;%1&apos; and &apos;%2&apos;.</source>
        <translation>Deux séquences s&apos;appellent &apos;%1&apos; et &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Two sequences have the pattern &apos;%1&apos;.</source>
        <translation>Deux séquences ont le motif &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Two versions of a slice in another look: the network learns to find them alike (1 = the same) and unlike those of other slices (0 or below).</source>
        <translation>Deux versions d&apos;une coupe sous un autre aspect&#xa0;: le réseau apprend à les trouver semblables (1 = identiques) et différentes de celles des autres coupes (0 ou moins).</translation>
    </message>
    <message>
        <source>Unlike all that is annotated, and no other volume is more like it.</source>
        <translation>Différent de tout ce qui est annoté, et aucun autre volume ne lui ressemble plus.</translation>
    </message>
    <message>
        <source>Unlike what is annotated; %1 other volume is more like it.</source>
        <translation>Différent de ce qui est annoté&#xa0;; %1 autre volume lui ressemble plus.</translation>
    </message>
    <message>
        <source>Unlike what is annotated; %1 other volumes are more like it.</source>
        <translation>Différent de ce qui est annoté&#xa0;; %1 autres volumes lui ressemblent plus.</translation>
    </message>
    <message>
        <source>Unpack it</source>
        <translation>Décompressez-le</translation>
    </message>
    <message>
        <source>Unpack it first, for example with 7-Zip.</source>
        <translation>Décompressez-le d&apos;abord, par exemple avec 7-Zip.</translation>
    </message>
    <message>
        <source>Unpack it, and choose the image in it.</source>
        <translation>Décompressez-le, et choisissez l&apos;image qui s&apos;y trouve.</translation>
    </message>
    <message>
        <source>Update SSLSegmentation.</source>
        <translation>Mettez SSLSegmentation à jour.</translation>
    </message>
    <message>
        <source>Use %1 or more; 16 is usual.</source>
        <translation>Prenez %1 ou plus&#xa0;; 16 est habituel.</translation>
    </message>
    <message>
        <source>Use %1, or numbers from 1 such as 1,5,9.</source>
        <translation>Prenez %1, ou des nombres à partir de 1 comme 1,5,9.</translation>
    </message>
    <message>
        <source>Use %1.</source>
        <translation>Permis&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Use &apos;%1&apos; to &apos;%2&apos;.</source>
        <translation>Prenez &apos;%1&apos; à &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Use &apos;sslseg finetune --%1&apos;, or choose another backbone.</source>
        <translation>Choisissez l&apos;affinage qui convient (%1), ou un autre réseau préentraîné.</translation>
    </message>
    <message>
        <source>Use --depth %1 or more, or a network with fewer widths.</source>
        <translation>Mettez &apos;Profondeur&apos; à %1 ou plus (&apos;Paramètres avancés&apos;), ou prenez un réseau avec moins de largeurs.</translation>
    </message>
    <message>
        <source>Use --device auto or --device cpu.</source>
        <translation>Vérifiez dans l&apos;étape &apos;Installation&apos; avec quoi cet ordinateur peut calculer.</translation>
    </message>
    <message>
        <source>Use --device auto, cuda or cpu with them.</source>
        <translation>Prenez avec eux --device auto, cuda ou cpu.</translation>
    </message>
    <message>
        <source>Use 0 to %1.</source>
        <translation>Prenez de 0 à %1.</translation>
    </message>
    <message>
        <source>Use 0, 1 or 2 for i, j or k.</source>
        <translation>Prenez 0, 1 ou 2 pour i, j ou k.</translation>
    </message>
    <message>
        <source>Use 1 to %1.</source>
        <translation>Prenez de 1 à %1.</translation>
    </message>
    <message>
        <source>Use 1 to 254.</source>
        <translation>Prenez de 1 à 254.</translation>
    </message>
    <message>
        <source>Use a batch size that is a multiple of %1, or another number of processes.</source>
        <translation>Prenez une taille de lot qui est un multiple de %1, ou un autre nombre de processus.</translation>
    </message>
    <message>
        <source>Use a model for images of this kind. Check the spacing of the file where it was made; --pixel-size of &apos;sslseg add&apos; sets another one.</source>
        <translation>Prenez un modèle pour des images de cette sorte. Vérifiez l&apos;espacement du fichier là où il a été fait&#xa0;; à l&apos;ajout, l&apos;étape &apos;Données&apos; permet d&apos;en donner un autre.</translation>
    </message>
    <message>
        <source>Use a smaller batch or network, or more processes; a run in one process makes its batches smaller.</source>
        <translation>Prenez un lot ou un réseau plus petit, ou plus de processus&#xa0;; une exécution dans un seul processus réduit ses lots.</translation>
    </message>
    <message>
        <source>Use all or own_positive.</source>
        <translation>Prenez all ou own_positive.</translation>
    </message>
    <message>
        <source>Use an id: %1.</source>
        <translation>Prenez un identifiant&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Use an id: &apos;%1&apos; for the case, &apos;%2&apos; for the frame.</source>
        <translation>Prenez un identifiant&#xa0;: &apos;%1&apos; pour le cas, &apos;%2&apos; pour la phase.</translation>
    </message>
    <message>
        <source>Use another fill or larger patches.</source>
        <translation>Prenez un autre remplissage ou de plus grands fragments.</translation>
    </message>
    <message>
        <source>Use at most 40 letters, digits, spaces, &apos;-&apos;, &apos;_&apos; and &apos;+&apos;, a letter or digit first: T2, ADC, T1+C.</source>
        <translation>Prenez au plus 40 lettres, chiffres, espaces, &apos;-&apos;, &apos;_&apos; et &apos;+&apos;, une lettre ou un chiffre d&apos;abord&#xa0;: T2, ADC, T1+C.</translation>
    </message>
    <message>
        <source>Use bilinear or nearest.</source>
        <translation>Prenez bilinear ou nearest.</translation>
    </message>
    <message>
        <source>Use fewer or smaller patches, or a larger map.</source>
        <translation>Prenez moins de fragments ou de plus petits, ou une carte plus grande.</translation>
    </message>
    <message>
        <source>Use for example 0.25, 0.8.</source>
        <translation>Prenez par exemple 0.25, 0.8.</translation>
    </message>
    <message>
        <source>Use for example 0.3 to 0.8.</source>
        <translation>Prenez par exemple 0.3 à 0.8.</translation>
    </message>
    <message>
        <source>Use for example 0.75, 1.33.</source>
        <translation>Prenez par exemple 0.75, 1.33.</translation>
    </message>
    <message>
        <source>Use gauss, zero, mean or neighbour.</source>
        <translation>Prenez gauss, zero, mean ou neighbour.</translation>
    </message>
    <message>
        <source>Use image, batch or nearest.</source>
        <translation>Prenez image, batch ou nearest.</translation>
    </message>
    <message>
        <source>Use larger steps.</source>
        <translation>Prenez des pas plus grands.</translation>
    </message>
    <message>
        <source>Use more decoder stages or random places.</source>
        <translation>Prenez plus d&apos;étages de décodeur ou des endroits aléatoires.</translation>
    </message>
    <message>
        <source>Use one of: %1.</source>
        <translation>Sont possibles&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Use random places, or views without a warp.</source>
        <translation>Prenez des endroits aléatoires, ou des vues sans déformation.</translation>
    </message>
    <message>
        <source>Use smaller shifts and less zoom.</source>
        <translation>Prenez des décalages plus petits et moins de zoom.</translation>
    </message>
    <message>
        <source>Use that one.</source>
        <translation>Prenez celui-là.</translation>
    </message>
    <message>
        <source>Use the features of its encoder (--part encoder), or a backbone of a method that trains both.</source>
        <translation>Prenez les caractéristiques de son encodeur (--part encoder), ou un réseau préentraîné par une méthode qui entraîne les deux.</translation>
    </message>
    <message>
        <source>Use the network settings of the checkpoint, or pretrain again with these.</source>
        <translation>Prenez les réglages de réseau du point de sauvegarde, ou préentraînez de nouveau avec ceux-ci.</translation>
    </message>
    <message>
        <source>Use the preset quick of a method for slices, or begin with random weights (--start random).</source>
        <translation>Prenez le préréglage quick d&apos;une méthode pour des coupes, ou partez de poids aléatoires (&apos;Part de&apos; sous &apos;Paramètres avancés&apos;).</translation>
    </message>
    <message>
        <source>Use volumes that are projected the same way.</source>
        <translation>Prenez des volumes qui sont projetés de la même façon.</translation>
    </message>
    <message>
        <source>Use: %1.</source>
        <translation>Possibles&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Validation Dice %1, was %2: not published, the model stays.</source>
        <translation>Dice de validation %1, avant %2&#xa0;: pas publié, le modèle reste.</translation>
    </message>
    <message>
        <source>Validation slices, which the network does not learn from: the reference and what the network segments so far.</source>
        <translation>Coupes de validation, dont le réseau n&apos;apprend pas&#xa0;: la référence et ce que le réseau segmente jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>Volumes: the reference and what the network segments so far.</source>
        <translation>Volumes&#xa0;: la référence et ce que le réseau segmente jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>Wait until it has ended, or end it first.</source>
        <translation>Attendez que cela ait fini, ou arrêtez-le d&apos;abord.</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>Attendez que ce soit fini.</translation>
    </message>
    <message>
        <source>Waiting for &apos;%1&apos; behind %2 job, the last is &apos;%3&apos; of &apos;%4&apos;.</source>
        <translation>Attend &apos;%1&apos; derrière %2 tâche, la dernière est &apos;%3&apos; de &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>Waiting for &apos;%1&apos; behind %2 jobs, the last is &apos;%3&apos; of &apos;%4&apos;.</source>
        <translation>Attend &apos;%1&apos; derrière %2 tâches, la dernière est &apos;%3&apos; de &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>Waiting for a labelled training case.</source>
        <translation>En attente d&apos;un cas d&apos;entraînement annoté.</translation>
    </message>
    <message>
        <source>Waiting for new labels.</source>
        <translation>En attente de nouveaux masques.</translation>
    </message>
    <message>
        <source>What case &apos;%1&apos; has in the en-face plane, %2 × %3 pixels, does not fit its volume, %4 × %5.</source>
        <translation>Ce que le cas &apos;%1&apos; a dans le plan de face, %2 × %3 pixels, ne correspond pas à son volume, %4 × %5.</translation>
    </message>
    <message>
        <source>What is known of a structure is damaged.</source>
        <translation>Ce qui est noté d&apos;une structure est endommagé.</translation>
    </message>
    <message>
        <source>What it was pretrained on is not known here: if test cases of this project were among that, their scores say too much.</source>
        <translation>On ne sait pas ici sur quoi il a été préentraîné&#xa0;: si des cas de test de ce projet en faisaient partie, leurs notes sont trop belles.</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Ce que voit le réseau</translation>
    </message>
    <message>
        <source>Where the network finds it</source>
        <translation>Où le réseau le trouve</translation>
    </message>
    <message>
        <source>Whoever made the project can give you the right to read it.</source>
        <translation>La personne qui a fait le projet peut vous donner le droit de le lire.</translation>
    </message>
    <message>
        <source>Whoever trained these weights has not said under which licence they may be used. Ask before they are passed on.</source>
        <translation>La personne qui a entraîné ces poids n&apos;a pas dit sous quelle licence ils peuvent être utilisés. Demandez avant de les transmettre.</translation>
    </message>
    <message>
        <source>Without a whole mask, and left out: %1 frame (%2).</source>
        <translation>Sans masque complet, et laissée de côté&#xa0;: %1 phase (%2).</translation>
    </message>
    <message>
        <source>Without a whole mask, and left out: %1 frames (%2).</source>
        <translation>Sans masque complet, et laissées de côté&#xa0;: %1 phases (%2).</translation>
    </message>
    <message>
        <source>Worker %1 of run &apos;%2&apos;, Python %3 in &apos;%4&apos;.</source>
        <translation>Programme de calcul %1 de l&apos;exécution &apos;%2&apos;, Python %3 dans &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>Write %1 instead.</source>
        <translation>Écrivez plutôt %1.</translation>
    </message>
    <message>
        <source>Write %1.</source>
        <translation>Écrivez %1.</translation>
    </message>
    <message>
        <source>Write a name and a pattern, for example &apos;T2=*t2*&apos;.</source>
        <translation>Écrivez un nom et un motif, par exemple &apos;T2=*t2*&apos;.</translation>
    </message>
    <message>
        <source>Write for example &apos;ADC=adc.nii&apos;.</source>
        <translation>Écrivez par exemple &apos;ADC=adc.nii&apos;.</translation>
    </message>
    <message>
        <source>Write it without the odd spaces.</source>
        <translation>Écrivez-le sans les espaces inhabituels.</translation>
    </message>
    <message>
        <source>`--keep-all-parts` of `sslseg predict` and `sslseg evaluate` leaves masks as the network makes them.</source>
        <translation>&apos;Garder toutes les parties&apos; dans l&apos;étape &apos;Vérifier&apos; laisse les masques tels que le réseau les fait.</translation>
    </message>
    <message>
        <source>a DICOM file</source>
        <translation>un fichier DICOM</translation>
    </message>
    <message>
        <source>a MetaImage</source>
        <translation>une MetaImage</translation>
    </message>
    <message>
        <source>a NIfTI image</source>
        <translation>une image NIfTI</translation>
    </message>
    <message>
        <source>a NRRD file</source>
        <translation>un fichier NRRD</translation>
    </message>
    <message>
        <source>a NRRD image</source>
        <translation>une image NRRD</translation>
    </message>
    <message>
        <source>a canonical array of shape %1 is needed for this reference, not %2</source>
        <translation>il faut pour cette référence un tableau canonique de forme %1, pas %2</translation>
    </message>
    <message>
        <source>a colour is no number</source>
        <translation>une couleur n&apos;est pas un nombre</translation>
    </message>
    <message>
        <source>a draft</source>
        <translation>une ébauche</translation>
    </message>
    <message>
        <source>a list of numbers</source>
        <translation>une liste de nombres</translation>
    </message>
    <message>
        <source>a new file</source>
        <translation>un nouveau fichier</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>a segment names a layer beyond the %1 that the file has</source>
        <translation>un segment nomme une couche au-delà des %1 que le fichier a</translation>
    </message>
    <message>
        <source>a temporary file</source>
        <translation>un fichier temporaire</translation>
    </message>
    <message>
        <source>a test on it failed (%1: %2).</source>
        <translation>un essai dessus a échoué (%1&#xa0;: %2).</translation>
    </message>
    <message>
        <source>a time of its frames is no number.</source>
        <translation>un instant de ses phases n&apos;est pas un nombre.</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>une page web</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un nombre entier</translation>
    </message>
    <message>
        <source>a word</source>
        <translation>un mot</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>une archive zip</translation>
    </message>
    <message>
        <source>about %1 on &apos;%2&apos;: %3.</source>
        <translation>environ %1 sur &apos;%2&apos;&#xa0;: %3.</translation>
    </message>
    <message>
        <source>acquisition %1</source>
        <translation>acquisition %1</translation>
    </message>
    <message>
        <source>adding scans</source>
        <translation>ajout d&apos;examens</translation>
    </message>
    <message>
        <source>adding volumes</source>
        <translation>ajout de volumes</translation>
    </message>
    <message>
        <source>all %1 cases</source>
        <translation>tous les %1 cas</translation>
    </message>
    <message>
        <source>along &apos;%1&apos;</source>
        <translation>le long de &apos;%1&apos;</translation>
    </message>
    <message>
        <source>an HDF5 file, such as MINC or MATLAB write</source>
        <translation>un fichier HDF5, tel que MINC ou MATLAB en écrivent</translation>
    </message>
    <message>
        <source>an unnamed user</source>
        <translation>un utilisateur sans nom</translation>
    </message>
    <message>
        <source>and %1 without labels</source>
        <translation>et %1 sans masque</translation>
    </message>
    <message>
        <source>and goes on for %1 letters, which no field needs</source>
        <translation>et continue sur %1 lettres, ce dont aucun champ n&apos;a besoin</translation>
    </message>
    <message>
        <source>and its header does not say that they are times</source>
        <translation>et son en-tête ne dit pas que ce sont des instants</translation>
    </message>
    <message>
        <source>and its header does not say that they are times (%1)</source>
        <translation>et son en-tête ne dit pas que ce sont des instants (%1)</translation>
    </message>
    <message>
        <source>annotated_slices is no list of whole numbers.</source>
        <translation>annotated_slices n&apos;est pas une liste de nombres entiers.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>un autre programme</translation>
    </message>
    <message>
        <source>another scan of its patient has been learnt from</source>
        <translation>un autre examen de son patient a servi à apprendre</translation>
    </message>
    <message>
        <source>another scan of its patient has judged the models so far</source>
        <translation>un autre examen de son patient a jugé les modèles jusqu&apos;ici</translation>
    </message>
    <message>
        <source>another scanner is fine, another modality is not</source>
        <translation>un autre appareil convient, une autre modalité non</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>comme %1</translation>
    </message>
    <message>
        <source>as many steps as %1 min allow</source>
        <translation>autant de pas que %1 min le permettent</translation>
    </message>
    <message>
        <source>as they were</source>
        <translation>tels qu&apos;ils étaient</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>au plus %1</translation>
    </message>
    <message>
        <source>at most %1 %2</source>
        <translation>au plus %1 %2</translation>
    </message>
    <message>
        <source>axis directions differ by up to %1°</source>
        <translation>les directions des axes diffèrent jusqu&apos;à %1°</translation>
    </message>
    <message>
        <source>b-values %1</source>
        <translation>valeurs b %1</translation>
    </message>
    <message>
        <source>backbone</source>
        <translation>réseau préentraîné</translation>
    </message>
    <message>
        <source>backbone or model</source>
        <translation>réseau préentraîné ou modèle</translation>
    </message>
    <message>
        <source>batches of %1 slices, %2 of them a step</source>
        <translation>des lots de %1 coupes, %2 par pas</translation>
    </message>
    <message>
        <source>beginning with the starter backbone (SHA-256 %1…)</source>
        <translation>à partir du réseau de départ (SHA-256 %1…)</translation>
    </message>
    <message>
        <source>but %1 numbers are needed</source>
        <translation>mais il faut %1 nombres</translation>
    </message>
    <message>
        <source>but has %1 axes</source>
        <translation>mais a %1 axes</translation>
    </message>
    <message>
        <source>but its voxels follow the header itself</source>
        <translation>mais ses voxels suivent l&apos;en-tête lui-même</translation>
    </message>
    <message>
        <source>but not before it NDims &apos;%1&apos;</source>
        <translation>mais pas devant NDims &apos;%1&apos;</translation>
    </message>
    <message>
        <source>but voxels cannot begin before byte %1</source>
        <translation>mais des voxels ne peuvent pas commencer avant l&apos;octet %1</translation>
    </message>
    <message>
        <source>but voxels that are written as text cannot be read</source>
        <translation>mais des voxels écrits en texte ne peuvent pas être lus</translation>
    </message>
    <message>
        <source>can be used already.</source>
        <translation>déjà utilisable.</translation>
    </message>
    <message>
        <source>cannot be read (%1)</source>
        <translation>est illisible (%1)</translation>
    </message>
    <message>
        <source>card of the starter backbone</source>
        <translation>fiche du réseau de départ</translation>
    </message>
    <message>
        <source>case &apos;%1&apos; is out of place</source>
        <translation>le cas &apos;%1&apos; n&apos;est pas à sa place</translation>
    </message>
    <message>
        <source>case record</source>
        <translation>enregistrement d&apos;un cas</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>canal %1</translation>
    </message>
    <message>
        <source>channel %1 %2</source>
        <translation>canal %1 %2</translation>
    </message>
    <message>
        <source>checking the model at the end %1</source>
        <translation>contrôle du modèle à la fin %1</translation>
    </message>
    <message>
        <source>compressed with bzip2</source>
        <translation>compressé avec bzip2</translation>
    </message>
    <message>
        <source>compressed with gzip</source>
        <translation>compressé avec gzip</translation>
    </message>
    <message>
        <source>compressed with xz</source>
        <translation>compressé avec xz</translation>
    </message>
    <message>
        <source>computed shapes</source>
        <translation>formes calculées</translation>
    </message>
    <message>
        <source>computing on &apos;%1&apos; with %2 CPU thread</source>
        <translation>calcul sur &apos;%1&apos; avec %2 fil du processeur</translation>
    </message>
    <message>
        <source>computing on &apos;%1&apos; with %2 CPU thread in each of %3 processes</source>
        <translation>calcul sur &apos;%1&apos; avec %2 fil du processeur dans chacun des %3 processus</translation>
    </message>
    <message>
        <source>computing on &apos;%1&apos; with %2 CPU threads</source>
        <translation>calcul sur &apos;%1&apos; avec %2 fils du processeur</translation>
    </message>
    <message>
        <source>computing on &apos;%1&apos; with %2 CPU threads in each of %3 processes</source>
        <translation>calcul sur &apos;%1&apos; avec %2 fils du processeur dans chacun des %3 processus</translation>
    </message>
    <message>
        <source>confidence %1</source>
        <translation>confiance %1</translation>
    </message>
    <message>
        <source>copying checkpoints</source>
        <translation>copie des points de sauvegarde</translation>
    </message>
    <message>
        <source>copying slices</source>
        <translation>copie des coupes</translation>
    </message>
    <message>
        <source>data file</source>
        <translation>fichier de données</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>jeu de données</translation>
    </message>
    <message>
        <source>data set description</source>
        <translation>description du jeu de données</translation>
    </message>
    <message>
        <source>data-set format</source>
        <translation>format de jeu de données</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>par défaut&#xa0;: %1</translation>
    </message>
    <message>
        <source>dimension %1</source>
        <translation>dimension %1</translation>
    </message>
    <message>
        <source>dimension %1 time</source>
        <translation>dimension %1 temps</translation>
    </message>
    <message>
        <source>direction %1</source>
        <translation>direction %1</translation>
    </message>
    <message>
        <source>direction has %1 numbers instead of 9.</source>
        <translation>direction a %1 nombres au lieu de 9.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>drafts: %1 slice of %2 (%3) are learnt from in the first %4 of the steps as the annotated pixels draft them, then annotated ones alone; no validation or test case among them</source>
        <translation>ébauches&#xa0;: %1 coupe sur %2 (%3) sert à apprendre dans les premiers %4 des pas telle que les pixels annotés l&apos;ébauchent, puis seulement les annotées&#xa0;; aucun cas de validation ou de test n&apos;en est</translation>
    </message>
    <message>
        <source>drafts: %1 slice of %2 (%3) are learnt from in the first %4 of the steps as the annotated pixels draft them, with annotated ones beside them; no validation or test case among them</source>
        <translation>ébauches&#xa0;: %1 coupe sur %2 (%3) sert à apprendre dans les premiers %4 des pas telle que les pixels annotés l&apos;ébauchent, à côté des annotées&#xa0;; aucun cas de validation ou de test n&apos;en est</translation>
    </message>
    <message>
        <source>drafts: %1 slice of the labelled cases are learnt from in the first %2 of the steps as the annotated pixels draft them, then annotated ones alone; no validation or test case among them</source>
        <translation>ébauches&#xa0;: %1 coupe des cas annotés sert à apprendre dans les premiers %2 des pas telle que les pixels annotés l&apos;ébauchent, puis seulement les annotées&#xa0;; aucun cas de validation ou de test n&apos;en est</translation>
    </message>
    <message>
        <source>drafts: %1 slice of the labelled cases are learnt from in the first %2 of the steps as the annotated pixels draft them, with annotated ones beside them; no validation or test case among them</source>
        <translation>ébauches&#xa0;: %1 coupe des cas annotés sert à apprendre dans les premiers %2 des pas telle que les pixels annotés l&apos;ébauchent, à côté des annotées&#xa0;; aucun cas de validation ou de test n&apos;en est</translation>
    </message>
    <message>
        <source>drafts: %1 slices of %2 (%3) are learnt from in the first %4 of the steps as the annotated pixels draft them, then annotated ones alone; no validation or test case among them</source>
        <translation>ébauches&#xa0;: %1 coupes sur %2 (%3) servent à apprendre dans les premiers %4 des pas telles que les pixels annotés les ébauchent, puis seulement les annotées&#xa0;; aucun cas de validation ou de test n&apos;en est</translation>
    </message>
    <message>
        <source>drafts: %1 slices of %2 (%3) are learnt from in the first %4 of the steps as the annotated pixels draft them, with annotated ones beside them; no validation or test case among them</source>
        <translation>ébauches&#xa0;: %1 coupes sur %2 (%3) servent à apprendre dans les premiers %4 des pas telles que les pixels annotés les ébauchent, à côté des annotées&#xa0;; aucun cas de validation ou de test n&apos;en est</translation>
    </message>
    <message>
        <source>drafts: %1 slices of the labelled cases are learnt from in the first %2 of the steps as the annotated pixels draft them, then annotated ones alone; no validation or test case among them</source>
        <translation>ébauches&#xa0;: %1 coupes des cas annotés servent à apprendre dans les premiers %2 des pas telles que les pixels annotés les ébauchent, puis seulement les annotées&#xa0;; aucun cas de validation ou de test n&apos;en est</translation>
    </message>
    <message>
        <source>drafts: %1 slices of the labelled cases are learnt from in the first %2 of the steps as the annotated pixels draft them, with annotated ones beside them; no validation or test case among them</source>
        <translation>ébauches&#xa0;: %1 coupes des cas annotés servent à apprendre dans les premiers %2 des pas telles que les pixels annotés les ébauchent, à côté des annotées&#xa0;; aucun cas de validation ou de test n&apos;en est</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>écho</translation>
    </message>
    <message>
        <source>echo %1</source>
        <translation>écho %1</translation>
    </message>
    <message>
        <source>echo times %1</source>
        <translation>temps d&apos;écho %1</translation>
    </message>
    <message>
        <source>en-face image</source>
        <translation>image plate</translation>
    </message>
    <message>
        <source>en-face mask</source>
        <translation>masque plat</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>évaluation</translation>
    </message>
    <message>
        <source>expected Dice %1</source>
        <translation>Dice attendu %1</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>exporté</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>field of view</source>
        <translation>champ de vue</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>finetune %1</source>
        <translation>affinage %1</translation>
    </message>
    <message>
        <source>finetuning strategy</source>
        <translation>stratégie d&apos;affinage</translation>
    </message>
    <message>
        <source>flat masks</source>
        <translation>masques plats</translation>
    </message>
    <message>
        <source>flip angle %1</source>
        <translation>angle de bascule %1</translation>
    </message>
    <message>
        <source>focus</source>
        <translation>focus</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>pour %1</translation>
    </message>
    <message>
        <source>fourth axis:=time</source>
        <translation>quatrième axe:=temps</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>phase</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>phase %1 sur %2</translation>
    </message>
    <message>
        <source>frame %1 of &apos;%2&apos;</source>
        <translation>phase %1 de &apos;%2&apos;</translation>
    </message>
    <message>
        <source>from 0 to 1</source>
        <translation>de 0 à 1</translation>
    </message>
    <message>
        <source>from a backbone</source>
        <translation>à partir d&apos;un réseau préentraîné</translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation>à partir de zéro</translation>
    </message>
    <message>
        <source>from scratch, %1</source>
        <translation>à partir de zéro, %1</translation>
    </message>
    <message>
        <source>from the starter, %1</source>
        <translation>à partir du réseau de départ, %1</translation>
    </message>
    <message>
        <source>from which no intensities can be computed</source>
        <translation>dont aucune intensité ne peut être calculée</translation>
    </message>
    <message>
        <source>gradient %1 px</source>
        <translation>gradient %1 px</translation>
    </message>
    <message>
        <source>grid of the drafts</source>
        <translation>grille des ébauches</translation>
    </message>
    <message>
        <source>has a part that is empty or ends in a dot or a blank</source>
        <translation>a une partie vide ou qui se termine par un point ou une espace</translation>
    </message>
    <message>
        <source>holds a &apos;\&apos; or &apos;:&apos;</source>
        <translation>contient &apos;\&apos; ou &apos;:&apos;</translation>
    </message>
    <message>
        <source>holds control characters</source>
        <translation>contient des caractères de contrôle</translation>
    </message>
    <message>
        <source>holds half a letter</source>
        <translation>contient une moitié de lettre</translation>
    </message>
    <message>
        <source>holds nothing but %1</source>
        <translation>ne contient que %1</translation>
    </message>
    <message>
        <source>holds only %1 different values, each in areas of its own</source>
        <translation>ne contient que %1 valeurs différentes, chacune dans des zones à elle</translation>
    </message>
    <message>
        <source>holds only the values %1</source>
        <translation>ne contient que les valeurs %1</translation>
    </message>
    <message>
        <source>holds probabilities from 0 to 1</source>
        <translation>contient des probabilités de 0 à 1</translation>
    </message>
    <message>
        <source>image</source>
        <translation>image</translation>
    </message>
    <message>
        <source>images are written as .nrrd, not as &apos;%1&apos;</source>
        <translation>les images s&apos;écrivent en .nrrd, pas comme &apos;%1&apos;</translation>
    </message>
    <message>
        <source>importing volumes</source>
        <translation>importation de volumes</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>in a line</source>
        <translation>en ligne</translation>
    </message>
    <message>
        <source>in narrower strips, of %1 rows and a few more</source>
        <translation>en bandes plus étroites, de %1 lignes et quelques-unes de plus</translation>
    </message>
    <message>
        <source>in phase</source>
        <translation>en phase</translation>
    </message>
    <message>
        <source>inversion %1</source>
        <translation>inversion %1</translation>
    </message>
    <message>
        <source>is an absolute path</source>
        <translation>est un chemin absolu</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>est endommagé</translation>
    </message>
    <message>
        <source>is damaged, or no DICOM file</source>
        <translation>est endommagé, ou n&apos;est pas un fichier DICOM</translation>
    </message>
    <message>
        <source>is damaged: it does not say how its pixels are stored</source>
        <translation>est endommagé&#xa0;: il ne dit pas comment ses pixels sont enregistrés</translation>
    </message>
    <message>
        <source>is damaged: it does not say which bits are its pixels</source>
        <translation>est endommagé&#xa0;: il ne dit pas quels bits sont ses pixels</translation>
    </message>
    <message>
        <source>is damaged: it ends before its pixels</source>
        <translation>est endommagé&#xa0;: il finit avant ses pixels</translation>
    </message>
    <message>
        <source>is damaged: it ends early</source>
        <translation>est endommagé&#xa0;: il finit trop tôt</translation>
    </message>
    <message>
        <source>is damaged: it has more pixels than its header says (%1 bytes for %2)</source>
        <translation>est endommagé&#xa0;: il a plus de pixels que ne le dit son en-tête (%1 octets pour %2)</translation>
    </message>
    <message>
        <source>is damaged: it has too few pixels (%1 bytes of %2)</source>
        <translation>est endommagé&#xa0;: il a trop peu de pixels (%1 octets sur %2)</translation>
    </message>
    <message>
        <source>is damaged: it is empty</source>
        <translation>est endommagé&#xa0;: il est vide</translation>
    </message>
    <message>
        <source>is damaged: it is truncated (%1 bytes of %2)</source>
        <translation>est endommagé&#xa0;: il est tronqué (%1 octets sur %2)</translation>
    </message>
    <message>
        <source>is damaged: its number of frames is %1, but it describes %2</source>
        <translation>est endommagé&#xa0;: son nombre d&apos;images est %1, mais il en décrit %2</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>est vide</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>n&apos;est pas un texte</translation>
    </message>
    <message>
        <source>is the name of a device</source>
        <translation>est le nom d&apos;un périphérique</translation>
    </message>
    <message>
        <source>is too long</source>
        <translation>est trop long</translation>
    </message>
    <message>
        <source>it gives the name %1 to two of its files.</source>
        <translation>il donne le nom %1 à deux de ses fichiers.</translation>
    </message>
    <message>
        <source>it has %1 in place of a leaky ReLU</source>
        <translation>il a %1 au lieu d&apos;une leaky ReLU</translation>
    </message>
    <message>
        <source>it has been learnt from, and cannot judge any more</source>
        <translation>il a servi à apprendre, et ne peut plus juger</translation>
    </message>
    <message>
        <source>it has frames, and a mask that is that of none of them.</source>
        <translation>il a des phases, et un masque qui n&apos;est celui d&apos;aucune d&apos;elles.</translation>
    </message>
    <message>
        <source>it has frames, and further sequences that are those of none of them.</source>
        <translation>il a des phases, et d&apos;autres séquences qui ne sont celles d&apos;aucune d&apos;elles.</translation>
    </message>
    <message>
        <source>it has judged the models so far, and stays held out</source>
        <translation>il a jugé les modèles jusqu&apos;ici, et reste mis de côté</translation>
    </message>
    <message>
        <source>it has not two convolutions in each stage</source>
        <translation>il n&apos;a pas deux convolutions à chaque étage</translation>
    </message>
    <message>
        <source>it has seen labels that the last one has not</source>
        <translation>il a vu des masques que le dernier n&apos;a pas vus</translation>
    </message>
    <message>
        <source>it is 2D</source>
        <translation>il est en 2D</translation>
    </message>
    <message>
        <source>it is 3D</source>
        <translation>il est en 3D</translation>
    </message>
    <message>
        <source>it is a %1</source>
        <translation>c&apos;est %1</translation>
    </message>
    <message>
        <source>it is a %1, not a plain U-Net (PlainConvUNet)</source>
        <translation>c&apos;est %1, pas un simple U-Net (PlainConvUNet)</translation>
    </message>
    <message>
        <source>it is a network without a name</source>
        <translation>c&apos;est un réseau sans nom</translation>
    </message>
    <message>
        <source>it is a network without a name, not a plain U-Net (PlainConvUNet)</source>
        <translation>c&apos;est un réseau sans nom, pas un simple U-Net (PlainConvUNet)</translation>
    </message>
    <message>
        <source>it is no list of folds with lists &apos;train&apos; and &apos;val&apos;</source>
        <translation>ce n&apos;est pas une liste de plis avec les listes &apos;train&apos; et &apos;val&apos;</translation>
    </message>
    <message>
        <source>it is the first</source>
        <translation>c&apos;est le premier</translation>
    </message>
    <message>
        <source>it lists %1 of %2 volumes</source>
        <translation>il nomme %1 volumes sur %2</translation>
    </message>
    <message>
        <source>it normalises with %1</source>
        <translation>il normalise avec %1</translation>
    </message>
    <message>
        <source>it stays as it is for the first %1 of the steps</source>
        <translation>cela reste tel quel pour les premiers %1 des pas</translation>
    </message>
    <message>
        <source>its %1 frame are not those that it was made of.</source>
        <translation>sa phase (%1) n&apos;est pas celle dont il a été fait.</translation>
    </message>
    <message>
        <source>its %1 frames are not those that it was made of.</source>
        <translation>ses %1 phases ne sont pas celles dont il a été fait.</translation>
    </message>
    <message>
        <source>its &apos;%1&apos; are not what they should be.</source>
        <translation>ses &apos;%1&apos; ne sont pas ce qu&apos;ils devraient être.</translation>
    </message>
    <message>
        <source>its blocks or its stem have a width of their own</source>
        <translation>ses blocs ou son entrée ont une largeur à eux</translation>
    </message>
    <message>
        <source>its cases have %1 slices, its arrays %2</source>
        <translation>ses cas ont %1 coupes, ses tableaux %2</translation>
    </message>
    <message>
        <source>its convolutions are not all of 3 × 3 pixels</source>
        <translation>ses convolutions ne sont pas toutes de 3 × 3 pixels</translation>
    </message>
    <message>
        <source>its frame &apos;%1&apos; lies outside its folder.</source>
        <translation>sa phase &apos;%1&apos; se trouve hors de son dossier.</translation>
    </message>
    <message>
        <source>its image &apos;%1&apos; is not its first frame, &apos;%2&apos;.</source>
        <translation>son image &apos;%1&apos; n&apos;est pas sa première phase, &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>its mean brightness is %1, the usual one %2</source>
        <translation>sa luminosité moyenne est %1, l&apos;habituelle %2</translation>
    </message>
    <message>
        <source>its memory is full. Close other programs that use the GPU.</source>
        <translation>sa mémoire est pleine. Fermez d&apos;autres programmes qui utilisent le GPU.</translation>
    </message>
    <message>
        <source>its scan &apos;%1&apos; has no files.</source>
        <translation>son examen &apos;%1&apos; n&apos;a pas de fichiers.</translation>
    </message>
    <message>
        <source>its series has no frames.</source>
        <translation>sa série n&apos;a pas de phases.</translation>
    </message>
    <message>
        <source>its series is of a kind that is not known, %1.</source>
        <translation>sa série est d&apos;une sorte inconnue, %1.</translation>
    </message>
    <message>
        <source>its size, spacing or direction is that of no volume.</source>
        <translation>sa taille, son espacement ou sa direction ne sont ceux d&apos;aucun volume.</translation>
    </message>
    <message>
        <source>its stages do not halve volumes as networks here do, or have other convolutions than of 3 voxels</source>
        <translation>ses étages ne divisent pas les volumes par deux comme les réseaux d&apos;ici, ou ont d&apos;autres convolutions que de 3 voxels</translation>
    </message>
    <message>
        <source>its steps are done</source>
        <translation>ses pas sont faits</translation>
    </message>
    <message>
        <source>keeps each pixel in %1 bits, which is not read</source>
        <translation>garde chaque pixel en %1 bits, ce qui n&apos;est pas lu</translation>
    </message>
    <message>
        <source>kernel %1</source>
        <translation>noyau %1</translation>
    </message>
    <message>
        <source>kinds: %1</source>
        <translation>sortes&#xa0;: %1</translation>
    </message>
    <message>
        <source>label</source>
        <translation>étiquette</translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>étiquette %1</translation>
    </message>
    <message>
        <source>label map</source>
        <translation>carte d&apos;étiquettes</translation>
    </message>
    <message>
        <source>label schema</source>
        <translation>schéma d&apos;étiquettes</translation>
    </message>
    <message>
        <source>labelled %1 case</source>
        <translation>%1&#xa0;: cas annoté</translation>
    </message>
    <message>
        <source>labelled case</source>
        <translation>cas annoté</translation>
    </message>
    <message>
        <source>last layer</source>
        <translation>dernière couche</translation>
    </message>
    <message>
        <source>leads out of the folder</source>
        <translation>mène hors du dossier</translation>
    </message>
    <message>
        <source>learn flat masks in the plane that volumes are projected onto, from a backbone of &apos;intermodal&apos; or from scratch; it has settings of its own</source>
        <translation>apprendre des masques plats dans le plan sur lequel les volumes sont projetés, à partir d&apos;un réseau préentraîné de &apos;intermodal&apos; ou de zéro&#xa0;; a des réglages à part</translation>
    </message>
    <message>
        <source>learn in three dimensions, with a 3D network on patches of volumes instead of slice by slice; it has settings of its own; after a minute from scratch ahead on hippocampi, behind on livers, in two draws (docs/volumes.md)</source>
        <translation>apprendre en trois dimensions, avec un réseau 3D sur des fragments de volumes au lieu de coupe par coupe&#xa0;; a des réglages à part&#xa0;; après une minute à partir de zéro, devant sur des hippocampes, derrière sur des foies, en deux tirages (docs/volumes.md)</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive), projected onto the %2 plane; validation on %3; pixels of %4 mm, %5 voxels deep</source>
        <translation>apprend de %1 volumes, cas de test compris (transductif), projetés sur le plan %2&#xa0;; validation sur %3&#xa0;; pixels de %4 mm, %5 voxels de profondeur</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive), projected onto the %2 plane; validation on %3; pixels of native size, %4 voxels deep</source>
        <translation>apprend de %1 volumes, cas de test compris (transductif), projetés sur le plan %2&#xa0;; validation sur %3&#xa0;; pixels de taille native, %4 voxels de profondeur</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive); validation on %2; pixels of %3 mm</source>
        <translation>apprend de %1 volumes, cas de test compris (transductif)&#xa0;; validation sur %2&#xa0;; pixels de %3 mm</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive); validation on %2; pixels of %3 mm%4</source>
        <translation>apprend de %1 volumes, cas de test compris (transductif)&#xa0;; validation sur %2&#xa0;; pixels de %3 mm%4</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive); validation on %2; pixels of %3 mm; each slice with its neighbours</source>
        <translation>apprend de %1 volumes, cas de test compris (transductif)&#xa0;; validation sur %2&#xa0;; pixels de %3 mm&#xa0;; chaque coupe avec ses voisines</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive); validation on %2; pixels of %3 mm; each slice with its neighbours%4</source>
        <translation>apprend de %1 volumes, cas de test compris (transductif)&#xa0;; validation sur %2&#xa0;; pixels de %3 mm&#xa0;; chaque coupe avec ses voisines%4</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive), projected onto the %2 plane; validation on %3; pixels of %4 mm, %5 voxels deep</source>
        <translation>apprend de %1 volumes, sans cas de test (inductif), projetés sur le plan %2&#xa0;; validation sur %3&#xa0;; pixels de %4 mm, %5 voxels de profondeur</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive), projected onto the %2 plane; validation on %3; pixels of native size, %4 voxels deep</source>
        <translation>apprend de %1 volumes, sans cas de test (inductif), projetés sur le plan %2&#xa0;; validation sur %3&#xa0;; pixels de taille native, %4 voxels de profondeur</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive); validation on %2; pixels of %3 mm</source>
        <translation>apprend de %1 volumes, sans cas de test (inductif)&#xa0;; validation sur %2&#xa0;; pixels de %3 mm</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive); validation on %2; pixels of %3 mm%4</source>
        <translation>apprend de %1 volumes, sans cas de test (inductif)&#xa0;; validation sur %2&#xa0;; pixels de %3 mm%4</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive); validation on %2; pixels of %3 mm; each slice with its neighbours</source>
        <translation>apprend de %1 volumes, sans cas de test (inductif)&#xa0;; validation sur %2&#xa0;; pixels de %3 mm&#xa0;; chaque coupe avec ses voisines</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive); validation on %2; pixels of %3 mm; each slice with its neighbours%4</source>
        <translation>apprend de %1 volumes, sans cas de test (inductif)&#xa0;; validation sur %2&#xa0;; pixels de %3 mm&#xa0;; chaque coupe avec ses voisines%4</translation>
    </message>
    <message>
        <source>likeness of the two: %1</source>
        <translation>ressemblance des deux&#xa0;: %1</translation>
    </message>
    <message>
        <source>likeness to its slice: %1</source>
        <translation>ressemblance avec sa coupe&#xa0;: %1</translation>
    </message>
    <message>
        <source>likeness to its slice: %1, other parts: %2</source>
        <translation>ressemblance avec sa coupe&#xa0;: %1, autres parties&#xa0;: %2</translation>
    </message>
    <message>
        <source>likeness to other slices: %1</source>
        <translation>ressemblance avec d&apos;autres coupes&#xa0;: %1</translation>
    </message>
    <message>
        <source>line skip</source>
        <translation>line skip</translation>
    </message>
    <message>
        <source>linear probe</source>
        <translation>sonde linéaire</translation>
    </message>
    <message>
        <source>linear probe: the random encoder and decoder stays as it is, and a linear classifier of %1 maps of the encoder and %2 of the decoder learns</source>
        <translation>sonde linéaire&#xa0;: l&apos;encodeur et le décodeur aléatoires restent tels quels, et un classifieur linéaire de %1 cartes de l&apos;encodeur et de %2 du décodeur apprend</translation>
    </message>
    <message>
        <source>linear probe: what came from the backbone stays as it is, and a linear classifier of %1 maps of the encoder and %2 of the decoder learns</source>
        <translation>sonde linéaire&#xa0;: ce qui vient du réseau préentraîné reste tel quel, et un classifieur linéaire de %1 cartes de l&apos;encodeur et de %2 du décodeur apprend</translation>
    </message>
    <message>
        <source>looking at cases</source>
        <translation>examen des cas</translation>
    </message>
    <message>
        <source>looking at volumes</source>
        <translation>examen des volumes</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <source>making volumes</source>
        <translation>création de volumes</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>masque</translation>
    </message>
    <message>
        <source>mask format</source>
        <translation>format de masque</translation>
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
        <source>mean teacher: %1 slices are learnt from without labels, %2 cases more; no test case (inductive)</source>
        <translation>mean teacher&#xa0;: il est appris de %1 coupes sans masques, %2 cas de plus&#xa0;; aucun cas de test (inductif)</translation>
    </message>
    <message>
        <source>mean teacher: %1 slices are learnt from without labels, %2 cases more; test cases among them (transductive)</source>
        <translation>mean teacher&#xa0;: il est appris de %1 coupes sans masques, %2 cas de plus&#xa0;; des cas de test en sont (transductif)</translation>
    </message>
    <message>
        <source>measuring %1</source>
        <translation>mesure de %1</translation>
    </message>
    <message>
        <source>measuring the time it takes</source>
        <translation>mesure du temps que cela prend</translation>
    </message>
    <message>
        <source>model</source>
        <translation>modèle</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>modèle %1</translation>
    </message>
    <message>
        <source>model card</source>
        <translation>fiche de modèle</translation>
    </message>
    <message>
        <source>model format</source>
        <translation>format de modèle</translation>
    </message>
    <message>
        <source>more case</source>
        <translation>autre cas</translation>
    </message>
    <message>
        <source>more labelled case</source>
        <translation>autre cas annoté</translation>
    </message>
    <message>
        <source>more pixels are promised than there can be</source>
        <translation>il y a plus de pixels annoncés qu&apos;il ne peut y en avoir</translation>
    </message>
    <message>
        <source>needs at least one row and a positive batch size</source>
        <translation>il faut au moins une ligne et une taille de lot positive</translation>
    </message>
    <message>
        <source>network</source>
        <translation>réseau</translation>
    </message>
    <message>
        <source>nnU-Net averages the %1 networks before probabilities are made of what they say, this program after that: masks differ a little at borders.</source>
        <translation>nnU-Net fait la moyenne des %1 réseaux avant que leurs réponses ne deviennent des probabilités, ce programme après&#xa0;: les masques diffèrent un peu sur les bords.</translation>
    </message>
    <message>
        <source>nnU-Net counts labels without gaps: %1.</source>
        <translation>nnU-Net compte les étiquettes sans trous&#xa0;: %1.</translation>
    </message>
    <message>
        <source>nnU-Net finds data sets by names such as &apos;Dataset001_Liver&apos;: give &apos;%1&apos; one before you put it below nnUNet_raw.</source>
        <translation>nnU-Net trouve les jeux de données par des noms comme &apos;Dataset001_Liver&apos;&#xa0;: donnez-en un à &apos;%1&apos; avant de le mettre sous nnUNet_raw.</translation>
    </message>
    <message>
        <source>nnU-Net has no network whose last map has a width of its own.</source>
        <translation>nnU-Net n&apos;a pas de réseau dont la dernière carte a une largeur à elle.</translation>
    </message>
    <message>
        <source>nnU-Net has no network with %1 normalisation.</source>
        <translation>nnU-Net n&apos;a pas de réseau à normalisation %1.</translation>
    </message>
    <message>
        <source>nnU-Net takes the encoder alone and learns a decoder anew.</source>
        <translation>nnU-Net ne prend que l&apos;encodeur et apprend un décodeur à neuf.</translation>
    </message>
    <message>
        <source>nnU-Net v2</source>
        <translation>nnU-Net v2</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s description</source>
        <translation>description de nnU-Net</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s images lie in &apos;imagesTr&apos; beside it, here with the ending %1.</source>
        <translation>Les images de nnU-Net sont à côté dans &apos;imagesTr&apos;, ici avec la fin %1.</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s images lie in &apos;imagesTr&apos; beside it, here with the ending %1. There is no folder %2.</source>
        <translation>Les images de nnU-Net sont à côté dans &apos;imagesTr&apos;, ici avec la fin %1. Il n&apos;y a pas de dossier %2.</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s loader of nnssl takes plain encoders for data of one sequence only.</source>
        <translation>Le chargeur de nnU-Net pour nnssl ne prend les encodeurs simples que pour des données d&apos;une seule séquence.</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s network has no place for &apos;%1&apos;.</source>
        <translation>Le réseau de nnU-Net n&apos;a pas de place pour &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s plans</source>
        <translation>plans de nnU-Net</translation>
    </message>
    <message>
        <source>nnssl can add it to an older checkpoint; if it is one of nnU-Net, take its whole folder.</source>
        <translation>nnssl peut l&apos;ajouter à un point de sauvegarde plus ancien&#xa0;; si c&apos;en est un de nnU-Net, prenez son dossier entier.</translation>
    </message>
    <message>
        <source>nnssl has no network with %1 normalisation.</source>
        <translation>nnssl n&apos;a pas de réseau à normalisation %1.</translation>
    </message>
    <message>
        <source>nnssl&apos;s network has no place for &apos;%1&apos;.</source>
        <translation>Le réseau de nnssl n&apos;a pas de place pour &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>no better than chance</source>
        <translation>pas mieux que le hasard</translation>
    </message>
    <message>
        <source>no description of an array</source>
        <translation>pas de description d&apos;un tableau</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>sans nom</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>nº %1</translation>
    </message>
    <message>
        <source>no. %1 &apos;%2&apos; (%3 file)</source>
        <translation>nº %1 &apos;%2&apos; (%3 fichier)</translation>
    </message>
    <message>
        <source>no. %1 &apos;%2&apos; (%3 file, %4 volumes)</source>
        <translation>nº %1 &apos;%2&apos; (%3 fichier, %4 volumes)</translation>
    </message>
    <message>
        <source>no. %1 &apos;%2&apos; (%3 files)</source>
        <translation>nº %1 &apos;%2&apos; (%3 fichiers)</translation>
    </message>
    <message>
        <source>no. %1 &apos;%2&apos; (%3 files, %4 volumes)</source>
        <translation>nº %1 &apos;%2&apos; (%3 fichiers, %4 volumes)</translation>
    </message>
    <message>
        <source>not all its stages halve height and width: its patches were far from square</source>
        <translation>ses étages ne divisent pas tous la hauteur et la largeur par deux&#xa0;: ses fragments étaient loin d&apos;être carrés</translation>
    </message>
    <message>
        <source>not measured.</source>
        <translation>pas mesuré.</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>rien trouvé</translation>
    </message>
    <message>
        <source>of a kind that is not known here (&apos;%1&apos;)</source>
        <translation>d&apos;une sorte inconnue ici (&apos;%1&apos;)</translation>
    </message>
    <message>
        <source>of diffusion</source>
        <translation>de diffusion</translation>
    </message>
    <message>
        <source>of diffusion (%1)</source>
        <translation>de diffusion (%1)</translation>
    </message>
    <message>
        <source>of mean 0 and standard deviation 1</source>
        <translation>de moyenne 0 et d&apos;écart type 1</translation>
    </message>
    <message>
        <source>of several echoes</source>
        <translation>de plusieurs échos</translation>
    </message>
    <message>
        <source>of several echoes (%1)</source>
        <translation>de plusieurs échos (%1)</translation>
    </message>
    <message>
        <source>of which NIfTI says that nothing is scaled, but ITK and Slicer add the intercept</source>
        <translation>dont NIfTI dit que rien n&apos;est mis à l&apos;échelle, mais ITK et Slicer ajoutent l&apos;ordonnée à l&apos;origine</translation>
    </message>
    <message>
        <source>on the CPU, which is slower</source>
        <translation>sur le processeur, plus lent</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>parmi %1</translation>
    </message>
    <message>
        <source>one of these cases (%1)</source>
        <translation>l&apos;un de ces cas (%1)</translation>
    </message>
    <message>
        <source>only a pointer of Git LFS to the image</source>
        <translation>seulement un pointeur de Git LFS vers l&apos;image</translation>
    </message>
    <message>
        <source>only needed to resume, and the run is done</source>
        <translation>ne sert qu&apos;à reprendre, et l&apos;exécution est terminée</translation>
    </message>
    <message>
        <source>opposed phase</source>
        <translation>en opposition de phase</translation>
    </message>
    <message>
        <source>origin differs by %1 mm</source>
        <translation>l&apos;origine diffère de %1 mm</translation>
    </message>
    <message>
        <source>part %1 of %2</source>
        <translation>partie %1 sur %2</translation>
    </message>
    <message>
        <source>parts of %1 × %2 pixels</source>
        <translation>parties de %1 × %2 pixels</translation>
    </message>
    <message>
        <source>parts of volumes</source>
        <translation>parties de volumes</translation>
    </message>
    <message>
        <source>patches of %1 voxels</source>
        <translation>fragments de %1 voxels</translation>
    </message>
    <message>
        <source>patches of %1 × %2 pixels</source>
        <translation>fragments de %1 × %2 pixels</translation>
    </message>
    <message>
        <source>patient %1</source>
        <translation>patient %1</translation>
    </message>
    <message>
        <source>percentiles must satisfy 0 &lt;= lower &lt; upper &lt;= 100, not %1 and %2</source>
        <translation>les percentiles doivent satisfaire 0 &lt;= inférieur &lt; supérieur &lt;= 100, pas %1 et %2</translation>
    </message>
    <message>
        <source>pixdim and sform</source>
        <translation>pixdim et sform</translation>
    </message>
    <message>
        <source>pixel size</source>
        <translation>taille de pixel</translation>
    </message>
    <message>
        <source>placebo: what belongs together is taken apart; for comparison, not for use</source>
        <translation>placebo&#xa0;: ce qui va ensemble est séparé&#xa0;; pour comparer, pas pour s&apos;en servir</translation>
    </message>
    <message>
        <source>plan of scans</source>
        <translation>plan d&apos;examens</translation>
    </message>
    <message>
        <source>plane must be one of %1, or one of these turned, not %2</source>
        <translation>le plan doit être parmi %1, ou un de ceux-ci tourné, pas %2</translation>
    </message>
    <message>
        <source>points that are no numbers</source>
        <translation>des points qui ne sont pas des nombres</translation>
    </message>
    <message>
        <source>preparing slices</source>
        <translation>préparation des coupes</translation>
    </message>
    <message>
        <source>preparing slices %1</source>
        <translation>préparation des coupes %1</translation>
    </message>
    <message>
        <source>preparing the volumes alone takes about %1</source>
        <translation>la préparation des volumes prend à elle seule environ %1</translation>
    </message>
    <message>
        <source>preparing, measuring and checking take about %1, and the fewest steps that make sense %2</source>
        <translation>la préparation, la mesure et le contrôle prennent environ %1, et le plus petit nombre de pas qui ait un sens %2</translation>
    </message>
    <message>
        <source>pretrained (%1), %2</source>
        <translation>préentraîné (%1), %2</translation>
    </message>
    <message>
        <source>pretrained (%1, %2 volume), %3</source>
        <translation>préentraîné (%1, %2 volume), %3</translation>
    </message>
    <message>
        <source>pretrained (%1, %2 volumes), %3</source>
        <translation>préentraîné (%1, %2 volumes), %3</translation>
    </message>
    <message>
        <source>pretraining method</source>
        <translation>méthode de préentraînement</translation>
    </message>
    <message>
        <source>probabilities are bytes, not %1</source>
        <translation>les probabilités sont des octets, pas %1</translation>
    </message>
    <message>
        <source>probabilities of the shape %1 are not those of this volume and these structures</source>
        <translation>des probabilités de forme %1 ne sont pas celles de ce volume et de ces structures</translation>
    </message>
    <message>
        <source>project file</source>
        <translation>fichier de projet</translation>
    </message>
    <message>
        <source>projection must be one of %1, not %2</source>
        <translation>la projection doit être parmi %1, pas %2</translation>
    </message>
    <message>
        <source>projections, which make flat masks of volumes</source>
        <translation>projections, qui font des masques plats de volumes</translation>
    </message>
    <message>
        <source>qform, qfac</source>
        <translation>qform, qfac</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>record of an export</source>
        <translation>enregistrement d&apos;une exportation</translation>
    </message>
    <message>
        <source>record of learning</source>
        <translation>enregistrement de l&apos;apprentissage</translation>
    </message>
    <message>
        <source>record of the export</source>
        <translation>enregistrement de l&apos;exportation</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>tour %1</translation>
    </message>
    <message>
        <source>run plan</source>
        <translation>plan d&apos;exécution</translation>
    </message>
    <message>
        <source>run request</source>
        <translation>demande d&apos;exécution</translation>
    </message>
    <message>
        <source>run result</source>
        <translation>résultat d&apos;exécution</translation>
    </message>
    <message>
        <source>run status</source>
        <translation>état d&apos;exécution</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>says by a table (ModalityLUTSequence) what its values mean, which is not read</source>
        <translation>dit par une table (ModalityLUTSequence) ce que veulent dire ses valeurs, ce qui n&apos;est pas lu</translation>
    </message>
    <message>
        <source>scl_slope, scl_inter</source>
        <translation>scl_slope, scl_inter</translation>
    </message>
    <message>
        <source>score</source>
        <translation>note</translation>
    </message>
    <message>
        <source>segment %1</source>
        <translation>segment %1</translation>
    </message>
    <message>
        <source>segmentation format</source>
        <translation>format de segmentation</translation>
    </message>
    <message>
        <source>sequence &apos;%1&apos;</source>
        <translation>séquence &apos;%1&apos;</translation>
    </message>
    <message>
        <source>series %1</source>
        <translation>série %1</translation>
    </message>
    <message>
        <source>sform origin</source>
        <translation>origine du sform</translation>
    </message>
    <message>
        <source>size is %1 against %2 voxels</source>
        <translation>la taille est %1 contre %2 voxels</translation>
    </message>
    <message>
        <source>slice distance</source>
        <translation>distance entre coupes</translation>
    </message>
    <message>
        <source>slice store index</source>
        <translation>index du stock de coupes</translation>
    </message>
    <message>
        <source>slices, each the middle of a patch,</source>
        <translation>coupes, chacune au milieu d&apos;un fragment,</translation>
    </message>
    <message>
        <source>smaller patches</source>
        <translation>fragments plus petits</translation>
    </message>
    <message>
        <source>so far.</source>
        <translation>jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>space dimension</source>
        <translation>dimension de l&apos;espace</translation>
    </message>
    <message>
        <source>space directions</source>
        <translation>directions de l&apos;espace</translation>
    </message>
    <message>
        <source>space origin</source>
        <translation>origine de l&apos;espace</translation>
    </message>
    <message>
        <source>spacing is %1 mm against %2 mm</source>
        <translation>l&apos;espacement est de %1 mm contre %2 mm</translation>
    </message>
    <message>
        <source>spacing must be positive, not %1 and %2</source>
        <translation>la taille des voxels doit être positive, pas %1 et %2</translation>
    </message>
    <message>
        <source>split</source>
        <translation>répartition</translation>
    </message>
    <message>
        <source>spread %1 px</source>
        <translation>dispersion %1 px</translation>
    </message>
    <message>
        <source>sslseg starter FOLDER --steps %1 --seed %2</source>
        <translation>sslseg starter FOLDER --steps %1 --seed %2</translation>
    </message>
    <message>
        <source>stage &apos;%1&apos; starts with %2</source>
        <translation>la phase &apos;%1&apos; commence avec %2</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarre</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>s&apos;arrête</translation>
    </message>
    <message>
        <source>table</source>
        <translation>tableau</translation>
    </message>
    <message>
        <source>task</source>
        <translation>tâche</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>test case</source>
        <translation>cas de test</translation>
    </message>
    <message>
        <source>test cases</source>
        <translation>cas de test</translation>
    </message>
    <message>
        <source>that is %1 certain</source>
        <translation>qui est certaine à %1</translation>
    </message>
    <message>
        <source>the %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>the %1 alone</source>
        <translation>%1 seul</translation>
    </message>
    <message>
        <source>the CPU, which is slower</source>
        <translation>le processeur, plus lent</translation>
    </message>
    <message>
        <source>the case &apos;%1&apos;</source>
        <translation>le cas &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the case &apos;%1&apos; (%2 voxels)</source>
        <translation>le cas &apos;%1&apos; (%2 voxels)</translation>
    </message>
    <message>
        <source>the case &apos;%1&apos; has its image &apos;%2&apos; already.</source>
        <translation>le cas &apos;%1&apos; a déjà son image &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>the features of case &apos;%1&apos; have another shape than its record says</source>
        <translation>les traits du cas &apos;%1&apos; ont une autre forme que ne le dit son enregistrement</translation>
    </message>
    <message>
        <source>the image of &apos;%1&apos; (%2)</source>
        <translation>l&apos;image de &apos;%1&apos; (%2)</translation>
    </message>
    <message>
        <source>the image of case &apos;%1&apos;</source>
        <translation>l&apos;image du cas &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the labels of %1 training cases</source>
        <translation>les masques de %1 cas d&apos;entraînement</translation>
    </message>
    <message>
        <source>the mask &apos;%1&apos;</source>
        <translation>le masque &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the mask has shape %1, its image %2</source>
        <translation>le masque a la forme %1, son image %2</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>le modèle</translation>
    </message>
    <message>
        <source>the neighbours of a slice</source>
        <translation>les voisines d&apos;une coupe</translation>
    </message>
    <message>
        <source>the role &apos;%1&apos;</source>
        <translation>le rôle &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the same answer to every image</source>
        <translation>la même réponse à chaque image</translation>
    </message>
    <message>
        <source>the sequence &apos;%1&apos;</source>
        <translation>la séquence &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the sequence &apos;%1&apos; of &apos;%2&apos; (%3)</source>
        <translation>la séquence &apos;%1&apos; de &apos;%2&apos; (%3)</translation>
    </message>
    <message>
        <source>the slice before and the one after</source>
        <translation>la coupe d&apos;avant et celle d&apos;après</translation>
    </message>
    <message>
        <source>the value %1</source>
        <translation>la valeur %1</translation>
    </message>
    <message>
        <source>the values %1</source>
        <translation>les valeurs %1</translation>
    </message>
    <message>
        <source>the volume</source>
        <translation>le volume</translation>
    </message>
    <message>
        <source>the volume has no slice %1 along %2</source>
        <translation>le volume n&apos;a pas de coupe %1 le long de %2</translation>
    </message>
    <message>
        <source>the volume itself</source>
        <translation>le volume lui-même</translation>
    </message>
    <message>
        <source>the volume with its assumed spacing</source>
        <translation>le volume avec son espacement supposé</translation>
    </message>
    <message>
        <source>there is no file &apos;%1&apos;.</source>
        <translation>il n&apos;y a pas de fichier &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>time %1</source>
        <translation>temps %1</translation>
    </message>
    <message>
        <source>time budget</source>
        <translation>durée prévue</translation>
    </message>
    <message>
        <source>torch %1 was built for another numpy than %2: the two cannot exchange data.</source>
        <translation>torch %1 a été construit pour un autre numpy que %2&#xa0;: les deux ne peuvent pas échanger de données.</translation>
    </message>
    <message>
        <source>torch has no kernels for compute capability %1 (it has %2). Install a torch build for this GPU.</source>
        <translation>torch n&apos;a pas de noyaux pour la capacité de calcul %1 (il a %2). Installez une version de torch pour ce GPU.</translation>
    </message>
    <message>
        <source>torch has no kernels for compute capability %1 (it has other GPUs). Install a torch build for this GPU.</source>
        <translation>torch n&apos;a pas de noyaux pour la capacité de calcul %1 (il a d&apos;autres GPU). Installez une version de torch pour ce GPU.</translation>
    </message>
    <message>
        <source>torch lacks an operation on it (%1). Update torch, or use the CPU.</source>
        <translation>il manque à torch une opération là-dessus (%1). Mettez torch à jour, ou prenez le processeur.</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>training case</source>
        <translation>cas d&apos;entraînement</translation>
    </message>
    <message>
        <source>training case has</source>
        <translation>un cas d&apos;entraînement a</translation>
    </message>
    <message>
        <source>training cases have</source>
        <translation>des cas d&apos;entraînement ont</translation>
    </message>
    <message>
        <source>training with drafts</source>
        <translation>entraînement avec ébauches</translation>
    </message>
    <message>
        <source>trigger time %1</source>
        <translation>temps de déclenchement %1</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>two names for %1</source>
        <translation>deux noms pour %1</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>Sans masque</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>validation Dice %1</source>
        <translation>Dice de validation %1</translation>
    </message>
    <message>
        <source>validation Dice %1, was %2</source>
        <translation>Dice de validation %1, avant %2</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>volume</translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>volume %1</translation>
    </message>
    <message>
        <source>volume store index</source>
        <translation>index du stock de volumes</translation>
    </message>
    <message>
        <source>volumes without labels elsewhere</source>
        <translation>volumes sans masque ailleurs</translation>
    </message>
    <message>
        <source>volumes, which a 3D network sees in three dimensions</source>
        <translation>volumes, qu&apos;un réseau 3D voit en trois dimensions</translation>
    </message>
    <message>
        <source>voxels are displaced by up to %1 mm</source>
        <translation>les voxels sont déplacés jusqu&apos;à %1 mm</translation>
    </message>
    <message>
        <source>weights: %1%2</source>
        <translation>poids&#xa0;: %1%2</translation>
    </message>
    <message>
        <source>weights: %1%2.</source>
        <translation>poids&#xa0;: %1%2.</translation>
    </message>
    <message>
        <source>weights: %1%2. %3</source>
        <translation>poids&#xa0;: %1%2. %3</translation>
    </message>
    <message>
        <source>weights: random%1</source>
        <translation>poids&#xa0;: aléatoires%1</translation>
    </message>
    <message>
        <source>weights: random%1.</source>
        <translation>poids&#xa0;: aléatoires%1.</translation>
    </message>
    <message>
        <source>weights: random%1. %2</source>
        <translation>poids&#xa0;: aléatoires%1. %2</translation>
    </message>
    <message>
        <source>what came from the backbone learns at %1 of the rate</source>
        <translation>ce qui vient du réseau préentraîné apprend à %1 du taux</translation>
    </message>
    <message>
        <source>where a whole number is needed</source>
        <translation>là où il faut un nombre entier</translation>
    </message>
    <message>
        <source>where whole numbers from 1 on are needed</source>
        <translation>là où il faut des nombres entiers à partir de 1</translation>
    </message>
    <message>
        <source>which NIfTI does not know or ITK does not read</source>
        <translation>que NIfTI ne connaît pas ou qu&apos;ITK ne lit pas</translation>
    </message>
    <message>
        <source>which are no numbers</source>
        <translation>qui ne sont pas des nombres</translation>
    </message>
    <message>
        <source>which cannot be had with compressed voxels</source>
        <translation>ce qui est impossible avec des voxels compressés</translation>
    </message>
    <message>
        <source>which has %1 numbers instead of %2 (decimal commas?)</source>
        <translation>qui a %1 nombres au lieu de %2 (virgules décimales ?)</translation>
    </message>
    <message>
        <source>which is neither a field nor a comment</source>
        <translation>qui n&apos;est ni un champ ni un commentaire</translation>
    </message>
    <message>
        <source>which is no matrix of a volume</source>
        <translation>qui n&apos;est pas une matrice d&apos;un volume</translation>
    </message>
    <message>
        <source>which is no rotation</source>
        <translation>qui n&apos;est pas une rotation</translation>
    </message>
    <message>
        <source>which is no size of an image</source>
        <translation>qui n&apos;est pas une taille d&apos;image</translation>
    </message>
    <message>
        <source>which is no type of voxels</source>
        <translation>qui n&apos;est pas un type de voxels</translation>
    </message>
    <message>
        <source>which is no unit of length</source>
        <translation>qui n&apos;est pas une unité de longueur</translation>
    </message>
    <message>
        <source>which is not understood</source>
        <translation>qui est incompris</translation>
    </message>
    <message>
        <source>which it has said before</source>
        <translation>ce qu&apos;il a déjà dit</translation>
    </message>
    <message>
        <source>which leaves out an axis of space</source>
        <translation>ce qui omet un axe de l&apos;espace</translation>
    </message>
    <message>
        <source>while %1 is %2</source>
        <translation>tant que %1 est %2</translation>
    </message>
    <message>
        <source>whole network</source>
        <translation>réseau entier</translation>
    </message>
    <message>
        <source>with %1 slice at a time</source>
        <translation>avec %1 coupe à la fois</translation>
    </message>
    <message>
        <source>with %1 slices at a time</source>
        <translation>avec %1 coupes à la fois</translation>
    </message>
    <message>
        <source>with decimal commas where numbers need points</source>
        <translation>avec des virgules décimales là où les nombres ont besoin de points</translation>
    </message>
    <message>
        <source>with other slices: %1</source>
        <translation>avec d&apos;autres coupes&#xa0;: %1</translation>
    </message>
    <message>
        <source>writing cases</source>
        <translation>écriture des cas</translation>
    </message>
    <message>
        <source>writing masks</source>
        <translation>écriture des masques</translation>
    </message>
</context>
</TS>
