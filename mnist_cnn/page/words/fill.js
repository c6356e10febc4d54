// Fills the slots of a sentence: pure, for one language at a time.

/** @typedef {string | ({ by: string } & Record<string, string>)} Sentence a text with slots, or one for each case of the slot `by` */
/** @typedef {Record<string, Sentence>} Words all sentences of a language, by their keys */
/** @typedef {Record<string, string | number>} Slots what stands in them: a text as it is, a number as the language writes it */

/** One language: its sentences, and how it writes numbers and lists. */
export class Language {
  /** @param {Words} words with "language.locale", by which the browser knows the language */
  constructor(words) {
    this.words = words;
    const locale = `${words["language.locale"]}-u-nu-latn`; // 0 to 9 are what is read here
    this.plurals = new Intl.PluralRules(locale);
    this.lists = new Intl.ListFormat(locale);
    this.numbers = new Intl.NumberFormat(locale);
    this.decimals = [0, 1, 2, 3].map((digits) => [false, true].map((isSigned) => new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false, signDisplay: isSigned ? "exceptZero" : "negative",
    })));
  }

  /**
   * The sentence called `key`. Of one with cases, the one that is named as the value itself, or else
   * as its plural, or else "other".
   * @param {string} key
   * @param {Slots} [slots]
   * @throws {Error} if there is no such sentence, or if a slot stays empty
   */
  say(key, slots = {}) {
    const sentence = this.words[key];
    if (sentence === undefined) throw new Error(`there is no sentence ${key}`);
    return this.#choose(sentence, slots).replace(/\{(\w+)\}/g, (_, name) => {
      const value = slots[name];
      if (value === undefined) throw new Error(`${key} has an empty slot, ${name}`);
      return typeof value === "number" ? this.numbers.format(value) : value;
    });
  }

  /** @param {Sentence} sentence @param {Slots} slots */
  #choose(sentence, slots) {
    if (typeof sentence === "string") return sentence;
    const value = slots[sentence.by];
    const plural = typeof value === "number" ? sentence[this.plurals.select(value)] : undefined;
    return sentence[String(value)] ?? plural ?? sentence.other;
  }

  /** A number with so many decimals, 0 to 3, and a minus sign: −0.3. @param {number} value @param {number} digits */
  decimal = (value, digits) => withMinus(this.decimals[digits][0].format(value));

  /** The same with either sign: +1.5, −0.3, 0.0. @param {number} value @param {number} digits */
  signed = (value, digits) => withMinus(this.decimals[digits][1].format(value));

  /** "0.12, 0.96 and 0.58". @param {string[]} texts */
  list = (texts) => this.lists.format(texts);
}

/** @param {string} text */
const withMinus = (text) => text.replace("-", "−");
