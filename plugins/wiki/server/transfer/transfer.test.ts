import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { aSignedInPerson, runCommand } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listTree, type TreePage } from '../../shared/index.ts';
import { listFiles, loginOf, startTransfer } from './test-transfer.ts';

let transfer: Awaited<ReturnType<typeof startTransfer>>;

beforeAll(async () => {
  transfer = await startTransfer();
});
afterAll(() => transfer.stop());

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const site: Record<string, string | Buffer> = {
  'about.md':
    '---\ntitle: Über uns\n---\n\n# Über uns\n\nSiehe [Reisen](travel/index.md#wie-lange) und [hier](#team).\n\n## Team\n',
  'travel/index.md':
    '# Reisen\n\n## Wie lange?\n\nEin Tag. [Antrag](forms/antrag.md), [alt](/altes-formular/), [weg](gone.md).\n',
  'travel/forms/antrag.md':
    '---\ntitle: Antrag\nredirect_from:\n  - /altes-formular/\n---\n\n![Plan](../../images/plan.png) ![Fehlt](fehlt.png)\n\n[zurück](../../about.md#nirgends)\n',
  'tools.md': '---\ntitle: [kaputt\n---\nWerkzeuge [Chat](tools/chat.md) [leer]()\n',
  'tools/chat.md': 'Hinauf: [Werkzeuge](../tools.md), [Plan](../images/plan.png), [böse](javascript:alert(1))\n',
  'images/plan.png': picture,
  '.git/x.md': '# nein',
};

async function write(name: string, files: Record<string, string | Buffer>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(transfer.folder, name, path)), { recursive: true });
    await writeFile(join(transfer.folder, name, path), content);
  }
  return join(transfer.folder, name);
}

async function treeOf(slug: string): Promise<readonly TreePage[]> {
  const { rows } = await transfer.server.database.pool.query('select id from spaces_spaces where slug = $1', [slug]);
  return (await transfer.who.client.call(listTree, { space: rows[0].id })).pages;
}

test('a dry run names all that leads nowhere and changes nothing', async () => {
  const { importTo, server } = transfer;
  const source = await write('site', site);
  const { code, lines, text } = await importTo('probe', source, '--dry-run');
  expect(code).toBe(0);
  expect(lines.filter((line) => line.includes('.md: ')).map((line) => line.split(': ').slice(0, 2))).toEqual([
    ['tools.md', '---'],
    ['tools.md', '(empty address)'],
    ['tools/chat.md', 'javascript:alert(1)'],
    ['travel/index.md', 'gone.md'],
    ['travel/forms/antrag.md', 'fehlt.png'],
    ['travel/forms/antrag.md', 'about.md#nirgends'],
  ]);
  expect(text).toContain('3 links, 1 places and 1 pictures could not be resolved.');
  expect((await server.database.pool.query("select from spaces_spaces where slug = 'probe'")).rowCount).toBe(0);
});

test('pages come in with their tree, their links and their pictures, and go out and in again as the same', async () => {
  const { importTo, exportFrom, folder } = transfer;
  const { code, text } = await importTo('handbuch', join(folder, 'site'));
  expect([code, text]).toEqual([0, expect.stringContaining('6 pages are in the space handbuch')]);
  const pages = await treeOf('handbuch');
  const nameOf = (id: string | null) => pages.find((page) => page.id === id)?.title ?? null;
  expect(pages.map(({ title, parent }) => [title, nameOf(parent)])).toEqual(
    expect.arrayContaining([
      ['Über uns', null],
      ['Tools', null],
      ['Chat', 'Tools'],
      ['Reisen', null],
      ['Forms', 'Reisen'],
      ['Antrag', 'Forms'],
    ]),
  );
  const first = join(folder, 'first');
  expect((await exportFrom('handbuch', first)).code).toBe(0);
  const files = await listFiles(first);
  expect(Object.keys(files).sort()).toEqual(
    [
      'reisen.md',
      'reisen/forms.md',
      'reisen/forms/antrag.files/plan.png',
      'reisen/forms/antrag.md',
      'tools.md',
      'tools/chat.files/plan.png',
      'tools/chat.md',
      'über-uns.md',
    ].sort(),
  );
  const about = Buffer.from(files['über-uns.md'] ?? '', 'latin1').toString();
  expect(about).toBe(
    '---\nkontor: 1\ntitle: Über uns\norder: 1\n---\n\nSiehe [Reisen](reisen.md#wie-lange) und [hier](#team).\n\n## <a id="team"></a>Team\n',
  );
  expect(files['reisen/forms/antrag.md']).toContain('![Plan](antrag.files/plan.png)');
  expect(files['reisen/forms/antrag.files/plan.png']).toBe(picture.toString('latin1'));

  expect((await importTo('handbuch-zwei', first)).text).toContain('0 links, 0 places and 0 pictures');
  const second = join(folder, 'second');
  await exportFrom('handbuch-zwei', second);
  expect(await listFiles(second)).toEqual(files);
});

test('nothing is imported where pages are already, and for nobody who may not write there', async () => {
  const { importTo, folder, server } = transfer;
  const source = join(folder, 'site');
  expect(await importTo('handbuch', source)).toMatchObject({ code: 1, text: expect.stringContaining('--add') });
  expect((await treeOf('handbuch')).length).toBe(6);
  expect((await importTo('handbuch', source, '--add')).code).toBe(0);
  expect((await treeOf('handbuch')).length).toBe(12);
  const other = await aSignedInPerson(server);
  const args = [source, '--space', 'handbuch', '--as', await loginOf(server, other), '--add'];
  expect(await runCommand(server, 'import-markdown', args)).toMatchObject({ code: 1 });
  expect((await treeOf('handbuch')).length).toBe(12);
  expect(await importTo('handbuch', join(folder, 'nowhere'))).toMatchObject({ code: 1 });
  const usage = await runCommand(server, 'import-markdown', ['--space', 'Böse/Pfade', '--as', 'x', source]);
  expect(usage).toMatchObject({ code: 1, text: expect.stringContaining('Usage: import-markdown') });
});
