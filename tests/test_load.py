"""With a hundred visitors at once everybody gets their own answer, and afterwards all is as before."""

import asyncio
import statistics
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from conftest import console, run_in_thread
from drawings import crowd_of
from strokes import FOUR
from visitor import event_in, visit

from mnist_cnn.benchmark.server import memory_of, running_page
from mnist_cnn.benchmark.visitors import EVENT, READ, event_of, visit_all

GROWTH = 40  # megabytes; what allocators keep for a crowd's threads


def usual_seconds(url):
    with httpx.Client() as client:
        event = event_of(crowd_of(1)[0])
        answers = [client.post(url + EVENT, json=event).raise_for_status() for _ in range(40)]
        return statistics.median(answer.elapsed.total_seconds() for answer in answers)


@pytest.mark.parametrize("seconds", [5, pytest.param(120, marks=pytest.mark.slow)])
def test_a_hundred_visitors_get_their_own_answers_and_leave_nothing(seconds, tmp_path):
    with running_page(tmp_path / "log", GRADIO_TEMP_DIR=str(tmp_path / "kept")) as (url, page):
        crowd = crowd_of(100)

        def crowd_times(seconds):
            return run_in_thread(asyncio.run, visit_all(url, crowd, seconds))

        alone = {httpx.post(url + EVENT, json=event_of(drawing)).text for drawing in crowd}
        crowd_times(2 + seconds / 4)  # until allocators are content
        memory, quick = memory_of(page), usual_seconds(url)
        times = crowd_times(seconds)
        after = usual_seconds(url)
        grown = memory_of(page) - memory
        print(
            f"{len(times)} answers in {seconds} s, median {statistics.median(times):.2f} s, "
            f"slowest {max(times):.2f} s; memory {memory} MB, {grown:+} MB; "
            f"alone {quick * 1000:.0f} ms before, {after * 1000:.0f} ms after"
        )
        assert len(alone) == 100 and len(times) >= 100 and grown < GROWTH and after < 2 * quick
        assert console(tmp_path / "log") == []


def test_under_load_stale_drawings_are_dropped_and_the_last_one_is_answered(browser, page_url):
    visitor = visit(browser, page_url)
    reads, waiting, most = [], 0, 0

    def note(request, step):
        nonlocal waiting, most
        event = event_in(request)
        if event.get("fn_index") == READ:
            reads.append(event["data"][0])
            waiting += step
            most = max(most, waiting)

    visitor.page.on("request", lambda request: note(request, 1))
    visitor.page.on("requestfinished", lambda request: note(request, -1))
    with ThreadPoolExecutor() as pool:
        crowd = pool.submit(asyncio.run, visit_all(page_url, crowd_of(30), 10))
        visitor.draw(FOUR, steps=60)
        while not crowd.done() or waiting:
            visitor.page.wait_for_timeout(200)  # what the browser does is heard of only meanwhile
        assert crowd.result()
    visitor.expect_digit("4")
    last = httpx.post(page_url + EVENT, json=event_of(reads[-1])).json()["data"][0]
    visitor.expect_seen(last["seen"])
    visitor.page.context.close()
    assert last["digit"] == 4 and most == 1 and visitor.problems == []
