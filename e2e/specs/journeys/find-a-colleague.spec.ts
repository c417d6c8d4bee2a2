import { demoPassword, expect, test } from '../../fixtures/index.ts';
import { Keyboard } from '../../pages/keyboard.ts';
import { Palette } from '../../pages/palette.ts';
import { PeoplePage } from '../../pages/people-page.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

test('finds a colleague by half a name with a typo, by a task and by a phone number', async ({ people }) => {
  const page = await people.openStranger();
  await new SignInPage(page).signIn('editor', demoPassword);
  const shell = new Shell(page);
  await shell.place('Personen').click();
  const found = new PeoplePage(page);
  await found.find('Schmitd', 'Schmidt');
  await found.find('Mueler', 'Müller');
  await found.find('Wohngeld', /Wohngeld/);

  const editor = await people.session('editor');
  const answer = await editor.call<{ people: { id: string; name: string; phone: string }[] }>(
    'GET',
    '/api/directory/people?q=Krause&limit=1',
  );
  const [colleague] = answer.people;
  const extension = colleague?.phone.slice(-4) ?? '';
  await found.find(extension, extension);
  await found.find(colleague?.name ?? '', colleague?.name ?? '');
  // The same person may have come first for the number: the name is marked once the answer for the name is there.
  await expect(found.marks.filter({ hasText: 'Krause' }).first()).toBeVisible();
  await found.rows.first().click();
  await expect(found.name(colleague?.name ?? '')).toBeVisible();
  await expect(page.getByRole('link', { name: colleague?.phone ?? '' })).toHaveAttribute('href', /^tel:\+/);
});

for (const language of ['de', 'en'] as const) {
  test(`signs in, finds a colleague and opens them on a phone by keyboard alone (${language})`, async ({ people }) => {
    const page = await people.openStranger('/', {
      viewport: { width: 360, height: 740 },
      locale: language === 'de' ? 'de-DE' : 'en-GB',
    });
    const keyboard = new Keyboard(page);
    if (language === 'en') {
      await keyboard.reach(page.getByRole('button', { name: 'English' }));
      await keyboard.press('Enter');
    }
    const signIn = new SignInPage(page, language);
    const colleague = await people.colleague();
    if (language === 'en') {
      const session = await people.newSession(colleague.login, colleague.password);
      await session.call('PATCH', '/api/account', { language });
    }
    await keyboard.reach(signIn.login);
    await keyboard.type(colleague.login);
    await keyboard.reach(signIn.password);
    await keyboard.type(colleague.password);
    await keyboard.press('Enter');

    const shell = new Shell(page, language);
    await shell.expectSignedIn();
    await keyboard.reach(shell.searchButton);
    await keyboard.press('Enter');
    const palette = new Palette(page, language);
    await expect(palette.input).toBeFocused();
    await keyboard.type('Schmitd');
    await expect(palette.options.first()).toContainText('Schmidt');
    await keyboard.press('ArrowDown');
    const name = (await palette.chosen.textContent()) ?? '';
    await keyboard.press('Enter');
    await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}/);
    const heading = page.getByRole('heading', { level: 1 });
    await expect.poll(async () => name.includes((await heading.textContent()) ?? '?')).toBe(true);

    const found = new PeoplePage(page, language);
    await keyboard.reach(page.getByRole('link', { name: found.texts.back }));
    await keyboard.press('Enter');
    await keyboard.reach(found.search);
    await keyboard.type('Mueler');
    await expect(found.rows.first()).toContainText('Müller');
    await keyboard.reach(found.list);
    await keyboard.press('ArrowDown');
    await keyboard.expectVisibleFocus();
    await keyboard.press('Enter');
    await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}/);
    await expect(page.getByRole('heading', { level: 1, name: /Müller/ })).toBeVisible();
  });
}
