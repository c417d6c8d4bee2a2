import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/index.ts';
import type { PageWatch } from '../../fixtures/page-watch.ts';
import type { People } from '../../fixtures/people.ts';
import type { CallSession } from '../../fixtures/session.ts';
import { countKept, ownDevice, untilKept } from '../../pages/device.ts';

test.describe.configure({ timeout: 120_000 });

const about = (page: Page) => page.getByRole('textbox', { name: 'Über mich' });
const waits = (page: Page) => page.getByText('Wartet auf Übertragung');
const save = (page: Page) => page.getByRole('button', { name: 'Speichern' }).click();

test('the own profile is changed without a connection, marked where it waits, and the later value is sent once', async ({
  people,
  watch,
}) => {
  const { page, session } = await beginOn('/people/me/edit', { people, watch });
  await page.context().setOffline(true);
  await expect(page.getByText('Keine Verbindung')).toBeVisible();
  await about(page).fill('Erster Stand');
  await save(page);
  await expect(page.getByText('Gespeichert auf diesem Gerät.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Arbeitstage angeben' }).click();
  await about(page).fill('Zweiter Stand');
  await save(page);
  await expect(waits(page)).toHaveCount(2);
  await page.getByRole('button', { name: /^(Alle )?Telefon/ }).click();
  await page.getByRole('option', { name: 'Niemand' }).click();
  await expect(waits(page)).toHaveCount(3);

  await page.reload();
  await expect(about(page)).toHaveValue('Zweiter Stand');
  await expect(waits(page)).toHaveCount(3);
  await page.context().setOffline(false);
  await expect(waits(page)).toHaveCount(0, { timeout: 20_000 });
  const stored = await session.call<{ about: string; week: object; visibility: Record<string, string> }>(
    'GET',
    '/api/directory/people/me',
  );
  expect(stored).toMatchObject({ about: 'Zweiter Stand', visibility: { phone: 'nobody', email: 'everyone' } });
  expect(stored.week).not.toBeNull();
  await expect(about(page)).toHaveValue('Zweiter Stand');
});

test('a change of the profile that is refused later stays in reach, with why', async ({ people, watch }) => {
  watch.allow(/409/, 'the change is refused');
  const { page, session } = await beginOn('/people/me/edit', { people, watch });
  await page.context().setOffline(true);
  await expect(page.getByText('Keine Verbindung')).toBeVisible();
  await about(page).fill('Unterwegs geschrieben');
  await save(page);
  await expect(waits(page)).toBeVisible();
  await session.call('PATCH', '/api/directory/people/me', { revision: 0, about: 'Am Schreibtisch' });

  await page.context().setOffline(false);
  await expect(page.getByText('Ihre Änderung ist nicht angekommen')).toBeVisible({ timeout: 20_000 });
  expect(await countKept(page, 'outbox')).toBe(1);
  await page.getByRole('button', { name: 'Eingaben übernehmen' }).click();
  await expect(about(page)).toHaveValue('Unterwegs geschrieben');
  await save(page);
  await expect(page.getByText('Gespeichert.', { exact: true })).toBeVisible();
  expect(await countKept(page, 'outbox')).toBe(0);
  expect(await session.call('GET', '/api/directory/people/me')).toMatchObject({ about: 'Unterwegs geschrieben' });
});

test('theme and notifications are chosen without a connection, and stay chosen over a restart', async ({
  people,
  watch,
}) => {
  const { page, session } = await beginOn('/settings/notifications', { people, watch });
  const kind = page.getByRole('table').getByRole('checkbox').first();
  const isOn = await kind.isChecked();
  await page.goto('/settings/appearance');
  await page.context().setOffline(true);
  await expect(page.getByText('Keine Verbindung')).toBeVisible();
  await page.getByRole('radio', { name: 'Dunkel', exact: true }).check({ force: true });
  await expect.poll(() => countKept(page, 'outbox')).toBe(1);
  await page.goto('/settings/notifications');
  await kind.setChecked(!isOn, { force: true });
  await expect(waits(page)).toBeVisible();
  await page.reload();
  await expect(kind).toBeChecked({ checked: !isOn });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.context().setOffline(false);
  await expect.poll(() => countKept(page, 'outbox'), { timeout: 20_000 }).toBe(0);
  await expect(waits(page)).toBeHidden();
  expect(await session.call('GET', '/api/session')).toMatchObject({ account: { theme: 'dark' } });
  const { kinds } = await session.call<{ kinds: { on: boolean }[] }>('GET', '/api/notifications/settings');
  expect(kinds[0]?.on).toBe(!isOn);
});

async function beginOn(path: string, { people, watch }: { people: People; watch: PageWatch }) {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const colleague = await people.colleague();
  const session: CallSession = await people.newSession(colleague.login, colleague.password);
  const page = await people.open(session, path, ownDevice);
  await untilKept(page);
  return { page, session };
}
