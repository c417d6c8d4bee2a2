import { expect, type Page } from '@playwright/test';
import type { Language } from './words.ts';

/** Whose eyes a screen is seen with; `newcomer` has just got an account and has nothing yet. */
export type Viewer = 'admin' | 'editor' | 'newhire' | 'newcomer' | 'stranger';

/** A screen in one of its states. */
export interface Screen {
  readonly name: string;
  readonly viewer: Viewer;
  /** Address; `PERSON` and `UNIT` stand for ids that a test looks up. */
  readonly path: string;
  /** What leads from the address to the state. */
  readonly reach?: (page: Page, language: Language) => Promise<void>;
  /** Answers of the server that the test makes up, by pattern. */
  readonly answers?: readonly { readonly pattern: RegExp; readonly status: number; readonly body: object }[];
}

/** Looks in a row that must all find the page calm: between code and data that it asks for, nothing is on its way. */
const calmLooks = 4;

/** Waits until nothing is on its way any more: no request, no grey places of what is loading. */
export async function settle(page: Page, pending: ReadonlySet<unknown>): Promise<void> {
  await page.getByRole('main').waitFor();
  let calm = 0;
  await expect
    .poll(
      async () => {
        const isWaiting = await page.evaluate(
          () =>
            !document.querySelector('h1') ||
            document.querySelector('.k-breathe, [data-entering], [data-exiting]') !== null,
        );
        calm = pending.size > 0 || isWaiting ? 0 : calm + 1;
        return calm;
      },
      { intervals: [40] },
    )
    .toBeGreaterThanOrEqual(calmLooks);
}

/** Shows everything in a language: the account's, or before the sign-in the page's own choice. */
export async function speak(page: Page, viewer: Viewer, language: Language): Promise<void> {
  if (viewer === 'stranger') {
    const choice = page.getByRole('button', { name: language === 'de' ? 'Deutsch' : 'English' });
    // A press that comes while the page is still being put together is lost.
    await expect(async () => {
      await choice.click();
      await expect(page.locator('html')).toHaveAttribute('lang', language, { timeout: 2_000 });
    }).toPass();
    return;
  }
  const answer = await page.request.patch('/api/account', { data: { language } });
  expect(answer.ok()).toBe(true);
}
