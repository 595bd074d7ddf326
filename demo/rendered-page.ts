import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  renderLoginButton,
  renderLoginPanel,
  renderUserBadge,
} from '../components/server-rendering/index.js';
import type { OAuthEndpoint, WireProviders } from '../src/endpoint/index.js';
import { dressPage } from './add-menu-and-source.js';
import { pageHeaders } from './page-headers.js';
import { sourcesOf } from './page-sources.js';

const path = '/server/rendered';

/** A page whose elements the server renders as HTML: they are there before any script. */
export async function serveRenderedPage(
  endpoint: OAuthEndpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Each response has its own, which the styles of the elements and the Content Security Policy name.
  const nonce = randomBytes(16).toString('base64');
  const session = await endpoint.session(request);
  const shared = { session, nonce, lang: 'en' };
  const own = { ...shared, returnTo: path };
  // Names and looks of the settings, as the script will show them.
  const { providers } = endpoint.providers();
  const look = (id: string): WireProviders['providers'][number] | undefined =>
    providers.find((one) => one.id === id);
  const html = page({
    badge: renderUserBadge({
      ...shared,
      signedOut: { provider: 'demo', shownAs: look('demo'), returnTo: path },
    }),
    buttons: [
      renderLoginButton({ ...own, provider: 'github', shownAs: look('github') }),
      renderLoginButton({ ...own, provider: 'demo', shownAs: look('demo'), intent: 'continue' }),
    ].join('\n        '),
    panel: renderLoginPanel({
      ...own,
      site: 'the demo',
      providers: providers.filter(({ id }) => id === 'github' || id === 'demo'),
    }),
  });
  // It shows a person: nobody else may get it from a cache.
  const headers = { ...pageHeaders(path, nonce), 'cache-control': 'private, no-store' };
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(dressPage(html, { path, sources: await sourcesOf(path) }));
}

const page = (parts: Readonly<Record<'badge' | 'buttons' | 'panel', string>>): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="application-name" content="the demo" />
    <title>Rendered on the server – oauth-elements</title>
    <script type="module" src="/oauth-elements.js"></script>
  </head>
  <body>
    <main>
      <h1>Rendered on the server</h1>
      <p class="lead">The server writes the elements as HTML: they are seen, and sign in, before any script has loaded.</p>
      <section aria-label="Who is signed in">
        <p>${parts.badge}</p>
        <p>Reload the page while you are signed in: the badge shows you at once.</p>
      </section>
      <section aria-labelledby="buttons">
        <h2 id="buttons">Login buttons</h2>
        <div class="side-by-side">${parts.buttons}</div>
        <p>Until the script is there they are links that sign in by redirect.</p>
      </section>
      <section aria-labelledby="panel">
        <h2 id="panel">Login panel</h2>
        ${parts.panel}
      </section>
    </main>
  </body>
</html>
`;
