"""The recipes by which the network is trained: every hyperparameter, named and in one place."""

from dataclasses import dataclass

LAB_COSTS_2021 = (  # what the notebook printed, cell 18
    0.218764,
    0.059633,
    0.044625,
    0.034336,
    0.029625,
    0.024517,
    0.020366,
    0.017550,
    0.014864,
    0.012578,
    0.009982,
    0.009161,
    0.007706,
    0.008041,
    0.005679,
    0.004700,
    0.003399,
    0.005507,
    0.003623,
    0.002687,
)


PRECISIONS = ("float32", "bf16")


@dataclass(frozen=True)
class Recipe:
    """What a training run is made of; the defaults are the lab's (cells 11, 13 and 17)."""

    name: str
    epochs: int = 20
    batch_size: int = 100  # of MNIST's digits
    lr: float = 0.001  # Adam's learning rate, per step; the highest one where there is a cycle
    seed: int = 1  # of the initial weights, the shuffling and all that a recipe draws
    lessons: str = "lab"  # what the network is shown, by its name in `mnist_cnn.train.batches`
    one_cycle: bool = False  # the rate climbs in the first fifth of the steps and falls to nearly 0
    precision: str = "float32"  # of what a step computes; the weights are float32 in any case
    weight_decay: float = 0.0  # what a weight loses in a step, times the rate: decoupled from Adam
    turned_away: float = 0.0  # the share of MNIST's training digits that may be taken for none


LAB = Recipe("lab")
SKETCH = Recipe(
    "sketch",
    lr=0.006,
    lessons="sketch",
    one_cycle=True,
    precision="bf16",
    weight_decay=0.08,
    turned_away=0.007,
)

RECIPES = {recipe.name: recipe for recipe in (LAB, SKETCH)}
