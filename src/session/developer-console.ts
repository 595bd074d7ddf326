/** The subjects that have been reported. A property of the page, so that two copies of this package report each subject once. */
const reported = Symbol.for('oauth-elements reported');

interface Reporting {
  [reported]?: Set<string> | undefined;
}

/**
 * Warns the developer in the browser's console about a problem that only they can cure, once for each subject and page.
 * `<meta name="oauth-debug" content="false">` silences it.
 * @param subject a stable code, and what it is about.
 */
export function warnDeveloper(page: Window & typeof globalThis, subject: string, text: string): void {
  const subjects = ((page as Reporting)[reported] ??= new Set());
  if (subjects.has(subject)) return;
  subjects.add(subject);
  const meta = page.document.querySelector<HTMLMetaElement>('meta[name=oauth-debug]');
  if (meta?.content !== 'false') page.console.warn(`oauth-elements: ${subject}: ${text}`);
}

/** A text of the page, cut to 80 characters, so that a message stays short. */
export function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
