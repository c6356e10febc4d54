// The last stage: the answer, the score and the share of each answer, and how the lead adds up.

import { readingOf } from "../asking/selectors.js";
import { change, getState } from "../shared/state.js";
import { NO_DIGIT } from "../shared/fields.js";
import { roundShares } from "../shared/rounding.js";
import { rove } from "../shared/roving.js";
import { update } from "../shared/updating.js";
import { say } from "../words/say.js";
import { linkWords, linkWorking, openWorking } from "../working/opening.js";
import { mountNumber } from "./number.js";
import { nameAnswer, percent, plain, sayAnswer, side, signed, toTenths } from "../shared/words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("../asking/selectors.js").Reading} Reading */

const LINKED = /** @type {const} */ (["score", "share"]);
const SURE = 0.8; // a smaller share of the leading answer has a question mark

/** @param {HTMLElement} section @param {HTMLElement} duel */
export function mountAnswer(section, duel) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (section.querySelector(selector));
  const [headline, output, line, bars, heard] =
    [".headline", "output", ".headline p", ".bars", ".only-heard"].map(find);
  const all = Array.from({ length: NO_DIGIT + 1 }, (_, answer) => createBar(answer));
  const rows = all.map(({ row }) => row);
  bars.append(...all.map(({ bar }) => bar));
  bars.addEventListener("pointerleave", () => change({ over: null }));
  rove(bars, all.flatMap(({ row, links }) => [row, ...links]), () => 3);
  const drawNumber = mountNumber(find(".number"));

  return (/** @type {View} */ { reading, reasons, state, hasNoDigit, knowsNothing }) => {
    const shares = reading && roundShares(reading.shares);
    rows.forEach((row, answer) => drawRow(row, answer, reading, shares, state.against, hasNoDigit));
    all.forEach(({ row, links }, answer) => links.forEach((link, i) => update(link, {
      hidden: !shares || row.disabled, ariaLabel: say(`answer.working_${LINKED[i]}`, { answer: nameAnswer(answer) }),
    })));
    const [one, other] = reading?.pair ?? [null, null];
    const { number = null, answers = [] } = reading ?? {};
    const digits = answers.map((answer) => (answer === NO_DIGIT ? "" : String(answer)));
    section.dataset.digit = digits.includes("") ? "" : digits.join("");
    section.dataset.parts = digits.join(",");
    const isSure = reading !== null && one !== null && reading.shares[one] >= SURE;
    update(output, {
      className: number ? "heard" : one === NO_DIGIT && !knowsNothing ? "words" : "",
      textContent: number || one === null ? answers.map(nameAnswer).join(" ")
        : one === NO_DIGIT ? (knowsNothing ? "?" : nameAnswer(one)) : nameAnswer(one) + (isSure ? "" : "?"),
    });
    headline.classList.toggle("has-number", number !== null);
    drawNumber(answers, number?.part ?? null);
    const isKnown = reading && shares && one !== null && other !== null;
    const sentence = !isKnown ? "" : knowsNothing ? `<b>${say("answer.ignorant")}</b>` : describe(reading, shares, one, other);
    update(line, { innerHTML: sentence });
    if (!state.isDown) update(heard, { textContent: isKnown ? hear(answers, one, other, shares[one], number !== null) : "" });
    update(duel, { innerHTML: reasons ? describeDuel(reasons) : "" });
  };
}

/** The bar of `answer`: a button to compare it, and links that open its score and its share. @param {number} answer */
function createBar(answer) {
  const bar = document.createElement("div");
  const row = createRow(answer);
  const links = LINKED.map((name) => openWorking(`${name}${answer}`));
  bar.className = "bar";
  bar.append(row, ...links);
  bar.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse" && readingOf(getState()) && !row.disabled) change({ over: answer });
  });
  return { bar, row, links };
}

/** @param {number} answer */
function createRow(answer) {
  const row = document.createElement("button");
  row.type = "button";
  row.innerHTML = `<span class="name"></span><span class="score"></span>`
    + `<span class="track"><i></i></span><span class="share"></span>`;
  row.addEventListener("click", () => {
    const isLeader = row.classList.contains("one");
    change({ over: null, against: isLeader || getState().against === answer ? null : answer });
  });
  return row;
}

/**
 * @param {HTMLButtonElement} row
 * @param {number} answer
 * @param {Reading | null} reading
 * @param {number[] | null} shares in percent
 * @param {number | null} against
 * @param {boolean} hasNoDigit whether "no digit" is an answer of this network
 */
function drawRow(row, answer, reading, shares, against, hasNoDigit) {
  const parts = [...row.children].map((part) => /** @type {HTMLElement} */ (part));
  const [name, score, track, part] = parts;
  const isMissing = answer === NO_DIGIT && !hasNoDigit;
  const [one, other] = reading?.pair ?? [];
  const isKnown = reading && shares && !isMissing;
  const points = isKnown ? plain(toTenths(reading.scores[answer])) : "";
  const share = isMissing ? say("answer.untaught") : isKnown ? percent(shares[answer]) : "";
  update(name, { textContent: nameAnswer(answer) });
  update(score, { textContent: points });
  update(part, { textContent: share });
  track.style.setProperty("--share", String(isKnown ? reading.shares[answer] : 0));
  update(row, {
    className: [
      answer === one ? "one" : answer === other ? "other" : "",
      answer === NO_DIGIT ? "none" : "", isMissing ? "untaught" : "", against === answer ? "pinned" : "",
    ].join(" "),
    disabled: isMissing,
    ariaPressed: String(against === answer),
    ariaLabel: isMissing ? say("answer.row_untaught", { answer: nameAnswer(answer) })
      : isKnown ? say("answer.row", { answer: nameAnswer(answer), points, share }) : nameAnswer(answer),
  });
}

/**
 * What a screen reader hears: 7, 98 percent; next: 1.
 * @param {number[]} answers @param {number} one @param {number} other @param {number} share in percent @param {boolean} isNumber
 */
function hear(answers, one, other, share, isNumber) {
  const [answer, next] = [one, other].map(sayAnswer);
  return isNumber ? say("answer.heard_number", { number: answers.map(sayAnswer).join(" "), answer, share, next })
    : say("answer.heard", { answer, share, next });
}

/** @param {Reading} reading @param {number[]} shares @param {number} one @param {number} other */
function describe({ scores }, shares, one, other) {
  const lead = toTenths(scores[one]) - toTenths(scores[other]);
  const answer = sayAnswer(other);
  const words = lead ? linkWords("lead", say("answer.ahead", { count: lead / 10, points: plain(lead), answer }))
    : say("answer.level", { answer });
  return `<strong>${percent(shares[one])}</strong>${words}`;
}

/** @param {import("./view.js").Reasons} reasons */
function describeDuel({ comparison, printed }) {
  const { one, other } = comparison;
  const { plus, minus } = printed.maps;
  const cell = (/** @type {string} */ number, /** @type {string} */ words, kind = "") =>
    `<li>${linkWorking("lead", `<b class="${kind}">${number}</b>`, ' tabindex="-1"')}${words}</li>`;
  return "<ul>" + cell(signed(plus), say("answer.for", { answer: sayAnswer(one) }), side(1))
    + cell(signed(minus), say("answer.for", { answer: sayAnswer(other) }), side(-1))
    + cell(signed(printed.bias), say("answer.biases")) + cell(`= ${plain(printed.lead)}`, say("answer.lead")) + "</ul>";
}
