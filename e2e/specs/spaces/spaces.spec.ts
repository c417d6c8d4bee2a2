import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { Shell } from '../../pages/shell.ts';
import { SpacesPage } from '../../pages/spaces-page.ts';

test('a new space appears among the own ones, and the address follows its name', async ({ people }) => {
  const word = uniqueWord('buero');
  const page = await people.open('editor', '/spaces');
  await new SpacesPage(page).create(`Arbeitskreis ${word}`, 'Auf Anfrage');
  await expect(page).toHaveURL(new RegExp(`/spaces/arbeitskreis-${word}$`));
  await expect(new Shell(page).place(`Arbeitskreis ${word}`)).toBeVisible();
});

test('an invitation says how many people it reaches before it is sent', async ({ people }) => {
  const space = await makeSpace(await people.session('editor'), 'hidden');
  const page = await people.open('editor', `/spaces/${space.slug}?tab=members`);
  const spaces = new SpacesPage(page);
  await page.getByRole('button', { name: 'Einladen' }).click();
  await spaces.dialog.getByText('Organisationseinheit', { exact: true }).click();
  await spaces.dialog.getByRole('combobox', { name: 'Organisationseinheit' }).fill('Tiefbau');
  await page.getByRole('option', { name: /Tiefbauamt/ }).click();
  await expect(spaces.dialog.getByText(/Erreicht heute \d+ Personen/)).toBeVisible();
  await spaces.dialog.getByRole('button', { name: 'Einladen' }).click();
  await expect(spaces.members.filter({ hasText: 'Tiefbauamt' })).toBeVisible();
});

test('a person who is invited sees the space at once', async ({ people }) => {
  const space = await makeSpace(await people.session('editor'), 'hidden');
  const theirs = await people.open('newhire', '/spaces');
  await expect(new Shell(theirs).place(space.name)).toHaveCount(0);

  const page = await people.open('editor', `/spaces/${space.slug}?tab=members`);
  const spaces = new SpacesPage(page);
  await page.getByRole('button', { name: 'Einladen' }).click();
  await spaces.pickPerson('Person', 'Amira Hadad', 'Amira Haddad');
  await expect(spaces.dialog.getByText('Erreicht heute 1 Person')).toBeVisible();
  await spaces.dialog.getByRole('button', { name: 'Einladen' }).click();
  await expect(spaces.members.filter({ hasText: 'Amira Haddad' })).toBeVisible();
  await expect(new Shell(theirs).place(space.name)).toBeVisible();
});

test('who asks to join is let in, and may leave again', async ({ people, watch }) => {
  watch.allow(
    /404.*\/(absences\?space=|wiki\/spaces\/)|\/(absences\?space=|wiki\/spaces\/).* 404/,
    'asked for in the moment in which one leaves',
  );
  const space = await makeSpace(await people.session('editor'), 'on-request');
  const theirs = await people.open('homeoffice', `/spaces/${space.slug}`);
  const theirSpaces = new SpacesPage(theirs);
  await theirs.getByRole('button', { name: 'Beitritt anfragen' }).click();
  await theirSpaces.dialog.getByRole('textbox', { name: 'Nachricht an die Verantwortlichen' }).fill('Für das Projekt');
  await theirSpaces.dialog.getByRole('button', { name: 'Anfrage senden' }).click();
  await expect(theirs.getByText('Angefragt', { exact: true })).toBeVisible();

  const page = await people.open('editor', `/spaces/${space.slug}?tab=requests`);
  const spaces = new SpacesPage(page);
  await expect(spaces.requests).toContainText('Für das Projekt');
  await spaces.requests.getByRole('button', { name: 'Hineinlassen' }).click();
  await expect(spaces.message('ist jetzt dabei')).toBeVisible();
  await expect(theirs.getByRole('tab', { name: 'Mitglieder' })).toBeVisible();

  await theirSpaces.choose('Verlassen');
  await theirs.getByRole('alertdialog').getByRole('button', { name: 'Verlassen' }).click();
  await expect(theirs.getByRole('button', { name: 'Beitritt anfragen' })).toBeVisible();
});

test('archiving a space can be undone', async ({ people }) => {
  const space = await makeSpace(await people.session('editor'));
  const page = await people.open('editor', `/spaces/${space.slug}`);
  const spaces = new SpacesPage(page);
  await spaces.choose('Archivieren');
  await expect(page.getByText('Dieser Bereich ist archiviert')).toBeVisible();
  await spaces.message('ist archiviert').getByRole('button', { name: 'Rückgängig' }).click();
  await expect(page.getByText('Dieser Bereich ist archiviert')).toBeHidden();
});

