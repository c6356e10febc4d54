"""The test digits that the networks misread: what the page tells of them, and reads in them."""

import json
import re

import pytest
from playwright.sync_api import expect

from conftest import ROOT
from drawings import CLIENT
from mnist_cnn.page.api import EXPLAIN
from mnist_cnn.page.facts import describe_network
from mnist_cnn.reading.networks import load_networks

NETWORKS = load_networks(ROOT / "weights")
FIRST = next(iter(NETWORKS.values()))  # the page's network


def find_rejected(network) -> list[int]:
    """The rows of the record whose test digits the network calls no digit."""
    return [
        row for row, image in enumerate(network.missed) if not network.read(image[None]).is_digit
    ]


READ = sorted({*range(FIRST.record.misses)} - {*find_rejected(FIRST)})  # as another digit


@pytest.fixture(scope="module")
def explain(page_url):
    """Asks the page's server what it reads, as a browser does."""

    def ask(**data):
        return CLIENT.post(page_url + EXPLAIN, json=data).raise_for_status().json()

    return ask


@pytest.mark.slow
@pytest.mark.parametrize("name", NETWORKS)
def test_each_is_misread_on_the_page_as_the_record_says(explain, name):
    record = NETWORKS[name].record
    rows = zip(record.missed_digits, record.missed_labels, record.missed_answers, strict=True)
    for number, label, answer in rows:
        logits = explain(missed=number, network=name)["logits"][name]
        assert logits.index(max(logits)) == answer != label, number


def test_a_network_also_reads_what_only_another_one_misreads(explain):
    sketch, lab = NETWORKS["sketch"].record, NETWORKS["lab"].record
    number = min({*lab.missed_digits} - {*sketch.missed_digits})
    label = lab.missed_labels[lab.missed_digits.index(number)]
    logits = explain(missed=number, network="sketch")["logits"]["sketch"]
    assert logits.index(max(logits)) == label


@pytest.mark.parametrize("name", NETWORKS)
def test_the_page_knows_each_of_them_and_which_it_calls_no_digit(name):
    network = NETWORKS[name]
    facts = describe_network(network)
    assert facts["missedDigits"] == network.record.missed_digits
    assert facts["rejected"] == find_rejected(network)
    assert json.loads(json.dumps(facts)) == facts


def test_a_click_puts_a_missed_digit_under_the_network(visitor):
    record, row = FIRST.record, READ[0]
    digit = visitor.page.get_by_role("button", name=f"Test digit {record.missed_digits[row]},")
    digit.click()
    expect(digit).to_have_attribute("aria-pressed", "true")
    expect(visitor.page.locator(".moment")).to_contain_text(f": {record.missed_answers[row]},")
    visitor.page.wait_for_function("scrollY === 0")


def test_a_link_holds_its_number(come):
    record, row = FIRST.record, READ[-1]
    visitor = come(f"/?#missed={record.missed_digits[row]}")
    expect(visitor.page.locator(".moment")).to_contain_text(f": {record.missed_answers[row]},")


def test_a_cell_of_the_matrix_lists_its_digits_and_all_come_back(visitor):
    record = FIRST.record
    label, answer = record.missed_labels[0], record.missed_answers[0]
    count = record.confusion[label][answer]
    listed = visitor.page.get_by_role("button", name=re.compile(r"^Test digit \d"))
    expect(listed).to_have_count(record.misses)
    visitor.press(f"{label} read as {answer}: {count}")
    expect(listed).to_have_count(count)
    visitor.press("Show all")
    expect(listed).to_have_count(record.misses)


def test_the_images_are_loaded_when_they_come_into_view(come):
    loaded = []
    visitor = come()
    visitor.on("request", lambda request: loaded.append(request.url))
    visitor.page.wait_for_load_state("networkidle")
    assert not [url for url in loaded if url.endswith(".png")]
    with visitor.page.expect_response("**/weights/*-missed.png") as response:
        visitor.page.get_by_role("heading", name="What it gets wrong").scroll_into_view_if_needed()
    assert response.value.status in (200, 304)  # which the one before may have loaded
