// Runs before the elements: writes down what the page sees, over reloads and redirects. Kept by the tab.
const key = 'matrix-log';

/** Where cookies are blocked there is no storage, and no redirect that the log would have to outlive. */
function openStore() {
  try {
    const { sessionStorage } = window;
    sessionStorage.getItem(key);
    return sessionStorage;
  } catch {
    let kept = null;
    return { getItem: () => kept, setItem: (_key, text) => void (kept = text) };
  }
}
const store = openStore();

const read = () => JSON.parse(store.getItem(key) ?? '[]');
const write = (entry) => store.setItem(key, JSON.stringify([...read(), { ...entry, at: Date.now() }]));

for (const type of ['login-start', 'login', 'logout']) {
  document.addEventListener(type, ({ provider, mode, reason, error, errorDescription, authorization }) => {
    const name = authorization?.user?.name ?? null;
    write({ type, provider, mode, reason, error, errorDescription, name });
  });
}
window.addEventListener('focus', () => write({ type: 'focus' }));
window.addEventListener('pageshow', ({ persisted }) => persisted && write({ type: 'kept whole' }));

const warn = console.warn.bind(console);
console.warn = (...given) => {
  write({ type: 'console', text: given.join(' ') });
  warn(...given);
};

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
  /** What the button tells the person below it. */
  get sentence() {
    const told = document.querySelector('oauth-login-button')?.shadowRoot?.querySelector('[part=error]');
    return told && !told.hidden ? told.textContent.trim() : '';
  },
  get hasSentences() {
    return !!document.querySelector('oauth-login-button')?.shadowRoot?.querySelector('[role=status]');
  },
  get hasOpened() {
    return !!window.opened;
  },
  /** Whether the window that was opened looks closed from here. */
  get looksClosed() {
    return window.opened?.closed ?? false;
  },
};
