import { parseUrl } from '../../protocol/parse-url.js';
import { clientHeader } from '../../protocol/wire.js';
import { isReturnMessage, returnChannel, type ReturnMessage } from '../../protocol/return-message.js';
import type { Flow } from '../login/flow.js';
import type { LoginOptions } from '../login/login-options.js';
import { pageParameters } from '../login/page-parameters.js';
import { ownOrigin } from '../own-origin.js';
import type { SessionState } from '../session-state.js';
import type { CrossOrigin } from './strategy.js';
import { openChannel } from '../tabs/open-channel.js';
import { warnAboutWrongClient } from './warn-about-wrong-client.js';
import { HandleFetch } from './handle-fetch.js';
import { redeem, type Redemption } from './redeem.js';
import { storeFlow, tabStorage, takeReturnMessage } from './redirect-storage.js';
import { handOver, takeReturn } from './return-page.js';
import { Verifiers } from './pkce-verifiers.js';

/** Logins of an embedding site or native app at an endpoint of another origin. */
export class CrossOriginLogin implements CrossOrigin {
  readonly #session: SessionState;
  #verifiers: Verifiers | undefined;
  readonly #fetch: HandleFetch;
  readonly #redemptions = new WeakMap<Flow, Redemption>();
  #prepared: Promise<void> | undefined;

  constructor(session: SessionState) {
    const { page } = session;
    this.#session = session;
    this.#fetch = new HandleFetch(async (input, init) => {
      const answer = await page.fetch(input, init);
      warnAboutWrongClient(session, answer.headers.get(clientHeader));
      return answer;
    });
  }

  get fetch(): CrossOrigin['fetch'] {
    return this.#fetch.send;
  }

  get isInMemory(): boolean {
    return this.#fetch.inMemory;
  }

  prepare(): Promise<void> {
    this.#prepared ??= this.#start().catch((error: unknown) => {
      // The next click tries again.
      this.#prepared = undefined;
      this.#session.transport.unreachable(error);
    });
    return this.#prepared;
  }

  /** Takes a return message once; returns whether a flow of this page waits for it. */
  receive(message: ReturnMessage): boolean {
    const flow = this.#session.flows.get(message.flow);
    const redemption = flow && this.#redemptions.get(flow);
    if (!redemption) return false;
    if (redemption.begun) return true;
    redemption.begun = true;
    // With the result here, the window may close without ending the login.
    flow.popup = null;
    void redeem(this.#session, flow, message, redemption);
    return true;
  }

  async #start(): Promise<void> {
    const session = this.#session;
    const page = session.page;
    const { signal } = session.closing;
    const verifiers = new Verifiers(page.crypto);
    await verifiers.prepare();
    this.#verifiers = verifiers;
    session.loginQuery = (flow, options) => ({
      ...this.#query(flow, options),
      ...pageParameters(session, options),
    });
    // A closed session must not listen.
    if (signal.aborted) return;
    page.addEventListener('message', (event) => this.#receiveFromWindow(event), { signal });
    const channel = openChannel(returnChannel, page);
    channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isReturnMessage(data) && this.receive(data))
        channel.postMessage({ type: 'oauth-heard', flow: data.flow });
    });
    signal.addEventListener('abort', () => {
      channel?.close();
    });
    // This page may itself be the site's return page. If it has an `<oauth-complete-page>`, that element handles the return.
    const here = page.document.querySelector('oauth-complete-page') ? undefined : takeReturn(page);
    if (here) void handOver(here, page, signal).then(() => page.close());
    // `handOver` may have stored a message in this tab: it is for the page that replaces this one.
    else await this.#resumeRedirect();
  }

  /** Ends a login by redirect. It fetches the session first, so that the endpoint learns whether the browser keeps its cookies. */
  async #resumeRedirect(): Promise<void> {
    const session = this.#session;
    const returned = takeReturnMessage(tabStorage(session.page), session.endpoint);
    if (!returned) return;
    const { message, flow } = returned;
    await session.transport.session().catch(() => undefined);
    await redeem(session, flow, message, { verifier: flow.verifier, begun: true });
  }

  /** Takes messages only from the endpoint's exact origin, and from the window that this flow opened (S23). */
  #receiveFromWindow({ data, origin, source }: MessageEvent<unknown>): void {
    if (origin !== new URL(this.#session.endpoint).origin || !isReturnMessage(data)) return;
    const popup = this.#session.flows.get(data.flow)?.popup;
    if (popup && popup !== source) return;
    if (this.receive(data)) (source as Window).postMessage({ type: 'oauth-heard', flow: data.flow }, origin);
  }

  #query(flow: Flow, { returnTo }: LoginOptions): Record<string, string> {
    const session = this.#session;
    const { location } = session.page;
    const known = this.#redemptions.get(flow);
    const taken = known?.challenge === undefined ? this.#verifiers?.take() : undefined;
    const verifier = known?.verifier ?? taken?.verifier ?? '';
    const challenge = known?.challenge ?? taken?.challenge ?? '';
    this.#redemptions.set(flow, { verifier, challenge, begun: false });
    const foreignReturnTo = returnTo && isOfOtherOrigin(returnTo, location) ? returnTo : '';
    if (flow.mode === 'redirect')
      storeFlow(tabStorage(session.page), flow.label, {
        provider: flow.provider,
        verifier,
        returnTo: foreignReturnTo || !returnTo ? location.href : returnTo,
        endpoint: session.endpoint,
      });
    return {
      client: session.client ?? '',
      origin: ownOrigin(session.page),
      challenge,
      // A native app names its own return URL. For a site, the endpoint's settings name it.
      return_to: foreignReturnTo,
    };
  }
}

function isOfOtherOrigin(address: string, { href, origin }: Location): boolean {
  const url = parseUrl(address, href);
  return !!url && url.origin !== origin;
}
