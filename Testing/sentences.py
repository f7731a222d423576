"""What the library can say to a person, collected from its sources as templates: "The file '%1' does not exist.".

Every string of the library that has words counts, unless the rules below say why nobody reads it in Slicer. Strings
that are put together (f-strings, ``a + b``, ``x if y else z``, ``counted(n, "case")``, a name for one of these) are
taken together, with each of their alternatives as a template of its own; what is filled in becomes %1, %2 …
``python Testing/translations.py`` runs it, and the module's ``text/Sentences.py`` finds the template of a text again.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from Testing.sentence_templates import (
    Hole,
    Parts,
    Sentence,
    called_name,
    capitalised,
    formatted,
    hole_of,
    made_plural,
    product,
    sentence_of,
)

LIBRARY = Path(__file__).resolve().parents[1] / "SSLSegmentationLib"
#: Folders and files whose texts do not come up in Slicer: what only the command line runs.
NOT_IN_SLICER = (
    "__main__.py",
    "api.py",
    "cli/",
    "study/",
    "embedding/comparison.py",
    "execution/bring_back.py",
    "execution/ranks.py",
    "inference/file_prediction.py",
    "inference/mask_places.py",
    "inference/prediction_table.py",
    "inference/series_prediction.py",
    "jobs/problem_report.py",  # for engineers
)
#: What Slicer hears of the commands that it runs: functions of their files, or all.
OF_COMMANDS = ("cli/draft_commands.py:_nothing_made", "cli/finding.py:*", "cli/main.py:_explained")
#: Files whose texts are drawn into pictures, which the worker makes in English.
DRAWN = ("figures/", "embedding/picture.py")
#: Constants and functions (of a file, or all) that have no texts for a window: what systems and scanners say, names of
#: structures, programs, and what is written beside exports for whoever uses them elsewhere.
OTHERS_WORDS = (
    "core/packages.py:_NO_MEMORY",
    "core/process.py:*",
    "execution/export.py:_README",
    "importing/phantom.py:LABELS",
    "importing/nnunet_export.py:_README",
    "inference/bundle.py:_NO_LICENCE",
    "inference/bundle.py:_in_monai",
    "inference/bundle_config.py:*",
    "inference/nnssl_export.py:_in_nnunet",
    "inference/nnunet_export.py:_in_nnunet",
    "preflight/report.py:Severity",
    "pretraining/starter_scenes.py:*",
    "training/distributed.py:_GONE",
    "training/foreign.py:*",
    "training/memory.py:_SIGNS",
    "volumes/dicom_patient.py:_TEXT",
)
#: Parameters that take a noun, which a sentence of the function has in it: also a single word counts.
_NOUNS = ("what", "noun")
#: Faults of files that are read, which the sentence of the error has in brackets; elsewhere they are a developer's.
_REASONS = ("embedding/draft", "importing/", "project/", "stores/", "volumes/")
#: Calls that count nouns: call → where the noun stands among its arguments; "case" if it does not.
_COUNTING = {"counted_cases": 1, "with_frames": 2, "_cases": 3}
#: Tables of nouns that are counted where nobody can see which it is.
_COUNTED = ("KINDS",)
#: Calls whose texts are not for people: logs, patterns, faults of a developer, and what the registries say, which the
#: module asks for in a context of its own (``library_texts`` of translations.py).
_NOT_SHOWN = frozenset({
    "debug", "info", "warning", "exception", "error", "critical", "log", "add_argument", "add_argument_group",
    "ArgumentParser", "compile", "fullmatch", "findall", "search", "match", "sub", "split", "startswith", "endswith",
    "removeprefix", "removesuffix", "replace", "strptime", "strftime", "encode", "ValueError", "TypeError",
    "RuntimeError", "AttributeError", "NotImplementedError", "AssertionError", "KeyError", "OSError", "BadZipFile",
    "ImportError", "ModuleNotFoundError", "register", "Registry", "_register", "setting", "TypeVar", "cast",
    "getLogger", "import_module", "Thread", "derived_seed", "write_bytes", "system", "set_xlabel", "set_ylabel",
    "legend", "annotate", "axhline", "savefig", "EnvironmentError", "FileNotFoundError", "Strategy", "Network",
    "MaskFormat", "ExchangeFormat", "Scale", "ProjectionScale", "Structure", "Needs",
})  # fmt: skip
_LOGGERS = ("logging", "log", "_log", "logger", "_logger")
#: Alternatives of one text that are spelt out; where there are more, its parts are templates of their own.
_MOST = 8
_WORD = re.compile(r"[^\W\d_]{2}")


def sentences(library: Path = LIBRARY) -> dict[str, Sentence]:
    """All templates, by their text."""
    found: dict[str, Sentence] = {}
    paths = {path.relative_to(library).as_posix(): path for path in sorted(library.rglob("*.py"))}
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in paths.items()}
    naming = {call: place for tree in trees.values() for call, place in _naming(tree)}
    for name in trees:
        if not name.startswith((*NOT_IN_SLICER, *DRAWN)) or name in {each.split(":")[0] for each in OF_COMMANDS}:
            for sentence in _Reader(name, trees, naming).read():
                known = found.setdefault(sentence.text, sentence)
                if known is not sentence:
                    pairs = zip(known.kinds, sentence.kinds, strict=True)
                    known.kinds = "".join(a if a == b else "o" for a, b in pairs)
                    known.places += sentence.places
    return dict(sorted(found.items()))


class _Reader:
    """Reads one file."""

    def __init__(self, name: str, trees: Mapping[str, ast.Module], naming: Mapping[str, int]) -> None:
        self._name, self._tree, self._trees, self._naming = name, trees[name], trees, naming
        self._parents = {child: node for node in ast.walk(self._tree) for child in ast.iter_child_nodes(node)}
        self._scopes: dict[ast.AST, dict[str, list[ast.AST]]] = {}
        self._used: set[ast.AST] = set()  # names whose texts are spelt out where they stand
        self._roots: list[tuple[ast.AST, list[Parts]]] = []
        self._nouns: set[ast.AST] = set()
        self._seen: set[ast.AST] = set()

    def read(self) -> Iterator[Sentence]:
        """The templates of the file."""
        for node in self._said():
            self._visit(node)
        for node, several in self._roots:
            if not self._is_spelt_out_elsewhere(node):
                for parts in several:
                    sentence = sentence_of(parts, is_noun=node in self._nouns)
                    if sentence is not None:
                        sentence.places.append(f"{self._name}:{node.lineno}")  # type: ignore[attr-defined]
                        yield sentence

    def _said(self) -> Iterator[ast.AST]:
        """What of the file is heard in Slicer."""
        if not self._name.startswith("cli/") or f"{self._name}:*" in OF_COMMANDS:
            yield self._tree
            return
        for node in self._tree.body:
            if isinstance(node, ast.FunctionDef) and f"{self._name}:{node.name}" in OF_COMMANDS:
                yield node

    # ------------------------------------------------------------------ what counts as a text
    def _visit(self, node: ast.AST) -> None:
        if node in self._seen:  # what a name stands for may hold the name
            return
        self._seen.add(node)
        if self._is_of_others(node):
            return
        self._find_nouns(node)
        if _is_skipped(node) and not self._is_reason(node):
            return
        several = self._texts(node, ())
        if several is None:
            for name, value in ast.iter_fields(node):
                if name in ("annotation", "returns", "slice") or (isinstance(node, ast.Dict) and name == "keys"):
                    continue
                for child in value if isinstance(value, list) else [value]:
                    if isinstance(child, ast.AST):
                        self._visit(child)
            return
        self._roots.append((node, several))
        for hole in {
            id(part.node): part.node for parts in several for part in parts if isinstance(part, Hole)
        }.values():
            if isinstance(words := self._mapping(hole), ast.Dict):
                self._add_nouns(words.values)
            if hole is not node:
                self._visit(hole)

    def _find_nouns(self, node: ast.AST) -> None:
        """Nouns that are given to a function: they count whatever else is left out."""
        given: list[ast.AST | None] = []
        if isinstance(node, ast.Call):
            given += node.args[self._naming.get(called_name(node), len(node.args)) :][:1]
            given += [each.value for each in node.keywords if each.arg in _NOUNS]
            self._find_counted(node)
            if called_name(node) == "Preview":  # headings in a picture
                given += [word for each in node.args if isinstance(each, ast.Tuple) for word in each.elts]
            if called_name(node) == "register":  # formats of masks are spoken of by their titles
                formats = [each for each in node.args if isinstance(each, ast.Call)]
                given += [arg for each in formats if called_name(each) == "MaskFormat" for arg in each.args[1:2]]
                ways = [each for each in formats if called_name(each) == "Strategy"]
                given += [word.value for each in ways for word in each.keywords if word.arg in ("noun", "part")]
        elif isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("Enum") for base in node.bases):
            given += [each.value for each in node.body if isinstance(each, ast.Assign)]
        elif isinstance(node, ast.FunctionDef):
            given += [value for arg, value in _with_defaults(node.args) if arg in _NOUNS]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in _COUNTED:
            given += node.value.values if isinstance(node.value, ast.Dict) else []
            self._roots += [
                (noun, counted) for noun in given if noun and (counted := self._counted(ast.Tuple([]), noun))
            ]
        self._add_nouns(given)

    def _add_nouns(self, given: Iterable[ast.AST | None]) -> None:
        for noun in given:
            if isinstance(noun, ast.Constant) and isinstance(noun.value, str) and noun not in self._nouns:
                self._nouns.add(noun)
                self._roots.append((noun, [[str(noun.value)]]))

    def _find_counted(self, node: ast.Call) -> None:
        """What is counted by a call: it is said where nobody can see the noun."""
        at = _COUNTING.get(called_name(node), len(node.args) + 1)
        if at <= len(node.args):
            one = node.args[at] if at < len(node.args) else ast.Constant("case")
            many = node.args[at + 1] if at + 1 < len(node.args) else None
            if counted := self._counted(ast.Tuple([]), one, many):
                self._roots.append((node, counted))

    def _counted(
        self, count: ast.AST, one: ast.AST, many: ast.AST | None = None, open_names: tuple[str, ...] = ()
    ) -> list[Parts] | None:
        singular = self._texts(one, open_names)
        plural = self._texts(many, open_names) if many else made_plural(singular)
        if singular is None or plural is None or len(singular) + len(plural) > _MOST:
            return None
        return [[Hole("n", count), " ", *parts] for parts in (*singular, *plural)]

    def _mapping(self, node: ast.AST) -> ast.AST | None:
        """The words that a place takes from a mapping of the file: ``{_WORDS[kind]}``."""
        if isinstance(node, ast.Call) and called_name(node) == "get" and isinstance(node.func, ast.Attribute):
            node = node.func
        name = node.value if isinstance(node, (ast.Subscript, ast.Attribute)) else None
        if not (isinstance(name, ast.Name) and name.id.isupper()):
            return None
        return next(iter(self._values_of(name)), None) or _constant(self._trees, self._name, self._tree, name.id)

    def _is_reason(self, node: ast.AST) -> bool:
        is_error = isinstance(node, ast.Call) and called_name(node) in ("ValueError", "TypeError")
        return is_error and self._name.startswith(_REASONS)

    def _is_of_others(self, node: ast.AST) -> bool:
        names = ["*"]
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names += [target.id for target in targets if isinstance(target, ast.Name)]
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.append(node.name)
        return any(f"{self._name}:{name}" in OTHERS_WORDS for name in names)

    def _is_spelt_out_elsewhere(self, node: ast.AST) -> bool:
        """Whether it is the value of a name that is only used within other texts, which say it already."""
        parent = self._parents.get(node)
        if not (isinstance(parent, ast.Assign) and all(isinstance(target, ast.Name) for target in parent.targets)):
            return False
        names = {target.id for target in parent.targets if isinstance(target, ast.Name)}
        scope = self._scope(node)
        loads = [
            each
            for each in ast.walk(scope)
            if isinstance(each, ast.Name) and each.id in names and isinstance(each.ctx, ast.Load)
        ]
        return bool(loads) and all(load in self._used for load in loads)

    # ------------------------------------------------------------------ what it can say
    def _texts(self, node: ast.AST, open_names: tuple[str, ...]) -> list[Parts] | None:
        """The alternatives of an expression that makes a text; None of any other."""
        if isinstance(node, ast.Constant):
            return [formatted([node.value], node)] if isinstance(node.value, str) else None
        if isinstance(node, ast.JoinedStr):
            return self._joined([self._filled(value, open_names) for value in node.values])
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            sides = [self._texts(side, open_names) for side in (node.left, node.right)]
            if sides == [None, None]:
                return None
            pairs = zip(sides, (node.left, node.right), strict=True)
            return self._joined([side if side is not None else [[hole_of(own)]] for side, own in pairs])
        if isinstance(node, ast.IfExp):
            return self._either([node.body, node.orelse], open_names)
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            return self._either(node.values, open_names)
        if isinstance(node, ast.Call):
            return self._called(node, open_names)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in open_names:
            values = self._values_of(node)
            several = self._either(values, (*open_names, node.id)) if values else None
            if several is not None:
                self._used.add(node)
            return several
        return None

    def _filled(self, value: ast.AST, open_names: tuple[str, ...]) -> list[Parts]:
        """A part of an f-string."""
        if not isinstance(value, ast.FormattedValue):
            return self._texts(value, open_names) or [[hole_of(value)]]
        if value.format_spec is not None:
            return [[Hole("n" if re.search(r"[dfgeG%]'?$", ast.unparse(value.format_spec)) else "o", value.value)]]
        return self._texts(value.value, open_names) or [[hole_of(value.value)]]

    def _either(self, nodes: list[ast.AST] | list[ast.expr], open_names: tuple[str, ...]) -> list[Parts] | None:
        several = [self._texts(node, open_names) for node in nodes]
        if all(one is None for one in several):
            return None
        pairs = zip(several, nodes, strict=True)
        found = [parts for one, node in pairs for parts in ([[hole_of(node)]] if one is None else one)]
        return found if len(found) <= _MOST else None

    def _joined(self, pieces: list[list[Parts]]) -> list[Parts]:
        while product(pieces) > _MOST:  # the part with most alternatives is filled in, and is a template of its own
            most = max(pieces, key=len)
            pieces[pieces.index(most)] = [[Hole("o", ast.Tuple([]))]]
            self._roots.append((self._nearest(most), most))
        return [[part for parts in chosen for part in parts] for chosen in itertools.product(*pieces)]

    def _nearest(self, several: list[Parts]) -> ast.AST:
        nodes = (part.node for parts in several for part in parts if isinstance(part, Hole))
        return next((node for node in nodes if hasattr(node, "lineno")), self._tree.body[0])

    def _called(self, node: ast.Call, open_names: tuple[str, ...]) -> list[Parts] | None:
        name = called_name(node)
        if name == "counted" and len(node.args) > 1:
            return self._counted(*node.args[:2], node.args[2] if len(node.args) > 2 else None, open_names)
        if name == "capitalised" and node.args:
            inner = self._texts(node.args[0], open_names)
            return None if inner is None else [capitalised(parts) for parts in inner]
        if name in ("strip", "rstrip", "lstrip") and isinstance(node.func, ast.Attribute) and not node.args:
            return self._texts(node.func.value, open_names)
        if name == "format" and isinstance(node.func, ast.Attribute):
            texts = self._texts(node.func.value, open_names)
            return None if texts is None else [formatted(parts, node) for parts in texts]
        return None

    def _values_of(self, node: ast.Name) -> list[ast.AST]:
        """What is given to a name: in its function, else at the top of the file. Nothing if that is not all known."""
        for scope in (self._scope(node), self._tree):
            if node.id in (values := self._values_in(scope)):
                return values[node.id]
        return []

    def _values_in(self, scope: ast.AST) -> dict[str, list[ast.AST]]:
        if scope in self._scopes:
            return self._scopes[scope]
        given: dict[str, list[ast.AST]] = {}
        unknown: set[str] = set()
        for each in ast.walk(scope):
            if isinstance(each, (ast.Assign, ast.AnnAssign)) and self._scope(each) is scope:
                targets = each.targets if isinstance(each, ast.Assign) else [each.target]
                for target in targets:
                    if isinstance(target, ast.Name) and each.value is not None:
                        given.setdefault(target.id, []).append(each.value)
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store) and self._scope(each) is scope:
                parent = self._parents[each]
                if not isinstance(parent, (ast.Assign, ast.AnnAssign)):
                    unknown.add(each.id)
            if isinstance(each, ast.arg):
                unknown.add(each.arg)
        self._scopes[scope] = {name: [] if name in unknown else values for name, values in given.items()}
        self._scopes[scope] |= {name: [] for name in unknown}
        return self._scopes[scope]

    def _scope(self, node: ast.AST) -> ast.AST:
        above = self._parents.get(node)
        while above is not None and not isinstance(above, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Module)):
            above = self._parents.get(above)
        return above or self._tree


# ---------------------------------------------------------------------- small parts
def _naming(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions and classes that take a noun, and the place of it among their arguments."""
    for node in ast.walk(tree):
        for inner in node.body if isinstance(node, (ast.ClassDef, ast.Module)) else ():
            if isinstance(inner, ast.FunctionDef):
                names = [arg.arg for arg in inner.args.args if arg.arg not in ("self", "cls")]
                for place, name in enumerate(names):
                    if name in _NOUNS:
                        yield (node.name if inner.name == "__init__" else inner.name), place  # type: ignore[union-attr]


