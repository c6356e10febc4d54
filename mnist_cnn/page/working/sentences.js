// What each level says: its title, its place in the breadcrumb, a sentence for each step, and one
// that has the whole arithmetic, for a screen reader.

import { NO_DIGIT } from "../shared/fields.js";
import { nameAnswer, sayAnswer, side } from "../shared/words.js";
import { listWords, nameSpot, nameUnit, plain, signed } from "./printing.js";
import { cutWindows, toHundredths } from "./arithmetic.js";

/** @typedef {import("./work.js").Worked} Worked */
/** @typedef {import("./path.js").LevelName} LevelName */

/**
 * @typedef {object} Sentences
 * @property {(worked: Worked) => string} title
 * @property {(worked: Worked) => string} crumb
 * @property {(worked: Worked) => string} number that title and crumb end with
 * @property {(worked: Worked, step: number) => string} say HTML
 * @property {(worked: Worked) => string} hear
 */

const PLACES = ["First", "Second", "Third", "Fourth"];

/** @param {Worked} worked */
const whose = ({ level, page }) =>
  level.answer === null ? page.pair.map(nameAnswer).join(" against ") : nameAnswer(level.answer);

/** @param {number} answer */
const mention = (answer) => (answer === NO_DIGIT ? `“${nameAnswer(answer)}”` : nameAnswer(answer));

/** @param {Worked} worked */
const answerOf = ({ level }) => nameAnswer(Number(level.answer));

/** What all powers of e are counted in: "", " thousand", … @param {Worked} worked */
const sayUnit = ({ softmax: { unit } }) => nameUnit(unit) && ` ${nameUnit(unit).replace(/s$/, "")}`;

/** @param {Worked} worked */
const hearSum = ({ sum, total }) => {
  const parts = sum.parts.filter((part) => part).map(signed);
  return `${plain(total)} is the sum of ${listWords([...parts, ...(sum.bias ? [`the bias ${signed(sum.bias)}`] : [])])}.`;
};

/** @param {Worked} worked @param {ArrayLike<number>} values @param {ArrayLike<number>} weights */
const hearProducts = ({ total }, values, weights) => {
  const products = Array.from(values).flatMap((value, n) =>
    (value ? [`${plain(toHundredths(value))} times ${signed(toHundredths(weights[n]))}`] : []));
  return `${signed(total)} is ${products.join(", plus ") || "nothing"}.`;
};

/** @param {Worked} worked @param {(window: number) => string} hearWindow */
const hearLargest = ({ pooled }, hearWindow) => {
  const totals = pooled.windows.map(({ total }) => plain(total));
  const kept = pooled.windows[pooled.kept];
  return `${plain(pooled.result)} is the largest of ${listWords(totals)}${kept.total < 0 ? ", which are below 0, and so 0" : ""}. `
    + `${plain(kept.total)} is ${hearWindow(pooled.kept)}, plus the bias ${plain(kept.bias)}.`;
};

/** @param {Worked} worked @param {string} rest */
const sayLargest = ({ pooled }, rest) =>
  (pooled.windows[pooled.kept].total < 0 ? "All four sums are below 0, so the cell is 0." : rest);

