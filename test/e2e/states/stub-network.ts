import type { Act } from './element-state.js';

/** What a page needs to know of a state. */
export interface StagedState {
  readonly name: string;
  readonly endpoint: string;
  readonly people: readonly { readonly provider: string; readonly user: unknown }[];
  readonly person: unknown;
  readonly providers: unknown;
  readonly sessions: readonly object[] | undefined;
  readonly acts: readonly Act[];
  readonly shown: string;
}

declare global {
  interface Window {
    /** The addresses of the windows that the page has opened. */
    openedAddresses: string[];
    /** The requests that fail, such as `/api/states/NAME/providers`. */
    failing: Set<string>;
  }
}

/** Runs in the page: answers the requests of states, and only writes windows down. */
export function stubNetwork(states: readonly StagedState[]): void {
  try {
    localStorage.setItem('oauth-elements last used', 'google');
  } catch {
    // The page that a tab begins with keeps nothing.
    return;
  }
  const { fetch } = window;
  window.failing = new Set(
    states.flatMap(({ endpoint, acts: [first] }) => (first && 'fail' in first ? endpoint + first.fail : [])),
  );
  window.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    const state = states.find(({ endpoint }) => pathname.startsWith(`${endpoint}/`));
    if (!state) return fetch(input, init);
    if (window.failing.has(pathname))
      return Response.json({ error: 'temporarily_unavailable' }, { status: 503 });
    const token = { scope: [], token_type: 'bearer', expires_in: 3600 };
    const bodies: Readonly<Record<string, unknown>> = {
      '/session': { authorizations: state.people.map((one) => ({ ...one, token })) },
      '/providers': { providers: state.providers },
      '/logout': { logout_url: null },
    };
    if (pathname.startsWith(`${state.endpoint}/sessions`))
      return state.sessions
        ? Response.json({ sessions: state.sessions, ended: 1 })
        : Response.json({ error: 'not_found' }, { status: 404 });
    return Response.json(bodies[pathname.slice(state.endpoint.length)] ?? {});
  };
  window.openedAddresses = [];
  window.open = (url) => {
    window.openedAddresses.push(String(url));
    const ignore = (): undefined => undefined;
    const opened = {
      closed: false,
      focus: ignore,
      postMessage: ignore,
      close: () => void (opened.closed = true),
    };
    return opened as unknown as Window;
  };
}
