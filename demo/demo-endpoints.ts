import { nodeEnvironment } from '../src/adapters/node.js';
import { createOAuthEndpoint, type OAuthEndpoint } from '../src/endpoint/index.js';
import { demoSettings, type DemoSite } from './endpoint-settings.js';
import { AuditLog, guestSettings } from './guest-list.js';
import { nativeApp, otherOrigins, staticClient } from './other-origin/start-other-origin.js';
import { storedSettings } from './stored-endpoint.js';

/** The endpoints at the demo's own address. */
export interface DemoEndpoints {
  /** Signs in for most pages. */
  readonly main: OAuthEndpoint;
  /** Keeps its sessions in a store. */
  readonly stored: OAuthEndpoint;
  /** Lets in who is on a list. */
  readonly guests: OAuthEndpoint;
  /** What the server of the guest list heard. */
  readonly auditLog: AuditLog;
}

interface EndpointsSettings extends DemoSite {
  readonly port: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function createDemoEndpoints({ port, now, ...site }: EndpointsSettings): DemoEndpoints {
  const { secret, baseUrl, clients } = site;
  const environment = { ...nodeEnvironment(), now };
  const auditLog = new AuditLog();
  const own = { ...demoSettings(site), clients: [staticClient(otherOrigins(port).plainSite), nativeApp] };
  return {
    main: createOAuthEndpoint(own, environment),
    stored: createOAuthEndpoint(storedSettings(secret, baseUrl, clients.demo), environment),
    guests: createOAuthEndpoint(guestSettings(secret, baseUrl, clients.demo, auditLog), environment),
    auditLog,
  };
}
