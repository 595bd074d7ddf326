import type { OAuthEndpointEvents, OAuthEndpointSettings } from '../src/endpoint/index.js';
import { demoSite } from './demo-site.js';
import type { DemoClient } from './provider-credentials.js';
import { demoId } from './provider-settings.js';

/** Below the demo's own address. */
export const guestsPath = '/guests';

/** Where Demo ID comes back to. */
export const guestsRedirect = (baseUrl: string): string => `${baseUrl}${guestsPath}/api/oauth/redirect`;

/** One event, with its fields as text. */
interface LogEntry {
  readonly event: keyof OAuthEndpointEvents;
  readonly fields: Readonly<Record<string, string>>;
}

const maximumEntries = 20;

/** What the server heard, newest first. A site writes it into its database. */
export class AuditLog {
  readonly #entries: LogEntry[] = [];

  add(event: LogEntry['event'], fields: LogEntry['fields']): void {
    this.#entries.unshift({ event, fields });
    this.#entries.splice(maximumEntries);
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }
}

const guests = new Set(['ada@example.com']);

/** Lets in who is on the guest list, and writes down what happens. */
function demoEvents(log: AuditLog): OAuthEndpointEvents {
  return {
    login({ provider, user }) {
      const email = user?.email ?? '';
      const isGuest = guests.has(email);
      log.add('login', { provider, email, answer: String(isGuest) });
      return isGuest;
    },
    logout: ({ provider, user, reason }) => {
      log.add('logout', { provider, email: user?.email ?? '', reason });
    },
    error: ({ provider, step, code }) => {
      log.add('error', { provider: provider ?? 'unknown', step, code });
    },
  };
}

/** The settings of an endpoint whose server code decides who may sign in. */
export function guestSettings(
  secret: string,
  baseUrl: string,
  client: DemoClient,
  log: AuditLog,
): OAuthEndpointSettings {
  return {
    secret,
    baseUrl: baseUrl + guestsPath,
    providers: [demoId('demo', 'Demo ID', client)],
    site: demoSite(baseUrl),
    events: demoEvents(log),
  };
}
