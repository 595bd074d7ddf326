import type { ReturnMessage } from '../../protocol/return-message.js';

/** What works differently on an embedding site or in a native app than on the endpoint's own origin. */
export interface CrossOrigin {
  /** Sends a request to the endpoint. */
  readonly fetch: typeof globalThis.fetch;
  /** Whether only this page's memory holds the session, so that no other tab shares it. */
  readonly isInMemory: boolean;
  /**
   * Makes logins possible. If that failed, a further call tries again.
   * @throws {OAuthError} `endpoint_unreachable`.
   */
  prepare(): Promise<void>;
  /** Takes the result of a login. Returns whether a login of this page was waiting for it. */
  receive(message: ReturnMessage): boolean;
}
