import { readFile } from 'node:fs/promises';
import { expect, test } from '../../fixtures/index.ts';
import { uniqueWord } from '../../fixtures/people.ts';
import { ownDevice, untilKept } from '../../pages/device.ts';
import { GatheringsPage } from '../../pages/gatherings-page.ts';
import { Inbox } from '../../pages/inbox.ts';

test.describe.configure({ timeout: 120_000 });

const phone = { ...ownDevice, viewport: { width: 360, height: 740 }, hasTouch: true };

test('one place and two who want it, on phones: a waiting list, moving up, signing up without a network, cancelling, the calendar', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const title = uniqueWord('Vortrag ');
  const organising = new GatheringsPage(await people.open('editor', '/gatherings'));
  await organising.create({ title, day: new Date(Date.now() + 10 * 86_400_000), places: 1 });
  await expect(organising.main.getByText('Das ist ein Entwurf.')).toBeVisible();

  const [anna, bert] = [await people.colleague(), await people.colleague()];
  const annas = await people.newSession(anna.login, anna.password);
  const first = new GatheringsPage(await people.open(annas, '/gatherings', phone));
  await expect(first.main.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(first.row(title)).toHaveCount(0);
  await organising.announce();
  await first.open(title);
  await first.button('Anmelden').click();
  await expect(first.standing).toContainText('Sie sind angemeldet.');

  const second = new GatheringsPage(
    await people.open(await people.newSession(bert.login, bert.password), '/gatherings', phone),
  );
  await expect(second.row(title)).toContainText('Ausgebucht');
  await second.open(title);
  await second.button('Auf die Warteliste').click();
  await expect(second.standing).toContainText('Sie stehen auf der Warteliste, Platz 1.');

  // Whoever leaves makes room, and the other sees it without doing anything.
  await first.button('Abmelden').click();
  await expect(second.standing).toContainText('Sie sind angemeldet.');
  const inbox = new Inbox(await people.open(await people.newSession(bert.login, bert.password), '/inbox'));
  await expect(inbox.about('Sie sind nachgerückt und haben jetzt einen Platz')).toBeVisible();

  // In the tunnel nobody can know whether there is a place.
  await untilKept(first.page);
  await first.page.context().setOffline(true);
  await first.button('Auf die Warteliste').click();
  await expect(first.standing).toContainText('Ihre Anmeldung liegt auf diesem Gerät.');
  await first.page.reload();
  await expect(first.standing).toContainText('Ihre Anmeldung liegt auf diesem Gerät.');
  await first.page.context().setOffline(false);
  await expect(first.standing).toContainText('Sie stehen auf der Warteliste, Platz 1.', { timeout: 60_000 });

  await organising.main.getByRole('link', { name: 'Teilnehmende' }).click();
  await expect(organising.main.getByRole('region', { name: 'Haben einen Platz' })).toContainText(bert.name);
  await expect(organising.main.getByRole('region', { name: 'Warteliste' })).toContainText(anna.name);
  await organising.page.goBack();

  const downloading = second.page.waitForEvent('download');
  await second.button('In den Kalender').click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe(`${title}.ics`);
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain(`SUMMARY:${title}\r\n`);
  expect(text).toContain('STATUS:CONFIRMED\r\n');

  await organising.cancel('Der Saal ist gesperrt');
  await expect(second.main.getByText('Der Saal ist gesperrt')).toBeVisible();
  await expect(first.main.getByText('Der Saal ist gesperrt')).toBeVisible();
  await expect(inbox.about(/^.*Abgesagt: /).filter({ hasText: title })).toBeVisible();
});
