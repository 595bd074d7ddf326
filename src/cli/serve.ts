import { createServer, type Server, type ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { nodeEnvironment } from '../adapters/node-environment.js';
import { toNodeListener } from '../adapters/node-listener.js';
import type { MountedRequest } from '../adapters/node-request.js';
import { createOAuthEndpoint, type OAuthEndpointSettings } from '../endpoint/index.js';
import { addressOnSite } from '../protocol/loopback.js';
import { serveFiles } from './files.js';
import { gatherSettings } from './settings.js';

export interface ServeOptions {
  readonly config?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly static?: string | undefined;
}

type Listener = (request: MountedRequest, response: ServerResponse) => void;

/** Where the built script and its lazy parts are: beside the built command. */
const scriptDirectory = fileURLToPath(new URL('.', import.meta.url));

/**
 * Starts the server and answers its URL.
 * @throws {OAuthError} `settings_invalid`.
 */
export async function serve(
  options: ServeOptions,
  environment: Readonly<Record<string, string | undefined>>,
  warn: (warning: string) => void,
): Promise<string> {
  const port = parsePort(options.port ?? environment['PORT'] ?? '8550');
  const host = options.host ?? '127.0.0.1';
  if (options.static !== undefined && !existsSync(options.static))
    throw new Error(`${options.static}: no such directory`);
  // Once before listening, so that wrong settings open no port; again below where the system chose the port.
  const warnings: string[] = [];
  const settings = await gatherSettings(options.config, environment, port, (warning) =>
    warnings.push(warning),
  );
  let listener = createListener(settings, options);
  for (const warning of warnings) warn(warning);
  const server = createServer((request, response) => {
    listener(request, response);
  });
  await listen(server, port, host);
  const { port: actual } = server.address() as AddressInfo;
  if (actual !== port) {
    const url = `http://localhost:${actual}`;
    if (settings['baseUrl'] === `http://localhost:${port}`) settings['baseUrl'] = url;
    listener = createListener(settings, options);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stop(server);
    });
  return settings['baseUrl'] as string;
}

function createListener(settings: Record<string, unknown>, options: ServeOptions): Listener {
  // Checked by createOAuthEndpoint itself.
  const endpoint = createOAuthEndpoint(settings as unknown as OAuthEndpointSettings, nodeEnvironment());
  const oauth = toNodeListener(endpoint);
  const script = serveFiles(scriptDirectory);
  const files = options.static === undefined ? undefined : serveFiles(options.static, options.config);
  const site = new URL(settings['baseUrl'] as string);
  return (request, response) => {
    oauth(request, response, () => {
      if (moveToSite(site, request, response)) return;
      const notFound = (): void => {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
      };
      const path = (request.url ?? '').replace(/\?.*/, '');
      const ours = path === '/oauth-elements.js' || /^\/chunks\/[\w.-]+\.js$/.test(path);
      if (ours) {
        // What anybody may have: sites of other origins load the script, and its parts, from here.
        response.setHeader('access-control-allow-origin', '*');
        script(request, response, notFound);
      } else if (files) files(request, response, notFound);
      else notFound();
    });
  };
}

/** A page that is asked for by another name of this machine than the site's is sent to the site's. */
function moveToSite({ origin }: URL, request: MountedRequest, response: ServerResponse): boolean {
  const isPage = request.headers['sec-fetch-dest'] === 'document';
  const address = isPage ? addressOnSite(origin, request.headers.host ?? '', request.url ?? '/') : undefined;
  if (address !== undefined) response.writeHead(303, { location: address }).end();
  return address !== undefined;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken; choose another with --port`) : error,
      );
    });
    server.listen(port, host, resolve);
  });
}

function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new TypeError('--port must be a number up to 65535');
  return Number(text);
}

function stop(server: Server): void {
  server.close();
  server.closeAllConnections();
}