test('who is removed loses the open space at once', { tag: '@timed' }, async ({ people, watch }) => {
  watch.allow(/\/api\/spaces\/[^/]+(\)| 404)/, 'the space is looked for once more, and is not there');
  const owner = await people.session('editor');
  const space = await makeSpace(owner, 'hidden');
  const { person } = await people.session('newhire');
  const grant = await owner.call<{ id: string }>('POST', `/api/spaces/${space.id}/grants`, {
    subject: { kind: 'person', id: person.id },
    role: 'editor',
  });
  const theirs = await people.open('newhire', `/spaces/${space.slug}`);
  await expect(theirs.getByRole('tab', { name: 'Mitglieder' })).toBeVisible();
  await expect(theirs.getByRole('heading', { name: 'Verantwortlich' })).toBeVisible();
  await expect(theirs.getByRole('link', { name: 'Wer ist abwesend?' })).toBeVisible();
  await owner.call('DELETE', `/api/spaces/${space.id}/grants/${grant.id}`);
  await expect(theirs.getByRole('tab', { name: 'Mitglieder' })).toBeHidden({ timeout: 1_000 });
  await expect(new Shell(theirs).place(space.name)).toHaveCount(0);
});

test('access ends on the day given with the invitation, and the day can be taken away', async ({ people }) => {
  const space = await makeSpace(await people.session('editor'), 'hidden');
  const page = await people.open('editor', `/spaces/${space.slug}?tab=members`);
  const spaces = new SpacesPage(page);
  await page.getByRole('button', { name: 'Einladen' }).click();
  await spaces.dialog.getByRole('combobox', { name: 'Person' }).pressSequentially('Amira Haddad');
  await page
    .getByRole('option', { name: /Amira Haddad/ })
    .first()
    .click();
  await spaces.dialog.getByRole('group', { name: 'Letzter Tag' }).getByRole('spinbutton').first().click();
  await page.keyboard.type('31122099');
  await spaces.dialog.getByRole('button', { name: 'Einladen' }).click();
  const member = spaces.members.filter({ hasText: 'Amira Haddad' });
  await expect(member).toContainText('bis 31.12.2099');

  await member.getByRole('button', { name: /^Rolle und Zugang/ }).click();
  await page.getByRole('menuitem', { name: 'Befristen' }).click();
  await spaces.dialog.getByRole('button', { name: 'Ohne Ende' }).click();
  await spaces.dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(member).not.toContainText('2099');
});

