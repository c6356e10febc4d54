"""Pictures as people send them: digits that code writes, on the papers and in the light of photos.

`draw_scenes(kind, seed)` gives thirty pictures of a kind. CHOOSING is the seed for what is chosen
by them, a threshold say; FIGURE is the seed for the figure that is told.
"""

import io
from collections.abc import Callable, Iterator

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from hands import write_digit

CHOOSING, FIGURE = 1, 2
COUNT = 30  # scenes of a kind: each digit three times
FINE = 3  # times as many pixels while lines are drawn, for smooth edges

Random = np.random.Generator
Strokes = list[np.ndarray]  # in pixels


def draw_scenes(kind: str, seed: int, count: int = COUNT) -> Iterator[tuple[int, Image.Image]]:
    """`count` digits and a picture of each, of a `kind` in SCENES; the same ones every time."""
    for number in range(count):
        random = np.random.default_rng([seed, *kind.encode(), number])
        digit = number % 10
        yield digit, SCENES[kind](digit, random)


def draw_numbers(kind: str, seed: int, count: int = COUNT) -> Iterator[tuple[str, Image.Image]]:
    """`count` numbers of two to four digits and a picture of each, of a `kind` in NUMBERS."""
    for number in range(count):
        random = np.random.default_rng([seed, *kind.encode(), number])
        digits = "".join(map(str, random.integers(10, size=2 + number % 3)))
        yield digits, NUMBERS[kind](digits, random)


def write(digits: int | str, random: Random) -> Strokes:
    """Strokes of a digit; or of the digits of a number, side by side, with gaps between them."""
    if isinstance(digits, int):
        return write_digit(digits, random)
    strokes: Strokes = []
    for digit in digits:
        written = write_digit(int(digit), random)
        left = min(stroke[:, 0].min() for stroke in written)
        begin = max((s[:, 0].max() for s in strokes), default=0.0) + random.uniform(0.15, 0.4)
        foot = random.uniform(-0.06, 0.06)
        strokes += [stroke + [begin - left, foot] for stroke in written]
    return strokes


def place(digit: int | str, box: tuple[float, float, float, float], random: Random) -> Strokes:
    """Strokes of `digit`, as large as `box` (left, top, right, bottom) allows, in its middle."""
    strokes = write(digit, random)
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    corner, other = np.array(box[:2]), np.array(box[2:])
    scale = ((other - corner) / (high - low).clip(0.05)).min()
    return [(stroke - (low + high) / 2) * scale + (corner + other) / 2 for stroke in strokes]


def somewhere(size: tuple[int, int], share: tuple[float, float], random: Random):
    """A box for a digit in a picture of `size`, its height a `share` of the shorter side."""
    side = min(size) * random.uniform(*share)
    left, top = (random.uniform(0.08 * min(size), each - side - 0.08 * min(size)) for each in size)
    return left, top, left + side, top + side


def ink_of(strokes: Strokes, size: tuple[int, int], width: float) -> Image.Image:
    """A mask of `size`, mode L, of lines `width` pixels wide with round ends and smooth edges."""
    mask = Image.new("L", (size[0] * FINE, size[1] * FINE))
    pen, radius = ImageDraw.Draw(mask), width * FINE / 2
    for stroke in strokes:
        points = [tuple(point) for point in (stroke + 0.5) * FINE]
        pen.line(points, fill=255, width=max(1, round(2 * radius)))
        for x, y in points:
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return mask.reduce(FINE)


def paint(size: tuple[int, int], paper, *layers: tuple[Image.Image, tuple]) -> Image.Image:
    """A picture of colour `paper`, mode RGB, and each layer's colour where its mask has ink."""
    picture = Image.new("RGB", size, tuple(paper))
    for mask, colour in layers:
        picture.paste(tuple(int(level) for level in colour), (0, 0), mask)
    return picture


