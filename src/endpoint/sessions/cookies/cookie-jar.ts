import type { SessionChange } from '../session-store.js';

/** The parts of the names of an endpoint's cookies. */
export interface CookieNaming {
  /** The origin of the site. */
  readonly origin: string;
  /** Endpoints on one host have different URLs, and so different cookie names. */
  readonly endpointUrl: string;
  readonly cookiePrefix: string;
}

/** The names and attributes of our cookies: host-only, unreadable for scripts, sent on top-level navigations from other sites (S17). */
export class CookieJar {
  readonly #prefix: string;
  readonly #attributes: string;

  /**
   * @param naming over https the names begin with `__Host-Http-`: only an https response of this host can set such a cookie,
   * and no script can. Browsers that don't know `Http-` honour `__Host-`. WebKit refuses `Secure` on http://localhost.
   * @param embeddingOrigin the origin of an embedding site whose pages the cookies are for. Their names hold it, so that no site can use the cookies
   * of another, and they are partitioned by the top-level site. Without https they work only on the same site.
   */
  constructor({ origin, endpointUrl, cookiePrefix }: CookieNaming, embeddingOrigin?: string) {
    const secure = origin.startsWith('https:');
    const owner =
      embeddingOrigin === undefined
        ? ''
        : `~${embeddingOrigin.replace(/^https:\/\//, '').replace(/[^\w.-]/g, '~')}~`;
    this.#prefix = `${secure ? '__Host-Http-' : ''}${cookiePrefix}-${fnv1a(endpointUrl)}-${owner}`;
    const embedded = owner && secure;
    this.#attributes = `; HttpOnly; SameSite=${embedded ? 'None; Partitioned' : 'Lax'}${secure ? '; Secure' : ''}`;
  }

  /** The name on the wire. */
  name(name: string): string {
    return this.#prefix + name;
  }

  /** @param maxAge in seconds; without it the browser drops the cookie when it is closed. */
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

/** Seven letters that distinguish URLs (FNV-1a, 32 bits). It protects nothing: keys are bound to the whole URL. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0');
}
