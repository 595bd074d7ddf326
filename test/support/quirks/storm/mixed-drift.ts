import { randomOf } from '../../random-numbers.js';
import type { Drift } from '../drift.js';
import type { QuirkProvider } from '../quirk-provider.js';
import type { Weather } from './kinds.js';
import { tokenWeather } from './token-weather.js';
import { userWeather } from './user-weather.js';

type Fields = Record<string, unknown>;

/** Four drifts at once that break no login, chosen by the seed and the provider. */
export function mixedDrift(
  provider: QuirkProvider,
  seed: number,
  all: readonly Weather[] = [...tokenWeather, ...userWeather],
): { what: string; drift: Drift } {
  const random = randomOf(Buffer.from(provider.id).reduce((sum, byte) => (sum * 31 + byte) >>> 0, seed));
  const left = all.filter(({ applies }) => applies?.(provider) ?? true);
  const chosen = [1, 2, 3, 4].flatMap(() => left.splice(random(left.length), 1));
  const drift = chosen.map((one) => one.drift(provider)).reduce(together, {});
  return { what: chosen.map(({ what }) => what).join(' + '), drift };
}

function together(one: Drift, other: Drift): Drift {
  return {
    ...one,
    ...other,
    token: after(one.token, other.token),
    tokens: after(one.tokens, other.tokens),
    user: after(one.user, other.user),
    metadata: after(one.metadata, other.metadata),
    callback: { ...one.callback, ...other.callback },
  };
}

/** Both changes, one after the other; those that are combined give objects. */
function after<Result>(
  first: ((fields: Fields) => Result) | undefined,
  second: ((fields: Fields) => Result) | undefined,
): ((fields: Fields) => Result) | undefined {
  return first && second ? (fields) => second(first(fields) as Fields) : (second ?? first);
}