def photograph(picture: Image.Image, random: Random, blur=(0.5, 1.2), shade=None) -> Image.Image:
    """`picture` in light from one side, out of focus by `blur` pixels, with noise, as a JPEG."""
    width, height = picture.size
    y, x = np.mgrid[0:height, 0:width] / max(picture.size)
    slope = random.uniform(0.05, 0.35)
    angle = random.uniform(0, 2 * np.pi)
    light = 1 - slope * (0.5 + (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle))
    if shade is not None:
        light = light * shade(x, y)
    picture = picture.filter(ImageFilter.GaussianBlur(random.uniform(*blur)))
    noise = random.normal(0, random.uniform(2, 6), (height, width, 3))
    colours = np.asarray(picture) * light[..., None] + noise
    buffer = io.BytesIO()
    Image.fromarray(np.uint8(colours.clip(0, 255))).save(buffer, "JPEG", quality=88)
    return Image.open(buffer)


PENS = [(25, 30, 60), (20, 20, 20), (30, 60, 160), (150, 25, 30), (80, 80, 85), (20, 90, 50)]
PAPERS = [(245, 243, 238), (232, 228, 214), (225, 230, 235), (250, 250, 250)]


def pick(choices, random: Random):
    return choices[random.integers(len(choices))]


def photo_size(random: Random) -> tuple[int, int]:
    return pick([(960, 720), (720, 960), (1200, 900), (800, 600)], random)


def pen_width(box, random: Random, low=0.025, high=0.08) -> float:
    """Pixels; what a ballpoint to a marker leaves beside a digit as high as `box`."""
    return max(2.0, (box[3] - box[1]) * random.uniform(low, high))


def drawn(digit: int, random: Random, paper=(255, 255, 255), ink=(0, 0, 0), size=(400, 400)):
    """A drawing from a paint program."""
    box = somewhere(size, (0.35, 0.8), random)
    width = pen_width(box, random, 0.04, 0.12)
    return paint(size, paper, (ink_of(place(digit, box, random), size, width), ink))


def plain(digit: int, random: Random) -> Image.Image:
    return drawn(digit, random, size=pick([(280, 280), (400, 400), (640, 480)], random))


def dark(digit: int, random: Random) -> Image.Image:
    level = int(random.integers(0, 50))
    return drawn(digit, random, (level,) * 3, (int(random.integers(200, 256)),) * 3)


def coloured(digit: int, random: Random) -> Image.Image:
    colours = [
        ((250, 240, 180), (180, 30, 60)),
        ((20, 60, 40), (250, 220, 0)),
        ((200, 220, 255), (20, 40, 120)),
        ((255, 255, 255), (240, 120, 20)),
        ((90, 30, 90), (140, 240, 220)),
    ]
    paper, ink = pick(colours, random)
    return drawn(digit, random, paper, ink)


def transparent(digit: int, random: Random) -> Image.Image:
    size = (400, 400)
    box = somewhere(size, (0.35, 0.8), random)
    picture = Image.new("RGBA", size)
    picture.putalpha(ink_of(place(digit, box, random), size, pen_width(box, random, 0.04, 0.12)))
    return picture


def pencil(digit: int, random: Random, width=1) -> Image.Image:
    """A paint program's pencil: no smooth edges."""
    size = (500, 500)
    picture = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    for stroke in place(digit, somewhere(size, (0.35, 0.8), random), random):
        pen.line([tuple(point) for point in stroke], fill="black", width=width)
    return picture


def thin(digit: int, random: Random) -> Image.Image:
    return pencil(digit, random, width=int(random.integers(2, 5)))


def outlined(digit: int, random: Random) -> Image.Image:
    size = (500, 500)
    strokes = place(digit, somewhere(size, (0.5, 0.75), random), random)
    thick = 500 * random.uniform(0.07, 0.11)
    line = random.uniform(3, 7)
    layers = (
        (ink_of(strokes, size, thick), (0, 0, 0)),
        (
            ink_of(strokes, size, thick - 2 * line),
            (255, 255, 255),
        ),
    )
    return paint(size, (255, 255, 255), *layers)


def tight(digit: int, random: Random) -> Image.Image:
    """Cut off at the ink."""
    picture = drawn(digit, random)
    left, top, right, bottom = picture.convert("L").point(lambda level: 255 - level).getbbox()
    margin = int(random.integers(0, 4))
    return picture.crop((left - margin, top - margin, right + margin, bottom + margin))


