import { OAuthError } from '../../protocol/errors.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import type { RandomBytes } from '../runtime/random.js';
import { deriveFernetKeys } from './fernet-keys.js';
import { isSignedBy, joinBytes, makeFernet, openFernet, readFernet, type FernetToken } from './fernet.js';
import { fromPaddedBase64, toPaddedBase64 } from './padded-base64.js';

const rounds = 600_000;
/** Flet's own up to 0.27.4; the data doesn't tell which were used. */
const oldRounds = 100_000;
const saltLength = 16;
/** Twice wrapped in base64, the longest text stays below the longest data. */
const mostTextBytes = 512 * 1024;
const mostDataLength = 1024 * 1024;

/**
 * Encrypts text as Flet's `flet.security.encrypt` does, and for it to decrypt: base64url of 16 bytes of salt and
 * a Fernet token, whose keys come from the passphrase by 600 000 rounds of PBKDF2-HMAC-SHA256. That costs about
 * 0.1 s of CPU each time: don't let unknown people trigger it.
 * @param text at most 512 KB in UTF-8.
 * @throws {OAuthError} `invalid_request` for longer text, and for what is not text or has no UTF-8 form.
 */
export function encrypt(text: string, passphrase: string): Promise<string> {
  return encryptWith(
    (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
    Date.now,
    text,
    passphrase,
  );
}

/**
 * What {@link encrypt} does, with given randomness and time.
 * @param random fills 16 bytes of salt, then 16 of the initialization vector.
 */
export async function encryptWith(
  random: RandomBytes,
  clock: Clock,
  text: string,
  passphrase: string,
): Promise<string> {
  if (!isText(text) || !isText(passphrase)) {
    throw new OAuthError(
      'invalid_request',
      'The text and the passphrase must be strings that have a UTF-8 form.',
    );
  }
  const plain = new TextEncoder().encode(text);
  if (plain.length > mostTextBytes) {
    throw new OAuthError('invalid_request', 'The text to encrypt is longer than 512 KB.');
  }
  const [salt, iv] = [new Uint8Array(saltLength), new Uint8Array(16)];
  random(salt);
  random(iv);
  const keys = await deriveFernetKeys(passphrase, salt, rounds);
  const token = await makeFernet(keys, plain, iv, secondsOf(clock));
  return toPaddedBase64(joinBytes(salt, new TextEncoder().encode(token)));
}

/**
 * Decrypts what {@link encrypt} or Flet's `flet.security.encrypt` made, of any age: no time is checked. Data that
 * isn't signed with the key of 600 000 rounds is tried with the 100 000 of Flet before 0.27.5. Costs about 0.1 s
 * of CPU: don't let unknown people trigger it.
 * @param data at most 1 MB (1,048,576 characters), which 576 KB of text become (589,743 bytes). Flet itself
 * has no limit: what it encrypted of longer text can't be decrypted here.
 * @throws {OAuthError} `decryption_failed` for another passphrase, for data that was changed, cut, or never encrypted,
 * and for what is not text.
 */
export async function decrypt(data: string, passphrase: string): Promise<string> {
  if (!isText(data) || !isText(passphrase)) throw failure();
  const { salt, token } = readData(data);
  for (const iterations of [rounds, oldRounds]) {
    const keys = await deriveFernetKeys(passphrase, salt, iterations);
    if (!(await isSignedBy(keys, token))) continue;
    try {
      // A byte order mark is text like any other: Python keeps it.
      const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
      return decoder.decode(await openFernet(keys, token));
    } catch (error) {
      throw failure(error);
    }
  }
  throw failure();
}

/** Finds out without any derivation what can't be decrypted by any key. */
function readData(data: string): { salt: Uint8Array<ArrayBuffer>; token: FernetToken } {
  if (data.length > mostDataLength) {
    throw new OAuthError('decryption_failed', 'The data to decrypt is longer than 1 MB.');
  }
  // Python passes over foreign characters, but only ASCII ones.
  const bytes = /^[\x00-\x7f]*$/.test(data) ? fromPaddedBase64(new TextEncoder().encode(data)) : undefined;
  const token = bytes && readFernet(bytes.subarray(saltLength));
  if (!token) throw failure();
  return { salt: bytes.slice(0, saltLength), token };
}

function failure(cause?: unknown): OAuthError {
  const description = 'The data was not encrypted with this passphrase, or was changed since.';
  return new OAuthError('decryption_failed', description, cause);
}

/**
 * Whether it is text that UTF-8 can hold. Half a surrogate pair would become a replacement character, silently; and
 * callers in plain JavaScript may pass anything: `undefined` would be encrypted as empty text.
 */
function isText(value: unknown): value is string {
  return typeof value === 'string' && !/\p{Surrogate}/u.test(value);
}
