import { againHeader } from '../../protocol/wire.js';
import type { SessionCore } from '../core.js';

/** Milliseconds in which newer cookies, whose answer may be under way, arrive. */
const deliveryMs = 1000;

/**
 * Sends a request, and where the endpoint says that another server may have renewed the session just now, once more with
 * the cookies that the browser has then.
 * @param send sends it with these headers added.
 */
export async function retryIfOutdated(
  core: SessionCore,
  send: (headers: Record<string, string>) => Promise<Response>,
): Promise<Response> {
  const answer = await send({});
  const mark = answer.headers.get(againHeader);
  if (!mark) return answer;
  await new Promise<void>((resolve) => {
    core.page.setTimeout(resolve, deliveryMs);
  });
  return send({ [againHeader]: mark });
}
