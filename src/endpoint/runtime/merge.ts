/**
 * A new object with the properties of all; where two have the same property, the later object wins. It stands in for
 * `{ ...first, more: 1 }` in what every request runs: V8 makes a hidden class for each object that is written like
 * that, up to 1 KB that only a full garbage collection frees. A spread that comes last, and one whose properties are
 * all overwritten, make none.
 *
 * @example merge({ a: 1, b: 1 }, { b: 2 }) // { a: 1, b: 2 }
 */
export function merge<A extends object, B extends object>(first: A, second: B): Omit<A, keyof B> & B {
  return Object.assign({}, first, second);
}
