import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { grant, makePage, WikiPage } from '../../pages/wiki-page.ts';

test('people are asked to confirm that they have read a page, do so also without a connection, and those in charge see it', async ({
  people,
  watch,
}) => {
  test.slow();
  watch.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/, 'there is no connection');
  const admin = await people.session('admin');
  const {
    uploadMegabytesAtMost: _most,
    secondFactorSince: _since,
    staffCouncil: _mode,
    ...policies
  } = await admin.call<Record<string, unknown>>('GET', '/api/organisation/policies');
  await admin.call('PUT', '/api/organisation/policies', { ...policies, readingConfirmations: true });
  const owner = await people.session('editor');
  const space = await makeSpace(owner, 'hidden');
  const reader = await people.session('newhire');
  await grant(owner, space.id, reader.person.id, 'reader');
  const title = uniqueWord('Dienstanweisung');
  const id = await makePage(owner, space.id, title);

  const asking = new WikiPage(await people.open('editor', `/wiki/page/${id}`));
  await asking.write('Ab Januar gilt die neue Regelung.');
  await asking.expectSaved();
  await asking.choose('Um Kenntnisnahme bitten …');
  const dialog = asking.page.getByRole('dialog', { name: 'Um Kenntnisnahme bitten' });
  await dialog.getByRole('button', { name: 'Bitten', exact: true }).click();
  await expect(asking.page.getByText('Noch niemand hat die Seite zur Kenntnis genommen.')).toBeVisible();

  const reading = await people.open('newhire', `/wiki/page/${id}`);
  const bar = reading.getByRole('region', { name: 'Kenntnisnahme' });
  await expect(bar.getByText('Bitte nehmen Sie diese Seite zur Kenntnis.')).toBeVisible();
  await expect(reading.getByText('Ab Januar gilt')).toBeVisible();
  await reading.context().setOffline(true);
  await bar.getByRole('button', { name: 'Zur Kenntnis genommen' }).press('Enter');
  await expect(bar.getByText('Zur Kenntnis genommen.')).toBeVisible();
  await expect(bar).toBeFocused();
  await reading.context().setOffline(false);
  await expect(bar.getByText(/^Am .* zur Kenntnis genommen\.$/)).toBeVisible({ timeout: 30_000 });

  await expect(asking.page.getByText('Eine Person hat die Seite zur Kenntnis genommen.')).toBeVisible();
  await asking.page.getByRole('button', { name: 'Wer hat zur Kenntnis genommen?' }).click();
  const list = asking.page.getByRole('dialog', { name: 'Kenntnisnahmen' });
  await expect(list.getByRole('region', { name: 'Zur Kenntnis genommen (1)' })).toContainText('Amira Haddad');
});
