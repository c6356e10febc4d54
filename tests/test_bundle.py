"""The page's scripts as one module do what they do as many."""

import subprocess

import pytest

from conftest import ROOT, find_program
from mnist_cnn.page.bundle import BundleError, bundle_scripts, bundle_styles

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
    program = module.replace("export const mount", "const mount") + f"console.log({call});"
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


def test_every_style_sheet_of_a_component_is_part_of_the_pages_one():
    texts = {path.relative_to(PAGE).as_posix(): path.read_text() for path in PAGE.rglob("*.css")}
    page = bundle_styles(texts)
    assert [path for path, text in texts.items() if path != "page.css" and text not in page] == []
