import type { Fault } from './fault-cases.js';

/** What is told of a login that can't work. */
export interface Told {
  readonly code: string;
  /** What the person reads below the button. */
  readonly sentence: string;
  /** What the one line of the console has to name; `undefined` where no developer can cure it. */
  readonly cure: readonly string[] | undefined;
}

const notThere: Told = {
  code: 'endpoint_not_found',
  sentence: 'Sign-in isn’t set up on this page yet.',
  cure: ['oauth-elements serve', 'Vite: server: { proxy:', 'webpack: devServer:', 'Next: async rewrites()'],
};

const notListed: Told = {
  code: 'origin_not_allowed',
  sentence: 'Sign-in isn’t set up for this page yet.',
  cure: ['clients: [{', 'origins: ["https://www.site.localhost:', '<meta name="oauth-client"'],
};

/** Of those faults that stop a login. */
export const toldOf: Partial<Record<Fault, Told>> = {
  'page-not-listed': notListed,
  'client-not-listed': notListed,
  'nothing-there': notThere,
  'development-server': notThere,
  'other-api': notThere,
  'endpoint-down': {
    code: 'endpoint_unreachable',
    sentence: 'This site can’t be reached right now. Try again in a moment.',
    cure: ['Is the endpoint running?', 'npx oauth-elements serve'],
  },
  'cookies-blocked': {
    code: 'cookies_blocked',
    sentence:
      'Your browser blocks cookies here. Allow them, or open this page in its own tab, then try again.',
    cure: undefined,
  },
  offline: {
    code: 'offline',
    sentence: 'You’re offline. Connect to the internet, then try again.',
    cure: undefined,
  },
  'worker-answers': {
    code: 'endpoint_not_found',
    sentence: 'Sign-in isn’t set up on this page yet.',
    cure: ['service worker', 'navigateFallbackDenylist'],
  },
};

/** What the developer of a page at another name of the site reads, though the login works. */
export const ledCure = ['Open https://site.localhost:', 'OAUTH_BASE_URL'];
