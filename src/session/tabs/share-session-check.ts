import { isWireSession } from '../../protocol/messages.js';
import type { WireSession } from '../../protocol/wire.js';
import type { SessionState } from '../session-state.js';
import { anySignal } from '../any-signal.js';
import { openChannel } from './open-channel.js';

/** The result of one page's check, for all other pages of the origin. */
interface CheckMessage {
  /** When the request was sent, in milliseconds since 1970. A page may have newer information. */
  readonly asked: number;
  /** The session; `undefined` if the endpoint could not be reached. */
  readonly session?: WireSession;
}

/** Fetches the session if that is still due when it is this page's turn. */
type SharedCheck = (isDue: () => boolean, fetchSession: () => Promise<WireSession>) => Promise<void>;

/** Longer than a request may take (`requestLimitMs` in transport.ts). */
const turnLimitMs = 31_000;
/** Longer than a message between two tabs takes. */
const echoLimitMs = 1000;

const checks = new WeakMap<SessionState, SharedCheck>();

/**
 * If several tabs become visible at once, one fetches the session and sends it to the others. They take turns by a lock of the
 * browser, which releases it when a page is closed. No page waits longer than a request can take, and none waits if the browser
 * has no locks (plain http).
 */
export function sharedSessionCheck(session: SessionState): SharedCheck {
  const known = checks.get(session);
  if (known) return known;
  const { AbortSignal, Date, navigator } = session.page;
  const { signal } = session.closing;
  const name = `${session.endpoint} look`;
  const channel = openChannel(name);
  const closed = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => {
      channel?.close();
      resolve(undefined);
    });
  });
  let isChecking = false;
  let received = 0;
  // A change before this listener came with a message or a request, whose time is `fetchedAt`.
  let changedAt = session.fetchedAt || Date.now();
  session.addEventListener('change', () => (changedAt = Date.now()));

  channel?.addEventListener('message', ({ data }: MessageEvent<Partial<CheckMessage> | null>) => {
    if (session.transport.crossOrigin?.isInMemory) return;
    const { asked = 0, session: wire } = data ?? {};
    // Any script of the origin can send anything here. A `bigint` could not be compared with later times. A page whose turn is still to
    // come asks the endpoint itself then.
    if (typeof asked !== 'number' || !(asked > Math.max(changedAt, session.fetchedAt))) return;
    // Another version of this package may have sent it.
    if (wire !== undefined && !isWireSession(wire)) return;
    received++;
    // The endpoint could not be reached.
    if (wire === undefined) return;
    session.replace(wire, session.wire ? 'other-tab' : 'restored', 'expired');
    session.fetchedAt = asked;
  });

  const broadcast = async (message: CheckMessage): Promise<void> => {
    if (signal.aborted || session.transport.crossOrigin?.isInMemory) return;
    // Once the message has come back to this page, all others have it. Only then may the next page decide whether to fetch.
    const echo = openChannel(name);
    if (!channel || !echo) return;
    await new Promise<unknown>((resolve) => {
      echo.onmessage = resolve;
      AbortSignal.timeout(echoLimitMs).onabort = resolve;
      channel.postMessage(message);
    });
    echo.close();
  };

  const check: SharedCheck = async (isDue, fetchSession) => {
    if (isChecking || !isDue()) return;
    isChecking = true;
    let isAnswered = false;
    const before = received;
    /** Resolves to whether the endpoint has answered. */
    const takeTurn = async (): Promise<boolean> => {
      if (received > before || !isDue()) return false;
      const asked = Date.now();
      // A closed session must not keep other pages waiting.
      const answer = await Promise.race([fetchSession().catch(() => undefined), closed]);
      isChecking = false;
      if (!answer) {
        session.fetchedAt = 0;
        await broadcast({ asked });
        // Else this answer was not applied: every page has received a newer session meanwhile.
      } else if (session.wire === answer) {
        await broadcast({ asked, session: { authorizations: answer.authorizations } });
      }
      return !!answer;
    };
    try {
      const { locks } = navigator as Partial<Navigator>;
      const waiting = anySignal(signal, AbortSignal.timeout(turnLimitMs));
      isAnswered = await (locks?.request(name, { signal: waiting }, takeTurn) ?? takeTurn());
    } catch {
      // The wait took too long, or the browser refuses locks here.
      if (!signal.aborted) isAnswered = await takeTurn();
    } finally {
      isChecking = false;
    }
    // A late message has come since the request was sent, so the answer may be older.
    if (isAnswered && isDue()) await check(isDue, fetchSession);
  };
  checks.set(session, check);
  return check;
}
