import type { BrowserSession, PersonSessions } from '../../src/session/person-sessions.js';
import type { OAuthSession } from '../../src/session/session.js';
import { seenAtFirst } from './seen-at-first.js';

/** How many more rows are seen each time. */
const moreAtOnce = 50;

/** Stands for all the others in place of the id of one. */
export const others = '';

/** The sessions of one signed-in account, and what is being done to them. */
export class AccountSessions {
  readonly provider: string;
  /** Absent until the endpoint has named them. */
  list: readonly BrowserSession[] | undefined;
  /** The code of why it has not. */
  failure = '';
  seen = seenAtFirst;
  /** Whether the person has been asked to confirm that all others end. */
  asksForOthers = false;
  /** The ids of those that are ending. */
  readonly ending = new Set<string>();
  /** Why one could not be ended, as a code, by its id. */
  readonly failures = new Map<string, string>();
  readonly #session: OAuthSession;
  readonly #changed: () => void;
  #found: PersonSessions | undefined;
  /** Counts requests: an answer that is older than what has ended since is dropped. */
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

  /** Asks the endpoint. A list that is there stays if that fails. */
  async load(): Promise<void> {
    const revision = ++this.#revision;
    try {
      const found = await this.#session.sessions(this.provider);
      if (revision !== this.#revision) return;
      this.#use(found, found.list);
      this.failure = '';
    } catch (error) {
      if (revision !== this.#revision) return;
      if (!this.list) this.failure = codeOf(error);
    }
    this.#changed();
  }

  /** Asks again after a failure. */
  async retry(): Promise<void> {
    this.failure = '';
    this.#changed();
    await this.load();
  }

  showMore(): void {
    this.seen += moreAtOnce;
  }

  /** Ends one session. Resolves to whether it is gone, whoever ended it. */
  end(id: string, initiator: Element): Promise<boolean> {
    return this.#end(id, async (found) => {
      await found.end(id, { initiator });
      return (one) => one.id !== id;
    });
  }

  /** Ends all but this browser's own. Resolves to whether they are gone. */
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

/** A session of another version of this package may lack what is asked of it. */
function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' && code ? code : 'other';
}
