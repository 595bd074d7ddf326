import { attributes, Markup, type Attributes } from './markup.js';
import type { RenderedSession } from './session-in.js';

/** What all elements are rendered with. */
export interface RenderOptions {
  /** What `endpoint.session(request)` answers; without it, nobody is signed in. */
  readonly session?: RenderedSession | undefined;
  /** The nonce of the page's Content Security Policy, for the `<style>` of the element. */
  readonly nonce?: string | undefined;
  /**
   * The language of the words, in BCP 47, such as that of the page. It is written onto the element, so that the script speaks it
   * too. Default: English.
   */
  readonly lang?: string | undefined;
  /** Where the endpoint answers: a path, or an address of http or https. Default: `/api/oauth`. */
  readonly endpoint?: string | undefined;
  /** More attributes of the element, such as `id` and `class`. */
  readonly attributes?: Readonly<Record<string, string | boolean>> | undefined;
}

/** The form of a nonce in CSP Level 3. Browsers ignore every other. */
const nonceForm = /^[\w+/-]+={0,2}$/;

/** On everything that a server renders into a shadow root: the script takes it away once the element shows the same. */
export const renderedMark = 'data-rendered';

interface ElementParts {
  readonly tag: string;
  /** The element's own attributes. */
  readonly own: Attributes;
  readonly css: string;
  /** In the shadow root; each node at its top has `renderedMark`. */
  readonly content: Markup;
  readonly delegatesFocus?: boolean;
  /** What is slotted. */
  readonly children?: Markup | undefined;
  /** Whether the element's own content shows before its place is taken over; it has the slots then. Default `false`. */
  readonly showsOwn?: boolean;
}

/** As all our elements have it: `hidden` hides, whatever `display` an element has. */
const hiddenStyles = ':host([hidden]){display:none!important}';

/** What the element renders stands before what a server has rendered, which keeps its place until both look the same. */
const hidesOwn = `:not([${renderedMark}]):has(~[${renderedMark}]){display:none!important}`;

/**
 * An element with its shadow root as HTML declares it.
 * @throws {TypeError} where the nonce is none, or an attribute has no name.
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
