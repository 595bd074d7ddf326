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
    // With a store, every process refuses a code that another provider's login has brought.
    const isOpen = provider.redirectMatch === 'domain' && store === undefined;
    if (isOpen && others.length) log.report(redirectsByDomain({ provider, others }));
  }
}

const idChanges = ({ provider }: { readonly provider: Named }): OperatorLogEntry => ({
  code: 'id_changes',
  level: 'warning',
  provider: provider.id,
  message: `People can change their id at ${provider.name}, and somebody else may take the old one.`,
  cure: `Give nobody rights by an id of provider ${provider.id} alone, or set userIdFn to a field that stays.`,
});

const redirectsByDomain = (facts: {
  readonly provider: Named;
  readonly others: readonly Named[];
}): OperatorLogEntry => ({
  code: 'redirect_url_by_domain',
  level: 'warning',
  provider: facts.provider.id,
  message:
    `${facts.provider.name} compares only the domain of redirect URLs: another provider here that means harm could get its codes ` +
    `(${facts.others.map(({ id }) => id).join(', ')}). A process refuses those that it has seen, but not those that another has, or that it had seen before a restart.`,
  cure: `Set store, or use provider ${facts.provider.id} only beside providers that you trust with its sign-ins.`,
});
