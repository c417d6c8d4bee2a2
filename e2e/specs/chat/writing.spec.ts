import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { ChatPage } from '../../pages/chat-page.ts';

test('somebody links what is in Kontor, calls the people of an office, and has a message sent later', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const page = await people.open('editor', '');
  const { keyboard } = page;
  const chat = new ChatPage(page);
  await chat.openRoomOf('Digitalisierung');
  const { field } = chat;
  await expect(page.locator('.k-editor')).toBeVisible();
  await field.click();

  // From the menu comes the sign that brings the list, and Enter takes what is there.
  const word = uniqueWord('Unterlagen');
  await keyboard.type(`${word} in `);
  await page.getByRole('button', { name: 'Mehr zum Schreiben' }).click();
  await page.getByRole('menuitem', { name: 'Etwas in Kontor verlinken' }).click();
  await expect(field).toBeFocused();
  await keyboard.type('Haushaltspl');
  await expect(page.getByRole('option', { name: /^Haushaltsplanung/ }).last()).toBeVisible();
  await keyboard.press('Enter');
  await expect(field.locator('a.k-mention')).toHaveText('#Haushaltsplanung');
  await keyboard.type('für @Amt für');
  const unit = page.getByRole('option', { name: /Amt für Digitalisierung und IT.*hier$/ });
  await expect(unit).toBeVisible();
  await unit.click();
  await expect(field.locator('a.k-mention')).toHaveCount(2);
  await keyboard.press('Enter');
  const sent = chat.message(word);
  await expect(sent.getByRole('link', { name: 'Haushaltsplanung' })).toHaveAttribute('href', '/spaces/haushalt');
  await expect(sent.getByRole('link', { name: '@Amt für Digitalisierung und IT' })).toBeVisible();

  // What one may not see, or what is not there, says nothing of itself.
  const secret = uniqueWord('Geheim');
  await keyboard.type(`${secret} ${new URL('/spaces/nobody-has-this-one', page.url()).href} `);
  await keyboard.press('Enter');
  await expect(chat.message(secret)).toContainText('Nicht für Sie sichtbar');
  await expect(chat.message(secret)).not.toContainText('nobody-has-this-one');

  // A message waits, is changed, and goes on its way.
  const later = uniqueWord('Später');
  await keyboard.type(`${later} **fett**`);
  await page.getByRole('button', { name: 'Mehr zum Schreiben' }).click();
  await page.getByRole('menuitem', { name: 'Später senden' }).click();
  await page.getByRole('button', { name: /^Morgen früh/ }).click();
  await expect(field).toHaveText('');
  await page.getByRole('button', { name: /hier später gesendet/ }).click();
  const waiting = page.getByRole('dialog', { name: 'Nachrichten für später' });
  await expect(waiting.getByRole('listitem').filter({ hasText: later }).locator('strong')).toHaveText('fett');
  await waiting.getByRole('listitem').filter({ hasText: later }).getByRole('button', { name: 'Bearbeiten' }).click();
  await expect(field).toContainText(later);
  await expect(field.locator('strong')).toHaveText('fett');
  await field.focus();
  await keyboard.press('Control+End');
  await keyboard.type(' und neu');
  await page.getByRole('button', { name: 'Mehr zum Schreiben' }).click();
  await page.getByRole('menuitem', { name: 'Später senden' }).click();
  await page.getByRole('button', { name: /^In einer Stunde/ }).click();
  await expect(field).toHaveText('');
  await page.goto('/chat/later');
  await page.getByRole('listitem').filter({ hasText: later }).getByRole('button', { name: 'Jetzt senden' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: later })).toHaveCount(0);
  await chat.openRoomOf('Digitalisierung');
  await expect(chat.message(later)).toContainText('und neu');
});

test('code has colours and is taken along; a page on the web is looked at by the server alone, until nobody wants that', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const page = await people.open('editor', '');
  const { keyboard } = page;
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).hostname === 'stadt.example') elsewhere.push(request.url());
  });
  const preview = {
    'og:title': '<b>Neue Seite</b>',
    'og:description': 'Was sie sagt',
    'og:image': 'https://stadt.example/x.png',
  };
  await page.route(/\/media\/preview_url\?/, (route) => route.fulfill({ json: preview }));
  const chat = new ChatPage(page);
  await chat.openRoomOf('Digitalisierung');
  const { field } = chat;
  await expect(page.locator('.k-editor')).toBeVisible();
  await field.click();
  const variable = uniqueWord('amt');
  await keyboard.type(`\`\`\`ts const ${variable} = 10;`);
  await expect(field.locator('pre .text-accent-text')).toHaveText('const');
  await keyboard.press('Control+Enter');
  const code = chat.message(variable);
  await expect(code.locator('pre .text-accent-text')).toHaveText('const');
  await expect(code.getByRole('button', { name: 'Code kopieren' })).toBeVisible();

  const word = uniqueWord('Seite');
  await keyboard.type(`${word} https://stadt.example/${word} `);
  await keyboard.press('Enter');
  const card = chat.message(word).getByRole('link', { name: '<b>Neue Seite</b>' });
  await expect(card).toHaveAttribute('href', `https://stadt.example/${word}`);
  await chat.message(word).getByRole('button', { name: 'Zu dieser Vorschau' }).click();
  await page.getByRole('menuitem', { name: 'Diese Vorschau ausblenden' }).click();
  await expect(card).toHaveCount(0);
  expect(elsewhere).toEqual([]);
});
