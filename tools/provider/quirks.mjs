const list = (names) =>
  Object.entries(names)
    .map(([standard, own]) => `\`${own}\` for \`${standard}\``)
    .join(', ');

/** What each field of an entry means to a person, if the entry has it. */
const words = [
  ['pkce', (value) => value === false && 'PKCE is not sent.'],
  ['nonce', (value) => value === false && 'ID tokens without a nonce are accepted.'],
  ['clientAuth', (value) => value === 'client_secret_basic' && 'The client authenticates by HTTP Basic.'],
  ['scopeSeparator', (value) => `Scopes are separated by \`${value}\` in the authorization request.`],
  ['authorizationNames', (value) => `The authorization request says ${list(value)}.`],
  ['authorizationFragment', (value) => `The authorization URL ends in \`#${value}\`.`],
  ['callbackCode', (value) => `The callback has the code in \`${value}\`.`],
  [
    'refreshFields',
    (value) => `Each refresh repeats ${value.join(', ')} of the callback, which the session keeps.`,
  ],
  ['callbackFields', (value) => `The token request repeats ${value.join(', ')} of the callback.`],
  [
    'tokenRequest',
    (value) =>
      value === 'json'
        ? 'Token requests are JSON.'
        : 'Token requests are a GET, with the client secret in the URL.',
  ],
  [
    'tokenOf',
    () =>
      'The access token is the app’s own: pages may not use it, and the user is asked for with the code of the login.',
  ],
  ['tokenNames', (value) => `Token requests say ${list(value)}.`],
  ['tokenAnswerUnder', (value) => `Token answers hold the tokens under \`${value}\`.`],
  ['tokenAnswerNames', (value) => `Token answers say ${list(value)}.`],
  ['userFromToken', () => 'The user is part of the token answer; no user endpoint is called.'],
  ['userRequest', ({ method, token }) => userRequestWords(method, token)],
  [
    'userRequest',
    ({ signature }) => signature && `That request is signed (${signature.kind}) in \`${signature.name}\`.`,
  ],
  [
    'signature',
    ({ kind, name }) => `Token and user requests are signed (${kind}) in \`${name}\`; answers are verified.`,
  ],
  ['cancelsWithoutError', () => 'A person who cancels comes back with the state alone.'],
  ['sendsIdTokenHint', () => 'Its sign-out page wants the ID token, which then stands in a URL.'],
  ['acceptsSubpaths', () => 'It accepts redirect URLs below the registered one: register the whole URL.'],
  [
    'idChanges',
    () =>
      'A person can change the id, and another one may take it then: do not key people by it alone. The log says so at start.',
  ],
  [
    'redirectMatch',
    () =>
      'It compares only the domain of redirect URLs, so that another provider beside it could get its codes. Those are refused here; several processes need a `store` for that, and without one the log warns at start.',
  ],
  [
    'codeExpiresIn',
    (value) =>
      `It may take a code for ${value / 3600} hours, so that the endpoint remembers codes that long.`,
  ],
  ['refusesWebviews', () => 'It refuses sign-in in the web view of an app.'],
];

/** How a provider differs from the standard, in sentences. */
export function quirksOf(entry) {
  return [
    ...words.flatMap(([field, say]) => {
      const sentence = entry[field] === undefined ? undefined : say(entry[field]);
      return sentence ? [sentence] : [];
    }),
    ...answerQuirks(entry.answers ?? {}),
  ];
}

function userRequestWords(method, token) {
  const how = method === 'POST' ? 'The user is asked for by a POST' : 'The user is asked for by a GET';
  if (!token) return `${how} with a bearer token.`;
  if (token.in === 'path') return `${how} with the access token in its path.`;
  const place = { header: 'the header', query: 'the query parameter', body: 'the field' }[token.in];
  return `${how} with the access token in ${place} \`${token.name}\`.`;
}

function answerQuirks({ tokenAs, errorStatus, errorAs, scopeAs, tokenType, lifetimeAs, idAs }) {
  return [
    tokenAs === 'form' && 'Token answers are forms.',
    errorStatus !== undefined && `Token errors have the status ${errorStatus}.`,
    errorAs !== undefined && `Errors are not as the standard writes them (${errorAs}).`,
    scopeAs !== undefined && `Granted scopes come in another form (${scopeAs}).`,
    tokenType === null && 'Token answers have no `token_type`.',
    lifetimeAs === 'absent' && 'Token answers tell no lifetime.',
    lifetimeAs === 'text' && 'The lifetime of tokens is text.',
    idAs === 'number' && 'The id of a user is a JSON number; pages get its exact digits as text.',
  ].filter(Boolean);
}
