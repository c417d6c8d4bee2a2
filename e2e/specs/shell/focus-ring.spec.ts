import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/index.ts';

const lists = [
  { name: 'members of a space', login: 'editor', path: '/spaces/digitalisierung?tab=members' },
  { name: 'requests to join', login: 'editor', path: '/spaces/wohngeldstelle?tab=requests' },
  { name: 'who is away', login: 'editor', path: '/absences?of=everybody' },
  { name: 'the team of a person', login: 'editor', path: '/people/me' },
  { name: 'the people of an office', login: 'editor', path: '/org-units' },
  { name: 'the audit log', login: 'admin', path: '/administration/audit' },
  { name: 'sections of the administration', login: 'admin', path: '/administration' },
  { name: 'the start page', login: 'editor', path: '/' },
] as const;

for (const { name, login, path } of lists) {
  test(`no focus ring is cut off: ${name}`, async ({ people }) => {
    const page = await people.open(login, path);
    await page.getByRole('main').getByRole('heading').first().waitFor();
    await expect(page.locator('.k-breathe')).toHaveCount(0);
    expect(await cutRings(page)).toEqual([]);
  });
}

/** Links and buttons whose ring would begin beyond the edge of something that hides what stands out of it. */
function cutRings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll('main :is(a, button)')) {
      const { outlineOffset, outlineWidth } = getComputedStyle(element);
      const reach = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
      const [first] = element.getClientRects();
      if (!first || first.width === 0) continue;
      for (let box = element.parentElement; box && box.tagName !== 'MAIN'; box = box.parentElement) {
        if (!['hidden', 'clip'].includes(getComputedStyle(box).overflowX)) continue;
        const edge = box.getBoundingClientRect();
        if (first.left - reach < edge.left - 0.5 || first.top - reach < edge.top - 0.5)
          cut.push(`${element.textContent} in ${box.className}`);
      }
    }
    return cut;
  });
}
