// Draws the feature maps of both blocks, each always in the same place, with its filter beside it
// where a filter is a picture: in the first block. Orange weights add, blue ones take away.

const maps = element.querySelector("#maps");
const dialog = maps.querySelector("dialog");

function signed(value) {
  const weight = (value - 128) / 127;
  const fade = Math.round(255 * (1 - Math.abs(weight)));
  return weight > 0 ? [255, Math.round(255 - 115 * weight), fade] : [fade, Math.round(255 + 100 * weight), 255];
}

const slice = (all, i, side) => all.subarray(i * side * side, (i + 1) * side * side);

function enlarge(button, block, i) {
  const map = dialog.querySelector(".map");
  const filter = dialog.querySelector(".filter");
  paint(map, button.map);
  filter.hidden = !button.filter;
  if (button.filter) paint(filter, button.filter, signed);
  dialog.querySelector("p").textContent = button.filter
    ? `Map ${i + 1} of the first block, and its filter: orange adds, blue takes away.`
    : `Map ${i + 1} of the second block: ${button.side} x ${button.side} cells.`;
  dialog.showModal();
}

function makeButton(block, i) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", `Map ${i + 1} of block ${block + 1}`);
  button.append(document.createElement("canvas"));
  if (block === 0) button.append(document.createElement("canvas"));
  button.addEventListener("click", () => enlarge(button, block, i));
  return button;
}

const blocks = [32, 64].map((count, block) => {
  const buttons = Array.from({ length: count }, (_, i) => makeButton(block, i));
  maps.querySelectorAll(".block")[block].append(...buttons);
  return buttons;
});

function show(value) {
  maps.classList.toggle("empty", !value);
  if (!value) return;
  const filters = bytes(value.filters);
  value.blocks.forEach(({ side, maps }, block) => {
    const all = bytes(maps);
    blocks[block].forEach((button, i) => {
      button.side = side;
      button.map = slice(all, i, side);
      button.filter = block === 0 ? slice(filters, i, 3) : null;
      const [map, filter] = button.querySelectorAll("canvas");
      paint(map, button.map);
      if (filter) paint(filter, button.filter, signed);
    });
  });
}

watch("value", () => show(props.value));
show(props.value);
