// Draws the four steps from a drawing to 28x28, each as a picture with lines on it.

const steps = element.querySelector("#steps");

function picture(href, x, y, width, height) {
  return `<image href="${href}" x="${x}" y="${y}" width="${width}" height="${height}"
    preserveAspectRatio="none"/>`;
}

function cross([x, y], arm) {
  return `<path class="balance" d="M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}"/>`;
}

function fill(name, width, height, content) {
  const svg = steps.querySelector(`svg.${name}`);
  const side = Math.max(width, height);
  svg.setAttribute("viewBox", `${(width - side) / 2} ${(height - side) / 2} ${side} ${side}`);
  svg.innerHTML = content;
}

function show(value) {
  steps.classList.toggle("empty", !value);
  if (!value) return steps.querySelectorAll("svg").forEach((svg) => svg.replaceChildren());
  const { size: [width, height], box: [x, y, w, h], field, boxSide, seen } = value;
  const middle = [value.fieldCentre, value.fieldCentre];
  fill("ink", width, height, picture(value.drawing, 0, 0, width, height) +
    `<rect class="frame" x="${x}" y="${y}" width="${w}" height="${h}"/>` +
    cross(value.centre, Math.max(width, height) / 20));
  const [columns, rows] = value.cropSides;
  const [left, top] = [(boxSide - columns) / 2, (boxSide - rows) / 2];
  fill("crop", boxSide, boxSide, picture(value.crop, left, top, columns, rows) +
    `<rect class="frame" width="${boxSide}" height="${boxSide}"/>`);
  const scale = Math.max(columns, rows) / Math.max(w, h);
  fill("field", field, field, picture(seen, 0, 0, field, field) + cross(middle, 2) +
    `<rect class="frame" x="${middle[0] + (x - value.centre[0]) * scale}"
      y="${middle[1] + (y - value.centre[1]) * scale}" width="${w * scale}" height="${h * scale}"/>`);
  fill("seen", field, field, picture(seen, 0, 0, field, field));
}

watch("value", () => show(props.value));
show(props.value);
