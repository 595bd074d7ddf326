import type { SessionState } from '../session-state.js';
import type { LoginOptions } from './login-options.js';

/** Adds the page's parameters for the provider to the address of each further login. */
export function addPageParameters(session: SessionState): void {
  session.loginQuery = (_flow, options) => pageParameters(session, options);
}

/** The page's parameters for the provider, each as `parameters.NAME`. The page's language is one of them. */
export function pageParameters(
  { page }: SessionState,
  { initiator = page.document.documentElement, parameters }: LoginOptions,
): Record<string, string> {
  const all: Record<string, string> = { ui_locales: nearestLanguage(initiator), ...parameters };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`parameters.${name}`, value]));
}

/** The nearest `lang`, also outside of shadow roots; `""` if there is none, or if it is empty (an unknown language). */
function nearestLanguage(element: Element): string {
  const language = element.closest('[lang]')?.getAttribute('lang');
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return language ?? (host ? nearestLanguage(host) : '');
}
