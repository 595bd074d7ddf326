import { expect, test } from './fixtures.js';
import { approve, eventsOf, expectBadge, finalEvents, loginButton, signedIn } from './steps.js';

const place = '/?place=1#here';
const elsewhere = '/user.html?item=1#reviews';

test('a blocked popup goes on as a redirect in the same click, and comes back with one login', async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    window.open = () => null;
  });
  await page.goto(place);
  await loginButton(page, 'demo').click();
  await approve(page, 'demo');
  await page.waitForURL(`**${place}`);
  await eventsOf(page, 1);
  expect(await finalEvents(page)).toMatchObject([signedIn('demo', 'interactive')]);
  await expectBadge(page, 'demo');
});

test(
  'a blocked popup goes on as a redirect to where return-to says',
  { tag: '@page' },
  async ({ page, context }) => {
    await context.addInitScript(() => {
      window.open = () => null;
    });
    await page.goto(place);
    const button = loginButton(page, 'demo');
    await button.evaluate((element, address) => element.setAttribute('return-to', address), elsewhere);
    await button.click();
    await approve(page, 'demo');
    await page.waitForURL(`**${elsewhere}`);
    await eventsOf(page, 1);
    expect(await finalEvents(page)).toMatchObject([signedIn('demo', 'interactive')]);
  },
);
