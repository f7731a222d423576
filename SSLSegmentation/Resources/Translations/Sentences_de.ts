<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>SSLSegmentationLib.sentences</name>
    <message>
        <source>## Careful</source>
        <translation>## Vorsicht</translation>
    </message>
    <message>
        <source>## How good it is</source>
        <translation>## Wie gut es ist</translation>
    </message>
    <message>
        <source>## In figures</source>
        <translation>## In Zahlen</translation>
    </message>
    <message>
        <source>## What is done to its masks</source>
        <translation>## Was mit seinen Masken geschieht</translation>
    </message>
    <message>
        <source>## Where it comes from</source>
        <translation>## Woher es kommt</translation>
    </message>
    <message>
        <source>%1 %2 (%3 steps of %4 s, %5 validations)</source>
        <translation>%1 %2 (%3 Schritte zu %4 s, %5 Validierungen)</translation>
    </message>
    <message>
        <source>%1 %2 case</source>
        <translation>%1 Fall (%2)</translation>
    </message>
    <message>
        <source>%1 %2 cases</source>
        <translation>%1 Fälle (%2)</translation>
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
        <translation>%1 %2 von %3</translation>
    </message>
    <message>
        <source>%1 %2 of &apos;%3&apos; is the same as %4 %5.</source>
        <translation>%1 %2 von &apos;%3&apos; ist gleich mit: %4 %5.</translation>
    </message>
    <message>
        <source>%1 %2 of &apos;%3&apos; is the same volume as case &apos;%4&apos;.</source>
        <translation>%1 %2 von &apos;%3&apos; ist dasselbe Volumen wie der Fall &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>%1 %2 to learn from, %3 a step.</source>
        <translation>%1 %2 zum Lernen, %3 je Schritt.</translation>
    </message>
    <message>
        <source>%1 %2, %3 ms a pass: %4</source>
        <translation>%1 %2, %3 ms je Durchgang: %4</translation>
    </message>
    <message>
        <source>%1 %2, %3 of %4 GiB free, %5 ms a pass: %6</source>
        <translation>%1 %2, %3 von %4 GiB frei, %5 ms je Durchgang: %6</translation>
    </message>
    <message>
        <source>%1 %2, %3 of %4 GiB free: %5</source>
        <translation>%1 %2, %3 von %4 GiB frei: %5</translation>
    </message>
    <message>
        <source>%1 (%2 frame)</source>
        <translation>%1 (%2 Frame)</translation>
    </message>
    <message>
        <source>%1 (%2 frames)</source>
        <translation>%1 (%2 Frames)</translation>
    </message>
    <message>
        <source>%1 (%2 slice)</source>
        <translation>%1 (%2 Schicht)</translation>
    </message>
    <message>
        <source>%1 (%2 slices)</source>
        <translation>%1 (%2 Schichten)</translation>
    </message>
    <message>
        <source>%1 (%2, %3 case)</source>
        <translation>%1 (%2, %3 Fall)</translation>
    </message>
    <message>
        <source>%1 (%2, %3 cases)</source>
        <translation>%1 (%2, %3 Fälle)</translation>
    </message>
    <message>
        <source>%1 (flat)</source>
        <translation>%1 (flach)</translation>
    </message>
    <message>
        <source>%1 (in &apos;%2&apos;)</source>
        <translation>%1 (in &apos;%2&apos;)</translation>
    </message>
    <message>
        <source>%1 (ml)</source>
        <translation>%1 (ml)</translation>
    </message>
    <message>
        <source>%1 (rest)</source>
        <translation>%1 (Rest)</translation>
    </message>
    <message>
        <source>%1 (validation, in training)</source>
        <translation>%1 (Validierung, beim Training)</translation>
    </message>
    <message>
        <source>%1 = %2 is asked for of the network &apos;%3&apos;, but the backbone &apos;%4&apos; has the network &apos;%5&apos;.</source>
        <translation>%1 = %2 ist für das Netz &apos;%3&apos; verlangt, aber das Backbone &apos;%4&apos; hat das Netz &apos;%5&apos;.</translation>
    </message>
    <message>
        <source>%1 = %2 is out of range.</source>
        <translation>%1 = %2 liegt außerhalb des Erlaubten.</translation>
    </message>
    <message>
        <source>%1 = %2 is upside down.</source>
        <translation>%1 = %2 steht auf dem Kopf.</translation>
    </message>
    <message>
        <source>%1 = %2 would do nothing %3.</source>
        <translation>%1 = %2 würde nichts bewirken, %3.</translation>
    </message>
    <message>
        <source>%1 CPU threads are too few.</source>
        <translation>%1 CPU-Threads sind zu wenige.</translation>
    </message>
    <message>
        <source>%1 The previous file, if any, is untouched.</source>
        <translation>%1 Die vorige Datei, falls es eine gibt, ist unverändert.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 and %2 are two words for one setting.</source>
        <translation>%1 und %2 sind zwei Wörter für dieselbe Einstellung.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 are too short for these cases on this computer at the moment: %2.</source>
        <translation>Zu kurz für diese Fälle auf diesem Computer, zurzeit: %1. Der Grund: %2.</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 wird zu %2</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 by %2</translation>
    </message>
    <message>
        <source>%1 can be used already.</source>
        <translation>%1 kann schon verwendet werden.</translation>
    </message>
    <message>
        <source>%1 cannot be %2.</source>
        <translation>%1 kann nicht %2 sein.</translation>
    </message>
    <message>
        <source>%1 cannot be %2: the name %3.</source>
        <translation>%1 kann nicht %2 sein: Der Name %3.</translation>
    </message>
    <message>
        <source>%1 cannot be &apos;%2&apos;.</source>
        <translation>%1 kann nicht &apos;%2&apos; sein.</translation>
    </message>
    <message>
        <source>%1 cannot be made of %2.</source>
        <translation>%1 lässt sich nicht bilden aus %2.</translation>
    </message>
    <message>
        <source>%1 case</source>
        <translation>%1 Fall</translation>
    </message>
    <message>
        <source>%1 case is annotated in part: what nobody has annotated is &apos;ignore&apos; in the masks (%2).</source>
        <translation>%1 Fall ist nur teilweise annotiert: Was niemand annotiert hat, ist in den Masken „ignore“ (%2).</translation>
    </message>
    <message>
        <source>%1 case lacks a channel: %2.</source>
        <translation>%1 Fall fehlt ein Kanal: %2.</translation>
    </message>
    <message>
        <source>%1 case lacks a sequence, and nnU-Net wants all: an image of zeros stands for it (%2).</source>
        <translation>%1 Fall fehlt eine Sequenz, und nnU-Net verlangt alle: Ein Bild aus Nullen steht dafür (%2).</translation>
    </message>
    <message>
        <source>%1 case left out, whose records are damaged: %2.</source>
        <translation>%1 Fall ausgelassen, dessen Eintrag beschädigt ist: %2.</translation>
    </message>
    <message>
        <source>%1 case with a flat mask</source>
        <translation>%1 Fall mit flacher Maske</translation>
    </message>
    <message>
        <source>%1 case without an image &apos;%2&apos; left out: %3.</source>
        <translation>%1 Fall ohne ein Bild &apos;%2&apos; ausgelassen: %3.</translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 Fälle</translation>
    </message>
    <message>
        <source>%1 cases are annotated in part: what nobody has annotated is &apos;ignore&apos; in the masks (%2).</source>
        <translation>%1 Fälle sind nur teilweise annotiert: Was niemand annotiert hat, ist in den Masken „ignore“ (%2).</translation>
    </message>
    <message>
        <source>%1 cases are called &apos;%2&apos;.</source>
        <translation>%1 Fälle heißen &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>%1 cases lack a channel: %2.</source>
        <translation>%1 Fällen fehlt ein Kanal: %2.</translation>
    </message>
    <message>
        <source>%1 cases lack a sequence, and nnU-Net wants all: an image of zeros stands for it (%2).</source>
        <translation>%1 Fällen fehlt eine Sequenz, und nnU-Net verlangt alle: Ein Bild aus Nullen steht dafür (%2).</translation>
    </message>
    <message>
        <source>%1 cases left out, whose records are damaged: %2.</source>
        <translation>%1 Fälle ausgelassen, deren Einträge beschädigt sind: %2.</translation>
    </message>
    <message>
        <source>%1 cases without an image &apos;%2&apos; left out: %3.</source>
        <translation>%1 Fälle ohne ein Bild &apos;%2&apos; ausgelassen: %3.</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>%1 differ much from the usual %2 of %3 mm.</source>
        <translation>%1 weichen stark vom Üblichen ab (%2: %3 mm).</translation>
    </message>
    <message>
        <source>%1 differs much from the usual %2 of %3 mm.</source>
        <translation>%1 weicht stark vom Üblichen ab (%2: %3 mm).</translation>
    </message>
    <message>
        <source>%1 does not say how its slices lie: ImageOrientationPatient of %2 is no right angle.</source>
        <translation>%1 sagt nicht, wie die Schichten liegen: ImageOrientationPatient ist kein rechter Winkel (%2).</translation>
    </message>
    <message>
        <source>%1 does not say how large its pixels are: PixelSpacing of %2 is missing or no size.</source>
        <translation>%1 sagt nicht, wie groß die Pixel sind: PixelSpacing fehlt oder ist keine Größe (%2).</translation>
    </message>
    <message>
        <source>%1 does not say where it lies</source>
        <translation>%1 sagt nicht, wo es liegt</translation>
    </message>
    <message>
        <source>%1 does not stack: its slices are shifted against each other.</source>
        <translation>%1 ergibt keinen Stapel: Die Schichten sind gegeneinander verschoben.</translation>
    </message>
    <message>
        <source>%1 echo</source>
        <translation>%1 Echo</translation>
    </message>
    <message>
        <source>%1 echos</source>
        <translation>%1 Echos</translation>
    </message>
    <message>
        <source>%1 file fits no pattern: left out %2.</source>
        <translation>%1 Datei passt zu keinem Muster; ausgelassen: %2.</translation>
    </message>
    <message>
        <source>%1 files fit no pattern: left out %2.</source>
        <translation>%1 Dateien passen zu keinem Muster; ausgelassen: %2.</translation>
    </message>
    <message>
        <source>%1 flat mask was left out: nnU-Net has no place.</source>
        <translation>%1 flache Maske wurde ausgelassen: nnU-Net hat keinen Platz dafür.</translation>
    </message>
    <message>
        <source>%1 flat masks were left out: nnU-Net has no place.</source>
        <translation>%1 flache Masken wurden ausgelassen: nnU-Net hat keinen Platz dafür.</translation>
    </message>
    <message>
        <source>%1 frame</source>
        <translation>%1 Frame</translation>
    </message>
    <message>
        <source>%1 frame holds no labelled voxel in &apos;%2&apos;: negative examples, in which none of the structures is.</source>
        <translation>%1 Frame ist in &apos;%2&apos; leer: als negatives Beispiel, in dem keine der Strukturen ist.</translation>
    </message>
    <message>
        <source>%1 frame of cases with frames were written as a case each.</source>
        <translation>%1 Frame von Fällen mit Frames wurde als eigener Fall geschrieben.</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 Frames</translation>
    </message>
    <message>
        <source>%1 frames hold no labelled voxel in &apos;%2&apos;: negative examples, in which none of the structures is.</source>
        <translation>%1 Frames sind in &apos;%2&apos; leer: als negative Beispiele, in denen keine der Strukturen ist.</translation>
    </message>
    <message>
        <source>%1 frames of cases with frames were written as a case each.</source>
        <translation>%1 Frames von Fällen mit Frames wurden jeweils als eigener Fall geschrieben.</translation>
    </message>
    <message>
        <source>%1 from a pretrained backbone</source>
        <translation>%1, von einem vortrainierten Backbone aus</translation>
    </message>
    <message>
        <source>%1 from scratch</source>
        <translation>%1, von Grund auf</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 has %2 different images at %3 mm (%4), and at %5 other place, and their headers do not tell which belongs to the others.</source>
        <translation>%1 hat %2 verschiedene Bilder bei %3 mm (%4), und so an %5 weiteren Stelle; ihre Header sagen nicht, welches zu den anderen gehört.</translation>
    </message>
    <message>
        <source>%1 has %2 different images at %3 mm (%4), and at %5 other places, and their headers do not tell which belongs to the others.</source>
        <translation>%1 hat %2 verschiedene Bilder bei %3 mm (%4), und so an %5 weiteren Stellen; ihre Header sagen nicht, welches zu den anderen gehört.</translation>
    </message>
    <message>
        <source>%1 has %2 different images at %3 mm (%4), and their headers do not tell which belongs to the others.</source>
        <translation>%1 hat %2 verschiedene Bilder bei %3 mm (%4); ihre Header sagen nicht, welches zu den anderen gehört.</translation>
    </message>
    <message>
        <source>%1 has %2 times at most of its %3 positions, but %4 at %5 mm (such as %6).</source>
        <translation>%1 hat an den meisten der %3 Positionen höchstens %2 Zeitpunkte, aber %4 bei %5 mm (etwa %6).</translation>
    </message>
    <message>
        <source>%1 has a single slice.</source>
        <translation>%1 hat nur eine einzige Schicht.</translation>
    </message>
    <message>
        <source>%1 has format %2, but this version reads up to %3.</source>
        <translation>%1 hat das Format %2, aber diese Version liest nur bis %3.</translation>
    </message>
    <message>
        <source>%1 has no setting &apos;%2&apos;.</source>
        <translation>Eine Einstellung &apos;%2&apos; gibt es hier nicht (%1).</translation>
    </message>
    <message>
        <source>%1 holds slices of several orientations, like a localizer.</source>
        <translation>%1 enthält Schichten mehrerer Richtungen, wie ein Localizer.</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 Stunden</translation>
    </message>
    <message>
        <source>%1 in &apos;%2&apos; is no name that a file can have.</source>
        <translation>%1 in &apos;%2&apos; ist kein Name, den eine Datei haben kann.</translation>
    </message>
    <message>
        <source>%1 is 4-D: %2 images share %3 positions, about %4 each, and their headers do not tell which belong together.</source>
        <translation>%1 ist 4D: %2 Bilder liegen an %3 Positionen, je etwa %4, und ihre Header sagen nicht, welche zusammengehören.</translation>
    </message>
    <message>
        <source>%1 is damaged: it does not say its format version.</source>
        <translation>Beschädigt: %1; die Version des Formats ist nicht angegeben.</translation>
    </message>
    <message>
        <source>%1 is linked to %2, a path of another operating system.</source>
        <translation>Was verknüpft ist, liegt unter %2, einem Pfad eines anderen Betriebssystems (%1).</translation>
    </message>
    <message>
        <source>%1 is no axis of a volume.</source>
        <translation>%1 ist keine Achse eines Volumens.</translation>
    </message>
    <message>
        <source>%1 is no axis of projection.</source>
        <translation>%1 ist keine Projektionsachse.</translation>
    </message>
    <message>
        <source>%1 is no id of a case.</source>
        <translation>%1 ist keine Kennung eines Falls.</translation>
    </message>
    <message>
        <source>%1 is no list of names.</source>
        <translation>%1 ist keine Liste von Namen.</translation>
    </message>
    <message>
        <source>%1 is no name for a sequence.</source>
        <translation>%1 ist kein Name für eine Sequenz.</translation>
    </message>
    <message>
        <source>%1 is not used: CUDA %2 does not start (%3). Update the NVIDIA driver or restart.</source>
        <translation>%1 wird nicht benutzt: CUDA %2 startet nicht (%3). Aktualisieren Sie den NVIDIA-Treiber, oder starten Sie neu.</translation>
    </message>
    <message>
        <source>%1 is not used: CUDA %2 does not start. Update the NVIDIA driver or restart.</source>
        <translation>%1 wird nicht benutzt: CUDA %2 startet nicht. Aktualisieren Sie den NVIDIA-Treiber, oder starten Sie neu.</translation>
    </message>
    <message>
        <source>%1 is not used: its driver is too old for CUDA %2. Update the NVIDIA driver.</source>
        <translation>%1 wird nicht benutzt: Der Treiber ist zu alt für CUDA %2. Aktualisieren Sie den NVIDIA-Treiber.</translation>
    </message>
    <message>
        <source>%1 is not used: the NVIDIA driver is not running. Install or restart it.</source>
        <translation>%1 wird nicht benutzt: Der NVIDIA-Treiber läuft nicht. Installieren Sie ihn, oder starten Sie ihn neu.</translation>
    </message>
    <message>
        <source>%1 is not used: the installed torch is a CPU build. Install torch with CUDA.</source>
        <translation>%1 wird nicht benutzt: Das installierte torch ist nur für die CPU gebaut. Installieren Sie torch mit CUDA.</translation>
    </message>
    <message>
        <source>%1 is not used: torch offers no device. It may be hidden by CUDA_VISIBLE_DEVICES.</source>
        <translation>%1 wird nicht benutzt: torch bietet kein Gerät an. Vielleicht ist sie durch CUDA_VISIBLE_DEVICES verborgen.</translation>
    </message>
    <message>
        <source>%1 is too short for these cases on this computer at the moment: %2.</source>
        <translation>Zu kurz für diese Fälle auf diesem Computer, zurzeit: %1. Der Grund: %2.</translation>
    </message>
    <message>
        <source>%1 is unevenly spaced: the gap between slice %2 at %3 mm (%4) and slice %5 at %6 mm (%7) is %8 mm (%9 such gaps), but the usual gap is %10 mm.</source>
        <translation>%1 hat ungleiche Schichtabstände: Zwischen Schicht %2 bei %3 mm (%4) und Schicht %5 bei %6 mm (%7) liegen %8 mm (%9 solche Lücken), üblich sind hier %10 mm.</translation>
    </message>
    <message>
        <source>%1 is unevenly spaced: the gap between slice %2 at %3 mm (%4) and slice %5 at %6 mm (%7) is %8 mm, but the usual gap is %9 mm.</source>
        <translation>%1 hat ungleiche Schichtabstände: Zwischen Schicht %2 bei %3 mm (%4) und Schicht %5 bei %6 mm (%7) liegen %8 mm, üblich sind hier %9 mm.</translation>
    </message>
    <message>
        <source>%1 labelled case</source>
        <translation>%1 annotierter Fall</translation>
    </message>
    <message>
        <source>%1 labelled cases</source>
        <translation>%1 annotierte Fälle</translation>
    </message>
    <message>
        <source>%1 labelled volume by nnU-Net</source>
        <translation>%1 annotiertes Volumen mit nnU-Net</translation>
    </message>
    <message>
        <source>%1 labelled volumes by nnU-Net</source>
        <translation>%1 annotierte Volumina mit nnU-Net</translation>
    </message>
    <message>
        <source>%1 lacks %2 slice that other volumes of its series have.</source>
        <translation>%1: Es fehlt %2 Schicht, die andere Volumina der Serie haben.</translation>
    </message>
    <message>
        <source>%1 lacks %2 slice: the gap between slice %3 at %4 mm (%5) and slice %6 at %7 mm (%8) is %9 mm (%10 such gaps), but the usual gap is %11 mm.</source>
        <translation>%1: Es fehlt %2 Schicht. Zwischen Schicht %3 bei %4 mm (%5) und Schicht %6 bei %7 mm (%8) liegen %9 mm (%10 solche Lücken), üblich sind hier %11 mm.</translation>
    </message>
    <message>
        <source>%1 lacks %2 slice: the gap between slice %3 at %4 mm (%5) and slice %6 at %7 mm (%8) is %9 mm, but the usual gap is %10 mm.</source>
        <translation>%1: Es fehlt %2 Schicht. Zwischen Schicht %3 bei %4 mm (%5) und Schicht %6 bei %7 mm (%8) liegen %9 mm, üblich sind hier %10 mm.</translation>
    </message>
    <message>
        <source>%1 lacks %2 slices that other volumes of its series have.</source>
        <translation>%1: Es fehlen %2 Schichten, die andere Volumina der Serie haben.</translation>
    </message>
    <message>
        <source>%1 lacks %2 slices: the gap between slice %3 at %4 mm (%5) and slice %6 at %7 mm (%8) is %9 mm (%10 such gaps), but the usual gap is %11 mm.</source>
        <translation>%1: Es fehlen %2 Schichten. Zwischen Schicht %3 bei %4 mm (%5) und Schicht %6 bei %7 mm (%8) liegen %9 mm (%10 solche Lücken), üblich sind hier %11 mm.</translation>
    </message>
    <message>
        <source>%1 lacks %2 slices: the gap between slice %3 at %4 mm (%5) and slice %6 at %7 mm (%8) is %9 mm, but the usual gap is %10 mm.</source>
        <translation>%1: Es fehlen %2 Schichten. Zwischen Schicht %3 bei %4 mm (%5) und Schicht %6 bei %7 mm (%8) liegen %9 mm, üblich sind hier %10 mm.</translation>
    </message>
    <message>
        <source>%1 lacks &apos;%2&apos;.</source>
        <translation>Es fehlt &apos;%2&apos; (%1).</translation>
    </message>
    <message>
        <source>%1 lacks slice positions (%2 of %3 images, such as %4).</source>
        <translation>%1: Es fehlen Positionen der Schichten (bei %2 von %3 Bildern, etwa %4).</translation>
    </message>
    <message>
        <source>%1 lacks slice positions (all images, such as %2).</source>
        <translation>%1: Es fehlen die Positionen der Schichten (bei allen Bildern, etwa %2).</translation>
    </message>
    <message>
        <source>%1 leads out of &apos;%2&apos;: &apos;%3&apos; is a link to &apos;%4&apos;.</source>
        <translation>%1 führt aus &apos;%2&apos; hinaus: &apos;%3&apos; ist eine Verknüpfung mit &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>%1 learns</source>
        <translation>Es lernt: %1</translation>
    </message>
    <message>
        <source>%1 marks voxels that nobody annotated; set them to 0 before writing.</source>
        <translation>%1 markiert Voxel, die niemand annotiert hat; setzen Sie sie vor dem Schreiben auf 0.</translation>
    </message>
    <message>
        <source>%1 mask has no image: %2.</source>
        <translation>%1 Maske hat kein Bild: %2.</translation>
    </message>
    <message>
        <source>%1 masks have no image: %2.</source>
        <translation>%1 Masken haben kein Bild: %2.</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 minute</source>
        <translation>%1 Minute</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 Minuten</translation>
    </message>
    <message>
        <source>%1 mixes images of different size or pixel spacing, such as %2 and %3.</source>
        <translation>%1 mischt Bilder verschiedener Größe oder Pixelgröße, etwa %2 und %3.</translation>
    </message>
    <message>
        <source>%1 ml of &apos;%2&apos; lay apart from its largest part and were left out: in the labelled cases it is one piece.</source>
        <translation>%1 ml von &apos;%2&apos; lagen getrennt vom größten Teil und wurden weggelassen: In den annotierten Fällen ist es ein Stück.</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 more case</source>
        <translation>%1 weiterer Fall</translation>
    </message>
    <message>
        <source>%1 more cases</source>
        <translation>%1 weitere Fälle</translation>
    </message>
    <message>
        <source>%1 more labelled case</source>
        <translation>%1 weiterer annotierter Fall</translation>
    </message>
    <message>
        <source>%1 more labelled cases</source>
        <translation>%1 weitere annotierte Fälle</translation>
    </message>
    <message>
        <source>%1 more sequence was resampled so.</source>
        <translation>%1 weitere Sequenz wurde so umgerechnet.</translation>
    </message>
    <message>
        <source>%1 more sequences were resampled so.</source>
        <translation>%1 weitere Sequenzen wurden so umgerechnet.</translation>
    </message>
    <message>
        <source>%1 needs %2, which this Python lacks.</source>
        <translation>%1 braucht etwas, das diesem Python fehlt: %2.</translation>
    </message>
    <message>
        <source>%1 needs the volumes of its project.</source>
        <translation>%1 braucht die Volumina des Projekts.</translation>
    </message>
    <message>
        <source>%1 never occur in %2, so the network cannot learn them.</source>
        <translation>%1 kommen nie vor (gesucht in %2), daher kann das Netz sie nicht lernen.</translation>
    </message>
    <message>
        <source>%1 never occurs in %2, so the network cannot learn it.</source>
        <translation>%1 kommt nie vor (gesucht in %2), daher kann das Netz diese Struktur nicht lernen.</translation>
    </message>
    <message>
        <source>%1 new with random values (%2)</source>
        <translation>%1 neu mit zufälligen Werten (%2)</translation>
    </message>
    <message>
        <source>%1 no label and are left out: %2.</source>
        <translation>%1 keine Maske; daraus wird nicht gelernt: %2.</translation>
    </message>
    <message>
        <source>%1 no. %2</source>
        <translation>%1 Nr. %2</translation>
    </message>
    <message>
        <source>%1 not found in %2; the others were not looked at.</source>
        <translation>Nicht gefunden: %1, in %2; die anderen wurden nicht angesehen.</translation>
    </message>
    <message>
        <source>%1 numbers of blocks do not suit a U-Net of %2 stages.</source>
        <translation>%1 Zahlen von Blöcken passen nicht zu einem U-Net mit %2 Stufen.</translation>
    </message>
    <message>
        <source>%1 of %2 case</source>
        <translation>%1 von %2 Fall</translation>
    </message>
    <message>
        <source>%1 of %2 cases</source>
        <translation>%1 von %2 Fällen</translation>
    </message>
    <message>
        <source>%1 of %2 cases to segment with &apos;%3&apos;</source>
        <translation>%1 von %2 Fällen mit &apos;%3&apos; zu segmentieren</translation>
    </message>
    <message>
        <source>%1 of %2 volumes looked at; none is empty or stands out.</source>
        <translation>%1 von %2 Volumina angesehen; keines ist leer oder fällt auf.</translation>
    </message>
    <message>
        <source>%1 of another shape left out (%2)</source>
        <translation>%1 anderer Form ausgelassen (%2)</translation>
    </message>
    <message>
        <source>%1 of it is dark</source>
        <translation>%1 davon ist dunkel</translation>
    </message>
    <message>
        <source>%1 of its slices are of one grey</source>
        <translation>%1 der Schichten haben nur einen Grauwert</translation>
    </message>
    <message>
        <source>%1 of the checkpoint dropped (%2)</source>
        <translation>%1 des Checkpoints weggelassen (%2)</translation>
    </message>
    <message>
        <source>%1 of the images in &apos;imagesTr&apos; (such as &apos;%2&apos;) have no mask in &apos;labelsTr&apos;: they came in as unlabelled.</source>
        <translation>Bilder in „imagesTr“ ohne Maske in „labelsTr“: %1 (etwa &apos;%2&apos;). Sie kamen ohne Maske herein.</translation>
    </message>
    <message>
        <source>%1 of these %2 cases lack the sequence &apos;%3&apos;: the network saw zeros there.</source>
        <translation>%1 dieser %2 Fälle fehlt die Sequenz &apos;%3&apos;: Das Netz sah dort Nullen.</translation>
    </message>
    <message>
        <source>%1 of these %2 cases lacks the sequence &apos;%3&apos;: the network saw zeros there.</source>
        <translation>%1 dieser %2 Fälle fehlt die Sequenz &apos;%3&apos;: Das Netz sah dort Nullen.</translation>
    </message>
    <message>
        <source>%1 of these are frames of %2 case, scored one by one: frames of one case are alike, so that the spread says less than that of as many patients.</source>
        <translation>%1 davon sind Frames von %2 Fall, einzeln bewertet: Frames eines Falls sind einander ähnlich, daher sagt die Streuung weniger als die ebenso vieler Patienten.</translation>
    </message>
    <message>
        <source>%1 of these are frames of %2 cases, scored one by one: frames of one case are alike, so that the spread says less than that of as many patients.</source>
        <translation>%1 davon sind Frames von %2 Fällen, einzeln bewertet: Frames eines Falls sind einander ähnlich, daher sagt die Streuung weniger als die ebenso vieler Patienten.</translation>
    </message>
    <message>
        <source>%1 of these cases (%2)</source>
        <translation>%1 dieser Fälle (%2)</translation>
    </message>
    <message>
        <source>%1 on &apos;%2&apos; (process %3) since %4</source>
        <translation>%1 auf &apos;%2&apos; (Prozess %3) seit %4</translation>
    </message>
    <message>
        <source>%1 on this computer come to %2 steps.</source>
        <translation>%1 auf diesem Computer ergeben %2 Schritte.</translation>
    </message>
    <message>
        <source>%1 on this computer come to %2.</source>
        <translation>%1 auf diesem Computer ergeben %2.</translation>
    </message>
    <message>
        <source>%1 on this computer comes to %2 steps.</source>
        <translation>%1 auf diesem Computer ergibt %2 Schritte.</translation>
    </message>
    <message>
        <source>%1 on this computer comes to %2.</source>
        <translation>%1 auf diesem Computer ergibt %2.</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>%1 or more %2</source>
        <translation>%1 %2 oder mehr</translation>
    </message>
    <message>
        <source>%1 patches of %2 px do not fit a feature map of %3 × %4 px.</source>
        <translation>%1 Ausschnitte von %2 px passen nicht in eine Merkmalskarte von %3 × %4 px.</translation>
    </message>
    <message>
        <source>%1 processes on one machine need as many GPUs: there are %2.</source>
        <translation>%1 Prozesse auf einem Computer brauchen ebenso viele GPUs; vorhanden sind %2.</translation>
    </message>
    <message>
        <source>%1 processes on one machine need as many GPUs: there is %2.</source>
        <translation>%1 Prozesse auf einem Computer brauchen ebenso viele GPUs; vorhanden ist %2.</translation>
    </message>
    <message>
        <source>%1 px from the right place</source>
        <translation>%1 px neben der richtigen Stelle</translation>
    </message>
    <message>
        <source>%1 px off on average</source>
        <translation>im Mittel %1 px daneben</translation>
    </message>
    <message>
        <source>%1 runs in one process; %2 were started.</source>
        <translation>%1 läuft in einem Prozess; gestartet wurden %2.</translation>
    </message>
    <message>
        <source>%1 scan was left out, without &apos;%2&apos;, which is to be the image: %3.</source>
        <translation>%1 Untersuchung wurde ausgelassen, da &apos;%2&apos; fehlt, das ihr Bild sein soll: %3.</translation>
    </message>
    <message>
        <source>%1 scans were left out, without &apos;%2&apos;, which is to be the image: %3.</source>
        <translation>%1 Untersuchungen wurden ausgelassen, da &apos;%2&apos; fehlt, das ihr Bild sein soll: %3.</translation>
    </message>
    <message>
        <source>%1 sees the image of each case alone, and the sequence &apos;%2&apos; is asked for.</source>
        <translation>%1 sieht nur das Bild jedes Falls, verlangt ist auch die Sequenz &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>%1 segmented</source>
        <translation>%1 segmentiert</translation>
    </message>
    <message>
        <source>%1 segmented can be used already.</source>
        <translation>%1 segmentiert; das kann schon verwendet werden.</translation>
    </message>
    <message>
        <source>%1 segmented so far.</source>
        <translation>Bisher %1 segmentiert.</translation>
    </message>
    <message>
        <source>%1 segmented, %2 refused</source>
        <translation>%1 segmentiert, %2 abgelehnt</translation>
    </message>
    <message>
        <source>%1 segmented, %2 refused can be used already.</source>
        <translation>%1 segmentiert, %2 abgelehnt; das kann schon verwendet werden.</translation>
    </message>
    <message>
        <source>%1 segmented, %2 refused so far.</source>
        <translation>Bisher %1 segmentiert, %2 abgelehnt.</translation>
    </message>
    <message>
        <source>%1 series fit no pattern: left out %2.</source>
        <translation>%1 Serien passen zu keinem Muster; ausgelassen: %2.</translation>
    </message>
    <message>
        <source>%1 series fits no pattern: left out %2.</source>
        <translation>%1 Serie passt zu keinem Muster; ausgelassen: %2.</translation>
    </message>
    <message>
        <source>%1 shows a single slice, %2 times.</source>
        <translation>%1 zeigt eine einzige Schicht, %2-mal.</translation>
    </message>
    <message>
        <source>%1 slice at a time</source>
        <translation>%1 Schicht auf einmal</translation>
    </message>
    <message>
        <source>%1 slices at a time</source>
        <translation>%1 Schichten auf einmal</translation>
    </message>
    <message>
        <source>%1 so far.</source>
        <translation>Bisher %1.</translation>
    </message>
    <message>
        <source>%1 steps of stage &apos;%2&apos;</source>
        <translation>%1 Schritte des Teils &apos;%2&apos;</translation>
    </message>
    <message>
        <source>%1 structure, %2</source>
        <translation>%1 Struktur, %2</translation>
    </message>
    <message>
        <source>%1 structures, %2</source>
        <translation>%1 Strukturen, %2</translation>
    </message>
    <message>
        <source>%1 synthetic cases are fewer than the training, validation and test cases together.</source>
        <translation>%1 synthetische Fälle sind weniger als die Trainings-, Validierungs- und Testfälle zusammen.</translation>
    </message>
    <message>
        <source>%1 tensors loaded (%2)</source>
        <translation>%1 Tensoren geladen (%2)</translation>
    </message>
    <message>
        <source>%1 test case</source>
        <translation>%1 Testfall</translation>
    </message>
    <message>
        <source>%1 test cases</source>
        <translation>%1 Testfälle</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <translation>%1 bis %2 %3</translation>
    </message>
    <message>
        <source>%1 to one of these: NRRD, NHDR, NIfTI, MHA, MHD, or a folder with one DICOM series.</source>
        <translation>%1, in eines davon: NRRD, NHDR, NIfTI, MHA, MHD oder ein Ordner mit einer DICOM-Serie.</translation>
    </message>
    <message>
        <source>%1 training case</source>
        <translation>%1 Trainingsfall</translation>
    </message>
    <message>
        <source>%1 training case has</source>
        <translation>%1 Trainingsfall hat</translation>
    </message>
    <message>
        <source>%1 training cases</source>
        <translation>%1 Trainingsfälle</translation>
    </message>
    <message>
        <source>%1 training cases have</source>
        <translation>%1 Trainingsfälle haben</translation>
    </message>
    <message>
        <source>%1 volume</source>
        <translation>%1 Volumen</translation>
    </message>
    <message>
        <source>%1 volume below &apos;%2&apos; lie where %3 does, and it is not clear which it came from.</source>
        <translation>%1 Volumen unter &apos;%2&apos; liegt dort, wo %3 liegt, und es ist nicht klar, woraus es stammt.</translation>
    </message>
    <message>
        <source>%1 volume without labels</source>
        <translation>%1 Volumen ohne Annotation</translation>
    </message>
    <message>
        <source>%1 volumes</source>
        <translation>%1 Volumina</translation>
    </message>
    <message>
        <source>%1 volumes below &apos;%2&apos; lie where %3 does, and it is not clear which it came from.</source>
        <translation>%1 Volumina unter &apos;%2&apos; liegen dort, wo %3 liegt, und es ist nicht klar, woraus es stammt.</translation>
    </message>
    <message>
        <source>%1 volumes without labels</source>
        <translation>%1 Volumina ohne Annotation</translation>
    </message>
    <message>
        <source>%1 volumes would be the sequence &apos;%2&apos; of one scan: %3.</source>
        <translation>%1 Volumina wären die Sequenz &apos;%2&apos; einer Untersuchung: %3.</translation>
    </message>
    <message>
        <source>%1 volumes would be the sequence &apos;%2&apos; of the scan &apos;%3&apos;: %4.</source>
        <translation>%1 Volumina wären die Sequenz &apos;%2&apos; der Untersuchung &apos;%3&apos;: %4.</translation>
    </message>
    <message>
        <source>%1, %2 %3 to %4</source>
        <translation>%1, %2 %3 bis %4</translation>
    </message>
    <message>
        <source>%1, against %2 in the others.</source>
        <translation>%1, bei den anderen %2.</translation>
    </message>
    <message>
        <source>%1, against %2 in the others: %3.</source>
        <translation>%1, bei den anderen %2: %3.</translation>
    </message>
    <message>
        <source>%1, and nothing to resume from</source>
        <translation>%1, und nichts zum Fortsetzen</translation>
    </message>
    <message>
        <source>%1, as you wish</source>
        <translation>%1, wie Sie wollen</translation>
    </message>
    <message>
        <source>%1, slice %2 of %3</source>
        <translation>%1, Schicht %2 von %3</translation>
    </message>
    <message>
        <source>%1, slices %2 mm apart; patches of %3 voxels</source>
        <translation>%1, Schichtabstand %2 mm; Ausschnitte von %3 Voxeln</translation>
    </message>
    <message>
        <source>%1, step %2 of %3</source>
        <translation>%1, Schritt %2 von %3</translation>
    </message>
    <message>
        <source>%1, turned</source>
        <translation>%1, gedreht</translation>
    </message>
    <message>
        <source>%1: %2 of %3, about %4 left</source>
        <translation>%1: %2 von %3, noch etwa %4</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; was not written.</source>
        <translation>%1: &apos;%2&apos; wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>%1: finetuning from a pretrained backbone</source>
        <translation>%1: Feintraining von einem vortrainierten Backbone aus</translation>
    </message>
    <message>
        <source>%1: in neither mask of %2, not scored there.</source>
        <translation>%1: in keiner der Masken von %2, dort nicht bewertet.</translation>
    </message>
    <message>
        <source>%1: in only one of the masks of %2, Dice 0, no distance.</source>
        <translation>%1: in nur einer der Masken von %2, Dice 0, kein Abstand.</translation>
    </message>
    <message>
        <source>%1: not predicted.</source>
        <translation>%1: nicht vorhergesagt.</translation>
    </message>
    <message>
        <source>%1: small holes are filled.</source>
        <translation>%1: Kleine Löcher werden gefüllt.</translation>
    </message>
    <message>
        <source>%1: the largest connected part is kept, as each is one piece in the labelled cases; if it is less than two thirds of what was found, all parts are.</source>
        <translation>%1: Der größte zusammenhängende Teil bleibt, da in den annotierten Fällen jede Struktur aus einem Stück ist; macht er weniger als zwei Drittel des Gefundenen aus, bleiben alle Teile.</translation>
    </message>
    <message>
        <source>%1: training from scratch</source>
        <translation>%1: Training von Grund auf</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2 mm)</source>
        <translation>&apos;%1&apos; (%2 mm)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2 slice)</source>
        <translation>&apos;%1&apos; (%2 Schicht)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2 slices)</source>
        <translation>&apos;%1&apos; (%2 Schichten)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (only %2)</source>
        <translation>&apos;%1&apos; (nur %2)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (whole)</source>
        <translation>&apos;%1&apos; (ganz)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; already holds a project.</source>
        <translation>In &apos;%1&apos; ist schon ein Projekt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; share the label value %3.</source>
        <translation>&apos;%1&apos; und &apos;%2&apos; haben denselben Wert %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be &apos;%2&apos;: it is what &apos;%3&apos; was called before.</source>
        <translation>&apos;%1&apos; kann nicht &apos;%2&apos; heißen: So hieß &apos;%3&apos; früher.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read (%2)</source>
        <translation>&apos;%1&apos; ist nicht lesbar (%2)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read (%2).</source>
        <translation>&apos;%1&apos; ist nicht lesbar (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read.</source>
        <translation>&apos;%1&apos; ist nicht lesbar.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be started (%2).</source>
        <translation>&apos;%1&apos; lässt sich nicht starten (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; could not be written.</source>
        <translation>&apos;%1&apos; konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; describes regions that overlap (&apos;%2&apos; is the values %3 together), and gives %4 no name of its own.</source>
        <translation>&apos;%1&apos; beschreibt Regionen, die sich überlappen (&apos;%2&apos; ist die Werte %3 zusammen), und gibt keinen eigenen Namen für %4.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; describes regions that overlap (&apos;%2&apos; is the values %3 together), and gives %4 no name of their own.</source>
        <translation>&apos;%1&apos; beschreibt Regionen, die sich überlappen (&apos;%2&apos; ist die Werte %3 zusammen), und gibt keine eigenen Namen für %4.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; describes regions that overlap (&apos;%2&apos; is the values %3 together). The values were taken one by one instead: %4.</source>
        <translation>&apos;%1&apos; beschreibt Regionen, die sich überlappen (&apos;%2&apos; ist die Werte %3 zusammen). Stattdessen wurden die Werte einzeln genommen: %4.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not begin like a NIfTI image.</source>
        <translation>&apos;%1&apos; beginnt nicht wie ein NIfTI-Bild.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not exist.</source>
        <translation>&apos;%1&apos; gibt es nicht.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not fit into memory.</source>
        <translation>&apos;%1&apos; passt nicht in den Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not fit what &apos;%2&apos; says by now; colours, numbers and roles that only it knows were not taken from it.</source>
        <translation>&apos;%1&apos; passt nicht zu dem, was &apos;%2&apos; inzwischen sagt; Farben, Zahlen und Verwendungen, die nur dort stehen, wurden nicht übernommen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie in the plane that its volume is projected onto: %2.</source>
        <translation>&apos;%1&apos; liegt nicht in der Ebene, auf die das Volumen projiziert wird: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say how large its voxels are: 1 mm was taken.</source>
        <translation>&apos;%1&apos; sagt nicht, wie groß die Voxel sind: Angenommen wurde 1 mm.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which file a sequence is.</source>
        <translation>&apos;%1&apos; sagt nicht, welche Datei eine Sequenz ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which files a sequence is.</source>
        <translation>&apos;%1&apos; sagt nicht, welche Dateien eine Sequenz sind.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which frames.</source>
        <translation>&apos;%1&apos; sagt nicht, welche Frames.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which series it is of.</source>
        <translation>&apos;%1&apos; sagt nicht, von welcher Serie es ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which way the patient lies: it was taken for left-posterior-superior.</source>
        <translation>&apos;%1&apos; sagt nicht, wie der Patient liegt: Angenommen wurde left-posterior-superior.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already.</source>
        <translation>&apos;%1&apos; gibt es schon.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; fits the patterns of two sequences: &apos;%2&apos; of &apos;%3&apos; and &apos;%4&apos; of &apos;%5&apos;.</source>
        <translation>&apos;%1&apos; passt zu den Mustern zweier Sequenzen: &apos;%2&apos; für &apos;%3&apos; und &apos;%4&apos; für &apos;%5&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; frame %2</source>
        <translation>&apos;%1&apos; Frame %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives no role to %2 in its column &apos;%3&apos;.</source>
        <translation>&apos;%1&apos; gibt in der Spalte &apos;%3&apos; nicht für alle eine Verwendung an: Sie fehlt für %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives the slope nan for its intensities: they were taken as they are stored.</source>
        <translation>&apos;%1&apos; gibt als Steigung der Intensitäten nan an: Sie wurden genommen, wie sie gespeichert sind.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives two positions, up to %2 mm apart (qform and sform): that of the qform was taken.</source>
        <translation>&apos;%1&apos; gibt zwei Positionen an, die bis zu %2 mm auseinanderliegen (qform und sform): Genommen wurde die der qform.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; gives two positions, up to %2 mm apart (qform and sform): that of the sform was taken.</source>
        <translation>&apos;%1&apos; gibt zwei Positionen an, die bis zu %2 mm auseinanderliegen (qform und sform): Genommen wurde die der sform.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 times the volume that it has in the labelled cases and is outlined otherwise when the image is moved and darkened a little.</source>
        <translation>&apos;%1&apos; hat das %2-Fache des Volumens, das es in den annotierten Fällen hat, und wird anders umrandet, wenn das Bild etwas verschoben und abgedunkelt wird.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 times the volume that it has in the labelled cases.</source>
        <translation>&apos;%1&apos; hat das %2-Fache des Volumens, das es in den annotierten Fällen hat.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 values per voxel (colour or vectors).</source>
        <translation>&apos;%1&apos; hat %2 Werte je Voxel (Farbe oder Vektoren).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 voxel that is NaN or infinite.</source>
        <translation>&apos;%1&apos; hat %2 Voxel, das NaN oder unendlich ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 voxels that are NaN or infinite.</source>
        <translation>&apos;%1&apos; hat %2 Voxel, die NaN oder unendlich sind.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has an sform without voxel sizes: %2 were taken from its pixdim.</source>
        <translation>&apos;%1&apos; hat eine sform ohne Voxelgröße: Aus pixdim übernommen wurde %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has axes (%2; %3) that do not have the length 1.</source>
        <translation>&apos;%1&apos; hat Achsen (%2; %3), die nicht die Länge 1 haben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has axes (%2; %3) that do not span a space.</source>
        <translation>&apos;%1&apos; hat Achsen (%2; %3), die keinen Raum aufspannen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has become a test case since this run began, and the run learns from it.</source>
        <translation>&apos;%1&apos; ist seit Beginn dieses Laufs ein Testfall geworden, und der Lauf lernt daraus.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has become a test case, and the models of this run have learnt from it.</source>
        <translation>&apos;%1&apos; ist ein Testfall geworden, und die Modelle dieses Laufs haben daraus gelernt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has complex voxels.</source>
        <translation>&apos;%1&apos; hat komplexe Voxel.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has frames of different grids: &apos;%2&apos; lies on another one than &apos;%3&apos;.</source>
        <translation>&apos;%1&apos; hat Frames auf verschiedenen Gittern: &apos;%2&apos; liegt auf einem anderen als &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has its first voxel at %2 mm (%3), which is no place.</source>
        <translation>&apos;%1&apos; hat das erste Voxel bei %2 mm (%3), und das ist kein Ort.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has masks of several kinds; those called &apos;%2&apos; were taken, and not %3.</source>
        <translation>&apos;%1&apos; hat Masken mehrerer Arten; genommen wurden die mit dem Namen &apos;%2&apos;, nicht %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no channel &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; hat keinen Kanal &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no fold %2.</source>
        <translation>&apos;%1&apos; hat keinen Fold %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no image in &apos;anat&apos; of a subject.</source>
        <translation>&apos;%1&apos; hat in „anat“ eines Probanden kein Bild.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no structure that the label schema has: it has %2.</source>
        <translation>&apos;%1&apos; hat keine Struktur, die in der Strukturliste steht; vorhanden: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has several segments called %2; those of one name were taken together.</source>
        <translation>&apos;%1&apos; hat mehrere Segmente desselben Namens (%2); solche wurden zusammengenommen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has voxels as large as %2, which no image has.</source>
        <translation>&apos;%1&apos; hat Voxel mit Werten bis %2, wie sie kein Bild hat.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has voxels of %2 mm (%3), which no volume has: from %4 to %5 mm are possible.</source>
        <translation>&apos;%1&apos; hat Voxel von %2 mm (%3), wie sie kein Volumen hat: Möglich sind %4 bis %5 mm.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has voxels of %2 mm, but the model sees pixels of %3 mm: for it the slices of %4 × %5 pixels would be %6 × %7.</source>
        <translation>&apos;%1&apos; hat Voxel von %2 mm, aber das Modell sieht Pixel von %3 mm: Für das Modell wären die Schichten von %4 × %5 Pixeln %6 × %7.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 volume, and its data set names the channels %3.</source>
        <translation>&apos;%1&apos; enthält %2 Volumen, und der Datensatz nennt die Kanäle %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 volumes, and a case keeps each in a file of its own.</source>
        <translation>&apos;%1&apos; enthält %2 Volumina, und ein Fall bewahrt jedes in einer eigenen Datei auf.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds %2 volumes, and its data set names the channels %3.</source>
        <translation>&apos;%1&apos; enthält %2 Volumina, und der Datensatz nennt die Kanäle %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds a run of another kind (&apos;%2&apos;).</source>
        <translation>&apos;%1&apos; enthält einen Lauf anderer Art (&apos;%2&apos;).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds an Analyze header, not a whole NIfTI image.</source>
        <translation>&apos;%1&apos; enthält einen Analyze-Header, kein vollständiges NIfTI-Bild.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds data sets (%2), and is none itself.</source>
        <translation>&apos;%1&apos; enthält Datensätze (%2) und ist selbst keiner.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no DICOM image, only %2.</source>
        <translation>&apos;%1&apos; enthält kein DICOM-Bild, nur %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no DICOM image.</source>
        <translation>&apos;%1&apos; enthält kein DICOM-Bild.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no adaptation plan of nnssl, which describes its network.</source>
        <translation>&apos;%1&apos; enthält keinen Anpassungsplan von nnssl, der das Netz beschreibt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no checkpoint of nnssl.</source>
        <translation>&apos;%1&apos; enthält keinen Checkpoint von nnssl.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds several trained models: %2.</source>
        <translation>&apos;%1&apos; enthält mehrere trainierte Modelle: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds something else.</source>
        <translation>&apos;%1&apos; enthält etwas anderes.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds the header of a pair of .hdr and .img files, not a whole NIfTI image.</source>
        <translation>&apos;%1&apos; enthält den Header eines Paars aus .hdr und .img, kein vollständiges NIfTI-Bild.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in %2 of %3</source>
        <translation>&apos;%1&apos; bei %2 von %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; lies outside the data set&apos;s folder.</source>
        <translation>&apos;%1&apos; in &apos;%2&apos; liegt außerhalb des Ordners des Datensatzes.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2 everywhere where %3 lies.</source>
        <translation>&apos;%1&apos; ist überall %2, wo %3 liegt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2 of a case, and cannot be taken out of it.</source>
        <translation>Aus einem Fall lässt sich das nicht herausnehmen: &apos;%1&apos; (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a %2 checkpoint, but a %3 checkpoint is needed.</source>
        <translation>&apos;%1&apos; ist ein Checkpoint der Art %2; gebraucht wird einer der Art %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a %2-D image (%3), not one 3-D volume.</source>
        <translation>&apos;%1&apos; ist ein %2D-Bild (%3), kein einzelnes 3D-Volumen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a 4-D image of %2 volumes, %3.</source>
        <translation>&apos;%1&apos; ist ein 4D-Bild aus %2 Volumina, %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a DICOM object that is no slice of a volume (%2).</source>
        <translation>&apos;%1&apos; ist ein DICOM-Objekt, das keine Schicht eines Volumens ist (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a NIfTI-2 image, which neither SSLSegmentation nor Slicer reads.</source>
        <translation>&apos;%1&apos; ist ein NIfTI-2-Bild, das weder SSLSegmentation noch Slicer liest.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a backbone, which segments nothing yet; %2 takes models.</source>
        <translation>&apos;%1&apos; ist ein Backbone, das noch nichts segmentiert; %2 nimmt Modelle.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a file.</source>
        <translation>&apos;%1&apos; ist eine Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a further sequence of case &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; ist eine weitere Sequenz des Falls &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a part of a case, which has no sequences of its own.</source>
        <translation>&apos;%1&apos; ist ein Teil eines Falls, und der hat keine eigenen Sequenzen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a pickle file, which may hold program code; nothing in it was run.</source>
        <translation>&apos;%1&apos; ist eine Pickle-Datei, die Programmcode enthalten kann; nichts darin wurde ausgeführt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a segmentation, not an image.</source>
        <translation>&apos;%1&apos; ist eine Segmentierung, kein Bild.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a single slice (%2 voxels).</source>
        <translation>&apos;%1&apos; ist eine einzelne Schicht (%2 Voxel).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a test case; learning from parts of it would make test results worthless.</source>
        <translation>&apos;%1&apos; ist ein Testfall; würde aus Teilen davon gelernt, wären Testergebnisse wertlos.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a test case; using it for &apos;%2&apos; would make test results worthless.</source>
        <translation>&apos;%1&apos; ist ein Testfall; würde er für &apos;%2&apos; verwendet, wären Testergebnisse wertlos.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a volume of case &apos;%2&apos; already.</source>
        <translation>&apos;%1&apos; ist schon ein Volumen des Falls &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged or truncated (%2).</source>
        <translation>&apos;%1&apos; ist beschädigt oder abgeschnitten (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: &apos;%2&apos; is no list.</source>
        <translation>&apos;%1&apos; ist beschädigt: &apos;%2&apos; ist keine Liste.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: its part &apos;%2&apos; has changed.</source>
        <translation>&apos;%1&apos; ist beschädigt: Der Teil &apos;%2&apos; hat sich geändert.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is empty.</source>
        <translation>&apos;%1&apos; ist leer.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is half of a trained model of nnU-Net: no fold has a checkpoint.</source>
        <translation>&apos;%1&apos; ist die Hälfte eines trainierten Modells von nnU-Net: Kein Fold hat einen Checkpoint.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is half of an export that was broken off.</source>
        <translation>&apos;%1&apos; ist die Hälfte eines abgebrochenen Exports.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2 parts, none of them clearly the largest, so all were kept; in the labelled cases it is one piece.</source>
        <translation>&apos;%1&apos; besteht aus %2 Teilen, von denen keiner klar der größte ist, daher blieben alle; in den annotierten Fällen ist es ein Stück.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in the project already, as case &apos;%2&apos; with %3.</source>
        <translation>&apos;%1&apos; ist schon im Projekt, als Fall &apos;%2&apos; mit %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in the project already, as case &apos;%2&apos; with the spacing of its file.</source>
        <translation>&apos;%1&apos; ist schon im Projekt, als Fall &apos;%2&apos; mit der Voxelgröße seiner Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is left out: %2.</source>
        <translation>&apos;%1&apos; bleibt außen vor: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no %2 that is known.</source>
        <translation>&apos;%1&apos; ist nichts Bekanntes dieser Art: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no DICOM, and a DICOM segmentation belongs to a DICOM series.</source>
        <translation>&apos;%1&apos; ist kein DICOM, und eine DICOM-Segmentierung gehört zu einer DICOM-Serie.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no backbone of volumes: networks of nnssl see volumes in three dimensions.</source>
        <translation>&apos;%1&apos; ist kein Backbone von Volumina: Netze von nnssl sehen Volumina in drei Dimensionen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no case with the role &apos;train&apos; and a flat mask.</source>
        <translation>&apos;%1&apos; ist kein Trainingsfall mit flacher Maske.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no image</source>
        <translation>&apos;%1&apos; ist kein Bild</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no list of series.</source>
        <translation>&apos;%1&apos; ist keine Liste von Serien.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no plan of scans: %2</source>
        <translation>&apos;%1&apos; ist kein Plan von Untersuchungen: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no regular file.</source>
        <translation>&apos;%1&apos; ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no whole trained model of nnU-Net: there is no plans.json.</source>
        <translation>&apos;%1&apos; ist kein vollständiges trainiertes Modell von nnU-Net: Es gibt keine plans.json.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is none of its sequences.</source>
        <translation>&apos;%1&apos; ist keine seiner Sequenzen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is none.</source>
        <translation>&apos;%1&apos; ist keiner davon.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a Decathlon or nnU-Net dataset.json: its &apos;labels&apos; do not name label values.</source>
        <translation>&apos;%1&apos; ist keine dataset.json von Decathlon oder nnU-Net: Ihr Eintrag „labels“ nennt keine Werte.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a checkpoint of SSLSegmentation.</source>
        <translation>&apos;%1&apos; ist kein Checkpoint von SSLSegmentation.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a checkpoint or model file.</source>
        <translation>&apos;%1&apos; ist keine Checkpoint- oder Modelldatei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a labelled case with the role &apos;train&apos;.</source>
        <translation>&apos;%1&apos; ist kein annotierter Trainingsfall.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a project: it is no folder with a project.json.</source>
        <translation>&apos;%1&apos; ist kein Projekt, also kein Ordner mit einer project.json.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a role.</source>
        <translation>&apos;%1&apos; ist keine Verwendung eines Falls.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not what its name says: it does not begin like %2.</source>
        <translation>&apos;%1&apos; ist nicht, was der Name sagt: Der Anfang ist anders als bei diesem Format (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not what its name says: it is %2.</source>
        <translation>&apos;%1&apos; ist nicht, was der Name sagt, sondern %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of a case with frames, which has no flat image and is not cut.</source>
        <translation>&apos;%1&apos; gehört zu einem Fall mit Frames; der hat kein flaches Bild und wird nicht zerschnitten.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of a case with frames, which has no further sequences.</source>
        <translation>&apos;%1&apos; gehört zu einem Fall mit Frames, und der hat keine weiteren Sequenzen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of files that end in &apos;%2&apos; (&apos;file_ending&apos;), which are not read here.</source>
        <translation>&apos;%1&apos; beschreibt Dateien, die auf &apos;%2&apos; enden („file_ending“); diese werden hier nicht gelesen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of the same DICOM series as case &apos;%2&apos;, which was there: if it is the same scan, keep the complete one of the two.</source>
        <translation>&apos;%1&apos; ist von derselben DICOM-Serie wie der Fall &apos;%2&apos;, der schon da war: Ist es dieselbe Aufnahme, behalten Sie von beiden die vollständige.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of the same scan as case &apos;%2&apos;, which has other volumes of it, or their mean.</source>
        <translation>&apos;%1&apos; gehört zur selben Aufnahme wie der Fall &apos;%2&apos;, der andere Volumina davon hat, oder deren Mittelwert.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is one case with %2, one every %3 ms: &apos;%4&apos;.</source>
        <translation>&apos;%1&apos; ist ein Fall mit %2, alle %3 ms: &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is one case with %2: &apos;%3&apos;.</source>
        <translation>&apos;%1&apos; ist ein Fall mit %2: &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is outlined otherwise when the image is moved and darkened a little.</source>
        <translation>&apos;%1&apos; wird anders umrandet, wenn das Bild etwas verschoben und abgedunkelt wird.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the image itself, which every case has.</source>
        <translation>&apos;%1&apos; ist das Bild selbst, das jeder Fall hat.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the image of a case, which comes first.</source>
        <translation>&apos;%1&apos; ist das Bild eines Falls, das an erster Stelle steht.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the image of case &apos;%2&apos; itself.</source>
        <translation>&apos;%1&apos; ist das Bild des Falls &apos;%2&apos; selbst.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the name of the case &apos;%2&apos;, and frame %3 of &apos;%4&apos;.</source>
        <translation>&apos;%1&apos; ist der Name des Falls &apos;%2&apos;, und Frame %3 von &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the same volume as case &apos;%2&apos;, which was there: it has got %3.</source>
        <translation>&apos;%1&apos; ist dasselbe Volumen wie der Fall &apos;%2&apos;, der schon da war. Er hat nun %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the same volume as case &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; ist dasselbe Volumen wie der Fall &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the same volume as the image of another scan, case &apos;%2&apos;; nothing of &apos;%3&apos; was added (also %4).</source>
        <translation>&apos;%1&apos; ist dasselbe Volumen wie das Bild einer anderen Untersuchung, Fall &apos;%2&apos;; von &apos;%3&apos; wurde nichts hinzugefügt (auch %4).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the same volume as the image of another scan, case &apos;%2&apos;; nothing of &apos;%3&apos; was added.</source>
        <translation>&apos;%1&apos; ist dasselbe Volumen wie das Bild einer anderen Untersuchung, Fall &apos;%2&apos;; von &apos;%3&apos; wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the sequence &apos;%2&apos; of case &apos;%3&apos; already.</source>
        <translation>&apos;%1&apos; ist schon die Sequenz &apos;%2&apos; des Falls &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the whole case.</source>
        <translation>&apos;%1&apos; ist der ganze Fall.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies elsewhere in space than %2: they share no place.</source>
        <translation>&apos;%1&apos; liegt anderswo im Raum als %2: Es gibt keine gemeinsame Stelle.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies elsewhere than in the labelled cases and is outlined otherwise when the image is moved and darkened a little.</source>
        <translation>&apos;%1&apos; liegt anderswo als in den annotierten Fällen und wird anders umrandet, wenn das Bild etwas verschoben und abgedunkelt wird.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies elsewhere than in the labelled cases.</source>
        <translation>&apos;%1&apos; liegt anderswo als in den annotierten Fällen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies in the project itself.</source>
        <translation>&apos;%1&apos; liegt im Projekt selbst.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on another grid than %2 (%3): it was resampled onto that (linear interpolation). Look whether they lie on each other.</source>
        <translation>&apos;%1&apos; liegt auf einem anderen Gitter als %2 (%3) und wurde auf dieses umgerechnet (lineare Interpolation). Sehen Sie nach, ob sie aufeinanderliegen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on another grid than the file of case &apos;%2&apos; (%3), and the spacing of that case is assumed (%4), so that nobody knows how they lie.</source>
        <translation>&apos;%1&apos; liegt auf einem anderen Gitter als die Datei des Falls &apos;%2&apos; (%3), und die Voxelgröße dieses Falls ist angenommen (%4); niemand weiß also, wie die beiden zueinander liegen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies too far from the origin of space to be placed exactly: at %2 mm (%3).</source>
        <translation>&apos;%1&apos; liegt zu weit vom Ursprung des Raums, um genau platziert zu werden: bei %2 mm (%3).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lists no volume.</source>
        <translation>&apos;%1&apos; führt kein Volumen auf.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; looks like a mask, not like an image: it %2.</source>
        <translation>&apos;%1&apos; sieht wie eine Maske aus, nicht wie ein Bild: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; looks like a scan that the model has learnt from (likeness %2; different scans stay below 0.95). If it is the same one, perhaps exported twice, its score means nothing: take one of them out.</source>
        <translation>&apos;%1&apos; sieht wie eine Aufnahme aus, aus der das Modell gelernt hat (Ähnlichkeit %2; verschiedene Aufnahmen bleiben unter 0,95). Ist es dieselbe, vielleicht zweimal exportiert, bedeutet ihre Bewertung nichts: Nehmen Sie eine von beiden heraus.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; makes no label schema: %2</source>
        <translation>&apos;%1&apos; ergibt keine Strukturliste: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names %2 case that the data set lacks: %3.</source>
        <translation>&apos;%1&apos; nennt %2 Fall, den der Datensatz nicht hat: %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names %2 cases that the data set lacks: %3.</source>
        <translation>&apos;%1&apos; nennt %2 Fälle, die der Datensatz nicht hat: %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no segment.</source>
        <translation>&apos;%1&apos; nennt kein Segment.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2</source>
        <translation>&apos;%1&apos; von %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of &apos;%2&apos;</source>
        <translation>&apos;%1&apos; von &apos;%2&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of the model is taken for &apos;%2&apos;: by its terminology it is the same.</source>
        <translation>&apos;%1&apos; des Modells wird als &apos;%2&apos; genommen: Nach seiner Terminologie ist es dasselbe.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of the project</source>
        <translation>&apos;%1&apos; des Projekts</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of the run &apos;%2&apos;</source>
        <translation>&apos;%1&apos; des Laufs &apos;%2&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; shows structures on slices that are not among the complete ones, and do not count: %2 (slices are counted from 0).</source>
        <translation>&apos;%1&apos; zeigt Strukturen auf Schichten, die nicht zu den vollständigen gehören und nicht zählen: %2 (Schichten werden ab 0 gezählt).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; speaks of %2 training case, and %3 are there: is a part missing?</source>
        <translation>&apos;%1&apos; spricht von %2 Trainingsfall, vorhanden sind %3: Fehlt ein Teil?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; speaks of %2 training cases, and %3 are there: is a part missing?</source>
        <translation>&apos;%1&apos; spricht von %2 Trainingsfällen, vorhanden sind %3: Fehlt ein Teil?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was copied, not linked: as it is, it does not lie on the grid of the image.</source>
        <translation>&apos;%1&apos; wurde kopiert, nicht verknüpft: So, wie es ist, liegt es nicht auf dem Gitter des Bildes.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was cut into parts, such as case &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; wurde in Teile zerlegt, etwa in den Fall &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was not added: an unexpected error stopped its reading (%2).</source>
        <translation>&apos;%1&apos; wurde nicht hinzugefügt: Ein unerwarteter Fehler hat das Lesen beendet (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was stopped at step %2 of %3; the best so far is used. To finish it first: %4</source>
        <translation>&apos;%1&apos; wurde bei Schritt %2 von %3 angehalten; verwendet wird das Beste bis dahin. Um es zuerst zu Ende zu führen: %4</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was stopped; the best so far is used. To finish it first: %2</source>
        <translation>&apos;%1&apos; wurde angehalten; verwendet wird das Beste bis dahin. Um es zuerst zu Ende zu führen: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; would unpack to %2 MB in %3 parts, though it has %4 MB: no file of this software does.</source>
        <translation>&apos;%1&apos; würde zu %2 MB in %3 Teilen entpackt, obwohl es nur %4 MB hat: Das tut keine Datei dieses Programms.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, which is to be learnt from, is the same scan as the test case &apos;%2&apos;.</source>
        <translation>&apos;%1&apos;, woraus gelernt werden soll, ist dieselbe Aufnahme wie der Testfall &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;imported.jsonl&apos; of the project</source>
        <translation>„imported.jsonl“ des Projekts</translation>
    </message>
    <message>
        <source>&apos;patients.jsonl&apos; of the project</source>
        <translation>„patients.jsonl“ des Projekts</translation>
    </message>
    <message>
        <source>&apos;sslseg cases PROJECT&apos; lists them.</source>
        <translation>Der Schritt „Daten“ zeigt sie.</translation>
    </message>
    <message>
        <source>&apos;sslseg cases PROJECT&apos; lists what is there.</source>
        <translation>Der Schritt „Daten“ zeigt, was da ist.</translation>
    </message>
    <message>
        <source>&apos;sslseg channel PROJECT CASE NAME FILE&apos; gives a case a further sequence.</source>
        <translation>„Sequenzen …“ im Schritt „Daten“ gibt einem Fall eine weitere Sequenz.</translation>
    </message>
    <message>
        <source>&apos;sslseg label PROJECT %1 &quot;%2&quot;&apos; gives it this mask</source>
        <translation>„Maske geben“ gibt ihm (%1) diese Maske („%2“)</translation>
    </message>
    <message>
        <source>&apos;sslseg methods --json&apos; lists all.</source>
        <translation>Wählen Sie die Einstellungen neu, in dem Schritt, der trainiert.</translation>
    </message>
    <message>
        <source>&apos;sslseg models PROJECT&apos; lists them.</source>
        <translation>Der Schritt „Modelle“ zeigt sie.</translation>
    </message>
    <message>
        <source>&apos;sslseg models PROJECT&apos; lists what it has; a path to a file works, too.</source>
        <translation>Der Schritt „Modelle“ zeigt, was es hat; auch der Pfad einer Datei ist möglich.</translation>
    </message>
    <message>
        <source>&apos;sslseg predict PROJECT --cases %1&apos; makes them.</source>
        <translation>Der Schritt „Prüfen“ macht sie (Fall %1).</translation>
    </message>
    <message>
        <source>&apos;sslseg pretrain PROJECT&apos; starts one.</source>
        <translation>Im Schritt „Vortraining“ lässt sich einer starten.</translation>
    </message>
    <message>
        <source>&apos;sslseg role PROJECT %1 --role %2&apos; gives all frames of &apos;%3&apos; this role</source>
        <translation>„Verwenden für“ gibt allen Frames von &apos;%3&apos; diese Verwendung (%1: %2)</translation>
    </message>
    <message>
        <source>&apos;sslseg role PROJECT %1 --role %2&apos; gives it this role</source>
        <translation>„Verwenden für“ gibt ihm diese Verwendung (%1: %2)</translation>
    </message>
    <message>
        <source>&apos;sslseg runs PROJECT&apos; lists them.</source>
        <translation>Die Schritte „Vortraining“, „Feintraining“ und „Prüfen“ zeigen sie.</translation>
    </message>
    <message>
        <source>(stopped at step %1 of %2)</source>
        <translation>(angehalten bei Schritt %1 von %2)</translation>
    </message>
    <message>
        <source>, and</source>
        <translation>, und</translation>
    </message>
    <message>
        <source>, with its</source>
        <translation>, mit</translation>
    </message>
    <message>
        <source>- %1 (%2 slice).</source>
        <translation>- %1 (%2 Schicht).</translation>
    </message>
    <message>
        <source>- %1 (%2 slices).</source>
        <translation>- %1 (%2 Schichten).</translation>
    </message>
    <message>
        <source>- %1 was held out to choose the best moment of the training.</source>
        <translation>- Zurückgelegt, um den besten Moment des Trainings zu wählen: %1.</translation>
    </message>
    <message>
        <source>- %1 were held out to choose the best moment of the training.</source>
        <translation>- Zurückgelegt, um den besten Moment des Trainings zu wählen: %1.</translation>
    </message>
    <message>
        <source>- Cases: %1.</source>
        <translation>- Fälle: %1.</translation>
    </message>
    <message>
        <source>- Finetuned on %1 (%2 slice).</source>
        <translation>- Feintraining mit: %1 (%2 Schicht).</translation>
    </message>
    <message>
        <source>- Finetuned on %1 (%2 slices).</source>
        <translation>- Feintraining mit: %1 (%2 Schichten).</translation>
    </message>
    <message>
        <source>- Finetuned on Pretrained by the method &apos;%1&apos; on %2 (%3 slice).</source>
        <translation>- Feintraining. Vortrainiert mit der Methode &apos;%1&apos;; gelernt aus: %2 (%3 Schicht).</translation>
    </message>
    <message>
        <source>- Finetuned on Pretrained by the method &apos;%1&apos; on %2 (%3 slices).</source>
        <translation>- Feintraining. Vortrainiert mit der Methode &apos;%1&apos;; gelernt aus: %2 (%3 Schichten).</translation>
    </message>
    <message>
        <source>- It learnt from the images of %1, without labels (%2).</source>
        <translation>- Auch aus Bildern ohne Annotation wurde gelernt: %1 (%2).</translation>
    </message>
    <message>
        <source>- It learnt from the images of %1, without labels.</source>
        <translation>- Auch aus Bildern ohne Annotation wurde gelernt: %1.</translation>
    </message>
    <message>
        <source>- Made %1 UTC, version %2.</source>
        <translation>- Erstellt %1 UTC, Version %2.</translation>
    </message>
    <message>
        <source>- Network: %1 with %2 channels.</source>
        <translation>- Netz: %1 mit %2 Kanälen.</translation>
    </message>
    <message>
        <source>- No labelled case was held out to choose the best moment of the training.</source>
        <translation>- Kein annotierter Fall war zurückgelegt, um den besten Moment des Trainings zu wählen.</translation>
    </message>
    <message>
        <source>- Of each scan the network looks at the sequences %1; masks are on the grid of %2. Where %3 is missing, it counts as zero.</source>
        <translation>- Von jeder Aufnahme sieht das Netz diese Sequenzen an: %1; Masken liegen auf dem Gitter von %2. Wo %3 fehlt, zählt es als null.</translation>
    </message>
    <message>
        <source>- Of each slice the network looks at the slices before and after it, too.</source>
        <translation>- Zu jeder Schicht sieht das Netz auch die davor und die danach an.</translation>
    </message>
    <message>
        <source>- Only its %1 learnt from the labels (%2).</source>
        <translation>- Aus den Masken lernte nur ein Teil: %1 (%2).</translation>
    </message>
    <message>
        <source>- Pretrained by the method &apos;%1&apos; on %2 (%3 slice).</source>
        <translation>- Vortrainiert mit der Methode &apos;%1&apos;; gelernt aus: %2 (%3 Schicht).</translation>
    </message>
    <message>
        <source>- Pretrained by the method &apos;%1&apos; on %2 (%3 slices).</source>
        <translation>- Vortrainiert mit der Methode &apos;%1&apos;; gelernt aus: %2 (%3 Schichten).</translation>
    </message>
    <message>
        <source>- Pretrained by the method &apos;%1&apos; on %2.</source>
        <translation>- Vortrainiert mit der Methode &apos;%1&apos;; gelernt aus: %2.</translation>
    </message>
    <message>
        <source>- Slices: %1 plane, pixels of %2 mm, N4 bias field correction first.</source>
        <translation>- Schichten: Ebene %1, Pixel von %2 mm, zuerst Korrektur des Bias-Feldes (N4).</translation>
    </message>
    <message>
        <source>- Slices: %1 plane, pixels of %2 mm.</source>
        <translation>- Schichten: Ebene %1, Pixel von %2 mm.</translation>
    </message>
    <message>
        <source>- Training: %1 steps, preset &apos;%2&apos;.</source>
        <translation>- Training: %1 Schritte, Voreinstellung &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>13 places of %1 px do not fit a feature map of %2 × %3 px.</source>
        <translation>13 Orte von %1 px passen nicht in eine Merkmalskarte von %2 × %3 px.</translation>
    </message>
    <message>
        <source>2D U-Nets of nnU-Net&apos;s planner &apos;ExperimentPlanner&apos; (configuration 2d) can be taken over.</source>
        <translation>2D-U-Nets von nnU-Nets Planer „ExperimentPlanner“ (Konfiguration 2d) lassen sich übernehmen.</translation>
    </message>
    <message>
        <source>3D encoders with residual blocks (ResEncL, %1) and plain ones (%2) can be taken over.</source>
        <translation>3D-Encoder mit Residualblöcken (ResEncL, %1) und einfache (%2) lassen sich übernehmen.</translation>
    </message>
    <message>
        <source>; its pretraining was stopped at step %1 of %2</source>
        <translation>; sein Vortraining wurde bei Schritt %1 von %2 angehalten</translation>
    </message>
    <message>
        <source>; sequences %1</source>
        <translation>; Sequenzen %1</translation>
    </message>
    <message>
        <source>A %1 cannot hold the sheared geometry of the %2 &apos;%3&apos; (its axes are not at right angles).</source>
        <translation>Eine gescherte Geometrie (Achsen nicht senkrecht aufeinander) lässt sich in diesem Format nicht speichern: %1, für %2 &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>A %1 cannot learn to see %2, which the backbone has not seen: its %3 alone learns.</source>
        <translation>So lässt sich nicht sehen lernen, was das Backbone nicht gesehen hat (%1): %2. Nur ein Teil lernt (%3).</translation>
    </message>
    <message>
        <source>A %1 cannot learn where pixels lie: its %2 alone learns, and that sees the backbone&apos;s maps only.</source>
        <translation>So lässt sich nicht lernen, wo Pixel liegen (%1): Nur ein Teil lernt (%2), und der sieht nur die Karten des Backbones.</translation>
    </message>
    <message>
        <source>A %1 classifies maps of the stages of a decoder, and the network &apos;%2&apos; (%3) has no such stages.</source>
        <translation>Klassifiziert werden Karten der Stufen eines Decoders (%1), und das Netz &apos;%2&apos; (%3) hat keine solchen Stufen.</translation>
    </message>
    <message>
        <source>A %1 has one best answer: several networks would all be the same.</source>
        <translation>Hier gibt es eine beste Antwort (%1): Mehrere Netze wären alle gleich.</translation>
    </message>
    <message>
        <source>A %1 needs a pretrained backbone: from scratch, the features that it learns on are random.</source>
        <translation>Nötig ist hier ein vortrainiertes Backbone (%1): Von Grund auf sind die Merkmale, auf denen gelernt wird, zufällig.</translation>
    </message>
    <message>
        <source>A %1 of %2 mm cannot be.</source>
        <translation>Nicht möglich: %1 = %2 mm.</translation>
    </message>
    <message>
        <source>A U-Net of %1 stages is not possible.</source>
        <translation>Ein U-Net mit %1 Stufen ist nicht möglich.</translation>
    </message>
    <message>
        <source>A batch of %1 slices cannot be divided evenly among %2 processes.</source>
        <translation>Ein Batch von %1 Schichten lässt sich nicht gleichmäßig auf %2 Prozesse verteilen.</translation>
    </message>
    <message>
        <source>A case that is being filled</source>
        <translation>Ein Fall, der gerade angelegt wird</translation>
    </message>
    <message>
        <source>A data set for nnU-Net 2, written by SSLSegmentation %1.

Put this folder below nnUNet_raw, under a name such as Dataset001_Name, and prepare it:

    nnUNetv2_plan_and_preprocess -d 1 --verify_dataset_integrity
%2
imagesTs and labelsTs are the test cases. imagesUn and labelsUn are all others: nnU-Net does not look at them.
What lies in sslsegmentation.json nnU-Net has no place for; &apos;sslseg import PROJECT FOLDER&apos; reads it.</source>
        <translation>Ein Datensatz für nnU-Net 2, geschrieben von SSLSegmentation %1.

Legen Sie diesen Ordner unter nnUNet_raw, mit einem Namen wie Dataset001_Name, und bereiten Sie ihn vor:

    nnUNetv2_plan_and_preprocess -d 1 --verify_dataset_integrity
%2
imagesTs und labelsTs sind die Testfälle. imagesUn und labelsUn sind alle anderen: nnU-Net sieht sie nicht an.
Was in sslsegmentation.json steht, dafür hat nnU-Net keinen Platz; &apos;sslseg import PROJECT FOLDER&apos; liest es.</translation>
    </message>
    <message>
        <source>A depth of %1 voxels is too little for this network, which needs %2.</source>
        <translation>Eine Tiefe von %1 Voxeln ist zu wenig für dieses Netz, das %2 braucht.</translation>
    </message>
    <message>
        <source>A draft needs voxels of a structure and of the background, or of two structures, in training cases.</source>
        <translation>Ein Entwurf braucht in Trainingsfällen Voxel einer Struktur und des Hintergrunds, oder zweier Strukturen.</translation>
    </message>
    <message>
        <source>A field of view and a pixel size say the same thing.</source>
        <translation>Bildfeld und Pixelgröße sagen dasselbe.</translation>
    </message>
    <message>
        <source>A file of the exported run</source>
        <translation>Eine Datei des exportierten Laufs</translation>
    </message>
    <message>
        <source>A finetuning for %1</source>
        <translation>Ein Feintraining für %1</translation>
    </message>
    <message>
        <source>A finetuning without a run folder needs a project.</source>
        <translation>Ein Feintraining ohne eigenen Ordner braucht ein Projekt.</translation>
    </message>
    <message>
        <source>A flat image of %1 × %2 pixels is too small: the network needs %3 × %4.</source>
        <translation>Ein flaches Bild von %1 × %2 Pixeln ist zu klein: Das Netz braucht %3 × %4.</translation>
    </message>
    <message>
        <source>A further sequence is another volume of that scan.</source>
        <translation>Eine weitere Sequenz ist ein anderes Volumen dieser Aufnahme.</translation>
    </message>
    <message>
        <source>A linear probe takes so little time that it begins anew: step 0 of %1.</source>
        <translation>Eine lineare Sonde braucht so wenig Zeit, dass sie von vorn beginnt: Schritt 0 von %1.</translation>
    </message>
    <message>
        <source>A linked file keeps its own spacing; %1 can be assumed of copies only.</source>
        <translation>Eine verknüpfte Datei behält ihre eigene Voxelgröße; nur bei Kopien lässt sich etwas anderes annehmen: %1.</translation>
    </message>
    <message>
        <source>A mask cannot be written as &apos;%1&apos;.</source>
        <translation>Eine Maske lässt sich nicht als &apos;%1&apos; schreiben.</translation>
    </message>
    <message>
        <source>A mask of one frame goes to that frame, as in &apos;sslseg label PROJECT case0001@3 MASK&apos;.</source>
        <translation>Die Maske eines einzelnen Frames geht an diesen Frame.</translation>
    </message>
    <message>
        <source>A model that segments: %1.</source>
        <translation>Ein Modell, das segmentiert: %1.</translation>
    </message>
    <message>
        <source>A network pretrained on computed shapes, two looks of each; no image of a patient was used.</source>
        <translation>Ein Netz, vortrainiert mit berechneten Formen, jede in zweierlei Aussehen; kein Bild eines Patienten wurde verwendet.</translation>
    </message>
    <message>
        <source>A package cannot be loaded in &apos;%1&apos; (%2).</source>
        <translation>In &apos;%1&apos; lässt sich ein Paket nicht laden (%2).</translation>
    </message>
    <message>
        <source>A part of the path is not a folder</source>
        <translation>Ein Teil des Pfads ist kein Ordner</translation>
    </message>
    <message>
        <source>A piece of a slice, turned, bent and in another look: the network tells from which place of the scan each pixel comes, from dark blue (left or top edge of the scan) to yellow (right or bottom edge).</source>
        <translation>Ein Stück einer Schicht, gedreht, gebogen und in anderem Aussehen: Das Netz sagt, von welcher Stelle der Aufnahme jedes Pixel kommt, von Dunkelblau (linker oder oberer Rand der Aufnahme) bis Gelb (rechter oder unterer Rand).</translation>
    </message>
    <message>
        <source>A placebo of &apos;%1&apos; compares %2 slices at a time, and a step has %3.</source>
        <translation>Ein Placebo von &apos;%1&apos; vergleicht %2 Schichten auf einmal, und ein Schritt hat %3.</translation>
    </message>
    <message>
        <source>A prediction</source>
        <translation>Eine Vorhersage</translation>
    </message>
    <message>
        <source>A prediction of %1 voxels cannot be compared with a reference of %2.</source>
        <translation>Eine Vorhersage von %1 Voxeln lässt sich nicht mit einer Referenz von %2 vergleichen.</translation>
    </message>
    <message>
        <source>A pretrained network (*backbone*). It segments nothing by itself: finetune it on labelled cases to get a model.</source>
        <translation>Ein vortrainiertes Netz (*Backbone*). Allein segmentiert es nichts: Ein Feintraining mit annotierten Fällen macht daraus ein Modell.</translation>
    </message>
    <message>
        <source>A pretraining without a run folder needs a project.</source>
        <translation>Ein Vortraining ohne eigenen Ordner braucht ein Projekt.</translation>
    </message>
    <message>
        <source>A preview picture could not be made (%1). The training goes on.</source>
        <translation>Ein Vorschaubild ließ sich nicht erstellen (%1). Das Training geht weiter.</translation>
    </message>
    <message>
        <source>A projection network of %1 levels is not possible.</source>
        <translation>Ein Projektionsnetz mit %1 Stufen ist nicht möglich.</translation>
    </message>
    <message>
        <source>A record of a project names only what lies in its own folder. Restore it from a backup, or get the project again from somebody you trust.</source>
        <translation>Ein Eintrag eines Projekts nennt nur, was in dessen eigenem Ordner liegt. Stellen Sie ihn aus einer Sicherung wieder her, oder holen Sie das Projekt noch einmal von jemandem, dem Sie vertrauen.</translation>
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
        <translation>Ein Lauf von SSLSegmentation, der auf diesem Computer trainiert werden soll; nötig ist Version %1 der Bibliothek.

Starten Sie ihn aus diesem Ordner, und ebenso, wenn er nach einem Halt weitergehen soll:

    sslseg work .

oder, wo ein Scheduler torchrun verlangt:

    torchrun --standalone --nproc_per_node 1 -m SSLSegmentationLib.jobs.worker .

Mit --nproc_per_node 2 und mehr trainieren so viele Prozesse gemeinsam, einer je GPU.
SIGTERM, Strg-C oder eine Datei namens &apos;cancel&apos; in diesem Ordner halten ihn nach dem laufenden Schritt an; alles wird gespeichert.
Kopieren Sie diesen Ordner dann zurück, und dort, wo das Projekt ist:

    sslseg runs import PROJECT FOLDER</translation>
    </message>
    <message>
        <source>A section of the volume</source>
        <translation>Ein Schnitt durch das Volumen</translation>
    </message>
    <message>
        <source>A share or spread of the synthetic cohort is out of range.</source>
        <translation>Ein Anteil oder eine Streuung des synthetischen Satzes liegt außerhalb des Erlaubten.</translation>
    </message>
    <message>
        <source>A slice and a cut-out of it in another look: the network learns to find them, and slices of the same part of other volumes, alike (1 = the same), and other parts of the body unlike (0 or below).</source>
        <translation>Eine Schicht und ein Ausschnitt davon in anderem Aussehen: Das Netz lernt, sie und Schichten desselben Teils anderer Volumina ähnlich zu finden (1 = gleich) und andere Körperteile unähnlich (0 oder darunter).</translation>
    </message>
    <message>
        <source>A slice in two looks, the second turned and cut out: the network learns to find the marked place again. Right: how alike every place is to it (bright: alike), with the most alike one marked.</source>
        <translation>Eine Schicht in zweierlei Aussehen, beim zweiten gedreht und ausgeschnitten: Das Netz lernt, die markierte Stelle wiederzufinden. Rechts: wie ähnlich ihr jede Stelle ist (hell: ähnlich), die ähnlichste ist markiert.</translation>
    </message>
    <message>
        <source>A step takes %1 s, and took %2 s when it was measured: this computer is busier than then. The number of steps stays, so that it ends about %3 later.</source>
        <translation>Ein Schritt dauert %1 s, bei der Messung waren es %2 s: Dieser Computer ist jetzt stärker ausgelastet. Die Zahl der Schritte bleibt, daher endet es etwa %3 später.</translation>
    </message>
    <message>
        <source>A study</source>
        <translation>Eine Studie</translation>
    </message>
    <message>
        <source>A synthetic cohort cannot have a negative number of cases.</source>
        <translation>Ein synthetischer Satz kann nicht weniger als 0 Fälle haben.</translation>
    </message>
    <message>
        <source>A synthetic image size of %1 is out of range.</source>
        <translation>Eine Größe synthetischer Bilder von %1 liegt außerhalb des Erlaubten.</translation>
    </message>
    <message>
        <source>A time budget is for a training in one process: with several ones nothing is measured beforehand.</source>
        <translation>Eine Zeitvorgabe ist für ein Training in einem Prozess: Bei mehreren wird vorher nichts gemessen.</translation>
    </message>
    <message>
        <source>A volume of %1 voxels along the axis of projection is too flat for a network of %2 levels, which needs %3.</source>
        <translation>Ein Volumen mit %1 Voxeln entlang der Projektionsachse ist zu flach für ein Netz mit %2 Stufen, das %3 braucht.</translation>
    </message>
    <message>
        <source>A worker has the run &apos;%1&apos;.</source>
        <translation>Ein Prozess hat den Lauf &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>A worker still has the run &apos;%1&apos;.</source>
        <translation>Ein Prozess hat den Lauf &apos;%1&apos; noch.</translation>
    </message>
    <message>
        <source>ASSD (mm)</source>
        <translation>ASSD (mm)</translation>
    </message>
    <message>
        <source>Aborted on request.</source>
        <translation>Auf Wunsch abgebrochen.</translation>
    </message>
    <message>
        <source>Add another volume.</source>
        <translation>Fügen Sie ein weiteres Volumen hinzu.</translation>
    </message>
    <message>
        <source>Add it alone.</source>
        <translation>Fügen Sie es einzeln hinzu.</translation>
    </message>
    <message>
        <source>Add it as the mask of its image.</source>
        <translation>Fügen Sie sie als Maske ihres Bildes hinzu.</translation>
    </message>
    <message>
        <source>Add it to the case again.</source>
        <translation>Fügen Sie sie dem Fall neu hinzu.</translation>
    </message>
    <message>
        <source>Add it without --link: it stays as it is, and the project gets a copy.</source>
        <translation>Fügen Sie es ohne „Dateien lassen, wo sie sind“ hinzu: Es bleibt, wie es ist, und das Projekt bekommt eine Kopie.</translation>
    </message>
    <message>
        <source>Add its file, or leave the case out.</source>
        <translation>Fügen Sie seine Datei hinzu, oder lassen Sie den Fall weg.</translation>
    </message>
    <message>
        <source>Add the %1 volume one by one by their paths, or export the series again.</source>
        <translation>Fügen Sie das %1 Volumen einzeln über seinen Pfad hinzu, oder exportieren Sie die Serie neu.</translation>
    </message>
    <message>
        <source>Add the %1 volumes one by one by their paths, or export the series again.</source>
        <translation>Fügen Sie die %1 Volumina einzeln über ihre Pfade hinzu, oder exportieren Sie die Serie neu.</translation>
    </message>
    <message>
        <source>Add the volume that you want alone: &apos;sslseg add PROJECT FILE --frames first&apos;.</source>
        <translation>Laden Sie die Datei, wählen Sie das gewünschte Volumen im Modul Sequences, klonen Sie es, und fügen Sie den Klon hinzu.</translation>
    </message>
    <message>
        <source>Add them with &apos;sslseg en-face PROJECT CASE --axis k --image FILE&apos;, or use --target own, which reconstructs a projection of the volume itself.</source>
        <translation>Fügen Sie sie mit „Flaches Bild …“ im Schritt „Daten“ hinzu, oder wählen Sie „own“ als Ziel; das rekonstruiert eine Projektion des Volumens selbst.</translation>
    </message>
    <message>
        <source>Add volumes to the project first.</source>
        <translation>Fügen Sie dem Projekt zuerst Volumina hinzu.</translation>
    </message>
    <message>
        <source>Add volumes to the project, or change their roles.</source>
        <translation>Fügen Sie dem Projekt Volumina hinzu, oder ändern Sie deren Verwendung.</translation>
    </message>
    <message>
        <source>Add volumes with the role &apos;unlabelled&apos; or &apos;train&apos;.</source>
        <translation>Fügen Sie Volumina für „Ohne Maske“ oder „Training“ hinzu.</translation>
    </message>
    <message>
        <source>Add volumes with the role &apos;unlabelled&apos;, or use the strategy &apos;%1&apos;.</source>
        <translation>Fügen Sie Volumina für „Ohne Maske“ hinzu, oder nehmen Sie die Strategie &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Add volumes, or set the batch size to %1 or less.</source>
        <translation>Fügen Sie Volumina hinzu, oder stellen Sie die Batch-Größe auf %1 oder weniger.</translation>
    </message>
    <message>
        <source>All %1 are labelled.</source>
        <translation>Annotiert sind alle, aus denen gelernt wird: %1.</translation>
    </message>
    <message>
        <source>All but nothing is to be seen in %1.</source>
        <translation>So gut wie nichts ist zu sehen in: %1.</translation>
    </message>
    <message>
        <source>All that is left is much like what is annotated.</source>
        <translation>Alles Übrige ähnelt stark dem, was annotiert ist.</translation>
    </message>
    <message>
        <source>All volumes are %1.</source>
        <translation>Alle Volumina liegen in derselben Ebene: %1.</translation>
    </message>
    <message>
        <source>All volumes are cut into %1 slices.</source>
        <translation>Alle Volumina werden in dieselbe Ebene geschnitten: %1.</translation>
    </message>
    <message>
        <source>An entry of &apos;%1&apos; does not name its image files: %2.</source>
        <translation>Ein Eintrag von &apos;%1&apos; nennt seine Bilddateien nicht: %2.</translation>
    </message>
    <message>
        <source>An entry of &apos;%1&apos; has %2 image, and others have %3: %4.</source>
        <translation>Ein Eintrag von &apos;%1&apos; hat %2 Bild, und andere haben %3: %4.</translation>
    </message>
    <message>
        <source>An entry of &apos;%1&apos; has %2 images, and others have %3: %4.</source>
        <translation>Ein Eintrag von &apos;%1&apos; hat %2 Bilder, und andere haben %3: %4.</translation>
    </message>
    <message>
        <source>An unexpected error stopped the command (%1).</source>
        <translation>Ein unerwarteter Fehler hat die Ausführung beendet (%1).</translation>
    </message>
    <message>
        <source>An unexpected error stopped the run (%1).</source>
        <translation>Ein unerwarteter Fehler hat den Lauf beendet (%1).</translation>
    </message>
    <message>
        <source>An unexpected error stopped the segmentation of %1 (%2).</source>
        <translation>Ein unerwarteter Fehler hat das Segmentieren beendet: %1 (%2).</translation>
    </message>
    <message>
        <source>Annotate a case, or give one that has a mask the role: &apos;sslseg role PROJECT CASE --role train&apos;.</source>
        <translation>Annotieren Sie einen Fall, oder verwenden Sie einen mit Maske für „Training“ („Verwenden für“ im Schritt „Daten“).</translation>
    </message>
    <message>
        <source>Annotate a slice that shows a structure, ask less certainty of drafts, or choose &apos;%1&apos;, and start a new run.</source>
        <translation>Annotieren Sie eine Schicht, die eine Struktur zeigt, verlangen Sie von Entwürfen weniger Sicherheit, oder wählen Sie &apos;%1&apos;, und starten Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>Annotate a slice that shows a structure, or choose &apos;%1&apos;, and start a new run.</source>
        <translation>Annotieren Sie eine Schicht, die eine Struktur zeigt, oder wählen Sie &apos;%1&apos;, und starten Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>Annotate a slice that shows a structure; validation and test cases teach nothing (&apos;sslseg role&apos;).</source>
        <translation>Annotieren Sie eine Schicht, die eine Struktur zeigt; Validierungs- und Testfälle lehren nichts („Verwenden für“ im Schritt „Daten“).</translation>
    </message>
    <message>
        <source>Annotate at least one.</source>
        <translation>Annotieren Sie mindestens einen.</translation>
    </message>
    <message>
        <source>Annotate each in at least one training case.</source>
        <translation>Annotieren Sie jede in mindestens einem Trainingsfall.</translation>
    </message>
    <message>
        <source>Annotate one case, or some of its slices.</source>
        <translation>Annotieren Sie einen Fall, oder einige seiner Schichten.</translation>
    </message>
    <message>
        <source>Annotate the image. If there is nothing to annotate in it, &apos;sslseg label PROJECT CASE --healthy&apos; says so.</source>
        <translation>Annotieren Sie das Bild. Gibt es darin nichts zu annotieren, wählen Sie „Er zeigt keine der Strukturen …“ unter „Maske geben“.</translation>
    </message>
    <message>
        <source>Annotated slices need their axis.</source>
        <translation>Zu annotierten Schichten gehört ihre Achse.</translation>
    </message>
    <message>
        <source>Another machine was at this run a moment ago: waiting until it is known to have ended.</source>
        <translation>Ein anderer Computer war eben noch an diesem Lauf: Es wird gewartet, bis feststeht, dass er fertig ist.</translation>
    </message>
    <message>
        <source>Another of the %1 processes of this run has ended: killed, crashed or out of memory.</source>
        <translation>Ein anderer der %1 Prozesse dieses Laufs ist zu Ende: beendet, abgestürzt oder ohne Speicher.</translation>
    </message>
    <message>
        <source>Another process makes the drafts of the project &apos;%1&apos; already.</source>
        <translation>Ein anderer Prozess macht schon die Entwürfe des Projekts &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Another program has the file open</source>
        <translation>Ein anderes Programm hat die Datei geöffnet</translation>
    </message>
    <message>
        <source>Another worker has the run &apos;%1&apos; already.</source>
        <translation>Ein anderer Prozess hat den Lauf &apos;%1&apos; schon.</translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation>Apple-GPU</translation>
    </message>
    <message>
        <source>Application Support</source>
        <translation>Application Support</translation>
    </message>
    <message>
        <source>Ask for it in the format that this software writes (.sslseg.zip or .pt).</source>
        <translation>Bitten Sie darum in dem Format, das dieses Programm schreibt (.sslseg.zip oder .pt).</translation>
    </message>
    <message>
        <source>Ask for more cases, or for fewer in these roles.</source>
        <translation>Verlangen Sie mehr Fälle, oder weniger mit diesen Verwendungen.</translation>
    </message>
    <message>
        <source>Ask for one or more.</source>
        <translation>Verlangen Sie einen oder mehr.</translation>
    </message>
    <message>
        <source>Ask for the file again.</source>
        <translation>Bitten Sie noch einmal um die Datei.</translation>
    </message>
    <message>
        <source>Ask for the weights alone, or use another checkpoint.</source>
        <translation>Bitten Sie um die Gewichte allein, oder nehmen Sie einen anderen Checkpoint.</translation>
    </message>
    <message>
        <source>Ask for the whole bundle.</source>
        <translation>Bitten Sie um das ganze Bundle.</translation>
    </message>
    <message>
        <source>Beside &apos;%1&apos; there is no plans.json, which describes its network.</source>
        <translation>Neben &apos;%1&apos; liegt keine plans.json, die das Netz beschreibt.</translation>
    </message>
    <message>
        <source>Binary labelmap</source>
        <translation>Binary labelmap</translation>
    </message>
    <message>
        <source>Binary labelmap|</source>
        <translation>Binary labelmap|</translation>
    </message>
    <message>
        <source>Blocks of %1 px do not tile an image of %2 px.</source>
        <translation>Blöcke von %1 px füllen ein Bild von %2 px nicht lückenlos.</translation>
    </message>
    <message>
        <source>Bring its result back with &apos;sslseg runs import&apos;, or take it back with &apos;sslseg runs take-back&apos;.</source>
        <translation>Holen Sie sein Ergebnis auf der Kommandozeile zurück, oder nehmen Sie ihn dort zurück.</translation>
    </message>
    <message>
        <source>Bring its result back, or take it back, first.</source>
        <translation>Holen Sie zuerst sein Ergebnis zurück, oder nehmen Sie ihn zurück.</translation>
    </message>
    <message>
        <source>CPU only, although there is a GPU: see below.</source>
        <translation>Nur CPU, obwohl es eine GPU gibt: siehe unten.</translation>
    </message>
    <message>
        <source>CPU only: no GPU was found.</source>
        <translation>Nur CPU: Keine GPU wurde gefunden.</translation>
    </message>
    <message>
        <source>Call it otherwise: &apos;sslseg labels PROJECT --rename &quot;%1=NEW NAME&quot;&apos;.</source>
        <translation>Benennen Sie sie im Schritt „Annotieren“ um („%1“).</translation>
    </message>
    <message>
        <source>Case &apos;%1&apos; has another volume as &apos;%2&apos;, which stays; &apos;%3&apos; was not added.</source>
        <translation>Der Fall &apos;%1&apos; hat als &apos;%2&apos; ein anderes Volumen, das bleibt; &apos;%3&apos; wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>Case &apos;%1&apos; has no slice %2 along %3.</source>
        <translation>Der Fall &apos;%1&apos; hat keine Schicht %2 entlang %3.</translation>
    </message>
    <message>
        <source>Case &apos;%1&apos; was there, and keeps its role &apos;%2&apos;.</source>
        <translation>Der Fall &apos;%1&apos; war schon da und behält seine Verwendung &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Cases that are learnt from have %1.</source>
        <translation>Fälle, aus denen gelernt wird, haben %1.</translation>
    </message>
    <message>
        <source>Change one of them: %1, or where there is no newer torch, %2</source>
        <translation>Ändern Sie eines von beiden: %1, oder, wo es kein neueres torch gibt, %2</translation>
    </message>
    <message>
        <source>Change the folder&apos;s permissions, or choose another folder.</source>
        <translation>Ändern Sie die Rechte des Ordners, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Change the widths.</source>
        <translation>Ändern Sie die Breiten.</translation>
    </message>
    <message>
        <source>Check how the file was made; if the numbers are right, write them in another unit, so that none is beyond 1e38.</source>
        <translation>Prüfen Sie, wie die Datei entstand; stimmen die Zahlen, speichern Sie sie in einer anderen Einheit, sodass keine über 1e38 liegt.</translation>
    </message>
    <message>
        <source>Check it, or ask for the data set again.</source>
        <translation>Prüfen Sie ihn, oder bitten Sie noch einmal um den Datensatz.</translation>
    </message>
    <message>
        <source>Check its &apos;training&apos; and &apos;test&apos; lists.</source>
        <translation>Prüfen Sie die Listen „training“ und „test“.</translation>
    </message>
    <message>
        <source>Check its permissions and its disk.</source>
        <translation>Prüfen Sie die Rechte und die Platte.</translation>
    </message>
    <message>
        <source>Check its permissions, and its disk.</source>
        <translation>Prüfen Sie die Rechte und die Platte.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Prüfen Sie die Rechte.</translation>
    </message>
    <message>
        <source>Check that &apos;%1&apos; is Python 3.10 or newer with torch and MONAI; &apos;log.txt&apos; says more.</source>
        <translation>Prüfen Sie, ob &apos;%1&apos; Python 3.10 oder neuer ist, mit torch und MONAI; in „log.txt“ steht mehr.</translation>
    </message>
    <message>
        <source>Check that &apos;the interpreter&apos; is Python 3.10 or newer with torch and MONAI; &apos;log.txt&apos; says more.</source>
        <translation>Prüfen Sie, ob das gewählte Python 3.10 oder neuer ist, mit torch und MONAI; in „log.txt“ steht mehr.</translation>
    </message>
    <message>
        <source>Check that both are of one patient and one examination; if they are, register it to the image first, for example with Slicer&apos;s registration modules.</source>
        <translation>Prüfen Sie, ob beide von einem Patienten und einer Untersuchung sind; wenn ja, registrieren Sie es zuerst auf das Bild, zum Beispiel mit Slicers Registrierungsmodulen.</translation>
    </message>
    <message>
        <source>Check that both show the same part of the patient.</source>
        <translation>Prüfen Sie, ob beide denselben Teil des Patienten zeigen.</translation>
    </message>
    <message>
        <source>Check that it belongs to this image. If it does, cut it off in Slicer: export it with this image as the reference volume.</source>
        <translation>Prüfen Sie, ob sie zu diesem Bild gehört. Wenn ja, schneiden Sie sie in Slicer ab: Exportieren Sie sie mit diesem Bild als Referenzvolumen.</translation>
    </message>
    <message>
        <source>Check that it belongs to this image. If it does, load both in Slicer, and save it there as .seg.nrrd.</source>
        <translation>Prüfen Sie, ob sie zu diesem Bild gehört. Wenn ja, laden Sie beide in Slicer, und speichern Sie sie dort als .seg.nrrd.</translation>
    </message>
    <message>
        <source>Check that the disk or network share is still connected.</source>
        <translation>Prüfen Sie, ob die Platte oder Netzwerkfreigabe noch verbunden ist.</translation>
    </message>
    <message>
        <source>Check that the series is still there.</source>
        <translation>Prüfen Sie, ob die Serie noch da ist.</translation>
    </message>
    <message>
        <source>Check the disk and permissions.</source>
        <translation>Prüfen Sie die Platte und die Rechte.</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>Prüfen Sie die Platte, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check the disk&apos;s free space and rights.</source>
        <translation>Prüfen Sie den freien Platz und die Rechte auf der Platte.</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>Prüfen Sie die Platte.</translation>
    </message>
    <message>
        <source>Check the file, its permissions and disk.</source>
        <translation>Prüfen Sie die Datei, ihre Rechte und die Platte.</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation>Prüfen Sie die Datei.</translation>
    </message>
    <message>
        <source>Check the image.</source>
        <translation>Prüfen Sie das Bild.</translation>
    </message>
    <message>
        <source>Check the path, and that its disk is connected.</source>
        <translation>Prüfen Sie den Pfad, und ob das Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>Check the path, or create a project there with &apos;sslseg new&apos;.</source>
        <translation>Prüfen Sie den Pfad, oder legen Sie eines an, unter „Neu“ im Schritt „Daten“.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>Check the spacing of the file where it was made; --pixel-size of &apos;sslseg add&apos; sets another one.</source>
        <translation>Prüfen Sie die Voxelgröße der Datei dort, wo sie entstand; „Die Voxelgröße der Dateien stimmt nicht …“ im Schritt „Daten“ setzt beim Hinzufügen eine andere.</translation>
    </message>
    <message>
        <source>Check the spacing where the images come from; if it is right, leave these cases out.</source>
        <translation>Prüfen Sie die Voxelgröße dort, wo die Bilder herkommen; stimmt sie, lassen Sie diese Fälle weg.</translation>
    </message>
    <message>
        <source>Check what lies there.</source>
        <translation>Sehen Sie nach, was dort liegt.</translation>
    </message>
    <message>
        <source>Check whose it is, and take one of the files away.</source>
        <translation>Prüfen Sie, wem es gehört, und räumen Sie eine der Dateien weg.</translation>
    </message>
    <message>
        <source>Choose &apos;%1&apos; itself.</source>
        <translation>Wählen Sie &apos;%1&apos; selbst.</translation>
    </message>
    <message>
        <source>Choose 0 to 1.</source>
        <translation>Möglich ist 0 bis 1.</translation>
    </message>
    <message>
        <source>Choose 48 to 512 pixels.</source>
        <translation>Möglich sind 48 bis 512 Pixel.</translation>
    </message>
    <message>
        <source>Choose a %1 that is done, or was stopped and kept: &apos;sslseg runs PROJECT&apos; lists them.</source>
        <translation>Wählen Sie einen Lauf (%1), der fertig ist oder angehalten und behalten wurde: Die Schritte „Vortraining“, „Feintraining“ und „Prüfen“ zeigen sie.</translation>
    </message>
    <message>
        <source>Choose a U-Net.</source>
        <translation>Wählen Sie ein U-Net.</translation>
    </message>
    <message>
        <source>Choose a backbone or model with a U-Net.</source>
        <translation>Wählen Sie ein Backbone oder Modell mit einem U-Net.</translation>
    </message>
    <message>
        <source>Choose a backbone that was pretrained on volumes, or a model.</source>
        <translation>Wählen Sie ein Backbone, das mit Volumina vortrainiert wurde, oder ein Modell.</translation>
    </message>
    <message>
        <source>Choose a backbone.pt or model.pt.</source>
        <translation>Wählen Sie eine backbone.pt oder model.pt.</translation>
    </message>
    <message>
        <source>Choose a backbone.pt, a model.pt or a .sslseg.zip file.</source>
        <translation>Wählen Sie eine backbone.pt, eine model.pt oder eine Datei .sslseg.zip.</translation>
    </message>
    <message>
        <source>Choose a case of a heart over time.</source>
        <translation>Wählen Sie einen Fall mit einem Herzen über die Zeit.</translation>
    </message>
    <message>
        <source>Choose a divisor of both sizes.</source>
        <translation>Wählen Sie einen Teiler beider Seiten.</translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation>Wählen Sie einen Ordner auf einer anderen Platte.</translation>
    </message>
    <message>
        <source>Choose a folder that you can write to.</source>
        <translation>Wählen Sie einen Ordner, in den Sie schreiben können.</translation>
    </message>
    <message>
        <source>Choose a grey-scale image with one real value per voxel.</source>
        <translation>Wählen Sie ein Graustufenbild mit einem reellen Wert je Voxel.</translation>
    </message>
    <message>
        <source>Choose a label map, not an image or a probability map, and resample labels with nearest neighbour.</source>
        <translation>Wählen Sie eine Labelmap, kein Bild und keine Karte von Wahrscheinlichkeiten, und rechnen Sie Masken mit „Nearest neighbour“ um.</translation>
    </message>
    <message>
        <source>Choose a label map, with values from 0 to 254.</source>
        <translation>Wählen Sie eine Labelmap mit Werten von 0 bis 254.</translation>
    </message>
    <message>
        <source>Choose a level from 0 to %1.</source>
        <translation>Wählen Sie eine Stufe von 0 bis %1.</translation>
    </message>
    <message>
        <source>Choose a mask that shows every structure.</source>
        <translation>Wählen Sie eine Maske, die jede Struktur zeigt.</translation>
    </message>
    <message>
        <source>Choose a new or an empty folder.</source>
        <translation>Wählen Sie einen neuen oder einen leeren Ordner.</translation>
    </message>
    <message>
        <source>Choose a point in its image.</source>
        <translation>Wählen Sie einen Punkt in seinem Bild.</translation>
    </message>
    <message>
        <source>Choose a segmentation saved by 3D Slicer (.seg.nrrd).</source>
        <translation>Wählen Sie eine Segmentierung, die 3D Slicer gespeichert hat (.seg.nrrd).</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Wählen Sie einen kürzeren Namen.</translation>
    </message>
    <message>
        <source>Choose a value from 0 to 1.</source>
        <translation>Wählen Sie einen Wert von 0 bis 1.</translation>
    </message>
    <message>
        <source>Choose a value such as 0.1.</source>
        <translation>Wählen Sie einen Wert wie 0.1.</translation>
    </message>
    <message>
        <source>Choose a volume of 2 or more.</source>
        <translation>Wählen Sie ein Volumen aus 2 oder mehr.</translation>
    </message>
    <message>
        <source>Choose a volume of two or more slices.</source>
        <translation>Wählen Sie ein Volumen aus zwei oder mehr Schichten.</translation>
    </message>
    <message>
        <source>Choose an image file.</source>
        <translation>Wählen Sie eine Bilddatei.</translation>
    </message>
    <message>
        <source>Choose an image that shows something.</source>
        <translation>Wählen Sie ein Bild, das etwas zeigt.</translation>
    </message>
    <message>
        <source>Choose an interpreter that exists.</source>
        <translation>Wählen Sie ein Python, das es gibt.</translation>
    </message>
    <message>
        <source>Choose another backbone or model: &apos;sslseg models PROJECT&apos; lists them.</source>
        <translation>Wählen Sie ein anderes Backbone oder Modell: Der Schritt „Modelle“ zeigt sie.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Choose another interpreter.</source>
        <translation>Wählen Sie ein anderes Python.</translation>
    </message>
    <message>
        <source>Choose another method.</source>
        <translation>Wählen Sie eine andere Methode.</translation>
    </message>
    <message>
        <source>Choose another name, or move the folder away.</source>
        <translation>Wählen Sie einen anderen Namen, oder räumen Sie den Ordner weg.</translation>
    </message>
    <message>
        <source>Choose another name, since older masks and models still mean the former by it.</source>
        <translation>Wählen Sie einen anderen Namen, denn ältere Masken und Modelle meinen damit noch die frühere Struktur.</translation>
    </message>
    <message>
        <source>Choose another network, or let it see each slice by itself (--context 0).</source>
        <translation>Wählen Sie ein anderes Netz, oder stellen Sie „Nachbarschichten“ auf 0 („Erweiterte Einstellungen“).</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Choose another path.</source>
        <translation>Wählen Sie einen anderen Pfad.</translation>
    </message>
    <message>
        <source>Choose another series.</source>
        <translation>Wählen Sie eine andere Serie.</translation>
    </message>
    <message>
        <source>Choose another strategy if that is too long.</source>
        <translation>Wählen Sie eine andere Strategie, wenn das zu lang ist.</translation>
    </message>
    <message>
        <source>Choose another strategy, or another network.</source>
        <translation>Wählen Sie eine andere Strategie oder ein anderes Netz.</translation>
    </message>
    <message>
        <source>Choose another strategy, or leave the place &apos;off&apos; or &apos;auto&apos;.</source>
        <translation>Wählen Sie eine andere Strategie, oder lassen Sie „Wo jedes Pixel liegt“ auf „off“ oder „auto“.</translation>
    </message>
    <message>
        <source>Choose it anew in the Segment Editor.</source>
        <translation>Wählen Sie sie neu im Segment-Editor.</translation>
    </message>
    <message>
        <source>Choose it anew, and look at its flat image first.</source>
        <translation>Wählen Sie ihn neu, und sehen Sie zuerst sein flaches Bild an.</translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation>Wählen Sie davon eines: %1.</translation>
    </message>
    <message>
        <source>Choose the folder of an MRI series.</source>
        <translation>Wählen Sie den Ordner einer MRT-Serie.</translation>
    </message>
    <message>
        <source>Close it there, or wait until it is done.</source>
        <translation>Schließen Sie es dort, oder warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Close other programs if it is too slow so, or choose a smaller network or the preset &apos;quick&apos;.</source>
        <translation>Schließen Sie andere Programme, wenn es so zu langsam ist, oder wählen Sie ein kleineres Netz oder die Voreinstellung „Schnell“.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose a smaller batch.</source>
        <translation>Schließen Sie andere Programme, die sie benutzen, oder wählen Sie einen kleineren Batch.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose a smaller network (--widths).</source>
        <translation>Schließen Sie andere Programme, die sie benutzen, oder wählen Sie ein kleineres Netz („Kanäle des Netzes“ unter „Erweiterte Einstellungen“).</translation>
    </message>
    <message>
        <source>Close other programs, crop the volume, or use a machine with more memory.</source>
        <translation>Schließen Sie andere Programme, schneiden Sie das Volumen zu, oder nehmen Sie einen Computer mit mehr Speicher.</translation>
    </message>
    <message>
        <source>Close other programs, or allow this one more (ulimit -v, a batch system&apos;s limit).</source>
        <translation>Schließen Sie andere Programme, oder erlauben Sie diesem mehr (ulimit -v, Grenze eines Batch-Systems).</translation>
    </message>
    <message>
        <source>Close other programs, or crop the image.</source>
        <translation>Schließen Sie andere Programme, oder schneiden Sie das Bild zu.</translation>
    </message>
    <message>
        <source>Close other programs, or crop the volume.</source>
        <translation>Schließen Sie andere Programme, oder schneiden Sie das Volumen zu.</translation>
    </message>
    <message>
        <source>Close other programs, or use a machine with more memory.</source>
        <translation>Schließen Sie andere Programme, oder nehmen Sie einen Computer mit mehr Speicher.</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller network (--widths) or the preset &apos;quick&apos;.</source>
        <translation>Schließen Sie andere Programme, oder nehmen Sie ein kleineres Netz („Kanäle des Netzes“ unter „Erweiterte Einstellungen“) oder die Voreinstellung „Schnell“.</translation>
    </message>
    <message>
        <source>Close other programs, or use smaller images.</source>
        <translation>Schließen Sie andere Programme, oder nehmen Sie kleinere Bilder.</translation>
    </message>
    <message>
        <source>Close what may use it (virus scanner, cloud folder, another window), and try again.</source>
        <translation>Schließen Sie, was sie benutzen könnte (Virenscanner, Cloud-Ordner, ein anderes Fenster), und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Complete it.</source>
        <translation>Vervollständigen Sie ihn.</translation>
    </message>
    <message>
        <source>Computed phantoms, not patients. Seed %1, %2 cases.</source>
        <translation>Berechnete Phantome, keine Patienten. Startwert %1, %2 Fälle.</translation>
    </message>
    <message>
        <source>Contours of the structure &apos;%1&apos; of &apos;%2&apos; cross each other.</source>
        <translation>Konturen der Struktur &apos;%1&apos; von &apos;%2&apos; kreuzen einander.</translation>
    </message>
    <message>
        <source>Convert it</source>
        <translation>Wandeln Sie es um</translation>
    </message>
    <message>
        <source>Convert it to NIfTI-1, for example in Python with nibabel: Nifti1Image.from_image(load(FILE)).</source>
        <translation>Wandeln Sie es in NIfTI-1 um, zum Beispiel in Python mit nibabel: Nifti1Image.from_image(load(FILE)).</translation>
    </message>
    <message>
        <source>Convert it to NRRD or NIfTI.</source>
        <translation>Wandeln Sie sie in NRRD oder NIfTI um.</translation>
    </message>
    <message>
        <source>Convert it with FreeSurfer&apos;s &apos;mri_convert FILE.mgz FILE.nii.gz&apos;</source>
        <translation>Wandeln Sie es mit FreeSurfer um („mri_convert FILE.mgz FILE.nii.gz“)</translation>
    </message>
    <message>
        <source>Convert it with MRtrix&apos;s &apos;mrconvert&apos;</source>
        <translation>Wandeln Sie es mit MRtrix um („mrconvert“)</translation>
    </message>
    <message>
        <source>Convert its lengths to mm, and save it with the space units &quot;mm&quot;.</source>
        <translation>Rechnen Sie seine Längen in mm um, und speichern Sie es mit space units „mm“.</translation>
    </message>
    <message>
        <source>Convert the original images again: which side is left cannot be told from this file.</source>
        <translation>Wandeln Sie die Originalbilder neu um: Aus dieser Datei ist nicht zu erkennen, welche Seite links ist.</translation>
    </message>
    <message>
        <source>Convert the original images again; or, if you know which is right, load the file in Slicer, enter the voxel size in the Volumes module (Volume Information) and save it as .nrrd.</source>
        <translation>Wandeln Sie die Originalbilder neu um; oder, wenn Sie wissen, was stimmt, laden Sie die Datei in Slicer, tragen Sie die Voxelgröße im Modul Volumes ein (Volume Information), und speichern Sie sie als .nrrd.</translation>
    </message>
    <message>
        <source>Convert the original images to NRRD instead.</source>
        <translation>Wandeln Sie stattdessen die Originalbilder in NRRD um.</translation>
    </message>
    <message>
        <source>Convert them to one of %1.</source>
        <translation>Wandeln Sie sie um. Möglich sind: %1.</translation>
    </message>
    <message>
        <source>Copy or export it again from its source.</source>
        <translation>Kopieren oder exportieren Sie es neu aus seiner Quelle.</translation>
    </message>
    <message>
        <source>Copy or export it again, or take the file away if it belongs to none.</source>
        <translation>Kopieren oder exportieren Sie sie neu, oder räumen Sie sie weg, wenn sie zu keiner gehört.</translation>
    </message>
    <message>
        <source>Copy or export it again.</source>
        <translation>Kopieren oder exportieren Sie sie neu.</translation>
    </message>
    <message>
        <source>Copy the folder again.</source>
        <translation>Kopieren Sie den Ordner neu.</translation>
    </message>
    <message>
        <source>Copy the header and all its data files together, or export the image as one file.</source>
        <translation>Kopieren Sie den Header und alle seine Datendateien zusammen, oder exportieren Sie das Bild als eine Datei.</translation>
    </message>
    <message>
        <source>Copy the header and its data file together.</source>
        <translation>Kopieren Sie den Header und seine Datendatei zusammen.</translation>
    </message>
    <message>
        <source>Copy the whole folder again.</source>
        <translation>Kopieren Sie den ganzen Ordner neu.</translation>
    </message>
    <message>
        <source>Correct &apos;modality&apos; or &apos;channel_names&apos; in the data set&apos;s description, or get the file again.</source>
        <translation>Berichtigen Sie „modality“ oder „channel_names“ in der Beschreibung des Datensatzes, oder beschaffen Sie die Datei neu.</translation>
    </message>
    <message>
        <source>Correct it, or move it away.</source>
        <translation>Berichtigen Sie sie, oder räumen Sie sie weg.</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>Counted as background, since the project does not have it: %1.</source>
        <translation>Als Hintergrund gezählt, da das Projekt es nicht hat: %1.</translation>
    </message>
    <message>
        <source>Cut before you label.</source>
        <translation>Schneiden Sie, bevor Sie annotieren.</translation>
    </message>
    <message>
        <source>Cut it along one of the other two axes.</source>
        <translation>Schneiden Sie ihn entlang einer der beiden anderen Achsen.</translation>
    </message>
    <message>
        <source>Cut-out</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Data sets of the format &apos;%1&apos; are read, not written.</source>
        <translation>Datensätze im Format &apos;%1&apos; werden gelesen, nicht geschrieben.</translation>
    </message>
    <message>
        <source>Data sets of the format &apos;%1&apos; are written, not read.</source>
        <translation>Datensätze im Format &apos;%1&apos; werden geschrieben, nicht gelesen.</translation>
    </message>
    <message>
        <source>Delete the store&apos;s folder: resuming the run builds it again.</source>
        <translation>Löschen Sie den Ordner des Speichers: Setzen Sie den Lauf fort, wird er neu aufgebaut.</translation>
    </message>
    <message>
        <source>Describe it with %1; networks.architecture.with_network gives it its usual shape.</source>
        <translation>Beschreiben Sie es mit %1; networks.architecture.with_network gibt ihm seine übliche Form.</translation>
    </message>
    <message>
        <source>Dice on slices of the validation cases, at the best step of the training: %1.</source>
        <translation>Dice auf Schichten der Validierungsfälle, beim besten Schritt des Trainings: %1.</translation>
    </message>
    <message>
        <source>Did you mean &apos;%1&apos;? %2</source>
        <translation>Meinten Sie &apos;%1&apos;? %2</translation>
    </message>
    <message>
        <source>Do not name a fold.</source>
        <translation>Nennen Sie keinen Fold.</translation>
    </message>
    <message>
        <source>Do not use it, and ask for the file again.</source>
        <translation>Verwenden Sie sie nicht, und bitten Sie noch einmal um die Datei.</translation>
    </message>
    <message>
        <source>Download the image again; the site may want you to sign in first.</source>
        <translation>Laden Sie das Bild neu herunter; vielleicht müssen Sie sich auf der Seite zuerst anmelden.</translation>
    </message>
    <message>
        <source>Drafting</source>
        <translation>Das Entwerfen</translation>
    </message>
    <message>
        <source>Drafts are made of filters alone, as there is no torch or no starter backbone.</source>
        <translation>Entwürfe entstehen allein aus Filtern, da torch oder ein Starter-Backbone fehlt.</translation>
    </message>
    <message>
        <source>Draw one, or choose another file.</source>
        <translation>Zeichnen Sie eine, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Drawn by the network</source>
        <translation>Vom Netz gezeichnet</translation>
    </message>
    <message>
        <source>Each slice in two other looks: the network learns to find alike (1 = the same) what lies at nearly the same level in any volume, and unlike (0 or below) what lies elsewhere.</source>
        <translation>Jede Schicht in zwei anderen Erscheinungen: Das Netz lernt, ähnlich zu finden (1 = gleich), was in irgendeinem Volumen auf fast derselben Höhe liegt, und unähnlich (0 oder darunter), was anderswo liegt.</translation>
    </message>
    <message>
        <source>Ejection fraction of &apos;%1&apos;: %2 % (%3 ml at end-diastole, frame %4; %5 ml at end-systole, frame %6; stroke volume %7 ml).</source>
        <translation>Ejektionsfraktion von &apos;%1&apos;: %2 % (%3 ml in der Enddiastole, Frame %4; %5 ml in der Endsystole, Frame %6; Schlagvolumen %7 ml).</translation>
    </message>
    <message>
        <source>Every segment occurs in the training labels.</source>
        <translation>Jede Struktur kommt in den Trainingsmasken vor.</translation>
    </message>
    <message>
        <source>Every voxel of &apos;%1&apos; is %2.</source>
        <translation>Jedes Voxel von &apos;%1&apos; ist %2.</translation>
    </message>
    <message>
        <source>Export another backbone.</source>
        <translation>Exportieren Sie ein anderes Backbone.</translation>
    </message>
    <message>
        <source>Export it again from its source, or give it its right suffix.</source>
        <translation>Exportieren Sie sie neu aus ihrer Quelle, oder geben Sie ihr die richtige Endung.</translation>
    </message>
    <message>
        <source>Export it again from its source, or load it in Slicer and save it as .nrrd.</source>
        <translation>Exportieren Sie es neu aus seiner Quelle, oder laden Sie es in Slicer, und speichern Sie es als .nrrd.</translation>
    </message>
    <message>
        <source>Export it again from its source.</source>
        <translation>Exportieren Sie es neu aus seiner Quelle.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Exportieren Sie neu.</translation>
    </message>
    <message>
        <source>Export it as a segmentation object with binary segments, or save it in Slicer as .seg.nrrd.</source>
        <translation>Exportieren Sie sie als Segmentierungsobjekt mit binären Segmenten, oder speichern Sie sie in Slicer als .seg.nrrd.</translation>
    </message>
    <message>
        <source>Export it from the scanner as single slices or as enhanced DICOM, or convert it with dcm2niix.</source>
        <translation>Exportieren Sie sie vom Gerät als einzelne Schichten oder als Enhanced DICOM, oder wandeln Sie sie mit dcm2niix um.</translation>
    </message>
    <message>
        <source>Export it in another form.</source>
        <translation>Exportieren Sie es in anderer Form.</translation>
    </message>
    <message>
        <source>Export it uncompressed.</source>
        <translation>Exportieren Sie sie unkomprimiert.</translation>
    </message>
    <message>
        <source>Export it with &apos;space directions&apos;, for example by loading it in Slicer and saving it anew.</source>
        <translation>Exportieren Sie es mit „space directions“, zum Beispiel indem Sie es in Slicer laden und neu speichern.</translation>
    </message>
    <message>
        <source>Export the image again from its source, or correct this entry of its header.</source>
        <translation>Exportieren Sie das Bild neu aus seiner Quelle, oder berichtigen Sie diese Angabe in seinem Header.</translation>
    </message>
    <message>
        <source>Export the image again from its source, or save it without compression.</source>
        <translation>Exportieren Sie das Bild neu aus seiner Quelle, oder speichern Sie es ohne Kompression.</translation>
    </message>
    <message>
        <source>Export the original images again.</source>
        <translation>Exportieren Sie die Originalbilder neu.</translation>
    </message>
    <message>
        <source>Export the original images again; a volume without its true size cannot be measured or compared.</source>
        <translation>Exportieren Sie die Originalbilder neu; ein Volumen ohne wahre Größe lässt sich nicht messen oder vergleichen.</translation>
    </message>
    <message>
        <source>Export the original images, as enhanced DICOM or one slice a file.</source>
        <translation>Exportieren Sie die Originalbilder, als Enhanced DICOM oder mit einer Schicht je Datei.</translation>
    </message>
    <message>
        <source>Export the original images, not screenshots or copies.</source>
        <translation>Exportieren Sie die Originalbilder, keine Bildschirmfotos oder Kopien.</translation>
    </message>
    <message>
        <source>Export the original series again.</source>
        <translation>Exportieren Sie die ursprüngliche Serie neu.</translation>
    </message>
    <message>
        <source>Export the series again and complete, or choose another of its volumes.</source>
        <translation>Exportieren Sie die Serie neu und vollständig, oder wählen Sie ein anderes ihrer Volumina.</translation>
    </message>
    <message>
        <source>Export the series again and complete, or resample it to even spacing first.</source>
        <translation>Exportieren Sie die Serie neu und vollständig, oder rechnen Sie sie zuerst auf gleiche Abstände um.</translation>
    </message>
    <message>
        <source>Export the series again and complete: each slice needs as many times.</source>
        <translation>Exportieren Sie die Serie neu und vollständig: Jede Schicht braucht gleich viele Zeitpunkte.</translation>
    </message>
    <message>
        <source>Export the series again.</source>
        <translation>Exportieren Sie die Serie neu.</translation>
    </message>
    <message>
        <source>Exported by version %1, trained by version %2.</source>
        <translation>Exportiert von Version %1, trainiert von Version %2.</translation>
    </message>
    <message>
        <source>Fetch the image with &apos;git lfs pull&apos;.</source>
        <translation>Holen Sie das Bild mit „git lfs pull“.</translation>
    </message>
    <message>
        <source>Files were grouped by their folders: their names have nothing else in common.</source>
        <translation>Die Dateien wurden nach ihren Ordnern gruppiert: Sonst haben ihre Namen nichts gemeinsam.</translation>
    </message>
    <message>
        <source>Fill the slices between in the program that it was drawn with, or in Slicer, and export it again.</source>
        <translation>Füllen Sie die Schichten dazwischen in dem Programm, mit dem gezeichnet wurde, oder in Slicer, und exportieren Sie neu.</translation>
    </message>
    <message>
        <source>Finetune a single network.</source>
        <translation>Starten Sie ein Feintraining mit einem einzigen Netz.</translation>
    </message>
    <message>
        <source>Finetune again with --normalisation z-score, and export that model.</source>
        <translation>Starten Sie ein neues Feintraining mit „Normalisierung der Helligkeit“ auf „Z-Score“ („Erweiterte Einstellungen“), und exportieren Sie dieses Modell.</translation>
    </message>
    <message>
        <source>Finetune again, and go on from that model; or begin from a backbone.</source>
        <translation>Starten Sie ein neues Feintraining, und gehen Sie von diesem Modell aus; oder beginnen Sie mit einem Backbone.</translation>
    </message>
    <message>
        <source>Finetune from it, and export the model.</source>
        <translation>Starten Sie damit ein Feintraining, und exportieren Sie das Modell.</translation>
    </message>
    <message>
        <source>Finetune on the first sequence alone, without neighbouring slices.</source>
        <translation>Starten Sie ein Feintraining nur mit der ersten Sequenz, ohne Nachbarschichten.</translation>
    </message>
    <message>
        <source>Finetune with --plane %1.</source>
        <translation>Starten Sie ein neues Feintraining mit „%1“ als „Ebene der Schichten“ („Erweiterte Einstellungen“).</translation>
    </message>
    <message>
        <source>Finetune without correcting it.</source>
        <translation>Starten Sie ein Feintraining ohne diese Korrektur.</translation>
    </message>
    <message>
        <source>Finetuning from a pretrained backbone</source>
        <translation>Feintraining von einem vortrainierten Backbone aus</translation>
    </message>
    <message>
        <source>First cut-out (blue)</source>
        <translation>Erster Ausschnitt (blau)</translation>
    </message>
    <message>
        <source>First look</source>
        <translation>Erstes Aussehen</translation>
    </message>
    <message>
        <source>First look, a place marked</source>
        <translation>Erstes Aussehen, eine Stelle markiert</translation>
    </message>
    <message>
        <source>First version</source>
        <translation>Erste Fassung</translation>
    </message>
    <message>
        <source>Fixed places do not stay within a slice that is warped.</source>
        <translation>Feste Orte bleiben nicht innerhalb einer Schicht, die verformt wird.</translation>
    </message>
    <message>
        <source>Flat masks</source>
        <translation>Flache Masken</translation>
    </message>
    <message>
        <source>Fold %1 of &apos;%2&apos; has %3 for training and for validation.</source>
        <translation>Fold %1 von &apos;%2&apos; hat %3 sowohl zum Training als auch zur Validierung.</translation>
    </message>
    <message>
        <source>Fold %1 of &apos;%2&apos; leaves %3 training case out (%4): they came in as unlabelled.</source>
        <translation>Fold %1 von &apos;%2&apos; lässt %3 Trainingsfall aus (%4): Er kam ohne Maske herein.</translation>
    </message>
    <message>
        <source>Fold %1 of &apos;%2&apos; leaves %3 training cases out (%4): they came in as unlabelled.</source>
        <translation>Fold %1 von &apos;%2&apos; lässt %3 Trainingsfälle aus (%4): Sie kamen ohne Maske herein.</translation>
    </message>
    <message>
        <source>Follow it instead.</source>
        <translation>Verfolgen Sie stattdessen diesen.</translation>
    </message>
    <message>
        <source>Follow it, or stop it first.</source>
        <translation>Verfolgen Sie ihn, oder halten Sie ihn zuerst an.</translation>
    </message>
    <message>
        <source>For research, not a medical device.</source>
        <translation>Für die Forschung, kein Medizinprodukt.</translation>
    </message>
    <message>
        <source>Free some space on the disk, or move the project to another one.</source>
        <translation>Schaffen Sie Platz auf der Platte, oder verschieben Sie das Projekt auf eine andere.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder, and try again.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ordner, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>From the volume alone the network draws the flat image that belongs to it.</source>
        <translation>Aus dem Volumen allein zeichnet das Netz das flache Bild, das dazu gehört.</translation>
    </message>
    <message>
        <source>Further sequences belong to cases of one volume.</source>
        <translation>Weitere Sequenzen gehören zu Fällen aus einem Volumen.</translation>
    </message>
    <message>
        <source>Gaussian %1 px</source>
        <translation>Gauß %1 px</translation>
    </message>
    <message>
        <source>Get it again.</source>
        <translation>Beschaffen Sie ihn neu.</translation>
    </message>
    <message>
        <source>Get the data set again.</source>
        <translation>Beschaffen Sie den Datensatz neu.</translation>
    </message>
    <message>
        <source>Get the file again from its source, or use another checkpoint.</source>
        <translation>Beschaffen Sie die Datei neu aus ihrer Quelle, oder nehmen Sie einen anderen Checkpoint.</translation>
    </message>
    <message>
        <source>Get the file again from its source, or use another one.</source>
        <translation>Beschaffen Sie die Datei neu aus ihrer Quelle, oder nehmen Sie eine andere.</translation>
    </message>
    <message>
        <source>Get the file again, or train again.</source>
        <translation>Beschaffen Sie die Datei neu, oder trainieren Sie neu.</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Beschaffen Sie die Datei neu.</translation>
    </message>
    <message>
        <source>Give %1 alone.</source>
        <translation>Geben Sie nur %1 an.</translation>
    </message>
    <message>
        <source>Give %1 to %2 mm.</source>
        <translation>Erlaubt sind %1 bis %2 mm.</translation>
    </message>
    <message>
        <source>Give 1 or more.</source>
        <translation>Geben Sie 1 oder mehr an.</translation>
    </message>
    <message>
        <source>Give 2 to 6.</source>
        <translation>Geben Sie 2 bis 6 an.</translation>
    </message>
    <message>
        <source>Give 2 to 8 widths.</source>
        <translation>Geben Sie 2 bis 8 Breiten an.</translation>
    </message>
    <message>
        <source>Give a further sequence another name.</source>
        <translation>Geben Sie einer weiteren Sequenz einen anderen Namen.</translation>
    </message>
    <message>
        <source>Give a labelled case the role &apos;validation&apos;.</source>
        <translation>Verwenden Sie einen annotierten Fall für „Validierung“.</translation>
    </message>
    <message>
        <source>Give all cases of a patient one role, or leave them out.</source>
        <translation>Geben Sie allen Fällen eines Patienten dieselbe Verwendung, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>Geben Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Give at least one its mask: &apos;sslseg en-face PROJECT CASE --axis k --mask FILE&apos;.</source>
        <translation>Zeichnen Sie eine im Schritt „Annotieren“, auf dem flachen Bild.</translation>
    </message>
    <message>
        <source>Give each its own.</source>
        <translation>Geben Sie jeder ein eigenes.</translation>
    </message>
    <message>
        <source>Give each segment its own name; capitals, spaces and underscores make no difference.</source>
        <translation>Geben Sie jeder Struktur einen eigenen Namen; Großschreibung, Leerzeichen und Unterstriche machen keinen Unterschied.</translation>
    </message>
    <message>
        <source>Give each segment its own value.</source>
        <translation>Geben Sie jeder Struktur einen eigenen Wert.</translation>
    </message>
    <message>
        <source>Give every value a row in the label schema.</source>
        <translation>Geben Sie jedem Wert eine Zeile in der Strukturliste.</translation>
    </message>
    <message>
        <source>Give it %1 minutes or more, or fewer cases.</source>
        <translation>Geben Sie ihm %1 Minuten oder mehr, oder weniger Fälle.</translation>
    </message>
    <message>
        <source>Give it anew.</source>
        <translation>Geben Sie sie neu.</translation>
    </message>
    <message>
        <source>Give it another role first if you mean it.</source>
        <translation>Geben Sie ihm zuerst eine andere Verwendung, wenn Sie das wollen.</translation>
    </message>
    <message>
        <source>Give it back its old role, or finetune again without it.</source>
        <translation>Geben Sie ihm seine frühere Verwendung zurück, oder starten Sie ein neues Feintraining ohne ihn.</translation>
    </message>
    <message>
        <source>Give it back to the cases, or start a new run.</source>
        <translation>Geben Sie sie den Fällen zurück, oder starten Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>Give it one name.</source>
        <translation>Geben Sie ihr einen einzigen Namen.</translation>
    </message>
    <message>
        <source>Give it one role, and name it once.</source>
        <translation>Geben Sie ihm eine Verwendung, und nennen Sie ihn nur einmal.</translation>
    </message>
    <message>
        <source>Give it one with &apos;sslseg en-face PROJECT CASE --mask FILE&apos;, or change its role.</source>
        <translation>Zeichnen Sie eine im Schritt „Annotieren“, oder ändern Sie seine Verwendung.</translation>
    </message>
    <message>
        <source>Give it one with &apos;sslseg en-face&apos;.</source>
        <translation>Zeichnen Sie eine im Schritt „Annotieren“, auf dem flachen Bild.</translation>
    </message>
    <message>
        <source>Give it to the case again with &apos;sslseg en-face&apos;.</source>
        <translation>Geben Sie es dem Fall neu, im Schritt „Daten“.</translation>
    </message>
    <message>
        <source>Give one file for each.</source>
        <translation>Geben Sie für jede eine Datei an.</translation>
    </message>
    <message>
        <source>Give one for each stage, or fewer: the last one holds for the stages after it.</source>
        <translation>Geben Sie für jede Stufe eine an, oder weniger: Die letzte gilt für die Stufen danach.</translation>
    </message>
    <message>
        <source>Give one of them another name.</source>
        <translation>Geben Sie einer davon einen anderen Namen.</translation>
    </message>
    <message>
        <source>Give one of them more of the name: &apos;[!x]&apos; stands for any character but x.</source>
        <translation>Nehmen Sie in eines davon mehr vom Namen auf: „[!x]“ steht für jedes Zeichen außer x.</translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation>Geben Sie nur eines davon an.</translation>
    </message>
    <message>
        <source>Give parts such as train=0:120 and test=128:200 that do not overlap, of two voxels or more.</source>
        <translation>Geben Sie Teile an wie train=0:120 und test=128:200, die sich nicht überlappen, aus je zwei oder mehr Voxeln.</translation>
    </message>
    <message>
        <source>Give the case its mask again.</source>
        <translation>Geben Sie dem Fall seine Maske neu.</translation>
    </message>
    <message>
        <source>Give the file of that sequence, or leave it out.</source>
        <translation>Geben Sie die Datei dieser Sequenz an, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>Give the lower value first.</source>
        <translation>Geben Sie zuerst den kleineren Wert an.</translation>
    </message>
    <message>
        <source>Give the pattern more of the name, so that it fits one of them.</source>
        <translation>Nehmen Sie mehr vom Namen in das Muster auf, sodass es nur zu einem davon passt.</translation>
    </message>
    <message>
        <source>Give them theirs, or leave that sequence out of the channels.</source>
        <translation>Geben Sie ihnen ihre, oder lassen Sie diese Sequenz aus den Kanälen weg.</translation>
    </message>
    <message>
        <source>Gives way to %1.</source>
        <translation>Es lässt anderen den Vortritt: %1.</translation>
    </message>
    <message>
        <source>Go on from a model of one network that was trained as a whole, or from a backbone.</source>
        <translation>Gehen Sie von einem Modell aus einem Netz aus, das als Ganzes trainiert wurde, oder von einem Backbone.</translation>
    </message>
    <message>
        <source>Going on after %1 of %2 cases.</source>
        <translation>Es geht weiter nach %1 von %2 Fällen.</translation>
    </message>
    <message>
        <source>Going on from here.</source>
        <translation>Von hier aus geht es weiter.</translation>
    </message>
    <message>
        <source>Going on from step %1 of %2.</source>
        <translation>Es geht weiter ab Schritt %1 von %2.</translation>
    </message>
    <message>
        <source>Going on in %1 processes, not %2: from here on with other random views.</source>
        <translation>Es geht weiter in %1 Prozessen, nicht %2: von hier an mit anderen zufälligen Ansichten.</translation>
    </message>
    <message>
        <source>Greys are from 0 to 1 here, between two percentiles, and have mean 0 and standard deviation 1 there; the first normalisation in the network takes away what that changes, but for voxels that are clipped here.</source>
        <translation>Grauwerte reichen hier von 0 bis 1, zwischen zwei Perzentilen, und haben dort Mittelwert 0 und Standardabweichung 1; die erste Normalisierung im Netz hebt auf, was das ändert, außer bei Voxeln, die hier abgeschnitten werden.</translation>
    </message>
    <message>
        <source>Group normalisation needs widths that are multiples of 8.</source>
        <translation>Gruppennormalisierung braucht Breiten, die Vielfache von 8 sind.</translation>
    </message>
    <message>
        <source>HD95 (mm)</source>
        <translation>HD95 (mm)</translation>
    </message>
    <message>
        <source>Hand on the file that it came from.</source>
        <translation>Geben Sie die Datei weiter, aus der es stammt.</translation>
    </message>
    <message>
        <source>Has values below 0 (down to %1), the others do not: it may be CT, not MRI.</source>
        <translation>Hat Werte unter 0 (bis %1), die anderen nicht: Es könnte CT sein, nicht MRT.</translation>
    </message>
    <message>
        <source>Held-out volumes, which the network does not learn from: the reference and what the network segments so far.</source>
        <translation>Zurückgelegte Volumina, aus denen das Netz nicht lernt: die Referenz, und was das Netz bisher segmentiert.</translation>
    </message>
    <message>
        <source>Here some slices of a case can be annotated, each of them completely. Complete them in Slicer, or add the image without its mask (&apos;sslseg add PROJECT IMAGE&apos;).</source>
        <translation>Hier können einzelne Schichten eines Falls annotiert sein, jede davon vollständig. Vervollständigen Sie sie in Slicer, oder fügen Sie das Bild ohne seine Maske hinzu.</translation>
    </message>
    <message>
        <source>Hold out cases that have all sequences.</source>
        <translation>Legen Sie Fälle zurück, die alle Sequenzen haben.</translation>
    </message>
    <message>
        <source>How far down</source>
        <translation>Wie weit unten</translation>
    </message>
    <message>
        <source>How far right</source>
        <translation>Wie weit rechts</translation>
    </message>
    <message>
        <source>How it was made is not known</source>
        <translation>Wie sie entstand, ist nicht bekannt</translation>
    </message>
    <message>
        <source>How the masks of %1 were made is not known, since they were imported. DICOM has no word for that: they are written as &apos;MANUAL&apos;, with a remark.</source>
        <translation>Wie diese Masken entstanden, ist nicht bekannt, da sie importiert wurden: %1. DICOM hat dafür kein Wort: Sie sind als „MANUAL“ geschrieben, mit einem Hinweis.</translation>
    </message>
    <message>
        <source>How volumes were prepared for &apos;%1&apos; is not known, so that nnssl&apos;s plan cannot be written.</source>
        <translation>Wie Volumina für &apos;%1&apos; vorbereitet wurden, ist nicht bekannt; der Plan von nnssl lässt sich daher nicht schreiben.</translation>
    </message>
    <message>
        <source>How well this mask may fit cannot be told: the model&apos;s record of its labelled cases is damaged. Train it again, or look at every mask.</source>
        <translation>Wie gut diese Maske passen mag, lässt sich nicht sagen: Der Eintrag des Modells über seine annotierten Fälle ist beschädigt. Trainieren Sie es neu, oder sehen Sie jede Maske an.</translation>
    </message>
    <message>
        <source>If it need not, take it back first with &apos;sslseg runs take-back&apos;.</source>
        <translation>Wenn es nicht zurückkommen muss, nehmen Sie den Lauf zuerst auf der Kommandozeile zurück.</translation>
    </message>
    <message>
        <source>If you mean it, repeat with --force.</source>
        <translation>Wenn Sie das wollen, sagen Sie es dort, wo der Schritt „Daten“ danach fragt.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Images are NRRD, NIfTI, MHA or DICOM.</source>
        <translation>Bilder sind NRRD, NIfTI, MHA oder DICOM.</translation>
    </message>
    <message>
        <source>Images for nnU-Net are not written as &apos;%1&apos;.</source>
        <translation>Bilder für nnU-Net werden nicht als &apos;%1&apos; geschrieben.</translation>
    </message>
    <message>
        <source>Images lie in such places as &apos;sub-01/anat/sub-01_T2w.nii.gz&apos;.</source>
        <translation>Bilder liegen an Stellen wie „sub-01/anat/sub-01_T2w.nii.gz“.</translation>
    </message>
    <message>
        <source>Import it into a project of its own.</source>
        <translation>Importieren Sie ihn in ein eigenes Projekt.</translation>
    </message>
    <message>
        <source>Imported. How it was made is not known.</source>
        <translation>Importiert. Wie sie entstand, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, %2 voxel belongs to several segments; each counts as the one first in the label schema.</source>
        <translation>In &apos;%1&apos; gehört %2 Voxel zu mehreren Segmenten; es zählt als das, das in der Strukturliste zuerst steht.</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, %2 voxel belongs to several segments; each counts as the one that stands first in the label schema (&apos;sslseg labels PROJECT --priority&apos; changes the order).</source>
        <translation>In &apos;%1&apos; gehört %2 Voxel zu mehreren Segmenten; es zählt als das, das in der Strukturliste zuerst steht (der Schritt „Annotieren“ ändert die Reihenfolge).</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, %2 voxels belong to several segments; each counts as the one first in the label schema.</source>
        <translation>In &apos;%1&apos; gehören %2 Voxel zu mehreren Segmenten; jedes zählt als das, das in der Strukturliste zuerst steht.</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, %2 voxels belong to several segments; each counts as the one that stands first in the label schema (&apos;sslseg labels PROJECT --priority&apos; changes the order).</source>
        <translation>In &apos;%1&apos; gehören %2 Voxel zu mehreren Segmenten; jedes zählt als das, das in der Strukturliste zuerst steht (der Schritt „Annotieren“ ändert die Reihenfolge).</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, contours within others were taken for holes: %2.</source>
        <translation>In &apos;%1&apos; wurden Konturen innerhalb anderer als Löcher genommen: %2.</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, no voxel of the image has its centre within %2.</source>
        <translation>In &apos;%1&apos; hat kein Voxel des Bildes seine Mitte innerhalb von %2.</translation>
    </message>
    <message>
        <source>In &apos;%1&apos;, points and open lines were left out of %2.</source>
        <translation>In &apos;%1&apos; wurden Punkte und offene Linien ausgelassen, bei %2.</translation>
    </message>
    <message>
        <source>In Slicer&apos;s Segmentations module, make Binary labelmap the source representation and save it again.</source>
        <translation>Machen Sie in Slicers Modul Segmentations „Binary labelmap“ zur Quelldarstellung, und speichern Sie sie neu.</translation>
    </message>
    <message>
        <source>In Slicer, load both, and export the segmentation again with this image as the reference volume.</source>
        <translation>Laden Sie in Slicer beide, und exportieren Sie die Segmentierung neu, mit diesem Bild als Referenzvolumen.</translation>
    </message>
    <message>
        <source>In row %1, %2 is &apos;%3&apos;.</source>
        <translation>In Zeile %1 steht &apos;%3&apos; als %2.</translation>
    </message>
    <message>
        <source>In row %1, Priority is &apos;%2&apos;.</source>
        <translation>In Zeile %1 steht &apos;%2&apos; als Priority.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Install SSLSegmentation again, or start from scratch.</source>
        <translation>Installieren Sie SSLSegmentation neu, oder beginnen Sie von Grund auf.</translation>
    </message>
    <message>
        <source>Install it anew: %1</source>
        <translation>Installieren Sie es neu: %1</translation>
    </message>
    <message>
        <source>Install it with pip: %1</source>
        <translation>Installieren Sie es mit pip: %1</translation>
    </message>
    <message>
        <source>Install torch and MONAI anew there.</source>
        <translation>Installieren Sie torch und MONAI dort neu.</translation>
    </message>
    <message>
        <source>Intensities span %1</source>
        <translation>Spanne der Intensitäten %1</translation>
    </message>
    <message>
        <source>Is the same scan as %1: keep one of them.</source>
        <translation>Ist dieselbe Aufnahme wie %1: Behalten Sie nur eine davon.</translation>
    </message>
    <message>
        <source>It began from scratch, with random weights.</source>
        <translation>Es begann von Grund auf, mit zufälligen Gewichten.</translation>
    </message>
    <message>
        <source>It began with a network pretrained by the method &apos;%1&apos; on %2, run %3.</source>
        <translation>Es begann mit einem Netz, das mit der Methode &apos;%1&apos; vortrainiert war (%2), Lauf %3.</translation>
    </message>
    <message>
        <source>It began with a network pretrained by the method &apos;%1&apos; on %2.</source>
        <translation>Es begann mit einem Netz, das mit der Methode &apos;%1&apos; vortrainiert war (%2).</translation>
    </message>
    <message>
        <source>It can be resumed.</source>
        <translation>Er lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>It covers %1 of the image; elsewhere its least value stands, %2.</source>
        <translation>Das Bild ist davon zu %1 bedeckt; anderswo steht der kleinste Wert, %2.</translation>
    </message>
    <message>
        <source>It goes by where structures lie in a volume, too: one that is cut or positioned otherwise than those that it learnt from suits it less.</source>
        <translation>Es richtet sich auch danach, wo Strukturen in einem Volumen liegen: Ist eines anders zugeschnitten oder gelagert als die, aus denen es lernte, passt es schlechter.</translation>
    </message>
    <message>
        <source>It has %1.</source>
        <translation>Er hat: %1.</translation>
    </message>
    <message>
        <source>It has its image alone.</source>
        <translation>Er hat nur sein Bild.</translation>
    </message>
    <message>
        <source>It has: %1.</source>
        <translation>Vorhanden: %1.</translation>
    </message>
    <message>
        <source>It has: 0.</source>
        <translation>Vorhanden: 0.</translation>
    </message>
    <message>
        <source>It holds lists of paths, one list for each series.</source>
        <translation>Sie enthält Listen von Pfaden, eine Liste je Serie.</translation>
    </message>
    <message>
        <source>It holds: %1.</source>
        <translation>Vorhanden: %1.</translation>
    </message>
    <message>
        <source>It is in the project already, as &apos;%1&apos;.</source>
        <translation>Es ist schon im Projekt, als &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>It is not known along which axis the case &apos;%1&apos; is projected.</source>
        <translation>Es ist nicht bekannt, entlang welcher Achse der Fall &apos;%1&apos; projiziert ist.</translation>
    </message>
    <message>
        <source>It is not trained in steps, so that %1 do not shorten it: it takes longer.</source>
        <translation>Es wird nicht in Schritten trainiert; die Vorgabe (%1) verkürzt es daher nicht: Es dauert länger.</translation>
    </message>
    <message>
        <source>It is not trained in steps, so that it may end before %1 have passed.</source>
        <translation>Es wird nicht in Schritten trainiert und kann daher vor Ablauf enden (vorgegeben: %1).</translation>
    </message>
    <message>
        <source>It is the only volume.</source>
        <translation>Es ist das einzige Volumen.</translation>
    </message>
    <message>
        <source>It knows volumes of the kind that it learnt from: same contrast, same region of the body.</source>
        <translation>Es kennt Volumina der Art, aus der es gelernt hat: gleicher Kontrast, gleiche Körperregion.</translation>
    </message>
    <message>
        <source>It lacks the sequence &apos;%1&apos;, which the model has learnt from.</source>
        <translation>Es fehlt die Sequenz &apos;%1&apos;, aus der das Modell gelernt hat.</translation>
    </message>
    <message>
        <source>It may come from a newer version: update SSLSegmentation.</source>
        <translation>Vielleicht kommt es aus einer neueren Version: Aktualisieren Sie SSLSegmentation.</translation>
    </message>
    <message>
        <source>It must be %1.</source>
        <translation>Nötig ist: %1.</translation>
    </message>
    <message>
        <source>It must be JSON (UTF-8).</source>
        <translation>Es muss JSON sein (UTF-8).</translation>
    </message>
    <message>
        <source>It needs entries like &quot;labels&quot;: {&quot;1&quot;: &quot;liver&quot;} and &quot;training&quot;: [{&quot;image&quot;: …, &quot;label&quot;: …}], or nnU-Net&apos;s &quot;labels&quot;: {&quot;liver&quot;: 1} with the folders imagesTr and labelsTr.</source>
        <translation>Nötig sind Einträge wie \&quot;labels\&quot;: {\&quot;1\&quot;: \&quot;liver\&quot;} und \&quot;training\&quot;: [{\&quot;image\&quot;: …, \&quot;label\&quot;: …}], oder, bei nnU-Net, \&quot;labels\&quot;: {\&quot;liver\&quot;: 1} mit den Ordnern imagesTr und labelsTr.</translation>
    </message>
    <message>
        <source>It segments other structures, or numbers them otherwise, than this project: %1.</source>
        <translation>Es segmentiert andere Strukturen als dieses Projekt, oder nummeriert sie anders: %1.</translation>
    </message>
    <message>
        <source>It starts from the starter backbone, which with few labels mostly gave more than a short pretraining (docs/results.md). From the project&apos;s own pretraining: --backbone latest.</source>
        <translation>Es beginnt mit dem Starter-Backbone, das bei wenigen Annotationen bisher meist mehr brachte als ein kurzes Vortraining; unter „Womit beginnt es?“ lässt sich ein Vortraining des Projekts wählen.</translation>
    </message>
    <message>
        <source>It starts from the starter backbone.</source>
        <translation>Es beginnt mit dem Starter-Backbone.</translation>
    </message>
    <message>
        <source>It takes a checkpoint (.pth) with an adaptation plan in it, or a folder of one with adaptation_plan.json.</source>
        <translation>Nötig ist ein Checkpoint (.pth), der einen Anpassungsplan enthält, oder ein Ordner mit adaptation_plan.json.</translation>
    </message>
    <message>
        <source>It takes a folder TRAINER__PLANS__2d with plans.json and fold_0/checkpoint_final.pth, or one of these checkpoints.</source>
        <translation>Nötig ist ein Ordner TRAINER__PLANS__2d mit plans.json und fold_0/checkpoint_final.pth, oder einer dieser Checkpoints.</translation>
    </message>
    <message>
        <source>It takes those at end-diastole and at end-systole at least.</source>
        <translation>Nötig sind mindestens die der Enddiastole und der Endsystole.</translation>
    </message>
    <message>
        <source>It was made elsewhere: check it on some of your own labelled cases before you rely on it.</source>
        <translation>Es wurde anderswo erstellt: Prüfen Sie es an einigen eigenen annotierten Fällen, bevor Sie sich darauf verlassen.</translation>
    </message>
    <message>
        <source>It was not added a second time, but %1.</source>
        <translation>Es wurde kein zweites Mal hinzugefügt, aber: %1.</translation>
    </message>
    <message>
        <source>It was not added a second time.</source>
        <translation>Es wurde kein zweites Mal hinzugefügt.</translation>
    </message>
    <message>
        <source>It was not added a second time: its parts have roles of their own. To have it whole, take all of them out first (&apos;sslseg remove PROJECT %1&apos;).</source>
        <translation>Es wurde kein zweites Mal hinzugefügt: Seine Teile haben eigene Verwendungen. Um es als Ganzes zu haben, nehmen Sie zuerst alle heraus, auch %1 („Entfernen …“ im Schritt „Daten“).</translation>
    </message>
    <message>
        <source>It was not added a second time: one scan is one case, with one role.</source>
        <translation>Es wurde kein zweites Mal hinzugefügt: Eine Aufnahme ist ein Fall, mit einer Verwendung.</translation>
    </message>
    <message>
        <source>It was pretrained on voxels of %1 mm and greys %2; here volumes are prepared as the settings of a training say.</source>
        <translation>Vortrainiert wurde es mit Voxeln von %1 mm und Grauwerten %2; hier werden Volumina vorbereitet, wie die Einstellungen eines Trainings es sagen.</translation>
    </message>
    <message>
        <source>It was pretrained on voxels of any size and greys %1; here volumes are prepared as the settings of a training say.</source>
        <translation>Vortrainiert wurde es mit Voxeln beliebiger Größe und Grauwerten %1; hier werden Volumina vorbereitet, wie die Einstellungen eines Trainings es sagen.</translation>
    </message>
    <message>
        <source>It will take %1</source>
        <translation>Dauer: %1</translation>
    </message>
    <message>
        <source>Its grey values are spread otherwise: it may be another contrast, body part or kind of image.</source>
        <translation>Seine Grauwerte sind anders verteilt: Es könnte ein anderer Kontrast, ein anderer Körperteil oder eine andere Art von Bild sein.</translation>
    </message>
    <message>
        <source>Its image is gone (%1 of its %2 frames): %3</source>
        <translation>Sein Bild ist nicht mehr da (%1 seiner %2 Frames): %3</translation>
    </message>
    <message>
        <source>Its image is gone: %1</source>
        <translation>Sein Bild ist nicht mehr da: %1</translation>
    </message>
    <message>
        <source>Its sequence &apos;%1&apos; is also %2: one of them is wrong.</source>
        <translation>Seine Sequenz &apos;%1&apos; ist auch %2: Eines davon stimmt nicht.</translation>
    </message>
    <message>
        <source>Its sequence &apos;%1&apos; is gone: %2</source>
        <translation>Seine Sequenz &apos;%1&apos; ist nicht mehr da: %2</translation>
    </message>
    <message>
        <source>Its slices are %1 mm apart; those that the model learnt from %2 mm.</source>
        <translation>Seine Schichten liegen %1 mm auseinander; die, aus denen das Modell lernte, %2 mm.</translation>
    </message>
    <message>
        <source>Its slices are %1 mm wide, but the model saw %2 mm at a time.</source>
        <translation>Seine Schichten sind %1 mm breit, aber das Modell sah jeweils %2 mm.</translation>
    </message>
    <message>
        <source>Its slices are %1 mm wide; those that the model learnt from %2 mm.</source>
        <translation>Seine Schichten sind %1 mm breit; die, aus denen das Modell lernte, %2 mm.</translation>
    </message>
    <message>
        <source>Its slices are %1; those that the model learnt from %2.</source>
        <translation>Ebene seiner Schichten: %1; bei denen, aus denen das Modell lernte: %2.</translation>
    </message>
    <message>
        <source>Its training was stopped before the end (%1).</source>
        <translation>Sein Training wurde vor dem Ende angehalten (%1).</translation>
    </message>
    <message>
        <source>Its voxels (i, j, k) run from (0, 0, 0) to (%1).</source>
        <translation>Seine Voxel (i, j, k) reichen von (0, 0, 0) bis (%1).</translation>
    </message>
    <message>
        <source>Its weights alone were taken over. What nnU-Net trained it on is not known here: if test cases of this project were among that, their scores say too much.</source>
        <translation>Nur die Gewichte wurden übernommen. Womit nnU-Net es trainiert hat, ist hier nicht bekannt: Waren Testfälle dieses Projekts darunter, sagen ihre Werte zu viel.</translation>
    </message>
    <message>
        <source>Keep value and name of what is there: &apos;sslseg labels PROJECT&apos; has --add for more, and --rename &quot;%1=NEW NAME&quot; for another name.</source>
        <translation>Eine Struktur, die in Masken vorkommt (hier %1), lässt sich umbenennen, umfärben und verschieben, aber nicht entfernen.</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>Label at least one case and give it the role &apos;train&apos;.</source>
        <translation>Annotieren Sie mindestens einen Fall, und verwenden Sie ihn für „Training“.</translation>
    </message>
    <message>
        <source>Label it, or change its role.</source>
        <translation>Annotieren Sie ihn, oder ändern Sie seine Verwendung.</translation>
    </message>
    <message>
        <source>Label one, or name another role.</source>
        <translation>Annotieren Sie einen, oder nennen Sie eine andere Verwendung.</translation>
    </message>
    <message>
        <source>Label them, or give them the role &apos;unlabelled&apos;.</source>
        <translation>Annotieren Sie sie, oder verwenden Sie sie für „Ohne Maske“.</translation>
    </message>
    <message>
        <source>Label value %1 of &apos;%2&apos; is out of range.</source>
        <translation>Der Wert %1 von &apos;%2&apos; liegt außerhalb des Erlaubten.</translation>
    </message>
    <message>
        <source>Labelled cases use the value %1 for &apos;%2&apos;; the new schema does not.</source>
        <translation>Annotierte Fälle verwenden den Wert %1 für &apos;%2&apos;, die neue Strukturliste nicht.</translation>
    </message>
    <message>
        <source>Laplacian %1 px</source>
        <translation>Laplace %1 px</translation>
    </message>
    <message>
        <source>Large cut-out (blue)</source>
        <translation>Großer Ausschnitt (blau)</translation>
    </message>
    <message>
        <source>Learning cannot go on with the strategy &apos;%1&apos;: the whole network has to learn.</source>
        <translation>Mit der Strategie &apos;%1&apos; kann das Lernen nicht weitergehen: Das ganze Netz muss lernen.</translation>
    </message>
    <message>
        <source>Learning goes on until it is stopped, so that minutes would do nothing.</source>
        <translation>Das Lernen geht weiter, bis es angehalten wird; Minuten würden nichts bewirken.</translation>
    </message>
    <message>
        <source>Learning goes on with one network, and %1 are asked for.</source>
        <translation>Weiter lernt ein einziges Netz; verlangt sind %1.</translation>
    </message>
    <message>
        <source>Learning that goes on</source>
        <translation>Fortlaufendes Lernen</translation>
    </message>
    <message>
        <source>Leave context and channels to the backbone, choose another strategy, or a backbone that has seen it.</source>
        <translation>Überlassen Sie Nachbarschichten und Sequenzen dem Backbone, wählen Sie eine andere Strategie, oder ein Backbone, das sie gesehen hat.</translation>
    </message>
    <message>
        <source>Leave it out of the channels, or give it to a case: &apos;sslseg channel PROJECT CASE NAME FILE&apos; gives a case a further sequence.</source>
        <translation>Lassen Sie sie weg, oder geben Sie sie einem Fall: „Sequenzen …“ im Schritt „Daten“ gibt einem Fall eine weitere Sequenz.</translation>
    </message>
    <message>
        <source>Leave it out, or change that, too.</source>
        <translation>Lassen Sie es weg, oder ändern Sie auch das andere.</translation>
    </message>
    <message>
        <source>Leave it out, or make one first.</source>
        <translation>Lassen Sie ihn weg, oder erstellen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>Leave it out, or train a model with it.</source>
        <translation>Lassen Sie sie weg, oder trainieren Sie ein Modell damit.</translation>
    </message>
    <message>
        <source>Leave out --%1, or choose another backbone.</source>
        <translation>Wählen Sie ein anderes Backbone, oder etwas anderes unter „Was soll lernen?“ (hier: %1).</translation>
    </message>
    <message>
        <source>Leave out --link.</source>
        <translation>Wählen Sie „Dateien lassen, wo sie sind“ nicht.</translation>
    </message>
    <message>
        <source>Leave out --networks, or choose another strategy.</source>
        <translation>Stellen Sie „Netze, die gemeinsam antworten“ auf 1 („Erweiterte Einstellungen“), oder wählen Sie eine andere Strategie.</translation>
    </message>
    <message>
        <source>Leave out --networks; a finetuning can have several.</source>
        <translation>Stellen Sie „Netze, die gemeinsam antworten“ auf 1 („Erweiterte Einstellungen“); ein Feintraining kann mehrere haben.</translation>
    </message>
    <message>
        <source>Leave that to the backbone (without %1), or start from scratch.</source>
        <translation>Überlassen Sie das dem Backbone (ohne %1), oder beginnen Sie von Grund auf.</translation>
    </message>
    <message>
        <source>Leave that to the backbone (without %1), pretrain anew with it, or start from scratch.</source>
        <translation>Überlassen Sie das dem Backbone (ohne %1), starten Sie damit ein neues Vortraining, oder beginnen Sie von Grund auf.</translation>
    </message>
    <message>
        <source>Leave the channels out.</source>
        <translation>Lassen Sie die weiteren Sequenzen weg.</translation>
    </message>
    <message>
        <source>Leave the few out, or cut all alike with --plane %1.</source>
        <translation>Lassen Sie die wenigen weg, oder schneiden Sie alle gleich, mit „%1“ als „Ebene der Schichten“ („Erweiterte Einstellungen“).</translation>
    </message>
    <message>
        <source>Leave the format out.</source>
        <translation>Lassen Sie das Format weg.</translation>
    </message>
    <message>
        <source>Leave the phase at %1, or add a series.</source>
        <translation>Lassen Sie die Phase auf %1, oder fügen Sie eine Serie hinzu.</translation>
    </message>
    <message>
        <source>Leave the place &apos;off&apos; or &apos;auto&apos;, or begin from a backbone.</source>
        <translation>Lassen Sie „Wo jedes Pixel liegt“ auf „off“ oder „auto“, oder beginnen Sie mit einem Backbone.</translation>
    </message>
    <message>
        <source>Leave the place &apos;off&apos; or &apos;auto&apos;, or choose another network.</source>
        <translation>Lassen Sie „Wo jedes Pixel liegt“ auf „off“ oder „auto“, oder wählen Sie ein anderes Netz.</translation>
    </message>
    <message>
        <source>Leave the smallest volumes out, or raise --max-size.</source>
        <translation>Lassen Sie die kleinsten Volumina weg, oder erlauben Sie größere Bilder („Erweiterte Einstellungen“).</translation>
    </message>
    <message>
        <source>Leave them out.</source>
        <translation>Lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>Leave this volume out.</source>
        <translation>Lassen Sie dieses Volumen weg.</translation>
    </message>
    <message>
        <source>Left out in &apos;%1&apos;, since the same images are there twice: %2.</source>
        <translation>Ausgelassen in &apos;%1&apos;, da dieselben Bilder doppelt da sind: %2.</translation>
    </message>
    <message>
        <source>Left out in &apos;%1&apos;, since they are no slices: %2.</source>
        <translation>Ausgelassen in &apos;%1&apos;, da es keine Schichten sind: %2.</translation>
    </message>
    <message>
        <source>Left out of &apos;%1&apos;, since the label schema lacks them: %2.</source>
        <translation>In &apos;%1&apos; ausgelassen, da in der Strukturliste nicht vorhanden: %2.</translation>
    </message>
    <message>
        <source>Left out of &apos;%1&apos;, since they are no closed contours: %2.</source>
        <translation>In &apos;%1&apos; ausgelassen, da es keine geschlossenen Konturen sind: %2.</translation>
    </message>
    <message>
        <source>Like what is annotated, but %1 other volume is more like this one.</source>
        <translation>Ähnlich wie das Annotierte, aber %1 anderes Volumen ähnelt eher diesem.</translation>
    </message>
    <message>
        <source>Like what is annotated, but %1 other volumes are more like this one.</source>
        <translation>Ähnlich wie das Annotierte, aber %1 andere Volumina ähneln eher diesem.</translation>
    </message>
    <message>
        <source>Like what is annotated.</source>
        <translation>Ähnlich wie das Annotierte.</translation>
    </message>
    <message>
        <source>Likeness to the marked place</source>
        <translation>Ähnlichkeit mit der markierten Stelle</translation>
    </message>
    <message>
        <source>Load it in Slicer together with its images, and save the segmentation there as .seg.nrrd.</source>
        <translation>Laden Sie es zusammen mit seinen Bildern in Slicer, und speichern Sie die Segmentierung dort als .seg.nrrd.</translation>
    </message>
    <message>
        <source>Load it in Slicer, check which side is left, and save it</source>
        <translation>Laden Sie es in Slicer, prüfen Sie, welche Seite links ist, und speichern Sie es</translation>
    </message>
    <message>
        <source>Load it in Slicer, which takes it for left-posterior-superior, check the sides, and save it anew.</source>
        <translation>Laden Sie es in Slicer, das left-posterior-superior annimmt, prüfen Sie die Seiten, und speichern Sie es neu.</translation>
    </message>
    <message>
        <source>Load it, or the pair that it belongs to, in Slicer, check which side is left, and save it as .nrrd.</source>
        <translation>Laden Sie die Datei oder das Paar, zu dem sie gehört, in Slicer, prüfen Sie, welche Seite links ist, und speichern Sie als .nrrd.</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Lädt …</translation>
    </message>
    <message>
        <source>Look at the file; give the case another one, or none.</source>
        <translation>Sehen Sie die Datei an; geben Sie dem Fall eine andere, oder keine.</translation>
    </message>
    <message>
        <source>Look at the masks.</source>
        <translation>Sehen Sie sich die Masken an.</translation>
    </message>
    <message>
        <source>Look at them; leave them out if they are not what you meant.</source>
        <translation>Sehen Sie sie an; lassen Sie sie weg, wenn sie nicht sind, was Sie meinten.</translation>
    </message>
    <message>
        <source>MONAI&apos;s DynUNet cannot have the shape of the network of &apos;%1&apos;.</source>
        <translation>Das DynUNet von MONAI kann nicht die Form des Netzes von &apos;%1&apos; haben.</translation>
    </message>
    <message>
        <source>Make it with &apos;sslseg channels plan PROJECT FOLDER --channels NAME=PATTERN … --json&apos;.</source>
        <translation>Sehen Sie im Schritt „Daten“ unter „Mehrere Sequenzen je Untersuchung“ neu nach, was wohin gehört.</translation>
    </message>
    <message>
        <source>Make one: %1</source>
        <translation>So entsteht eines: %1</translation>
    </message>
    <message>
        <source>Mark at least one slice as complete, and start a new run.</source>
        <translation>Markieren Sie mindestens eine Schicht als vollständig, und starten Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>Masks are scored as the network makes them: all parts are kept, and no hole is filled.</source>
        <translation>Masken werden bewertet, wie das Netz sie macht: Alle Teile bleiben, und kein Loch wird gefüllt.</translation>
    </message>
    <message>
        <source>Masks by a 3D network</source>
        <translation>Masken durch ein 3D-Netz</translation>
    </message>
    <message>
        <source>Masks come in with their images: &apos;sslseg add PROJECT IMAGE --label MASK&apos;, or &apos;sslseg label PROJECT CASE MASK&apos; for a case that is there. If it is an image, repeat with --as-images.</source>
        <translation>Geben Sie sie ihrem Fall mit „Maske geben“; oder, wenn es ein Bild ist, wählen Sie „Auch was wie eine Maske aussieht“, und fügen Sie es neu hinzu.</translation>
    </message>
    <message>
        <source>Mean Teacher</source>
        <translation>Mean Teacher</translation>
    </message>
    <message>
        <source>Memory has run out in one of %1 processes.</source>
        <translation>In einem von %1 Prozessen hat der Speicher nicht gereicht.</translation>
    </message>
    <message>
        <source>Memory ran out: going on %1.</source>
        <translation>Der Speicher reichte nicht: Es geht weiter %1.</translation>
    </message>
    <message>
        <source>Memory ran out: going on with %1.</source>
        <translation>Der Speicher reichte nicht: Es geht weiter mit %1.</translation>
    </message>
    <message>
        <source>Memory ran out: going on with batches of %1 slices, %2 of them a step.</source>
        <translation>Der Speicher reichte nicht: Es geht weiter mit Batches von %1 Schichten, %2 davon je Schritt.</translation>
    </message>
    <message>
        <source>Memory ran out: going on with the CPU, which is slower.</source>
        <translation>Der Speicher reichte nicht: Es geht mit der CPU weiter, die langsamer ist.</translation>
    </message>
    <message>
        <source>Memory would run out: starting with %1.</source>
        <translation>Der Speicher würde nicht reichen: Es beginnt mit %1.</translation>
    </message>
    <message>
        <source>MetaImage label map</source>
        <translation>MetaImage-Labelmap</translation>
    </message>
    <message>
        <source>Model %1 is published: %2. It has learnt from %3.</source>
        <translation>Modell %1 ist veröffentlicht: %2. Gelernt hat es aus: %3.</translation>
    </message>
    <message>
        <source>Model %1 is published: %2. It has learnt from %3; judged by %4.</source>
        <translation>Modell %1 ist veröffentlicht: %2. Gelernt hat es aus: %3; gemessen an: %4.</translation>
    </message>
    <message>
        <source>More would not help with so few annotated slices, so it ends earlier.</source>
        <translation>Mehr würde bei so wenigen annotierten Schichten nicht helfen, daher endet es früher.</translation>
    </message>
    <message>
        <source>Most like the other %1 volume.</source>
        <translation>Dem anderen %1 Volumen am ähnlichsten.</translation>
    </message>
    <message>
        <source>Most like the other %1 volumes.</source>
        <translation>Den anderen %1 Volumina am ähnlichsten.</translation>
    </message>
    <message>
        <source>Most of a slice is hidden in squares; the network has to work out from the rest what was there.</source>
        <translation>Der größte Teil einer Schicht ist in Quadraten verdeckt; aus dem Rest muss das Netz erschließen, was dort war.</translation>
    </message>
    <message>
        <source>Most of the cases that are learnt from lack a sequence (%1): the network sees zeros there.</source>
        <translation>Den meisten Fällen, aus denen gelernt wird, fehlt eine Sequenz (%1): Das Netz sieht dort Nullen.</translation>
    </message>
    <message>
        <source>Move it into the folder.</source>
        <translation>Verschieben Sie es in den Ordner.</translation>
    </message>
    <message>
        <source>Move it to within %1 km of the origin, for example by entering another origin in Slicer&apos;s Volumes module, and save it as .nrrd.</source>
        <translation>Verschieben Sie es bis auf höchstens %1 km an den Ursprung, zum Beispiel mit einem anderen Ursprung in Slicers Modul Volumes, und speichern Sie es als .nrrd.</translation>
    </message>
    <message>
        <source>Move the case&apos;s folder out of the project, and add the volume again.</source>
        <translation>Räumen Sie den Ordner des Falls aus dem Projekt, und fügen Sie das Volumen neu hinzu.</translation>
    </message>
    <message>
        <source>Much brighter overall than the others: it may be another contrast, body part or modality.</source>
        <translation>Insgesamt viel heller als die anderen: Es könnte ein anderer Kontrast, ein anderer Körperteil oder eine andere Modalität sein.</translation>
    </message>
    <message>
        <source>Much darker overall than the others: it may be another contrast, body part or modality.</source>
        <translation>Insgesamt viel dunkler als die anderen: Es könnte ein anderer Kontrast, ein anderer Körperteil oder eine andere Modalität sein.</translation>
    </message>
    <message>
        <source>NIfTI label map</source>
        <translation>NIfTI-Labelmap</translation>
    </message>
    <message>
        <source>NIfTI label map, not compressed</source>
        <translation>NIfTI-Labelmap, nicht komprimiert</translation>
    </message>
    <message>
        <source>NRRD label map</source>
        <translation>NRRD-Labelmap</translation>
    </message>
    <message>
        <source>NVIDIA GPU (its driver does not answer)</source>
        <translation>NVIDIA-GPU (ihr Treiber antwortet nicht)</translation>
    </message>
    <message>
        <source>Name &apos;%1&apos; first, or use a project of its own. If &apos;%2&apos; is but another word for it, rename it: &apos;sslseg channels PROJECT --first &quot;%3&quot;&apos;.</source>
        <translation>Nennen Sie &apos;%1&apos; zuerst, oder nehmen Sie ein eigenes Projekt. Ist &apos;%2&apos; nur ein anderes Wort dafür, benennen Sie es unter „Sequenzen …“ im Schritt „Daten“ um („%3“).</translation>
    </message>
    <message>
        <source>Name a backbone or another strategy, or allow it with --random-probe, as a control.</source>
        <translation>Nennen Sie ein Backbone oder eine andere Strategie, oder erlauben Sie es, zum Vergleich, mit „Nur letzte Schicht, Zufallsnetz“ unter „Erweiterte Einstellungen“.</translation>
    </message>
    <message>
        <source>Name a folder elsewhere.</source>
        <translation>Nennen Sie einen Ordner anderswo.</translation>
    </message>
    <message>
        <source>Name a new folder for these.</source>
        <translation>Nennen Sie für diese einen neuen Ordner.</translation>
    </message>
    <message>
        <source>Name a new folder.</source>
        <translation>Nennen Sie einen neuen Ordner.</translation>
    </message>
    <message>
        <source>Name a new or an empty folder.</source>
        <translation>Nennen Sie einen neuen oder einen leeren Ordner.</translation>
    </message>
    <message>
        <source>Name at least one structure to segment.</source>
        <translation>Nennen Sie mindestens eine Struktur, die segmentiert werden soll.</translation>
    </message>
    <message>
        <source>Name at least one.</source>
        <translation>Nennen Sie mindestens einen.</translation>
    </message>
    <message>
        <source>Name cases.</source>
        <translation>Nennen Sie Fälle.</translation>
    </message>
    <message>
        <source>Name every value first: &apos;sslseg labels PROJECT --names %1&apos;, then import again.</source>
        <translation>Benennen Sie zuerst jeden Wert: Fügen Sie im Schritt „Annotieren“ Strukturen hinzu, bis jeder Wert einen Namen hat (etwa %1), und importieren Sie dann neu.</translation>
    </message>
    <message>
        <source>Name it with --structure, one of %1.</source>
        <translation>Sagen Sie, welche es ist: %1.</translation>
    </message>
    <message>
        <source>Name it, too: %1.</source>
        <translation>Nennen Sie auch sie: %1.</translation>
    </message>
    <message>
        <source>Name it.</source>
        <translation>Geben Sie ihr einen Namen.</translation>
    </message>
    <message>
        <source>Name its files, too: &apos;%1=PATTERN&apos;.</source>
        <translation>Nennen Sie auch ihre Dateien: &apos;%1=PATTERN&apos;.</translation>
    </message>
    <message>
        <source>Name one of them: %1.</source>
        <translation>Nennen Sie einen davon: %1.</translation>
    </message>
    <message>
        <source>Name one of them: &apos;%1&apos; to &apos;%2&apos;.</source>
        <translation>Nennen Sie einen davon: &apos;%1&apos; bis &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Name one of these folders.</source>
        <translation>Nennen Sie einen dieser Ordner.</translation>
    </message>
    <message>
        <source>Name the case itself: &apos;%1&apos;.</source>
        <translation>Nennen Sie den Fall selbst: &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Name the case, &apos;%1&apos;: each of its frames gets its own.</source>
        <translation>Nennen Sie den Fall, &apos;%1&apos;: Jeder seiner Frames bekommt seine eigene.</translation>
    </message>
    <message>
        <source>Name the case.</source>
        <translation>Nennen Sie den Fall.</translation>
    </message>
    <message>
        <source>Name the folder of a series, or choose another --format.</source>
        <translation>Geben Sie den Ordner einer Serie an, oder wählen Sie ein anderes Format.</translation>
    </message>
    <message>
        <source>Name the folder of its own series.</source>
        <translation>Geben Sie den Ordner der eigenen Serie an.</translation>
    </message>
    <message>
        <source>Name the folder of the DICOM series.</source>
        <translation>Geben Sie den Ordner der DICOM-Serie an.</translation>
    </message>
    <message>
        <source>Name the folder of the series that it was added from.</source>
        <translation>Geben Sie den Ordner der Serie an, aus der es hinzugefügt wurde.</translation>
    </message>
    <message>
        <source>Name the folder of their images (NRRD, NIfTI, MHA or DICOM); --as-images adds masks as if they were images.</source>
        <translation>Nennen Sie den Ordner ihrer Bilder (NRRD, NIfTI, MHA oder DICOM); „Auch was wie eine Maske aussieht“ fügt Masken hinzu, als wären sie Bilder.</translation>
    </message>
    <message>
        <source>Name the frame that it belongs to, as &apos;%1&apos;.</source>
        <translation>Nennen Sie den Frame, zu dem sie gehört, als &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Name the further sequences alone.</source>
        <translation>Nennen Sie nur die weiteren Sequenzen.</translation>
    </message>
    <message>
        <source>Name the project.</source>
        <translation>Nennen Sie das Projekt.</translation>
    </message>
    <message>
        <source>Names are such as %1.</source>
        <translation>Vorhandene Namen sind etwa %1.</translation>
    </message>
    <message>
        <source>Negatives from &apos;%1&apos; are unknown.</source>
        <translation>Negative aus &apos;%1&apos; sind unbekannt.</translation>
    </message>
    <message>
        <source>Neighbours within %1 px need images larger than %2 px.</source>
        <translation>Nachbarn innerhalb von %1 px brauchen Bilder, die größer sind als %2 px.</translation>
    </message>
    <message>
        <source>No %1 fits the pattern &apos;%2&apos; of &apos;%3&apos;.</source>
        <translation>Nichts passt zum Muster &apos;%2&apos; für &apos;%3&apos; (gesucht: %1).</translation>
    </message>
    <message>
        <source>No &apos;%1&apos; was found, though every labelled case has one.</source>
        <translation>Nichts wurde gefunden von &apos;%1&apos;, obwohl es jeder annotierte Fall hat.</translation>
    </message>
    <message>
        <source>No &apos;%1&apos; was found.</source>
        <translation>Nichts wurde gefunden von &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>No DICOM series below &apos;%1&apos; lies where %2 does.</source>
        <translation>Keine DICOM-Serie unter &apos;%1&apos; liegt dort, wo %2 liegt.</translation>
    </message>
    <message>
        <source>No case could be drafted; the reasons are above.</source>
        <translation>Von keinem Fall ließ sich ein Entwurf machen; die Gründe stehen oben.</translation>
    </message>
    <message>
        <source>No case is held out, so the last weights are kept, not the best.</source>
        <translation>Kein Fall ist zurückgelegt, daher bleiben die letzten Gewichte, nicht die besten.</translation>
    </message>
    <message>
        <source>No case is named for prediction.</source>
        <translation>Kein Fall zur Vorhersage ist genannt.</translation>
    </message>
    <message>
        <source>No case of this run has the sequence &apos;%1&apos; any more, with which it began.</source>
        <translation>Kein Fall dieses Laufs hat noch die Sequenz &apos;%1&apos;, mit der er begann.</translation>
    </message>
    <message>
        <source>No case that is held out has %1, so the best weights are chosen without.</source>
        <translation>Kein zurückgelegter Fall hat %1; die besten Gewichte werden also ohne gewählt.</translation>
    </message>
    <message>
        <source>No draft of &apos;%1&apos;: %2</source>
        <translation>Kein Entwurf von &apos;%1&apos;: %2</translation>
    </message>
    <message>
        <source>No name is free in &apos;%1&apos;.</source>
        <translation>In &apos;%1&apos; ist kein Name mehr frei.</translation>
    </message>
    <message>
        <source>No patient is both learnt from and there to validate or test on.</source>
        <translation>Kein Patient dient zugleich zum Lernen und zum Validieren oder Testen.</translation>
    </message>
    <message>
        <source>No segmentation can be written of the DICOM series (%1).</source>
        <translation>Von der DICOM-Serie lässt sich keine Segmentierung schreiben (%1).</translation>
    </message>
    <message>
        <source>No sign from &apos;%1&apos; for %2 s.</source>
        <translation>Seit %2 s kein Lebenszeichen von &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>No slice of case &apos;%1&apos; is marked as annotated.</source>
        <translation>Keine Schicht des Falls &apos;%1&apos; ist als annotiert markiert.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf dem Gerät</translation>
    </message>
    <message>
        <source>No test case is learnt from.</source>
        <translation>Aus keinem Testfall wird gelernt.</translation>
    </message>
    <message>
        <source>No training case of the project &apos;%1&apos; has a mask in the plane that it is projected onto.</source>
        <translation>Kein Trainingsfall des Projekts &apos;%1&apos; hat eine Maske in der Ebene, auf die er projiziert wird.</translation>
    </message>
    <message>
        <source>No training or validation case of &apos;%1&apos; has a mask, and from these nnU-Net learns.</source>
        <translation>Kein Trainings- oder Validierungsfall von &apos;%1&apos; hat eine Maske, und daraus lernt nnU-Net.</translation>
    </message>
    <message>
        <source>No volume can be read.</source>
        <translation>Kein Volumen ist lesbar.</translation>
    </message>
    <message>
        <source>No volume of &apos;%1&apos; has an image of another modality in the plane that it is projected onto.</source>
        <translation>Kein Volumen von &apos;%1&apos; hat ein Bild einer anderen Modalität in der Ebene, auf die es projiziert wird.</translation>
    </message>
    <message>
        <source>Nobody has measured it: it was never compared with labelled cases that it had not learnt from.</source>
        <translation>Das hat niemand gemessen: Es wurde nie mit annotierten Fällen verglichen, aus denen es nicht gelernt hatte.</translation>
    </message>
    <message>
        <source>Nobody has said by a code what %1 are: written as &apos;Tissue&apos;. A term can be chosen in Slicer.</source>
        <translation>Was das ist, hat niemand mit einem Code gesagt: %1. Geschrieben ist „Tissue“ (Gewebe). In Slicer lässt sich ein Begriff wählen.</translation>
    </message>
    <message>
        <source>Nobody has said by a code what %1 is: written as &apos;Tissue&apos;. A term can be chosen in Slicer.</source>
        <translation>Was das ist, hat niemand mit einem Code gesagt: %1. Geschrieben ist „Tissue“ (Gewebe). In Slicer lässt sich ein Begriff wählen.</translation>
    </message>
    <message>
        <source>None of the %1 cases could be segmented. The first: %2</source>
        <translation>Keiner der %1 Fälle ließ sich segmentieren. Der erste: %2</translation>
    </message>
    <message>
        <source>None of the cases that are learnt from has the sequence &apos;%1&apos;.</source>
        <translation>Keiner der Fälle, aus denen gelernt wird, hat die Sequenz &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Not scored, since the model does not segment it: %1.</source>
        <translation>Nicht bewertet, da das Modell es nicht segmentiert: %1.</translation>
    </message>
    <message>
        <source>Not started yet.</source>
        <translation>Noch nicht gestartet.</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Nothing can be computed here: %1</source>
        <translation>Hier lässt sich nichts berechnen: %1</translation>
    </message>
    <message>
        <source>Nothing has changed for an hour, so making drafts ends; it begins again with Slicer&apos;s next look.</source>
        <translation>Seit einer Stunde hat sich nichts geändert, daher werden keine Entwürfe mehr gemacht; es beginnt wieder, sobald Slicer das nächste Mal nachsieht.</translation>
    </message>
    <message>
        <source>Nothing is annotated in the project &apos;%1&apos; yet.</source>
        <translation>Im Projekt &apos;%1&apos; ist noch nichts annotiert.</translation>
    </message>
    <message>
        <source>Nothing is written down about it: it was made by an older version, or its card was lost.</source>
        <translation>Nichts ist darüber aufgeschrieben: Es stammt aus einer älteren Version, oder seine Karte ging verloren.</translation>
    </message>
    <message>
        <source>Nothing was found in it.</source>
        <translation>Nichts wurde darin gefunden.</translation>
    </message>
    <message>
        <source>Nothing was learnt from &apos;%1&apos;: %2</source>
        <translation>Aus &apos;%1&apos; wurde nichts gelernt: %2</translation>
    </message>
    <message>
        <source>Nothing was pretrained for this yet: it starts from scratch, with random weights; a pretraining may help where labels are few (%1).</source>
        <translation>Dafür wurde noch nichts vortrainiert: Es beginnt von Grund auf, mit zufälligen Gewichten; bei wenigen Annotationen kann ein Vortraining helfen (%1).</translation>
    </message>
    <message>
        <source>Odd images: %1.</source>
        <translation>Auffällige Bilder: %1.</translation>
    </message>
    <message>
        <source>Of %1 only some slices are annotated; DICOM cannot say so, and the others look as if nothing were in them.</source>
        <translation>Nur einige Schichten sind annotiert: %1. DICOM kann das nicht sagen; die anderen sehen aus, als wäre nichts darin.</translation>
    </message>
    <message>
        <source>On %1 cases (of %2, each frame by itself) (they chose the best weights, so this flatters), whole volumes, mean ± standard deviation:</source>
        <translation>Auf Fällen der Verwendung %1 (aus %2, jeder Frame für sich; nach ihnen wurden die besten Gewichte gewählt, die Werte sind also geschönt), ganze Volumina, Mittelwert ± Standardabweichung:</translation>
    </message>
    <message>
        <source>On %1 cases (of %2, each frame by itself), whole volumes, mean ± standard deviation:</source>
        <translation>Auf Fällen der Verwendung %1 (aus %2, jeder Frame für sich), ganze Volumina, Mittelwert ± Standardabweichung:</translation>
    </message>
    <message>
        <source>On %1 cases (they chose the best weights, so this flatters), whole volumes, mean ± standard deviation:</source>
        <translation>Auf Fällen der Verwendung %1 (nach ihnen wurden die besten Gewichte gewählt, die Werte sind also geschönt), ganze Volumina, Mittelwert ± Standardabweichung:</translation>
    </message>
    <message>
        <source>On %1 cases, whole volumes, mean ± standard deviation:</source>
        <translation>Auf Fällen der Verwendung %1, ganze Volumina, Mittelwert ± Standardabweichung:</translation>
    </message>
    <message>
        <source>One scan is one case, with one role. To have other volumes of it, take that case out first (&apos;sslseg remove PROJECT %1&apos;).</source>
        <translation>Eine Aufnahme ist ein Fall, mit einer Verwendung. Um andere Volumina davon zu haben, nehmen Sie zuerst den Fall %1 heraus („Entfernen …“ im Schritt „Daten“).</translation>
    </message>
    <message>
        <source>One scan is one case, with one role: check which patient it is of. If it belongs here, take that case out first (&apos;sslseg remove PROJECT %1&apos;).</source>
        <translation>Eine Aufnahme ist ein Fall, mit einer Verwendung: Prüfen Sie, von welchem Patienten sie ist. Gehört sie hierher, nehmen Sie zuerst den Fall %1 heraus („Entfernen …“ im Schritt „Daten“).</translation>
    </message>
    <message>
        <source>Only bundles that this program has written can be taken over.</source>
        <translation>Nur Bundles, die dieses Programm geschrieben hat, lassen sich übernehmen.</translation>
    </message>
    <message>
        <source>Only pretraining and finetuning can be exported.</source>
        <translation>Nur Vortraining und Feintraining lassen sich exportieren.</translation>
    </message>
    <message>
        <source>Open it in Slicer and save it again.</source>
        <translation>Öffnen Sie sie in Slicer, und speichern Sie sie neu.</translation>
    </message>
    <message>
        <source>Open it, or choose another folder.</source>
        <translation>Öffnen Sie es, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Open the project where that file is, or add the file again here.</source>
        <translation>Öffnen Sie das Projekt dort, wo diese Datei ist, oder fügen Sie die Datei hier noch einmal hinzu.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Other cases of the same patients as %1 are learnt from, so that figures on these are too good.</source>
        <translation>Aus anderen Fällen derselben Patienten wird gelernt; die Werte dieser Fälle sind daher zu gut: %1.</translation>
    </message>
    <message>
        <source>Other scans of the same patients as %1 were learnt from, so that scores on these are better than those of new patients.</source>
        <translation>Aus anderen Aufnahmen derselben Patienten wurde gelernt; die Werte auf diesen Fällen sind daher besser als bei neuen Patienten: %1.</translation>
    </message>
    <message>
        <source>Phases are to be told apart, and no case that is learnt from has frames.</source>
        <translation>Phasen sollen unterschieden werden, aber kein Fall, aus dem gelernt wird, hat Frames.</translation>
    </message>
    <message>
        <source>Pick one by its path, for example &apos;%1&apos;, or add the whole folder.</source>
        <translation>Wählen Sie eine über ihren Pfad, zum Beispiel &apos;%1&apos;, oder fügen Sie den ganzen Ordner hinzu.</translation>
    </message>
    <message>
        <source>Pick one by its path, for example &apos;%1&apos;, or give each its own folder.</source>
        <translation>Wählen Sie eine über ihren Pfad, zum Beispiel &apos;%1&apos;, oder geben Sie jeder einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>Pixels and network are those of the backbone that it starts from.</source>
        <translation>Pixel und Netz sind die des Backbones, mit dem es beginnt.</translation>
    </message>
    <message>
        <source>Pixels of %1 mm</source>
        <translation>Pixel von %1 mm</translation>
    </message>
    <message>
        <source>Pixels of %1 mm in slices of %2 pixels alike: the spacing of these cases looks nominal, so that the same organ is of different sizes. If so, take them out and add them again with &apos;sslseg add --field-of-view&apos; or &apos;--pixel-size&apos;.</source>
        <translation>Pixel von %1 mm, alle in Schichten von %2 Pixeln: Die Voxelgröße dieser Fälle sieht nach einem Platzhalter aus, sodass dasselbe Organ verschieden groß ist. Wenn das so ist, nehmen Sie sie heraus, und fügen Sie sie mit einer anderen Voxelgröße neu hinzu („Die Voxelgröße der Dateien stimmt nicht …“ im Schritt „Daten“).</translation>
    </message>
    <message>
        <source>Pixels of %1 to %2 mm, slices %3 to %4 mm apart.</source>
        <translation>Pixel von %1 bis %2 mm, Schichtabstand %3 bis %4 mm.</translation>
    </message>
    <message>
        <source>Please report it with what the command prints when it is repeated with --debug.</source>
        <translation>Bitte melden Sie ihn, und sagen Sie, was Sie gerade tun wollten.</translation>
    </message>
    <message>
        <source>Please report it, with what can be said of this file.</source>
        <translation>Bitte melden Sie ihn, mit dem, was sich über diese Datei sagen lässt.</translation>
    </message>
    <message>
        <source>Predict with --device cpu; if that does not help, train the model again.</source>
        <translation>Trainieren Sie das Modell neu.</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Pretrain again, or choose another.</source>
        <translation>Starten Sie ein neues Vortraining, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Pretrain again, or use another backbone.</source>
        <translation>Starten Sie ein neues Vortraining, oder nehmen Sie ein anderes Backbone.</translation>
    </message>
    <message>
        <source>Pretrain again; this one has diverged.</source>
        <translation>Starten Sie ein neues Vortraining; dieses ist entgleist.</translation>
    </message>
    <message>
        <source>Pretrain on the first sequence alone.</source>
        <translation>Starten Sie ein Vortraining nur mit der ersten Sequenz.</translation>
    </message>
    <message>
        <source>Pretrain one by a method in 3D, and export that.</source>
        <translation>Starten Sie ein Vortraining mit einer Methode in 3D, und exportieren Sie dessen Backbone.</translation>
    </message>
    <message>
        <source>Pretrain with instance or batch normalisation.</source>
        <translation>Starten Sie ein Vortraining mit Instanz- oder Batch-Normalisierung.</translation>
    </message>
    <message>
        <source>Pretraining: %1</source>
        <translation>Vortraining: %1</translation>
    </message>
    <message>
        <source>Probabilities are averaged over mirrored slices.</source>
        <translation>Wahrscheinlichkeiten werden über gespiegelte Schichten gemittelt.</translation>
    </message>
    <message>
        <source>Process %1 of %2 has failed. %3</source>
        <translation>Prozess %1 von %2 ist fehlgeschlagen. %3</translation>
    </message>
    <message>
        <source>Put a number there; the lowest one wins.</source>
        <translation>Setzen Sie dort eine Zahl ein; die kleinste geht vor.</translation>
    </message>
    <message>
        <source>Put a whole number there.</source>
        <translation>Setzen Sie dort eine ganze Zahl ein.</translation>
    </message>
    <message>
        <source>Put each volume in its own folder.</source>
        <translation>Legen Sie jedes Volumen in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>Put it back, and start the run again.</source>
        <translation>Legen Sie ihn zurück, und starten Sie den Lauf neu.</translation>
    </message>
    <message>
        <source>Put it back, or choose another model.</source>
        <translation>Legen Sie es zurück, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Put the file back, or start a new run.</source>
        <translation>Legen Sie die Datei zurück, oder starten Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>Put the file or folder itself in place of the link.</source>
        <translation>Legen Sie die Datei oder den Ordner selbst an die Stelle der Verknüpfung.</translation>
    </message>
    <message>
        <source>Put the header and its data file into one folder, and let the header name it without a path.</source>
        <translation>Legen Sie den Header und seine Datendatei in einen Ordner, und lassen Sie den Header sie ohne Pfad nennen.</translation>
    </message>
    <message>
        <source>R %1, A %2, S %3 mm</source>
        <translation>R %1, A %2, S %3 mm</translation>
    </message>
    <message>
        <source>Rank correlation of the expected Dice of %1 with the true one: %2 (1: in the same order, 0: in no order).</source>
        <translation>Rangkorrelation des erwarteten Dice von %1 mit dem wahren: %2 (1: in derselben Reihenfolge, 0: ohne Ordnung).</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Register it to the volume and save it on the volume&apos;s grid, with one voxel along the axis of projection.</source>
        <translation>Registrieren Sie es auf das Volumen, und speichern Sie es auf dessen Gitter, mit einem Voxel entlang der Projektionsachse.</translation>
    </message>
    <message>
        <source>Remove the case, add it anew.</source>
        <translation>Entfernen Sie den Fall, und fügen Sie ihn neu hinzu.</translation>
    </message>
    <message>
        <source>Remove the case, and add it again.</source>
        <translation>Entfernen Sie den Fall, und fügen Sie ihn neu hinzu.</translation>
    </message>
    <message>
        <source>Remove the line &apos;space&apos; from its header, or export it with &apos;space directions&apos;.</source>
        <translation>Entfernen Sie die Zeile „space“ aus seinem Header, oder exportieren Sie es mit „space directions“.</translation>
    </message>
    <message>
        <source>Removed, as the settings say: %1.</source>
        <translation>Entfernt, wie die Einstellungen es sagen: %1.</translation>
    </message>
    <message>
        <source>Rename it so that it ends in .dcm, and choose its folder.</source>
        <translation>Benennen Sie sie so um, dass sie auf .dcm endet, und wählen Sie ihren Ordner.</translation>
    </message>
    <message>
        <source>Rename it so that it ends in .mha, or .mhd where the voxels lie in another file.</source>
        <translation>Benennen Sie sie so um, dass sie auf .mha endet, oder auf .mhd, wenn die Voxel in einer anderen Datei liegen.</translation>
    </message>
    <message>
        <source>Rename it so that it ends in .nrrd.</source>
        <translation>Benennen Sie sie so um, dass sie auf .nrrd endet.</translation>
    </message>
    <message>
        <source>Rename it, or run the command in another folder.</source>
        <translation>Benennen Sie sie um, oder starten Sie aus einem anderen Ordner.</translation>
    </message>
    <message>
        <source>Rename one, or add it to the schema: &apos;sslseg labels PROJECT --add &quot;%1&quot;&apos;.</source>
        <translation>Benennen Sie eine um, oder fügen Sie „%1“ im Schritt „Annotieren“ hinzu.</translation>
    </message>
    <message>
        <source>Rename the file or folder that has them.</source>
        <translation>Benennen Sie die Datei oder den Ordner um, die sie haben.</translation>
    </message>
    <message>
        <source>Rename the folder of one of them.</source>
        <translation>Benennen Sie den Ordner von einem davon um.</translation>
    </message>
    <message>
        <source>Rename the segment (the schema has %1), remove it, or add it to the schema: &apos;sslseg labels PROJECT --add &quot;%2&quot;&apos;.</source>
        <translation>Benennen Sie das Segment um (in der Liste stehen: %1), entfernen Sie es, oder fügen Sie „%2“ im Schritt „Annotieren“ hinzu.</translation>
    </message>
    <message>
        <source>Renumber the mask (the schema has %1), or name the value: &apos;sslseg labels PROJECT --add %2=NAME&apos;.</source>
        <translation>Nummerieren Sie die Maske neu (in der Liste stehen: %1), oder fügen Sie im Schritt „Annotieren“ Strukturen hinzu, bis eine den Wert %2 hat.</translation>
    </message>
    <message>
        <source>Renumber the mask with values from 1 to 254 (the schema has %1).</source>
        <translation>Nummerieren Sie die Maske mit Werten von 1 bis 254 neu (das Schema hat %1).</translation>
    </message>
    <message>
        <source>Renumber them from 1 to 254.</source>
        <translation>Nummerieren Sie sie neu von 1 bis 254.</translation>
    </message>
    <message>
        <source>Repeat the command.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Repeat with a much lower --learning-rate or with --precision fp32, and look at the volumes.</source>
        <translation>Versuchen Sie es mit einer viel kleineren Lernrate oder mit dem Zahlenformat fp32 („Erweiterte Einstellungen“), und sehen Sie sich die Volumina an.</translation>
    </message>
    <message>
        <source>Replace them where the image was made.</source>
        <translation>Ersetzen Sie sie dort, wo das Bild entstand.</translation>
    </message>
    <message>
        <source>Replace them, for example by 0, where the image was made.</source>
        <translation>Ersetzen Sie sie, zum Beispiel durch 0, dort, wo das Bild entstand.</translation>
    </message>
    <message>
        <source>Report it together with this file.</source>
        <translation>Melden Sie ihn, zusammen mit dieser Datei.</translation>
    </message>
    <message>
        <source>Resample it onto the grid of that file where both come from, then give it again.</source>
        <translation>Rechnen Sie es dort, wo beide herkommen, auf das Gitter dieser Datei um, und geben Sie es dann neu.</translation>
    </message>
    <message>
        <source>Resample it to %1 voxels (--depth %2), or give the network fewer widths.</source>
        <translation>Rechnen Sie es auf %1 Voxel um („Tiefe“ %2 unter „Erweiterte Einstellungen“), oder geben Sie dem Netz weniger Breiten.</translation>
    </message>
    <message>
        <source>Resample the prediction onto the reference&apos;s grid first.</source>
        <translation>Rechnen Sie die Vorhersage zuerst auf das Gitter der Referenz um.</translation>
    </message>
    <message>
        <source>Restart the computer, or remove it.</source>
        <translation>Starten Sie den Computer neu, oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or correct the names in it.</source>
        <translation>Stellen Sie sie aus einer Sicherung wieder her, oder berichtigen Sie die Namen darin.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or move the folder &apos;%1&apos; out of the project.</source>
        <translation>Stellen Sie ihn aus einer Sicherung wieder her, oder räumen Sie den Ordner &apos;%1&apos; aus dem Projekt.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or remove it and start again.</source>
        <translation>Stellen Sie die Datei aus einer Sicherung wieder her, oder entfernen Sie sie und beginnen Sie von vorn.</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>Stellen Sie sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Restore the file that it comes from, or start anew.</source>
        <translation>Stellen Sie die Datei wieder her, aus der es kommt, oder beginnen Sie neu.</translation>
    </message>
    <message>
        <source>Restored by the network</source>
        <translation>Vom Netz wiederhergestellt</translation>
    </message>
    <message>
        <source>Resume it, or start a new run.</source>
        <translation>Setzen Sie ihn fort, oder beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>Run &apos;sslseg finetune&apos; first.</source>
        <translation>Starten Sie zuerst ein Feintraining.</translation>
    </message>
    <message>
        <source>Run &apos;sslseg pretrain&apos; first, or use --backbone scratch or --backbone starter.</source>
        <translation>Starten Sie zuerst ein Vortraining, oder beginnen Sie vom Starter aus oder von Grund auf.</translation>
    </message>
    <message>
        <source>Run &apos;sslseg pretrain&apos; first, or use --backbone scratch.</source>
        <translation>Starten Sie zuerst ein Vortraining, oder beginnen Sie von Grund auf.</translation>
    </message>
    <message>
        <source>Run it where the project is.</source>
        <translation>Lassen Sie es dort laufen, wo das Projekt ist.</translation>
    </message>
    <message>
        <source>Running on &apos;%1&apos;.</source>
        <translation>Läuft auf &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>SSLSegmentation %1, Python %2, torch %3, CUDA %4</source>
        <translation>SSLSegmentation %1, Python %2, torch %3, CUDA %4</translation>
    </message>
    <message>
        <source>SSLSegmentation %1, Python %2, torch %3, CUDA not built in</source>
        <translation>SSLSegmentation %1, Python %2, torch %3, CUDA nicht enthalten</translation>
    </message>
    <message>
        <source>Save it again.</source>
        <translation>Speichern Sie sie neu.</translation>
    </message>
    <message>
        <source>Save it as UTF-8, or restore it from a backup.</source>
        <translation>Speichern Sie den Text als UTF-8, oder stellen Sie ihn aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Save it as a colour table (.csv) from Slicer, or copy the heading of another project&apos;s labels.csv.</source>
        <translation>Speichern Sie sie als Farbtabelle (.csv) aus Slicer, oder übernehmen Sie die Kopfzeile der labels.csv eines anderen Projekts.</translation>
    </message>
    <message>
        <source>Save it as a label map or .seg.nrrd.</source>
        <translation>Speichern Sie sie als Labelmap oder .seg.nrrd.</translation>
    </message>
    <message>
        <source>Save it as an integer label map.</source>
        <translation>Speichern Sie sie als Labelmap mit ganzen Zahlen.</translation>
    </message>
    <message>
        <source>Save it with gzip encoding where it was made, for example with Teem&apos;s &apos;unu save -f nrrd -e gzip&apos;.</source>
        <translation>Speichern Sie es dort, wo es entstand, mit gzip-Kodierung, zum Beispiel mit Teem: „unu save -f nrrd -e gzip“.</translation>
    </message>
    <message>
        <source>Save it with three dimensions, like its image.</source>
        <translation>Speichern Sie sie mit drei Dimensionen, wie ihr Bild.</translation>
    </message>
    <message>
        <source>Save its header with the line ends of this system, or export the image again.</source>
        <translation>Speichern Sie seinen Header mit den Zeilenenden dieses Systems, oder exportieren Sie das Bild neu.</translation>
    </message>
    <message>
        <source>Say 0, 1 or 2 for i, j or k.</source>
        <translation>Geben Sie 0, 1 oder 2 für i, j oder k an.</translation>
    </message>
    <message>
        <source>Say so with --axis i, j or k.</source>
        <translation>Wählen Sie die Richtung unter „Flaches Bild …“ im Schritt „Daten“.</translation>
    </message>
    <message>
        <source>Say what to segment: &apos;sslseg labels PROJECT --names liver spleen&apos;, or import a dataset.</source>
        <translation>Sagen Sie, was segmentiert werden soll: Benennen Sie die Strukturen im Schritt „Annotieren“, oder importieren Sie einen Datensatz.</translation>
    </message>
    <message>
        <source>Say which to take: repeat with --frames first (or last, mean, all, or numbers such as 1,5,9).</source>
        <translation>Laden Sie es, und fügen Sie es aus der Szene hinzu: Seine Volumina werden die Frames eines Falls. Für nur eines davon wählen Sie es im Modul Sequences, klonen Sie es, und fügen Sie den Klon hinzu.</translation>
    </message>
    <message>
        <source>Score it in a project of its structures, or give the structure the same name or terminology in both.</source>
        <translation>Bewerten Sie es in einem Projekt mit seinen Strukturen, oder geben Sie der Struktur in beiden denselben Namen oder dieselbe Terminologie.</translation>
    </message>
    <message>
        <source>Scoring the model on the validation cases …</source>
        <translation>Das Modell wird an den Validierungsfällen gemessen …</translation>
    </message>
    <message>
        <source>Second cut-out (orange)</source>
        <translation>Zweiter Ausschnitt (orange)</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Zweites Aussehen</translation>
    </message>
    <message>
        <source>Second look, the same place</source>
        <translation>Zweites Aussehen, dieselbe Stelle</translation>
    </message>
    <message>
        <source>Second version</source>
        <translation>Zweite Fassung</translation>
    </message>
    <message>
        <source>See &apos;log.txt&apos; in the run folder.</source>
        <translation>Siehe „log.txt“ im Ordner des Laufs.</translation>
    </message>
    <message>
        <source>See whether the volumes can be opened.</source>
        <translation>Sehen Sie nach, ob sich die Volumina öffnen lassen.</translation>
    </message>
    <message>
        <source>See whether their files are where they were, and can be opened.</source>
        <translation>Sehen Sie nach, ob die Dateien noch da sind, wo sie waren, und sich öffnen lassen.</translation>
    </message>
    <message>
        <source>Segment %1</source>
        <translation>Segment %1</translation>
    </message>
    <message>
        <source>Several processes cannot share the device &apos;%1&apos;.</source>
        <translation>Mehrere Prozesse können sich das Gerät &apos;%1&apos; nicht teilen.</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Slicer segmentation</source>
        <translation>Slicer-Segmentierung</translation>
    </message>
    <message>
        <source>Slices %1 mm apart</source>
        <translation>Schichtabstand %1 mm</translation>
    </message>
    <message>
        <source>Slices of %1 × %2 pixels are too small to embed: of each the network would see a single point.</source>
        <translation>Schichten von %1 × %2 Pixeln sind zu klein zum Einbetten: Von jeder sähe das Netz einen einzigen Punkt.</translation>
    </message>
    <message>
        <source>Slices of a tilted gantry lie askew. Each frame of the segmentation says where it lies, but programs that take frames for an upright stack, such as dcmqi and Slicer by it, show them beside their places.</source>
        <translation>Schichten einer gekippten Gantry liegen schräg. Jeder Frame der Segmentierung sagt, wo er liegt, aber Programme, die Frames für einen geraden Stapel halten, wie dcmqi und damit Slicer, zeigen sie neben ihrer Stelle.</translation>
    </message>
    <message>
        <source>Slices of at most %1 mm get the same masks; larger ones are put together from overlapping parts by %2, and so come out a little otherwise.</source>
        <translation>Schichten bis höchstens %1 mm bekommen dieselben Masken; größere werden von %2 aus überlappenden Teilen zusammengesetzt und fallen daher etwas anders aus.</translation>
    </message>
    <message>
        <source>Small cut-out (orange)</source>
        <translation>Kleiner Ausschnitt (orange)</translation>
    </message>
    <message>
        <source>Somebody has the run &apos;%1&apos; at the moment.</source>
        <translation>Jemand hat den Lauf &apos;%1&apos; gerade in Arbeit.</translation>
    </message>
    <message>
        <source>Somebody makes a starter in &apos;%1&apos; already.</source>
        <translation>Jemand erstellt in &apos;%1&apos; schon einen Starter.</translation>
    </message>
    <message>
        <source>Somebody works on the run &apos;%1&apos;.</source>
        <translation>Jemand arbeitet am Lauf &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Split it by b-value, echo, phase or time point, and choose one 3-D volume.</source>
        <translation>Teilen Sie sie nach b-Wert, Echo, Phase oder Zeitpunkt, und wählen Sie ein 3D-Volumen.</translation>
    </message>
    <message>
        <source>Split it, for example in Slicer&apos;s Sequences module, and choose one 3-D volume.</source>
        <translation>Teilen Sie es, zum Beispiel in Slicers Modul Sequences, und wählen Sie ein 3D-Volumen.</translation>
    </message>
    <message>
        <source>Stage &apos;%1&apos; compares slices with each other, which a batch size of %2 does not allow.</source>
        <translation>Der Teil &apos;%1&apos; vergleicht Schichten miteinander, was eine Batch-Größe von %2 nicht erlaubt.</translation>
    </message>
    <message>
        <source>Start a new one that begins from a backbone, or give the case back its old role.</source>
        <translation>Starten Sie einen neuen, der mit einem Backbone beginnt, oder geben Sie dem Fall seine frühere Verwendung zurück.</translation>
    </message>
    <message>
        <source>Start a new one.</source>
        <translation>Beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>Start a new prediction, so that all its masks come from one model.</source>
        <translation>Starten Sie eine neue Vorhersage, damit alle ihre Masken von einem Modell stammen.</translation>
    </message>
    <message>
        <source>Start a new run from its model.</source>
        <translation>Starten Sie einen neuen Lauf von seinem Modell aus.</translation>
    </message>
    <message>
        <source>Start a new run without it, or give it back its old role.</source>
        <translation>Starten Sie einen neuen Lauf ohne ihn, oder geben Sie ihm seine frühere Verwendung zurück.</translation>
    </message>
    <message>
        <source>Start a new run.</source>
        <translation>Starten Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>Start as many processes as there are GPUs (--nproc_per_node %1), or use --device cpu.</source>
        <translation>Starten Sie so viele Prozesse, wie es GPUs gibt (--nproc_per_node %1), oder nehmen Sie --device cpu.</translation>
    </message>
    <message>
        <source>Start from scratch, or make one: &apos;sslseg starter FOLDER&apos;, then --backbone FOLDER/starter.pt.</source>
        <translation>Beginnen Sie von Grund auf, oder mit einem Vortraining.</translation>
    </message>
    <message>
        <source>Start one process, or give a number of steps instead of minutes.</source>
        <translation>Starten Sie einen Prozess, oder geben Sie eine Zahl von Schritten an statt Minuten.</translation>
    </message>
    <message>
        <source>Start one process.</source>
        <translation>Starten Sie einen Prozess.</translation>
    </message>
    <message>
        <source>Start the run again in the same way: it goes on from its last checkpoint.</source>
        <translation>Starten Sie den Lauf genauso noch einmal: Er geht von seinem letzten Checkpoint aus weiter.</translation>
    </message>
    <message>
        <source>Start them with torchrun, and see that MASTER_ADDR can be reached from every machine.</source>
        <translation>Starten Sie sie mit torchrun, und sorgen Sie dafür, dass MASTER_ADDR von jedem Computer aus erreichbar ist.</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Halten Sie ihn zuerst an.</translation>
    </message>
    <message>
        <source>Structure %1</source>
        <translation>Struktur %1</translation>
    </message>
    <message>
        <source>Synthetic abdominal MRI</source>
        <translation>Synthetische MRT des Abdomens</translation>
    </message>
    <message>
        <source>Take one of them out of the project (&apos;sslseg remove PROJECT %1&apos;), then start again.</source>
        <translation>Nehmen Sie eine davon aus dem Projekt („Entfernen …“ im Schritt „Daten“; etwa %1), und beginnen Sie dann von vorn.</translation>
    </message>
    <message>
        <source>Take one that was pretrained on single images.</source>
        <translation>Nehmen Sie eines, das mit einzelnen Bildern vortrainiert wurde.</translation>
    </message>
    <message>
        <source>Take the folder as nnU-Net has written it, with plans.json, dataset.json and fold_0.</source>
        <translation>Nehmen Sie den Ordner, wie nnU-Net ihn geschrieben hat, mit plans.json, dataset.json und fold_0.</translation>
    </message>
    <message>
        <source>Take the folder as nnU-Net has written it.</source>
        <translation>Nehmen Sie den Ordner, wie nnU-Net ihn geschrieben hat.</translation>
    </message>
    <message>
        <source>Take the others away, or export the series again.</source>
        <translation>Räumen Sie die anderen weg, oder exportieren Sie die Serie neu.</translation>
    </message>
    <message>
        <source>Test cases were among the images that it learnt from: results on these look too good.</source>
        <translation>Unter den Bildern, aus denen es lernte, waren Testfälle: Die Ergebnisse auf diesen sehen zu gut aus.</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; cannot be read (%3).</source>
        <translation>Nicht lesbar: %1 &apos;%2&apos; (%3).</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; cannot be read: it is no file.</source>
        <translation>Nicht lesbar: %1 &apos;%2&apos;; dort liegt keine Datei.</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; does not exist.</source>
        <translation>Nicht vorhanden: %1 &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; is damaged (%3).</source>
        <translation>Beschädigt: %1 &apos;%2&apos; (%3).</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; is damaged (it holds no JSON object).</source>
        <translation>Beschädigt: %1 &apos;%2&apos; (es enthält kein JSON-Objekt).</translation>
    </message>
    <message>
        <source>The %1 &apos;%2&apos; is damaged: it is not UTF-8 text.</source>
        <translation>Beschädigt: %1 &apos;%2&apos;; es ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>The %1 case &apos;%2&apos; was used to train this model (the same scan, by its content), so its score would mean nothing.</source>
        <translation>Mit dem Fall &apos;%2&apos; wurde dieses Modell trainiert (dieselbe Aufnahme, nach ihrem Inhalt); seine Bewertung würde nichts bedeuten (Verwendung: %1).</translation>
    </message>
    <message>
        <source>The %1 case &apos;%2&apos; was used to train this model, so its score would mean nothing.</source>
        <translation>Mit dem Fall &apos;%2&apos; wurde dieses Modell trainiert; seine Bewertung würde nichts bedeuten (Verwendung: %1).</translation>
    </message>
    <message>
        <source>The %1 in &apos;%2&apos; lacks what a %3 needs (%4: %5).</source>
        <translation>In &apos;%2&apos; (%1) fehlt, was nötig ist für: %3 (%4: %5).</translation>
    </message>
    <message>
        <source>The %1 of the case &apos;%2&apos;</source>
        <translation>Die Datei des Falls &apos;%2&apos; (%1)</translation>
    </message>
    <message>
        <source>The %1 of this network has no level %2.</source>
        <translation>Dieses Netz hat keine Stufe %2 (%1).</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos;</source>
        <translation>Die DICOM-Datei &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; %2.</source>
        <translation>Die DICOM-Datei &apos;%1&apos; %2.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; %2. If it was a slice of a series beside it, that series is incomplete.</source>
        <translation>Die DICOM-Datei &apos;%1&apos; %2. War sie eine Schicht einer Serie daneben, so ist diese Serie unvollständig.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; (%2)</source>
        <translation>Die DICOM-Datei &apos;%1&apos; (%2)</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; cannot be decoded (%2).</source>
        <translation>Die DICOM-Datei &apos;%1&apos; lässt sich nicht dekodieren (%2).</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; cannot be read any more (%2).</source>
        <translation>Die DICOM-Datei &apos;%1&apos; ist nicht mehr lesbar (%2).</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; has no %2, which a segmentation of it must name.</source>
        <translation>Der DICOM-Datei &apos;%1&apos; fehlt %2, was eine Segmentierung davon nennen muss.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; holds %2 volumes: %3.</source>
        <translation>Die DICOM-Datei &apos;%1&apos; enthält %2 Volumina: %3.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; holds no volume &apos;%2&apos;.</source>
        <translation>Die DICOM-Datei &apos;%1&apos; enthält kein Volumen &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; is a Siemens mosaic: all slices of a volume in one picture.</source>
        <translation>Die DICOM-Datei &apos;%1&apos; ist ein Siemens-Mosaik: alle Schichten eines Volumens in einem Bild.</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; is in colour (%2).</source>
        <translation>Die DICOM-Datei &apos;%1&apos; ist farbig (%2).</translation>
    </message>
    <message>
        <source>The DICOM file &apos;%1&apos; lacks slice positions: its %2 frames do not say where they lie.</source>
        <translation>Der DICOM-Datei &apos;%1&apos; fehlen die Positionen der Schichten: Ihre %2 Frames sagen nicht, wo sie liegen.</translation>
    </message>
    <message>
        <source>The DICOM files &apos;%1&apos; and &apos;%2&apos; of one series differ in %3, and a segmentation has one.</source>
        <translation>Die DICOM-Dateien &apos;%1&apos; und &apos;%2&apos; einer Serie unterscheiden sich in %3, und eine Segmentierung hat davon nur eines.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; cannot be decoded (%2).</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; lässt sich nicht dekodieren (%2).</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; does not say where its frames lie.</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; sagt nicht, wo ihre Frames liegen.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; has a segment &apos;%2&apos;, which the label schema lacks.</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; hat ein Segment &apos;%2&apos;, das in der Strukturliste fehlt.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; holds fractions, not whether a voxel belongs to a segment.</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; enthält Anteile, nicht, ob ein Voxel zu einem Segment gehört.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; holds no binary segments.</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; enthält keine binären Segmente.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; is damaged.</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; ist beschädigt.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; is of another examination: its frame of reference is not the image&apos;s.</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; gehört zu einer anderen Untersuchung: Ihr Frame of Reference ist nicht der des Bildes.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; lies on another grid than the image.</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; liegt auf einem anderen Gitter als das Bild.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; reaches beyond the image: %2 voxel of one of its frames lie outside.</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; reicht über das Bild hinaus: Von einem ihrer Frames liegt %2 Voxel außerhalb.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; reaches beyond the image: %2 voxel of one of its frames lies outside.</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; reicht über das Bild hinaus: Von einem ihrer Frames liegt %2 Voxel außerhalb.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; reaches beyond the image: %2 voxels of one of its frames lie outside.</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; reicht über das Bild hinaus: Von einem ihrer Frames liegen %2 Voxel außerhalb.</translation>
    </message>
    <message>
        <source>The DICOM segmentation &apos;%1&apos; reaches beyond the image: %2 voxels of one of its frames lies outside.</source>
        <translation>Die DICOM-Segmentierung &apos;%1&apos; reicht über das Bild hinaus: Von einem ihrer Frames liegen %2 Voxel außerhalb.</translation>
    </message>
    <message>
        <source>The DICOM series in &apos;%1&apos;</source>
        <translation>Die DICOM-Serie in &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The DICOM series in &apos;%1&apos; (%2)</source>
        <translation>Die DICOM-Serie in &apos;%1&apos; (%2)</translation>
    </message>
    <message>
        <source>The DICOM series in &apos;%1&apos; holds %2 volumes: %3.</source>
        <translation>Die DICOM-Serie in &apos;%1&apos; enthält %2 Volumina: %3.</translation>
    </message>
    <message>
        <source>The NIfTI file &apos;%1&apos; contradicts itself: its qform and its sform are mirror images of each other.</source>
        <translation>Die NIfTI-Datei &apos;%1&apos; widerspricht sich: qform und sform sind Spiegelbilder voneinander.</translation>
    </message>
    <message>
        <source>The NIfTI file &apos;%1&apos; contradicts itself: its voxels measure %2 by its pixdim, but %3 by its sform.</source>
        <translation>Die NIfTI-Datei &apos;%1&apos; widerspricht sich: Nach pixdim messen ihre Voxel %2, nach sform aber %3.</translation>
    </message>
    <message>
        <source>The NIfTI file &apos;%1&apos; is sheared (its axes are not at right angles), which cannot be read exactly.</source>
        <translation>Die NIfTI-Datei &apos;%1&apos; ist geschert (ihre Achsen stehen nicht senkrecht aufeinander) und lässt sich so nicht exakt lesen.</translation>
    </message>
    <message>
        <source>The adaptation plan does not describe the network (%1: %2).</source>
        <translation>Der Anpassungsplan beschreibt das Netz nicht (%1: %2).</translation>
    </message>
    <message>
        <source>The adaptation plan in &apos;%1&apos; does not describe the network.</source>
        <translation>Der Anpassungsplan in &apos;%1&apos; beschreibt das Netz nicht.</translation>
    </message>
    <message>
        <source>The adaptation plan in &apos;%1&apos; does not say &apos;%2&apos;.</source>
        <translation>Der Anpassungsplan in &apos;%1&apos; sagt nichts zu &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The adaptation plan in &apos;%1&apos; does not say how volumes were prepared.</source>
        <translation>Der Anpassungsplan in &apos;%1&apos; sagt nicht, wie Volumina vorbereitet wurden.</translation>
    </message>
    <message>
        <source>The adaptation plan in &apos;%1&apos; says &apos;%2&apos; of the size of voxels, but not what that is.</source>
        <translation>Der Anpassungsplan in &apos;%1&apos; sagt &apos;%2&apos; zur Voxelgröße, aber nicht, was das ist.</translation>
    </message>
    <message>
        <source>The annotated slices do not suffice for a draft that is %1 certain, which the strategy &apos;%2&apos; would learn from.</source>
        <translation>Die annotierten Schichten genügen nicht für einen Entwurf mit mindestens %1 Sicherheit, aus dem die Strategie &apos;%2&apos; lernen würde.</translation>
    </message>
    <message>
        <source>The annotated slices do not suffice for a draft, which the strategy &apos;%1&apos; would learn from.</source>
        <translation>Die annotierten Schichten genügen nicht für einen Entwurf, aus dem die Strategie &apos;%1&apos; lernen würde.</translation>
    </message>
    <message>
        <source>The annotation in progress of &apos;%1&apos; lies on another grid than its volume.</source>
        <translation>Die laufende Annotation von &apos;%1&apos; liegt auf einem anderen Gitter als ihr Volumen.</translation>
    </message>
    <message>
        <source>The aspect ratio %1 is not a range.</source>
        <translation>Das Seitenverhältnis %1 ist kein Bereich.</translation>
    </message>
    <message>
        <source>The backbone &apos;%1&apos; sees %2 sequences; only backbones of one can be written for nnssl.</source>
        <translation>Das Backbone &apos;%1&apos; sieht %2 Sequenzen; nur Backbones mit einer lassen sich für nnssl schreiben.</translation>
    </message>
    <message>
        <source>The backbone &apos;%1&apos; was pretrained with %2 as %3, but %4 is asked for.</source>
        <translation>Das Backbone &apos;%1&apos; wurde mit %2 als %3 vortrainiert, verlangt ist aber %4.</translation>
    </message>
    <message>
        <source>The backbone has also seen %1, which the network does not see any more.</source>
        <translation>Das Backbone hat auch gesehen, was das Netz nicht mehr sieht: %1.</translation>
    </message>
    <message>
        <source>The backbone has not seen %1: that counts for nothing until the network has learnt from it.</source>
        <translation>Das hat das Backbone nicht gesehen: %1. Es zählt nichts, bis das Netz daraus gelernt hat.</translation>
    </message>
    <message>
        <source>The backbone has seen single images: %1 begins with the same weights as the first one.</source>
        <translation>Das Backbone hat einzelne Bilder gesehen; was nun neu ist, beginnt mit denselben Gewichten wie das erste: %1.</translation>
    </message>
    <message>
        <source>The backbone or model of the run</source>
        <translation>Das Backbone oder Modell des Laufs</translation>
    </message>
    <message>
        <source>The best weights are chosen on %1 held out.</source>
        <translation>Die besten Gewichte werden an zurückgelegten Fällen gewählt: %1.</translation>
    </message>
    <message>
        <source>The best weights are chosen on no cases held out.</source>
        <translation>Die besten Gewichte werden an keinen zurückgelegten Fällen gewählt.</translation>
    </message>
    <message>
        <source>The best weights were chosen by %1: these scores are a little too good.</source>
        <translation>Nach diesen Fällen wurden die besten Gewichte gewählt, daher sind die Werte etwas zu gut: %1.</translation>
    </message>
    <message>
        <source>The bias field of volumes was corrected here; nnU-Net does not do that.</source>
        <translation>Das Bias-Feld der Volumina wurde hier korrigiert; nnU-Net tut das nicht.</translation>
    </message>
    <message>
        <source>The bundle &apos;%1&apos; lacks &apos;%2&apos;.</source>
        <translation>Dem Bundle &apos;%1&apos; fehlt &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The bundle &apos;%1&apos; was not written by this program, which cannot train its network on.</source>
        <translation>Das Bundle &apos;%1&apos; wurde nicht von diesem Programm geschrieben, und es kann sein Netz nicht weiter trainieren.</translation>
    </message>
    <message>
        <source>The card of the starter backbone does not describe its network (%1: %2).</source>
        <translation>Die Karte des Starter-Backbones beschreibt sein Netz nicht (%1: %2).</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>Der Fall</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos;</source>
        <translation>Der Fall &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has %2 frame, and no further sequences.</source>
        <translation>Der Fall &apos;%1&apos; hat %2 Frame und keine weiteren Sequenzen.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has %2 frames, and each has a mask of its own.</source>
        <translation>Der Fall &apos;%1&apos; hat %2 Frames, und jeder hat eine eigene Maske.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has %2 frames, and no further sequences.</source>
        <translation>Der Fall &apos;%1&apos; hat %2 Frames und keine weiteren Sequenzen.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has a 3D mask, which cannot be cut.</source>
        <translation>Der Fall &apos;%1&apos; hat eine 3D-Maske, die sich nicht zerschneiden lässt.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has another file by the name &apos;%2&apos;.</source>
        <translation>Der Fall &apos;%1&apos; hat unter dem Namen &apos;%2&apos; schon eine andere Datei.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no ejection fraction: it has no frames.</source>
        <translation>Der Fall &apos;%1&apos; hat keine Ejektionsfraktion: Er hat keine Frames.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no ejection fraction: its frames are no times.</source>
        <translation>Der Fall &apos;%1&apos; hat keine Ejektionsfraktion: Seine Frames sind keine Zeitpunkte.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no flat mask.</source>
        <translation>Der Fall &apos;%1&apos; hat keine flache Maske.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no frame %2: it has %3.</source>
        <translation>Der Fall &apos;%1&apos; hat keinen Frame %2; vorhanden: %3.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no image to reconstruct any more.</source>
        <translation>Der Fall &apos;%1&apos; hat kein Bild mehr, das sich rekonstruieren ließe.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no longer the frame &apos;%2&apos;.</source>
        <translation>Den Frame &apos;%2&apos; hat der Fall &apos;%1&apos; nicht mehr.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no mask by the model &apos;%2&apos;.</source>
        <translation>Der Fall &apos;%1&apos; hat keine Maske des Modells &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no mask in any of its %2 frame (%3).</source>
        <translation>Der Fall &apos;%1&apos; hat in keinem von %2 Frame eine Maske (%3).</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no mask in any of its %2 frames (%3).</source>
        <translation>Der Fall &apos;%1&apos; hat in keinem seiner %2 Frames eine Maske (%3).</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no mask in it (%2).</source>
        <translation>Der Fall &apos;%1&apos; hat darin keine Maske (%2).</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no mask.</source>
        <translation>Der Fall &apos;%1&apos; hat keine Maske.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has no sequence &apos;%2&apos; beside its image.</source>
        <translation>Der Fall &apos;%1&apos; hat neben seinem Bild keine Sequenz &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; has the sequence &apos;%2&apos;, which is not among the names.</source>
        <translation>Der Fall &apos;%1&apos; hat die Sequenz &apos;%2&apos;, die nicht unter den Namen ist.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; in &apos;%2&apos; lacks its image, which is the image of a case.</source>
        <translation>Dem Fall &apos;%1&apos; in &apos;%2&apos; fehlt sein Bild.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; in &apos;%2&apos; lacks the channel &apos;%3&apos;, which is the image of a case.</source>
        <translation>Dem Fall &apos;%1&apos; in &apos;%2&apos; fehlt der Kanal &apos;%3&apos;, der das Bild eines Falls ist.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is gone, so &apos;%2&apos; was not added.</source>
        <translation>Der Fall &apos;%1&apos; ist nicht mehr da, daher wurde &apos;%2&apos; nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is left out. %2</source>
        <translation>Der Fall &apos;%1&apos; ist ausgelassen. %2</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is one volume without frames, so it has no frame %2.</source>
        <translation>Der Fall &apos;%1&apos; ist ein Volumen ohne Frames und hat daher keinen Frame %2.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is projected along another direction by now.</source>
        <translation>Der Fall &apos;%1&apos; ist inzwischen in einer anderen Richtung projiziert.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is projected along axis %2 so far, not %3.</source>
        <translation>Der Fall &apos;%1&apos; ist bisher entlang der Achse %2 projiziert, nicht %3.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is projected along axis %2, so it cannot be cut along it.</source>
        <translation>Der Fall &apos;%1&apos; ist entlang der Achse %2 projiziert und lässt sich daher nicht entlang dieser zerschneiden.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; is projected onto the %2 plane, not onto the %3 one.</source>
        <translation>Der Fall &apos;%1&apos; ist auf die Ebene %2 projiziert, nicht auf die Ebene %3.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; of &apos;%2&apos; does not list its images.</source>
        <translation>Der Fall &apos;%1&apos; von &apos;%2&apos; führt seine Bilder nicht auf.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; would be learnt from and validated on.</source>
        <translation>Aus dem Fall &apos;%1&apos; würde gelernt, und zugleich würde an ihm validiert.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos; would be learnt from twice.</source>
        <translation>Aus dem Fall &apos;%1&apos; würde doppelt gelernt.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos;, which this run began with, has another volume.</source>
        <translation>Der Fall &apos;%1&apos;, mit dem dieser Lauf begann, hat ein anderes Volumen.</translation>
    </message>
    <message>
        <source>The case &apos;%1&apos;, which this run began with, is no longer in the project.</source>
        <translation>Der Fall &apos;%1&apos;, mit dem dieser Lauf begann, ist nicht mehr im Projekt.</translation>
    </message>
    <message>
        <source>The case record &apos;%1&apos; is damaged: %2</source>
        <translation>Der Eintrag des Falls &apos;%1&apos; ist beschädigt: %2</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; (method &apos;%2&apos;) has no trained %3.</source>
        <translation>Dem Checkpoint &apos;%1&apos; (Methode &apos;%2&apos;) fehlt trainiert: %3.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; belongs to another network: &apos;%2&apos; has another shape.</source>
        <translation>Der Checkpoint &apos;%1&apos; gehört zu einem anderen Netz: &apos;%2&apos; hat eine andere Form.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; belongs to another network: no tensor has a matching name.</source>
        <translation>Der Checkpoint &apos;%1&apos; gehört zu einem anderen Netz: Kein Tensor hat einen passenden Namen.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; does not exist.</source>
        <translation>Den Checkpoint &apos;%1&apos; gibt es nicht.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; has format %2; this one reads up to %3.</source>
        <translation>Der Checkpoint &apos;%1&apos; hat das Format %2; diese Version liest nur bis %3.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; has no trained %2.</source>
        <translation>Dem Checkpoint &apos;%1&apos; fehlt trainiert: %2.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; holds program code; it was not loaded and nothing in it was run.</source>
        <translation>Der Checkpoint &apos;%1&apos; enthält Programmcode; er wurde nicht geladen, und nichts darin wurde ausgeführt.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; is damaged: it does not say its format.</source>
        <translation>Der Checkpoint &apos;%1&apos; ist beschädigt: Er sagt nicht, welches Format er hat.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; is damaged: what it holds cannot be read as weights and plain values.</source>
        <translation>Der Checkpoint &apos;%1&apos; ist beschädigt: Sein Inhalt lässt sich nicht als Gewichte und einfache Werte lesen.</translation>
    </message>
    <message>
        <source>The checkpoint &apos;%1&apos; lacks &apos;%2&apos; of the network.</source>
        <translation>Dem Checkpoint &apos;%1&apos; fehlt &apos;%2&apos; des Netzes.</translation>
    </message>
    <message>
        <source>The colour of &apos;%1&apos; is not three numbers from 0 to 255.</source>
        <translation>Die Farbe von &apos;%1&apos; besteht nicht aus drei Zahlen von 0 bis 255.</translation>
    </message>
    <message>
        <source>The crop area %1 is not a range within 0 to 1.</source>
        <translation>Die Fläche des Ausschnitts %1 ist kein Bereich zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>The data file &apos;%1&apos; of the image &apos;%2&apos; is no regular file.</source>
        <translation>Die Datendatei &apos;%1&apos; des Bildes &apos;%2&apos; ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The denominator &apos;%1&apos; is unknown.</source>
        <translation>Der Nenner &apos;%1&apos; ist unbekannt.</translation>
    </message>
    <message>
        <source>The device &apos;%1&apos; cannot be used here.</source>
        <translation>Das Gerät &apos;%1&apos; lässt sich hier nicht verwenden.</translation>
    </message>
    <message>
        <source>The disk failed</source>
        <translation>Die Platte hat versagt</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Platte ist voll</translation>
    </message>
    <message>
        <source>The disk is read-only</source>
        <translation>Die Platte lässt sich nur lesen</translation>
    </message>
    <message>
        <source>The disk quota is used up</source>
        <translation>Das Kontingent auf der Platte ist aufgebraucht</translation>
    </message>
    <message>
        <source>The draft of the case &apos;%1&apos;</source>
        <translation>Der Entwurf des Falls &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The ejection fraction cannot be told: by name and terminology, no structure is the cavity of the left ventricle.</source>
        <translation>Die Ejektionsfraktion lässt sich nicht bestimmen: Nach Name und Terminologie ist keine Struktur das Lumen des linken Ventrikels.</translation>
    </message>
    <message>
        <source>The ejection fraction cannot be told: by name and terminology, several structures are the cavity of the left ventricle.</source>
        <translation>Die Ejektionsfraktion lässt sich nicht bestimmen: Nach Name und Terminologie sind mehrere Strukturen das Lumen des linken Ventrikels.</translation>
    </message>
    <message>
        <source>The ejection fraction cannot be told: there is nothing of &apos;%1&apos; in any frame.</source>
        <translation>Die Ejektionsfraktion lässt sich nicht bestimmen: In keinem Frame ist etwas von &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The ejection fraction of &apos;%1&apos; cannot be told from the mask of a single frame.</source>
        <translation>Aus der Maske eines einzigen Frames lässt sich die Ejektionsfraktion von &apos;%1&apos; nicht bestimmen.</translation>
    </message>
    <message>
        <source>The evaluation</source>
        <translation>Die Auswertung</translation>
    </message>
    <message>
        <source>The exported run &apos;%1&apos; is not whole: &apos;%2&apos; has %3 of %4 bytes.</source>
        <translation>Der exportierte Lauf &apos;%1&apos; ist nicht vollständig: &apos;%2&apos; hat %3 von %4 Bytes.</translation>
    </message>
    <message>
        <source>The features of the backbone are not numbers (NaN).</source>
        <translation>Die Merkmale des Backbones sind keine Zahlen (NaN).</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; cannot be read (%2).</source>
        <translation>Die Datei &apos;%1&apos; ist nicht lesbar (%2).</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; does not exist.</source>
        <translation>Nicht vorhanden: Datei &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; holds far more data than its header says, which speaks of %2 bytes.</source>
        <translation>Die Datei &apos;%1&apos; enthält weit mehr Daten, als ihr Header sagt, der von %2 Bytes spricht.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is damaged: its compressed data is corrupt.</source>
        <translation>Die Datei &apos;%1&apos; ist beschädigt: Ihre komprimierten Daten sind fehlerhaft.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is empty.</source>
        <translation>Die Datei &apos;%1&apos; ist leer.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is loaded in place of a package of that name (%2).</source>
        <translation>Die Datei &apos;%1&apos; wird anstelle eines Pakets dieses Namens geladen (%2).</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is of no kind that can be read.</source>
        <translation>Die Datei &apos;%1&apos; ist von keiner Art, die gelesen werden kann.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is truncated, or its header is wrong: it promises %2 bytes, which %3 compressed bytes cannot hold.</source>
        <translation>Die Datei &apos;%1&apos; ist abgeschnitten, oder ihr Header ist falsch: Er verspricht %2 Bytes, die in %3 komprimierte Bytes nicht passen.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is truncated: its compressed data ends too early.</source>
        <translation>Die Datei &apos;%1&apos; ist abgeschnitten: Ihre komprimierten Daten enden zu früh.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is truncated: its header promises %2 bytes, but it holds %3.</source>
        <translation>Die Datei &apos;%1&apos; ist abgeschnitten: Ihr Header verspricht %2 Bytes, sie enthält aber %3.</translation>
    </message>
    <message>
        <source>The file is too large for this disk</source>
        <translation>Die Datei ist für diese Platte zu groß</translation>
    </message>
    <message>
        <source>The file may be damaged: export it again from its source. If it is not, please report this.</source>
        <translation>Vielleicht ist die Datei beschädigt: Exportieren Sie sie neu aus ihrer Quelle. Wenn nicht, melden Sie dies bitte.</translation>
    </message>
    <message>
        <source>The file of %1 could not be read (%2).</source>
        <translation>Die Datei war nicht lesbar: %1 (%2).</translation>
    </message>
    <message>
        <source>The fill &apos;%1&apos; is unknown.</source>
        <translation>Die Füllung &apos;%1&apos; ist unbekannt.</translation>
    </message>
    <message>
        <source>The flat image</source>
        <translation>Das flache Bild</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; does not exist.</source>
        <translation>Den Ordner &apos;%1&apos; gibt es nicht.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds %2 DICOM series: %3.</source>
        <translation>Der Ordner &apos;%1&apos; enthält %2 DICOM-Serien: %3.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds no DICOM image.</source>
        <translation>Der Ordner &apos;%1&apos; enthält kein DICOM-Bild.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds no volume but masks (%2, such as &apos;%3&apos;).</source>
        <translation>Der Ordner &apos;%1&apos; enthält kein Volumen, nur Masken (%2, etwa &apos;%3&apos;).</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; holds no volume.</source>
        <translation>Der Ordner &apos;%1&apos; enthält kein Volumen.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; is not empty.</source>
        <translation>Der Ordner &apos;%1&apos; ist nicht leer.</translation>
    </message>
    <message>
        <source>The folder is gone</source>
        <translation>Der Ordner ist nicht mehr da</translation>
    </message>
    <message>
        <source>The folder of the cases</source>
        <translation>Der Ordner der Fälle</translation>
    </message>
    <message>
        <source>The folder of what was removed</source>
        <translation>Der Ordner des Entfernten</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; cannot be understood (%2).</source>
        <translation>Der Header von &apos;%1&apos; wird nicht verstanden (%2).</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; cannot be understood (no reason was given).</source>
        <translation>Der Header von &apos;%1&apos; wird nicht verstanden (ohne Angabe eines Grundes).</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; gives &apos;axis maxs&apos; but no spacings, from which the voxel size is unsure.</source>
        <translation>Der Header von &apos;%1&apos; gibt „axis maxs“ an, aber keine Abstände; daraus ist die Voxelgröße unsicher.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; gives its lengths in %2, not in mm.</source>
        <translation>Der Header von &apos;%1&apos; gibt seine Längen nicht in mm an, sondern so: %2.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; has line ends or null characters within its lines.</source>
        <translation>Der Header von &apos;%1&apos; hat Zeilenenden oder Nullzeichen innerhalb seiner Zeilen.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; is damaged or cut short: it lacks %2.</source>
        <translation>Der Header von &apos;%1&apos; ist beschädigt oder abgeschnitten: Es fehlt %2.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; lacks CompressedDataSize, without which its voxels are not found.</source>
        <translation>Dem Header von &apos;%1&apos; fehlt CompressedDataSize; ohne das sind die Voxel nicht zu finden.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; names the space &apos;%2&apos; but gives &apos;spacings&apos; instead of &apos;space directions&apos;.</source>
        <translation>Der Header von &apos;%1&apos; nennt den Raum &apos;%2&apos;, gibt aber „spacings“ an statt „space directions“.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; places it in the space &apos;%2&apos;, which does not tell left from right.</source>
        <translation>Der Header von &apos;%1&apos; gibt als Raum &apos;%2&apos; an, der links und rechts nicht unterscheidet.</translation>
    </message>
    <message>
        <source>The header of &apos;%1&apos; says %2 &apos;%3&apos;, %4.</source>
        <translation>Der Header von &apos;%1&apos; sagt %2 &apos;%3&apos;, %4.</translation>
    </message>
    <message>
        <source>The image &apos;%1&apos; lacks its data file &apos;%2&apos;.</source>
        <translation>Dem Bild &apos;%1&apos; fehlt seine Datendatei &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The image &apos;%1&apos; names %2 data files, but needs %3.</source>
        <translation>Das Bild &apos;%1&apos; nennt %2 Datendateien, braucht aber %3.</translation>
    </message>
    <message>
        <source>The image &apos;%1&apos; names a data file outside its folder: &apos;%2&apos;.</source>
        <translation>Das Bild &apos;%1&apos; nennt eine Datendatei außerhalb seines Ordners: &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The image of each case of the project &apos;%1&apos; is &apos;%2&apos;, not &apos;%3&apos;.</source>
        <translation>Das Bild jedes Falls im Projekt &apos;%1&apos; ist &apos;%2&apos;, nicht &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>The image of the case &apos;%1&apos;</source>
        <translation>Das Bild des Falls &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The images of %1 were learnt from, without their labels (transductive).</source>
        <translation>Aus diesen Bildern wurde ohne ihre Annotationen gelernt (transduktiv): %1.</translation>
    </message>
    <message>
        <source>The index of the slice store &apos;%1&apos; is damaged (%2).</source>
        <translation>Das Verzeichnis des Schichtspeichers &apos;%1&apos; ist beschädigt (%2).</translation>
    </message>
    <message>
        <source>The index of the volume store &apos;%1&apos; is damaged (%2).</source>
        <translation>Das Verzeichnis des Volumenspeichers &apos;%1&apos; ist beschädigt (%2).</translation>
    </message>
    <message>
        <source>The interpolation &apos;%1&apos; is unknown.</source>
        <translation>Die Interpolation &apos;%1&apos; ist unbekannt.</translation>
    </message>
    <message>
        <source>The job could not be started</source>
        <translation>Der Auftrag konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>The job ended before it began</source>
        <translation>Der Auftrag endete, bevor er begann</translation>
    </message>
    <message>
        <source>The job failed and could not say why.</source>
        <translation>Der Auftrag schlug fehl und konnte nicht sagen, warum.</translation>
    </message>
    <message>
        <source>The job has not answered for %1 s.</source>
        <translation>Der Auftrag hat seit %1 s nicht geantwortet.</translation>
    </message>
    <message>
        <source>The job was interrupted. Resume it to go on.</source>
        <translation>Der Auftrag wurde unterbrochen. Setzen Sie ihn fort, damit es weitergeht.</translation>
    </message>
    <message>
        <source>The label &apos;ignore&apos; of &apos;%1&apos; is %2, and not the highest, as nnU-Net wants it; it was taken for what nobody has annotated all the same.</source>
        <translation>Der Wert „ignore“ von &apos;%1&apos; ist %2 und nicht der höchste, wie nnU-Net es verlangt; er wurde trotzdem als das genommen, was niemand annotiert hat.</translation>
    </message>
    <message>
        <source>The label schema &apos;%1&apos; is damaged (%2).</source>
        <translation>Die Strukturliste &apos;%1&apos; ist beschädigt (%2).</translation>
    </message>
    <message>
        <source>The label schema &apos;%1&apos; is wrong: %2</source>
        <translation>Die Strukturliste &apos;%1&apos; ist falsch: %2</translation>
    </message>
    <message>
        <source>The label schema &apos;%1&apos; lacks the column %2.</source>
        <translation>Der Strukturliste &apos;%1&apos; fehlt die Spalte %2.</translation>
    </message>
    <message>
        <source>The label schema has no segment &apos;%1&apos;.</source>
        <translation>In der Strukturliste gibt es &apos;%1&apos; nicht.</translation>
    </message>
    <message>
        <source>The label schema has no segment.</source>
        <translation>Die Strukturliste ist leer.</translation>
    </message>
    <message>
        <source>The labelled cases hold no annotated slice.</source>
        <translation>Die annotierten Fälle haben keine annotierte Schicht.</translation>
    </message>
    <message>
        <source>The labels of &apos;%1&apos; differ from those of the project &apos;%2&apos;.</source>
        <translation>Die Strukturen von &apos;%1&apos; sind andere als die des Projekts &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The last weights are kept: the loss does not tell which are best (%1 held out).</source>
        <translation>Die letzten Gewichte bleiben: Der Fehler sagt nicht, welche die besten sind (zurückgelegt: %1).</translation>
    </message>
    <message>
        <source>The last weights are kept: the loss does not tell which are best (no cases held out).</source>
        <translation>Die letzten Gewichte bleiben: Der Fehler sagt nicht, welche die besten sind (keine Fälle sind zurückgelegt).</translation>
    </message>
    <message>
        <source>The list of series &apos;%1&apos; cannot be read.</source>
        <translation>Die Liste der Serien, &apos;%1&apos;, ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The lock &apos;%1&apos;</source>
        <translation>Die Sperre &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The lock &apos;%1&apos; is not given back.</source>
        <translation>Die Sperre &apos;%1&apos; wird nicht freigegeben.</translation>
    </message>
    <message>
        <source>The loss of stage &apos;%1&apos; is not a number, also at an eighth of the learning rate.</source>
        <translation>Der Fehler des Teils &apos;%1&apos; ist keine Zahl, auch bei einem Achtel der Lernrate nicht.</translation>
    </message>
    <message>
        <source>The loss was not a number at step %1: back to step %2, learning rate halved.</source>
        <translation>Der Fehler war bei Schritt %1 keine Zahl: zurück zu Schritt %2, mit halber Lernrate.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has %2 frame, and its image has %3.</source>
        <translation>Die Maske &apos;%1&apos; hat %2 Frame, ihr Bild %3.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has %2 frames, and its image has %3.</source>
        <translation>Die Maske &apos;%1&apos; hat %2 Frames, ihr Bild %3.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has complex voxels.</source>
        <translation>Die Maske &apos;%1&apos; hat komplexe Voxel.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has several frames, and &apos;%2&apos; is one.</source>
        <translation>Die Maske &apos;%1&apos; hat mehrere Frames, und &apos;%2&apos; ist nur einer.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has several values per voxel.</source>
        <translation>Die Maske &apos;%1&apos; hat mehrere Werte je Voxel.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has the value %2, which the label schema lacks.</source>
        <translation>Die Maske &apos;%1&apos; hat den Wert %2, der in der Strukturliste fehlt.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has values as large as %2, which no label has.</source>
        <translation>Die Maske &apos;%1&apos; hat Werte bis %2, wie sie keine Struktur hat.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has values from %2 to %3.</source>
        <translation>Die Maske &apos;%1&apos; hat Werte von %2 bis %3.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has values that are not whole numbers, like a map of probabilities, such as %2.</source>
        <translation>Die Maske &apos;%1&apos; hat Werte, die keine ganzen Zahlen sind, wie eine Karte von Wahrscheinlichkeiten, etwa %2.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; has values that are not whole numbers, such as %2.</source>
        <translation>Die Maske &apos;%1&apos; hat Werte, die keine ganzen Zahlen sind, etwa %2.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; holds no labelled voxel in any of its %2 frames.</source>
        <translation>Die Maske &apos;%1&apos; ist leer, in jedem ihrer %2 Frames.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; holds no labelled voxel.</source>
        <translation>In der Maske &apos;%1&apos; ist nichts gezeichnet.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; is 2-D.</source>
        <translation>Die Maske &apos;%1&apos; ist 2D.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; is of one volume, and &apos;%2&apos; has %3 frame.</source>
        <translation>Die Maske &apos;%1&apos; gehört zu einem Volumen, und &apos;%2&apos; hat %3 Frame.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; is of one volume, and &apos;%2&apos; has %3 frames.</source>
        <translation>Die Maske &apos;%1&apos; gehört zu einem Volumen, und &apos;%2&apos; hat %3 Frames.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; lies on another grid than its image: %2.</source>
        <translation>Die Maske &apos;%1&apos; liegt auf einem anderen Gitter als ihr Bild: %2.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; lies on another grid than its image: the voxels are displaced.</source>
        <translation>Die Maske &apos;%1&apos; liegt auf einem anderen Gitter als ihr Bild: Die Voxel sind versetzt.</translation>
    </message>
    <message>
        <source>The mask &apos;%1&apos; says of parts of its slices, or of all of it, that nobody annotated them.</source>
        <translation>Die Maske &apos;%1&apos; sagt von Teilen ihrer Schichten, oder von allem, dass niemand sie annotiert hat.</translation>
    </message>
    <message>
        <source>The mask for &apos;%1&apos; has values that the label schema lacks: %2.</source>
        <translation>Die Maske für &apos;%1&apos; hat Werte, die in der Strukturliste fehlen: %2.</translation>
    </message>
    <message>
        <source>The masked fraction %1 is out of range.</source>
        <translation>Der verdeckte Anteil %1 liegt außerhalb des Erlaubten.</translation>
    </message>
    <message>
        <source>The memory does not hold a whole batch: %1.</source>
        <translation>Der Speicher fasst keinen ganzen Batch: %1.</translation>
    </message>
    <message>
        <source>The memory is full.</source>
        <translation>Der Arbeitsspeicher ist voll.</translation>
    </message>
    <message>
        <source>The memory of &apos;%1&apos; does not hold even the smallest batch, so the run will go on on &apos;%2&apos;, slower.</source>
        <translation>Der Speicher von &apos;%1&apos; fasst nicht einmal den kleinsten Batch; der Lauf geht daher auf &apos;%2&apos; weiter, langsamer.</translation>
    </message>
    <message>
        <source>The method &apos;%1&apos;</source>
        <translation>Die Methode &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The method &apos;%1&apos; has no placebo.</source>
        <translation>Die Methode &apos;%1&apos; hat kein Placebo.</translation>
    </message>
    <message>
        <source>The method &apos;%1&apos; has no preset &apos;%2&apos;.</source>
        <translation>Die Methode &apos;%1&apos; hat keine Voreinstellung &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; cannot be read (%2).</source>
        <translation>Das Modell &apos;%1&apos; ist nicht lesbar (%2).</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; does not exist.</source>
        <translation>Das Modell &apos;%1&apos; gibt es nicht.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; does not say which scans it has seen: it was made by an older version.</source>
        <translation>Das Modell &apos;%1&apos; sagt nicht, welche Aufnahmen es gesehen hat: Es stammt aus einer älteren Version.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; does not take where pixels lie, and what goes on from it cannot begin to.</source>
        <translation>Das Modell &apos;%1&apos; berücksichtigt nicht, wo Pixel liegen, und was von ihm aus weiterlernt, kann damit nicht anfangen.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; has changed since this prediction was asked for.</source>
        <translation>Das Modell &apos;%1&apos; hat sich geändert, seit diese Vorhersage angefordert wurde.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; is %2 networks that answer together; a bundle holds one.</source>
        <translation>Das Modell &apos;%1&apos; sind %2 Netze, die gemeinsam antworten; ein Bundle enthält eines.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; is of another kind than those that learning can go on from.</source>
        <translation>Das Modell &apos;%1&apos; ist von anderer Art als die, von denen aus das Lernen weitergehen kann.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; lacks what a model needs (%2: %3).</source>
        <translation>Dem Modell &apos;%1&apos; fehlt, was ein Modell braucht (%2: %3).</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; needs volumes whose bias field is corrected, which %2 does not do.</source>
        <translation>Das Modell &apos;%1&apos; braucht Volumina mit korrigiertem Bias-Feld, und %2 korrigiert es nicht.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; sees %2 images of each place (sequences, neighbouring slices); only models of one can be written for %3.</source>
        <translation>Das Modell &apos;%1&apos; sieht %2 Bilder jeder Stelle (Sequenzen, Nachbarschichten); nur Modelle mit einem lassen sich schreiben für %3.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; was trained on greys between two percentiles, which %2 cannot prepare: its masks would be others.</source>
        <translation>Das Modell &apos;%1&apos; wurde mit Grauwerten zwischen zwei Perzentilen trainiert, die %2 nicht herstellen kann: Die Masken wären andere.</translation>
    </message>
    <message>
        <source>The model card &apos;%1&apos;</source>
        <translation>Die Modellkarte &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The model card &apos;%1&apos; is damaged (%2)</source>
        <translation>Die Modellkarte &apos;%1&apos; ist beschädigt (%2)</translation>
    </message>
    <message>
        <source>The model card &apos;%1&apos; is damaged.</source>
        <translation>Die Modellkarte &apos;%1&apos; ist beschädigt.</translation>
    </message>
    <message>
        <source>The model card of &apos;%1&apos;</source>
        <translation>Die Modellkarte von &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The model does not see a sequence &apos;%1&apos; beside the volume that it segments: it beside it sees %2.</source>
        <translation>Das Modell sieht neben dem Volumen, das es segmentiert, keine Sequenz &apos;%1&apos;; was es daneben sieht: %2.</translation>
    </message>
    <message>
        <source>The model does not see a sequence &apos;%1&apos; beside the volume that it segments: it sees nothing beside it.</source>
        <translation>Das Modell sieht neben dem Volumen, das es segmentiert, keine Sequenz &apos;%1&apos;: Es sieht nichts daneben.</translation>
    </message>
    <message>
        <source>The model has found no &apos;%1&apos; in it.</source>
        <translation>Das Modell hat darin nichts gefunden von &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The model is least sure of its &apos;%1&apos; (expected Dice %2).</source>
        <translation>Am unsichersten ist das Modell hier bei &apos;%1&apos; (erwarteter Dice %2).</translation>
    </message>
    <message>
        <source>The model is unsure: confidence %1.</source>
        <translation>Das Modell ist unsicher: Sicherheit %1.</translation>
    </message>
    <message>
        <source>The model learnt from %1 slices, but %2 slices all volumes in one plane.</source>
        <translation>Das Modell lernte aus Schichten dieser Ebene: %1; aber %2 schneidet alle Volumina in einer Ebene.</translation>
    </message>
    <message>
        <source>The model makes no numbers of &apos;%1&apos; (NaN).</source>
        <translation>Das Modell macht aus &apos;%1&apos; keine Zahlen (NaN).</translation>
    </message>
    <message>
        <source>The model segments %1, and the project %2: no structure is the same by name or terminology.</source>
        <translation>Das Modell segmentiert %1, das Projekt %2: Nach Name oder Terminologie ist keine Struktur dieselbe.</translation>
    </message>
    <message>
        <source>The model segments the sequence &apos;%1&apos;, and no pattern is one of that.</source>
        <translation>Das Modell segmentiert die Sequenz &apos;%1&apos;, und kein Muster ist für diese.</translation>
    </message>
    <message>
        <source>The model was not scored on the validation cases. %1</source>
        <translation>Das Modell wurde nicht an den Validierungsfällen gemessen. %1</translation>
    </message>
    <message>
        <source>The name is too long</source>
        <translation>Der Name ist zu lang</translation>
    </message>
    <message>
        <source>The network &apos;%1&apos; (%2) cannot learn where pixels lie.</source>
        <translation>Das Netz &apos;%1&apos; (%2) kann nicht lernen, wo Pixel liegen.</translation>
    </message>
    <message>
        <source>The network &apos;%1&apos; (%2) sees one image at a time, and %3 are asked for.</source>
        <translation>Das Netz &apos;%1&apos; (%2) sieht nur ein Bild auf einmal; verlangt sind %3.</translation>
    </message>
    <message>
        <source>The network &apos;%1&apos; cannot have a shape of %2.</source>
        <translation>Das Netz &apos;%1&apos; kann diese Form nicht haben: %2.</translation>
    </message>
    <message>
        <source>The network also sees where each pixel lies in its volume, as asked for.</source>
        <translation>Das Netz sieht auch, wo jedes Pixel in seinem Volumen liegt, wie verlangt.</translation>
    </message>
    <message>
        <source>The network also sees where each pixel lies in its volume: the structures of two labelled volumes overlap by %1 if each is laid on the other as a whole (at least %2).</source>
        <translation>Das Netz sieht auch, wo jedes Pixel in seinem Volumen liegt: Die Strukturen zweier annotierter Volumina überlappen sich zu %1, wenn das eine als Ganzes auf das andere gelegt wird (mindestens %2).</translation>
    </message>
    <message>
        <source>The network does not see where a pixel lies in its volume: it is of a kind that cannot.</source>
        <translation>Das Netz sieht nicht, wo ein Pixel in seinem Volumen liegt: Seine Art kann das nicht.</translation>
    </message>
    <message>
        <source>The network does not see where a pixel lies in its volume: it takes two labelled volumes to tell whether they are aligned.</source>
        <translation>Das Netz sieht nicht, wo ein Pixel in seinem Volumen liegt: Ob Volumina gleich liegen, zeigt sich erst an zwei annotierten.</translation>
    </message>
    <message>
        <source>The network does not see where a pixel lies in its volume: of a %1, %2 learns.</source>
        <translation>Das Netz sieht nicht, wo ein Pixel in seinem Volumen liegt (%1; es lernt: %2).</translation>
    </message>
    <message>
        <source>The network does not see where a pixel lies in its volume: the structures of two labelled volumes overlap by %1 if each is laid on the other as a whole, and below %2 it says too little.</source>
        <translation>Das Netz sieht nicht, wo ein Pixel in seinem Volumen liegt: Die Strukturen zweier annotierter Volumina überlappen sich zu %1, wenn das eine als Ganzes auf das andere gelegt wird, und unter %2 sagt das zu wenig.</translation>
    </message>
    <message>
        <source>The network has no such maps to classify pixels from.</source>
        <translation>Das Netz hat keine solchen Karten, um aus ihnen Pixel zu klassifizieren.</translation>
    </message>
    <message>
        <source>The network has other weights than MONAI&apos;s DynUNet of its shape.</source>
        <translation>Das Netz hat andere Gewichte als das DynUNet von MONAI in dieser Form.</translation>
    </message>
    <message>
        <source>The network in &apos;%1&apos; (%2) has no maps of several resolutions to compare places with.</source>
        <translation>Das Netz in &apos;%1&apos; (%2) hat keine Karten mehrerer Auflösungen, um Stellen zu vergleichen.</translation>
    </message>
    <message>
        <source>The network in &apos;%1&apos; has no maps that drafts can see.</source>
        <translation>Das Netz in &apos;%1&apos; hat keine Karten, die Entwürfe sehen können.</translation>
    </message>
    <message>
        <source>The network in &apos;%1&apos; is for %2; one for %3 is needed here.</source>
        <translation>Das Netz in &apos;%1&apos; ist für: %2; gebraucht wird hier eines für: %3.</translation>
    </message>
    <message>
        <source>The network in &apos;%1&apos; sees %2 images of each place; only networks of one can be taken over.</source>
        <translation>Das Netz in &apos;%1&apos; sieht %2 Bilder jeder Stelle; nur Netze mit einem lassen sich übernehmen.</translation>
    </message>
    <message>
        <source>The network in the form of ONNX (models/model.onnx)</source>
        <translation>Das Netz in der Form von ONNX (models/model.onnx)</translation>
    </message>
    <message>
        <source>The network is that of the backbone that it starts from.</source>
        <translation>Das Netz ist das des Backbones, mit dem es beginnt.</translation>
    </message>
    <message>
        <source>The network learns from the images of %1 (transductive): %2. Results on them will not be those of unseen patients.</source>
        <translation>Das Netz lernt auch aus Bildern von Testfällen (transduktiv): %1 (%2). Ergebnisse darauf werden nicht die von ungesehenen Patienten sein.</translation>
    </message>
    <message>
        <source>The network learns to tell from a small cut-out of a slice what is around it, so that it finds it more alike (1 = the same) to a large cut-out of its own slice than to those of other slices.</source>
        <translation>Das Netz lernt, aus einem kleinen Ausschnitt einer Schicht zu erkennen, was um ihn herum ist, sodass es ihn einem großen Ausschnitt der eigenen Schicht ähnlicher findet (1 = gleich) als denen anderer Schichten.</translation>
    </message>
    <message>
        <source>The network makes features that are not finite numbers.</source>
        <translation>Das Netz liefert Merkmale, die keine endlichen Zahlen sind.</translation>
    </message>
    <message>
        <source>The network of &apos;%1&apos; also sees where each pixel lies: %2 cannot run it.</source>
        <translation>Das Netz von &apos;%1&apos; sieht auch, wo jedes Pixel liegt: %2 kann es nicht ausführen.</translation>
    </message>
    <message>
        <source>The network of &apos;%1&apos; is no plain 2D U-Net: %2 cannot run it.</source>
        <translation>Das Netz von &apos;%1&apos; ist kein einfaches 2D-U-Net: %2 kann es nicht ausführen.</translation>
    </message>
    <message>
        <source>The network sees a slice with hidden pixels and restores them from their surroundings.</source>
        <translation>Das Netz sieht eine Schicht mit verdeckten Pixeln und stellt sie aus ihrer Umgebung wieder her.</translation>
    </message>
    <message>
        <source>The newest is the imported %1 &apos;%2&apos;, which is used.</source>
        <translation>Am neuesten und daher verwendet ist etwas Importiertes: %1 &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The number of steps of the run &apos;%1&apos; was worked out from its %2 when it began, but &apos;budget.json&apos; in its folder is missing.</source>
        <translation>Die Zahl der Schritte des Laufs &apos;%1&apos; wurde bei seinem Beginn aus seiner Zeit (%2) berechnet, aber „budget.json“ fehlt in seinem Ordner.</translation>
    </message>
    <message>
        <source>The overlap from %1 to %2 is not a range within 0 to 1.</source>
        <translation>Die Überlappung von %1 bis %2 ist kein Bereich zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>The package &apos;%1&apos; cannot be loaded: it needs &apos;%2&apos;, which is missing.</source>
        <translation>Das Paket &apos;%1&apos; kann nicht geladen werden: Es braucht &apos;%2&apos;, und das fehlt.</translation>
    </message>
    <message>
        <source>The package &apos;%1&apos; is missing in &apos;%2&apos;.</source>
        <translation>Das Paket &apos;%1&apos; fehlt in &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The package &apos;%1&apos; is there, but does not work (%2).</source>
        <translation>Das Paket &apos;%1&apos; ist da, funktioniert aber nicht (%2).</translation>
    </message>
    <message>
        <source>The parts do not lie one beside the other in the %1 voxels of the case &apos;%2&apos;.</source>
        <translation>Die Teile liegen nicht nebeneinander in den %1 Voxeln des Falls &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The path &apos;%1&apos; has letters of an unknown encoding.</source>
        <translation>Der Pfad &apos;%1&apos; hat Buchstaben in einer unbekannten Kodierung.</translation>
    </message>
    <message>
        <source>The pattern &apos;%1&apos; of &apos;%2&apos; cannot be read (%3).</source>
        <translation>Das Muster &apos;%1&apos; für &apos;%2&apos; ist nicht lesbar (%3).</translation>
    </message>
    <message>
        <source>The plan &apos;%1&apos; names no scan.</source>
        <translation>Der Plan &apos;%1&apos; nennt keine Untersuchung.</translation>
    </message>
    <message>
        <source>The plan of the run &apos;%1&apos;</source>
        <translation>Der Plan des Laufs &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The plan of this run does not say what is segmented.</source>
        <translation>Der Plan dieses Laufs sagt nicht, was segmentiert wird.</translation>
    </message>
    <message>
        <source>The plans beside &apos;%1&apos; do not describe the network of its configuration &apos;%2&apos;.</source>
        <translation>Die Pläne neben &apos;%1&apos; beschreiben das Netz der Konfiguration &apos;%2&apos; nicht.</translation>
    </message>
    <message>
        <source>The plans do not describe the network (%1: %2).</source>
        <translation>Die Pläne beschreiben das Netz nicht (%1: %2).</translation>
    </message>
    <message>
        <source>The point %1 is outside the volume.</source>
        <translation>Der Punkt %1 liegt außerhalb des Volumens.</translation>
    </message>
    <message>
        <source>The predicted mask</source>
        <translation>Die vorhergesagte Maske</translation>
    </message>
    <message>
        <source>The predicted mask of the case &apos;%1&apos;</source>
        <translation>Die vorhergesagte Maske des Falls &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The predicted masks of the case &apos;%1&apos;</source>
        <translation>Die vorhergesagten Masken des Falls &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The prepared slices in &apos;%1&apos; are not those that this run is to learn from.</source>
        <translation>Die vorbereiteten Schichten in &apos;%1&apos; sind nicht die, aus denen dieser Lauf lernen soll.</translation>
    </message>
    <message>
        <source>The prepared slices of this run are missing, and its project is not here.</source>
        <translation>Die vorbereiteten Schichten dieses Laufs fehlen, und sein Projekt ist nicht hier.</translation>
    </message>
    <message>
        <source>The pretraining that it began with was stopped early (%1).</source>
        <translation>Das Vortraining, mit dem es begann, wurde vorzeitig angehalten (%1).</translation>
    </message>
    <message>
        <source>The processes of this run do not find each other (%1).</source>
        <translation>Die Prozesse dieses Laufs finden einander nicht (%1).</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos;</source>
        <translation>Das Projekt &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has neither a run nor an imported %2 called &apos;%3&apos;.</source>
        <translation>Im Projekt &apos;%1&apos; gibt es unter dem Namen &apos;%3&apos; weder einen Lauf noch etwas Importiertes (gesucht: %2).</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no %2.</source>
        <translation>Gibt es im Projekt &apos;%1&apos; nicht: %2.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no backbone or model &apos;%2&apos;.</source>
        <translation>Das Projekt &apos;%1&apos; hat kein Backbone oder Modell &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no backbone or model%2.</source>
        <translation>Das Projekt &apos;%1&apos; hat kein Backbone oder Modell%2.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no case &apos;%2&apos;.</source>
        <translation>Das Projekt &apos;%1&apos; hat keinen Fall &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no case to pretrain on.</source>
        <translation>Das Projekt &apos;%1&apos; hat keinen Fall für ein Vortraining.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no image without labels for the strategy &apos;%2&apos; to learn from.</source>
        <translation>Das Projekt &apos;%1&apos; hat kein Bild ohne Annotation, aus dem die Strategie &apos;%2&apos; lernen könnte.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no label schema yet.</source>
        <translation>Das Projekt &apos;%1&apos; hat noch keine Strukturliste.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no labelled training case.</source>
        <translation>Das Projekt &apos;%1&apos; hat keinen annotierten Trainingsfall.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no run &apos;%2&apos;.</source>
        <translation>Das Projekt &apos;%1&apos; hat keinen Lauf &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; has no run yet.</source>
        <translation>Das Projekt &apos;%1&apos; hat noch keinen Lauf.</translation>
    </message>
    <message>
        <source>The project &apos;%1&apos; is being changed by %2.</source>
        <translation>Jemand ändert gerade das Projekt &apos;%1&apos;: %2.</translation>
    </message>
    <message>
        <source>The project file &apos;%1&apos; is damaged in its names of sequences (&apos;channels&apos;): %2</source>
        <translation>In der Projektdatei &apos;%1&apos; sind die Namen der Sequenzen („channels“) beschädigt: %2</translation>
    </message>
    <message>
        <source>The project&apos;s list of patients, &apos;%1&apos;, cannot be read (%2).</source>
        <translation>Die Patientenliste des Projekts, &apos;%1&apos;, ist nicht lesbar (%2).</translation>
    </message>
    <message>
        <source>The record &apos;%1&apos;</source>
        <translation>Der Eintrag &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The record &apos;%1&apos; is damaged (%2).</source>
        <translation>Der Eintrag &apos;%1&apos; ist beschädigt (%2).</translation>
    </message>
    <message>
        <source>The record of an export</source>
        <translation>Der Eintrag eines Exports</translation>
    </message>
    <message>
        <source>The record of an export &apos;%1&apos;</source>
        <translation>Der Eintrag eines Exports &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The record of case &apos;%1&apos; does not fit its volume &apos;%2&apos;.</source>
        <translation>Der Eintrag des Falls &apos;%1&apos; passt nicht zu seinem Volumen &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The record of case &apos;%1&apos; does not say across which axis its slices are annotated.</source>
        <translation>Der Eintrag des Falls &apos;%1&apos; sagt nicht, quer zu welcher Achse die Schichten annotiert sind.</translation>
    </message>
    <message>
        <source>The record of the run &apos;%1&apos;</source>
        <translation>Der Eintrag des Laufs &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The rule for parts and holes of this model is not applied by %1: its masks keep all parts.</source>
        <translation>Die Regel dieses Modells für Teile und Löcher wird nicht angewandt (%1): Die Masken behalten alle Teile.</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>Der Lauf</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos;</source>
        <translation>Der Lauf &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; does not say what kind it is.</source>
        <translation>Der Lauf &apos;%1&apos; sagt nicht, von welcher Art er ist.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; has been started before.</source>
        <translation>Der Lauf &apos;%1&apos; wurde schon einmal gestartet.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; has ended already (%2).</source>
        <translation>Der Lauf &apos;%1&apos; ist schon zu Ende (%2).</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; has finished.</source>
        <translation>Der Lauf &apos;%1&apos; ist fertig.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; has made no %2.</source>
        <translation>Aus dem Lauf &apos;%1&apos; ging das nicht hervor: %2.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is %2 already.</source>
        <translation>Stand des Laufs &apos;%1&apos;: schon %2.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is %2.</source>
        <translation>Stand des Laufs &apos;%1&apos;: %2.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is being started by somebody else.</source>
        <translation>Der Lauf &apos;%1&apos; wird gerade von jemand anderem gestartet.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is no training (%2).</source>
        <translation>Der Lauf &apos;%1&apos; ist kein Training (%2).</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is not exported.</source>
        <translation>Der Lauf &apos;%1&apos; ist nicht exportiert.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is of the unknown kind &apos;%2&apos;.</source>
        <translation>Der Lauf &apos;%1&apos; ist von der unbekannten Art &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is trained elsewhere.</source>
        <translation>Der Lauf &apos;%1&apos; wird anderswo trainiert.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; was exported and is trained elsewhere.</source>
        <translation>Der Lauf &apos;%1&apos; wurde exportiert und wird anderswo trainiert.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; was exported, and its result could not come back any more.</source>
        <translation>Der Lauf &apos;%1&apos; wurde exportiert, und sein Ergebnis könnte dann nicht mehr zurückkommen.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos;, which is %2, needs it.</source>
        <translation>Der Lauf &apos;%1&apos; braucht es (Stand: %2).</translation>
    </message>
    <message>
        <source>The run folder &apos;%1&apos; is gone.</source>
        <translation>Der Ordner des Laufs, &apos;%1&apos;, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The run needs %1 of the %2 that are free on the disk.</source>
        <translation>Der Lauf braucht %1 von %2, die auf der Platte frei sind.</translation>
    </message>
    <message>
        <source>The run needs %1 on the disk, but only %2 are free.</source>
        <translation>Der Lauf braucht %1 auf der Platte, aber nur %2 sind frei.</translation>
    </message>
    <message>
        <source>The run needs %1; %2 are free on the disk.</source>
        <translation>Der Lauf braucht %1; auf der Platte sind %2 frei.</translation>
    </message>
    <message>
        <source>The run plan &apos;%1&apos; is damaged (%2).</source>
        <translation>Der Plan des Laufs &apos;%1&apos; ist beschädigt (%2).</translation>
    </message>
    <message>
        <source>The run takes %1 of the %2 that are free on &apos;%3&apos; (of %4).</source>
        <translation>Der Lauf braucht %1 von %2, die auf &apos;%3&apos; frei sind (insgesamt %4).</translation>
    </message>
    <message>
        <source>The run takes about %1 of the %2 that are free.</source>
        <translation>Der Lauf braucht etwa %1 von %2, die frei sind.</translation>
    </message>
    <message>
        <source>The run takes about %1 of the memory of &apos;%2&apos;.</source>
        <translation>Der Lauf braucht etwa %1 vom Speicher von &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The run takes about %1; how much is free is not known.</source>
        <translation>Der Lauf braucht etwa %1; wie viel frei ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The run&apos;s request &apos;job.json&apos; is damaged.</source>
        <translation>Die Anforderung des Laufs, „job.json“, ist beschädigt.</translation>
    </message>
    <message>
        <source>The same patient is in %1: figures of cases whose patient was learnt from are too good. Give all cases of a patient one role.</source>
        <translation>Derselbe Patient kommt mehrfach vor: %1. Werte von Fällen, aus deren Patient gelernt wurde, sind zu gut. Geben Sie allen Fällen eines Patienten dieselbe Verwendung.</translation>
    </message>
    <message>
        <source>The same slice in two looks, the second turned and cut out: the network learns to find the marked place again in the other one. Bright in the right column: places that it finds alike.</source>
        <translation>Dieselbe Schicht in zweierlei Aussehen, beim zweiten gedreht und ausgeschnitten: Das Netz lernt, die markierte Stelle im anderen wiederzufinden. Hell in der rechten Spalte: Stellen, die es ähnlich findet.</translation>
    </message>
    <message>
        <source>The same slice in two looks: the network learns to find the marked place again in the other one. Bright in the right column: places that it finds alike.</source>
        <translation>Dieselbe Schicht in zweierlei Aussehen: Das Netz lernt, die markierte Stelle im anderen wiederzufinden. Hell in der rechten Spalte: Stellen, die es ähnlich findet.</translation>
    </message>
    <message>
        <source>The second view of a whole batch shows nothing of the first.</source>
        <translation>Die zweite Ansicht eines ganzen Batches zeigt nichts von der ersten.</translation>
    </message>
    <message>
        <source>The segment with label value %1 has no name.</source>
        <translation>Die Struktur mit dem Wert %1 hat keinen Namen.</translation>
    </message>
    <message>
        <source>The segmentation &apos;%1&apos; has a segment &apos;%2&apos;, which the label schema lacks.</source>
        <translation>Die Segmentierung &apos;%1&apos; hat ein Segment &apos;%2&apos;, das in der Strukturliste fehlt.</translation>
    </message>
    <message>
        <source>The segmentation &apos;%1&apos; has damaged metadata (%2).</source>
        <translation>Die Segmentierung &apos;%1&apos; hat beschädigte Metadaten (%2).</translation>
    </message>
    <message>
        <source>The segmentation &apos;%1&apos; has voxels of value %2 that belong to no segment.</source>
        <translation>Die Segmentierung &apos;%1&apos; hat Voxel mit dem Wert %2, die zu keinem Segment gehören.</translation>
    </message>
    <message>
        <source>The segmentation &apos;%1&apos; is stored as &apos;%2&apos;.</source>
        <translation>Die Segmentierung &apos;%1&apos; ist als &apos;%2&apos; gespeichert.</translation>
    </message>
    <message>
        <source>The segmentation &apos;%1&apos; reaches beyond its image: %2 of its %3 voxels lie outside.</source>
        <translation>Die Segmentierung &apos;%1&apos; reicht über ihr Bild hinaus: %2 ihrer %3 Voxel liegen außerhalb.</translation>
    </message>
    <message>
        <source>The segmentation loss &apos;%1&apos; is unknown.</source>
        <translation>Das Fehlermaß der Segmentierung &apos;%1&apos; ist unbekannt.</translation>
    </message>
    <message>
        <source>The segments &apos;%1&apos; and &apos;%2&apos; share a name.</source>
        <translation>Die Strukturen &apos;%1&apos; und &apos;%2&apos; haben denselben Namen.</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; cannot be left out: it is the image on which each case is segmented.</source>
        <translation>Die Sequenz &apos;%1&apos; lässt sich nicht weglassen: Sie ist das Bild, auf dem jeder Fall segmentiert wird.</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; is the volume itself.</source>
        <translation>Die Sequenz &apos;%1&apos; ist das Volumen selbst.</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; is there twice.</source>
        <translation>Die Sequenz &apos;%1&apos; ist doppelt da.</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; of &apos;%2&apos; is the same image as %3.</source>
        <translation>Die Sequenz &apos;%1&apos; von &apos;%2&apos; ist dasselbe Bild wie %3.</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; of case &apos;%2&apos; has changed since it was added (&apos;%3&apos;).</source>
        <translation>Die Sequenz &apos;%1&apos; des Falls &apos;%2&apos; hat sich geändert, seit sie hinzugefügt wurde (&apos;%3&apos;).</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; of case &apos;%2&apos; lies on another grid than its image (&apos;%3&apos;).</source>
        <translation>Die Sequenz &apos;%1&apos; des Falls &apos;%2&apos; liegt auf einem anderen Gitter als sein Bild (&apos;%3&apos;).</translation>
    </message>
    <message>
        <source>The sequence &apos;%1&apos; of the case &apos;%2&apos;</source>
        <translation>Die Sequenz &apos;%1&apos; des Falls &apos;%2&apos;</translation>
    </message>
    <message>
        <source>The settings in &apos;%1&apos; cannot be used (%2)</source>
        <translation>Die Einstellungen in &apos;%1&apos; lassen sich nicht verwenden (%2)</translation>
    </message>
    <message>
        <source>The slice store &apos;%1&apos;</source>
        <translation>Der Schichtspeicher &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The slice store &apos;%1&apos; was prepared without labels.</source>
        <translation>Der Schichtspeicher &apos;%1&apos; wurde ohne Masken vorbereitet.</translation>
    </message>
    <message>
        <source>The slice store file &apos;%1&apos; does not fit its index.</source>
        <translation>Die Datei &apos;%1&apos; des Schichtspeichers passt nicht zu seinem Verzeichnis.</translation>
    </message>
    <message>
        <source>The slice store file &apos;%1&apos; is damaged (%2).</source>
        <translation>Die Datei &apos;%1&apos; des Schichtspeichers ist beschädigt (%2).</translation>
    </message>
    <message>
        <source>The slice store lacks &apos;%1&apos;.</source>
        <translation>Dem Schichtspeicher fehlt &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The split &apos;%1&apos; is damaged (%2: %3).</source>
        <translation>Die Aufteilung &apos;%1&apos; ist beschädigt (%2: %3).</translation>
    </message>
    <message>
        <source>The starter backbone &apos;%1&apos; has learnt no pixel size, so volumes cannot be shown to it.</source>
        <translation>Das Starter-Backbone &apos;%1&apos; hat keine Pixelgröße gelernt, daher lassen sich ihm keine Volumina zeigen.</translation>
    </message>
    <message>
        <source>The starter backbone &apos;%1&apos; is damaged: its checksum is not the one on its card.</source>
        <translation>Das Starter-Backbone &apos;%1&apos; ist beschädigt: Seine Prüfsumme ist nicht die auf seiner Karte.</translation>
    </message>
    <message>
        <source>The starter backbone has a network with %1 channels and %2 normalisation, which is not the one that &apos;%3&apos; is to pretrain.</source>
        <translation>Das Starter-Backbone hat ein Netz mit %1 Kanälen und der Normalisierung %2; das ist nicht das Netz, das mit &apos;%3&apos; vortrainiert werden soll.</translation>
    </message>
    <message>
        <source>The starter in &apos;%1&apos; was begun with other settings.</source>
        <translation>Der Starter in &apos;%1&apos; wurde mit anderen Einstellungen begonnen.</translation>
    </message>
    <message>
        <source>The status cannot be read and nobody works on it.</source>
        <translation>Der Stand ist nicht lesbar, und niemand arbeitet daran.</translation>
    </message>
    <message>
        <source>The status cannot be read; the job runs.</source>
        <translation>Der Stand ist nicht lesbar; der Auftrag läuft.</translation>
    </message>
    <message>
        <source>The structure &apos;%1&apos; cannot be called so in nnU-Net, where that has a meaning of its own.</source>
        <translation>Die Struktur &apos;%1&apos; kann in nnU-Net nicht so heißen, da der Name dort eine eigene Bedeutung hat.</translation>
    </message>
    <message>
        <source>The structure &apos;%1&apos; of &apos;%2&apos; reaches beyond the image.</source>
        <translation>Die Struktur &apos;%1&apos; von &apos;%2&apos; reicht über das Bild hinaus.</translation>
    </message>
    <message>
        <source>The structure &apos;%1&apos; of &apos;%2&apos; was drawn on one of %3 slices alone.</source>
        <translation>Die Struktur &apos;%1&apos; von &apos;%2&apos; wurde nur auf jeder %3. Schicht gezeichnet.</translation>
    </message>
    <message>
        <source>The structure &apos;%1&apos; of &apos;%2&apos; was drawn on other slices than those of the image.</source>
        <translation>Die Struktur &apos;%1&apos; von &apos;%2&apos; wurde auf anderen Schichten gezeichnet als denen des Bildes.</translation>
    </message>
    <message>
        <source>The structure set &apos;%1&apos; has more than %2 structures.</source>
        <translation>Das Structure Set &apos;%1&apos; hat mehr als %2 Strukturen.</translation>
    </message>
    <message>
        <source>The structure set &apos;%1&apos; has no closed contour.</source>
        <translation>Das Structure Set &apos;%1&apos; hat keine geschlossene Kontur.</translation>
    </message>
    <message>
        <source>The structure set &apos;%1&apos; is damaged.</source>
        <translation>Das Structure Set &apos;%1&apos; ist beschädigt.</translation>
    </message>
    <message>
        <source>The table &apos;%1&apos; is damaged (%2).</source>
        <translation>Die Tabelle &apos;%1&apos; ist beschädigt (%2).</translation>
    </message>
    <message>
        <source>The temperature %1 is not positive.</source>
        <translation>Die Temperatur %1 ist nicht positiv.</translation>
    </message>
    <message>
        <source>The terminology of &apos;%1&apos; does not have seven parts.</source>
        <translation>Die Terminologie von &apos;%1&apos; hat nicht sieben Teile.</translation>
    </message>
    <message>
        <source>The time budget of the run &apos;%1&apos;</source>
        <translation>Die Zeitvorgabe des Laufs &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The time budget of the run &apos;%1&apos; is damaged (%2).</source>
        <translation>Die Zeitvorgabe des Laufs &apos;%1&apos; ist beschädigt (%2).</translation>
    </message>
    <message>
        <source>The training cases of &apos;%1&apos; are in %2 fold: those of fold %3 came in for validation, the others for training (--fold chooses another).</source>
        <translation>Die Trainingsfälle von &apos;%1&apos; sind in %2 Fold: Die von Fold %3 kamen zur Validierung herein, die anderen zum Training (die Kommandozeile wählt einen von mehreren).</translation>
    </message>
    <message>
        <source>The training cases of &apos;%1&apos; are in %2 folds: those of fold %3 came in for validation, the others for training (--fold chooses another).</source>
        <translation>Die Trainingsfälle von &apos;%1&apos; sind in %2 Folds: Die von Fold %3 kamen zur Validierung herein, die anderen zum Training (die Kommandozeile wählt einen von mehreren).</translation>
    </message>
    <message>
        <source>The validation cases are not here: not scored on their own grids.</source>
        <translation>Die Validierungsfälle sind nicht hier: nicht auf ihren eigenen Gittern bewertet.</translation>
    </message>
    <message>
        <source>The validation cases are not in the project any more: not scored on their own grids.</source>
        <translation>Die Validierungsfälle sind nicht mehr im Projekt: nicht auf ihren eigenen Gittern bewertet.</translation>
    </message>
    <message>
        <source>The volume &apos;%1&apos; does not exist.</source>
        <translation>Das Volumen &apos;%1&apos; gibt es nicht.</translation>
    </message>
    <message>
        <source>The volume has NaN or infinite voxels.</source>
        <translation>Das Volumen hat Voxel, die NaN oder unendlich sind.</translation>
    </message>
    <message>
        <source>The volume of case &apos;%1&apos; has changed since it was added (&apos;%2&apos;).</source>
        <translation>Das Volumen des Falls &apos;%1&apos; hat sich geändert, seit es hinzugefügt wurde (&apos;%2&apos;).</translation>
    </message>
    <message>
        <source>The volume store &apos;%1&apos;</source>
        <translation>Der Volumenspeicher &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The volume store &apos;%1&apos; was prepared without what is flat.</source>
        <translation>Der Volumenspeicher &apos;%1&apos; wurde ohne die flachen Bilder und Masken vorbereitet.</translation>
    </message>
    <message>
        <source>The volumes lie in different planes (%1), so the network sees different views.</source>
        <translation>Die Volumina liegen in verschiedenen Ebenen (%1), sodass das Netz verschiedene Ansichten sieht.</translation>
    </message>
    <message>
        <source>The voxel (%1) is outside the volume.</source>
        <translation>Das Voxel (%1) liegt außerhalb des Volumens.</translation>
    </message>
    <message>
        <source>The voxel spacing %1 is not %2 positive lengths.</source>
        <translation>Die Voxelgröße %1 ist nicht %2 positive Längen.</translation>
    </message>
    <message>
        <source>The voxels of &apos;%1&apos; are stored as &apos;%2&apos;, which cannot be read here.</source>
        <translation>Die Voxel von &apos;%1&apos; sind als &apos;%2&apos; gespeichert, was hier nicht lesbar ist.</translation>
    </message>
    <message>
        <source>The weights are not those of the network in the adaptation plan: &apos;%1&apos; has another shape than its plan says.</source>
        <translation>Die Gewichte sind nicht die des Netzes im Anpassungsplan: &apos;%1&apos; hat eine andere Form, als der Plan sagt.</translation>
    </message>
    <message>
        <source>The weights are not those of the network in the adaptation plan: &apos;%1&apos; is missing.</source>
        <translation>Die Gewichte sind nicht die des Netzes im Anpassungsplan: &apos;%1&apos; fehlt.</translation>
    </message>
    <message>
        <source>The weights are not those of the network in the plans: &apos;%1&apos; has another shape than its plans say.</source>
        <translation>Die Gewichte sind nicht die des Netzes in den Plänen: &apos;%1&apos; hat eine andere Form, als die Pläne sagen.</translation>
    </message>
    <message>
        <source>The weights are not those of the network in the plans: &apos;%1&apos; is missing.</source>
        <translation>Die Gewichte sind nicht die des Netzes in den Plänen: &apos;%1&apos; fehlt.</translation>
    </message>
    <message>
        <source>The weights in &apos;%1&apos; are spoilt: &apos;%2&apos; holds values that are not numbers.</source>
        <translation>Die Gewichte in &apos;%1&apos; sind verdorben: &apos;%2&apos; enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The weights in &apos;%1&apos; do not fit the network described in it.</source>
        <translation>Die Gewichte in &apos;%1&apos; passen nicht zu dem Netz, das darin beschrieben ist.</translation>
    </message>
    <message>
        <source>Then copy splits_final.json into the folder of this data set below nnUNet_preprocessed: its fold 0 is the split into
training and validation cases that this data set was made with.</source>
        <translation>Kopieren Sie danach splits_final.json in den Ordner dieses Datensatzes unter nnUNet_preprocessed: Fold 0 darin ist die Aufteilung in
Trainings- und Validierungsfälle, mit der dieser Datensatz erstellt wurde.</translation>
    </message>
    <message>
        <source>Then start it again; &apos;log.txt&apos; says more.</source>
        <translation>Starten Sie ihn dann neu; in „log.txt“ steht mehr.</translation>
    </message>
    <message>
        <source>There are %1.</source>
        <translation>Vorhanden sind %1.</translation>
    </message>
    <message>
        <source>There are only %1 %2 to learn from, fewer than a batch of stage &apos;%3&apos; takes (%4), so that it shows some twice.</source>
        <translation>Es gibt nur %1 %2 zum Lernen, weniger, als ein Batch des Teils &apos;%3&apos; fasst (%4); darin kommen manche also doppelt vor.</translation>
    </message>
    <message>
        <source>There is a folder of that name</source>
        <translation>Es gibt einen Ordner dieses Namens</translation>
    </message>
    <message>
        <source>There is no %1 %2: there are %3.</source>
        <translation>Gibt es nicht: %1 %2. Vorhanden sind %3.</translation>
    </message>
    <message>
        <source>There is no %1 &apos;%2&apos;.</source>
        <translation>Gibt es nicht: %1 &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>There is no Python at &apos;%1&apos;.</source>
        <translation>Unter &apos;%1&apos; gibt es kein Python.</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation>Es gibt keine Datei &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There is no finetuning preset &apos;%1&apos;.</source>
        <translation>Eine Voreinstellung &apos;%1&apos; des Feintrainings gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no mask to write.</source>
        <translation>Es gibt keine Maske zu schreiben.</translation>
    </message>
    <message>
        <source>There is no network &apos;%1&apos; in this version.</source>
        <translation>Ein Netz &apos;%1&apos; gibt es in dieser Version nicht.</translation>
    </message>
    <message>
        <source>There is no permission to write</source>
        <translation>Das Recht zu schreiben fehlt</translation>
    </message>
    <message>
        <source>There is no preset &apos;%1&apos; of learning.</source>
        <translation>Eine Voreinstellung &apos;%1&apos; des Weiterlernens gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no pretraining of this project to start from: it starts from the starter backbone.</source>
        <translation>Dieses Projekt hat kein Vortraining, mit dem es beginnen könnte: Es beginnt mit dem Starter-Backbone.</translation>
    </message>
    <message>
        <source>There is no run in &apos;%1&apos;.</source>
        <translation>In &apos;%1&apos; ist kein Lauf.</translation>
    </message>
    <message>
        <source>There is no sequence &apos;%1&apos;: the project has %2.</source>
        <translation>Eine Sequenz &apos;%1&apos; gibt es nicht; das Projekt hat %2.</translation>
    </message>
    <message>
        <source>There is no sequence &apos;%1&apos;: the project has one sequence, the image of each case.</source>
        <translation>Eine Sequenz &apos;%1&apos; gibt es nicht: Das Projekt hat nur eine Sequenz, das Bild jedes Falls.</translation>
    </message>
    <message>
        <source>There is no setting &apos;%1&apos;.</source>
        <translation>Eine Einstellung &apos;%1&apos; gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no structure &apos;%1&apos;.</source>
        <translation>Es gibt keine Struktur &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There is no volume to plan for.</source>
        <translation>Es gibt kein Volumen zum Planen.</translation>
    </message>
    <message>
        <source>There is no volume to train on.</source>
        <translation>Es gibt kein Volumen zum Trainieren.</translation>
    </message>
    <message>
        <source>There is no volume.</source>
        <translation>Es gibt kein Volumen.</translation>
    </message>
    <message>
        <source>There is not enough memory to embed slices of %1 × %2 pixels.</source>
        <translation>Der Speicher reicht nicht, um Schichten von %1 × %2 Pixeln einzubetten.</translation>
    </message>
    <message>
        <source>There is not enough memory to load the package &apos;%1&apos;.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um das Paket &apos;%1&apos; zu laden.</translation>
    </message>
    <message>
        <source>There is not enough memory to segment %1.</source>
        <translation>Der Speicher reicht nicht zum Segmentieren: %1.</translation>
    </message>
    <message>
        <source>There is not enough memory, not even for the smallest batch and patch.</source>
        <translation>Der Speicher reicht nicht, nicht einmal für den kleinsten Batch und Ausschnitt.</translation>
    </message>
    <message>
        <source>There is nothing to stop.</source>
        <translation>Es gibt nichts anzuhalten.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>These are: %1.</source>
        <translation>Bekannt sind: %1.</translation>
    </message>
    <message>
        <source>They are up to date in a moment; it ends when the project is closed in Slicer, or its job is stopped.</source>
        <translation>Gleich sind sie auf dem neuesten Stand; er endet, wenn das Projekt in Slicer geschlossen oder sein Auftrag angehalten wird.</translation>
    </message>
    <message>
        <source>This Python lacks what computing needs: %1.</source>
        <translation>Diesem Python fehlt, was zum Rechnen nötig ist: %1.</translation>
    </message>
    <message>
        <source>This installation has no starter backbone.</source>
        <translation>Dieser Installation fehlt das Starter-Backbone.</translation>
    </message>
    <message>
        <source>This network of nnU-Net cannot be taken over: %1.</source>
        <translation>Dieses Netz von nnU-Net lässt sich nicht übernehmen: %1.</translation>
    </message>
    <message>
        <source>This network of nnssl cannot be taken over: %1.</source>
        <translation>Dieses Netz von nnssl lässt sich nicht übernehmen: %1.</translation>
    </message>
    <message>
        <source>This project has no finished model.</source>
        <translation>Dieses Projekt hat kein fertiges Modell.</translation>
    </message>
    <message>
        <source>This project has no pretrained backbone%1.</source>
        <translation>Dieses Projekt hat kein vortrainiertes Backbone%1.</translation>
    </message>
    <message>
        <source>This run has finished. Bring its result back with: sslseg runs import PROJECT FOLDER</source>
        <translation>Dieser Lauf ist fertig. Holen Sie sein Ergebnis zurück: sslseg runs import PROJECT FOLDER</translation>
    </message>
    <message>
        <source>This system does not say how much is free; if it runs out, batches become smaller.</source>
        <translation>Dieses System sagt nicht, wie viel frei ist; reicht es nicht, werden die Batches kleiner.</translation>
    </message>
    <message>
        <source>Tidy it up, and try again.</source>
        <translation>Räumen Sie dort auf, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Time and memory of several processes are not measured beforehand.</source>
        <translation>Zeit und Speicher mehrerer Prozesse werden nicht vorher gemessen.</translation>
    </message>
    <message>
        <source>To change that, give the case anew all that it has there, image and mask.</source>
        <translation>Um das zu ändern, geben Sie dem Fall alles neu, was er dort hat, Bild und Maske.</translation>
    </message>
    <message>
        <source>To give it another spacing, take the case out (&apos;sslseg remove&apos;) and add the volume again.</source>
        <translation>Für eine andere Voxelgröße nehmen Sie den Fall heraus („Entfernen …“ im Schritt „Daten“), und fügen Sie das Volumen neu hinzu.</translation>
    </message>
    <message>
        <source>To have the whole series, take that case out first: &apos;sslseg remove PROJECT %1&apos;; its mask can then be given to the frame: &apos;sslseg label PROJECT %2 MASK&apos;.</source>
        <translation>Um die ganze Serie zu haben, nehmen Sie zuerst den Fall %1 heraus („Entfernen …“ im Schritt „Daten“); seine Maske können Sie dann dem Frame geben („Maske geben“: %2).</translation>
    </message>
    <message>
        <source>To have this one instead, give it to that case by itself.</source>
        <translation>Um stattdessen dieses zu haben, geben Sie es dem Fall einzeln.</translation>
    </message>
    <message>
        <source>Train a U-Net for slices that does not, with --normalisation z-score.</source>
        <translation>Trainieren Sie ein U-Net für Schichten, das dies nicht tut, mit „Normalisierung der Helligkeit“ auf „Z-Score“ („Erweiterte Einstellungen“).</translation>
    </message>
    <message>
        <source>Train a plain U-Net.</source>
        <translation>Trainieren Sie ein einfaches U-Net.</translation>
    </message>
    <message>
        <source>Train nnU-Net on one channel.</source>
        <translation>Trainieren Sie nnU-Net mit einem Kanal.</translation>
    </message>
    <message>
        <source>Train one of three stages or more, with instance or batch normalisation and the usual last map.</source>
        <translation>Trainieren Sie eines mit drei oder mehr Stufen, mit Instanz- oder Batch-Normalisierung und der üblichen letzten Karte.</translation>
    </message>
    <message>
        <source>Train one with the usual last map (0 pixel features).</source>
        <translation>Trainieren Sie eines mit der üblichen letzten Karte („Kanäle der letzten Karte“ auf 0).</translation>
    </message>
    <message>
        <source>Train with instance or batch normalisation.</source>
        <translation>Trainieren Sie mit Instanz- oder Batch-Normalisierung.</translation>
    </message>
    <message>
        <source>Train without the setting &apos;transductive&apos; if they should be.</source>
        <translation>Schalten Sie „Auch aus Testfällen lernen“ aus, wenn sie das sein sollen.</translation>
    </message>
    <message>
        <source>Trained elsewhere; &apos;sslseg runs import&apos; brings it back.</source>
        <translation>Anderswo trainiert; &apos;sslseg runs import&apos; holt es zurück.</translation>
    </message>
    <message>
        <source>Training from scratch</source>
        <translation>Training von Grund auf</translation>
    </message>
    <message>
        <source>Training slices: the reference and what the network segments so far.</source>
        <translation>Trainingsschichten: die Referenz, und was das Netz bisher segmentiert.</translation>
    </message>
    <message>
        <source>Try again when they are done.</source>
        <translation>Versuchen Sie es noch einmal, wenn das fertig ist.</translation>
    </message>
    <message>
        <source>Two cases would be called &apos;%1&apos;.</source>
        <translation>Zwei Fälle würden &apos;%1&apos; heißen.</translation>
    </message>
    <message>
        <source>Two cases would be called &apos;%1-f%2&apos;.</source>
        <translation>Zwei Fälle würden &apos;%1-f%2&apos; heißen.</translation>
    </message>
    <message>
        <source>Two cut-outs of a slice in another look: the network learns to find them alike (1 = the same) and unlike those of other slices (0 or below).</source>
        <translation>Zwei Ausschnitte einer Schicht in anderem Aussehen: Das Netz lernt, sie einander ähnlich zu finden (1 = gleich) und denen anderer Schichten unähnlich (0 oder darunter).</translation>
    </message>
    <message>
        <source>Two of the sequences %1 are one.</source>
        <translation>Zwei dieser Sequenzen sind eine: %1.</translation>
    </message>
    <message>
        <source>Two sequences are called &apos;%1&apos; and &apos;%2&apos;.</source>
        <translation>Zwei Sequenzen heißen &apos;%1&apos; und &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Two sequences have the pattern &apos;%1&apos;.</source>
        <translation>Zwei Sequenzen haben das Muster &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Two versions of a slice in another look: the network learns to find them alike (1 = the same) and unlike those of other slices (0 or below).</source>
        <translation>Zwei Fassungen einer Schicht in anderem Aussehen: Das Netz lernt, sie einander ähnlich zu finden (1 = gleich) und denen anderer Schichten unähnlich (0 oder darunter).</translation>
    </message>
    <message>
        <source>Unlike all that is annotated, and no other volume is more like it.</source>
        <translation>Anders als alles Annotierte, und kein anderes Volumen ähnelt ihm mehr.</translation>
    </message>
    <message>
        <source>Unlike what is annotated; %1 other volume is more like it.</source>
        <translation>Anders als das Annotierte; %1 anderes Volumen ähnelt eher diesem.</translation>
    </message>
    <message>
        <source>Unlike what is annotated; %1 other volumes are more like it.</source>
        <translation>Anders als das Annotierte; %1 andere Volumina ähneln eher diesem.</translation>
    </message>
    <message>
        <source>Unpack it</source>
        <translation>Entpacken Sie es</translation>
    </message>
    <message>
        <source>Unpack it first, for example with 7-Zip.</source>
        <translation>Entpacken Sie sie zuerst, zum Beispiel mit 7-Zip.</translation>
    </message>
    <message>
        <source>Unpack it, and choose the image in it.</source>
        <translation>Entpacken Sie sie, und wählen Sie das Bild darin.</translation>
    </message>
    <message>
        <source>Update SSLSegmentation.</source>
        <translation>Aktualisieren Sie SSLSegmentation.</translation>
    </message>
    <message>
        <source>Use %1 or more; 16 is usual.</source>
        <translation>Nehmen Sie %1 oder mehr; üblich ist 16.</translation>
    </message>
    <message>
        <source>Use %1, or numbers from 1 such as 1,5,9.</source>
        <translation>Möglich sind %1 oder Zahlen ab 1, etwa 1,5,9.</translation>
    </message>
    <message>
        <source>Use %1.</source>
        <translation>Erlaubt: %1.</translation>
    </message>
    <message>
        <source>Use &apos;%1&apos; to &apos;%2&apos;.</source>
        <translation>Möglich sind &apos;%1&apos; bis &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Use &apos;sslseg finetune --%1&apos;, or choose another backbone.</source>
        <translation>Wählen Sie ein anderes Backbone, oder etwas anderes unter „Was soll lernen?“ (passend: %1).</translation>
    </message>
    <message>
        <source>Use --depth %1 or more, or a network with fewer widths.</source>
        <translation>Stellen Sie „Tiefe“ auf %1 oder mehr („Erweiterte Einstellungen“).</translation>
    </message>
    <message>
        <source>Use --device auto or --device cpu.</source>
        <translation>Prüfen Sie im Schritt „Einrichten“, womit dieser Computer rechnen kann.</translation>
    </message>
    <message>
        <source>Use --device auto, cuda or cpu with them.</source>
        <translation>Nehmen Sie dafür --device auto, cuda oder cpu.</translation>
    </message>
    <message>
        <source>Use 0 to %1.</source>
        <translation>Möglich sind 0 bis %1.</translation>
    </message>
    <message>
        <source>Use 0, 1 or 2 for i, j or k.</source>
        <translation>Möglich sind 0, 1 oder 2 für i, j oder k.</translation>
    </message>
    <message>
        <source>Use 1 to %1.</source>
        <translation>Möglich sind 1 bis %1.</translation>
    </message>
    <message>
        <source>Use 1 to 254.</source>
        <translation>Möglich sind 1 bis 254.</translation>
    </message>
    <message>
        <source>Use a batch size that is a multiple of %1, or another number of processes.</source>
        <translation>Nehmen Sie eine Batch-Größe, die ein Vielfaches von %1 ist, oder eine andere Zahl von Prozessen.</translation>
    </message>
    <message>
        <source>Use a model for images of this kind. Check the spacing of the file where it was made; --pixel-size of &apos;sslseg add&apos; sets another one.</source>
        <translation>Nehmen Sie ein Modell für Bilder dieser Art. Prüfen Sie die Voxelgröße der Datei dort, wo sie entstand; „Die Voxelgröße der Dateien stimmt nicht …“ im Schritt „Daten“ setzt beim Hinzufügen eine andere.</translation>
    </message>
    <message>
        <source>Use a smaller batch or network, or more processes; a run in one process makes its batches smaller.</source>
        <translation>Nehmen Sie einen kleineren Batch oder ein kleineres Netz, oder mehr Prozesse; ein Lauf in einem Prozess verkleinert seine Batches selbst.</translation>
    </message>
    <message>
        <source>Use all or own_positive.</source>
        <translation>Möglich sind all und own_positive.</translation>
    </message>
    <message>
        <source>Use an id: %1.</source>
        <translation>Nehmen Sie eine Kennung: %1.</translation>
    </message>
    <message>
        <source>Use an id: &apos;%1&apos; for the case, &apos;%2&apos; for the frame.</source>
        <translation>Nehmen Sie eine Kennung: &apos;%1&apos; für den Fall, &apos;%2&apos; für den Frame.</translation>
    </message>
    <message>
        <source>Use another fill or larger patches.</source>
        <translation>Nehmen Sie eine andere Füllung oder größere Ausschnitte.</translation>
    </message>
    <message>
        <source>Use at most 40 letters, digits, spaces, &apos;-&apos;, &apos;_&apos; and &apos;+&apos;, a letter or digit first: T2, ADC, T1+C.</source>
        <translation>Nehmen Sie höchstens 40 Buchstaben, Ziffern, Leerzeichen, „-“, „_“ und „+“, zuerst einen Buchstaben oder eine Ziffer: T2, ADC, T1+C.</translation>
    </message>
    <message>
        <source>Use bilinear or nearest.</source>
        <translation>Möglich sind bilinear und nearest.</translation>
    </message>
    <message>
        <source>Use fewer or smaller patches, or a larger map.</source>
        <translation>Nehmen Sie weniger oder kleinere Ausschnitte, oder eine größere Karte.</translation>
    </message>
    <message>
        <source>Use for example 0.25, 0.8.</source>
        <translation>Nehmen Sie zum Beispiel 0.25, 0.8.</translation>
    </message>
    <message>
        <source>Use for example 0.3 to 0.8.</source>
        <translation>Nehmen Sie zum Beispiel 0.3 bis 0.8.</translation>
    </message>
    <message>
        <source>Use for example 0.75, 1.33.</source>
        <translation>Nehmen Sie zum Beispiel 0.75, 1.33.</translation>
    </message>
    <message>
        <source>Use gauss, zero, mean or neighbour.</source>
        <translation>Möglich sind gauss, zero, mean und neighbour.</translation>
    </message>
    <message>
        <source>Use image, batch or nearest.</source>
        <translation>Möglich sind image, batch und nearest.</translation>
    </message>
    <message>
        <source>Use larger steps.</source>
        <translation>Nehmen Sie größere Schritte.</translation>
    </message>
    <message>
        <source>Use more decoder stages or random places.</source>
        <translation>Nehmen Sie mehr Stufen des Decoders oder zufällige Orte.</translation>
    </message>
    <message>
        <source>Use one of: %1.</source>
        <translation>Möglich sind: %1.</translation>
    </message>
    <message>
        <source>Use random places, or views without a warp.</source>
        <translation>Nehmen Sie zufällige Orte, oder Ansichten ohne Verformung.</translation>
    </message>
    <message>
        <source>Use smaller shifts and less zoom.</source>
        <translation>Nehmen Sie kleinere Verschiebungen und weniger Vergrößerung.</translation>
    </message>
    <message>
        <source>Use that one.</source>
        <translation>Nehmen Sie jenes.</translation>
    </message>
    <message>
        <source>Use the features of its encoder (--part encoder), or a backbone of a method that trains both.</source>
        <translation>Nehmen Sie die Merkmale seines Encoders, oder ein Backbone einer Methode, die beides trainiert.</translation>
    </message>
    <message>
        <source>Use the network settings of the checkpoint, or pretrain again with these.</source>
        <translation>Nehmen Sie die Netzeinstellungen des Checkpoints, oder starten Sie mit diesen ein neues Vortraining.</translation>
    </message>
    <message>
        <source>Use the preset quick of a method for slices, or begin with random weights (--start random).</source>
        <translation>Nehmen Sie die Voreinstellung „Schnell“ einer Methode für Schichten, oder beginnen Sie mit zufälligen Gewichten („Beginnt mit“ unter „Erweiterte Einstellungen“).</translation>
    </message>
    <message>
        <source>Use volumes that are projected the same way.</source>
        <translation>Nehmen Sie Volumina, die gleich projiziert sind.</translation>
    </message>
    <message>
        <source>Use: %1.</source>
        <translation>Möglich sind: %1.</translation>
    </message>
    <message>
        <source>Validation Dice %1, was %2: not published, the model stays.</source>
        <translation>Validierungs-Dice %1, vorher %2: nicht veröffentlicht, das Modell bleibt.</translation>
    </message>
    <message>
        <source>Validation slices, which the network does not learn from: the reference and what the network segments so far.</source>
        <translation>Validierungsschichten, aus denen das Netz nicht lernt: die Referenz, und was das Netz bisher segmentiert.</translation>
    </message>
    <message>
        <source>Volumes: the reference and what the network segments so far.</source>
        <translation>Volumina: die Referenz, und was das Netz bisher segmentiert.</translation>
    </message>
    <message>
        <source>Wait until it has ended, or end it first.</source>
        <translation>Warten Sie, bis er zu Ende ist, oder beenden Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>Warten Sie, bis er fertig ist.</translation>
    </message>
    <message>
        <source>Waiting for &apos;%1&apos; behind %2 job, the last is &apos;%3&apos; of &apos;%4&apos;.</source>
        <translation>Es wartet auf &apos;%1&apos; hinter %2 Auftrag, zuletzt &apos;%3&apos; von &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>Waiting for &apos;%1&apos; behind %2 jobs, the last is &apos;%3&apos; of &apos;%4&apos;.</source>
        <translation>Es wartet auf &apos;%1&apos; hinter %2 Aufträgen, zuletzt &apos;%3&apos; von &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>Waiting for a labelled training case.</source>
        <translation>Es wartet auf einen annotierten Trainingsfall.</translation>
    </message>
    <message>
        <source>Waiting for new labels.</source>
        <translation>Es wartet auf neue Masken.</translation>
    </message>
    <message>
        <source>What case &apos;%1&apos; has in the en-face plane, %2 × %3 pixels, does not fit its volume, %4 × %5.</source>
        <translation>Was der Fall &apos;%1&apos; in der flachen Ebene hat, %2 × %3 Pixel, passt nicht zu seinem Volumen, %4 × %5.</translation>
    </message>
    <message>
        <source>What is known of a structure is damaged.</source>
        <translation>Was über eine Struktur bekannt ist, ist beschädigt.</translation>
    </message>
    <message>
        <source>What it was pretrained on is not known here: if test cases of this project were among that, their scores say too much.</source>
        <translation>Womit es vortrainiert wurde, ist hier nicht bekannt: Waren Testfälle dieses Projekts darunter, sagen ihre Werte zu viel.</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Was das Netz sieht</translation>
    </message>
    <message>
        <source>Where the network finds it</source>
        <translation>Wo das Netz sie findet</translation>
    </message>
    <message>
        <source>Whoever made the project can give you the right to read it.</source>
        <translation>Wer das Projekt angelegt hat, kann Ihnen das Recht geben, sie zu lesen.</translation>
    </message>
    <message>
        <source>Whoever trained these weights has not said under which licence they may be used. Ask before they are passed on.</source>
        <translation>Wer diese Gewichte trainiert hat, hat nicht gesagt, unter welcher Lizenz sie verwendet werden dürfen. Fragen Sie, bevor sie weitergegeben werden.</translation>
    </message>
    <message>
        <source>Without a whole mask, and left out: %1 frame (%2).</source>
        <translation>Ohne vollständige Maske, und ausgelassen: %1 Frame (%2).</translation>
    </message>
    <message>
        <source>Without a whole mask, and left out: %1 frames (%2).</source>
        <translation>Ohne vollständige Maske, und ausgelassen: %1 Frames (%2).</translation>
    </message>
    <message>
        <source>Worker %1 of run &apos;%2&apos;, Python %3 in &apos;%4&apos;.</source>
        <translation>Prozess %1 des Laufs &apos;%2&apos;, Python %3 in &apos;%4&apos;.</translation>
    </message>
    <message>
        <source>Write %1 instead.</source>
        <translation>Schreiben Sie stattdessen %1.</translation>
    </message>
    <message>
        <source>Write %1.</source>
        <translation>Schreiben Sie %1.</translation>
    </message>
    <message>
        <source>Write a name and a pattern, for example &apos;T2=*t2*&apos;.</source>
        <translation>Schreiben Sie einen Namen und ein Muster, zum Beispiel „T2=*t2*“.</translation>
    </message>
    <message>
        <source>Write for example &apos;ADC=adc.nii&apos;.</source>
        <translation>Schreiben Sie zum Beispiel „ADC=adc.nii“.</translation>
    </message>
    <message>
        <source>Write it without the odd spaces.</source>
        <translation>Schreiben Sie es ohne die überzähligen Leerzeichen.</translation>
    </message>
    <message>
        <source>`--keep-all-parts` of `sslseg predict` and `sslseg evaluate` leaves masks as the network makes them.</source>
        <translation>„Alle Teile behalten“ im Schritt „Prüfen“ lässt die Masken, wie das Netz sie macht.</translation>
    </message>
    <message>
        <source>a DICOM file</source>
        <translation>eine DICOM-Datei</translation>
    </message>
    <message>
        <source>a MetaImage</source>
        <translation>ein MetaImage</translation>
    </message>
    <message>
        <source>a NIfTI image</source>
        <translation>ein NIfTI-Bild</translation>
    </message>
    <message>
        <source>a NRRD file</source>
        <translation>eine NRRD-Datei</translation>
    </message>
    <message>
        <source>a NRRD image</source>
        <translation>ein NRRD-Bild</translation>
    </message>
    <message>
        <source>a canonical array of shape %1 is needed for this reference, not %2</source>
        <translation>für diese Referenz ist ein kanonisches Feld der Form %1 nötig, nicht %2</translation>
    </message>
    <message>
        <source>a colour is no number</source>
        <translation>eine Farbe ist keine Zahl</translation>
    </message>
    <message>
        <source>a draft</source>
        <translation>ein Entwurf</translation>
    </message>
    <message>
        <source>a list of numbers</source>
        <translation>eine Liste von Zahlen</translation>
    </message>
    <message>
        <source>a new file</source>
        <translation>eine neue Datei</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a segment names a layer beyond the %1 that the file has</source>
        <translation>ein Segment nennt eine Ebene über die %1 hinaus, die die Datei hat</translation>
    </message>
    <message>
        <source>a temporary file</source>
        <translation>eine vorläufige Datei</translation>
    </message>
    <message>
        <source>a test on it failed (%1: %2).</source>
        <translation>ein Test darauf ist fehlgeschlagen (%1: %2).</translation>
    </message>
    <message>
        <source>a time of its frames is no number.</source>
        <translation>Ein Zeitpunkt seiner Frames ist keine Zahl.</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a word</source>
        <translation>ein Wort</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>about %1 on &apos;%2&apos;: %3.</source>
        <translation>etwa %1 auf &apos;%2&apos;: %3.</translation>
    </message>
    <message>
        <source>acquisition %1</source>
        <translation>Akquisition %1</translation>
    </message>
    <message>
        <source>adding scans</source>
        <translation>Untersuchungen werden hinzugefügt</translation>
    </message>
    <message>
        <source>adding volumes</source>
        <translation>Volumina werden hinzugefügt</translation>
    </message>
    <message>
        <source>all %1 cases</source>
        <translation>alle %1 Fälle</translation>
    </message>
    <message>
        <source>along &apos;%1&apos;</source>
        <translation>entlang &apos;%1&apos;</translation>
    </message>
    <message>
        <source>an HDF5 file, such as MINC or MATLAB write</source>
        <translation>eine HDF5-Datei, wie MINC oder MATLAB sie schreiben</translation>
    </message>
    <message>
        <source>an unnamed user</source>
        <translation>jemand ohne Namen</translation>
    </message>
    <message>
        <source>and %1 without labels</source>
        <translation>und %1 ohne Annotation</translation>
    </message>
    <message>
        <source>and goes on for %1 letters, which no field needs</source>
        <translation>und das über %1 Zeichen, wie sie kein Feld braucht</translation>
    </message>
    <message>
        <source>and its header does not say that they are times</source>
        <translation>und sein Header sagt nicht, dass es Zeitpunkte sind</translation>
    </message>
    <message>
        <source>and its header does not say that they are times (%1)</source>
        <translation>und sein Header sagt nicht, dass es Zeitpunkte sind (%1)</translation>
    </message>
    <message>
        <source>annotated_slices is no list of whole numbers.</source>
        <translation>annotated_slices ist keine Liste ganzer Zahlen.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>ein anderes Programm</translation>
    </message>
    <message>
        <source>another scan of its patient has been learnt from</source>
        <translation>aus einer anderen Aufnahme seines Patienten wurde gelernt</translation>
    </message>
    <message>
        <source>another scan of its patient has judged the models so far</source>
        <translation>an einer anderen Aufnahme seines Patienten wurden die bisherigen Modelle gemessen</translation>
    </message>
    <message>
        <source>another scanner is fine, another modality is not</source>
        <translation>ein anderes Gerät ist in Ordnung, eine andere Modalität nicht</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>as many steps as %1 min allow</source>
        <translation>so viele Schritte, wie %1 min erlauben</translation>
    </message>
    <message>
        <source>as they were</source>
        <translation>wie sie waren</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>at most %1 %2</source>
        <translation>höchstens %1 %2</translation>
    </message>
    <message>
        <source>axis directions differ by up to %1°</source>
        <translation>Richtungen der Achsen um bis zu %1° verschieden</translation>
    </message>
    <message>
        <source>b-values %1</source>
        <translation>b-Werte %1</translation>
    </message>
    <message>
        <source>backbone</source>
        <translation>Backbone</translation>
    </message>
    <message>
        <source>backbone or model</source>
        <translation>Backbone oder Modell</translation>
    </message>
    <message>
        <source>batches of %1 slices, %2 of them a step</source>
        <translation>Batches von %1 Schichten, %2 davon je Schritt</translation>
    </message>
    <message>
        <source>beginning with the starter backbone (SHA-256 %1…)</source>
        <translation>es beginnt mit dem Starter-Backbone (SHA-256 %1…)</translation>
    </message>
    <message>
        <source>but %1 numbers are needed</source>
        <translation>aber %1 Zahlen sind nötig</translation>
    </message>
    <message>
        <source>but has %1 axes</source>
        <translation>hat aber %1 Achsen</translation>
    </message>
    <message>
        <source>but its voxels follow the header itself</source>
        <translation>aber seine Voxel folgen direkt auf den Header</translation>
    </message>
    <message>
        <source>but not before it NDims &apos;%1&apos;</source>
        <translation>aber davor nicht NDims &apos;%1&apos;</translation>
    </message>
    <message>
        <source>but voxels cannot begin before byte %1</source>
        <translation>aber Voxel können nicht vor Byte %1 beginnen</translation>
    </message>
    <message>
        <source>but voxels that are written as text cannot be read</source>
        <translation>aber Voxel, die als Text geschrieben sind, sind nicht lesbar</translation>
    </message>
    <message>
        <source>can be used already.</source>
        <translation>kann schon verwendet werden.</translation>
    </message>
    <message>
        <source>cannot be read (%1)</source>
        <translation>ist nicht lesbar (%1)</translation>
    </message>
    <message>
        <source>card of the starter backbone</source>
        <translation>Karte des Starter-Backbones</translation>
    </message>
    <message>
        <source>case &apos;%1&apos; is out of place</source>
        <translation>der Fall &apos;%1&apos; steht an falscher Stelle</translation>
    </message>
    <message>
        <source>case record</source>
        <translation>Eintrag des Falls</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>channel %1 %2</source>
        <translation>Kanal %1 %2</translation>
    </message>
    <message>
        <source>checking the model at the end %1</source>
        <translation>Prüfung des Modells am Ende %1</translation>
    </message>
    <message>
        <source>compressed with bzip2</source>
        <translation>mit bzip2 komprimiert</translation>
    </message>
    <message>
        <source>compressed with gzip</source>
        <translation>mit gzip komprimiert</translation>
    </message>
    <message>
        <source>compressed with xz</source>
        <translation>mit xz komprimiert</translation>
    </message>
    <message>
        <source>computed shapes</source>
        <translation>berechnete Formen</translation>
    </message>
    <message>
        <source>computing on &apos;%1&apos; with %2 CPU thread</source>
        <translation>gerechnet wird auf &apos;%1&apos; mit %2 CPU-Thread</translation>
    </message>
    <message>
        <source>computing on &apos;%1&apos; with %2 CPU thread in each of %3 processes</source>
        <translation>gerechnet wird auf &apos;%1&apos; mit %2 CPU-Thread in jedem von %3 Prozessen</translation>
    </message>
    <message>
        <source>computing on &apos;%1&apos; with %2 CPU threads</source>
        <translation>gerechnet wird auf &apos;%1&apos; mit %2 CPU-Threads</translation>
    </message>
    <message>
        <source>computing on &apos;%1&apos; with %2 CPU threads in each of %3 processes</source>
        <translation>gerechnet wird auf &apos;%1&apos; mit %2 CPU-Threads in jedem von %3 Prozessen</translation>
    </message>
    <message>
        <source>confidence %1</source>
        <translation>Sicherheit %1</translation>
    </message>
    <message>
        <source>copying checkpoints</source>
        <translation>Checkpoints werden kopiert</translation>
    </message>
    <message>
        <source>copying slices</source>
        <translation>Schichten werden kopiert</translation>
    </message>
    <message>
        <source>data file</source>
        <translation>Datendatei</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>data set description</source>
        <translation>Beschreibung des Datensatzes</translation>
    </message>
    <message>
        <source>data-set format</source>
        <translation>Format des Datensatzes</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>Voreinstellung: %1</translation>
    </message>
    <message>
        <source>dimension %1</source>
        <translation>Dimension %1</translation>
    </message>
    <message>
        <source>dimension %1 time</source>
        <translation>Dimension %1 Zeit</translation>
    </message>
    <message>
        <source>direction %1</source>
        <translation>Richtung %1</translation>
    </message>
    <message>
        <source>direction has %1 numbers instead of 9.</source>
        <translation>direction hat %1 Zahlen statt 9.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>drafts: %1 slice of %2 (%3) are learnt from in the first %4 of the steps as the annotated pixels draft them, then annotated ones alone; no validation or test case among them</source>
        <translation>Entwürfe: Aus %1 Schicht von %2 (%3) wird in den ersten %4 der Schritte so gelernt, wie die annotierten Pixel sie entwerfen, danach nur aus annotierten; kein Validierungs- oder Testfall ist darunter</translation>
    </message>
    <message>
        <source>drafts: %1 slice of %2 (%3) are learnt from in the first %4 of the steps as the annotated pixels draft them, with annotated ones beside them; no validation or test case among them</source>
        <translation>Entwürfe: Aus %1 Schicht von %2 (%3) wird in den ersten %4 der Schritte so gelernt, wie die annotierten Pixel sie entwerfen, daneben aus annotierten; kein Validierungs- oder Testfall ist darunter</translation>
    </message>
    <message>
        <source>drafts: %1 slice of the labelled cases are learnt from in the first %2 of the steps as the annotated pixels draft them, then annotated ones alone; no validation or test case among them</source>
        <translation>Entwürfe: Aus %1 Schicht der annotierten Fälle wird in den ersten %2 der Schritte so gelernt, wie die annotierten Pixel sie entwerfen, danach nur aus annotierten; kein Validierungs- oder Testfall ist darunter</translation>
    </message>
    <message>
        <source>drafts: %1 slice of the labelled cases are learnt from in the first %2 of the steps as the annotated pixels draft them, with annotated ones beside them; no validation or test case among them</source>
        <translation>Entwürfe: Aus %1 Schicht der annotierten Fälle wird in den ersten %2 der Schritte so gelernt, wie die annotierten Pixel sie entwerfen, daneben aus annotierten; kein Validierungs- oder Testfall ist darunter</translation>
    </message>
    <message>
        <source>drafts: %1 slices of %2 (%3) are learnt from in the first %4 of the steps as the annotated pixels draft them, then annotated ones alone; no validation or test case among them</source>
        <translation>Entwürfe: Aus %1 Schichten von %2 (%3) wird in den ersten %4 der Schritte so gelernt, wie die annotierten Pixel sie entwerfen, danach nur aus annotierten; kein Validierungs- oder Testfall ist darunter</translation>
    </message>
    <message>
        <source>drafts: %1 slices of %2 (%3) are learnt from in the first %4 of the steps as the annotated pixels draft them, with annotated ones beside them; no validation or test case among them</source>
        <translation>Entwürfe: Aus %1 Schichten von %2 (%3) wird in den ersten %4 der Schritte so gelernt, wie die annotierten Pixel sie entwerfen, daneben aus annotierten; kein Validierungs- oder Testfall ist darunter</translation>
    </message>
    <message>
        <source>drafts: %1 slices of the labelled cases are learnt from in the first %2 of the steps as the annotated pixels draft them, then annotated ones alone; no validation or test case among them</source>
        <translation>Entwürfe: Aus %1 Schichten der annotierten Fälle wird in den ersten %2 der Schritte so gelernt, wie die annotierten Pixel sie entwerfen, danach nur aus annotierten; kein Validierungs- oder Testfall ist darunter</translation>
    </message>
    <message>
        <source>drafts: %1 slices of the labelled cases are learnt from in the first %2 of the steps as the annotated pixels draft them, with annotated ones beside them; no validation or test case among them</source>
        <translation>Entwürfe: Aus %1 Schichten der annotierten Fälle wird in den ersten %2 der Schritte so gelernt, wie die annotierten Pixel sie entwerfen, daneben aus annotierten; kein Validierungs- oder Testfall ist darunter</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>Echo</translation>
    </message>
    <message>
        <source>echo %1</source>
        <translation>Echo %1</translation>
    </message>
    <message>
        <source>echo times %1</source>
        <translation>Echozeiten %1</translation>
    </message>
    <message>
        <source>en-face image</source>
        <translation>flaches Bild</translation>
    </message>
    <message>
        <source>en-face mask</source>
        <translation>flache Maske</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>expected Dice %1</source>
        <translation>erwarteter Dice %1</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>exportiert</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>field of view</source>
        <translation>Bildfeld</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>finetune %1</source>
        <translation>Feintraining %1</translation>
    </message>
    <message>
        <source>finetuning strategy</source>
        <translation>Strategie des Feintrainings</translation>
    </message>
    <message>
        <source>flat masks</source>
        <translation>flache Masken</translation>
    </message>
    <message>
        <source>flip angle %1</source>
        <translation>Flipwinkel %1</translation>
    </message>
    <message>
        <source>focus</source>
        <translation>Blickpunkt</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>fourth axis:=time</source>
        <translation>vierte Achse:=Zeit</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>Frame</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>Frame %1 von %2</translation>
    </message>
    <message>
        <source>frame %1 of &apos;%2&apos;</source>
        <translation>Frame %1 von &apos;%2&apos;</translation>
    </message>
    <message>
        <source>from 0 to 1</source>
        <translation>von 0 bis 1</translation>
    </message>
    <message>
        <source>from a backbone</source>
        <translation>von einem Backbone aus</translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation>von Grund auf</translation>
    </message>
    <message>
        <source>from scratch, %1</source>
        <translation>von Grund auf, %1</translation>
    </message>
    <message>
        <source>from the starter, %1</source>
        <translation>vom Starter aus, %1</translation>
    </message>
    <message>
        <source>from which no intensities can be computed</source>
        <translation>woraus sich keine Intensitäten berechnen lassen</translation>
    </message>
    <message>
        <source>gradient %1 px</source>
        <translation>Gradient %1 px</translation>
    </message>
    <message>
        <source>grid of the drafts</source>
        <translation>Gitter der Entwürfe</translation>
    </message>
    <message>
        <source>has a part that is empty or ends in a dot or a blank</source>
        <translation>hat einen Teil, der leer ist oder auf einen Punkt oder ein Leerzeichen endet</translation>
    </message>
    <message>
        <source>holds a &apos;\&apos; or &apos;:&apos;</source>
        <translation>enthält &apos;\&apos; oder &apos;:&apos;</translation>
    </message>
    <message>
        <source>holds control characters</source>
        <translation>enthält Steuerzeichen</translation>
    </message>
    <message>
        <source>holds half a letter</source>
        <translation>enthält einen halben Buchstaben</translation>
    </message>
    <message>
        <source>holds nothing but %1</source>
        <translation>enthält nichts als %1</translation>
    </message>
    <message>
        <source>holds only %1 different values, each in areas of its own</source>
        <translation>enthält nur %1 verschiedene Werte, jeden in eigenen Bereichen</translation>
    </message>
    <message>
        <source>holds only the values %1</source>
        <translation>enthält nur die Werte %1</translation>
    </message>
    <message>
        <source>holds probabilities from 0 to 1</source>
        <translation>enthält Wahrscheinlichkeiten von 0 bis 1</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>images are written as .nrrd, not as &apos;%1&apos;</source>
        <translation>Bilder werden als .nrrd geschrieben, nicht als &apos;%1&apos;</translation>
    </message>
    <message>
        <source>importing volumes</source>
        <translation>Volumina werden importiert</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>in a line</source>
        <translation>in einer Zeile</translation>
    </message>
    <message>
        <source>in narrower strips, of %1 rows and a few more</source>
        <translation>in schmaleren Streifen, aus %1 Zeilen und einigen mehr</translation>
    </message>
    <message>
        <source>in phase</source>
        <translation>in Phase</translation>
    </message>
    <message>
        <source>inversion %1</source>
        <translation>Inversion %1</translation>
    </message>
    <message>
        <source>is an absolute path</source>
        <translation>ist ein absoluter Pfad</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>ist beschädigt</translation>
    </message>
    <message>
        <source>is damaged, or no DICOM file</source>
        <translation>ist beschädigt oder keine DICOM-Datei</translation>
    </message>
    <message>
        <source>is damaged: it does not say how its pixels are stored</source>
        <translation>ist beschädigt: Sie sagt nicht, wie ihre Pixel gespeichert sind</translation>
    </message>
    <message>
        <source>is damaged: it does not say which bits are its pixels</source>
        <translation>ist beschädigt: Sie sagt nicht, welche Bits ihre Pixel sind</translation>
    </message>
    <message>
        <source>is damaged: it ends before its pixels</source>
        <translation>ist beschädigt: Sie endet vor ihren Pixeln</translation>
    </message>
    <message>
        <source>is damaged: it ends early</source>
        <translation>ist beschädigt: Sie endet zu früh</translation>
    </message>
    <message>
        <source>is damaged: it has more pixels than its header says (%1 bytes for %2)</source>
        <translation>ist beschädigt: Sie hat mehr Pixel, als ihr Header sagt (%1 Bytes statt %2)</translation>
    </message>
    <message>
        <source>is damaged: it has too few pixels (%1 bytes of %2)</source>
        <translation>ist beschädigt: Sie hat zu wenige Pixel (%1 Bytes von %2)</translation>
    </message>
    <message>
        <source>is damaged: it is empty</source>
        <translation>ist beschädigt: Sie ist leer</translation>
    </message>
    <message>
        <source>is damaged: it is truncated (%1 bytes of %2)</source>
        <translation>ist beschädigt: Sie ist abgeschnitten (%1 Bytes von %2)</translation>
    </message>
    <message>
        <source>is damaged: its number of frames is %1, but it describes %2</source>
        <translation>ist beschädigt: Die Zahl ihrer Frames ist %1, beschrieben sind aber %2</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>ist kein Text</translation>
    </message>
    <message>
        <source>is the name of a device</source>
        <translation>ist der Name eines Geräts</translation>
    </message>
    <message>
        <source>is too long</source>
        <translation>ist zu lang</translation>
    </message>
    <message>
        <source>it gives the name %1 to two of its files.</source>
        <translation>Zwei seiner Dateien haben den Namen %1.</translation>
    </message>
    <message>
        <source>it has %1 in place of a leaky ReLU</source>
        <translation>es hat %1 statt Leaky ReLU</translation>
    </message>
    <message>
        <source>it has been learnt from, and cannot judge any more</source>
        <translation>aus ihm wurde gelernt, daher kann an ihm nicht mehr gemessen werden</translation>
    </message>
    <message>
        <source>it has frames, and a mask that is that of none of them.</source>
        <translation>Er hat Frames, und eine Maske, die zu keinem davon gehört.</translation>
    </message>
    <message>
        <source>it has frames, and further sequences that are those of none of them.</source>
        <translation>Er hat Frames, und weitere Sequenzen, die zu keinem davon gehören.</translation>
    </message>
    <message>
        <source>it has judged the models so far, and stays held out</source>
        <translation>an ihm wurden die bisherigen Modelle gemessen, und er bleibt zurückgelegt</translation>
    </message>
    <message>
        <source>it has not two convolutions in each stage</source>
        <translation>es hat nicht zwei Faltungen in jeder Stufe</translation>
    </message>
    <message>
        <source>it has seen labels that the last one has not</source>
        <translation>es hat Masken gesehen, die das letzte nicht kannte</translation>
    </message>
    <message>
        <source>it is 2D</source>
        <translation>es ist 2D</translation>
    </message>
    <message>
        <source>it is 3D</source>
        <translation>es ist 3D</translation>
    </message>
    <message>
        <source>it is a %1</source>
        <translation>es ist ein %1</translation>
    </message>
    <message>
        <source>it is a %1, not a plain U-Net (PlainConvUNet)</source>
        <translation>es ist ein %1, kein einfaches U-Net (PlainConvUNet)</translation>
    </message>
    <message>
        <source>it is a network without a name</source>
        <translation>es ist ein Netz ohne Namen</translation>
    </message>
    <message>
        <source>it is a network without a name, not a plain U-Net (PlainConvUNet)</source>
        <translation>es ist ein Netz ohne Namen, kein einfaches U-Net (PlainConvUNet)</translation>
    </message>
    <message>
        <source>it is no list of folds with lists &apos;train&apos; and &apos;val&apos;</source>
        <translation>es ist keine Liste von Folds mit den Listen &apos;train&apos; und &apos;val&apos;</translation>
    </message>
    <message>
        <source>it is the first</source>
        <translation>es ist das erste</translation>
    </message>
    <message>
        <source>it lists %1 of %2 volumes</source>
        <translation>es nennt %1 von %2 Volumina</translation>
    </message>
    <message>
        <source>it normalises with %1</source>
        <translation>es normalisiert mit %1</translation>
    </message>
    <message>
        <source>it stays as it is for the first %1 of the steps</source>
        <translation>es bleibt in den ersten %1 der Schritte, wie es ist</translation>
    </message>
    <message>
        <source>its %1 frame are not those that it was made of.</source>
        <translation>Sein %1 Frame ist nicht der, aus dem er entstand.</translation>
    </message>
    <message>
        <source>its %1 frames are not those that it was made of.</source>
        <translation>Seine %1 Frames sind nicht die, aus denen er entstand.</translation>
    </message>
    <message>
        <source>its &apos;%1&apos; are not what they should be.</source>
        <translation>Sein Eintrag &apos;%1&apos; ist nicht, was er sein soll.</translation>
    </message>
    <message>
        <source>its blocks or its stem have a width of their own</source>
        <translation>seine Blöcke oder sein Stamm haben eine eigene Breite</translation>
    </message>
    <message>
        <source>its cases have %1 slices, its arrays %2</source>
        <translation>seine Fälle haben %1 Schichten, seine Felder %2</translation>
    </message>
    <message>
        <source>its convolutions are not all of 3 × 3 pixels</source>
        <translation>seine Faltungen sind nicht alle über 3 × 3 Pixel</translation>
    </message>
    <message>
        <source>its frame &apos;%1&apos; lies outside its folder.</source>
        <translation>Sein Frame &apos;%1&apos; liegt außerhalb seines Ordners.</translation>
    </message>
    <message>
        <source>its image &apos;%1&apos; is not its first frame, &apos;%2&apos;.</source>
        <translation>Sein Bild &apos;%1&apos; ist nicht sein erster Frame, &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>its mean brightness is %1, the usual one %2</source>
        <translation>die mittlere Helligkeit ist %1, üblich ist %2</translation>
    </message>
    <message>
        <source>its memory is full. Close other programs that use the GPU.</source>
        <translation>ihr Speicher ist voll. Schließen Sie andere Programme, die die GPU benutzen.</translation>
    </message>
    <message>
        <source>its scan &apos;%1&apos; has no files.</source>
        <translation>Seine Untersuchung &apos;%1&apos; hat keine Dateien.</translation>
    </message>
    <message>
        <source>its series has no frames.</source>
        <translation>Seine Serie hat keine Frames.</translation>
    </message>
    <message>
        <source>its series is of a kind that is not known, %1.</source>
        <translation>Seine Serie ist von einer unbekannten Art, %1.</translation>
    </message>
    <message>
        <source>its size, spacing or direction is that of no volume.</source>
        <translation>Größe, Voxelgröße oder Richtung ist die keines Volumens.</translation>
    </message>
    <message>
        <source>its stages do not halve volumes as networks here do, or have other convolutions than of 3 voxels</source>
        <translation>seine Stufen halbieren Volumina nicht so, wie Netze hier es tun, oder haben andere Faltungen als über 3 Voxel</translation>
    </message>
    <message>
        <source>its steps are done</source>
        <translation>seine Schritte sind getan</translation>
    </message>
    <message>
        <source>keeps each pixel in %1 bits, which is not read</source>
        <translation>speichert jedes Pixel in %1 Bit, was hier nicht gelesen wird</translation>
    </message>
    <message>
        <source>kernel %1</source>
        <translation>Kernel %1</translation>
    </message>
    <message>
        <source>kinds: %1</source>
        <translation>kinds: %1</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>label map</source>
        <translation>Labelmap</translation>
    </message>
    <message>
        <source>label schema</source>
        <translation>Strukturliste</translation>
    </message>
    <message>
        <source>labelled %1 case</source>
        <translation>annotierter Fall für „%1“</translation>
    </message>
    <message>
        <source>labelled case</source>
        <translation>annotierter Fall</translation>
    </message>
    <message>
        <source>last layer</source>
        <translation>letzte Schicht des Netzes</translation>
    </message>
    <message>
        <source>leads out of the folder</source>
        <translation>führt aus dem Ordner hinaus</translation>
    </message>
    <message>
        <source>learn flat masks in the plane that volumes are projected onto, from a backbone of &apos;intermodal&apos; or from scratch; it has settings of its own</source>
        <translation>flache Masken in der Ebene lernen, auf die Volumina projiziert werden, von einem Backbone von „intermodal“ oder von Grund auf; mit eigenen Einstellungen</translation>
    </message>
    <message>
        <source>learn in three dimensions, with a 3D network on patches of volumes instead of slice by slice; it has settings of its own; after a minute from scratch ahead on hippocampi, behind on livers, in two draws (docs/volumes.md)</source>
        <translation>in drei Dimensionen lernen, mit einem 3D-Netz auf Ausschnitten von Volumina statt Schicht für Schicht; mit eigenen Einstellungen; nach einer Minute von Grund auf in zwei Ziehungen besser bei Hippocampi, schlechter bei Lebern (docs/volumes.md)</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive), projected onto the %2 plane; validation on %3; pixels of %4 mm, %5 voxels deep</source>
        <translation>gelernt wird aus %1 Volumina, mit Testfällen (transduktiv), projiziert auf die Ebene %2; Validierung an %3; Pixel von %4 mm, %5 Voxel tief</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive), projected onto the %2 plane; validation on %3; pixels of native size, %4 voxels deep</source>
        <translation>gelernt wird aus %1 Volumina, mit Testfällen (transduktiv), projiziert auf die Ebene %2; Validierung an %3; Pixel in ursprünglicher Größe, %4 Voxel tief</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive); validation on %2; pixels of %3 mm</source>
        <translation>gelernt wird aus %1 Volumina, mit Testfällen (transduktiv); Validierung an %2; Pixel von %3 mm</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive); validation on %2; pixels of %3 mm%4</source>
        <translation>gelernt wird aus %1 Volumina, mit Testfällen (transduktiv); Validierung an %2; Pixel von %3 mm%4</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive); validation on %2; pixels of %3 mm; each slice with its neighbours</source>
        <translation>gelernt wird aus %1 Volumina, mit Testfällen (transduktiv); Validierung an %2; Pixel von %3 mm; jede Schicht mit ihren Nachbarn</translation>
    </message>
    <message>
        <source>learning from %1 volumes, with test cases (transductive); validation on %2; pixels of %3 mm; each slice with its neighbours%4</source>
        <translation>gelernt wird aus %1 Volumina, mit Testfällen (transduktiv); Validierung an %2; Pixel von %3 mm; jede Schicht mit ihren Nachbarn%4</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive), projected onto the %2 plane; validation on %3; pixels of %4 mm, %5 voxels deep</source>
        <translation>gelernt wird aus %1 Volumina, ohne Testfälle (induktiv), projiziert auf die Ebene %2; Validierung an %3; Pixel von %4 mm, %5 Voxel tief</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive), projected onto the %2 plane; validation on %3; pixels of native size, %4 voxels deep</source>
        <translation>gelernt wird aus %1 Volumina, ohne Testfälle (induktiv), projiziert auf die Ebene %2; Validierung an %3; Pixel in ursprünglicher Größe, %4 Voxel tief</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive); validation on %2; pixels of %3 mm</source>
        <translation>gelernt wird aus %1 Volumina, ohne Testfälle (induktiv); Validierung an %2; Pixel von %3 mm</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive); validation on %2; pixels of %3 mm%4</source>
        <translation>gelernt wird aus %1 Volumina, ohne Testfälle (induktiv); Validierung an %2; Pixel von %3 mm%4</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive); validation on %2; pixels of %3 mm; each slice with its neighbours</source>
        <translation>gelernt wird aus %1 Volumina, ohne Testfälle (induktiv); Validierung an %2; Pixel von %3 mm; jede Schicht mit ihren Nachbarn</translation>
    </message>
    <message>
        <source>learning from %1 volumes, without test cases (inductive); validation on %2; pixels of %3 mm; each slice with its neighbours%4</source>
        <translation>gelernt wird aus %1 Volumina, ohne Testfälle (induktiv); Validierung an %2; Pixel von %3 mm; jede Schicht mit ihren Nachbarn%4</translation>
    </message>
    <message>
        <source>likeness of the two: %1</source>
        <translation>Ähnlichkeit der beiden: %1</translation>
    </message>
    <message>
        <source>likeness to its slice: %1</source>
        <translation>Ähnlichkeit mit ihrer Schicht: %1</translation>
    </message>
    <message>
        <source>likeness to its slice: %1, other parts: %2</source>
        <translation>Ähnlichkeit mit ihrer Schicht: %1, andere Teile: %2</translation>
    </message>
    <message>
        <source>likeness to other slices: %1</source>
        <translation>Ähnlichkeit mit anderen Schichten: %1</translation>
    </message>
    <message>
        <source>line skip</source>
        <translation>line skip</translation>
    </message>
    <message>
        <source>linear probe</source>
        <translation>lineare Sonde</translation>
    </message>
    <message>
        <source>linear probe: the random encoder and decoder stays as it is, and a linear classifier of %1 maps of the encoder and %2 of the decoder learns</source>
        <translation>Lineare Sonde: Encoder und Decoder bleiben zufällig, wie sie sind, und ein linearer Klassifikator von %1 Karten des Encoders und %2 des Decoders lernt</translation>
    </message>
    <message>
        <source>linear probe: what came from the backbone stays as it is, and a linear classifier of %1 maps of the encoder and %2 of the decoder learns</source>
        <translation>Lineare Sonde: Was vom Backbone kam, bleibt, wie es ist, und ein linearer Klassifikator von %1 Karten des Encoders und %2 des Decoders lernt</translation>
    </message>
    <message>
        <source>looking at cases</source>
        <translation>Fälle werden angesehen</translation>
    </message>
    <message>
        <source>looking at volumes</source>
        <translation>Volumina werden angesehen</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>making volumes</source>
        <translation>Volumina werden erzeugt</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>mask format</source>
        <translation>Maskenformat</translation>
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
        <source>mean teacher: %1 slices are learnt from without labels, %2 cases more; no test case (inductive)</source>
        <translation>Mean Teacher: Aus %1 Schichten wird ohne Annotation gelernt, dazu %2 Fälle; kein Testfall (induktiv)</translation>
    </message>
    <message>
        <source>mean teacher: %1 slices are learnt from without labels, %2 cases more; test cases among them (transductive)</source>
        <translation>Mean Teacher: Aus %1 Schichten wird ohne Annotation gelernt, dazu %2 Fälle; Testfälle sind darunter (transduktiv)</translation>
    </message>
    <message>
        <source>measuring %1</source>
        <translation>Messen %1</translation>
    </message>
    <message>
        <source>measuring the time it takes</source>
        <translation>die nötige Zeit wird gemessen</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>model format</source>
        <translation>Modellformat</translation>
    </message>
    <message>
        <source>more case</source>
        <translation>weiterer Fall</translation>
    </message>
    <message>
        <source>more labelled case</source>
        <translation>weiterer annotierter Fall</translation>
    </message>
    <message>
        <source>more pixels are promised than there can be</source>
        <translation>es sind mehr Pixel angekündigt, als es sein können</translation>
    </message>
    <message>
        <source>needs at least one row and a positive batch size</source>
        <translation>nötig sind mindestens eine Zeile und eine positive Batch-Größe</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>nnU-Net averages the %1 networks before probabilities are made of what they say, this program after that: masks differ a little at borders.</source>
        <translation>nnU-Net mittelt die %1 Netze, bevor aus ihren Antworten Wahrscheinlichkeiten werden, dieses Programm danach: An Rändern unterscheiden sich die Masken ein wenig.</translation>
    </message>
    <message>
        <source>nnU-Net counts labels without gaps: %1.</source>
        <translation>nnU-Net zählt Werte ohne Lücken: %1.</translation>
    </message>
    <message>
        <source>nnU-Net finds data sets by names such as &apos;Dataset001_Liver&apos;: give &apos;%1&apos; one before you put it below nnUNet_raw.</source>
        <translation>nnU-Net findet Datensätze an Namen wie „Dataset001_Liver“: Geben Sie &apos;%1&apos; einen solchen, bevor Sie ihn unter nnUNet_raw legen.</translation>
    </message>
    <message>
        <source>nnU-Net has no network whose last map has a width of its own.</source>
        <translation>nnU-Net hat kein Netz, dessen letzte Karte eine eigene Breite hat.</translation>
    </message>
    <message>
        <source>nnU-Net has no network with %1 normalisation.</source>
        <translation>nnU-Net hat kein Netz mit dieser Normalisierung: %1.</translation>
    </message>
    <message>
        <source>nnU-Net takes the encoder alone and learns a decoder anew.</source>
        <translation>nnU-Net nimmt nur den Encoder und lernt einen Decoder neu.</translation>
    </message>
    <message>
        <source>nnU-Net v2</source>
        <translation>nnU-Net v2</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s description</source>
        <translation>Beschreibung von nnU-Net</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s images lie in &apos;imagesTr&apos; beside it, here with the ending %1.</source>
        <translation>Bei nnU-Net liegen Bilder daneben in „imagesTr“, hier mit der Endung %1.</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s images lie in &apos;imagesTr&apos; beside it, here with the ending %1. There is no folder %2.</source>
        <translation>Bei nnU-Net liegen Bilder daneben in „imagesTr“, hier mit der Endung %1. Diesen Ordner gibt es nicht: %2.</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s loader of nnssl takes plain encoders for data of one sequence only.</source>
        <translation>nnU-Nets Lader für nnssl nimmt einfache Encoder nur für Daten mit einer Sequenz.</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s network has no place for &apos;%1&apos;.</source>
        <translation>Das Netz von nnU-Net hat keinen Platz für &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>nnU-Net&apos;s plans</source>
        <translation>Pläne von nnU-Net</translation>
    </message>
    <message>
        <source>nnssl can add it to an older checkpoint; if it is one of nnU-Net, take its whole folder.</source>
        <translation>nnssl kann ihn einem älteren Checkpoint hinzufügen; ist es einer von nnU-Net, nehmen Sie dessen ganzen Ordner.</translation>
    </message>
    <message>
        <source>nnssl has no network with %1 normalisation.</source>
        <translation>nnssl hat kein Netz mit dieser Normalisierung: %1.</translation>
    </message>
    <message>
        <source>nnssl&apos;s network has no place for &apos;%1&apos;.</source>
        <translation>Das Netz von nnssl hat keinen Platz für &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>no better than chance</source>
        <translation>nicht besser als Raten</translation>
    </message>
    <message>
        <source>no description of an array</source>
        <translation>keine Beschreibung eines Felds</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>kein Name</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>Nr. %1</translation>
    </message>
    <message>
        <source>no. %1 &apos;%2&apos; (%3 file)</source>
        <translation>Nr. %1 &apos;%2&apos; (%3 Datei)</translation>
    </message>
    <message>
        <source>no. %1 &apos;%2&apos; (%3 file, %4 volumes)</source>
        <translation>Nr. %1 &apos;%2&apos; (%3 Datei, %4 Volumina)</translation>
    </message>
    <message>
        <source>no. %1 &apos;%2&apos; (%3 files)</source>
        <translation>Nr. %1 &apos;%2&apos; (%3 Dateien)</translation>
    </message>
    <message>
        <source>no. %1 &apos;%2&apos; (%3 files, %4 volumes)</source>
        <translation>Nr. %1 &apos;%2&apos; (%3 Dateien, %4 Volumina)</translation>
    </message>
    <message>
        <source>not all its stages halve height and width: its patches were far from square</source>
        <translation>nicht alle seine Stufen halbieren Höhe und Breite: Seine Ausschnitte waren alles andere als quadratisch</translation>
    </message>
    <message>
        <source>not measured.</source>
        <translation>nicht gemessen.</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>of a kind that is not known here (&apos;%1&apos;)</source>
        <translation>von einer Art, die hier nicht bekannt ist (&apos;%1&apos;)</translation>
    </message>
    <message>
        <source>of diffusion</source>
        <translation>einer Diffusionsmessung</translation>
    </message>
    <message>
        <source>of diffusion (%1)</source>
        <translation>einer Diffusionsmessung (%1)</translation>
    </message>
    <message>
        <source>of mean 0 and standard deviation 1</source>
        <translation>mit Mittelwert 0 und Standardabweichung 1</translation>
    </message>
    <message>
        <source>of several echoes</source>
        <translation>mehrerer Echos</translation>
    </message>
    <message>
        <source>of several echoes (%1)</source>
        <translation>mehrerer Echos (%1)</translation>
    </message>
    <message>
        <source>of which NIfTI says that nothing is scaled, but ITK and Slicer add the intercept</source>
        <translation>wobei nach NIfTI nichts skaliert wird, ITK und Slicer aber den Achsenabschnitt addieren</translation>
    </message>
    <message>
        <source>on the CPU, which is slower</source>
        <translation>auf der CPU, die langsamer ist</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>one of these cases (%1)</source>
        <translation>einer dieser Fälle (%1)</translation>
    </message>
    <message>
        <source>only a pointer of Git LFS to the image</source>
        <translation>nur ein Verweis von Git LFS auf das Bild</translation>
    </message>
    <message>
        <source>only needed to resume, and the run is done</source>
        <translation>nur zum Fortsetzen nötig, und der Lauf ist fertig</translation>
    </message>
    <message>
        <source>opposed phase</source>
        <translation>gegen Phase</translation>
    </message>
    <message>
        <source>origin differs by %1 mm</source>
        <translation>Ursprung um %1 mm verschieden</translation>
    </message>
    <message>
        <source>part %1 of %2</source>
        <translation>Teil %1 von %2</translation>
    </message>
    <message>
        <source>parts of %1 × %2 pixels</source>
        <translation>Teile von %1 × %2 Pixeln</translation>
    </message>
    <message>
        <source>parts of volumes</source>
        <translation>Teile von Volumina</translation>
    </message>
    <message>
        <source>patches of %1 voxels</source>
        <translation>Ausschnitte von %1 Voxeln</translation>
    </message>
    <message>
        <source>patches of %1 × %2 pixels</source>
        <translation>Ausschnitte von %1 × %2 Pixeln</translation>
    </message>
    <message>
        <source>patient %1</source>
        <translation>Patient %1</translation>
    </message>
    <message>
        <source>percentiles must satisfy 0 &lt;= lower &lt; upper &lt;= 100, not %1 and %2</source>
        <translation>für Perzentile muss 0 &lt;= unteres &lt; oberes &lt;= 100 gelten, nicht %1 und %2</translation>
    </message>
    <message>
        <source>pixdim and sform</source>
        <translation>pixdim und sform</translation>
    </message>
    <message>
        <source>pixel size</source>
        <translation>Pixelgröße</translation>
    </message>
    <message>
        <source>placebo: what belongs together is taken apart; for comparison, not for use</source>
        <translation>Placebo: Was zusammengehört, wird getrennt; zum Vergleich, nicht zum Gebrauch</translation>
    </message>
    <message>
        <source>plan of scans</source>
        <translation>Plan der Untersuchungen</translation>
    </message>
    <message>
        <source>plane must be one of %1, or one of these turned, not %2</source>
        <translation>die Ebene muss eine von diesen sein: %1, oder eine davon gedreht, nicht %2</translation>
    </message>
    <message>
        <source>points that are no numbers</source>
        <translation>Punkte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>preparing slices</source>
        <translation>Schichten werden vorbereitet</translation>
    </message>
    <message>
        <source>preparing slices %1</source>
        <translation>Vorbereiten der Schichten %1</translation>
    </message>
    <message>
        <source>preparing the volumes alone takes about %1</source>
        <translation>Das Vorbereiten der Volumina allein dauert etwa %1</translation>
    </message>
    <message>
        <source>preparing, measuring and checking take about %1, and the fewest steps that make sense %2</source>
        <translation>Vorbereiten, Messen und Prüfen dauern etwa %1, und die wenigsten sinnvollen Schritte %2</translation>
    </message>
    <message>
        <source>pretrained (%1), %2</source>
        <translation>vortrainiert (%1), %2</translation>
    </message>
    <message>
        <source>pretrained (%1, %2 volume), %3</source>
        <translation>vortrainiert (%1, %2 Volumen), %3</translation>
    </message>
    <message>
        <source>pretrained (%1, %2 volumes), %3</source>
        <translation>vortrainiert (%1, %2 Volumina), %3</translation>
    </message>
    <message>
        <source>pretraining method</source>
        <translation>Methode des Vortrainings</translation>
    </message>
    <message>
        <source>probabilities are bytes, not %1</source>
        <translation>Wahrscheinlichkeiten sind Bytes, nicht %1</translation>
    </message>
    <message>
        <source>probabilities of the shape %1 are not those of this volume and these structures</source>
        <translation>Wahrscheinlichkeiten der Form %1 sind nicht die dieses Volumens und dieser Strukturen</translation>
    </message>
    <message>
        <source>project file</source>
        <translation>Projektdatei</translation>
    </message>
    <message>
        <source>projection must be one of %1, not %2</source>
        <translation>die Projektion muss eine von diesen sein: %1, nicht %2</translation>
    </message>
    <message>
        <source>projections, which make flat masks of volumes</source>
        <translation>Projektionen, die flache Masken von Volumina machen</translation>
    </message>
    <message>
        <source>qform, qfac</source>
        <translation>qform, qfac</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>record of an export</source>
        <translation>Eintrag eines Exports</translation>
    </message>
    <message>
        <source>record of learning</source>
        <translation>Eintrag des Lernens</translation>
    </message>
    <message>
        <source>record of the export</source>
        <translation>Eintrag des Exports</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>run plan</source>
        <translation>Plan des Laufs</translation>
    </message>
    <message>
        <source>run request</source>
        <translation>Anforderung des Laufs</translation>
    </message>
    <message>
        <source>run result</source>
        <translation>Ergebnis des Laufs</translation>
    </message>
    <message>
        <source>run status</source>
        <translation>Stand des Laufs</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>says by a table (ModalityLUTSequence) what its values mean, which is not read</source>
        <translation>sagt mit einer Tabelle (ModalityLUTSequence), was ihre Werte bedeuten; die wird nicht gelesen</translation>
    </message>
    <message>
        <source>scl_slope, scl_inter</source>
        <translation>scl_slope, scl_inter</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>segment %1</source>
        <translation>Segment %1</translation>
    </message>
    <message>
        <source>segmentation format</source>
        <translation>Segmentierungsformat</translation>
    </message>
    <message>
        <source>sequence &apos;%1&apos;</source>
        <translation>Sequenz &apos;%1&apos;</translation>
    </message>
    <message>
        <source>series %1</source>
        <translation>Serie %1</translation>
    </message>
    <message>
        <source>sform origin</source>
        <translation>Ursprung der sform</translation>
    </message>
    <message>
        <source>size is %1 against %2 voxels</source>
        <translation>Größe %1 gegen %2 Voxel</translation>
    </message>
    <message>
        <source>slice distance</source>
        <translation>Schichtabstand</translation>
    </message>
    <message>
        <source>slice store index</source>
        <translation>Verzeichnis des Schichtspeichers</translation>
    </message>
    <message>
        <source>slices, each the middle of a patch,</source>
        <translation>Schichten, jede die Mitte eines Ausschnitts,</translation>
    </message>
    <message>
        <source>smaller patches</source>
        <translation>kleinere Ausschnitte</translation>
    </message>
    <message>
        <source>so far.</source>
        <translation>bisher.</translation>
    </message>
    <message>
        <source>space dimension</source>
        <translation>space dimension</translation>
    </message>
    <message>
        <source>space directions</source>
        <translation>space directions</translation>
    </message>
    <message>
        <source>space origin</source>
        <translation>space origin</translation>
    </message>
    <message>
        <source>spacing is %1 mm against %2 mm</source>
        <translation>Voxelgröße %1 mm gegen %2 mm</translation>
    </message>
    <message>
        <source>spacing must be positive, not %1 and %2</source>
        <translation>die Voxelgröße muss positiv sein, nicht %1 und %2</translation>
    </message>
    <message>
        <source>split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>spread %1 px</source>
        <translation>Streuung %1 px</translation>
    </message>
    <message>
        <source>sslseg starter FOLDER --steps %1 --seed %2</source>
        <translation>sslseg starter FOLDER --steps %1 --seed %2</translation>
    </message>
    <message>
        <source>stage &apos;%1&apos; starts with %2</source>
        <translation>der Teil &apos;%1&apos; beginnt mit %2</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>test case</source>
        <translation>Testfall</translation>
    </message>
    <message>
        <source>test cases</source>
        <translation>Testfälle</translation>
    </message>
    <message>
        <source>that is %1 certain</source>
        <translation>mit mindestens %1 Sicherheit</translation>
    </message>
    <message>
        <source>the %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>the %1 alone</source>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>the CPU, which is slower</source>
        <translation>der CPU, die langsamer ist</translation>
    </message>
    <message>
        <source>the case &apos;%1&apos;</source>
        <translation>der Fall &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the case &apos;%1&apos; (%2 voxels)</source>
        <translation>der Fall &apos;%1&apos; (%2 Voxel)</translation>
    </message>
    <message>
        <source>the case &apos;%1&apos; has its image &apos;%2&apos; already.</source>
        <translation>Der Fall &apos;%1&apos; hat sein Bild &apos;%2&apos; schon.</translation>
    </message>
    <message>
        <source>the features of case &apos;%1&apos; have another shape than its record says</source>
        <translation>die Merkmale des Falls &apos;%1&apos; haben eine andere Form, als sein Eintrag sagt</translation>
    </message>
    <message>
        <source>the image of &apos;%1&apos; (%2)</source>
        <translation>das Bild von &apos;%1&apos; (%2)</translation>
    </message>
    <message>
        <source>the image of case &apos;%1&apos;</source>
        <translation>das Bild des Falls &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the labels of %1 training cases</source>
        <translation>den Masken von %1 Trainingsfällen</translation>
    </message>
    <message>
        <source>the mask &apos;%1&apos;</source>
        <translation>die Maske &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the mask has shape %1, its image %2</source>
        <translation>die Maske hat die Form %1, ihr Bild %2</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>das Modell</translation>
    </message>
    <message>
        <source>the neighbours of a slice</source>
        <translation>die Nachbarn einer Schicht</translation>
    </message>
    <message>
        <source>the role &apos;%1&apos;</source>
        <translation>die Verwendung &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the same answer to every image</source>
        <translation>dieselbe Antwort auf jedes Bild</translation>
    </message>
    <message>
        <source>the sequence &apos;%1&apos;</source>
        <translation>die Sequenz &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the sequence &apos;%1&apos; of &apos;%2&apos; (%3)</source>
        <translation>die Sequenz &apos;%1&apos; von &apos;%2&apos; (%3)</translation>
    </message>
    <message>
        <source>the slice before and the one after</source>
        <translation>die Schicht davor und die danach</translation>
    </message>
    <message>
        <source>the value %1</source>
        <translation>der Wert %1</translation>
    </message>
    <message>
        <source>the values %1</source>
        <translation>die Werte %1</translation>
    </message>
    <message>
        <source>the volume</source>
        <translation>das Volumen</translation>
    </message>
    <message>
        <source>the volume has no slice %1 along %2</source>
        <translation>das Volumen hat keine Schicht %1 entlang %2</translation>
    </message>
    <message>
        <source>the volume itself</source>
        <translation>das Volumen selbst</translation>
    </message>
    <message>
        <source>the volume with its assumed spacing</source>
        <translation>das Volumen mit der angenommenen Voxelgröße</translation>
    </message>
    <message>
        <source>there is no file &apos;%1&apos;.</source>
        <translation>Es gibt keine Datei &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>time %1</source>
        <translation>Zeit %1</translation>
    </message>
    <message>
        <source>time budget</source>
        <translation>Zeitvorgabe</translation>
    </message>
    <message>
        <source>torch %1 was built for another numpy than %2: the two cannot exchange data.</source>
        <translation>torch %1 wurde für ein anderes numpy als %2 gebaut: Die beiden können keine Daten austauschen.</translation>
    </message>
    <message>
        <source>torch has no kernels for compute capability %1 (it has %2). Install a torch build for this GPU.</source>
        <translation>torch hat keine Kernel für die Compute Capability %1 (es hat %2). Installieren Sie ein torch, das für diese GPU gebaut ist.</translation>
    </message>
    <message>
        <source>torch has no kernels for compute capability %1 (it has other GPUs). Install a torch build for this GPU.</source>
        <translation>torch hat keine Kernel für die Compute Capability %1 (es hat welche für andere GPUs). Installieren Sie ein torch, das für diese GPU gebaut ist.</translation>
    </message>
    <message>
        <source>torch lacks an operation on it (%1). Update torch, or use the CPU.</source>
        <translation>torch fehlt darauf eine Operation (%1). Aktualisieren Sie torch, oder nehmen Sie die CPU.</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>training case</source>
        <translation>Trainingsfall</translation>
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
        <source>training with drafts</source>
        <translation>Training mit Entwürfen</translation>
    </message>
    <message>
        <source>trigger time %1</source>
        <translation>Triggerzeit %1</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>two names for %1</source>
        <translation>zwei Namen für %1</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>Ohne Maske</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>validation Dice %1</source>
        <translation>Validierungs-Dice %1</translation>
    </message>
    <message>
        <source>validation Dice %1, was %2</source>
        <translation>Validierungs-Dice %1, vorher %2</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>Volumen %1</translation>
    </message>
    <message>
        <source>volume store index</source>
        <translation>Verzeichnis des Volumenspeichers</translation>
    </message>
    <message>
        <source>volumes without labels elsewhere</source>
        <translation>Volumina ohne Annotation, anderswo</translation>
    </message>
    <message>
        <source>volumes, which a 3D network sees in three dimensions</source>
        <translation>Volumina, die ein 3D-Netz in drei Dimensionen sieht</translation>
    </message>
    <message>
        <source>voxels are displaced by up to %1 mm</source>
        <translation>Voxel um bis zu %1 mm versetzt</translation>
    </message>
    <message>
        <source>weights: %1%2</source>
        <translation>Gewichte: %1%2</translation>
    </message>
    <message>
        <source>weights: %1%2.</source>
        <translation>Gewichte: %1%2.</translation>
    </message>
    <message>
        <source>weights: %1%2. %3</source>
        <translation>Gewichte: %1%2. %3</translation>
    </message>
    <message>
        <source>weights: random%1</source>
        <translation>Gewichte: zufällig%1</translation>
    </message>
    <message>
        <source>weights: random%1.</source>
        <translation>Gewichte: zufällig%1.</translation>
    </message>
    <message>
        <source>weights: random%1. %2</source>
        <translation>Gewichte: zufällig%1. %2</translation>
    </message>
    <message>
        <source>what came from the backbone learns at %1 of the rate</source>
        <translation>was vom Backbone kam, lernt mit %1 der Rate</translation>
    </message>
    <message>
        <source>where a whole number is needed</source>
        <translation>wo eine ganze Zahl nötig ist</translation>
    </message>
    <message>
        <source>where whole numbers from 1 on are needed</source>
        <translation>wo ganze Zahlen ab 1 nötig sind</translation>
    </message>
    <message>
        <source>which NIfTI does not know or ITK does not read</source>
        <translation>was NIfTI nicht kennt oder ITK nicht liest</translation>
    </message>
    <message>
        <source>which are no numbers</source>
        <translation>was keine Zahlen sind</translation>
    </message>
    <message>
        <source>which cannot be had with compressed voxels</source>
        <translation>was bei komprimierten Voxeln nicht möglich ist</translation>
    </message>
    <message>
        <source>which has %1 numbers instead of %2 (decimal commas?)</source>
        <translation>was %1 Zahlen hat statt %2 (Dezimalkommas?)</translation>
    </message>
    <message>
        <source>which is neither a field nor a comment</source>
        <translation>was weder ein Feld noch ein Kommentar ist</translation>
    </message>
    <message>
        <source>which is no matrix of a volume</source>
        <translation>was keine Matrix eines Volumens ist</translation>
    </message>
    <message>
        <source>which is no rotation</source>
        <translation>was keine Drehung ist</translation>
    </message>
    <message>
        <source>which is no size of an image</source>
        <translation>was keine Größe eines Bildes ist</translation>
    </message>
    <message>
        <source>which is no type of voxels</source>
        <translation>was kein Voxeltyp ist</translation>
    </message>
    <message>
        <source>which is no unit of length</source>
        <translation>was keine Längeneinheit ist</translation>
    </message>
    <message>
        <source>which is not understood</source>
        <translation>was nicht verstanden wird</translation>
    </message>
    <message>
        <source>which it has said before</source>
        <translation>was schon einmal angegeben ist</translation>
    </message>
    <message>
        <source>which leaves out an axis of space</source>
        <translation>was eine Achse des Raums auslässt</translation>
    </message>
    <message>
        <source>while %1 is %2</source>
        <translation>solange %1 gleich %2 ist</translation>
    </message>
    <message>
        <source>whole network</source>
        <translation>ganzes Netz</translation>
    </message>
    <message>
        <source>with %1 slice at a time</source>
        <translation>mit %1 Schicht auf einmal</translation>
    </message>
    <message>
        <source>with %1 slices at a time</source>
        <translation>mit %1 Schichten auf einmal</translation>
    </message>
    <message>
        <source>with decimal commas where numbers need points</source>
        <translation>mit Dezimalkommas, wo Zahlen Punkte brauchen</translation>
    </message>
    <message>
        <source>with other slices: %1</source>
        <translation>mit anderen Schichten: %1</translation>
    </message>
    <message>
        <source>writing cases</source>
        <translation>Fälle werden geschrieben</translation>
    </message>
    <message>
        <source>writing masks</source>
        <translation>Masken werden geschrieben</translation>
    </message>
</context>
</TS>
