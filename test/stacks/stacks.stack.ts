import { createGunzip } from 'node:zlib';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { makeCertificate } from '../../demo/other-origin/certificate.js';
import { mountContract } from '../mounts/mount-contract.js';
import type { Transport } from '../mounts/transport.js';
import { recipeOf, root } from './recipes.js';
import { packages, startStack, type Stack } from './start-stack.js';

const node = (): readonly string[] => [process.execPath, 'server.js'];
const recipe = (heading: string): Pick<Stack, 'files' | 'start'> => ({
  files: { 'server.js': recipeOf(heading) },
  start: node,
});
const { key, cert } = await makeCertificate(['localhost']);
const bin = (name: string): string => join(packages, '.bin', name);

/** A browser's part of compression, and of a cookie that is not ours. */
const compressed = ({ begin, close }: Transport): Transport => ({
  close,
  async begin(asked) {
    const answer = await begin({ ...asked, headers: { ...asked.headers, 'accept-encoding': 'gzip' } });
    const headers = new Headers(answer.headers);
    headers.delete('set-cookie');
    for (const cookie of answer.headers.getSetCookie())
      if (!cookie.startsWith('connect.sid=')) headers.append('set-cookie', cookie);
    if (headers.get('content-encoding') !== 'gzip') return { ...answer, headers };
    return {
      ...answer,
      headers,
      body: pipeline(Readable.from(answer.body), createGunzip(), () => undefined),
    };
  },
});

const middlewareOf2024 = `
import express from 'express';
import compression from 'compression';
import session from 'express-session';
import { toNodeListener } from 'oauth-elements/node';
import { endpoint } from './endpoint.js';

const app = express();
app.disable('x-powered-by');
app.use(compression({ threshold: 0 }));
app.use(session({ secret: 'word', resave: false, saveUninitialized: true, store: undefined }));
app.use(express.json(), express.urlencoded({ extended: true }), express.text());
app.use(toNodeListener(endpoint));
app.listen(process.env.PORT);
`;

const atPrefix = recipeOf('Express').replace('app.use(', `app.use('/api/oauth', `);

const stripped = recipeOf('Express').replace(
  'app.use(toNodeListener(endpoint))',
  `app.use('/shop', (request, _response, next) => {
  request.originalUrl = request.url;
  next();
}, toNodeListener(endpoint))`,
);

const parsedByFastify = `
import Fastify from 'fastify';
import { toNodeListener } from 'oauth-elements/node';
import { endpoint } from './endpoint.js';

const app = Fastify();
const listener = toNodeListener(endpoint);
app.all('/api/oauth/*', (request, reply) => {
  reply.hijack();
  listener(request, reply.raw);
});
app.listen({ port: process.env.PORT });
`;

const webHandlerOfH3 = `
import { createServer } from 'node:http';
import { createApp, fromWebHandler, toNodeListener } from 'h3';
import { endpoint } from './endpoint.js';

const app = createApp();
app.use(fromWebHandler((request) => endpoint.fetch(request)));
createServer(toNodeListener(app)).listen(process.env.PORT);
`;

const remix = `
import { createServer } from 'node:http';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { endpoint } from './endpoint.js';

createServer(createRequestListener((request) => endpoint.fetch(request))).listen(process.env.PORT);
`;

const nextConfig = (settings: object): string =>
  `export default ${JSON.stringify({ ...settings, turbopack: { root }, outputFileTracingRoot: root })};`;

const next = (settings: object): Omit<Stack, 'name'> => ({
  files: {
    'app/api/oauth/[...path]/route.js': recipeOf('Next.js'),
    'next.config.mjs': nextConfig(settings),
  },
  build: [bin('next'), 'build'],
  start: (port) => [process.execPath, join(packages, 'next/dist/bin/next'), 'start', '-p', String(port)],
});

