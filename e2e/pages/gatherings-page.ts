import type { Locator, Page } from '@playwright/test';
import { typeDay } from './date-field.ts';

/** Gatherings, in German: the list, one of them, the form. */
export class GatheringsPage {
  readonly page: Page;
  readonly main: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.dialog = page.getByRole('dialog');
  }

  /** Its line in the list. */
  row(title: string): Locator {
    return this.main.getByRole('listitem').filter({ hasText: title });
  }

  async open(title: string): Promise<void> {
    await this.row(title).getByRole('link').click();
    await this.main.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  /** Where one stands, as it is read out. */
  get standing(): Locator {
    return this.main.getByRole('status').filter({ hasText: /nmeldung|angemeldet|Warteliste/ });
  }

  /** A draft for everybody, with so many places. */
  async create({ title, day, places }: { title: string; day: Date; places: number }): Promise<void> {
    await this.main.getByRole('link', { name: 'Veranstaltung anlegen' }).first().click();
    await this.main.getByRole('textbox', { name: 'Titel' }).fill(title);
    await typeDay(this.main.getByRole('group', { name: 'Beginn', exact: true }), day);
    await this.main.getByLabel('Uhrzeit des Beginns').fill('14:00');
    await this.main.getByLabel('Uhrzeit des Endes').fill('16:00');
    await this.main.getByRole('textbox', { name: 'Ort' }).fill('Aula');
    await this.main
      .locator('label')
      .filter({ hasText: /^Alle$/ })
      .click();
    await this.main.getByRole('textbox', { name: 'Plätze' }).fill(String(places));
    await this.button('Entwurf speichern').click();
    await this.main.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  async announce(): Promise<void> {
    await this.button('Ankündigen').click();
    await this.dialog.getByRole('button', { name: 'Ankündigen' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async choose(action: string): Promise<void> {
    await this.button('Weitere Aktionen').click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  async cancel(reason: string): Promise<void> {
    await this.choose('Absagen');
    await this.dialog.getByRole('textbox', { name: 'Warum' }).fill(reason);
    await this.dialog.getByRole('button', { name: 'Absagen' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
