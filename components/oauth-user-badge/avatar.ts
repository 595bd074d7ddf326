import type { TemplateResult } from 'lit';
import type { Authorization } from '../../src/protocol/authorization.js';
import type { HtmlTag } from '../html-tag.js';
import { languageOf } from '../language.js';
import { personName } from '../person-name.js';
import type { OAuthElement } from '../oauth-element.js';
import { brandMark } from './brand-mark.js';
import { hueOf } from './avatar-hue.js';
import { imageOf, initialsOf } from './initials.js';

/** The addresses from which each badge could not load a picture. */
const brokenImages = new WeakMap<OAuthElement, Set<string>>();

/** A person's picture, or their initials if none loads, with the mark of the provider. */
export function renderAvatar(
  html: HtmlTag,
  badge: OAuthElement,
  authorization: Authorization,
): TemplateResult {
  const { user, provider } = authorization;
  const broken = brokenImages.get(badge) ?? new Set<string>();
  brokenImages.set(badge, broken);
  const image = imageOf(user?.avatarUrl);
  const markBroken = (): void => {
    if (image) broken.add(image);
    badge.requestUpdate();
  };
  const face =
    image && !broken.has(image)
      ? html`<img src=${image} alt="" referrerpolicy="no-referrer" @error=${markBroken} />`
      : initialsOf(personName(authorization), languageOf(badge));
  // Another tab may run another version of this package, so what it says of a person is unchecked.
  const id = typeof user?.id === 'string' ? user.id : '';
  return html`<span class="face hue-${hueOf(`${provider} ${id}`)}">${face}</span>${brandMark(provider)}`;
}
