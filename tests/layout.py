"""How the page lies on a screen: scripts that find what jumps, and what is cut off or covered."""

# Where the elements lie, in the window, on each frame until `stopWatching` is called.
WATCH = """(selectors) => {
    window.boxes = Object.fromEntries(selectors.map((selector) => [selector, new Set()]));
    let isWatching = true;
    window.stopWatching = () => { isWatching = false; return Object.fromEntries(
        Object.entries(boxes).map(([selector, seen]) => [selector, [...seen]])); };
    (function look() {
        if (!isWatching) return;
        for (const selector of selectors) {
            const { x, y, width, height } = document.querySelector(`#page ${selector}`)
                .getBoundingClientRect();
            const isSentence = selector.endsWith(" p"); // which may get longer, below
            boxes[selector].add([x, y, width, isSentence ? 0 : height].map(Math.round).join());
        }
        requestAnimationFrame(look);
    })();
}"""

# Lines of text that lie over another, or leave the window, save in what scrolls sideways. A line
# is as high as its small letters, and what stands in one element, words in bold among them, is one
# text.
CUT_OFF = """() => {
    const isShown = (element) => element.checkVisibility({ visibilityProperty: true })
        && !element.closest(
            ".only-heard, .heard, [hidden], svg, .course, .curve, .frames, .places");
    const page = document.querySelector("#page");
    const scrollers = [...page.querySelectorAll(".errors")]
        .filter((element) => element.scrollWidth > element.clientWidth);
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const lines = [];
    while (walker.nextNode()) {
        const text = walker.currentNode;
        if (!text.data.trim() || !isShown(text.parentElement)) continue;
        range.selectNodeContents(text);
        const block = text.parentElement.closest(
            "p, li, button, h1, h2, h3, td, th, label, div, section");
        for (const { left, right, top, bottom, height } of range.getClientRects()) {
            lines.push({ block, name: `${block.className} ${text.data.slice(0, 30)}`,
                left, right, top: top + 0.3 * height, bottom: bottom - 0.3 * height });
        }
    }
    const wide = lines.filter(({ block, left, right }) =>
        (left < -1 || right > document.documentElement.clientWidth + 1)
        && !scrollers.some((element) => element.contains(block))).map(({ name }) => name);
    const over = [];
    lines.forEach((a, i) => lines.slice(i + 1).forEach((b) => {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (a.block !== b.block && across > 2 && down > 1) over.push(`${a.name} / ${b.name}`);
    }));
    return { wide, over };
}"""

# Pairs of elements of `selector` that lie over each other.
COVERED = """(selector) => {
    const boxes = [...document.querySelectorAll(selector)]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }));
    return boxes.flatMap((a, i) => boxes.slice(i + 1)
        .filter((b) => Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 0
            && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 0)
        .map((b) => `${a.name} / ${b.name}`));
}"""
