// Lays the points of the 7x7 cells over what the network sees, in the colours of the two digits.

const CELL = 4; // pixels of the 28x28 picture
const evidence = element.querySelector("#evidence");
const overlay = evidence.querySelector("svg");
const sum = evidence.querySelector(".sum");

const add = (numbers) => numbers.reduce((total, number) => total + number, 0);
const points = (number) => (number < 0 ? "−" : "+") + Math.abs(number).toFixed(1);
const named = (digit) => `<b style="color: var(--digit-${digit})">${digit}</b>`;

function cell(value, i, largest, { one, other }) {
  const [x, y] = [(i % 7) * CELL, Math.floor(i / 7) * CELL];
  const strength = Math.abs(value) / largest;
  const label = strength < 0.1 ? "" :
    `<text x="${x + CELL / 2}" y="${y + CELL / 2}">${points(value)}</text>`;
  return `<rect x="${x}" y="${y}" width="${CELL}" height="${CELL}"
    fill="var(--digit-${value > 0 ? one : other})" fill-opacity="${0.75 * strength}"/>${label}`;
}

function show(value) {
  evidence.classList.toggle("empty", !value);
  if (!value) return overlay.replaceChildren(), sum.replaceChildren();
  const { cells, one, other, bias, difference } = value;
  const largest = Math.max(...cells.map(Math.abs), 1e-9);
  overlay.innerHTML = `<image href="${value.seen}" width="28" height="28"/>` +
    cells.map((number, i) => cell(number, i, largest, value)).join("");
  const speaksFor = add(cells.filter((number) => number > 0));
  const speaksAgainst = add(cells.filter((number) => number < 0));
  sum.innerHTML = `For ${named(one)} speak ${points(speaksFor)} points, for ${named(other)}
    ${points(speaksAgainst)}; the head start before any ink is ${points(bias)}.
    Together: ${points(difference)}, so ${named(difference < 0 ? other : one)} is ahead.`;
  sum.dataset.difference = difference;
}

watch("value", () => show(props.value));
show(props.value);
