import { createHash } from 'node:crypto';
import { escapeHtml } from '../escape-html.js';

/** What each provider's pages are tinted with, in light and in dark. */
const accents: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  GitHub: ['#24292f', '#c9d1d9'],
  Google: ['#1a66d0', '#8ab4f8'],
  Microsoft: ['#0067b8', '#6cb8f6'],
  LinkedIn: ['#0a66c2', '#70b5f9'],
  Auth0: ['#b1431a', '#ff9d75'],
};

const styleOf = (name: string): string => {
  const [light, dark] = accents[name] ?? ['#4a48c8', '#a5a3ff'];
  return base.replaceAll('LIGHT', light).replaceAll('DARK', dark);
};

const base = `
:root { color-scheme: light dark; --page: #eef0fb; --card: #fff; --text: #1d1f33; --soft: #5b5f7c; --line: #d9dcef; --accent: LIGHT; --ribbon: LIGHT1f; }
@media (prefers-color-scheme: dark) {
  :root { --page: #14152a; --card: #1e2040; --text: #eceefc; --soft: #a9aed0; --line: #383b66; --accent: DARK; --ribbon: DARK24; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; grid-template-rows: auto 1fr;
  place-items: center; gap: 1rem; padding-bottom: 1rem;
  font: 1rem/1.5 system-ui, sans-serif; background: var(--page); color: var(--text); }
main { width: calc(100% - 2 * min(1rem, 5vw)); max-width: 24rem; padding: 1.75rem min(1.5rem, 6vw); border-radius: 1.25rem; background: var(--card);
  box-shadow: 0 1px 2px #0002, 0 12px 40px #0001; }
.brand { display: flex; align-items: center; gap: .6rem; margin: 0 0 1.25rem; font-weight: 600; color: var(--accent); }
.brand svg { width: 1.75rem; height: 1.75rem; }
h1 { margin: 0 0 .25rem; font-size: 1.35rem; line-height: 1.3; }
p { margin: 0 0 1.25rem; color: var(--soft); overflow-wrap: anywhere; }
main > :last-child { margin-bottom: 0; }
a { color: var(--accent); }
code { font: .8125rem/1.5 ui-monospace, monospace; color: var(--text); }
.details { padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; }
form, .accounts { display: grid; gap: .6rem; }
button { font: inherit; color: inherit; min-height: 3rem; padding: .6rem min(.9rem, 4vw); border: 1px solid var(--line);
  border-radius: .8rem; background: transparent; cursor: pointer; }
button:hover { border-color: var(--accent); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.person { display: flex; align-items: center; gap: min(.8rem, 4vw); text-align: start; overflow-wrap: anywhere; }
.person img, .person .initial { width: 40px; height: 40px; flex: none; border-radius: 50%; }
.person .initial { display: grid; place-items: center; background: var(--line); font-weight: 600; }
.person small { display: block; color: var(--soft); }
.quiet { border-color: transparent; color: var(--soft); }
a.quiet { display: grid; place-items: center; min-height: 3rem; text-decoration: none; border-radius: .8rem; }
a.quiet:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.ribbon { justify-self: stretch; margin: 0; padding: .35rem 1rem; text-align: center; font-size: .8125rem;
  color: var(--text); background: repeating-linear-gradient(135deg, var(--ribbon) 0 12px, transparent 12px 24px) var(--page); }
@media (prefers-contrast: more) { :root { --soft: var(--text); --line: var(--text); } .quiet { border-color: var(--line); } }
@media (prefers-contrast: more), (forced-colors: active) { .person .initial { border: 1px solid; background: none; } }
`;

const logo = `<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true">
<circle cx="16" cy="16" r="14"/><circle cx="16" cy="13" r="4.5"/><path d="M7.5 26c1.5-5 4.7-7 8.5-7s7 2 8.5 7"/></svg>`;

/** No `form-action`: Chromium would apply it to the redirect back to the app as well. */
export function shellPolicy(name: string, picturesFrom: string): string {
  const hash = createHash('sha256').update(styleOf(name)).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data: ${picturesFrom}; base-uri 'none'; frame-ancestors 'none'`;
}

/** A page of a local provider. `body` is HTML; `name`, the provider's, and `title` are text. */
export function shellPage(name: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)} – ${escapeHtml(name)}</title>
<style>${styleOf(name)}</style>
</head>
<body>
<p class="ribbon">Pretend ${escapeHtml(name)} · nothing leaves this machine</p>
<main>
<div class="brand">${logo}${escapeHtml(name)}</div>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
