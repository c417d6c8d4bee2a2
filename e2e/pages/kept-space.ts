import { expect, type Locator, type Page } from '@playwright/test';
import { passPatience } from './device.ts';

/** “Keep this space offline”, as somebody finds it below the tree of a space. */
export class KeptSpace {
  readonly page: Page;
  readonly toggle: Locator;

  constructor(page: Page) {
    this.page = page;
    this.toggle = page.getByRole('switch', { name: 'Diesen Bereich offline behalten' });
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/wiki/space/${slug}`);
    await this.page.getByRole('button', { name: 'Offline behalten' }).click();
  }

  /** Keeps the space and waits until all its pages are here. */
  async keep(slug: string, pages: number): Promise<void> {
    await this.open(slug);
    await this.page.getByText('Diesen Bereich offline behalten').click();
    await expect(this.toggle).toBeChecked();
    await this.expectWhole(pages);
  }

  async expectWhole(pages: number): Promise<void> {
    await passPatience(this.page);
    await expect(this.page.getByText(`Alle ${pages} Seiten sind auf diesem Gerät`)).toBeVisible();
  }

  countPictures(): Promise<number> {
    return this.page.evaluate(async () => {
      const name = (await caches.keys()).find((each) => each.startsWith('kontor-pictures-'));
      return name === undefined ? 0 : (await (await caches.open(name)).keys()).length;
    });
  }

  /** Ids of the pages whose texts are on the device. */
  async listTexts(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const known = (await indexedDB.databases()).find(({ name }) => /^kontor-data-.*-wiki$/.test(name ?? ''));
      if (known?.name === undefined) return [];
      const database = await settled(indexedDB.open(known.name));
      const keys = await settled(database.transaction('facts').objectStore('facts').getAllKeys());
      database.close();
      return keys.map((key) => String(key).split('/')[2] ?? '').sort();

      function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
        return new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      }
    });
  }
}
