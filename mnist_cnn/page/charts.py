"""The charts of how training went: the costs of every run in one picture, and the confusions."""

import math

from mnist_cnn.train.recipes import LAB_COSTS_2021

WIDTH, HEIGHT = 360, 220  # of the chart, in its own units
LEFT, BOTTOM = 44, 24  # margins for the axes' labels
COLOURS = ("var(--body-text-color)", "var(--digit-1)", "var(--digit-3)", "var(--digit-2)")


def draw_charts(records: list[dict]) -> str:
    """HTML with the cost curves and the confusion matrices of `records`."""
    costs = {"lab, 2021": LAB_COSTS_2021} | {f"{r['name']}, ours": r["costs"] for r in records}
    figures = [
        _figure(
            "Cost after each epoch: how wrong the network still was on what it learned "
            "from. Each line down is ten times better.",
            _draw_costs(costs),
        )
    ]
    figures += [
        _figure(
            f"The {record['name']} network on {record['test_digits']:,} test digits: rows are "
            f"what was written, columns what was read. {record['misses']} are wrong.",
            _tabulate_confusion(record["confusion"]),
        )
        for record in records
    ]
    return f'<div class="charts">{"".join(figures)}</div>'


def _figure(caption: str, content: str) -> str:
    return f"<figure><figcaption>{caption}</figcaption>{content}</figure>"


def _draw_costs(costs: dict[str, list[float]]) -> str:
    """Lines of cost per epoch, on a logarithmic scale."""
    decades = [math.log10(cost) for curve in costs.values() for cost in curve]
    high, low = math.ceil(max(decades)), math.floor(min(decades))
    epochs = max(len(curve) for curve in costs.values())

    def place(epoch: int, decade: float) -> str:
        x = LEFT + (WIDTH - LEFT) * (epoch - 1) / (epochs - 1)
        return f"{x:.1f},{(HEIGHT - BOTTOM) * (high - decade) / (high - low) + 6:.1f}"

    parts = []
    for decade in range(low, high + 1):
        (start, end), label = (place(1, decade), place(epochs, decade)), f"{10.0**decade:g}"
        y = start.split(",")[1]
        parts.append(
            f'<path class="axis" d="M{start} L{end}"/>'
            f'<text x="{LEFT - 6}" y="{y}" text-anchor="end">{label}</text>'
        )
    for epoch in (1, 5, 10, 15, 20):
        x = place(epoch, 0).split(",")[0]
        parts.append(f'<text x="{x}" y="{HEIGHT + 2}" text-anchor="middle">{epoch}</text>')
    for k, (name, curve) in enumerate(costs.items()):
        points = " ".join(place(i, math.log10(cost)) for i, cost in enumerate(curve, start=1))
        parts.append(
            f'<polyline points="{points}" style="stroke: {COLOURS[k]}"/>'
            f'<text x="{WIDTH}" y="{20 + 14 * k}" text-anchor="end" '
            f'style="fill: {COLOURS[k]}">{name}</text>'
        )
    return (
        f'<svg viewBox="0 0 {WIDTH + 8} {HEIGHT + 8}" role="img" '
        f'aria-label="Cost after each epoch">{"".join(parts)}</svg>'
    )


def _tabulate_confusion(confusion: list[list[int]]) -> str:
    header = "".join(f'<th scope="col">{digit}</th>' for digit in range(10))
    rows = "".join(
        f'<tr><th scope="row">{digit}</th>'
        + "".join(f"<td>{count or '·'}</td>" for count in counts)
        + "</tr>"
        for digit, counts in enumerate(confusion)
    )
    return f'<table class="confusion"><tr><td></td>{header}</tr>{rows}</table>'
