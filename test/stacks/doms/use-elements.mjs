// `node use-elements.mjs jsdom|happy-dom`: uses the built elements in a DOM for tests, and prints what happened as JSON.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const { resolve } = createRequire(new URL('../../../.cache/stacks/package.json', import.meta.url));
const load = (name) => import(pathToFileURL(resolve(name)).href);

const happened = { asked: [], events: [], problems: [], shown: {} };
const note = (error) => happened.problems.push(String(error?.stack ?? error));
process.on('unhandledRejection', note);
process.on('uncaughtException', note);

const user = { id: '1', name: 'Ana Silva', email: null, avatar_url: null, groups: [], raw: {} };
const token = { scope: [], token_type: 'bearer', expires_in: 3600 };
let session = { authorizations: [] };
const server = createServer(({ method, url }, response) => {
  const path = url.replace('/api/oauth', '');
  happened.asked.push(`${method} ${path.replace(/=.*/, '')}`);
  if (path === '/logout') session = { authorizations: [] };
  const answer = path === '/logout' ? { logout_url: null } : session;
  // As an endpoint does: it names its site.
  const headers = { 'content-type': 'application/json', 'x-oauth-site': site };
  response.writeHead(200, headers).end(JSON.stringify(answer));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const site = `http://localhost:${server.address().port}`;
const url = `${site}/shop`;

// As Vitest makes a window the global scope.
const { builtinEnvironments } = await load('vitest/runtime');
const [kind] = process.argv.slice(2);
const settings = { jsdom: { url, pretendToBeVisual: true }, happyDOM: { url } };
const dom = await builtinEnvironments[kind].setup(globalThis, settings);
document.documentElement.lang = 'en';
// By default, jsdom draws no frames.
if (kind === 'jsdom') delete globalThis.requestAnimationFrame;

/** Settles when the elements show what is looked for. */
async function until(looked) {
  while (!looked()) await setImmediate();
}

await import('../../../dist/define.js');
// Another copy, whose tags are taken.
await import('../../../dist/oauth-elements.js');
const { OAuthLoginButtonElement, pageSession } = await import('../../../dist/index.js');
OAuthLoginButtonElement.define();
OAuthLoginButtonElement.define('another-login-button');

const opened = [];
window.open = (address) => {
  opened.push(new URL(address, url));
  return { closed: false, close() {}, focus() {}, postMessage() {} };
};
for (const type of ['login-start', 'login', 'logout'])
  document.addEventListener(type, ({ provider, reason, error }) => {
    happened.events.push([type, provider, reason, error].filter(Boolean).join(' '));
  });

document.body.innerHTML = `
  <oauth-session>
    <oauth-login-button provider="github" mode="tab" scope="a b" groups no-user="false" remember return-to="/x"
      complete-page="done" appearance="neutral"><a href="/login">Sign in</a></oauth-login-button>
    <oauth-login-button provider="github" label="With a label" disabled></oauth-login-button>
    <another-login-button mode="nonsense" appearance="nonsense"></another-login-button>
    <oauth-user-badge no-menu><b slot="signed-out">Hello</b></oauth-user-badge>
    <oauth-logout-button forget>Sign out</oauth-logout-button>
  </oauth-session>
  <oauth-complete-page outcome="error" close-after="0"></oauth-complete-page>`;
const [login, labelled, , badge, logout] = document.querySelector('oauth-session').children;
const page = document.querySelector('oauth-complete-page');
const shown = (element) =>
  element.shadowRoot.querySelector('[part=button],[part=badge],[part=message]')?.textContent.trim();

await pageSession().ready;
await until(() => shown(page) && login.shadowRoot.querySelector('path')?.getAttribute('d'));
Object.assign(happened.shown, { login: shown(login), labelled: shown(labelled), page: shown(page) });

login.shadowRoot.querySelector('button').click();
await until(() => opened.length > 0);
const flow = opened[0].searchParams.get('flow');
happened.shown.opened = opened[0].pathname;
session = {
  authorizations: [{ provider: 'github', user, token }],
  outcome: { flow, provider: 'github', error: '', error_description: '' },
};
await until(() => {
  window.dispatchEvent(new window.Event('focus'));
  return happened.events.some((line) => line.startsWith('login '));
});
session = { authorizations: session.authorizations };
await until(() => shown(badge));
happened.shown.badge = shown(badge);
logout.shadowRoot.querySelector('button').click();
await until(() => happened.events.some((line) => line.startsWith('logout ')));

login.remove();
document.body.append(login);
document.body.innerHTML = '';
// The last updates are drawn.
await setImmediate();
pageSession().close();
await dom.teardown(globalThis);
server.close();
server.closeAllConnections();
console.log(JSON.stringify(happened));
