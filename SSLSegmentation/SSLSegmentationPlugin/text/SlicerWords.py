"""What the library advises for the command line, in Slicer's words. In English: translations say so themselves.

A test looks for advice that has none yet.
"""

import re

_WORDS = [
    # ------------------------------------------------------------ cards of models
    (
        r"`--keep-all-parts` of `sslseg predict` and `sslseg evaluate` leaves",
        "'Keep all parts' in the step 'Review' leaves",
    ),
    # ------------------------------------------------------------ adding volumes and masks
    (
        r"Masks come in with their images: .*? repeat with --as-images\.",
        (
            "Give it to its case with 'Give it a mask'; or, if it is an image, choose 'Also what looks like a mask' "
            "and add it again."
        ),
    ),
    (r"--as-images adds masks", "'Also what looks like a mask' adds masks"),
    (
        r"'sslseg label PROJECT CASE --healthy' says so",
        "choose 'It shows none of the structures' under 'Give it a mask'",
    ),
    (r"'sslseg label PROJECT \S+ \".*?\"' gives", "'Give it a mask' gives"),
    (r"'sslseg role PROJECT \S+ --role \S+' gives", "'Use selected for' gives"),
    (r" \('sslseg add PROJECT IMAGE'\)", ""),
    (r"Leave out --link", "Do not choose 'Leave files where they are'"),
    (r"Add it without --link", "Add it without 'Leave files where they are'"),
    (r", as in 'sslseg label PROJECT case0001@3 MASK'", ""),
    (
        r": 'sslseg remove PROJECT \S+'; its mask can then be given to the frame: 'sslseg label PROJECT \S+ MASK'",
        " ('Remove …' in the step 'Data'); its mask can then be given to the frame ('Give it a mask')",
    ),
    (
        r"Say which to take: repeat with --frames first \(or last, mean, all, or numbers such as 1,5,9\)\.",
        (
            "Load it, and add it from the scene: its volumes become the frames of one case. To have one of them alone, "
            "choose it in the module 'Sequences', clone it, and add the clone."
        ),
    ),
    (
        r"Add the volume that you want alone: 'sslseg add PROJECT FILE --frames first'\.",
        "Load the file, choose the volume that you want in the module 'Sequences', clone it, and add the clone.",
    ),
    (r"\('sslseg remove(?: PROJECT \S+)?'\)", "('Remove …' in the step 'Data')"),
    (
        r"'sslseg add --field-of-view' or '--pixel-size'",
        "another voxel size ('The files' voxel size is not true …' in the step 'Data')",
    ),
    (
        r"--pixel-size of 'sslseg add' sets another one",
        "'The files' voxel size is not true …' in the step 'Data' sets another one when it is added",
    ),
    (
        r"\(--fold chooses another\)",
        "(the command line chooses one of several ('sslseg import … --fold N'))",
    ),
    (r", or one sequence of it with --channel", ""),
    (r": 'sslseg role PROJECT CASE --role train'", " ('Use selected for' in the step 'Data')"),
    (
        r"rename it: 'sslseg channels PROJECT --first \"[^\"]*\"'\.",
        "rename it under 'Sequences …' in the step 'Data'.",
    ),
    (r"If you mean it, repeat with --force", "If you mean it, say so where the step 'Data' asks"),
    # ------------------------------------------------------------ sequences
    (r"'sslseg channel PROJECT CASE NAME FILE' gives", "'Sequences …' in the step 'Data' gives"),
    (
        r", or let it see each slice by itself \(--context 0\)",
        ", or set 'Neighbouring slices' to 0 ('Advanced settings')",
    ),
    (
        r"Leave the context 'auto', choose another strategy, or a backbone that was pretrained with --context 1",
        "Leave 'Neighbouring slices' at 'auto', choose another strategy, or a backbone that has seen them",
    ),
    # ------------------------------------------------------------ settings
    (r"'sslseg methods --json' lists all\.", "Choose the settings anew in the step that trains."),
    # ------------------------------------------------------------ structures
    (
        r"Keep value and name of what is there: 'sslseg labels PROJECT' has --add .*? for another name\.",
        "A structure that masks have can be renamed, coloured and moved, but not removed.",
    ),
    (r"'sslseg labels PROJECT --names liver spleen'", "name the structures in the step 'Annotate'"),
    (
        r"'sslseg labels PROJECT --names [^']*'",
        "add structures in the step 'Annotate' until each value has its name",
    ),
    (
        r"'sslseg labels PROJECT --add \d+=NAME'",
        "add structures in the step 'Annotate' until one has this value",
    ),
    (r"add it to the schema: 'sslseg labels PROJECT --add \".*?\"'", "add it in the step 'Annotate'"),
    (r": 'sslseg labels PROJECT --rename \".*?\"'", " in the step 'Annotate'"),
    (r"'sslseg labels PROJECT --priority' changes", "the step 'Annotate' changes"),
    # ------------------------------------------------------------ what there is
    (r"create a project there with 'sslseg new'", "make one under 'New' in the step 'Data'"),
    (r"'sslseg cases PROJECT' lists", "The step 'Data' lists"),
    (r"'sslseg models PROJECT' lists", "The step 'Models' lists"),
    (r"'sslseg runs PROJECT' lists", "The steps 'Pretrain', 'Finetune' and 'Review' list"),
    (r"'sslseg pretrain PROJECT' starts", "The step 'Pretrain' starts"),
    (
        r"Run 'sslseg pretrain' first, or use --backbone scratch(?: or --backbone starter)?",
        "Pretrain first, or start from the starter or from scratch",
    ),
    (r"Run 'sslseg finetune' first", "Finetune first"),
    # ------------------------------------------------------------ training
    (
        r"\(docs/results\.md\)\. From the project's own pretraining: --backbone latest",
        "yet; a pretraining of the project can be chosen under 'What does it start from?'",
    ),
    (r"\('sslseg en-face' gives it to a case\)", "('Flat image …' in the step 'Data' gives it to a case)"),
    (
        r"Add them with 'sslseg en-face PROJECT CASE --axis k --image FILE', or use --target own, which",
        "Add them with 'Flat image …' in the step 'Data', or choose 'own' as the target, which",
    ),
    (
        r"Give it one with 'sslseg en-face PROJECT CASE --mask FILE', or change its role",
        "Draw one in the step 'Annotate', or change its role",
    ),
    (
        r"Give at least one its mask: 'sslseg en-face PROJECT CASE --axis k --mask FILE'",
        "Draw one in the step 'Annotate', on the flat image",
    ),
    (r"Give it one with 'sslseg en-face'", "Draw one in the step 'Annotate', on the flat image"),
    (r"Give it to the case again with 'sslseg en-face'", "Give it to the case again, in the step 'Data'"),
    (r"Say so with --axis i, j or k", "Choose the direction under 'Flat image …' in the step 'Data'"),
    (
        r"Use --depth (\d+) or more, or a network with fewer widths",
        r"Set 'Depth' to \1 or more ('Advanced settings')",
    ),
    (r"\(--depth (\d+)\)", r"('Depth' \1 under 'Advanced settings')"),
    (r"or raise --max-size", "or allow larger images ('Advanced settings')"),
    (r"(?:Use 'sslseg finetune --en-face'|Leave out --en-face)(?:, or choose)?", "Choose"),
    (
        r"Start from scratch, or make one: 'sslseg starter FOLDER', then --backbone FOLDER/starter\.pt",
        "Start from scratch, or from a pretraining",
    ),
    (r"\(--start random\)", "('Begins with' under 'Advanced settings')"),
    (r"Leave out --networks", "Set 'Networks that answer together' to 1 ('Advanced settings')"),
    (r"with --random-probe", "with 'Last layer only, on a random network' under 'Advanced settings'"),
    (
        r"a much lower --learning-rate or with --precision fp32",
        "a much lower learning rate or with the number format fp32 ('Advanced settings')",
    ),
    (r"\(--widths\)", "('Channels of the network' under 'Advanced settings')"),
    (r"with --normalisation z-score", "with 'Normalisation of brightness' set to 'Z-score' ('Advanced settings')"),
    (r"with --plane (\w+)", r"with '\1' as 'Plane of the slices' ('Advanced settings')"),
    (r"Use --device auto or --device cpu", "Check in the step 'Set-up' what this computer can compute with"),
    (r"Predict with --device cpu; if that does not help, train", "Train"),
    (r"'sslseg predict PROJECT --cases \S+' makes them", "The step 'Review' makes them"),
    (r"Name it with --structure, one of", "Say which it is, one of"),
    (r"with what the command prints when it is repeated with --debug", "and say what you were about to do"),
]
_COMMAND = re.compile(r"sslseg|--[a-z]")
_REPLACED = [(re.compile(pattern), words) for pattern, words in _WORDS]


def inSlicersWords(text: str) -> str:
    """An English text whose advice is for Slicer."""
    if not _COMMAND.search(text):
        return text
    for pattern, words in _REPLACED:
        text = pattern.sub(words, text)
    return text
