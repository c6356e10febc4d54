"""Untrusted input: requests that no page makes, meant to break a server, drawn by a seed."""

import base64
import json
import pickle
import random
import re

import gradio as gr
from drawings import DRAWINGS
from gradio.routes import App
from picture_files import bombs, broken_picture

from mnist_cnn.benchmark.visitors import EVENT, EXPLAIN, PREDICT, READ, event_of

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


def event_with_a_bomb(draw, trap):
    if draw.random() < 0.8:  # they are slow, each a second
        return event_with_a_broken_picture(draw, trap)
    url = "data:;base64," + base64.b64encode(draw.choice(bombs())).decode()
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
