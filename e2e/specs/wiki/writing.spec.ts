import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { Shell } from '../../pages/shell.ts';
import { breakableDocuments, grant, makePage, WikiPage } from '../../pages/wiki-page.ts';

test('three people write one page, one of them without a connection meanwhile; undo takes back only what is one’s own', async ({
  people,
}) => {
  test.slow();
  const [editor, homeoffice] = [await people.session('editor'), await people.session('homeoffice')];
  const newhire = await people.session('newhire');
  const space = await makeSpace(editor, 'hidden');
  for (const { person } of [homeoffice, newhire]) await grant(editor, space.id, person.id, 'editor');
  const id = await makePage(editor, space.id, 'Protokoll');
  const pages = await Promise.all(
    (['editor', 'homeoffice', 'newhire'] as const).map(async (login) => new WikiPage(await people.open(login, ''))),
  );
  const [one, two, three] = pages as [WikiPage, WikiPage, WikiPage];
  const network = await breakableDocuments(two.page);
  for (const { page } of pages) await page.goto(`/wiki/page/${id}`);

  await one.write('Begonnen. ');
  for (const each of [two, three]) await expect(each.text).toContainText('Begonnen.');
  await expect(
    three.page.getByRole('button', { name: new RegExp(`^Auch hier: .*${editor.person.name}`) }),
  ).toBeVisible();

  await network.cut();
  await expect(two.page.getByText(/^Offline[,.]/)).toBeVisible();
  await two.write('Im Tunnel. ');
  await expect(two.page.getByText('Offline, auf diesem Gerät gespeichert')).toBeVisible();
  await new Shell(two.page).signOut();
  await expect(two.page.getByText('Abmelden löscht diese Änderungen')).toBeVisible();
  await two.page.getByRole('link', { name: 'Protokoll öffnen' }).click();
  await expect(two.text).toContainText('Im Tunnel.');
  await three.write('Am Tisch. ');
  await expect(one.text).toContainText('Am Tisch.');
  await expect(one.text).not.toContainText('Im Tunnel.');

  network.giveBack();
  await two.expectSaved();
  for (const each of pages) await expect(each.text).toContainText('Im Tunnel.');
  const texts = () => Promise.all(pages.map((each) => each.readText()));
  await expect.poll(async () => new Set(await texts()).size).toBe(1);

  await three.text.press('ControlOrMeta+z');
  for (const each of pages) {
    await expect(each.text).not.toContainText('Am Tisch.');
    await expect(each.text).toContainText('Im Tunnel.');
    await expect(each.text).toContainText('Begonnen.');
  }
});

test('who loses a page loses it everywhere, and the open window says so', async ({ people, watch }) => {
  watch.allow(/404/, 'what is narrowed does not exist for others');
  const [editor, homeoffice] = [await people.session('editor'), await people.session('homeoffice')];
  const space = await makeSpace(editor, 'hidden');
  await grant(editor, space.id, homeoffice.person.id, 'editor');
  const kept = await makePage(editor, space.id, 'Aushang');
  const id = await makePage(editor, space.id, 'Umbesetzung');
  const theirs = new WikiPage(await people.open('homeoffice', `/wiki/page/${id}`));
  await expect(theirs.text).toBeVisible();
  await expect(theirs.row('Umbesetzung')).toBeVisible();

  const mine = new WikiPage(await people.open('editor', `/wiki/page/${id}`));
  await mine.choose(/^Wer darf/);
  const dialog = mine.page.getByRole('dialog', { name: 'Wer darf lesen und schreiben' });
  await dialog.getByRole('radiogroup', { name: 'Lesen' }).getByText('Nur ausgewählte').click();
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(dialog).toBeHidden();

  await expect(theirs.page.getByRole('heading', { name: 'Nicht gefunden' })).toBeVisible();
  await expect(theirs.text).toHaveCount(0);
  await theirs.page.goto(`/wiki/page/${kept}`);
  await expect(theirs.row('Aushang')).toBeVisible();
  await expect(theirs.row('Umbesetzung')).toHaveCount(0);
});
