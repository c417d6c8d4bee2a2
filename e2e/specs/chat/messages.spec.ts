import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { ChatPage } from '../../pages/chat-page.ts';

test('a poll is answered by keyboard, changed and ended; what matters is pinned, searched, saved and passed on', async ({
  people,
}) => {
  test.setTimeout(150_000);
  const editor = new ChatPage(await people.open('editor'));
  const homeoffice = new ChatPage(await people.open('homeoffice'));
  await editor.openRoomOf('Digitalisierung');
  await homeoffice.openRoomOf('Digitalisierung');

  const question = uniqueWord('Termin');
  await editor.page.getByRole('button', { name: 'Optionen des Raums' }).click();
  await editor.page.getByRole('menuitem', { name: 'Umfrage starten' }).click();
  const dialog = editor.page.getByRole('dialog', { name: 'Umfrage starten' });
  await dialog.getByLabel('Frage').fill(question);
  await dialog.getByLabel('Antwort 1').fill('Montag');
  await dialog.getByLabel('Antwort 2').fill('Dienstag');
  await dialog.getByRole('button', { name: 'Umfrage starten' }).click();
  const poll = (chat: ChatPage) => chat.page.getByRole('region', { name: `Umfrage: ${question}` });
  const answer = (chat: ChatPage, name: string) => poll(chat).getByRole('button', { name: new RegExp(`^${name}`) });
  await answer(homeoffice, 'Montag').focus();
  await homeoffice.page.keyboard.press('Enter');
  await expect(answer(editor, 'Montag')).toHaveAccessibleName('Montag: 1 Stimme');
  await homeoffice.page.keyboard.press('Tab');
  await homeoffice.page.keyboard.press('Space');
  await expect(answer(editor, 'Montag')).toHaveAccessibleName('Montag: 0 Stimmen');
  await expect(answer(homeoffice, 'Dienstag')).toHaveAttribute('aria-pressed', 'true');
  await poll(editor).getByRole('button', { name: 'Umfrage beenden' }).click();
  await editor.page.getByRole('alertdialog').getByRole('button', { name: 'Umfrage beenden' }).click();
  await expect(poll(homeoffice)).toContainText('Umfrage beendet');
  await expect(answer(homeoffice, 'Dienstag')).toHaveCount(0);

  const word = uniqueWord('Protokoll');
  await homeoffice.write(word);
  await homeoffice.actFromMenu(word, 'Merken');
  await homeoffice.actFromMenu(word, 'Weiterleiten');
  await homeoffice.page.getByRole('dialog').getByRole('searchbox').fill('Online-Anträge');
  await homeoffice.page.getByRole('dialog').getByRole('row', { name: 'Online-Anträge' }).click();
  await expect(homeoffice.page.getByText('Weitergeleitet an Online-Anträge')).toBeVisible();

  await homeoffice.page.getByRole('button', { name: 'In Allgemein suchen' }).click();
  await homeoffice.page.getByRole('dialog').getByRole('searchbox').fill(word);
  const hit = homeoffice.page.getByRole('dialog').getByRole('listitem').filter({ hasText: word });
  await hit.getByRole('link').click();
  await expect(homeoffice.page).toHaveURL(/\/chat\/[^/]+\/%24/);
  await expect(homeoffice.message(word)).toBeFocused();
  await expect(homeoffice.page.getByRole('dialog')).toHaveCount(0);
  const permalink = homeoffice.page.url();

  await homeoffice.page.goto('/chat/saved');
  await homeoffice.page.getByRole('listitem').filter({ hasText: word }).getByRole('link').click();
  await expect(homeoffice.message(word)).toBeFocused();

  // The address opens at the message, also for somebody else.
  await editor.page.goto(permalink);
  await expect(editor.message(word)).toBeFocused();
});
