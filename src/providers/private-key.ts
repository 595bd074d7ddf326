/** The name of the curve P-256 in a key (RFC 5480 section 2.1.1.1), as bytes. */
const p256 = '\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07';

/** What is wrong with the text of a private key for ES256 (PKCS #8 in PEM); never a part of it. */
export function privateKeyProblem(pem: unknown): string | undefined {
  const words =
    'must be the whole text of the .p8 file, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----';
  if (typeof pem !== 'string') return words;
  const base64 = /^-----BEGIN PRIVATE KEY-----([A-Za-z\d+/=\s]+)-----END PRIVATE KEY-----$/.exec(
    pem.trim(),
  )?.[1];
  if (base64 === undefined) return words;
  try {
    const bytes = atob(base64.replace(/\s+/g, ''));
    return bytes.includes(p256) && bytes.length < 300
      ? undefined
      : 'must be a key of the curve P-256, as Apple makes them';
  } catch {
    return words;
  }
}
