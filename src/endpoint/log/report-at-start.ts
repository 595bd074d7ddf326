import type { CheckedProvider } from '../settings/check-provider.js';
import type { CheckedSettings } from '../settings/check-settings.js';
import type { OperatorLog, OperatorLogEntry } from './operator-log.js';

type Named = Pick<CheckedProvider, 'id' | 'name'>;

/** Tells the operator what is dangerous about the providers that were set up, before anybody signs in. */
export function reportAtStart(log: OperatorLog, { providers, store }: CheckedSettings): void {
  const custom = [...providers.values()].filter(({ isCustom }) => isCustom);
  for (const provider of providers.values()) {
    if (provider.idChanges) log.report(idChanges({ provider }));
    // An `iss` tells whose code it is (RFC 9207), where it can be compared with the issuer of the login's provider.
    const others = custom.filter(
      (other) => other !== provider && !(provider.demandsIssuer && other.issuer !== undefined),
    );
    if (provider.redirectMatch !== 'domain' || !others.length) continue;
    // Without a secret or a signature, whoever has a code needs nobody here for it.
    const isPublic = provider.clientAuth === 'none' && provider.signature === undefined;
    // With a store, every process refuses a code that another provider's login has brought.
    if (isPublic || store === undefined) log.report(redirectsByDomain({ provider, others, isPublic }));
  }
}

const idChanges = ({ provider }: { readonly provider: Named }): OperatorLogEntry => ({
  code: 'id_changes',
  level: 'warning',
  provider: provider.id,
  message: `People can change their id at ${provider.name}, and somebody else may take the old one.`,
  cure: `Give nobody rights by an id of provider ${provider.id} alone, or set userIdFn to a field that stays.`,
});

const redirectsByDomain = ({
  provider,
  others,
  isPublic,
}: {
  readonly provider: Named;
  readonly others: readonly Named[];
  readonly isPublic: boolean;
}): OperatorLogEntry => ({
  code: 'redirect_url_by_domain',
  level: 'warning',
  provider: provider.id,
  message:
    `${provider.name} compares only the domain of redirect URLs: another provider here that means harm could get its codes ` +
    `(${others.map(({ id }) => id).join(', ')}). ` +
    (isPublic
      ? 'It could exchange them for tokens by itself, since the client has no secret.'
      : 'A process refuses those that it has seen, but not those that another has, or that it had seen before a restart.'),
  cure: `${isPublic ? 'Register a client with a secret' : 'Set store'}, or use provider ${provider.id} only beside providers that you trust with its sign-ins.`,
});
