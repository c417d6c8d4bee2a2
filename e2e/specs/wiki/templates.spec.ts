import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { aPicture } from '../../fixtures/media-files.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { chooseFile } from '../../pages/file-choice.ts';
import { WikiPage } from '../../pages/wiki-page.ts';

test('a page begins with a template and becomes one that another page begins with; a picture stands above it and goes', async ({
  people,
}) => {
  test.slow();
  const space = await makeSpace(await people.session('editor'), 'hidden');
  const wiki = new WikiPage(await people.open('editor', `/wiki/space/${space.slug}`));
  const { page } = wiki;
  const beginWith = async (title: string, purpose: string) => {
    await page.getByRole('button', { name: 'Mit Vorlage beginnen' }).click();
    const templates = page.getByRole('dialog', { name: 'Neue Seite' });
    await templates.getByRole('row', { name: title }).filter({ hasText: purpose }).click();
  };
  await beginWith('Häufige Fragen', 'Kurze Antworten');
  await expect(wiki.title).toHaveValue('Häufige Fragen');
  await expect(wiki.text).toContainText('[Thema]');
  const own = uniqueWord('Parken');
  await wiki.write(own);
  await wiki.expectSaved();

  await wiki.choose('Als Vorlage speichern …');
  const saving = page.getByRole('dialog', { name: 'Als Vorlage speichern' });
  await saving.getByRole('textbox', { name: 'Name der Vorlage' }).fill('Fragen zum Parken');
  await saving.getByRole('textbox', { name: 'Wofür sie ist' }).fill('Für jede neue Zone');
  await saving.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Die Vorlage ist gespeichert.')).toBeVisible();
  await expect(wiki.row('Fragen zum Parken')).toHaveCount(0);

  await beginWith('Fragen zum Parken', 'Für jede neue Zone');
  await expect(wiki.title).toHaveValue('Fragen zum Parken');
  await expect(wiki.text).toContainText(own);
  await expect(wiki.row('Fragen zum Parken')).toBeVisible();

  await wiki.choose('Titelbild …');
  const cover = page.getByRole('dialog', { name: 'Titelbild' });
  await chooseFile(page, cover.getByRole('button', { name: 'Datei auswählen' }), {
    name: 'zone.png',
    mimeType: 'image/png',
    buffer: aPicture(1600, 600),
  });
  await expect(cover.getByRole('img', { name: 'So sieht es aus' })).toBeVisible();
  await cover.getByRole('textbox', { name: 'Was auf dem Bild zu sehen ist' }).fill('Ein Schild am Rand der Zone');
  await cover.getByRole('button', { name: 'Speichern' }).click();
  await expect(cover).toHaveCount(0);
  const picture = page.getByRole('img', { name: 'Ein Schild am Rand der Zone' });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

  await picture.hover();
  await page.getByRole('button', { name: 'Titelbild ändern' }).click();
  await cover.getByRole('button', { name: 'Entfernen' }).click();
  await expect(cover).toHaveCount(0);
  await expect(picture).toHaveCount(0);
});
