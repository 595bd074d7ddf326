/** The custom states of each element that has shown one. */
const states = new WeakMap<HTMLElement, CustomStateSet | undefined>();

/** Sets and removes the states that `:state()` matches; a browser without them shows none. */
export function setStates(element: HTMLElement, wanted: Readonly<Record<string, boolean>>): void {
  try {
    // Safari before 17.4 and Firefox before 126 have no `states`; some DOMs for tests have no `attachInternals`.
    // Chrome before 125 takes only names that begin with two dashes.
    for (const name in wanted) {
      const on = wanted[name];
      // An element that shows no state needs no internals: a page may have a thousand buttons.
      if (on && !states.has(element)) states.set(element, element.attachInternals().states);
      states.get(element)?.[on ? 'add' : 'delete'](name);
    }
  } catch {
    states.set(element, undefined);
  }
}
