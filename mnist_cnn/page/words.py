"""All that the page can say: in `words/`, a file for each language. Python says it in English.

A template names its sentences, which stand in it before any script runs: the content of an element
with `data-say`, and the attributes for which it has `data-aria-label` or `data-title`.
"""

import html
import json
import re

from mnist_cnn.page.files import FOLDER

LANGUAGES = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in sorted((FOLDER / "words").glob("*.json"))
}
ENGLISH = LANGUAGES["en"]

CONTENT = re.compile(r'<[^<>]*\bdata-say="([^"]+)"[^<>]*>')
ATTRIBUTE = re.compile(r'\bdata-(aria-label|title)="([^"]+)"')


def fill(template: str) -> str:
    """`template`, HTML, with the English sentences that it names."""

    def fill_attribute(named: re.Match[str]) -> str:
        return f'{named[0]} {named[1]}="{html.escape(ENGLISH[named[2]])}"'

    filled = ATTRIBUTE.sub(fill_attribute, template)
    return CONTENT.sub(lambda element: element[0] + ENGLISH[element[1]], filled)


def name_languages() -> dict[str, str]:
    """Each language's own name, by its code, in the order of the names."""
    names = {code: words["language.name"] for code, words in LANGUAGES.items()}
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))
