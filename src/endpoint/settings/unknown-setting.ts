import { nearestName } from '../../protocol/nearest-name.js';

/** Settings that people expect, and what does it here. */
const otherWays: ReadonlyMap<string, string> = new Map([
  ['redis', 'is not a setting. Set store to redisStore({ url }) of oauth-elements/redis'],
]);

/** The problem of an unknown setting, with the name that was probably meant. */
export function unknownSetting(name: string, known: readonly string[]): string {
  const otherWay = otherWays.get(name);
  if (otherWay) return otherWay;
  const nearest = nearestName(name, known);
  if (nearest) return `is not a setting. Did you mean ${nearest}?`;
  return known.length > mostToList
    ? 'is not a setting'
    : `is not a setting. Remove it: those here are ${listed(known)}`;
}

/** More would hide the problem, and the documentation lists them. */
const mostToList = 6;

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
