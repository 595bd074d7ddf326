// What a login button can do without at first sight, loaded after it: its brand, its states and what it says of a login.
import type { CSSResult, TemplateResult } from 'lit';
import { brandOf } from '../../src/brands/index.js';
import type { LoginOptions } from '../../src/session/login/login-options.js';
import { loginUnderWay, type LoginUnderWay } from '../../src/session/login/login-under-way.js';
import type { OAuthSession } from '../../src/session/session.js';
import type { HtmlTag } from '../html-tag.js';
import { followLabel } from '../follow-label.js';
import { heardWords } from '../live-region.js';
import { setStates } from '../states.js';
import { fill, messagesFor } from '../messages/messages-for.js';
import { adviseAuthor, adviseOnReturnTo } from './author-advice.js';
import { adviseOnPage } from './advise-on-page.js';
import { announcement, listenToLogins, noteStart } from './announce-login.js';
import { brandStyles } from './brand.styles.js';
import { nameOf, signedInLabel } from './button-words.js';
import { dressedStyles } from './dressed.styles.js';
import { lateLabel, roomLabel } from './late-label.js';
import { copyOutcome, failureNote, keepFocus, openInTab, pendingNote } from './login-note.js';
import type { LoginButton } from './login-button.js';
import { isSilent, setMarks } from './mark-inner.js';
import { noteStyles } from './note.styles.js';
import { forgetNote, hasOwnLine, placeNote } from './place-note.js';
import { prepareIfApproached, prepareOnApproach } from './prepare-on-approach.js';
import { appearanceOf, isLookKnown } from './provider-appearance.js';
import { markOf } from './provider-mark.js';
import { addRules, sharedRules } from './shared-rules.js';
import { stateStyles } from './state.styles.js';
import { shortenWords, wordsWithRoom } from './state-words.js';
import { takeOver } from '../take-over.js';

export { shownTextOf } from '../shown-text.js';
export { markInner } from './mark-inner.js';

const rules = sharedRules(dressedStyles);
const stateRules = sharedRules(stateStyles + noteStyles);
/** A sheet for each brand that the page shows, so that no button is matched against the rules of all brands. */
const brandRules = new Map<string, CSSResult>();

/** Whose state each button has shown last. */
const sessions = new WeakMap<LoginButton, OAuthSession | undefined>();

/** Gives a button its other styles, renders it with them, and follows its label from then on. */
export function prepareButton(button: LoginButton): void {
  button.requestUpdate();
  addRules(button, rules);
  addBrandRules(button);
  followLabel(button);
  adviseAuthor(button);
  adviseOnPage(button, () => sessions.get(button));
  takeOver(
    button,
    () => sessions.get(button),
    () => sessions.has(button) && isLookKnown(sessions.get(button), button.provider),
  );
  prepareOnApproach(button, () => sessions.get(button));
}

/** The provider may become another one. */
function addBrandRules(button: LoginButton): void {
  const { provider } = button;
  if (!brandOf(provider)) return;
  const known = brandRules.get(provider) ?? sharedRules(brandStyles(provider));
  brandRules.set(provider, known);
  addRules(button, known);
}

/** What a button shows beside its label, to be put in its template. */
export interface Dress {
  readonly mark: Element | TemplateResult | undefined;
  /** In the place of the label, whose room it leaves as it is. */
  readonly stateLabel: TemplateResult | undefined;
  /** How a login stands, for those who can't see it. */
  readonly heard: string | undefined;
  /** What a person can read and do about it, below the button. */
  readonly note: TemplateResult | undefined;
}

/** The label of a button that has none of its own, in its language and in the words that its provider allows. */
export function labelFor(button: LoginButton, session: OAuthSession | undefined): string {
  return roomLabel(button, appearanceOf(session, button.provider));
}

