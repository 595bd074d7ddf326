import { escapeHtml } from './html.js';

const groups = {
  'Sign in': {
    '/': 'Popup',
    '/providers.html': 'All providers',
    '/several.html': 'Several at once',
    '/options.html': 'Every option',
    '/modes.html': 'Popup, tab, redirect',
    '/redirect.html': 'Redirect',
    '/own-window.html': 'Opening it yourself',
    '/linkedin.html': 'LinkedIn',
  },
  'Signed in': {
    '/user.html': 'User and groups',
    '/events.html': 'Events',
    '/token.html': 'Token',
    '/api.html': 'Provider API',
    '/server/repos': 'The same on the server',
    '/remember.html': 'Remember me',
    '/signing-out.html': 'Signing out',
  },
  'Where it runs': {
    '/completion.html': 'Completion pages',
    '/own-page.html': 'Own completion page',
    '/script-tag.html': 'Script tag',
    '/coop.html': 'Under COOP',
    '/other-origin.html': 'Another origin',
  },
};

/** All that a person can go to. */
export const pagePaths: readonly string[] = Object.values(groups).flatMap((pages) => Object.keys(pages));

function list(pages: Readonly<Record<string, string>>, current: string, home: string): string {
  const items = Object.entries(pages).map(([path, name]) => {
    const mark = path === current ? ' aria-current="page"' : '';
    return `<li><a href="${home}${path}"${mark}>${escapeHtml(name)}</a></li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

/**
 * The head of every page: a column beside the text, and behind a button where there is no room for one.
 * @param home the demo's own address, on pages that are elsewhere.
 */
export function navigation(current: string, home = ''): string {
  const lists = Object.entries(groups).map(
    ([name, pages]) => `<h2>${name}</h2>${list(pages, current, home)}`,
  );
  return `<header class="top">
      <a class="home" href="${home}/"><img src="/favicon.svg" alt="" width="24" height="24" />oauth-elements</a>
      <button type="button" popovertarget="pages">All pages</button>
    </header>
    <nav id="pages" popover aria-label="Demo pages">${lists.join('')}</nav>`;
}
