import type { Locator, Page } from '@playwright/test';

/** Ideas and thanks, in German. */
export class IdeasPage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
  }

  /** The row of an idea in a list. */
  row(title: string): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ hasText: title });
  }

  vote(title: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^Für „${title}“ stimmen`) });
  }

  async submit(title: string, text: string, { anonymous = false } = {}): Promise<void> {
    await this.page.getByRole('textbox', { name: /^Worum geht es/ }).fill(title);
    await this.page.getByRole('textbox', { name: 'Ihre Idee' }).click();
    await this.page.keyboard.type(text);
    if (anonymous) await this.page.locator('label').filter({ hasText: 'Ohne meinen Namen einreichen' }).click();
    await this.page.getByRole('button', { name: 'Einreichen', exact: true }).click();
  }

  async take(step: string, answer: string): Promise<void> {
    await this.page.getByRole('button', { name: step, exact: true }).click();
    await this.dialog.getByRole('textbox').click();
    await this.page.keyboard.type(answer);
    await this.dialog.getByRole('button', { name: step, exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async thank(name: string, text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Danke sagen' }).click();
    await this.dialog.getByRole('combobox', { name: 'Wem danken Sie?' }).pressSequentially(name);
    await this.page.getByRole('option', { name }).first().click();
    await this.dialog.getByRole('textbox', { name: /^Ihr Dank/ }).fill(text);
    await this.dialog.getByText('Selbst auswählen').click();
    await this.dialog.getByRole('button', { name: 'Danke sagen' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
