import type { OAuthError } from '../../protocol/errors.js';
import type { ReturnMessage } from '../../protocol/return-message.js';
import type { WireRedeem, WireSession } from '../../protocol/wire.js';
import { post } from '../post-to-endpoint.js';
import { broadcastSession } from '../tabs/broadcast-session.js';
import type { SessionCore } from '../core.js';
import type { Ended } from '../login/flow.js';

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
  core: SessionCore,
  ended: Ended,
  { flow, code, error, error_description }: ReturnMessage,
  { verifier }: Redemption,
): Promise<void> {
  if (error) {
    core.fail(ended, error, error_description);
    return;
  }
  try {
    const answer = await askPatiently(core, { flow, code, verifier });
    // A page that asked the endpoint meanwhile has told of it already.
    const told = ended.label !== undefined && !core.flows.has(ended.label);
    core.replace(answer, 'other-tab', 'expired', told ? undefined : ended);
    // A flow of the page before this one has no label by which that would be noticed.
    if (!ended.label && !core.auths[ended.provider]) core.fail(ended, 'server_error');
    broadcastSession(core, answer);
  } catch (cause) {
    const { code: why, description } = cause as OAuthError;
    core.fail(ended, why, description);
  }
}

async function askPatiently(core: SessionCore, body: WireRedeem): Promise<WireSession> {
  const transport = core.transport;
  const page = core.page;
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
