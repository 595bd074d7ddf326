import { promisify } from 'node:util';
import type { Transform } from 'node:stream';
import {
  brotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  gunzip,
  inflate,
  inflateRaw,
  type InputType,
  type ZlibOptions,
} from 'node:zlib';

type Decode = (body: InputType, options: ZlibOptions) => Promise<Buffer>;

const [unzip, inflateZlib, inflateBare, unbrotli] = [gunzip, inflate, inflateRaw, brotliDecompress].map(
  (decode) => promisify(decode) as Decode,
) as [Decode, Decode, Decode, Decode];

/** The most codings of one body; no honest server uses more. */
const maximumCodings = 2;

/**
 * Decodes a body by its `Content-Encoding` (RFC 9110 section 8.4).
 * @throws {Error} for an unknown coding, for a body that is damaged or cut off, and for more than `largest` bytes.
 */
export async function decodeBody(body: Buffer, coding: string, largest: number): Promise<Buffer> {
  let decoded = body;
  for (const name of codingsToRemove(coding))
    if (decoded.length) decoded = await decodeOnce(decoded, name, largest);
  return decoded;
}

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * The streams that decode a body by its `Content-Encoding`, in the order in which the body goes through them.
 * @throws {Error} for an unknown coding: the page would get bytes that nobody tells it how to read.
 */
export function decodersFor(coding: string): Transform[] {
  const names = codingsToRemove(coding).filter((name) => name !== '' && name !== 'identity');
  if (!names.every((name) => Object.hasOwn(decoders, name))) throw unreadable();
  return names.map((name) => decoders[name]?.()).filter((decoder) => decoder !== undefined);
}

/** The coding that is named last was applied last, so it is removed first. */
function codingsToRemove(coding: string): string[] {
  const codings = coding.toLowerCase().split(',', maximumCodings + 1);
  if (codings.length > maximumCodings) throw new Error('the answer has too many codings');
  return codings.map((name) => name.trim()).reverse();
}

function decodeOnce(body: Buffer, coding: string, largest: number): Promise<Buffer> | Buffer {
  const options = { maxOutputLength: largest };
  switch (coding) {
    case '':
    case 'identity':
      return body;
    case 'gzip':
    case 'x-gzip':
      return unzip(body, options);
    case 'deflate':
      // Some servers send the bare format, without the zlib header that the specification requires (RFC 1950 section 2.2).
      return ((body[0] ?? 0) & 0x0f) === 8 ? inflateZlib(body, options) : inflateBare(body, options);
    case 'br':
      return unbrotli(body, options);
    default:
      throw unreadable();
  }
}

function unreadable(): Error {
  return new Error("the answer has a coding that can't be read");
}
