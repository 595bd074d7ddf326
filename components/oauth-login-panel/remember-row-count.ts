const panelKey = 'oauth-elements rows';

/** How many rows a list had at the last visit, at most 6, so that nothing moves while they load; 0 if that is unknown. */
export function rowsBefore(key = panelKey): number {
  try {
    return Math.min(Math.max(Number(localStorage.getItem(key)), 0), 6) || 0;
  } catch {
    return 0;
  }
}

/** Stores how many rows a list has, for the next visit. */
export function keepRows(count: number, key = panelKey): void {
  try {
    localStorage.setItem(key, String(count));
  } catch {
    // Without storage, the next visit guesses the number.
  }
}
