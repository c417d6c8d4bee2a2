import { expect, test } from '../../fixtures/index.ts';
import { dayFromToday } from '../../pages/days.ts';

test('the page of somebody who leaves leads to their hand-over and back, for those who hand over for them', async ({
  people,
}) => {
  const admin = await people.session('admin');
  const colleague = await people.colleague();
  const soon = dayFromToday(20);
  await admin.call('PATCH', `/api/people/${colleague.id}`, { revision: 1, validUntil: soon });

  const page = await people.open('admin', `/people/${colleague.id}`);
  await page.getByRole('link', { name: 'Übergabe', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Übergabe: ${colleague.name}` })).toBeVisible();
  await page.getByRole('link', { name: 'Zur Person' }).click();
  await expect(page.getByRole('heading', { level: 1, name: colleague.name, exact: true })).toBeVisible();

  const other = await people.open('editor', `/people/${colleague.id}`);
  await expect(other.getByRole('heading', { level: 1, name: colleague.name })).toBeVisible();
  await expect(other.getByRole('link', { name: 'Übergabe', exact: true })).toHaveCount(0);
});
