import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/index.ts';
import { typeDay } from '../../pages/date-field.ts';
import { dayOf } from '../../pages/days.ts';

const address = '/settings/absences';

test('an absence is entered with a substitute, who hears of it at once, and ended again', async ({ people }) => {
  const [absent, substitute] = [await people.colleague(), await people.colleague()];
  const theirs = await people.open(await people.newSession(substitute.login, substitute.password), address);
  await expect(theirs.getByText('Zurzeit vertreten Sie niemanden.')).toBeVisible();

  const page = await people.open(await people.newSession(absent.login, absent.password), address);
  await page.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Abwesenheit eintragen' });
  await typeDay(dialog.getByRole('group', { name: 'Letzter Tag' }), dayFromNow(3));
  await dialog.getByRole('combobox', { name: 'Vertretung' }).pressSequentially(substitute.name);
  await page.getByRole('option', { name: substitute.name }).click();
  await dialog.getByRole('textbox', { name: 'Hinweis für Ihre Einheit' }).fill('Fortbildung');
  await dialog.getByRole('button', { name: 'Abwesenheit eintragen' }).click();

  const row = ownAbsences(page).filter({ hasText: `Vertretung: ${substitute.name}` });
  await expect(row).toContainText('Fortbildung');
  await expect(row).toContainText('Jetzt');
  const standIn = theirs.getByRole('grid', { name: 'Sie vertreten' }).getByRole('row');
  await expect(standIn).toContainText(absent.name);
  await expect(standIn).not.toContainText('Fortbildung');
  await theirs.goto('/');
  await expect(theirs.getByText(`Sie vertreten heute ${absent.name}`)).toBeVisible();

  await row.getByRole('button', { name: /^Aktionen für/ }).click();
  await page.getByRole('menuitem', { name: 'Ich bin wieder da' }).click();
  await expect(page.getByText('Keine Abwesenheit eingetragen')).toBeVisible();
  await expect(theirs.getByText(`Sie vertreten heute ${absent.name}`)).toBeHidden();
});

test('an absence to come is changed by keyboard, and its removal undone', async ({ people }) => {
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const days = { from: dayOf(dayFromNow(10)), until: dayOf(dayFromNow(12)) };
  await session.call('POST', '/api/absences', days);
  const page = await people.open(session, address);
  const rows = ownAbsences(page);
  await expect(rows).toContainText('Ohne Vertretung');
  await rows.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Abwesenheit ändern' });
  await dialog.getByRole('textbox', { name: 'Hinweis für Ihre Einheit' }).fill('Urlaub');
  await page.keyboard.press('Enter');
  await expect(rows).toContainText('Urlaub');

  await rows.getByRole('button', { name: /^Aktionen für/ }).click();
  await page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await expect(rows).toHaveCount(0);
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(rows).toContainText('Urlaub');
});

test('whoever is away for hours is back in one press on the start page; a substitute who is away is named', async ({
  people,
}) => {
  const [absent, named, next] = [await people.colleague(), await people.colleague(), await people.colleague()];
  const days = { from: dayOf(new Date()), until: dayOf(dayFromNow(1)) };
  const theirs = await people.newSession(named.login, named.password);
  await theirs.call('POST', '/api/absences', { ...days, substitute: next.id });
  const page = await people.open(await people.newSession(absent.login, absent.password), address);
  await page.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Abwesenheit eintragen' });
  await dialog.getByRole('switch', { name: 'Ganze Tage' }).press('Space');
  await dialog.getByLabel('Ab (Uhrzeit)').fill('00:00');
  await dialog.getByLabel('Bis (Uhrzeit)').fill('23:59');
  await dialog.getByRole('combobox', { name: 'Vertretung' }).pressSequentially(named.name);
  await page.getByRole('option', { name: named.name }).click();
  await expect(dialog.getByText(`In dieser Zeit vertritt Sie ${next.name}.`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  await expect(ownAbsences(page)).toContainText('00:00 bis 23:59 Uhr');

  await page.goto('/');
  await page.getByRole('button', { name: 'Ich bin wieder da' }).click();
  await expect(page.getByText('Willkommen zurück')).toBeVisible();
  await expect(page.getByText('als abwesend eingetragen')).toBeHidden();
});

test('what happens meanwhile does not disturb somebody in the middle of a date', async ({ people }) => {
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const year = new Date().getFullYear() + 1;
  await session.call('POST', '/api/absences', { from: `${year}-02-10`, until: `${year}-02-12` });
  const page = await people.open(session, address);
  await ownAbsences(page)
    .getByRole('button', { name: /^Aktionen für/ })
    .click();
  await page.getByRole('menuitem', { name: 'Ändern' }).click();
  const lastDay = page.getByRole('dialog', { name: 'Abwesenheit ändern' }).getByRole('group', { name: 'Letzter Tag' });
  await lastDay.getByRole('spinbutton').first().click();
  // There is no 31 February: until the month comes, this is no day yet.
  await page.keyboard.type('31');
  await session.call('POST', '/api/absences', { from: `${year}-06-01`, until: `${year}-06-02`, note: 'Indessen' });
  await expect(page.getByText('Indessen')).toBeAttached();
  await page.keyboard.type(`03${year}`);
  await expect(lastDay).toContainText(`31.03.${year}`);
});

test('says what is wrong with the days before anything is sent', async ({ people }) => {
  const colleague = await people.colleague();
  const page = await people.open(await people.newSession(colleague.login, colleague.password), address);
  await page.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Abwesenheit eintragen' });
  await typeDay(dialog.getByRole('group', { name: 'Letzter Tag' }), dayFromNow(-2));
  await expect(dialog.getByText('Das Ende liegt vor dem Anfang.')).toBeVisible();
});

function ownAbsences(page: Page) {
  return page.getByRole('grid', { name: 'Ihre Abwesenheiten' }).getByRole('row');
}

function dayFromNow(days: number): Date {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000);
}
