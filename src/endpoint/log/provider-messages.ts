import type { CheckedProvider } from '../settings/check-settings.js';
import type { OperatorLogEntry } from './operator-log.js';
import { quotedName, quotedWords } from './untrusted-text.js';
import { isUrl } from '../../protocol/parse-url.js';

/** Messages about a provider: its registration, its answers, the connection to it. */

type Named = Pick<CheckedProvider, 'id' | 'name'>;
type Registered = Named & Pick<CheckedProvider, 'redirectUrl' | 'clientSecret'>;

/** What a provider said about an error: its code and description. */
export interface ProviderRefusal {
  readonly provider: Registered;
  readonly error: string;
  readonly description: string;
}

const said = ({ provider, error, description }: ProviderRefusal): string => {
  const words = description ? `: ${quotedWords(description, [provider.clientSecret])}` : '';
  return `${quotedName(error)}${words}`;
};

export const providerUnreachable = (facts: {
  readonly provider: Named;
  /** Host and port that were called, if known. */
  readonly host: string | undefined;
  readonly why: string;
  readonly cure: string;
}): OperatorLogEntry => ({
  code: 'provider_unreachable',
  level: 'error',
  provider: facts.provider.id,
  message: `${facts.provider.name} can't be reached${facts.host ? ` at ${quotedName(facts.host)}` : ''}: ${facts.why}.`,
  cure: facts.cure,
});

/** The redirect URL is no secret: everybody who signs in sees it. */
export const redirectUrlRefused = (facts: ProviderRefusal): OperatorLogEntry => ({
  code: 'redirect_url_refused',
  level: 'error',
  provider: facts.provider.id,
  message: `${facts.provider.name} refuses the redirect URL (${said(facts)}).`,
  cure: `Register exactly this redirect URL with ${facts.provider.name}: ${facts.provider.redirectUrl}`,
});

export const clientRefused = (
  facts: ProviderRefusal & { readonly clientAuth: string | undefined },
): OperatorLogEntry => ({
  code: 'invalid_client',
  level: 'error',
  provider: facts.provider.id,
  message: `${facts.provider.name} refuses this client: the clientId, the clientSecret or the way it is sent (${said(facts)}).`,
  cure:
    `Check clientId and clientSecret of provider ${facts.provider.id} (copied whole, not expired). ` +
    `If they are right, set clientAuth (now ${facts.clientAuth ? `"${facts.clientAuth}"` : 'what its metadata says'}) to what ${facts.provider.name} expects.`,
});

export const clientNotPermitted = (facts: ProviderRefusal): OperatorLogEntry => ({
  code: 'unauthorized_client',
  level: 'error',
  provider: facts.provider.id,
  message: `${facts.provider.name} doesn't allow this client to sign people in this way (${said(facts)}).`,
  cure: `Register it with ${facts.provider.name} as a web application that uses the authorization code flow.`,
});

export const codeRefused = (facts: ProviderRefusal): OperatorLogEntry => ({
  code: 'invalid_grant',
  level: 'warning',
  provider: facts.provider.id,
  message: `${facts.provider.name} refuses an authorization code (${said(facts)}).`,
  cure:
    `If this happens at every sign-in, check that clientId is the one the code was made for and that ` +
    `${facts.provider.redirectUrl} is registered. If it happens now and then, a code was sent twice or too late.`,
});

export const scopeRefused = (
  facts: ProviderRefusal & { readonly scopes: readonly string[] },
): OperatorLogEntry => ({
  code: 'invalid_scope',
  level: 'error',
  provider: facts.provider.id,
  message: `${facts.provider.name} refuses a scope (${said(facts)}).`,
  cure: `Check scopes, userScopes and groupScopes of provider ${facts.provider.id} (now: ${facts.scopes.join(' ')}), and what its registration allows.`,
});

/** Any other error that the provider's own server answered with. */
export const providerRefused = (facts: ProviderRefusal): OperatorLogEntry => ({
  code: 'provider_error',
  level: 'warning',
  provider: facts.provider.id,
  message: `${facts.provider.name} ended a sign-in with the error ${said(facts)}.`,
  cure: `Look this error up in the documentation of ${facts.provider.name}, and check the client's registration there.`,
});

/** An error in a callback: a visitor may have written it. */
export const callbackError = (facts: ProviderRefusal): OperatorLogEntry => ({
  code: 'callback_error',
  level: 'warning',
  provider: facts.provider.id,
  message: `A browser came back from ${facts.provider.name} with the error ${said(facts)}.`,
  cure: `Check the scopes, the redirect URL ${facts.provider.redirectUrl} and the client's registration with ${facts.provider.name}.`,
});

export const issuerDiffers = (facts: {
  readonly provider: Named;
  /** As the settings or the discovered metadata say. */
  readonly expected: string | undefined;
  /** As an answer says; anything but a URL is not repeated. */
  readonly received: unknown;
}): OperatorLogEntry => ({
  code: 'issuer_mismatch',
  level: 'error',
  provider: facts.provider.id,
  message:
    `The settings say that the issuer of ${facts.provider.name} is ${quotedName(facts.expected ?? 'not known', 200)}, ` +
    `and an answer says that it is ${shownIssuer(facts.received)}.`,
  cure: `Set issuer of provider ${facts.provider.id} to what it documents, to the letter (a slash at the end counts). If it is set right, somebody has tried to mix up providers.`,
});

