import type { Page } from '@playwright/test';

/** The page on which all hits of a search are listed. */
export class ResultsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get #main() {
    return this.page.getByRole('main');
  }

  get field() {
    return this.#main.getByRole('searchbox', { name: 'Wonach suchen Sie?' });
  }

  get hits() {
    return this.#main.getByRole('list', { name: 'Treffer' }).getByRole('listitem');
  }

  get types() {
    return this.#main.getByRole('group', { name: 'Art der Treffer' });
  }

  get filters() {
    return this.#main.getByRole('grid', { name: 'Gewählte Filter' }).getByRole('row');
  }
}
