import { html, type TemplateResult } from 'lit';
import { FakeEndpoint } from './fake-endpoint.js';
import { innerButton, stage, type ElementStage } from './stage-elements.js';
import { onUnstage } from './stage-page.js';
import { until } from './wait-for-tasks.js';
import { nobody } from './wire-session.js';

const google = html`<oauth-login-button provider="google"></oauth-login-button>`;

/** What the app calls itself that shows the page. */
function browserIs(userAgent: string): void {
  Object.defineProperty(navigator, 'userAgent', { get: () => userAgent, configurable: true });
  onUnstage(() => Reflect.deleteProperty(navigator, 'userAgent'));
}

/** The clipboard as the app gives it to pages: `undefined` where it gives none. */
export function clipboardIs(clipboard: Pick<Clipboard, 'writeText'> | undefined): void {
  Object.defineProperty(navigator, 'clipboard', { get: () => clipboard, configurable: true });
  onUnstage(() => Reflect.deleteProperty(navigator, 'clipboard'));
}

/** A login button pressed inside an app that its provider refuses to be shown by. */
export async function refusedIn(userAgent: string, content: TemplateResult = google): Promise<ElementStage> {
  browserIs(userAgent);
  const endpoint = new FakeEndpoint();
  endpoint.providers = { providers: [{ id: 'google', name: 'Google', refuses_webviews: true }] };
  const staged = await stage(content, nobody, endpoint);
  await until(() => staged.session.providers.length > 0);
  const button = staged.find('oauth-login-button');
  innerButton(button).click();
  await until(() => button.shadowRoot?.querySelector('.ways') !== null);
  return staged;
}
