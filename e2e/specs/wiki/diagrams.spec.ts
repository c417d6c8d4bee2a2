import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { makePage, WikiPage } from '../../pages/wiki-page.ts';

const drawings = (page: Page) => page.getByRole('img', { name: /^Diagramm\./ });

/** Sources that try to run something, or to load something. */
const hostile = [
  'graph TD\n  A["<img src=x onerror=alert(1)>"] --> B["<script>alert(2)</script>"]',
  'graph TD\n  A[Klick] --> B\n  click A "javascript:alert(3)"',
  'graph TD\n  A[Klick] --> B\n  click A call alert(4)',
  '%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\ngraph TD\n  A["<iframe srcdoc=\'<script>parent.alert(5)</script>\'></iframe>"] --> B["<a href=\'javascript:alert(6)\'>x</a>"]',
  '%%{init: {"themeCSS": "@import url(https://elsewhere.example/x.css); * { background: url(https://elsewhere.example/x.png) }"}}%%\ngraph TD\n  A --> B',
  'sequenceDiagram\n  Anna->>Bert: <svg/onload=alert(7)>\n  Note over Anna: <style>@import "https://elsewhere.example/y.css"</style>',
  'classDiagram\n  class A["<img src=https://elsewhere.example/z.png onload=alert(8)>"]\n  link A "javascript:alert(9)"',
];

async function openDiagrams(page: WikiPage, sources: readonly string[]): Promise<void> {
  await page.text.evaluate(
    (text, html) => {
      const clipboard = new DataTransfer();
      clipboard.setData('text/html', html);
      text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
    },
    sources
      .map(
        (source) =>
          `<pre><code class="language-mermaid">${source.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code></pre>`,
      )
      .join('<p>Dazwischen</p>')
      .concat('<p>Danach</p>'),
  );
}

async function aPage(people: Parameters<Parameters<typeof test>[2]>[0]['people'], title: string) {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'hidden');
  const id = await makePage(editor, space.id, title);
  const wiki = new WikiPage(await people.open('editor', `/wiki/page/${id}`));
  await wiki.text.click();
  return { id, wiki };
}

test('a diagram is drawn, its source is a press away, and a mistake in it is told in words', async ({ people }) => {
  test.slow();
  const { id, wiki } = await aPage(people, 'Ablauf');
  const { page } = wiki;
  await openDiagrams(wiki, ['graph TD\n  A[Antrag] --> B[Bescheid]']);
  await wiki.text.press('ControlOrMeta+End');
  await expect(drawings(page)).toHaveCount(1, { timeout: 20_000 });
  const size = await drawings(page).boundingBox();
  expect(size?.height).toBeGreaterThan(50);
  expect(await drawings(page).evaluate((picture) => (picture as HTMLImageElement).naturalWidth)).toBeGreaterThan(50);
  await wiki.expectSaved();

  const source = wiki.text.locator('pre');
  const shownHeight = async () => (await source.boundingBox())?.height ?? 0;
  await expect.poll(shownHeight).toBeLessThan(5);
  await expect(source).toContainText('Antrag');
  await page.getByRole('button', { name: 'Quelle des Diagramms zeigen' }).click();
  await expect.poll(shownHeight).toBeGreaterThan(20);

  await source.click();
  await page.keyboard.press('ControlOrMeta+End');
  await source.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' -->');
  await expect(page.getByText(/^Das Diagramm lässt sich so nicht zeichnen/)).toBeVisible({ timeout: 15_000 });
  await expect(source).toBeVisible();
  for (let count = 0; count < 4; count += 1) await page.keyboard.press('Backspace');
  await expect(page.getByText(/^Das Diagramm lässt sich so nicht zeichnen/)).toBeHidden({ timeout: 15_000 });

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(drawings(page)).toHaveCount(1);
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await expect(wiki.text.locator('img.k-diagram-dark, img.k-diagram-light').filter({ visible: true })).toHaveCount(1);

  const reader = new WikiPage(await people.open('editor', `/wiki/page/${id}`));
  await expect(drawings(reader.page)).toHaveCount(1, { timeout: 20_000 });
});

test('no diagram runs or loads anything, whatever stands in it', async ({ people, kontor, watch }) => {
  test.slow();
  watch.allow(/Content Security Policy directive/, 'what stands in the diagrams is refused by the policy of the frame');
  watch.allow(/elsewhere\.example\/\S+ csp/, 'the same');
  const { wiki } = await aPage(people, 'Feindlich');
  const { page } = wiki;
  const strange: string[] = [];
  page.on('dialog', (dialog) => {
    strange.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  // What the policy refuses is asked for in vain: it never leaves the browser.
  page.context().on('requestfinished', (request) => {
    const url = request.url();
    if (!url.startsWith(kontor.url) && !/^(data|blob):/.test(url)) strange.push(url);
  });
  await openDiagrams(wiki, hostile);
  const answered = async () =>
    (await drawings(page).count()) + (await page.getByText(/^Das Diagramm lässt sich so nicht zeichnen/).count());
  await expect.poll(answered, { timeout: 40_000 }).toBe(hostile.length);
  // Some of them are drawn, so that this test is about drawings.
  expect(await drawings(page).count()).toBeGreaterThan(2);
  // What must not come has nothing that could be waited for.
  await page.waitForTimeout(1_000);
  expect(strange).toEqual([]);
});

test('the page that draws has an origin and a policy of its own, and nobody else may show it', async ({ kontor }) => {
  const answer = await fetch(`${kontor.url}/diagram.html`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain('sandbox allow-scripts');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).not.toContain('unsafe-eval');
});
