import { expect, type Page } from '@playwright/test';
import type { Language } from './words.ts';

const texts = {
  de: {
    organisation: 'Ihre Organisation',
    look: 'Farbe und Logo',
    administrator: 'Ihr Konto',
    code: 'Einrichtungscode',
    colour: 'Farbe',
    contrast: /Kontrast|#rrggbb|lesbar|zu hell/,
    goOn: 'Weiter',
    name: 'Name der Organisation',
    givenName: 'Vorname',
    familyName: 'Nachname',
    login: 'Anmeldename',
    password: 'Neues Passwort',
    finish: 'Einrichtung abschließen',
  },
  en: {
    organisation: 'Your organisation',
    look: 'Colour and logo',
    administrator: 'Your account',
    code: 'Setup code',
    colour: 'Colour',
    contrast: /Contrast|#rrggbb|read|too light/,
    goOn: 'Continue',
    name: 'Name of the organisation',
    givenName: 'Given name',
    familyName: 'Family name',
    login: 'Login',
    password: 'New password',
    finish: 'Finish set-up',
  },
} as const;

/** Who sets the organisation up. */
export interface FirstAdministrator {
  readonly givenName: string;
  readonly familyName: string;
  readonly login: string;
  readonly password: string;
}

/** The wizard of the first visit: organisation, look, administrator. */
export class SetupWizard {
  readonly page: Page;
  readonly #texts: (typeof texts)[Language];

  constructor(page: Page, language: Language = 'de') {
    this.page = page;
    this.#texts = texts[language];
  }

  get code() {
    return this.page.getByRole('textbox', { name: this.#texts.code });
  }

  get colour() {
    return this.page.getByRole('textbox', { name: this.#texts.colour, exact: true });
  }

  /** What the wizard says about the contrast of the colour. */
  get contrast() {
    return this.page.getByRole('status').filter({ hasText: this.#texts.contrast });
  }

  get problem() {
    return this.page.getByRole('alert');
  }

  async expectStep(step: 'organisation' | 'look' | 'administrator'): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: this.#texts[step] })).toBeVisible();
  }

  get goOnButton() {
    return this.page.getByRole('button', { name: this.#texts.goOn, exact: true });
  }

  async goOn(): Promise<void> {
    await this.goOnButton.click();
  }

  async nameOrganisation(name: string): Promise<void> {
    await this.expectStep('organisation');
    await this.page.getByRole('textbox', { name: this.#texts.name }).fill(name);
    await this.goOn();
  }

  async describeAdministrator(administrator: FirstAdministrator): Promise<void> {
    await this.expectStep('administrator');
    await this.page.getByRole('textbox', { name: this.#texts.givenName }).fill(administrator.givenName);
    await this.page.getByRole('textbox', { name: this.#texts.familyName }).fill(administrator.familyName);
    await this.page.getByRole('textbox', { name: this.#texts.login }).fill(administrator.login);
    await this.page.getByLabel(this.#texts.password).fill(administrator.password);
  }

  async finish(): Promise<void> {
    await this.page.getByRole('button', { name: this.#texts.finish }).click();
  }
}
