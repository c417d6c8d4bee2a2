import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page, one line each: the rule, what is wrong, and where. `rules` are asked for beside the usual ones. */
export async function findBarriers(page: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  // A document that is looked at more than once has axe already, whose half megabyte takes long to read.
  const hasAxe = page.frames().length === 1 && (await page.evaluate(() => 'axe' in window));
  const { violations } = await new AxeBuilder({ page, ...(hasAxe && { axeSource: ';' }) })
    // What a button said while it worked; the library takes it away after seven seconds.
    .exclude('[data-live-announcer]')
    .options({
      runOnly: tags,
      resultTypes: ['violations'],
      rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
    })
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.split('\n')[1]?.trim()}`),
  );
}

/** Everything that has to be scrolled sideways to be read; rows of tabs may (WCAG 1.4.10). */
export async function findSidewaysScrolling(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('body *')];
    return boxes
      .filter((box) => {
        if (box.scrollWidth <= box.clientWidth + 1 || box.clientWidth === 0 || box.matches('[role=tablist]'))
          return false;
        return box === document.documentElement || /auto|scroll/.test(getComputedStyle(box).overflowX);
      })
      .map((box) => `${box.tagName.toLowerCase()}.${box.className} ${box.scrollWidth} > ${box.clientWidth}`);
  });
}
