import { brandOf } from '../../src/brands/index.js';
import { brandStyles } from '../oauth-login-button/brand.styles.js';
import { labelIn, signedInLabel } from '../oauth-login-button/button-words.js';
import { dressedStyles } from '../oauth-login-button/dressed.styles.js';
import { stateStyles } from '../oauth-login-button/state.styles.js';
import { styles } from '../oauth-login-button/oauth-login-button.styles.js';
import { appearanceIn, type ProviderAppearance } from '../oauth-login-button/provider-look.js';
import { elementMarkup, renderedMark, type RenderOptions } from './element-markup.js';
import { foreignLanguage, localeFor } from './locale-for.js';
import { loginHref, type LoginLinkOptions } from './login-href.js';
import { attributes, markup, Markup, type Attributes } from './markup.js';
import { markInButton, tick } from './provider-mark.js';
import { rulesForLinks } from './rules-for-links.js';
import { authorizationIn } from './session-in.js';

/** The options of `renderLoginButton`: the attributes of `<oauth-login-button>`, in camel case. */
export interface LoginButtonOptions extends RenderOptions, LoginLinkOptions {
  readonly mode?: 'popup' | 'tab' | 'redirect' | undefined;
  readonly appearance?: 'brand' | 'neutral' | 'icon' | undefined;
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** The provider's row of `endpoint.providers()`, where the settings give it a name, an icon or a color of its own. */
  readonly shownAs?: ShownAs | undefined;
}

/** How the endpoint's settings show a provider; its `color` is `#rrggbb`. */
export interface ShownAs {
  readonly name?: string | undefined;
  readonly icon?: string | undefined;
  readonly color?: string | undefined;
}

/**
 * `<oauth-login-button>` as HTML with a declarative shadow root. It looks as it does after its script has loaded. Until then it is a link
 * that signs in by redirect.
 * @throws {TypeError} if the nonce, the endpoint's address or the name of an attribute is invalid.
 * @example
 * const session = await endpoint.session(request);
 * const html = renderLoginButton({ provider: 'github', session, nonce, lang: 'fr', returnTo: '/account' });
 */
export function renderLoginButton(options: LoginButtonOptions): string {
  return loginButtonMarkup(options).html;
}

/** `renderLoginButton` as markup, for use in other markup. */
export function loginButtonMarkup(options: LoginButtonOptions): Markup {
  const { provider, appearance = 'brand', disabled = false } = options;
  const authorization = authorizationIn(options.session, provider);
  const shownAs = appearanceIn(options.shownAs ?? {}, provider);
  const shown = contentOf(options, appearance, shownAs);
  const href = loginHref({ ...options, account: !!authorization });
  return elementMarkup(
    {
      tag: 'oauth-login-button',
      own: ownAttributes(options),
      css:
        rulesForLinks(styles + dressedStyles + (authorization ? stateStyles : '')) +
        brandStyles(provider) +
        rulesOfColors(shownAs),
      delegatesFocus: true,
      content: disabled
        ? markup`<button ${mark} disabled${shown}</button>`
        : markup`<a ${mark} href="${href}"${shown}</a>`,
    },
    options,
  );
}

const mark = new Markup(renderedMark);

/** Attributes and content of the button, as the element itself renders them. */
function contentOf(
  options: LoginButtonOptions,
  appearance: string,
  { name, icon, colors }: ProviderAppearance,
): Markup {
  const { provider, session, lang, intent = 'sign-in' } = options;
  const words = localeFor(lang).button;
  const known = brandOf(provider);
  const own = options.label?.trim();
  const label = own === undefined || own === '' ? labelIn(words, provider, name, intent) : own;
  const authorization = authorizationIn(session, provider);
  const now = authorization && signedInLabel(words, name, authorization.user);
  const isIcon = appearance === 'icon';
  const shown = attributes({
    part: 'button',
    class: appearance,
    // A brand's look needs the brand's mark.
    'data-brand': known?.logo || (known && icon) || colors ? provider : undefined,
    'data-bare': known && !known.logo && !icon && !now && !isIcon ? 'yes' : undefined,
    'data-state': now && 'shown',
    'data-signed-in': now && 'yes',
    'aria-label': now,
    title: isIcon ? (now ?? label) : undefined,
    // A label of the app's own is in the language of the page.
    lang: own && !now ? undefined : foreignLanguage(lang),
  });
  const logo = now ? tick : markInButton(!known?.logo && isIcon ? undefined : known, name, icon);
  const state = now ? markup`<span class="now">${now}</span>` : undefined;
  return markup`${shown}><slot name="icon">${logo}</slot> <span part="label"><slot hidden></slot>${label}${state}</span>`;
}

function ownAttributes(options: LoginButtonOptions): Attributes {
  const { provider, mode, scope, groups, noUser, remember, returnTo, completePage } = options;
  const { appearance, intent, loginHint, maxAge, parameters, label, disabled } = options;
  return {
    provider,
    mode,
    scope: scope?.join(' '),
    groups,
    'no-user': noUser,
    remember,
    'return-to': returnTo,
    'complete-page': completePage,
    appearance,
    intent,
    'login-hint': loginHint,
    'max-age': maxAge,
    // Not an attribute of the element: the button that replaces the link reads it.
    'data-parameters': parameters && new URLSearchParams(parameters).toString(),
    label,
    disabled,
  };
}

/** A rule with the settings' colours. The element itself sets them as a style, which a strict Content Security Policy forbids in HTML. */
function rulesOfColors({ colors }: ProviderAppearance): string {
  if (!colors) return '';
  const { fill, border, text } = colors;
  return `[part][data-brand]{--_fill:${fill};--_line:${border};--_text:${text}}`;
}
