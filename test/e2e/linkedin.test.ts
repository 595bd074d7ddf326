import { expect, test } from './fixtures.js';
import { eventsOf, expectBadge, finalEvents, nextAuthorization, signedIn, signInByPopup } from './steps.js';

test('the generic provider signs in at LinkedIn without PKCE and nonce, and tells its own fields', async ({
  page,
  context,
}) => {
  await page.goto('/linkedin.html');
  const asked = nextAuthorization(context);
  await signInByPopup(page, 'linkedin');
  await eventsOf(page, 2);
  expect((await finalEvents(page)).slice(1)).toMatchObject([signedIn('linkedin', 'interactive')]);
  await expectBadge(page, 'linkedin');
  await expect(page.locator('#raw')).toContainText('"family_name": "Lovelace"');
  await expect(page.locator('#raw')).toContainText('"country": "US"');
  const { searchParams } = await asked;
  // The page's language is told once the part that tells it is loaded.
  searchParams.delete('ui_locales');
  expect([...searchParams.keys()].sort()).toEqual(
    ['client_id', 'redirect_uri', 'response_type', 'scope', 'state'].sort(),
  );
});
