"""Somebody at the page, in a real browser."""

from collections import defaultdict
from itertools import pairwise

from playwright.sync_api import BrowserContext, expect

from mnist_cnn.benchmark.mouse import draw_strokes, find_places

# `scripts.shared$state$js` is what the page's `shared/state.js` exports, and so on.
SCRIPTS = "const scripts = await import(document.querySelector('link[href$=\"/page.js\"]').href);"

expect.set_options(timeout=10_000)  # milliseconds; the machine may be busy with other things

WINDOW = {"width": 1280, "height": 800}
SETTINGS = {"permissions": ["clipboard-read", "clipboard-write"]}
IDLE: dict[str, list[BrowserContext]] = defaultdict(list)  # by settings; they keep what is cached


class Visitor:
    """Somebody at the page, with a mouse or a finger."""

    def __init__(self, page, address):
        self.page, self.problems, self.idle = page, [], []
        origin = "/".join(address.split("/")[:3])
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._note)
        page.on("request", lambda request: self._check(request.url, origin))
        page.goto(address)
        self.pad = page.locator("#sketchpad canvas")
        self.answer = page.locator("#answer")
        self.notice = page.locator("#sketchpad .notice")
        self.pad.click(trial=True)  # waits until its script is there and nothing lies over it

    def _note(self, message):
        if message.type in ("error", "warning"):
            self.problems.append(message.text)

    def _check(self, url, origin):
        if not url.startswith((origin, "data:", "blob:")):
            self.problems.append(f"request to {url}")

    def at(self, point):
        return find_places(self.pad, [point])[0]

    def draw(self, strokes, steps=8):
        draw_strokes(self.pad, strokes, steps)

    def touch(self, strokes):
        """Draws with a finger, by the browser's own touch events."""
        finger = self.page.context.new_cdp_session(self.page)
        for stroke in strokes:
            points = [dict(zip("xy", self.at(point), strict=True)) for point in stroke]
            self._send(finger, "touchStart", points[:1])
            for a, b in pairwise(points):
                for k in range(1, 9):
                    between = {axis: a[axis] + (b[axis] - a[axis]) * k / 8 for axis in "xy"}
                    self._send(finger, "touchMove", [between])
            self._send(finger, "touchEnd", [])

    def _send(self, finger, kind, points):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

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

    def expect_digit(self, digit):
        expect(self.answer).to_have_attribute("data-digit", digit)

    def leave(self):
        """Goes for good, and has been given no error and no warning."""
        context = self.page.context
        self.page.evaluate("localStorage.clear()")
        for page in context.pages:
            page.close()
        assert self.problems == []
        self.idle.append(context)


def visit(browser, address, viewport=WINDOW, script="", look=None, **settings):
    """Somebody who comes to `address`, with nothing stored, and a `look` as the system has it.

    `script` runs before the page's own; `settings` are those of a browser's context.
    """
    settings = SETTINGS | settings
    idle = IDLE[repr(settings)]
    page = (idle.pop() if idle else browser.new_context(**settings)).new_page()
    page.set_viewport_size(viewport)
    page.emulate_media(**look or {})
    page.add_init_script(script)
    visitor = Visitor(page, address)
    visitor.idle = idle
    return visitor
