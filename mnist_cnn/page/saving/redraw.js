// The picture as SVG: each element that shows, as the browser has laid it out, drawn once more.

const PARTS = [".st-a .head", ".pad", ".st-b", ".st-c", ".st-d", ".st-e", ".duel", ".wires"]; // the last one on top
const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 16; // pixels around it
const DRAWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity", "paint-order", "font-size", "font-weight"];

/**
 * What `page` shows of the picture, and its size in pixels.
 * @param {HTMLElement} page
 * @param {string} style of fonts, as CSS
 */
export function redraw(page, style) {
  const parts = PARTS.flatMap((selector) => [...page.querySelectorAll(selector)]).filter((part) => part.checkVisibility());
  const boxes = parts.filter((part) => !part.matches(".wires")).map((part) => part.getBoundingClientRect());
  const [x, y] = [Math.min(...boxes.map(({ left }) => left)) - MARGIN, Math.min(...boxes.map(({ top }) => top)) - MARGIN];
  const [width, height] = [Math.max(...boxes.map(({ right }) => right)) + MARGIN - x, Math.max(...boxes.map(({ bottom }) => bottom)) + MARGIN - y];
  const { fontFamily, backgroundColor } = getComputedStyle(page);
  const paper = getComputedStyle(/** @type {Element} */ (page.querySelector(".pad canvas"))).backgroundColor ?? backgroundColor;
  const svg = `<svg xmlns="${SVG}" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" font-family="${escape(fontFamily)}">`
    + `<style>${style}</style><rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${paper}"/>${parts.map(drawElement).join("")}</svg>`;
  return { svg, width, height };
}

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** @param {Element} element @returns {string} */
function drawElement(element) {
  const style = getComputedStyle(element);
  if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0" || element.matches(".only-heard, .heard")) return "";
  const inside = element instanceof SVGSVGElement ? drawGraphic(element)
    : element instanceof HTMLCanvasElement ? drawCanvas(element)
    : [...element.childNodes].map((node) => (node instanceof Text ? drawText(node, style) : node instanceof Element ? drawElement(node) : "")).join("");
  const drawn = drawBox(element.getBoundingClientRect(), style) + inside;
  return style.opacity === "1" ? drawn : `<g opacity="${style.opacity}">${drawn}</g>`;
}

/** Its ground, its border, and what frames it. @param {DOMRect} box @param {CSSStyleDeclaration} style */
function drawBox({ x, y, width, height }, style) {
  const corner = parseFloat(style.borderTopLeftRadius) || 0;
  const draw = (/** @type {number} */ by, /** @type {string} */ look) =>
    `<rect x="${x - by}" y="${y - by}" width="${width + 2 * by}" height="${height + 2 * by}" rx="${Math.max(0, corner + by)}" ${look}/>`;
  const line = (/** @type {string} */ colour, /** @type {number} */ wide, /** @type {number} */ by) =>
    draw(by, `fill="none" stroke="${colour}" stroke-width="${wide}"`);
  const [, ring, spread] = style.boxShadow.match(/^(rgb[^)]*\)) 0px 0px 0px ([\d.]+)px$/) ?? [];
  const border = style.borderLeftStyle === "solid" ? parseFloat(style.borderLeftWidth) : 0;
  return (isClear(style.backgroundColor) ? "" : draw(0, `fill="${style.backgroundColor}"`))
    + (border ? line(style.borderLeftColor, border, -border / 2) : "")
    + (ring ? line(ring, Number(spread), Number(spread) / 2) : "");
}

/** @param {string} colour */
const isClear = (colour) => /^rgba\(.*, 0\)$|^transparent$/.test(colour);

/** @param {HTMLCanvasElement} canvas */
function drawCanvas(canvas) {
  if (!canvas.width || !canvas.height) return "";
  const { x, y, width, height } = canvas.getBoundingClientRect();
  return `<image x="${x}" y="${y}" width="${width}" height="${height}" href="${canvas.toDataURL()}"/>`;
}

/** A drawing in the page's own pixels, with the look that the page's styles give it. @param {SVGSVGElement} graphic */
function drawGraphic(graphic) {
  const copy = /** @type {SVGSVGElement} */ (graphic.cloneNode(true));
  const [from, to] = [graphic, copy].map((root) => [.../** @type {NodeListOf<SVGElement>} */ (root.querySelectorAll("*"))]);
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    to[i].removeAttribute("style");
    for (const name of DRAWN) to[i].setAttribute(name, style.getPropertyValue(name));
  });
  const { x, y, width, height } = graphic.getBoundingClientRect();
  if (!graphic.viewBox.baseVal?.width) return `<g transform="translate(${x} ${y})">${new XMLSerializer().serializeToString(copy).replace(/^<svg[^>]*>|<\/svg>$/g, "")}</g>`;
  for (const [name, value] of Object.entries({ x, y, width, height })) copy.setAttribute(name, String(value));
  return new XMLSerializer().serializeToString(copy);
}

const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/** @param {Text} text @param {CSSStyleDeclaration} style of what it stands in */
function drawText(text, style) {
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = pen.measureText("");
  const halo = style.textShadow === "none" ? "" : `paint-order="stroke" stroke-width="3" stroke-linejoin="round" stroke="${style.textShadow.match(/rgba?\([^)]*\)/)?.[0]}"`;
  return splitLines(text).map(({ words, box }) =>
    `<text x="${box.left}" y="${box.top + (box.height * above) / (above + below)}" textLength="${box.width}" lengthAdjust="spacingAndGlyphs"`
    + ` font-size="${style.fontSize}" font-weight="${style.fontWeight}" fill="${style.color}" direction="ltr" ${halo}>${escape(words)}</text>`).join("");
}

/** The lines into which the browser has broken `text`, and where they lie. @param {Text} text */
function splitLines(text) {
  const range = document.createRange();
  /** @type {{ words: string, box: DOMRect }[]} */
  const lines = [];
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const box = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (!box.width) continue;
    if (last && Math.abs(last.box.top - box.top) < box.height / 2) {
      last.words += ` ${word}`;
      const left = Math.min(last.box.left, box.left);
      last.box = new DOMRect(left, last.box.top, Math.max(last.box.right, box.right) - left, last.box.height);
    } else lines.push({ words: word, box });
  }
  return lines;
}
