import type { EngineName } from '../engines/engine.js';
import { combine, nameCase, pick, type CaseOf } from '../table.js';

/** What can be wrong with a page, its endpoint or the browser; counted apart from the logins of the other table. */
export const faultDimensions = {
  fault: [
    // An endpoint of another origin: the page names no client, or a client that does not list the page's origin.
    'page-not-listed',
    'client-not-listed',
    // What answers in place of an endpoint.
    'nothing-there',
    'development-server',
    'other-api',
    // Nothing answers at all.
    'endpoint-down',
    // The page is at another name of the site than the endpoint's `baseUrl`.
    'other-host',
    'loopback-address',
    'cookies-blocked',
    'offline',
    // A service worker passes every request on, or answers a visit of the login's address with a page of its own.
    'worker-passes-on',
    'worker-answers',
    // Turbo on the page: with the button, and with the link that the button is without its script.
    'turbo',
    'turbo-link',
  ],
  /** Whether the fault is there when the page is loaded, or begins with the login. */
  begins: ['before', 'during'],
  mode: ['popup', 'tab', 'redirect'],
} as const;

export type FaultCase = CaseOf<typeof faultDimensions>;
export type Fault = FaultCase['fault'];

/** What can begin while a person signs in. */
const sudden: readonly Fault[] = [
  'nothing-there',
  'development-server',
  'other-api',
  'endpoint-down',
  'offline',
];

function isPossible({ fault, begins, mode }: FaultCase): boolean {
  if (begins === 'during' && !sudden.includes(fault)) return false;
  // Without network Back shows a page of the browser's own.
  if (fault === 'offline' && begins === 'during') return mode !== 'redirect';
  return fault !== 'turbo-link' || mode === 'redirect';
}

export const allFaults = (): FaultCase[] => combine(faultDimensions).filter(isPossible);

export const faultKey = (one: FaultCase): string => nameCase(one);

/** @throws {Error} for a name or value that there is not. */
export const filterFaults = (cases: readonly FaultCase[], wish: string): FaultCase[] =>
  pick(faultDimensions, cases, wish);

/** A few cases for each engine: every fault in one of the three, and each moment and mode in all. */
export function fewFaults(engine: EngineName): FaultCase[] {
  const offset = ['chromium', 'firefox', 'webkit'].indexOf(engine);
  return faultDimensions.fault.flatMap((fault, index) => {
    if (index % 3 !== offset) return [];
    const cases = allFaults().filter((one) => one.fault === fault);
    return cases[(index * 2) % cases.length] ?? [];
  });
}
