// Mounts the picture: from the 28x28 to the answer.

import { change, getState, listen } from "../shared/state.js";
import { mountAnswer } from "./answer.js";
import { askServer } from "./asking.js";
import { readPalette } from "./colours.js";
import { mountInspect } from "./inspect.js";
import { mountMaps } from "./maps.js";
import { mountSeen } from "./seen.js";
import { lookAt } from "./view.js";
import { drawWires, measure } from "./wires.js";

/** @typedef {import("./view.js").Pointing} Pointing */

/** @param {HTMLElement} element @param {any} props @param {any} server */
export function mount(element, props, server) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (element.querySelector(selector));
  const facts = new Map(props.networks.map((/** @type {any} */ network) => [network.name, network]));
  if (!getState().network) change({ network: props.networks[0].name });
  askServer(server, props.max_points, (name) => facts.get(name).snapshots.length - 1);

  /** @type {Pointing} */
  const pointing = { map: null, first: null, place: null, strongest: null };
  const point = (/** @type {Partial<Pointing>} */ changes) => {
    Object.assign(pointing, changes);
    schedule();
  };
  const stages = mountStages(find, point);
  const page = /** @type {HTMLElement} */ (element.closest("#page"));
  let palette = readPalette(page);
  let layout = measure(page, element, stages.tiles);

  /** @type {string | null} */
  let network = null;
  /** @type {unknown} */
  let drawing = null;
  const look = () => lookAt(getState(), pointing, facts.get(getState().network));
  /** Chooses the strongest map anew where another drawing, or another network, is explained. @param {import("./view.js").Reasons} reasons */
  function keepStrongest({ explanation, ranked }) {
    if (!explanation.isDone || (explanation.drawing === drawing && explanation.network === network)) return;
    ({ drawing, network } = explanation);
    pointing.strongest = ranked[0] ?? null;
  }
  function draw() {
    const { reasons } = look();
    if (reasons) keepStrongest(reasons);
    else pointing.strongest = drawing = null;
    const view = look();
    stages.draw(view, palette);
    find(".wires").innerHTML = drawWires(view, layout, props.pen);
  }
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
    schedule();
  }

  listen(schedule);
  new ResizeObserver(restart).observe(page);
  new MutationObserver(restart).observe(document.body, { attributeFilter: ["class"] });
  restart();
}

/** @param {(selector: string) => HTMLElement} find @param {(changes: Partial<Pointing>) => void} point */
function mountStages(find, point) {
  const turn = (/** @type {number} */ map) => {
    const { off } = getState();
    change({ map, off: off.includes(map) ? off.filter((other) => other !== map) : [...off, map].sort((a, b) => a - b) });
  };
  const drawSeen = mountSeen(find(".st-b"), (place) => {
    point({ place });
    change({ place }); // for what there is to try
  });
  let pickedFirst = /** @type {number | null} */ (null);
  const pickFirst = (/** @type {number | null} */ map) => {
    pickedFirst = map;
    change({ map: null });
    point({ map: null, first: map });
  };
  const pickSecond = (/** @type {number | null} */ map) => {
    pickedFirst = null;
    point({ map: null, first: null });
    change({ map });
  };
  const first = mountMaps(find(".st-c"), 0, 32, {
    hover: (number) => point({ map: number === null ? null : { block: 0, number } }),
    pick: (number) => pickFirst(pickedFirst === number ? null : number),
    focus: pickFirst,
  });
  const second = mountMaps(find(".st-d"), 1, 64, {
    hover: (number) => point({ map: number === null ? null : { block: 1, number } }),
    pick: (number) => pickSecond(getState().map === number ? null : number),
    focus: pickSecond,
  });
  const drawInspect = mountInspect(find(".inspect"), turn, () => change({ off: [] }));
  const drawAnswer = mountAnswer(find("#answer"), find(".duel"));
  return {
    tiles: /** @type {[HTMLButtonElement[], HTMLButtonElement[]]} */ ([first.buttons, second.buttons]),
    draw(/** @type {import("./view.js").View} */ view, /** @type {import("./colours.js").Palette} */ palette) {
      drawSeen(view, palette);
      first.draw(view, palette);
      second.draw(view, palette);
      drawInspect(view, palette);
      drawAnswer(view);
    },
  };
}