def framed(digit: int, random: Random) -> Image.Image:
    """A thin line around the whole picture, at its edge or a few pixels from it."""
    picture = drawn(digit, random, size=pick([(500, 500), (400, 300), (600, 800)], random))
    away, level = int(pick([0, 0, 1, 3, 8, 12], random)), int(random.integers(0, 120))
    box = (away, away, picture.width - 1 - away, picture.height - 1 - away)
    ImageDraw.Draw(picture).rectangle(box, outline=(level,) * 3, width=int(random.integers(1, 5)))
    return picture


def around(box, gap: float, random: Random):
    """`box` grown on every side by `gap` of its height, each side a little otherwise."""
    height = box[3] - box[1]
    grown = height * gap * random.uniform(0.8, 1.2, 4)
    return box[0] - grown[0], box[1] - grown[1], box[2] + grown[2], box[3] + grown[3]


def tilt(points: np.ndarray, angle: float) -> np.ndarray:
    middle = points.mean(axis=0)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return (points - middle) @ turn.T + middle


def corners(box) -> np.ndarray:
    left, top, right, bottom = box
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])


def bounds(strokes: Strokes):
    points = np.concatenate(strokes)
    return (*points.min(axis=0), *points.max(axis=0))


def with_extra(digit: int, random: Random, extra: Callable[..., Strokes], share=(0.35, 0.5)):
    """A digit and the strokes that `extra` adds to it: a drawing or, more often, a photo."""
    is_drawing = random.random() < 0.3
    size = (500, 500) if is_drawing else photo_size(random)
    side = min(size) * random.uniform(*share)
    middle = np.array(size) * random.uniform(0.45, 0.55, 2)
    box = (*(middle - side / 2), *(middle + side / 2))
    strokes = place(digit, box, random)
    width = pen_width(box, random)
    mask = ink_of([*strokes, *extra(bounds(strokes), random)], size, width)
    if is_drawing:
        return paint(size, (255, 255, 255), (mask, (0, 0, 0)))
    return photograph(paint(size, pick(PAPERS, random), (mask, pick(PENS, random))), random)


def boxed(digit: int, random: Random) -> Image.Image:
    def box(ink, random):
        line = tilt(corners(around(ink, random.uniform(0.2, 0.35), random)), random.normal(0, 0.04))
        return [np.concatenate([line, line[:1]])]

    return with_extra(digit, random, box)


def circled(digit: int, random: Random) -> Image.Image:
    def ring(ink, random):
        left, top, right, bottom = around(ink, random.uniform(0.05, 0.15), random)
        middle = np.array([left + right, top + bottom]) / 2
        radii = np.array([max(right - left, 0.75 * (bottom - top)), bottom - top]) * 0.68
        angle = random.uniform(0, 2 * np.pi) + np.linspace(0, 2 * np.pi, 80)
        wobble = 1 + random.normal(0, 0.03) * np.sin(2 * angle + random.uniform(0, 6))
        return [middle + radii * np.stack([np.cos(angle), np.sin(angle)], 1) * wobble[:, None]]

    return with_extra(digit, random, ring)


def underlined(digit: int, random: Random) -> Image.Image:
    def line(ink, random):
        left, top, right, bottom = ink
        height, width = bottom - top, max(right - left, 0.3 * (bottom - top))
        y = bottom + height * random.uniform(0.1, 0.25)
        reach = width * random.uniform(0.05, 0.35)
        middle = (left + right) / 2
        points = np.linspace((middle - width / 2 - reach, y), (middle + width / 2 + reach, y), 8)
        points[:, 1] += random.normal(0, 0.006 * height, 8)
        return [tilt(points, random.normal(0, 0.03))]

    return with_extra(digit, random, line)


