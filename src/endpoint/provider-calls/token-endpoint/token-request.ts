import type { CheckedProvider } from '../../settings/check-settings.js';

/** How token requests differ from RFC 6749. */
export type TokenWire = Pick<CheckedProvider, 'tokenRequest' | 'tokenHeaders'>;

/** The request to a token endpoint, of fields by the provider's own names: a form (RFC 6749 section 4.1.3), or what the provider takes instead. */
export function tokenRequest(
  address: string,
  sent: Readonly<Record<string, string>>,
  proof: Readonly<Record<string, string>>,
  { tokenRequest: form, tokenHeaders }: TokenWire,
): { url: string; init: RequestInit } {
  const headers = { accept: 'application/json', 'user-agent': 'oauth-elements', ...tokenHeaders, ...proof };
  if (form === 'query') {
    const url = new URL(address);
    for (const [name, value] of Object.entries(sent)) url.searchParams.set(name, value);
    return { url: url.href, init: { method: 'GET', headers } };
  }
  const isJson = form === 'json';
  const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded;charset=UTF-8';
  const body = isJson ? JSON.stringify(sent) : new URLSearchParams(sent).toString();
  return { url: address, init: { method: 'POST', headers: { ...headers, 'content-type': type }, body } };
}
