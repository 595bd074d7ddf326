import { press, type ElementState } from './element-state.js';

export interface KeyRow {
  readonly state: Pick<ElementState, 'body' | 'signedIn' | 'providers' | 'acts' | 'shown'>;
  /** Where the focus begins; `a >> b` is a `b` in the shadow root of an `a`. */
  readonly at: string;
  /** Keys that lead to the stop from there. */
  readonly before?: readonly string[];
  /** What keys do. */
  readonly does: Readonly<Record<string, string>>;
  /** What is true after every other key. */
  readonly otherwise: string;
}

const button = '<oauth-login-button provider="github"></oauth-login-button>';
const inButton = (selector: string): string => `oauth-login-button >> ${selector}`;
const badge = {
  body: '<oauth-user-badge size="full"><a slot="menu" href="#own">Settings</a></oauth-user-badge>',
  signedIn: ['google', 'github'],
  shown: '[part=name]',
};
const panel = { body: '<oauth-login-panel></oauth-login-panel>', shown: 'ul' };
const twelve = {
  ...panel,
  providers: Array.from({ length: 12 }, (_, index) => ({
    id: `p${String(index)}`,
    name: `Provider ${String(index)}`,
  })),
};

const enterAndSpace = (what: string) => ({ Enter: what, Space: what });
const menuRow = 'AL Ada Lovelaceada@example.com · Google';
const lastRow = 'open, on Sign out of all accounts';

/** What each key does at each stop of each element; Tab has a walk of its own. */
export const keyTable: Readonly<Record<string, Readonly<Record<string, KeyRow>>>> = {
  '<oauth-login-button>': {
    'the button': {
      state: { body: button },
      at: inButton('[part=button]'),
      does: enterAndSpace('login-start github, on the button'),
      otherwise: 'on the button',
    },
    'the way to cancel a login': {
      state: { body: button, acts: [press], shown: '.text' },
      at: inButton('.text:last-child'),
      does: enterAndSpace('login login_cancelled, on the button'),
      otherwise: 'on Cancel',
    },
    'the way to try again': {
      state: {
        body: button,
        acts: [press, { end: 'provider_unreachable', provider: 'github' }],
        shown: '.failed .text',
      },
      at: inButton('.failed .text'),
      does: enterAndSpace('login-start github, on the button'),
      otherwise: 'on Try again',
    },
  },
  '<oauth-logout-button>': {
    'the button': {
      state: {
        body: '<oauth-logout-button></oauth-logout-button>',
        signedIn: ['github'],
        shown: 'button:enabled',
      },
      at: 'oauth-logout-button >> button',
      does: enterAndSpace('logout github, on the button'),
      otherwise: 'on the button',
    },
  },
  '<oauth-user-badge>': {
    'the closed badge': {
      state: badge,
      at: 'oauth-user-badge >> [part=badge]',
      does: enterAndSpace('open, on the badge'),
      otherwise: 'on the badge',
    },
    'the open badge': {
      state: badge,
      at: 'oauth-user-badge >> [part=badge]',
      before: ['Enter'],
      does: {
        ...enterAndSpace('on the badge'),
        Escape: 'on the badge',
        ArrowDown: `open, on ${menuRow}`,
      },
      otherwise: 'open, on the badge',
    },
    'the first row of its menu': {
      state: badge,
      at: 'oauth-user-badge >> [part=badge]',
      before: ['Enter', 'Tab'],
      does: {
        ...enterAndSpace('login-start google, on the badge'),
        Escape: 'on the badge',
        ArrowDown: 'open, on Sign in with another provider',
        Home: `open, on ${menuRow}`,
      },
      otherwise: lastRow,
    },
    'a row of the page': {
      state: badge,
      at: 'oauth-user-badge >> [part=badge]',
      before: ['Enter', 'Tab', 'End', 'ArrowUp', 'ArrowUp'],
      does: {
        Enter: 'follows the link, on the badge',
        Escape: 'on the badge',
        ArrowDown: 'open, on Sign out',
        ArrowUp: 'open, on Switch account',
        Home: `open, on ${menuRow}`,
        End: lastRow,
      },
      otherwise: 'open, on Settings',
    },
  },
  '<oauth-login-panel>': {
    'a button': {
      state: panel,
      at: 'oauth-login-panel >> oauth-login-button >> [part=button]',
      does: enterAndSpace('login-start google, on the button'),
      otherwise: 'on the button',
    },
    'the box to stay signed in': {
      state: panel,
      at: 'oauth-login-panel >> [type=checkbox]',
      does: { Space: 'ticked, on Keep me signed in on this device' },
      otherwise: 'on Keep me signed in on this device',
    },
    'more ways to sign in': {
      state: twelve,
      at: 'oauth-login-panel >> .more',
      does: { ...enterAndSpace('open, on More ways to sign in'), ArrowUp: 'on the button' },
      otherwise: 'on More ways to sign in',
    },
  },
};
