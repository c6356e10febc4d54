"""With a hundred visitors at once all get their own answers, and afterwards all is as before."""

import asyncio
import itertools
import statistics
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from conftest import console, run_in_thread
from drawings import ask
from mnist_cnn.benchmark.server import memory_of, processor_time_of, running_page
from mnist_cnn.benchmark.visitors import ask_all, ask_page, draw_all
from mnist_cnn.page.api import EXPLAIN, READ
from strokes import FOUR
from visitor import visit

pytestmark = pytest.mark.slow
SECONDS = 120
GROWTH = 40  # megabytes; what allocators keep for a crowd's threads


def cost_of_answers(url, page):
    """The seconds of a processor that two hundred answers take."""
    started = processor_time_of(page)
    for _ in range(200):
        ask(url, draw_all(1)[0])
    return processor_time_of(page) - started


def ask_crowd(url, drawings, seconds):
    """The seconds that each answer took, of all that browsers ask about `drawings`."""
    questions = [ask_page(path, each) for path in (READ, EXPLAIN) for each in drawings]
    times = run_in_thread(asyncio.run, ask_all(url, questions, seconds, pause=0.05))
    return [*itertools.chain(*times)]


def test_a_hundred_visitors_get_their_own_answers_and_leave_nothing(tmp_path):
    with running_page(tmp_path / "log", GRADIO_TEMP_DIR=str(tmp_path / "kept")) as (url, page):
        crowd = draw_all(100)
        alone = {str(ask(url, drawing)["logits"]) for drawing in crowd}
        ask_crowd(url, crowd, SECONDS / 4)  # until allocators are content
        memory, cost = memory_of(page), cost_of_answers(url, page)
        times = ask_crowd(url, crowd, SECONDS)
        after = cost_of_answers(url, page)
        grown = memory_of(page) - memory
        print(
            f"{len(times)} answers in {SECONDS} s, median {statistics.median(times):.2f} s, "
            f"slowest {max(times):.2f} s; memory {memory} MB, {grown:+} MB; "
            f"alone {cost * 5:.1f} ms before, {after * 5:.1f} ms after"
        )
        assert len(alone) == 100 and len(times) >= 100 and grown < GROWTH and after < 2 * cost
        assert console(tmp_path / "log") == []


def test_under_load_stale_drawings_are_dropped_and_the_last_one_is_answered(browser, page_url):
    visitor = visit(browser, page_url)
    under_way, most, asked = defaultdict(set), 0, defaultdict(list)

    def note(request):
        nonlocal most
        path = urlsplit(request.url).path
        if path in (READ, EXPLAIN):
            asked[path].append(request.post_data_json)
            under_way[path].add(request)
            most = max(most, *map(len, under_way.values()))

    def forget(request):
        for requests in under_way.values():
            requests.discard(request)

    visitor.page.on("request", note)
    visitor.page.on("requestfinished", forget)
    with ThreadPoolExecutor() as pool:
        crowd = pool.submit(ask_crowd, page_url, draw_all(30), 10)
        visitor.draw(FOUR, steps=60)
        while not crowd.done() or any(under_way.values()):
            visitor.page.wait_for_timeout(200)  # what the browser does is heard of only meanwhile
        assert crowd.result()
    visitor.expect_digit("4")
    visitor.page.context.close()
    assert most == 1 and asked[EXPLAIN][-1]["isDone"] and visitor.problems == []
    assert len(asked[READ]) < 60 * sum(len(stroke) - 1 for stroke in FOUR)  # the points drawn
