import { expect, type Page } from '@playwright/test';
import { Palette } from './palette.ts';
import { Shell } from './shell.ts';
import type { Language } from './words.ts';

/** By keyboard, as a pointer that comes from nowhere shows nothing. */
export async function openCard(page: Page): Promise<void> {
  const name = page.getByRole('main').getByRole('grid').first().getByRole('link').first();
  await page.getByRole('tab').nth(1).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await name.focus();
  await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
}

export function openPalette(text: string): (page: Page, language: Language) => Promise<void> {
  return async (page, language) => {
    const palette = new Palette(page, language);
    await palette.open();
    if (text === '') return;
    await palette.input.fill(text);
    const found = palette.dialog.getByText(text === 'xqzwvkjy' ? /xqzwvkjy/ : 'Schmidt').first();
    await expect(found).toBeVisible();
  };
}

export async function openPaletteFilters(page: Page, language: Language): Promise<void> {
  const palette = new Palette(page, language);
  await palette.open();
  await palette.dialog.getByRole('button', { name: /^Filters?$/ }).click();
  await palette.dialog.getByRole('checkbox').press('Space');
  await expect(palette.dialog.getByRole('grid')).toBeVisible();
}

/** Where nothing is found: the offices that may be in charge. */
export async function seeOffices(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
}

export async function openPersonForm(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('searchbox').fill('Lucía Werner');
  await page.getByRole('row').first().click();
  await expect(page.getByRole('dialog').getByRole('group').first()).toBeVisible();
}

export async function openSessions(page: Page, language: Language): Promise<void> {
  const [actions, sessions] = language === 'de' ? [/^Aktionen für/, 'Sitzungen'] : [/^Actions for/, 'Sessions'];
  await page.getByRole('button', { name: actions }).first().click();
  await page.getByRole('menuitem', { name: sessions }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** A new token for a program, which is shown once. */
export async function renewToken(page: Page, language: Language): Promise<void> {
  const [more, renew] = language === 'de' ? ['Mehr zu Entra ID', 'Neues Token'] : ['More about Entra ID', 'New token'];
  await page.getByRole('button', { name: more }).click();
  await page.getByRole('menuitem', { name: renew }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: renew }).click();
  await expect(page.getByRole('dialog').getByText('kontor-scim-', { exact: false })).toBeVisible();
}

/** A barrier that somebody reports is in the administrator's inbox; the first notification is chosen. */
export async function chooseFirst(page: Page): Promise<void> {
  // An empty shelf says so in a row of its own, which has no buttons.
  const notification = page
    .getByRole('tabpanel')
    .getByRole('row')
    .filter({ has: page.getByRole('button') });
  if ((await notification.count()) === 0) {
    await page.request.post('/api/legal/reports', { data: { message: 'Zu klein', contact: '', page: '/' } });
    await notification.first().waitFor();
  }
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('toolbar')).toBeVisible();
}

export async function openProfileMenu(page: Page, language: Language): Promise<void> {
  await new Shell(page, language).profileMenu.click();
  await expect(page.getByRole('menu')).toBeVisible();
}

export async function openShortcuts(page: Page, language: Language): Promise<void> {
  const shell = new Shell(page, language);
  await page.keyboard.press('?');
  await expect(shell.dialog(shell.words.shortcuts)).toBeVisible();
}

export async function openHelp(page: Page, language: Language): Promise<void> {
  await page.keyboard.press('F1');
  await expect(page.getByRole('searchbox', { name: /Hilfe|help/ })).toBeVisible();
  await expect(page.getByText(language === 'de' ? 'Zu dieser Seite' : 'About this page')).toBeVisible();
}

