import pytest
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError, ValidationError
from PIL import Image

from drawings import CLIENT, ask_by_curl
from mnist_cnn.page.middleware import ASK, UPLOAD
from picture_files import png_claiming
from strokes import FOUR, SEVEN, picture_of


@pytest.fixture(scope="module")
def client(page_url):
    with_client = Client(page_url, verbose=False)
    yield with_client
    with_client.close()


def predict(client, path):
    return client.predict(handle_file(path), api_name="/predict")


def test_a_program_gets_the_digit_and_ten_probabilities(client, tmp_path):
    picture_of(SEVEN).save(tmp_path / "seven.png")
    answer = predict(client, tmp_path / "seven.png")
    assert answer["digit"] == 7 and len(answer["probabilities"]) == 10
    assert sum(answer["probabilities"]) == pytest.approx(1)
    assert max(answer["probabilities"]) == answer["probabilities"][7]


def test_a_program_may_choose_the_network(client, tmp_path):
    picture_of(SEVEN).save(tmp_path / "seven.png")
    file = handle_file(tmp_path / "seven.png")
    answers = [client.predict(file, network, api_name="/predict") for network in ("lab", "sketch")]
    assert [answer["digit"] for answer in answers] == [7, 7]
    assert answers[0]["probabilities"] != answers[1]["probabilities"]
    assert predict(client, tmp_path / "seven.png") == answers[1]


def test_a_program_gets_the_digits_of_a_number_and_their_boxes(client, tmp_path):
    sheet = Image.new("L", (2600, 900), 255)  # larger than what is read
    sheet.paste(picture_of(FOUR, side=800), (200, 50))
    sheet.paste(picture_of(SEVEN, side=800), (1200, 50))
    sheet.save(tmp_path / "number.png")
    answer = predict(client, tmp_path / "number.png")
    assert answer["number"] == "47" and answer["digit"] == 4
    four, seven = answer["digits"]
    assert (four["digit"], seven["digit"]) == (4, 7)
    assert four["probabilities"] == answer["probabilities"]
    assert 200 < four["box"][0] < four["box"][2] < 1000 and 1200 < seven["box"][0] < 2000


def test_of_what_is_no_digit_a_program_gets_no_number(client, tmp_path):
    cross = [[(0.2, 0.2), (0.8, 0.8)], [(0.8, 0.2), (0.2, 0.8)]]
    picture_of(cross).save(tmp_path / "cross.png")
    answer = predict(client, tmp_path / "cross.png")
    assert answer["number"] is None and not answer["is_digit"]


def test_programs_see_only_what_is_meant_for_them(client):
    api = client.view_api(return_format="dict")
    assert list(api["named_endpoints"]) == ["/predict"] and not api["unnamed_endpoints"]


def write_text(path):
    path.write_text("seven")


def write_bomb(path):
    path.write_bytes(png_claiming(60_000, 60_000))


def write_blank(path):
    Image.new("L", (99, 99), 255).save(path, "PNG")


@pytest.mark.parametrize(
    "write, words",
    [
        (write_text, "be read as a picture"),
        (write_bomb, "too large"),
        (write_blank, "No ink was found"),
    ],
    ids=["text", "bomb", "blank"],
)
def test_a_bad_file_gets_a_clear_answer_and_the_next_one_is_read(client, tmp_path, write, words):
    write(tmp_path / "bad.png")
    with pytest.raises(AppError, match=words):
        predict(client, tmp_path / "bad.png")
    picture_of(SEVEN).save(tmp_path / "seven.png")
    assert predict(client, tmp_path / "seven.png")["digit"] == 7


def test_a_file_of_11_megabytes_is_refused(client, tmp_path):
    (tmp_path / "large.png").write_bytes(bytes(11_000_000))
    with pytest.raises(Exception, match="10000000|exceed|too large|413"):
        predict(client, tmp_path / "large.png")


@pytest.mark.parametrize(
    "picture, network, words",
    [
        ("http://127.0.0.1:9/seven.png", "lab", "Send the picture's file itself"),
        ("seven.png", "resnet", "no such network. Known: sketch, lab"),
    ],
)
def test_a_wrong_value_gets_a_sentence_that_reaches_the_program(
    client, tmp_path, picture, network, words
):
    picture_of(SEVEN).save(tmp_path / "seven.png")
    sent = handle_file(picture if "://" in picture else tmp_path / picture)
    with pytest.raises(ValidationError, match=words):
        client.predict(sent, network, api_name="/predict")


def test_the_two_lines_of_curl_in_the_notes_are_answered(page_url, tmp_path):
    picture_of(SEVEN).save(tmp_path / "seven.png")
    answer = ask_by_curl(page_url, tmp_path)
    assert answer["digit"] == 7 and len(answer["probabilities"]) == 10


@pytest.mark.parametrize("path", [ASK, "/gradio_api/call/v2/predict"])
def test_any_program_may_ask_by_names_or_by_places_what_an_upload_has_given(
    page_url, tmp_path, path
):
    picture_of(SEVEN).save(tmp_path / "seven.png")
    files = {"files": (tmp_path / "seven.png").read_bytes()}
    [uploaded] = CLIENT.post(page_url + UPLOAD, files=files).raise_for_status().json()
    value = {"path": uploaded, "meta": {"_type": "gradio.FileData"}}
    content = {"data": [value, "lab"]} if path == ASK else {"picture": value, "network": "lab"}
    event = CLIENT.post(page_url + path, json=content).raise_for_status().json()["event_id"]
    told = CLIENT.get(f"{page_url}{path}/{event}").text
    assert told.startswith("event: complete") and '"digit": 7' in told
    assert CLIENT.get(f"{page_url}{path}/{event}").status_code == 404  # it was told once


@pytest.mark.parametrize("event", ["0" * 32, "1", "../predict", ""])
def test_an_unknown_event_is_refused_at_once(page_url, event):
    assert CLIENT.get(f"{page_url}{ASK}/{event}", timeout=2).status_code == 404
