import type { Place } from '../site-page.js';
import { firstPort, otherNames, pageUrl } from '../site/hosts.js';
import type { Setting } from '../site/pages.js';
import type { Fault, FaultCase } from './fault-cases.js';

const settings: Partial<Record<Fault, Setting>> = {
  'page-not-listed': 'no-client',
  'worker-passes-on': 'worker-passes-on',
  'worker-answers': 'worker-answers',
  turbo: 'turbo',
  'turbo-link': 'turbo-link',
};

const hostNames: Partial<Record<Fault, string>> = {
  'page-not-listed': otherNames.www,
  'client-not-listed': otherNames.www,
  'other-host': otherNames.www,
  'loopback-address': otherNames.address,
};

/** Whether the person is led to the site's own address, in place of a window. */
export const isLed = (fault: Fault): boolean => fault === 'other-host' || fault === 'loopback-address';

/** Where the logins of a case begin. */
export function faultPlace({ fault, mode }: FaultCase): Place {
  const endpoint =
    fault === 'page-not-listed' ? 'other-site' : fault === 'client-not-listed' ? 'same-site' : 'same-origin';
  const url = new URL(pageUrl({ page: 'none', endpoint, mode }));
  const setting = settings[fault];
  if (setting) url.searchParams.set('setting', setting);
  const hostName = hostNames[fault];
  if (hostName) url.host = `${hostName}:${firstPort}`;
  return { url: url.href, mode: isLed(fault) ? 'redirect' : mode, asks: false };
}
