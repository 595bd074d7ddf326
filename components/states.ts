/** Sets an element's custom states, the ones that `:state()` matches. */
export function setStates({ states }: ElementInternals, wanted: Readonly<Record<string, boolean>>): void {
  for (const [name, on] of Object.entries(wanted)) {
    states[on ? 'add' : 'delete'](name);
  }
}
