import { expect, type Page } from '@playwright/test';
import { type Language, words } from './words.ts';

/** The page for those who are not signed in. */
export class SignInPage {
  readonly page: Page;
  readonly #words: (typeof words)[Language];

  constructor(page: Page, language: Language = 'de') {
    this.page = page;
    this.#words = words[language];
  }

  get login() {
    return this.page.getByRole('textbox', { name: this.#words.login });
  }

  get password() {
    return this.page.getByLabel(this.#words.password, { exact: true });
  }

  get submit() {
    return this.page.getByRole('button', { name: this.#words.signIn, exact: true });
  }

  get problem() {
    return this.page.getByRole('alert');
  }

  async expectShown(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: this.#words.signIn })).toBeVisible();
  }

  async signIn(login: string, password: string): Promise<void> {
    await this.login.fill(login);
    await this.password.fill(password);
    await this.submit.click();
  }
}
