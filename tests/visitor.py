"""Somebody at the page, in a real browser."""

from collections import defaultdict
from functools import cached_property
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

from mnist_cnn.benchmark.mouse import draw_strokes, find_places

# `scripts.shared$state$js` is what the page's `shared/state.js` exports, and so on.
SCRIPTS = "const scripts = await import(document.querySelector('link[href$=\"/page.js\"]').href);"
ANSWERED = f"""async () => {{ {SCRIPTS}
    return scripts.asking$selectors$js.isAnswered(scripts.shared$state$js.getState()); }}"""

expect.set_options(timeout=30_000)  # milliseconds; the machine may be busy with other things

WINDOW = {"width": 1280, "height": 800}
SETTINGS = {
    "permissions": ["clipboard-read", "clipboard-write"],
    "reduced_motion": "reduce",  # else the first example draws itself, for a third of a visit
}
MOVING = {"reduced_motion": "no-preference"}  # a look
IDLE: dict[str, list[Page]] = defaultdict(list)  # by site and settings; they have the scripts
NOWHERE = "/page/images/icon.svg"  # of the page's site, so that its storage can be emptied there
AS_SET = dict.fromkeys(["media", "color_scheme", "reduced_motion", "forced_colors"], "null")


class Visitor:
    """Somebody at the page, with a mouse or a finger."""

    def __init__(self, page, address, idle=None):
        """`idle` are the pages that others may have later, and this one's will be of."""
        self.page, self.problems, self.idle, self._heard = page, [], idle, []
        self.on("pageerror", lambda error: self.problems.append(str(error)))
        self.on("console", self._note)
        page.goto(address)
        self.pad = page.locator("#sketchpad canvas")
        self.answer = page.locator("#answer")
        self.notice = page.locator("#sketchpad .notice")
        self.pad.click(trial=True)  # waits until its script is there and nothing lies over it

    def _note(self, message):
        if message.type in ("error", "warning"):
            self.problems.append(message.text)

    def on(self, event, hear):
        """From now on `hear` is called at each `event` of the page, until the visitor leaves."""
        self.page.on(event, hear)
        self._heard.append((event, hear))

    @cached_property
    def session(self):
        """What speaks Chromium's own protocol with the page."""
        return self.page.context.new_cdp_session(self.page)

    def at(self, point):
        return find_places(self.pad, [point])[0]

    def draw(self, strokes, steps=1):
        """Draws with the mouse. Each of the `steps` to a point costs a frame of the page."""
        draw_strokes(self.pad, strokes, steps)

    def touch(self, strokes):
        """Draws with a finger, by the browser's own touch events."""
        for stroke in strokes:
            points = [dict(zip("xy", self.at(point), strict=True)) for point in stroke]
            self.put_fingers("touchStart", points[:1])
            for point in points[1:]:
                self.put_fingers("touchMove", [point])
            self.put_fingers("touchEnd", [])

    def put_fingers(self, kind, points):
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def copy_link(self):
        self.press("Link")
        expect(self.notice).to_contain_text("copied")
        return self.page.evaluate("navigator.clipboard.readText()")

    def reload(self):
        self.page.reload()
        self.pad.click(trial=True)

    def expect_history(self, digit):
        """The time line tells since when it is read as `digit`: all that is asked has come."""
        expect(self.page.locator(".since")).to_contain_text(f"Read as a {digit}")

    def expect_answered(self):
        """All is told of what the page asks now."""
        self.page.wait_for_function(ANSWERED)

    def expect_digit(self, digit):
        expect(self.answer).to_have_attribute("data-digit", digit)

    def leave(self):
        """Goes, and has been given no error and no warning."""
        if self.idle is None or self.page.is_closed():
            self.page.context.close()
        else:
            self._hand_on()
        assert self.problems == []

    def _hand_on(self):
        """Leaves the page to the next visitor, at its site, with nothing stored, drawn or heard."""
        for event, hear in self._heard:
            self.page.remove_listener(event, hear)
        for other in self.page.context.pages:
            if other != self.page:
                other.close()
        if "session" in self.__dict__:
            self.session.detach()
        self.page.unroute_all()
        self.page.goto(urljoin(self.page.url, NOWHERE))
        self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        self.page.mouse.move(0, 0)
        self.page.mouse.up()
        self.idle.append(self.page)


def visit(browser, address, viewport=WINDOW, script="", look=None, **settings):
    """Somebody who comes to `address`, with nothing stored, and a `look` as the system has it.

    `script` runs before the page's own; `settings` are those of a browser's context.
    """
    settings = SETTINGS | settings
    idle = None if script else IDLE[urljoin(address, "/") + repr(settings)]
    page = idle.pop() if idle else browser.new_context(**settings).new_page()
    page.set_viewport_size(viewport)
    page.emulate_media(**AS_SET | (look or {}))
    if script:
        page.add_init_script(script)
    return Visitor(page, address, idle)
