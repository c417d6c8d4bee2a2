import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { Palette } from '../../pages/palette.ts';
import { ResultsPage } from '../../pages/results-page.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

const isSearch = (url: string, part: RegExp) => url.includes('/api/search?') && part.test(url);

test('the box leads to a page of all hits, whose address says everything, and more come while scrolling', async ({
  people,
}) => {
  const page = await people.open('editor');
  const palette = new Palette(page);
  await palette.open();
  await palette.input.fill('Verwaltung');
  await expect(palette.option(/Treffer anzeigen/)).toBeVisible();
  await palette.option(/Treffer anzeigen/).click();
  await expect(page).toHaveURL(/\/search\?q=Verwaltung$/);
  const results = new ResultsPage(page);
  await expect(results.field).toHaveValue('Verwaltung');
  await expect(results.hits.first()).toBeVisible();
  await results.types.getByRole('button', { name: 'Personen' }).click();
  await expect(page).toHaveURL(/type=person/);
  await expect(results.hits).toHaveCount(25);
  await results.hits.last().scrollIntoViewIfNeeded();
  await expect(results.hits.nth(30)).toBeAttached();

  await page.reload();
  await expect(results.types.getByRole('button', { name: 'Personen' })).toHaveAttribute('aria-pressed', 'true');
  await expect(results.field).toHaveValue('Verwaltung');
});

test('filters are chosen and removed by keyboard, stand as chips, and go along to the page of results', async ({
  people,
}) => {
  const page = await people.open('editor');
  const palette = new Palette(page);
  await palette.open();
  await palette.input.fill('Digital');
  await expect(palette.options.first()).toBeVisible();
  await palette.dialog.getByRole('button', { name: 'Filter', exact: true }).press('Enter');
  const asked = page.waitForRequest((request) => isSearch(request.url(), /titlesOnly=true/));
  await palette.dialog.getByRole('checkbox', { name: 'Nur in Titeln' }).press('Space');
  await asked;
  const author = palette.dialog.getByRole('combobox', { name: 'Geschrieben von' });
  await author.pressSequentially('Amira Haddad');
  await page.getByRole('option', { name: /Amira Haddad/ }).click();
  const chips = palette.dialog.getByRole('grid', { name: 'Gewählte Filter' }).getByRole('row');
  await expect(chips.filter({ hasText: 'Von Amira Haddad' })).toBeVisible();
  // Nobody is counted: neither all nor by type.
  await expect(palette.option(/\d+ Treffer anzeigen/)).toHaveCount(0);

  await chips.filter({ hasText: 'Von Amira Haddad' }).focus();
  await page.keyboard.press('Delete');
  await expect(chips.filter({ hasText: 'Von Amira Haddad' })).toHaveCount(0);
  await expect(chips).toHaveCount(1);

  await page.goto('/search?q=Digital&time=week&titles=true');
  const results = new ResultsPage(page);
  await expect(results.filters).toHaveText([/In den letzten 7 Tagen/, /Nur in Titeln/]);
  await expect(results.hits.first()).toBeVisible();
  await page.getByRole('button', { name: 'Alle Filter entfernen' }).click();
  await expect(page).toHaveURL(/\/search\?q=Digital$/);
});

test('searches are remembered on the device, one by one forgotten, and gone with signing out', async ({ people }) => {
  const colleague = await people.colleague();
  const page = await people.open(await people.newSession(colleague.login, colleague.password));
  const palette = new Palette(page);
  const last = palette.dialog.getByRole('region', { name: 'Zuletzt gesucht' });
  for (const word of ['Tiefbauamt', 'Wohngeldstelle']) {
    await palette.open();
    await palette.input.fill(word);
    await expect(palette.options.first()).toContainText(word);
    await page.keyboard.press('Enter');
    await expect(palette.dialog).toBeHidden();
  }
  await palette.open();
  await expect(last.getByRole('listitem')).toHaveText([/Wohngeldstelle/, /Tiefbauamt/]);
  await last.getByRole('button', { name: '„Tiefbauamt“ vergessen' }).click();
  await expect(last.getByRole('listitem')).toHaveCount(1);
  await last.getByRole('button', { name: 'Wohngeldstelle', exact: true }).click();
  await expect(palette.input).toHaveValue('Wohngeldstelle');
  expect(await page.evaluate(() => localStorage.getItem('kontor.searches'))).toContain('Wohngeldstelle');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Profil und Einstellungen/ }).click();
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  await new SignInPage(page).expectShown();
  expect(await page.evaluate(() => localStorage.getItem('kontor.searches'))).toBeNull();
});

test('where nothing is found, the office in charge is offered with a way to reach it', async ({ people }) => {
  const page = await people.open('editor');
  const palette = new Palette(page);
  await palette.open();
  await palette.input.fill('Wohngeldzuschussformularvordruck');
  const office = palette.dialog.getByRole('region', { name: 'Fragen Sie das zuständige Amt' });
  await expect(office.getByRole('article').first()).toContainText('Wohngeld');
  await office.getByRole('article').first().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/org-units\/[0-9a-f-]{36}$/);
  await expect(palette.dialog).toBeHidden();
});

test('filters without a hit are left out with one press', async ({ people }) => {
  const page = await people.open('editor', '/search?q=Tiefbauamt&type=space');
  await page.getByRole('button', { name: 'Alle Arten suchen' }).click();
  await expect(new ResultsPage(page).hits.first()).toContainText('Tiefbauamt');
});

