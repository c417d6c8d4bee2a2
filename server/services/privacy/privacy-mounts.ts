import type { Tx } from '@kontor/database';
import type { Actor, Audit, CallContext, Organisation, People } from '@kontor/plugin-api/server';
import {
  archiveUnderWay,
  invalidInput,
  privacyArchivePath,
  privacyDocumentPath,
  privacyDocumentQuery,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { contentDisposition } from '../files/file-name.ts';
import type { FileKeeper } from '../files/index.ts';
import { readArchive, streamZip } from './privacy-archive.ts';
import { writeHtml, writeMarkdown, writeReadme } from './privacy-document.ts';
import { presentDeclarations } from './privacy-service.ts';

/** Archives at most that are made at a time, in one process; one for a person. */
const atOnce = 3;

export interface PrivacyOthers {
  readonly audit: Audit;
  readonly files: FileKeeper;
  readonly people: Pick<People, 'findPersons'>;
  readonly organisation: Organisation;
}

export function mountPrivacy(core: Core, others: PrivacyOthers): void {
  const underWay = new Set<string>();
  core.http.mount(
    {
      name: 'privacy.getArchive',
      methods: ['GET'],
      path: privacyArchivePath,
      access: 'person',
      summary: 'Everything that is stored about the caller, as a ZIP',
      bodyLimit: 0,
      callsPerMinute: 6,
    },
    (context) => answerArchive(core, others, context, underWay),
  );
  core.http.mount(
    {
      name: 'privacy.getDocument',
      methods: ['GET'],
      path: privacyDocumentPath,
      access: 'person',
      summary: 'What is stored about people, as a document: `?format=html|markdown&language=de|en`',
      bodyLimit: 0,
      callsPerMinute: 60,
    },
    (context) => answerDocument(core, others, context),
  );
}

async function answerArchive(
  core: Core,
  others: PrivacyOthers,
  context: CallContext<'person'>,
  underWay: Set<string>,
): Promise<unknown> {
  const { actor, reply, language, address } = context;
  if (underWay.has(actor.person) || underWay.size >= atOnce) throw archiveUnderWay();
  underWay.add(actor.person);
  const done = () => void underWay.delete(actor.person);
  try {
    await core.database.transaction((tx) => others.audit.append(tx, { kind: 'privacy.archive_read', actor, address }));
    const content = await core.database.snapshot(async (tx) => {
      const { texts, files } = await readArchive(tx, actor, core.privacy.declarations, others.files);
      const facts = { ...(await factsOf(core, others, tx)), language };
      const person = await nameOf(others, tx, actor);
      const readme = writeReadme(await presentDeclarations(tx, core.privacy.declarations), { ...facts, person });
      return { texts: new Map([[language === 'de' ? 'LIESMICH.txt' : 'README.txt', readme], ...texts]), files };
    });
    const name = `kontor-${language === 'de' ? 'meine-daten' : 'my-data'}-${core.clock.now().toISOString().slice(0, 10)}.zip`;
    reply.header('content-disposition', contentDisposition('attachment', name));
    reply.header('cache-control', 'no-store').type('application/zip');
    return await reply.send(streamZip(content, others.files, core.clock.now(), done));
  } catch (failure) {
    done();
    throw failure;
  }
}

async function answerDocument(core: Core, others: PrivacyOthers, context: CallContext<'person'>): Promise<unknown> {
  const asked = privacyDocumentQuery.safeParse(context.request.query);
  if (!asked.success) throw invalidInput();
  const { format, language } = asked.data;
  const text = await core.database.snapshot(async (tx) => {
    const declarations = await presentDeclarations(tx, core.privacy.declarations);
    const facts = { ...(await factsOf(core, others, tx)), language };
    return format === 'html' ? writeHtml(declarations, facts) : writeMarkdown(declarations, facts);
  });
  const stem = language === 'de' ? 'kontor-gespeicherte-daten' : 'kontor-stored-data';
  const name = `${stem}.${format === 'html' ? 'html' : 'md'}`;
  const { reply } = context;
  reply.header('content-disposition', contentDisposition('attachment', name));
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  return reply.type(`text/${format}; charset=utf-8`).header('cache-control', 'no-store').send(text);
}

async function factsOf(core: Core, { organisation }: PrivacyOthers, tx: Tx) {
  const { name } = await organisation.get(tx);
  return { organisation: name, now: core.clock.now(), timeZone: core.config.timeZone };
}

async function nameOf({ people }: PrivacyOthers, tx: Tx, actor: Actor): Promise<string> {
  return (await people.findPersons(tx, [actor.person]))[0]?.name ?? '';
}
