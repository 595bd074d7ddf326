/** The fields of an entry that one part stands for, where they are not the part's own name alone. */
const fieldsOf = {
  scopes: ['scopes', 'userScopes'],
  refresh: ['refresh', 'refreshParams', 'refreshFields', 'defaultExpiresIn'],
  cancelErrors: ['cancelErrors', 'cancelsWithoutError'],
  redirectMatch: ['redirectMatch', 'codeExpiresIn'],
  /** How requests are formed, and where their answers have what. */
  wire: [
    ...(['scopeSeparator', 'authorizationParams', 'authorizationNames', 'authorizationFragment'] as const),
    ...(['accountParams', 'signUpParams', 'pageParams', 'callbackCode', 'callbackFields'] as const),
    ...(['tokenRequest', 'tokenNames', 'tokenParams', 'tokenHeaders', 'tokenAnswerUnder'] as const),
    ...([
      'signature',
      'tokenOf',
      'tokenAnswerNames',
      'userRequest',
      'userHeaders',
      'userFromToken',
      'userAnswerFields',
    ] as const),
  ],
} as const;

export const addressParts = [
  ...(['issuer', 'authorizationEndpoint', 'tokenEndpoint', 'refreshEndpoint', 'userEndpoint'] as const),
  ...(['jwksUri', 'revocationEndpoint', 'endSessionEndpoint', 'deviceEndpoint'] as const),
] as const;

/** What of an entry is confirmed or not: everything but its name, and the settings that are ours. */
export const confirmedParts = [
  ...addressParts,
  ...(['scopes', 'user', 'groups', 'clientAuth', 'pkce', 'nonce', 'idTokenAlgorithms'] as const),
  ...(['sendsIssuer', 'sendsIdTokenHint', 'wire', 'answers', 'refresh', 'cancelErrors'] as const),
  ...(['refusesWebviews', 'acceptsSubpaths', 'redirectMatch', 'idChanges', 'register', 'notes'] as const),
] as const;

export type ConfirmedPart = (typeof confirmedParts)[number];

/** A part, or two that the same sources confirm. */
export type ConfirmedParts = ConfirmedPart | `${ConfirmedPart}, ${ConfirmedPart}`;

/** The fields that no part stands for. */
export const unconfirmedFields = ['name', 'settings', 'confirmedIn', 'unconfirmed'] as const;

/** Every field that a part stands for. */
export function fieldsOfPart(part: ConfirmedPart): readonly string[] {
  return part in fieldsOf ? fieldsOf[part as keyof typeof fieldsOf] : [part];
}

/** The parts about which an entry says anything. */
export function statedParts(entry: object): ConfirmedPart[] {
  return confirmedParts.filter((part) =>
    fieldsOfPart(part).some((field) => saysSomething(field, (entry as Record<string, unknown>)[field])),
  );
}

/** `openid` alone is the standard's own scope, and refreshing may be unknown. */
function saysSomething(field: string, value: unknown): boolean {
  if (field === 'scopes') return Array.isArray(value) && value.some((scope) => scope !== 'openid');
  if (field === 'refresh') return JSON.stringify(value) !== '{"tokens":"unknown"}';
  return value !== undefined;
}

/** The parts that a key of `confirmedIn`, or a line of `unconfirmed`, begins with: `pkce, refresh: no catalog says`. */
export function partsIn(line: string): ConfirmedPart[] {
  const names = (line.split(':')[0] ?? '').split(', ');
  const found = confirmedParts.filter((part) => names.includes(part));
  return found.length === names.length ? found : [];
}

/** The sources of a part. */
export function sourcesOf(
  confirmedIn: Readonly<Record<string, readonly string[] | undefined>>,
  part: ConfirmedPart,
): string[] {
  return Object.entries(confirmedIn).flatMap(([key, sources]) =>
    partsIn(key).includes(part) ? (sources ?? []) : [],
  );
}

/** Whether a source is the provider's own statement, not the source code of a catalog. */
export function isOwnStatement(source: string): boolean {
  return /^read \d{4}-\d\d-\d\d: \S/.test(source);
}

/** The parts of an entry that two catalogs, or the provider itself, confirm. */
export function isConfirmed(
  confirmedIn: Readonly<Record<string, readonly string[] | undefined>>,
  part: ConfirmedPart,
): boolean {
  const sources = sourcesOf(confirmedIn, part);
  return new Set(sources).size >= 2 || sources.some(isOwnStatement);
}
