import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from './words.ts';

/** A survey, in German: as its author makes it, and as people answer it. */
export class SurveysPage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
  }

  /** From nothing to published: one question with two answers, for the people of a space. */
  async make({
    title,
    question,
    space,
  }: {
    readonly title: string;
    readonly question: string;
    readonly space: string;
  }): Promise<void> {
    const { page, dialog } = this;
    await page.getByRole('button', { name: 'Neue Umfrage' }).click();
    await dialog.getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('textbox', { name: 'Titel', exact: true }).fill(title);
    await page.getByRole('button', { name: 'Frage hinzufügen' }).click();
    await dialog.getByRole('textbox', { name: 'Frage', exact: true }).fill(question);
    await dialog.getByRole('textbox', { name: 'Antwort 1' }).fill('Ja');
    await dialog.getByRole('textbox', { name: 'Antwort 2' }).fill('Nein');
    await dialog.getByRole('button', { name: 'Übernehmen' }).click();
    await page.getByRole('combobox', { name: /^Organisationseinheit, Bereich/ }).pressSequentially(space);
    await page.getByRole('option', { name: space }).first().click();
    await page.getByRole('button', { name: 'Veröffentlichen …' }).click();
    await dialog.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
    await page.getByText(/Personen werden gefragt/).waitFor();
  }

  /** As somebody does it with a thumb, up to the moment at which it has arrived. */
  async answer(choice: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Umfrage beginnen' }).click();
    await page.locator('label').filter({ hasText: choice }).click();
    await page.getByRole('button', { name: 'Prüfen und absenden' }).click();
    await page.getByRole('button', { name: 'Anonym absenden' }).click();
    await page.getByRole('button', { name: 'Gleich senden' }).click();
    await expect(page.getByText('Danke, Ihre Antwort ist angekommen')).toBeVisible();
  }

  async end(): Promise<void> {
    await this.page.getByRole('button', { name: 'Jetzt beenden …' }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Beenden' }).click();
  }
}

const over = { de: 'Arbeiten zu Hause', en: 'Working from home' };
const draft = { de: 'Fortbildung', en: 'Training' };
const preview = { de: 'Vorschau', en: 'Preview' };
const addQuestion = { de: 'Frage hinzufügen', en: 'Add a question' };
const publish = { de: 'Veröffentlichen …', en: 'Publish …' };

const openRow = (name: Readonly<Record<Language, string>>) => async (page: Page, language: Language) => {
  await page.getByRole('row').filter({ hasText: name[language] }).first().click();
  await page.getByRole('heading', { level: 1, name: name[language] }).waitFor();
};

const openDraftAnd = (button: Readonly<Record<Language, string>>) => async (page: Page, language: Language) => {
  await openRow(draft)(page, language);
  await page.getByRole('button', { name: button[language] }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

/** Ways to the states of the screens of surveys. */
export const surveyStates = {
  open: openRow({ de: 'Pausen und Kantine', en: 'Breaks and canteen' }),
  over: openRow(over),
  draft: openRow(draft),
  preview: openDraftAnd(preview),
  question: openDraftAnd(addQuestion),
  publish: openDraftAnd(publish),
};
