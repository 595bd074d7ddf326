// Loaded beforehand, so that a session is a client's as soon as it has hashed.
import '../../src/session/cross-origin/index.js';
import { returnChannel, type ReturnMessage } from '../../src/protocol/return-message.js';
import type { WireRedeem, WireSession } from '../../src/protocol/wire.js';
import { FakeClientPage } from './fake-other-origin-page.js';
import { FakeEndpoint, json } from './fake-endpoint.js';
import { beginSession, Neighbour, onClose, type Stage } from './open-session.js';
import { turn, until } from './wait-for-tasks.js';
import { nobody } from './wire-session.js';

/** The origin of the endpoint in these tests, which is not the page's. */
export const signInOrigin = 'https://signin.example';

export interface ClientStage extends Stage {
  readonly page: FakeClientPage;
  /** Another page of the site, on the channel of its return page. */
  readonly returnPage: Neighbour;
  /** The return page says something; settles when the session has done what follows from it. */
  comeBack(message: unknown): Promise<void>;
  /** What the return page has heard so far. */
  heardThere(): Promise<unknown[]>;
}

/** The endpoint gives this session for any one-time code. */
export function answerCodesWith(endpoint: FakeEndpoint, session: WireSession): void {
  endpoint.answerAt('/redeem', () => json((endpoint.session = session)));
}

/** A page that is no session's yet, and its endpoint of another origin, which gives `session` for any one-time code. */
export function stageClientPage(session: WireSession = nobody): {
  endpoint: FakeEndpoint;
  page: FakeClientPage;
} {
  const endpoint = new FakeEndpoint(signInOrigin);
  answerCodesWith(endpoint, session);
  return { endpoint, page: new FakeClientPage(endpoint) };
}

/** A client's session in a page; `ready` is left to the caller. */
export function beginClientSession(staged = stageClientPage()): ClientStage {
  const stage = beginSession(staged, { client: 'shop' });
  const returnPage = new Neighbour(returnChannel);
  onClose(() => returnPage.close());
  const comeBack = async (message: unknown): Promise<void> => {
    // Made now, so that a message reaches it after it has reached the session.
    const witness = new Neighbour(returnChannel);
    const fence = crypto.randomUUID();
    const heard = witness.hear(fence);
    returnPage.say(message);
    returnPage.say(fence);
    await heard;
    witness.close();
    await turn();
  };
  const heardThere = async (): Promise<unknown[]> => {
    const fence = crypto.randomUUID();
    const last = new Neighbour(returnChannel);
    last.say(fence);
    await until(() => returnPage.heard.includes(fence));
    last.close();
    returnPage.heard.splice(returnPage.heard.indexOf(fence), 1);
    return returnPage.heard;
  };
  return { ...stage, page: staged.page, returnPage, comeBack, heardThere };
}

/** A client's session that is ready, at an endpoint which gives `session` for any one-time code. */
export async function readyClient(session?: WireSession): Promise<ClientStage> {
  const stage = beginClientSession(stageClientPage(session));
  await stage.session.ready;
  return stage;
}

/** What comes back of a flow that succeeded. */
export function returned(flow: string, fields: Partial<ReturnMessage> = {}): ReturnMessage {
  return { type: 'oauth-return', flow, code: 'one-time-code', error: '', error_description: '', ...fields };
}

/** The bodies that were posted to `/redeem`, in order. */
export async function redeemed({ requests }: FakeEndpoint): Promise<WireRedeem[]> {
  const redemptions = requests.filter(({ url }) => url.endsWith('/redeem'));
  return Promise.all(redemptions.map(async (request) => (await request.clone().json()) as WireRedeem));
}
