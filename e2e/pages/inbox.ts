import { expect, type Locator, type Page } from '@playwright/test';

/** The inbox, in German: shelves and notifications. */
export class Inbox {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get notifications() {
    return this.page.getByRole('tabpanel').getByRole('row');
  }

  about(text: string | RegExp): Locator {
    return this.notifications.filter({ hasText: text });
  }

  async openShelf(name: 'Aktuell' | 'Später' | 'Erledigt'): Promise<void> {
    const tab = this.page.getByRole('tab', { name });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  async choose(notification: Locator, action: string): Promise<void> {
    await notification.getByRole('button', { name: 'Weitere Aktionen' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** @param until One of the usual answers. */
  async putOff(notification: Locator, until: 'Morgen früh' | 'In drei Stunden'): Promise<void> {
    await this.choose(notification, 'Später erinnern');
    await this.page.getByRole('dialog').getByRole('button', { name: until }).click();
  }

  async markDone(notification: Locator): Promise<void> {
    await notification.getByRole('button', { name: 'Erledigen' }).click();
  }

  /** @param done What the message says that offers it. */
  async undo(done: string): Promise<void> {
    const message = this.page.getByRole('alertdialog').filter({ hasText: done });
    await message.getByRole('button', { name: 'Rückgängig' }).click();
  }
}
