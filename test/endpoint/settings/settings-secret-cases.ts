import { good } from './settings-cases.js';

const { secret } = good;
const keepsSignedIn =
  'Remove that. If people are signed in with it, list the secret as it is now second: they stay signed in';

export const acceptedSecrets: [string, unknown][] = [
  [
    'older secrets in quotes and with a line break',
    { ...good, secret: [secret, `"${secret}"`, `${secret}\r\n`] },
  ],
];

/** A secret as environments and files may hold it. */
export const refusedSecrets: [string, unknown, string[]][] = [
  ...[`${secret}\n`, `${secret}\r\n`, ` ${secret}`, `${secret}\t`].map(
    (wrong): [string, unknown, string[]] => [
      `the newest secret ${JSON.stringify(wrong)}`,
      { ...good, secret: [wrong, secret] },
      [`secret[0]: begins or ends with a space or a line break. ${keepsSignedIn}`],
    ],
  ),
  ...[`"${secret}"`, `'${secret}'`].map((wrong): [string, unknown, string[]] => [
    `the secret ${wrong}`,
    { ...good, secret: wrong },
    [`secret: stands in quotes. ${keepsSignedIn}`],
  ]),
];
