import { expect, type Page } from '@playwright/test';
import { type Language, words } from './words.ts';

const texts = {
  de: { search: 'Personen suchen', filter: /^Filter/, activeFilters: 'Aktive Filter', back: 'Alle Personen' },
  en: { search: 'Search people', filter: /^Filter/, activeFilters: 'Active filters', back: 'All people' },
} as const;

/** Everybody, found as one types, with filters; and the person that was opened. */
export class PeoplePage {
  readonly page: Page;
  readonly texts: (typeof texts)[Language];
  readonly #list: string;

  constructor(page: Page, language: Language = 'de') {
    this.page = page;
    this.texts = texts[language];
    this.#list = words[language].people;
  }

  get search() {
    return this.page.getByRole('searchbox', { name: this.texts.search });
  }

  get list() {
    return this.page.getByRole('listbox', { name: this.#list, exact: true });
  }

  get rows() {
    return this.list.getByRole('option');
  }

  get filterButton() {
    return this.page.getByRole('button', { name: this.texts.filter });
  }

  /** What the search has marked in the rows in sight. */
  get marks() {
    return this.rows.locator('mark');
  }

  /** The name of the person that is open. */
  name(name: string) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** Types, and waits until the list answers: until somebody in it matches. */
  async find(text: string, first: string | RegExp): Promise<void> {
    await this.search.fill(text);
    await expect(this.rows.first()).toContainText(first);
  }
}
