const ofClient = 'Copy it from the page where your app is registered with the provider';

/** What to do about a setting that is missing or empty, by its path without places in lists. */
const byPath: Readonly<Record<string, string>> = {
  settings: 'Give an object with secret, baseUrl and providers',
  baseUrl: 'Set it to the address that people open, such as https://example.com',
  providers: 'List at least one, such as { type: "github", clientId: "…", clientSecret: "…" }',
  'providers.id': 'Give one, such as acme',
  'providers.clientId': ofClient,
  'providers.clientSecret': ofClient,
  'providers.issuer': 'Set it to the URL by which the provider names itself, such as https://id.example.com',
  'providers.jwksUri': 'Set it to the URL at which the provider publishes its keys',
  'providers.apiBases': 'List the URLs that pages may call, such as https://api.example.com',
  'providers.idTokenAlgorithms': 'List at least one, such as RS256, or leave it out',
  'clients.id': 'Give one, such as docs',
  'clients.origins': 'List at least one, such as https://docs.example.com',
  'clients.returnUrls': 'List one below each origin, such as https://docs.example.com/oauth-return.html',
};

/** What to do about any other problem whose words don't say it, by how they begin. */
const byProblem: readonly (readonly [beginning: string, cure: string])[] = [
  ['begins or ends with', 'Remove it'],
  ['has a character no client id may have', ofClient],
  ['has a character no scope may have', 'List each scope by itself, such as ["openid", "email"]'],
  ['has a line break', 'Remove it'],
  ['has a space', 'Remove it'],
  ['has none below', 'Add one, such as https://docs.example.com/oauth-return.html'],
  ['is a header that is never passed on', 'Remove it'],
  ['is empty', 'Give it a value, or leave it out'],
  ['is missing. ', ''],
  ['is missing', 'Set it'],
  ['has a placeholder that', 'Use those of our own words in docs/languages.md'],
  ['is no group of words', ''],
  ['is no language tag', ''],
  ['is no known provider.', ''],
  ['is no known provider', 'Choose one of docs/providers.md, or give id and issuer'],
  ['is no word of this group', ''],
  ['is no name of a header', 'Use letters, digits and "-", such as x-api-key'],
  ['is no name of a parameter', 'Use letters, digits, "_", "." and "-", such as client_key'],
  ['is no scheme of a header', 'Use a word and a space, such as "OAuth "'],
  ['has no name', 'Add the name of the header, parameter or field'],
  ['has a body', 'Set method to POST'],
  ['is a standard parameter', 'Remove it: login() has options for what a page may choose'],
  ['has more than 16 names', 'List what pages use, no more'],
  ['is no name of a page', 'Use letters, digits, "_" and "-", at most 64'],
  ['is no value of a header', 'Use visible ASCII characters'],
  ['is not a setting.', ''],
  ['is not a setting', 'Remove it'],
  ['is the address of another route', 'Choose another path, or leave it out'],
  ['is the name of a route', 'Choose another'],
  ['is the name of a property that every object has', 'Choose another'],
  ['is the origin of the site itself', 'Remove it: the site itself needs no entry'],
  ['is used twice', 'Give each one of its own'],
  ['may not set a standard parameter', 'Remove it: the endpoint sets it'],
  ['must not be above', 'Leave it out, or give this provider a path of its own'],
  ['must not be below localhost', 'Use localhost or 127.0.0.1'],
  ['stands in quotes', 'Remove the quotes'],
];

/**
 * A problem with what cures it.
 * @param path of the setting, such as `clients[0].origins[1]`.
 * @param problem which may say by itself what to do: it begins with "must" then, or has the cure behind a colon.
 */
export function withCure(path: string, problem: string): string {
  const place = path.replace(/\[\d+\]/g, '');
  const ofSecret = place === 'secret' ? cureOfSecret(problem) : undefined;
  const isAbsent = /^is (?:missing|empty)/.test(problem);
  const general = byProblem.find(([beginning]) => problem.startsWith(beginning))?.[1];
  const cure = ofSecret ?? (isAbsent && Object.hasOwn(byPath, place) ? byPath[place] : general);
  return cure ? `${problem}. ${cure}` : problem;
}

/** Whatever is wrong with a secret, a new one is better than a patched one, unless it is the right one with something around it. */
function cureOfSecret(problem: string): string {
  return /^(?:begins|stands)/.test(problem)
    ? 'Remove that. If people are signed in with it, list the secret as it is now second: they stay signed in'
    : 'Make one: openssl rand -base64 48';
}
