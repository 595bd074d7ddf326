/** A piece of an HTML text; all pieces together are the whole text. */
export type HtmlPiece =
  | { readonly kind: 'text' | 'comment'; readonly text: string }
  /** The content of a script, a style, or another element whose content is neither tags nor character references. */
  | { readonly kind: 'raw'; readonly text: string }
  | StartTag;

export interface StartTag {
  readonly kind: 'start';
  readonly text: string;
  /** In lower case. */
  readonly name: string;
  readonly attributes: readonly Attribute[];
}

/** An attribute of a start tag, in the order of the tag; browsers ignore all but the first of a name. */
export interface Attribute {
  /** As it is in the tag, with the white space and slashes before it. */
  readonly text: string;
  /** In lower case. */
  readonly name: string;
  /** Without its quotes; character references are not decoded. `""` if there is none. */
  readonly value: string;
  /** `"`, `'`, or `""` for a value without quotes. */
  readonly quote: string;
}

/** Elements whose content is raw, but for scripts (HTML section 13.2.6.4.7). With scripting off, a `noscript` holds elements. */
const rawElements: readonly string[] = ['style', 'xmp', 'iframe', 'noembed', 'noframes'];
/** Elements whose content is text with character references. */
const textElements: readonly string[] = ['title', 'textarea'];

const space = '[\\t\\n\\f\\r ]';
const nameForm = /[a-z][^\t\n\f\r />]*/iy;
const attributeForm = new RegExp(
  `[\\t\\n\\f\\r /]*([^\\t\\n\\f\\r />][^\\t\\n\\f\\r />=]*)(${space}*=${space}*)?`,
  'y',
);
const betweenForm = /[\t\n\f\r /]*/y;
const bareForm = /[^\t\n\f\r >]*/y;

/**
 * Reads HTML as the tokenizer of a browser does (HTML section 13.2.5). Each character is read a bounded number of times. End
 * tags are text; so is a tag that is never closed, which browsers drop.
 */
export function* readHtml(html: string): Generator<HtmlPiece> {
  let from = 0;
  let at = html.indexOf('<');
  while (at >= 0) {
    const piece = commentAt(html, at) ?? tagAt(html, at);
    if (piece === 'unclosed') break;
    if (piece === undefined || typeof piece === 'number') {
      at = html.indexOf('<', piece ?? at + 1);
      continue;
    }
    if (at > from) yield { kind: 'text', text: html.slice(from, at) };
    yield piece;
    from = at + piece.text.length;
    const content = piece.kind === 'start' ? contentOf(html, from, piece.name) : undefined;
    if (content?.text) yield content;
    from += content?.text.length ?? 0;
    at = html.indexOf('<', from);
  }
  if (from < html.length) yield { kind: 'text', text: html.slice(from) };
}

/** A comment, or what browsers take for one: a doctype, a processing instruction, `</3>`. */
function commentAt(html: string, at: number): HtmlPiece | undefined {
  const isComment = html.startsWith('<!--', at);
  if (!isComment && !/<(?:[!?]|\/[^a-z>])/iy.test(html.slice(at, at + 3))) return undefined;
  const end = isComment ? /<!--(?:-?>|[^]*?(?:--!?>|$))/y : /[^>]*(?:>|$)/y;
  end.lastIndex = at;
  return { kind: 'comment', text: end.exec(html)?.[0] ?? '' };
}

/** A start tag, or the index behind an end tag. */
function tagAt(html: string, at: number): StartTag | number | 'unclosed' | undefined {
  const isEnd = html[at + 1] === '/';
  const name = match(nameForm, html, at + (isEnd ? 2 : 1))?.[0];
  if (name === undefined) return undefined;
  const attributes: Attribute[] = [];
  let to = at + (isEnd ? 2 : 1) + name.length;
  for (;;) {
    const attribute = attributeAt(html, to);
    if (attribute === 'unclosed') return 'unclosed';
    if (!attribute) break;
    attributes.push(attribute);
    to += attribute.text.length;
  }
  to += match(betweenForm, html, to)?.[0].length ?? 0;
  if (html[to] !== '>') return 'unclosed';
  if (isEnd) return to + 1;
  return { kind: 'start', text: html.slice(at, to + 1), name: name.toLowerCase(), attributes };
}

function attributeAt(html: string, at: number): Attribute | 'unclosed' | undefined {
  const found = match(attributeForm, html, at);
  if (!found) return undefined;
  const [start, name = '', equals] = found;
  const from = at + start.length;
  const first = html[from] ?? '';
  const quote = equals !== undefined && (first === '"' || first === "'") ? first : '';
  const end = quote ? html.indexOf(quote, from + 1) : -1;
  if (quote && end < 0) return 'unclosed';
  const bare = equals === undefined ? '' : (match(bareForm, html, from)?.[0] ?? '');
  const value = quote ? html.slice(from + 1, end) : bare;
  const to = quote ? end + 1 : from + bare.length;
  return { text: html.slice(at, to), name: name.toLowerCase(), value, quote };
}

/** The content of an element that holds no other; `undefined` for any other element. */
function contentOf(html: string, from: number, name: string): HtmlPiece | undefined {
  if (name === 'script') return { kind: 'raw', text: html.slice(from, endOfScript(html, from)) };
  if (name === 'plaintext') return { kind: 'raw', text: html.slice(from) };
  const isRaw = rawElements.includes(name);
  if (!isRaw && !textElements.includes(name)) return undefined;
  const end = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi');
  end.lastIndex = from;
  return { kind: isRaw ? 'raw' : 'text', text: html.slice(from, end.exec(html)?.index) };
}

/** A `<!--` in a script hides a `<script>` and the end tag that belongs to it (HTML section 13.2.5.20 to 31). */
function endOfScript(html: string, from: number): number {
  const marks = /<!--|-->|<(\/?)script(?=[\t\n\f\r />])/gi;
  marks.lastIndex = from;
  let isEscaped = false;
  let isDouble = false;
  for (let mark = marks.exec(html); mark; mark = marks.exec(html)) {
    if (mark[0] === '<!--') {
      isEscaped = true;
      // Its dashes may be those of the `-->` that ends it.
      marks.lastIndex = mark.index + 2;
    } else if (mark[0] === '-->') isEscaped = isDouble = false;
    else if (mark[1] === '') isDouble ||= isEscaped;
    else if (isDouble) isDouble = false;
    else return mark.index;
  }
  return html.length;
}

function match(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at;
  return form.exec(text);
}
