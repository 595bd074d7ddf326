import { OAuthError } from '../../protocol/errors.js';

const longest = 3600;

/** `provider_unreachable` by the provider's own word (429, 5xx), with when to ask again. */
export class ProviderBusy extends OAuthError {
  /** In seconds; `null` where the provider doesn't say. */
  readonly retryAfter: number | null;

  constructor(retryAfter: string | null, cause?: unknown) {
    super('provider_unreachable', 'The provider is out of order for now.', cause);
    // Of the two forms of RFC 9110 section 10.2.3 only the one that no clock can make wrong.
    this.retryAfter = /^\d{1,9}$/.test(retryAfter ?? '') ? Math.min(Number(retryAfter), longest) : null;
  }
}
