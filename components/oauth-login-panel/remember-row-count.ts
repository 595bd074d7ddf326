const panelKey = 'oauth-elements rows';

/** How many rows a panel, or another list of that name, had at the last visit, so that nothing moves while they are loaded; 0 if nobody knows. */
export function rowsBefore(key = panelKey): number {
  try {
    return Math.min(Math.max(Number(localStorage.getItem(key)), 0), 6) || 0;
  } catch {
    return 0;
  }
}

/** Writes down how many rows there are. */
export function keepRows(count: number, key = panelKey): void {
  try {
    localStorage.setItem(key, String(count));
  } catch {
    // They are guessed next time.
  }
}
