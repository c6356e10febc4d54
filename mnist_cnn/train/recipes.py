"""The recipes by which the network is trained.

A third recipe is a third `Recipe` in `RECIPES`; the page shows it as soon as its files lie in
`weights/`.
"""

from mnist_cnn.reading.recipe import Mix, OneCycle, Recipe

LAB = Recipe(
    "lab",
    about="learned from scanned digits only",
    costs_2021=(
        *(0.218764, 0.059633, 0.044625, 0.034336, 0.029625),
        *(0.024517, 0.020366, 0.017550, 0.014864, 0.012578),
        *(0.009982, 0.009161, 0.007706, 0.008041, 0.005679),
        *(0.004700, 0.003399, 0.005507, 0.003623, 0.002687),
    ),
)
SKETCH = Recipe(
    "sketch",
    about="learned from scanned and drawn digits, and scribbles",
    rank=1,
    epochs=40,  # what code draws is never the same, so it goes on learning
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
    tempered_on=5000,
    rejected=0.006,
)

RECIPES = {recipe.name: recipe for recipe in (LAB, SKETCH)}
