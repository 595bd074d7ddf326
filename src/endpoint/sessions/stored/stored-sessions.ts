import type { MovedSessions } from './moved-sessions.js';
import type { ProviderLogouts } from './provider-logouts.js';
import type { SessionRecords } from './session-records.js';
import type { SharedStore } from './shared-store.js';

/** What all sessions in a store share. */
export interface StoredSessions {
  readonly store: SharedStore;
  readonly records: SessionRecords;
  readonly moved: MovedSessions;
  readonly logouts: ProviderLogouts;
}
