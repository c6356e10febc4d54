"""The time line: this drawing's answers all along the training, and the play head that moves it."""

import re

import pytest
from playwright.sync_api import expect

from conftest import ROOT
from mnist_cnn.reading.networks import load_networks
from strokes import SEVEN

NETWORKS = load_networks(ROOT / "weights")
RECORD = next(iter(NETWORKS.values())).record
LAST = len(RECORD.snapshots) - 1


@pytest.fixture
def visitor(visitor):
    """Somebody who has drawn a 7."""
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    visitor.expect_history("7")
    return visitor


def slider_of(visitor):
    return visitor.page.get_by_role("slider", name="Moment of the training")


def test_the_bands_are_the_shares_of_all_answers(visitor):
    expect(visitor.page.locator(".bands path:not(.dotted)")).to_have_count(11)
    expect(visitor.page.locator(".bands path.for")).to_have_count(1)
    expect(slider_of(visitor)).to_have_attribute("aria-valuenow", str(LAST))
    expect(visitor.page.locator(".moment")).to_contain_text(": 7, ")


def test_keys_move_the_whole_picture_and_back(visitor):
    slider = slider_of(visitor)
    slider.press("Home")
    expect(visitor.page.locator(".moment")).to_contain_text("Untrained:")
    expect(visitor.page.locator("#answer")).not_to_have_attribute("data-digit", "7")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuenow", "1")
    slider.press("End")
    visitor.expect_digit("7")


def test_the_play_head_is_dragged(visitor):
    box = slider_of(visitor).bounding_box()
    middle = box["y"] + box["height"] / 2
    visitor.page.mouse.move(box["x"] + box["width"] - 2, middle)
    visitor.page.mouse.down()
    visitor.page.mouse.move(box["x"] + 1, middle, steps=5)
    expect(slider_of(visitor)).to_have_attribute("aria-valuenow", "0")
    visitor.page.mouse.up()
    visitor.page.mouse.move(box["x"] + box["width"], middle)
    expect(slider_of(visitor)).to_have_attribute("aria-valuenow", "0")


def test_the_right_mouse_button_moves_no_play_head(visitor):
    box = slider_of(visitor).bounding_box()
    visitor.page.mouse.click(box["x"] + 5, box["y"] + 20, button="right")
    expect(slider_of(visitor)).to_have_attribute("aria-valuenow", str(LAST))


def test_the_training_plays_from_the_start_to_the_end_and_pauses(visitor):
    slider, clock = slider_of(visitor), visitor.page.clock
    clock.install()
    visitor.press("Play the training")
    expect(slider).to_have_attribute("aria-valuenow", re.compile(r"[1-9]|1\d"))  # on its way
    visitor.press("Pause")
    paused = slider.get_attribute("aria-valuenow")
    clock.run_for(2000)
    expect(slider).to_have_attribute("aria-valuenow", paused)
    slider.press("End")
    slider.press("ArrowLeft")
    visitor.press("Play the training")
    expect(slider).to_have_attribute("aria-valuenow", str(LAST))
    expect(visitor.page.get_by_role("button", name="Play the training")).to_be_visible()
    visitor.page.close()  # its clock would stay


def test_while_the_pen_is_down_the_last_course_is_faded(visitor):
    visitor.page.mouse.move(*visitor.at((0.3, 0.5)))
    visitor.page.mouse.down()
    visitor.page.mouse.move(*visitor.at((0.7, 0.5)), steps=5)
    expect(slider_of(visitor)).to_have_class("course is-stale")
    visitor.page.mouse.up()
    expect(slider_of(visitor)).to_have_class("course")


WATCH = """() => {
  const look = () => {
    const told = document.querySelector(".moment").textContent;
    const answer = document.querySelector("#answer").dataset.digit || "not a digit";
    const share = document.querySelector("#answer strong")?.textContent;
    window.seen.push([told, answer, share]);
  };
  window.seen = [];
  setInterval(look, 4); // between two frames, when all that belongs to one is drawn
}"""


def test_no_frame_of_a_drag_tells_one_moment_and_shows_another(visitor):
    visitor.page.evaluate(WATCH)
    box = slider_of(visitor).bounding_box()
    visitor.page.mouse.move(box["x"] + box["width"], box["y"] + 20)
    visitor.page.mouse.down()
    for step in range(1, 21):
        visitor.page.mouse.move(box["x"] + box["width"] * (1 - step / 20), box["y"] + 20)
    visitor.page.mouse.up()
    expect(visitor.page.locator(".moment")).to_contain_text("Untrained:")
    seen = {tuple(moment) for moment in visitor.page.evaluate("window.seen")}
    assert len(seen) > 2
    for told, answer, share in seen:
        assert told.endswith("it knows nothing yet.") is (share is None)
        if share is None:
            continue
        name, percent = re.fullmatch(r".*: (.+), (\d+)\s%\.", told).groups()
        assert name == answer, (told, answer)
        assert abs(int(percent) - int(re.match(r"\d+", share)[0])) <= 1, (told, share)
