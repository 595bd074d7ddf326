/** Text that may stand in HTML as it is: only `html` and `trusted` make it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose every value is escaped unless it is `Html` itself: names and descriptions are hostile text. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | Html)[]): Html {
  const parts = values.map(
    (value, index) => `${value instanceof Html ? value.text : escapeText(value)}${strings[index + 1] ?? ''}`,
  );
  return new Html(`${strings[0] ?? ''}${parts.join('')}`);
}

/** JSON for a `<script type="application/json">`: `<` can't end the block, and the line separators are legal. */
export function jsonBlock(value: unknown): Html {
  return new Html(
    JSON.stringify(value)
      .replaceAll('<', '\\u003c')
      .replaceAll('\u2028', '\\u2028')
      .replaceAll('\u2029', '\\u2029'),
  );
}

/** Our own constant text, such as a style sheet. */
export function trusted(constant: string): Html {
  return new Html(constant);
}

/** Text as it stands in HTML, also inside a quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
