import type { Locator, Page } from '@playwright/test';
import { Inbox } from './inbox.ts';

/** Lists for the first weeks, in German: the own one, and those of people whom one leads. */
export class OnboardingPage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
  }

  item(text: string): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ hasText: text });
  }

  box(text: string): Locator {
    return this.page.getByRole('checkbox', { name: `${text} ist erledigt`, exact: true });
  }

  /** The box itself is beneath what is drawn for it. */
  async tick(text: string): Promise<void> {
    await this.item(text).locator('label').first().click();
  }

  get share(): Locator {
    return this.page.getByRole('switch', { name: /^Meiner Leitung zeigen/ });
  }

  async begin(person: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Einarbeitung beginnen' }).click();
    await this.dialog.getByRole('combobox', { name: 'Für wen?' }).pressSequentially(person);
    await this.page.getByRole('option', { name: person }).first().click();
    await this.dialog.getByRole('button', { name: 'Beginnen', exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name: person }).waitFor();
  }

  /** Adds something to do, or to be read or joined. */
  async add(kind: string, { words, object }: { readonly words?: string; readonly object?: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'Punkt hinzufügen' }).click();
    await this.dialog.getByRole('button', { name: /Was ist zu tun\?/ }).click();
    await this.page.getByRole('option', { name: kind }).click();
    if (object !== undefined) {
      await this.dialog.getByRole('combobox').first().pressSequentially(object);
      await this.page.getByRole('option', { name: object }).first().click();
    }
    if (words !== undefined) await this.dialog.getByRole('textbox', { name: /^In Ihren Worten/ }).fill(words);
    await this.dialog.getByRole('button', { name: 'Speichern' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async remove(text: string): Promise<void> {
    await this.item(text)
      .getByRole('button', { name: `Aktionen für ${text}` })
      .click();
    await this.page.getByRole('menuitem', { name: 'Entfernen' }).click();
  }

  async undo(said: string): Promise<void> {
    await new Inbox(this.page).undo(said);
  }
}
