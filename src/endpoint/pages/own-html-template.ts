import { escapeText, Html } from './html.js';

/** What is filled in for one reply: plain text each. */
export type Filling = Readonly<Record<Slot, string>>;

type Slot = 'nonce' | 'message' | 'provider' | 'language';
type Part = string | { readonly slot: Slot };

// Neither what looks like a tag in a comment or a script, nor a `>` in a quoted value, counts as one.
const inTag = `(?:"[^"]*"|'[^']*'|[^"'>])*`;
const notMarkup = new RegExp(
  `<!--[^]*?(?:-->|$)|<(script|style)(?=[\\s/>])(${inTag})>[^]*?(?:</\\1(?=[\\s/>])|$)`,
  'gi',
);
const tag = new RegExp(`<[a-z]${inTag}>`, 'gi');
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const placeholder = /\{\{(message|provider|language)\}\}/;

/** HTML of the app's own, read once: where the reply's nonce and words go, and what it is for. */
export class OwnHtmlTemplate {
  /** Whether a part of it is for a failure. */
  readonly tellsFailure: boolean;
  readonly #parts: readonly Part[];

  /** @param text a whole document or a piece of one; its doctype is dropped, since ours stands before it. */
  constructor(text: string) {
    const given = text.replace(/^\s*<!doctype[^>]*>/i, '');
    const parts: Part[] = [];
    let markup = '';
    let end = 0;
    const addMarkup = (piece: string): void => {
      markup += piece;
      parts.push(...piece.split(placeholder).map((text, at) => (at % 2 ? { slot: text as Slot } : text)));
    };
    for (const match of given.matchAll(notMarkup)) {
      const [whole, name = '', attributes = ''] = match;
      addMarkup(given.slice(end, match.index));
      end = match.index + whole.length;
      const opening = `<${name}`;
      if (!name) parts.push(whole);
      else {
        const inside = whole.slice(opening.length + attributes.length);
        parts.push(`${opening} nonce="`, { slot: 'nonce' }, `"${withoutNonce(attributes)}${inside}`);
      }
    }
    addMarkup(given.slice(end));
    this.#parts = parts;
    this.tellsFailure = (markup.match(tag) ?? []).some(isForFailure);
  }

  fill(filling: Filling): Html {
    const texts = this.#parts.map((part) =>
      typeof part === 'string' ? part : escapeText(filling[part.slot]),
    );
    return new Html(texts.join(''));
  }
}

/** An element with a second nonce, browsers treat as one without any (CSP3, "is element nonceable"). */
function withoutNonce(attributes: string): string {
  return attributes.replace(attribute, (whole, name: string) => (/^nonce$/i.test(name) ? '' : whole));
}

function isForFailure(opening: string): boolean {
  return [...opening.matchAll(attribute)].some(
    ([, name = '', double, single, bare]) =>
      name.toLowerCase() === 'data-outcome' && (double ?? single ?? bare) === 'error',
  );
}
