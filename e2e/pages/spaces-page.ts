import { expect, type Page } from '@playwright/test';

/** Spaces, in German: the list, the dialogues, and the space that is open. */
export class SpacesPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog() {
    return this.page.getByRole('dialog');
  }

  get members() {
    return this.page.getByRole('grid', { name: 'Mitglieder' }).getByRole('row');
  }

  get requests() {
    return this.page.getByRole('grid', { name: 'Anfragen' }).getByRole('row');
  }

  message(text: string | RegExp) {
    return this.page.getByRole('alertdialog').filter({ hasText: text });
  }

  async create(name: string, visibility: 'Offen' | 'Auf Anfrage' | 'Verborgen'): Promise<void> {
    await this.page.getByRole('button', { name: 'Bereich anlegen' }).first().click();
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.dialog.locator('label', { hasText: visibility }).click();
    await this.dialog.getByRole('button', { name: 'Bereich anlegen' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** Types the name in the open dialogue, with a slip as people make them, and takes who is offered. */
  async pickPerson(field: string, typed: string, name: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: field }).pressSequentially(typed);
    await this.page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .click();
  }

  async openTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  async choose(action: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Weitere Aktionen' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
