import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { aDocument, aPicture, aTone } from '../../fixtures/media-files.ts';
import { ChatPage } from '../../pages/chat-page.ts';

test('pictures stand side by side and open large, sound plays, a document is read, and what can run a script is only a download', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const colleague = await people.colleague();
  const chat = new ChatPage(await people.open('editor', `/chat/with/${colleague.id}`));
  const { page } = chat;
  await expect(chat.field).toBeVisible({ timeout: 40_000 });
  const word = uniqueWord('plan');
  const send = (...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
    page.locator('input[type=file]').first().setInputFiles(files);
  const tile = (name: string) => page.getByRole('button', { name: `Bild ${word}-${name}.png groß zeigen` });

  for (const name of ['eins', 'zwei', 'drei']) {
    await send({ name: `${word}-${name}.png`, mimeType: 'image/png', buffer: aPicture(80, 60) });
    await expect(tile(name).locator('img')).toBeVisible();
  }
  await expect(page.getByRole('group', { name: '3 Bilder' })).toBeVisible();

  // Large, by keys alone.
  await tile('zwei').focus();
  await page.keyboard.press('Enter');
  const gallery = page.getByRole('dialog');
  await expect(gallery.getByText('Bild 2 von 3')).toBeVisible();
  const picture = gallery.getByRole('img', { name: `${word}-zwei.png` });
  await expect(picture).toBeVisible();
  const before = (await picture.boundingBox())?.width ?? 0;
  await page.keyboard.press('+');
  await expect.poll(async () => (await picture.boundingBox())?.width ?? 0).toBeCloseTo(before * 1.5, 0);
  await page.keyboard.press('0');
  await page.keyboard.press('ArrowRight');
  await expect(gallery.getByText('Bild 3 von 3')).toBeVisible();
  await expect(gallery.getByRole('button', { name: 'Nächstes Bild' })).toBeDisabled();
  await page.keyboard.press('Home');
  await expect(gallery.getByRole('heading', { name: `${word}-eins.png` })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    gallery.getByRole('button', { name: 'Herunterladen' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${word}-eins.png`);
  await page.keyboard.press('Escape');
  await expect(gallery).toHaveCount(0);

  // What somebody writes about a picture stands below it, and is its name for those who do not see it.
  await page
    .getByRole('article')
    .filter({ has: tile('drei') })
    .hover();
  await page.getByRole('button', { name: 'Weitere Aktionen' }).click();
  await page.getByRole('menuitem', { name: 'Bildunterschrift schreiben' }).click();
  const caption = uniqueWord('Grundriss');
  await page.getByRole('dialog').getByRole('textbox').fill(caption);
  await page.getByRole('dialog').getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('button', { name: `Bild ${caption} groß zeigen` })).toBeVisible();
  await expect(page.getByRole('group', { name: '2 Bilder' })).toBeVisible();

  await send({ name: `${word}.wav`, mimeType: 'audio/wav', buffer: aTone() });
  await page.getByRole('button', { name: `${word}.wav abspielen` }).click();
  const sound = page.locator('audio');
  await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeCloseTo(2, 1);
  await sound.evaluate((audio: HTMLAudioElement) => {
    audio.pause();
    audio.currentTime = 1.5;
  });
  await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBe(1.5);

  const text = `${uniqueWord('Satzung')} der Stadt`;
  await send({ name: `${word}.pdf`, mimeType: 'application/pdf', buffer: aDocument(text, 'Zweite Seite') });
  await page.getByRole('button', { name: `${word}.pdf ansehen` }).click();
  const document = page.getByRole('dialog');
  await expect(document.getByText('2 Seiten')).toBeVisible({ timeout: 20_000 });
  await expect(document.getByRole('figure', { name: 'Seite 1 von 2' })).toContainText(text);
  await page.keyboard.press('Escape');

  const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "ran"</script></svg>';
  await send({ name: `${word}.svg`, mimeType: 'image/svg+xml', buffer: Buffer.from(drawing) });
  await expect(page.getByRole('button', { name: `${word}.svg herunterladen` })).toBeVisible();
  await expect(page.getByRole('button', { name: `Bild ${word}.svg groß zeigen` })).toHaveCount(0);
});
