import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { grant, makePage, WikiPage } from '../../pages/wiki-page.ts';

test('a reader suggests other words and comments on a place, an editor accepts, and both see it; then that is undone', async ({
  people,
}) => {
  test.slow();
  const [editor, reader] = [await people.session('editor'), await people.session('homeoffice')];
  const space = await makeSpace(editor, 'hidden');
  await grant(editor, space.id, reader.person.id, 'reader');
  const id = await makePage(editor, space.id, 'Fristen');
  const mine = new WikiPage(await people.open('editor', `/wiki/page/${id}`));
  await mine.write('Der Widerspruch ist binnen vier Wochen zu erheben.');
  await mine.expectSaved();

  const theirs = new WikiPage(await people.open('homeoffice', `/wiki/page/${id}`));
  const bar = theirs.page.getByRole('toolbar', { name: 'Zur markierten Stelle' });
  const theirPanel = theirs.page.getByRole('complementary', { name: 'Kommentare und Vorschläge' });
  await theirs.text.getByText('vier Wochen').click({ clickCount: 3, position: { x: 60, y: 8 } });
  await bar.getByRole('button', { name: 'Änderung vorschlagen' }).click();
  const words = theirPanel.getByRole('textbox', { name: 'Stattdessen soll hier stehen' });
  await expect(words).toHaveValue('Der Widerspruch ist binnen vier Wochen zu erheben.');
  await words.fill('Der Widerspruch ist binnen eines Monats zu erheben.');
  await theirPanel.getByRole('textbox', { name: 'Grund' }).fill('§ 70 VwGO');
  await theirPanel.getByRole('button', { name: 'Vorschlagen' }).click();
  await expect(theirPanel.getByText('§ 70 VwGO')).toBeVisible();

  await expect(mine.text.getByRole('insertion')).toHaveText('Der Widerspruch ist binnen eines Monats zu erheben.');
  await mine.page.getByRole('button', { name: '1 offener Vorschlag' }).click();
  const card = mine.page.getByRole('article', { name: `Vorschlag von ${reader.person.name}` });
  await expect(card.getByRole('deletion')).toContainText(['vier', 'Wochen']);
  await card.getByRole('button', { name: 'Übernehmen' }).click();
  for (const each of [mine, theirs])
    await expect.poll(() => each.readText()).toBe('Der Widerspruch ist binnen eines Monats zu erheben.');
  await mine.page.getByRole('alertdialog').getByRole('button', { name: 'Rückgängig' }).click();
  for (const each of [mine, theirs]) await expect(each.text.getByRole('deletion')).toContainText('vier Wochen');

  await theirs.text.getByText('vier Wochen').click({ clickCount: 3, position: { x: 60, y: 8 } });
  await bar.getByRole('button', { name: 'Kommentieren' }).click();
  await theirPanel.getByRole('textbox', { name: 'Zur markierten Stelle' }).fill('Bitte prüfen');
  await theirPanel.getByRole('button', { name: 'Kommentieren' }).click();
  await theirPanel.getByRole('button', { name: 'Kommentar bearbeiten' }).click();
  await theirPanel.getByRole('textbox', { name: 'Kommentar bearbeiten' }).fill('Bitte bald prüfen');
  await theirPanel.getByRole('button', { name: 'Speichern' }).click();
  const thread = mine.page.getByRole('article', { name: /^Der Widerspruch/ });
  await expect(thread.getByText('Bitte bald prüfen')).toBeVisible();
  await expect(thread.getByText('bearbeitet')).toBeVisible();
});
