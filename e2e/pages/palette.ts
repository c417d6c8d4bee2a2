import { expect, type Page } from '@playwright/test';
import { type Language, words } from './words.ts';

/** The one search box over everything, opened by Ctrl+K. */
export class Palette {
  readonly page: Page;
  readonly #words: (typeof words)[Language];

  constructor(page: Page, language: Language = 'de') {
    this.page = page;
    this.#words = words[language];
  }

  get dialog() {
    return this.page.getByRole('dialog', { name: this.#words.search });
  }

  get input() {
    return this.dialog.getByRole('combobox', { name: this.#words.search });
  }

  get options() {
    return this.dialog.getByRole('listbox', { name: this.#words.searchResults }).getByRole('option');
  }

  option(name: string | RegExp) {
    return this.options.filter({ hasText: name });
  }

  get chosen() {
    return this.dialog.getByRole('option', { selected: true });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.input).toBeFocused();
  }

  /** Types like a person: every key is a question of its own. */
  async type(text: string): Promise<void> {
    await this.input.pressSequentially(text);
  }
}
