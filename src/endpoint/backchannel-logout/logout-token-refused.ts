import { OAuthError } from '../../protocol/errors.js';

/** A logout token that ends nothing. The description names claims, never values. */
export class LogoutTokenRefused extends OAuthError {
  constructor(why: string, cause?: unknown) {
    super('invalid_request', `The logout token is not valid. ${why}`, cause);
  }
}
