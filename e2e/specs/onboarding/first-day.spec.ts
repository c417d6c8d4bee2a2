import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { ownDevice, untilKept } from '../../pages/device.ts';
import { Inbox } from '../../pages/inbox.ts';
import { OnboardingPage } from '../../pages/onboarding-page.ts';

test.describe.configure({ timeout: 120_000 });

const phone = { ...ownDevice, viewport: { width: 360, height: 740 }, hasTouch: true };

test('a first day on the phone: begun by who leads, ticked off on the way and without a network, shown only when the person likes', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const admin = await people.session('admin');
  const space = await makeSpace(admin, 'open');
  const title = `Willkommen ${space.name}`;
  await admin.call('POST', '/api/wiki/pages', { space: space.id, parent: null, title });

  const leading = new OnboardingPage(await people.open('admin', '/onboarding'));
  await leading.begin(colleague.name);
  // It begins with what the city's template says; here only what follows counts.
  await expect(leading.item('Unterweisung zum Brandschutz')).toBeVisible();
  const plan = new URL(leading.page.url()).pathname.split('/').at(-1);
  await admin.call('PATCH', `/api/onboarding/plans/${plan}`, { revision: 1, items: [] });
  await expect(leading.page.getByText('Noch keine Punkte')).toBeVisible();
  await leading.add('Etwas tun', { words: 'Dienstausweis holen' });
  await leading.add('Einem Raum oder Bereich beitreten', { object: space.name });
  await leading.add('Eine Seite lesen', { object: title });
  await leading.add('Etwas tun', { words: 'Rundgang' });
  await leading.remove('Rundgang');
  await expect(leading.item('Rundgang')).toHaveCount(0);
  await leading.undo('„Rundgang“ entfernt');
  await expect(leading.item('Rundgang')).toHaveCount(1);
  await expect(leading.page.getByText('Was erledigt ist, sehen Sie hier, sobald')).toBeVisible();

  const page = await people.open(session, '/', phone);
  const mine = new OnboardingPage(page);
  await expect(page.getByRole('heading', { name: 'Ihre ersten Wochen' })).toBeVisible();
  await mine.tick('Dienstausweis holen');
  await expect(mine.item('Dienstausweis holen')).toHaveCount(0);
  await page.getByRole('link', { name: 'Alles ansehen' }).click();
  await expect(mine.box('Dienstausweis holen')).toBeChecked();

  // What the product knows is ticked off by itself.
  await session.call('POST', `/api/spaces/${space.id}/join`, {});
  await expect(mine.box(space.name)).toBeChecked();
  await mine.item(title).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.goBack();
  await expect(mine.box(title)).toBeChecked();
  await expect(leading.page.getByText(/von 4 erledigt/)).toHaveCount(0);

  await untilKept(page);
  await page.context().setOffline(true);
  await page.close();
  const cold = await page.context().newPage();
  await cold.goto('/onboarding');
  const offline = new OnboardingPage(cold);
  await offline.tick('Rundgang');
  await expect(offline.box('Rundgang')).toBeChecked();
  await cold.context().setOffline(false);
  const done = async () =>
    (await session.call<{ plan: { items: { isDone: boolean }[] } }>('GET', '/api/onboarding/own')).plan.items.every(
      ({ isDone }) => isDone,
    );
  await expect.poll(done, { timeout: 60_000 }).toBe(true);
  await expect(cold.getByText('Alles erledigt. Schön, dass Sie da sind.')).toBeVisible();

  await cold.locator('label').filter({ hasText: 'Meiner Leitung zeigen' }).click();
  await expect(offline.share).toBeChecked();
  await expect(leading.page.getByText(/4 von 4 erledigt/)).toBeVisible();
  const inbox = new Inbox(await people.open('admin', '/inbox'));
  await expect(inbox.about(`${colleague.name} hat alles aus der Einarbeitung erledigt.`)).toBeVisible();
});
