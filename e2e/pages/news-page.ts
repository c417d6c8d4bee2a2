import { expect, type Locator, type Page } from '@playwright/test';

/** Posts, in German: the news, and the screen on which one writes. */
export class NewsPage {
  readonly page: Page;
  readonly title: Locator;
  readonly teaser: Locator;
  readonly text: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('textbox', { name: 'Titel des Beitrags' });
    this.teaser = page.getByRole('textbox', { name: 'Anreißer' });
    this.text = page.getByRole('textbox', { name: /[Tt]ext des Beitrags$/ });
    this.dialog = page.getByRole('dialog');
  }

  post(title: string): Locator {
    return this.page.getByRole('article', { name: title });
  }

  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: 'Beitrag schreiben' }).click();
    await this.title.waitFor();
  }

  async write(text: string): Promise<void> {
    await this.text.press('ControlOrMeta+End');
    await this.page.keyboard.type(text);
    await expect(this.page.getByText('Gespeichert', { exact: true })).toBeVisible();
  }

  async choose(menu: string, action: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: menu }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).click();
  }
}
