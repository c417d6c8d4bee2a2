import { expect, type Locator, type Page } from '@playwright/test';

/** Service instructions, in German. */
export class InstructionsPage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
  }

  /** In a section of the list. */
  row(section: string, title: string): Locator {
    return this.page.getByRole('region', { name: section }).getByRole('row', { name: title });
  }

  get confirmation(): Locator {
    return this.page.getByRole('region', { name: 'Bestätigung', exact: true });
  }

  /** The box itself is beneath what is drawn for it. */
  async confirm(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Bestätigen', exact: true });
    await expect(button).toBeDisabled();
    await this.confirmation.locator('label').filter({ hasText: 'gelesen und verstanden' }).click();
    await button.click();
    await expect(this.confirmation.getByText('Sie haben diese Fassung bestätigt.')).toBeVisible();
  }

  /** From the menu of a page of the wiki to the dialog. */
  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: 'Mehr zu dieser Seite' }).click();
    await this.page.getByRole('menuitem', { name: 'Als Dienstanweisung herausgeben …' }).click();
    await this.dialog.getByRole('textbox', { name: 'Titel' }).waitFor();
  }

  async addressOnly(...units: string[]): Promise<void> {
    await this.dialog.locator('label').filter({ hasText: 'Nur bestimmte' }).click();
    for (const unit of units) {
      await this.dialog.getByRole('combobox').last().pressSequentially(unit);
      await this.page.getByRole('option', { name: unit }).first().click();
    }
  }

  async issue(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Herausgeben', exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
