// Changes what is on the page no more than it must: what stays is not laid out or announced again.

/** @type {WeakMap<Element, Record<string, unknown>>} */
const written = new WeakMap();

/**
 * Sets those `properties` of `element` that were set to other values before.
 * @template {Element} T
 * @param {T} element
 * @param {Partial<T>} properties
 */
export function update(element, properties) {
  const before = written.get(element) ?? {};
  for (const [name, value] of Object.entries(properties)) {
    if (before[name] !== value) /** @type {any} */ (element)[name] = before[name] = value;
  }
  written.set(element, before);
}

/**
 * `draw`, called only with other values than at last.
 * @template {unknown[]} Values
 * @param {(...values: Values) => void} draw
 * @returns {(...values: Values) => void}
 */
export function whenOther(draw) {
  /** @type {unknown[] | null} */
  let last = null;
  return (...values) => {
    if (last?.length === values.length && values.every((value, i) => value === last?.[i])) return;
    last = values;
    draw(...values);
  };
}
