import { mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface OwnCertificate {
  readonly certificate: string;
  readonly files: { readonly key: string; readonly certificate: string };
  end(): void;
}

/** A certificate for 127.0.0.1 and localhost, in files that a server reads. */
export async function makeCertificate(): Promise<OwnCertificate> {
  const altNames = [
    { type: 2 as const, value: 'localhost' },
    { type: 7 as const, ip: '127.0.0.1' },
  ];
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-certificate-'));
  chmodSync(folder, 0o755);
  const files = { key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') };
  writeFileSync(files.key, made.private, { mode: 0o644 });
  writeFileSync(files.certificate, made.cert, { mode: 0o644 });
  return { certificate: made.cert, files, end: () => rmSync(folder, { recursive: true, force: true }) };
}
