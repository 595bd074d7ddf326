import { OAuthError } from '../../protocol/errors.js';
import { endedMeanwhile } from '../sessions/stored/stored-session.js';
import { BusyElsewhere, RefreshLost } from './refresh-failures.js';

/** What the store says of a refresh token, for all processes. */
export type RefreshState =
  /** It was sent, or is about to be, by the process with this mark. */
  | { readonly kind: 'sent'; readonly by: string }
  /** What it was exchanged for, sealed. */
  | { readonly kind: 'done'; readonly sealed: string }
  /** The provider has ended it. */
  | { readonly kind: 'refused' }
  /** The provider can't be used for now: for so many seconds from when this was written, if it named a time. */
  | { readonly kind: 'busy'; readonly retryAfter: number | null }
  /** It was sent, and nobody knows its result: it is never sent again. */
  | { readonly kind: 'lost' }
  /** The person has signed out: whoever gets something for it ends that. */
  | { readonly kind: 'abandoned' };

const version = '1';

export function toText(state: RefreshState): string {
  return `${version}.${state.kind}.${detailOf(state)}`;
}

function detailOf(state: RefreshState): string {
  if (state.kind === 'sent') return state.by;
  if (state.kind === 'done') return state.sealed;
  return state.kind === 'busy' ? String(state.retryAfter ?? '') : '';
}

/** What can't be read says that the token was sent: sending it again is the greater harm. */
export function fromText(text: string): RefreshState {
  const [, kind, detail = ''] = /^1\.(\w+)\.(.*)$/s.exec(text) ?? [];
  if (kind === 'sent') return { kind, by: detail };
  if (kind === 'done') return { kind, sealed: detail };
  if (kind === 'busy') return { kind, retryAfter: /^\d{1,4}$/.test(detail) ? Number(detail) : null };
  if (kind === 'refused' || kind === 'abandoned') return { kind };
  return { kind: 'lost' };
}

/** The error for those who wait for a refresh that ended like this. */
export function errorOfState(state: RefreshState): OAuthError {
  const { kind } = state;
  if (kind === 'refused')
    return new OAuthError('invalid_grant', 'The provider does not renew the token any more.');
  if (kind === 'busy') return new BusyElsewhere(state.retryAfter);
  return kind === 'abandoned' ? endedMeanwhile() : new RefreshLost();
}
