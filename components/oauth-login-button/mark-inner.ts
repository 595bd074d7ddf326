import type { Brand, BrandColors } from '../../src/brands/index.js';
import type { LoginButton } from './login-button.js';

/** What the attributes of the inner button are made from. */
export interface Marks {
  readonly brand: Brand | undefined;
  /** The colours of the endpoint's settings. */
  readonly colors: BrandColors | undefined;
  /** Whether there is no mark before the label. */
  readonly isBare: boolean;
  /** Whether the mark is the app's own, of any width. */
  readonly hasOwnMark: boolean;
  readonly isBusy: boolean;
  readonly isRefusing: boolean;
  readonly isSignedIn: boolean;
  readonly hasFailed: boolean;
  readonly stateLabel: string;
  /** Whether shorter words than `stateLabel` are shown. */
  readonly isShort: boolean;
  readonly label: string;
}

type Attributes = Readonly<Record<string, string>>;

interface Marked {
  marks: Marks;
  inner?: HTMLElement;
  /** The attributes that were written last. Only changes are written, since writing costs. */
  given?: Attributes;
  /** Whether the settings' colours are written. */
  isPainted?: boolean;
  /** Whether the live region has been made silent. */
  isSilent?: boolean;
}

const marked = new WeakMap<LoginButton, Marked>();

/** Sets what the next `markInner` of a button writes. */
export function setMarks(button: LoginButton, marks: Marks): void {
  const known = marked.get(button);
  if (known) known.marks = marks;
  else marked.set(button, { marks });
}

const nothing: Attributes = {};

/** Writes the attributes that the inner button has only with this lazy part. Call it after each rendering. */
export function markInner(button: LoginButton): void {
  const own = marked.get(button);
  // Rendering never replaces the inner button.
  const inner = own?.inner ?? button.renderRoot.querySelector<HTMLElement>('[part=button]');
  if (!own || !inner) return;
  const { marks } = own;
  const before = own.given ?? nothing;
  const now = attributesFrom(marks, button, inner);
  own.inner = inner;
  own.given = now;
  for (const name in now) {
    const value = now[name] ?? '';
    if (value === (before[name] ?? '')) continue;
    if (value) inner.setAttribute(name, value);
    else inner.removeAttribute(name);
  }
  const { colors, isBusy } = marks;
  if (colors || own.isPainted) paint(inner, colors);
  own.isPainted = !!colors;
  // The slot's other name hides the app's own icon while the spinner turns.
  if (isBusy || before['aria-busy'] === 'true')
    inner.querySelector('slot')?.setAttribute('name', isBusy ? 'busy' : 'icon');
  const silent = isSilent(button);
  if (silent !== !!own.isSilent) inner.nextElementSibling?.setAttribute('role', silent ? 'none' : 'status');
  own.isSilent = silent;
}

function attributesFrom(marks: Marks, button: LoginButton, inner: HTMLElement): Attributes {
  const { brand, colors, isBare, hasOwnMark, isBusy, isRefusing, isSignedIn, hasFailed } = marks;
  const { stateLabel, isShort, label } = marks;
  const isIcon = inner.className === 'icon';
  return {
    'data-brand': brand || colors ? button.provider : '',
    'data-bare': isBare ? 'yes' : '',
    'data-own-mark': hasOwnMark ? 'yes' : '',
    'data-state': stateLabel && (isShort ? 'short' : 'shown'),
    'data-signed-in': isSignedIn ? 'yes' : '',
    title: isIcon ? stateLabel || label || button.textContent.trim() : '',
    // A long panel doesn't draw the rows that are scrolled away. Firefox and WebKit find no text in them, and so no name.
    'aria-label': stateLabel || (isSilent(button) ? label : ''),
    'aria-describedby': hasFailed ? 'error' : '',
    'aria-busy': String(isBusy),
    'aria-disabled': isRefusing ? 'true' : '',
  };
}

/** Whether a button announces nothing, because a panel announces for all of its buttons. */
export const isSilent = (button: LoginButton): boolean => button.getAttribute('aria-live') === 'off';

/** Writes the settings' colours over the brand's. */
function paint({ style }: HTMLElement, colors: BrandColors | undefined): void {
  const { fill = '', border = '', text = '' } = colors ?? {};
  // An empty value removes a property.
  style.setProperty('--_fill', fill);
  style.setProperty('--_line', border);
  style.setProperty('--_text', text);
}
