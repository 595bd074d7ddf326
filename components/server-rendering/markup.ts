/**
 * HTML that is safe as it stands: the text in it is escaped. A class, and no shape of an object: a session or a provider's row that
 * was read from JSON can have any shape.
 */
export class Markup {
  readonly #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  get html(): string {
    return this.#html;
  }
}

/** Attributes by name; one that is `true` has no value, and what is `false`, `undefined` or `""` is left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

type Value = string | Markup | undefined | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What no HTML can hold (NUL, half of a surrogate pair) becomes U+FFFD, as in a parser; a parser would drop the "\r" of "\r\n". */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\0\p{Cs}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replaceAll('\r', '&#13;');
}

/** What is neither text nor markup shows nothing. */
function write(value: unknown): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (value instanceof Markup) return value.html;
  return Array.isArray(value) ? value.map(write).join('') : '';
}

/** A template whose values are escaped, unless they are markup themselves. Attributes in it must be quoted. */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(strings.map((text, index) => text + write(values[index])).join(''));
}

/** No listener, and no style: a page with a strict Content Security Policy would refuse it. */
const attributeName = /^(?!on|style$)[a-z][a-z\d-]*$/;

/**
 * Attributes, each with a space before it.
 * @throws {TypeError} where a name is none, or is `style` or that of a listener.
 */
export function attributes(values: Attributes): Markup {
  const written = Object.entries(values).map(([name, value]) => {
    if (!attributeName.test(name))
      throw new TypeError('That is no name of an attribute that can be rendered.');
    if (value === undefined || value === false || value === '') return '';
    return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
  });
  return new Markup(written.join(''));
}
