const lost =
  'a refresh token that was sent is not sent again while nobody knows what it did, so its sign-in ends (docs/decisions/0013)';
const room = 'a store has room for sessions that cookies have none for';

/** Tests of the endpoint's contract whose claims rightly don't hold for sessions in a store, with the reason for each. */
export const differsOnStore: ReadonlyMap<string, string> = new Map([
  ...[
    ...[
      'silence',
      'a broken connection',
      'an answer that breaks off',
      'a page',
      'an answer without a token',
    ].map(
      (what) =>
        `because of ${what} gives the token until it expires; the session stays, and works again later`,
    ),
    ...['silence', 'a broken connection', 'an answer that breaks off'].map(
      (what) => `while /token is out of order (${what}) reports it, and works later`,
    ),
    ...['another issuer’s', 'another client’s', 'an expired'].map(
      (what) => `with ${what} ID token is refused, and the session stays`,
    ),
    'is another thing than a broken connection, which ends nothing however often it comes',
    'signed with another secret is refused at a refresh as at login, if the client secret is the key',
  ].map((name): [string, string] => [name, lost]),
  ...[
    'is split over cookies and joined again',
    'loses the provider’s own fields first, and says the same in the message and in GET /session',
    'of one provider makes room for the next',
    'that is too large even then is refused, the operator’s log names the cure once, and the other sessions stay',
    'leaves no room for a login with a very long return_to, whose error says so',
    'tells session_too_large once, however many visitors meet it',
    'shares the room for cookies: where the client came first, the other makes do with what is left',
    'shares the room for cookies: where the site came first, the other makes do with what is left',
  ].map((name): [string, string] => [name, room]),
  [
    'is not undone by a renewal that was sealed before it and arrives after it',
    'a renewal is written into the store, and sets no cookie',
  ],
  [
    'at two processes that share the secret, works at each while its minute lasts',
    'the processes know from the store that it was used',
  ],
  [
    'are still good where no cookie is kept and the provider cannot revoke them',
    'what was forgotten is known from the store, not from a cookie',
  ],
]);
