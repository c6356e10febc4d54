// Draws over the picture what a level lights: a veil with holes, frames, wires and windows, as SVG.

import { cutBox, findBox, makeBox, routeWire } from "../shared/geometry.js";
import { drawRibbonsAcross } from "../shared/ribbons.js";

import { side } from "../shared/words.js";

/** @typedef {import("./lights.js").Lights} Lights */
/** @typedef {import("./lights.js").Spot} Spot */
/** @typedef {ReturnType<typeof makeBox>} Box */

/**
 * Where everything lies, in pixels from the corner of the page.
 * @typedef {object} Places
 * @property {number} unit in pixels
 * @property {boolean} isNarrow the stages lie below each other, so no wire runs between them
 * @property {Box} all of the picture that a veil covers
 * @property {Box} pad
 * @property {Box} image
 * @property {Box} bars
 * @property {Box} time the strip below the picture
 * @property {Box[]} bar of each answer
 * @property {[Box, Box]} tiles
 * @property {[Box[], Box[]]} tile
 */

const AROUND = /** @type {Partial<Record<Spot["at"], number>>} */ ({ bar: 0, time: 8 }); // pixels, where it is not 1

/** Nothing is lit. @type {Lights} */
export const DARK = { lit: [], framed: [], wires: [], marks: [], isPlain: false, isOwn: false, ribbons: [] };

export function createVeil() {
  const veil = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  veil.setAttribute("class", "working-lights");
  veil.setAttribute("aria-hidden", "true");
  return veil;
}

/** @param {HTMLElement} page @param {HTMLElement} strip @returns {Places} */
export function findPlaces(page, strip) {
  const origin = page.getBoundingClientRect();
  const find = (/** @type {string} */ selector) => findBox(/** @type {Element} */ (page.querySelector(selector)), origin);
  const all = (/** @type {string} */ selector) => [...page.querySelectorAll(selector)].map((each) => findBox(each, origin));
  const unit = parseFloat(getComputedStyle(page).fontSize) / 15;
  const pad = find(".st-a canvas");
  return {
    unit, isNarrow: getComputedStyle(strip).position === "fixed", pad, image: find(".field"), bars: find(".bars"), time: find(".time"), bar: all(".bars .bar"),
    all: makeBox(0, pad.y - 3 * unit, origin.width, findBox(strip, origin).y),
    tiles: [find(".st-c .tiles"), find(".st-d .tiles")],
    tile: [all(".st-c .tiles button"), all(".st-d .tiles button")],
  };
}

/** @param {Spot} spot @param {Places} places @returns {Box} */
function findSpot(spot, places) {
  const whole = spot.at === "tile" ? places.tile[spot.block][spot.number]
    : spot.at === "tiles" ? places.tiles[spot.block]
    : spot.at === "bar" ? places.bar[spot.answer] : places[spot.at];
  if (!spot.cut) return whole;
  const side = spot.at === "tile" ? [14, 7][spot.block] : spot.at === "image" ? 28 : 1;
  const [x, y, size] = spot.cut;
  return cutBox(whole, x / side, y / side, (x + size) / side, (y + size) / side);
}

/**
 * @param {Lights} lights
 * @param {Places} places
 * @param {Pick<import("./work.js").Page, "image" | "lower" | "maps">} page
 */
export function drawLights(lights, places, { image, lower, maps }) {
  const { unit } = places;
  const find = (/** @type {Spot} */ spot) => findSpot(spot, places);
  const holes = lights.lit.map((spot) => outline(grow(find(spot), spot.at === "pad" ? 2 * unit : AROUND[spot.at] ?? 1)));
  return `<path class="veil" fill-rule="evenodd" d="${outline(places.all)}${holes.join("")}"/>`
    + (lights.isPlain ? paintInk(image, places.image) : "")
    + (lights.isOwn && lower?.tints ? paintTints(lights, lower.tints, maps[1], places.tile[1]) : "")
    + (places.isNarrow ? "" : drawRibbons(lights, places) + drawWires(lights, places))
    + lights.marks.map((mark) => drawMark(find(mark), mark.hue, mark.width * unit, mark.opacity ?? 1)).join("")
    + lights.framed.map((spot) => drawFrame(grow(find(spot), AROUND[spot.at] ?? 1), spot.at === "bar" ? 4 : 2, 2.2 * unit)).join("");
}

/** Where what is lit begins, from the top of the page. @param {Lights} lights @param {Places} places */
export const findTop = ({ lit, framed }, places) =>
  Math.min(...(lit.length > 1 && framed.length ? framed : lit).map((spot) => findSpot(spot, places).y));

/** Where it ends. @param {Lights} lights @param {Places} places */
export const findBottom = ({ lit }, places) => Math.max(...lit.map((spot) => findSpot(spot, places).b));

/** @param {Box} box @param {number} by */
const grow = ({ x, y, r, b }, by) => makeBox(x - by, y - by, r + by, b + by);

/** @param {Box} box */
const outline = ({ x, y, r, b }) => `M${x} ${y}H${r}V${b}H${x}Z`;

/** @param {Box} box @param {string} more attributes */
const rectangle = ({ x, y, r, b }, more) => `<rect x="${x}" y="${y}" width="${r - x}" height="${b - y}" ${more}/>`;

