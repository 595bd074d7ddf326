import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OAuthEndpointSettings } from '../../src/endpoint/index.js';
import { deferred } from '../support/deferred.js';
import { secret } from '../support/site.js';
import { byEndpoints, byIssuer, startStubProvider, type StubProvider } from '../support/stub-provider.js';

/** What a mounted endpoint talks to: two providers, and one's API, whose answers a test writes piece by piece. */
export interface MountProviders {
  readonly stub: StubProvider;
  readonly openid: StubProvider;
  /** Plain settings, which another process can be given as JSON. */
  settings(baseUrl: string, basePath?: string): OAuthEndpointSettings;
  /** The next call that reaches the API. */
  nextCall(): Promise<ServerResponse>;
  close(): Promise<void>;
}

export async function startMountProviders(): Promise<MountProviders> {
  const [stub, openid] = await Promise.all([startStubProvider(), startStubProvider({ openid: true })]);
  let next = deferred<ServerResponse>();
  const api = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).flushHeaders();
    next.resolve(response);
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const apiBase = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  return {
    stub,
    openid,
    settings: (baseUrl, basePath) => ({
      secret,
      baseUrl,
      ...(basePath === undefined ? {} : { basePath }),
      providers: [{ ...byEndpoints(stub), tokens: 'proxy', apiBases: [apiBase] }, byIssuer(openid, 'openid')],
      log: false,
    }),
    nextCall: () => {
      next = deferred<ServerResponse>();
      return next.promise;
    },
    close: async () => {
      api.closeAllConnections();
      await Promise.all([stub.close(), openid.close(), new Promise((resolve) => api.close(resolve))]);
    },
  };
}
