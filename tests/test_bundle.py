"""The page's scripts as one module do what they do as many."""

import subprocess

import pytest

from conftest import ROOT, find_program
from mnist_cnn.page.bundle import (
    LATER,
    BundleError,
    bundle_later,
    bundle_scripts,
    bundle_styles,
)

PAGE = ROOT / "mnist_cnn" / "page"
SCRIPTS = {
    "sum/sum.js": 'import facts from "../facts.json" with { type: "json" };\n'
    'import {\n  double as twice,\n  State,\n} from "../shared/double.js";\n\n'
    "/** @param {any} element */\n"
    "export function mount(element) {\n"
    "  // What double makes of it.\n"
    "  return twice(element) + facts.more + new State().count;\n"
    "}\n",
    "shared/double.js": "export const double = (n) => n * factor; /** of two */\n"
    "const factor = 2;\nexport class State { count = 100; }\n",
    "facts.json": '{"more": 10}',
}


def run(module, call):
    """What Node prints of `call` of what `module` exports as `mount`."""
    node = find_program("node")
    program = (
        module.replace("export const mount", "const mount").replace("export {  };", "")
        + f"console.log({call});"
    )
    command = [node, "--input-type=module", "--eval", program]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_what_one_script_exports_another_one_imports_by_any_name():
    assert run(bundle_scripts(SCRIPTS), "mount.sum(1)") == "112"


def test_a_script_has_its_own_names_and_runs_once_before_those_that_import_it():
    scripts = {
        "a/a.js": 'import { next } from "../shared/next.js";\nconst own = next();\n'
        "export const mount = () => own;\n",
        "b/b.js": 'import { next } from "../shared/next.js";\nconst own = next();\n'
        "export const mount = () => own;\n",
        "shared/next.js": "let count = 0;\nexport function next() { return ++count; }\n",
    }
    assert run(bundle_scripts(scripts), "mount.a(), mount.b()") == "1 2"


def test_what_is_fetched_later_shares_what_the_page_has(tmp_path):
    scripts = {
        "a/a.js": 'import { add } from "../shared/count.js";\nexport const mount = () => add();\n',
        "shared/count.js": "let count = 0;\nexport const add = () => ++count;\n",
        "working/own.js": "export const own = 40;\n",
        "working/working.js": 'import { add } from "../shared/count.js";\n'
        'import { own } from "./own.js";\nexport const more = () => own + add();\n',
    }
    (tmp_path / "page.mjs").write_text(bundle_scripts(scripts))
    later = bundle_later(scripts, "working/working.js").replace("page.js", "page.mjs")
    assert "own = 40" in later and "count = 0" not in later
    (tmp_path / "working.mjs").write_text(later)
    program = (
        'import { mount } from "./page.mjs"; import { more } from "./working.mjs";'
        "console.log(mount.a(), more());"
    )
    (tmp_path / "main.mjs").write_text(program)
    told = subprocess.run(
        [find_program("node"), tmp_path / "main.mjs"], capture_output=True, text=True, check=True
    )
    assert told.stdout == "1 42\n"


def test_comments_that_fill_their_lines_do_not_travel_and_others_stay():
    module = bundle_scripts(SCRIPTS)
    assert "What double makes" not in module and "@param" not in module and "of two" in module


@pytest.mark.parametrize(
    "script, words",
    [
        ("export default 1;\n", "export default"),
        ("export let count = 0;\n", "export let"),
        ('import * as all from "./other.js";\n', r"import \*"),
        ('import { other } from "./other.js";\n', "other.js, which is not there"),
        ('import { mount } from "./a.js";\n', "imports itself"),
    ],
)
def test_what_cannot_be_bundled_is_named(script, words):
    with pytest.raises(BundleError, match=words):
        bundle_scripts({"a/a.js": script})


def test_every_style_sheet_of_a_component_is_part_of_the_pages_one_or_fetched_later():
    texts = {path.relative_to(PAGE).as_posix(): path.read_text() for path in PAGE.rglob("*.css")}
    page = bundle_styles(texts)
    apart = {path for path, text in texts.items() if text not in page}
    assert apart == {"page.css"} | {path.replace(".js", ".css") for path in LATER} & texts.keys()
