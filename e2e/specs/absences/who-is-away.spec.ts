import { expect, test } from '../../fixtures/index.ts';

const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });

test('who is away and who stands in is reached from the palette and narrowed down by name', async ({ people }) => {
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const { person: substitute } = await people.session('homeoffice');
  await session.call('POST', '/api/absences', { from: today(), until: today(), substitute: substitute.id });

  const page = await people.open('newhire', '/');
  await page.getByRole('main').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await expect(page.getByRole('heading', { level: 1, name: 'Wer ist abwesend?' })).toBeVisible();
  await page.getByRole('button', { name: /Von wem/ }).click();
  await page.getByRole('option', { name: 'Alle', exact: true }).click();
  await page.getByRole('main').getByRole('searchbox').fill(colleague.familyName);
  const line = page.getByRole('listitem').filter({ hasText: colleague.name });
  await expect(line).toContainText('nur heute');
  await expect(line.getByRole('link', { name: /^Vertretung:/ })).toHaveAttribute('href', `/people/${substitute.id}`);
  await page.reload();
  await expect(page.getByRole('button', { name: /Von wem/ })).toContainText('Alle');
  await page.getByRole('main').getByRole('searchbox').fill('xqzwvkjy');
  await expect(page.getByText('Zu „xqzwvkjy“ passt hier niemand.')).toBeVisible();
});