def specks(digit: int, random: Random) -> Image.Image:
    """A few dots of dust around the digit, smaller than the digit's height by far."""
    is_drawing = random.random() < 0.3
    size = (500, 500) if is_drawing else photo_size(random)
    box = somewhere(size, (0.3, 0.6), random)
    strokes = place(digit, box, random)
    mask = ink_of(strokes, size, pen_width(box, random))
    ink = bounds(strokes)
    places = random.uniform((10, 10), np.array(size) - 10, (60, 2))
    inside = (places > np.array(ink[:2]) - 20).all(1) & (places < np.array(ink[2:]) + 20).all(1)
    dust = [spot[None] for spot in places[~inside][: random.integers(2, 6)]]
    dots = ink_of(dust, size, min(size) * random.uniform(0.005, 0.02))
    if is_drawing:
        return paint(size, (255, 255, 255), (mask, (0, 0, 0)), (dots, (0, 0, 0)))
    pen = pick(PENS, random)
    return photograph(paint(size, pick(PAPERS, random), (mask, pen), (dots, (40, 35, 30))), random)


def screenshot(digit: int, random: Random) -> Image.Image:
    """A phone's: a bar with the time above, sometimes a title, and buttons below."""
    width, height = size = pick([(540, 1170), (720, 1280), (450, 800)], random)
    area = (0.12 * width, 0.25 * height, 0.88 * width, 0.75 * height)
    side = width * random.uniform(0.35, 0.7)
    left, top = (random.uniform(area[k], area[k + 2] - side) for k in (0, 1))
    box = (left, top, left + side, top + side)
    mask = ink_of(place(digit, box, random), size, pen_width(box, random, 0.04, 0.1))
    picture = paint(size, (255, 255, 255), (mask, (0, 0, 0)))
    pen = ImageDraw.Draw(picture)
    bar, text = pick(
        [((30, 30, 34), "white"), ((25, 100, 210), "white"), ((245,) * 3, "black")], random
    )
    tall = height // 28
    pen.rectangle((0, 0, width, tall), fill=bar)
    pen.text((width * 0.05, tall * 0.2), "12:07", fill=text, font_size=tall * 0.6)
    pen.rectangle((width * 0.88, tall * 0.3, width * 0.95, tall * 0.7), fill=text)
    if random.random() < 0.5:
        pen.rectangle((0, tall, width, tall * 3.2), fill=bar)
        pen.text((width * 0.1, tall * 1.5), "Notes", fill=text, font_size=tall)
    if random.random() < 0.5:
        pen.rectangle((0, height - tall * 1.5, width, height), fill=bar)
    for share in (0.25, 0.5, 0.75):
        x, y = width * share, height - tall * 0.75
        pen.ellipse((x - tall / 4, y - tall / 4, x + tall / 4, y + tall / 4), outline=text, width=2)
    return picture


def status_bar(digit: int, random: Random) -> Image.Image:
    """The screenshot of a drawing program that fills the screen, but for the bar above."""
    width, height = size = pick([(540, 1170), (720, 1280), (1170, 540)], random)
    tall = round(max(size) * random.uniform(0.03, 0.06))
    box = somewhere(size, (0.35, 0.6), random)
    mask = ink_of(place(digit, box, random), size, pen_width(box, random, 0.04, 0.12))
    picture = paint(size, (255, 255, 255), (mask, (0, 0, 0)))
    pen = ImageDraw.Draw(picture)
    bar, text = pick([((30, 30, 34), "white"), ((25, 100, 210), "white")], random)
    pen.rectangle((0, 0, width, tall), fill=bar)
    pen.text((width * 0.04, tall * 0.3), "12:30", fill=text, font_size=tall * 0.3)
    return picture


def on_paper(digit: int, random: Random, rule=None, share=(0.3, 0.7), **light) -> Image.Image:
    """A photo of a digit on a sheet that fills it, with lines if `rule` gives some."""
    size = photo_size(random)
    box = somewhere(size, share, random)
    mask = ink_of(place(digit, box, random), size, pen_width(box, random))
    layers = [(mask, pick(PENS, random))]
    if rule is not None:
        lines = ink_of(rule(size, random), size, random.uniform(1, 2.5))
        layers.insert(0, (lines, pick([(175, 195, 220), (190, 190, 200), (200, 210, 200)], random)))
    return photograph(paint(size, pick(PAPERS, random), *layers), random, **light)


