import { aTeam, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachFile, type ExportFormat, exportAddress, narrowPage, pageRef, trashPage } from '../../shared/index.ts';
import { aWikiPage } from '../test-wiki.ts';
import { readArchive } from './test-archive.ts';
import { aPicture, upload, writePage } from './test-transfer.ts';

let server: TestServer;
let team: Awaited<ReturnType<typeof aTeam>>;
let rules: string;
let plan: string;

const get = (who: SignedInPerson, of: Parameters<typeof exportAddress>[0], format: ExportFormat) =>
  who.client.fetch(exportAddress(of, format));

async function filesOf(response: Response): Promise<Record<string, string>> {
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/zip');
  return readArchive(Buffer.from(await response.arrayBuffer()));
}

async function codeOf(response: Response): Promise<string> {
  const { error } = (await response.json()) as { error: { code: string } }; // every refusal has this form
  return error.code;
}

beforeAll(async () => {
  server = await startTestServer();
  team = await aTeam(server);
  const { owner, space } = team;
  const picture = await upload(owner, 'Plan der "Stadt".png', aPicture);
  rules = (await aWikiPage(owner.client, space, 'Regeln: für/alle')).id;
  plan = (await aWikiPage(owner.client, space, 'Geheimer Plan', rules)).id;
  const trash = await aWikiPage(owner.client, space, 'Weg', rules);
  await owner.client.call(attachFile, { page: rules, file: picture });
  await writePage(server, owner, rules, [
    { type: 'paragraph', content: [{ type: 'text', text: 'Siehe ' }, linkTo(plan)] },
    {
      type: 'image',
      attrs: { file: picture, src: null, alt: 'Plan', title: null, width: null, caption: '', href: null },
    },
  ]);
  await writePage(server, owner, plan, [
    { type: 'paragraph', content: [{ type: 'text', text: 'Streng vertraulich' }] },
  ]);
  await owner.client.call(trashPage, { page: trash.id });
  const readers = [{ kind: 'person' as const, id: owner.person.id }];
  await owner.client.call(narrowPage, { page: plan, readers, writers: null, readersComment: true });
});
afterAll(() => server.stop());

function linkTo(page: string) {
  return { type: 'text', text: 'dort', marks: [{ type: 'link', attrs: { href: `kontor:${pageRef(page)}` } }] };
}

test('all that somebody may read of a space goes out, and what they may not is not hinted at', async () => {
  const { owner, reader, space } = team;
  const all = await filesOf(await get(owner, { space }, 'markdown'));
  expect(Object.keys(all).sort()).toEqual(
    ['regeln-füralle.files/Plan der _Stadt_.png', 'regeln-füralle.md', 'regeln-füralle/geheimer-plan.md'].sort(),
  );
  expect(all['regeln-füralle.md']).toContain('[dort](regeln-f%C3%BCralle/geheimer-plan.md)');
  expect(all['regeln-füralle/geheimer-plan.md']).toContain('Streng vertraulich');
  for (const format of ['markdown', 'html'] as const) {
    const some = await filesOf(await get(reader, { space }, format));
    expect(Object.keys(some).join()).not.toContain('geheim');
    expect(Object.values(some).join()).not.toMatch(/Geheimer|vertraulich/);
  }
});

test('to everybody else neither the space nor a page exists, and the trash is no place to take from', async () => {
  const { owner, reader, stranger, space } = team;
  expect(await codeOf(await get(stranger, { space }, 'docx'))).toBe('spaces.not_found');
  for (const format of ['markdown', 'html', 'docx', 'odt'] as const) {
    expect(await codeOf(await get(stranger, { page: rules, below: true }, format))).toBe('wiki.page_not_found');
    expect(await codeOf(await get(reader, { page: plan, below: false }, format))).toBe('wiki.page_not_found');
  }
  const gone = await aWikiPage(owner.client, space, 'Entwurf');
  await owner.client.call(trashPage, { page: gone.id });
  expect(await codeOf(await get(owner, { page: gone.id, below: false }, 'html'))).toBe('wiki.page_trashed');
  expect(await codeOf(await owner.client.fetch(`/api/wiki/pages/${rules}/export?format=exe`))).toBe(
    'http.invalid_input',
  );
  expect(await codeOf(await owner.client.fetch('/api/wiki/pages/..%2Fx/export?format=html'))).toBe(
    'wiki.page_not_found',
  );
});

test('one page is one file of HTML with its pictures in it, and links only where something is found', async () => {
  const { reader } = team;
  const response = await get(reader, { page: rules, below: false }, 'html');
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="Regeln fur alle.html"; filename*=UTF-8\'\'Regeln%20f%C3%BCr%20alle.html',
  );
  const html = await response.text();
  expect(html).toContain('<html lang="de">');
  expect(html).toContain('<title>Regeln: für/alle</title>');
  expect(html).toContain(`src="data:image/png;base64,${aPicture.toString('base64')}" alt="Plan"`);
  expect(html).toContain('<p>Siehe dort</p>');
  expect(await (await get(team.owner, { page: rules, below: false }, 'html')).text()).toContain(
    `<a href="${server.url}/wiki/page/${plan}">dort</a>`,
  );
});

test('pages are documents for word processors, those below as chapters', async () => {
  const word = await get(team.owner, { page: rules, below: true }, 'docx');
  expect(word.headers.get('content-disposition')).toContain("filename*=UTF-8''Regeln%20f%C3%BCr%20alle.docx");
  const parts = await readArchive(Buffer.from(await word.arrayBuffer()));
  expect(parts['word/document.xml']).toContain('Streng vertraulich');
  expect(parts['word/document.xml']).toContain('descr="Plan"');
  const text = await get(team.reader, { space: team.space }, 'odt');
  const odt = await readArchive(Buffer.from(await text.arrayBuffer()));
  expect(odt['content.xml']?.replace(/<text:s [^>]*>/g, ' ')).toContain('Siehe dort');
  expect(odt['content.xml']).not.toContain('vertraulich');
});

test('a text that names the file of somebody else does not bring it out', async () => {
  const { owner, editor, space } = team;
  const secret = await upload(owner, 'geheim.txt', Buffer.from('Kennwort'));
  await owner.client.call(attachFile, { page: plan, file: secret });
  const trap = await aWikiPage(editor.client, space, 'Falle');
  const file = { type: 'file', attrs: { file: secret, name: 'x', mime: 'text/plain', size: 8 } };
  await writePage(server, editor, trap.id, [file]);
  for (const format of ['markdown', 'html'] as const) {
    const response = await get(editor, { page: trap.id, below: true }, format);
    expect(await response.text()).not.toContain('Kennwort');
  }
  expect(await (await get(owner, { page: trap.id, below: false }, 'markdown')).text()).toContain('Kennwort');
});

test('who takes pages out of Kontor stands in the audit log, without what is on them', async () => {
  await (await get(team.reader, { page: rules, below: false }, 'odt')).arrayBuffer();
  const { rows } = await server.database.pool.query(
    "select * from audit_log where kind = 'wiki.pages_exported' order by id desc limit 1",
  );
  expect(rows[0]).toMatchObject({ object: pageRef(rules), details: { format: 'odt', pages: 1 } });
});
