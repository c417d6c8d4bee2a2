import { join } from 'node:path';
import { test } from '../../fixtures/index.ts';
import { visitScreen } from '../../fixtures/screen-visit.ts';
import { screens } from '../../pages/screens.ts';

/** `npm run e2e -- --grep @screens` writes a picture of every screen in three widths and both themes. */
const folder = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
const viewports = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

test.describe.configure({ mode: 'parallel' });

for (const screen of screens) {
  test(`pictures of ${screen.name} @screens`, async ({ people, watch }) => {
    const visit = await visitScreen(screen, people, watch);
    for (const viewport of viewports) {
      for (const theme of ['light', 'dark'] as const) {
        await visit.show('de', theme, viewport);
        await visit.page.screenshot({ path: join(folder, `${screen.name}-${viewport.width}-${theme}.png`) });
      }
    }
    await visit.leave();
  });
}
