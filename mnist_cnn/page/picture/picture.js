// Mounts the picture: from the 28x28 to the answer.

import { followHiding } from "../shared/hiding.js";
import { change, getState, listen } from "../shared/state.js";
import { mountTeaching } from "../teaching/teaching.js";
import { mountAnswer } from "./answer.js";
import { askServer } from "./asking.js";
import { fit } from "./canvas.js";
import { readPalette } from "./colours.js";
import { followHeight } from "./height.js";
import { mountInspect } from "./inspect.js";
import { mountMaps } from "./maps.js";
import { mountSeen } from "./seen.js";
import { lookAt } from "./view.js";
import { drawPhotoInk, drawWires, measure } from "./wires.js";

/** @typedef {import("./view.js").Pointing} Pointing */

/** What the picture shows of the state. What is drawn shows once it is answered. */
const SHOWN = /** @type {const} */ ([
  "answer", "explanation", "network", "against", "over", "map", "place", "off", "hide",
]);

/** @param {HTMLElement} element @param {any} props */
export function mount(element, props) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (element.querySelector(selector));
  const facts = new Map(props.networks.map((/** @type {any} */ network) => [network.name, network]));
  if (!getState().network) change({ network: props.networks[0].name });
  askServer(props.max_points, (name) => facts.get(name).snapshots.length - 1);

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

  /** @type {string | null} */
  let network = null;
  /** @type {unknown} */
  let drawing = null;
  let part = -1; // of a number
  const look = () => lookAt(getState(), pointing, facts.get(getState().network));
  /** Chooses the strongest map anew where another digit, or another network, is explained. @param {import("./view.js").Reasons} reasons */
  function keepStrongest({ explanation, ranked }) {
    const { isDone, number } = explanation;
    const isSame = explanation.drawing === drawing && (number?.part ?? 0) === part;
    if (!isDone || (isSame && explanation.network === network)) return;
    ({ drawing, network } = explanation);
    part = number?.part ?? 0;
    pointing.strongest = ranked[0] ?? null;
  }
  function draw() {
    const { reasons } = look();
    if (reasons) keepStrongest(reasons);
    else pointing.strongest = drawing = null;
    const view = look();
    stages.draw(view, palette, layout);
    find(".lines").innerHTML = drawWires(view, layout, props.pen);
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
  mountTeaching(find(".teach"), find(".shots"), props);
  for (const part of ["st-e", "duel", "teach"]) followHiding(find(`.${part}`), "answer");
  followHeight(page);
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
  const drawSeen = mountSeen(find(".st-b"));
  const first = mountMaps(find(".st-c"), 0, 32, {
    point: (number) => point({ map: number === null ? null : { block: 0, number } }),
    pick: (number) => {
      change({ map: null });
      point({ first: pointing.first === number ? null : number });
    },
  });
  const second = mountMaps(find(".st-d"), 1, 64, {
    point: (number) => point({ map: number === null ? null : { block: 1, number } }),
    pick: (number) => {
      point({ first: null });
      change({ map: getState().map === number ? null : number });
    },
  });
  const drawInspect = mountInspect(find(".inspect"), turn, () => change({ off: [] }));
  const drawAnswer = mountAnswer(find("#answer"), find(".duel"));
  return {
    tiles: /** @type {[HTMLButtonElement[], HTMLButtonElement[]]} */ ([first.buttons, second.buttons]),
    /**
     * @param {import("./view.js").View} view
     * @param {import("./colours.js").Palette} palette
     * @param {import("./wires.js").Layout} layout
     */
    draw(view, palette, layout) {
      drawSeen(view, palette);
      first.draw(view, palette, layout);
      second.draw(view, palette, layout);
      drawInspect(view, palette);
      drawAnswer(view);
    },
  };
}
