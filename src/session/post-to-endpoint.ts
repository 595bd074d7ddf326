import { requestHeader } from '../protocol/wire.js';
import type { Transport } from './transport.js';

/** A POST request with a JSON body, and with the header that no form can send. */
export function jsonPost(body: object, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', [requestHeader]: '1', ...headers },
    body: JSON.stringify(body),
  };
}

/** Posts to the endpoint. Resolves to the JSON of its response. */
export function post(transport: Transport, path: string, body: object): Promise<unknown> {
  return send(transport, path, jsonPost(body));
}

/** Sends a request to the endpoint. Resolves to the JSON of its response. */
export async function send({ read, request }: Transport, path: string, init?: RequestInit): Promise<unknown> {
  return read(await request(path, init));
}
