import { expect, type Locator, type Page } from '@playwright/test';

/** Works a page by keys alone; each stop must show where the focus is. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses Tab (or another key) until `target` has the focus. */
  async reach(target: Locator, key = 'Tab'): Promise<void> {
    for (let pressed = 0; pressed < 40; pressed += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
      await this.expectVisibleFocus();
    }
    throw new Error(`${target} was not reached by pressing ${key} forty times`);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** The focus has an outline, a ring, or a caret: never nothing (WCAG 2.4.7). */
  async expectVisibleFocus(): Promise<void> {
    const invisible = await this.page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return undefined;
      if (focused.matches('input:not([type=checkbox], [type=radio], [type=color]), textarea')) return undefined; // a caret
      const activeId = focused.getAttribute('aria-activedescendant');
      const shown = [focused, focused.parentElement, activeId === null ? null : document.getElementById(activeId)];
      const isMarked = shown.some((element) => {
        if (!element) return false;
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
        const hasOutline =
          outlineStyle !== 'none' && outlineWidth !== '0px' && !/, 0\)$|transparent/.test(outlineColor);
        return hasOutline || (boxShadow !== 'none' && element.matches(':focus-visible, :has(:focus-visible)'));
      });
      return isMarked ? undefined : focused.outerHTML.slice(0, 200);
    });
    expect(invisible, 'an element has the focus and does not show it').toBeUndefined();
  }
}
