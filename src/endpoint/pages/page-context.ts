import type { EndpointContext } from '../endpoint-context.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { randomText } from '../runtime/random.js';
import type { SiteAppearance } from '../settings/check-settings.js';
import type { Locale } from '../../locales/locale.js';

/** What every page of one reply is made with. */
export interface PageContext {
  readonly site: SiteAppearance;
  /** The site's host, which the details for support name. */
  readonly host: string;
  readonly locale: Locale;
  /** For this reply alone: it must never be used again. */
  readonly nonce: string;
  /** When the reply was made, in ISO 8601. */
  readonly time: string;
}

export function pageContext(
  { settings, random, clock }: EndpointContext,
  { locale }: ParsedRequest,
): PageContext {
  const { site, origin } = settings;
  const time = new Date(clock()).toISOString();
  return { site, host: new URL(origin).host, locale, nonce: randomText(random, 16), time };
}
