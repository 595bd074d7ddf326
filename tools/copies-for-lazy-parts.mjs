import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

// What the first load of a session needs; the rest of its folder comes with `lazy-parts.ts`.
const firstLoad = new RegExp(
  [
    '(?:create-session|events|index|lazy-seam|session|session-options|session-state|transport)',
    'login/(?:detect-in-app-browser|flow|login-mode|login-options|open-window)',
    'tabs/open-channel',
    'cross-origin/native-app-return',
    'developer-console',
  ]
    .map((name) => `/src/session/${name}\\.ts$`)
    .join('|'),
);
const lazyInElements =
  /\/messages\/(?!en\.ts|set-words\.ts|words-registry\.ts)[^/]+$|\/src\/brands\/|\/(?:oauth-(login-button|logout-button|user-badge|login-panel|sessions)\/(?!oauth-\1)[^/]+|oauth-complete-page\/(?:outcome-mark|completion-content|complete-login)[^/]*|report-taken-tags|advise-on-attributes)\.ts$/;
const isLazy = (importer) => {
  const path = importer.replaceAll(sep, '/');
  return lazyInElements.test(path) || (path.includes('/src/session/') && !firstLoad.test(path));
};
// Loaded after the others, on pages of other origins only: what it took from their file would have to be named there.
const crossOrigin = /[\\/]src[\\/]session[\\/]cross-origin[\\/]/;
const mark = '.copy.ts';
const crossOriginMark = `.cross-origin${mark}`;
// Those of elements come in the one file that all of these parts share: none of them needs a file of the session's, too.
const components = /[\\/]components[\\/]/;
const elementsMark = `.elements${mark}`;
const markFor = (importer) => {
  if (crossOrigin.test(importer) || importer.endsWith(crossOriginMark)) return crossOriginMark;
  return components.test(importer) || importer.endsWith(elementsMark) ? elementsMark : mark;
};

/**
 * Gives the parts that are loaded later copies of the few functions that they share with the first file. They
 * would import them from it otherwise, and so split it in two: one more request before anything shows, and a second copy
 * of all of it where its address has a query. Nothing there has a state, so that two copies do no harm.
 * @param oneFile whether the build stops where an entry is more than one file.
 */
export function copiesForLazyParts(root, { oneFile = true } = {}) {
  const shared = [
    join(root, 'src', 'protocol') + sep,
    join(root, 'src', 'brands', 'names'),
    join(root, 'src', 'brands', 'palette'),
    join(root, 'src', 'session', 'tabs', 'open-channel'),
    join(root, 'src', 'session', 'login', 'detect-in-app-browser'),
    join(root, 'src', 'session', 'login', 'flow'),
    join(root, 'src', 'session', 'developer-console'),
    join(root, 'src', 'session', 'post-to-endpoint'),
    join(root, 'src', 'session', 'relative-return-to'),
    join(root, 'src', 'session', 'tabs', 'broadcast-session'),
    join(root, 'components', 'language'),
    join(root, 'components', 'messages', 'words-registry'),
    join(root, 'components', 'person-name'),
    join(root, 'components', 'shown-text'),
    join(root, 'components', 'follow-label'),
    join(root, 'components', 'tokens.styles'),
    join(root, 'components', 'button-states.styles'),
    join(root, 'components', 'states'),
  ];
  return {
    name: 'copies-for-lazy-parts',
    resolveId(source, importer = '') {
      if (!source.startsWith('.') || !(isLazy(importer) || importer.endsWith(mark))) return null;
      const path = join(dirname(importer), source).replace(/\.js$/, '');
      if (!shared.some((start) => path.startsWith(start))) return null;
      return path + markFor(importer);
    },
    load(id) {
      return id.endsWith(mark)
        ? readFile(id.replace(/(?:\.cross-origin|\.elements)?\.copy\.ts$/, '.ts'), 'utf8')
        : null;
    },
    generateBundle(_options, bundle) {
      if (!oneFile) return;
      for (const { fileName, isEntry, imports = [] } of Object.values(bundle))
        if (isEntry && imports.length > 0)
          this.error(`${fileName} is not one file: it imports ${imports.map((name) => relative('.', name))}`);
    },
  };
}
