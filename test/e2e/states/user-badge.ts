import type { ElementStates } from './show-states.js';

const badge = '<oauth-user-badge size="full"></oauth-user-badge>';
const open = { press: '[part=badge]' };

/** `<oauth-user-badge>` and its menu. */
export const userBadgeStates: ElementStates = {
  'a badge': {
    body: badge,
    signedIn: ['github'],
    shown: '[part=name]',
    aria: `
      - 'button "Account: Ada Lovelace, ada@example.com"'
      - status`,
    tree: ['button "Account: Ada Lovelace, ada@example.com" expanded=false', 'status'],
  },
  'of an avatar alone': {
    body: '<oauth-user-badge size="avatar"></oauth-user-badge>',
    signedIn: ['github'],
    shown: '[data-before^=A]',
    aria: `
      - 'button "Account: Ada Lovelace, ada@example.com"'
      - status`,
    tree: ['button "Account: Ada Lovelace, ada@example.com" expanded=false', 'status'],
  },
  'without a menu': {
    body: '<oauth-user-badge no-menu></oauth-user-badge>',
    signedIn: ['github'],
    shown: '[data-before^=A]',
    aria: `
      - text: "Account: Ada Lovelace, ada@example.com"
      - status`,
    tree: ['status'],
  },
  'of somebody without a name': {
    body: badge,
    signedIn: ['github'],
    user: { name: null, email: null },
    shown: '[data-before^=A]',
    aria: `
      - 'button "Account: 1"'
      - status`,
    tree: ['button "Account: 1" expanded=false', 'status'],
  },
  'while nobody is signed in': {
    body: badge,
    shown: '.none',
    aria: `
      - status`,
    tree: ['status'],
  },
  'with something of the page in its place': {
    body: '<oauth-user-badge><a slot="signed-out" href="/login">Sign in</a></oauth-user-badge>',
    aria: `
      - link "Sign in":
        - /url: /login
      - status`,
    tree: ['link "Sign in"', 'status'],
  },
  'with its menu open': {
    body: badge,
    signedIn: ['github'],
    acts: [open],
    shown: '.row[aria-expanded]',
    aria: `
      - 'button "Account: Ada Lovelace, ada@example.com" [expanded]'
      - group "Account menu":
        - text: Ada Lovelace ada@example.com · GitHub
        - button "Sign in with another provider"
        - button "Switch account"
        - button "Sign out"
      - status`,
    tree: [
      'button "Account: Ada Lovelace, ada@example.com" expanded',
      'group "Account menu"',
      'button "Sign in with another provider" expanded=false',
      'button "Switch account"',
      'button "Sign out"',
      'status',
    ],
  },
  'with the menu of several accounts open': {
    body: badge,
    signedIn: ['google', 'github'],
    acts: [open],
    shown: '[part=menu]:has(.row[aria-expanded]) .all',
    aria: `
      - 'button "Account: Ada Lovelace, ada@example.com" [expanded]'
      - group "Account menu":
        - text: Ada Lovelace ada@example.com · GitHub
        - button "Ada Lovelace ada@example.com · Google"
        - button "Sign in with another provider"
        - button "Switch account"
        - button "Sign out"
        - button "Sign out of all accounts"
      - status`,
    tree: [
      'button "Account: Ada Lovelace, ada@example.com" expanded',
      'group "Account menu"',
      'button "Ada Lovelace ada@example.com · Google"',
      'button "Sign in with another provider" expanded=false',
      'button "Switch account"',
      'button "Sign out"',
      'button "Sign out of all accounts"',
      'status',
    ],
  },
  'with entries of the page in its menu': {
    body: '<oauth-user-badge size="full"><a slot="menu" href="/me">Settings</a></oauth-user-badge>',
    signedIn: ['github'],
    acts: [open],
    shown: '.row[aria-expanded]',
    aria: `
      - 'button "Account: Ada Lovelace, ada@example.com" [expanded]'
      - group "Account menu":
        - text: Ada Lovelace ada@example.com · GitHub
        - button "Sign in with another provider"
        - button "Switch account"
        - link "Settings":
          - /url: /me
        - button "Sign out"
      - status`,
    tree: [
      'button "Account: Ada Lovelace, ada@example.com" expanded',
      'group "Account menu"',
      'button "Sign in with another provider" expanded=false',
      'button "Switch account"',
      'link "Settings"',
      'button "Sign out"',
      'status',
    ],
  },
  'with the other providers listed': {
    body: badge,
    signedIn: ['github'],
    acts: [open, { press: '[aria-expanded=false] + [aria-expanded], .row[aria-expanded]' }],
    shown: '.inner',
    aria: `
      - 'button "Account: Ada Lovelace, ada@example.com" [expanded]'
      - group "Account menu":
        - text: Ada Lovelace ada@example.com · GitHub
        - button "Sign in with another provider" [expanded]
        - button "Google"
        - button "Microsoft"
        - button "ACME"
        - button "Switch account"
        - button "Sign out"
      - status`,
    tree: [
      'button "Account: Ada Lovelace, ada@example.com" expanded',
      'group "Account menu"',
      'button "Sign in with another provider" expanded',
      'button "Google"',
      'button "Microsoft"',
      'button "ACME"',
      'button "Switch account"',
      'button "Sign out"',
      'status',
    ],
  },
  'whose sign-out failed': {
    body: badge,
    signedIn: ['github'],
    acts: [open, { fail: '/logout' }, { press: '[part=logout]' }],
    shown: '.message:not(:empty)',
    aria: `
      - 'button "Account: Ada Lovelace, ada@example.com" [expanded]'
      - group "Account menu":
        - text: Ada Lovelace ada@example.com · GitHub
        - button "Sign in with another provider"
        - button "Switch account"
        - button "Sign out"
        - text: You’re still signed in. Try again in a moment.
      - status: You’re still signed in. Try again in a moment.`,
    tree: [
      'button "Account: Ada Lovelace, ada@example.com" expanded',
      'group "Account menu"',
      'button "Sign in with another provider" expanded=false',
      'button "Switch account"',
      'button "Sign out"',
      'status',
    ],
  },
};
