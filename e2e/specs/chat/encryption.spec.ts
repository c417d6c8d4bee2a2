import type { Page } from '@playwright/test';
import { type CallSession, expect, test, uniqueWord } from '../../fixtures/index.ts';
import { ChatPage } from '../../pages/chat-page.ts';
import { EncryptionPage } from '../../pages/encryption-page.ts';

interface MatrixAccess {
  readonly accessToken: string;
  readonly deviceId: string;
}

/** What the server keeps of a room, as one of its members gets it without any keys. */
async function readRaw(page: Page, session: CallSession): Promise<readonly { readonly type: string }[]> {
  const device = uniqueWord('Zuschauer');
  const { accessToken } = await session.call<MatrixAccess>('POST', '/api/matrix/session', { device });
  const room = decodeURIComponent(new URL(page.url()).pathname.split('/')[2] ?? '');
  const answer = await page.request.get(
    `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=50`,
    {
      headers: { authorization: `Bearer ${accessToken}` },
    },
  );
  return (await answer.json()).chunk;
}

test('an encrypted direct message is read on a second device after the key is entered, and nowhere else', async ({
  people,
  watch,
}) => {
  test.setTimeout(150_000);
  watch.allow(/ 404|status of 404/, 'what is not set up yet is asked for: a backup, a stored secret');
  // People of this test alone: what they set up stays with them.
  const [anna, ben] = [await people.colleague(), await people.colleague()];
  const [ofAnna, ofBen] = [
    await people.newSession(anna.login, anna.password),
    await people.newSession(ben.login, ben.password),
  ];
  const hers = await people.open(ofAnna, '');
  const his = await people.open(ofBen, '');
  const key = await new EncryptionPage(hers).setUp();
  const chat = new ChatPage(hers);
  await hers.goto(`/chat/with/${ben.id}`);
  await expect(chat.field).toBeVisible({ timeout: 20_000 });

  // Who has not set it up would never read what is written: so it is not offered.
  await hers.getByRole('button', { name: 'Unterhaltung verschlüsseln' }).click();
  await expect(hers.getByRole('dialog')).toContainText(`${ben.name} hat die Verschlüsselung noch nicht eingerichtet`);
  await expect(hers.getByRole('button', { name: 'Jetzt verschlüsseln' })).toBeDisabled();
  await hers.getByRole('button', { name: 'Später' }).click();
  await new EncryptionPage(his).setUp();
  const { pathname } = new URL(hers.url());
  await his.goto(pathname);
  await expect(new ChatPage(his).field).toBeVisible({ timeout: 20_000 });
  await new EncryptionPage(hers).encryptRoom();
  await expect(his.getByRole('img', { name: 'Ende-zu-Ende verschlüsselt' })).toBeVisible();
  await expect(hers.getByText('Die Suche auf dem Server erreicht diese Nachrichten nicht.')).toBeVisible();

  const secret = uniqueWord('Vertraulich');
  await chat.write(secret);
  const [chooser] = await Promise.all([
    hers.waitForEvent('filechooser'),
    hers.getByRole('button', { name: 'Datei anhängen' }).click(),
  ]);
  const file = `${uniqueWord('gehalt')}.txt`;
  await chooser.setFiles({ name: file, mimeType: 'text/plain', buffer: Buffer.from(secret) });
  await expect(chat.message(file)).toBeVisible();

  await expect(new ChatPage(his).message(secret)).toBeVisible({ timeout: 20_000 });
  const [download] = await Promise.all([
    his.waitForEvent('download'),
    his.getByRole('button', { name: `${file} herunterladen` }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(file);

  const second = await people.open(await people.newSession(anna.login, anna.password), pathname, {
    viewport: { width: 360, height: 740 },
  });
  await expect(second.getByText('sobald dieses Gerät bestätigt ist').first()).toBeVisible({ timeout: 30_000 });
  await expect(second.getByRole('textbox', { name: /^Nachricht an/ })).toHaveCount(0);
  const other = new EncryptionPage(second);
  await other.enterKey(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`);
  await expect(second.getByText('Das ist kein vollständiger Wiederherstellungsschlüssel.')).toBeVisible();
  await second.getByRole('dialog').getByLabel('Wiederherstellungsschlüssel').fill(key);
  await second.getByRole('dialog').getByRole('button', { name: 'Bestätigen', exact: true }).click();
  await second.getByRole('button', { name: 'Fertig' }).click({ timeout: 20_000 });
  await expect(new ChatPage(second).message(secret)).toBeVisible({ timeout: 20_000 });
  const answer = uniqueWord('verstanden');
  await new ChatPage(second).write(answer);
  await expect(new ChatPage(his).message(answer)).toBeVisible();

  const events = await readRaw(hers, ofAnna);
  expect(events.filter(({ type }) => type === 'm.room.encrypted')).toHaveLength(3);
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`${secret}|${answer}|${file}`));
  const found = await ofBen.call<{ hits: unknown[] }>('GET', `/api/search?q=${secret}`);
  expect(found.hits).toEqual([]);
  const inbox = await ofBen.call('GET', '/api/notifications');
  expect(JSON.stringify(inbox)).not.toContain(secret);
  await second.reload();
  await expect(new ChatPage(second).message(secret)).toBeVisible({ timeout: 20_000 });
});

test('a new device is confirmed by signs from one that is confirmed, without the key, and leads back to the chat', async ({
  people,
  watch,
}) => {
  test.setTimeout(150_000);
  watch.allow(/ 404|status of 404/, 'what is not set up yet is asked for: a backup, a stored secret');
  const anna = await people.colleague();
  const first = await people.open(await people.newSession(anna.login, anna.password), '');
  await new EncryptionPage(first).setUp();
  await first.getByRole('main').getByRole('link', { name: 'Chat', exact: true }).click();
  await expect(first).toHaveURL(/\/chat$/);
  const second = await people.open(await people.newSession(anna.login, anna.password), '/chat/encryption', {
    viewport: { width: 360, height: 740 },
  });
  await second.getByRole('button', { name: 'Dieses Gerät bestätigen' }).click({ timeout: 40_000 });
  await second.getByRole('button', { name: 'Mit dem anderen Gerät bestätigen' }).click();
  await expect(second.getByRole('dialog')).toContainText('Öffnen Sie auf dem anderen Gerät den Chat');
  await first.getByRole('dialog', { name: 'Gerät bestätigen' }).getByRole('button', { name: 'Ja, weiter' }).click();
  const signs = (page: Page) => page.getByRole('list', { name: 'Zeichen zum Vergleichen' }).getByRole('listitem');
  await expect(signs(first)).toHaveCount(7);
  expect(await signs(second).allInnerTexts()).toEqual(await signs(first).allInnerTexts());
  for (const page of [second, first]) await page.getByRole('button', { name: 'Ja, dieselben' }).click();
  for (const page of [second, first]) await page.getByRole('button', { name: 'Fertig' }).click({ timeout: 20_000 });
  await expect(second.getByText('Eingerichtet, dieses Gerät ist bestätigt')).toBeVisible({ timeout: 20_000 });
  await expect(second.getByText('Bestätigt', { exact: true })).toHaveCount(2);
});
