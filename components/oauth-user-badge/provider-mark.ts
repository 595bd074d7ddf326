import type { TemplateResult } from 'lit';
import { initialOf } from '../../src/brands/index.js';
import type { HtmlTag } from '../html-tag.js';
import type { OAuthElement } from '../oauth-element.js';
import type { ProviderAppearance } from '../oauth-login-button/provider-look.js';
import { brandMark } from './brand-mark.js';

/** The addresses from which no picture could be loaded. */
const broken = new Set<string>();

/** The mark of a provider in its row: the picture of the settings, else the brand's mark, else its initial in a circle. */
export function providerMark(
  html: HtmlTag,
  badge: OAuthElement,
  { id, name, icon }: ProviderAppearance,
): TemplateResult | Element {
  if (icon && !broken.has(icon)) {
    const markBroken = (): void => {
      broken.add(icon);
      badge.requestUpdate();
    };
    return html`<img src=${icon} alt="" referrerpolicy="no-referrer" @error=${markBroken} />`;
  }
  // The styles draw the initial, so that it is no part of the row's name.
  return brandMark(id) ?? html`<span class="initial" data-initial=${initialOf(name)}></span>`;
}
