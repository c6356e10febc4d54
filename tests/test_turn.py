"""A drawing is turned: what is read at every angle, and the strip's second face that shows it."""

import base64
import json
import re

import numpy as np
import pytest
from playwright.sync_api import expect

from conftest import WEIGHTS
from mnist_cnn.benchmark.visitors import ask_page
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.page.api import TURNED
from mnist_cnn.page.calls import CallError, read_call
from mnist_cnn.page.encoding import PEN, decode_strokes, encode_strokes
from mnist_cnn.page.turn_answers import turn
from mnist_cnn.reading.explain import map_features
from mnist_cnn.reading.networks import load_networks
from pad import PHONE, expect_ink
from strokes import FOUR, SEVEN, photograph
from visitor import SCRIPTS

NETWORKS = load_networks(WEIGHTS)
SIX = [
    [
        (0.56, 0.14),
        (0.44, 0.28),
        (0.36, 0.45),
        (0.33, 0.64),
        (0.38, 0.8),
        (0.5, 0.86),
        (0.62, 0.8),
        (0.65, 0.68),
        (0.58, 0.57),
        (0.46, 0.56),
        (0.36, 0.66),
    ]
]
SMALL = [[(0.02 + 0.45 * x, 0.25 + 0.45 * y) for x, y in stroke] for stroke in SEVEN]
NUMBER = [*SMALL, *[[(0.55 + 0.45 * x, 0.25 + 0.45 * y) for x, y in stroke] for stroke in FOUR]]

# The shares of the answer that leads: on the page, and of the bands at the same angle.
AGREE = f"async () => {{ {SCRIPTS}"
AGREE += """
  const state = scripts.shared$state$js.getState();
  const { readingOf, turnOf, isAnswered } = scripts.asking$selectors$js;
  const [reading, told] = [readingOf(state), turnOf(state)];
  return isAnswered(state) && reading && told && [reading.shares, told.shares[told.stop]];
}"""


@pytest.fixture
def six(visitor):
    """Somebody who has drawn a 6, and looks at what it is at every angle."""
    open_turn(visitor, SIX, "6")
    return visitor


def call_of(strokes, **more):
    text = encode_strokes([np.array(stroke) for stroke in strokes])
    return read_call(json.dumps(ask_page(TURNED, text, **more).content))


def slider_of(visitor):
    return visitor.page.get_by_role("slider", name="Angle of your ink")


def expect_angle(visitor, angle):
    expect(slider_of(visitor)).to_have_attribute("aria-valuenow", str(angle))


def expect_told(visitor, words):
    expect(visitor.page.locator(".moment")).to_contain_text(words)


def open_turn(visitor, strokes, digit):
    visitor.draw(strokes)
    visitor.expect_digit(digit)
    visitor.expect_history(digit[-1])
    visitor.press("Turn it")
    expect(visitor.page.locator(".bands path.for")).to_have_count(1)
    expect_told(visitor, "As you drew it: ")


def grab_knob(visitor):
    box = visitor.page.locator(".knob").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    return x, y


@pytest.mark.parametrize("name", NETWORKS)
def test_the_answers_are_those_to_images_of_the_turned_strokes(name):
    told = turn(call_of(FOUR, network=name, off=[3]), NETWORKS)
    strokes = decode_strokes(encode_strokes([np.array(stroke) for stroke in FOUR]))
    for other, network in NETWORKS.items():
        logits = np.frombuffer(base64.b64decode(told["logits"][other]), "<f4").reshape(73, 10)
        off = [3] if other == name else []
        for row, angle in zip(logits, range(-180, 181, 5), strict=True):
            turned = [stroke @ [1, 1j] * np.exp(1j * np.deg2rad(angle)) for stroke in strokes]
            image = preprocess_strokes([np.stack([z.real, z.imag], 1) for z in turned], PEN)
            _, second = map_features(network.model, image, off)
            expected = network.model.fc(second.flatten()).detach()
            assert row == pytest.approx(expected.numpy(), abs=0.02), (other, angle)


def test_a_number_is_turned_as_the_digits_that_it_is_unturned():
    found = NETWORKS["sketch"].split_strokes([np.array(stroke) for stroke in NUMBER], PEN)
    digits = [those for those, _ in found]
    assert len(digits) == 2
    for part in range(2):
        those = [NUMBER[i] for i in digits[part]]
        told = turn(call_of(NUMBER, digits=digits, part=part), NETWORKS)
        assert told == turn(call_of(those, digits=[[*range(len(those))]]), NETWORKS)


@pytest.mark.parametrize("digits", [[[0]], [[0, 1], [1]], [[0], [2]], [[], [0, 1]], [[-1], [0]]])
def test_digits_that_are_not_all_the_strokes_are_refused(digits):
    with pytest.raises(CallError):
        call_of(FOUR, digits=digits)


@pytest.mark.parametrize("other", ['"missed": 247', '"strokes": "R6OFuEOF", "missed": 247'])
def test_what_is_not_strokes_alone_is_not_turned(other):
    call = read_call(f'{{"network": "sketch", {other}}}')
    with pytest.raises(CallError, match="Only what is drawn can be turned"):
        turn(call, NETWORKS)


