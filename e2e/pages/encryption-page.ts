import { expect, type Page } from '@playwright/test';

/** Encrypted messages, as somebody sets them up. */
export class EncryptionPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The first-day flow. Answers with the recovery key. */
  async setUp(): Promise<string> {
    await this.page.goto('/chat/encryption');
    // The first time somebody comes, they get their user and their rooms.
    await this.page.getByRole('button', { name: 'Verschlüsselung einrichten' }).click({ timeout: 40_000 });
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Weiter' }).click();
    const key = (await dialog.locator('[data-recovery-key]').getAttribute('data-recovery-key')) ?? '';
    await expect(dialog.getByRole('button', { name: 'Weiter' })).toBeDisabled();
    await dialog.getByText('Ich habe den Schlüssel sicher aufbewahrt.').click();
    await dialog.getByRole('button', { name: 'Weiter' }).click();
    const end = dialog.getByLabel('Die letzten vier Zeichen des Schlüssels');
    await end.fill('nein');
    await dialog.getByRole('button', { name: 'Einrichten abschließen' }).click();
    await expect(dialog.getByText('Das sind nicht die letzten vier Zeichen.')).toBeVisible();
    await end.fill(key.slice(-4));
    await dialog.getByRole('button', { name: 'Einrichten abschließen' }).click();
    await dialog.getByRole('button', { name: 'Fertig' }).click({ timeout: 20_000 });
    await expect(this.page.getByText('Eingerichtet, dieses Gerät ist bestätigt')).toBeVisible();
    return key;
  }

  /** In an encrypted room, on a device that is not confirmed yet. */
  async enterKey(key: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Bestätigen' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Wiederherstellungsschlüssel').fill(key);
    await dialog.getByRole('button', { name: 'Bestätigen', exact: true }).click();
  }

  async encryptRoom(): Promise<void> {
    await this.page.getByRole('button', { name: 'Unterhaltung verschlüsseln' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Jetzt verschlüsseln' }).click();
    await expect(this.page.getByRole('img', { name: 'Ende-zu-Ende verschlüsselt' })).toBeVisible();
  }
}
