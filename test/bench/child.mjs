import { Agent, createServer, request } from 'node:http';
import { createNodeFetch, toNodeListener } from '../../dist/node.js';
import { createOAuthEndpoint, OAuthProvider } from '../../dist/endpoint.js';

// One measured process: the endpoint, a bare server, or the provider that both call. It tells its port, and
// whenever it is asked, the CPU time and memory it has used.

const [role = '', providerUrl = ''] = process.argv.slice(2);
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

const agent = new Agent({ keepAlive: true });
const call = (path, body) =>
  new Promise((resolve, reject) => {
    const sent = request(providerUrl + path, { agent, method: body ? 'POST' : 'GET' }, (answer) => {
      void readBody(answer).then(resolve);
    });
    sent.on('error', reject).end(body);
  });

/** The floor: the same requests in and out, nothing sealed, checked or parsed. */
const bare = (message, response) => {
  if (message.url?.includes('/redirect')) {
    void call('/token', 'code=x')
      .then(() => call('/user'))
      .then(() => response.writeHead(303, { location: '/' }).end());
  } else if (message.url?.includes('/login')) {
    response.writeHead(303, { location: '/?state=x', 'set-cookie': 'flow=x' }).end();
  } else {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ authorizations: [{ provider: 'bench', user }] }));
  }
};

function endpoint() {
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
  const settings = { secret: 'bench '.repeat(8), baseUrl: 'http://localhost:8550', providers };
  return toNodeListener(createOAuthEndpoint(settings, { fetch: createNodeFetch() }));
}

const listener = role === 'provider' ? provider : role === 'bare' ? bare : endpoint();
const server = createServer(listener).listen(0, '127.0.0.1', () => {
  process.send?.({ port: server.address().port });
});
process.on('message', () => {
  const { user: own, system } = process.cpuUsage();
  process.send?.({ cpu: own + system, memory: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit());
