import { failureSentences } from '../../src/locales/failure-sentence.js';
import type { Locale } from '../../src/locales/locale.js';
import { splitSentences } from '../../src/locales/split-sentences.js';
import { nearestLang } from '../language.js';
import { speakOutside } from '../speak-outside.js';
import { LanguageWatch, type Host } from './language-watch.js';
import { ElementLanguages, type PlaceLanguage } from './element-languages.js';
import { markLanguage } from './mark-language.js';

export { fill, splitAtName } from '../../src/locales/fill.js';

const watch = new LanguageWatch(languagesAt);
const languages = new ElementLanguages((tag) => {
  watch.update(tag);
});

/** The words that each element has shown last. They stay while another language loads. */
const shown = new WeakMap<Element, Locale | undefined>();

/**
 * The words in an element's language: the nearest `lang`, else the browser's. A language loads when one of its words is first read. Until
 * then the element gets the words that it has shown before, or a stand-in. It is rendered again once the words have loaded, and whenever
 * its language changes.
 */
export function messagesFor(element: Element): Locale {
  const { tag } = isHost(element) ? followed(element) : languagesAt(element);
  const loaded = languages.loaded(tag);
  const before = shown.get(element);
  if (loaded) {
    if (loaded !== before) shown.set(element, loaded);
    return loaded;
  }
  if (before) void languages.load(tag);
  return before ?? languages.unloaded(tag);
}

/** Loads an element's language, then returns its words. They are English if the language can't be loaded. */
export async function loadMessagesFor(element: Element): Promise<Locale> {
  await languages.load(languagesAt(element).tag);
  return messagesFor(element);
}

/**
 * The sentences about a failed login, in an element's language. The first sentence is the cause.
 * @param provider the provider's name, if it is known.
 * @param general the text for a code without words of its own: `login` also says that the person isn't signed in, `other` leaves that to a
 * title.
 */
export function sentencesFor(
  code: string,
  element: Element,
  provider?: string,
  general: 'login' | 'other' = 'login',
): string[] {
  const locale = messagesFor(element);
  // The sentences name the host only if the address bar shows it. In a frame it shows that of another site, or there is none.
  const site = window === window.top ? location.host : '';
  const names = { ...(site && { site }), ...(provider === undefined ? {} : { provider }) };
  return failureSentences(locale, code, names) ?? splitSentences(locale.failures[general]);
}

/** `sentencesFor` as one text. */
export function sentenceFor(...given: Parameters<typeof sentencesFor>): string {
  return sentencesFor(...given).join('');
}

/** The languages of an element. The first call begins to follow them. */
function followed(host: Host): PlaceLanguage {
  if (!shown.has(host)) follow(host);
  return watch.languagesOf(host);
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
    hostUpdated: () => {
      // Until a language has loaded, the words are English.
      markLanguage(host, shown.get(host)?.language ?? 'en', watch.languagesOf(host).place);
      // An element says nothing with its first rendering, and a page may have a thousand buttons.
      if (host.hasUpdated) speakOutside(host);
    },
  });
}

function languagesAt(element: Element): PlaceLanguage {
  return languages.choose(nearestLang(element));
}

function isHost(element: Element): element is Host {
  return 'addController' in element && 'requestUpdate' in element;
}
