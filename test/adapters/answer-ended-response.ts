import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeListener } from '../../src/adapters/node.js';
import { createOAuthEndpoint } from '../../src/endpoint/index.js';
import { secret, siteUrl } from '../support/site.js';
import { sendTo } from '../support/transports.js';

// Asks twice an endpoint that stands behind something that has answered already, and prints how it ended.
const providers = [{ type: 'github', clientId: 'id', clientSecret: 'word' }];
const listener = toNodeListener(createOAuthEndpoint({ secret, baseUrl: siteUrl, providers }));
const server = createServer((request, response) => {
  response.writeHead(504).end();
  listener(request, response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
for (const target of ['/api/oauth/session', '/api/oauth/providers'])
  process.stdout.write(`${(await sendTo(port, { target })).status} `);
server.close(() => process.stdout.write('still there'));
