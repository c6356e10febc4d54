"""The picture: what the page prints adds up and is the network's, and all of it is in view."""

from itertools import product

import numpy as np
import pytest
import torch
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import ROOT
from hands import write_digit
from mnist_cnn.page.encoding import MAX_SENT_POINTS, PEN, decode_strokes, encode_strokes
from mnist_cnn.page.examples import EXAMPLES
from mnist_cnn.reading.explain import compare_weights, map_features, weigh
from mnist_cnn.reading.networks import load_networks
from strokes import SEVEN
from visitor import SCRIPTS

NETWORKS = load_networks(ROOT / "weights")
NO_DIGIT = 10
TENTH = 0.1 + 1e-4  # of a point: one unit of a printed number's last digit, and float32's error
SHOW = (
    f"async ([strokes, most, network, snapshot, against]) => {{ {SCRIPTS}"
    """
    const { change, getState, listen } = scripts.shared$state$js;
    const { decodeStrokes, encodeStrokes, thinStrokes } = scripts.shared$strokes$js;
    const { isAnswered, reasonsOf } = scripts.asking$selectors$js;
    const drawn = decodeStrokes(strokes);
    const isShown = (state) => isAnswered(state) && reasonsOf(state).hasCells
        && (against === null || reasonsOf(state).maps.pair.includes(against));
    const shown = new Promise((resolve) => listen((state) => isShown(state) && resolve()));
    change({ sheet: {}, strokes: drawn, photo: null, missed: null, example: null, isDemo: false,
        isDown: false, network, snapshot, against, off: [], map: null });
    await shown;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return encodeStrokes(thinStrokes(drawn, most)); // what was sent
}"""
)
WAIT = (
    f"async () => {{ {SCRIPTS}"
    """
    const { getState } = scripts.shared$state$js;
    const { isAnswered, reasonsOf } = scripts.asking$selectors$js;
    const isShown = () => isAnswered(getState()) && reasonsOf(getState()).maps;
    while (!isShown()) await new Promise(requestAnimationFrame);
}"""
)
PRINTED = """() => {
    const number = (text) => Number(text.replace(/[= ]/g, "").replace("−", "-"));
    const list = (selector, read) => [...document.querySelectorAll(selector)].map(read);
    return {
        places: list(".places button", (button) => number(button.textContent)),
        maps: list(".st-d .tiles button",
            ({ ariaLabel }) => number(ariaLabel.match(/(\\S+) points/)[1])),
        sum: list(".sum b", (part) => number(part.textContent)),
        duel: list(".duel b", (part) => number(part.textContent)),
        scores: list(".bars button .score", (part) => part.textContent && number(part.textContent)),
        shares: list(".bars button .share", (part) => parseInt(part.textContent) || 0),
        one: list(".bars button", (row) => row.classList.contains("one")).indexOf(true),
        other: list(".bars button", (row) => row.classList.contains("other")).indexOf(true),
    };
}"""


@pytest.fixture
def visitor(visitor):
    """Somebody who has drawn a 7."""
    visitor.draw(SEVEN)
    visitor.page.evaluate(WAIT)
    visitor.expect_digit("7")
    return visitor


def print_reading(page, strokes, network, snapshot, against=None):
    """What the page prints of `strokes`, and the strokes that it has sent."""
    call = [encode_strokes(strokes), MAX_SENT_POINTS, network.record.name, snapshot, against]
    sent = page.evaluate(SHOW, call)
    return page.evaluate(PRINTED), decode_strokes(sent)


def check_sums(printed):
    """Places and maps, as they are printed, add up to the lead, which is that of the two scores."""
    lead = printed["scores"][printed["one"]] - printed["scores"][printed["other"]]
    for parts, (plus, minus, bias, total) in (
        ("places", printed["sum"]),
        ("maps", printed["duel"]),
    ):
        values = np.array(printed[parts])
        assert values[values > 0].sum() == pytest.approx(plus, abs=1e-9), parts
        assert values[values < 0].sum() == pytest.approx(minus, abs=1e-9), parts
        assert plus + minus + bias == pytest.approx(total, abs=1e-9), parts
        assert total == pytest.approx(lead, abs=1e-9), parts
    assert sum(printed["shares"]) == 100