def _constant(trees: Mapping[str, ast.Module], file: str, tree: ast.Module, name: str) -> ast.AST | None:
    """What a constant is that a file imports from another one of the library."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names):
            folder = Path(file).parents[node.level - 1] if node.level else Path()
            other = trees.get(folder.joinpath(*(node.module or "").split(".")).with_suffix(".py").as_posix())
            for each in other.body if other else ():
                if isinstance(each, ast.Assign) and any(ast.unparse(target) == name for target in each.targets):
                    return each.value
    return None


def _with_defaults(arguments: ast.arguments) -> Iterator[tuple[str, ast.expr | None]]:
    first = [*arguments.posonlyargs, *arguments.args]
    late = first[len(first) - len(arguments.defaults) :]
    yield from ((arg.arg, value) for arg, value in zip(late, arguments.defaults, strict=True))
    yield from ((arg.arg, value) for arg, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True))


def _is_skipped(node: ast.AST) -> bool:
    """Whether nobody reads what stands in it."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True  # a docstring
    if isinstance(node, (ast.Compare, ast.Import, ast.ImportFrom, ast.Assert)):
        return True
    if isinstance(node, ast.Call):
        name = called_name(node)
        owner = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
        if name in ("warning", "error", "info", "debug", "exception"):
            return owner.split(".")[-1] in _LOGGERS
        return name in _NOT_SHOWN
    return False
