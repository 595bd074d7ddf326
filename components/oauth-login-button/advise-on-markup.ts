import { nearestName } from '../../src/protocol/nearest-name.js';
import { warnDeveloper } from '../../src/session/developer-console.js';
import { shorten } from '../advise-on-attributes.js';

const tags = [
  'oauth-session',
  'oauth-complete-page',
  'oauth-login-button',
  'oauth-login-panel',
  'oauth-logout-button',
  'oauth-sessions',
  'oauth-show',
  'oauth-user-badge',
];

/** The pairs of tag and attribute that have been checked: a thousand buttons have the same ones. */
const seen = new Set<string>();

/** Warns the author of the page, once, about misspelt tags and attributes of ours: the browser ignores both silently. */
export function adviseOnMarkup(roots: Iterable<ParentNode>): void {
  for (const root of roots) {
    for (const { localName } of root.querySelectorAll(':not(:defined)')) adviseOnTag(localName);
    for (const element of root.querySelectorAll(tags.join()))
      for (const name of element.getAttributeNames()) adviseOnAttribute(element, name);
  }
}

function adviseOnTag(tag: string): void {
  // A tag that resembles none of ours may belong to another library.
  const meant = tags.includes(tag) ? undefined : nearestName(tag, tags);
  if (meant) warnDeveloper(window, shorten(tag), `There is no such element. Did you mean <${meant}>?`);
}

function adviseOnAttribute({ localName: tag, constructor }: Element, name: string): void {
  const key = `${tag} ${name}`;
  // Before the list, which Lit makes at each reading.
  if (seen.has(key)) return;
  const { observedAttributes: known } = constructor as { observedAttributes?: readonly string[] };
  // An element that is not defined yet has no such list.
  if (!known) return;
  seen.add(key);
  if (known.includes(name)) return;
  if (/^on(login|logout)/.test(name))
    warnDeveloper(
      window,
      key,
      `The attribute does nothing. Listen with addEventListener("${name.slice(2)}", …).`,
    );
  // Skips names such as `:mode` and `v-mode`, which a framework reads.
  const meant = /^[a-z]{2}[a-z_-]*$/.test(name) ? nearestName(name, known) : undefined;
  if (meant) warnDeveloper(window, key, `There is no such attribute. Did you mean ${meant}?`);
}
