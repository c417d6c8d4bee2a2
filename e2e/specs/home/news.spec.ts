import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { Shell } from '../../pages/shell.ts';

test('what others change in a watched page stands on the start page at once, until it is seen', async ({ people }) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'open');
  const made = { space: space.id, parent: null, title: `Anleitung ${space.name}` };
  const { id, revision } = await editor.call<{ id: string; revision: number }>('POST', '/api/wiki/pages', made);
  const { login, password } = await people.colleague();
  const session = await people.newSession(login, password);
  await session.call('POST', `/api/spaces/${space.id}/join`, {});
  await session.call('PUT', `/api/wiki/pages/${id}/watch`, { watch: 'page' });

  const page = await people.open(session, '/');
  const changed = page.getByRole('heading', { name: 'Geänderte Seiten, die Sie beobachten' });
  await expect(page.getByRole('heading', { name: 'Ihre Bereiche' })).toBeVisible();
  await expect(changed).toHaveCount(0);
  await editor.call('PATCH', `/api/wiki/pages/${id}`, { revision, title: `Neue Anleitung ${space.name}` });
  const news = page.getByRole('main').getByRole('link', { name: new RegExp(`Neue Anleitung ${space.name}`) });
  await expect(news).toBeVisible();
  await expect(changed).toBeVisible();
  await news.click();
  await page.waitForURL(/\/wiki\/page\//);
  // Seen is what was shown.
  await expect(page.getByRole('heading', { level: 1, name: /^Neue Anleitung/ })).toBeVisible();
  await new Shell(page).place('Start').click();
  await expect(page.getByRole('heading', { name: 'Ihre Bereiche' })).toBeVisible();
  await expect(changed).toHaveCount(0);
});
