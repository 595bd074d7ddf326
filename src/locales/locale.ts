import type { FailureWords } from './failure-code.js';

/** A text with the placeholder `{Name}`; the names are plain text, and what they are put into escapes them. */
export type With<Name extends string> = `${string}{${Name}}${string}`;

/** What a login button says. The first six load with it in English. */
export interface ButtonWords {
  readonly signIn: string;
  readonly signInWith: With<'provider'>;
  readonly signUp: string;
  readonly signUpWith: With<'provider'>;
  readonly continue: string;
  readonly continueWith: With<'provider'>;
  /** While the provider's window is open. */
  readonly waitingFor: With<'provider'>;
  readonly finishInWindow: string;
  readonly showWindow: string;
  readonly cancel: string;
  readonly tryAgain: string;
  /** In place of a popup that the browser blocked. */
  readonly continueHere: string;
  /** Where the button stays once somebody is signed in. */
  readonly signedInAs: With<'name'>;
  /** Announced, not shown: a login is under way, has succeeded, or was cancelled by the person. */
  readonly signingInWith: With<'provider'>;
  readonly signedInWith: With<'provider'>;
  readonly signInCancelled: With<'provider'>;
  /** For an app in which a provider refuses to be shown. */
  readonly openInBrowser: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly copyByHand: string;
}

/** What the badge, its menu and the logout button say. */
export interface BadgeWords {
  /** The badge's accessible name, as far as the name if there is no e-mail address: the name comes first in it. */
  readonly accountOf: With<'name'> & With<'email'>;
  readonly accountMenu: string;
  readonly signOut: string;
  readonly signOutOfAll: string;
  readonly switchAccount: string;
  readonly addAccount: string;
  readonly signOutFailed: string;
  /** Announced, not shown: somebody has just signed in or out. */
  readonly signedInAs: With<'name'>;
  readonly signedOut: string;
}

/** What the panel of login buttons says. */
export interface PanelWords {
  readonly signInTo: With<'site'>;
  readonly chooseAccount: string;
  readonly lastUsed: string;
  readonly moreWays: string;
  readonly keepSignedIn: string;
  readonly search: string;
  /** Announced, not shown: how many a search has found. */
  readonly found: With<'count'>;
  readonly noMatch: With<'query'>;
  readonly noProviders: string;
}

/** What the list of a person's sessions says. */
export interface SessionWords {
  readonly title: string;
  readonly thisDevice: string;
  /** The time is relative, such as "5 minutes ago". */
  readonly lastSeen: With<'time'>;
  readonly browserOn: With<'browser'> & With<'system'>;
  readonly endSession: string;
  readonly endOthers: string;
  readonly noSessions: string;
  /** Where neither browser nor system is known. */
  readonly unknownDevice: string;
  readonly showMore: string;
  /** Announced, not shown: one session or all others have ended. */
  readonly endedSession: string;
  readonly endedOthers: string;
  /** Why follows in a sentence of its own. */
  readonly endFailed: string;
  /** Before all others end; the answers are `endOthers` and the button's `cancel`. */
  readonly othersQuestion: string;
}

/** What the endpoint's own pages and the completion page say. */
export interface PageWords {
  /** The title after a login that succeeded, and what stands below it. */
  readonly signedIn: string;
  readonly signedInWith: With<'provider'>;
  readonly closesItself: With<'name'> & With<'provider'>;
  readonly closeWindow: string;
  /** Titles after a login that failed or was cancelled, and of an address without a page. */
  readonly notSignedIn: string;
  readonly cancelledTitle: string;
  readonly nothingChanged: string;
  readonly pageNotFound: string;
  /** Links and buttons. */
  readonly continueTo: With<'site'>;
  readonly backTo: With<'site'>;
  readonly tryAgain: string;
  readonly back: string;
  readonly copyDetails: string;
  readonly copied: string;
  /** The question before a login for another site, and its two answers. */
  readonly continueQuestion: With<'site'> & With<'provider'>;
  readonly youAskedOn: With<'site'>;
  readonly agree: string;
  readonly cancel: string;
  /** Where the browser blocks cookies: a title, and three steps. */
  readonly cookiesTitle: string;
  readonly cookiesOpenSettings: With<'site'>;
  readonly cookiesAllow: string;
  readonly cookiesStartAgain: string;
}

/** In place of names that nobody knows, in sentences about failures. */
export interface UnnamedWords {
  readonly provider: string;
  readonly site: string;
}

/** Everything that elements and the endpoint's pages say, in one language. */
export interface Locale {
  /** For `<html lang>`, in BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly button: ButtonWords;
  readonly badge: BadgeWords;
  readonly panel: PanelWords;
  readonly sessions: SessionWords;
  readonly pages: PageWords;
  readonly unnamed: UnnamedWords;
  readonly failures: FailureWords;
}
