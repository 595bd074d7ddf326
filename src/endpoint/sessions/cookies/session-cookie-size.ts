import type { Cookies } from '../../http/cookies.js';
import type { CheckedSettings } from '../../settings/check-settings.js';
import { chunkCount } from './cookie-chunks.js';
import { CookieJar, cookieSize } from './cookie-jar.js';
import { epochName, forgottenName, sessionName } from './cookie-names.js';

/** Epochs and times of forgetting are shorter. */
const longestMark = 32;

/**
 * Counts what keeps sessions in a request's `Cookie` header, of the site and of clients on the same site: browsers send
 * them along, and servers count them. Names are compared exactly: a neighbour that sets cookies with names like
 * ours must not use up the room of ours.
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

  /** @param except the names of sets of chunks that are going to be replaced. */
  size(cookies: Cookies, except: readonly string[] = []): number {
    let size = 0;
    for (const [name, value] of cookies)
      if (this.#isCounted(cookies, name, except)) size += cookieSize(name, value);
    return size;
  }

  #isCounted(cookies: Cookies, name: string, except: readonly string[]): boolean {
    if (this.#plain.has(name)) return (cookies.get(name)?.length ?? 0) <= longestMark;
    const set = name.slice(0, -2);
    // A part beyond the number in the first one can't be read; it is left over.
    return (
      this.#sets.has(set) &&
      !except.includes(set) &&
      /\.\d$/.test(name) &&
      Number(name.at(-1)) < chunkCount(cookies, set)
    );
  }
}
