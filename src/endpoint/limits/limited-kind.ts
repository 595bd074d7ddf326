/**
 * What requests are counted by: starts of logins, returns from providers, what pages change by a call to a provider or a session or what reads
 * many entries, and all the rest, which costs little.
 */
export type LimitedKind = 'logins' | 'callbacks' | 'changes' | 'requests';

/** How many requests of each kind one caller may send in a minute. */
export type RateLimit = Readonly<Record<LimitedKind, number>>;
