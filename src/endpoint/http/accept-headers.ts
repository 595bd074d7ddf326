/** An element of a list with weights, such as `zh-TW;q=0.8` of `Accept-Language`. */
export interface Weighted {
  /** In lower case, without parameters. */
  readonly value: string;
  /** From 0, refused, to 1. */
  readonly weight: number;
}

/** How well a media range fits a media type; `undefined` where it does not. */
interface Fit {
  readonly weight: number;
  readonly specificity: number;
  readonly index: number;
}

const weightForm = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i;

/**
 * The most elements of a list that are read. Browsers send about ten, and a header has room for thousands: to read them all takes a
 * hundred times as long as the rest of a request.
 */
const maxElements = 100;

/**
 * A list with weights (RFC 9110 section 12.4.2), in the order of the header. An element whose weight is not well-formed, or
 * that is not `form`, is ignored, and so is what comes after the first hundred.
 * @param form what an element must be without its weight.
 */
export function parseWeighted(header: string | null, form: RegExp): Weighted[] {
  const found: Weighted[] = [];
  for (const element of splitUnquoted(header ?? '', ',').slice(0, maxElements)) {
    const [value = '', ...parameters] = splitUnquoted(element, ';').map((part) => part.trim());
    const last = parameters.at(-1) ?? '';
    const weight = /^q=/i.test(last) ? weightForm.exec(last)?.[1] : '1';
    const rest = /^q=/i.test(last) ? parameters.slice(0, -1) : parameters;
    const whole = [value, ...rest].join(';');
    if (weight !== undefined && form.test(whole))
      found.push({ value: value.toLowerCase(), weight: Number(weight) });
  }
  return found;
}

/** Whether an `Accept` header prefers HTML to JSON (RFC 9110 section 12.5.1). Without a preference it does not. */
export function prefersHtml(accept: string | null): boolean {
  const ranges = parseWeighted(accept, /^[^\s/;]+\/[^\s/;]+(?:;|$)/);
  const [html, json] = ['text/html', 'application/json'].map((type) => bestFit(ranges, type));
  if (!html?.weight) return false;
  if (html.weight !== json?.weight) return html.weight > (json?.weight ?? 0);
  if (html.specificity !== json.specificity) return html.specificity > json.specificity;
  return html.index < json.index;
}

/** The most specific range counts: `text/html;q=0` refuses HTML even where every type is accepted. */
function bestFit(ranges: readonly Weighted[], type: string): Fit | undefined {
  const specific = ['*/*', type.replace(/\/.*/, '/*'), type];
  let best: Fit | undefined;
  for (const [index, { value, weight }] of ranges.entries()) {
    const specificity = specific.indexOf(value);
    if (specificity >= 0 && specificity > (best?.specificity ?? -1)) best = { weight, specificity, index };
  }
  return best;
}

/** Splits text where a separator stands outside of quotes. Each character is read once. */
function splitUnquoted(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const parts: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted && character === '\\') at += 1;
    else if (!isQuoted && character === separator) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
