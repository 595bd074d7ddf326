import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { floor } from './floor.mjs';

// One measured process: the endpoint of a build, the floor, or the provider that both call. It tells its port, and
// whenever it is asked, the CPU time and memory it has used.

const [role = '', providerUrl = '', build = ''] = process.argv.slice(2);
const user = {
  id: 1,
  login: 'ada',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  avatar_url: 'https://example.com/a.png',
};
const token = { access_token: 'a'.repeat(40), token_type: 'bearer', scope: 'read', expires_in: 3600 };

function readBody(message) {
  return new Promise((resolve) => {
    let text = '';
    message.on('data', (chunk) => (text += chunk.toString()));
    message.on('end', () => {
      resolve(text);
    });
  });
}

let issued = 0;
/** Over as soon as it is there, so that every use of it is a refresh; rotating, as strict providers do. */
const shortToken = () => {
  issued++;
  return {
    ...token,
    access_token: String(issued).padStart(40, 'a'),
    refresh_token: String(issued).padStart(40, 'r'),
    expires_in: 0,
  };
};

/** Answers every token and user request at once. */
const provider = (message, response) => {
  void readBody(message).then(() => {
    response.setHeader('content-type', 'application/json');
    const answers = { '/token': () => token, '/short': shortToken };
    response.end(JSON.stringify((answers[message.url] ?? (() => user))()));
  });
};

async function endpoint() {
  const load = (file) => import(new URL(file, pathToFileURL(`${build}/`)).href);
  const [{ createOAuthEndpoint, OAuthProvider }, node] = await Promise.all([
    load('endpoint.js'),
    load('node.js'),
  ]);
  const bench = (id, tokenPath) =>
    new OAuthProvider({
      id,
      clientId: 'id',
      clientSecret: 'secret',
      authorizationEndpoint: `${providerUrl}/authorize`,
      tokenEndpoint: providerUrl + tokenPath,
      userEndpoint: `${providerUrl}/user`,
      scopes: ['read'],
      tokens: 'page',
    });
  const providers = [bench('bench', '/token'), bench('short', '/short')];
  const settings = {
    secret: 'KzQ4vW1mX9tB7rLc2nYp5sHd8gFj3aUe6oRi0wTq',
    baseUrl: 'http://localhost:8550',
    providers,
  };
  // Builds before it had none.
  const environment = node.nodeEnvironment?.() ?? { fetch: node.createNodeFetch() };
  return node.toNodeListener(createOAuthEndpoint(settings, environment));
}

const listener = role === 'provider' ? provider : role === 'floor' ? floor(providerUrl) : await endpoint();
const server = createServer(listener).listen(0, '127.0.0.1', () => {
  process.send?.({ port: server.address().port });
});
process.on('message', () => {
  const { user: own, system } = process.cpuUsage();
  process.send?.({ cpu: own + system, memory: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit());
