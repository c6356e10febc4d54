// Rounds numbers so that what is printed adds up.

/**
 * Whole numbers that sum to `total`, each of them less than 1 from its part, where `total` is less
 * than 1 from the parts' sum: those with the largest remainders are rounded up (Hamilton's method).
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

/** Shares that sum to 1, in whole percents that sum to 100. @param {number[]} shares */
export const roundShares = (shares) => roundParts(shares.map((share) => 100 * share), 100);
