import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { PeoplePage } from '../../pages/people-page.ts';
import { makePage } from '../../pages/wiki-page.ts';

test('whom to ask about a topic is who is responsible for a page about it', async ({ people }) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'hidden');
  const topic = uniqueWord('Löschwasser');
  await makePage(editor, space.id, `${topic} prüfen`);
  const page = await people.open('editor', '/people');
  const found = new PeoplePage(page);
  const inCharge = page.getByRole('region', { name: 'Fragen Sie zum Thema' });
  await expect(async () => {
    await found.search.fill('');
    await found.search.fill(topic);
    await expect(inCharge.getByText(`verantwortlich für: ${topic} prüfen`)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await inCharge.getByRole('link').first().click();
  const pages = page.getByRole('region', { name: 'Verantwortlich für Seiten' });
  await expect(pages).toBeVisible();

  // The space is hidden: to others neither the topic nor the page.
  const theirs = await people.open('newhire', '/people');
  await new PeoplePage(theirs).search.fill(topic);
  await expect(theirs.getByText('Niemand gefunden').first()).toBeVisible();
  await expect(theirs.getByText('Fragen Sie zum Thema')).toHaveCount(0);
});