test('a space is handed over: the new owner manages it at once, who gave it stays as a member', async ({ people }) => {
  const space = await makeSpace(await people.session('editor'), 'hidden');
  const theirs = await people.open('newhire', '/spaces');
  const page = await people.open('editor', `/spaces/${space.slug}?tab=members`);
  const spaces = new SpacesPage(page);
  await spaces.choose('Übergeben');
  const handOver = spaces.dialog.getByRole('button', { name: 'Übergeben' });
  await expect(handOver).toBeDisabled();
  await spaces.pickPerson('Neue verantwortliche Person', 'Amira Hadad', 'Amira Haddad');
  await handOver.click();
  await expect(spaces.message(`„${space.name}“ ist übergeben`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Einladen' })).toHaveCount(0);
  await expect(spaces.members.filter({ hasText: 'Amira Haddad' })).toContainText('Verwalten');

  await new Shell(theirs).place(space.name).click();
  await new SpacesPage(theirs).openTab('Mitglieder');
  await expect(theirs.getByRole('button', { name: 'Einladen' })).toBeVisible();
});

test('the administration gives a space that nobody owns any more to somebody', async ({ people }) => {
  const leaver = await people.colleague();
  const space = await makeSpace(await people.newSession(leaver.login, leaver.password));
  const page = await people.open('admin', '/administration/spaces');
  const row = page.getByRole('grid', { name: 'Bereiche' }).getByRole('row').filter({ hasText: space.name });
  await expect(row).toContainText(leaver.name);
  await expect(row.getByRole('button', { name: 'Übergeben' })).toHaveCount(0);

  const admin = await people.session('admin');
  await admin.call('PATCH', `/api/people/${leaver.id}`, { revision: 1, validUntil: '2020-01-01' });
  await page.reload();
  await row.getByRole('button', { name: 'Übergeben' }).click();
  const spaces = new SpacesPage(page);
  await spaces.pickPerson('Neue verantwortliche Person', 'Amira Hadad', 'Amira Haddad');
  await spaces.dialog.getByRole('button', { name: 'Übergeben' }).click();
  await expect(row).toContainText('Amira Haddad');
  await expect(row.getByRole('button', { name: 'Übergeben' })).toHaveCount(0);
});

test('spaces are found by filter and text, and the filter stands in the address', async ({ people }) => {
  const owner = await people.session('editor');
  const [open, closed] = [await makeSpace(owner, 'open'), await makeSpace(owner, 'on-request')];
  const page = await people.open('homeoffice', '/spaces');
  const list = page.getByRole('main');
  const line = (name: string) => list.getByRole('link', { name: new RegExp(name) });
  await expect(line(open.name)).toBeVisible();
  await list.getByRole('radio', { name: 'Auf Anfrage' }).click();
  await expect(line(closed.name)).toBeVisible();
  await expect(line(open.name)).toHaveCount(0);
  await page.reload();
  await expect(line(closed.name)).toBeVisible();
  await expect(line(open.name)).toHaveCount(0);
  await list.getByRole('radio', { name: 'Alle' }).click();
  await list.getByRole('searchbox').fill(open.slug.toUpperCase());
  await expect(line(open.name)).toBeVisible();
  await expect(line(closed.name)).toHaveCount(0);
  await list.getByRole('radio', { name: 'Archiviert' }).click();
  await expect(list.getByText('Kein Bereich gefunden')).toBeVisible();
});

test('who belongs by whatever grant is found by name', async ({ people }) => {
  const page = await people.open('editor', '/spaces/digitalisierung?tab=members');
  const list = page.getByRole('grid', { name: 'Personen' }).getByRole('row');
  await expect(list.first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Person suchen' }).fill('kruger tobias');
  await expect(list).toHaveCount(1);
  await expect(list.first()).toContainText('Tobias Krüger');
  await page.getByRole('searchbox', { name: 'Person suchen' }).fill('xqzwvkjy');
  await expect(page.getByText('Niemand mit diesem Namen gehört dazu')).toBeVisible();
});

test('taking access from many says how many lose it, and can be undone', async ({ people }) => {
  const owner = await people.session('editor');
  const space = await makeSpace(owner, 'hidden');
  const { orgUnits } = await owner.call<{ orgUnits: { id: string; code: string }[] }>('GET', '/api/org-units');
  const unit = orgUnits.find(({ code }) => code === 'A.3.03')?.id;
  const subject = { kind: 'org-unit', id: unit, below: true };
  await owner.call('POST', `/api/spaces/${space.id}/grants`, { subject, role: 'editor' });
  const page = await people.open('editor', `/spaces/${space.slug}?tab=members`);
  const spaces = new SpacesPage(page);
  const row = spaces.members.filter({ hasText: 'Tiefbauamt' });
  await row.getByRole('button', { name: /^Rolle und Zugang/ }).click();
  await page
    .getByRole('menuitemradio', { name: 'Lesen' })
    .or(page.getByRole('menuitem', { name: 'Lesen' }))
    .click();
  const question = page.getByRole('alertdialog');
  await expect(question.getByText(/\d+ dürfen weniger als bisher/)).toBeVisible();
  await question.getByRole('button', { name: 'Abbrechen' }).click();
  await row.getByRole('button', { name: /^Rolle und Zugang/ }).click();
  await page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await expect(question.getByText(/\d+ Personen verlieren den Zugang/)).toBeVisible();
  await question.getByRole('button', { name: 'Entfernen' }).click();
  await expect(row).toHaveCount(0);
  await spaces.message('Tiefbauamt entfernt').getByRole('button', { name: 'Rückgängig' }).click();
  await expect(row).toContainText('Mitarbeiten');
});

test('a request can be withdrawn, and its owners see that at once', async ({ people }) => {
  const space = await makeSpace(await people.session('editor'), 'on-request');
  const theirs = await people.open('homeoffice', `/spaces/${space.slug}`);
  await theirs.getByRole('button', { name: 'Beitritt anfragen' }).click();
  await new SpacesPage(theirs).dialog.getByRole('button', { name: 'Anfrage senden' }).click();
  const page = await people.open('editor', `/spaces/${space.slug}?tab=requests`);
  await expect(new SpacesPage(page).requests).toHaveCount(1);
  await theirs.getByRole('button', { name: 'Anfrage zurückziehen' }).click();
  await expect(theirs.getByRole('button', { name: 'Beitritt anfragen' })).toBeVisible();
  await expect(page.getByText('Keine offenen Anfragen')).toBeVisible();
});

test('an archived space can be read and not changed', async ({ people }) => {
  const owner = await people.session('editor');
  const space = await makeSpace(owner);
  await owner.call('POST', `/api/spaces/${space.id}/archive`, { archived: true });
  const page = await people.open('editor', `/spaces/${space.slug}?tab=members`);
  await expect(page.getByText('Dieser Bereich ist archiviert')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Einladen' })).toHaveCount(0);
  await page
    .getByRole('button', { name: /^Rolle und Zugang/ })
    .first()
    .click();
  await expect(page.getByRole('menuitem')).toHaveText(['Entfernen']);
});
