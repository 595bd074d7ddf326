/** What is done to an element, in turn, to bring it into its state. */
export type Act =
  /** `a >> b` is a `b` in an `a`, or in its shadow root. */
  | { readonly press: string }
  | { readonly type: string; readonly into: string }
  /** How the provider's window ends the login that was begun last in this state. */
  | { readonly end: string; readonly provider: string }
  /** The next requests of this path fail. */
  | { readonly fail: string };

/** An element in one state, as a page shows it and as assistive technology is told of it. */
export interface ElementState {
  /** The element, and whatever it stands in. */
  readonly body: string;
  /** Who is signed in, by the providers' ids; the last login last. */
  readonly signedIn?: readonly string[];
  /** The fields of the person that differ from `person`. */
  readonly user?: Readonly<Record<string, unknown>>;
  /** The endpoint's providers; the usual ones where absent. */
  readonly providers?: readonly { readonly id: string; readonly name: string }[];
  /** The sessions of everybody who is signed in; without them the endpoint has no store. */
  readonly sessions?: readonly object[];
  readonly acts?: readonly Act[];
  /** Matches once the state is shown; the sign of the last thing that happens. */
  readonly shown?: string;
  /** Playwright's snapshot, the same in every engine. */
  readonly aria: string;
  /** What Chromium tells assistive technology, of each node that says more than its text: role, name, description, states. */
  readonly tree: readonly string[];
}

export const person = {
  id: '1',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  avatar_url: null,
  groups: [],
  raw: {},
};

export const usualProviders = [
  { id: 'github', name: 'GitHub' },
  { id: 'google', name: 'Google' },
  { id: 'microsoft', name: 'Microsoft' },
  { id: 'acme', name: 'ACME' },
];

/** Presses the button of a login button. */
export const press: Act = { press: 'oauth-login-button >> [part=button]' };