/** @param {Box} box @param {number} corner @param {number} width */
const drawFrame = (box, corner, width) => rectangle(box, `class="frame" rx="${corner}" stroke-width="${width}"`);

/** @param {Box} box @param {string} hue @param {number} width @param {number} opacity */
function drawMark(box, hue, width, opacity) {
  if (hue === "ring") {
    const around = grow(box, Math.max(1, 2.5 * width - (box.r - box.x) / 2));
    return rectangle(around, `class="halo" rx="${width}" stroke-width="${3 * width}"`) + rectangle(around, `class="for" rx="${width}" stroke-width="${1.6 * width}"`);
  }
  const corner = 0.12 * Math.min(12, box.r - box.x);
  const halo = hue === "thin" ? "" : rectangle(box, `class="halo" rx="${corner}" stroke-width="${width + 2}"`);
  return halo + rectangle(box, `class="${hue}" rx="${corner}" stroke-width="${width}" opacity="${opacity}"`);
}

/** @param {Lights} lights @param {Places} places */
const drawWires = ({ wires }, places) =>
  wires.map(([from, to]) => drawWire(from, findSpot(from, places), findSpot(to, places), places)).join("");

/** Straight over tiles, bent in the gap between two columns of them. @param {Spot} spot @param {Box} from @param {Box} to @param {Places} places */
function drawWire(spot, from, to, { image, tiles, unit }) {
  const gap = spot.at === "tile" ? [tiles[0].r, tiles[1].x] : [image.r, tiles[0].x];
  const path = spot.at === "pad" ? `M${from.r} ${from.cy}L${to.x} ${to.cy}`
    : routeWire(from.r, from.cy, gap[0], gap[1], to.x, to.cy);
  return `<path class="halo" d="${path}" stroke-width="${3.6 * unit}"/><path class="wire" d="${path}" stroke-width="${1.6 * unit}"/>`;
}

/** @param {Lights} lights @param {Places} places */
function drawRibbons({ ribbons, framed }, { tile, tiles, bar, unit }) {
  const chosen = framed.find(({ at }) => at === "tile");
  const strands = ribbons.map(({ map, points, hundredths, to }) => ({
    tile: tile[1][map], points, tenths: Math.round(hundredths / 10), isChosen: chosen?.at === "tile" && chosen.number === map, to,
  }));
  if (!strands.length) return "";
  if (strands.length === 1) return drawRibbon(strands[0], bar[strands[0].to], tiles[1].r, unit);
  const ends = { for: bar[(strands.find(({ points }) => points >= 0) ?? strands[0]).to], against: bar[(strands.find(({ points }) => points < 0) ?? strands[0]).to] };
  const drawn = drawRibbonsAcross(strands, ends, tiles[1].r, unit, 0.6);
  return `<g class="ribbons">${drawn}</g>`;
}

/** The one ribbon of a map. @param {{ tile: Box, points: number }} strand @param {Box} bar @param {number} edge of the maps @param {number} unit */
function drawRibbon({ tile, points }, bar, edge, unit) {
  const path = routeWire(tile.r, tile.cy, edge, bar.x - 5 * unit, bar.x - 5 * unit, bar.cy);
  return `<path d="${path}" stroke="var(--${side(points)})" stroke-width="${7 * unit}"/>`;
}

/** The 28x28 as ink alone. @param {ArrayLike<number>} image 255 for full ink @param {Box} box */
function paintInk(image, box) {
  const size = (box.r - box.x) / 28;
  const cells = Array.from(image, (level, n) => (level
    ? `<path d="M${n % 28} ${Math.floor(n / 28)}h1v1h-1z" opacity="${((0.92 * level) / 255).toFixed(3)}"/>` : ""));
  return `<g class="plain" shape-rendering="crispEdges" transform="translate(${box.x} ${box.y}) scale(${size})">`
    + `<path class="paper" d="M0 0H28V28H0Z"/>${cells.join("")}</g>`;
}

/**
 * The lit tiles of the second block, tinted by what each cell counts for one answer.
 * @param {Lights} lights
 * @param {ArrayLike<number>} tints
 * @param {ArrayLike<number>} levels
 * @param {Box[]} tiles
 */
function paintTints({ lit }, tints, levels, tiles) {
  const lit1 = lit.flatMap((spot) => (spot.at === "tiles" ? [...tiles.keys()] : spot.at === "tile" ? [spot.number] : []));
  const top = Math.max(0.25, ...Array.from(tints, Math.abs));
  const paint = (/** @type {number} */ map) => Array.from({ length: 49 }, (_, cell) => {
    const [level, points] = [levels[49 * map + cell] / 15, tints[49 * map + cell]];
    const square = `d="M${cell % 7} ${Math.floor(cell / 7)}h1v1h-1z"`;
    return (level ? `<path class="level" ${square} opacity="${(0.7 * level).toFixed(2)}"/>` : "")
      + (points ? `<path class="${points < 0 ? "against" : "for"}" ${square} opacity="${Math.sqrt(Math.min(1, (1.25 * Math.abs(points)) / top)).toFixed(2)}"/>` : "");
  }).join("");
  return lit1.map((map) => {
    const { x, y, r } = tiles[map];
    return `<g class="tints" shape-rendering="crispEdges" transform="translate(${x} ${y}) scale(${(r - x) / 7})"><path class="paper" d="M0 0H7V7H0Z"/>${paint(map)}</g>`;
  }).join("");
}
