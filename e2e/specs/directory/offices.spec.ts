import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import type { CallSession } from '../../fixtures/session.ts';
import { Palette } from '../../pages/palette.ts';

/** Makes an office of its own for a test. */
async function makeUnit(admin: CallSession): Promise<{ id: string; name: string }> {
  const word = uniqueWord('Amt');
  return admin.call<{ id: string; name: string }>('POST', '/api/org-units', { code: word, name: `Fachdienst ${word}` });
}

test('an office is found by a word for its task, and its page says when it is open and how to get in', async ({
  people,
}) => {
  const unit = await makeUnit(await people.session('admin'));
  const word = uniqueWord('Murmel');
  const page = await people.open('admin', `/org-units/${unit.id}`);
  await page.getByRole('link', { name: 'Seite bearbeiten' }).click();
  await page.getByRole('button', { name: 'Aufgabe hinzufügen' }).click();
  await page.getByRole('textbox', { name: 'Aufgabe', exact: true }).fill('Spielstraßen');
  await page.getByRole('textbox', { name: 'Andere Wörter dafür' }).fill(`Kreide, ${word}`);
  await page.getByRole('button', { name: 'Ort hinzufügen' }).click();
  await page.getByRole('textbox', { name: 'Gebäude' }).fill('Altes Zollhaus');
  await page.getByRole('textbox', { name: 'Barrierefreiheit' }).fill('Rampe im Hof');
  await page.getByRole('button', { name: 'Öffnungszeiten angeben' }).click();
  const save = page.getByRole('button', { name: 'Speichern' });
  await page.getByRole('textbox', { name: 'Montag' }).fill('früh');
  await expect(page.getByText('Das ist keine Zeitspanne.')).toBeVisible();
  await expect(save).toBeDisabled();
  await page.getByRole('textbox', { name: 'Montag' }).fill('13.30-18, 8-12');
  await save.click();

  await expect(page.getByRole('heading', { level: 1, name: unit.name })).toBeVisible();
  await expect(page.getByRole('row', { name: /Montag/ })).toContainText('8:00–12:00 Uhr, 13:30–18:00 Uhr');
  await expect(page.getByRole('row', { name: /Dienstag/ })).toContainText('Geschlossen');
  await expect(page.getByText('Rampe im Hof')).toBeVisible();

  const palette = new Palette(page, 'de');
  await expect(async () => {
    await palette.open();
    await palette.input.fill(word);
    await expect(palette.dialog.getByText(unit.name).first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test('the form says so when somebody else saved first, and takes over what they wrote', async ({ people, watch }) => {
  watch.allow(/\/office(\)| 409)/, 'somebody else saved first');
  const admin = await people.session('admin');
  const unit = await makeUnit(admin);
  const page = await people.open('admin', `/org-units/${unit.id}/edit`);
  await page.getByRole('textbox', { name: 'Telefon' }).fill('+49 3699 77-1');
  await admin.call('PATCH', `/api/org-units/${unit.id}`, { tasks: ['Von anderen'] });
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('alert').getByText(/inzwischen geändert/)).toBeVisible();
  await page.getByRole('button', { name: 'Neu laden' }).click();
  await expect(page.getByRole('textbox', { name: 'Aufgabe', exact: true })).toHaveValue('Von anderen');
  await expect(page.getByRole('textbox', { name: 'Telefon' })).toHaveValue('');
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(page.getByRole('textbox', { name: 'Telefon' })).toHaveValue('+49 3699 77-1');
});

test('who neither leads nor administers sees the page without a way to change it', async ({ people }) => {
  const unit = await makeUnit(await people.session('admin'));
  const page = await people.open('newhire', `/org-units/${unit.id}`);
  await expect(page.getByRole('heading', { level: 1, name: unit.name })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Seite bearbeiten' })).toHaveCount(0);
  await page.goto(`/org-units/${unit.id}/edit`);
  await expect(page.getByText('Diese Seite ändern andere')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Speichern' })).toHaveCount(0);
});
