import type { Drift, SentJson } from '../drift.js';
import type { Received } from '../received.js';

export const jsonResponse = (value: unknown, status = 200): Response =>
  new Response(typeof value === 'string' ? value : JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json' },
  });

export const jsonBytes = (bytes: Uint8Array<ArrayBuffer>): Response =>
  new Response(bytes, { headers: { 'content-type': 'application/json' } });

/** Answers one of the requests in the provider's place. */
export const answering = (what: Received['what'], answer: () => Response): Drift => ({
  instead: (received) => (received.what === what ? answer() : undefined),
});

/** A copy with another value at a path such as `data.user.id`; `undefined` omits it. */
export function withValueAt(
  raw: Readonly<Record<string, unknown>>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const copy = structuredClone(raw) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place: unknown = copy;
  for (const name of names) place = (place as Record<string, unknown> | null | undefined)?.[name];
  if (typeof place !== 'object' || place === null) return copy;
  const fields = place as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(fields, last);
  else fields[last] = value;
  return copy;
}

/** The same fields but one. */
export const without = (fields: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name));

/** Sends one of the answers in another way. */
export const sentAs =
  (which: SentJson, send: (text: string) => Response): Drift['sent'] =>
  (text, what) =>
    what === which ? send(text) : jsonResponse(text);

export const html = (status: number, headers: Record<string, string> = {}): Response =>
  new Response('<!doctype html><title>Sorry</title>', {
    status,
    headers: { 'content-type': 'text/html', ...headers },
  });

/** To another host, where nothing may arrive. */
export const redirect = (status: number): Response =>
  html(status, { location: 'https://evil.example/there' });

/** 5 MB of JSON. */
export const huge = (): Response => jsonResponse({ motto: 'x'.repeat(5_000_000) });
