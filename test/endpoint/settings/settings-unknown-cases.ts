import { good, hidden, withProvider } from './settings-cases.js';

/** Names that no setting has. */
export const refusedNames: [string, unknown, string[]][] = [
  ['an unknown key', { ...good, sercet: hidden }, ['sercet: is not a setting. Did you mean secret?']],
  [
    'an unknown key of a provider',
    withProvider({ cleintSecret: hidden }),
    ['providers[0].cleintSecret: is not a setting. Did you mean clientSecret?'],
  ],
  [
    'unknown keys inside of settings',
    {
      ...withProvider({ userRequest: { metod: 'GET', token: { in: 'header', nmae: 'x' } } }),
      session: { idel: 60, other: 60 },
      site: { title: 'x' },
    },
    [
      'session.idel: is not a setting. Did you mean idle?',
      'session.other: is not a setting. Remove it: those here are idle, absolute, remember and devices',
      'site.title: is not a setting. Remove it: those here are name, icon and accent',
      'providers[0].userRequest.metod: is not a setting. Did you mean method?',
      'providers[0].userRequest.token.nmae: is not a setting. Did you mean name?',
    ],
  ],
  [
    'two unknown keys',
    { ...good, first: hidden, second: hidden },
    ['first: is not a setting. Remove it', 'second: is not a setting. Remove it'],
  ],
];