def rows(size, random: Random) -> Strokes:
    step = min(size) * random.uniform(0.06, 0.12)
    slope = random.normal(0, 0.02) * size[0]
    return [
        np.array([(0, y), (size[0], y + slope)]) for y in np.arange(-step, size[1] + step, step)
    ]


def squares(size, random: Random) -> Strokes:
    step = min(size) * random.uniform(0.04, 0.08)
    across = [np.array([(0, y), (size[0], y)]) for y in np.arange(step / 2, size[1], step)]
    return across + [np.array([(x, 0), (x, size[1])]) for x in np.arange(step / 2, size[0], step)]


def lined(digit: int, random: Random) -> Image.Image:
    return on_paper(digit, random, rows)


def squared(digit: int, random: Random) -> Image.Image:
    return on_paper(digit, random, squares)


def blurred(digit: int, random: Random) -> Image.Image:
    return on_paper(digit, random, blur=(2, 4))


def shadow(digit: int, random: Random) -> Image.Image:
    """A hand's or a head's shadow, with a soft edge, over a part of the sheet."""
    edge, depth, soft = (
        random.uniform(0.3, 0.7),
        random.uniform(0.2, 0.4),
        random.uniform(0.02, 0.1),
    )
    slope = random.normal(0, 0.4)

    def shade(x, y):
        return 1 - depth / (1 + np.exp(-(x - edge + slope * (y - 0.4)) / soft))

    return on_paper(digit, random, shade=shade)


def hard_shadow(digit: int, random: Random) -> Image.Image:
    """A window frame's shadow: its edge is sharp and goes through the digit."""
    size = photo_size(random)
    box = somewhere(size, (0.35, 0.65), random)
    mask = ink_of(place(digit, box, random), size, pen_width(box, random))
    middle = (np.array(box[:2]) + box[2:]) / 2 / max(size)
    angle, depth = random.uniform(0, 2 * np.pi), random.uniform(0.3, 0.55)

    def shade(x, y):
        away = (x - middle[0]) * np.cos(angle) + (y - middle[1]) * np.sin(angle)
        return 1 - depth * (away * 400).clip(0, 1)

    return photograph(
        paint(size, pick(PAPERS, random), (mask, pick(PENS, random))), random, shade=shade
    )


def board(digit: int, random: Random, paper, inks) -> Image.Image:
    size = photo_size(random)
    box = somewhere(size, (0.35, 0.7), random)
    mask = ink_of(place(digit, box, random), size, pen_width(box, random, 0.05, 0.1))
    return photograph(paint(size, paper, (mask, pick(inks, random))), random)


def chalk(digit: int, random: Random) -> Image.Image:
    paper = pick([(40, 55, 50), (45, 45, 48), (30, 70, 50)], random)
    return board(digit, random, paper, [(235, 235, 225), (230, 220, 150)])


def whiteboard(digit: int, random: Random) -> Image.Image:
    return board(digit, random, (244, 247, 250), [(20, 120, 60), (30, 40, 170), (190, 30, 40)])


def rotated(digit: int, random: Random) -> Image.Image:
    """The sheet lies askew, by up to 15 degrees."""
    size = photo_size(random)
    box = somewhere(size, (0.3, 0.6), random)
    strokes = place(digit, box, random)
    turned = tilt(np.concatenate(strokes), random.uniform(-0.26, 0.26))
    strokes = np.split(turned, np.cumsum([len(stroke) for stroke in strokes])[:-1])
    mask = ink_of(strokes, size, pen_width(box, random))
    return photograph(paint(size, pick(PAPERS, random), (mask, pick(PENS, random))), random)


def small(digit: int, random: Random) -> Image.Image:
    if random.random() < 0.5:
        return on_paper(digit, random, share=(0.14, 0.22))
    size = (640, 480)
    box = somewhere(size, (0.1, 0.2), random)
    mask = ink_of(place(digit, box, random), size, pen_width(box, random, 0.05, 0.1))
    return paint(size, (255, 255, 255), (mask, (0, 0, 0)))


