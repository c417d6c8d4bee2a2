import { pngPicture } from '../../fixtures/files.ts';
import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { chooseFile } from '../../pages/file-choice.ts';

const phone = { viewport: { width: 360, height: 740 } };

test('positions of a person are added, made the main one, and ended', async ({ people }) => {
  const colleague = await people.colleague();
  const page = await people.open('admin', '/administration/people');
  await page.getByRole('searchbox', { name: 'Person suchen' }).fill(colleague.name);
  await page.getByRole('row', { name: colleague.name }).click();
  const dialog = page.getByRole('dialog', { name: 'Person bearbeiten' });
  await dialog.getByRole('button', { name: 'Funktion hinzufügen' }).click();
  const first = dialog.getByRole('group', { name: 'Funktion 1', exact: true });
  const unit = first.getByRole('combobox', { name: 'Organisationseinheit' });
  await unit.click();
  await unit.pressSequentially('Tiefbau');
  await page.getByRole('option', { name: /Tiefbauamt/ }).click();
  await first.getByRole('textbox', { name: 'Funktion' }).fill('Sachbearbeitung Brücken');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText(`${colleague.name} gespeichert`)).toBeVisible();

  const theirs = await people.open('editor', `/people/${colleague.id}`);
  await expect(theirs.getByRole('main')).toContainText('Sachbearbeitung Brücken');
  await page.getByRole('row', { name: colleague.name }).click();
  const stored = dialog.getByRole('group', { name: 'Sachbearbeitung Brücken' });
  await expect(stored.getByRole('checkbox', { name: 'Hauptfunktion' })).toBeChecked();
  await stored.getByRole('button', { name: 'Sachbearbeitung Brücken entfernen' }).click();
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(theirs.getByRole('main')).not.toContainText('Sachbearbeitung Brücken');
});

test('a group and an org unit are made, found, and removed from their menus', async ({ people }) => {
  const word = uniqueWord('Probe');
  const page = await people.open('admin', '/administration/org-units');
  await page.getByRole('button', { name: 'Einheit anlegen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Einheit anlegen' });
  await dialog.getByRole('textbox', { name: 'Kürzel' }).fill(word.slice(0, 20));
  await dialog.getByRole('textbox', { name: 'Name' }).fill(`Amt ${word}`);
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('searchbox', { name: 'Name oder Kürzel' }).fill(word.toUpperCase());
  await expect(page.getByRole('grid', { name: 'Organisationseinheiten' }).getByRole('row')).toHaveCount(1);
  await page.getByRole('button', { name: `Aktionen für Amt ${word}` }).click();
  await page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Entfernen' }).click();
  await expect(page.getByText(/Nichts passt zu/)).toBeVisible();

  await page.goto('/administration/groups');
  await page.getByRole('button', { name: 'Gruppe anlegen' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(`Gruppe ${word}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Gruppe anlegen' }).click();
  await page.getByRole('button', { name: `Aktionen für Gruppe ${word}` }).click();
  await page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Entfernen' }).click();
  await expect(page.getByRole('row', { name: `Gruppe ${word}` })).toHaveCount(0);
});

test('the state of an account is seen on a phone', async ({ people }) => {
  const colleague = await people.colleague();
  const page = await people.open('admin', '/administration/accounts', phone);
  await page.getByRole('searchbox', { name: 'Name oder Anmeldename' }).fill(colleague.login);
  const row = page.getByRole('row', { name: colleague.name });
  await expect(row.getByText('Aktiv', { exact: true })).toBeVisible();
});

test('the logo is removed, and that undone', async ({ people }) => {
  const page = await people.open('admin', '/administration/organisation');
  const logo = page.getByRole('img', { name: /^Logo von/ });
  await chooseFile(page, page.getByRole('button', { name: 'Datei auswählen', exact: true }), pngPicture(64, 64));
  await expect(logo).toBeVisible();
  await page.getByRole('button', { name: 'Logo entfernen' }).click();
  await expect(logo).toBeHidden();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(logo).toBeVisible();
  await page.getByRole('button', { name: 'Logo entfernen' }).click();
  await expect(logo).toBeHidden();
});
