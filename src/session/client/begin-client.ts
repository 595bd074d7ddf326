import { parseUrl } from '../../protocol/parse-url.js';
import { clientHeader } from '../../protocol/wire.js';
import { isReturnMessage, returnChannel, type ReturnMessage } from '../../protocol/return-message.js';
import type { Flow } from '../flow.js';
import type { LoginOptions } from '../login-options.js';
import type { OAuthSession } from '../session.js';
import { isInMemory, tellWhetherInMemory } from '../later/in-memory.js';
import { openChannel } from '../open-channel.js';
import { adviseOnClient } from './advise-on-client.js';
import { ClientFetch } from './client-fetch.js';
import { redeem, type Redemption } from './redeem.js';
import { keepLeftFlow, tabStorage, takeReturned } from './redirect-storage.js';
import { handOver, parseReturn, takeReturn } from './return.js';
import { Verifiers } from './verifiers.js';

const clients = new WeakMap<OAuthSession, SiteClient>();

/** Makes a session that of a client: what it needs is at hand before somebody can click. */
export async function beginClient(session: OAuthSession): Promise<void> {
  let client = clients.get(session);
  if (!client) clients.set(session, (client = new SiteClient(session)));
  try {
    await client.begun;
  } catch (error) {
    // The next click tries again.
    clients.delete(session);
    session['transport'].unreachable(error);
  }
}

/**
 * For apps: the address by which the operating system has called the app back.
 * @returns whether it is that of a login under way here.
 */
export async function receiveReturn(session: OAuthSession, address: string): Promise<boolean> {
  await beginClient(session);
  const message = parseReturn(parseUrl(address)?.search ?? '');
  return !!message && !!clients.get(session)?.receive(message);
}

/** A session's part that deals with an endpoint of another origin. */
class SiteClient {
  readonly begun: Promise<void>;
  readonly #session: OAuthSession;
  readonly #verifiers: Verifiers;
  readonly #fetch: ClientFetch;
  /** By the flow's label. */
  readonly #redemptions = new Map<string, Redemption>();

  constructor(session: OAuthSession) {
    const page = session['page'];
    this.#session = session;
    this.#verifiers = new Verifiers(page.crypto);
    this.#fetch = new ClientFetch(async (input, init) => {
      const answer = await page.fetch(input, init);
      adviseOnClient(session, answer.headers.get(clientHeader));
      return answer;
    });
    this.begun = this.#begin();
  }

  /** Takes what came back, once; answers whether a flow of this page waits for it. */
  receive(message: ReturnMessage): boolean {
    const flow = this.#session['flows'].get(message.flow);
    const redemption = this.#redemptions.get(message.flow);
    if (!flow || !redemption) return false;
    if (redemption.begun) return true;
    redemption.begun = true;
    // From here on the window may close.
    flow.popup = null;
    void redeem(this.#session, flow, message, redemption);
    return true;
  }

  async #begin(): Promise<void> {
    const session = this.#session;
    const page = session['page'];
    const { signal } = session['closing'];
    session['transport'].fetch = this.#fetch.send;
    const tell = session['tell'].bind(session);
    // Other tabs have the same cookies, but not what this one keeps in memory.
    tellWhetherInMemory(session, () => this.#fetch.inMemory);
    session['tell'] = (message) => {
      if (!isInMemory(session)) tell(message);
    };
    await this.#verifiers.prepare();
    session['clientQuery'] = (flow, options) => this.#query(flow, options);
    // What came back is for a session that somebody still hears.
    if (signal.aborted) return;
    page.addEventListener('message', (event) => this.#hearWindow(event), { signal });
    const channel = openChannel(returnChannel, page);
    channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isReturnMessage(data) && this.receive(data))
        channel.postMessage({ type: 'oauth-heard', flow: data.flow });
    });
    signal.addEventListener('abort', () => {
      channel?.close();
    });
    // A page that is the site's return page besides; an element there sees to it by itself.
    const here = page.document.querySelector('oauth-complete-page') ? undefined : takeReturn(page);
    if (here) void handOver(here, page, signal).then(() => page.close());
    // What has just been kept is for the page that this one makes way for.
    else await this.#comeBack();
  }

  /** After a redirect: first asks, so that the endpoint sees whether its cookies are kept. */
  async #comeBack(): Promise<void> {
    const session = this.#session;
    const returned = takeReturned(tabStorage(session['page']), session.endpoint);
    if (!returned) return;
    const { message, flow } = returned;
    await session['transport'].session().catch(() => undefined);
    await redeem(session, flow, message, { verifier: flow.verifier, begun: true });
  }

  /** S23: exactly the endpoint's origin, from the window that this flow opened. */
  #hearWindow({ data, origin, source }: MessageEvent<unknown>): void {
    if (origin !== new URL(this.#session.endpoint).origin || !isReturnMessage(data)) return;
    const popup = this.#session['flows'].get(data.flow)?.popup;
    if (popup && popup !== source) return;
    if (this.receive(data)) (source as Window).postMessage({ type: 'oauth-heard', flow: data.flow }, origin);
  }

  #query(flow: Flow, { returnTo }: LoginOptions): Record<string, string> {
    const session = this.#session;
    const { location } = session['page'];
    const known = this.#redemptions.get(flow.label);
    const taken = known?.challenge === undefined ? this.#verifiers.take() : undefined;
    const verifier = known?.verifier ?? taken?.verifier ?? '';
    const challenge = known?.challenge ?? taken?.challenge ?? '';
    this.#redemptions.set(flow.label, { verifier, challenge, begun: false });
    void flow.promise.then(
      () => this.#redemptions.delete(flow.label),
      () => undefined,
    );
    const elsewhere = returnTo && isElsewhere(returnTo, location) ? returnTo : '';
    if (flow.mode === 'redirect')
      keepLeftFlow(tabStorage(session['page']), flow.label, {
        provider: flow.provider,
        verifier,
        returnTo: elsewhere || !returnTo ? location.href : returnTo,
        endpoint: session.endpoint,
      });
    return {
      client: session.client ?? '',
      origin: session['page'].origin,
      challenge,
      // An app's own address; a site's pages come back by the one that the endpoint knows.
      ...(elsewhere && { return_to: elsewhere }),
    };
  }
}

function isElsewhere(address: string, { href, origin }: Location): boolean {
  const url = parseUrl(address, href);
  return !!url && url.origin !== origin;
}
