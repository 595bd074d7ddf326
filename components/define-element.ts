/**
 * Registers a class under a tag, and never throws: a tag that is taken stays as it is, and a class that is
 * registered already goes under the second tag as a subclass.
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
