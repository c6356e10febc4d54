// What each level says: its title, its place in the breadcrumb, a sentence for each step, and one
// that has the whole arithmetic, for a screen reader.

import { NO_DIGIT } from "../shared/fields.js";
import { joinClauses, nameAnswer, percent, sayAnswer, side } from "../shared/words.js";
import { list, say } from "../words/say.js";
import { countThousands, findSpot, nameSpot, plain, signed } from "./printing.js";
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

/** @param {number} answer */
const mention = (answer) => (answer === NO_DIGIT ? say("answer.none_quoted") : nameAnswer(answer));

/** @param {Worked} worked */
const answerOf = ({ level }) => nameAnswer(Number(level.answer));

/** @param {Worked} worked @param {(answer: number) => string} name */
const pairOf = ({ page: { pair: [one, other] } }, name) => ({ one: name(one), other: name(other) });

/** @param {Worked} worked */
const sumOf = ({ softmax: { total, unit } }) =>
  say("working.units", { thousands: countThousands(unit), number: plain(total) });

/** @param {Worked} worked */
const signsOf = ({ sum }) => ({ plus: signed(sum.plus), minus: signed(sum.minus) });

/** @param {Worked} worked */
const hearSum = ({ sum, total }) => {
  const parts = sum.parts.filter((part) => part).map(signed);
  const bias = sum.bias ? [say("working.hear.bias", { bias: signed(sum.bias) })] : [];
  return say("working.hear.sum", { total: plain(total), terms: list([...parts, ...bias]) });
};

/** @param {number} value @param {number} weight */
const hearTimes = (value, weight) =>
  say("working.hear.times", { value: plain(toHundredths(value)), weight: signed(toHundredths(weight)) });

/** @param {Worked} worked @param {ArrayLike<number>} values @param {ArrayLike<number>} weights */
const hearProducts = ({ total }, values, weights) => {
  const products = Array.from(values).flatMap((value, n) => (value ? [hearTimes(value, weights[n])] : []));
  return products.length ? say("working.hear.products", { total: signed(total), products: joinClauses(products, "plus") })
    : say("working.hear.nothing", { total: signed(total) });
};

/** @param {Worked} worked @param {(window: number) => string} hearWindow */
const hearLargest = ({ pooled }, hearWindow) => {
  const kept = pooled.windows[pooled.kept];
  return say("working.hear.largest", {
    case: kept.total < 0 ? "below" : "above", result: plain(pooled.result), totals: list(pooled.windows.map(({ total }) => plain(total))),
    kept: plain(kept.total), sum: hearWindow(pooled.kept), bias: plain(kept.bias),
  });
};

/** @param {Worked} worked @param {number} step @param {"first" | "second"} level */
const sayLargest = ({ pooled }, step, level) =>
  (step < 5 ? say(`working.${level}.place`, { place: step })
    : say(pooled.windows[pooled.kept].total < 0 ? "working.below" : `working.${level}.last`));