test('says so plainly when the search runs on its substitute', async ({ people }) => {
  const page = await people.open('editor');
  await page.route(/\/api\/search\?/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), isFallback: true } });
  });
  const palette = new Palette(page);
  await palette.open();
  await palette.input.fill('Tiefbauamt');
  await expect(palette.dialog).toContainText('im Ersatzbetrieb');
  await page.goto('/search?q=Tiefbauamt');
  await expect(page.getByRole('main')).toContainText('im Ersatzbetrieb');
});

test('a right that is lost takes its hits out of an open page of results', { tag: '@timed' }, async ({ people }) => {
  const owner = await people.session('editor');
  const space = await makeSpace(owner, 'hidden');
  const { person } = await people.session('newhire');
  const grant = await owner.call<{ id: string }>('POST', `/api/spaces/${space.id}/grants`, {
    subject: { kind: 'person', id: person.id },
    role: 'reader',
  });
  const page = await people.open('newhire', `/search?q=${space.slug}`);
  const results = new ResultsPage(page);
  await expect(async () => {
    await page.reload();
    await expect(results.hits.filter({ hasText: space.name }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole('status').filter({ hasText: /^\d+ Treffer$/ })).toBeVisible();
  await owner.call('DELETE', `/api/spaces/${space.id}/grants/${grant.id}`);
  await expect(results.hits.filter({ hasText: space.name })).toHaveCount(0, { timeout: 1_000 });
});

test('a right that is lost takes its hits out of the open box', { tag: '@timed' }, async ({ people }) => {
  const owner = await people.session('editor');
  const space = await makeSpace(owner, 'hidden');
  const { person } = await people.session('newhire');
  const grant = await owner.call<{ id: string }>('POST', `/api/spaces/${space.id}/grants`, {
    subject: { kind: 'person', id: person.id },
    role: 'reader',
  });
  const page = await people.open('newhire');
  const palette = new Palette(page);
  await palette.open();
  await expect(async () => {
    await palette.input.fill('');
    await palette.input.fill(space.slug);
    await expect(palette.option(space.name).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await owner.call('DELETE', `/api/spaces/${space.id}/grants/${grant.id}`);
  await expect(palette.option(space.name)).toHaveCount(0, { timeout: 1_000 });
});

test('the box is there within 200 ms, whatever else has still to come', { tag: '@timed' }, async ({ people }) => {
  const page = await people.open('editor');
  // What is fetched beside the first screen is there: no script has come for a while.
  await page.waitForFunction(() => {
    const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
    const last = Math.max(...scripts.map(({ startTime, duration }) => startTime + duration));
    return performance.now() - last > 1_500;
  });
  // Help topics come with the open box; the box itself waits for nothing.
  let release: () => void = () => undefined;
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await isReleased;
    await route.fallback();
  });
  const took = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        const watch = new MutationObserver(() => {
          if (document.querySelector('[role=dialog] [role=combobox]')) resolve(performance.now() - begun);
        });
        watch.observe(document.body, { childList: true, subtree: true });
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
      }),
  );
  expect(took, 'milliseconds').toBeLessThan(200);
  release();
});

test('administrators say what means the same, by hand and from a table', async ({ people }) => {
  const admin = await people.colleague(['administrator']);
  const page = await people.open(await people.newSession(admin.login, admin.password), '/administration/search');
  const [one, other] = [uniqueWord('Wort'), uniqueWord('Ausdruck')];
  await page.getByRole('button', { name: 'Gruppe anlegen' }).click();
  await page.getByRole('textbox', { name: 'Wörter' }).fill(`${one}\n${other}`);
  await page.getByRole('button', { name: 'Speichern' }).click();
  const groups = page.getByRole('grid', { name: 'Synonyme' }).getByRole('row');
  await expect(groups.filter({ hasText: `${one}, ${other}` })).toBeVisible();

  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'CSV einlesen' }).click();
  const table = `${uniqueWord('Eins')};${uniqueWord('Zwei')}\n${one};allein\n`;
  await (await chosen).setFiles({ name: 'synonyme.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await expect(page.getByText('1 Gruppe angelegt, 1 Zeile ausgelassen (2).')).toBeVisible();

  await page.getByRole('button', { name: new RegExp(`Aktionen für ${one}`) }).click();
  await page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Entfernen' }).click();
  await expect(groups.filter({ hasText: one })).toHaveCount(0);
});

test('words that several people looked for in vain become a synonym', async ({ people }) => {
  const admin = await people.session('admin');
  const {
    uploadMegabytesAtMost: _most,
    staffCouncil: _mode,
    secondFactorSince: _since,
    ...policies
  } = await admin.call<Record<string, unknown>>('GET', '/api/organisation/policies');
  await admin.call('PUT', '/api/organisation/policies', { ...policies, missedSearches: true });
  const word = uniqueWord('fehlwort');
  for (const login of ['editor', 'homeoffice', 'newhire'] as const)
    await (await people.session(login)).call('GET', `/api/search/help?q=${word}`);
  const page = await people.open('admin', '/administration/search?show=missed');
  await page.getByRole('button', { name: `Synonym anlegen: ${word}` }).click();
  const words = page.getByRole('textbox', { name: 'Wörter' });
  await expect(words).toHaveValue(`${word}\n`);
  await words.fill(`${word}\n${uniqueWord('gemeint')}`);
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText(word)).toHaveCount(0);
  await page.getByRole('tab', { name: 'Synonyme' }).click();
  await expect(page.getByRole('grid', { name: 'Synonyme' }).getByRole('row').filter({ hasText: word })).toBeVisible();
});
