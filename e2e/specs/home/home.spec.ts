import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { Inbox } from '../../pages/inbox.ts';
import { Shell } from '../../pages/shell.ts';

test('the start page tells a new person what to do first, until they send the hints away, on every device', async ({
  people,
}) => {
  const { login, password } = await people.colleague();
  const session = await people.newSession(login, password);
  const page = await people.open(session);
  const steps = page.getByRole('heading', { name: 'Ihr Einstieg' });
  await expect(steps).toBeVisible();
  await expect(page.getByRole('link', { name: 'Einem Bereich beitreten' })).toBeVisible();
  await makeSpace(session, 'open');
  await expect(page.getByRole('link', { name: 'Einem Bereich beitreten erledigt' })).toBeVisible();

  await page.getByRole('button', { name: 'Hinweise ausblenden' }).click();
  await expect(steps).toBeHidden();
  await new Inbox(page).undo('Hinweise ausgeblendet');
  await expect(steps).toBeVisible();
  await page.getByRole('button', { name: 'Hinweise ausblenden' }).click();
  await expect(steps).toBeHidden();
  const elsewhere = await people.open(session);
  await expect(elsewhere.getByRole('heading', { name: 'Ihre Bereiche' })).toBeVisible();
  await expect(elsewhere.getByRole('heading', { name: 'Ihr Einstieg' })).toHaveCount(0);
});

test('what was opened last stands on the start page of this device, and can be cleared', async ({ people }) => {
  const editor = await people.session('editor');
  const page = await people.open('editor', '/spaces/digitalisierung');
  await expect(page.getByRole('heading', { level: 1, name: 'Digitalisierung' })).toBeVisible();
  await page.goto(`/people/${editor.person.id}`);
  await expect(page.getByRole('heading', { level: 1, name: editor.person.name })).toBeVisible();
  await new Shell(page).place('Start').click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Zuletzt geöffnet' })).toBeVisible();
  await expect(main.getByRole('link', { name: new RegExp(`^${editor.person.name}`) })).toBeVisible();
  await main.getByRole('button', { name: 'Liste leeren' }).click();
  await expect(main.getByRole('heading', { name: 'Zuletzt geöffnet' })).toBeHidden();
  await page.reload();
  await expect(main.getByRole('heading', { name: 'Ihre Bereiche' })).toBeVisible();
  await expect(main.getByRole('heading', { name: 'Zuletzt geöffnet' })).toHaveCount(0);
});

test('the own spaces are put in order by keyboard, in the account, and put back', async ({ people }) => {
  const { login, password } = await people.colleague();
  const session = await people.newSession(login, password);
  const spaces = [await makeSpace(session, 'open'), await makeSpace(session, 'open')].map(({ name }) => name).sort();
  const [first = '', second = ''] = spaces;
  const page = await people.open(session);
  const elsewhere = await people.open(session);
  const names = (from: typeof page) =>
    new Shell(from).places.getByRole('link').filter({ hasText: new RegExp(`${first}|${second}`) });
  await expect(names(page)).toHaveText([new RegExp(first), new RegExp(second)]);

  await page.getByRole('button', { name: 'Meine Bereiche ordnen' }).focus();
  await page.keyboard.press('Enter');
  const handle = page.getByRole('row', { name: first }).getByRole('button');
  await handle.focus();
  await page.keyboard.press('Enter');
  // The drop places are offered one after the other; the last one is behind everything.
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row').filter({ hasText: new RegExp(`${first}|${second}`) })).toHaveText([
    new RegExp(second),
    new RegExp(first),
  ]);
  await page.getByRole('button', { name: 'Fertig' }).click();
  await expect(names(page)).toHaveText([new RegExp(second), new RegExp(first)]);
  await expect(names(elsewhere)).toHaveText([new RegExp(second), new RegExp(first)]);
  await new Inbox(page).undo('Reihenfolge gespeichert');
  await expect(names(page)).toHaveText([new RegExp(first), new RegExp(second)]);
});
