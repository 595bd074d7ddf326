import { createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import type { EntrySetting } from '../../../src/providers/catalog/entry.js';

const makePair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

/** Of the app, of the provider, and of nobody whom either knows. */
export const signingKeys = { app: makePair(), provider: makePair(), stranger: makePair() };

/** What a test sets a setting to. */
export function exampleOf({ kind, example }: EntrySetting): string {
  if (kind === 'private-key') return signingKeys.app.privateKey;
  return kind === 'public-key' ? signingKeys.provider.publicKey : example;
}

/** RSA2 by Node, in base64. */
export function rsaSignature(text: string, by: keyof typeof signingKeys = 'provider'): string {
  return createSign('RSA-SHA256').update(text).sign(signingKeys[by].privateKey, 'base64');
}

/** Whether the app signed a request; `name` is the parameter that holds the signature. Names are the provider's own. */
export function isSignedByApp(parameters: ReadonlyMap<string, string>, name: string): boolean {
  const names = [...parameters.keys()].filter((one) => one !== name).sort();
  const text = names.map((one) => `${one}=${parameters.get(one) ?? ''}`).join('&');
  const verifier = createVerify('RSA-SHA256').update(text);
  return verifier.verify(signingKeys.app.publicKey, parameters.get(name) ?? '', 'base64');
}

/** The clock on a wall in Shanghai, by the runtime's own time zones. */
export function shanghaiTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
