import { codeBlocks } from '../../support/documents.js';
import type { Peer } from './install-peers.js';

/** A page whose sign-in is timed. */
export interface BenchPage {
  readonly name: string;
  readonly html: string;
  /** What a person presses: visible first, as plain HTML or not. */
  readonly visible: string;
  /** Whether it does what it should, as an expression of the page. */
  readonly ready: string;
}

const page = (body: string, script = ''): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Bench</title><link rel="icon" href="data:,">${script}${body}</html>`;

const ours = '<script type="module" src="/oauth-elements.js"></script>';
const link = '<a href="/api/oauth/login/github">Sign in with GitHub</a>';
const button = `<oauth-login-button provider="github">${link}</oauth-login-button>`;
const upgraded = `!!document.querySelector('oauth-login-button')?.shadowRoot?.querySelector('button')`;
const either = 'oauth-login-button a, oauth-login-button';

/** The HTML of the README that has our elements in it. */
const readme = codeBlocks(['html'])
  .map(({ text }) => text)
  .filter((html) => html.includes('<oauth-'));

export const ownPages: readonly BenchPage[] = [
  { name: 'plain HTML', html: page(link), visible: 'a', ready: `document.readyState !== 'loading'` },
  { name: 'login button', html: page(button, ours), visible: either, ready: upgraded },
  {
    name: 'badge beside the button',
    html: page(`<oauth-user-badge></oauth-user-badge>${button}`, ours),
    visible: either,
    ready: upgraded,
  },
  ...readme.map((html, index) => ({
    name: `README, ${String(index + 1)}`,
    html: html.replace('<title>', '<link rel="icon" href="data:,"><title>'),
    visible: either,
    ready: upgraded,
  })),
];

/** The pages of peers, each with a script of its own. */
export const peerPages: Readonly<Record<Peer, (script: string) => BenchPage>> = {
  'better auth': (script) => ({
    name: 'Better Auth’s client, bare button',
    html: page('<button>Sign in with GitHub</button>', script),
    visible: 'button',
    ready: `document.querySelector('button')?.dataset.ready === ''`,
  }),
  hanko: (script) => ({
    name: 'Hanko’s <hanko-auth>',
    html: page('<hanko-auth></hanko-auth>', script),
    visible: 'hanko-auth',
    ready: `!!document.querySelector('hanko-auth')?.shadowRoot?.querySelector('button, input')`,
  }),
  'mgt-login': (script) => ({
    name: 'Microsoft’s <mgt-login>',
    html: page('<mgt-login></mgt-login>', script),
    visible: 'mgt-login',
    ready: `!!document.querySelector('mgt-login')?.shadowRoot?.querySelector('fluent-button, button')`,
  }),
};
