import { expect, test } from '../../fixtures/index.ts';
import type { People } from '../../fixtures/people.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { Inbox } from '../../pages/inbox.ts';
import { Shell } from '../../pages/shell.ts';

test('a request to join appears by itself in the inbox of the one who owns the space', async ({ people }) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'on-request');
  const page = await people.open('editor', '/inbox');
  const inbox = new Inbox(page);
  await expect(inbox.about(space.name)).toHaveCount(0);

  const newhire = await people.session('newhire');
  await newhire.call('POST', `/api/spaces/${space.id}/requests`, { note: 'Ich arbeite mit' });
  await expect(inbox.about(space.name)).toContainText('Ungelesen');
  await expect(inbox.about(space.name)).toContainText('Amira Haddad');
  await expect(new Shell(page).place('Eingang')).toContainText(/\d/);
});

test('a notification is read, put off, done, and brought back by undoing', async ({ people }) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'on-request');
  const newhire = await people.session('newhire');
  await newhire.call('POST', `/api/spaces/${space.id}/requests`, { note: '' });
  const page = await people.open('editor', '/inbox');
  const inbox = new Inbox(page);
  const notification = inbox.about(space.name);

  await inbox.choose(notification, 'Als gelesen markieren');
  await expect(notification).not.toContainText('Ungelesen');

  await inbox.putOff(notification, 'Morgen früh');
  await expect(notification).toHaveCount(0);
  await inbox.openShelf('Später');
  await expect(notification).toHaveCount(1);
  await notification.getByRole('button', { name: 'Zurück in den Eingang' }).click();
  await expect(notification).toHaveCount(0);

  await inbox.openShelf('Aktuell');
  await inbox.markDone(notification);
  await expect(notification).toHaveCount(0);
  await inbox.undo('Mitteilung erledigt');
  await expect(notification).toHaveCount(1);

  await inbox.markDone(notification);
  await inbox.openShelf('Erledigt');
  await expect(notification).toHaveCount(1);
});

test('what is read in one window is read in the other', async ({ people }) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'on-request');
  const newhire = await people.session('newhire');
  await newhire.call('POST', `/api/spaces/${space.id}/requests`, { note: '' });
  const [here, there] = [await people.open('editor', '/inbox'), await people.open('editor', '/inbox')];
  await expect(new Inbox(there).about(space.name)).toContainText('Ungelesen');
  const inbox = new Inbox(here);
  await inbox.choose(inbox.about(space.name), 'Als gelesen markieren');
  await expect(new Inbox(there).about(space.name)).not.toContainText('Ungelesen');
});

/** Somebody new who owns spaces that others want to join: their inbox has as many notifications as askers, each about a space of its own. */
async function aFullInbox(people: People, askers: number) {
  const { login, password } = await people.colleague();
  const owner = await people.newSession(login, password);
  for (let asked = 0; asked < askers; asked += 1) {
    const space = await makeSpace(owner, 'on-request');
    const asker = await people.colleague();
    const session = await people.newSession(asker.login, asker.password);
    await session.call('POST', `/api/spaces/${space.id}/requests`, { note: '' });
  }
  return owner;
}

test('the inbox is worked through by keyboard alone: move, finish, take back, put off', async ({ people }) => {
  const owner = await aFullInbox(people, 3);
  const page = await people.open(owner, '/inbox');
  const inbox = new Inbox(page);
  const rows = inbox.about('Ungelesen');
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole('tabpanel')).toContainText('Heute');

  await page.keyboard.press('j');
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('e');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('z');
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole('alertdialog').filter({ hasText: 'erledigt' })).toHaveCount(0);

  await page.keyboard.press('k');
  await page.keyboard.press('u');
  await expect(rows).toHaveCount(2);
  await page.keyboard.press('s');
  const later = page.getByRole('dialog', { name: 'Wann wieder erinnern?' });
  await expect(later.getByRole('button', { name: 'In drei Stunden' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(later).toBeHidden();
  await inbox.openShelf('Später');
  await expect(inbox.about(/möchte/)).toHaveCount(1);
});

test('several notifications are chosen and done at once, and all come back as they were', async ({ people }) => {
  const owner = await aFullInbox(people, 3);
  const page = await people.open(owner, '/inbox');
  const inbox = new Inbox(page);
  const rows = inbox.about(/möchte/);
  await expect(rows).toHaveCount(3);
  await inbox.choose(rows.nth(0), 'Als gelesen markieren');
  await expect(inbox.about('Ungelesen')).toHaveCount(2);

  await rows.nth(0).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await expect(page.getByText('2 ausgewählt')).toBeVisible();
  await page
    .getByRole('toolbar', { name: 'Aktionen für die Auswahl' })
    .getByRole('button', { name: 'Erledigen' })
    .click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByText('2 ausgewählt')).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Aktuell' })).toContainText('1');
  await inbox.undo('2 Mitteilungen erledigt');
  await expect(rows).toHaveCount(3);
  await expect(inbox.about('Ungelesen')).toHaveCount(2);
});

test('letters of the inbox do not get in the way of shortcuts, nor of a menu', async ({ people }) => {
  const owner = await aFullInbox(people, 1);
  const page = await people.open(owner, '/inbox');
  const inbox = new Inbox(page);
  const row = inbox.about(/möchte/);
  await row.focus();
  await row.getByRole('button', { name: 'Weitere Aktionen' }).click();
  await page.keyboard.press('e');
  await page.keyboard.press('Escape');
  await expect(row).toHaveCount(1);
  await row.focus();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page).toHaveURL(/\/settings/);
  await page.goBack();
  await expect(row).toHaveCount(1);
});

test('a full shelf says that there is more, and shows it', async ({ people }) => {
  const page = await people.open('newhire', '/');
  const entry = (number: number) => ({
    id: `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    kind: 'spaces.invited',
    ref: `spaces/space/01990000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    card: null,
    space: null,
    text: { de: `Meldung ${number}.`, en: `Notice ${number}.` },
    state: 'done',
    laterUntil: null,
    createdAt: new Date(Date.now() - number * 60_000).toISOString(),
    standsInFor: [],
    dealtBy: null,
  });
  await page.route(/\/api\/notifications\?show=done/, (route) => {
    const count = route.request().url().includes('limit=100') ? 60 : 50;
    return route.fulfill({ json: { notifications: Array.from({ length: count }, (_, at) => entry(at)), unread: 0 } });
  });
  await page.goto('/inbox?show=done');
  const inbox = new Inbox(page);
  await expect(inbox.about('Meldung 49.')).toHaveCount(1);
  await expect(inbox.about('Meldung 59.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Ältere laden' }).click();
  await expect(inbox.about('Meldung 59.')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Ältere laden' })).toHaveCount(0);
});
