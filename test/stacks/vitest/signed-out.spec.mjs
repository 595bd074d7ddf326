import { createMemoryRouter } from 'react-router';
import { expect, test, vi } from 'vitest';
import { settled } from './settled.mjs';

test('a route for people who are signed in leads others to the sign-in page, which knows where they wanted to go', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ authorizations: [] })));
  // Imported last: its session asks who is signed in.
  const { requireSignIn } = await import('./require-sign-in');
  const routes = [{ path: '/private', loader: requireSignIn }, { path: '/sign-in' }];
  const router = createMemoryRouter(routes, { initialEntries: ['/private?page=2'] });
  const { location } = await settled(router);
  expect(location.pathname).toBe('/sign-in');
  expect(new URLSearchParams(location.search).get('to')).toBe('/private?page=2');
});
