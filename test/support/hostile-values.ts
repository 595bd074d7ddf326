import fc from 'fast-check';

const fails = (): never => {
  throw new Error('a hostile value was asked');
};

/** Values that throw, lie or are endless when they are looked at. */
export const hostileValues: Readonly<Record<string, () => unknown>> = {
  'an object whose toString throws': () => ({ toString: fails }),
  'an object whose valueOf and toPrimitive throw': () => ({ valueOf: fails, [Symbol.toPrimitive]: fails }),
  'an object whose getters throw': () =>
    Object.defineProperties({}, { toString: { get: fails }, length: { get: fails }, then: { get: fails } }),
  'an object without a prototype': () => Object.create(null) as unknown,
  'a proxy that throws at everything': () =>
    new Proxy(fails, { get: fails, has: fails, getPrototypeOf: fails, ownKeys: fails, apply: fails }),
  'a revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  'a frozen array': () => Object.freeze(['github', Symbol('x'), null]),
  'a symbol': () => Symbol('github'),
  'a big integer': () => 10n ** 400n,
  'not a number': () => NaN,
  'a large number': () => 1e308,
  'a string object': () => new String('github'),
  'a rejecting thenable': () => ({ then: (_: unknown, reject: (reason: unknown) => void) => reject('x') }),
  null: () => null,
  undefined: () => undefined,
  'the window': () => globalThis,
  'an element': () => document.createElement('oauth-login-button'),
};

/** Texts that break what expects short, tidy, well-formed ones. */
const hostileTexts: Readonly<Record<string, string>> = {
  'half a surrogate pair': '\ud800',
  'the other half first': 'a\udfff\ud83d',
  'a reversed direction': '\u202egithub\u2066',
  'marks without a letter': '\u0301\u0488'.repeat(50),
  'zero widths': '\u200b\u200d\ufeff\u2060',
  'a null character': 'git\0hub',
  'line ends': 'git\r\nhub\u2028\u2029',
  markup: '"><img src=x onerror="throw 1"><!--',
  'a selector': '"],*{}:is(',
  'an object’s own name': '__proto__',
  'a script’s address': 'javascript:alert(1)',
  'a broken address': 'http://[::',
  'an address of another host': '//example.com/\\',
  'a percent sign': '%E0%A4%A',
  'ten to the fifth characters': 'ж'.repeat(100_000),
  'ten to the fifth words': 'a '.repeat(50_000),
  'many family emoji': '👨‍👩‍👧‍👦'.repeat(2_000),
};

/** Any text: odd Unicode and unpaired surrogates, too. */
export const nonsenseText = fc.oneof(
  fc.constantFrom(...Object.values(hostileTexts)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  // Whatever 16-bit units there are.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
);

/** Any value at all, made when it is used. */
export const nonsenseValue: fc.Arbitrary<() => unknown> = fc.oneof(
  fc.constantFrom(...Object.values(hostileValues)),
  nonsenseText.map((text) => () => text),
  fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }).map((one) => () => one),
);
