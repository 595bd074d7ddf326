import * as v from 'valibot';

const seconds = v.pipe(
  v.number('must be a number of seconds'),
  v.integer('must be whole seconds'),
  v.minValue(60, 'must be 60 or more'),
  // Browsers keep no cookie for longer, and what is sealed opens no longer (`KeyRing`).
  v.maxValue(400 * 24 * 3600, 'must be 400 days or less'),
);

export const cookiePrefix = v.optional(
  v.pipe(
    v.string('must be text'),
    v.regex(/^[a-z][a-z0-9-]{0,31}$/i, 'must be letters, digits and "-", at most 32, a letter first'),
  ),
  'oauth',
);

/** Lifetimes. */
export const sessionEntries = {
  /** Seconds without use after which a session ends. */
  idle: v.optional(seconds, 24 * 3600),
  /** Seconds after login at which a session ends in any case. */
  absolute: v.optional(seconds, 7 * 24 * 3600),
  /** Seconds that a remembered session and a saved token last. */
  remember: v.optional(seconds, 30 * 24 * 3600),
  /** Whether a session in a store keeps which browser and system it was made with. */
  devices: v.optional(v.boolean('must be true or false'), true),
};
