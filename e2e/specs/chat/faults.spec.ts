import type { Page } from '@playwright/test';
import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { inRoom, type MatrixAnswer, type MatrixDevice, openMatrixDevice } from '../../fixtures/matrix-device.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { ChatPage } from '../../pages/chat-page.ts';

const count = 50;
const killedAfter = 17;

test('the server is killed in the middle of fifty messages: none is lost, none doubled, all in the order of writing', {
  tag: '@faults',
}, async ({ people, kontor, watch }) => {
  test.setTimeout(180_000);
  watch.allow(
    /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE| 50\d|status of 50\d/,
    'the server is away for a while',
  );
  const [session, other] = [await people.session('editor'), await people.session('homeoffice')];
  const space = await makeSpace(session);
  const subject = { kind: 'person', id: other.person.id };
  await session.call('POST', `/api/spaces/${space.id}/grants`, { subject, role: 'editor' });
  const editor = new ChatPage(await people.open('editor', ''));
  const homeoffice = new ChatPage(await people.open('homeoffice', ''));
  await editor.openRoomOf(space.name);
  await homeoffice.openRoomOf(space.name);
  const word = uniqueWord('Zeile');
  const written = Array.from({ length: count }, (_, index) => `${word} ${index + 1}.`);

  let back: Promise<void> | undefined;
  for (const [index, text] of written.entries()) {
    await editor.field.fill(text);
    await editor.field.press('Enter');
    // While the last ones are still on their way.
    if (index === killedAfter) back = kontor.killAndRestart();
  }
  await back;

  const shown = (page: Page) => linesOn(page, word);
  await expect.poll(() => shown(homeoffice.page), { timeout: 60_000 }).toEqual(written);
  await expect.poll(() => shown(editor.page), { timeout: 30_000 }).toEqual(written);
  await expect(editor.page.getByRole('img', { name: 'Wird gesendet …' })).toHaveCount(0);
  const room = decodeURIComponent(new URL(editor.page.url()).pathname.split('/')[2] ?? '');
  expect(await readLines(await openMatrixDevice(kontor.url, other), room, word)).toEqual(written);
  // After a new start the last of them are there; those before come when one reads up.
  for (const { page } of [editor, homeoffice]) {
    await page.reload();
    await expect.poll(async () => (await shown(page)).length, { timeout: 30_000 }).toBeGreaterThan(20);
    const lines = await shown(page);
    expect(lines).toEqual(written.slice(-lines.length));
  }
});

/** The lines that a page shows, in their order; the list may hold only those around what is in sight. */
function linesOn(page: Page, word: string): Promise<string[]> {
  return page.evaluate(
    (wanted) =>
      [...document.querySelectorAll('[role=log] [role=article], [role=log] article')].flatMap(
        ({ textContent }) => textContent.match(new RegExp(`${wanted} \\d+\\.`))?.[0] ?? [],
      ),
    word,
  );
}

/** What the homeserver has, oldest first. */
async function readLines(device: MatrixDevice, room: string, word: string): Promise<string[]> {
  const { chunk } = await device.call('GET', inRoom(room, 'messages?dir=b&limit=200'));
  return chunk
    .map(({ content }: MatrixAnswer) => String(content.body))
    .filter((body: string) => body.startsWith(word))
    .reverse();
}
