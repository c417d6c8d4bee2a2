import type { Page } from '@playwright/test';
import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { ChatPage } from '../../pages/chat-page.ts';

test('somebody writes with formats, by signs and by keys, pastes a table, and goes on at another device', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const page = await people.open('homeoffice', '');
  const letEditorCome = await holdEditor(page);
  const chat = new ChatPage(page);
  await chat.openRoomOf('Digitalisierung');
  const { field } = chat;
  const { keyboard } = page;

  // Before the editor is there one writes in a plain field; what stands there goes over, and so does the caret.
  const word = uniqueWord('Plan');
  await field.click();
  await keyboard.type(`${word} mit **Frist**`);
  await expect(field).toHaveValue(`${word} mit **Frist**`);
  letEditorCome();
  await expect(field.locator('strong')).toHaveText('Frist');
  await expect(field).toBeFocused();
  await keyboard.type(' und `code`');
  await keyboard.press('Shift+Enter');
  await keyboard.type('- eins');
  await keyboard.press('Enter');
  await keyboard.type('[ ] offen');
  await keyboard.press('Enter');
  await keyboard.type('für @schub');
  await expect(page.getByRole('option', { name: 'Katrin Schubert' })).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await paste(page, { html: '<table><tr><th>Amt</th></tr><tr><td>Tiefbau<script>alert(1)</script></td></tr></table>' });
  await keyboard.press('Control+Enter');
  const sent = chat.message(word);
  await expect(sent.locator('strong')).toHaveText('Frist');
  await expect(sent.locator('code')).toHaveText('code');
  await expect(sent.getByRole('list').first()).toContainText('eins');
  await expect(sent.getByRole('img', { name: 'Offen' }).first()).toBeVisible();
  await expect(sent.getByRole('cell', { name: 'Tiefbau', exact: true })).toBeVisible();
  await expect(sent).toContainText('@Katrin Schubert');

  // It comes back as it was; a click away from that, nothing changed.
  await expect(sent.getByRole('img', { name: 'Wird gesendet …' })).toHaveCount(0);
  await keyboard.press('ArrowUp');
  await expect(field.locator('strong')).toHaveText('Frist');
  await expect(field.locator('li[data-checked]').first()).toContainText('offen');
  await expect(field.getByRole('cell', { name: 'Tiefbau' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(field).toHaveText('');

  // A word becomes a link, by Ctrl+K and by an address that is pasted over it.
  const linked = uniqueWord('Seite');
  await keyboard.type(linked);
  await keyboard.press('Shift+Home');
  await expect(page.getByRole('toolbar', { name: 'Formatierung' })).toBeVisible();
  await keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Adresse des Links' }).fill('stadt.example/amt');
  await keyboard.press('Enter');
  await expect(field).toBeFocused();
  await expect(field.locator('a')).toHaveAttribute('href', 'https://stadt.example/amt');
  await paste(page, { text: 'https://stadt.example/neu' });
  await expect(field.locator('a')).toHaveAttribute('href', 'https://stadt.example/neu');

  // What was begun is there on another device, and gone from there when it was sent.
  const other = new ChatPage(await people.open('homeoffice', new URL(page.url()).pathname));
  await expect(other.field.locator('a')).toHaveText(linked);
  await keyboard.press('Control+Enter');
  await expect(chat.message(linked).getByRole('link', { name: linked })).toBeVisible();
  await expect(other.field).toHaveText('');
});

/** Keeps the editor's file back until the answer is called. */
async function holdEditor(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(/\/assets\/editor-part-[^/]*\.js$/, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

async function paste(page: Page, content: { readonly html?: string; readonly text?: string }): Promise<void> {
  await page.evaluate(({ html, text }) => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData('text/html', html);
    if (text) clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, content);
}
