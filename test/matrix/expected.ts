import type { Case } from './cases.js';

/** An event, as the table below names it. */
export type Outcome = 'started' | 'signed in' | 'login_cancelled' | 'access_denied';

/** What the browser itself made of the case; no two agree on all of it. */
export interface Seen {
  /** Whether `popup.closed` was true with the window open: the browser has cut the tie. */
  readonly cutOff: boolean;
  /** Whether Back brought the page as it had been left, instead of loading it again. */
  readonly keptWhole: boolean;
}

interface Expected {
  readonly events: readonly Outcome[];
  readonly reason: string;
}

type Rule = (seen: Seen) => Expected;

const signsIn: Rule = () => ({
  events: ['started', 'signed in'],
  reason: 'a login that is finished counts, whatever became of the tie between the windows',
});

const denies: Rule = () => ({
  events: ['started', 'access_denied'],
  reason: 'the provider says that the person chose Cancel',
});

const closes: Rule = () => ({
  events: ['started', 'login_cancelled'],
  reason: 'the window is gone and the person is back',
});

const leaves: Rule = ({ cutOff }) =>
  cutOff
    ? {
        events: ['started', 'login_cancelled', 'signed in'],
        reason: 'a window that is cut off looks closed: back at the page means cancelled, until it succeeds',
      }
    : { events: ['started', 'signed in'], reason: 'the window is known to be open: nothing has ended yet' };

const goesBack: Rule = ({ keptWhole }) =>
  keptWhole
    ? {
        events: ['started', 'login_cancelled'],
        reason: 'the page that waited is there again, without a result',
      }
    : { events: ['started'], reason: 'the page is loaded again: no login is under way that could end' };

const comesAnew: Rule = () => ({
  events: ['started'],
  reason: 'the page is opened again: no login is under way that could end',
});

const inWindow: Readonly<Record<Case['way'], Rule>> = {
  complete: signsIn,
  deny: denies,
  close: closes,
  leave: leaves,
  // The browser shows its own error page, which nobody can listen to, and the person closes it.
  unreachable: closes,
};

const inPlace: Readonly<Record<Case['way'], Rule>> = {
  complete: signsIn,
  deny: denies,
  close: goesBack,
  leave: comesAnew,
  unreachable: goesBack,
};

/** The right outcome of a case, and why it is right. */
export function expectedOf({ way, mode }: Case, seen: Seen): Expected {
  return (mode === 'redirect' ? inPlace : inWindow)[way](seen);
}
