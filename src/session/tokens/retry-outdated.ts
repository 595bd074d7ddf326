import { againHeader } from '../../protocol/wire.js';
import type { SessionState } from '../session-state.js';

/** How long a response with newer cookies takes to arrive. */
const deliveryMs = 1000;

/**
 * Sends a request. If the endpoint says that another server may just have renewed the session, this sends the request once more, with the
 * cookies that the browser has then.
 * @param send sends the request with additional headers.
 */
export async function retryIfOutdated(
  session: SessionState,
  send: (headers: Record<string, string>) => Promise<Response>,
): Promise<Response> {
  const answer = await send({});
  const mark = answer.headers.get(againHeader);
  if (!mark) return answer;
  await new Promise<void>((resolve) => {
    session.page.setTimeout(resolve, deliveryMs);
  });
  return send({ [againHeader]: mark });
}
