import type { IncomingMessage } from 'node:http';

const maxCharacters = 10_000;

/** A request's body as text, cut at a length that the demo never needs. */
export async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) {
    text += String(piece);
    if (text.length > maxCharacters) break;
  }
  return text;
}
