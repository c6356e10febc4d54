"""What lies on a visitor's pad, and fingers and pens on it, by the browser's own events."""

CLOSED = """Object.defineProperty(window, '%s', {
  get() { throw new DOMException('closed', 'SecurityError'); },
});"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

# How far the pad's colour at a point is from that in its corner, of 765.
INK = """([x, y]) => {
  const { width, height } = document.querySelector("#sketchpad canvas");
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(document.querySelector("#sketchpad canvas"), 0, 0);
  const at = (x, y) => copy.getImageData(x * width, y * height, 1, 1).data.slice(0, 3);
  const paper = at(0.01, 0.01);
  return at(x, y).reduce((sum, value, i) => sum + Math.abs(value - paper[i]), 0);
}"""


class Touch:
    """Fingers, and a pen with them, by the browser's own input events."""

    def __init__(self, visitor):
        self.visitor, self.session = visitor, visitor.session

    def send(self, kind, *points, ids=None):
        places = [dict(zip("xy", self.visitor.at(point), strict=True)) for point in points]
        fingers = [place | {"id": k} for place, k in zip(places, ids or range(9), strict=False)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    def stroke(self, *points, steps=8):
        self.send("touchStart", points[0])
        for point in list(between(points, steps)):
            self.send("touchMove", point)
        self.send("touchEnd")

    def tap(self, name):
        box = self.visitor.page.get_by_role("button", name=name, exact=True).bounding_box()
        point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        for kind, points in (("touchStart", [point]), ("touchEnd", [])):
            self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def pen(self, kind, point, buttons=1, pointer="pen"):
        x, y = self.visitor.at(point)
        is_held = buttons or kind == "mouseReleased"
        held = {"button": "left" if is_held else "none", "buttons": buttons, "clickCount": 1}
        event = {"type": kind, "x": x, "y": y, "pointerType": pointer} | held
        self.session.send("Input.dispatchMouseEvent", event)


def between(points, steps):
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        for k in range(1, steps + 1):
            yield x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps


def expect_ink(visitor, point):
    visitor.page.wait_for_function(f"(point) => ({INK})(point) > 200", arg=point)


def expect_no_ink(visitor, point):
    visitor.page.wait_for_function(f"(point) => ({INK})(point) < 60", arg=point)
