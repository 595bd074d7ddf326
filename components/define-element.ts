/**
 * Registers a class under a tag, and never throws. A tag that is taken stays as it is. A class that already has a tag is registered under
 * the second one as a subclass.
 */
export function defineElement(
  tag: string,
  element: CustomElementConstructor,
  registry: CustomElementRegistry,
): void {
  if (registry.get(tag)) return;
  try {
    registry.define(tag, element);
  } catch {
    registry.define(tag, class extends element {});
  }
}
