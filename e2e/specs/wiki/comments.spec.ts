import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { grant, makePage, WikiPage } from '../../pages/wiki-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

test('a place in the text is commented on, answered by a reader, settled, and named when its words are gone', async ({
  people,
}) => {
  test.slow();
  const [editor, reader] = [await people.session('editor'), await people.session('homeoffice')];
  const space = await makeSpace(editor, 'hidden');
  await grant(editor, space.id, reader.person.id, 'reader');
  const id = await makePage(editor, space.id, 'Dienstanweisung');
  const mine = new WikiPage(await people.open('editor', `/wiki/page/${id}`));
  await mine.write('Der Antrag ist unverzüglich zu stellen.');
  const sheet = await mine.commentOnLine('Wie schnell ist das?');
  await expect(sheet.getByText('Wie schnell ist das?')).toBeVisible();
  await sheet.getByRole('button', { name: 'Kommentare schließen' }).click();
  await expect(mine.text.locator('.k-anchor')).toHaveText(/unverzüglich/);

  const theirs = new WikiPage(await people.open('homeoffice', `/wiki/page/${id}`));
  await theirs.page.getByRole('button', { name: '1 offener Kommentar' }).click();
  const answers = theirs.page.getByRole('complementary', { name: 'Kommentare' });
  await answers.getByRole('button', { name: 'Antworten' }).click();
  await answers.getByRole('textbox', { name: 'Antwort' }).fill('Binnen drei Tagen.');
  await answers.getByRole('button', { name: 'Antworten' }).click();
  await expect(answers.getByText('Binnen drei Tagen.')).toBeVisible();

  await mine.text.press('ControlOrMeta+a');
  await mine.page.keyboard.type('Neu gefasst.');
  await mine.page.getByRole('button', { name: '1 offener Kommentar' }).click();
  await expect(sheet.getByText('Binnen drei Tagen.')).toBeVisible();
  await expect(sheet.getByText('Die Stelle gibt es nicht mehr.')).toBeVisible();
  await sheet.getByRole('button', { name: 'Erledigt', exact: true }).click();
  await expect(sheet.getByText('Binnen drei Tagen.')).toBeHidden();
  await expect(mine.page.getByRole('button', { name: 'Kommentare und Vorschläge', exact: true })).toBeVisible();
});

test('two conversations about the whole page stand in the panel without confusing a screen reader', async ({
  people,
}) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'hidden');
  const id = await makePage(editor, space.id, 'Rundschreiben');
  for (const text of ['Wer verteilt das?', 'Bitte bis Freitag lesen.'])
    await editor.call('POST', `/api/wiki/pages/${id}/threads`, { anchor: null, quote: '', text });
  const page = await people.open('editor', `/wiki/page/${id}`);
  await page.getByRole('button', { name: '2 offene Kommentare' }).click();
  const panel = page.getByRole('complementary', { name: 'Kommentare' });
  await expect(panel.getByRole('article', { name: 'Zur ganzen Seite' })).toHaveCount(2);
  expect(await findBarriers(page)).toEqual([]);
});
