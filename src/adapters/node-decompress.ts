import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type InputType, type ZlibOptions } from 'node:zlib';

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
  const codings = coding.toLowerCase().split(',', maximumCodings + 1);
  if (codings.length > maximumCodings) throw new Error('the answer has too many codings');
  let decoded = body;
  // The coding that is named last was applied last, so it is removed first.
  for (const name of codings.reverse())
    if (decoded.length) decoded = await decodeOnce(decoded, name.trim(), largest);
  return decoded;
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
      throw new Error("the answer has a coding that can't be read");
  }
}
