import { readFile } from 'node:fs/promises';
import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { chooseFile } from '../../pages/file-choice.ts';
import { makePage, WikiPage } from '../../pages/wiki-page.ts';

test('a page goes out as a file, and files come in after a look at what they become', async ({ people }) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'hidden');
  const id = await makePage(editor, space.id, 'Dienstreisen');
  const wiki = new WikiPage(await people.open('editor', `/wiki/page/${id}`));
  const { page } = wiki;
  await wiki.choose('Exportieren …');
  const exporting = page.getByRole('dialog', { name: 'Seite exportieren' });
  await exporting.getByRole('radio', { name: /^Markdown/ }).press('Space');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    exporting.getByRole('button', { name: 'Exportieren' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Dienstreisen.md');
  await expect(exporting).toHaveCount(0);
  const exported = await readFile(await download.path(), 'utf8');

  await page.getByRole('button', { name: 'Mehr zu diesem Bereich' }).click();
  await page.getByRole('menuitem', { name: 'Importieren …' }).click();
  const importing = page.getByRole('dialog', { name: 'Seiten importieren' });
  const text = `${exported}\nSiehe [weg](weg.md).\n`.replace('title: Dienstreisen', 'title: Reisekosten');
  await chooseFile(page, importing.getByRole('button', { name: 'Datei auswählen' }), {
    name: 'Reisekosten.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(text),
  });
  await expect(importing.getByText('1 Seite, keine Bilder und Dateien')).toBeVisible();
  await expect(importing.getByText('1 Link führt nirgends hin; die Wörter bleiben.')).toBeVisible();
  await expect(wiki.row('Reisekosten')).toHaveCount(0);
  await importing.getByRole('button', { name: '1 Seite importieren' }).click();
  await expect(importing.getByText('1 Seite ist da.')).toBeVisible();
  await importing.getByRole('link', { name: 'Ansehen' }).click();
  await expect(wiki.title).toHaveValue('Reisekosten');
  await expect(wiki.text).toContainText('Siehe weg.');
  await expect(wiki.row('Reisekosten')).toBeVisible();
});

test('files come in below a page, and the upload can be given up', async ({ people }) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'hidden');
  const id = await makePage(editor, space.id, 'Satzungen');
  const wiki = new WikiPage(await people.open('editor', `/wiki/page/${id}`));
  const { page } = wiki;
  await wiki.choose('Darunter importieren …');
  const importing = page.getByRole('dialog', { name: 'Seiten importieren' });
  await expect(importing.getByText('Die Seiten entstehen unter „Satzungen“.')).toBeVisible();
  const choose = (text: string) =>
    chooseFile(page, importing.getByRole('button', { name: 'Datei auswählen' }), {
      name: 'Marktsatzung.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(text),
    });
  await page.route('**/api/files', () => undefined);
  await choose('# Vergessen');
  await importing.getByRole('button', { name: 'Abbrechen' }).click();
  await page.unroute('**/api/files');
  await choose('# Marktsatzung\n\nAuf dem Markt gilt');
  await importing.getByRole('button', { name: '1 Seite importieren' }).click();
  await importing.getByRole('link', { name: 'Ansehen' }).click();
  await expect(wiki.title).toHaveValue('Marktsatzung');
  await expect(
    page.getByRole('navigation', { name: 'Wo Sie sind' }).getByRole('link', { name: 'Satzungen' }),
  ).toBeVisible();
});
