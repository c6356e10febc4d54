"""What strangers send to break a server: requests that no page makes, drawn at random by a seed."""

import base64
import io
import json
import pickle
import random
import re
import struct
import zlib

import gradio as gr
from drawings import DRAWINGS
from gradio.routes import App
from PIL import Image
from strokes import SEVEN, picture_of

from mnist_cnn.benchmark.visitors import EVENT, EXPLAIN, PREDICT, READ, event_of

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
UPLOAD, QUEUE = "/gradio_api/upload", "/gradio_api/queue/join"
PATHS = [
    "/etc/passwd",
    "../../../../etc/passwd",
    "weights/lab.pt",
    "app.py",
    "file:///etc/passwd",
    "/proc/self/environ",
    "..%2f..%2fapp.py",
    "....//app.py",
    "C:\\boot.ini",
    "a\0b",
    "\n",
    ".",
]
NUMBERS = [
    "NaN",
    "Infinity",
    "-1e999",
    "-1",
    "21",
    "5.5",
    "1e400",
    "9" * 400,
    "9" * 5000,
    "0." + "1" * 100_000,
    "-0.0",
    "true",
    "null",
    "2147483648",
    "1e2",
]
JUNK = [
    "",
    "\0\x1b[31m\u202e",
    "\\ud800",
    "𝟟",
    "x" * 100_000,
    "<svg onload=alert(1)>",
    "{{7*7}}",
    "'; DROP TABLE visitors; --",
    "__class__",
    "None",
]


def requests(seed: int, trap: str):
    """Endless requests (method, path, headers, content); URLs in them lead to `trap`."""
    draw = random.Random(seed)
    kinds = [
        event_with_a_wrong_value,
        event_with_a_wrong_field,
        event_with_a_broken_picture,
        event_with_a_bomb,
        no_json,
        broken_upload,
        hidden_route,
        file_of_the_server,
        wrong_headers,
        wrong_method,
    ]
    while True:
        yield draw.choice(kinds)(draw, trap)


def values(draw, trap) -> str:
    """One wrong value, as JSON that need not be valid."""
    urls = [trap, trap + "/x.png", trap.replace("http", "ftp"), "http://169.254.169.254/latest"]
    text = draw.choice(PATHS + JUNK + urls + ["data:image/svg+xml;base64,PHN2Zy8+", "data:,7"])
    file = {"path": text, "url": draw.choice(urls), "meta": {"_type": "gradio.FileData"}}
    return draw.choice(
        [
            draw.choice(NUMBERS),
            json.dumps(text),
            json.dumps(file),
            json.dumps([file] * 3),
            json.dumps({"path": [text]}),
            json.dumps({"path": file}),
            "[" * draw.choice([3, 900, 99_999]),
            "[" + "0," * draw.choice([9, 99_999]) + "0]",
            '{"a":' * draw.choice([3, 99_999]),
            "{}",
            "[]",
            json.dumps({"__type__": "update", "value": text}),
            json.dumps({text: text}),
            json.dumps("data:;base64," + base64.b64encode(pickle.dumps(Trap())).decode()),
            '"data:;base64,' + "A" * draw.choice([5, 1_000_000]) + '"',
        ]
    )


class Trap:
    """Unpickled, it would end the server."""

    def __reduce__(self):
        return (exec, ("import os; os._exit(1)",))


def as_event(draw, event: dict):
    path = draw.choice([EVENT, EVENT, QUEUE])
    return "POST", path, {"content-type": "application/json"}, json.dumps(event).encode()


def any_event(draw) -> dict:
    return event_of(DRAWINGS[7], draw.choice([PREDICT, READ, EXPLAIN]))


def event_with_a_wrong_value(draw, trap):
    event = any_event(draw)
    event["data"][draw.randrange(len(event["data"]))] = "WRONG"
    method, path, headers, content = as_event(draw, event)
    return method, path, headers, content.replace(b'"WRONG"', values(draw, trap).encode())


def event_with_a_wrong_field(draw, trap):
    event = any_event(draw)
    field = draw.choice([*event, "event_data", "trigger_id", "batched", "event_id", "oauth_token"])
    if draw.random() < 0.2:
        event.pop(field, None)
    else:
        event[field] = "WRONG"
    method, path, headers, content = as_event(draw, event)
    return method, path, headers, content.replace(b'"WRONG"', values(draw, trap).encode())


def event_with_a_broken_picture(draw, trap):
    url = "data:;base64," + base64.b64encode(broken_picture(draw)).decode()
    return as_event(draw, event_of(url, draw.choice([PREDICT, READ, EXPLAIN])))


