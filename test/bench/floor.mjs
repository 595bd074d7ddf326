import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

// The floor that the endpoint is measured against: a bare node:http server that does the same calls, with PKCE, and keeps
// flow and session in cookies sealed with AES-256-GCM. It checks nothing, and has no routes, errors or pages.

const key = randomBytes(32);
const agent = new Agent({ keepAlive: true });

function seal(value) {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = [iv, cipher.update(JSON.stringify(value), 'utf8'), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(sealed).toString('base64url');
}

function open(text) {
  const sealed = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const opened = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  return JSON.parse(opened.toString());
}

const cookieOf = (message, name) =>
  open(
    (message.headers.cookie ?? '')
      .split('; ')
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1) ?? '',
  );

function call(url, method, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => (text += part));
      answer.on('end', () => resolve(JSON.parse(text)));
    });
    sent.on('error', reject).end(body);
  });
}

/** @param providerUrl where the provider is that it signs people in with. */
export function floor(providerUrl) {
  return (message, response) => {
    const { pathname, searchParams } = new URL(message.url, 'http://localhost');
    if (pathname.includes('/login')) {
      const [state, verifier] = [
        randomBytes(16).toString('base64url'),
        randomBytes(32).toString('base64url'),
      ];
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      const query = new URLSearchParams({ client_id: 'id', state, code_challenge: challenge });
      response.writeHead(303, {
        location: `${providerUrl}/authorize?${query}`,
        'set-cookie': `flow=${seal({ state, verifier })}; Path=/; HttpOnly; SameSite=Lax`,
      });
      response.end();
    } else if (pathname.includes('/redirect')) {
      void finish(message, response, searchParams, providerUrl);
    } else {
      const { user } = cookieOf(message, 'session');
      const text = JSON.stringify({ authorizations: [{ provider: 'bench', user }] });
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        'cache-control': 'no-store',
      });
      response.end(text);
    }
  };
}

async function finish(message, response, searchParams, providerUrl) {
  const { state, verifier } = cookieOf(message, 'flow');
  if (searchParams.get('state') !== state) return void response.writeHead(400).end();
  const form = new URLSearchParams({
    code: searchParams.get('code'),
    code_verifier: verifier,
    client_id: 'id',
  });
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const token = await call(`${providerUrl}/token`, 'POST', type, form.toString());
  const user = await call(`${providerUrl}/user`, 'GET', { authorization: `Bearer ${token.access_token}` });
  response.writeHead(303, {
    location: '/',
    'set-cookie': [
      `session=${seal({ user, token })}; Path=/; HttpOnly; SameSite=Lax`,
      'flow=; Max-Age=0; Path=/',
    ],
  });
  response.end();
}
