import { html, trusted, type Html } from './html.js';

/** Milliseconds in which a person can see what a click would do. */
const readyAfterMs = 600;

/**
 * Guards the page's links: a click counts once the page has been seen and focused, and a mouse has been over the link, for
 * a while. A page that was prepared under another window, a double click or a key held down gets nothing. A link that
 * takes a click now has the attribute `data-ready`, which only changes how it looks.
 */
export function guardClicks(nonce: string): Html {
  return html`<script nonce="${nonce}">
    ${trusted(script)};
  </script>`;
}

const script = `{
const seen = () => document.visibilityState === 'visible' && document.hasFocus();
let since = seen() ? performance.now() : Infinity;
const shows = [];
const look = () => {
  if (!seen()) since = Infinity;
  else if (since === Infinity) since = performance.now();
  for (const show of shows) show();
};
for (const type of ['focus', 'blur', 'pageshow']) addEventListener(type, look);
document.addEventListener('visibilitychange', look);
for (const link of document.querySelectorAll('a')) {
  let over = Infinity, mouse = false, hovered = false, timer;
  const show = () => {
    clearTimeout(timer);
    const left = (hovered ? Math.max(since, over) : since) + ${readyAfterMs} - performance.now();
    link.toggleAttribute('data-ready', left <= 0);
    if (left > 0 && left < Infinity) timer = setTimeout(show, left);
  };
  shows.push(show);
  link.addEventListener('pointerenter', ({ pointerType }) => {
    if (pointerType !== 'mouse') return;
    hovered = true;
    over = performance.now();
    show();
  });
  link.addEventListener('pointerleave', () => {
    hovered = false;
    over = Infinity;
    show();
  });
  link.addEventListener('pointerdown', ({ pointerType }) => { mouse = pointerType === 'mouse'; });
  link.addEventListener('keydown', (event) => {
    mouse = false;
    if (event.repeat) event.preventDefault();
  });
  const guard = (event) => {
    look();
    const from = mouse ? Math.max(since, over) : since;
    if (!(performance.now() - from >= ${readyAfterMs})) event.preventDefault();
  };
  // The second is that of a wheel, which opens a new tab.
  link.addEventListener('click', guard);
  link.addEventListener('auxclick', guard);
}
look();
}`;
