import type { BrowserSession, PersonSessions } from '../../src/session/person-sessions.js';
import type { OAuthSession } from '../../src/session/session.js';
import { seenAtFirst } from './seen-at-first.js';

/** How many rows "Show more" adds. */
const moreAtOnce = 50;

/** Stands for all other sessions where the id of one is expected. */
export const others = '';

/** The sessions of one signed-in account, and the state of what is being done to them. */
export class AccountSessions {
  readonly provider: string;
  /** `undefined` until the endpoint has answered. */
  list: readonly BrowserSession[] | undefined;
  /** The code of a failed request for the list; `""` if there is none. */
  failure = '';
  seen = seenAtFirst;
  /** Whether the person has been asked to confirm that all others end. */
  asksForOthers = false;
  /** The ids of the sessions that are being ended. */
  readonly ending = new Set<string>();
  /** The code of the failure for each session that could not be ended, by its id. */
  readonly failures = new Map<string, string>();
  readonly #session: OAuthSession;
  readonly #changed: () => void;
  #found: PersonSessions | undefined;
  /** Counts requests and endings. An answer that is older than the last ending is dropped, since it still lists what has ended. */
  #revision = 0;

  constructor(session: OAuthSession, provider: string, changed: () => void) {
    this.#session = session;
    this.provider = provider;
    this.#changed = changed;
  }

  get hasOthers(): boolean {
    return !!this.list?.some(({ isCurrent }) => !isCurrent);
  }

  /** Whether it shows more than this browser's own session. */
  get isFilled(): boolean {
    return this.hasOthers || (!!this.failure && this.failure !== 'not_found');
  }

  get isLoading(): boolean {
    return !this.list && !this.failure;
  }

  /**
   * Requests the list. If that fails, the list that is shown stays.
   * @param prepare is called before another list takes its place.
   */
  async load(prepare?: () => void): Promise<void> {
    const revision = ++this.#revision;
    try {
      const found = await this.#session.sessions(this.provider);
      if (revision !== this.#revision) return;
      prepare?.();
      this.#use(found, found.list);
      this.failure = '';
    } catch (error) {
      if (revision !== this.#revision) return;
      if (!this.list) this.failure = codeOf(error);
    }
    this.#changed();
  }

  /** Requests the list again after a failure. */
  async retry(): Promise<void> {
    this.failure = '';
    this.#changed();
    await this.load();
  }

  showMore(): void {
    this.seen += moreAtOnce;
  }

  /** Ends one session. Resolves to `true` if it is gone, whoever ended it. */
  end(id: string, initiator: Element): Promise<boolean> {
    return this.#end(id, async (found) => {
      await found.end(id, { initiator });
      return (one) => one.id !== id;
    });
  }

  /** Ends all sessions but this browser's own. Resolves to `true` if they are gone. */
  endOthers(): Promise<boolean> {
    return this.#end(others, async (found) => {
      await found.endOthers();
      return ({ isCurrent }) => isCurrent;
    });
  }

  async #end(
    id: string,
    end: (found: PersonSessions) => Promise<(one: BrowserSession) => boolean>,
  ): Promise<boolean> {
    const found = this.#found;
    if (!found || this.ending.has(id)) return false;
    this.ending.add(id);
    this.failures.delete(id);
    this.#changed();
    try {
      const stays = await end(found);
      this.#revision++;
      this.#use(this.#found ?? found, (this.list ?? []).filter(stays));
      if (id === others) this.asksForOthers = false;
      return true;
    } catch (error) {
      this.failures.set(id, codeOf(error));
      return false;
    } finally {
      this.ending.delete(id);
      this.#changed();
    }
  }

  #use(found: PersonSessions, list: readonly BrowserSession[]): void {
    this.#found = found;
    this.list = list;
    if (!this.hasOthers) this.asksForOthers = false;
  }
}

/**
 * The code of an error; `other` if it has none. A session of another version of this package may lack `sessions()`, which throws a
 * TypeError.
 */
function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' && code ? code : 'other';
}