def tiny(digit: int, random: Random) -> Image.Image:
    """A ballpoint's digit on a large sheet, photographed from far away."""
    size = pick([(1200, 900), (900, 1200), (1600, 1200)], random)
    box = somewhere(size, (0.09, 0.14), random)
    mask = ink_of(place(digit, box, random), size, pen_width(box, random, 0.03, 0.06))
    return photograph(paint(size, pick(PAPERS, random), (mask, pick(PENS, random))), random)


def on_table(digit: int, random: Random, tables, papers, extent, ratio) -> Image.Image:
    """A photo of a whole piece of paper on a table; `extent` is its share of the shorter side."""
    width, height = size = photo_size(random)
    tall = min(size) * random.uniform(*extent)
    wide = tall * random.uniform(*ratio)
    middle = np.array(size) / 2 + random.uniform(-1, 1, 2) * (np.array(size) - [wide, tall]) * 0.3
    sheet = (*(middle - [wide / 2, tall / 2]), *(middle + [wide / 2, tall / 2]))
    angle = random.uniform(-0.12, 0.12)
    edge = Image.new("L", size)
    ImageDraw.Draw(edge).polygon([tuple(c) for c in tilt(corners(sheet), angle)], fill=255)
    side = min(wide, tall) * random.uniform(0.4, 0.7)
    box = (*(middle - side / 2), *(middle + side / 2))
    strokes = place(digit, box, random)
    mask = ink_of(strokes, size, pen_width(box, random, 0.03, 0.08))
    grain = random.normal(0, 1, (height, 1, 1)) * random.uniform(0, 8)
    wood = np.asarray(Image.new("RGB", size, pick(tables, random))) + grain
    table = Image.fromarray(np.uint8(wood.clip(0, 255))).filter(ImageFilter.GaussianBlur(1.5))
    table.paste(
        (15, 12, 10), (4, 5), edge.filter(ImageFilter.GaussianBlur(6)).point(lambda v: v // 3)
    )
    table.paste(pick(papers, random), (0, 0), edge)
    table.paste(pick(PENS, random), (0, 0), mask)
    return photograph(table, random)


def desk(digit: int, random: Random) -> Image.Image:
    tables = [(90, 60, 40), (60, 45, 35), (50, 50, 55), (120, 85, 55), (35, 40, 60)]
    return on_table(digit, random, tables, PAPERS, (0.6, 0.82), (0.7, 1.1))


def sticky_note(digit: int, random: Random) -> Image.Image:
    tables = [(225, 225, 230), (150, 110, 75), (240, 240, 235), (110, 110, 115), (190, 160, 120)]
    papers = [(245, 225, 100), (250, 160, 180), (160, 225, 150), (150, 205, 240)]
    return on_table(digit, random, tables, papers, (0.4, 0.65), (0.95, 1.05))


SCENES: dict[str, Callable[[int, Random], Image.Image]] = {
    "plain": plain,
    "dark": dark,
    "coloured": coloured,
    "transparent": transparent,
    "thin line": thin,
    "outlined": outlined,
    "tight": tight,
    "small": small,
    "tiny": tiny,
    "photo": on_paper,
    "lined": lined,
    "squared": squared,
    "blurred": blurred,
    "shadow": shadow,
    "hard shadow": hard_shadow,
    "chalk": chalk,
    "whiteboard": whiteboard,
    "rotated": rotated,
    "pencil": pencil,
    "desk": desk,
    "sticky note": sticky_note,
    "framed": framed,
    "boxed": boxed,
    "circled": circled,
    "underlined": underlined,
    "screenshot": screenshot,
    "status bar": status_bar,
    "specks": specks,
}

# Papers and light in which numbers of two to four digits are drawn, too.
NUMBERS: dict[str, Callable[[str, Random], Image.Image]] = {
    kind: SCENES[kind]
    for kind in ("photo", "desk", "framed", "underlined", "squared", "shadow", "screenshot")
}
