"""While one draws, all that is printed in one frame is of one answer."""

import pytest

from strokes import FOUR, SEVEN, ZERO

WATCH = r"""() => {
    const number = (text) => Math.round(10 * Number(text.replace(/[= ]/g, "").replace("−", "-")));
    const read = (selector) => document.querySelector(`#page ${selector}`)?.textContent ?? "";
    const look = () => {
        const [, points] = read(".headline p").match(/%([\d.]+) points/) ?? [];
        const [plus, minus, bias, lead] = [...document.querySelectorAll(".duel b")]
            .map(({ textContent }) => number(textContent));
        if (points && read(".pair")) window.printed.push({
            headline: number(points), lead, sum: plus + minus + bias, pair: read(".pair"),
            one: read(".bars .one .name"), other: read(".bars .other .name"),
        });
        requestAnimationFrame(look);
    };
    window.printed = [];
    requestAnimationFrame(look);
}"""
SLOW = {  # 1.6 Mbit/s, 150 ms away
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 200_000,
}


def is_of_one_answer(frame):
    one, other = (
        name.replace("no digit", "not a digit") for name in (frame["one"], frame["other"])
    )
    pair = f"Orange for {one}, blue for {other}."
    return frame["headline"] == frame["lead"] == frame["sum"] and frame["pair"] == pair


@pytest.mark.slow
@pytest.mark.parametrize("network", [None, SLOW], ids=["local", "150 ms away"])
def test_no_frame_prints_of_two_answers(come, network):
    visitor = come()
    if network:
        visitor.session.send("Network.emulateNetworkConditions", network)
    visitor.page.evaluate(WATCH)
    for strokes, digit in ((SEVEN, "7"), (FOUR, "4"), (ZERO, "0")):
        visitor.press("Clear")
        visitor.draw(strokes, steps=10)
        visitor.expect_digit(digit)
    frames = visitor.page.evaluate("window.printed")
    assert len(frames) > 5  # a busy machine draws few
    assert [frame for frame in frames if not is_of_one_answer(frame)] == []
