// What each framework's app shows first, what it hears, and how a test turns it.
import 'oauth-elements/define';
import { createSession } from 'oauth-elements/session';

/** `shown` is whether the app's elements are there. Of the booleans, one is bound by its attribute and one by its property. */
export const first = {
  shown: true,
  scope: 'openid',
  noUser: true,
  remember: true,
  savedToken: 'saved before',
  label: 'Sign in here',
  order: ['a', 'b', 'c'],
};

const heard = [];

/** A listener as the framework binds it. */
export const hear = (event) => {
  heard.push(`${event.type} ${event.currentTarget.id}`);
};

/**
 * Gives the app to the test.
 * @param set shows other values of some fields
 * @param unmount takes the whole app down, as the framework does it
 */
export function control(set, unmount) {
  window.app = { heard, set, unmount, session: createSession() };
}
