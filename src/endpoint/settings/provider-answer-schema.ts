import * as v from 'valibot';
import { idTokenAlgorithms } from '../../providers/signing-algorithms.js';
import { headerName } from './header-names.js';
import { answerPath, headerValue, wholeSeconds } from './provider-wire-schema.js';

/** Settings for what a provider answers, and where it differs. */
export const answerEntries = {
  userHeaders: v.optional(
    v.pipe(
      v.custom<object>((value) => !Array.isArray(value), 'must be an object'),
      v.record(headerName, headerValue, 'must be an object'),
    ),
    {},
  ),
  userFromToken: v.optional(answerPath),
  idTokenAlgorithms: v.optional(
    v.pipe(
      v.array(
        v.picklist(idTokenAlgorithms, `must be one of ${idTokenAlgorithms.join(', ')}`),
        'must be a list',
      ),
      v.minLength(1, 'is empty'),
    ),
  ),
  defaultExpiresIn: v.optional(wholeSeconds),
  sendsIdTokenHint: v.optional(v.boolean('must be true or false'), false),
};
