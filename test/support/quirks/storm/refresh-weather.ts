import { without } from './answers.js';
import { answersJson, publishesKeys, sendsIdTokens } from './kinds.js';
import { tokenWeather, type TokenWeather } from './token-weather.js';

type Fields = Record<string, unknown>;

const changed = (change: (fields: Fields) => Fields): ReturnType<TokenWeather['drift']> => ({
  tokens: change,
});

/** Drifts that a refresh alone can meet. */
const ofRefreshes: TokenWeather[] = [
  {
    what: 'there is no new refresh token, so that the old one stays',
    drift: () => changed((fields) => without(fields, 'refresh_token')),
  },
  {
    what: 'the new refresh token is null, so that the old one stays',
    drift: () => changed((fields) => ({ ...fields, refresh_token: null })),
    applies: answersJson,
  },
  {
    what: 'the new refresh token is empty, so that the old one stays',
    drift: () => changed((fields) => ({ ...fields, refresh_token: '' })),
  },
  {
    what: 'the refresh token is the old one again',
    drift: ({ refreshTokens }) => changed((fields) => ({ ...fields, refresh_token: refreshTokens.at(-1) })),
  },
  {
    what: 'scope has more than was granted, which is not taken',
    drift: ({ scopes }) =>
      changed((fields) => ({ ...fields, scope: [...scopes, 'admin', 'sudo'].join(' ') })),
    applies: ({ scopes }) => scopes.length > 0,
  },
  {
    what: 'scope has other names',
    drift: () => changed((fields) => ({ ...fields, scope: 'https://quirk.example/auth/x' })),
    applies: ({ scopes }) => scopes.length > 0,
  },
  {
    what: 'there is no ID token',
    drift: () => changed((fields) => without(fields, 'id_token')),
    applies: sendsIdTokens,
  },
  {
    what: 'the ID token has no nonce',
    drift: () => ({ claims: { nonce: undefined } }),
    applies: sendsIdTokens,
  },
  {
    what: 'the ID token has claims of new names and types',
    drift: () => ({ claims: { amr: null, future: [1], azp: 'quirk-client' } }),
    applies: sendsIdTokens,
  },
  {
    what: 'the keys were rotated, and nobody asks for them',
    drift: () => ({ key: 'rotated' }),
    applies: publishesKeys,
  },
];

/** Drifts of the answer to a refresh that cost nobody their login. `lifetime: null` stands for the one of before. */
export const refreshWeather: readonly TokenWeather[] = [
  ...tokenWeather.filter(({ what }) => !/callback|metadata/.test(what)),
  ...ofRefreshes,
];
