const key = 'oauth-elements rows';

/** How many rows a panel had at the last visit, so that nothing moves while they are loaded; 0 if nobody knows. */
export function rowsBefore(): number {
  try {
    return Math.min(Math.max(Number(localStorage.getItem(key)), 0), 6) || 0;
  } catch {
    return 0;
  }
}

/** Writes down how many rows there are. */
export function keepRows(count: number): void {
  try {
    localStorage.setItem(key, String(count));
  } catch {
    // They are guessed next time.
  }
}
