"""The recipes by which the network is trained: every hyperparameter that a run depends on.

A third recipe is a third `Recipe` in `RECIPES`; the page shows it as soon as its files lie in
`weights/`.
"""

from dataclasses import dataclass

PRECISIONS = ("float32", "bf16")


@dataclass(frozen=True)
class OneCycle:
    """The learning rate climbs from lr / div_factor to lr, then falls to nearly 0.

    Adam's first beta goes the other way, from max_momentum to base_momentum and back. The names
    are those of torch's OneCycleLR. Source: Smith and Topin, "Super-Convergence", 2018.
    """

    pct_start: float = 0.2  # the share of the steps in which the rate climbs
    div_factor: float = 25.0
    final_div_factor: float = 1000.0  # the rate ends at lr / div_factor / final_div_factor
    base_momentum: float = 0.85
    max_momentum: float = 0.95
    anneal_strategy: str = "cos"  # both ways follow half a cosine


@dataclass(frozen=True)
class Mix:
    """What a batch holds for every 100 of MNIST's digits; the digits not named stay as they are."""

    jittered: int  # of the 100: moved by a small affine map, which blurs them
    rewritten: int  # of the 100: their thinned lines drawn again in another hand and pen
    drawn: int  # added: digits that code draws
    negatives: int  # added: drawings that are no digit
    from_templates: float  # the share of the drawn digits; the others follow a way of writing
    with_the_pages_pen: float  # the share of all lines; other pens are for photos and pictures


@dataclass(frozen=True)
class Recipe:
    """What a training run is made of; the defaults are the lab's (cells 11, 13 and 17)."""

    name: str
    about: str  # what the network was trained on: a plain clause, shown to visitors
    epochs: int = 20
    batch_size: int = 100  # of MNIST's digits
    lr: float = 0.001  # the learning rate, per step; the highest one where there is a cycle
    seed: int = 1  # of the initial weights, the shuffling and all that a recipe draws
    optimizer: str = "Adam"  # by its name in torch.optim
    betas: tuple[float, float] = (0.9, 0.999)
    eps: float = 1e-8
    weight_decay: float = 0.0  # what a weight loses in a step, times the rate
    loss: str = "cross-entropy"  # by its name in `mnist_cnn.train.loss`
    label_smoothing: float = 0.0  # the share of the target that all classes get alike
    one_cycle: OneCycle | None = None  # None: the rate is constant
    precision: str = "float32"  # of what a step computes; the weights are float32 in any case
    mix: Mix | None = None  # None: MNIST's digits as they are
    rejected: float = 0.0  # the share of MNIST's training digits that may be read as no digit
    costs_2021: tuple[float, ...] = ()  # what the notebook printed, cell 18


LAB = Recipe(
    "lab",
    about="trained on MNIST's scanned digits alone",
    costs_2021=(
        *(0.218764, 0.059633, 0.044625, 0.034336, 0.029625),
        *(0.024517, 0.020366, 0.017550, 0.014864, 0.012578),
        *(0.009982, 0.009161, 0.007706, 0.008041, 0.005679),
        *(0.004700, 0.003399, 0.005507, 0.003623, 0.002687),
    ),
)
SKETCH = Recipe(
    "sketch",
    about="trained on drawn digits, too, and on what is no digit",
    lr=0.006,
    optimizer="AdamW",
    weight_decay=0.08,
    loss="cross-entropy over eleven classes",
    label_smoothing=0.02,  # some of the drawings mislead
    one_cycle=OneCycle(),
    precision="bf16",
    mix=Mix(
        jittered=38,
        rewritten=40,
        drawn=49,
        negatives=13,
        from_templates=0.5,
        with_the_pages_pen=0.6,
    ),
    rejected=0.006,
)

RECIPES = {recipe.name: recipe for recipe in (LAB, SKETCH)}
