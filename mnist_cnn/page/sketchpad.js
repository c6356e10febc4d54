// A drawing is a list of strokes, or one photo. Strokes are kept as points in 0..1 of the pad's
// side and drawn twice: on the canvas, as sharp as the screen, and on a sheet of few pixels, which is
// sent. `element`, `props` and `trigger` are Gradio's.

const BRUSH = 0.07; // of the side: the width of a digit's stroke in MNIST, when it fills the pad
const SMALL = 0.4; // of the side: a drawing below that is sent with twice the pixels a side
const SEND_EVERY = 50; // milliseconds, while the pen is down
const EMPTY = { strokes: [], photo: null };

const canvas = element.querySelector("canvas");
const notice = element.querySelector(".notice");
const sheet = document.createElement("canvas");

let drawing = EMPTY;
let past = []; // the drawings before every pen-down, Clear, example and photo, for Undo
let pen = null; // the pointer that draws, while it is down
let lastSent = 0;

function drawLine(surface, from, to) {
  const context = surface.getContext("2d");
  context.lineWidth = BRUSH * surface.width;
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(from[0] * surface.width, from[1] * surface.width);
  context.lineTo(to[0] * surface.width, to[1] * surface.width);
  context.stroke();
}

function drawStrokes(surface, strokes) {
  for (const stroke of strokes) {
    stroke.forEach((point, i) => drawLine(surface, stroke[Math.max(i - 1, 0)], point));
  }
}

function drawPhoto(surface, photo) {
  const scale = Math.min(surface.width / photo.width, surface.height / photo.height);
  const [width, height] = [photo.width * scale, photo.height * scale];
  const [left, top] = [(surface.width - width) / 2, (surface.height - height) / 2];
  surface.getContext("2d").drawImage(photo, left, top, width, height);
}

function redraw(surface) {
  surface.getContext("2d").clearRect(0, 0, surface.width, surface.height);
  if (drawing.photo) drawPhoto(surface, drawing.photo);
  drawStrokes(surface, drawing.strokes);
}

function span(axis) {
  let [low, high] = [Infinity, -Infinity];
  for (const point of drawing.strokes.flat()) {
    low = Math.min(low, point[axis]);
    high = Math.max(high, point[axis]);
  }
  return high - low;
}

function sheetSize() {
  const { photo } = drawing;
  if (!photo) {
    const side = props.sheet_side * (Math.max(span(0), span(1)) < SMALL ? 2 : 1);
    return [side, side];
  }
  const longer = Math.max(photo.width, photo.height);
  const scale = Math.min(1, props.photo_side / longer);
  return [photo.width, photo.height].map((side) => Math.max(1, Math.round(side * scale)));
}

function redrawSheet() {
  [sheet.width, sheet.height] = sheetSize();
  redraw(sheet);
}

function redrawAll() {
  canvas.classList.toggle("has-photo", Boolean(drawing.photo));
  redraw(canvas);
  redrawSheet();
}

function send(...events) {
  lastSent = performance.now();
  notice.textContent = "";
  if (sheet.width !== sheetSize()[0]) redrawSheet();
  if (drawing.photo) props.value = sheet.toDataURL("image/jpeg", 0.9);
  else props.value = drawing.strokes.length ? sheet.toDataURL("image/png") : "";
  events.forEach((event) => trigger(event));
}

function replace(newDrawing) {
  past.push(drawing);
  drawing = newDrawing;
  redrawAll();
  send("input", "release");
}

function undo() {
  if (!past.length) return;
  drawing = past.pop();
  redrawAll();
  send("input", "release");
}

function clear() {
  if (drawing.photo || drawing.strokes.length) replace(EMPTY);
}

function addPoint(event) {
  const { left, top, width } = canvas.getBoundingClientRect();
  const point = [(event.clientX - left) / width, (event.clientY - top) / width];
  const stroke = drawing.strokes.at(-1);
  const from = stroke.at(-1) ?? point;
  stroke.push(point);
  drawLine(canvas, from, point);
  drawLine(sheet, from, point);
}

canvas.addEventListener("pointerdown", (event) => {
  if (pen !== null || event.button !== 0) return;
  pen = event.pointerId;
  canvas.setPointerCapture(pen);
  past.push(drawing);
  const hadPhoto = Boolean(drawing.photo);
  drawing = { strokes: [...drawing.strokes, []], photo: null };
  if (hadPhoto) redrawAll();
  addPoint(event);
});

canvas.addEventListener("pointermove", (event) => {
  if (event.pointerId !== pen) return;
  const between = event.getCoalescedEvents?.() ?? [];
  (between.length ? between : [event]).forEach(addPoint);
  if (performance.now() - lastSent >= SEND_EVERY) send("input");
});

for (const end of ["pointerup", "pointercancel"]) {
  canvas.addEventListener(end, (event) => {
    if (event.pointerId !== pen) return;
    pen = null;
    send("input", "release");
  });
}

element.querySelector(".undo").addEventListener("click", undo);
element.querySelector(".clear").addEventListener("click", clear);

document.addEventListener("keydown", (event) => {
  if (pen !== null || event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (event.key === "z" && (event.ctrlKey || event.metaKey)) undo();
  else if (event.key === "Delete" || event.key === "Backspace") clear();
  else return;
  event.preventDefault();
});

async function openPhoto(file) {
  if (!file) return;
  const photo = new Image();
  photo.src = URL.createObjectURL(file);
  try {
    await photo.decode();
    replace({ strokes: [], photo });
  } catch {
    notice.textContent = "This file is no picture that the page can read. Please try another one.";
  } finally {
    URL.revokeObjectURL(photo.src);
  }
}

element.querySelector(".photo input").addEventListener("change", (event) => {
  openPhoto(event.target.files[0]);
  event.target.value = ""; // the same photo may be chosen again
});

document.addEventListener("paste", (event) => {
  openPhoto([...event.clipboardData.files].find((file) => file.type.startsWith("image/")));
});

for (const { name, strokes } of props.examples) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = name;
  button.setAttribute("aria-label", name);
  const thumbnail = document.createElement("canvas");
  thumbnail.width = thumbnail.height = 96;
  drawStrokes(thumbnail, strokes);
  const picture = new Image();
  picture.alt = "";
  picture.src = thumbnail.toDataURL();
  button.append(picture);
  button.addEventListener("click", () => replace({ strokes, photo: null }));
  element.querySelector(".examples").append(button);
}

new ResizeObserver(() => {
  canvas.width = canvas.height = Math.round(canvas.clientWidth * devicePixelRatio);
  redraw(canvas);
}).observe(canvas);

redrawAll();
