import { press } from './element-state.js';
import type { ElementStates } from './show-states.js';

const dressed = '[aria-busy]';
const github = '<oauth-login-button provider="github"></oauth-login-button>';

/** `<oauth-login-button>`. */
export const loginButtonStates: ElementStates = {
  'a login button': {
    body: github,
    shown: dressed,
    aria: `
      - button "Sign in with GitHub"
      - status`,
    tree: ['button "Sign in with GitHub"', 'status'],
  },
  'of a provider that is unknown': {
    body: '<oauth-login-button provider="acme"></oauth-login-button>',
    providers: [{ id: 'acme', name: 'Acme' }],
    shown: dressed,
    aria: `
      - button "Sign in with Acme"
      - status`,
    tree: ['button "Sign in with Acme"', 'status'],
  },
  'with a label of its own': {
    body: '<oauth-login-button provider="github" label="Get in"></oauth-login-button>',
    shown: dressed,
    aria: `
      - button "Get in"
      - status`,
    tree: ['button "Get in"', 'status'],
  },
  'with a link': {
    body: '<oauth-login-button provider="github"><a href="/api/oauth/login/github">Go on</a></oauth-login-button>',
    shown: dressed,
    aria: `
      - button "Go on"
      - status`,
    tree: ['button "Go on"', 'status'],
  },
  'with rich text and an icon of the app': {
    body: '<oauth-login-button provider="acme"><svg slot="icon" viewBox="0 0 1 1"><title>Unwanted</title></svg><b>Come</b> in</oauth-login-button>',
    shown: dressed,
    aria: `
      - button "Unwanted Come in":
        - img "Unwanted"
        - text: Come in
      - status`,
    tree: ['button "Unwanted Come in"', 'status'],
  },
  'that is neutral': {
    body: '<oauth-login-button provider="google" appearance="neutral"></oauth-login-button>',
    shown: dressed,
    aria: `
      - button "Sign in with Google"
      - status`,
    tree: ['button "Sign in with Google"', 'status'],
  },
  'of an icon alone': {
    body: '<oauth-login-button provider="google" appearance="icon"></oauth-login-button>',
    shown: dressed,
    aria: `
      - button "Sign in with Google"
      - status`,
    tree: ['button "Sign in with Google"', 'status'],
  },
  'to sign up': {
    body: '<oauth-login-button provider="github" intent="sign-up"></oauth-login-button>',
    shown: dressed,
    aria: `
      - button "Sign up with GitHub"
      - status`,
    tree: ['button "Sign up with GitHub"', 'status'],
  },
  'to continue': {
    body: '<oauth-login-button provider="google" intent="continue"></oauth-login-button>',
    shown: dressed,
    aria: `
      - button "Continue with Google"
      - status`,
    tree: ['button "Continue with Google"', 'status'],
  },
  'that is disabled': {
    body: '<oauth-login-button provider="github" disabled></oauth-login-button>',
    shown: dressed,
    aria: `
      - button "Sign in with GitHub" [disabled]
      - status`,
    tree: ['button "Sign in with GitHub" disabled', 'status'],
  },
  'whose login is under way': {
    body: github,
    acts: [press],
    shown: '.note',
    aria: `
      - button "Waiting for GitHub…"
      - status: Signing in with GitHub…
      - text: Finish in the window that opened.
      - button "Show it"
      - button "Cancel"`,
    tree: ['button "Waiting for GitHub…" busy', 'status', 'button "Show it"', 'button "Cancel"'],
  },
  'of an icon alone, whose login is under way': {
    body: '<oauth-login-button provider="github" appearance="icon"></oauth-login-button>',
    acts: [press],
    shown: '.note',
    aria: `
      - button "Waiting for GitHub…"
      - status: Signing in with GitHub…
      - text: Finish in the window that opened.
      - button "Show it"
      - button "Cancel"`,
    tree: ['button "Waiting for GitHub…" busy', 'status', 'button "Show it"', 'button "Cancel"'],
  },
  'beside another of the same provider, whose login is under way': {
    body: `${github}<oauth-login-button provider="github" label="Or here"></oauth-login-button>`,
    acts: [press],
    shown: '[aria-disabled]',
    aria: `
      - button "Waiting for GitHub…"
      - status: Signing in with GitHub…
      - text: Finish in the window that opened.
      - button "Show it"
      - button "Cancel"
      - button "Or here" [disabled]
      - status`,
    tree: [
      'button "Waiting for GitHub…" busy',
      'status',
      'button "Show it"',
      'button "Cancel"',
      'button "Or here" disabled',
      'status',
    ],
  },
  'that the person has cancelled': {
    body: github,
    acts: [press, { press: '.note .text + .text' }],
    shown: '[aria-busy=false]',
    aria: `
      - button "Sign in with GitHub"
      - status: Sign-in with GitHub was cancelled. Nothing was changed.`,
    tree: ['button "Sign in with GitHub"', 'status'],
  },
  'that the provider has refused': {
    body: github,
    acts: [press, { end: 'access_denied', provider: 'github' }],
    shown: '.failed',
    aria: `
      - button "Sign in with GitHub"
      - status: Sign-in was cancelled at GitHub. Nothing was changed.
      - text: Sign-in was cancelled at GitHub. Nothing was changed.
      - button "Try again"`,
    tree: [
      'button "Sign in with GitHub" (Sign-in was cancelled at GitHub. Nothing was changed.)',
      'status',
      'button "Try again"',
    ],
  },
  'whose window was blocked': {
    body: github,
    acts: [press, { end: 'popup_blocked', provider: 'github' }],
    shown: '.failed',
    aria: `
      - button "Sign in with GitHub"
      - status: Your browser blocked the sign-in window. Allow pop-ups for localhost, then try again.
      - text: Your browser blocked the sign-in window. Allow pop-ups for localhost, then try again.
      - button "Open sign-in here instead"`,
    tree: [
      'button "Sign in with GitHub" (Your browser blocked the sign-in window. Allow pop-ups for localhost, then try again.)',
      'status',
      'button "Open sign-in here instead"',
    ],
  },
  'inside an app that the provider refuses': {
    body: '<oauth-login-button provider="google"></oauth-login-button>',
    acts: [press, { end: 'webview_refused', provider: 'google' }],
    shown: '.ways',
    aria: `
      - button "Sign in with Google"
      - status: You can’t sign in with Google inside this app. Open this page in your browser.
      - text: You can’t sign in with Google inside this app. Open this page in your browser.
      - button "Copy link"`,
    tree: [
      'button "Sign in with Google" (You can’t sign in with Google inside this app. Open this page in your browser.)',
      'status',
      'button "Copy link"',
    ],
  },
  'of somebody who is signed in': {
    body: github,
    signedIn: ['github'],
    shown: '.tick',
    aria: `
      - button "Signed in as Ada Lovelace"
      - status`,
    tree: ['button "Signed in as Ada Lovelace"', 'status'],
  },
  'of somebody without a name': {
    body: github,
    signedIn: ['github'],
    user: { name: null, email: null },
    shown: '.tick',
    aria: `
      - button "You’re signed in with GitHub."
      - status`,
    tree: ['button "You’re signed in with GitHub."', 'status'],
  },
  'that has just signed somebody in': {
    body: github,
    acts: [press, { end: '', provider: 'github' }],
    shown: '.tick',
    aria: `
      - button "Signed in as Ada Lovelace"
      - status: You’re signed in with GitHub.`,
    tree: ['button "Signed in as Ada Lovelace"', 'status'],
  },
  // Last: of the boxes that lie over the page, a browser shows one at a time.
  'in a header, whose login is under way': {
    body: `<div class="header">${github}</div>`,
    acts: [press],
    shown: '.over',
    aria: `
      - button "Waiting for GitHub…"
      - status: Signing in with GitHub…
      - text: Finish in the window that opened.
      - button "Show it"
      - button "Cancel"`,
    tree: ['button "Waiting for GitHub…" busy', 'status', 'group', 'button "Show it"', 'button "Cancel"'],
  },
};
