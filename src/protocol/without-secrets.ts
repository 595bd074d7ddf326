/**
 * An address without what may be a secret: its query, its fragment, and the name of a user before a host. It may be no URL at all. Each
 * character is read at most twice: anybody can send an address of 16 KB.
 */
export function withoutSecrets(address: string): string {
  return address.replace(/[?#].*$/s, '').replace(/[^/\\]+/g, (part) => part.replace(/^.*@/s, '…@'));
}