def test_keys_turn_the_ink_and_the_whole_page_and_undo_takes_it_back_at_once(six):
    slider = slider_of(six)
    slider.press("ArrowRight")
    expect_angle(six, 5)
    slider.press("PageDown")
    expect_angle(six, -40)
    slider.press("End")
    expect_angle(six, 180)
    six.expect_digit("9")
    expect_told(six, "Turned 180° clockwise: 9, ")
    expect(six.page.locator(".since")).to_contain_text(
        re.compile("A 6 from −.*, and upside down a 9.")
    )
    expect(six.page.locator(".bars .pinned .name")).to_have_text("6")
    top, foot = SIX[0][0], SIX[0][5]
    expect_ink(six, (1 - top[0] - 0.02, 1 - top[1]))
    six.press("Undo")
    six.expect_digit("6")
    expect_angle(six, 0)
    expect_ink(six, foot)
    expect(six.page.locator(".bars .pinned .name")).to_have_text("9")
    six.press("Redo")
    six.expect_digit("9")
    expect_told(six, "As you drew it: 9, ")


def test_back_at_0_nothing_is_left_to_take_back(six):
    slider = slider_of(six)
    for key in ("End", "PageDown", "PageDown", "PageDown", "PageDown"):
        slider.press(key)
    expect_angle(six, 0)
    six.press("Undo")
    expect(six.page.locator(".pad p")).to_be_visible()  # nothing is drawn


def test_the_knob_turns_it_and_the_ring_is_there_for_ink_alone(six, tmp_path):
    x, y = grab_knob(six)
    pad = six.pad.bounding_box()
    middle = pad["x"] + pad["width"] / 2, pad["y"] + pad["height"] / 2
    six.page.mouse.move(pad["x"] + pad["width"], middle[1], steps=4)
    expect_told(six, "Turned 90° clockwise")
    six.page.mouse.move(middle[0] - 1, pad["y"] + pad["height"], steps=4)
    six.expect_digit("9")
    six.page.mouse.up()
    six.draw([[(0.05, 0.05), (0.09, 0.05)]])
    expect_angle(six, 0)
    six.press("Undo")
    six.expect_digit("9")
    six.press("How it learned")
    expect(six.page.locator(".ring")).to_be_hidden()
    six.expect_history("9")
    six.press("Turn it")
    expect(six.page.locator(".ring")).to_be_visible()
    photograph(FOUR).save(tmp_path / "photo.jpg")
    six.page.get_by_label("Photo of a digit").set_input_files(tmp_path / "photo.jpg")
    six.expect_digit("4")
    six.expect_history("4")
    expect(six.page.locator(".ring")).to_be_hidden()
    expect(six.page.get_by_role("button", name="Turn it", exact=True)).to_be_hidden()


def test_a_number_keeps_its_digits_while_it_is_turned(visitor):
    open_turn(visitor, NUMBER, "74")
    slider_of(visitor).press("PageUp")
    slider_of(visitor).press("PageUp")
    expect_angle(visitor, 90)
    expect_told(visitor, "Turned 90° clockwise: ")
    expect(visitor.page.locator(".frames button")).to_have_count(2)
    visitor.press("Undo")
    visitor.expect_digit("74")


def test_a_link_has_the_turned_ink_and_the_face(come, six):
    slider_of(six).press("Home")
    six.expect_digit("9")
    link = six.copy_link()
    assert "face=turn" in link and "strokes=" in link
    other = come(link)
    other.expect_digit("9")
    expect_told(other, "As you drew it: 9, ")
    six.page.locator(".examples button").first.click()
    expect_told(six, "As you drew it: 2, ")
    slider_of(six).press("End")
    expect_told(six, "Turned 180° clockwise")
    assert "example" not in six.copy_link()  # which would stand for it unturned


def test_a_6_of_ones_own_that_becomes_a_9_is_ticked(six):
    slider_of(six).press("End")
    done = six.page.locator(".tasks .is-done")
    expect(done).to_contain_text(["Turn a 6 into a 9"])


@pytest.mark.slow
def test_it_plays_all_round_and_stops_where_it_was_drawn(six):
    slider_of(six).press("PageDown")
    six.press("Turn it round")
    expect(slider_of(six)).to_have_attribute("aria-valuenow", re.compile("^-(?!45)"))
    expect(six.page.get_by_role("button", name="Turn it round")).to_be_visible(timeout=20_000)
    expect_angle(six, 0)
    six.expect_digit("6")


@pytest.mark.slow
def test_at_every_angle_the_page_says_what_the_bands_show(six):
    slider = slider_of(six)
    slider.press("Home")
    for angle in range(-180, 181, 5):
        expect_angle(six, angle)
        six.page.wait_for_function(f"({AGREE})()")
        reading, told = six.page.evaluate(AGREE)
        assert reading == pytest.approx(told, abs=0.03), angle
        slider.press("ArrowRight")


def test_on_a_phone_pad_answer_and_bands_are_one_screen(come):
    visitor = come("/#face=turn", **PHONE)
    visitor.press("Clear")
    visitor.touch(SIX)
    visitor.expect_digit("6")
    expect(visitor.page.locator(".bands path.for")).to_have_count(1)
    for part in (".pad", ".bars", ".course"):
        expect(visitor.page.locator(part)).to_be_in_viewport(ratio=0.99)
    for part in (".examples", ".teach"):
        expect(visitor.page.locator(part)).to_be_hidden()
    knob = visitor.page.locator(".knob").bounding_box()
    assert min(knob["width"], knob["height"]) >= 32
