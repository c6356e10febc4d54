"""Teaching on the page: one tap, what it changes and costs, and that it is forgotten when told."""

import re

import pytest
import torch
from playwright.sync_api import expect

from conftest import WEIGHTS, later
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.page.encoding import PEN, encode_strokes
from mnist_cnn.page.middleware import CALLS
from mnist_cnn.page.shots import MAX_SHOTS
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.read import NO_DIGIT
from mnist_cnn.reading.sample import load_sample
from mnist_cnn.reading.teach import GAIN, teach
from pad import CLOSED, FULL
from strokes import FOUR, ONE, SEVEN
from visitor import SCRIPTS, Visitor

NETWORK = load_networks(WEIGHTS)["sketch"]
NEAR = (
    GAIN / 10
)  # logits: more than a printed tenth, and what a mouse's path differs by from a line


def line(visitor):
    return visitor.page.locator(".teach")


def pictures(visitor):
    return visitor.page.locator(".shots li")


def scores(visitor):
    texts = visitor.page.locator(".bars button .score").all_inner_texts()
    return [float(text.replace("−", "-")) for text in texts[:NO_DIGIT]]


def draw(visitor, strokes, digit):
    visitor.press("Clear")
    visitor.draw(strokes)
    visitor.expect_digit(digit)


def show(visitor, label):
    visitor.press(f"This is a {label}")
    expect(line(visitor)).to_contain_text(re.compile("It (already said|still says):|Before: "))


def expect_score(visitor, answer, score):
    """The page prints `score` for `answer`, to a tenth or what a mouse's path makes of it."""
    visitor.page.wait_for_function(
        """([answer, score, near]) => {
            const printed = document.querySelectorAll("#page .bars button .score")[answer];
            return Math.abs(Number(printed.textContent.replace("−", "-")) - score) < near;
        }""",
        arg=[answer, score, NEAR],
    )


@torch.inference_mode()
def logits_of(strokes, *labels):
    """The logits of `strokes` in the network that was shown them as each of `labels`."""
    image = preprocess_strokes(strokes, smallest=PEN)
    images = image.expand(len(labels), -1, -1, -1)
    model = teach(NETWORK.model, images, torch.tensor(labels, dtype=torch.int64), NETWORK.missed)
    return model(image)[0].tolist()


def test_one_tap_teaches_and_taking_back_restores(visitor):
    draw(visitor, SEVEN, "7")
    expect_score(visitor, 1, logits_of(SEVEN)[1])
    show(visitor, 1)
    expect_score(visitor, 1, logits_of(SEVEN, 1)[1])
    expect(pictures(visitor)).to_have_count(1)
    visitor.press("Take back")
    expect_score(visitor, 1, logits_of(SEVEN)[1])
    expect(pictures(visitor)).to_have_count(0)
    expect(line(visitor)).to_contain_text("Wrong? It’s")


def test_what_is_printed_adds_up_in_a_taught_network(visitor):
    draw(visitor, SEVEN, "7")
    show(visitor, 1)
    expect_score(visitor, 1, logits_of(SEVEN, 1)[1])
    numbers = visitor.page.locator(".duel b").all_inner_texts()
    plus, minus, biases, lead = (
        float(re.sub("[= ]", "", text).replace("−", "-")) for text in numbers
    )
    printed = scores(visitor)
    assert plus + minus + biases == pytest.approx(lead, abs=1e-9)
    assert lead == pytest.approx(printed[7] - printed[1], abs=1e-9)


def test_the_page_says_what_has_changed(visitor):
    draw(visitor, SEVEN, "7")
    visitor.press("This is not a digit")
    after = max(logits_of(SEVEN, NO_DIGIT)) < NETWORK.record.no_digit_logit
    expect(line(visitor)).to_contain_text("Now: not a digit." if after else "It still says: 7.")
    expect(pictures(visitor)).to_contain_text("no digit")
    expect(pictures(visitor)).to_contain_text("before: 7")


def test_what_it_costs_is_counted_on_the_sample(visitor):
    sample = load_sample(WEIGHTS)
    draw(visitor, SEVEN, "7")
    show(visitor, 1)
    misses = sample.count_misses(NETWORK.model)
    cost = visitor.page.locator(".cost")
    expect(cost).to_contain_text("of 1,000 test digits; before you taught it")
    expect(cost).to_contain_text(f"before you taught it, {misses}.")
    expect(line(visitor)).to_contain_text(f"errors: {misses} →")


