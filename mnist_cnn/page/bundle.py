"""All scripts of the page as one ES module, and its styles as one file, made when it starts.

A browser waits for each file, and then for those that it imports: from far away seventy scripts
take seconds. So each script becomes a function that returns its exports, below those that it
imports. The scripts stay as they are written and tested: no tool builds them. What is left out are
comments, a third of the bytes that travel.
"""

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

IMPORT = re.compile(
    r'^import (?P<names>\w+|\{[^}]*\}) from "(?P<path>\.[^"]+)"( with \{ type: "json" \})?;\n', re.M
)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.M)
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?:(?!\*/)[\s\S])*\*/)[ \t]*\n", re.M)  # on own lines
STYLE = re.compile(r'^@import url\("([^"]+)"\);$', re.M)
OTHER = re.compile(r"^(?:import|export)\b.*", re.M)
COMPONENT = re.compile(r"(\w+)/\1\.js")  # the script that mounts a component
LATER = tuple(  # what a browser fetches when it first needs it
    f"{name}/{name}.js" for name in ("guide", "paper", "saving", "teachers", "working")
)


class BundleError(ValueError):
    """Scripts that cannot be one module; one line for people."""


def bundle_styles(files: Mapping[str, str]) -> str:
    """`page.css` with what it imports, from `files` by path."""
    return STYLE.sub(lambda imported: files[imported[1]], files["page.css"])


def bundle_scripts(files: Mapping[str, str]) -> str:
    """One module of `files`, JavaScript and JSON by path: it exports `mount`, a function by name of
    each component, and what `bundle_later` takes from it.

    Raises BundleError for a way to import or export that is not used here, and for a circle.
    """
    order = _sort(files)
    parts = [_wrap(path, files[path]) for path in order]
    mounts = ", ".join(
        f"{component[1]}: {_name(path)}.mount"
        for path in order
        if (component := COMPONENT.fullmatch(path)) and "mount" in EXPORT.findall(files[path])
    )
    later = [path for path in LATER if path in files]
    shared = f"export {{ {_list_shared(files, *later)} }};\n"
    return "\n".join([*parts, f"export const mount = {{ {mounts} }};\n", shared])


def bundle_later(files: Mapping[str, str], first: str) -> str:
    """The module of `first`, one of LATER: it exports what `first` does.

    What `bundle_scripts` has is taken from there; of what two of LATER import, each has its own.
    """
    before = _sort(files)
    parts = [_wrap(path, files[path]) for path in _sort(files, first) if path not in before]
    exported = ", ".join(EXPORT.findall(files[first]))
    taken = f'import {{ {_list_shared(files, first)} }} from "./page.js";\n'
    return "\n".join([taken, *parts, f"export const {{ {exported} }} = {_name(first)};\n"])


def _list_shared(files: Mapping[str, str], *later: str) -> str:
    """What `later` need of the page's module: there is one state, and one of each class."""
    before = _sort(files)
    needed = _sort(files, *later) if later else {}
    return ", ".join(_name(path) for path in needed if path in before)


def _sort(files: Mapping[str, str], *first: str) -> dict[str, None]:
    """The paths of `first`, or of all components that are fetched at once, below their imports."""
    order: dict[str, None] = {}
    components = (path for path in sorted(files) if COMPONENT.fullmatch(path) and path not in LATER)
    for path in first or components:
        _place(path, files, order, ())
    return order


def _place(
    path: str, files: Mapping[str, str], order: dict[str, None], above: tuple[str, ...]
) -> None:
    """Puts `path` into `order`, after all that it imports, as a browser would run them."""
    if path in above:
        raise BundleError(f"{path} imports itself, by way of {', '.join(above)}")
    if path in order:
        return
    if path not in files:
        raise BundleError(f"{above[-1]} imports {path}, which is not there")
    for imported in IMPORT.finditer(files[path]):
        _place(_resolve(path, imported["path"]), files, order, (*above, path))
    order[path] = None


def _wrap(path: str, source: str) -> str:
    """The constant that holds what `path` exports."""
    if path.endswith(".json"):
        return f"const {_name(path)} = {source};"

    def take(imported: re.Match[str]) -> str:
        names = imported["names"].replace(" as ", ": ")
        return f"const {names} = {_name(_resolve(path, imported['path']))};\n"

    exported = ", ".join(EXPORT.findall(source))
    body = COMMENT.sub("", EXPORT.sub("", IMPORT.sub(take, source)))
    if other := OTHER.search(body):
        raise BundleError(f"{path}: {other[0]}")
    return f"const {_name(path)} = (() => {{\n{body}return {{ {exported} }};\n}})();"


def _resolve(path: str, imported: str) -> str:
    return normpath(join(dirname(path), imported))


def _name(path: str) -> str:
    return re.sub(r"\W", "$", path)
