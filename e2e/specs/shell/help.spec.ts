import { expect, test } from '../../fixtures/index.ts';
import { Shell } from '../../pages/shell.ts';

test('the help opens beside the content by F1, begins with this screen, and gives the focus back', async ({
  people,
}) => {
  const page = await people.open('editor', '/inbox');
  const help = page.getByRole('complementary', { name: 'Hilfe' });
  await page.getByRole('tab', { name: 'Später' }).focus();
  await page.keyboard.press('F1');
  await expect(help.getByRole('searchbox')).toBeFocused();
  await expect(help.getByRole('region', { name: 'Zu dieser Seite' })).toContainText('Den Eingang abarbeiten');
  const [content, column] = await Promise.all([page.locator('#content').boundingBox(), help.boundingBox()]);
  expect((content?.x ?? 0) + (content?.width ?? 0)).toBeLessThanOrEqual((column?.x ?? 0) + 1);

  await help.getByRole('button', { name: 'Den Eingang abarbeiten' }).click();
  await expect(help.getByRole('heading', { name: 'Den Eingang abarbeiten' })).toBeFocused();
  await help.getByRole('button', { name: 'Alle Themen' }).click();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(page.getByRole('tab', { name: 'Später' })).toBeFocused();
});

test('the help finds a topic with a typo, and its links lead on while it stays open', async ({ people }) => {
  const page = await people.open('editor', '/');
  const help = page.getByRole('complementary', { name: 'Hilfe' });
  await page.getByRole('button', { name: 'Hilfe' }).click();
  await help.getByRole('searchbox').fill('Vertretnug');
  await help.getByRole('button', { name: 'Abwesenheit und Vertretung' }).click();
  await help.getByRole('link', { name: 'Abwesenheiten' }).click();
  await expect(page).toHaveURL(/\/settings\/absences$/);
  await expect(help).toBeVisible();
});

test('the help is found by who lost the connection, once it was opened', async ({ people, watch }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/, 'there is no connection');
  const page = await people.open('editor', '/');
  await page.keyboard.press('F1');
  const help = page.getByRole('complementary', { name: 'Hilfe' });
  await expect(help.getByRole('searchbox')).toBeVisible();
  await page.keyboard.press('F1');
  await page.context().setOffline(true);
  await page.keyboard.press('F1');
  await help.getByRole('searchbox').fill('verbindung');
  await expect(help.getByRole('button', { name: 'Ohne Verbindung arbeiten' })).toBeVisible();
});

test('on a phone the help comes from the profile menu, and closes when one of its links is followed', async ({
  people,
}) => {
  const page = await people.open('newhire', '/', { viewport: { width: 360, height: 740 } });
  const shell = new Shell(page);
  await shell.chooseFromProfileMenu('Hilfe');
  const help = shell.dialog('Hilfe');
  await expect(help).not.toContainText('Konten anlegen');
  await help.getByRole('button', { name: 'Erste Schritte' }).click();
  await help.getByRole('link', { name: 'Bereichen' }).click();
  await expect(page).toHaveURL(/\/spaces$/);
  await expect(help).toBeHidden();
});