def test_each_is_taken_back_by_its_cross_and_one_button_forgets_all(visitor):
    for strokes, label in ((SEVEN, 7), (ONE, 1), (FOUR, 4)):
        draw(visitor, strokes, str(label))
        show(visitor, label)
    expect(pictures(visitor)).to_have_count(3)
    visitor.press("Take back: 1")
    expect(pictures(visitor).locator("b")).to_have_text(["7", "4"])
    visitor.press("Forget all")
    expect(pictures(visitor)).to_have_count(0)
    expect(visitor.page.locator(".cost")).to_have_text("")
    expect_score(visitor, 4, logits_of(FOUR)[4])


def test_another_tab_and_a_reload_know_what_was_shown_until_it_is_forgotten(visitor, page_url):
    draw(visitor, SEVEN, "7")
    show(visitor, 1)
    visitor.reload()
    expect(pictures(visitor)).to_have_count(1)
    expect_score(visitor, 1, logits_of(SEVEN, 1)[1])
    other = Visitor(visitor.page.context.new_page(), page_url)
    expect(pictures(other)).to_have_count(1)
    other.press("Forget all")
    third = Visitor(visitor.page.context.new_page(), page_url)
    expect(pictures(third)).to_have_count(0)
    assert other.problems == third.problems == []


def test_two_tabs_lose_nothing_that_was_shown_in_either(visitor, page_url):
    other = Visitor(visitor.page.context.new_page(), page_url)
    draw(other, ONE, "1")
    show(other, 1)
    visitor.page.bring_to_front()
    expect(pictures(visitor)).to_have_count(1)
    draw(visitor, SEVEN, "7")
    show(visitor, 7)
    expect(pictures(visitor).locator("b")).to_have_text(["1", "7"])
    expect(pictures(other).locator("b")).to_have_text(["1", "7"])
    assert other.problems == []


def test_a_links_digits_are_guests_beside_ones_own(visitor, page_url):
    draw(visitor, SEVEN, "7")
    show(visitor, 7)
    guests = ",".join(f"{label}.{encode_strokes(ONE)}" for label in (1, 2))
    friend = Visitor(visitor.page.context.new_page(), f"{page_url}/#shots={guests}")
    expect(pictures(friend).locator("b")).to_have_text(["1", "2", "7"])
    expect(pictures(friend).filter(has_text="from the link")).to_have_count(2)
    draw(friend, FOUR, "4")
    show(friend, 4)
    friend.press("Forget the link’s digits")
    expect(pictures(friend).locator("b")).to_have_text(["7", "4"])
    visitor.reload()
    expect(pictures(visitor).locator("b")).to_have_text(["7", "4"])
    assert friend.problems == []


def test_a_number_teaches_each_of_its_digits(visitor):
    visitor.press("Clear")
    visitor.draw([*shift(SEVEN, 0.0), *shift(ONE, 0.5)])
    visitor.expect_digit("71")
    visitor.page.get_by_role("button", name="Digit 1 of 2: 7").click()
    show(visitor, 7)
    visitor.page.get_by_role("button", name="Digit 2 of 2: 1").click()
    show(visitor, 1)
    expect(pictures(visitor).locator("b")).to_have_text(["7", "1"])
    paths = [path.get_attribute("d") for path in pictures(visitor).locator("path").all()]
    assert [path.count("M") for path in paths] == [len(SEVEN), len(ONE)]  # not the other's strokes


def test_a_digit_that_is_taught_as_soon_as_it_is_chosen_is_the_one_that_is_shown(visitor):
    visitor.press("Clear")
    visitor.draw([*shift(FOUR, 0.0), *shift(ONE, 0.5)])
    visitor.expect_digit("41")
    visitor.expect_answered()
    visitor.page.evaluate("""() => ["Digit 1 of 2: 4", "This is a 4"].forEach((name) =>
        document.querySelector(`#page [aria-label="${name}"]`).click())""")
    assert pictures(visitor).locator("path").get_attribute("d").count("M") == len(FOUR)


def shift(strokes, right):
    """`strokes` at half their size, moved to the `right`."""
    return [[(x / 2 + right, y / 2 + 0.25) for x, y in stroke] for stroke in strokes]


@pytest.mark.parametrize("script", [CLOSED % "localStorage", *later(FULL)], ids=["closed", "full"])
def test_it_learns_where_nothing_can_be_stored_and_says_so(come, script):
    visitor = come(script=script)
    draw(visitor, SEVEN, "7")
    show(visitor, 1)
    expect(visitor.notice).to_contain_text("can’t store what you teach it")
    expect_score(visitor, 1, logits_of(SEVEN, 1)[1])


def test_a_link_hands_the_taught_network_on(come, visitor):
    draw(visitor, SEVEN, "7")
    show(visitor, 1)
    other = come(visitor.copy_link())
    expect(pictures(other)).to_have_count(1)
    expect_score(other, 1, logits_of(SEVEN, 1)[1])


