// What stands under the title of each stage of the picture: its lines of PyTorch, and the tensor's shape.

/** @typedef {import("../shared/facts.js").Facts["stages"]} Stages */
/** @typedef {{ title: string, code: string, shape: string }} Listing `title` is the selector of its head */

/**
 * @param {Stages} stages
 * @param {number | null} noDigitLogit
 * @param {boolean} isPhoto
 * @returns {Listing[]} the lines of a stage are "" where it computes nothing
 */
export function listStages([first, second, last], noDigitLogit, isPhoto) {
  const answers = last.shapes[0][0] + (noDigitLogit === null ? 0 : 1);
  const pad = noDigitLogit === null ? [] : [addNoDigit("s", noDigitLogit)];
  return [
    { title: ".st-a .head", shape: "", code: isPhoto ? "x = preprocess(photo)" : "x = preprocess_strokes(ink)" },
    { title: ".st-b .head", shape: writeShape([1, 28, 28]), code: "" },
    { title: ".st-c .head", shape: writeShape(lastOf(first.shapes)), code: fold(first.lines) },
    { title: ".st-d .head", shape: writeShape(lastOf(second.shapes)), code: fold(second.lines) },
    { title: ".st-e .head", shape: writeShape([answers]), code: [...last.lines, ...pad, ".softmax(0)"].join("\n") },
  ];
}

/** The eleventh score, "no digit", behind the ten `scores`. @param {string} scores @param {number} logit */
export const addNoDigit = (scores, logit) => `F.pad(${scores}, (0, 1), value=${logit.toFixed(3)})`;

/** @param {number[]} shape */
export const writeShape = (shape) => `(${shape.join(", ")})`;

/** A layer in two lines, the rest in one. @param {string[]} lines */
const fold = ([first, ...rest]) => `${first.replace(/, (?=\w+=)/, ",\n  ")},\n${rest.join(", ")}`;

/** @template Item @param {Item[]} items */
const lastOf = (items) => items[items.length - 1];
