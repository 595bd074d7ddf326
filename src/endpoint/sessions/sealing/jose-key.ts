import type { SealingKey } from '../../runtime/cryptography.js';

const encryption = 'A256GCM';

/** The sealing key of every runtime: jose on Web Crypto, loaded where the runtime brings no key of its own. */
export function joseKey(bytes: Uint8Array): SealingKey {
  const imported = crypto.subtle.importKey('raw', new Uint8Array(bytes), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  // Importing 32 bytes can't fail; should it, the first use reports it, not the process.
  imported.catch(() => undefined);
  return {
    async seal(text, kid) {
      const { CompactEncrypt } = await import('jose');
      return new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'dir', enc: encryption, kid })
        .encrypt(await imported);
    },
    async open(sealed) {
      const { compactDecrypt } = await import('jose');
      const { plaintext } = await compactDecrypt(sealed, await imported, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: [encryption],
      });
      return new TextDecoder().decode(plaintext);
    },
  };
}
