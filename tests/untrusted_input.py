"""Untrusted input: requests that no page makes, meant to break a server, drawn by a seed."""

import base64
import inspect
import json
import pickle
import random
import re

import gradio.routes

from drawings import DRAWINGS
from mnist_cnn.benchmark.visitors import ask_page
from mnist_cnn.page.api import EXPLAIN, READ, TEACH, TURNED
from mnist_cnn.page.middleware import ASK, CALLS, JOIN, STREAM, UPLOAD
from picture_files import bombs, broken_picture

ASK_BY_NAME = "/gradio_api/call/v2/predict"
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
        call_with_a_wrong_value,
        call_with_a_wrong_field,
        call_with_a_broken_photo,
        call_with_wrong_shots,
        event_with_a_wrong_value,
        event_with_a_wrong_field,
        event_with_a_broken_picture,
        event_with_a_bomb,
        no_json,
        broken_upload,
        unknown_answer,
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


def any_call(draw) -> tuple[str, dict]:
    """A path, and what a browser sends there."""
    view = {"snapshot": draw.choice([None, 3]), "off": [2, 40], "against": 3, "missed": None}
    more = view | {"photo": None, "digits": [[0]], "isDone": draw.random() < 0.5}
    question = ask_page(draw.choice([READ, EXPLAIN, TURNED]), DRAWINGS[7], **more)
    return question.path, question.content


def any_event(draw) -> tuple[str, dict]:
    """A path, and what a program sends there."""
    return any_event_of(draw, "data:;base64," + base64.b64encode(broken_picture(draw)).decode())


def any_event_of(draw, picture) -> tuple[str, dict]:
    values = [picture, draw.choice(["lab", "sketch"])]
    return draw.choice(
        [
            (JOIN, {"data": values, "fn_index": 0, "session_hash": f"{draw.random()}"[2:]}),
            (ASK, {"data": values}),
            (ASK_BY_NAME, dict(zip(["picture", "network"], values, strict=True))),
        ]
    )


def as_request(path, content: dict, wrong="null"):
    """`content`, in which the string "WRONG" is replaced by the JSON `wrong`."""
    sent = json.dumps(content).replace('"WRONG"', wrong).encode()
    return "POST", path, {"content-type": "application/json"}, sent


def call_with_a_wrong_value(draw, trap):
    path, call = any_call(draw)
    call[draw.choice([*call])] = draw.choice(["WRONG", "WRONG", ["WRONG"] * 65])
    return as_request(path, call, values(draw, trap))


def call_with_a_wrong_field(draw, trap):
    path, call = any_call(draw)
    spoil(draw, call, [*call, "data", "fn_name"])
    return as_request(path, call, values(draw, trap))


def call_with_wrong_shots(draw, trap):
    """Digits to learn from that are too many, wrongly labelled, none, huge or unknown; or good."""
    _, call = any_call(draw)
    path = draw.choice([READ, EXPLAIN, TEACH, TEACH])
    label = draw.choice(["7", "10", "11", "-1", "NaN", "1e9", "", "7" * 400, *JUNK])
    strokes = draw.choice([DRAWINGS[7], "AAAA", "AAA", "____", "", "A" * 400_000, *PATHS])
    shots = ",".join([f"{label}.{strokes}"] * draw.choice([1, 1, 2, 30, 31, 5000]))[:700_000]
    known = f"7.{DRAWINGS[draw.choice([*DRAWINGS])]}"
    digest = f"{draw.getrandbits(256):064x}"
    call |= {
        "shots": draw.choice([shots, shots, known, None, "WRONG"]),
        "taught": draw.choice([None, digest, digest.upper(), digest[1:], "WRONG"]),
    }
    return as_request(path, call, values(draw, trap))


def call_with_a_broken_photo(draw, trap):
    path, call = any_call(draw)
    content = base64.b64encode(broken_picture(draw)).decode()
    call["photo"] = f"data:image/png;base64,{content}"
    return as_request(path, call)


def event_with_a_wrong_value(draw, trap):
    path, event = any_event(draw)
    values_of_it = event.get("data", event)
    key = draw.choice([0, 1] if "data" in event else ["picture", "network"])
    values_of_it[key] = "WRONG"
    return as_request(path, event, values(draw, trap))


def event_with_a_wrong_field(draw, trap):
    path, event = any_event(draw)
    spoil(draw, event, [*event, "event_data", "trigger_id", "batched", "event_id", "oauth_token"])
    return as_request(path, event, values(draw, trap))


def spoil(draw, content, fields):
    """Takes one of `fields` out of `content`, or puts "WRONG" there."""
    field = draw.choice(fields)
    if draw.random() < 0.2:
        content.pop(field, None)
    else:
        content[field] = draw.choice(["WRONG", 0, 1, 3, "mount", "__init__", "preprocess"])


def event_with_a_broken_picture(draw, trap):
    return as_request(*any_event(draw))


def event_with_a_bomb(draw, trap):
    if draw.random() < 0.8:  # they are slow, each a second
        return event_with_a_broken_picture(draw, trap)
    bomb = base64.b64encode(draw.choice(bombs())).decode()
    if draw.random() < 0.5:
        return as_request(*any_event_of(draw, f"data:;base64,{bomb}"))
    path, call = any_call(draw)
    call["photo"] = f"data:image/png;base64,{bomb}"
    return as_request(path, call)


def unknown_answer(draw, trap):
    name = draw.choice([f"{draw.getrandbits(128):032x}", "0", *map(quote, PATHS), "x" * 999])
    path = draw.choice(
        [
            f"{ASK}/{name}",
            f"{ASK_BY_NAME}/{name}",
            f"{STREAM}?session_hash={name}",
            f"/gradio_api/heartbeat/{name}",
            f"/pwa_icon/{draw.choice([name, '30000', '-1', '1', '193', '1e9'])}",
        ]
    )
    return draw.choice(["GET", "GET", "POST"]), path, {}, b""


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
            json.dumps(any_event(draw)[1]).encode()[: -draw.randint(1, 90)],
            json.dumps(any_call(draw)[1]).encode()[: -draw.randint(1, 90)],
            values(draw, trap).encode(),
        ]
    )
    kind = draw.choice(
        ["application/json", "text/plain", "multipart/form-data", "\\", "a/b;charset=x"]
    )
    return "POST", draw.choice([*CALLS, JOIN, ASK, ASK_BY_NAME]), {"content-type": kind}, content


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


ROUTES = sorted(  # of Gradio's server
    ("/gradio_api" if router == "router" else "") + path
    for router, path in re.findall(
        r'@(app|router)\.\w+\(\s*f?"(/[^"]*)"', inspect.getsource(gradio.routes)
    )
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
    path = draw.choice(PATHS + [trap, "%2e%2e/" * 9 + "etc/passwd"])
    return "GET", route + quote(path), {}, b""


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
    path = draw.choice([*CALLS, JOIN, ASK, UPLOAD, "/config", *ROUTES])
    return method, path.split("{")[0], {}, b""
