import type { TemplateResult } from 'lit';
import { brandOf } from '../../src/brands/index.js';
import type { User } from '../../src/protocol/authorization.js';
import type { LoginUnderWay } from '../../src/session/login/login-under-way.js';
import type { HtmlTag } from '../html-tag.js';
import { fill, messagesFor } from '../messages/messages-for.js';
import { nameOf, signedInLabel } from './button-words.js';
import { lateLabel } from './late-label.js';
import type { LoginButton } from './login-button.js';
import type { ProviderAppearance } from './provider-appearance.js';
import { markOf } from './provider-mark.js';
import { wordsWithRoom } from './state-words.js';

/** Whether a button shows only a mark: then it must have one. */
export const isIconOnly = ({ appearance }: LoginButton): boolean => appearance.toLowerCase() === 'icon';

/** What decides the words and the mark of a button. */
export interface ButtonState {
  /** The login that the button shows as under way. */
  readonly own: LoginUnderWay | undefined;
  readonly signedIn: boolean;
  readonly user: User | null | undefined;
  readonly look: ProviderAppearance;
}

/** The words that cover a button's label, and as much of them as has room; both `""` if the label alone is shown. */
export function stateWords(
  button: LoginButton,
  { own, signedIn, user, look }: ButtonState,
  label: string,
): readonly [words: string, shown: string] {
  if (own) {
    const words = fill(messagesFor(button).button.waitingFor, { provider: look.name });
    return [words, wordsWithRoom(button, words, '')];
  }
  if (signedIn) {
    const words = signedInLabel(messagesFor(button).button, look.name, user);
    return [words, wordsWithRoom(button, words, nameOf(user) ?? words)];
  }
  const words = lateLabel(button, look, label);
  return [words, words];
}

/**
 * The mark before a button's label: a spinner while its login is under way, a tick while somebody is signed in, else the provider's mark.
 * @param html Lit's `html`: importing it would load a second copy of Lit.
 */
export function stateMark(
  html: HtmlTag,
  button: LoginButton,
  { own, signedIn, look }: ButtonState,
): Element | TemplateResult | undefined {
  if (own) return html`<span part="spinner"></span>`;
  if (signedIn)
    return html`<svg part="icon" class="tick" viewBox="0 0 20 20" aria-hidden="true">
      <path d="m4 10.5 4 4 8-9" />
    </svg>`;
  const brand = brandOf(button.provider);
  return markOf(button, !brand?.logo && isIconOnly(button) ? undefined : brand, look);
}
