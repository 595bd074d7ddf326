import { answeredStatus, FailedCall, reasonOf } from './failure-reason.js';
import { causesOf } from './operator-note.js';

/** Why an address could not be reached, and what to do about it. */
export interface UnreachableReason {
  readonly why: string;
  readonly cure: string;
}

const firewall = 'Check that this server may connect to it: firewall, egress rules, proxy (HTTPS_PROXY).';

/** By the `code` of Node's and undici's errors. */
const reasons: readonly (readonly [RegExp, UnreachableReason])[] = [
  [
    /^(?:ENOTFOUND|EAI_\w+)$/,
    {
      why: 'DNS knows no such host',
      cure: "Check the host in the provider's settings, and this server's DNS.",
    },
  ],
  [
    /^ENAMEINSIDE$/,
    {
      why: 'its name leads to this machine or network, where its issuer is not',
      cure: "If that is right, write this address of the metadata into the provider's settings (tokenEndpoint, userEndpoint, jwksUri); else ask the provider.",
    },
  ],
  [/^ECONNREFUSED$/, { why: 'it refused the connection', cure: 'Check that it runs, and its port.' }],
  [/^(?:EHOSTUNREACH|ENETUNREACH|EACCES|EPERM)$/, { why: 'there is no route to it', cure: firewall }],
  [
    /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/,
    {
      why: 'it broke the connection off',
      cure: 'Try again; if it goes on, check proxies and firewalls between.',
    },
  ],
  [
    /^(?:ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_\w*TIMEOUT|OAUTH_TIMEOUT|OAUTH_ABORT)$/,
    { why: 'it did not answer in time', cure: firewall },
  ],
  [
    /CERT|SELF_SIGNED|^UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|HOSTNAME_MISMATCH/,
    {
      why: 'its TLS certificate or connection was refused',
      cure: 'Check its certificate and the date here; trust a private authority with NODE_EXTRA_CA_CERTS.',
    },
  ],
];

/**
 * Why a call failed, by its causes.
 * @param discoveredAt the issuer, if the provider's addresses are discovered.
 */
export function unreachableReason(error: unknown, discoveredAt?: string): UnreachableReason {
  const causes = causesOf(error);
  const status = causes.find((cause) => cause instanceof FailedCall)?.status;
  if (status !== undefined) return reasonOfStatus(status);
  for (const cause of causes) {
    const { code, name } = cause as { code?: unknown; name?: unknown };
    if (name === 'TimeoutError' || name === 'AbortError')
      return { why: 'it did not answer in time', cure: firewall };
    if (typeof code !== 'string') continue;
    const known = reasons.find(([form]) => form.test(code));
    // Libraries' codes are words in capitals; ours are not.
    if (known)
      return known[1].why.includes('TLS') ? { ...known[1], why: `${known[1].why} (${code})` } : known[1];
  }
  if (discoveredAt !== undefined && answeredStatus(error) === 404)
    return {
      why: 'it answered HTTP 404',
      cure: 'Check issuer in the settings: its metadata must be at {issuer}/.well-known/openid-configuration.',
    };
  return {
    why: reasonOf(error),
    cure: 'Check its addresses in the settings, and that this server can reach them.',
  };
}

function reasonOfStatus(status: number): UnreachableReason {
  if (status === 429)
    return {
      why: 'it answered HTTP 429, too many requests',
      cure: "Check the provider's rate limits for this client.",
    };
  return {
    why: `it answered HTTP ${status}`,
    cure: "Check the provider's status page, and its address in the settings.",
  };
}
