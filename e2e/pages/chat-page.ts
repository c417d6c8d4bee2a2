import { expect, type Locator, type Page } from '@playwright/test';

/** A room of the chat, or a thread in it, as somebody uses it. */
export class ChatPage {
  readonly page: Page;
  readonly field: Locator;
  readonly threadField: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('textbox', { name: /^Nachricht an/ });
    this.threadField = page.getByRole('textbox', { name: 'Im Thread antworten' });
  }

  /** Into the first room of a space, from the list. The first time somebody comes, they get their user and their rooms. */
  async openRoomOf(space: string): Promise<void> {
    await this.page.goto('/chat');
    const rooms = this.page.getByRole('region', { name: space });
    await rooms.getByRole('link', { name: /^Allgemein/ }).click({ timeout: 40_000 });
    await expect(this.field).toBeVisible();
  }

  async write(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
    await expect(this.message(text.replaceAll('*', ''))).toBeVisible();
  }

  message(text: string): Locator {
    return this.page.getByRole('article').filter({ hasText: text }).last();
  }

  async startPoll(question: string, answers: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Optionen des Raums' }).click();
    await this.page.getByRole('menuitem', { name: 'Umfrage starten' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Umfrage starten' });
    await dialog.getByLabel('Frage').fill(question);
    for (const [index, answer] of answers.entries()) await dialog.getByLabel(`Antwort ${index + 1}`).fill(answer);
    await dialog.getByRole('button', { name: 'Umfrage starten' }).click();
  }

  poll(question: string): Locator {
    return this.page.getByRole('region', { name: `Umfrage: ${question}` });
  }

  pollAnswer(question: string, answer: string): Locator {
    return this.poll(question).getByRole('button', { name: new RegExp(`^${answer}`) });
  }

  /**
   * One of the buttons that appear at a message when one points at it: pointed at anew where the message was made anew, as
   * when the server says what was sent, or where a toast lay over it.
   */
  async act(text: string, action: string): Promise<void> {
    await expect(async () => {
      await this.page.mouse.move(1, 1);
      await this.message(text).hover();
      await this.message(text).getByRole('button', { name: action, exact: true }).click({ timeout: 3_000 });
    }).toPass({ timeout: 20_000 });
  }

  async actFromMenu(text: string, action: string): Promise<void> {
    await this.act(text, 'Weitere Aktionen');
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
