import type { OperatorLogEntry } from './operator-log.js';
import { quotedName } from './untrusted-text.js';

/** A page may set only what the settings leave to pages. */
export const parameterNotAllowed = (facts: {
  readonly provider: string;
  readonly name: string;
  /** Whether it is one of OAuth or OpenID Connect, which no setting leaves to pages. */
  readonly isStandard: boolean;
}): OperatorLogEntry => ({
  code: 'parameter_not_allowed',
  level: 'warning',
  provider: facts.provider,
  message: `A page set the parameter ${quotedName(facts.name)} for ${facts.provider}, which is none of those that pages may set.`,
  cure: facts.isStandard
    ? 'Remove it from the page: login() has options for what a page may choose, such as loginHint, maxAge and scope.'
    : `If your page needs it, add it to pageParams of provider ${facts.provider}.`,
});
