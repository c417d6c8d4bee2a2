import { expect, type Page } from '@playwright/test';
import { openWikiPage } from './screen-states.ts';
import type { Language } from './words.ts';

/** From the news to the first post. */
export async function openPost(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('article').first().getByRole('link').click();
  await page.getByRole('textbox').first().waitFor();
}

/** A post of the demo city that waits for the editor. */
export async function openDraft(page: Page): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('row', { name: /Formularbaukasten/ })
    .click();
  await page.getByRole('textbox').nth(2).waitFor();
}

/** Whom it is for, and when it comes out. */
export async function openApproval(page: Page, language: Language): Promise<void> {
  await openDraft(page);
  await page.getByRole('button', { name: { de: 'Freigeben …', en: 'Approve …' }[language] }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** What the first row stands for, in a dialog. */
export async function openRowDialog(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('row').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** The text of an instruction, with the sentence that is confirmed below it. */
export async function seeInstruction(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /^(Text der Dienstanweisung|Text of the instruction)$/ }).waitFor();
}

/** From a page to the dialog that makes it an instruction. */
export async function openIssueDialog(page: Page, language: Language): Promise<void> {
  await openWikiPage(page);
  const [menu, item] =
    language === 'de'
      ? ['Mehr zu dieser Seite', 'Als Dienstanweisung herausgeben …']
      : ['More about this page', 'Issue as a service instruction …'];
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.getByRole('dialog').getByRole('radiogroup').first().waitFor();
}

/** From the list of gatherings to one of them, and on to what stands there. */
export function openGathering(
  title: string,
  next?: (page: Page, language: Language) => Promise<void>,
): (page: Page, language: Language) => Promise<void> {
  return async (page, language) => {
    await page.getByRole('main').getByRole('link', { name: title }).first().click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await next?.(page, language);
  };
}

export async function openParticipants(page: Page, language: Language): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('link', { name: { de: 'Teilnehmende', en: 'Participants' }[language] })
    .click();
  await page.getByRole('main').getByRole('listitem').first().waitFor();
}

/** Something in the menu of a gathering that opens a dialog, or leads elsewhere. */
export function chooseForGathering(
  names: Readonly<Record<Language, string>>,
): (page: Page, language: Language) => Promise<void> {
  return async (page, language) => {
    const more = { de: 'Weitere Aktionen', en: 'More actions' }[language];
    await page.getByRole('main').getByRole('button', { name: more }).click();
    await page.getByRole('menuitem', { name: names[language] }).click();
  };
}

/** From the list into the idea whose title begins so. */
export function openIdea(title: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^${title}`) })
      .click();
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${title}`) }).waitFor();
  };
}

/** What the office says to a decision. */
export async function decideIdea(page: Page, language: Language): Promise<void> {
  await openIdea('Wartezeiten')(page);
  await page.getByRole('button', { name: { de: 'Ablehnen', en: 'Reject' }[language], exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').waitFor();
}
