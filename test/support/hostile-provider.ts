import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';

/** A request that reached a provider. */
export interface ProviderCall {
  readonly path: string;
  readonly form: URLSearchParams;
}

/** A provider on a real port, which sees the whole address that a browser asks for. */
export interface RealProvider {
  readonly url: string;
  readonly calls: readonly ProviderCall[];
  count(path: string): number;
  close(): Promise<void>;
}

type Handle = (asked: URL, form: URLSearchParams, response: ServerResponse) => void;

async function startProvider(handle: Handle): Promise<RealProvider> {
  const calls: ProviderCall[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const asked = new URL(request.url ?? '/', 'http://provider.invalid');
      const form = new URLSearchParams(body);
      calls.push({ path: asked.pathname, form });
      handle(asked, form, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    count: (path) => calls.filter((call) => call.path === path).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request.setEncoding('utf8')) body += String(piece);
  return body;
}

const json = (response: ServerResponse, body: object): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const goTo = (response: ServerResponse, address: string, parameters: object): void => {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  response.writeHead(302, { location: url.href }).end();
};

export interface Honest extends RealProvider {
  /** What it sends as `iss`; `undefined` for a provider that sends none. */
  iss: string | undefined;
  /** The registered addresses: it sends nobody anywhere else. */
  registered: readonly string[];
  /** Codes that it has given out: the victim's are worth an account. */
  readonly codes: readonly string[];
}

/** A provider that does all by the book, except that it may send no `iss`. Whoever comes is signed in at once. */
export async function startHonest(clientId: string): Promise<Honest> {
  const codes: string[] = [];
  const server = await startProvider((asked, _form, response) => {
    const { searchParams } = asked;
    if (asked.pathname === '/token')
      json(response, { access_token: `access-${randomBytes(9).toString('hex')}`, token_type: 'Bearer' });
    else if (asked.pathname === '/user') json(response, { sub: 'the-victim' });
    else {
      const back = searchParams.get('redirect_uri') ?? '';
      if (searchParams.get('client_id') !== clientId || !honest.registered.includes(back)) {
        response.writeHead(400).end('unknown client or redirect_uri');
        return;
      }
      const code = `code-${randomBytes(9).toString('hex')}`;
      codes.push(code);
      const iss = honest.iss === undefined ? {} : { iss: honest.iss };
      goTo(response, back, { code, state: searchParams.get('state') ?? '', ...iss });
    }
  });
  const honest: Honest = Object.assign(server, { iss: undefined, registered: [], codes });
  return honest;
}

/** Where the hostile provider sends whoever wants to sign in with it. */
export interface Lure {
  /** The honest provider's authorization endpoint, with its public client id. */
  readonly authorize: string;
  readonly clientId: string;
  /** What it asks the honest provider to send the victim back to; without it, what it was asked itself. */
  readonly redirectUri?: string;
}

/**
 * A provider that the site trusts with its own people, run by an attacker: it sends the victim on to the honest one with
 * the site's own state, and a challenge and nonce of the attacker's. Its token endpoint gathers what arrives.
 */
export async function startHostile(): Promise<RealProvider & { lure: Lure | undefined }> {
  const server = await startProvider((asked, _form, response) => {
    const { searchParams } = asked;
    if (asked.pathname === '/token') json(response, { access_token: 'hostile', token_type: 'Bearer' });
    else if (asked.pathname === '/user') json(response, { sub: 'anybody' });
    else if (hostile.lure)
      goTo(response, hostile.lure.authorize, {
        response_type: 'code',
        client_id: hostile.lure.clientId,
        redirect_uri: hostile.lure.redirectUri ?? searchParams.get('redirect_uri'),
        state: searchParams.get('state') ?? '',
        nonce: 'of-the-attacker',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      });
    else response.writeHead(404).end();
  });
  const hostile: RealProvider & { lure: Lure | undefined } = Object.assign(server, { lure: undefined });
  return hostile;
}
