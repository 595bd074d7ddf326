/** What other names of a language stand for; each takes everything that follows it, such as a region. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['zh', 'zh-hans'],
  ['zh-tw', 'zh-hant'],
  ['zh-hk', 'zh-hant'],
  ['zh-mo', 'zh-hant'],
  ['cmn', 'zh-hans'],
  ['yue', 'zh-hant'],
  ['no', 'nb'],
  ['nn', 'nb'],
  ['iw', 'he'],
  ['in', 'id'],
  ['mo', 'ro'],
]);

/** No tag of ours is longer, and what a page or a browser names may be of any length. */
const longestRange = 64;

/**
 * The language to use, by lookup (RFC 4647 section 3.4): the first range that one of our tags fits, each made shorter from its end
 * until one does. `undefined` where none does.
 * @param ranges what the person prefers, the best first; `*` stands for the first tag that is not refused.
 * @param tags what there is, the best known first.
 * @param refused ranges that `*` does not stand for.
 * @example chooseLanguage(['zh-HK', 'en'], ['en', 'zh-Hans', 'zh-Hant']) // 'zh-Hant'
 */
export function chooseLanguage(
  ranges: Iterable<string>,
  tags: Iterable<string>,
  refused: readonly string[] = [],
): string | undefined {
  const known = new Map(Array.from(tags, (tag) => [tag.toLowerCase(), tag]));
  for (const range of ranges) {
    const chosen = range === '*' ? firstAccepted(known, refused) : lookUp(range, known);
    if (chosen !== undefined) return chosen;
  }
  return undefined;
}

function firstAccepted(known: ReadonlyMap<string, string>, refused: readonly string[]): string | undefined {
  const out = new Set(refused.map((range) => lookUp(range, known)));
  return [...known.values()].find((tag) => !out.has(tag));
}

function lookUp(range: string, known: ReadonlyMap<string, string>): string | undefined {
  let rest = range.slice(0, longestRange).toLowerCase().replaceAll('_', '-');
  while (rest) {
    const tag = known.get(rest) ?? known.get(aliases.get(rest) ?? '');
    if (tag !== undefined) return tag;
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf('-')));
  }
  return undefined;
}
