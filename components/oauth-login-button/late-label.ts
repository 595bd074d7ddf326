import { messagesFor } from '../messages/messages-for.js';
import { shownTextOf } from '../shown-text.js';
import { labelIn } from './button-words.js';
import type { LoginButton } from './login-button.js';
import { appearanceIn, type ProviderAppearance } from './provider-look.js';

/** How each button was drawn first. */
const firstLooks = new WeakMap<LoginButton, ProviderAppearance>();

/** How much longer than the first label another may be, to have room in two lines of the same width. */
const roomyTimes = 1.6;

/**
 * The label that a button without one of its own is as wide as. The endpoint's list may name its provider after the button was drawn
 * with what is known without the list: then the right name takes the place of the first, and nothing around the button moves. A name
 * that has no room there makes room.
 */
export function roomLabel(button: LoginButton, look: ProviderAppearance): string {
  const first = firstLookOf(button, look);
  const label = labelWith(button, look.name);
  if (first.name === look.name) return label;
  const before = labelWith(button, first.name);
  return label.length > before.length * roomyTimes ? label : before;
}

/**
 * The label with the right name, where it takes the place of the one that makes the room; `""` where that is right itself.
 * @param shown the button's label, which may be its own.
 */
export function lateLabel(button: LoginButton, look: ProviderAppearance, shown: string): string {
  if (firstLooks.get(button)?.name === look.name) return '';
  const label = labelWith(button, look.name);
  return shown === label || hasOwnLabel(button) ? '' : label;
}

function hasOwnLabel(button: LoginButton): boolean {
  const slotted = Array.from(button.childNodes, (node) =>
    (node as Partial<Element>).slot ? '' : shownTextOf(node),
  );
  // What shows nothing is no label.
  return !!button.label.trim() || /[^\s\p{C}]/u.test(slotted.join(''));
}

const labelWith = (button: LoginButton, name: string): string =>
  labelIn(messagesFor(button).button, button.provider, name, button.intent);

/** Of another provider, the button is another. */
function firstLookOf(button: LoginButton, look: ProviderAppearance): ProviderAppearance {
  const known = firstLooks.get(button);
  if (known?.id === look.id && (known.name === look.name || !isHidden(button))) return known;
  // The first sight is without a list.
  const isLate = !known && button.hasUpdated && !isHidden(button);
  const first = isLate ? appearanceIn({}, look.id) : look;
  firstLooks.set(button, first);
  return first;
}

/** What a server has rendered has the right name, and hides the button until that has it, too: nobody has seen it before. */
const isHidden = (button: LoginButton): boolean => !!button.renderRoot.querySelector('[data-rendered]');
