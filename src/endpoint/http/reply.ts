import type { SessionChanges } from '../sessions/session-store.js';

/** A response, before an adapter turns it into the response object of its runtime. */
export interface Reply {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** A stream is read as fast as the client takes it, and cancelled when the client disconnects. */
  readonly body: string | ReadableStream<Uint8Array> | null;
}

/** A reply whose session changes have not become headers yet. */
export interface Answer extends Reply {
  readonly changes?: SessionChanges;
}

type Header = readonly [string, string];

/** On every reply: it is not cached, sniffed or embedded by other sites, and its URL is not sent as `Referer` (S25). */
const common: readonly Header[] = [
  ['cache-control', 'no-store'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-resource-policy', 'same-origin'],
];

const jsonHeaders: readonly Header[] = [...common, ['content-type', 'application/json; charset=utf-8']];

export function jsonReply(body: string, status = 200): Reply {
  return { status, headers: jsonHeaders, body };
}

/** A redirect by 303, never 307: that would send the body of a POST on (S24). */
export function redirectReply(location: string): Reply {
  return { status: 303, headers: [...common, ['location', location]], body: null };
}

/** @param policy the `Content-Security-Policy` of the page (`pages/page-policy.ts`). No `Cross-Origin-Opener-Policy`: it would cut the opener (S26). */
export function pageReply(html: string, policy: string, status: number): Reply {
  return {
    status,
    headers: [...common, ['content-type', 'text/html; charset=utf-8'], ['content-security-policy', policy]],
    body: html,
  };
}

/**
 * Passes a provider's answer on as it arrives. It can't run in our origin: opened as a page it is sandboxed and loads nothing.
 * @param passed the headers of the answer that the page may see.
 */
export function streamReply(body: Reply['body'], passed: readonly Header[], status: number): Reply {
  const policy: Header = ['content-security-policy', "sandbox; default-src 'none'"];
  // Otherwise nginx holds a stream back until its buffers are full.
  const unbuffered: Header[] = body instanceof ReadableStream ? [['x-accel-buffering', 'no']] : [];
  return { status, headers: [...common, policy, ...unbuffered, ...passed], body };
}

/** The same reply with one more header. */
export function withHeader(reply: Answer, name: string, value: string): Answer {
  return withHeaders(reply, [[name, value]]);
}

export function withHeaders<R extends Reply>(reply: R, headers: readonly Header[]): R {
  return { ...reply, headers: [...reply.headers, ...headers] };
}

/** The same reply with session changes, which become headers when it is sent. */
export function withChanges(reply: Reply, changes: SessionChanges): Answer {
  return changes.length ? { changes, ...reply } : reply;
}

/** The answer to HEAD: what GET would say, without its body (RFC 9110 section 9.3.2). */
export function withoutBody(reply: Answer): Answer {
  if (reply.body instanceof ReadableStream) reply.body.cancel().catch(() => undefined);
  return { ...reply, body: null };
}

export function toWebResponse({ status, headers, body }: Reply): Response {
  return new Response(body, {
    status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  });
}