def test_calls_name_what_was_shown_by_its_digest_and_without_it_not_at_all(visitor):
    calls = []
    visitor.on("request", lambda r: r.url.endswith(CALLS) and calls.append(r.post_data_json))
    draw(visitor, SEVEN, "7")
    assert calls and not any({"shots", "taught"} & call.keys() for call in calls)
    show(visitor, 1)
    calls.clear()
    draw(visitor, ONE, "1")
    assert calls and all(len(call["taught"]) == 64 and "shots" not in call for call in calls)


FORGET = (
    f"async () => {{ {SCRIPTS}"
    """
    const { change, getState } = scripts.shared$state$js;
    change({ taught: { ...getState().taught, digest: "0".repeat(64) } });
}"""
)


def test_a_server_that_has_forgotten_is_told_again(visitor):
    draw(visitor, SEVEN, "7")
    show(visitor, 1)
    visitor.page.evaluate(FORGET)
    draw(visitor, SEVEN, "7")
    expect_score(visitor, 1, logits_of(SEVEN, 1)[1])


def test_other_networks_and_moments_lead_back_to_the_one_that_learns(visitor):
    draw(visitor, SEVEN, "7")
    visitor.page.locator(".chips button").last.click()
    expect(line(visitor)).to_contain_text("To teach it, go back to the trained sketch network")
    visitor.page.locator(".chips button").first.click()
    expect(line(visitor)).to_contain_text("Wrong?")
    visitor.page.get_by_role("slider").press("Home")
    expect(line(visitor)).to_contain_text("The network before any training.")
    visitor.press("Back to the trained network")
    expect(line(visitor)).to_contain_text("Wrong?")


@pytest.mark.slow
def test_a_visitor_is_led_from_0_to_9(visitor):
    visitor.press("Teach it all ten digits")
    visitor.page.wait_for_function("scrollY === 0")
    for digit in range(10):
        article = "an" if digit == 8 else "a"
        expect(line(visitor)).to_contain_text(f"Draw {article} {digit}.")
        done = visitor.page.get_by_role("button", name=f"This is my {digit}")
        expect(done).to_be_disabled()
        visitor.draw(SEVEN)
        done.click()
    expect(pictures(visitor).locator("b")).to_have_text([str(digit) for digit in range(10)])
    expect(visitor.page.get_by_role("button", name="Teach it all ten digits")).to_be_hidden()


def test_as_many_as_may_be_are_kept_and_no_more(come):
    shots = ",".join([f"7.{encode_strokes(SEVEN)}"] * (MAX_SHOTS + 1))
    visitor = come(f"/#shots={shots}")
    expect(pictures(visitor)).to_have_count(MAX_SHOTS)
    visitor.draw(ONE)
    expect(line(visitor)).to_contain_text(f"You have taught it {MAX_SHOTS} digits")


@pytest.mark.parametrize("shots", ["7.", *later("11.AAAA", "NaN.AAAA", "x")])
def test_a_link_with_damaged_shots_says_so(come, shots):
    visitor = come(f"/#shots={shots}")
    expect(visitor.notice).to_contain_text("This link is damaged")
    expect(pictures(visitor)).to_have_count(0)


PLACES = """() => [".st-b", ".bars", ".tools", ".st-d", ".time"].map((name) => {
    const { left, top } = document.querySelector(`#page ${name}`).getBoundingClientRect();
    return [name, Math.round(left + scrollX), Math.round(top + scrollY)];
})"""
IN_VIEW = """() => { const { top, bottom, left, right } =
    document.querySelector("#page .teach").getBoundingClientRect();
    return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth; }"""
OVERFLOW = "({ scrollHeight, clientHeight }) => scrollHeight - clientHeight"


@pytest.mark.parametrize(
    "size", [(1280, 800), (390, 844), *later((1366, 625), (744, 350))], ids=str
)
def test_the_line_is_in_view_and_nothing_moves_as_it_comes_and_goes(come, size):
    visitor = come(viewport={"width": size[0], "height": size[1]})
    visitor.press("Clear")
    count = 5 if size[0] > 999 else 3  # what lies further down a narrow page moves with the picture
    before = visitor.page.evaluate(PLACES)
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    asked = visitor.page.evaluate(PLACES)
    assert visitor.page.evaluate(IN_VIEW)
    show(visitor, 1)
    after = visitor.page.evaluate(PLACES)
    assert before[:count] == asked[:count] == after[:count]
    assert line(visitor).evaluate(OVERFLOW) <= 0
