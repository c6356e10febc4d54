// Rounds numbers so that what is printed adds up, by the method of largest remainders, which is
// Hamilton's (Balinski and Young, "Fair Representation", 1982, chapter 3).

/**
 * Whole numbers that sum to `total`, each of them less than 1 from its part, where `total` is less
 * than 1 from the parts' sum: those with the largest remainders are rounded up.
 * @param {ArrayLike<number>} parts
 * @param {number} total a whole number
 */
export function roundParts(parts, total) {
  const wholes = Array.from(parts, Math.floor);
  const missing = wholes.reduce((rest, whole) => rest - whole, total);
  const step = Math.sign(missing);
  const order = wholes
    .map((whole, i) => ({ i, remainder: parts[i] - whole }))
    .sort((a, b) => step * (b.remainder - a.remainder));
  for (let k = 0; order.length && k < Math.abs(missing); k++) {
    wholes[order[k % order.length].i] += step;
  }
  return wholes;
}

/** Numbers as they are printed, as whole ones: `parts` sum to `plus` + `minus`. @typedef {{ parts: number[], plus: number, minus: number }} PrintedParts */

/**
 * `values` as whole numbers that sum to `total`; a positive one is never below 0, nor a negative
 * one above, and 0 stays 0.
 * @param {ArrayLike<number>} values in the unit that is printed
 * @param {number} total
 * @returns {PrintedParts}
 */
export function roundSigned(values, total) {
  const numbers = Array.from(values);
  const sums = [1, -1].map((sign) =>
    numbers.reduce((sum, value) => sum + (sign * value > 0 ? value : 0), 0));
  const [plus, minus] = roundParts(sums, total);
  const parts = numbers.map(() => 0);
  for (const [sign, sum] of [[1, plus], [-1, minus]]) {
    const members = [...numbers.keys()].filter((i) => sign * numbers[i] > 0);
    const rounded = roundParts(members.map((i) => sign * numbers[i]), sign * sum);
    members.forEach((i, k) => { parts[i] = sign * rounded[k] + 0; });
  }
  return { parts, plus, minus };
}

/** Shares that sum to 1, in whole steps of a `part`-th that sum to `part`: 100 for percents. @param {number[]} shares */
export const roundShares = (shares, part = 100) => roundParts(shares.map((share) => part * share), part);
