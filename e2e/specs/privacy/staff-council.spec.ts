import { readFile } from 'node:fs/promises';
import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { makePage } from '../../pages/wiki-page.ts';

test('turned on, the mode takes a confirmation of reading away from an open page; it takes two to end it', async ({
  people,
}) => {
  test.slow();
  const admin = await people.session('admin');
  const policies = await admin.call<Record<string, unknown>>('GET', '/api/organisation/policies');
  const { uploadMegabytesAtMost: _most, secondFactorSince: _since, staffCouncil: _mode, ...settings } = policies;
  await admin.call('PUT', '/api/organisation/policies', { ...settings, readingConfirmations: true });
  const owner = await people.session('editor');
  const space = await makeSpace(owner, 'hidden');
  const id = await makePage(owner, space.id, uniqueWord('Regel'));
  const open = await people.open('editor', `/wiki/page/${id}`);
  const menu = open.getByRole('button', { name: 'Mehr zu dieser Seite' });
  await menu.click();
  await expect(open.getByRole('menuitem', { name: 'Um Kenntnisnahme bitten …' })).toBeVisible();
  await open.keyboard.press('Escape');

  const page = await people.open('admin', '/administration/policies');
  await page.getByRole('button', { name: 'Einschalten' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Einschalten' }).click();
  await expect(page.getByText(/^Gilt seit /)).toBeVisible();
  await expect(page.getByText('Aus, solange der Personalrats-Modus gilt (siehe oben).')).toBeVisible();
  await expect(page.getByRole('switch', { name: /Anwesenheit zeigen/ })).toBeDisabled();
  // Gone in the page that was open all the time.
  await expect(async () => {
    await menu.click();
    const choices = open.getByRole('menu').getByRole('menuitem');
    await expect(choices.first()).toBeVisible();
    const isThere = await open.getByRole('menuitem', { name: 'Um Kenntnisnahme bitten …' }).count();
    await open.keyboard.press('Escape');
    expect(isThere).toBe(0);
  }).toPass();

  await page.getByRole('button', { name: 'Ende beantragen …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Personalrats-Modus beenden' });
  await dialog.getByRole('textbox', { name: 'Begründung' }).fill('Die Erprobung ist vorbei.');
  await dialog.getByRole('button', { name: 'Beantragen' }).click();
  await expect(page.getByText('Jemand anderes aus der Administration muss es bestätigen.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bestätigen und beenden' })).toHaveCount(0);

  const second = await people.colleague(['administrator']);
  const theirs = await people.open(await people.newSession(second.login, second.password), '/administration/policies');
  await theirs.getByRole('button', { name: 'Bestätigen und beenden' }).click();
  await theirs.getByRole('alertdialog').getByRole('button', { name: 'Bestätigen und beenden' }).click();
  await expect(theirs.getByRole('button', { name: 'Einschalten' })).toBeVisible();
  // The first administrator's screen follows by itself.
  await expect(page.getByRole('button', { name: 'Einschalten' })).toBeVisible();
});

test('the document is made, agreed on, and says what is otherwise since; everybody reads what was agreed', async ({
  people,
}) => {
  const page = await people.open('admin', '/administration/staff-council');
  const loaded = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Webseite laden', exact: true }).click();
  const html = await readFile(await (await loaded).path(), 'utf8');
  expect(html).toContain('Unterlage für Dienstvereinbarung und Datenschutz-Folgenabschätzung');
  await page.getByRole('button', { name: 'Als Stand der Vereinbarung festhalten …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Stand der Vereinbarung festhalten' });
  const note = `Dienstvereinbarung ${uniqueWord('x')}`;
  await dialog.getByRole('textbox', { name: 'Vermerk' }).fill(note);
  await dialog.getByRole('button', { name: 'Festhalten' }).click();
  await expect(page.getByText('Seither ist nichts anders.')).toBeVisible();

  const admin = await people.session('admin');
  const policies = await admin.call<Record<string, unknown>>('GET', '/api/organisation/policies');
  const { uploadMegabytesAtMost: _most, secondFactorSince: _since, staffCouncil: _mode, ...settings } = policies;
  await admin.call('PUT', '/api/organisation/policies', { ...settings, auditDays: 730 });
  const everybody = await people.open('newhire', '/stored-data');
  await expect(everybody.getByText(note)).toBeVisible();
  await expect(everybody.getByText('Jetzt: 730 Tage').first()).toBeVisible();
  const agreed = everybody.waitForEvent('download');
  await everybody
    .getByRole('link', { name: /^Webseite von Stand \d+ laden$/ })
    .first()
    .click();
  expect(await readFile(await (await agreed).path(), 'utf8')).toContain(note);
  const { revision } = await admin.call<{ revision: number }>('GET', '/api/organisation/policies');
  await admin.call('PUT', '/api/organisation/policies', { ...settings, revision });
});
