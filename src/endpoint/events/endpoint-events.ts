import type { User } from '../../protocol/authorization.js';
import type { ErrorCode } from '../../protocol/errors.js';

/** Whether a person may sign in. */
type Allowed = boolean | undefined | void;

/**
 * What the app's own server code hears of: for its table of users, an audit log, or to refuse people. No event holds a token, a code or a
 * cookie. Each function is waited for, as long as for a call to a provider: ten seconds, unless the environment says otherwise. What
 * `logout`, `refresh` and `error` throw is reported to `log`, and changes nothing.
 * @example
 * ({
 *   login: ({ user }) => !blocked.has(user?.id),
 *   error: ({ provider, code }) => audit('sign-in failed', provider, code),
 * });
 */
export interface OAuthEndpointEvents {
  /**
   * Somebody is about to be signed in: the provider has said who it is, and there is no session yet. Return `true` or nothing to let them
   * in, and `false` to let the login fail as `login_refused`. If the function throws, returns anything else or takes too long, the login
   * fails as `server_error`. The tokens of a login that fails are revoked, except those of a saved sign-in that fails as `server_error`:
   * it may be restored later.
   */
  login?(login: {
    readonly provider: string;
    /** `null` if the login did not fetch the user. */
    readonly user: User | null;
    /** `restored`: by a saved token, without the provider's page. */
    readonly reason: 'interactive' | 'restored';
    /** The id of the embedding site or native app that it is for; `null` for the site itself. */
    readonly client: string | null;
  }): Allowed | Promise<Allowed>;
  /**
   * A session was ended: `interactive` by its own browser, `revoked` from elsewhere. A session that expires, or that another login at the
   * same provider replaces, is not reported.
   */
  logout?(logout: {
    readonly provider: string;
    readonly user: User | null;
    readonly reason: 'interactive' | 'revoked';
  }): unknown;
  /** A provider has renewed a token. */
  refresh?(refresh: { readonly provider: string }): unknown;
  /** A login has failed, cancelled ones included, or the renewal of a token has. */
  error?(error: {
    /** `null` where a login that nobody began came back, or one of a provider that is not in the settings. */
    readonly provider: string | null;
    readonly step: 'login' | 'restore' | 'refresh';
    readonly code: ErrorCode;
    /** In English, perhaps in the provider's words; often empty. */
    readonly description: string;
  }): unknown;
}
