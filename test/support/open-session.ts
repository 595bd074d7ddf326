// Loaded beforehand, so that a watch over a login begins as soon as the login does.
import '../../src/session/lazy-parts.js';
import { oneEvent } from '@open-wc/testing';
import type { CompleteMessage } from '../../src/protocol/messages.js';
import type { WireSession } from '../../src/protocol/wire.js';
import { OAuthSession, type SessionOptions } from '../../src/session/session.js';
import { turn } from './wait-for-tasks.js';
import { logEvents } from './event-log.js';
import { FakeEndpoint } from './fake-endpoint.js';
import { FakePage } from './fake-page.js';

/** Another page of the origin on the same channel. */
export class Neighbour {
  readonly heard: unknown[] = [];
  readonly #channel: BroadcastChannel;

  constructor(endpoint: string) {
    this.#channel = new BroadcastChannel(endpoint);
    this.#channel.addEventListener('message', ({ data }) => this.heard.push(data));
  }

  say(message: unknown): void {
    this.#channel.postMessage(message);
  }

  /** The next thing said on the channel. */
  async next(): Promise<unknown> {
    const { data } = await oneEvent<MessageEvent<unknown>>(this.#channel, 'message');
    return data;
  }

  /** Settles once this was said on the channel, which keeps the order; whatever else is said before. */
  hear(fence: string): Promise<void> {
    return new Promise((resolve) => {
      this.#channel.addEventListener('message', ({ data }) => {
        if (data === fence) resolve();
      });
    });
  }

  /** Answers completion pages, as a page that began a login does. */
  answerCompletions(): void {
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Partial<CompleteMessage> | null>) => {
      if (data?.type === 'oauth-complete') this.say({ type: 'oauth-heard', flow: data.flow });
    });
  }

  close(): void {
    this.#channel.close();
  }
}

export interface Stage {
  readonly endpoint: FakeEndpoint;
  readonly page: FakePage;
  readonly session: OAuthSession;
  /** What the session fired, in order. */
  readonly events: string[];
  readonly neighbour: Neighbour;
  /** Settles when the session has heard all that the neighbour has said, and has done what follows from it. */
  settle(): Promise<void>;
}

const closers: (() => void)[] = [];

/** Runs with `closeSessions`. */
export function onClose(step: () => void): void {
  closers.push(step);
}

/** For `afterEach`: closes whatever a test opened. */
export function closeSessions(): void {
  for (const close of closers.splice(0)) close();
}

/** An endpoint and a page for it, without a session yet. */
export function stagePage(): { endpoint: FakeEndpoint; page: FakePage } {
  const endpoint = new FakeEndpoint();
  return { endpoint, page: new FakePage(endpoint) };
}

/** A session in a page of its own whose requests to the endpoint have not failed: `ready` is left to the caller. */
export function beginSession(staged = stagePage(), options: SessionOptions = {}): Stage {
  const { endpoint, page } = staged;
  const session = new OAuthSession({ endpoint: endpoint.url, ...options }, page.asPage);
  const events = logEvents(session);
  const neighbour = new Neighbour(endpoint.url);
  closers.push(() => {
    session.close();
    neighbour.close();
    witness.close();
  });
  // Made after the session's own, so that a message reaches it last.
  const witness = new Neighbour(endpoint.url);
  const settle = async (): Promise<void> => {
    const fence = crypto.randomUUID();
    const heard = witness.hear(fence);
    neighbour.say(fence);
    await heard;
    await turn();
  };
  return { endpoint, page, session, events, neighbour, settle };
}

/** A session that is ready, of somebody signed in as the endpoint says. */
export async function readySession(wire?: WireSession): Promise<Stage> {
  const staged = stagePage();
  if (wire) staged.endpoint.session = wire;
  const stage = beginSession(staged);
  await stage.session.ready;
  stage.events.length = 0;
  return stage;
}
