import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Organisation, People } from '@kontor/plugin-api/server';
import type { Core } from '../../core.ts';
import type { FileKeeper } from '../files/index.ts';
import { type ArchiveContent, readArchive } from './privacy-archive.ts';
import { type DocumentFacts, writeReadme } from './privacy-document.ts';
import { presentDeclarations } from './privacy-service.ts';

export interface ArchiveOthers {
  readonly files: FileKeeper;
  readonly people: Pick<People, 'findPersons'>;
  readonly organisation: Organisation;
}

/** All parts of one person, with the index of them in their language. */
export async function readPersonalArchive(
  core: Core,
  others: ArchiveOthers,
  tx: Tx,
  actor: Actor,
  language: Language,
): Promise<ArchiveContent> {
  const { declarations } = core.privacy;
  const { texts, files } = await readArchive(tx, actor, declarations, others.files);
  const facts = await readFacts(core, others, tx, language);
  const [person] = await others.people.findPersons(tx, [actor.person]);
  const readme = writeReadme(await presentDeclarations(tx, declarations), { ...facts, person: person?.name ?? '' });
  return { texts: new Map([[language === 'de' ? 'LIESMICH.txt' : 'README.txt', readme], ...texts]), files };
}

export async function readFacts(
  core: Core,
  { organisation }: Pick<ArchiveOthers, 'organisation'>,
  tx: Tx,
  language: Language,
): Promise<DocumentFacts> {
  const { name } = await organisation.get(tx);
  return { organisation: name, language, now: core.clock.now(), timeZone: core.config.timeZone };
}
