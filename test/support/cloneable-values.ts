import fc from 'fast-check';

/** Texts that are names of every object, or that are long. */
const text = fc.constantFrom(
  '',
  'github',
  '__proto__',
  'constructor',
  'toString',
  '\ud800',
  'x'.repeat(100_000),
);

/** Objects that no text can be made of, and other values that JSON has not. */
const odd = fc.constantFrom<unknown>(
  { toString: 1, valueOf: 1 },
  { trim: 1, length: 1e9, match: 1, some: 1, map: 1, then: 1 },
  10n ** 400n,
  new Date(NaN),
  new Map([['github', 1]]),
);

/** Anything that one page can send to another. */
const anything = fc.oneof(
  text,
  odd,
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
);

/** A record whose fields are mostly of the right type, and now and then anything. */
function nearly(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const each = Object.entries(fields).map(([name, right]): [string, fc.Arbitrary<unknown>] => [
    name,
    fc.oneof({ arbitrary: right, weight: 5 }, anything),
  ]);
  return fc.record(Object.fromEntries(each), { requiredKeys: [] });
}

const name = fc.oneof(fc.constantFrom('github', 'google', 'Ana', 'ana@example.com', null), text);
const group = nearly({ id: name, name });
const user = nearly({
  id: name,
  name,
  email: name,
  avatar_url: fc.oneof(name, fc.constant('https://example.com/a.png')),
  groups: fc.array(group, { maxLength: 2 }),
  raw: fc.constant({}),
});
const token = nearly({
  scope: fc.constant(['email']),
  token_type: fc.constant('bearer'),
  expires_in: fc.nat(),
});
const provider = fc.constantFrom('github', 'google');
const authorization = nearly({ provider, user: fc.oneof(user, fc.constant(null)), token });
const session = nearly({
  authorizations: fc.array(authorization, { maxLength: 3 }),
  reason: fc.constant({}),
});

/** What a page of the same origin, but of another version or with a hostile script, may say on the channel. */
export const cloneableMessage: fc.Arbitrary<unknown> = fc
  .oneof(
    { arbitrary: nearly({ type: fc.constant('oauth-session'), session }), weight: 6 },
    nearly({
      type: fc.constant('oauth-complete'),
      ...{ flow: text, provider, outcome: text, error: text, error_description: text, session },
    }),
    anything,
  )
  .filter(isCloneable);

/** What it may say where pages share the result of one request. */
export const cloneableCheck: fc.Arbitrary<unknown> = fc
  .oneof(nearly({ asked: fc.constantFrom(9e15, Infinity, -1, 0), session }), anything)
  .filter(isCloneable);

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
