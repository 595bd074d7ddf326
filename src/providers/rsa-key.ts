/** The name of RSA in a key (RFC 8017 appendix A.1), as bytes, and the algorithm that it makes with its empty parameter. */
const rsa = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01';
const algorithm = `\x30\x0d${rsa}\x05\x00`;

/** The settings of a provider whose requests are signed. */
export const rsaKeys = {
  privateKey: { kind: 'private-key', example: 'MIIEvQIBADANBgkqhkiG…' },
  publicKey: { kind: 'public-key', example: 'MIIBIjANBgkqhkiG…' },
} as const;

type Kind = 'private' | 'public';

/** What is wrong with the text of an RSA key; never a part of it. */
export function rsaKeyProblem(kind: Kind, text: unknown): string | undefined {
  const words = `must be an RSA key of at least 2048 bits, the ${kind} one, in PEM or as its base64 alone`;
  const bytes = derOf(kind, text);
  return bytes !== undefined && bytes.length > (kind === 'private' ? 1100 : 290) ? undefined : words;
}

/**
 * The bytes of an RSA key as Web Crypto takes them (PKCS #8, SPKI), each as a character; `undefined` for anything else. Line breaks may be
 * written as `\n`, and the lines before and after the base64 may be missing, as Alipay's tool leaves them out.
 */
export function derOf(kind: Kind, text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const plain = text.replaceAll('\\n', '\n').trim();
  const armour = kind === 'private' ? '(?:RSA )?PRIVATE KEY' : 'PUBLIC KEY';
  const pem = new RegExp(`^-----BEGIN ${armour}-----([^-]+)-----END ${armour}-----$`).exec(plain)?.[1];
  const base64 = (pem ?? plain).replace(/\s+/g, '');
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(base64) || base64.length > 8192) return undefined;
  try {
    const bytes = atob(base64);
    if (bytes.slice(0, 40).includes(rsa)) return bytes;
    // The key alone (PKCS #1): version 0, then a number of at least 256 bytes.
    const isBare = kind === 'private' && /^\x30\x82[^]{2}\x02\x01\x00\x02\x82/.test(bytes);
    return isBare ? tagged('\x30', `\x02\x01\x00${algorithm}${tagged('\x04', bytes)}`) : undefined;
  } catch {
    return undefined;
  }
}

/** A value with its tag and its length, which takes two bytes. */
function tagged(tag: string, value: string): string {
  return `${tag}\x82${String.fromCharCode(value.length >> 8, value.length & 255)}${value}`;
}
