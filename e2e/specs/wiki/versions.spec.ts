import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { makePage, WikiPage } from '../../pages/wiki-page.ts';

test('a page is named as it is, written on, compared and brought back; and that can be undone', async ({ people }) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'hidden');
  const id = await makePage(editor, space.id, 'Öffnungszeiten');
  const wiki = new WikiPage(await people.open('editor', `/wiki/page/${id}`));
  const { page } = wiki;
  await wiki.write('Montags ab acht Uhr.');
  // What another window is shown has reached the server.
  const second = new WikiPage(await people.open('editor', `/wiki/page/${id}`));
  await expect(second.text).toContainText('Montags ab acht Uhr.');
  await wiki.expectSaved();

  await wiki.choose('Frühere Fassungen');
  await expect(page).toHaveURL(/show=versions/);
  await page.getByRole('button', { name: 'Stand von jetzt benennen' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Beschlossen');
  await page.getByRole('button', { name: 'Speichern' }).click();
  const list = page.getByRole('grid', { name: 'Frühere Fassungen' });
  await expect(list.getByRole('row', { name: /^Beschlossen/ })).toBeVisible();

  await second.write(' Dienstags geschlossen.');
  await expect(second.text).toContainText('Dienstags geschlossen.');
  await second.expectSaved();
  await page.getByRole('button', { name: /Verglichen mit/ }).click();
  await page.getByRole('option', { name: 'dem Stand von jetzt' }).click();
  const comparison = page.getByRole('region', { name: 'Vergleich' });
  await expect(async () => {
    await page.reload();
    await expect(comparison.getByRole('insertion')).toContainText('Dienstags geschlossen.', { timeout: 2_000 });
  }).toPass();
  await expect(comparison).toContainText('Montags ab acht Uhr.');

  await page.getByRole('button', { name: 'Wiederherstellen' }).click();
  await expect(second.text).toHaveText('Montags ab acht Uhr.');
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(second.text).toContainText('Dienstags geschlossen.');
});
