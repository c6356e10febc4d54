"""A recipe: every hyperparameter that a training run depends on. Its record holds it as it is."""

from typing import Annotated, Literal

from pydantic import Field, FiniteFloat
from pydantic.dataclasses import dataclass

Count = Annotated[int, Field(ge=0)]
Positive = Annotated[FiniteFloat, Field(gt=0)]
Share = Annotated[FiniteFloat, Field(ge=0, le=1)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_-]*$")]  # of files, and in addresses
Precision = Literal["float32", "bf16"]


@dataclass(frozen=True)
class OneCycle:
    """The learning rate climbs from lr / div_factor to lr, then falls to nearly 0.

    Adam's first beta goes the other way, from max_momentum to base_momentum and back. The names
    are those of torch's OneCycleLR. Source: Smith and Topin, "Super-Convergence", 2018.
    """

    pct_start: Share = 0.2  # the share of the steps in which the rate climbs
    div_factor: Positive = 25.0
    final_div_factor: Positive = 1000.0  # the rate ends at lr / div_factor / final_div_factor
    base_momentum: Share = 0.85
    max_momentum: Share = 0.95
    anneal_strategy: str = "cos"  # both ways follow half a cosine


@dataclass(frozen=True)
class Mix:
    """What a batch holds for every 100 of MNIST's digits; the digits not named stay as they are."""

    jittered: Count  # of the 100: moved by a small affine map, which blurs them
    rewritten: Count  # of the 100: their thinned lines drawn again in another hand and pen
    drawn: Count  # added: digits that code draws
    negatives: Count  # added: drawings that are no digit
    from_templates: Share  # of the drawn digits; the others follow a way of writing
    with_the_pages_pen: Share  # of all lines; other pens are for photos and pictures


@dataclass(frozen=True)
class Recipe:
    """What a training run is made of; the defaults are the lab's (cells 11, 13 and 17)."""

    name: Name
    about: str  # what the network was trained on: a plain clause, shown to visitors
    rank: int = 2  # its place on the page, the lowest first; networks of one rank stand by name
    epochs: Annotated[int, Field(gt=0)] = 20
    batch_size: Annotated[int, Field(gt=0)] = 100  # of MNIST's digits
    lr: Positive = 0.001  # the learning rate, per step; the highest one where there is a cycle
    seed: Count = 1  # of the initial weights, the shuffling and all that a recipe draws
    optimizer: str = "Adam"  # by its name in torch.optim
    betas: tuple[Share, Share] = (0.9, 0.999)
    eps: Positive = 1e-8
    weight_decay: FiniteFloat = 0.0  # what a weight loses in a step, times the rate
    loss: str = "cross-entropy"  # by its name in `mnist_cnn.train.loss`
    label_smoothing: Share = 0.0  # the share of the target that all classes get alike
    one_cycle: OneCycle | None = None  # None: the rate is constant
    precision: Precision = "float32"  # of what a step computes; the weights are float32 always
    mix: Mix | None = None  # None: MNIST's digits as they are
    tempered_on: Count = 0  # of MNIST's digits: written again they choose the temperature; 0: none
    rejected: Share = 0.0  # of MNIST's training digits: those that may be read as no digit
    costs_2021: tuple[FiniteFloat, ...] = ()  # what the notebook printed, cell 18
