import { expect, test } from '../../fixtures/index.ts';
import { visitScreen } from '../../fixtures/screen-visit.ts';
import { screens } from '../../pages/screens.ts';
import { Shell } from '../../pages/shell.ts';
import { findBarriers } from './axe-check.ts';

const phone = { width: 360, height: 740 };
const looked = ['sign-in', 'home', 'inbox', 'profile-menu', 'people', 'space', 'settings-appearance', 'person-create'];

for (const screen of screens.filter(({ name }) => looked.includes(name))) {
  test(`${screen.name} keeps 7 to 1 for every text where the device asks for more contrast`, async ({
    people,
    watch,
  }) => {
    const visit = await visitScreen(screen, people, watch, 'more');
    try {
      for (const theme of ['light', 'dark'] as const) {
        await visit.show('de', theme, phone);
        await expect(visit.page.locator('html')).toHaveAttribute('data-contrast', 'more');
        expect.soft(await findBarriers(visit.page, ['color-contrast-enhanced']), `barriers, ${theme}`).toEqual([]);
      }
    } finally {
      await visit.leave();
    }
  });
}

test('high contrast is chosen, kept in the account, and given back', async ({ people }) => {
  const { login, password } = await people.colleague();
  const session = await people.newSession(login, password);
  const page = await people.open(session, '/settings/appearance');
  await page.getByRole('radio', { name: 'Dunkel, hoher Kontrast' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const elsewhere = await people.open(session, '/');
  await expect(elsewhere.locator('html')).toHaveAttribute('data-contrast', 'more');
  await new Shell(elsewhere).chooseFromProfileMenu('Hell');
  await expect(elsewhere.locator('html')).toHaveAttribute('data-contrast', 'normal');
});

test('the theme of the device is followed while it changes', async ({ people }) => {
  const { login, password } = await people.colleague();
  const page = await people.open(await people.newSession(login, password), '/');
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'normal');
  await page.emulateMedia({ contrast: 'more' });
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more');
  await page.emulateMedia({ contrast: 'no-preference' });
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'normal');
});
