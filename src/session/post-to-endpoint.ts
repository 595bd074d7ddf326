import { requestHeader } from '../protocol/wire.js';
import type { Transport } from './transport.js';

/** A page's own POST, with the header that no form can send. */
export function ownPost(body: object, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', [requestHeader]: '1', ...headers },
    body: JSON.stringify(body),
  };
}

/** What the endpoint answers to such a POST. */
export function post(transport: Transport, path: string, body: object): Promise<unknown> {
  return send(transport, path, ownPost(body));
}

/** Resolves to the JSON that the endpoint answers. */
export async function send({ read, request }: Transport, path: string, init?: RequestInit): Promise<unknown> {
  return read(await request(path, init));
}
