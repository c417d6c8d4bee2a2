import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { ChatPage } from '../../pages/chat-page.ts';
import { WikiPage } from '../../pages/wiki-page.ts';

test('what was said in a room becomes a page with the way back, and the room is told; who may not read the page learns nothing of it', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const space = await makeSpace(await people.session('editor'), 'hidden');
  const chat = new ChatPage(await people.open('editor'));
  const { page } = chat;
  await chat.openRoomOf('Digitalisierung');
  const [chosen, neighbour, left] = ['Wartung', 'Ersatzraum', 'Kuchen'].map(uniqueWord) as [string, string, string];
  // They are sent one after the other: where something can be made of the chosen one, its neighbour is sent, too.
  for (const text of [neighbour, chosen, left]) await chat.write(text);

  await chat.actFromMenu(chosen, 'Als Seite festhalten');
  const dialog = page.getByRole('dialog', { name: 'Als Seite festhalten' });
  const messages = dialog.getByRole('grid', { name: 'Nachrichten' });
  await expect(messages.getByRole('row', { name: new RegExp(chosen) })).toHaveAttribute('aria-selected', 'true');
  await messages.getByRole('row', { name: new RegExp(neighbour) }).click();
  await expect(dialog.getByText('2 Nachrichten ausgewählt')).toBeVisible();
  const title = uniqueWord('Beschluss');
  await dialog.getByRole('textbox', { name: 'Titel der Seite' }).fill(title);
  await dialog.getByRole('button', { name: /Bereich$/ }).click();
  await page.getByRole('option', { name: space.name }).click();
  await dialog.getByRole('button', { name: 'Seite anlegen' }).click();
  await expect(dialog).toHaveCount(0);

  // The answer names the page to who may read it.
  const said = 'Im Wiki festgehalten';
  await expect(chat.message(said)).toContainText(title);
  await expect(chat.message(said)).toContainText(chosen);

  await page.getByRole('alertdialog').getByRole('button', { name: 'Öffnen' }).click();
  const wiki = new WikiPage(page);
  await expect(wiki.title).toHaveValue(title);
  await expect(wiki.row(title)).toBeVisible();
  await expect(wiki.text.getByRole('blockquote')).toHaveText([neighbour, chosen]);
  await expect(wiki.text).not.toContainText(left);
  await wiki.text
    .getByRole('link', { name: 'Zur Nachricht' })
    .last()
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByRole('article').filter({ hasText: chosen, hasNotText: said })).toBeFocused();

  const other = new ChatPage(await people.open('homeoffice'));
  await other.openRoomOf('Digitalisierung');
  const answer = other.page.getByRole('article').filter({ hasText: said }).filter({ hasText: chosen });
  await expect(answer).toContainText('Nicht für Sie sichtbar');
  await expect(other.page.getByText(title)).toHaveCount(0);
});
