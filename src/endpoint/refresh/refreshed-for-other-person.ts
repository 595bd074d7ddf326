import { OAuthError } from '../../protocol/errors.js';

/**
 * A renewal that is about somebody else, or about somebody who may no longer sign in. It ends the session at once: no other
 * process can have a better answer, and the old token is not to be served either.
 */
export class RefreshedForOtherPerson extends OAuthError {
  constructor() {
    super(
      'invalid_grant',
      'The provider renewed the sign-in of somebody else, or of nobody who may sign in.',
    );
  }
}
