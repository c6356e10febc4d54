// The strip's first face: what is read of the drawing all along the training.

import { historyOf } from "../asking/selectors.js";
import { findNetwork } from "../shared/facts.js";
import { countEpochs, findShown, labelAxis, placeSnapshots } from "../shared/moments.js";
import { change, getState } from "../shared/state.js";
import { findSince } from "./history.js";
import { describeMoment, describeSince } from "./sentences.js";
import { findHighest } from "./stack.js";

const findTraining = () => findNetwork(getState().network);
const findLast = () => findTraining().snapshots.length - 1;

/** From how many digits the visitor has taught the network. */
const countTaught = () => (findTraining().noDigitLogit === null ? 0 : getState().shots.length);

/** @type {import("./faces.js").Face} */
export const training = {
  name: "training",
  page: 5,
  listPlaces: () => placeSnapshots(findTraining()),
  measure: (stop) => stop,
  findStop: ({ snapshot }) => findShown(snapshot, findTraining()),
  findTold: (state) => {
    const told = historyOf(state);
    return told && { ...told, stop: told.snapshot };
  },
  findStretches: findHighest,
  findDotted: findSince,
  describeStop: (stop, shares) => describeMoment(findTraining(), stop, shares, countTaught()),
  describeAll: (shares) => describeSince(findTraining(), shares, countTaught()),
  listMarks: () => ({
    ticks: placeSnapshots(findTraining()),
    marks: labelAxis(findTraining().batchesPerEpoch, countEpochs(findTraining())),
  }),
  // The last one is the trained network, which a link does not name.
  goTo: (stop, isPlaying = false) => change({ snapshot: stop < findLast() ? stop : null, isPlaying }),
  findStart: (stop) => (stop < findLast() ? stop : 0),
  findNext: (stop) => stop + 1,
  isEnd: (stop) => stop >= findLast(),
};
