import { isInternalHost } from '../http/requested-host.js';
import type { OperatorLogEntry } from './operator-log.js';
import { originOf, quotedName, quotedWords } from './untrusted-text.js';
import { isUrl } from '../../protocol/parse-url.js';
import { withoutSecrets } from '../../protocol/without-secrets.js';

/** Messages about requests of browsers, pages and proxies. Anybody can send such requests: each says what was received. */

/** The requested host is what the sender claims: it is shown, never used. */
export const askedAtOtherHost = (facts: {
  readonly host: string;
  readonly origin: string;
  readonly step: 'login' | 'callback';
}): OperatorLogEntry => ({
  code: facts.step === 'login' ? 'login_on_other_host' : 'callback_on_other_host',
  level: isInternalHost(facts.host) ? 'info' : 'warning',
  message:
    `A ${facts.step === 'login' ? 'sign-in was begun' : 'provider sent a person back'} at the host ` +
    `${quotedName(facts.host)}, but baseUrl is ${facts.origin}: the person must come back there, and cookies of another host are not sent.`,
  cure:
    `If people use that host, redirect it to ${facts.origin} or change baseUrl (OAUTH_BASE_URL). ` +
    'If a proxy put it there, let the proxy pass the Host header on.',
});

export const prefixStripped = (facts: {
  readonly basePath: string;
  /** The base path that the request would fit. */
  readonly fitting: string;
}): OperatorLogEntry => ({
  code: 'base_path_differs',
  // Anybody can send such a request.
  level: 'warning',
  message:
    `Requests arrive below ${quotedName(facts.fitting)}, but the endpoint answers below ${quotedName(facts.basePath)}: ` +
    'a proxy or framework changes the path.',
  cure: `Set basePath to ${quotedName(facts.fitting)}, or let the path pass as it is.`,
});

/** A reply whose head is larger than nginx accepts by default: it would answer 502. */
export const responseHeadLarge = (): OperatorLogEntry => ({
  code: 'response_head_large',
  level: 'info',
  message: 'The headers of an answer took more than 4,096 bytes: tokens and user fill several cookies.',
  cure: 'Behind nginx, set "proxy_buffer_size 16k; proxy_buffers 4 16k;", or ask for fewer scopes and groups.',
});

export const severalProcesses = (facts: { readonly origin: string }): OperatorLogEntry => ({
  code: 'several_processes',
  level: 'warning',
  message: `Another process with the same secret answers for ${facts.origin}, and they share no store.`,
  cure:
    'Run one process, or send each person to the same one (sticky sessions): a code or state is used once in each ' +
    'process only, and a provider that ends everything when a refresh token is used twice signs people out.',
});

/** A page of an origin that the settings don't list, or of an embedding site that names another origin. */
export const originRefused = (facts: {
  readonly asking: string | null;
  readonly own: string;
}): OperatorLogEntry => {
  const origin = facts.asking === null || facts.asking === 'null' ? undefined : originOf(facts.asking);
  return {
    code: 'origin_not_allowed',
    level: 'warning',
    message: origin
      ? `A page of ${quotedName(origin)} used the endpoint; only ${facts.own} and the origins of clients may.`
      : `A request from another site than ${facts.own} used the endpoint.`,
    cure: origin
      ? `If that site is yours, add it to the settings: clients: [{ id: "my-site", origins: [${quotedName(origin)}], returnUrls: [${quotedName(`${origin}/…`)}] }].`
      : 'If it is yours, let it send its Origin header, or add it to clients in the settings.',
  };
};

export const clientUnknown = (facts: {
  readonly client: string;
  readonly known: readonly string[];
}): OperatorLogEntry => ({
  code: 'client_unknown',
  level: 'warning',
  message: `A page or app says that it is the client ${quotedName(facts.client)}, which is none of clients (${listed(facts.known)}).`,
  cure: 'If it is yours, add it to clients in the settings, or correct its id in the page (<meta name="oauth-client">).',
});

export const csrfRefused = (facts: { readonly why: string }): OperatorLogEntry => ({
  code: 'csrf_refused',
  level: 'warning',
  message: `A request was refused: ${facts.why}`,
  cure:
    'Use the elements or the session of this package; a form of your own posts to a route of yours that calls endpoint.signOut(). ' +
    'If they are in use, look for a proxy that drops headers.',
});

export const providerUnknown = (facts: {
  readonly asked: string;
  readonly known: readonly string[];
}): OperatorLogEntry => ({
  code: 'provider_unknown',
  level: 'warning',
  message: `A page asked for the provider ${quotedName(facts.asked)}, which is none of providers (${listed(facts.known)}).`,
  cure: 'Correct the provider attribute in the page, or add that provider to the settings.',
});

export const scopeNotAllowed = (facts: {
  readonly provider: string;
  readonly scopes: readonly string[];
}): OperatorLogEntry => ({
  code: 'scope_not_allowed',
  level: 'warning',
  provider: facts.provider,
  message: `A page asked ${facts.provider} for ${facts.scopes
    .slice(0, 3)
    .map((scope) => quotedName(scope))
    .join(', ')}, which is none of its scopes.`,
  cure: `If your page needs it, add it to allowedScopes of provider ${facts.provider}.`,
});

