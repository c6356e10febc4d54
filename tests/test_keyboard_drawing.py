"""The pad is drawn on without a pointer: keys write digits in several hands, and move a pen."""

import json
import re

import pytest
from playwright.sync_api import expect

from conftest import ROOT, WEIGHTS
from mnist_cnn import preprocess_strokes
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.train.augmentation.hands import HANDS_FILE, dump_hands, main
from pad import expect_ink
from strokes import ONE
from visitor import SCRIPTS, visit

HANDS = json.loads((ROOT / HANDS_FILE).read_text())
CALM = {"reduced_motion": "reduce"}  # a digit is there at once


@pytest.fixture(scope="module")
def networks():
    return load_networks(WEIGHTS)


def type_keys(visitor, *keys):
    for key in keys:
        visitor.page.keyboard.press(key)


def strokes_of(visitor):
    get_state = "scripts.shared$state$js.getState().strokes"
    return visitor.page.evaluate(f"(async () => {{ {SCRIPTS} return {get_state}; }})()")


def test_the_hands_are_what_the_command_makes(tmp_path):
    assert main(["--out", str(tmp_path / "hands.json")]) == 0
    assert (tmp_path / "hands.json").read_text() == (ROOT / HANDS_FILE).read_text() == dump_hands()


@pytest.mark.parametrize("digit", range(10))
def test_every_hand_is_read_as_its_digit_by_all_networks(networks, digit):
    assert len(HANDS[digit]) >= 3
    images = [preprocess_strokes(hand["strokes"]) for hand in HANDS[digit]]
    for network in networks.values():
        readings = [network.read(image) for image in images]
        assert [(each.digit, each.is_digit) for each in readings] == [(digit, True)] * len(images)


def test_a_key_writes_its_digit_stroke_by_stroke_and_again_in_another_hand(visitor):
    visitor.press("Clear")
    visitor.pad.focus()
    type_keys(visitor, "4")
    visitor.page.wait_for_function("document.querySelector('#answer').dataset.digit")
    visitor.expect_history("4")
    expect(visitor.pad).to_have_accessible_name("Sketchpad: 2 strokes")
    first = strokes_of(visitor)
    type_keys(visitor, "4")
    visitor.expect_history("4")
    visitor.page.wait_for_function("document.querySelector('#answer').dataset.digit === '4'")
    assert strokes_of(visitor) != first
    type_keys(visitor, "Control+z")
    visitor.expect_digit("4")
    assert strokes_of(visitor) == first


def test_several_keys_write_a_number_and_backspace_takes_the_last_stroke(browser, page_url):
    visitor = visit(browser, page_url, look=CALM)
    visitor.pad.focus()
    type_keys(visitor, "4", "7")
    visitor.expect_digit("47")
    type_keys(visitor, "Backspace", "2")
    visitor.expect_digit("42")
    type_keys(visitor, "Enter", "2")
    visitor.expect_digit("422")
    type_keys(visitor, "Delete")
    expect(visitor.pad).to_have_accessible_name("Sketchpad: draw a digit or a number here")
    type_keys(visitor, *"2037")
    visitor.expect_digit("2037")
    visitor.draw(ONE)
    expect(visitor.pad).to_have_accessible_name(f"Sketchpad: {4 + len(ONE)} strokes")
    type_keys(visitor, "5")
    visitor.expect_digit("5")
    visitor.leave()


@pytest.mark.slow
def test_numbers_of_all_digits_are_read(browser, page_url):
    visitor = visit(browser, page_url, look=CALM)
    visitor.pad.focus()
    for first in range(10):
        for second in (digit for digit in range(10) if digit != first):
            type_keys(visitor, "Delete", str(first), str(second))
            visitor.expect_digit(f"{first}{second}")
    visitor.leave()


def test_arrows_move_a_pen_and_space_puts_it_down(browser, page_url):
    visitor = visit(browser, page_url, look=CALM)
    visitor.press("Clear")
    visitor.pad.focus()
    nib, heard = visitor.page.locator(".nib"), visitor.page.locator("#sketchpad .only-heard")
    expect(nib).to_be_hidden()
    type_keys(visitor, "ArrowUp", "Space")
    expect(nib).to_have_class("nib down")
    expect(heard).to_have_text("Pen down.")
    type_keys(visitor, *["ArrowDown"] * 16)
    expect_ink(visitor, (0.5, 0.6))
    type_keys(visitor, "Space")
    visitor.expect_digit("1")
    expect(heard).to_have_text("Pen up.")
    type_keys(visitor, "Backspace")
    visitor.expect_digit("")
    visitor.page.keyboard.press("Tab")
    expect(nib).to_be_hidden()
    visitor.leave()


def test_a_line_tells_of_the_keys_and_a_question_mark_lists_them_all(visitor):
    visitor.press("Clear")
    hint = visitor.page.locator(".hint")
    expect(hint).to_be_hidden()
    visitor.page.keyboard.press("Shift+Tab")
    visitor.page.keyboard.press("Shift+Tab")
    visitor.pad.focus()
    expect(hint).to_contain_text("Type a digit, or draw with arrows and Space")
    expect(visitor.pad).to_have_accessible_description(re.compile("^Type a digit"))
    type_keys(visitor, "?")
    keys = visitor.page.get_by_role("dialog", name="Keys")
    expect(keys).to_contain_text("takes the last stroke away")
    type_keys(visitor, "Delete", "Escape")
    expect(keys).to_be_hidden()
    expect(visitor.pad).to_be_focused()
    visitor.press("Keys")
    keys.get_by_role("button", name="Close").click()
    expect(keys).to_be_hidden()
