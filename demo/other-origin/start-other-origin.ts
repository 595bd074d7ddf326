import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { nodeEnvironment, toNodeListener } from '../../src/adapters/node.js';
import { createOAuthEndpoint, type OAuthEndpointSettings } from '../../src/endpoint/index.js';
import { closeServer, listenOnLoopback } from '../loopback-server.js';
import type { Closable } from '../providers/local-provider.js';
import { serveFile } from '../static-files.js';
import { makeCertificate } from './certificate.js';
import { serveStaticSite } from './static-site.js';

/** Where the sites of another origin are, counted from the demo's port. */
export function otherOrigins(port: number) {
  return {
    /** A static site without https: `127.0.0.1` is another site than `localhost`. */
    plainSite: `http://127.0.0.1:${port + 9}`,
    site: `https://static.localhost:${port + 10}`,
    /** The endpoint that it uses: of another origin, and of another site. */
    signIn: `https://signin.localhost:${port + 11}`,
  };
}

/** A static site as a client in the settings. */
export const staticClient = (origin: string) => ({
  id: 'static',
  origins: [origin],
  returnUrls: [`${origin}/return.html`],
});

/** The example in `demo/native-app`; any port of its will do. */
export const nativeApp = {
  id: 'demo-app',
  type: 'native',
  returnUrls: ['http://127.0.0.1/callback'],
} as const;

interface OtherOrigin {
  readonly port: number;
  /** The demo's own address, whose endpoint the plain site uses. */
  readonly baseUrl: string;
  /** The endpoint's settings, but for its address. */
  readonly settings: Omit<OAuthEndpointSettings, 'baseUrl' | 'clients'>;
  readonly now: () => number;
}

/** Two static sites, and an endpoint by https for one of them. */
export async function startOtherOrigin({ port, baseUrl, settings, now }: OtherOrigin): Promise<Closable> {
  const { site, signIn } = otherOrigins(port);
  const certificate = await makeCertificate([site, signIn].map((url) => new URL(url).hostname));
  const endpoint = createOAuthEndpoint(
    { ...settings, baseUrl: signIn, clients: [staticClient(site)] },
    { ...nodeEnvironment(), now },
  );
  const answerOAuth = toNodeListener(endpoint);
  const plain = serveStaticSite({ origin: new URL(baseUrl).origin, home: baseUrl });
  const secure = serveStaticSite({ origin: signIn, home: baseUrl });
  const listening: Server[] = [];
  const listen = async (server: Server, portOffset: number, purpose: string): Promise<void> => {
    await listenOnLoopback(server, port + portOffset, purpose);
    listening.push(server);
  };
  const close = async (): Promise<void> => {
    await Promise.all(listening.map(closeServer));
  };
  try {
    await listen(createHttpServer(answering(plain)), 9, 'the static site');
    await listen(createHttpsServer(certificate, answering(secure)), 10, 'the static site by https');
    const answer: RequestListener = (request, response) => {
      answerOAuth(request, response, () => answering(serveFile)(request, response));
    };
    await listen(createHttpsServer(certificate, answer), 11, 'the sign-in by https');
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

const answering =
  (serve: (...given: Parameters<RequestListener>) => Promise<void>): RequestListener =>
  (request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  };
