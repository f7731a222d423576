"""What a task is, and the registry that everything else asks: :func:`task_of`.

A task is a file of this folder. It says what a user reads of it, and names what belongs to it: which cases it can use
and how they are prepared and stored (its ``plan``), what a finetuning can be asked for (its ``settings``), how it is
pretrained and finetuned, how it predicts and how it is scored. These parts lie on the floors where they belong and are
imported when they are first asked for, so that settings, cards and Slicer ask a task without loading torch.

Standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..core.errors import CheckpointError
from ..core.registry import Registry, loaded
from ..networks.architecture import REGISTRY as NETWORKS
from ..networks.architecture import UNET, architecture, offered

if TYPE_CHECKING:
    from ..project import Case

SLICES = "slices"
_LIBRARY = __package__.partition(".")[0]


class Part:
    """A part of a task, imported when somebody first asks for it.

    Args:
        source: module of this library and name in it, as ``training.plan:RunPlan``.
    """

    def __init__(self, source: str) -> None:
        self.source = source

    def __get__(self, task: Task | None, owner: type[Task]) -> Any:
        return loaded(_LIBRARY, self.source)


class Task:
    """A task; subclasses say what is other than with slices. A part is the thing itself, or a :class:`Part`.

    The parts and what is asked of them:

    * ``plan``: subclass of ``training.plan.RunPlan``: which cases have a reference, how they are prepared and stored.
    * ``settings``: dataclass of what a finetuning can be asked for, as ``finetuning.settings.FinetuneSettings``.
    * ``pretraining``: subclass of ``pretraining.base.TaskPretraining``; None if there is none.
    * ``finetuning``: subclass of ``finetuning.base.TaskFinetuning``.
    * ``predictor``: subclass of ``inference.prediction.TaskPredictor``, called with path, device, flips, keep_all_parts
      and content (of the checkpoint) by name.
    * ``score``: compares a predicted mask with the reference of a case, as ``inference.scoring.score_volume``.
    """

    if TYPE_CHECKING:
        plan: Any
        settings: Any
        pretraining: Any
        finetuning: Any
        predictor: Any
        score: Any

    #: In plans, requests and recipes.
    name: ClassVar[str]
    #: What its networks are for, in words.
    purpose: ClassVar[str]
    #: What comes out, in words.
    makes: ClassVar[str]
    #: A case that can be scored, in words; ``{role}`` is its role.
    labelled_case: ClassVar[str] = "labelled {role} case"
    #: Flag of ``sslseg finetune`` that asks for it, and its help; without one it is what is done unasked.
    flag: ClassVar[str] = ""
    flag_help: ClassVar[str] = ""
    #: Network that is trained unless another one of :attr:`networks` is asked for.
    network: ClassVar[str] = UNET
    #: Whether several processes can train it together.
    spreads: ClassVar[bool] = False
    #: Whether a study can compare it.
    compared: ClassVar[bool] = False
    #: Whether its masks are flat, in the plane that volumes are projected onto.
    is_flat: ClassVar[bool] = False
    #: Whether Slicer's panels can finetune it and show its masks.
    in_slicer: ClassVar[bool] = False
    #: Whether these can predict with its models and show the masks, even if they cannot finetune it.
    shown_in_slicer: ClassVar[bool] = False

    def has_reference(self, case: Case) -> bool:
        """Whether a case has a mask that such a finetuning learns from, by its record alone."""
        return case.is_labelled

    @property
    def networks(self) -> Mapping[str, str]:
        """Names of the networks that fit it and can be asked for, with their titles."""
        return offered(self.name)


REGISTRY: Registry[Task] = Registry("task", __package__, "")  # every module of this folder registers one


def register(task: type[Task]) -> type[Task]:
    """Add a task to the registry; a decorator."""
    REGISTRY.register(task())
    return task


def task_of(subject: Any) -> Task:
    """The task of what a run, a model or a request says of itself.

    Args:
        subject: settings, a plan or a recipe, by their ``task``; a model's card or the content of a checkpoint, by the
            kind of its network; or the name itself.

    Raises:
        SettingsError: there is no task of this name.
        CheckpointError: a network that this version does not know.
    """
    if hasattr(subject, "architecture") and not hasattr(subject, "task"):  # a card
        subject = {"architecture": subject.architecture}
    if isinstance(subject, Mapping):
        subject = NETWORKS[architecture(subject)]
    return REGISTRY.named(subject if isinstance(subject, str) else subject.task)


def fits_slicer(card: Any) -> bool:
    """Whether Slicer's panels can finetune and review what a model's card is of. A network that this version does not
    know is told when it is used."""
    task = _known(card)
    return task is None or task.in_slicer


def is_of(card: Any, name: str) -> bool:
    """Whether what a card is of can be taken for a network of this task; so can one without a card."""
    task = None if card is None else _known(card)
    return task is None or task.name == name


def is_flat(card: Any) -> bool:
    """Whether the masks of what a model's card is of lie in the plane that volumes are projected onto."""
    task = _known(card)
    return task is not None and task.is_flat


def _known(card: Any) -> Task | None:
    """The task of a card; None of a network that this version does not know."""
    try:
        return task_of(card)
    except CheckpointError:
        return None


def shown_in_slicer(card: Any) -> bool:
    """Whether Slicer's panels can predict with a model and show its masks; as :func:`fits_slicer` otherwise."""
    task = _known(card)
    return task is None or task.shown_in_slicer


def require_task(content: Mapping[str, Any], wanted: Task | str, path: object, *, finetuned: bool = False) -> None:
    """Refuse a backbone or model whose network is of another task than ``wanted``.

    Args:
        finetuned: whether a finetuning is asked for, which could as well be one of the other task.

    Raises:
        CheckpointError: says what it is for.
    """
    wanted, found = task_of(wanted) if isinstance(wanted, str) else wanted, task_of(content)
    if found is not wanted:
        remedy = "Choose another backbone or model: 'sslseg models PROJECT' lists them."
        if finetuned:
            way = f"Use 'sslseg finetune --{found.flag}'" if found.flag else f"Leave out --{wanted.flag}"
            remedy = f"{way}, or choose another backbone."
        raise CheckpointError(
            f"The network in '{path}' is for {found.purpose}; one for {wanted.purpose} is needed here.", remedy
        )
