import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { makePage, WikiPage } from '../../pages/wiki-page.ts';

test('the tree is walked and rearranged by keyboard alone', async ({ people }) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'hidden');
  const first = await makePage(editor, space.id, 'Anträge');
  await makePage(editor, space.id, 'Fristen', first);
  await makePage(editor, space.id, 'Vorlagen');
  const wiki = new WikiPage(await people.open('editor', `/wiki/space/${space.slug}`));
  const { page } = wiki;
  await expect(wiki.row('Fristen')).toHaveCount(0);
  await wiki.row('Anträge').focus();
  await page.keyboard.press('ArrowRight');
  await expect(wiki.row('Fristen')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(wiki.row('Fristen')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/wiki\/page\//);
  await expect(wiki.title).toHaveValue('Fristen');

  // "Vorlagen" goes before "Anträge" through its grip.
  await wiki.row('Fristen').focus();
  await page.keyboard.press('ArrowDown');
  await expect(wiki.row('Vorlagen')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: '„Vorlagen“ verschieben' })).toBeFocused();
  await page.keyboard.press('Enter');
  // The places where it may go are there a moment later.
  await expect(page.getByRole('button', { name: '„Vorlagen“ verschieben' })).not.toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: /^Vor Anträge/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(wiki.row('Vorlagen')).toHaveAttribute('aria-posinset', '1');
  await page.reload();
  await expect(wiki.row('Vorlagen')).toHaveAttribute('aria-posinset', '1');
});

test('a page is begun, named, put into the trash and taken out again', async ({ people }) => {
  const space = await makeSpace(await people.session('editor'), 'hidden');
  const wiki = new WikiPage(await people.open('editor', `/wiki/space/${space.slug}`));
  const { page } = wiki;
  await page.getByRole('button', { name: 'Neue Seite' }).click();
  await expect(wiki.title).toBeFocused();
  await page.keyboard.type('Sitzungsplan');
  await page.keyboard.press('Enter');
  await expect(wiki.text).toBeFocused();
  await page.keyboard.type('Montags um neun');
  await wiki.expectSaved();
  await expect(wiki.row('Sitzungsplan')).toBeVisible();

  await wiki.choose('In den Papierkorb');
  await expect(page.getByText('Diese Seite liegt im Papierkorb.')).toBeVisible();
  await expect(wiki.row('Sitzungsplan')).toHaveCount(0);
  await page.getByRole('link', { name: 'Papierkorb' }).click();
  const trash = page.getByRole('grid', { name: 'Papierkorb' });
  await trash.getByRole('button', { name: 'Zurückholen' }).click();
  await wiki.row('Sitzungsplan').click();
  await expect(wiki.text).toContainText('Montags um neun');
});
