import type { Page } from '@playwright/test';
import type { OAuthError, TokenInfo, User } from '../../src/session/index.js';
import type { ProviderId } from './steps.js';

/** Who the page's `<oauth-session>` says is signed in; `undefined` for nobody. */
export const userAt = (page: Page, provider: ProviderId): Promise<User | null | undefined> =>
  page.evaluate((id) => document.querySelector('oauth-session')?.session?.auths[id]?.user, provider);

/** What it says of their token. */
export const tokenInfoAt = (page: Page, provider: ProviderId): Promise<TokenInfo | undefined> =>
  page.evaluate((id) => document.querySelector('oauth-session')?.session?.auths[id]?.token, provider);

/** What `session.fetch` comes to: the status and the text of an answer, or a refusal's code. */
export function fetchBySession(
  page: Page,
  url: string,
  init?: { method: string; body: string },
): Promise<{ status?: number; text?: string; code?: string }> {
  return page.evaluate(
    async ([address, options]) => {
      const session = document.querySelector('oauth-session')?.session;
      if (!session) throw new Error('No session on this page');
      try {
        const answer = await session.fetch(address, options);
        return { status: answer.status, text: await answer.text() };
      } catch (error) {
        return { code: (error as OAuthError).code };
      }
    },
    [url, init] as const,
  );
}
