import { expect, test } from '../../fixtures/index.ts';

const phone = { viewport: { width: 360, height: 740 } };
const trash = 'Wikiseiten im Papierkorb';

test('an owner shortens a period for a space, sees from when it holds, and takes it back, on a phone', async ({
  people,
}) => {
  const page = await people.open('editor', '/spaces/digitalisierung', phone);
  await page.getByRole('button', { name: 'Weitere Aktionen' }).click();
  await page.getByRole('menuitem', { name: 'Löschfristen' }).click();
  await expect(page.getByRole('heading', { name: 'Fristen', level: 1 })).toBeVisible();
  const row = page.getByRole('listitem').filter({ hasText: trash });
  await page.getByRole('button', { name: `Frist ändern: ${trash}` }).click();
  const dialog = page.getByRole('dialog', { name: trash });
  await dialog.getByText('Nach einer Zahl von Tagen löschen').click();
  const days = dialog.getByRole('textbox', { name: /^Tage/ });
  await days.fill('31');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(days).toHaveAttribute('aria-invalid', 'true');
  await days.fill('14');
  await expect(dialog.getByRole('status')).toContainText('schon so alt');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(row).toContainText('Eigene Frist');
  await expect(row.getByText(/^Ab .*: 14 Tage$/)).toBeVisible();
  await page.getByRole('button', { name: `Frist ändern: ${trash}` }).click();
  await dialog.getByText('Wie in der Organisation').click();
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(row).not.toContainText('Eigene Frist');
  await expect(row.getByText(/: 14 Tage$/)).toHaveCount(0);
});

test('everybody reads the periods and what else is kept; only those who decide change them', async ({ people }) => {
  const page = await people.open('newhire', '/periods');
  await expect(page.getByText('Chatnachrichten in Räumen')).toBeVisible();
  await expect(page.getByText('Bekannte Browser')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Frist ändern/ })).toHaveCount(0);
  const administrator = await people.open('admin', '/periods');
  await expect(administrator.getByRole('button', { name: /^Frist ändern/ }).first()).toBeVisible();
});
