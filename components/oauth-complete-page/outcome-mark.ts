import type { TemplateResult } from 'lit';
import type { HtmlTag } from '../html-tag.js';
import { sharedRules } from '../oauth-login-button/shared-rules.js';
import { outcomeMarkStyles } from './outcome-mark.styles.js';

export const outcomeMarkRules = sharedRules(outcomeMarkStyles);

/** How a login ended, as a completion page shows it: a cancelled login doesn't count as a failure. */
export type Ending = 'success' | 'error' | 'cancelled';

const outlines: Readonly<Record<Ending, string>> = {
  success: 'm7.5 12.4 3 3 6-6.4',
  error: 'M12 6.8v6.4m0 3.6v.1',
  cancelled: 'm8.8 8.8 6.4 6.4m0-6.4-6.4 6.4',
};

/** How a login ended; `undefined` while that is unknown. */
export function endingOf(outcome: string, code: string): Ending | undefined {
  if (outcome === 'success') return 'success';
  if (outcome !== 'error') return undefined;
  return code === 'access_denied' || code === 'login_cancelled' ? 'cancelled' : 'error';
}

/**
 * The drawing for an ending, the same as on the endpoint's own pages.
 * @param html Lit's `html`: importing it would load a second copy of Lit.
 */
export function outcomeMark(html: HtmlTag, ending: Ending): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="11" />
    <path pathLength="1" d=${outlines[ending]} />
  </svg>`;
}
