// Mounts the strip with the bands: what the network answers to this drawing all along an axis. It has
// two faces, the training and the angles.

import { startTurning } from "../asking/turning.js";
import { followHiding } from "../shared/hiding.js";
import { change, findFace, getState, isEmpty, listen } from "../shared/state.js";
import { update, whenOther } from "../shared/updating.js";
import { say } from "../words/say.js";
import { drawAxis, drawBands } from "./draw.js";
import { FACES } from "./faces.js";
import { followPlayhead } from "./playhead.js";
import { playBands } from "./player.js";

/** @typedef {import("./faces.js").Face} Face */
/** @typedef {import("../shared/state.js").FaceName} FaceName */
/** @typedef {{ shares: number[][], places: number[] }} Kept shares, with the stops of the network that they are of */

const OTHER = /** @type {Record<FaceName, FaceName>} */ ({ training: "turn", turn: "training" });

/** @param {HTMLElement} element */
export function mount(element) {
  const find = (/** @type {string} */ selector) =>
    /** @type {HTMLElement} */ (element.querySelector(selector));
  const page = /** @type {HTMLElement} */ (element.closest("#page"));
  const findShown = () => FACES[findFace(getState())];
  const slider = find(".course");
  /** @type {Map<Face, Kept>} what was told last, until the pad is empty */
  const known = new Map();
  const showAxis = whenOther((/** @type {Face} */ face, /** @type {unknown[]} */ ..._) => {
    const { ticks, marks } = face.listMarks(getState());
    find(".axis").innerHTML = drawAxis(ticks, marks);
  });
  const showBands = whenOther((/** @type {Face} */ face, /** @type {Kept | undefined} */ kept, /** @type {string} */ _, /** @type {number[]} */ ...pair) => {
    const { paths, tags } = kept ? drawBands(face, kept.shares, kept.places, pair) : { paths: "", tags: "" };
    find(".bands").innerHTML = paths;
    find(".tags").innerHTML = tags;
  });
  let frame = 0;

  startTurning();
  followHiding(find(".time"), "chart");
  followPlayhead(slider, findShown);
  playBands(find(".play"), findShown);
  find(".other-face").addEventListener("click", () =>
    change({ face: OTHER[findFace(getState())], isPlaying: false }));
  listen(() => { frame ||= requestAnimationFrame(draw); }); // the picture's, too, so both speak of one moment
  draw();

  function draw() {
    frame = 0;
    const state = getState();
    const name = findFace(state);
    const face = FACES[name];
    const told = face.findTold(state);
    if (isEmpty(state)) known.clear();
    else if (told && told.shares !== known.get(face)?.shares) known.set(face, { shares: told.shares, places: face.listPlaces() });
    showFace(name);
    if (!state.isDown) showAxis(face, state.spoken, state.network, state.turned?.from ?? state.strokes);
    showBands(face, known.get(face), state.spoken, ...(told?.pair ?? []));
    slider.classList.toggle("is-playing", state.isPlaying);
    slider.classList.toggle("is-stale", !told);
    find(".play").classList.toggle("idle", isEmpty(state));
    const wanted = face.findStop(state);
    showPlayhead(face, wanted, told?.shares ?? null);
    tell(face, told?.stop ?? wanted, told?.shares ?? null);
  }

  /** A photo, or a scanned digit, has no other face. @param {FaceName} name */
  function showFace(name) {
    const { photo, missed } = getState();
    find(".time").classList.toggle("is-turn", name === "turn");
    page.dataset.face = name;
    update(find("h2"), { textContent: say(`bands.${name}.title`) });
    update(find(".other-face"), { textContent: say(`bands.${OTHER[name]}.name`), hidden: photo !== null || missed !== null });
    update(slider, { ariaLabel: say(`bands.${name}.slider`) });
  }

  /** The play head moves at once; the picture follows. @param {Face} face @param {number} stop @param {number[][] | null} shares */
  function showPlayhead(face, stop, shares) {
    const places = face.listPlaces();
    slider.ariaValueMin = String(face.measure(0));
    slider.ariaValueMax = String(face.measure(places.length - 1));
    slider.ariaValueNow = String(face.measure(stop));
    slider.ariaValueText = face.describeStop(stop, shares);
    find(".playhead").style.left = `${100 * places[stop]}%`;
  }

  /** What is read in the picture, as it stands. @param {Face} face @param {number} stop @param {number[][] | null} shares */
  function tell(face, stop, shares) {
    find(".moment").textContent = face.describeStop(stop, shares);
    find(".since").textContent = shares ? face.describeAll(shares) : "";
  }
}
