import { pngPicture } from '../../fixtures/files.ts';
import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { chooseFile } from '../../pages/file-choice.ts';
import { PeoplePage } from '../../pages/people-page.ts';

test('what somebody says about themselves is found by others', async ({ people }) => {
  const colleague = await people.colleague();
  const page = await people.open(await people.newSession(colleague.login, colleague.password), '/people/me/edit');
  const skill = uniqueWord('Vermessung');
  await page.getByRole('textbox', { name: 'Über mich' }).fill('Ich arbeite am Stadtplan.');
  await page.getByRole('textbox', { name: 'Kenntnisse' }).fill(skill);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Gespeichert.')).toBeVisible();

  const theirs = await people.open('editor', '/people');
  await expect(async () => {
    await theirs.reload();
    await new PeoplePage(theirs).find(skill, colleague.name);
  }).toPass();
  await new PeoplePage(theirs).rows.first().click();
  await expect(theirs.getByText('Ich arbeite am Stadtplan.')).toBeVisible();
});

test('what somebody hides is hidden from others at once, and not from themselves', async ({ people }) => {
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const theirs = await people.open('editor', `/people/${colleague.id}`);
  const number = theirs.getByRole('link', { name: colleague.mobile });
  const page = await people.open(session, '/people/me/edit');
  await page.getByRole('button', { name: /Mobilnummer/ }).click();
  await page.getByRole('option', { name: 'Alle' }).click();
  await expect(number).toBeVisible();
  await page.getByRole('button', { name: /Mobilnummer/ }).click();
  await page.getByRole('option', { name: 'Niemand' }).click();
  await expect(number).toBeHidden();
  await page.goto('/people/me');
  await expect(page.getByRole('link', { name: colleague.mobile })).toBeVisible();
});

test('a photo is cut to a square and shown to others', async ({ people }) => {
  const colleague = await people.colleague();
  const page = await people.open(await people.newSession(colleague.login, colleague.password), '/people/me/edit');
  await chooseFile(page, page.getByRole('button', { name: 'Datei auswählen', exact: true }), pngPicture(640, 400));
  const crop = page.getByRole('dialog', { name: 'Ausschnitt wählen' });
  await crop.getByRole('slider', { name: 'Waagerecht' }).focus();
  await page.keyboard.press('ArrowRight');
  await crop.getByRole('button', { name: 'Foto übernehmen' }).click();
  await expect(page.getByText('Ihr Foto ist gespeichert.')).toBeVisible();

  const theirs = await people.open('editor', `/people/${colleague.id}`);
  const photo = theirs.locator('main img').first();
  await expect(photo).toBeVisible();
  // Asked in one step: the picture may be drawn anew between two.
  const shape = (image: HTMLImageElement) =>
    image.complete && image.naturalWidth > 0 ? image.naturalWidth / image.naturalHeight : 'not loaded';
  await expect.poll(() => photo.evaluate(shape)).toBe(1);
});

test('a file that is no picture is refused in words', async ({ people }) => {
  const colleague = await people.colleague();
  const page = await people.open(await people.newSession(colleague.login, colleague.password), '/people/me/edit');
  await chooseFile(page, page.getByRole('button', { name: 'Datei auswählen', exact: true }), {
    name: 'foto.png',
    mimeType: 'image/png',
    buffer: Buffer.from('Das ist kein Bild.'),
  });
  await expect(page.getByText('lässt sich nicht als Bild öffnen')).toBeVisible();
});
