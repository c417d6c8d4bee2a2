import { expect, test } from '../../fixtures/index.ts';
import type { People } from '../../fixtures/people.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { Inbox } from '../../pages/inbox.ts';

/** Somebody new who owns two spaces: three people want to join the first, one the second. */
async function aBusyOwner(people: People) {
  const { login, password } = await people.colleague();
  const owner = await people.newSession(login, password);
  const [busy, calm] = [await makeSpace(owner, 'on-request'), await makeSpace(owner, 'on-request')];
  for (const space of [busy, busy, busy, calm]) {
    const asker = await people.colleague();
    const session = await people.newSession(asker.login, asker.password);
    await session.call('POST', `/api/spaces/${space.id}/requests`, { note: '' });
  }
  return { owner, busy, calm };
}

test('what is about one object is one line, which unfolds, and is worked through as one', async ({ people }) => {
  const { owner, busy } = await aBusyOwner(people);
  const page = await people.open(owner, '/inbox');
  const inbox = new Inbox(page);
  const lines = inbox.about(/möchte/);
  const fold = inbox.about(busy.name);
  await expect(lines).toHaveCount(2);
  await expect(fold).toContainText('3 Mitteilungen');
  await fold.getByRole('button', { name: '3 Mitteilungen zeigen' }).click();
  await expect(lines).toHaveCount(5);
  await fold.focus();
  await page.keyboard.press('o');
  await expect(lines).toHaveCount(2);
  await fold.focus();
  await page.keyboard.press('e');
  await expect(lines).toHaveCount(1);
  await inbox.undo('3 Mitteilungen erledigt');
  await expect(inbox.about(busy.name)).toContainText('3 Mitteilungen');
});

test('the inbox is shown by space and by kind, and all of it is chosen at once', async ({ people }) => {
  const { owner, busy, calm } = await aBusyOwner(people);
  const page = await people.open(owner, '/inbox');
  const inbox = new Inbox(page);
  const lines = inbox.about(/möchte/);
  await page
    .getByRole('main')
    .getByRole('button', { name: /Bereich$/ })
    .click();
  await page.getByRole('option', { name: calm.name }).click();
  await expect(lines).toHaveCount(1);
  await expect(inbox.about(busy.name)).toHaveCount(0);
  await page.getByRole('main').getByRole('button', { name: /Art$/ }).click();
  await page.getByRole('option', { name: 'Jemand schreibt Ihnen direkt' }).click();
  await expect(page.getByText('Nichts davon')).toBeVisible();
  await page.getByRole('button', { name: 'Alles zeigen' }).click();
  await page.getByRole('button', { name: 'Alle auswählen' }).click();
  await expect(page.getByText('4 ausgewählt')).toBeVisible();
});
