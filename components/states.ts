/** An element's custom states, the ones that `:state()` matches; `undefined` in a browser or a DOM without them. */
export function statesOf(element: HTMLElement): CustomStateSet | undefined {
  try {
    return element.attachInternals().states;
  } catch {
    // Safari before 17.4 and Firefox before 126 have no `states`; some DOMs for tests have no `attachInternals`.
    return undefined;
  }
}

/** Sets and removes states; a browser without them shows none. */
export function showStates(
  states: CustomStateSet | undefined,
  wanted: Readonly<Record<string, boolean>>,
): void {
  try {
    for (const [name, on] of Object.entries(wanted)) states?.[on ? 'add' : 'delete'](name);
  } catch {
    // Chrome before 125 takes only names that begin with two dashes.
  }
}
