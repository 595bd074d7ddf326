import { personName } from './site/provider.js';

/** What the page wrote down: an event of the session's, or that the page got focus or was kept whole. */
export interface PageEntry {
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly [field: string]: unknown;
}

/** As `Outcome` names it; anything that no table names is told in full. */
export function describeEvent({ type, provider, reason, error, name, mode }: PageEntry): string {
  if (provider !== 'matrix') return `${type} of ${String(provider)}`;
  if (type === 'login-start') return 'started';
  if (type !== 'login') return `${type} ${String(reason)}`;
  if (reason !== 'interactive') return `login ${String(reason)} ${String(mode)}`;
  if (error !== '') return name === null ? String(error) : `${String(error)} with somebody`;
  return name === personName ? 'signed in' : `signed in as ${String(name)}`;
}

export const eventsIn = (log: readonly PageEntry[]): string[] =>
  log.filter(({ type }) => type.startsWith('log')).map(describeEvent);

/**
 * Milliseconds from the page's having the person back to its saying so; `undefined` where nothing was cancelled.
 * @param left when the person left the window for the page.
 */
export function noticeTime(log: readonly PageEntry[], left: number): number | undefined {
  const cancelled = log.find(({ error }) => error === 'login_cancelled');
  const isBack = ({ type, at }: PageEntry): boolean => at >= left && /^(?:focus|kept whole)$/.test(type);
  return cancelled && Math.max(0, cancelled.at - (log.find(isBack)?.at ?? left));
}
