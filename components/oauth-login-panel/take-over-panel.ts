import { takeOver } from '../take-over.js';

/**
 * Takes the place of what a server has rendered, as `takeOver` does, once the buttons have their looks, too. The session that is given is
 * `undefined` while the panel doesn't know its providers.
 */
export function takeOverPanel(...given: Parameters<typeof takeOver>): void {
  void import('../oauth-login-button/dress-button.js').then(
    () => {
      takeOver(...given);
    },
    // What the server rendered stays.
    () => undefined,
  );
}
