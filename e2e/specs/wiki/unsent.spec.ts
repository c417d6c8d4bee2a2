import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { breakableDocuments, makePage, WikiPage } from '../../pages/wiki-page.ts';

test('what was written in a tunnel reaches the others once Kontor is open again, though nobody opens the page', async ({
  people,
}) => {
  test.slow();
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'hidden');
  const id = await makePage(editor, space.id, 'Fahrt');
  const wiki = new WikiPage(await people.open('editor', ''));
  const network = await breakableDocuments(wiki.page);
  await wiki.page.goto(`/wiki/page/${id}`);
  await wiki.write('Begonnen. ');
  await wiki.expectSaved();
  await network.cut();
  await expect(wiki.page.getByText(/^Offline[,.]/)).toBeVisible();
  await wiki.write('Im Tunnel. ');
  await expect(wiki.page.getByText('Offline, auf diesem Gerät gespeichert')).toBeVisible();
  const context = wiki.page.context();
  await wiki.page.close();
  network.giveBack();

  const next = await context.newPage();
  await next.goto('/people');
  const readText = async () => (await next.request.get(`/api/wiki/pages/${id}/export?format=markdown`)).text();
  await expect.poll(readText, { intervals: [1_000, 3_000], timeout: 60_000 }).toContain('Im Tunnel.');
  expect(await readText()).toContain('Begonnen.');
});
