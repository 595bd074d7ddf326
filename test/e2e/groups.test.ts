import { isTried } from '../support/whole.js';
import { expect, test } from './fixtures.js';
import { openByOptions } from './options-page.js';
import { userAt } from './page-session.js';
import {
  eventsOf,
  failed,
  finalEvents,
  finishIn,
  logoutButton,
  openPopup,
  popupOf,
  sessionOf,
  signedIn,
  signInByPopup,
  started,
  type ProviderId,
} from './steps.js';
import { browsersFor } from './two-browsers.js';

/** Each provider's list has a second page, where it comes in pages at all. */
const groupsAt: Partial<Record<ProviderId, readonly (readonly [id: string, name: string])[]>> = {
  github: [
    ['501', 'Core'],
    ['502', 'Documentation'],
    ['503', 'Night Owls'],
  ],
  google: [
    ['compilers@example.com', 'Compilers'],
    ['navy@example.com', 'Navy'],
    ['teachers@example.com', 'Teachers'],
  ],
  azure: [
    ['00000000-0000-4000-8000-000000000001', 'Trajectories'],
    ['00000000-0000-4000-8000-000000000002', 'West Computing'],
    ['00000000-0000-4000-8000-000000000004', 'Book Club'],
  ],
  auth0: [
    ['mathematicians', 'mathematicians'],
    ['editors', 'editors'],
  ],
};

for (const [row, [key, listed]] of Object.entries(groupsAt).entries()) {
  const provider = key as ProviderId;
  const groups = listed.map(([id, name]) => ({ id, name }));

  // What each provider answers is tried without a browser too: here, each by one of its two claims a day.
  const inTurn = (claim: number) => (isTried(2, row, claim) ? test : undefined);

  inTurn(0)?.(`all groups of ${provider} come with the user`, browsersFor(provider), async ({ page }) => {
    await page.goto('/user.html');
    await signInByPopup(page, provider);
    await eventsOf(page, 2);
    expect((await finalEvents(page)).slice(1)).toMatchObject([signedIn(provider, 'interactive')]);
    await expect(page.locator('#user')).toContainText(groups.map(({ name }) => name).join(', '));
    expect((await userAt(page, provider))?.groups).toEqual(groups);
  });

  inTurn(1)?.(
    `all groups of ${provider} come where the user is not asked for`,
    browsersFor(provider),
    async ({ page }) => {
      const wishes = { provider, fetchUser: false, fetchGroups: true };
      await finishIn(await openByOptions(page, wishes), provider);
      await eventsOf(page, 2);
      expect(await finalEvents(page)).toMatchObject([
        started(provider),
        { type: 'login', provider, reason: 'interactive', name: null, error: '' },
      ]);
      expect(await userAt(page, provider)).toMatchObject({ name: null, email: null, groups });
    },
  );
}

test('content for a group is seen by its people alone', async ({ page }) => {
  await page.goto('/show.html');
  const content = page.locator('oauth-show[group] p');
  await signInByPopup(page, 'demo');
  await expect(content).toBeVisible();
  await logoutButton(page).click();
  await expect(content).toBeHidden();
  await finishIn(await openPopup(page, 'demo'), 'demo', '王小明');
  await expect(page.locator('oauth-show[when=signed-in] p')).toBeVisible();
  await expect(content).toBeHidden();
});

test('groups that GitHub keeps back give one groups_fetch_failed that names the scope, and no session', async ({
  page,
}) => {
  await page.goto('/user.html');
  await finishIn(await openPopup(page, 'github'), 'github', 'Ana Lima');
  await eventsOf(page, 2);
  const events = await finalEvents(page);
  expect(events).toMatchObject([started('github'), failed('github', 'groups_fetch_failed')]);
  expect(events[1]?.['errorDescription']).toContain('read:org');
  await expect(page.locator('#failure')).toContainText('groups_fetch_failed');
  expect(await sessionOf(page)).toEqual({ authorizations: [] });
});

test('a login with no-user asks nobody who it is, and signs in', async ({ page }) => {
  await page.goto('/user.html');
  const popup = await popupOf(page, page.locator('oauth-login-button[no-user]'));
  await finishIn(popup, 'demo');
  await eventsOf(page, 2);
  expect((await finalEvents(page)).slice(1)).toMatchObject([
    { type: 'login', provider: 'demo', reason: 'interactive', name: null, error: '' },
  ]);
  expect(await userAt(page, 'demo')).toBeNull();
  await expect(page.locator('#user')).toContainText('the button has no-user');
});
