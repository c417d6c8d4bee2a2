import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { NewsPage } from '../../pages/news-page.ts';

test.describe.configure({ timeout: 120_000 });

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

test('a post is written by two, returned, approved, and read on a phone in either language, until it is withdrawn', async ({
  people,
  watch,
}) => {
  watch.allow(/\b404\b/, 'a post that is withdrawn does not exist for its readers');
  const [writer, second, reader] = [await people.colleague(), await people.colleague(), await people.colleague()];
  const admin = await people.session('admin');
  const editor = await people.session('editor');
  const name = uniqueWord('Kanal');
  const settings = { description: '', everybody: true, needsApproval: true, addressees: [{ kind: 'everyone' }] };
  const { id: channel } = await admin.call<{ id: string }>('POST', '/api/news/channels', {
    ...settings,
    ...{ kind: 'topic', orgUnit: null, space: null, name },
    editors: [{ kind: 'person', id: editor.person.id }],
    writers: [{ kind: 'person', id: writer.id }],
  });
  const open = async (who: typeof writer, path: string, options = {}) =>
    new NewsPage(await people.open(await people.newSession(who.login, who.password), path, options));

  const writing = await open(writer, `/news/channel/${channel}`);
  await writing.begin();
  const headline = uniqueWord('Brunnenfest ');
  await writing.title.fill(headline);
  await writing.teaser.fill('Am Samstag sprudelt er wieder.');
  await writing.write('Der Brunnen läuft.');
  await writing.choose('Mehr zu diesem Entwurf', 'Mitschreibende …');
  await writing.dialog.getByRole('combobox', { name: 'Person' }).pressSequentially(second.name);
  await writing.page.getByRole('option', { name: second.name }).first().click();
  await writing.dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(writing.dialog).toHaveCount(0);
  const address = new URL(writing.page.url()).pathname;

  const along = await open(second, address);
  await along.write(' Mit Musik.');
  await expect(writing.text).toContainText('Der Brunnen läuft. Mit Musik.');
  await writing.choose('Mehr zu diesem Entwurf', 'Englische Fassung hinzufügen');
  await writing.page.getByRole('textbox', { name: 'Englischer Text des Beitrags' }).waitFor();
  await writing.title.fill('Fountain festival');
  await writing.teaser.fill('It runs again on Saturday.');
  await writing.write('The fountain runs.');
  await writing.press('Einreichen …');
  await writing.dialog.getByRole('button', { name: 'Einreichen' }).click();
  await expect(writing.page.getByText('Eingereicht', { exact: true })).toBeVisible();

  const deciding = new NewsPage(await people.open('editor', address));
  await deciding.press('Zurückgeben …');
  await deciding.dialog.getByRole('textbox', { name: 'Was fehlt noch?' }).fill('Bitte mit Uhrzeit.');
  await deciding.dialog.getByRole('button', { name: 'Zurückgeben' }).click();
  await expect(writing.page.getByText('Bitte mit Uhrzeit.')).toBeVisible();
  await writing.press('Einreichen …');
  await writing.dialog.getByRole('button', { name: 'Einreichen' }).click();

  const reading = await open(reader, '/news', phone);
  await expect(reading.page.getByRole('heading', { level: 1, name: 'Aktuelles' })).toBeVisible();
  await expect(reading.post(headline)).toHaveCount(0);
  await deciding.page.goto(address);
  await deciding.press('Freigeben …');
  await expect(deciding.dialog.getByText(/Erreicht|erreicht/)).toBeVisible();
  await deciding.dialog.getByRole('button', { name: 'Jetzt veröffentlichen' }).click();
  await expect(deciding.page.getByRole('heading', { level: 1, name: headline })).toBeVisible();

  // It waits above until the reader wants it.
  await reading.press(/neuer? Beitr/);
  await reading.post(headline).getByRole('link').click();
  await expect(reading.page.getByText('Der Brunnen läuft. Mit Musik.')).toBeVisible();
  await reading.press('English');
  await expect(reading.page.getByRole('heading', { level: 1, name: 'Fountain festival' })).toBeVisible();
  await expect(reading.page.getByText('The fountain runs.')).toBeVisible();

  await deciding.choose('Mehr zu diesem Beitrag', 'Zurückziehen');
  await expect(
    reading.page.getByText('Diesen Beitrag gibt es nicht, oder er ist nicht an Sie gerichtet.'),
  ).toBeVisible();
  const taken = deciding.page.getByText('Dieser Beitrag ist zurückgezogen.');
  await expect(taken).toBeVisible();
  await deciding.press('Rückgängig');
  await expect(taken).toHaveCount(0);
  // A list that came before the post is back has it behind its button.
  await expect(async () => {
    await reading.page.goto('/news');
    await expect(reading.post(headline)).toBeVisible({ timeout: 3_000 });
  }).toPass();
});
