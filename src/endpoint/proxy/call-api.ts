import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import { redactError } from '../provider-calls/errors/redacted-error.js';
import { FailedCall } from '../log/failure-reason.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { withTimeout } from '../provider-calls/network/call-timeout.js';
import { redirectTarget } from './api-url.js';
import { merge } from '../runtime/merge.js';

/** `fetch` options with `stream: true`: resolve as soon as the headers arrive. The standard `fetch` always does so. */
export type StreamInit = RequestInit & { stream?: boolean };

export interface ApiCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | undefined;
}

const mostRedirects = 3;

/**
 * Calls the provider's API with the access token, which is sent only to URLs under the provider's bases.
 * @throws {OAuthError} `provider_unreachable` if no answer starts in time, `provider_redirected` for a redirect that leads outside
 * of the bases, loops, or would repeat a write.
 */
export async function callApi(
  { fetch, timeoutMs }: EndpointContext,
  { apiBases }: CheckedProvider,
  { method, url, headers, body }: ApiCall,
  accessToken: string,
): Promise<Response> {
  const init: StreamInit = {
    method,
    redirect: 'manual',
    stream: true,
    headers: merge(headers, { authorization: `Bearer ${accessToken}` }),
    ...(body ? { body } : {}),
  };
  const reads = method === 'GET' || method === 'HEAD';
  // The time limit ends with the headers: a body may take as long as the page waits for it.
  return withTimeout(timeoutMs, async ({ signal }) => {
    let at = url;
    for (let redirects = 0; ; redirects += 1) {
      const { host } = at;
      const response = await fetch(at.href, merge(init, { signal }));
      if (signal.aborted) discard(response);
      if (isAnswer(response)) return response;
      discard(response);
      if (!isRedirect(response)) unreachable(new FailedCall(host, response.status));
      const next = reads ? redirectTarget(apiBases, at, response.headers.get('location')) : undefined;
      if (!next || redirects === mostRedirects)
        throw new OAuthError('provider_redirected', 'The API sends this call elsewhere.');
      at = next;
    }
  }).catch((error: unknown) => {
    if (error instanceof OAuthError) throw error;
    unreachable(new FailedCall(url.host, undefined, redactError(error)));
  });
}

/** Cancels an answer that nobody reads. */
export function discard({ body }: Response): void {
  body?.cancel().catch(() => undefined);
}

/** Other statuses, such as LinkedIn's 999, can't be passed on. */
function isAnswer(response: Response): boolean {
  return response.status >= 200 && response.status < 600 && !isRedirect(response);
}

/** Some runtimes show the status 0 for a redirect that is not followed. */
function isRedirect({ status }: Response): boolean {
  return status === 0 || (status >= 300 && status < 400 && status !== 304);
}

function unreachable(cause: FailedCall): never {
  throw new OAuthError('provider_unreachable', 'The API did not answer.', cause);
}
