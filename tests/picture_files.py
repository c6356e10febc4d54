"""Pictures as files: whole ones, broken ones, and bombs, which unpack to far more than they are."""

import io
import struct
import zlib
from functools import cache

from PIL import Image

from strokes import SEVEN, picture_of

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
WITH_EXIF = ("PNG", "JPEG", "WEBP", "TIFF")
WITH_FRAMES = ("GIF", "WEBP", "TIFF")


def as_file(picture, format="PNG", **options) -> bytes:
    file = io.BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width, height, *chunks, pixels=1000) -> bytes:
    """A black PNG whose header claims `width` x `height` pixels; its data holds about `pixels`."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    data = png_chunk(b"IDAT", zlib.compress(bytes(pixels), 1))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + data + png_chunk(b"IEND", b"")


def png_of_16_bits(levels) -> bytes:
    """A PNG of whole numbers (H, W, C) up to 65,535: grey, grey and alpha, RGB or RGBA."""
    height, width, channels = levels.shape
    kind = {1: 0, 2: 4, 3: 2, 4: 6}[channels]
    header = struct.pack(">IIBBBBB", width, height, 16, kind, 0, 0, 0)
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in levels)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*chunk) for chunk in chunks)


def jpeg_in_scans(width, height, scans, progressive=False) -> bytes:
    """A grey JPEG whose colours come one after the other, in `scans` scans that hold nothing."""
    whole = as_file(Image.new("RGB", (16, 16)), "JPEG", progressive=progressive)
    head = whole[: whole.index(b"\xff\xda")]
    size = head.index(b"\xff\xc2" if progressive else b"\xff\xc0") + 5
    head = head[:size] + struct.pack(">HH", height, width) + head[size + 4 :]
    last = 0 if progressive else 63  # of the scan's coefficients
    one_of_each = [
        b"\xff\xda\0\x08\x01" + bytes([colour, 0 if colour == 1 else 0x11, 0, last, 0])
        for colour in (1, 2, 3)
    ]
    return head + b"".join(one_of_each[number % 3] for number in range(scans)) + b"\xff\xd9"


def broken_picture(draw) -> bytes:
    """A picture with flipped, cut, doubled or lying bytes, as the random `draw` has it."""
    picture = picture_of(SEVEN, side=40).convert(draw.choice(["L", "RGB", "RGBA", "1"]))
    format, options = draw.choice(FORMATS), {}
    if format == "JPEG":
        picture = picture.convert("RGB")
    if format in WITH_EXIF:
        options["exif"] = exif = Image.Exif()
        exif[0x0112] = draw.choice([0, 3, 6, 8, 9, 65_535])  # the orientation
    if format in WITH_FRAMES and draw.random() < 0.3:
        options |= {"save_all": True, "append_images": [picture.rotate(9 * k) for k in range(5)]}
    content = with_wrong_bytes(draw, as_file(picture, format, **options))
    if format == "PNG" and draw.random() < 0.5:
        content = with_true_checksums(content)
    return content


def with_wrong_bytes(draw, content: bytes) -> bytes:
    wrong = bytearray(content)
    for _ in range(draw.choice([1, 2, 5, 50])):
        wrong[draw.randrange(min(len(wrong), draw.choice([60, 10**6])))] = draw.randrange(256)
    if draw.random() < 0.3:
        del wrong[draw.randrange(len(wrong)) :]
    return bytes(wrong) * draw.choice([1, 1, 1, 1, 2])


def with_true_checksums(png: bytes) -> bytes:
    """`png` with the checksums that its chunks, as they are, should have."""
    signature, rest, chunks = png[:8], png[8:], []
    while len(rest) >= 12:
        length = min(int.from_bytes(rest[:4]), len(rest) - 12)
        chunks.append(png_chunk(rest[4:8], rest[8 : 8 + length]))
        rest = rest[12 + length :]
    return signature + b"".join(chunks)


@cache
def bombs() -> list[bytes]:
    """Files of some kB that unpack to much more, or claim to."""
    return [*text_bombs(), *size_bombs(), *pixel_bombs(), *tiff_bombs(), many_frames()]


def text_bombs():
    """PNGs whose compressed text or colour profile unpacks to 50 MB."""
    zeros = zlib.compress(bytes(50_000_000), 1)
    for kind, head in ((b"zTXt", b"x\0\0"), (b"iCCP", b"x\0\0"), (b"iTXt", b"x\0\1\0\0\0")):
        yield png_claiming(280, 280, png_chunk(kind, head + zeros), pixels=281 * 280)


def size_bombs():
    """PNGs that claim many pixels, with as many as fit into some kB."""
    most = 2**31 - 1
    for size in (
        (3000, 3000),
        (9_000_000, 1),
        (1, 9_000_000),
        (30_000, 30_000),
        (most, most),
        (0, 9),
    ):
        yield png_claiming(*size, pixels=min((size[0] + 1) * size[1], 10_000_000))


def pixel_bombs():
    """Whole pictures of many pixels, nearly all of one colour."""
    for format, mode, side, options in [
        ("PNG", "RGBA", 2999, {}),
        ("PNG", "I;16", 2999, {}),
        ("PNG", "RGBA", 2048, {}),
        ("WEBP", "RGBA", 2999, {"lossless": True}),
        ("GIF", "P", 2999, {}),
        ("TIFF", "RGBA", 2999, {"compression": "tiff_lzw"}),
        ("TIFF", "F", 2999, {"compression": "tiff_adobe_deflate"}),
        ("JPEG", "CMYK", 3999, {"progressive": True}),
    ]:
        picture = Image.new(mode, (side, side))
        white = 255 if len(picture.getbands()) == 1 else (255,) * 4
        picture.paste(white, (side // 3, side // 3, side // 2, side // 2))
        yield as_file(picture, format, **options)


def tiff_bombs():
    """A TIFF whose tags claim 2 GB each, and one whose pixels are not numbers."""
    tags = struct.pack("<HHII", 0x0111, 4, 2**28, 8) * 500
    yield b"II*\0\x08\0\0\0" + struct.pack("<H", 500) + tags + bytes(4)
    yield as_file(Image.new("F", (99, 99), float("nan")), "TIFF")


def many_frames() -> bytes:
    first, *others = (Image.new("P", (1000, 1000), k) for k in range(50))
    return as_file(first, "GIF", save_all=True, append_images=others)
