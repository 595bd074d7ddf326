/**
 * An address without its query, its fragment and the user name before a host, which may be secret. The text need not be a URL. Each
 * character is read at most twice, because anybody can send an address of 16 KB.
 */
export function withoutSecrets(address: string): string {
  return address.replace(/[?#].*$/s, '').replace(/[^/\\]+/g, (part) => part.replace(/^.*@/s, '…@'));
}