export async function openHelpTopic(page: Page, language: Language): Promise<void> {
  await openHelp(page, language);
  const name = language === 'de' ? 'Den Eingang abarbeiten' : 'Work through the inbox';
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

export function pressButton(
  names: Readonly<Record<Language, string>>,
): (page: Page, language: Language) => Promise<void> {
  return async (page, language) => {
    await page.getByRole('main').getByRole('button', { name: names[language] }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
  };
}

/** All that is folded, open. */
export async function openDetails(page: Page): Promise<void> {
  const folded = page.getByRole('main').locator('summary');
  await folded.first().waitFor();
  for (const each of await folded.all()) await each.click();
}

/** What erasing the first of those who have left does. */
export async function openErasure(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('row').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** What the first row of the list leads to. */
export async function openFirstRow(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('row').first().click();
  await page.getByRole('main').getByRole('list').first().waitFor();
}

/** From the list of rooms into one; the first time somebody comes, they get their rooms. */
export async function openRoom(page: Page): Promise<void> {
  const rooms = page.getByRole('region', { name: 'Digitalisierung' });
  await rooms.getByRole('link', { name: /^Allgemein/ }).click({ timeout: 40_000 });
  await page.getByRole('log').waitFor();
}

export async function openRoomSettings(page: Page, language: Language): Promise<void> {
  await openRoom(page);
  const button = { de: 'Einstellungen und Mitglieder', en: 'Settings and members' }[language];
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
}

export async function seeDirectory(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('listitem').first().waitFor({ timeout: 40_000 });
}

/** From the tree of a space into a page, until its text is there. */
export async function openWikiPage(page: Page): Promise<void> {
  await page
    .getByRole('treegrid')
    .getByRole('row', { name: /^Checkliste/ })
    .click();
  await page.getByRole('textbox', { name: /^(Text der Seite|Text of the page)$/ }).waitFor();
}

/** From a page to how it was before. */
export async function openWikiVersions(page: Page, language: Language): Promise<void> {
  await openWikiPage(page);
  const [menu, item] =
    language === 'de' ? ['Mehr zu dieser Seite', 'Frühere Fassungen'] : ['More about this page', 'Earlier versions'];
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.getByRole('heading', { level: 1, name: item }).waitFor();
}

/** The first list of the demo city's first space with tasks; the lists themselves are elsewhere on phones. */
export async function openTaskList(page: Page): Promise<void> {
  const answer = await page.request.get('/api/tasks/lists');
  const { lists }: { lists: { id: string; title: string }[] } = await answer.json();
  const list = lists.find(({ title }) => title === 'Einführung Kontor');
  await page.goto(`/tasks/list/${list?.id}`);
  await page.getByRole('row').filter({ hasText: 'Schulungstermine' }).waitFor();
}

export async function openClosedTasks(page: Page, language: Language): Promise<void> {
  await openTaskList(page);
  await page.getByRole('tab', { name: language === 'de' ? 'Erledigt und verworfen' : 'Done and dropped' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Pilotgruppe' }).waitFor();
}

export async function openTaskBoard(page: Page, language: Language): Promise<void> {
  await openTaskList(page);
  await page.getByRole('tab', { name: language === 'de' ? 'Tafel' : 'Board' }).click();
  await page.getByRole('row').filter({ hasText: 'Schulungstermine' }).waitFor();
}

export async function openNewList(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: language === 'de' ? 'Neue Liste' : 'New list' }).click();
  await page.getByRole('dialog').getByRole('textbox').waitFor();
}

/** From the menu of a list to one of its dialogs. */
export function chooseForList(
  items: Readonly<Record<Language, string>>,
): (page: Page, language: Language) => Promise<void> {
  return async (page, language) => {
    await openTaskList(page);
    await page
      .getByRole('button', { name: language === 'de' ? 'Aktionen für die Liste' : 'Actions for the list' })
      .click();
    await page.getByRole('menuitem', { name: items[language] }).click();
    await page.getByRole('dialog').getByRole('button').filter({ visible: true }).nth(1).waitFor();
  };
}

/** Another view of the same list, as the address says. */
export function openTaskView(show: string) {
  return async (page: Page): Promise<void> => {
    await openTaskList(page);
    await page.goto(`${page.url()}?show=${show}`);
    await page.getByRole('tabpanel').waitFor();
    // Its part of the client comes when it is first shown.
    await page.getByRole('tabpanel').locator('table, [role=grid], h2, h3').first().waitFor();
  };
}

export async function openCalendarDay(page: Page): Promise<void> {
  await openTaskView('calendar')(page);
  const day = page.locator('td[aria-current=date]');
  // On phones there are no days to open.
  if (await day.count()) {
    await day.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
  }
}

export async function selectTasks(page: Page, language: Language): Promise<void> {
  await openTaskList(page);
  await page.getByRole('button', { name: language === 'de' ? /^Mehrere Aufgaben/ : /^Select several/ }).click();
  await page.getByRole('row').filter({ hasText: 'Schulungstermine' }).click();
}

export async function openBulkDialog(page: Page, language: Language): Promise<void> {
  await selectTasks(page, language);
  await page.getByRole('button', { name: language === 'de' ? 'Ändern' : 'Change', exact: true }).click();
  await page.getByRole('menuitem', { name: language === 'de' ? 'Schlagwörter …' : 'Labels …' }).click();
  await page.getByRole('dialog').getByRole('textbox').waitFor();
}

/** A task beside its list, or above it on phones. */
/** The choice of a moment at which one is reminded of a task. */
export async function openTaskReminder(page: Page, language: Language): Promise<void> {
  await openTask(page, language);
  const isGerman = language === 'de';
  const reminders = page.getByRole('region', { name: isGerman ? 'Erinnerungen' : 'Reminders' });
  await reminders.getByRole('button', { name: isGerman ? 'Erinnern' : 'Remind me' }).click();
  await page.getByRole('menuitem', { name: isGerman ? 'Anderer Zeitpunkt …' : 'Another moment …' }).click();
  await page.getByRole('dialog', { name: isGerman ? 'Erinnern' : 'Remind me' }).waitFor();
}

export async function openTask(page: Page, language: Language): Promise<void> {
  await openTaskList(page);
  await page.getByRole('row').getByText('Leitfaden für neue Bereiche').click();
  await page.getByRole('heading', { name: language === 'de' ? 'Kommentare' : 'Comments' }).waitFor();
}

/** Somebody is found by name, in the unit in which they work. */
export async function findInChart(page: Page, language: Language): Promise<void> {
  await page.getByRole('main').getByRole('searchbox').fill('Schmidt');
  await expect(page.getByText(language === 'de' ? /^Hier: .*Schmid/ : /^Here: .*Schmid/).first()).toBeVisible();
}

export async function openRooms(page: Page, language: Language): Promise<void> {
  const name = language === 'de' ? /^Räume in/ : /^Rooms in/;
  await page.getByRole('button', { name }).first().click();
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /\S+ \S+/ })
      .last(),
  ).toBeVisible();
}