/** @type {Record<LevelName, Sentences>} */
export const SENTENCES = {
  share: {
    title: answerOf, crumb: answerOf, number: ({ total }) => `${total} %`,
    say: (worked, step) => [
      `Softmax starts with the ${worked.page.scores.length === 11 ? "eleven" : "ten"} scores.`,
      "Each becomes a power of e = 2.718. None is negative, and a high score counts far more.",
      `All ${worked.page.scores.length === 11 ? "eleven" : "ten"} powers add up to ${plain(worked.softmax.total)}${sayUnit(worked)}.`,
      `<b>Softmax.</b> Each score becomes a power of e = 2.718, so none is negative. An answer’s share is its part of the sum.`,
    ][step - 1],
    hear: ({ softmax, level, total }) =>
      `${total} % is ${plain(softmax.powers[Number(level.answer)])} of ${plain(softmax.total)}, which is the sum of ${listWords(softmax.powers.map(plain))}.`,
  },
  score: {
    title: (worked) => `Score of ${answerOf(worked)}`, crumb: () => "score", number: ({ total }) => plain(total),
    say: (worked, step) => {
      const { sum, level } = worked;
      if (level.answer === NO_DIGIT) return "No map gives it points. Its score was fixed after the training, and your ink doesn’t change it.";
      return [
        `Each of the 64 maps can give points for or against ${answerOf(worked)}.`,
        `For it ${signed(sum.plus)}, against it ${signed(sum.minus)}.`,
        `Each of the 64 maps can give points for or against ${answerOf(worked)}. With the bias, they add up to the score.`,
      ][step - 1];
    },
    hear: hearSum,
  },
  lead: {
    title: ({ page }) => page.pair.map(sayAnswer).join(" ahead of "),
    crumb: ({ page }) => page.pair.map(sayAnswer).join(" ahead of "),
    number: ({ total }) => plain(total),
    say: ({ page, sum }, step) => {
      const [one, other] = page.pair.map(mention);
      return [
        `How many more points each of the 64 maps gives ${one} than ${other}.`,
        `For ${one} ${signed(sum.plus)}, for ${other} ${signed(sum.minus)}.`,
        `How many more points each of the 64 maps gives ${one} than ${other}. With the biases, they add up to the lead.`,
      ][step - 1];
    },
    hear: hearSum,
  },
  place: {
    title: ({ level }) => `Place in ${nameSpot(Number(level.place), 7)}`,
    crumb: ({ level }) => `place in ${nameSpot(Number(level.place), 7)}`,
    number: ({ total }) => signed(total),
    say: ({ page, sum }, step) => {
      const [one, other] = page.pair.map(mention);
      return [
        "Each of the 64 maps has one cell that lies here.",
        `For ${one} ${signed(sum.plus)}, for ${other} ${signed(sum.minus)}.`,
        `Each map’s cell here, times its weight for ${one} minus its weight for ${other}. Cells above 0: ${sum.values.filter(Boolean).length}.`,
      ][step - 1];
    },
    hear: hearSum,
  },
  map: {
    title: (worked) => `Map ${Number(worked.level.map) + 1} for ${whose(worked)}`,
    crumb: ({ level }) => `map ${Number(level.map) + 1}`,
    number: ({ total }) => signed(total),
    say: ({ level, page, lower }, step) => {
      if (page.off.includes(Number(level.map))) return "This map is turned off, so its cells count as 0.";
      const count = Array.from(lower.points?.values ?? []).filter(Boolean).length;
      return [
        `These are the map’s 49 cells. Above 0: ${count}.`,
        "Training found a weight for each of them.",
        `Each of its 49 cells is multiplied by a weight that training found. Cells above 0: ${count}. The others add nothing.`,
      ][step - 1];
    },
    hear: (worked) => hearProducts(worked, worked.lower.points?.values ?? [], worked.lower.points?.weights ?? []),
  },
  second: {
    title: ({ level }) => `Map ${Number(level.map) + 1}, ${nameSpot(Number(level.cell), 7)}`,
    crumb: ({ level }) => nameSpot(Number(level.cell), 7),
    number: ({ total }) => plain(total),
    say: (worked, step) => (step < 5
      ? `<b>${PLACES[step - 1]} of four places.</b> All 32 maps are added up here, each with 3 × 3 cells times 9 weights. Then the bias.`
      : sayLargest(worked, "All 32 maps are added up, at four places. The <b>largest</b> sum stays. If it were below 0, the cell would be 0.")),
    hear: (worked) => hearLargest(worked, (n) =>
      listWords(worked.pooled.windows[n].parts.map((part, map) => `${signed(part)} from map ${map + 1}`))),
  },
  part: {
    title: ({ level }) => `What map ${Number(level.source) + 1} adds`,
    crumb: ({ level }) => `map ${Number(level.source) + 1}`,
    number: ({ total }) => signed(total),
    say: ({ level }) =>
      `Nine cells of map ${Number(level.source) + 1}, times the nine weights that map ${Number(level.map) + 1} has for it.`,
    hear: (worked) => hearProducts(worked, worked.lower.part?.values ?? [], worked.lower.part?.weights ?? []),
  },
  first: {
    title: ({ level }) => `Map ${Number(level.source) + 1}, ${nameSpot(Number(level.sourceCell), 14)}`,
    crumb: ({ level }) => nameSpot(Number(level.sourceCell), 14),
    number: ({ total }) => plain(total),
    say: (worked, step) => (step < 5
      ? `<b>${PLACES[step - 1]} of four places.</b> Nine pixels, each times the filter’s weight there, added up. Then the bias.`
      : sayLargest(worked, "The filter is laid on four places. The <b>largest</b> of the four sums stays. If it were below 0, the cell would be 0.")),
    hear: (worked) => hearLargest(worked, (n) => cutWindows(worked.lower.pixels)[n]
      .map((value, k) => `${plain(toHundredths(value))} times ${signed(toHundredths(worked.lower.filter[k]))}`).join(", plus ")),
  },
  pixel: {
    title: ({ level }) => `Pixel in ${nameSpot(Number(level.pixel), 28)}`,
    crumb: () => "pixel",
    number: ({ total }) => plain(total),
    say: ({ page }) => ({
      pen: "It all ends here, at your ink: 0 is paper, 1 is full ink. Along the line’s edge it is in between.",
      photo: "It all ends here: at the average of the ink in this part of your photo.",
      scan: "It all ends here, at a pixel of a scanned digit: 0 is paper, 1 is full ink.",
    })[page.ink],
    hear: ({ total, lower }) => (lower.line
      ? `${plain(total)}: the pixel is ${plain(toHundredths(lower.line.distance))} pixels from the middle of your line, which is ${plain(toHundredths(2 * lower.line.halfWidth))} wide.`
      : `The pixel is ${plain(total)}.`),
  },
};

/** @param {Worked} worked the number in its colour, as HTML */
export const colourNumber = (worked) => {
  const text = SENTENCES[worked.level.name].number(worked);
  const isPart = /^[+−]/.test(text) && worked.total !== 0 && !["score", "lead"].includes(worked.level.name);
  return isPart ? `<b class="${side(worked.total)}">${text}</b>` : text;
};
