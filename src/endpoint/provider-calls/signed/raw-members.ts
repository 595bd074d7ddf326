import { parseExactJson } from '../network/exact-json.js';

const nameAndColon = /\s*("(?:[^"\\]|\\[^])*")\s*:\s*/y;

/**
 * The values of a JSON object as they are written, by name: a signature is of these characters. `undefined` for a text that is no object,
 * or has a name twice, so that what was signed can't be another value than what is read.
 */
export function rawMembers(json: string): ReadonlyMap<string, string> | undefined {
  const text = json.replace(/^\ufeff/, '').trim();
  if (!text.startsWith('{')) return undefined;
  // It throws for what is no JSON, or has too many levels: below, the text is well formed.
  parseExactJson(text);
  const members = new Map<string, string>();
  let at = 1;
  while (at < text.length - 1) {
    nameAndColon.lastIndex = at;
    const [whole = '', quoted = '""'] = nameAndColon.exec(text) ?? [];
    if (whole === '') break;
    const begin = at + whole.length;
    const end = endOfValue(text, begin);
    const name = JSON.parse(quoted) as string;
    if (members.has(name)) return undefined;
    members.set(name, text.slice(begin, end).trimEnd());
    at = end + 1;
  }
  return members;
}

/** Where the comma or brace after a value is. */
function endOfValue(text: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') depth++;
    else if (depth === 0 && (character === ',' || character === '}')) return at;
    else if (character === '}' || character === ']') depth--;
  }
  return text.length;
}

function endOfString(text: string, begin: number): number {
  let at = begin + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
