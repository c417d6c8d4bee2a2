import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { Shell } from '../../pages/shell.ts';

const phone = { viewport: { width: 360, height: 740 } };

test('a group is founded, joined by somebody else with one press on a phone, and left again', async ({
  people,
  watch,
}) => {
  watch.allow(/404/, 'asked for in the moment in which one leaves');
  const word = uniqueWord('chor');
  const founding = await people.open('editor', '/groups');
  await founding.getByRole('button', { name: 'Gruppe gründen' }).first().click();
  const dialog = founding.getByRole('dialog', { name: 'Gruppe gründen' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(`Chor ${word}`);
  await dialog.getByRole('textbox', { name: 'Themen' }).fill(`Musik, ${word}`);
  await dialog.getByRole('button', { name: 'Gruppe gründen' }).click();
  await expect(founding).toHaveURL(new RegExp(`/spaces/chor-${word}$`));
  await expect(founding.getByText('Interessengruppe', { exact: true }).first()).toBeVisible();
  await expect(new Shell(founding).place(`Chor ${word}`)).toBeVisible();

  const joining = await people.open('homeoffice', '/groups', phone);
  await joining.getByRole('searchbox', { name: 'Gruppen suchen' }).fill(word);
  await joining.getByRole('button', { name: `„Chor ${word}“ beitreten` }).click();
  await expect(joining.getByRole('region', { name: 'Meine Gruppen' }).getByText('Dabei')).toBeVisible();
  expect(await joining.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await joining.getByRole('link', { name: `Chor ${word}` }).click();
  await joining.getByRole('button', { name: 'Weitere Aktionen' }).click();
  await joining.getByRole('menuitem', { name: 'Verlassen' }).click();
  await joining.getByRole('alertdialog').getByRole('button', { name: 'Verlassen' }).click();
  await expect(joining.getByRole('button', { name: 'Beitreten' })).toBeVisible();
});

test('a closed group is asked for and not shown among spaces for work', async ({ people }) => {
  const word = uniqueWord('netz');
  const owner = await people.session('editor');
  const group = { slug: `netz-${word}`, name: `Netzwerk ${word}`, kind: 'interest', visibility: 'on-request' };
  await owner.call('POST', '/api/spaces', group);
  const asking = await people.open('homeoffice', '/groups');
  await asking.getByRole('button', { name: `Beitritt zu „Netzwerk ${word}“ anfragen` }).click();
  await asking.getByRole('dialog').getByRole('button', { name: 'Anfrage senden' }).click();
  await expect(asking.getByRole('button', { name: `Anfrage bei „Netzwerk ${word}“ zurückziehen` })).toBeVisible();
  await asking.getByRole('link', { name: 'Bereiche', exact: true }).last().click();
  await expect(asking.getByRole('heading', { name: 'Bereiche', level: 1 })).toBeVisible();
  await expect(asking.getByRole('main').getByText(`Netzwerk ${word}`)).toHaveCount(0);
  const deciding = await people.open('editor', `/spaces/netz-${word}?tab=requests`);
  await deciding.getByRole('button', { name: 'Hineinlassen' }).click();
  await asking.goto('/groups');
  await expect(asking.getByRole('region', { name: 'Meine Gruppen' }).getByText(`Netzwerk ${word}`)).toBeVisible();
});
