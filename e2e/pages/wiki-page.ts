import { expect, type Locator, type Page, type WebSocketRoute } from '@playwright/test';
import type { CallSession } from '../fixtures/index.ts';

/** A page of the wiki beside the tree of its space, as somebody uses it. */
export class WikiPage {
  readonly page: Page;
  readonly text: Locator;
  readonly tree: Locator;
  readonly title: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('textbox', { name: 'Text der Seite' });
    this.tree = page.getByRole('treegrid', { name: 'Seiten' });
    this.title = page.getByRole('textbox', { name: 'Titel der Seite' });
  }

  row(title: string | RegExp): Locator {
    return this.tree.getByRole('row', { name: title });
  }

  async write(text: string): Promise<void> {
    await this.text.press('ControlOrMeta+End');
    await this.page.keyboard.type(text);
  }

  /** The words alone, without the names at the carets of others. */
  readText(): Promise<string> {
    return this.text.evaluate((text) => {
      const copy = text.cloneNode(true) as Element; // a copy of an element is one
      for (const caret of copy.querySelectorAll('.k-caret')) caret.remove();
      return (copy.textContent ?? '').replaceAll('\u2060', '');
    });
  }

  /** Says something about the line in which the caret is; answers with the panel. */
  async commentOnLine(words: string): Promise<Locator> {
    await this.text.press('Home');
    await this.text.press('Shift+End');
    await this.page
      .getByRole('toolbar', { name: 'Auswahl formatieren' })
      .getByRole('button', { name: 'Kommentieren' })
      .click();
    const panel = this.page.getByRole('complementary', { name: 'Kommentare' });
    await panel.getByRole('textbox', { name: 'Zur markierten Stelle' }).fill(words);
    await panel.getByRole('button', { name: 'Kommentieren' }).click();
    return panel;
  }

  async choose(action: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Mehr zu dieser Seite' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByText('Gespeichert', { exact: true })).toBeVisible();
  }
}

/** Makes a page by a call; answers with its id. */
export async function makePage(
  who: CallSession,
  space: string,
  title: string,
  parent: string | null = null,
): Promise<string> {
  const { id } = await who.call<{ id: string }>('POST', '/api/wiki/pages', { space, title, parent });
  return id;
}

export async function grant(owner: CallSession, space: string, person: string, role: string): Promise<void> {
  await owner.call('POST', `/api/spaces/${space}/grants`, { subject: { kind: 'person', id: person }, role });
}

/** As where a proxy lets no websocket through; to be set up before the page is opened. */
export async function blockWebsockets(page: Page): Promise<void> {
  await page.context().routeWebSocket('**', (socket) => socket.close({ code: 1006 }));
}

/** The connection of shared documents, which a test cuts and gives back; to be set up before the page is opened. */
export async function breakableDocuments(page: Page) {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await page.context().routeWebSocket('**/collab/**', (socket) => {
    if (isCut) return void socket.close({ code: 1011 });
    open.add(socket);
    socket.connectToServer();
  });
  // Where no websocket gets through the client would go on over HTTP.
  await page.context().route('**/api/collab/**', (route) => (isCut ? route.abort('aborted') : route.fallback()));
  return {
    async cut(): Promise<void> {
      isCut = true;
      for (const socket of open) await socket.close({ code: 1011 });
      open.clear();
    },
    giveBack(): void {
      isCut = false;
    },
  };
}
