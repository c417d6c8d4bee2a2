import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { makeRoom } from '../../fixtures/spaces.ts';
import { ChatPage } from '../../pages/chat-page.ts';

test('what matters is saved, passed on, searched and reached by its address', async ({ people }) => {
  test.setTimeout(150_000);
  const homeoffice = new ChatPage(await people.open('homeoffice'));
  const other = await makeRoom(await people.session('editor'), 'digitalisierung');
  await homeoffice.openRoomOf('Digitalisierung');

  const word = uniqueWord('Protokoll');
  await homeoffice.write(word);
  await homeoffice.actFromMenu(word, 'Merken');
  await homeoffice.actFromMenu(word, 'Weiterleiten');
  await homeoffice.page.getByRole('dialog').getByRole('searchbox').fill(other);
  await homeoffice.page.getByRole('dialog').getByRole('row', { name: other }).click();
  await expect(homeoffice.page.getByText(`Weitergeleitet an ${other}`)).toBeVisible();

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
  const editor = new ChatPage(await people.open('editor', ''));
  await editor.page.goto(permalink);
  await expect(editor.message(word)).toBeFocused();
});
