"""Who may import whom, one definition of each constant, and the field's words."""

import ast
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = "mnist_cnn"
MAY_IMPORT = {  # each part of the package, and the parts that it may import besides itself
    "drawing": set(),
    "model": set(),
    "reading": {"drawing", "model"},
    "train": {"drawing", "model", "reading"},
    "page": {"drawing", "model", "reading"},
    "benchmark": {"drawing", "model", "reading", "train", "page"},
    "__init__": {"drawing", "model", "reading"},  # the public face
    "app": {"__init__", "drawing", "model", "reading", "page"},
}
OLD_WORDS = re.compile(  # of our own making; the field has others
    r"lessons?\b|\bstrangers?\b|turned[_ ]away|digitness|restyle|nudged|centre[_ ]lines?|\bgate\b",
    re.IGNORECASE,
)
SCRIPTS = {".py", ".js", ".html", ".css", ".json"}

MODULES = sorted([*ROOT.glob("*.py"), *(ROOT / PACKAGE).rglob("*.py")])
TESTS = sorted((ROOT / "tests").glob("*.py"))


def part_of(path: Path) -> str:
    """The folder of the package, or the module beside the folders, that `path` belongs to."""
    inside = path.relative_to(ROOT).parts
    return Path(inside[1] if inside[0] == PACKAGE else inside[0]).stem


def imports_of(path: Path) -> set[str]:
    """The full names of all modules that `path` imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are absolute here"
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def parts_imported_by(path: Path) -> set[str]:
    """The parts of the package that `path` imports; "__init__" for its public face."""
    parts = set()
    for name in imports_of(path):
        first, *inside = name.split(".")
        if first == PACKAGE and inside:
            parts.add(inside[0] if inside[0] in MAY_IMPORT else "__init__")
        elif first == "app":
            parts.add(first)
    return parts


def constants_of(path: Path) -> set[str]:
    """The names in capitals that `path` defines at its top level."""
    names = set()
    for node in ast.parse(path.read_text()).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            names |= {each.id for each in ast.walk(target or ast.Pass()) if hasattr(each, "id")}
    return {name for name in names if re.fullmatch(r"[A-Z][A-Z0-9_]+", name)}


def test_every_part_of_the_package_has_its_place():
    assert {part_of(path) for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_a_part_imports_only_what_it_may_know(part):
    wrong = {
        str(path.relative_to(ROOT)): sorted(too_much)
        for path in MODULES
        if part_of(path) == part
        if (too_much := parts_imported_by(path) - MAY_IMPORT[part] - {part})
    }
    assert wrong == {}


def test_each_constant_is_defined_once():
    places = defaultdict(list)
    for path in MODULES:
        for name in constants_of(path):
            places[name].append(str(path.relative_to(ROOT)))
    twice = {name: where for name, where in places.items() if len(where) > 1}
    assert twice.keys() <= {"WAYS"}, twice  # each digit has its ways of writing


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_no_test_imports_another(path):
    assert not [name for name in imports_of(path) if name.startswith("test_")]


SERVER = re.compile(
    r"(?<![\w\"])(reply|question|fetch)(?![\w\"])"
)  # "reply" names what has changed
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


def test_only_asking_knows_what_is_asked_and_what_has_come():
    scripts = [
        path for path in (ROOT / PACKAGE / "page").rglob("*.js") if "asking" not in path.parts
    ]
    found = {
        str(path.relative_to(ROOT)): SERVER.findall(COMMENT.sub("", path.read_text()))
        for path in scripts
        if path.name not in ("state.js", "list.test.js")  # where both lie, and a state for a test
    }
    assert not {path: words for path, words in found.items() if words}


LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\]|\\.)*`')
SENTENCE = re.compile(  # a capital and another word, a stop after two words, or a word in a tag
    r"\b[A-Z][a-z’]+ [a-z]"
    r"|[a-z] [a-z’]+[.!?…:](?:[\s`\"\']|$)"
    r"|>[^<>${}=;]*\b[A-Za-z][a-z]{2,}[^<>${}=;]*<"
)
SHOWN = re.compile(
    r"(?:textContent|ariaLabel|ariaValueText|[.]title|aria-label) ?[:=] ?[\"\'`][^\"\'`$]*[a-z]{3}"
)
UNSEEN = re.compile(r"(?:throw )?new \w*Error\([^\n]*")  # is not for visitors
PROGRAM = "snippet.js"  # whose text is Python


def find_sentences(script: str) -> list[str]:
    """What `script` says itself, instead of by its key in `words/`."""
    code = UNSEEN.sub("", COMMENT.sub("", script))
    literals = [literal for literal in LITERAL.findall(code) if SENTENCE.search(literal)]
    return literals + SHOWN.findall(code)


def test_what_the_page_says_stands_in_its_words():
    page = ROOT / PACKAGE / "page"
    scripts = {
        str(path.relative_to(page)): find_sentences(path.read_text())
        for path in page.rglob("*.js")
        if not path.name.endswith((".test.js", PROGRAM))
    }
    templates = {
        str(path.relative_to(page)): re.findall(
            r'>[^<>]*[A-Za-z]{2}[^<>]*<|\s(?:aria-label|title|alt)="[^"]+"', path.read_text()
        )
        for path in page.rglob("*/*.html")
    }
    found = {path: words for path, words in (scripts | templates).items() if words}
    assert found == {}


def test_every_sentence_of_the_words_is_said_somewhere():
    page = ROOT / PACKAGE / "page"
    files = [*page.rglob("*.js"), *page.rglob("*.html"), *page.glob("*.py")]
    text = "\n".join(path.read_text() for path in files if not path.name.endswith(".test.js"))
    patterns = [re.escape(key) for key in re.findall(r"[\"\']([a-z]+\.[\w.]+)[\"\']", text)]
    patterns += [
        re.sub(r"\\\$\\{.*?\\}", r"\\w+", re.escape(key))
        for key in re.findall(r"`([a-z]+\.[\w.]*\$\{[^`]*)`", text)
    ]
    said = re.compile("|".join(patterns))
    words = json.loads((page / "words" / "en.json").read_text())
    assert [key for key in words if not said.fullmatch(key)] == []


def test_code_speaks_in_the_fields_words():
    texts = [path for path in (ROOT / PACKAGE).rglob("*") if path.suffix in SCRIPTS]
    found = {
        f"{path.relative_to(ROOT)}:{number}": line.strip()
        for path in [ROOT / "app.py", *texts, *TESTS, *(ROOT / "weights").glob("*.json")]
        if path != Path(__file__)
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if OLD_WORDS.search(line)
    }
    assert found == {}
