import { isTried } from '../support/whole.js';

/**
 * Which test files a browser runs. A file that no list names runs in Chromium's engine and in Firefox, each time: to be in a list takes a
 * reason. In each file, tests with the tag `@page` don't run in Firefox but with `--whole`, those with `@chromium` never.
 */

type Groups = readonly (readonly string[])[];

/** Claims about the endpoint and providers, which are the same in every browser: tried in one, in the whole run too. */
const ofTheServer = [
  'coming-from-flet',
  'completion-words',
  'first-run',
  'groups',
  'guests',
  'linkedin',
  'native-app',
  'provider-api',
  'providers',
  'scope',
];

/**
 * Claims about elements, the session and its events, which browsers do not differ in; in other files, such tests have the tag
 * `@page`. Firefox runs the other files: they try what it does in its own way, such as windows, cookies, tabs, history and focus.
 */
const ofThePage = [
  'demo-pages',
  'denied',
  // What live regions say, as a page reads it.
  'heard',
  // Told by the user agent's name alone.
  'in-app',
  // Links and forms of HTML.
  'no-script',
  'own-way',
  'page-token',
  'panel',
  // What the size of a screen changes; redirects are in `redirect`.
  'phone',
  'remember',
  'script-alone',
  // What tabs and reloads differ in is in `tabs` and `exactly-once`.
  'session',
  'several',
  // Elements that other files try in Firefox.
  'start-page',
  'signing-out',
  'trips',
  // Which of two scripts defines an element.
  'two-copies',
  'two-versions',
];

/**
 * Claims that a change of ours rarely breaks in Firefox alone: it runs one of these groups a day, and all with `--whole`. A fault
 * of that kind is found up to six days late, and until then Chromium and Firefox's logins (`test/matrix`) hold the rest.
 *
 * What it runs each time is where the engines differ most: popups, redirects and the way back from them. Every second group or so
 * tries every element in every state in one way: by Tab, axe, or the tree of accessibility. The groups take about as long as each
 * other.
 */
const inTurn: Groups = [
  // The order of focus; how storage is shared by windows of other sites.
  ['keyboard-walk', 'sessions'],
  // Messages, locks and visibility of tabs; windows of frames; the blocker.
  ['tabs', 'framed', 'browser-blocks'],
  // Colours; history, and the pages that are kept in memory.
  ['accessible-states', 'exactly-once'],
  // What cuts popups off; storage by the embedding site, which the matrix goes through too.
  ['coop', 'other-origin', 'other-origin-cookies', 'first-load'],
  // Names and roles; what openers can reach; storage that throws.
  ['accessibility-tree', 'other-origin-hostile', 'denied-parts'],
  // What keys press; what happens without network; service workers.
  ['keys', 'networks', 'mounting', 'demo-layout'],
  // Windows of frames without an address; where the focus goes; the parser.
  ['strange-places', 'focus', 'rendered', 'endpoint-pages', 'blocked', 'completion-page', 'closed'],
];

/**
 * Claims that other tests hold too, closer to what could break them: of the endpoint its contract, of elements and layout the
 * component tests, of logins the matrix. Chromium's engine runs one of these groups a day, and all with `--whole`. The groups
 * take about as long as each other.
 *
 * 2, 3 and 4 divide neither the number of these groups nor that of Firefox's and the next ones (7 and 5). A file's tables may try
 * a case every second, third or fourth day (`isTried`): with a common divisor, some cases would never meet the day of their file.
 */
const inTurnInEngine: Groups = [
  ['zoom', 'coming-from-flet', 'heard'],
  ['own-way', 'large-and-narrow', 'script-alone', 'several', 'trips'],
  ['demo-layout', 'provider-api', 'denied-parts', 'no-script'],
  ['frameworks', 'providers', 'other-origin-hostile', 'two-versions'],
  ['groups', 'guests', 'first-run', 'scope', 'page-token', 'two-copies', 'rendered', 'native-app'],
  ['strict-policy', 'demo-source', 'layout-shift', 'linkedin', 'in-app', 'endpoint-pages'],
  ['completion-words', 'strange-places', 'demo-pages'],
];

/**
 * Claims that only browsers hold, of what is rarely changed: Chromium's engine runs one of these groups a day. Each day has logins
 * by popup and by redirect, their cuts and blocks, the session, and the first sight of a page.
 */
const inTurnByTopic: Groups = [
  ['other-origin', 'keys', 'focus'],
  ['accessible-states', 'phone', 'closed'],
  ['tabs', 'denied', 'sessions'],
  ['remember', 'keyboard-walk', 'signing-out'],
  ['networks', 'accessibility-tree', 'panel', 'completion-page'],
];

/**
 * Claims about what only the whole browser has (its blocker, the pages that it keeps in memory, its cookie settings), or what its
 * windows could change. It runs one of these groups a day; the first three groups run nowhere else.
 */
const ofTheBrowser: Groups = [
  ['exactly-once'],
  ['browser-blocks'],
  ['other-origin-cookies'],
  ['focus', 'closed'],
  ['coop'],
  ['framed'],
  ['denied-parts'],
];
const onlyInTheBrowser = ['exactly-once', 'browser-blocks', 'other-origin-cookies'];

const filesNamed = (names: readonly string[]): RegExp => new RegExp(`/(?:${names.join('|')})\\.test\\.ts$`);

const todayOf = (groups: Groups): string[] => groups.filter((_, at) => isTried(groups.length, at)).flat();

const notTodayOf = (groups: Groups): string[] =>
  groups.flat().filter((name) => !todayOf(groups).includes(name));

/** The files that Firefox doesn't run. */
export const notInFirefox = (whole: boolean): RegExp =>
  filesNamed(whole ? ofTheServer : [...ofTheServer, ...ofThePage, ...notTodayOf(inTurn)]);

/** The files that the whole Chromium runs; its engine alone, which takes a third of the time, runs the other files. */
export const inWholeChromium = (whole: boolean, named = false): RegExp =>
  whole ? /\.test\.ts$/ : filesNamed(named ? onlyInTheBrowser : todayOf(ofTheBrowser));

/**
 * The files that Chromium's engine alone doesn't run: those of the whole Chromium, and those whose day it is not. A file that a
 * person names has its day.
 */
export const notInEngine = (whole: boolean, named = false): RegExp[] => [
  inWholeChromium(whole, named),
  filesNamed(onlyInTheBrowser),
  ...(whole || named ? [] : [filesNamed([...notTodayOf(inTurnInEngine), ...notTodayOf(inTurnByTopic)])]),
];

/** Every file that a list names. */
export const namedFiles = (): readonly string[] => [
  ...new Set(
    [
      ...[ofTheServer, ofThePage, ...inTurn],
      ...[...inTurnInEngine, ...inTurnByTopic, ...ofTheBrowser],
    ].flat(),
  ),
];
