import pytest
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError
from picture_files import png_claiming
from PIL import Image

from picture_files import png_claiming
from strokes import SEVEN, picture_of


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
        (write_text, "no picture that can be read"),
        (write_bomb, "too large"),
        (write_blank, "blank"),
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
