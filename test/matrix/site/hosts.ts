import type { Case } from '../cases.js';

/** First of the four ports that the matrix takes. */
export const firstPort = Number(process.env['MATRIX_PORT'] ?? 8590);

/** Where the endpoint is. No dot-less name is a registrable domain: `site.localhost` is one, `auth.site.localhost` is not. */
export const hosts: Readonly<Record<Case['endpoint'], string>> = {
  'same-origin': 'site.localhost',
  'same-site': 'auth.site.localhost',
  'other-site': 'auth.other.localhost',
};

/** Where the site is reached, too, though its endpoint's `baseUrl` has another name. */
export const otherNames = { www: 'www.site.localhost', address: '127.0.0.1' } as const;

export const originOf = (endpoint: Case['endpoint']): string => `https://${hosts[endpoint]}:${firstPort}`;

export const siteOrigin = originOf('same-origin');

/** Of another site than all of them. */
export const providerOrigin = `https://127.0.0.1:${firstPort + 1}`;

/** The page that begins the logins of a case. */
export function pageUrl({ page, endpoint, mode }: Pick<Case, 'page' | 'endpoint' | 'mode'>): string {
  return `${siteOrigin}/?${new URLSearchParams({ page, endpoint, mode })}`;
}
