/** An element's custom states, the ones that `:state()` matches. A browser or a DOM without them shows none. */
export class CustomStates {
  #states: CustomStateSet | undefined;

  constructor(element: HTMLElement) {
    try {
      this.#states = element.attachInternals().states;
    } catch {
      // Safari before 17.4 and Firefox before 126 have no `states`; some DOMs for tests have no `attachInternals`.
    }
  }

  set(wanted: Readonly<Record<string, boolean>>): void {
    try {
      for (const [name, on] of Object.entries(wanted)) this.#states?.[on ? 'add' : 'delete'](name);
    } catch {
      // Chrome before 125 takes only names that begin with two dashes.
    }
  }
}
