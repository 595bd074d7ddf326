/**
 * What requests are counted as. `logins` begin one, `callbacks` come back from a provider. `changes` begin, end, save or restore a session,
 * or read a list of sessions. `requests` are all others, of which a page may send many.
 */
export type LimitedKind = 'logins' | 'callbacks' | 'changes' | 'requests';

/** How many requests of each kind one caller may send in a minute. */
export type RateLimit = Readonly<Record<LimitedKind, number>>;
