import { control, first, hear } from '../page.js';

/** Each change is a request for the whole fragment; a property is written once the fragment is there. */
export async function start(htmx) {
  const target = document.querySelector('main');
  let state = first;
  for (const type of ['login-start', 'login', 'logout'])
    document.addEventListener(type, ({ type, target }) =>
      hear({ type, currentTarget: target.closest?.('[id]') ?? { id: '' } }),
    );
  const show = async () => {
    const query = new URLSearchParams({ state: JSON.stringify(state) });
    await htmx.ajax('GET', `/fragment?${query}`, { target: 'main', swap: 'innerHTML' });
    const main = target.querySelector('#main');
    if (main) main.savedToken = state.savedToken;
  };
  await show();
  control(
    (changes) => {
      state = { ...state, ...changes };
      return show();
    },
    () => htmx.ajax('GET', '/nothing', { target: 'main', swap: 'innerHTML' }),
  );
}
