import 'oauth-elements/define';
import { pageSession } from 'oauth-elements';
import { createMemoryRouter } from 'react-router';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { requireSignIn } from './require-sign-in';
import { settled } from './settled.mjs';

const warn = vi.spyOn(console, 'warn');
const error = vi.spyOn(console, 'error');
afterEach(() => {
  expect([...warn.mock.calls, ...error.mock.calls]).toEqual([]);
});
afterAll(() => pageSession().close());

test('a badge shows whom the stubbed fetch answers with', async () => {
  document.body.innerHTML = '<oauth-user-badge></oauth-user-badge>';
  await pageSession().ready;
  const badge = document.querySelector('oauth-user-badge');
  await badge.updateComplete;
  expect(badge.shadowRoot?.textContent).toContain('Ada');
});

test('a route for people who are signed in is shown to them', async () => {
  const routes = [{ path: '/private', loader: requireSignIn }, { path: '/sign-in' }];
  const router = createMemoryRouter(routes, { initialEntries: ['/private?page=2'] });
  const { location, loaderData } = await settled(router);
  expect(location.pathname + location.search).toBe('/private?page=2');
  expect(Object.values(loaderData)).toMatchObject([{ provider: 'github', user: { name: 'Ada' } }]);
});