def broken_picture(draw) -> bytes:
    """A picture with flipped, cut, doubled or lying bytes."""
    mode = draw.choice(["L", "RGB", "RGBA", "1"])
    picture = picture_of(SEVEN, side=40).convert(mode)
    exif = Image.Exif()
    exif[0x0112] = draw.choice([0, 3, 6, 8, 9, 65_535])
    file, format = io.BytesIO(), draw.choice(FORMATS)
    if format == "JPEG":
        picture = picture.convert("RGB")
    more = {"exif": exif} if format in ("PNG", "JPEG", "WEBP", "TIFF") else {}
    if format in ("GIF", "WEBP", "TIFF") and draw.random() < 0.3:
        more |= {"save_all": True, "append_images": [picture.rotate(9 * k) for k in range(5)]}
    picture.save(file, format, **more)
    content = bytearray(file.getvalue())
    for _ in range(draw.choice([1, 2, 5, 50])):
        content[draw.randrange(min(len(content), draw.choice([60, 10**6])))] = draw.randrange(256)
    if draw.random() < 0.3:
        del content[draw.randrange(len(content)) :]
    if draw.random() < 0.2:
        content = content * 2
    if format == "PNG" and draw.random() < 0.5:
        content = with_true_checksums(content)
    return bytes(content)