/** @type {Record<LevelName, Sentences>} */
export const SENTENCES = {
  share: {
    title: answerOf, crumb: answerOf, number: ({ total }) => percent(total),
    say: (worked, step) => {
      const count = worked.page.scores.length;
      return [
        say("working.share.scores", { count }),
        say("working.share.powers"),
        say("working.share.sum", { count, sum: sumOf(worked) }),
        say("working.share.last"),
      ][step - 1];
    },
    hear: ({ softmax, level, total }) => say("working.share.hear", {
      share: percent(total), power: plain(softmax.powers[Number(level.answer)]), sum: plain(softmax.total), powers: list(softmax.powers.map(plain)),
    }),
  },
  score: {
    title: (worked) => say("working.score", { answer: answerOf(worked) }),
    crumb: () => say("working.score_crumb"), number: ({ total }) => plain(total),
    say: (worked, step) => {
      if (worked.level.answer === NO_DIGIT) return say("working.score.none");
      const answer = answerOf(worked);
      return [
        say("working.score.maps", { answer }),
        say("working.score.signs", signsOf(worked)),
        say("working.score.last", { answer }),
      ][step - 1];
    },
    hear: hearSum,
  },
  lead: {
    title: (worked) => say("working.lead", pairOf(worked, sayAnswer)),
    crumb: (worked) => say("working.lead", pairOf(worked, sayAnswer)),
    number: ({ total }) => plain(total),
    say: (worked, step) => [
      say("working.lead.maps", pairOf(worked, mention)),
      say("working.lead.signs", { ...pairOf(worked, mention), ...signsOf(worked) }),
      say("working.lead.last", pairOf(worked, mention)),
    ][step - 1],
    hear: hearSum,
  },
  place: {
    title: ({ level }) => say("working.place", findSpot(Number(level.place), 7)),
    crumb: ({ level }) => say("working.place_crumb", findSpot(Number(level.place), 7)),
    number: ({ total }) => signed(total),
    say: (worked, step) => [
      say("working.place.cells"),
      say("working.lead.signs", { ...pairOf(worked, mention), ...signsOf(worked) }),
      say("working.place.last", { ...pairOf(worked, mention), count: worked.sum.values.filter(Boolean).length }),
    ][step - 1],
    hear: hearSum,
  },
  map: {
    title: (worked) => {
      const map = Number(worked.level.map) + 1;
      return worked.level.answer === null ? say("working.map_pair", { map, ...pairOf(worked, nameAnswer) })
        : say("working.map", { map, one: answerOf(worked) });
    },
    crumb: ({ level }) => say("working.map_crumb", { map: Number(level.map) + 1 }),
    number: ({ total }) => signed(total),
    say: ({ level, page, lower }, step) => {
      if (page.off.includes(Number(level.map))) return say("working.map.off");
      const count = Array.from(lower.points?.values ?? []).filter(Boolean).length;
      return [say("working.map.cells", { count }), say("working.map.weights"), say("working.map.last", { count })][step - 1];
    },
    hear: (worked) => hearProducts(worked, worked.lower.points?.values ?? [], worked.lower.points?.weights ?? []),
  },
  second: {
    title: ({ level }) => say("working.cell", { map: Number(level.map) + 1, ...findSpot(Number(level.cell), 7) }),
    crumb: ({ level }) => nameSpot(Number(level.cell), 7),
    number: ({ total }) => plain(total),
    say: (worked, step) => sayLargest(worked, step, "second"),
    hear: (worked) => hearLargest(worked, (n) => list(worked.pooled.windows[n].parts.map((part, map) =>
      say("working.hear.from_map", { part: signed(part), map: map + 1 })))),
  },
  part: {
    title: ({ level }) => say("working.part", { map: Number(level.source) + 1 }),
    crumb: ({ level }) => say("working.map_crumb", { map: Number(level.source) + 1 }),
    number: ({ total }) => signed(total),
    say: ({ level }) => say("working.part.say", { source: Number(level.source) + 1, map: Number(level.map) + 1 }),
    hear: (worked) => hearProducts(worked, worked.lower.part?.values ?? [], worked.lower.part?.weights ?? []),
  },
  first: {
    title: ({ level }) => say("working.cell", { map: Number(level.source) + 1, ...findSpot(Number(level.sourceCell), 14) }),
    crumb: ({ level }) => nameSpot(Number(level.sourceCell), 14),
    number: ({ total }) => plain(total),
    say: (worked, step) => sayLargest(worked, step, "first"),
    hear: (worked) => hearLargest(worked, (n) => joinClauses(
      cutWindows(worked.lower.pixels)[n].map((value, k) => hearTimes(value, worked.lower.filter[k])), "plus")),
  },
  pixel: {
    title: ({ level }) => say("working.pixel", findSpot(Number(level.pixel), 28)),
    crumb: () => say("working.pixel_crumb"),
    number: ({ total }) => plain(total),
    say: ({ page }) => say("working.pixel.say", { ink: page.ink }),
    hear: ({ total, lower: { line } }) => (line
      ? say("working.pixel.hear_line", { ink: plain(total), distance: plain(toHundredths(line.distance)), width: plain(toHundredths(2 * line.halfWidth)) })
      : say("working.pixel.hear", { ink: plain(total) })),
  },
};

const SIGNED = ["place", "map", "part"]; // levels whose number has a sign, and its colour

/** @param {Worked} worked the number in its colour, as HTML */
export const colourNumber = (worked) => {
  const text = SENTENCES[worked.level.name].number(worked);
  return SIGNED.includes(worked.level.name) && worked.total !== 0 ? `<b class="${side(worked.total)}">${text}</b>` : text;
};
