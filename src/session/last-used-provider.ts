/* The id of the provider that a person signed in with last in this browser. The panel of login buttons puts it first. */

const key = 'oauth-elements last used';

type Storage = Pick<Window, 'localStorage'>;

/** The provider's id; `""` if none is known, or if the browser denies storage to this page. */
export function lastUsedProvider(page: Storage): string {
  try {
    return page.localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Stores the provider's id; `""` removes it. */
export function keepLastUsed(page: Storage, provider: string): void {
  try {
    if (provider) page.localStorage.setItem(key, provider);
    else page.localStorage.removeItem(key);
  } catch {
    // Without storage no provider comes first.
  }
}
