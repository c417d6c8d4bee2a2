import { type MailCatcher, startMailCatcher } from '@kontor/server/testing/mail-catcher';
import { expect, test } from '../../fixtures/index.ts';

// The settings are the whole organisation's.
test.describe.configure({ mode: 'serial' });

let catcher: MailCatcher;
test.beforeAll(async () => {
  catcher = await startMailCatcher({
    onRcptTo(address, _session, done) {
      const isKnown = address.address.endsWith('@stadt.example');
      done(isKnown ? null : Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    },
  });
});
test.afterAll(() => catcher.stop());
test.afterEach(async ({ people }) => {
  const admin = await people.session('admin');
  await admin.call('PUT', '/api/organisation/mail', { url: null, user: null, from: null });
});

test('a mail server is entered and tried with a message, and then invitations go out by it', async ({ people }) => {
  const page = await people.open('admin', '/administration/mail');
  const server = page.getByRole('textbox', { name: 'Mailserver' });
  const testing = page.getByRole('button', { name: 'Testnachricht senden' });
  await server.fill('mail.stadt.example');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Bitte in der Form smtp://host:587')).toBeVisible();
  await expect(testing).toHaveCount(0);

  await server.fill(catcher.url);
  await page.getByRole('textbox', { name: 'Absender' }).fill('kontor@stadt.example');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('alertdialog').filter({ hasText: 'Einstellungen gespeichert' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Empfänger' }).fill('post@stadt.example');
  await testing.click();
  await expect(page.getByRole('status').filter({ hasText: 'Der Mailserver hat angenommen' })).toBeVisible();
  expect(catcher.count('post@stadt.example')).toBe(1);
  expect(catcher.mails.at(-1)?.raw).toContain('kontor@stadt.example');

  await page.reload();
  await expect(server).toHaveValue(catcher.url);
});

test('what the mail server refuses is shown in its words, and a server that is not there is named', async ({
  people,
  watch,
}) => {
  watch.allow(/\/api\/organisation\/mail\/test(\)| [45]\d\d)/, 'the message is refused');
  const admin = await people.session('admin');
  const save = (url: string) =>
    admin.call('PUT', '/api/organisation/mail', { url, user: null, from: 'kontor@stadt.example' });
  await save(catcher.url);
  const page = await people.open('admin', '/administration/mail');
  const recipient = page.getByRole('textbox', { name: 'Empfänger' });
  const testing = page.getByRole('button', { name: 'Testnachricht senden' });
  await recipient.fill('niemand@anderswo.example');
  await testing.click();
  await expect(page.getByRole('main')).toContainText(/Der Mailserver hat abgelehnt: .*no such mailbox/);

  await save('smtp://127.0.0.1:9');
  await page.reload();
  await recipient.fill('post@stadt.example');
  await testing.click();
  await expect(page.getByRole('main')).toContainText(/ECONNREFUSED|abgelehnt/);
  expect(catcher.count('niemand@anderswo.example')).toBe(0);
});
