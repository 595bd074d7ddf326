import { attributes, Markup, type Attributes } from './markup.js';
import type { RenderedSession } from './session-in.js';

/** The options that all elements have in common. */
export interface RenderOptions {
  /** The answer of `endpoint.session(request)`; without it, nobody is signed in. */
  readonly session?: RenderedSession | undefined;
  /** The nonce of the page's Content Security Policy, for the `<style>` of the element. */
  readonly nonce?: string | undefined;
  /**
   * The language of the words (BCP 47), such as that of the page. It is written onto the element, so that its script uses the same
   * language. Default: English.
   */
  readonly lang?: string | undefined;
  /** The endpoint's path, or its address of http or https. Default: `/api/oauth`. */
  readonly endpoint?: string | undefined;
  /** More attributes of the element, such as `id` and `class`. */
  readonly attributes?: Readonly<Record<string, string | boolean>> | undefined;
}

/** The form of a nonce in CSP Level 3. Browsers ignore a nonce of any other form. */
const nonceForm = /^[\w+/-]+={0,2}$/;

/** Marks everything that a server renders into a shadow root. The element's script removes it once the element shows the same. */
export const renderedMark = 'data-rendered';

interface ElementParts {
  readonly tag: string;
  /** The element's own attributes. */
  readonly own: Attributes;
  readonly css: string;
  /** The content of the shadow root. Each node at its top has `renderedMark`. */
  readonly content: Markup;
  readonly delegatesFocus?: boolean;
  /** The slotted content. */
  readonly children?: Markup | undefined;
  /**
   * Whether the element's own content is visible before it replaces the server-rendered content; its slots are used then. Default `false`.
   */
  readonly showsOwn?: boolean;
}

/** `hidden` hides the element, whatever `display` it has. */
const hiddenStyles = ':host([hidden]){display:none!important}';

/**
 * The element renders its own content before the server-rendered one, which stays until both look the same. This rule hides the element's
 * own content until then.
 */
const hidesOwn = `:not([${renderedMark}]):has(~[${renderedMark}]){display:none!important}`;

/**
 * An element with its declarative shadow root, as HTML.
 * @throws {TypeError} if the nonce or the name of an attribute is invalid.
 */
export function elementMarkup(
  { tag, own, css, content, delegatesFocus = false, children, showsOwn = false }: ElementParts,
  { nonce, lang, attributes: more = {} }: RenderOptions,
): Markup {
  if (nonce !== undefined && !nonceForm.test(nonce)) throw new TypeError('That is no nonce.');
  const host = attributes({ ...more, lang: lang ?? more['lang'], ...own });
  const root = attributes({ shadowrootmode: 'open', shadowrootdelegatesfocus: delegatesFocus });
  const style = attributes({ nonce, [renderedMark]: true });
  const html = [
    `<${tag}${host.html}><template${root.html}><style${style.html}>${hiddenStyles}${showsOwn ? '' : hidesOwn}${css}</style>`,
    `${content.html}</template>${children?.html ?? ''}</${tag}>`,
  ].join('');
  return new Markup(html);
}
