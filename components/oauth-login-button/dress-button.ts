// The lazy part of a login button: its brand, its states and its messages about a login.
import type { CSSResult, TemplateResult } from 'lit';
import { brandOf } from '../../src/brands/index.js';
import type { LoginOptions } from '../../src/session/login/login-options.js';
import { loginUnderWay, type LoginUnderWay } from '../../src/session/login/login-under-way.js';
import type { OAuthSession } from '../../src/session/session.js';
import type { HtmlTag } from '../html-tag.js';
import { followLabel } from '../follow-label.js';
import { heardWords } from '../live-region.js';
import { setStates } from '../states.js';
import { adviseAuthor, adviseOnReturnTo } from './author-advice.js';
import { adviseOnPage } from './advise-on-page.js';
import { announcement, listenToLogins, noteStart } from './announce-login.js';
import { brandStyles } from './brand.styles.js';
import { isIconOnly, stateMark, stateWords, type ButtonState } from './button-state.js';
import { dressedStyles } from './dressed.styles.js';
import { roomLabel } from './late-label.js';
import { copyOutcome, failureNote, keepFocus, openInTab, pendingNote } from './login-note.js';
import type { LoginButton } from './login-button.js';
import { isSilent, setMarks } from './mark-inner.js';
import { noteStyles } from './note.styles.js';
import { forgetNote, hasOwnLine, placeNote } from './place-note.js';
import { prepareIfApproached, prepareOnApproach } from './prepare-on-approach.js';
import { appearanceOf, isLookKnown } from './provider-appearance.js';
import { addRules, sharedRules } from './shared-rules.js';
import { hasLook, setShownSession, shownSession } from './shown-session.js';
import { stateStyles } from './state.styles.js';
import { shortenWords } from './state-words.js';
import { takeOver } from '../take-over.js';

export { shownTextOf } from '../shown-text.js';
export { markInner } from './mark-inner.js';

const rules = sharedRules(dressedStyles);
const stateRules = sharedRules(stateStyles + noteStyles);
/** A sheet for each brand that the page shows, so that no button is matched against the rules of all brands. */
const brandRules = new Map<string, CSSResult>();

/** Prepares a button for `dress`: adds its rules, renders it again, and follows changes of its label. */
export function prepareButton(button: LoginButton): void {
  button.requestUpdate();
  addRules(button, rules);
  addBrandRules(button);
  followLabel(button);
  adviseAuthor(button);
  adviseOnPage(button);
  takeOver(
    button,
    () => shownSession(button),
    () => hasLook(button) && isLookKnown(shownSession(button), button.provider),
  );
  prepareOnApproach();
}

/** Adds the rules of a button's brand. `dress` calls it again, since the provider may change. */
function addBrandRules(button: LoginButton): void {
  const { provider } = button;
  if (!brandOf(provider)) return;
  const known = brandRules.get(provider) ?? sharedRules(brandStyles(provider));
  brandRules.set(provider, known);
  addRules(button, known);
}

/** What a button's template shows in addition to the label. */
export interface Dress {
  readonly mark: Element | TemplateResult | undefined;
  /** The words of a state. They cover the label, which keeps its room. */
  readonly stateLabel: TemplateResult | undefined;
  /** What screen readers announce about a login. */
  readonly heard: string | undefined;
  /** The message below the button, with what the person can do. */
  readonly note: TemplateResult | undefined;
}

/** The label of a button without one of its own, in its language and in the wording that its provider allows. */
export function labelFor(button: LoginButton, session: OAuthSession | undefined): string {
  return roomLabel(button, appearanceOf(session, button.provider));
}

/**
 * The login options that only this part computes. A person who is signed in already, or whose account the app has refused, gets to choose
 * another account.
 */
export function wishesOf(button: LoginButton, session: OAuthSession | undefined): LoginOptions {
  listenToLogins(button);
  const { loginHint, intent, maxAge, provider } = button;
  const failure = failureOf(button, session);
  return {
    loginHint: loginHint || undefined,
    intent: intent.toLowerCase() === 'sign-up' ? 'sign-up' : undefined,
    // A saved sign-in carries it as a number; the endpoint refuses anything else.
    maxAge: maxAge === '' ? undefined : Number(maxAge),
    parameters: renderedParameters(button),
    ...((isSignedIn(session, provider) || failure === 'login_refused') && { account: true }),
    ...(failure === 'popup_blocked' && !session?.client && { onOpenAuthorizationUrl: openInTab }),
  };
}

/** The parameters of the link that a server has rendered, which it also wrote into `data-parameters` as a query. */
function renderedParameters({ dataset: { parameters } }: LoginButton): Record<string, string> | undefined {
  return parameters ? Object.fromEntries(new URLSearchParams(parameters)) : undefined;
}

