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
const secrets = v.pipe(v.array(secret), v.minLength(1, 'is empty'));

/** The setting `secret`: one secret, or a list of them, newest first. */
export const secretOrSecrets = v.lazy((value) => (Array.isArray(value) ? secrets : secret));
