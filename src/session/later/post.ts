import { requestHeader } from '../../protocol/wire.js';
import type { Transport } from '../transport.js';

/** What the endpoint answers to a POST, with the header that no form can send. */
export function post({ send }: Transport, path: string, body: object): Promise<unknown> {
  return send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [requestHeader]: '1' },
    body: JSON.stringify(body),
  });
}
