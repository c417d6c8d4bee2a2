import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { blockWebsockets, grant, makePage, WikiPage } from '../../pages/wiki-page.ts';

test('with all websockets refused two people write one page, comment, and see what the other does', async ({
  people,
}) => {
  test.slow();
  const [editor, homeoffice] = [await people.session('editor'), await people.session('homeoffice')];
  const space = await makeSpace(editor, 'hidden');
  await grant(editor, space.id, homeoffice.person.id, 'editor');
  const id = await makePage(editor, space.id, 'Ohne Websocket');
  const [mine, theirs] = [
    new WikiPage(await people.open('editor', '')),
    new WikiPage(await people.open('homeoffice', '')),
  ];
  const requests: string[] = [];
  mine.page.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
  for (const { page } of [mine, theirs]) {
    await blockWebsockets(page);
    await page.goto(`/wiki/page/${id}`);
  }

  await mine.write('Der Antrag ist unverzüglich zu stellen.');
  await mine.expectSaved();
  await expect(theirs.text).toContainText('Der Antrag ist unverzüglich zu stellen.');
  await theirs.write(' Binnen drei Tagen.');
  await theirs.expectSaved();
  await expect(mine.text).toContainText('Binnen drei Tagen.');
  await expect(
    mine.page.getByRole('button', { name: new RegExp(`^Auch hier: .*${homeoffice.person.name}`) }),
  ).toBeVisible();
  expect(requests).toContain(`POST /api/collab/wiki/page/${id}`);

  await mine.commentOnLine('Wie schnell ist das?');
  await expect(theirs.page.getByRole('button', { name: '1 offener Kommentar' })).toBeVisible({ timeout: 20_000 });

  // Whoever leaves at once has said what they wrote.
  await theirs.write(' Schluss.');
  await theirs.page.goto('/people');
  await expect(mine.text).toContainText('Schluss.');
  await expect(mine.page.getByRole('button', { name: /^Auch hier:/ })).toHaveCount(0);

  // The second time the window knows, and asks no websocket first.
  requests.length = 0;
  await mine.page.reload();
  await expect(mine.text).toContainText('Schluss.');
  await mine.expectSaved();
});

test('who loses a page loses it within a second, also where no websocket gets through', { tag: '@timed' }, async ({
  people,
  watch,
}) => {
  watch.allow(/404/, 'what is narrowed does not exist for others');
  const [editor, homeoffice] = [await people.session('editor'), await people.session('homeoffice')];
  const space = await makeSpace(editor, 'hidden');
  await grant(editor, space.id, homeoffice.person.id, 'editor');
  const id = await makePage(editor, space.id, 'Umbesetzung');
  const theirs = new WikiPage(await people.open('homeoffice', ''));
  await blockWebsockets(theirs.page);
  await theirs.page.goto(`/wiki/page/${id}`);
  await theirs.write('Noch da.');
  await theirs.expectSaved();
  const { grants } = await editor.call<{ grants: { id: string; subject: { id: string } }[] }>(
    'GET',
    `/api/spaces/${space.id}/grants`,
  );
  const given = grants.find(({ subject }) => subject.id === homeoffice.person.id);
  await editor.call('DELETE', `/api/spaces/${space.id}/grants/${given?.id}`);
  await expect(theirs.text).toHaveCount(0, { timeout: 1_500 });
});
