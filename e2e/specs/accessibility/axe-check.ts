import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe asks of the page itself, which is out of reach while something modal is open. */
const pageRules = ['landmark-one-main', 'page-has-heading-one'];

/** What axe finds on a page, one line each: the rule, what is wrong, and where. `rules` are asked for beside the usual ones. */
export async function findBarriers(
  page: Page,
  rules: readonly string[] = [],
  /** A selector: only what is in it, where the rest is what other tests left there. */
  within = ':root',
): Promise<readonly string[]> {
  // A document that is looked at more than once has axe already, whose half megabyte takes long to read.
  const hasAxe = page.frames().length === 1 && (await page.evaluate(() => 'axe' in window));
  const isBehind = await isPageBehindDialog(page);
  const { violations } = await new AxeBuilder({ page, ...(hasAxe && { axeSource: ';' }) })
    // What a button said while it worked; the library takes it away after seven seconds.
    .exclude('[data-live-announcer]')
    .include(within)
    .options({
      runOnly: tags,
      resultTypes: ['violations'],
      rules: Object.fromEntries([
        ...rules.map((rule) => [rule, { enabled: true }]),
        ...(isBehind ? pageRules : []).map((rule) => [rule, { enabled: false }]),
      ]),
    })
    .setLegacyMode(true)
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.split('\n')[1]?.trim()}`),
  );
  return found.some((line) => pageRules.some((rule) => line.startsWith(rule)))
    ? [...found, `The page after that: ${await outlinePage(page)}`]
    : found;
}

/**
 * Whether the page has its main content and heading, and both are out of reach behind a dialog that is open. Axe guesses
 * that by what lies in front of what in the moment it looks.
 */
function isPageBehindDialog(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      document.querySelector('[inert] main h1, main[inert] h1') !== null &&
      [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].some((dialog) => dialog.checkVisibility()),
  );
}

/** What of a page stands where, for whoever has to find out why its main content was missing. */
function outlinePage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const parts = document.querySelectorAll('main, h1, [inert], [role=dialog], [role=alertdialog]');
    return [location.pathname, ...[...parts].map((part) => part.outerHTML.slice(0, 80))].join(' | ');
  });
}

/** Everything that has to be scrolled sideways to be read; rows of tabs and of tools may (WCAG 1.4.10). */
export async function findSidewaysScrolling(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('body *')];
    return boxes
      .filter((box) => {
        if (box.scrollWidth <= box.clientWidth + 1 || box.clientWidth === 0) return false;
        // Days beside one another are two-dimensional by their meaning (WCAG 1.4.10).
        if (box.matches('[data-along-time]')) return false;
        if (box.matches('[role=tablist]') || box.querySelector(':scope > [role=toolbar]') !== null) return false;
        return box === document.documentElement || /auto|scroll/.test(getComputedStyle(box).overflowX);
      })
      .map((box) => `${box.tagName.toLowerCase()}.${box.className} ${box.scrollWidth} > ${box.clientWidth}`);
  });
}
