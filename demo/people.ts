/** Somebody who can sign in at the demo's own identity provider. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly picture: string;
}

/** `avatarsUrl` is the folder of the demo's own pictures: nothing is loaded from outside. */
export function demoPeople(avatarsUrl: string): readonly Person[] {
  return [
    { id: 'ada', name: 'Ada Lovelace', email: 'ada@example.com', picture: `${avatarsUrl}/ada.svg` },
    { id: 'xiaoming', name: '王小明', email: 'xiaoming@example.com', picture: `${avatarsUrl}/xiaoming.svg` },
    // What a provider says about a person is text of that person's choice: it has to be shown as text.
    {
      id: 'mallory',
      name: '<img src=x onerror=alert(1)>',
      email: 'mallory@example.com',
      picture: 'javascript:alert(1)',
    },
  ];
}
