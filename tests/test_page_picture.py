import pytest
from PIL import Image

from take_picture import PICTURE, SIZE, WORDS, open_page


@pytest.mark.slow
def test_the_readmes_picture_is_of_todays_page(browser, page_url):
    """`python tests/take_picture.py` takes it anew."""
    with Image.open(PICTURE) as picture, browser.new_context() as context:
        picture.load()
        assert picture.size == (SIZE["width"], SIZE["height"])
        assert picture.text[WORDS] == open_page(context.new_page(), page_url)
