import { expect, test } from '../../fixtures/index.ts';
import { typeDay } from '../../pages/date-field.ts';
import { dayOf } from '../../pages/days.ts';
import { countKept, ownDevice, untilKept } from '../../pages/device.ts';

test.describe.configure({ timeout: 120_000 });

const day = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);

test('a change made without a network waits on the device over a restart, and arrives once', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const page = await people.open(session, '/settings/absences', ownDevice);
  await untilKept(page);
  await page.context().setOffline(true);

  await page.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Abwesenheit eintragen' });
  await typeDay(dialog.getByRole('group', { name: 'Letzter Tag' }), day(3));
  await dialog.getByRole('textbox', { name: 'Hinweis für Ihre Einheit' }).fill('Fortbildung');
  await dialog.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  await expect(page.getByText('Gespeichert auf diesem Gerät.')).toBeVisible();
  await expect(dialog).toBeHidden();

  await page.reload();
  await page.getByRole('link', { name: '1 Änderung wartet auf die Übertragung' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Noch nicht übertragen' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).toContainText('Abwesenheit eintragen');

  await page.context().setOffline(false);
  await expect(page.getByText('Alles ist übertragen')).toBeVisible({ timeout: 20_000 });
  const { absences } = await session.call<{ absences: { note: string }[] }>('GET', '/api/absences');
  expect(absences).toMatchObject([{ note: 'Fortbildung' }]);
});

test('what the server refuses later is kept and shown, and its author decides', async ({ people, watch }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  watch.allow(/409/, 'the change is refused');
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const page = await people.open(session, '/settings/absences', ownDevice);
  await untilKept(page);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Abwesenheit eintragen' });
  await typeDay(dialog.getByRole('group', { name: 'Letzter Tag' }), day(3));
  await dialog.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  await expect(dialog).toBeHidden();
  await session.call('POST', '/api/absences', { from: dayOf(day(1)), until: dayOf(day(2)) });

  await page.context().setOffline(false);
  await expect(page.getByText(/^„Abwesenheit eintragen: .*“ wurde abgelehnt\.$/)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Ansehen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Noch nicht übertragen' })).toBeVisible();
  const row = page.getByRole('main').getByRole('listitem');
  await expect(row).toContainText('Abgelehnt');
  await expect(row).toContainText('schon eine Abwesenheit');
  expect(await countKept(page, 'outbox')).toBe(1);
  await row.getByRole('button', { name: /verwerfen/ }).click();
  await expect(page.getByText('Alles ist übertragen')).toBeVisible();
  expect(await countKept(page, 'outbox')).toBe(0);
});

test('signing out says what would be lost', async ({ people, watch }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const page = await people.open(session, '/settings/absences', ownDevice);
  await untilKept(page);
  await page.route('**/api/absences', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Abwesenheit eintragen' });
  await typeDay(dialog.getByRole('group', { name: 'Letzter Tag' }), day(3));
  watch.allow(/ERR_FAILED/, 'the test takes this request away');
  await dialog.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  await expect(dialog).toBeHidden({ timeout: 15_000 });
  await page.getByRole('button', { name: /^Profil und Einstellungen/ }).click();
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  await expect(page.getByText('Abmelden löscht diese Änderungen')).toBeVisible();
  await page.unroute('**/api/absences');
  await page.getByRole('button', { name: 'Jetzt senden' }).click();
  await expect(page.getByText('Alles ist übertragen')).toBeVisible({ timeout: 15_000 });
});
