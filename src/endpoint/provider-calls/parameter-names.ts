import type { ParameterNames } from '../../providers/index.js';

/** The same parameters under the provider's own names. */
export function renamed(
  parameters: Readonly<Record<string, string>>,
  names: ParameterNames,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      Object.hasOwn(names, name) ? (names[name] ?? name) : name,
      value,
    ]),
  );
}