@torch.inference_mode()
def check_numbers(printed, strokes, network, snapshot):
    """Each printed number is PyTorch's, in float64, to one unit of its last digit."""
    image = network.split_strokes(strokes, PEN, True)[0][1]
    model = network.snapshots[snapshot]
    second = map_features(model, image)[1]
    one, other = (None if n == NO_DIGIT else n for n in (printed["one"], printed["other"]))
    cells = compare_weights(model, one, other).double() * second.flatten(1).double()
    logits = [*weigh(model, second).logits.tolist(), network.record.no_digit_logit]
    biases = [*model.fc.bias.tolist(), network.record.no_digit_logit]
    parts = {"places": cells.sum(0).numpy(), "maps": cells.sum(1).numpy()}
    for (name, values), sums in zip(parts.items(), ("sum", "duel"), strict=True):
        assert np.abs(printed[name] - values).max() <= TENTH, name
        bias = biases[printed["one"]] - biases[printed["other"]]
        expected = [values.clip(0).sum(), values.clip(max=0).sum(), bias, values.sum() + bias]
        assert np.abs(np.subtract(printed[sums], expected)).max() <= TENTH, sums
    for score, logit in zip(printed["scores"], logits, strict=True):
        assert score == "" if logit is None else score == pytest.approx(logit, abs=0.05 + 1e-4)


def check_reading(page, strokes, network, snapshot, against=None):
    printed, sent = print_reading(page, strokes, network, snapshot, against)
    check_sums(printed)
    check_numbers(printed, sent, network, snapshot)
    return printed


def test_what_is_printed_adds_up_and_is_the_networks(visitor):
    for example, network in product(EXAMPLES[:8:3], NETWORKS.values()):
        strokes = [np.array(stroke) for stroke in example["strokes"]]
        for snapshot in (0, len(network.snapshots) - 1):
            check_reading(visitor.page, strokes, network, snapshot)


def test_any_answer_can_be_compared_with_the_leader(visitor):
    network = next(n for n in NETWORKS.values() if n.record.no_digit_logit is not None)
    strokes, last = [np.array(stroke) for stroke in SEVEN], len(network.snapshots) - 1
    for against in (0, 4, NO_DIGIT):
        printed = check_reading(visitor.page, strokes, network, last, against)
        assert (printed["one"], printed["other"]) == (7, against)


@pytest.mark.slow
@pytest.mark.parametrize("name", NETWORKS)
def test_40_drawings_at_five_snapshots_add_up(visitor, name):
    network, random = NETWORKS[name], np.random.default_rng(1)
    snapshots = np.linspace(0, len(network.snapshots) - 1, 5).astype(int).tolist()
    for number in range(40):
        strokes = [0.1 + 0.7 * (stroke + 0.3) for stroke in write_digit(number % 10, random)]
        strokes = [stroke.clip(0, 1) for stroke in strokes]
        for snapshot in snapshots:
            check_reading(visitor.page, strokes, network, snapshot)


def test_pointing_at_an_answer_compares_it_until_the_pointer_leaves(visitor):
    pair = visitor.page.locator(".pair")
    before = pair.inner_text()
    visitor.page.locator(".bars button").nth(5).hover()
    expect(pair).to_have_text("Orange for 7, blue for 5.")
    check_sums(visitor.page.evaluate(PRINTED))
    visitor.page.mouse.move(5, 5)
    expect(pair).to_have_text(before)


def test_an_answer_that_is_clicked_stays(visitor):
    visitor.page.locator(".bars button").nth(2).click()
    visitor.page.mouse.move(5, 5)
    expect(visitor.page.locator(".pair")).to_have_text("Orange for 7, blue for 2.")


def test_a_map_that_is_clicked_is_enlarged_and_can_be_turned_off_and_on(visitor):
    page = visitor.page
    title, switch = page.locator(".inspect h3"), page.get_by_role("switch")
    page.locator(".st-d .tiles button").nth(40).click()
    expect(title).to_contain_text("Map 41 of 64")
    switch.click()
    expect(page.locator(".st-d .tiles button").nth(40)).to_have_attribute(
        "aria-label", "Map 41, 0.0 points, off"
    )
    check_sums(page.evaluate(PRINTED))
    visitor.press("Clear")
    visitor.draw(SEVEN)
    expect(page.locator(".st-d .tiles button[aria-label$=off]")).to_have_count(0)


def test_the_network_reads_without_the_maps_that_are_off(visitor):
    page = visitor.page
    score = page.locator(".bars button .score").nth(7)
    before = score.inner_text()
    page.get_by_role("switch").click()  # the strongest map is enlarged by itself
    expect(page.locator(".inspect .say")).to_contain_text("The network reads without it.")
    expect(score).not_to_have_text(before)
    page.get_by_role("button", name="Turn all on").click()
    expect(score).to_have_text(before)


