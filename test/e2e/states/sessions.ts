import type { Act } from './element-state.js';
import type { ElementStates } from './show-states.js';

const list = '<oauth-sessions></oauth-sessions>';
const listed = 'li[part] >> button';
const now = Math.floor(Date.now() / 1000);
const row = (id: string, browser: string, system: string, age: number) => ({
  ...{ id, browser, system, current: id === 'own' },
  ...{ signed_in_at: now - 90_000, seen_at: now - age },
});
const own = row('own', 'Chrome', 'Windows', 100);
const sessions = [
  own,
  row('phone', 'Safari', 'iOS', 3 * 3600 + 600),
  { ...row('old', '', '', 40 * 86_400), browser: null, system: null },
];
const endAll: Act = { press: 'oauth-sessions >> .others [part=end]' };

const title = `
      - heading "Where you’re signed in" [level=2]`;
const ownRow = `
        - listitem:
          - paragraph: Chrome on Windows This device
          - paragraph:
            - text: "Last active:"
            - time: now
          - button "Sign out Chrome on Windows": Sign out`;
const phoneRow = `
        - listitem:
          - paragraph: Safari on iOS
          - paragraph:
            - text: "Last active:"
            - time: 3 hours ago
          - button "Sign out there Safari on iOS": Sign out there`;
const oldRow = `
        - listitem:
          - paragraph: Unknown device
          - paragraph:
            - text: "Last active:"
            - time: 1 month ago
          - button "Sign out there Unknown device": Sign out there`;
const rows = `
      - list:${ownRow}${phoneRow}${oldRow}`;
const heading = 'heading "Where you’re signed in"';
const time = 'time (date and time)';
const ownTree = [time, 'button "Sign out Chrome on Windows"'];
const phoneTree = [time, 'button "Sign out there Safari on iOS"'];
const rowsTree = [...ownTree, ...phoneTree, time, 'button "Sign out there Unknown device"'];

/** `<oauth-sessions>`. */
export const sessionsStates: ElementStates = {
  'a list of sessions': {
    body: list,
    signedIn: ['github'],
    sessions,
    shown: listed,
    aria: `${title}${rows}
      - button "Sign out everywhere else"
      - status`,
    tree: [heading, ...rowsTree, 'button "Sign out everywhere else"', 'status'],
  },
  'the question before all others end': {
    body: list,
    signedIn: ['github'],
    sessions,
    acts: [endAll],
    shown: '.cancel',
    aria: `${title}${rows}
      - group "Every other device will have to sign in again.":
        - paragraph: Every other device will have to sign in again.
        - button "Sign out everywhere else"
        - button "Cancel"
      - status`,
    tree: [
      heading,
      ...rowsTree,
      'group "Every other device will have to sign in again."',
      'button "Sign out everywhere else"',
      'button "Cancel"',
      'status',
    ],
  },
  'a session that could not be ended': {
    body: list,
    signedIn: ['github'],
    sessions: sessions.slice(0, 2),
    acts: [{ fail: '/sessions/end' }, { press: 'oauth-sessions >> li + li [part=end]' }],
    shown: '.failed',
    aria: `${title}
      - list:${ownRow}
        - listitem:
          - paragraph: Safari on iOS
          - paragraph:
            - text: "Last active:"
            - time: 3 hours ago
          - paragraph: You’re still signed in there. Something went wrong. Try again in a moment.
          - button "Try again Safari on iOS": Try again
      - status: You’re still signed in there. Something went wrong. Try again in a moment.`,
    tree: [heading, ...ownTree, time, 'button "Try again Safari on iOS"', 'status'],
  },
  'the session of this browser alone': {
    body: list,
    signedIn: ['github'],
    sessions: [own],
    shown: listed,
    aria: `${title}
      - list:${ownRow}
      - paragraph: You’re not signed in anywhere else.
      - status`,
    tree: [heading, ...ownTree, 'status'],
  },
  'the sessions of two accounts': {
    body: list,
    signedIn: ['github', 'google'],
    sessions: sessions.slice(0, 2),
    shown: 'h3 + ul + h3 + ul',
    aria: `${title}
      - heading "GitHub Ada Lovelace" [level=3]
      - list:${ownRow}${phoneRow}
      - heading "Google Ada Lovelace" [level=3]
      - list:${ownRow}${phoneRow}
      - status`,
    tree: [
      heading,
      'heading "GitHub Ada Lovelace"',
      ...ownTree,
      ...phoneTree,
      'heading "Google Ada Lovelace"',
      ...ownTree,
      ...phoneTree,
      'status',
    ],
  },
  'no session while nobody is signed in': {
    body: list,
    shown: '.note',
    aria: `${title}
      - paragraph: You’re not signed in
      - status`,
    tree: [heading, 'status'],
  },
  'a list of sessions that could not be loaded': {
    body: list,
    signedIn: ['github'],
    acts: [{ fail: '/sessions' }],
    shown: '.again',
    aria: `${title}
      - paragraph: Something went wrong. Try again in a moment.
      - button "Try again"
      - status: Something went wrong. Try again in a moment.`,
    tree: [heading, 'button "Try again"', 'status'],
  },
};
