import { nodeEnvironment } from '../adapters/node-environment.js';
import { createContext } from '../endpoint/create-context.js';
import { lineOf, type OperatorLog, type OperatorLogEntry } from '../endpoint/log/operator-log.js';
import { storeFailed } from '../endpoint/log/store-messages.js';
import type { AtomicStore } from '../endpoint/index.js';
import type { Environment } from './environment.js';
import { prepare } from './prepare-settings.js';
import { parseDrain, type ServeOptions } from './serve.js';
import { redirectUrlLines } from './startup-message.js';

/** The result of a check without listening. */
export interface Findings {
  /** Lines to print. */
  readonly lines: readonly string[];
  readonly warnings: readonly string[];
  /** Whether people could sign in. */
  readonly isRight: boolean;
}

/** How long the store may take: longer than its own limit, whose error says more. */
const storeLimitMs = 20_000;

/**
 * Checks what `serve` would start with: its options, its settings, whether its store answers, and the metadata of each discovered provider.
 * It writes nothing, and opens no port.
 * @throws {OAuthError} `settings_invalid`, with every problem.
 */
export async function check(options: ServeOptions, environment: Environment): Promise<Findings> {
  parseDrain(options.drain);
  const { gathered, checked, network, warnings } = await prepare(options, environment);
  const logged: string[] = [];
  const log = (entry: OperatorLogEntry): void => void logged.push(lineOf(entry));
  const { context } = createContext({ ...checked, log }, nodeEnvironment(network));
  const { store, providers } = checked;
  const found = await Promise.all([
    storeAnswers(store, context.log),
    ...[...providers.values()].map(async (provider) => {
      // The log has the reason of a failure.
      return context.clients.get(provider).then(
        () => true,
        () => false,
      );
    }),
  ]);
  await store?.close();
  const isRight = !found.includes(false);
  return {
    lines: [
      ...redirectUrlLines(checked),
      ...gathered.announcement,
      ...(isRight ? [`The settings are right${store ? ', and the store answers' : ''}.`] : []),
    ],
    warnings: [...warnings, ...logged],
    isRight,
  };
}

async function storeAnswers(store: AtomicStore | undefined, log: OperatorLog): Promise<boolean> {
  try {
    // Any answer will do, whether the key exists or not.
    await store?.get('ready', { signal: AbortSignal.timeout(storeLimitMs) });
    return true;
  } catch (error) {
    log.report(storeFailed(error));
    return false;
  }
}
