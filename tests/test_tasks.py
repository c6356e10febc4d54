"""What there is to try: the page ticks what it sees done with a drawing of the visitor's own."""

from playwright.sync_api import expect

from strokes import SEVEN


def done(visitor):
    return visitor.page.locator(".tasks .is-done")


def test_nothing_is_done_when_the_page_opens_or_shows_an_example(visitor):
    visitor.page.get_by_role("button", name="A star").click()
    visitor.expect_digit("")
    expect(done(visitor)).to_have_count(0)


def test_a_scribble_of_the_visitors_own_is_seen_and_the_page_tells_it(visitor):
    visitor.draw([[(0.2, 0.3), (0.8, 0.4), (0.2, 0.5), (0.8, 0.6), (0.2, 0.7), (0.8, 0.8)]])
    expect(done(visitor)).to_contain_text("Draw something it says isn’t a digit.")
    expect(visitor.page.get_by_role("link", name="Eight things to try: 1 done")).to_be_visible()


def test_the_moment_is_found_with_the_play_head(visitor):
    visitor.draw(SEVEN)
    expect(visitor.page.locator(".since")).to_contain_text("as a 7 since")
    slider = visitor.page.get_by_role("slider", name="Moment of the training")
    slider.press("Home")
    for stop in range(30):
        expect(slider).to_have_attribute("aria-valuenow", str(stop))
        visitor.expect_answered()
        if done(visitor).count():
            break
        slider.press("ArrowRight")
    expect(done(visitor)).to_contain_text("Find the moment")


def test_a_place_that_speaks_against_the_answer_is_pointed_at(visitor):
    visitor.draw(SEVEN)
    expect(visitor.page.locator(".since")).to_contain_text("as a 7 since")
    for place in visitor.page.locator(".places button").all():
        place.hover()
    expect(done(visitor)).to_contain_text("counts against the answer")


def test_the_strongest_map_is_turned_off(visitor):
    visitor.draw(SEVEN)
    expect(visitor.page.locator(".since")).to_contain_text("as a 7 since")
    visitor.page.get_by_role("switch").click()
    expect(done(visitor)).to_contain_text("Turn off the map")


def test_a_link_opens_the_page_ready_for_a_task(come):
    visitor = come("/?#snapshot=0")
    visitor.draw(SEVEN)
    expect(visitor.page.locator(".moment")).to_contain_text("Untrained:")


def test_a_task_that_is_pressed_sets_the_page_up(visitor):
    visitor.page.get_by_role("link", name="Find the moment").click()
    expect(visitor.page.locator(".moment")).to_contain_text("Untrained")
    visitor.page.wait_for_function("scrollY === 0")
    visitor.reload()
    line = visitor.page.locator(".to-do")
    expect(line).to_contain_text("Find the moment")
    visitor.press("Leave this task")
    expect(line).to_contain_text("Draw a digit or a number")
    expect(visitor.pad).to_be_focused()