const svelteKit: Omit<Stack, 'name'> = {
  endpointFile: 'src/endpoint.js',
  files: {
    'src/hooks.server.js': recipeOf('SvelteKit'),
    'src/app.html': '<!doctype html><head>%sveltekit.head%</head><body>%sveltekit.body%</body>',
    'src/routes/+page.svelte': '<p>home</p>',
    'svelte.config.js': `import adapter from '@sveltejs/adapter-node';
export default { kit: { adapter: adapter(), csrf: { trustedOrigins: ['*'] } } };`,
    'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit()] };`,
  },
  build: [process.execPath, join(packages, 'vite/bin/vite.js'), 'build'],
  start: () => [process.execPath, 'build/index.js'],
  environment: (baseUrl) => ({ ORIGIN: baseUrl }),
};

const workerd: Omit<Stack, 'name'> = {
  plain: true,
  except: { leaving: 'miniflare, in front of workerd, does not pass it on' },
  files: {
    'worker.js': recipeOf('Workers'),
    'server.js': `import { Miniflare } from 'miniflare';
const options = { modules: true, scriptPath: 'bundle.mjs', compatibilityDate: '2026-04-01', compatibilityFlags: ['nodejs_compat'] };
new Miniflare({ ...options, host: '127.0.0.1', port: Number(process.env.PORT) });`,
  },
  build: [
    join(root, 'node_modules/.bin/esbuild'),
    ...['worker.js', '--bundle', '--format=esm', '--platform=neutral', '--outfile=bundle.mjs'],
    ...['--main-fields=module,main', '--conditions=workerd,worker,import', '--external:node:*'],
  ],
  start: node,
};

const stacks: Stack[] = [
  { name: 'Node', ...recipe('Node') },
  {
    ...{ name: 'Node with HTTP/2', start: node, http2: true },
    files: { 'server.js': recipeOf('Node with HTTP/2'), 'key.pem': key, 'cert.pem': cert },
  },
  { name: 'Express 5', ...recipe('Express') },
  { name: 'Express 4', ...recipe('Express'), aliases: { express: 'express4' } },
  { name: 'Express 5 at a prefix', ...recipe('Express'), files: { 'server.js': atPrefix } },
  {
    name: 'Express 5 that strips a prefix',
    ...recipe('Express'),
    files: { 'server.js': stripped },
    path: '/shop',
    basePath: '/api/oauth',
  },
  ...['express', 'express4'].map((installed): Stack => ({
    name: `${installed} with compression, express-session and parsers`,
    files: { 'server.js': middlewareOf2024 },
    start: node,
    aliases: { express: installed },
    reach: compressed,
  })),
  { name: 'Fastify 5', ...recipe('Fastify') },
  {
    name: 'Fastify 5 that parses and hijacks',
    files: { 'server.js': parsedByFastify },
    start: node,
    except: { formPost: 'Fastify itself refuses forms, 415' },
  },
  { name: 'Koa', ...recipe('Koa') },
  { name: 'Hono', ...recipe('Hono') },
  { name: 'h3 2', ...recipe('h3 2') },
  { name: 'h3 1', ...recipe('h3 1'), aliases: { h3: 'h3v1' } },
  {
    name: 'h3 1 with the web handler',
    files: { 'server.js': webHandlerOfH3 },
    start: node,
    aliases: { h3: 'h3v1' },
    except: { leaving: 'h3 1 reads a stream to its end, whoever has left' },
  },
  { name: 'node-fetch-server of Remix', files: { 'server.js': remix }, start: node },
  { name: 'Next', ...next({}) },
  {
    name: 'Next with a basePath',
    ...next({ basePath: '/docs' }),
    path: '/docs',
    basePath: '/api/oauth',
  },
  { name: 'SvelteKit', ...svelteKit },
  { name: 'Bun', ...recipe('Bun'), plain: true, start: () => [bin('bun'), 'server.js'] },
  {
    name: 'Deno',
    ...recipe('Deno'),
    plain: true,
    start: () => [bin('deno'), 'run', '-A', '--no-remote', '--node-modules-dir=manual', 'server.js'],
  },
  { name: 'workerd', ...workerd },
];

const asked = (process.env['STACKS'] ?? '').split(',').filter(Boolean);
for (const stack of stacks) {
  if (asked.length && !asked.some((name) => stack.name.toLowerCase().startsWith(name.toLowerCase())))
    continue;
  const { name, except } = stack;
  mountContract({ name, open: (settings) => startStack(stack, settings), ...(except ? { except } : {}) });
}
