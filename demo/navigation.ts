import { escapeHtml } from './escape-html.js';

/** In a newcomer's order, by the words that people search for. */
const groups = {
  'Sign in': {
    '/start.html': 'Start',
    '/': 'Popup',
    '/script-tag.html': 'One script tag',
    '/providers.html': 'All providers',
    '/panel.html': 'Login panel',
    '/looks.html': 'Looks and languages',
    '/server/rendered': 'Rendered on the server',
    '/redirect.html': 'Redirect',
    '/modes.html': 'Popup, tab or redirect',
    '/options.html': 'Login options',
    '/own-window.html': 'Custom window',
    '/linkedin.html': 'LinkedIn',
  },
  'Signed in': {
    '/badge.html': 'User badge',
    '/show.html': 'Show and hide',
    '/user.html': 'User and groups',
    '/events.html': 'Events',
    '/several.html': 'Multiple accounts',
    '/remember.html': 'Remember me',
    '/signing-out.html': 'Sign-out',
    '/sessions.html': 'Sessions',
    '/guests.html': 'Guest list and audit log',
    '/token.html': 'Access token',
    '/api.html': 'Provider API',
    '/server/repos': 'API from your server',
  },
  'Special places': {
    '/completion.html': 'Completion pages',
    '/own-page.html': 'Your completion page',
    '/coop.html': 'Isolated page (COOP)',
    '/in-app.html': 'In-app browsers',
    '/frames.html': 'Frames',
    '/other-origin.html': 'Another origin',
  },
};

/** All pages of the menu. */
export const pagePaths: readonly string[] = Object.values(groups).flatMap((pages) => Object.keys(pages));

function list(name: string, pages: Readonly<Record<string, string>>, current: string, home: string): string {
  const items = Object.entries(pages).map(([path, title]) => {
    const mark = path === current ? ' aria-current="page"' : '';
    return `<li><a href="${home}${path}"${mark}>${escapeHtml(title)}</a></li>`;
  });
  const id = `pages-${name.toLowerCase().replace(' ', '-')}`;
  return `<p id="${id}">${name}</p><ul aria-labelledby="${id}">${items.join('')}</ul>`;
}

/**
 * The head of every page: a column beside the text, or a list behind a button if there is no room.
 * @param home the demo's own address, on pages that are elsewhere.
 */
export function navigation(current: string, home = ''): string {
  const lists = Object.entries(groups).map(([name, pages]) => list(name, pages, current, home));
  return `<header class="top">
      <a class="home" href="${home}/start.html"><img src="/favicon.svg" alt="" width="24" height="24" />oauth-elements</a>
      <button type="button" popovertarget="pages">All pages</button>
    </header>
    <nav id="pages" popover aria-label="Demo pages">${lists.join('')}</nav>`;
}
