import { expect, type Page } from '@playwright/test';
import type { Language } from './words.ts';

const texts = {
  de: {
    begin: 'Einrichten',
    password: 'Bisheriges Passwort',
    confirm: 'Bestätigen',
    code: /Sechsstelliger Code/,
    recovery: 'Ihre Wiederherstellungscodes',
  },
  en: {
    begin: 'Set up',
    password: 'Current password',
    confirm: 'Confirm',
    code: /Six-digit code/,
    recovery: 'Your recovery codes',
  },
} as const;

/** The authenticator app in the settings: set up in three steps. */
export class SecondFactorSettings {
  readonly page: Page;
  readonly #texts: (typeof texts)[Language];

  constructor(page: Page, language: Language = 'de') {
    this.page = page;
    this.#texts = texts[language];
  }

  get dialog() {
    return this.page.getByRole('dialog');
  }

  /** Shown once, when the app is set up. */
  get recoveryCodes() {
    return this.page.getByRole('dialog', { name: this.#texts.recovery });
  }

  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: this.#texts.begin }).click();
    await expect(this.dialog.getByLabel(this.#texts.password)).toBeVisible();
  }

  /** Answers with the secret that the app would scan. */
  async confirmPassword(password: string): Promise<string> {
    await this.dialog.getByLabel(this.#texts.password).fill(password);
    await this.dialog.getByRole('button', { name: this.#texts.confirm }).click();
    return (await this.dialog.locator('code').textContent()) ?? '';
  }

  async confirmCode(code: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: this.#texts.code }).fill(code);
    await this.dialog.getByRole('button', { name: this.#texts.confirm }).click();
    await expect(this.recoveryCodes.getByRole('listitem').first()).toBeVisible();
  }
}
