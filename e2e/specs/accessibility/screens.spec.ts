import { expect, test } from '../../fixtures/index.ts';
import { visitScreen } from '../../fixtures/screen-visit.ts';
import { screens } from '../../pages/screens.ts';
import { findBarriers, findSidewaysScrolling } from './axe-check.ts';

const wide = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };
/** A screen of 1280 pixels at 200 %, and at 400 % (WCAG 1.4.4, 1.4.10). */
const zoomed = [640, 320];

/** Each language and theme is seen wide once and narrow once. */
const allLooks = [
  { language: 'de', theme: 'light', viewport: phone },
  { language: 'en', theme: 'dark', viewport: wide },
  { language: 'de', theme: 'dark', viewport: wide },
  { language: 'en', theme: 'light', viewport: phone },
] as const;

/** Two of them show both languages, themes and widths; `npm run bench -- long` takes all. */
const looks = process.env.KONTOR_E2E_LOOKS === 'all' ? allLooks : allLooks.slice(0, 2);

test.describe.configure({ mode: 'parallel' });

for (const screen of screens) {
  test(`${screen.name} has no barriers in any language or theme, and never scrolls sideways`, async ({
    people,
    watch,
  }) => {
    const visit = await visitScreen(screen, people, watch);
    try {
      for (const { language, theme, viewport } of looks) {
        await visit.show(language, theme, viewport);
        const seen = `${language}, ${theme}, ${viewport.width} px`;
        expect.soft(await findBarriers(visit.page), `barriers in ${seen}`).toEqual([]);
        expect.soft(await findSidewaysScrolling(visit.page), `sideways scrolling in ${seen}`).toEqual([]);
      }
      for (const width of zoomed) {
        await visit.page.setViewportSize({ width, height: 640 });
        // What floats above the page takes a moment to find its place, or goes.
        await expect
          .poll(() => findSidewaysScrolling(visit.page), { message: `sideways scrolling at ${width} px` })
          .toEqual([]);
      }
    } finally {
      await visit.leave();
    }
  });
}
