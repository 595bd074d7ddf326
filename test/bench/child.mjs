import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { floor } from './floor.mjs';

// One measured process: the endpoint of a build, the floor, or the provider that both call. It tells its port, and
// whenever it is asked, the CPU time and memory it has used.

const [role = '', providerUrl = '', build = '', storeUrl = ''] = process.argv.slice(2);
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

let people = 0;
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
    // Each person signs in once: a store keeps an index of each.
    const anybody = () => ({ ...user, id: ++people });
    const answers = { '/token': () => token, '/short': shortToken, '/anybody': anybody };
    response.end(JSON.stringify((answers[message.url] ?? (() => user))()));
  });
};

const load = (file) => import(new URL(file, pathToFileURL(`${build}/`)).href);

async function openStore() {
  const url = storeUrl;
  if (url === 'memory') return (await load('endpoint.js')).memoryStore({ maxBytes: 200_000_000 });
  if (url.startsWith('redis:')) return (await load('redis.js')).redisStore({ url });
  if (url.startsWith('postgres:')) return (await load('postgres.js')).postgresStore({ url });
  return url ? (await load('sqlite.js')).sqliteStore({ file: url.replace('sqlite:', '') }) : undefined;
}

async function endpoint() {
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
      userEndpoint: `${providerUrl}/${storeUrl ? 'anybody' : 'user'}`,
      scopes: ['read'],
      tokens: 'page',
    });
  const providers = [bench('bench', '/token'), bench('short', '/short')];
  const settings = {
    secret: 'KzQ4vW1mX9tB7rLc2nYp5sHd8gFj3aUe6oRi0wTq',
    baseUrl: 'http://localhost:8550',
    providers,
    ...(storeUrl ? { store: await openStore() } : {}),
  };
  // Builds before it had none.
  const environment = node.nodeEnvironment?.() ?? { fetch: node.createNodeFetch() };
  // All requests of a bench come from one address. Builds before had no limits.
  const most = 1_000_000_000;
  const rateLimit = { logins: most, callbacks: most, changes: most, requests: most };
  const create = () => {
    try {
      return createOAuthEndpoint({ ...settings, rateLimit }, environment);
    } catch {
      return createOAuthEndpoint(settings, environment);
    }
  };
  return node.toNodeListener(create());
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
