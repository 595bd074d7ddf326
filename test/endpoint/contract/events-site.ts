import {
  type EndpointEnvironment,
  type OAuthEndpointEvents,
  type OAuthEndpointSettings,
} from '../../../src/endpoint/index.js';
import { openSite, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';
import { rotating } from './refresh-site.js';

type Heard = readonly [string, Record<string, unknown>];

/** Functions that write down what they hear, the user by the name alone. */
export function listening(
  answer: (name: string) => boolean | undefined | Promise<boolean> = () => undefined,
) {
  const heard: Heard[] = [];
  const hear = (name: string) => (event: object) => {
    const { user, ...rest } = event as { user?: { name: string | null } | null };
    heard.push([name, { ...rest, ...(user === undefined ? {} : { name: user?.name ?? null }) }]);
    return answer(name);
  };
  const events: OAuthEndpointEvents = {
    ...{ login: hear('login'), logout: hear('logout'), refresh: hear('refresh'), error: hear('error') },
  };
  return { heard, events };
}

/** Opens a site with these settings, and closes it. */
export async function at(
  settings: Partial<OAuthEndpointSettings>,
  work: (site: Site) => Promise<void>,
  way = byRequest,
  environment: EndpointEnvironment = {},
): Promise<void> {
  const site = await openSite(way, { settings, stub: rotating, environment });
  try {
    await work(site);
  } finally {
    await site.close();
  }
}

export const post = (site: Site, path: string, body: object) =>
  site.browser.post(`${site.base}${path}`, body);
