// Mounts the teaching: the line near the answer, and below all that the visitor has shown.

import { Caller } from "../shared/calls.js";
import { followHiding } from "../shared/hiding.js";
import { ask } from "../shared/server.js";
import { encodeShots } from "../shared/shots.js";
import { change, getState, listen } from "../shared/state.js";
import { mountLine } from "./line.js";
import { mountShown } from "./shown.js";

/** @typedef {import("../shared/shots.js").Shot} Shot */

/**
 * @param {HTMLElement} section for the line
 * @param {HTMLElement} shown for what was shown
 * @param {{ networks: import("../shared/moments.js").Training[], max_shots: number, max_shot_points: number, pen: number }} props
 */
export function mountTeaching(section, shown, props) {
  const { networks, max_shots: maxShots, max_shot_points: maxPoints } = props;
  const startTour = mountLine(section, shown, { networks, maxShots, maxPoints });
  mountShown(shown, { networks, maxShots, pen: props.pen }, startTour);
  followHiding(shown, "below");

  const teacher = new Caller(
    (/** @type {Shot[]} */ shots) => ask("teach", { shots: encodeShots(shots) }),
    (told, shots) => { if (getState().shots === shots) change({ taught: { ...told, shots } }); },
  );
  const teach = () => {
    const { shots } = getState();
    if (shots.length) teacher.send(shots);
    else teacher.cancel();
  };
  listen((_, changed) => { if (changed.has("shots")) teach(); });
  teach(); // a link or a reload may have brought some
}
