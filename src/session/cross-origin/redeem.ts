import type { OAuthError } from '../../protocol/errors.js';
import type { ReturnMessage } from '../../protocol/return-message.js';
import type { WireRedeem, WireSession } from '../../protocol/wire.js';
import { newestSession } from '../newest-session.js';
import { post } from '../post-to-endpoint.js';
import { broadcastSession } from '../tabs/broadcast-session.js';
import type { SessionState } from '../session-state.js';
import type { Ended } from '../login/flow.js';

/** What a page needs to redeem the code of a flow. */
export interface Redemption {
  readonly verifier: string;
  readonly challenge?: string;
  /** Whether a result has already arrived. */
  begun: boolean;
}

/** Milliseconds to wait before each retry if the endpoint could not be reached: the code is valid for a minute. */
const retryDelaysMs = [1000, 5000];

/** Ends a flow by its return message: redeems its code, or reports its error. */
export async function redeem(
  session: SessionState,
  ended: Ended,
  { flow, code, error, error_description }: ReturnMessage,
  { verifier }: Redemption,
): Promise<void> {
  if (error) {
    session.fail(ended, error, error_description);
    return;
  }
  try {
    const { wire, postedAt, fetchedAt } = session;
    const redeemed = await redeemWithRetries(session, { flow, code, verifier });
    const answer = await newestSession(session, { wire, postedAt, fetchedAt }, redeemed).catch(
      () => redeemed,
    );
    // Another check of the endpoint may have ended the flow in the meantime.
    const isEnded = ended.label !== undefined && !session.flows.has(ended.label);
    session.replace(answer, 'other-tab', 'expired', isEnded ? undefined : ended);
    // The session lacks the provider. `replace` reports that only for a flow with a label; after a redirect there is none.
    if (!ended.label && !session.auths[ended.provider]) session.fail(ended, 'server_error');
    broadcastSession(session, answer);
  } catch (cause) {
    const { code: why, description } = cause as OAuthError;
    session.fail(ended, why, description);
  }
}

async function redeemWithRetries(session: SessionState, body: WireRedeem): Promise<WireSession> {
  const transport = session.transport;
  const page = session.page;
  for (const delayMs of [...retryDelaysMs, 0]) {
    try {
      const answer = (await post(transport, '/redeem', body)) as Partial<WireSession> | null;
      return Array.isArray(answer?.authorizations) ? (answer as WireSession) : transport.unreachable();
    } catch (error) {
      // A gateway that restarts may respond with a page of its own.
      if (!delayMs || !(error as OAuthError).code.startsWith('endpoint_')) throw error;
      await new Promise((resolve) => page.setTimeout(resolve, delayMs));
    }
  }
  return transport.unreachable();
}
