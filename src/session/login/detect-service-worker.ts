import type { Flow } from './flow.js';

/**
 * Whether a service worker of the site has answered the login's URL with a page of its own, so that the request never reached the endpoint.
 * The endpoint's own pages don't stay at that URL: they end the login, or go on.
 */
export function isAnsweredByWorker({ label }: Flow, popup: Window, { navigator }: Window): boolean {
  try {
    // Insecure pages have no service workers.
    const { serviceWorker } = navigator as Partial<Navigator>;
    const { location, document } = popup;
    return (
      !!serviceWorker?.controller && location.search.includes(label) && document.readyState === 'complete'
    );
  } catch {
    // The window shows the provider's page.
    return false;
  }
}
