import { expect, test } from '../../fixtures/index.ts';
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

  await inbox.choose(notification, 'Morgen früh');
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
