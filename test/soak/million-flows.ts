import { nodeEnvironment } from '../../src/adapters/node.js';
import { createOAuthEndpoint } from '../../src/endpoint/index.js';

// Logins that are begun and never ended, each from an address of its own: what the process holds afterwards.
// `node --expose-gc --import tsx test/soak/million-flows.ts 1000000`

const flows = Number(process.argv[2] ?? '1000000');
const endpoint = createOAuthEndpoint(
  {
    secret: 'a secret of forty characters for testing',
    baseUrl: 'http://localhost:8550',
    providers: [{ type: 'github', clientId: 'id', clientSecret: 'secret' }],
  },
  nodeEnvironment(),
);
const nothing = (): Promise<null> => Promise.resolve(null);

const statuses = new Map<number, number>();
const memory = (): string => {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return `${Math.round(heapUsed / 1e5) / 10} | ${Math.round(rss / 1e6)}`;
};
console.log('| flows | heap, MB | process, MB |\n|---|---|---|');
for (let flow = 0; flow < flows; flow += 1) {
  const { status } = await endpoint.handle({
    method: 'GET',
    target: '/api/oauth/login/github',
    host: 'localhost:8550',
    address: `${11 + (flow >> 24)}.${(flow >> 16) & 255}.${(flow >> 8) & 255}.${flow & 255}`,
    header: () => null,
    text: nothing,
    bytes: nothing,
  });
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  if (flow === 1000 || (flow + 1) % (flows / 10) === 0) console.log(`| ${flow + 1} | ${memory()} |`);
}
console.log([...statuses].map(([status, count]) => `${status}: ${count}`).join(', '));
