import type { Cookies } from '../../http/cookies.js';
import type { CheckedSettings } from '../../settings/check-settings.js';
import { chunkCount } from './cookie-chunks.js';
import { CookieJar, cookieSize } from './cookie-jar.js';
import { epochName, forgottenName, sessionName } from './cookie-names.js';

/** The values of epoch and `forgotten` cookies are shorter. */
const longestMark = 32;

/**
 * Counts the bytes of session cookies in a request, of the site itself and of embedding sites on the same site: browsers send all
 * of them. Names are compared exactly: another app on the host whose cookies have similar names must not use up our room.
 */
export class SessionCookieSize {
  readonly #plain = new Set<string>();
  readonly #sets = new Set<string>();

  constructor(settings: CheckedSettings) {
    const origins = [...settings.clients.values()].flatMap((client) => client.origins);
    for (const origin of [undefined, ...origins]) {
      const jar = new CookieJar(settings, origin);
      for (const provider of settings.providers.keys()) {
        this.#plain.add(jar.name(epochName(provider))).add(jar.name(forgottenName(provider)));
        this.#sets.add(jar.name(sessionName(provider)));
      }
    }
  }

  /** @param except names of the chunk sets that will be replaced. */
  size(cookies: Cookies, except: readonly string[] = []): number {
    let size = 0;
    for (const [name, value] of cookies)
      if (this.#isCounted(cookies, name, except)) size += cookieSize(name, value);
    return size;
  }

  #isCounted(cookies: Cookies, name: string, except: readonly string[]): boolean {
    if (this.#plain.has(name)) return (cookies.get(name)?.length ?? 0) <= longestMark;
    const set = name.slice(0, -2);
    // A part beyond the number in the first one is left over and never read.
    return (
      this.#sets.has(set) &&
      !except.includes(set) &&
      /\.\d$/.test(name) &&
      Number(name.at(-1)) < chunkCount(cookies, set)
    );
  }
}
