import { expect, test } from '../../fixtures/index.ts';

const paper = { width: 720, height: 1000 };

test('on paper stands the content alone, all of it, in black on white', async ({ people }) => {
  const page = await people.open('editor', '/legal/privacy', { viewport: paper, colorScheme: 'dark' });
  await expect(page.getByRole('heading', { name: 'Ihre Rechte' })).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  const content = page.locator('#content');
  expect(await content.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(1);
  expect((await content.boundingBox())?.height).toBeGreaterThan(paper.height);
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
});

test('a list of which only the rows in view exist is printed with all that it has', async ({ people }) => {
  const page = await people.open('editor', '/people', { viewport: paper });
  const rows = page.getByRole('listbox').getByRole('option');
  await expect(rows.first()).toBeVisible();
  const inView = await rows.count();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  expect(await rows.count()).toBeGreaterThan(inView);
  // Two thousand rows are laid out first, which takes its time on a busy machine.
  const [first, second] = await rows.evaluateAll((boxes) =>
    boxes.slice(0, 2).map((box) => box.getBoundingClientRect().toJSON()),
  );
  expect(second?.top).toBeGreaterThanOrEqual((first?.bottom ?? 0) - 1);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect.poll(() => rows.count()).toBeLessThanOrEqual(inView + 16);
});

test('a topic of the help is printed without the page beside it', async ({ people }) => {
  const page = await people.open('editor', '/inbox', { viewport: { width: 1280, height: 800 } });
  await page.keyboard.press('F1');
  await page.getByRole('button', { name: 'Den Eingang abarbeiten' }).click();
  const topic = page.getByRole('heading', { name: 'Den Eingang abarbeiten' });
  await expect(topic).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(topic).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Eingang' })).toBeHidden();
});
