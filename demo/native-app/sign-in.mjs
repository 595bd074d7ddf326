// A native app in one file, with nothing but Node: `node demo/native-app/sign-in.mjs [endpoint]`. It opens the system's browser,
// waits for it on a loopback port of its own (RFC 8252 section 7.3), and keeps no secret that others of its kind don't have.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const client = 'demo-app';
const base64url = (size) => randomBytes(size).toString('base64url');

/** Signs a person in. Resolves to their session and the handle that stands for it: an app keeps that as it would a password. */
export async function signIn(endpoint, provider, openBrowser) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const returnUrl = `http://127.0.0.1:${server.address().port}/callback`;
    const [flow, verifier] = [base64url(17).slice(0, 22), base64url(32)];
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = new URLSearchParams({ client, challenge, flow, return_to: returnUrl });
    openBrowser(`${endpoint}/login/${provider}?${query}`);
    const { code, error } = await nextReturn(server, flow);
    if (error) throw new Error(error);
    return await redeem(endpoint, { flow, code, verifier });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Sends a request to the endpoint, with what each request of an app needs. */
export function ask(endpoint, path, { handle = '', body } = {}) {
  return fetch(endpoint + path, {
    headers: {
      'x-oauth-client': client,
      'x-oauth-elements': '1',
      ...(handle && { 'x-oauth-handle': handle }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
}

async function redeem(endpoint, body) {
  const answer = await ask(endpoint, '/redeem', { body });
  const session = await answer.json();
  if (!answer.ok) throw new Error(session.error);
  return { session, handle: answer.headers.get('x-oauth-handle') };
}

/** The browser's return. Whatever else comes to the port, such as a request for an icon, is answered and changes nothing. */
function nextReturn(server, flow) {
  return new Promise((resolve) => {
    server.on('request', (request, response) => {
      const answer = returnIn(request.url, flow);
      response.writeHead(answer ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        connection: 'close',
      });
      response.end(
        answer ? '<title>Back in the app</title><p>You can close this window, and go back to the app.' : '',
      );
      if (answer) resolve(answer);
    });
  });
}

/** Anything on this machine may send anything here: not every target is part of a URL. */
function returnIn(target, flow) {
  const base = 'http://127.0.0.1';
  if (!URL.canParse(target, base)) return undefined;
  const { pathname, searchParams } = new URL(target, base);
  const isOurs = pathname === '/callback' && searchParams.get('flow') === flow;
  return isOurs ? Object.fromEntries(searchParams) : undefined;
}

function openInBrowser(url) {
  const commands = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] };
  const [command, ...args] = commands[process.platform] ?? ['xdg-open'];
  console.log(
    `Opening ${new URL(url).origin} in your browser. Should nothing open, go there yourself:\n${url}`,
  );
  spawn(command, [...args, url], { stdio: 'ignore', detached: true }).on('error', () => undefined);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [endpoint = 'http://localhost:8550/api/oauth'] = process.argv.slice(2);
  const { session, handle } = await signIn(endpoint, 'demo', openInBrowser);
  const [{ user, provider }] = session.authorizations;
  console.log(`Signed in with ${provider} as ${user.name}, ${user.email}.`);
  await ask(endpoint, '/logout', { handle, body: {} });
  console.log('Signed out again.');
}