def test_a_map_of_the_first_block_shows_its_filter_and_has_no_switch(visitor):
    visitor.page.locator(".st-c .tiles button").nth(10).hover()
    expect(visitor.page.locator(".inspect h3")).to_contain_text("Map 11 of 32")
    expect(visitor.page.locator(".trio span").nth(1)).to_have_text("× filter")
    expect(visitor.page.get_by_role("switch")).to_be_hidden()


def test_a_place_says_what_it_contributes_and_what_it_sees(visitor):
    place = visitor.page.locator(".places button").nth(17)
    place.hover()
    expect(visitor.page.locator(".sum .here")).to_have_text(
        f"{place.inner_text()} from this square and those around it"
    )


def test_arrow_keys_move_from_place_to_place(visitor):
    places = visitor.page.locator(".places button")
    places.nth(0).focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        visitor.page.keyboard.press(key)
    expect(places.nth(15)).to_be_focused()
    expect(visitor.page.locator(".sum")).to_contain_text("from this square and those around it")


def test_a_chip_switches_to_its_network_and_tells_what_it_reads(visitor):
    chips = visitor.page.locator(".chips button")
    expect(chips).to_contain_text([f"{name} 7" for name in NETWORKS])
    untaught = [name for name, n in NETWORKS.items() if n.record.no_digit_logit is None][0]
    visitor.page.get_by_role("button", name=f"{untaught} 7").click()
    eleventh = visitor.page.locator(".bars button").nth(NO_DIGIT)
    expect(eleventh).to_contain_text("not taught")
    expect(eleventh).to_be_disabled()


def test_an_empty_pad_has_no_answer(visitor):
    visitor.press("Clear")
    visitor.expect_digit("")
    expect(visitor.answer.locator("output")).to_have_text("")
    expect(visitor.page.locator(".places")).to_have_text("")
    expect(visitor.page.locator(".duel")).to_have_text("")


IN_VIEW = """(names) => names.map((name) => document.querySelector(`#page ${name}`)
    .getBoundingClientRect()).every(({ left, top, right, bottom }) =>
        left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight)"""
PICTURE = [".pad", ".col-b", ".st-c .tiles", ".st-d .tiles", ".col-e", ".examples", ".chips"]
SIZES = {
    (1280, 800): [*PICTURE, ".time"],
    (1920, 1080): [*PICTURE, ".time"],
    (1366, 625): PICTURE,
    (390, 844): [".pad", ".bars", ".tools"],
    (744, 350): [".pad", ".bars", ".tools"],
    (812, 372): [".pad", ".bars", ".tools"],
}
SMALL = """() => [...document.querySelectorAll("#page *")].filter((element) =>
    [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim())
    && parseFloat(getComputedStyle(element).fontSize) < 12).map(({ outerHTML }) => outerHTML)"""


def test_the_picture_is_in_view_without_scrolling(visitor):
    for (width, height), parts in SIZES.items():
        visitor.page.set_viewport_size({"width": width, "height": height})
        visitor.page.evaluate("scrollTo(0, 0)")
        visitor.page.wait_for_function(f"(parts) => ({IN_VIEW})(parts)", arg=parts)
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert visitor.page.evaluate(SMALL) == []


HOST = """<body style="margin: 0"><p style="margin: 0; height: 56px">The host's head</p>
<iframe src="/" style="border: 0; width: 100%; height: 150px"></iframe>
<script>setInterval(() => { const frame = document.querySelector("iframe");
const page = frame.contentDocument.querySelector(".gradio-container");
if (page) frame.style.height = `${page.scrollHeight}px`; }, 100)</script>"""


def test_in_a_frame_that_grows_with_its_content_the_picture_is_in_view(browser, page_url):
    page = browser.new_page(viewport={"width": 1366, "height": 800})
    page.route("**/host", lambda route: route.fulfill(body=HOST, content_type="text/html"))
    page.goto(page_url.split("/?")[0] + "/host")
    maps = page.frame_locator("iframe").locator(".st-d .tiles")
    maps.wait_for()
    page.wait_for_function("document.querySelector('iframe').offsetHeight > 1000")
    expect(maps).to_be_in_viewport(ratio=1)
    page.close()


def test_axe_finds_nothing_of_ours(visitor):
    for scheme, forced in product(("light", "dark"), ("none", "active")):
        visitor.page.emulate_media(color_scheme=scheme, forced_colors=forced)
        violations = Axe().run(visitor.page, context="#page").response["violations"]
        found = [(v["id"], [node["target"] for node in v["nodes"]]) for v in violations]
        assert found == [], (scheme, forced)
