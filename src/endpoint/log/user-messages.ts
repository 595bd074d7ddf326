import type { OperatorLogEntry } from './operator-log.js';

/** What the operator is told of an answer about a person that has no id. */
interface AnswerWithoutId {
  readonly provider: { readonly id: string; readonly name: string };
  /** Whether the settings have `userIdFn`. */
  readonly hasFunction: boolean;
  /** The names in the answer. */
  readonly fields: readonly string[];
}

/** A plain name, so that no address and no token that stands in place of one is logged. */
const plainName = /^[a-z_]\w{0,30}$/i;

export function userWithoutId({ provider, hasFunction, fields }: AnswerWithoutId): OperatorLogEntry {
  const plain = fields.filter((name) => plainName.test(name)).slice(0, 12);
  const example = plain.find((name) => /(?:^|_)id$|Id$/.test(name)) ?? 'uid';
  const missing = hasFunction ? 'userIdFn returned none' : 'it has neither sub nor id';
  return {
    code: 'user_fetch_failed',
    level: 'error',
    provider: provider.id,
    message: `${provider.name} answered without an id of the person: ${missing}. Fields of its answer: ${plain.join(', ') || 'none'}.`,
    cure:
      `Set userIdFn of provider ${provider.id} to the id that a person keeps, a text or a whole number, such as ` +
      `(user) => user.${example}.`,
  };
}
