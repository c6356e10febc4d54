"""Takes the README's picture of the page anew: `python tests/take_picture.py`."""

import io
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / ".github" / "page.png"
SIZE = {"width": 1280, "height": 800}
WORDS = "Description"  # the part of a PNG that holds the words of the page that it shows


def open_page(page: Page, address: str) -> str:
    """Opens the page as a new visitor sees it, and returns its words that stay: titles, buttons."""
    page.set_viewport_size(SIZE)
    page.goto(address)
    expect(page.locator("#answer")).to_have_attribute("data-digit", "7", timeout=60_000)
    page.wait_for_load_state("networkidle")
    words = page.locator("h1, #sketchpad h2, #sketchpad .tools button, #picture h2, #timeline h2")
    return " | ".join(" ".join(text.split()) for text in words.all_inner_texts() if text)


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from mnist_cnn.benchmark.server import running_page

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with TemporaryDirectory() as folder, running_page(Path(folder) / "log") as (address, _):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page()
            words = PngInfo()
            words.add_itxt(WORDS, open_page(page, address))
            picture = Image.open(io.BytesIO(page.screenshot()))
            picture.convert("RGB").quantize(256).save(PICTURE, pnginfo=words, optimize=True)
            browser.close()


if __name__ == "__main__":
    main()