/** What a button asks for beside its login; who is signed in already, or whose account the app has refused, chooses another account. */
export function wishesOf(button: LoginButton, session: OAuthSession | undefined): LoginOptions {
  listenToLogins(button, () => sessions.get(button));
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

/** What the link that a server has rendered gave to the provider, as a query. */
function renderedParameters({ dataset: { parameters } }: LoginButton): Record<string, string> | undefined {
  return parameters ? Object.fromEntries(new URLSearchParams(parameters)) : undefined;
}

/** Of several buttons of a provider, only the pressed one answers while its login is under way. */
function refuse(event: Event): void {
  const button = event.currentTarget as LoginButton;
  const pending = loginUnderWay(sessions.get(button));
  if (pending?.provider === button.provider && isOfAnother(pending, button)) event.preventDefault();
}

/** Where nothing but the mark is shown, there has to be one. */
const isIconOnly = ({ appearance }: LoginButton): boolean => appearance.toLowerCase() === 'icon';

const hasOwnIcon = (button: LoginButton): boolean =>
  !!button.firstElementChild && !!button.querySelector(':scope > [slot=icon]');

/** A button that has left the page keeps nobody from signing in. */
const isOfAnother = ({ initiator }: LoginUnderWay, button: LoginButton): boolean =>
  !!initiator?.isConnected && initiator !== button;

// An id may be the name of a property that every object has.
const isSignedIn = (session: OAuthSession | undefined, provider: string): boolean =>
  !!session?.auth && !!session.auths[provider]?.provider;

/** The code of the login that this button began, or that nobody on this page did, and that failed; `""` otherwise. */
function failureOf(button: LoginButton, session: OAuthSession | undefined): string {
  const { provider, error, initiator = button } = session?.failure ?? {};
  return provider === button.provider && initiator === button ? (error ?? '') : '';
}

/**
 * Dresses a button as its brand and the session want it.
 * @param label its own; `""` where it is rich content.
 */
export function dress(
  html: HtmlTag,
  button: LoginButton,
  session: OAuthSession | undefined,
  label: string,
): Dress {
  const isNewSession = sessions.get(button) !== session;
  sessions.set(button, session);
  if (isNewSession) prepareIfApproached(button);
  adviseOnReturnTo(button, session);
  const { provider } = button;
  const look = appearanceOf(session, provider);
  const { name, icon, colors } = look;
  const login = loginUnderWay(session);
  const pending = login?.provider === provider ? login : undefined;
  const own = pending && !isOfAnother(pending, button) ? pending : undefined;
  if (login?.initiator === button) noteStart(button, () => sessions.get(button));
  const failed = failureOf(button, session);
  const signedIn = isSignedIn(session, provider);
  const user = session?.auths[provider]?.user;
  const words = own
    ? fill(messagesFor(button).button.waitingFor, { provider: name })
    : signedIn
      ? signedInLabel(messagesFor(button).button, name, user)
      : lateLabel(button, look, label);
  const stateLabel = own
    ? wordsWithRoom(button, words, '')
    : signedIn
      ? wordsWithRoom(button, words, nameOf(user) ?? words)
      : words;
  const brand = brandOf(provider);
  const hasMark = !!brand?.logo || !!icon || hasOwnIcon(button);
  if (pending && !own) button.addEventListener('click', refuse, { capture: true });
  addBrandRules(button);
  const said = isSilent(button) ? '' : (copyOutcome(button) ?? announcement(button, name, failed, signedIn));
  const heard = heardWords(button, said);
  if (words || failed || heard) addRules(button, stateRules);
  setStates(button, { pending: !!pending, 'signed-in': signedIn, error: !!failed });
  // Apple's look without Apple's mark would be no look of Apple's.
  setMarks(button, {
    brand: hasMark ? brand : undefined,
    colors,
    isBare: !!brand && !hasMark && !own && !signedIn && !isIconOnly(button),
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
    mark: own
      ? html`<span part="spinner"></span>`
      : signedIn
        ? html`<svg part="icon" class="tick" viewBox="0 0 20 20" aria-hidden="true">
            <path d="m4 10.5 4 4 8-9" />
          </svg>`
        : markOf(button, !brand?.logo && isIconOnly(button) ? undefined : brand, { name, icon }),
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
  // Refused by the person: that is no error.
  const ending = failed === 'access_denied' ? 'failed cancelled' : failed && 'failed';
  return html`<div class="note ${inFlow ? 'in-flow' : 'over'} ${ending}">
    ${hasWindow ? pendingNote(html, button, session, pending) : failureNote(html, button, name, failed)}
  </div>`;
}
