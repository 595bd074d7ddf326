import type { OperatorLogEntry } from './operator-log.js';

/** Messages about callbacks without a pending login in their browser. */

interface NamedProvider {
  readonly id: string;
  readonly name: string;
}

/** A callback whose state is not one of ours. */
export const callbackWithoutState = (): OperatorLogEntry => ({
  code: 'callback_without_state',
  level: 'info',
  message: 'A callback came without the state that every sign-in begins with here.',
  cure: "Let sign-ins begin at the site: a link to the redirect URL, or from the provider's own list of apps, ends like this.",
});

/** A callback without its pending login: a lost cookie and another browser look the same. */
export const callbackWithoutLogin = (facts: {
  readonly origin: string;
  readonly reason: 'absent' | 'unreadable' | 'different';
}): OperatorLogEntry =>
  facts.reason === 'unreadable'
    ? {
        code: 'flow_cookie_unreadable',
        level: 'warning',
        message: 'A sign-in came back with a cookie that none of the secrets opens.',
        cure: 'Give every process the same secret (OAUTH_SECRET); after a change keep the old one second in the list.',
      }
    : {
        code: 'state_mismatch',
        level: 'warning',
        message:
          'A sign-in came back to a browser that did not begin it, or that lost its cookie (the two look alike).',
        cure:
          `If it happens often: open the site at ${facts.origin} only (baseUrl), and check that cookies are allowed ` +
          'and that nothing between drops Set-Cookie or Cookie. Links opened in another browser or app end like this, too.',
      };

export const loginExpired = (facts: { readonly minutes: number }): OperatorLogEntry => ({
  code: 'flow_expired',
  level: 'info',
  message: `A person came back from a provider after more than ${facts.minutes} minutes.`,
  cure: 'Nothing, if it is rare. If it is not, check that all servers have the same time.',
});

export const callbackReplayed = (): OperatorLogEntry => ({
  code: 'callback_replayed',
  level: 'info',
  message: 'A callback that was used already came again.',
  cure: 'Nothing, if it is rare. If it is not, look for a proxy, scanner or service worker that repeats requests.',
});

/** Of a provider that compares only the domain of redirect URLs. */
export const codeReceivedBefore = ({ id, name }: NamedProvider): OperatorLogEntry => ({
  code: 'code_received_before',
  level: 'warning',
  provider: id,
  message: `A sign-in with ${name} was refused: its code had come with a sign-in of another provider, or has characters that no code has.`,
  cure: `If this happens again, another provider of the settings gets codes of ${name}: remove the one you don't trust.`,
});

/** A code at the end of another parameter, where a provider may have appended it. */
export const codeInParameter = ({ id, name }: NamedProvider): OperatorLogEntry => ({
  code: 'code_in_parameter',
  level: 'warning',
  provider: id,
  message: `A sign-in with ${name} was refused: a parameter of its address had the code of a provider at its end.`,
  cure: `If this happens again, somebody uses provider ${id} to get codes of another one: remove it unless you trust it with them.`,
});

export const codesForgotten = ({ id, name }: NamedProvider): OperatorLogEntry => ({
  code: 'codes_forgotten',
  level: 'warning',
  provider: id,
  message: `Sign-ins with ${name} are refused for a while: more callbacks came than this process can tell apart.`,
  cure: 'Set a store, which keeps them all, and see whether rateLimit counts visitors by their own address (trustProxy).',
});
