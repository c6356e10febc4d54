// Mounts the picture: from the 28x28 to the answer.

import { startAsking } from "../asking/asking.js";
import { FACTS, findNetwork } from "../shared/facts.js";
import { followHiding, nameHidden } from "../shared/hiding.js";
import { scrollToElement } from "../shared/scrolling.js";
import { change, getState, listen } from "../shared/state.js";
import { mountAnswer } from "./answer.js";
import { fit } from "./canvas.js";
import { readPalette } from "../shared/colours.js";
import { followHeight } from "./height.js";
import { mountInspect } from "./inspect.js";
import { mountMaps } from "./maps.js";
import { mountField } from "./field.js";
import { lookAt } from "./view.js";
import { followWorking } from "../working/opening.js";
import { drawPhotoInk, drawWires, measure } from "./wires.js";

/** @typedef {import("./view.js").Pointing} Pointing */

/** What the picture shows of the state. What is drawn shows once it is answered. */
const SHOWN = /** @type {const} */ ([
  "question", "reply", "network", "against", "over", "map", "place", "off", "hide", "spoken",
]);

/** @param {HTMLElement} element */
export function mount(element) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (element.querySelector(selector));
  startAsking(FACTS);

  /** @type {Pointing} */
  const pointing = { map: null, first: null, strongest: null };
  const point = (/** @type {Partial<Pointing>} */ changes) => {
    Object.assign(pointing, changes);
    schedule();
  };
  const stages = mountStages(find, pointing, point);
  const page = /** @type {HTMLElement} */ (element.closest("#page"));
  let palette = readPalette(page);
  let layout = measure(page, element, stages.tiles);

  /** @type {unknown[] | null} */
  let topic = null;
  const look = () => lookAt(getState(), pointing, findNetwork(getState().network));
  /** Chooses the strongest map anew where another digit, or another network, is explained. @param {import("./view.js").Reasons | null} reasons */
  function keepStrongest(reasons) {
    const isSame = reasons && reasons.topic.every((each, i) => each === topic?.[i]);
    if (isSame || (reasons && !reasons.isDone)) return;
    topic = reasons && reasons.topic;
    pointing.strongest = reasons?.ranked[0] ?? null;
  }
  function draw() {
    keepStrongest(look().reasons);
    const view = look();
    stages.draw(view, palette, layout);
    find(".lines").innerHTML = drawWires(view, layout, FACTS.pen);
    const ink = drawPhotoInk(view, layout);
    if (ink !== photoInk) find(".found").innerHTML = photoInk = ink; // else it would flicker
  }
  let photoInk = "";
  let frame = 0;
  function schedule() {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  }
  function restart() {
    palette = readPalette(page);
    layout = measure(page, element, stages.tiles);
    element.querySelectorAll("canvas").forEach(fit);
    schedule();
  }

  listen((_, changed) => { if (SHOWN.some((name) => changed.has(name))) schedule(); });
  for (const part of ["st-c", "st-d", "inspect"]) followHiding(find(`.${part}`), "maps");
  for (const part of ["st-e", "duel"]) followHiding(find(`.${part}`), "answer");
  nameHidden(page);
  followHeight(page);
  followWorking(page);
  const sizes = new ResizeObserver(restart);
  sizes.observe(page);
  const pad = page.querySelector(".st-a canvas");
  if (pad) sizes.observe(pad); // it has no size until its own script is there
  new MutationObserver(restart).observe(document.body, { attributeFilter: ["class"] });
  restart();
}

/** @param {(selector: string) => HTMLElement} find @param {Readonly<Pointing>} pointing @param {(changes: Partial<Pointing>) => void} point */
function mountStages(find, pointing, point) {
  const turn = (/** @type {number} */ map) => {
    const { off } = getState();
    change({ map, off: off.includes(map) ? off.filter((other) => other !== map) : [...off, map].sort((a, b) => a - b) });
  };
  const showPanel = () => scrollToElement(find(".inspect"), "nearest");
  const drawField = mountField(find(".st-b"));
  const first = mountMaps(find(".st-c"), 0, 32, {
    point: (number) => point({ map: number === null ? null : { block: 0, number } }),
    pick: (number) => {
      change({ map: null });
      point({ first: pointing.first === number ? null : number });
      showPanel();
    },
  });
  const second = mountMaps(find(".st-d"), 1, 64, {
    point: (number) => point({ map: number === null ? null : { block: 1, number } }),
    pick: (number) => {
      point({ first: null });
      change({ map: getState().map === number ? null : number });
      showPanel();
    },
  });
  const drawInspect = mountInspect(find(".inspect"), turn, () => change({ off: [] }));
  const drawAnswer = mountAnswer(find("#answer"), find(".duel"));
  return {
    tiles: /** @type {[HTMLButtonElement[], HTMLButtonElement[]]} */ ([first.buttons, second.buttons]),
    /**
     * @param {import("./view.js").View} view
     * @param {import("../shared/colours.js").Palette} palette
     * @param {import("./wires.js").Layout} layout
     */
    draw(view, palette, layout) {
      drawField(view, palette);
      first.draw(view, palette, layout);
      second.draw(view, palette, layout);
      drawInspect(view, palette);
      drawAnswer(view);
    },
  };
}
