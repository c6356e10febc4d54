"""Whole numbers on the page, in a real browser."""

import numpy as np
import pytest
from playwright.sync_api import expect

from drawings import ask
from mnist_cnn.page.encoding import decode_strokes, encode_strokes
from strokes import FOUR, SEVEN

TWO = [[(0.3, 0.3), (0.5, 0.15), (0.68, 0.32), (0.3, 0.8), (0.72, 0.8)]]


def side_by_side(*digits):
    """`digits`, strokes in the pad's unit square each, in one row across it."""
    n = len(digits)
    return [
        [((x + k) / n, 0.5 + (y - 0.5) / n) for x, y in stroke]
        for k, strokes in enumerate(digits)
        for stroke in strokes
    ]


def leader(visitor):
    return visitor.page.locator("#answer .bars .one .name")


def test_a_number_is_read_and_each_digit_has_a_frame(visitor):
    visitor.draw(side_by_side(FOUR, TWO))
    visitor.expect_digit("42")
    expect(visitor.answer).to_have_attribute("data-parts", "4,2")
    expect(visitor.answer.locator("output")).to_have_text("4 2")
    frames = visitor.page.locator("#sketchpad .frames > div")
    expect(frames).to_have_count(2)
    left, right = (frame.bounding_box() for frame in frames.all())
    middle, _ = visitor.at((0.5, 0.5))
    assert (
        left["x"] < right["x"]
        and left["x"] + left["width"] / 2 < middle < right["x"] + right["width"] / 2
    )


def test_while_one_draws_the_picture_speaks_of_the_digit_drawn_last(visitor):
    four, two = side_by_side(FOUR, TWO)[:2], side_by_side(FOUR, TWO)[2:]
    visitor.draw(two + four)
    visitor.expect_digit("42")
    expect(leader(visitor)).to_have_text("4")


def test_a_click_on_a_digits_tag_or_an_arrow_key_chooses_it(visitor):
    visitor.draw(side_by_side(FOUR, TWO))
    expect(leader(visitor)).to_have_text("2")
    visitor.page.get_by_role("button", name="Explain digit 1: 4").click()
    expect(leader(visitor)).to_have_text("4")
    visitor.page.get_by_role("button", name="Digit 1 of 2: 4").focus()
    visitor.page.keyboard.press("ArrowRight")
    expect(leader(visitor)).to_have_text("2")
    expect(visitor.page.get_by_role("button", name="Digit 2 of 2: 2")).to_be_focused()
    visitor.expect_digit("42")


def test_a_reload_speaks_of_the_same_digit(visitor):
    visitor.draw(side_by_side(FOUR, TWO))
    visitor.page.get_by_role("button", name="Explain digit 1: 4").click()
    expect(leader(visitor)).to_have_text("4")
    visitor.reload()
    visitor.expect_digit("42")
    expect(leader(visitor)).to_have_text("4")


def test_one_more_stroke_is_the_digit_that_the_picture_speaks_of(visitor):
    four, seven = side_by_side(FOUR, SEVEN)[:2], side_by_side(FOUR, SEVEN)[2:]
    visitor.draw(four)
    visitor.expect_digit("4")
    expect(visitor.page.locator("#sketchpad .frames > div")).to_have_count(0)
    visitor.draw(seven)
    visitor.expect_digit("47")
    expect(leader(visitor)).to_have_text("7")


def test_where_a_part_is_no_digit_the_answer_shows_which(visitor):
    visitor.draw(
        side_by_side(
            FOUR,
            [[(0.3, 0.3), (0.5, 0.5), (0.7, 0.3), (0.7, 0.6), (0.3, 0.7), (0.4, 0.2), (0.6, 0.75)]],
        )
    )
    expect(visitor.answer).to_have_attribute("data-parts", "4,")
    visitor.expect_digit("")
    expect(visitor.answer.get_by_role("button", name="Digit 2 of 2: no digit")).to_have_text("–")


def test_every_network_reads_the_same_parts(visitor):
    visitor.draw(side_by_side(FOUR, TWO))
    visitor.expect_digit("42")
    visitor.page.get_by_role("button", name="lab").first.click()
    expect(visitor.answer).to_have_attribute("data-parts", "4,2")


def test_the_digits_of_a_number_come_with_their_boxes_and_every_networks_answers(page_url):
    strokes = side_by_side(FOUR, TWO)
    number = ask(page_url, encode_strokes(strokes), part=0)["number"]
    assert number["part"] == 0 and number["answers"] == {"sketch": [4, 2], "lab": [4, 2]}
    points = np.concatenate([np.array(stroke) for stroke in strokes[:2]])
    assert np.allclose(number["boxes"][0], [*points.min(0), *points.max(0)], atol=0.001)


@pytest.mark.parametrize("part", [-1, 24, 1.5, "0", [0]])
def test_a_part_that_is_none_is_refused(part, page_url):
    strokes = encode_strokes(side_by_side(FOUR, TWO))
    with pytest.raises(Exception, match="400"):
        ask(page_url, strokes, part=part)


def test_of_a_number_the_digit_that_the_picture_speaks_of_is_taught(visitor):
    visitor.draw(side_by_side(FOUR, TWO))
    visitor.page.get_by_role("button", name="Explain digit 1: 4").click()
    expect(leader(visitor)).to_have_text("4")
    visitor.press("This is a 9")
    expect(visitor.page.locator(".shots li")).to_have_count(1)
    expect(visitor.page.locator(".teach")).to_contain_text("It still says: 4.")
    kept = visitor.page.evaluate("localStorage.getItem('draw-a-digit/shots')")
    label, strokes = kept.split(".")
    drawn = decode_strokes(strokes)
    assert label == "9" and len(drawn) == len(FOUR) and max(map(np.max, drawn)) <= 0.7
