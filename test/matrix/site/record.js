// Runs before the elements: writes down what the page sees, over reloads and redirects. Kept by the tab.
const key = 'matrix-log';
const { sessionStorage } = window;

const read = () => JSON.parse(sessionStorage.getItem(key) ?? '[]');
const write = (entry) =>
  sessionStorage.setItem(key, JSON.stringify([...read(), { ...entry, at: Date.now() }]));

for (const type of ['login-start', 'login', 'logout']) {
  document.addEventListener(type, ({ provider, mode, reason, error, errorDescription, authorization }) => {
    const name = authorization?.user?.name ?? null;
    write({ type, provider, mode, reason, error, errorDescription, name });
  });
}
window.addEventListener('focus', () => write({ type: 'focus' }));
window.addEventListener('pageshow', ({ persisted }) => persisted && write({ type: 'kept whole' }));

const open = window.open.bind(window);
window.open = (...where) => (window.opened = open(...where));

window.matrix = {
  read,
  /** What a case is judged by; the rest are circumstances. */
  get events() {
    return read().filter(({ type }) => type.startsWith('log'));
  },
  get status() {
    return document.querySelector('oauth-session')?.session?.status ?? 'absent';
  },
  get settled() {
    return /^signed-/.test(this.status);
  },
  get usable() {
    const button = document.querySelector('oauth-login-button')?.shadowRoot?.querySelector('button');
    return !!button && !button.disabled && button.getAttribute('aria-disabled') !== 'true';
  },
  /** Whether the window that was opened looks closed from here. */
  get looksClosed() {
    return window.opened?.closed ?? false;
  },
};
