import type { CheckedProvider } from '../../settings/check-settings.js';
import type { Metadata } from '../provider-metadata.js';

/** The placeholder in an issuer for the tenant that an ID token's `tid` names (Microsoft Entra ID). */
const tenantPlaceholder = '{tenantid}';

/** Whether the provider has an issuer for each tenant. */
export function hasManyIssuers({ issuer }: CheckedProvider): boolean {
  return issuer?.includes(tenantPlaceholder) === true;
}

/** The issuer that an ID token with these claims must name: with an issuer for each tenant, that of the token's tenant. */
export function issuerOf(
  provider: CheckedProvider,
  { issuer }: Metadata,
  claims: Readonly<Record<string, unknown>>,
): string {
  return hasManyIssuers(provider) ? issuer.replace(tenantPlaceholder, () => String(claims['tid'])) : issuer;
}

/** Tests an `iss` of the provider; `undefined` if the settings don't name its issuer. */
export function issuerTest(
  provider: CheckedProvider,
  discovered: string,
): ((iss: string) => boolean) | undefined {
  const { issuer } = provider;
  if (issuer === undefined) return undefined;
  if (!hasManyIssuers(provider)) return (iss) => iss === discovered;
  const [before = '', after = ''] = issuer.split(tenantPlaceholder);
  return (iss) =>
    iss.startsWith(before) &&
    iss.endsWith(after) &&
    /^[\w.-]+$/.test(iss.slice(before.length, iss.length - after.length));
}
