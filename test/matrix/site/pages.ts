import { readFileSync } from 'node:fs';
import { siteOrigin } from './hosts.js';

/** Of the site's clients as the endpoints of other origins know them. */
export const clientId = 'site';
export const returnUrl = `${siteOrigin}/return.html`;

export const recordScript = readFileSync(new URL('./record.js', import.meta.url), 'utf8');

const head = (title: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<link rel="icon" href="data:,">`;

/** Somebody's page with one button. */
export function sitePage(endpoint: string, mode: string): string {
  const client = endpoint.startsWith('/') ? '' : ` client="${clientId}"`;
  return `${head('Matrix site')}
<script src="/record.js"></script>
<script type="module" src="/oauth-elements.js"></script>
<h1>Sign in</h1>
<oauth-session endpoint="${endpoint}"${client}>
<oauth-login-button provider="matrix" mode="${mode}"></oauth-login-button>
</oauth-session>
`;
}

/** Where logins at an endpoint of another origin come back to. */
export const returnPage = `${head('Matrix return')}
<script type="module" src="/oauth-elements.js"></script>
<oauth-complete-page></oauth-complete-page>
`;
