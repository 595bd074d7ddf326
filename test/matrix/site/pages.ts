import { readFileSync } from 'node:fs';
import { siteOrigin } from './hosts.js';
import { workerPath, type WorkerHabit } from './workers.js';

/** Of the site's clients as the endpoints of other origins know them. */
export const clientId = 'site';
export const returnUrl = `${siteOrigin}/return.html`;

export const recordScript = readFileSync(new URL('./record.js', import.meta.url), 'utf8');

const head = (title: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<link rel="icon" href="data:,">`;

/** What else there is on the page, or is missing. */
export type Setting = 'plain' | 'no-client' | 'turbo' | 'turbo-link' | WorkerHabit;

const turbo = '<script type="module" src="/turbo.js"></script>';

const additions: Partial<Record<Setting, string>> = {
  turbo,
  'turbo-link': turbo,
  'worker-passes-on': workerScript('worker-passes-on'),
  'worker-answers': workerScript('worker-answers'),
};

/** The page is the worker's from now on. */
function workerScript(habit: WorkerHabit): string {
  return `<script>navigator.serviceWorker.register('${workerPath(habit)}');</script>`;
}

/** Somebody's page with one button. */
export function sitePage(endpoint: string, mode: string, setting: Setting = 'plain'): string {
  const client = endpoint.startsWith('/') || setting === 'no-client' ? '' : ` client="${clientId}"`;
  const elements = setting === 'turbo-link' ? '' : '<script type="module" src="/oauth-elements.js"></script>';
  return `${head('Matrix site')}
<script src="/record.js"></script>
${elements}${additions[setting] ?? ''}
<style>
/* A sentence below it has one line: a press in the middle of the element stays on the button. */
oauth-login-button { inline-size: 45rem }
</style>
<h1>Sign in</h1>
<oauth-session endpoint="${endpoint}"${client}>
<oauth-login-button provider="matrix" mode="${mode}">${setting === 'turbo-link' ? plainLink : ''}</oauth-login-button>
</oauth-session>
`;
}

/** What the button is without its script. It comes back to a page that has it. */
const plainLink = `<a href="/api/oauth/login/matrix?${new URLSearchParams({ return_to: '/?setting=turbo' })}">Sign in</a>`;

/** Where logins at an endpoint of another origin come back to. */
export const returnPage = `${head('Matrix return')}
<script type="module" src="/oauth-elements.js"></script>
<oauth-complete-page></oauth-complete-page>
`;
