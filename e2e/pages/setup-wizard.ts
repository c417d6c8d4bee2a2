import { expect, type Page } from '@playwright/test';

/** Who sets the organisation up. */
export interface FirstAdministrator {
  readonly givenName: string;
  readonly familyName: string;
  readonly login: string;
  readonly password: string;
}

/** The wizard of the first visit, in German: organisation, look, administrator. */
export class SetupWizard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get code() {
    return this.page.getByRole('textbox', { name: 'Einrichtungscode' });
  }

  get colour() {
    return this.page.getByRole('textbox', { name: 'Farbe', exact: true });
  }

  /** What the wizard says about the contrast of the colour. */
  get contrast() {
    return this.page.getByRole('status').filter({ hasText: /Kontrast|#rrggbb|lesbar|zu hell/ });
  }

  get problem() {
    return this.page.getByRole('alert');
  }

  async expectStep(heading: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }

  get goOnButton() {
    return this.page.getByRole('button', { name: 'Weiter', exact: true });
  }

  async goOn(): Promise<void> {
    await this.goOnButton.click();
  }

  async nameOrganisation(name: string): Promise<void> {
    await this.expectStep('Ihre Organisation');
    await this.page.getByRole('textbox', { name: 'Name der Organisation' }).fill(name);
    await this.goOn();
  }

  async describeAdministrator(administrator: FirstAdministrator): Promise<void> {
    await this.expectStep('Ihr Konto');
    await this.page.getByRole('textbox', { name: 'Vorname' }).fill(administrator.givenName);
    await this.page.getByRole('textbox', { name: 'Nachname' }).fill(administrator.familyName);
    await this.page.getByRole('textbox', { name: 'Anmeldename' }).fill(administrator.login);
    await this.page.getByLabel('Neues Passwort').fill(administrator.password);
  }

  async finish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Einrichtung abschließen' }).click();
  }
}
