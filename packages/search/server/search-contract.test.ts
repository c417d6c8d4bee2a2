import { openTestDatabase } from '@kontor/database/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SearchDocument, SearchHit, SearchIndex, SearchQuery } from '../shared/index.ts';
import { startMeilisearch } from '../testing/meilisearch.ts';
import { memoryEngine } from '../testing/memory-engine.ts';
import { BuiltInIndex, searchMigrations } from './index.ts';

const database = await openTestDatabase({ migrations: searchMigrations });
const meilisearch = await startMeilisearch();
afterAll(async () => {
  if ('stop' in meilisearch) await meilisearch.stop();
  await database.close();
});

const absence = 'absent' in meilisearch ? meilisearch.absent : undefined;
const engines: Array<{ name: string; index: SearchIndex | undefined }> = [
  { name: 'the built-in engine', index: new BuiltInIndex(database) },
  { name: 'the index in memory', index: memoryEngine() },
  {
    name: absence ? `Meilisearch (${absence})` : 'Meilisearch',
    index: 'index' in meilisearch ? meilisearch.index : undefined,
  },
];

function aPerson(id: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument {
  return { ...aPage(id, title, more), ref: `people/person/${id}`, type: 'person', ...more };
}

function aPage(id: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument {
  return {
    ref: `wiki/page/${id}`,
    type: 'page',
    title,
    audience: ['everyone'],
    updatedAt: '2026-11-22T09:00:00.000Z',
    ...more,
  };
}

describe.each(engines)('$name', ({ index: engine }) => {
  // Without the server there is nothing to test; the name of the suite says why.
  const test = it.skipIf(engine === undefined);
  // A device holds only what its person may see, and counts nothing but types.
  const testOnServers = it.skipIf(engine === undefined || engine.engine === 'memory');
  const index = engine as SearchIndex;

  beforeAll(() => engine?.open());
  beforeEach(async () => {
    await engine?.clear();
    await engine?.setSynonyms([]);
  });
  afterAll(() => engine?.close());

  const search = (text: string, more: Partial<SearchQuery> = {}) =>
    index.search({ text, tokens: ['everyone'], limit: 20, ...more });
  const titles = async (text: string, more: Partial<SearchQuery> = {}) =>
    (await search(text, more)).hits.map((hit) => hit.title);
  const marked = (text: string, matches: SearchHit['titleMatches']) =>
    matches.map(([start, end]) => text.slice(start, end));

  test('finds a name while it is being typed and shows which letters matched', async () => {
    await index.put([aPerson('1', 'Anna Schmidt'), aPerson('2', 'Bernd Weber')]);
    const { hits, total } = await search('schm');
    expect(hits.map((hit) => hit.title)).toEqual(['Anna Schmidt']);
    expect(marked('Anna Schmidt', hits[0]?.titleMatches ?? [])).toEqual(['Schm']);
    expect(total).toBe(1);
  });

  test('forgives one typo from four letters and two from eight', async () => {
    await index.put([aPerson('1', 'Anna Schmidt'), aPerson('2', 'Bernd Zimmermann'), aPerson('3', 'Carla Koch')]);
    expect(await titles('Schmitd')).toEqual(['Anna Schmidt']);
    expect(await titles('Shmidt')).toEqual(['Anna Schmidt']);
    expect(await titles('Zimerman')).toContain('Bernd Zimmermann');
    expect(await titles('Kohc')).toContain('Carla Koch');
  });

  test('finds umlauts and sharp s in every spelling, both ways', async () => {
    const names = ['Jörg Müller', 'Joerg Mueller', 'Jorg Muller'];
    await index.put(names.map((name, id) => aPerson(String(id), name)));
    for (const text of ['Müller', 'Mueller', 'Muller', 'jörg mül', 'joerg muel']) {
      expect((await titles(text)).sort(), text).toEqual([...names].sort());
    }
    await index.put([aPage('strasse', 'Lange Straße'), aPage('weiss', 'Weissflog')]);
    expect(await titles('strasse')).toEqual(['Lange Straße']);
    expect(await titles('Weißflog')).toEqual(['Weissflog']);
  });

  test('finds names of other languages by their plain letters, and other alphabets by their own', async () => {
    const names = ['Łukasz Wójcik', 'Ayşe Yıldız', 'Søren Dvořák', 'Nguyễn Thị', 'Ольга Петренко', 'Γιώργος'];
    await index.put(names.map((name, id) => aPerson(String(id), name)));
    expect(await titles('lukasz wojcik')).toEqual(['Łukasz Wójcik']);
    expect(await titles('ayse yildiz')).toEqual(['Ayşe Yıldız']);
    expect(await titles('soren dvorak')).toEqual(['Søren Dvořák']);
    expect(await titles('nguyen')).toEqual(['Nguyễn Thị']);
    expect(await titles('петрен')).toEqual(['Ольга Петренко']);
    expect(await titles('γιωργος')).toEqual(['Γιώργος']);
  });

  test('finds parts of compounds, with or without umlauts', async () => {
    await index.put([aPage('1', 'Feuchteschutz im Altbau'), aPage('2', 'Die Tischfräse'), aPage('3', 'Grünanlagen')]);
    expect(await titles('schutz')).toEqual(['Feuchteschutz im Altbau']);
    expect(await titles('Fräs')).toEqual(['Die Tischfräse']);
    const [hit] = (await search('fräs')).hits;
    expect(marked('Die Tischfräse', hit?.titleMatches ?? [])).toEqual(['fräs']);
  });

  test('finds a word written with a hyphen as one, and the other way round', async () => {
    await index.put([aPage('1', 'E-Mail einrichten'), aPage('2', 'Email weiterleiten')]);
    expect((await titles('email')).sort()).toEqual(['E-Mail einrichten', 'Email weiterleiten']);
    expect(await titles('e-mail')).toContain('E-Mail einrichten');
  });

  test('ranks the title over fields over the body, and exact over beginning over typo', async () => {
    await index.put([
      aPage('body', 'Alpha', { body: 'Hier geht es um Wohngeld.' }),
      aPage('field', 'Beta', { fields: { tasks: 'Wohngeld' } }),
      aPage('title', 'Wohngeld'),
      aPage('start', 'Wohngeldstelle'),
      aPage('typo', 'Wohngold'),
    ]);
    const found = await titles('Wohngeld');
    expect(found.slice(0, 2)).toEqual(['Wohngeld', 'Wohngeldstelle']);
    expect(found.indexOf('Beta')).toBeLessThan(found.indexOf('Alpha'));
    expect(found).toContain('Wohngold');
  });

  test('puts people first where a name fits', async () => {
    await index.put([aPage('1', 'Keller'), aPerson('2', 'Sabine Keller'), aPage('3', 'Der Keller im Altbau')]);
    expect((await titles('keller'))[0]).toBe('Sabine Keller');
  });

  test('asks for all words, and for fewer only when nothing has all', async () => {
    await index.put([aPage('1', 'Antrag auf Urlaub'), aPage('2', 'Antrag auf Wohngeld'), aPage('3', 'Reisekosten')]);
    expect(await titles('antrag urlaub')).toEqual(['Antrag auf Urlaub']);
    expect((await titles('antrag qqqqqq')).sort()).toEqual(['Antrag auf Urlaub', 'Antrag auf Wohngeld']);
    expect(await titles('qqqqqq')).toEqual([]);
  });

  test('finds quoted words only side by side', async () => {
    await index.put([aPage('1', 'Bau und Amt'), aPage('2', 'Das Bau Amt'), aPage('3', 'Amt Bau')]);
    expect(await titles('"bau amt"')).toEqual(['Das Bau Amt']);
  });

  test('finds phone and room numbers by any part of three or more', async () => {
    await index.put([
      aPerson('1', 'Heike Hermann', { fragments: ['+49 3641 49-1712', '4.381'] }),
      aPerson('2', 'Otto Lang', { fragments: ['+49 3641 49-2217', 'B 2.117'] }),
    ]);
    for (const text of [
      '491712',
      '1712',
      '171',
      '3641 49 17',
      '3641 49-17',
      '+49 3641 49 1712',
      '03641491712',
      '4.38',
    ]) {
      expect(
        (await titles(text)).filter((title) => title === 'Heike Hermann'),
        text,
      ).toEqual(['Heike Hermann']);
    }
    expect(await titles('491712')).toEqual(['Heike Hermann']);
    expect(await titles('b2117')).toEqual(['Otto Lang']);
    expect(await titles('heike 1712')).toEqual(['Heike Hermann']);
    const [hit] = (await search('491712')).hits;
    const shown = hit?.fieldMatches.fragment;
    expect(marked(shown?.text ?? '', shown?.matches ?? [])).toEqual(['49-1712']);
  });

  test('shows the fields that match and the part of the body around the matches', async () => {
    const body = `${'Vorrede ohne Belang. '.repeat(40)}Der Antrag auf Wohngeld liegt im Schrank.${' Nachrede.'.repeat(40)}`;
    await index.put([aPage('1', 'Ablage', { body, fields: { tasks: ['Post', 'Wohngeld'] }, data: { icon: 'box' } })]);
    const [hit] = (await search('wohngeld')).hits;
    expect(hit?.fieldMatches.tasks).toEqual({ text: 'Wohngeld', matches: [[0, 8]] });
    expect(hit?.snippet?.text.length).toBeLessThan(300);
    expect(marked(hit?.snippet?.text ?? '', hit?.snippet?.matches ?? [])).toContain('Wohngeld');
    expect(hit?.data).toEqual({ icon: 'box' });
  });

  test('replaces by ref, removes, and forgets what a removed document alone held', async () => {
    await index.put([aPage('1', 'Altertum'), aPage('2', 'Neuzeit')]);
    await index.put([aPage('1', 'Mittelalter')]);
    expect(await titles('Altertum')).toEqual([]);
    expect(await titles('Mittelalter')).toEqual(['Mittelalter']);
    await index.remove(['wiki/page/1', 'wiki/page/unknown']);
    expect(await titles('Mittelalter')).toEqual([]);
    expect(await index.count()).toBe(1);
    await index.put([aPage('3', 'Mittelalter')]);
    expect(await titles('Mittelalter')).toEqual(['Mittelalter']);
  });

  testOnServers('filters by type and facet and counts what is left', async () => {
    await index.put([
      aPerson('1', 'Anna Bau', { facets: { orgUnit: ['Hochbau', 'Bau'], place: ['Rathaus = Markt "1"'] } }),
      aPerson('2', 'Bea Bau', { facets: { orgUnit: ['Tiefbau'] } }),
      aPage('3', 'Bau', {}),
    ]);
    const all = await search('bau', { facets: ['orgUnit', 'place'] });
    expect(all.facets).toEqual({
      type: { person: 2, page: 1 },
      orgUnit: { Hochbau: 1, Bau: 1, Tiefbau: 1 },
      place: { 'Rathaus = Markt "1"': 1 },
    });
    const some = await search('bau', {
      types: ['person'],
      filters: { orgUnit: ['Hochbau', 'Tiefbau'], place: ['Rathaus = Markt "1"'] },
    });
    expect(some.hits.map((hit) => hit.title)).toEqual(['Anna Bau']);
    expect(some.total).toBe(1);
  });

  testOnServers('refuses to count or filter by people, and pages out of bounds', async () => {
    for (const name of ['author', 'assignee']) {
      await expect(search('x', { facets: [name] })).rejects.toMatchObject({ code: 'search.query_refused' });
      await expect(search('x', { filters: { [name]: ['a'] } })).rejects.toMatchObject({ code: 'search.query_refused' });
      const document = aPage('1', 'Seite', { facets: { [name]: ['a'] } });
      await expect(index.put([document])).rejects.toMatchObject({ code: 'search.query_refused' });
    }
    await expect(search('x', { limit: 0 })).rejects.toMatchObject({ code: 'search.query_refused' });
    await expect(search('x', { offset: -1 })).rejects.toMatchObject({ code: 'search.query_refused' });
  });

  test('finds what one person wrote, and never says how much that is', async () => {
    const byAnna = { authors: ['anna', 'bert'], facets: { space: ['a'] } };
    await index.put([
      aPage('1', 'Antrag eins', byAnna),
      aPage('2', 'Antrag zwei', byAnna),
      aPage('3', 'Antrag drei', { authors: ['cem'] }),
      aPage('4', 'Antrag vier'),
    ]);
    for (const text of ['antrag', '', 'antrga']) {
      const { hits, total, totalIsExact, facets } = await search(text, { author: 'anna', facets: ['space'] });
      expect(hits.map(({ title }) => title).sort(), text).toEqual(['Antrag eins', 'Antrag zwei']);
      expect({ total, totalIsExact, facets }).toEqual({ total: 1, totalIsExact: false, facets: {} });
    }
    expect(await titles('antrag drei', { author: 'anna' })).not.toContain('Antrag drei');
    expect(await search('antrag', { author: 'dora' })).toMatchObject({ hits: [], total: 0, facets: {} });
    await index.put([aPage('1', 'Antrag eins', { authors: ['bert'] })]);
    expect(await titles('antrag', { author: 'anna' })).toEqual(['Antrag zwei']);
  });

  test('keeps to the spaces that are asked for, also by beginnings, typos and without words', async () => {
    const inSpace = (id: string, space: string) => aPage(id, `Protokoll ${id}`, { facets: { space: [space] } });
    await index.put([inSpace('1', 'a'), inSpace('2', 'b'), inSpace('3', 'c'), aPage('4', 'Protokoll 4')]);
    for (const text of ['protokoll', 'proto', 'protokol', '']) {
      const found = (await titles(text, { filters: { space: ['a', 'b'] } })).sort();
      expect(found, text).toEqual(['Protokoll 1', 'Protokoll 2']);
    }
    expect((await search('protokoll', { filters: { space: ['a'] } })).total).toBe(1);
  });

  test('finds what was changed between two moments, the first one included', async () => {
    const at = (id: string, updatedAt: string) => aPage(id, `Akte ${id}`, { updatedAt });
    await index.put([
      at('1', '2026-11-01T00:00:00.000Z'),
      at('2', '2026-11-02T00:00:00.000Z'),
      at('3', '2026-11-03T00:00:00.000Z'),
    ]);
    const from = '2026-11-02T00:00:00.000Z';
    for (const text of ['akte', '']) {
      const found = async (updated: SearchQuery['updated']) =>
        (await titles(text, { ...(updated && { updated }) })).sort();
      expect(await found({ from })).toEqual(['Akte 2', 'Akte 3']);
      expect(await found({ until: from })).toEqual(['Akte 1']);
      expect(await found({ from: '2026-11-01T12:00:00+13:00', until: '2026-11-03T00:00:00.000Z' })).toEqual([
        'Akte 1',
        'Akte 2',
      ]);
      expect((await search(text, { updated: { from } })).facets.type).toEqual({ page: 2 });
    }
  });

  test('looks in titles and their other names alone where that is asked', async () => {
    await index.put([
      aPage('title', 'Wohngeld beantragen'),
      aPage('alias', 'Mietzuschuss', { aliases: ['Wohngeld'] }),
      aPage('field', 'Aufgaben', { fields: { tasks: 'Wohngeld beantragen' } }),
      aPage('body', 'Rundschreiben', { body: 'Alles über Wohngeld.', fragments: ['4711'] }),
      aPage('both', 'Wohngeld', { body: 'Man muss es beantragen.' }),
    ]);
    const inTitles = async (text: string) => (await titles(text, { titlesOnly: true })).sort();
    expect(await inTitles('wohngeld')).toEqual(['Mietzuschuss', 'Wohngeld', 'Wohngeld beantragen']);
    expect(await inTitles('wohngedl')).toEqual(['Mietzuschuss', 'Wohngeld', 'Wohngeld beantragen']);
    expect(await inTitles('wohngeld beantragen')).toEqual(['Wohngeld beantragen']);
    expect(await inTitles('"wohngeld beantragen"')).toEqual(['Wohngeld beantragen']);
    expect(await inTitles('zuschuss')).toEqual(['Mietzuschuss']);
    expect(await inTitles('4711')).toEqual([]);
    const { hits, total, facets } = await search('wohngeld', { titlesOnly: true });
    expect([total, facets.type?.page]).toEqual([3, 3]);
    expect(hits.find(({ title }) => title === 'Wohngeld')?.snippet).toBeUndefined();
    expect(await titles('wohngeld')).toHaveLength(5);
  });

  describe('with the names that an organisation uses for the same thing', () => {
    const groups = [
      ['FD Bau', 'Fachdienst Bauordnung', 'Bauamt'],
      ['Kita', 'Kindertagesstätte'],
      ['DA', 'Dienstanweisung'],
    ];

    test('finds each by the others, ranked just below the word itself, and marks it', async () => {
      await index.put([
        aPage('1', 'Kita'),
        aPage('2', 'Kindertagesstätte'),
        aPage('3', 'Kite'),
        aPage('4', 'Satzung', { body: 'Für jede Kindertagesstätte gilt die Satzung.' }),
      ]);
      expect(await titles('kindertagesstätte')).not.toContain('Kita');
      await index.setSynonyms(groups);
      const { hits } = await search('kita');
      expect(hits.map(({ title }) => title).slice(0, 2)).toEqual(['Kita', 'Kindertagesstätte']);
      expect(hits.map(({ title }) => title)).toContain('Satzung');
      expect(marked('Kindertagesstätte', hits[1]?.titleMatches ?? [])).toEqual(['Kindertagesstätte']);
      expect((await titles('Kindertagesstaette')).slice(0, 2)).toEqual(['Kindertagesstätte', 'Kita']);
    });

    test('takes names of several words as one, typed and found', async () => {
      await index.put([
        aPage('1', 'Neues aus dem Fachdienst Bauordnung'),
        aPage('2', 'Bauordnung, Fachdienst'),
        aPage('3', 'Sprechzeiten im Bauamt'),
        aPage('4', 'FD Bau zieht um'),
      ]);
      await index.setSynonyms(groups);
      const expected = ['FD Bau zieht um', 'Neues aus dem Fachdienst Bauordnung', 'Sprechzeiten im Bauamt'];
      expect((await titles('fd bau')).sort()).toEqual(expected);
      expect((await titles('fd bau')).at(0)).toBe('FD Bau zieht um');
      expect(await titles('bauamt')).toEqual(expect.arrayContaining(expected));
      expect(await titles('fachdienst bauordnung')).toEqual(expect.arrayContaining(expected));
      const { hits } = await search('bauamt');
      const [found] = hits.filter(({ title }) => title.startsWith('Neues'));
      expect(marked(found?.title ?? '', found?.titleMatches ?? []).join(' ')).toBe('Fachdienst Bauordnung');
    });

    test('goes on asking for the other words, and leaves phrases as they are', async () => {
      await index.put([aPage('1', 'Dienstanweisung Reisekosten'), aPage('2', 'DA Urlaub'), aPage('3', 'Reisekosten')]);
      await index.setSynonyms(groups);
      expect(await titles('da reisekosten')).toEqual(['Dienstanweisung Reisekosten']);
      expect((await titles('da')).sort()).toEqual(['DA Urlaub', 'Dienstanweisung Reisekosten']);
      expect(await titles('"DA"')).toEqual(['DA Urlaub']);
      await index.setSynonyms([['Reisekosten', 'Spesen']]);
      expect(await titles('spesen')).toEqual(expect.arrayContaining(['Reisekosten']));
      expect(await titles('da urlaub')).toEqual(['DA Urlaub']);
    });
  });

  test('is made anew while searches find what there was, and holds nothing else then', async () => {
    await index.put([aPage('1', 'Kirschbaum'), aPage('2', 'Apfelbaum')]);
    await index.setSynonyms([['Kirschbaum', 'Prunus']]);
    const filling = await index.beginFilling();
    expect((await titles('baum')).sort()).toEqual(['Apfelbaum', 'Kirschbaum']);
    await filling.put([aPage('1', 'Kirschbaum'), aPage('3', 'Birnbaum'), aPage('4', 'Ahornbaum')]);
    expect(await titles('baum')).toEqual(expect.arrayContaining(['Apfelbaum', 'Kirschbaum']));
    await filling.remove(['wiki/page/4']);
    await filling.finish();
    expect((await titles('baum')).sort()).toEqual(['Birnbaum', 'Kirschbaum']);
    expect(await titles('prunus')).toEqual(['Kirschbaum']);
    expect(await index.count()).toBe(2);
    await index.put([aPage('5', 'Nussbaum')]);
    expect(await titles('nuss')).toEqual(['Nussbaum']);
  });

  test('lists everything by title in German order when no words are given', async () => {
    const names = ['Zander', 'Österreich', 'Oslo', 'Apfel', 'Ähre', 'Seite 10', 'Seite 9'];
    await index.put(names.map((name, id) => aPage(String(id), name)));
    expect(await titles('')).toEqual(['Ähre', 'Apfel', 'Oslo', 'Österreich', 'Seite 9', 'Seite 10', 'Zander']);
    expect(await titles('  ', { limit: 2, offset: 2 })).toEqual(['Oslo', 'Österreich']);
    await index.put([aPerson('p', 'Anna Zorn', { sortTitle: 'Zorn, Anna' })]);
    expect((await titles('')).at(-1)).toBe('Anna Zorn');
  });

  test('turns pages without repeating or skipping a hit', async () => {
    await index.put(Array.from({ length: 330 }, (_, id) => aPage(String(id), `Akte ${id}`)));
    const seen: string[] = [];
    for (let offset = 0; offset < 330; offset += 30) {
      const { hits, total } = await search('akte', { limit: 30, offset });
      expect(total).toBe(330);
      seen.push(...hits.map((hit) => hit.ref));
    }
    expect(new Set(seen).size).toBe(330);
    expect(seen).toHaveLength(330);
  });

  testOnServers('finds nothing for who holds no token, and follows a changed audience', async () => {
    await index.put([
      aPage('1', 'Geheimnis', { audience: ['space:a'] }),
      aPage('2', 'Geheimnis zwei', { audience: [] }),
    ]);
    expect(await titles('geheimnis', { tokens: [] })).toEqual([]);
    expect(await titles('geheimnis', { tokens: ['space:a'] })).toEqual(['Geheimnis']);
    await index.updateAudience([
      { ref: 'wiki/page/1', audience: ['space:b', 'person:1'] },
      { ref: 'wiki/page/unknown', audience: ['space:b'] },
    ]);
    expect(await titles('geheimnis', { tokens: ['space:a'] })).toEqual([]);
    expect(await titles('geheimnis', { tokens: ['person:1'] })).toEqual(['Geheimnis']);
    expect(await index.count()).toBe(2);
  });

  test('takes any text as a query and as a document', async () => {
    const odd = [
      '\0',
      "'; drop table search_documents; --",
      '"',
      '((((',
      'a & | ! b',
      '\ud800',
      '👩‍🚒 Feuerwehr',
      '%_\\',
      '<-> :*',
      'İ',
      'x'.repeat(5000),
    ];
    await index.put(odd.map((text, id) => aPage(String(id), text, { body: text, aliases: [text], fragments: [text] })));
    for (const text of odd) await expect(search(text), text).resolves.toBeDefined();
    expect(await titles('feuerwehr')).toEqual(['👩‍🚒 Feuerwehr']);
  });

  test('names itself and its state', async () => {
    const state = await index.state();
    expect(state.ok).toBe(true);
    expect(state.detail).toMatch(/built-in|Meilisearch|memory/);
  });
});
