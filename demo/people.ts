/** A person who can sign in at the demo's own identity providers. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly picture: string;
  /** Names of groups, or of roles at a provider without groups. */
  readonly groups: readonly string[];
}

/** `avatarsUrl` is the folder of the demo's own pictures: nothing is loaded from outside. */
export function demoPeople(avatarsUrl: string): readonly Person[] {
  return [
    {
      id: 'ada',
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      picture: `${avatarsUrl}/ada.svg`,
      groups: ['mathematicians', 'editors'],
    },
    {
      id: 'xiaoming',
      name: '王小明',
      email: 'xiaoming@example.com',
      picture: `${avatarsUrl}/xiaoming.svg`,
      groups: ['readers'],
    },
    // People choose these texts, so pages must show them as text.
    {
      id: 'mallory',
      name: '<img src=x onerror=alert(1)>',
      email: 'mallory@example.com',
      picture: 'javascript:alert(1)',
      groups: ['<b>admins</b>'],
    },
  ];
}
