import type { OAuthError } from '../../protocol/errors.js';
import type { ReturnMessage } from '../../protocol/return-message.js';
import type { WireRedeem, WireSession } from '../../protocol/wire.js';
import { post } from '../later/post.js';
import type { OAuthSession } from '../session.js';
import type { Ended } from '../state.js';

/** What turns a flow's code into a session. */
export interface Redemption {
  readonly verifier: string;
  readonly challenge?: string;
  /** Whether something has come back already. */
  begun: boolean;
}

/** Milliseconds after which an endpoint that could not be reached is asked again: the code lives for a minute. */
const pauses = [1000, 5000];

/** Ends a flow with what came back: its code is redeemed, its error told. */
export async function redeem(
  session: OAuthSession,
  ended: Ended,
  { flow, code, error, error_description }: ReturnMessage,
  { verifier }: Redemption,
): Promise<void> {
  if (error) {
    session['fail'](ended, error, error_description);
    return;
  }
  try {
    const answer = await askPatiently(session, { flow, code, verifier });
    // A page that asked the endpoint meanwhile has told of it already.
    const told = ended.label !== undefined && !session['flows'].has(ended.label);
    session['replace'](answer, 'other-tab', 'expired', told ? undefined : ended);
    // A flow of the page before this one has no label by which that would be noticed.
    if (!ended.label && !session.auths[ended.provider]) session['fail'](ended, 'server_error');
    session['tell']({ type: 'oauth-session', session: answer });
  } catch (cause) {
    const { code: why, description } = cause as OAuthError;
    session['fail'](ended, why, description);
  }
}

async function askPatiently(session: OAuthSession, body: WireRedeem): Promise<WireSession> {
  const transport = session['transport'];
  const page = session['page'];
  for (const pause of [...pauses, 0]) {
    try {
      const answer = (await post(transport, '/redeem', body)) as Partial<WireSession> | null;
      return Array.isArray(answer?.authorizations) ? (answer as WireSession) : transport.unreachable();
    } catch (error) {
      // A gateway that is being restarted may answer with a page of its own.
      if (!pause || !(error as OAuthError).code.startsWith('endpoint_')) throw error;
      await new Promise((resolve) => page.setTimeout(resolve, pause));
    }
  }
  return transport.unreachable();
}
