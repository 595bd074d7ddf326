/** A piece of an HTML text; all pieces together are the whole text. */
export type HtmlPiece =
  | { readonly kind: 'text' | 'comment'; readonly text: string }
  /** What stands inside a script or style. */
  | { readonly kind: 'raw'; readonly text: string }
  | {
      readonly kind: 'start';
      readonly text: string;
      /** In lower case. */
      readonly name: string;
      /** From behind the name to before the `>`. */
      readonly attributes: string;
    };

/**
 * Reads HTML as browsers do, as far as it takes to tell elements from text: neither what looks like a tag in a comment, a
 * script or an attribute, nor a `>` in a quoted value, counts as one. Each character is read a bounded number of times. End
 * tags are text; so is a tag that is never closed.
 */
export function* readHtml(html: string): Generator<HtmlPiece> {
  let from = 0;
  let at = html.indexOf('<');
  while (at >= 0) {
    const piece = commentAt(html, at) ?? startAt(html, at);
    if (piece === 'unclosed') break;
    if (!piece) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    if (at > from) yield { kind: 'text', text: html.slice(from, at) };
    yield piece;
    from = at + piece.text.length;
    if (piece.kind === 'start' && (piece.name === 'script' || piece.name === 'style')) {
      const end = endOfRaw(html, from, piece.name);
      if (end > from) yield { kind: 'raw', text: html.slice(from, end) };
      from = end;
    }
    at = html.indexOf('<', from);
  }
  if (from < html.length) yield { kind: 'text', text: html.slice(from) };
}

function commentAt(html: string, at: number): HtmlPiece | undefined {
  if (!html.startsWith('<!--', at)) return undefined;
  const end = html.indexOf('-->', at + 4);
  return { kind: 'comment', text: html.slice(at, end < 0 ? undefined : end + 3) };
}

function startAt(html: string, at: number): HtmlPiece | 'unclosed' | undefined {
  const start = /<([a-z][^\s/>]*)/iy;
  start.lastIndex = at;
  const name = start.exec(html)?.[1];
  if (name === undefined) return undefined;
  const attributesAt = at + 1 + name.length;
  const end = endOfTag(html, attributesAt);
  if (end < 0) return 'unclosed';
  return {
    kind: 'start',
    text: html.slice(at, end + 1),
    name: name.toLowerCase(),
    attributes: html.slice(attributesAt, end),
  };
}

/** Where the `>` is that closes a tag; -1 where none does. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const character = html[at] ?? '';
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

function endOfRaw(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}
