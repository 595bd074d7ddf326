import type { OperatorLogEntry } from './operator-log.js';

export const proxyNotTrusted = (): OperatorLogEntry => ({
  code: 'proxy_not_trusted',
  level: 'info',
  message:
    'Requests come through a proxy (X-Forwarded-For) that the settings do not count: rateLimit limits none of its visitors.',
  cure: 'Set trustProxy (OAUTH_TRUST_PROXY) to the number of proxies in front, such as 1, or to 0 if there is none.',
});

/** A proxy that `trustProxy` counts names no caller. To count its own address would let one visitor lock everybody out. */
export const proxyNamesNobody = (): OperatorLogEntry => ({
  code: 'caller_address_unknown',
  level: 'warning',
  message:
    'Requests come without X-Forwarded-For from an address inside, though trustProxy counts a proxy: rateLimit limits none of its visitors.',
  cure: 'Let the proxy append its caller’s address to X-Forwarded-For (Forwarded is not read), or set trustProxy (OAUTH_TRUST_PROXY) to 0 if there is none. Requests of this machine itself need nothing.',
});
