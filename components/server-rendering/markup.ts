/**
 * HTML in which all text is escaped. It is a class, not an object type: a session or a provider's row from JSON could have the shape of any
 * type.
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

/** Attributes by name. `true` writes the name alone; `false`, `undefined` and `""` leave the attribute out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

type Value = string | Markup | undefined | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Escapes text for HTML. NUL and half of a surrogate pair become U+FFFD, as in a parser. "\r" is escaped, because a parser would drop it
 * from "\r\n".
 */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\0\p{Cs}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replaceAll('\r', '&#13;');
}

/** A value as HTML. A value that is neither text nor markup becomes `""`. */
function write(value: unknown): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (value instanceof Markup) return value.html;
  return Array.isArray(value) ? value.map(write).join('') : '';
}

/** A template whose values are escaped, unless they are markup. Attributes in it must be quoted. */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(strings.map((text, index) => text + write(values[index])).join(''));
}

/**
 * The names of attributes that can be rendered. Listeners and `style` are excluded, because a strict Content Security Policy refuses them.
 */
const attributeName = /^(?!on|style$)[a-z][a-z\d-]*$/;

/**
 * Attributes, each with a space before it.
 * @throws {TypeError} if a name is invalid, is `style`, or is that of a listener.
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
