import type { WireSession } from '../../protocol/wire.js';
import type { SessionCore } from '../core.js';
import { anySignal } from './any-signal.js';
import { openChannel } from './open-channel.js';

/** What one page learned at a look, for all others of the origin. */
interface LookMessage {
  /** When the endpoint was asked, in milliseconds since 1970: whatever was heard since is newer. */
  readonly asked: number;
  /** Absent where the endpoint could not be reached. */
  readonly session?: WireSession;
}

/** Asks the endpoint if that is still due once it is this page's turn. */
type Look = (isDue: () => boolean, ask: () => Promise<WireSession>) => Promise<void>;

/** Milliseconds: longer than a request may take, and than a message between two tabs takes. */
const longestTurn = 31_000;
const longestEcho = 1000;

const looks = new WeakMap<SessionCore, Look>();

/**
 * However many tabs are seen at once, one asks and tells the others. They take turns by a lock of the browser, which a
 * page loses when it goes; nobody waits longer than a request can take, nor where there are no locks (plain http).
 */
export function takeTurns(core: SessionCore): Look {
  const known = looks.get(core);
  if (known) return known;
  const { AbortSignal, Date, navigator } = core.page;
  const { signal } = core.closing;
  const name = `${core.endpoint} look`;
  const channel = openChannel(name);
  const closed = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => {
      channel?.close();
      resolve(undefined);
    });
  });
  let looking = false;
  let told = 0;
  let changedAt = Date.now();
  core.addEventListener('change', () => (changedAt = Date.now()));

  channel?.addEventListener('message', ({ data }: MessageEvent<Partial<LookMessage> | null>) => {
    if (core.transport.crossOrigin?.isInMemory) return;
    told++;
    const { asked = 0, session: heard } = data ?? {};
    // Whatever is not a number is not newer either.
    const isNewer = asked > Math.max(changedAt, core.askedAt);
    if (!isNewer || !Array.isArray(heard?.authorizations)) return;
    core.replace(heard, core.wire ? 'other-tab' : 'restored', 'expired');
    core.askedAt = asked;
  });

  const tell = async (message: LookMessage): Promise<void> => {
    if (signal.aborted || core.transport.crossOrigin?.isInMemory) return;
    // Once it has come around, everybody has it: only then may the next one look whether it has to ask.
    const echo = openChannel(name);
    if (!channel || !echo) return;
    await new Promise<unknown>((resolve) => {
      echo.onmessage = resolve;
      AbortSignal.timeout(longestEcho).onabort = resolve;
      channel.postMessage(message);
    });
    echo.close();
  };

  const look: Look = async (isDue, ask) => {
    if (looking || !isDue()) return;
    looking = true;
    const before = told;
    const turn = async (): Promise<void> => {
      if (told > before || !isDue()) return;
      const asked = Date.now();
      // Whoever is gone keeps nobody waiting.
      const answer = await Promise.race([ask().catch(() => undefined), closed]);
      looking = false;
      if (!answer) {
        core.askedAt = 0;
        await tell({ asked });
        // Otherwise something newer was heard meanwhile, here as everywhere.
      } else if (core.wire === answer) {
        await tell({ asked, session: { authorizations: answer.authorizations } });
      }
    };
    try {
      const { locks } = navigator as Partial<Navigator>;
      const waiting = anySignal(signal, AbortSignal.timeout(longestTurn));
      await (locks?.request(name, { signal: waiting }, turn) ?? turn());
    } catch {
      // It had to wait too long, or the browser refuses locks here.
      if (!signal.aborted) await turn();
    } finally {
      looking = false;
    }
  };
  looks.set(core, look);
  return look;
}
