import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { Inbox } from '../../pages/inbox.ts';
import { Shell } from '../../pages/shell.ts';

test('somebody who cannot sign in reports a barrier, and the administration hears of it', async ({ people }) => {
  const word = uniqueWord('Kontrast');
  const stranger = await people.openStranger('/');
  await stranger.getByRole('link', { name: 'Barrierefreiheit' }).click();
  await expect(stranger.getByRole('heading', { level: 1, name: 'Barrierefreiheit' })).toBeVisible();
  await expect(stranger.getByText('noch nicht vollständig')).toBeVisible();

  const send = stranger.getByRole('button', { name: 'Meldung senden' });
  await send.click();
  await expect(stranger.getByText('Bitte füllen Sie dieses Feld aus.')).toBeVisible();
  await stranger.getByLabel(/Was hat Sie behindert/).fill(`Der ${word} ist zu gering.`);
  await stranger.keyboard.press('Tab');
  await expect(stranger.getByLabel('Adresse der Seite')).toBeFocused();
  await expect(stranger.getByLabel('Adresse der Seite')).toHaveValue('/');
  await stranger.keyboard.press('Enter');
  const thanks = stranger.getByText(/Ihre Vorgangsnummer ist/);
  await expect(thanks).toBeVisible();
  const reference = /B-[0-9A-Z-]{9}/.exec((await thanks.textContent()) ?? '')?.[0] ?? '';

  const admin = await people.open('admin', '/inbox');
  await expect(new Inbox(admin).about(reference)).toBeVisible();
  await admin.goto('/administration/legal?show=reports');
  const report = admin.getByRole('listitem').filter({ hasText: word });
  await expect(report).toContainText('Kein Kontakt angegeben');
  await report.getByRole('button', { name: 'Erledigen' }).click();
  await expect(report).toHaveCount(0);
  await new Inbox(admin).undo('Meldung erledigt');
  await expect(report).toHaveCount(1);
});

test('the administration writes a legal text, everybody reads it, and the proposal comes back', async ({ people }) => {
  const word = uniqueWord('Rathaus');
  const admin = await people.open('admin', '/administration/legal');
  await admin.getByRole('row', { name: 'Impressum (Deutsch)' }).click();
  const dialog = new Shell(admin).dialog('Impressum (Deutsch) bearbeiten');
  await dialog.getByLabel('Text').fill(`## ${word}\n\n<b>Am Markt</b> [Bitte: Ort]`);
  await expect(dialog.getByRole('heading', { name: word })).toBeVisible();
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(admin.getByRole('row', { name: 'Impressum (Deutsch)' })).toContainText('1 Angabe fehlt');

  const stranger = await people.openStranger('/legal/imprint');
  await expect(stranger.getByRole('heading', { level: 2, name: word })).toBeVisible();
  await expect(stranger.getByText('<b>Am Markt</b>')).toBeVisible();

  await admin.getByRole('row', { name: 'Impressum (Deutsch)' }).click();
  await dialog.getByRole('button', { name: 'Vorschlag wiederherstellen' }).click();
  await expect(admin.getByRole('row', { name: 'Impressum (Deutsch)' })).toContainText('Vorschlag');
  await stranger.reload();
  await expect(stranger.getByRole('heading', { name: word })).toHaveCount(0);
});

test('who is signed in reads them within the shell, in the language chosen', async ({ people }) => {
  const page = await people.open('editor', '/spaces');
  const shell = new Shell(page);
  await shell.chooseFromProfileMenu('Datenschutz');
  await expect(shell.heading('Datenschutz')).toBeVisible();
  await shell.expectSignedIn();
  await page.getByRole('navigation', { name: 'Rechtliches' }).getByRole('link', { name: 'Impressum' }).click();
  await expect(shell.heading('Impressum')).toBeVisible();
  await page.goto('/legal/nirgends');
  await expect(page.getByText('Diese Seite gibt es nicht').first()).toBeVisible();
});
