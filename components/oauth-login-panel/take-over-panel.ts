import { takeOver } from '../take-over.js';

/**
 * `takeOver` for a panel, once the look of its buttons has loaded, too. The `session` that it gets returns `undefined` while the panel
 * doesn't know its providers.
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
