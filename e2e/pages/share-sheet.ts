import { expect, type Page } from '@playwright/test';
import type { Language } from './words.ts';

/** What another app hands over, as the share sheet of the device does it. */
export interface HandedOver {
  readonly title?: string;
  readonly text?: string;
  readonly url?: string;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly content: string }[];
}

/** Waits until this device takes what is shared. */
export async function untilShareable(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('kontor-shared-'))), {
      timeout: 40_000,
    })
    .toHaveLength(1);
}

/** Shares with the installed app: the request that the manifest's `share_target` names. */
export async function shareInto(page: Page, shared: HandedOver): Promise<void> {
  await page.evaluate(({ title, text, url, files = [] }) => {
    const form = document.createElement('form');
    form.method = 'POST';
    form.action = '/share';
    form.enctype = 'multipart/form-data';
    for (const [name, value] of Object.entries({ title, text, url })) {
      if (value === undefined) continue;
      const field = document.createElement('textarea');
      field.name = name;
      field.value = value;
      form.append(field);
    }
    const transfer = new DataTransfer();
    for (const { name, type, content } of files) transfer.items.add(new File([content], name, { type }));
    const chooser = document.createElement('input');
    chooser.type = 'file';
    chooser.name = 'files';
    chooser.multiple = true;
    chooser.files = transfer.files;
    form.append(chooser);
    document.body.append(form);
    form.submit();
  }, shared);
  await page.waitForURL(/\/share\?/);
}

/** Lays something into what this device keeps of shared things, where no service worker takes it. */
export async function shareSomething(page: Page): Promise<void> {
  const session = await (await page.request.get('/api/session')).json();
  await page.evaluate(async (person: string) => {
    const cache = await caches.open(`kontor-shared-${person}`);
    const files = [{ name: 'Lageplan Rathausumbau.pdf', type: 'application/pdf', size: 240_000 }];
    const text = 'Bitte bis Freitag prüfen.\nhttps://stadt.example/umbau/rathaus';
    const about = { title: 'Umbau des Rathauses', text, url: '', at: Date.now() - 60_000, files };
    await cache.put('/share/shown/0', new Response('%PDF-', { headers: { 'content-length': '5' } }));
    await cache.put('/share/shown/about', Response.json(about));
    window.dispatchEvent(new Event('focus'));
  }, session.person.id);
  await page.getByRole('main').getByRole('heading', { level: 2, name: 'Umbau des Rathauses' }).waitFor();
}

const places = {
  message: { de: 'Als Nachricht', en: 'As a message' },
  page: { de: 'Als Seite', en: 'As a page' },
  task: { de: 'Als Aufgabe', en: 'As a task' },
} as const;

/** On to the dialog of one kind of place, until its form is there. */
export function chooseForShared(place: keyof typeof places): (page: Page, language: Language) => Promise<void> {
  return async (page, language) => {
    await shareSomething(page);
    await page.getByRole('main').getByRole('button', { name: places[place][language] }).click();
    const form = page.getByRole('dialog').getByRole('textbox').first();
    await form.waitFor({ timeout: 40_000 });
  };
}
