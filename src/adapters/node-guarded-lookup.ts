import { lookup as systemLookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { networkOfAddress, type Network } from '../endpoint/provider-calls/network/network-of-address.js';
import type { ResolvableHost } from '../endpoint/provider-calls/network/allowed-networks.js';

/**
 * Resolves host names from a provider's metadata, and refuses a name that leads into a network where the provider may not be (SSRF). The
 * connection uses the addresses that are checked here, so a second, different DNS answer can't be used.
 * @param lookup default: `dns.lookup`.
 */
export function lookupWithin({ networks, issuerHost }: ResolvableHost, lookup = systemNames): LookupFunction {
  const resolve = (name: string, options: object): Promise<LookupAddress[]> =>
    new Promise((succeed, fail) => {
      lookup(name, { ...options, all: true }, (error, addresses, family) => {
        if (error) fail(error);
        else
          succeed(typeof addresses === 'string' ? [{ address: addresses, family: family ?? 0 }] : addresses);
      });
    });
  const resolveChecked = async (name: string, options: object): Promise<LookupAddress[]> => {
    const answers = await resolve(name, options);
    const found = answers.map(({ address }) => networkOfAddress(address));
    if (found.every((place) => networks.has(place))) return answers;
    // A company's own DNS may resolve public names to internal addresses. It does so for the issuer, too.
    const issuers = await resolve(issuerHost, {}).catch(() => []);
    const own = new Set<Network>([...networks, ...issuers.map(({ address }) => networkOfAddress(address))]);
    if (found.every((place) => own.has(place))) return answers;
    throw Object.assign(new Error('the name leads to an address inside'), { code: 'ENAMEINSIDE' });
  };
  return (name, options, callback) => {
    resolveChecked(name, options).then(
      (answers) => {
        const [first] = answers;
        if (options.all || first === undefined) callback(null, answers);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => {
        callback(error as NodeJS.ErrnoException, []);
      },
    );
  };
}

const systemNames: LookupFunction = (name, options, callback) => {
  systemLookup(name, options as LookupAllOptions, callback);
};
