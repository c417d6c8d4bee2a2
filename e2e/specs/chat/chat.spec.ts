import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { type MatrixAnswer, openMatrixDevice } from '../../fixtures/matrix-device.ts';
import { ChatPage } from '../../pages/chat-page.ts';

test('two people talk: answer in a thread, reaction, edit, file, mention and poll', { tag: '@synapse' }, async ({
  people,
  kontor,
}) => {
  test.setTimeout(150_000);
  const editor = new ChatPage(await people.open('editor'));
  const homeoffice = new ChatPage(await people.open('homeoffice'));
  await editor.openRoomOf('Digitalisierung');
  await homeoffice.openRoomOf('Digitalisierung');
  const greeting = uniqueWord('Morgen');

  await editor.write(`Guten ${greeting}, wer hat die **Liste**?`);
  await expect(homeoffice.message(greeting)).toBeVisible();
  await expect(homeoffice.message(greeting).locator('strong')).toHaveText('Liste');

  await homeoffice.act(greeting, 'Reagieren');
  await homeoffice.page.getByRole('button', { name: 'Mit 👍 reagieren' }).click();
  await expect(editor.message(greeting).getByRole('button', { name: /^👍 von/ })).toContainText('1');

  await homeoffice.act(greeting, 'Im Thread antworten');
  const answer = uniqueWord('Anbei');
  await homeoffice.threadField.fill(answer);
  await homeoffice.threadField.press('Enter');
  await expect(editor.message(greeting).getByRole('link', { name: /1 Antwort/ })).toBeVisible();
  await editor
    .message(greeting)
    .getByRole('link', { name: /1 Antwort/ })
    .click();
  await expect(editor.page.getByRole('region', { name: 'Thread' }).getByText(answer)).toBeVisible();
  await editor.page.getByRole('button', { name: 'Thread schließen' }).click();

  const place = uniqueWord('Raum');
  await editor.write(`${place} 2.14`);
  await expect(homeoffice.message(place)).toBeVisible();
  await editor.actFromMenu(place, 'Bearbeiten');
  await editor.field.fill(`${place} 2.16`);
  await editor.field.press('Enter');
  await expect(homeoffice.message(`${place} 2.16`)).toContainText('bearbeitet');

  const [chooser] = await Promise.all([
    homeoffice.page.waitForEvent('filechooser'),
    homeoffice.page.getByRole('button', { name: 'Datei anhängen' }).first().click(),
  ]);
  const file = `${uniqueWord('liste')}.csv`;
  await chooser.setFiles({ name: file, mimeType: 'text/csv', buffer: Buffer.from('Verfahren;Amt\n') });
  const link = editor.page.getByRole('button', { name: `${file} herunterladen` });
  const [download] = await Promise.all([editor.page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe(file);

  const thanks = uniqueWord('danke');
  await homeoffice.field.pressSequentially('@schub');
  await expect(homeoffice.page.getByRole('option', { name: 'Katrin Schubert' })).toBeVisible();
  await homeoffice.field.press('Enter');
  await homeoffice.field.pressSequentially(`${thanks} :kaffee:`);
  await homeoffice.field.press('Enter');
  await expect(editor.message(thanks)).toContainText(`@Katrin Schubert ${thanks} ☕`);

  const mistake = uniqueWord('falsch');
  await editor.write(mistake);
  await expect(homeoffice.message(mistake)).toBeVisible();
  await editor.actFromMenu(mistake, 'Löschen');
  await editor.page.getByRole('alertdialog').getByRole('button', { name: 'Löschen' }).click();
  await expect(homeoffice.message(mistake)).toHaveCount(0);

  // A poll: answered by keyboard, changed, ended.
  const question = uniqueWord('Termin');
  await editor.startPoll(question, ['Montag', 'Dienstag']);
  await homeoffice.pollAnswer(question, 'Montag').focus();
  await homeoffice.page.keyboard.press('Enter');
  await expect(editor.pollAnswer(question, 'Montag')).toHaveAccessibleName('Montag: 1 Stimme');
  await homeoffice.page.keyboard.press('Tab');
  await homeoffice.page.keyboard.press('Space');
  await expect(editor.pollAnswer(question, 'Montag')).toHaveAccessibleName('Montag: 0 Stimmen');
  await expect(homeoffice.pollAnswer(question, 'Dienstag')).toHaveAttribute('aria-pressed', 'true');
  await editor.poll(question).getByRole('button', { name: 'Umfrage beenden' }).click();
  await editor.page.getByRole('alertdialog').getByRole('button', { name: 'Umfrage beenden' }).click();
  await expect(homeoffice.poll(question)).toContainText('Umfrage beendet');
  await expect(homeoffice.pollAnswer(question, 'Dienstag')).toHaveCount(0);

  // Presence and receipts are off: that somebody reads and is there is known to their own devices alone.
  const room = decodeURIComponent(new URL(editor.page.url()).pathname.split('/')[2] ?? '');
  const own = await openMatrixDevice(kontor.url, await people.session('editor'));
  const other = await openMatrixDevice(kontor.url, await people.session('homeoffice'));
  await expect.poll(async () => listReceipts(await own.sync(), room)).toContain(`m.read.private ${own.userId}`);
  const seen = await other.sync();
  expect(listReceipts(seen, room).filter((line) => !line.endsWith(other.userId))).toEqual([]);
  expect(seen.presence?.events ?? []).toEqual([]);
});

test('on a phone the list and the room are two screens, and the field stays in sight', async ({ people }) => {
  test.setTimeout(90_000);
  const page = await people.open('homeoffice', '', { viewport: { width: 360, height: 740 } });
  const chat = new ChatPage(page);
  await chat.openRoomOf('Digitalisierung');
  const word = uniqueWord('unterwegs');
  await chat.write(word);
  await expect(chat.field).toBeInViewport();
  await page.getByRole('link', { name: 'Alle Räume' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Chat' })).toBeVisible();
  await expect(chat.field).toBeHidden();
  await page
    .getByRole('navigation', { name: 'Räume' })
    .getByRole('link', { name: new RegExp(word) })
    .click();
  await expect(chat.message(word)).toBeVisible();
});

test('from a message to the next by the arrow keys, and its tools by keyboard', async ({ people }) => {
  test.setTimeout(90_000);
  const chat = new ChatPage(await people.open('editor'));
  await chat.openRoomOf('Digitalisierung');
  const [first, second] = [uniqueWord('eins'), uniqueWord('zwei')];
  await chat.write(first);
  await chat.write(second);
  await chat.message(second).focus();
  await chat.page.keyboard.press('ArrowUp');
  await expect(chat.message(first)).toBeFocused();
  await chat.page.keyboard.press('Tab');
  await expect(chat.message(first).getByRole('toolbar')).toBeVisible();
});

/** Kind and reader of every receipt that a sync tells of a room. */
function listReceipts(sync: MatrixAnswer, room: string): string[] {
  const events: MatrixAnswer[] = sync.rooms?.join?.[room]?.ephemeral?.events ?? [];
  return events
    .filter(({ type }) => type === 'm.receipt')
    .flatMap(({ content }) => Object.values<Record<string, object>>(content))
    .flatMap((kinds) => Object.entries(kinds))
    .flatMap(([kind, readers]) => Object.keys(readers).map((reader) => `${kind} ${reader}`));
}
