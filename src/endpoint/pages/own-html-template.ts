import { escapeText, Html } from './html.js';
import { readHtml, type Attribute, type StartTag } from './html-reader.js';

/** What is filled in for one reply: plain text each. */
export type Filling = Readonly<Record<Slot, string>>;

type Slot = 'nonce' | 'message' | 'provider' | 'language';
type Part = string | { readonly slot: Slot };

const placeholder = /\{\{(message|provider|language)\}\}/;

/** HTML of the app's own, parsed once: where the reply's nonce and words go, and which outcomes it has a part for. */
export class OwnHtmlTemplate {
  /** Whether a part of it is for a failure. */
  readonly tellsFailure: boolean;
  readonly #parts: readonly Part[];

  /** @param text a whole document or a piece of one; its doctype is dropped, since ours stands before it. */
  constructor(text: string) {
    const parts: Part[] = [];
    let tellsFailure = false;
    for (const piece of readHtml(text.replace(/^\s*<!doctype[^>]*>/i, ''))) {
      if (piece.kind === 'start' && (piece.name === 'script' || piece.name === 'style')) {
        const opening = piece.text.slice(0, 1 + piece.name.length);
        parts.push(`${opening} nonce="`, { slot: 'nonce' }, `"${withoutNonce(piece.attributes)}>`);
      } else if (piece.kind === 'start') parts.push(...partsOfTag(piece));
      else if (piece.kind === 'text') parts.push(...partsOf(piece.text));
      else parts.push(piece.text);
      tellsFailure ||= piece.kind === 'start' && isForFailure(piece.attributes);
    }
    this.#parts = parts;
    this.tellsFailure = tellsFailure;
  }

  fill(filling: Filling): Html {
    const texts = this.#parts.map((part) =>
      typeof part === 'string' ? part : escapeText(filling[part.slot]),
    );
    return new Html(texts.join(''));
  }
}

function partsOf(text: string): Part[] {
  return text.split(placeholder).map((part, at) => (at % 2 ? { slot: part as Slot } : part));
}

/** Only values are filled in, and those without quotes get some: text with a space would add attributes. */
function partsOfTag({ text, name, attributes }: StartTag): Part[] {
  if (!placeholder.test(text)) return [text];
  const last = attributes.reduce((sum, attribute) => sum + attribute.text.length, 1 + name.length);
  return [
    text.slice(0, 1 + name.length),
    ...attributes.flatMap(({ text: whole, value, quote }) => {
      const [before, after] = quote
        ? [whole.slice(0, -value.length - 1), quote]
        : [`${whole.slice(0, -value.length)}"`, '"'];
      return placeholder.test(value) ? [before, ...partsOf(value), after] : [whole];
    }),
    text.slice(last),
  ];
}

/** Browsers treat an element with a second nonce as one without any (CSP3, "is element nonceable"). */
function withoutNonce(attributes: readonly Attribute[]): string {
  return attributes
    .filter(({ name }) => name !== 'nonce')
    .map(({ text }) => text)
    .join('');
}

function isForFailure(attributes: readonly Attribute[]): boolean {
  return attributes.find(({ name }) => name === 'data-outcome')?.value === 'error';
}
