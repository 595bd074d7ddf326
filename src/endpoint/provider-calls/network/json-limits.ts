/** How much JSON is read. */
export interface JsonLimits {
  /** Levels of nesting. */
  readonly levels: number;
  /** Commas and opening brackets: about as many as there are values. */
  readonly parts: number;
}

/**
 * Whether a JSON text has more levels or more values than the limits. It scans the text once and builds nothing:
 * `JSON.parse` takes half a second for 4 MB of brackets and more than one for 4 MB of empty objects, and code that walks the
 * value by recursion runs out of stack.
 */
export function exceedsJsonLimits(text: string, { levels, parts }: JsonLimits): boolean {
  let depth = 0;
  let seen = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === ']' || character === '}') depth--;
    else if (character === '[' || character === '{' || character === ',') {
      seen++;
      if (character !== ',') depth++;
      if (depth > levels || seen > parts) return true;
    }
  }
  return false;
}
