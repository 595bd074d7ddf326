import { press } from './element-state.js';
import type { ElementStates } from './show-states.js';

const logout = '<oauth-logout-button></oauth-logout-button>';
const leave = { press: '[part=button]' };
const show = (when: string): string => `<oauth-show when="${when}">You see ${when}.</oauth-show>`;
const shows = show('signed-in') + show('signed-out') + show('pending');

/** `<oauth-logout-button>`, `<oauth-show>` and `<oauth-complete-page>`. */
export const otherStates: ElementStates = {
  'a logout button': {
    body: logout,
    signedIn: ['github'],
    shown: '[aria-disabled=false]',
    aria: `
      - button "Sign out"
      - status`,
    tree: ['button "Sign out"', 'status'],
  },
  'a logout button that is disabled': {
    body: '<oauth-logout-button disabled></oauth-logout-button>',
    signedIn: ['github'],
    aria: `
      - button "Sign out" [disabled]
      - status`,
    tree: ['button "Sign out" disabled', 'status'],
  },
  'a logout button while nobody is signed in': {
    body: logout,
    aria: `
      - button "Sign out" [disabled]
      - status`,
    tree: ['button "Sign out" disabled', 'status'],
  },
  'a logout button that has failed': {
    body: '<oauth-logout-button style="display: block"></oauth-logout-button>',
    signedIn: ['github'],
    acts: [{ fail: '/logout' }, leave],
    shown: '.failed',
    aria: `
      - button "Sign out"
      - status: You’re still signed in. Try again in a moment.
      - text: You’re still signed in. Try again in a moment.`,
    tree: ['button "Sign out"', 'status'],
  },
  'a logout button that has signed out': {
    body: logout,
    signedIn: ['github'],
    acts: [leave],
    shown: '[role=status]:not(:empty)',
    aria: `
      - button "Sign out" [disabled]
      - status: You’re signed out.`,
    tree: ['button "Sign out" disabled', 'status'],
  },
  'content while somebody is signed in': {
    body: shows,
    signedIn: ['github'],
    aria: `
      - text: You see signed-in.`,
    tree: [],
  },
  'content while nobody is signed in': {
    body: shows,
    aria: `
      - text: You see signed-out.`,
    tree: [],
  },
  'content while a login is under way': {
    body: `${shows}<oauth-login-button provider="github"></oauth-login-button>`,
    acts: [press],
    shown: '.note',
    aria: `
      - text: You see signed-out. You see pending.
      - button "Waiting for GitHub…"
      - status: Signing in with GitHub…
      - text: Finish in the window that opened.
      - button "Show it"
      - button "Cancel"`,
    tree: ['button "Waiting for GitHub…" busy', 'status', 'button "Show it"', 'button "Cancel"'],
  },
  'a completion page': {
    body: '<oauth-complete-page outcome="success"></oauth-complete-page>',
    shown: '[part=message]',
    aria: `
      - status:
        - heading "You’re signed in" [level=1]
        - paragraph: You can close this window and go back to the page you came from.`,
    tree: ['status', 'heading "You’re signed in"'],
  },
  'a completion page after a failure': {
    body: '<oauth-complete-page outcome="error"></oauth-complete-page>',
    shown: '[part=message]',
    aria: `
      - status:
        - heading "You’re not signed in" [level=1]
        - paragraph: Something went wrong. Try again in a moment.
        - paragraph: You can close this window and go back to the page you came from.`,
    tree: ['status', 'heading "You’re not signed in"'],
  },
  'a completion page in the words of the app': {
    body: '<oauth-complete-page outcome="success"><h1 slot="success">Welcome aboard</h1><a slot="actions" href="/">Go on</a></oauth-complete-page>',
    aria: `
      - status:
        - heading "Welcome aboard" [level=1]
        - link "Go on":
          - /url: /`,
    tree: ['status', 'heading "Welcome aboard"', 'link "Go on"'],
  },
};
