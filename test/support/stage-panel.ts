import { html } from '@open-wc/testing';
import type { OAuthLoginButtonElement, OAuthLoginPanelElement } from '../../components/index.js';
import { FakeEndpoint } from './fake-endpoint.js';
import { stage, type ElementStage } from './stage-elements.js';
import { until } from './wait-for-tasks.js';
import { nobody } from './wire-session.js';

export const panelOf = (staged: ElementStage): OAuthLoginPanelElement => staged.find('oauth-login-panel');
export const root = (staged: ElementStage): ShadowRoot => panelOf(staged).shadowRoot!;
/** Those that are shown: a search hides the others. */
export const buttons = (staged: ElementStage) => [
  ...root(staged).querySelectorAll<OAuthLoginButtonElement>('li:not([hidden]) > oauth-login-button'),
];
export const ids = (staged: ElementStage): string[] => buttons(staged).map(({ provider }) => provider);
export const more = (staged: ElementStage): HTMLButtonElement | null => root(staged).querySelector('.more');
export const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `p${index}`, name: `Provider ${index}` }));

/** A panel whose endpoint has these providers, with its list shown. */
export async function stagePanel(
  providers: unknown,
  content = html`<oauth-login-panel></oauth-login-panel>`,
  wire = nobody,
): Promise<ElementStage> {
  const endpoint = new FakeEndpoint();
  endpoint.providers = { providers };
  const staged = await stage(content, wire, endpoint);
  await until(() => !root(staged).querySelector('.bone') && !!root(staged).querySelector('ul, .note'));
  await staged.rendered();
  return staged;
}