def with_true_checksums(png: bytes) -> bytes:
    """`png` with the checksums that its chunks, as they are, should have."""
    signature, rest, chunks = png[:8], bytes(png[8:]), []
    while len(rest) >= 12:
        length = min(int.from_bytes(rest[:4]), len(rest) - 12)
        chunks.append(png_chunk(rest[4:8], rest[8 : 8 + length]))
        rest = rest[12 + length :]
    return bytes(signature) + b"".join(chunks)


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bombs() -> dict[str, bytes]:
    """Files of some kB that unpack to much more."""
    zeros = zlib.compress(bytes(50_000_000), 1)
    found = {
        f"PNG's {kind.decode()}": png(280, 280, png_chunk(kind, b"x\0\0" + zeros))
        for kind in (b"zTXt", b"iCCP")
    }
    found["PNG's iTXt"] = png(280, 280, png_chunk(b"iTXt", b"x\0\1\0\0\0" + zeros))
    found |= {
        f"a PNG of {w} x {h}": png(w, h)
        for w, h in [
            (3000, 3000),
            (9_000_000, 1),
            (1, 9_000_000),
            (30_000, 30_000),
            (2**31 - 1, 2**31 - 1),
            (0, 9),
        ]
    }
    for format, mode, side, more in [
        ("PNG", "RGBA", 2999, {}),
        ("PNG", "I;16", 2999, {}),
        ("PNG", "RGBA", 2048, {}),
        ("WEBP", "RGBA", 2999, {"lossless": True}),
        ("GIF", "P", 2999, {}),
        ("TIFF", "RGBA", 2999, {"compression": "tiff_lzw"}),
        ("TIFF", "F", 2999, {"compression": "tiff_adobe_deflate"}),
        ("JPEG", "CMYK", 3999, {"progressive": True}),
    ]:
        picture, file = Image.new(mode, (side, side)), io.BytesIO()
        white = 255 if len(picture.getbands()) == 1 else (255,) * 4
        picture.paste(white, (side // 3, side // 3, side // 2, side // 2))
        picture.save(file, format, **more)
        found[f"a {format} of {mode}, {side} x {side}"] = file.getvalue()
    frames, file = [Image.new("P", (1000, 1000), k) for k in range(50)], io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    found["a GIF of 50 frames"] = file.getvalue()
    tags = struct.pack("<HHII", 0x0111, 4, 2**28, 8) * 500
    found["a TIFF of huge tags"] = b"II*\0\x08\0\0\0" + struct.pack("<H", 500) + tags + bytes(4)
    nan, file = Image.new("F", (99, 99), float("nan")), io.BytesIO()
    nan.save(file, "TIFF")
    found["a TIFF of NaN"] = file.getvalue()
    return found


def png(width, height, *more) -> bytes:
    """A grey PNG that claims its size, with as many pixels as fit into some kB."""
    rows = zlib.compress(bytes(min((width + 1) * height, 10_000_000)), 1)
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + b"".join(more)
        + png_chunk(b"IDAT", rows)
        + png_chunk(b"IEND", b"")
    )


BOMBS: dict[str, bytes] = {}


def event_with_a_bomb(draw, trap):
    if not BOMBS:
        BOMBS.update(bombs())
    if draw.random() < 0.8:  # they are slow, each a second
        return event_with_a_broken_picture(draw, trap)
    url = "data:;base64," + base64.b64encode(draw.choice(list(BOMBS.values()))).decode()
    return "POST", EVENT, {}, json.dumps(event_of(url, draw.choice([PREDICT, READ]))).encode()


def no_json(draw, trap):
    content = draw.choice(
        [
            b"",
            b"null",
            b"7",
            b'"x"',
            b"[]",
            b"{",
            draw.randbytes(draw.choice([1, 50, 9999])),
            b"{" * 10**5,
            b'{"data":' * 10**5,
            pickle.dumps(Trap()),
            b"\xff\xfe{}",
            b'{"data": [1,' + b"1," * 10**6,
            json.dumps(any_event(draw)).encode()[: -draw.randint(1, 90)],
            values(draw, trap).encode(),
        ]
    )
    kind = draw.choice(
        ["application/json", "text/plain", "multipart/form-data", "\\", "a/b;charset=x"]
    )
    return "POST", draw.choice([EVENT, QUEUE]), {"content-type": kind}, content


def broken_upload(draw, trap):
    name = draw.choice(PATHS + JUNK).replace("\r", "").replace("\n", "")
    part = (
        f'--B\r\nContent-Disposition: form-data; name="{draw.choice(["files", "file", "", name])}"'
    )
    part += draw.choice(["", f'; filename="{name}"', "; filename*=utf-8''%00", ";" * 999])
    part += draw.choice(
        ["\r\n\r\n", "\r\nContent-Type: \0\r\n\r\n", "", "\r\nX: " + "y" * 9999 + "\r\n\r\n"]
    )
    content = part.encode(errors="replace") + draw.randbytes(draw.choice([0, 9, 9999]))
    content = content * draw.choice([1, 1, 2, 500]) + draw.choice([b"", b"\r\n--B--\r\n", b"--B"])
    kind = draw.choice(
        [
            "multipart/form-data; boundary=B",
            "multipart/form-data",
            "text/plain",
            "multipart/form-data; boundary=" + "C" * 999,
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=é",
        ]
    )
    query = draw.choice(["", "?upload_id=1", "?upload_id=../x"])
    return "POST", UPLOAD + query, {"content-type": kind}, content


ROUTES = sorted(
    {path for route in App.create_app(gr.Blocks()).routes if (path := getattr(route, "path", None))}
)


def hidden_route(draw, trap):
    fill = draw.choice(PATHS + [trap, "1", "x" * 3000, "%00", "predict"])
    path = re.sub(r"\{[^}]*\}", lambda _: quote(fill), draw.choice(ROUTES))
    query = draw.choice(
        ["", "?session_hash=" + quote(fill), "?upload_id=1", "?deep_link=" + quote(fill)]
    )
    return draw.choice(["GET", "POST"]), path + query, {}, draw.choice([b"", b"{}", b"\xff"])


def quote(text: str) -> str:
    return "".join(c if 32 < ord(c) < 127 and c not in '#?"<>\\^`{}' else "%00" for c in text)


def file_of_the_server(draw, trap):
    route = draw.choice(
        [
            "/assets/",
            "/static/",
            "/gradio_api/file=",
            "/file=",
            "/svelte/",
            "/",
            "/gradio_api/proxy=",
            "/gradio_api/file/",
            "/static/img/",
        ]
    )
    return "GET", route + quote(draw.choice(PATHS + [trap, "%2e%2e/" * 9 + "etc/passwd"])), {}, b""


def wrong_headers(draw, trap):
    names = [
        "host",
        "origin",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-gradio-server",
        "cookie",
        "range",
        "content-encoding",
        "transfer-encoding",
        "expect",
        "accept-encoding",
        "referer",
        "x-forwarded-for",
        "x-gradio-user",
        "authorization",
        "if-none-match",
        "if-modified-since",
    ]
    bad = [
        "http://[",
        "[::1",
        "x" * 5000,
        "\xff\xfe",
        "a b",
        "://",
        trap,
        "null",
        "gzip",
        "%00",
        "",
        ":99999",
    ]
    path = draw.choice(["/", "/config", "/gradio_api/info", "/theme.css", "/static/img/logo.svg"])
    headers = {name: draw.choice(bad) for name in draw.sample(names, 3)}
    return "GET", path, headers, b""


def wrong_method(draw, trap):
    method = draw.choice(
        ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "CONNECT", "BREW", "GET"]
    )
    return method, draw.choice([EVENT, QUEUE, UPLOAD, "/config", *ROUTES]).split("{")[0], {}, b""
