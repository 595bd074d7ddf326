import { CompactSign, exportJWK, exportSPKI, type CompactJWSHeaderParameters } from 'jose';
import { idTokenKey } from '../id-token-keys.js';
import { without, withValueAt } from './answers.js';
import {
  hasIssuer,
  isAskedForUser,
  isDiscovered,
  publishesKeys,
  sendsIdTokens,
  type Weather,
} from './kinds.js';
import { untilToken, type Refusal } from './refusals.js';

const now = Math.floor(Date.now() / 1000);
const someoneElse = '1234567890123456789';

const changedClaims: [what: string, claims: Record<string, unknown>, applies?: Weather['applies']][] = [
  ['has the nonce of another login', { nonce: 'another' }],
  [
    'has no nonce, though one was sent',
    { nonce: undefined },
    (provider) => sendsIdTokens(provider) && provider.entry.nonce !== false,
  ],
  ['is for another client', { aud: 'another-client' }],
  ['is for nobody', { aud: undefined }],
  ['is for another client too, which may use it', { aud: ['quirk-client', 'another'], azp: 'another' }],
  ['is of another issuer', { iss: 'https://evil.example' }],
  ['names no issuer', { iss: undefined }],
  ['has expired', { exp: 1 }],
  ['never expires', { exp: undefined }],
  ['begins to be valid tomorrow', { nbf: now + 86_400 }],
  ['was made tomorrow', { iat: now + 86_400, exp: now + 90_000 }],
  ['names nobody', { sub: undefined }],
  ['names somebody by a number', { sub: 5 }],
  ['belongs to another access token', { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }],
];

const claims: Refusal[] = changedClaims.map(([what, changed, applies = sendsIdTokens]) => ({
  what: `an ID token ${what}`,
  drift: () => ({ claims: changed }),
  ...{ applies, code: 'id_token_invalid', mayAsk: untilToken },
}));

const coded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const payloadOf = (signed: string): string => signed.split('.')[1] ?? '';

const algorithmOf = (signed: string): string => {
  const header = Buffer.from(signed.split('.')[0] ?? '', 'base64url').toString();
  return (JSON.parse(header) as { alg: string }).alg;
};

const unsigned = (alg: string) => (signed: string) => `${coded({ alg })}.${payloadOf(signed)}.`;

const resigned = async (
  signed: string,
  header: CompactJWSHeaderParameters,
  key: Parameters<CompactSign['sign']>[0],
): Promise<string> =>
  new CompactSign(Buffer.from(payloadOf(signed), 'base64url')).setProtectedHeader(header).sign(key);

interface ForgedSignature extends Weather {
  readonly applies: NonNullable<Weather['applies']>;
  /** Whether it names a key that was fetched before, or no published one can be meant: a refresh fetches none. */
  readonly isKnownKey: boolean;
}

/** ID tokens that their keys don't confirm. */
export const forgedSignatures: readonly ForgedSignature[] = (
  [
    ['with alg "none"', { idToken: unsigned('none') }],
    ['with alg "nOnE"', { idToken: unsigned('nOnE') }],
    [
      'with alg "none", which the metadata permits',
      {
        idToken: unsigned('none'),
        metadata: (given) => ({ ...given, id_token_signing_alg_values_supported: ['none', 'ES256'] }),
      },
      isDiscovered,
    ],
    [
      'signed with an algorithm that its metadata does not list',
      { metadata: (given) => ({ ...given, id_token_signing_alg_values_supported: ['RS384', 'HS256'] }) },
      isDiscovered,
    ],
    ['without its signature', { idToken: (signed) => signed.replace(/[^.]*$/, '') }],
    [
      'with the claims of somebody else put under its signature',
      {
        idToken: (signed) => {
          const own = JSON.parse(Buffer.from(payloadOf(signed), 'base64url').toString()) as object;
          return signed.replace(payloadOf(signed), coded({ ...own, sub: someoneElse }));
        },
      },
    ],
    ['signed by a foreign key', { key: 'stranger' }],
    [
      'signed by a foreign key of an unknown name',
      {
        idToken: async (signed) => {
          const alg = algorithmOf(signed);
          return resigned(signed, { alg, kid: 'unheard-of' }, (await idTokenKey('stranger', alg)).privateKey);
        },
      },
      publishesKeys,
    ],
    [
      'that brings the foreign key of its signature',
      {
        idToken: async (signed) => {
          const alg = algorithmOf(signed);
          const { privateKey, publicKey } = await idTokenKey('stranger', alg);
          return resigned(signed, { alg, jwk: await exportJWK(publicKey) }, privateKey);
        },
      },
      publishesKeys,
    ],
    [
      'signed with the public key as a secret',
      {
        idToken: async (signed) => {
          const text = await exportSPKI((await idTokenKey('own', algorithmOf(signed))).publicKey);
          return resigned(signed, { alg: 'HS256', kid: 'own' }, Buffer.from(text));
        },
      },
      publishesKeys,
    ],
  ] as [what: string, drift: ReturnType<Weather['drift']>, applies?: Weather['applies']][]
).map(([what, drift, applies = sendsIdTokens]) => ({
  what: `an ID token ${what}`,
  ...{ drift: () => drift, applies, isKnownKey: !/unknown name|metadata|somebody else/.test(what) },
}));

const signatures: Refusal[] = forgedSignatures.map(({ what, drift, applies }) => ({
  ...{ what, drift, applies, code: 'id_token_invalid', mayAsk: untilToken },
}));

const missing: Refusal = {
  what: 'an answer without the ID token that was asked for',
  drift: () => ({ tokens: (fields) => without(fields, 'id_token') }),
  ...{ applies: sendsIdTokens, code: 'token_response_invalid', mayAsk: untilToken },
};

/** ID tokens that nobody may be signed in by. Nothing is asked for with their access token. */
export const forgedIdTokens: readonly Refusal[] = [...claims, ...signatures, missing];

/** Users of somebody else. The user endpoint is asked once. */
export const foreignUsers: readonly Refusal[] = [
  {
    what: 'a user who is somebody else than the ID token names',
    drift: ({ entry }) => ({
      user: (raw) => withValueAt(withValueAt(raw, 'sub', someoneElse), entry.user.id, someoneElse),
    }),
    applies: (provider) => sendsIdTokens(provider) && isAskedForUser(provider),
    code: 'user_fetch_failed',
    mayAsk: (asked) => asked.filter((what) => what === 'user').length === 1 && !asked.includes('emails'),
  },
];

const beforeToken: Refusal['mayAsk'] = (asked) => asked.every((what) => what === 'metadata');

/** Callbacks of another provider. The code is not exchanged. */
export const forgedCallbacks: readonly Refusal[] = [
  {
    what: 'a callback with the iss of another',
    drift: () => ({ callback: { iss: 'https://evil.example' } }),
    ...{ applies: hasIssuer, code: 'issuer_mismatch', mayAsk: beforeToken },
  },
  {
    what: 'a callback without the iss that the metadata promises',
    drift: () => ({
      metadata: (given) => ({ ...given, authorization_response_iss_parameter_supported: true }),
      callback: { iss: undefined },
    }),
    ...{ applies: isDiscovered, code: 'issuer_mismatch', mayAsk: beforeToken },
  },
];
