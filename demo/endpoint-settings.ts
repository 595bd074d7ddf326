import { readFileSync } from 'node:fs';
import type { OAuthEndpointSettings } from '../src/endpoint/index.js';
import { demoSite } from './demo-site.js';
import { demoProviders } from './provider-settings.js';
import { otherOrigins } from './other-origin/start-other-origin.js';
import type { RunningProviders } from './start-providers.js';

export interface DemoSite {
  readonly secret: string;
  readonly baseUrl: string;
  readonly clients: RunningProviders['clients'];
  readonly environment: NodeJS.ProcessEnv;
}

const notice = new URL('./complete-page.html', import.meta.url);

/** What a site would write into its settings file. */
export function demoSettings({ secret, baseUrl, clients, environment }: DemoSite): OAuthEndpointSettings {
  return {
    secret,
    baseUrl,
    providers: demoProviders(clients, environment),
    site: demoSite(baseUrl),
    completePages: { own: '/complete.html', notice: readFileSync(notice, 'utf8') },
  };
}

/** What the pages need to know of the site, as JSON. */
export function demoFacts({
  baseUrl,
  clients,
  port,
}: Pick<DemoSite, 'baseUrl' | 'clients'> & { readonly port: number }): string {
  const gitHubApi = clients.github.url ?? 'https://api.github.com';
  const local = Object.entries(clients).filter(([, { url }]) => url !== undefined);
  return JSON.stringify({
    redirectUrl: `${baseUrl}/api/oauth/redirect/{id}`,
    gitHubApi,
    otherOrigins: otherOrigins(port),
    localProviders: Object.fromEntries(local.map(([id, { url }]) => [id, url])),
  });
}
