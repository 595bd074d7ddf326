/** What a service worker of the site does. */
export type WorkerHabit = 'worker-passes-on' | 'worker-answers';

const takeOver = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
`;

/** Where the worker tells which visits of a login's address it has had. */
export const visitsPath = '/visits-of-the-worker';

export const visitsCache = 'visits';

/** Written down in a cache: a browser ends a worker that has nothing to do, and starts another. */
const countVisits = `
const visits = caches.open('${visitsCache}');
const isLogin = ({ mode, url }) => mode === 'navigate' && new URL(url).pathname.startsWith('/api/oauth/login/');
addEventListener('fetch', (event) => {
  const { url } = event.request;
  if (isLogin(event.request)) event.waitUntil(visits.then((cache) => cache.put(url, new Response())));
  if (new URL(url).pathname !== '${visitsPath}') return;
  const count = visits.then((cache) => cache.keys()).then(({ length }) => new Response(String(length)));
  event.respondWith(count);
  event.stopImmediatePropagation();
});
`;

const ownPage = '<!doctype html><title>Own page</title><p id="own">This page is shown without network.';

const habits: Readonly<Record<WorkerHabit, string>> = {
  'worker-passes-on': `
addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));
`,
  'worker-answers': `
addEventListener('fetch', (event) => {
  const own = new Response('${ownPage}', { headers: { 'content-type': 'text/html' } });
  event.respondWith(isLogin(event.request) ? own : fetch(event.request));
});
`,
};

export const workerPath = (habit: WorkerHabit): string => `/${habit}.js`;

export function workerScriptAt(path: string): string | undefined {
  const habit = Object.keys(habits).find((name) => workerPath(name as WorkerHabit) === path);
  return habit && takeOver + countVisits + habits[habit as WorkerHabit];
}
