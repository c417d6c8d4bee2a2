import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { ChatPage } from '../../pages/chat-page.ts';
import { Inbox } from '../../pages/inbox.ts';
import { Shell } from '../../pages/shell.ts';

test('a direct message waits in the navigation and the inbox, and is done there once it was read', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const colleague = await people.colleague();
  const editor = new ChatPage(await people.open('editor', `/chat/with/${colleague.id}`));
  await expect(editor.field).toBeVisible({ timeout: 40_000 });
  const page = await people.open(await people.newSession(colleague.login, colleague.password), '/inbox');
  const shell = new Shell(page);
  const inbox = new Inbox(page);
  const waits = /in 1 Unterhaltung wartet etwas/;
  await expect(shell.place('Chat')).toBeVisible();
  await expect(shell.places.getByRole('link', { name: waits })).toHaveCount(0);

  const word = uniqueWord('Akte');
  await editor.write(`${word} eins`);
  await editor.write(`${word} zwei`);
  await expect(shell.places.getByRole('link', { name: waits })).toBeVisible();
  await expect(inbox.about(/hat Ihnen geschrieben/)).toHaveCount(1);
  await expect(inbox.notifications.filter({ hasText: word })).toHaveCount(0);

  await shell.places.getByRole('link', { name: waits }).click();
  const own = new ChatPage(page);
  await page
    .getByRole('region', { name: 'Direktnachrichten' })
    .getByRole('link', { name: /Katrin Schubert/ })
    .click({ timeout: 40_000 });
  await expect(own.message(`${word} zwei`)).toBeVisible();
  await expect(shell.places.getByRole('link', { name: waits })).toHaveCount(0);
  await shell.place('Eingang').click();
  await inbox.openShelf('Erledigt');
  await expect(inbox.about(/hat Ihnen geschrieben/)).toHaveCount(1);
});

test('a private group is made, managed, marked, muted, found with a typo and left', async ({ people }) => {
  test.setTimeout(120_000);
  const colleague = await people.colleague();
  const page = await people.open('editor', '/chat/rooms');
  const editor = new ChatPage(page);
  const name = uniqueWord('Betriebsausflug');
  await page.getByRole('button', { name: 'Neuer Raum' }).click({ timeout: 40_000 });
  const dialog = page.getByRole('dialog', { name: 'Neuer Raum' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('combobox', { name: 'Personen einladen' }).fill(colleague.familyName);
  await page.getByRole('option', { name: colleague.name }).click();
  await dialog.getByRole('button', { name: 'Anlegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 40_000 });

  await page.getByRole('button', { name: 'Einstellungen und Mitglieder' }).click();
  const settings = page.getByRole('dialog', { name: 'Einstellungen des Raums' });
  await settings.getByRole('textbox', { name: 'Thema' }).fill('Wohin im Mai');
  await settings.getByRole('button', { name: 'Speichern' }).click();
  await expect(settings.getByRole('button', { name: 'Speichern' })).toHaveCount(0);
  await expect(settings.getByRole('listitem').filter({ hasText: colleague.name })).toContainText('Eingeladen');
  await settings.getByRole('button', { name: 'Schließen' }).click();
  await expect(page.getByRole('main').getByText('Wohin im Mai')).toBeVisible();
  const word = uniqueWord('Vorschlag');
  await editor.write(word);

  const other = await people.open(await people.newSession(colleague.login, colleague.password), '/chat');
  const theirs = new ChatPage(other);
  const list = other.getByRole('navigation', { name: 'Räume' });
  await list.getByRole('link', { name: new RegExp(name) }).click({ timeout: 40_000 });
  await expect(theirs.message(word)).toBeVisible();
  await theirs.write(`${word} gut`);

  await page.getByRole('button', { name: 'Einstellungen und Mitglieder' }).click();
  await settings.getByRole('button', { name: `Optionen für ${colleague.name}` }).click();
  await page.getByRole('menuitem', { name: 'Verantwortlich machen' }).click();
  const member = settings.getByRole('listitem').filter({ hasText: colleague.name });
  await expect(member).toContainText('Verantwortlich');

  await other.getByRole('button', { name: 'Optionen des Raums', exact: true }).click();
  await other.getByRole('menuitem', { name: 'Nie' }).click();
  await expect(list.getByRole('link', { name: new RegExp(`${name}.*Stumm`) })).toBeVisible();
  await other.getByRole('button', { name: 'Optionen des Raums', exact: true }).click();
  await other.getByRole('menuitem', { name: 'Als ungelesen markieren' }).click();
  await expect(list.getByRole('link', { name: new RegExp(`${name}.*Als ungelesen markiert`) })).toBeVisible();

  const typo = name.slice(0, 3) + name.slice(4);
  await other.getByRole('searchbox', { name: 'Räume und Personen suchen' }).fill(typo);
  await expect(list.getByRole('link')).toHaveCount(1);
  await other.getByRole('searchbox', { name: 'Räume und Personen suchen' }).press('Enter');
  await expect(theirs.message(word)).toBeVisible();
  await other.getByRole('button', { name: 'Einstellungen und Mitglieder' }).click();
  await other.getByRole('button', { name: 'Gruppe verlassen' }).click();
  await other.getByRole('alertdialog').getByRole('button', { name: 'Gruppe verlassen' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Chat' })).toBeVisible();
  await expect(other.getByRole('link', { name: new RegExp(name) })).toHaveCount(0);
  await expect(member).toHaveCount(0);
});
