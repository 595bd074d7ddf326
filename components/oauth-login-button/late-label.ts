import { messagesFor } from '../messages/messages-for.js';
import { hasOwnLabel } from '../shown-text.js';
import { labelIn } from './button-words.js';
import type { LoginButton } from './login-button.js';
import { appearanceIn, type ProviderAppearance } from './provider-look.js';

/** The look that each button was first rendered with. */
const firstLooks = new WeakMap<LoginButton, ProviderAppearance>();

/** How many times as long as the first label another may be, to fit into two lines of the same width. */
const roomyTimes = 1.6;

/**
 * The label that decides the width of a button without a label of its own. The endpoint's list may name its provider after the first
 * rendering. Then the right name covers the first one, and nothing around the button moves. A name that is too long for that makes the
 * button wider.
 */
export function roomLabel(button: LoginButton, look: ProviderAppearance): string {
  const first = firstLookOf(button, look);
  const label = labelWith(button, look.name);
  if (first.name === look.name) return label;
  const before = labelWith(button, first.name);
  return label.length > before.length * roomyTimes ? label : before;
}

/**
 * The label with the right name, which covers the one that decides the width; `""` if that one has the right name itself.
 * @param shown the label in the button, which may be its own.
 */
export function lateLabel(button: LoginButton, look: ProviderAppearance, shown: string): string {
  if (firstLooks.get(button)?.name === look.name) return '';
  const label = labelWith(button, look.name);
  return shown === label || hasOwnLabel(button) ? '' : label;
}

const labelWith = (button: LoginButton, name: string): string =>
  labelIn(messagesFor(button).button, button.provider, name, button.intent);

/** The look that a button was first rendered with, for its present provider. */
function firstLookOf(button: LoginButton, look: ProviderAppearance): ProviderAppearance {
  const known = firstLooks.get(button);
  if (known?.id === look.id && (known.name === look.name || !isHidden(button))) return known;
  // The first rendering took place without the list.
  const isLate = !known && button.hasUpdated && !isHidden(button);
  const first = isLate ? appearanceIn({}, look.id) : look;
  firstLooks.set(button, first);
  return first;
}

/** Whether server-rendered content, which has the right name, still hides the button. Then nobody has seen the first label. */
const isHidden = (button: LoginButton): boolean => !!button.renderRoot.querySelector('[data-rendered]');
