import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { chooseLanguage } from "./choosing.js";
import { Language } from "./fill.js";

const CODES = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
const read = (/** @type {string} */ code) => JSON.parse(readFileSync(`${import.meta.dirname}/${code}.json`, "utf8"));
const ENGLISH = read("en");
const COUNTS = Array.from({ length: 10_000 }, (_, count) => count); // more of nothing is counted here

/** The texts of a sentence, one for each case. @param {any} sentence @returns {string[]} */
const textsOf = (sentence) => {
  if (typeof sentence === "string") return [sentence];
  const { by, ...cases } = sentence;
  return Object.values(cases);
};
/** @param {any} sentence @param {RegExp} pattern */
const find = (sentence, pattern) => [...new Set(textsOf(sentence).flatMap((text) => text.match(pattern) ?? []))].sort();
/** @param {any} sentence */
const slotsOf = (sentence) => find(sentence, /\{\w+\}/g);
/** @param {any} sentence */
const tagsOf = (sentence) => find(sentence, /<[^>]*>/g);

/** @param {Record<string, any>} words */
const make = (words) => new Language({ "language.locale": "en-GB", ...words });

test("a slot holds a text as it is, and a number as the language writes it", () => {
  const words = { count: "{count} of {name}" };
  assert.equal(make(words).say("count", { count: 1000, name: "1000" }), "1,000 of 1000");
  assert.equal(new Language({ ...words, "language.locale": "de" }).say("count", { count: 1000, name: "x" }), "1.000 of x");
});

test("a sentence is chosen by the value itself, by its plural, or is the other one", () => {
  const words = make({ digits: { by: "count", 0: "none", one: "one digit", other: "{count} digits" }, ink: { by: "ink", pen: "your ink", other: "ink" } });
  assert.deepEqual([0, 1, 2].map((count) => words.say("digits", { count })), ["none", "one digit", "2 digits"]);
  assert.deepEqual(["pen", "photo"].map((ink) => words.say("ink", { ink })), ["your ink", "ink"]);
});

test("what is no sentence, or has an empty slot, is a fault of the page's", () => {
  assert.throws(() => make({}).say("nothing"), /no sentence nothing/);
  assert.throws(() => make({ a: "{slot}" }).say("a"), /empty slot, slot/);
});

test("decimals have a minus sign, and the language's mark; digits are 0 to 9 everywhere", () => {
  const numbers = (/** @type {string} */ locale) => {
    const language = new Language({ "language.locale": locale });
    return [language.decimal(-0.3, 1), language.signed(1.25, 2), language.signed(0, 1)];
  };
  assert.deepEqual(numbers("en-GB"), ["−0.3", "+1.25", "0.0"]);
  assert.deepEqual(numbers("de"), ["−0,3", "+1,25", "0,0"]);
  assert.deepEqual(numbers("ar").map((text) => text.replace("\u200e", "")), ["−0.3", "+1.25", "0.0"]);
});

test("somebody gets the first language that is there, of another country if need be, or English", () => {
  const known = ["en", "de", "zh-Hans"];
  assert.equal(chooseLanguage([null, "xx", "de-AT", "en"], known), "de");
  assert.equal(chooseLanguage(["zh-CN"], known), "zh-Hans");
  assert.equal(chooseLanguage(["zh-Hans", "de"], known), "zh-Hans");
  assert.equal(chooseLanguage([undefined, "xx"], known), "en");
});

for (const code of CODES) {
  const words = read(code);
  test(`${code} has every sentence, in English's order`, () => {
    assert.deepEqual(Object.keys(words), Object.keys(ENGLISH));
  });

  test(`${code} has the same slots and marks in every sentence`, () => {
    const wrong = Object.keys(ENGLISH).filter((key) =>
      String(slotsOf(words[key])) !== String(slotsOf(ENGLISH[key])) || String(tagsOf(words[key])) !== String(tagsOf(ENGLISH[key]))
      || words[key].by !== ENGLISH[key].by);
    assert.deepEqual(wrong, []);
  });

  test(`${code} has a case for every plural that it knows`, () => {
    const rules = new Intl.PluralRules(words["language.locale"]);
    const plurals = new Set(COUNTS.map((count) => rules.select(count)));
    const isPlural = (/** @type {any} */ sentence) => sentence.one !== undefined || sentence.two !== undefined;
    const lacking = Object.entries(words).filter(([, sentence]) => isPlural(sentence) && [...plurals].some((plural) => !sentence[plural]));
    const without = Object.entries(words).filter(([, sentence]) => typeof sentence !== "string" && !sentence.other);
    assert.deepEqual([...lacking, ...without].map(([key]) => key), []);
  });
}
