import { failureSentences } from '../../src/locales/failure-sentence.js';
import type { Locale } from '../../src/locales/locale.js';
import { splitSentences } from '../../src/locales/split-sentences.js';
import { languageOf } from '../language.js';
import { LanguageWatch, type Host } from './language-watch.js';
import { ElementLanguages } from './element-languages.js';

export { fill, splitAtName } from '../../src/locales/fill.js';

const watch = new LanguageWatch(tagOf);
const languages = new ElementLanguages((tag) => {
  watch.update(tag);
});

/** The words that each element has shown last. They stay until those of another language have loaded. */
const shown = new WeakMap<Element, Locale | undefined>();

/**
 * The texts in an element's language: that of the nearest `lang`, else the browser's. A language loads when a word of it is first
 * read; until then the words are those shown before, or empty. The element is rendered again once they are there, and whenever
 * its language changes.
 */
export function messagesFor(element: Element): Locale {
  const tag = isHost(element) ? followedTag(element) : tagOf(element);
  const loaded = languages.loaded(tag);
  const before = shown.get(element);
  if (loaded) {
    if (loaded !== before) shown.set(element, loaded);
    return loaded;
  }
  if (before) void languages.load(tag);
  return before ?? languages.unloaded(tag);
}

/** The same once they have loaded, or can't be. */
export async function loadMessagesFor(element: Element): Promise<Locale> {
  await languages.load(tagOf(element));
  return messagesFor(element);
}

/**
 * What a person is told about a login that failed, in an element's language, sentence by sentence: the first is the cause.
 * @param provider its name, where it is known.
 * @param general what is said of a code that has no words: `other` where a title says already that nobody is signed in.
 */
export function sentencesFor(
  code: string,
  element: Element,
  provider?: string,
  general: 'login' | 'other' = 'login',
): string[] {
  const locale = messagesFor(element);
  // Of a page in a frame, the address bar shows another site, or the page has none at all.
  const site = window === window.top ? location.host : '';
  const names = { ...(site && { site }), ...(provider === undefined ? {} : { provider }) };
  return failureSentences(locale, code, names) ?? splitSentences(locale.failures[general]);
}

/** The same as one text. */
export function sentenceFor(...given: Parameters<typeof sentencesFor>): string {
  return sentencesFor(...given).join('');
}

/** The tag of a host's language, which is followed from the first word on. */
function followedTag(host: Host): string {
  if (!shown.has(host)) follow(host);
  return watch.tagOf(host);
}

function follow(host: Host): void {
  shown.set(host, undefined);
  let isBack = false;
  host.addController({
    hostConnected: () => {
      watch.add(host);
      // It may have moved to a place of another language.
      if (isBack) host.requestUpdate();
      isBack = true;
    },
    hostDisconnected: () => {
      watch.delete(host);
    },
  });
}

function tagOf(element: Element): string {
  const language = languageOf(element);
  return languages.choose(language === navigator.language ? [language, ...navigator.languages] : [language]);
}

function isHost(element: Element): element is Host {
  return 'addController' in element && 'requestUpdate' in element;
}