/** Only URLs: other text of a response is not repeated. */
function shownIssuer(issuer: unknown): string {
  const isAddress =
    typeof issuer === 'string' && /^https?:\/\/[\w.:/~{}[\]-]{1,200}$/.test(issuer) && isUrl(issuer);
  return isAddress ? quotedName(issuer, 200) : 'something else';
}

/** Without the value: anybody can put any URL there, in the hope that it is copied into the settings. */
export const issuerUnknown = ({ provider }: { readonly provider: Named }): OperatorLogEntry => ({
  code: 'issuer_unknown',
  level: 'warning',
  provider: provider.id,
  message: `Answers of ${provider.name} say which issuer they are from (iss), and the settings don't name it: it is not compared.`,
  cure: 'Set issuer to what the provider documents, and sendsIssuer: true where every answer has iss.',
});

export const clocksDiffer = (facts: {
  readonly provider: Named;
  /** The claim because of which the ID token is refused. */
  readonly claim: string;
  /** Seconds by which the provider's clock is ahead of ours; negative where it is behind. */
  readonly seconds: number | undefined;
}): OperatorLogEntry => ({
  code: 'clock_difference',
  level: 'error',
  provider: facts.provider.id,
  message: `An ID token of ${facts.provider.name} is refused by its times (${facts.claim}): ${clockWords(facts.provider.name, facts.seconds)}.`,
  cure: "Set the clock of this server by NTP; if it is right, the provider's is wrong.",
});

function clockWords(name: string, seconds: number | undefined): string {
  if (seconds === undefined) return `${name} doesn't say what time it is there`;
  if (Math.abs(seconds) < 2) return 'both clocks agree';
  return `the clock of ${name} is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} this server's`;
}

export const idTokenRefused = (facts: {
  readonly provider: Named;
  readonly why: string;
}): OperatorLogEntry => ({
  code: 'id_token_invalid',
  level: 'error',
  provider: facts.provider.id,
  message: `An ID token of ${facts.provider.name} is refused: ${facts.why}.`,
  cure: `Check issuer, clientId and jwksUri of provider ${facts.provider.id}, and this server's clock.`,
});

export const authenticationTimeMissing = ({ provider }: { readonly provider: Named }): OperatorLogEntry => ({
  code: 'auth_time_missing',
  level: 'error',
  provider: provider.id,
  message: `${provider.name} was asked when a person signed in (max_age), and its ID token does not say so (auth_time).`,
  cure: `Leave max-age out for provider ${provider.id}, or let ${provider.name} put auth_time into its ID tokens.`,
});

export const tokenAnswerRefused = (facts: {
  readonly provider: Named;
  readonly why: string;
}): OperatorLogEntry => ({
  code: 'token_response_invalid',
  level: 'error',
  provider: facts.provider.id,
  message: `The token endpoint of ${facts.provider.name} answered with something that can't be used: ${facts.why}.`,
  cure: `Check tokenEndpoint of provider ${facts.provider.id}: it must answer as RFC 6749 section 5 says.`,
});

interface FetchRefusal {
  readonly provider: Named;
  readonly why: string;
  /** Required scopes that were not granted. */
  readonly missing: readonly string[];
}

const grant = ({ provider, missing }: FetchRefusal, setting: string): string =>
  missing.length
    ? `Let ${provider.name} grant ${missing.join(' ')} to this client, or change ${setting} of provider ${provider.id}.`
    : `Check ${setting} of provider ${provider.id}, and what the client's registration may read.`;

export const userRefused = (facts: FetchRefusal): OperatorLogEntry => ({
  code: 'user_fetch_failed',
  level: 'error',
  provider: facts.provider.id,
  message: `${facts.provider.name} didn't tell who signed in: ${facts.why}.`,
  cure: grant(facts, 'userEndpoint, userScopes or userFn'),
});

export const groupsRefused = (facts: FetchRefusal): OperatorLogEntry => ({
  code: 'groups_fetch_failed',
  level: 'error',
  provider: facts.provider.id,
  message: `${facts.provider.name} didn't tell the groups of a person: ${facts.why}.`,
  cure: grant(facts, 'groupScopes or groupsFn'),
});

export const revocationFailed = (facts: {
  readonly provider: Named;
  readonly why: string;
}): OperatorLogEntry => ({
  code: 'revocation_failed',
  level: 'warning',
  provider: facts.provider.id,
  message: `Somebody signed out here, but ${facts.provider.name} didn't end the token: ${facts.why}.`,
  cure: `Check revocationEndpoint or revokeFn of provider ${facts.provider.id}; until then such a token lives until it expires.`,
});

export const refreshFailed = (facts: {
  readonly provider: Named;
  readonly why: string;
}): OperatorLogEntry => ({
  code: 'refresh_failed',
  level: 'warning',
  provider: facts.provider.id,
  message: `A token of ${facts.provider.name} could not be refreshed: ${facts.why}.`,
  cure: `Check clientSecret, scopes and refreshParams of provider ${facts.provider.id}, and whether its registration allows refresh tokens.`,
});
