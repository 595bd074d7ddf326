import type { SessionState } from '../session-state.js';
import type { LoginOptions } from './login-options.js';

/** Adds to the address of each further login what the page wants the provider to be told. */
export function addPageParameters(session: SessionState): void {
  session.loginQuery = (_flow, options) => pageParameters(session, options);
}

/** The parameters that a page gives to the provider, each as `parameters.NAME`; among them its language. */
export function pageParameters(
  { page }: SessionState,
  { initiator = page.document.documentElement, parameters }: LoginOptions,
): Record<string, string> {
  const all: Record<string, string> = { ui_locales: nearestLanguage(initiator), ...parameters };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`parameters.${name}`, value]));
}

/** The nearest `lang`, through shadow roots; `""` where none is, and where it says that nobody knows. */
function nearestLanguage(element: Element): string {
  const language = element.closest('[lang]')?.getAttribute('lang');
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return language ?? (host ? nearestLanguage(host) : '');
}
