import { CookieJar } from '../../src/endpoint/sessions/cookies/cookie-jar.js';
import { siteUrl } from './site.js';

/** The name on the wire of a cookie of the endpoint, such as that of `session.stub.0`. */
export function cookieName(name: string, url = siteUrl, client?: string): string {
  const naming = { origin: new URL(url).origin, endpointUrl: `${url}/api/oauth`, cookiePrefix: 'oauth' };
  return new CookieJar(naming, client).name(name);
}
