import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { ownDevice, untilCopied, untilKept } from '../../pages/device.ts';
import { Palette } from '../../pages/palette.ts';
import { makeList, makeTask } from '../../pages/tasks-page.ts';
import { makePage, WikiPage } from '../../pages/wiki-page.ts';

test.describe.configure({ timeout: 120_000 });

test('rooms, opened pages and one’s own tasks are found without a network, what was never opened is not (D1, D3)', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const editor = await people.session('editor');
  const word = uniqueWord('Zitter');
  const { id: space } = await makeSpace(editor, 'hidden');
  const opened = await makePage(editor, space, `${word} Ablauf`);
  await makePage(editor, space, `${word} Geheim`);
  const list = await makeList(editor, 'Eigenes');
  await makeTask(editor, list, `${word} bestellen`);
  const page = await people.open('editor', `/wiki/page/${opened}`, ownDevice);
  await expect(new WikiPage(page).title).toHaveText(`${word} Ablauf`);
  await untilCopied(page, 'wiki.getPage');
  await page.goto('/tasks');
  await expect(page.getByText(`${word} bestellen`).first()).toBeVisible();
  await untilKept(page);

  await page.context().setOffline(true);
  await page.goto('/');
  await expect(page.getByText('Keine Verbindung')).toBeVisible();
  const palette = new Palette(page);
  await palette.open();
  await palette.type(word);
  await expect(palette.option(`${word} Ablauf`)).toBeVisible();
  await expect(palette.option(`${word} bestellen`)).toBeVisible();
  await expect(palette.options).toHaveCount(2);
  await palette.input.fill('Allgemain');
  await expect(palette.option('Allgemein').first()).toBeVisible();
});
