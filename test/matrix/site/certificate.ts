import { generate } from 'selfsigned';
import { hosts } from './hosts.js';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Signed by itself, for the names of this machine that the matrix uses; browsers are told to put up with that. */
export async function makeCertificate(): Promise<Certificate> {
  const names = Object.values(hosts).map((value) => ({ type: 2, value }) as const);
  const made = await generate([{ name: 'commonName', value: hosts['same-origin'] }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [...names, { type: 7, ip: '127.0.0.1' }] }],
  });
  return { key: made.private, cert: made.cert };
}
