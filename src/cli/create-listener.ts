import type { RequestListener, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { nodeEnvironment } from '../adapters/node-environment.js';
import type { NodeFetchOptions } from '../adapters/node-fetch.js';
import { toNodeListener } from '../adapters/node-listener.js';
import { targetOf, type MountedRequest } from '../adapters/node-request.js';
import { endpointOf } from '../endpoint/create-endpoint.js';
import { guessBasePath } from '../endpoint/log/guess-base-path.js';
import type { OperatorLog } from '../endpoint/log/operator-log.js';
import { prefixStripped } from '../endpoint/log/request-messages.js';
import { findRoute } from '../endpoint/routes/route-table.js';
import type { CheckedSettings } from '../endpoint/settings/check-settings.js';
import { addressOnSite } from '../protocol/loopback.js';
import { HealthRoutes } from './answer-health.js';
import { catchFailures } from './catch-failures.js';
import { SecretFiles, type SecretPaths } from './files/secret-files.js';
import { answer, serveFiles, type FileServer } from './files/serve-files.js';
import { isOwnHost, type OwnAddress } from './check-host.js';
import { refuseHost } from './refuse-host.js';

export interface Served {
  readonly settings: CheckedSettings;
  readonly secretFiles: SecretPaths;
  /** The folder of `--static`; `undefined` if no files are served. */
  readonly folder: string | undefined;
  readonly address: OwnAddress;
  readonly network: NodeFetchOptions;
  readonly log: OperatorLog;
  readonly health?: HealthRoutes;
}

/** The folder of the built script, its lazy parts and the sheet for elements that are not defined yet: that of the built command. */
const scriptFolder = fileURLToPath(new URL('.', import.meta.url));

/** The listener of `serve`: the endpoint, the script and the sheet of the elements, and static files. */
export function createListener(served: Served): RequestListener {
  const { settings, secretFiles, folder, address, network, log } = served;
  const health = served.health ?? new HealthRoutes(settings.store, log);
  // `serve` and the endpoint share a log, so that each problem is reported once.
  const endpoint = endpointOf({ ...settings, log: (entry) => log.report(entry) }, nodeEnvironment(network));
  const oauth = toNodeListener(endpoint);
  const script = serveFiles(scriptFolder, { log });
  const secret = new SecretFiles(secretFiles);
  const files = folder === undefined ? undefined : serveFiles(folder, { log, secret });
  const answerFile = async (path: string, ...[request, response]: Parameters<FileServer>): Promise<void> => {
    if (/^\/(?:oauth-elements\.(?:js|css)|chunks\/[\w.-]+\.js)$/.test(path)) {
      // Public: embedding sites load the script, its parts and the sheet from here.
      response.setHeader('access-control-allow-origin', '*');
      await script(request, response);
    } else if (files) await files(request, response);
    else answer(response, 404, 'Not found');
  };
  const answerOthers = catchFailures(async (request, response) => {
    if (moveToSite(address.site, request, response)) return;
    const path = targetOf(request).replace(/\?.*/s, '');
    await answerFile(path, request, response);
    if (response.statusCode === 404 || response.statusCode === 405)
      reportBasePath(settings.basePath, path, log);
  }, log);
  return catchFailures(async (request, response) => {
    if (health.answer(request, response)) return;
    if (isOwnHost(request, address)) oauth(request, response, () => answerOthers(request, response));
    else await refuseHost(address.site, request, response, log);
  }, log);
}

/** Redirects a page that is requested by another name of this machine to the site's own name. */
function moveToSite({ origin }: URL, request: MountedRequest, response: ServerResponse): boolean {
  const isPage = request.headers['sec-fetch-dest'] === 'document';
  const address = isPage ? addressOnSite(origin, request.headers.host ?? '', request.url ?? '/') : undefined;
  if (address !== undefined) response.writeHead(303, { location: address }).end();
  return address !== undefined;
}

/** Reports that a path which nothing is at would be a route below another base path: a proxy takes a part of it off. */
function reportBasePath(basePath: string, path: string, log: OperatorLog): void {
  const fitting = guessBasePath(basePath, path, (below) => findRoute(below) !== undefined);
  if (fitting !== undefined) log.report(prefixStripped({ basePath, fitting }));
}
