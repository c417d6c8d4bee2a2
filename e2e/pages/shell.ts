import { expect, type Page } from '@playwright/test';
import { type Language, words } from './words.ts';

/** The frame around every screen: places, search, the person's own menu. */
export class Shell {
  readonly page: Page;
  readonly words: (typeof words)[Language];

  constructor(page: Page, language: Language = 'de') {
    this.page = page;
    this.words = words[language];
  }

  /** The places, at the side or at the bottom: whichever is in sight. */
  get places() {
    return this.page.getByRole('navigation', { name: this.words.places, exact: true });
  }

  place(name: string) {
    return this.places.getByRole('link', { name });
  }

  get searchButton() {
    return this.page.getByRole('button', { name: this.words.openSearch });
  }

  get profileMenu() {
    return this.page.getByRole('button', { name: this.words.profileMenu });
  }

  heading(name: string | RegExp) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  menuItem(name: string) {
    // Its shortcut belongs to the name of an item; "Hell, hoher Kontrast" is not "Hell".
    return this.page.getByRole('menuitem', { name: new RegExp(`^${name}(?!,)`) });
  }

  dialog(name: string | RegExp) {
    return this.page.getByRole('dialog', { name });
  }

  async expectSignedIn(): Promise<void> {
    await expect(this.profileMenu).toBeVisible();
  }

  async chooseFromProfileMenu(name: string): Promise<void> {
    await this.profileMenu.click();
    await this.menuItem(name).click();
  }

  async signOut(): Promise<void> {
    await this.chooseFromProfileMenu(this.words.signOut);
  }
}
