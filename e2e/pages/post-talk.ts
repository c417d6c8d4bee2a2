import { expect, type Locator, type Page } from '@playwright/test';
import type { CallSession } from '../fixtures/session.ts';
import type { Language } from './words.ts';

/** What stands below a post, in German: its poll, signs, comments. */
export class PostTalk {
  readonly page: Page;
  readonly comments: Locator;

  constructor(page: Page) {
    this.page = page;
    this.comments = page.getByRole('region', { name: 'Kommentare' });
  }

  /** The list item of a thread, by anything that is said in it. */
  thread(text: string): Locator {
    return this.comments.getByRole('listitem').filter({ hasText: text }).first();
  }

  async say(text: string): Promise<void> {
    await this.comments.getByRole('textbox', { name: 'Kommentar schreiben' }).fill(text);
    await this.comments.getByRole('button', { name: 'Kommentieren', exact: true }).click();
  }

  async answer(to: string, text: string): Promise<void> {
    const thread = this.thread(to);
    await thread.getByRole('button', { name: 'Antworten', exact: true }).first().click();
    await thread.getByRole('textbox', { name: /^Antwort an/ }).fill(text);
    await thread.getByRole('button', { name: 'Antworten', exact: true }).last().click();
  }

  /** Chooses from the menu of a comment. */
  async choose(of: string, action: string): Promise<void> {
    await this.comments
      .getByRole('button', { name: `Mehr zum Kommentar von ${of}` })
      .first()
      .click();
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  async react(sign: string): Promise<void> {
    await this.page
      .getByRole('group', { name: 'Zeichen' })
      .first()
      .getByRole('button', { name: 'Mit einem Zeichen antworten' })
      .click();
    await this.page.getByRole('button', { name: `Mit ${sign} antworten` }).click();
  }
}

/** A channel for everybody, with one editor. */
export async function makeChannel(admin: CallSession, name: string, editor: string): Promise<string> {
  const { id } = await admin.call<{ id: string }>('POST', '/api/news/channels', {
    ...{ kind: 'topic', orgUnit: null, space: null, name, description: '', everybody: false, needsApproval: false },
    editors: [{ kind: 'person', id: editor }],
    writers: [],
    addressees: [{ kind: 'everyone' }],
  });
  return id;
}

/** Writes a post in a channel and publishes it, as its editor; ends on the post. Answers its id. */
export async function writePost(page: Page, channel: string, title: string, text: string): Promise<string> {
  await page.goto(`/news/channel/${channel}`);
  await page.getByRole('button', { name: 'Beitrag schreiben' }).first().click();
  await page.getByRole('textbox', { name: 'Titel des Beitrags' }).fill(title);
  await page.getByRole('textbox', { name: 'Text des Beitrags' }).click();
  await page.keyboard.type(text);
  await page.getByRole('button', { name: 'Veröffentlichen …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Jetzt veröffentlichen' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** From the news to the post of the demo city that has a poll. */
export async function openPoll(page: Page, language: Language): Promise<void> {
  const title = /Elektronische Akte|Electronic files/;
  await page.getByRole('main').getByRole('article').getByRole('link', { name: title }).first().click();
  await page.getByRole('region', { name: { de: 'Umfrage', en: 'Poll' }[language] }).waitFor();
}

/** From the news to a comment that its reader is about to hide. */
export async function openHideDialog(page: Page, language: Language): Promise<void> {
  await page.getByRole('main').getByRole('article').first().getByRole('link').first().click();
  const more = { de: 'Mehr zum Kommentar', en: 'More about the comment' }[language];
  await page
    .getByRole('button', { name: new RegExp(`^${more}`) })
    .first()
    .click();
  await page.getByRole('menuitem', { name: { de: 'Ausblenden', en: 'Hide' }[language], exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}
