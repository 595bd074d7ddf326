import { press } from './element-state.js';
import type { ElementStates } from './show-states.js';

const panel = '<oauth-login-panel></oauth-login-panel>';

/** `<oauth-login-panel>`, in a browser that has signed somebody in with Google before. */
export const loginPanelStates: ElementStates = {
  'a panel of four': {
    body: panel,
    shown: 'li >> [aria-busy]',
    aria: `
      - heading "Sign in to Shop" [level=2]
      - paragraph: Choose an account you already have.
      - list:
        - listitem:
          - text: Last used
          - button "Sign in with Google"
        - listitem: button "Sign in with GitHub"
        - listitem: button "Sign in with Microsoft"
        - listitem: button "Sign in with ACME"
      - checkbox "Keep me signed in on this device"
      - text: Keep me signed in on this device
      - status`,
    tree: [
      'heading "Sign in to Shop"',
      'button "Sign in with Google"',
      'button "Sign in with GitHub"',
      'button "Sign in with Microsoft"',
      'button "Sign in with ACME"',
      'checkbox "Keep me signed in on this device"',
      'status',
    ],
  },
  'of those that are named': {
    body: '<oauth-login-panel providers="acme github" no-remember></oauth-login-panel>',
    shown: 'li >> [aria-busy]',
    aria: `
      - heading "Sign in to Shop" [level=2]
      - paragraph: Choose an account you already have.
      - list:
        - listitem: button "Sign in with ACME"
        - listitem: button "Sign in with GitHub"
      - status`,
    tree: [
      'heading "Sign in to Shop"',
      'button "Sign in with ACME"',
      'button "Sign in with GitHub"',
      'status',
    ],
  },
  'with a header and a footer of the page': {
    body: '<oauth-login-panel providers="acme"><h2 slot="header">Welcome</h2><p slot="footer"><a href="/terms">Terms</a></p></oauth-login-panel>',
    shown: 'li >> [aria-busy]',
    aria: `
      - heading "Welcome" [level=2]
      - list:
        - listitem: button "Sign in with ACME"
      - checkbox "Keep me signed in on this device"
      - text: Keep me signed in on this device
      - paragraph:
        - link "Terms":
          - /url: /terms
      - status`,
    tree: [
      'heading "Welcome"',
      'button "Sign in with ACME"',
      'checkbox "Keep me signed in on this device"',
      'link "Terms"',
      'status',
    ],
  },
  'that keeps the person signed in': {
    body: '<oauth-login-panel providers="acme"></oauth-login-panel>',
    acts: [{ press: '[type=checkbox]' }],
    shown: '[type=checkbox]:checked',
    aria: `
      - heading "Sign in to Shop" [level=2]
      - paragraph: Choose an account you already have.
      - list:
        - listitem: button "Sign in with ACME"
      - checkbox "Keep me signed in on this device" [checked]
      - text: Keep me signed in on this device
      - status`,
    tree: [
      'heading "Sign in to Shop"',
      'button "Sign in with ACME"',
      'checkbox "Keep me signed in on this device" checked=true',
      'status',
    ],
  },
  'without a provider': {
    body: panel,
    providers: [],
    shown: '.note',
    aria: `
      - heading "Sign in to Shop" [level=2]
      - paragraph: This site doesn’t offer a way to sign in yet.
      - status`,
    tree: ['heading "Sign in to Shop"', 'status'],
  },
  'without its list': {
    body: panel,
    acts: [{ fail: '/providers' }],
    shown: '.again',
    aria: `
      - heading "Sign in to Shop" [level=2]
      - paragraph: Sign-in with the provider isn’t available right now. Try again in a moment.
      - button "Try again"
      - status: Sign-in with the provider isn’t available right now. Try again in a moment.`,
    tree: ['heading "Sign in to Shop"', 'button "Try again"', 'status'],
  },
  'with a login under way': {
    body: '<oauth-login-panel providers="acme github"></oauth-login-panel>',
    acts: [press],
    shown: 'li >> .note',
    aria: `
      - heading "Sign in to Shop" [level=2]
      - paragraph: Choose an account you already have.
      - list:
        - listitem:
          - button "Waiting for ACME…"
          - text: Finish in the window that opened.
          - button "Show it"
          - button "Cancel"
        - listitem: button "Sign in with GitHub"
      - checkbox "Keep me signed in on this device"
      - text: Keep me signed in on this device
      - status: Signing in with ACME…`,
    tree: [
      'heading "Sign in to Shop"',
      'button "Waiting for ACME…" busy',
      'button "Show it"',
      'button "Cancel"',
      'button "Sign in with GitHub"',
      'checkbox "Keep me signed in on this device"',
      'status',
    ],
  },
  'with a login that failed': {
    body: '<oauth-login-panel providers="acme github"></oauth-login-panel>',
    acts: [press, { end: 'access_denied', provider: 'acme' }],
    shown: 'li >> .failed',
    aria: `
      - heading "Sign in to Shop" [level=2]
      - paragraph: Choose an account you already have.
      - list:
        - listitem:
          - button "Sign in with ACME"
          - text: Sign-in was cancelled at ACME. Nothing was changed.
          - button "Try again"
        - listitem: button "Sign in with GitHub"
      - checkbox "Keep me signed in on this device"
      - text: Keep me signed in on this device
      - status: Sign-in was cancelled at ACME. Nothing was changed.`,
    tree: [
      'heading "Sign in to Shop"',
      'button "Sign in with ACME" (Sign-in was cancelled at ACME. Nothing was changed.)',
      'button "Try again"',
      'button "Sign in with GitHub"',
      'checkbox "Keep me signed in on this device"',
      'status',
    ],
  },
};
