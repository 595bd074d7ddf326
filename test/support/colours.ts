import type { TextFile } from './project-files.js';

const names =
  'aqua|beige|black|blue|brown|crimson|cyan|fuchsia|gold|gr[ae]y|green|indigo|ivory|lime|magenta|maroon|navy|olive|orange|orchid|pink|plum|purple|red|salmon|silver|snow|tan|teal|tomato|turquoise|violet|wheat|white|yellow';
const functions = 'rgba?|hsla?|hwb|lab|lch|oklab|oklch|color-mix|color';

/** A colour written down: by digits, by a function, or by a name where a declaration has it. */
const literals = new RegExp(
  [
    String.raw`(?<![&\w/])#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\b`,
    String.raw`(?<![\w-])(?:${functions})\((?=[\d.\s%a-z#])`,
    String.raw`(?<=(?:color|background|border|outline|fill|stroke|shadow)[\w-]*:[^;{}'"\`]*)(?<![\w-])(?:(?:light|dark|deep|medium|pale)?(?:${names}))(?![\w-])`,
  ].join('|'),
  'gi',
);

const plain = (text: string): string => text.replace(/\s+/g, '');

/**
 * The colours that some files write down and that are not the palette's, as "path:line: colour".
 * @param palette whole values: pairs for light and dark, shadows.
 * @param repeats whether a file can't import the palette, and may repeat a value of it as a whole.
 */
export function strayColours(
  files: readonly TextFile[],
  palette: readonly string[],
  repeats: (path: string, line: string) => boolean,
): string[] {
  const known = new Set(palette.map(plain));
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) => {
      const left = repeats(path, line) ? withoutKnown(line, known) : line;
      return [...left.matchAll(literals)].map(([colour]) => `${path}:${String(index + 1)}: ${colour}`);
    });
  });
}

/** A line without the palette's values, each of which is one as a whole. */
function withoutKnown(line: string, known: ReadonlySet<string>): string {
  return line
    .replace(/light-dark\([^()]*\)/g, (pair) => (known.has(plain(pair)) ? '' : pair))
    .replace(/=(#[\da-f]+)\]/g, (whole, colour: string) => (known.has(colour) ? '' : whole))
    .replace(/(?:\d+(?:px)? ){3,4}#[\da-f]+/gi, (shadow) =>
      [...known].some((value) => value.split(',').includes(plain(shadow))) ? '' : shadow,
    );
}
