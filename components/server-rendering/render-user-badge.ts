import { brandOf } from '../../src/brands/index.js';
import { toAuthorization, type Authorization } from '../../src/protocol/authorization.js';
import { hueOf } from '../oauth-user-badge/avatar-hue.js';
import { imageOf, initialsOf } from '../oauth-user-badge/initials.js';
import { styles } from '../oauth-user-badge/oauth-user-badge.styles.js';
import { personStyles } from '../oauth-user-badge/person.styles.js';
import { personEmail, personName } from '../person-name.js';
import { elementMarkup, renderedMark, type RenderOptions } from './element-markup.js';
import { foreignLanguage, localeFor } from './locale-for.js';
import { attributes, markup, type Markup } from './markup.js';
import { markBesideAvatar } from './provider-mark.js';
import { loginButtonMarkup, type LoginButtonOptions } from './render-login-button.js';
import { authorizationIn } from './session-in.js';

/** The options of `renderUserBadge`: the attributes of `<oauth-user-badge>`, in camel case. */
export interface UserBadgeOptions extends RenderOptions {
  /** The id of the provider whose account is shown; without it, the account of the last login. */
  readonly provider?: string | undefined;
  readonly size?: 'auto' | 'full' | 'name' | 'avatar' | undefined;
  readonly noMenu?: boolean | undefined;
  /** The login button that is shown while nobody is signed in. */
  readonly signedOut?: LoginButtonOptions | undefined;
}

/**
 * `<oauth-user-badge>` as HTML with a declarative shadow root. It shows the person before its script has loaded. The menu needs the script.
 * @throws {TypeError} if the nonce or the name of an attribute is invalid.
 * @example
 * const session = await endpoint.session(request);
 * const html = renderUserBadge({ session, nonce, signedOut: { provider: 'github' } });
 */
export function renderUserBadge(options: UserBadgeOptions): string {
  const { provider, size, noMenu } = options;
  const wire = authorizationIn(options.session, provider);
  const authorization = wire && toAuthorization(wire);
  const button = options.signedOut && signedOutButton(options, options.signedOut);
  return elementMarkup(
    {
      tag: 'oauth-user-badge',
      own: { provider, size, 'no-menu': noMenu },
      css: authorization ? styles + personStyles + markRules(authorization.provider) : styles,
      content: authorization ? accountMarkup(authorization, options) : emptyMarkup(!button),
      children: button,
      // The login button is in the slot of the element's own content.
      showsOwn: !authorization && !!button,
    },
    options,
  ).html;
}

function signedOutButton(badge: UserBadgeOptions, button: LoginButtonOptions): Markup {
  const { session, nonce, lang, endpoint } = badge;
  return loginButtonMarkup({
    session,
    nonce,
    lang,
    endpoint,
    ...button,
    attributes: { ...button.attributes, slot: 'signed-out' },
  });
}

function accountMarkup(
  authorization: Authorization,
  { lang, size = 'auto', noMenu }: UserBadgeOptions,
): Markup {
  const { user, provider } = authorization;
  const email = personEmail(authorization);
  const name = personName(authorization);
  const [before = '', between = ''] = localeFor(lang).badge.accountOf.split(/\{\w+\}/);
  const image = imageOf(user?.avatarUrl);
  const face = image
    ? markup`<img src="${image}" alt="" referrerpolicy="no-referrer">`
    : markup`${initialsOf(name, lang ?? 'en')}`;
  const hue = `hue-${String(hueOf(`${provider} ${user?.id ?? ''}`))}`;
  const address = email === undefined ? undefined : markup`<bdi part="email">${email}</bdi>`;
  const content = markup`<span part="avatar" aria-hidden="true"><span class="face ${hue}">${face}</span>${markBesideAvatar(
    brandOf(provider),
  )}</span><span class="words"><bdi part="name" data-before="${before}" data-after="${
    email === undefined ? '' : between
  }">${name}</bdi> ${address}</span>`;
  const shown = attributes({ [renderedMark]: true, part: 'badge', class: size, lang: foreignLanguage(lang) });
  // The menu needs the script: until it has loaded, the button is disabled.
  return noMenu
    ? markup`<div${shown}>${content}</div>`
    : markup`<button${shown} type="button" disabled>${content}</button>`;
}

/** The badge of nobody: an empty avatar keeps the room if there is no login button. */
function emptyMarkup(keepsRoom: boolean): Markup {
  const slot = attributes({ [renderedMark]: true, name: 'signed-out' });
  const room = keepsRoom
    ? markup`<div part="badge" class="avatar none"><span part="avatar"></span></div>`
    : undefined;
  return markup`<slot${slot}>${room}</slot>`;
}

/**
 * A rule with the colours of a provider's mark. The element itself sets them as styles, which a strict Content Security Policy forbids in
 * HTML.
 */
function markRules(provider: string): string {
  const { logoBackground, markColor } = brandOf(provider) ?? {};
  const plate = logoBackground ? `span.mark{background:${logoBackground}}` : '';
  return plate + (markColor ? `span.mark svg{fill:${markColor}}` : '');
}
