import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { realClient, type DemoClient } from './provider-credentials.js';
import { demoPeople } from './people.js';
import { otherOrigins } from './other-origin/start-other-origin.js';
import { guestsRedirect } from './guest-list.js';
import { storedRedirect } from './stored-endpoint.js';
import { localProviders, type LocalId } from './local-providers.js';
import type { Closable, LocalProvider } from './providers/local-provider.js';
import { withoutNotices } from './providers/hide-startup-notices.js';

export interface RunningProviders extends Closable {
  readonly clients: Readonly<Record<LocalId, DemoClient>>;
}

interface ProvidersSettings {
  readonly baseUrl: string;
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
  readonly onCodeUsed?: ((code: string) => void) | undefined;
  readonly onRefresh?: ((refreshToken: string) => void) | undefined;
}

/** Starts all that no real credentials are there for; if one can't start, the others are stopped again. */
export async function startProviders(settings: ProvidersSettings): Promise<RunningProviders> {
  const { baseUrl, port, environment, log, onCodeUsed, onRefresh } = settings;
  const people = demoPeople(`${baseUrl}/avatars`);
  const signingKey = makeSigningKey();
  const clients: Partial<Record<LocalId, DemoClient>> = {};
  const inTurn: (() => Promise<Closable>)[] = [];
  const together: (() => Promise<Closable>)[] = [];
  for (const { id, name, portOffset, prefix, emulated, start } of localProviders) {
    const real = prefix === undefined ? undefined : realClient(environment, prefix);
    const url = `http://127.0.0.1:${port + portOffset}`;
    const client = { clientId: `demo-${id}`, clientSecret: randomBytes(24).toString('hex'), url };
    clients[id] = real ?? client;
    log(real ? `${name}: the real one, with your ${prefix}_CLIENT_ID` : `${name} on ${url}`);
    if (real) continue;
    const purpose = name;
    const local: LocalProvider = {
      client,
      baseUrl,
      redirectUrls: [
        ...[baseUrl, otherOrigins(port).signIn].map((site) => `${site}/api/oauth/redirect/${id}`),
        ...(id === 'demo' ? [storedRedirect(baseUrl), guestsRedirect(baseUrl)] : []),
      ],
      people,
      signingKey,
      port: port + portOffset,
      purpose,
      onCodeUsed,
      onRefresh,
    };
    (emulated ? inTurn : together).push(() => start(local));
  }
  const running = await startAll(inTurn, together);
  const close = async (): Promise<void> => {
    await Promise.all(running.map((one) => one.close()));
  };
  return { clients: clients as Record<LocalId, DemoClient>, close };
}

type Starter = () => Promise<Closable>;

async function startAll(inTurn: readonly Starter[], together: readonly Starter[]): Promise<Closable[]> {
  const running: Closable[] = [];
  const failures: unknown[] = [];
  const attempt = async (start: Starter): Promise<void> => {
    await start().then(
      (one) => running.push(one),
      (error: unknown) => failures.push(error),
    );
  };
  await withoutNotices(async () => {
    // While an emulator starts, whatever listens would be taken for it.
    for (const start of inTurn) if (failures.length === 0) await attempt(start);
    if (failures.length === 0) await Promise.all(together.map(attempt));
  });
  if (failures.length === 0) return running;
  await Promise.all(running.map((one) => one.close()));
  throw failures[0];
}

async function makeSigningKey(): Promise<Record<string, unknown>> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'demo' };
}
