import type { BrowserContext, Page } from '@playwright/test';
import { useCookies } from '../../fixtures/cookies.ts';
import { expect, test } from '../../fixtures/index.ts';
import { startKontor } from '../../fixtures/kontor-server.ts';
import { randomOf } from '../../fixtures/random.ts';
import { demoPassword, signInByCall } from '../../fixtures/session.ts';
import { typeDay } from '../../pages/date-field.ts';
import { countKept, ownDevice, passPatience } from '../../pages/device.ts';

/** `KONTOR_OUTBOX_STEPS=60 npm run e2e -- specs/offline/outbox-faults` lives through more of it. */
const steps = Number(process.env.KONTOR_OUTBOX_STEPS ?? 8);

test.describe.configure({ timeout: 60_000 + steps * 20_000 });

test('entries arrive once, in order, over offline spells, reloads, two windows, new sign-ins and kill -9', {
  tag: '@long',
}, async ({ browser }) => {
  const kontor = await startKontor({ demo: true });
  const seed = Number(process.env.KONTOR_OUTBOX_SEED ?? Date.now() % 1_000_000);
  test.info().annotations.push({ type: 'seed', description: String(seed) });
  const random = randomOf(seed);
  const lived = { entries: 0, offline: 0, reloads: 0, kills: 0, signIns: 0 };
  const context = await browser.newContext({ baseURL: kontor.url, ...ownDevice });
  await context.clock.install();
  try {
    let session = await signInByCall(kontor.url, 'newhire', demoPassword);
    await useCookies(context, kontor.url, session.cookie);
    const windows = [await openAbsences(context), await openAbsences(context)];
    const entered: string[] = [];
    for (let step = 0; step < steps; step += 1) {
      const page = windows[Math.floor(random() * 2)] ?? windows[0];
      const fault = Math.floor(random() * 6);
      const isOffline = fault <= 2;
      if (isOffline) {
        lived.offline += 1;
        await context.setOffline(true);
      }
      const note = `Nummer ${step}`;
      await enterAbsence(page as Page, new Date(Date.now() + (20 + step * 3) * 86_400_000), note); // there are two windows
      entered.push(note);
      lived.entries += 1;
      if (fault === 1 || fault === 3) {
        lived.reloads += 1;
        await page?.reload();
      }
      if (fault === 2 || fault === 4) {
        lived.kills += 1;
        await kontor.killAndRestart();
      }
      if (fault === 5) {
        lived.signIns += 1;
        // The session runs out, and the person signs in again.
        session = await signInByCall(kontor.url, 'newhire', demoPassword);
        await useCookies(context, kontor.url, session.cookie);
      }
      if (isOffline && random() < 0.7) await context.setOffline(false);
    }
    await context.setOffline(false);
    const [first] = windows;
    await expect.poll(async () => first && countKept(first, 'outbox'), { timeout: 90_000, intervals: [1_000] }).toBe(0);
    test.info().annotations.push({ type: 'lived through', description: JSON.stringify(lived) });
    const { absences } = await session.call<{ absences: { note: string }[] }>('GET', '/api/absences');
    expect(
      absences.map(({ note }) => note),
      `with KONTOR_OUTBOX_SEED=${seed}`,
    ).toEqual(entered);
  } finally {
    await context.close();
    await kontor.stop();
  }
});

async function openAbsences(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/settings/absences');
  await page.getByRole('main').waitFor();
  await passPatience(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  return page;
}

async function enterAbsence(page: Page, day: Date, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Abwesenheit eintragen' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Abwesenheit eintragen' });
  await typeDay(dialog.getByRole('group', { name: 'Letzter Tag' }), day);
  await typeDay(dialog.getByRole('group', { name: 'Erster Tag' }), day);
  await dialog.getByRole('textbox', { name: 'Hinweis für Ihre Einheit' }).fill(note);
  await dialog.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  await expect(dialog).toBeHidden({ timeout: 15_000 });
}
