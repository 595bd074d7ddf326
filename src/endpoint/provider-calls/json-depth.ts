/**
 * Whether a JSON text is nested deeper than `levels`. The text is scanned once and nothing is built: `JSON.parse` takes half
 * a second for 4 MB of brackets, and whoever walks the value by recursion runs out of stack.
 */
export function isNestedDeeper(text: string, levels: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') {
      depth++;
      if (depth > levels) return true;
    } else if (character === ']' || character === '}') depth--;
  }
  return false;
}
