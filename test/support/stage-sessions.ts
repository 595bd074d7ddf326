import { html } from '@open-wc/testing';
import type { OAuthSessionsElement } from '../../components/index.js';
import type { WireSession, WireSessions } from '../../src/protocol/wire.js';
import { FakeEndpoint, json } from './fake-endpoint.js';
import { stage, type ElementStage } from './stage-elements.js';
import { shownText } from './visible-text.js';
import { until } from './wait-for-tasks.js';
import { signedIn } from './wire-session.js';

export type WireRow = WireSessions['sessions'][number];

const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** A session as the endpoint lists it, seen so many seconds ago. */
export const wireRow = (id: string, fields: Partial<WireRow> = {}, age = 3 * 3600 + 60): WireRow => ({
  id,
  browser: 'Firefox',
  system: 'Linux',
  signed_in_at: nowSeconds() - 90_000,
  seen_at: nowSeconds() - age,
  current: false,
  ...fields,
});

export const own = wireRow('own', { browser: 'Chrome', system: 'Windows', current: true }, 600);
export const phone = wireRow('phone', { browser: 'Safari', system: 'iOS' });
export const three: readonly WireRow[] = [phone, own, wireRow('old', {}, 40 * 86_400)];

/** An endpoint that lists these, by provider, and ends them. */
export function listingEndpoint(lists: Record<string, readonly WireRow[]>): FakeEndpoint {
  const endpoint = new FakeEndpoint();
  const rows = new Map(Object.entries(lists));
  endpoint.answerAt('/sessions', (path) => {
    const provider = new URLSearchParams(path.split('?')[1]).get('provider') ?? '';
    return json({ sessions: rows.get(provider) ?? [] });
  });
  endpoint.answerAt('/sessions/end', async () => {
    const body = (await endpoint.requests.at(-1)!.clone().json()) as { provider: string; id?: string };
    const before = rows.get(body.provider) ?? [];
    const after = before.filter(({ id, current }) => (body.id === undefined ? current : id !== body.id));
    rows.set(body.provider, after);
    return json({ ended: before.length - after.length });
  });
  return endpoint;
}

export const listOf = (staged: ElementStage): OAuthSessionsElement => staged.find('oauth-sessions');
export const root = (staged: ElementStage): ShadowRoot => listOf(staged).shadowRoot!;
export const items = (staged: ElementStage): HTMLElement[] => [
  ...root(staged).querySelectorAll<HTMLElement>('[part~=item]'),
];
export const buttonsIn = (staged: ElementStage, selector = ''): HTMLElement[] => [
  ...root(staged).querySelectorAll<HTMLElement>(`${selector} button`),
];
export const button = (staged: ElementStage, text: string): HTMLElement =>
  buttonsIn(staged).find((one) => shownText(one) === text)!;
export const heard = (staged: ElementStage): string =>
  shownText(root(staged).querySelector('[role=status]')!);

/** A list of sessions in the page, once the endpoint has answered. */
export async function stageSessions(
  rows: readonly WireRow[] = three,
  wire: WireSession = signedIn('github'),
  endpoint = listingEndpoint({ github: rows }),
  content = html`<oauth-sessions></oauth-sessions>`,
): Promise<ElementStage> {
  const staged = await stage(content, wire, endpoint);
  await known(staged);
  return staged;
}

/** Settles when the list is known to be as long as it is. */
export async function known(staged: ElementStage): Promise<void> {
  await until(() => !!root(staged).querySelector('h2') && !root(staged).querySelector('.bone'));
  await staged.rendered();
}
