import { expect, test } from '../../fixtures/index.ts';

// The settings are the whole organisation's.
test.describe.configure({ mode: 'serial' });

test.afterEach(async ({ people }) => {
  const admin = await people.session('admin');
  const off = { url: null, user: null, address: null, trusted: null };
  await admin.call('PUT', '/api/organisation/inbound-mail', off);
});

test('a listener for answers is set up, tried and ended, by keyboard alone', async ({ people }) => {
  const page = await people.open('admin', '/administration/inbound-mail');
  const save = page.getByRole('button', { name: 'Speichern' });
  const toast = page.getByRole('alertdialog').filter({ hasText: 'Einstellungen gespeichert' });
  await expect(page.getByRole('radio', { name: /Keine Antworten/ })).toBeChecked();
  await page.getByRole('radio', { name: /Keine Antworten/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /nimmt sie selbst an/ })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.type('127.0.0.1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Bitte in der Form lmtp://127.0.0.1:2424')).toBeVisible();
  const url = page.getByRole('textbox', { name: 'Adresse, auf der Kontor annimmt' });
  await url.fill('lmtp://127.0.0.1:0');
  const address = page.getByRole('textbox', { name: 'Adresse für Antworten' });
  await address.fill('eine-viel-zu-lange-adresse@stadt.example');
  await save.click();
  await expect(page.getByText('Vor dem @ stehen höchstens 23 Zeichen.')).toBeVisible();
  await address.fill('antwort@stadt.example');
  await save.click();
  await expect(toast).toBeVisible();
  await page.getByRole('button', { name: 'Verbindung prüfen' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Es funktioniert: 220' })).toBeVisible();

  await page.reload();
  await expect(address).toHaveValue('antwort@stadt.example');
  await page.getByRole('radio', { name: /Keine Antworten/ }).check({ force: true });
  await save.click();
  await expect(page.getByRole('button', { name: 'Verbindung prüfen' })).toHaveCount(0);
});

test('what a mailbox that is not there answers is shown', async ({ people, watch }) => {
  watch.allow(/\/api\/organisation\/inbound-mail\/test(\)| [45]\d\d)/, 'there is no mailbox');
  const admin = await people.session('admin');
  const mailbox = { url: 'imap://127.0.0.1:9/INBOX', user: 'a', password: 'b', trusted: null };
  await admin.call('PUT', '/api/organisation/inbound-mail', { ...mailbox, address: 'antwort@stadt.example' });
  const page = await people.open('admin', '/administration/inbound-mail');
  await expect(page.getByText('Ein Passwort ist hinterlegt.')).toBeVisible();
  await page.getByRole('button', { name: 'Verbindung prüfen' }).click();
  await expect(page.getByRole('main')).toContainText(/So kommen keine Antworten an: .*ECONNREFUSED/);
});
