import type { SessionChange } from '../session-store.js';

/** What the names of an endpoint's cookies are made of. */
export interface CookieNaming {
  /** The site's. */
  readonly origin: string;
  /** Endpoints of one host have addresses of their own, and so names of their own. */
  readonly endpointUrl: string;
  readonly cookiePrefix: string;
}

/** Names our cookies, and says how they are set: host-only, for scripts unreadable, sent on top-level visits from elsewhere (S17). */
export class CookieJar {
  readonly #prefix: string;
  readonly #attributes: string;

  /**
   * @param naming over https the names carry `__Host-Http-`: only an https answer of this very host can set such a cookie,
   * and no script. Browsers that know no `Http-` honour `__Host-`. WebKit refuses `Secure` on http://localhost.
   * @param client origin of a client whose pages the cookies are for. They name it, so that none can use another's, and
   * are partitioned by the site that the page is on. Without https they reach only what is the same site.
   */
  constructor({ origin, endpointUrl, cookiePrefix }: CookieNaming, client?: string) {
    const secure = origin.startsWith('https:');
    const owner =
      client === undefined ? '' : `~${client.replace(/^https:\/\//, '').replace(/[^\w.-]/g, '~')}~`;
    this.#prefix = `${secure ? '__Host-Http-' : ''}${cookiePrefix}-${shortHash(endpointUrl)}-${owner}`;
    const embedded = owner && secure;
    this.#attributes = `; HttpOnly; SameSite=${embedded ? 'None; Partitioned' : 'Lax'}${secure ? '; Secure' : ''}`;
  }

  /** The name on the wire. */
  name(name: string): string {
    return this.#prefix + name;
  }

  /** @param maxAge in seconds; without it the cookie lives as long as the browser's session. */
  set(name: string, value: string, maxAge?: number): SessionChange {
    return { name: this.name(name), value, maxAge, attributes: this.#attributes };
  }

  drop(name: string): SessionChange {
    return { name: this.name(name), value: undefined, attributes: this.#attributes };
  }
}

/** Bytes that a cookie takes in the `Cookie` header. */
export function cookieSize(name: string, value: string): number {
  return name.length + value.length + 3;
}

/** Seven letters that tell addresses apart (FNV-1a, 32 bits). It protects nothing: keys are bound to the whole address. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0');
}
