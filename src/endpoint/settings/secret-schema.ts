import * as v from 'valibot';

/** Different letters that any random secret has: 32 hexadecimal digits have fewer once in twenty million. */
const leastDifferent = 8;

const secret = v.pipe(
  v.string('must be text'),
  v.nonEmpty('is empty'),
  v.minLength(32, 'must be 32 characters or more'),
  v.check(
    (value) => new Set(value).size >= leastDifferent && !/^(.{1,16})\1+$/s.test(value),
    'is too regular',
  ),
);

/**
 * The secret that seals. Systemd removes quotes and line breaks, Docker and its secret files keep them: processes that were given the same
 * secret would use two different ones. Older secrets are accepted with them, because they only open.
 */
const newest = v.pipe(
  secret,
  v.check((value) => value === value.trim(), 'begins or ends with a space or a line break'),
  v.check((value) => !/^(["']).*\1$/s.test(value), 'stands in quotes'),
);
const noSecrets = v.pipe(v.array(secret), v.minLength(1, 'is empty'));
const secrets = v.tupleWithRest([newest], secret);

/** The setting `secret`: one secret, or a list of them, newest first. */
export const secretOrSecrets = v.lazy((value) =>
  Array.isArray(value) ? (value.length > 0 ? secrets : noSecrets) : newest,
);
