import { readDocument } from './documents.js';

/** Where a snippet of the table runs: `page` in a browser, `settings` as settings of the endpoint, else on the server. */
export type Place = 'page' | 'server' | 'settings';

/** One row of the table "Coming from Flet". */
export interface FletRow {
  /** The first column, without its backticks. */
  readonly flet: string;
  readonly snippets: Readonly<Record<Place, readonly string[]>>;
}

const fletPage = readDocument('docs/from-flet.md');

const codeSpan = /`([^`]+)`/g;

const spansOf = (text: string): string[] => [...text.matchAll(codeSpan)].map(([, code = '']) => code);

/** Settings are written as one field with its value, and what speaks of the page is for the page. */
function placeOf(snippet: string): Place {
  if (/^\w+: /.test(snippet)) return 'settings';
  return /^<|\b(?:session|document|localStorage)\./.test(snippet) ? 'page' : 'server';
}

/** The table's rows, in their order. */
export function fletRows(markdown = fletPage): FletRow[] {
  const section = /^#+ Coming from Flet$(.*?)(?=^## |(?![\s\S]))/ms.exec(markdown)?.[1] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => {
    const cells = line.split(' | ');
    if (cells.length !== 2) throw new Error(`The table has two columns, not so: ${line}`);
    const [flet = '', here = ''] = cells;
    const spans = spansOf(here);
    const at = (place: Place): string[] => spans.filter((span) => placeOf(span) === place);
    return {
      flet: flet.replace(/^\| |`/g, ''),
      snippets: { page: at('page'), server: at('server'), settings: at('settings') },
    };
  });
}

export interface Pair<Exercise> {
  readonly row: FletRow;
  readonly snippet: string;
  readonly exercise: Exercise;
}

/** For each row, by its first column, one exercise for each snippet of a place. */
export type Exercises<Exercise> = Readonly<Record<string, readonly Exercise[]>>;

/** The snippets of a place, each with the exercise for it. */
export const pairsOf = <Exercise>(
  place: Place,
  exercises: Exercises<Exercise>,
  rows = fletRows(),
): Pair<Exercise>[] =>
  rows.flatMap((row) =>
    row.snippets[place].flatMap((snippet, index) => {
      const exercise = exercises[row.flet]?.[index];
      return exercise === undefined ? [] : [{ row, snippet, exercise }];
    }),
  );

/** Snippets of a place that nothing runs, and exercises that have no snippet. */
export function unpaired(place: Place, exercises: Exercises<unknown>, rows = fletRows()): string[] {
  const snippets = new Map(rows.map((row) => [row.flet, row.snippets[place]]));
  const missing = [...snippets].flatMap(([flet, list]) => list.slice(exercises[flet]?.length ?? 0));
  const spare = Object.entries(exercises).flatMap(([flet, list]) =>
    list.slice(snippets.get(flet)?.length ?? 0).map(() => `an exercise of ${flet}`),
  );
  return [...missing, ...spare];
}
