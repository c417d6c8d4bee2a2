import { type Audit, type CallContext, contentDisposition } from '@kontor/plugin-api/server';
import {
  archiveUnderWay,
  invalidInput,
  privacyArchivePath,
  privacyDocumentPath,
  privacyDocumentQuery,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { type ArchiveOthers, readFacts, readPersonalArchive } from './personal-archive.ts';
import { streamZip } from './privacy-archive.ts';
import { writeHtml, writeMarkdown } from './privacy-document.ts';
import { presentDeclarations } from './privacy-service.ts';

/** Archives at most that are made at a time, in one process; one for a person. */
const atOnce = 3;

export interface PrivacyOthers extends ArchiveOthers {
  readonly audit: Audit;
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
    const content = await core.database.snapshot((tx) => readPersonalArchive(core, others, tx, actor, language));
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
    const facts = await readFacts(core, others, tx, language);
    return format === 'html' ? writeHtml(declarations, facts) : writeMarkdown(declarations, facts);
  });
  const stem = language === 'de' ? 'kontor-gespeicherte-daten' : 'kontor-stored-data';
  const name = `${stem}.${format === 'html' ? 'html' : 'md'}`;
  const { reply } = context;
  reply.header('content-disposition', contentDisposition('attachment', name));
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  return reply.type(`text/${format}; charset=utf-8`).header('cache-control', 'no-store').send(text);
}
