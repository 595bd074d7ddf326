/** Takes features away that browsers before 2024 don't have. Imported before everything else. */
function remove(owner: object, name: string): void {
  if (!Reflect.deleteProperty(owner, name)) throw new Error(`${name} can’t be removed.`);
}

export function removeNewFeatures(): void {
  remove(ElementInternals.prototype, 'states');
  for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover'])
    remove(HTMLElement.prototype, name);
  for (const name of ['popoverTargetElement', 'popoverTargetAction'])
    remove(HTMLButtonElement.prototype, name);
  remove(Promise, 'withResolvers');
  remove(AbortSignal, 'any');
  remove(Intl, 'Segmenter');
}

export function removeInternals(): void {
  remove(HTMLElement.prototype, 'attachInternals');
}

/** As Chrome before 125: only names that begin with two dashes are states. */
export function refuseNamesOfStates(): void {
  const { add } = CustomStateSet.prototype;
  CustomStateSet.prototype.add = function (name) {
    if (!name.startsWith('--')) throw new DOMException('Not a state', 'SyntaxError');
    return add.call(this, name);
  };
}