/** `max_age` needs an ID token, whose `auth_time` is compared with it. */
export const maxAgeUnsupported = ({
  provider,
}: {
  readonly provider: { readonly id: string; readonly name: string };
}): OperatorLogEntry => ({
  code: 'max_age_unsupported',
  level: 'warning',
  provider: provider.id,
  message: `A page asked how long ago a person signed in at ${provider.name} (max-age), whose logins bring no ID token.`,
  cure: `Leave max-age out for provider ${provider.id}. If it knows OpenID Connect, give its issuer and the scope openid.`,
});

export const returnToRefused = (facts: {
  readonly asked: string;
  /** The site, or a client's registered addresses. */
  readonly allowed: readonly string[];
}): OperatorLogEntry => ({
  code: 'return_to_invalid',
  level: 'warning',
  message: isUrl(facts.asked)
    ? `A page asked for a sign-in that returns to ${quotedName(originOf(facts.asked))}, which is not allowed (allowed: ${listed(facts.allowed)}).`
    : `A page asked for a sign-in that returns to ${quotedWords(withoutSecrets(facts.asked))}, which is not a complete address (allowed: ${listed(facts.allowed)}).`,
  cure: 'Correct return-to in the page: a path must begin with one /, such as /shop. For a client, add the address to its returnUrls, to the letter.',
});

export const completePageUnknown = (facts: {
  readonly asked: string;
  readonly known: readonly string[];
}): OperatorLogEntry => ({
  code: 'complete_page_unknown',
  level: 'warning',
  message: `A page asked for the completion page ${quotedName(facts.asked)}, which is none of completePages (${listed(facts.known)}).`,
  cure: 'Correct complete-page in the page, or add that name to completePages.',
});

export const sessionTooLarge = (facts: { readonly provider?: string | undefined }): OperatorLogEntry => ({
  code: 'session_too_large',
  level: 'error',
  ...(facts.provider === undefined ? {} : { provider: facts.provider }),
  message: 'A sign-in does not fit into cookies, which hold 7,000 bytes of tokens and user together.',
  cure: "Keep sessions in a store (setting store), ask for fewer scopes, don't fetch groups, or have the provider put fewer claims into its tokens.",
});

export const savedTokenRefused = (): OperatorLogEntry => ({
  code: 'saved_token_invalid',
  level: 'info',
  message:
    'A saved sign-in was refused: it is too old, forgotten, ended by the provider, or of another secret.',
  cure: 'Nothing, if it is rare. After a change of the secret keep the old one second in the list.',
});

export const oneTimeCodeRefused = (): OperatorLogEntry => ({
  code: 'code_invalid',
  level: 'warning',
  message:
    'A one-time code of a client was refused: older than a minute, used twice, or begun by another page.',
  cure: 'Nothing, if it is rare. If it is not, check that all servers have the same secret and time.',
});

export const tokenNotAvailable = (facts: {
  readonly provider: string;
  /** The setting that would allow it. */
  readonly setting: string;
}): OperatorLogEntry => ({
  code: 'token_not_available',
  level: 'warning',
  provider: facts.provider,
  message: `A page asked for something that the settings of ${facts.provider} keep from it.`,
  cure: `If your page needs it, set ${facts.setting}.`,
});

export const apiAddressRefused = (facts: {
  readonly code: 'proxy_refused' | 'provider_redirected';
}): OperatorLogEntry => ({
  code: facts.code,
  level: 'warning',
  message:
    facts.code === 'proxy_refused'
      ? 'A page called an address of an API that is not below apiBases.'
      : "An API answered a page's call with a redirect that leads out of apiBases, or that would repeat a write.",
  cure: "If the address is right, add what it begins with to the provider's apiBases.",
});

export const rateLimited = (): OperatorLogEntry => ({
  code: 'rate_limited',
  level: 'warning',
  message: 'Requests of one address were refused, since there were too many.',
  cure: 'If they are honest, raise rateLimit. If it is the address of a proxy, set trustProxy.',
});

/** The adapter or the app passes no address on, or that of a proxy. */
export const callersUnknown = (facts: {
  /** The connections came from an address inside, with `X-Forwarded-For`, and no proxy is trusted. */
  readonly byProxy: boolean;
}): OperatorLogEntry => ({
  code: 'caller_address_unknown',
  level: 'warning',
  message:
    'More requests came in a minute than one address may send. None was refused, since ' +
    `${facts.byProxy ? 'they came through a proxy that the settings do not count' : 'the runtime tells no addresses'}.`,
  cure: facts.byProxy
    ? 'Set trustProxy (OAUTH_TRUST_PROXY) to the number of proxies in front, such as 1, or to 0 if there is none.'
    : 'Pass them on: endpoint.fetch(request, { address }). If something in front limits rates, set rateLimit: false.',
});

/** An error that nobody expected: where it was thrown, never what it says. */
export const unexpected = (facts: {
  readonly thrown: string;
  readonly frames: readonly string[];
}): OperatorLogEntry => ({
  code: 'server_error',
  level: 'error',
  message: `Something that nobody expected: ${facts.thrown} at ${facts.frames.join(', ') || 'code that is not ours'}.`,
  cure: 'Please report this line to the project, together with what was done.',
});

function listed(names: readonly string[]): string {
  return names.length ? names.slice(0, 20).join(', ') : 'none';
}
