import type { ElementStates } from './show-states.js';

const panel = '<oauth-login-panel></oauth-login-panel>';
const many = Array.from({ length: 20 }, (_, index) => ({
  id: `p${String(index)}`,
  name: `Provider ${String(index)}`,
}));

/** `<oauth-login-panel>` where there are more providers than it shows at once. */
export const longPanelStates: ElementStates = {
  'of seven': {
    body: panel,
    providers: many.slice(0, 7),
    shown: '.more',
    aria: `
      - heading "Sign in to Shop" [level=2]
      - paragraph: Choose an account you already have.
      - list:
        - listitem: button "Sign in with Provider 0"
        - listitem: button "Sign in with Provider 1"
        - listitem: button "Sign in with Provider 2"
        - listitem: button "Sign in with Provider 3"
        - listitem: button "Sign in with Provider 4"
      - button "More ways to sign in"
      - checkbox "Keep me signed in on this device"
      - text: Keep me signed in on this device
      - status`,
    tree: [
      'heading "Sign in to Shop"',
      'button "Sign in with Provider 0"',
      'button "Sign in with Provider 1"',
      'button "Sign in with Provider 2"',
      'button "Sign in with Provider 3"',
      'button "Sign in with Provider 4"',
      'button "More ways to sign in" expanded=false',
      'checkbox "Keep me signed in on this device"',
      'status',
    ],
  },
  'of seven, opened': {
    body: panel,
    providers: many.slice(0, 7),
    acts: [{ press: '.more' }],
    shown: '.others >> [aria-busy]',
    aria: `
      - heading "Sign in to Shop" [level=2]
      - paragraph: Choose an account you already have.
      - list:
        - listitem: button "Sign in with Provider 0"
        - listitem: button "Sign in with Provider 1"
        - listitem: button "Sign in with Provider 2"
        - listitem: button "Sign in with Provider 3"
        - listitem: button "Sign in with Provider 4"
      - button "More ways to sign in" [expanded]
      - list:
        - listitem: button "Sign in with Provider 5"
        - listitem: button "Sign in with Provider 6"
      - checkbox "Keep me signed in on this device"
      - text: Keep me signed in on this device
      - status`,
    tree: [
      'heading "Sign in to Shop"',
      'button "Sign in with Provider 0"',
      'button "Sign in with Provider 1"',
      'button "Sign in with Provider 2"',
      'button "Sign in with Provider 3"',
      'button "Sign in with Provider 4"',
      'button "More ways to sign in" expanded',
      'button "Sign in with Provider 5"',
      'button "Sign in with Provider 6"',
      'checkbox "Keep me signed in on this device"',
      'status',
    ],
  },
  'of twenty, searched': {
    body: panel,
    providers: many,
    acts: [{ press: '.more' }, { type: '19', into: '[type=search]' }],
    shown: '.many li:not([hidden]) >> [aria-busy]',
    aria: `
      - heading "Sign in to Shop" [level=2]
      - paragraph: Choose an account you already have.
      - list:
        - listitem: button "Sign in with Provider 0"
        - listitem: button "Sign in with Provider 1"
        - listitem: button "Sign in with Provider 2"
        - listitem: button "Sign in with Provider 3"
        - listitem: button "Sign in with Provider 4"
      - button "More ways to sign in" [expanded]
      - searchbox "Search": "19"
      - list:
        - listitem: button "Sign in with Provider 19"
      - checkbox "Keep me signed in on this device"
      - text: Keep me signed in on this device
      - status: "Results: 1"`,
    tree: [
      'heading "Sign in to Shop"',
      'button "Sign in with Provider 0"',
      'button "Sign in with Provider 1"',
      'button "Sign in with Provider 2"',
      'button "Sign in with Provider 3"',
      'button "Sign in with Provider 4"',
      'button "More ways to sign in" expanded',
      'searchbox "Search"',
      'button "Sign in with Provider 19"',
      'checkbox "Keep me signed in on this device"',
      'status',
    ],
  },
  'of twenty, searched for what it has not': {
    body: panel,
    providers: many,
    acts: [{ press: '.more' }, { type: 'zzz', into: '[type=search]' }],
    shown: '.note',
    aria: `
      - heading "Sign in to Shop" [level=2]
      - paragraph: Choose an account you already have.
      - list:
        - listitem: button "Sign in with Provider 0"
        - listitem: button "Sign in with Provider 1"
        - listitem: button "Sign in with Provider 2"
        - listitem: button "Sign in with Provider 3"
        - listitem: button "Sign in with Provider 4"
      - button "More ways to sign in" [expanded]
      - searchbox "Search": zzz
      - paragraph: No match for “zzz”.
      - checkbox "Keep me signed in on this device"
      - text: Keep me signed in on this device
      - status: No match for “zzz”.`,
    tree: [
      'heading "Sign in to Shop"',
      'button "Sign in with Provider 0"',
      'button "Sign in with Provider 1"',
      'button "Sign in with Provider 2"',
      'button "Sign in with Provider 3"',
      'button "Sign in with Provider 4"',
      'button "More ways to sign in" expanded',
      'searchbox "Search"',
      'checkbox "Keep me signed in on this device"',
      'status',
    ],
  },
};
