/*
 * The provider that a person signed in with last in this browser: its id alone, for the panel of login buttons to put first.
 */

const key = 'oauth-elements last used';

type Storage = Pick<Window, 'localStorage'>;

/** The provider's id; `""` where none is known, or the browser keeps nothing for this page. */
export function lastUsedProvider(page: Storage): string {
  try {
    return page.localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Writes the provider's id down; `""` forgets it. */
export function keepLastUsed(page: Storage, provider: string): void {
  try {
    if (provider) page.localStorage.setItem(key, provider);
    else page.localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to put first.
  }
}