/** Ignores a click while another button's login with the same provider is under way. */
function ignoreClick(event: Event): void {
  const button = event.currentTarget as LoginButton;
  const pending = loginUnderWay(shownSession(button));
  if (pending?.provider === button.provider && isOfAnotherButton(pending, button)) event.preventDefault();
}

const hasOwnIcon = (button: LoginButton): boolean =>
  !!button.firstElementChild && !!button.querySelector(':scope > [slot=icon]');

/** Whether another button of the page began a login. A button that has left the page blocks no other. */
const isOfAnotherButton = ({ initiator }: LoginUnderWay, button: LoginButton): boolean =>
  !!initiator?.isConnected && initiator !== button;

// `auths` is a plain object, so an id such as "constructor" finds an inherited property, which has no `provider`.
const isSignedIn = (session: OAuthSession | undefined, provider: string): boolean =>
  !!session?.auth && !!session.auths[provider]?.provider;

/**
 * The code of the last login's failure, if the login had the button's provider and was begun by the button or by no element of the page;
 * else `""`.
 */
function failureOf(button: LoginButton, session: OAuthSession | undefined): string {
  const { provider, error, initiator = button } = session?.failure ?? {};
  return provider === button.provider && initiator === button ? (error ?? '') : '';
}

/**
 * What a button shows for its brand and for the state of its session.
 * @param label the text of the label; `""` if it is slotted content.
 */
export function dress(
  html: HtmlTag,
  button: LoginButton,
  session: OAuthSession | undefined,
  label: string,
): Dress {
  const isNewSession = shownSession(button) !== session;
  setShownSession(button, session);
  if (isNewSession) prepareIfApproached(button);
  adviseOnReturnTo(button, session);
  const { provider } = button;
  const look = appearanceOf(session, provider);
  const { name, icon, colors } = look;
  const login = loginUnderWay(session);
  const pending = login?.provider === provider ? login : undefined;
  const own = pending && !isOfAnotherButton(pending, button) ? pending : undefined;
  if (login?.initiator === button) noteStart(button);
  const failed = failureOf(button, session);
  const signedIn = isSignedIn(session, provider);
  const state: ButtonState = { own, signedIn, user: session?.auths[provider]?.user, look };
  const [words, stateLabel] = stateWords(button, state, label);
  const brand = brandOf(provider);
  const hasOwnMark = hasOwnIcon(button);
  const hasMark = hasOwnMark || !!brand?.logo || !!icon;
  if (pending && !own) button.addEventListener('click', ignoreClick, { capture: true });
  addBrandRules(button);
  const said = isSilent(button) ? '' : (copyOutcome(button) ?? announcement(button, name, failed, signedIn));
  const heard = heardWords(button, said);
  if (words || failed || heard) addRules(button, stateRules);
  setStates(button, { pending: !!pending, 'signed-in': signedIn, error: !!failed });
  // A brand's look needs the brand's mark: Apple's without it would break Apple's rules.
  setMarks(button, {
    brand: hasMark ? brand : undefined,
    colors,
    isBare: !!brand && !hasMark && !own && !signedIn && !isIconOnly(button),
    hasOwnMark,
    isBusy: !!own,
    isRefusing: !!pending && !own,
    isSignedIn: signedIn && !own,
    hasFailed: !!failed,
    stateLabel: stateLabel && words,
    isShort: stateLabel !== words,
    label,
  });
  if (own ?? signedIn) shortenWords(button, words);
  return {
    mark: stateMark(html, button, state),
    stateLabel: stateLabel ? html`<span class="now">${stateLabel}</span>` : undefined,
    heard: heard || undefined,
    note: noteOf(html, button, session, { pending: own, failed, name }),
  };
}

function noteOf(
  html: HtmlTag,
  button: LoginButton,
  session: OAuthSession | undefined,
  { pending, failed, name }: { pending: LoginUnderWay | undefined; failed: string; name: string },
): TemplateResult | undefined {
  // A redirect and a saved sign-in have no window to finish in.
  const hasWindow = pending && pending.mode !== 'redirect' && !pending.restored;
  const hadNote = keepFocus(button, hasWindow ? 'pending' : failed);
  if (!hasWindow && !failed) {
    if (hadNote) forgetNote(button);
    return undefined;
  }
  const inFlow = hasOwnLine(button);
  const subject = failed || 'pending';
  if (!inFlow) void button.updateComplete.then(() => placeNote(button, subject));
  // The person refused at the provider. That is not shown as an error.
  const ending = failed === 'access_denied' ? 'failed cancelled' : failed && 'failed';
  return html`<div class="note ${inFlow ? 'in-flow' : 'over'} ${ending}">
    ${hasWindow ? pendingNote(html, button, session, pending) : failureNote(html, button, name, failed)}
  </div>`;
}
