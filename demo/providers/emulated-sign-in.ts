import { escapeHtml } from '../escape-html.js';
import { shellPage, shellPolicy } from './page-layout.js';

/** A sign-in page of the emulator: a form for each account. */
const forms =
  /<form class="user-form" method="post" action="([^"]*)">\s*((?:<input[^>]*>\s*)*)([\s\S]*?)<\/form>/g;

/** The text, as HTML, of the first element that has one of those classes and any text. */
const firstText = (html: string, ...names: readonly string[]): string =>
  names.map((name) => new RegExp(`class="${name}">([^<]*)<`).exec(html)?.[1]?.trim()).find(Boolean) ?? '';

interface Shown {
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

/**
 * An emulator's sign-in page with the look of the other local providers, and a way to cancel; `undefined` for every other
 * page. The accounts and their forms stay the emulator's own.
 * @param asked the authorization request. The emulator has checked its `redirect_uri`, or there would be no form.
 */
export function dressSignIn(name: string, page: string, asked: URL): Shown | undefined {
  // The demo doesn't show the emulator's own accounts, such as its administrator.
  const seeded = [...page.matchAll(forms)].filter(([form]) => form.includes('@example.com'));
  const accounts = seeded.map(([, action = '', hidden = '', button = '']) => {
    const title = firstText(button, 'user-meta', 'user-login');
    return `<form method="post" action="${action}">${hidden}
<button class="person"><span class="initial" aria-hidden="true">${title.slice(0, 1)}</span>
<span>Continue as ${title}<small>${firstText(button, 'user-email', 'user-login')}</small></span></button></form>`;
  });
  const back = asked.searchParams.get('redirect_uri');
  if (accounts.length === 0 || back === null || !URL.canParse(back)) return undefined;
  const cancel = new URL(back);
  cancel.searchParams.set('error', 'access_denied');
  cancel.searchParams.set('error_description', 'The person chose Cancel.');
  cancel.searchParams.set('state', asked.searchParams.get('state') ?? '');
  const body = `<p>to continue to the oauth-elements demo</p>
<div class="accounts">${accounts.join('\n')}
<a class="quiet" role="button" href="${escapeHtml(cancel.href)}">Cancel</a></div>`;
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': shellPolicy(name, asked.origin),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
    html: shellPage(name, 'Choose an account', body),
  };
}
