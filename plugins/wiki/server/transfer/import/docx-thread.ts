import { importUnreadable } from '../../../shared/index.ts';
import { inThread } from '../office-thread.ts';
import { openArchive } from './open-archive.ts';

export interface DocxJob {
  readonly content: Uint8Array;
  /** The address of the folder in which its pictures are to be found, as it stands in the HTML. */
  readonly folder: string;
}

export interface ReadDocx {
  readonly html: string;
  /** By their names in that folder. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

const bounds = { entries: 5_000, total: 200 * 1024 * 1024 };

/**
 * A document of Word as HTML that is still to be sanitised, read in a thread of its own. Before, everything in it is
 * unpacked once, so that nothing in it is larger than it says. Throws `wiki.import_unreadable`, `wiki.import_too_large`.
 */
export async function readDocx(job: DocxJob): Promise<ReadDocx> {
  const archive = await openArchive(job.content, bounds);
  for (const path of archive.files.keys()) await archive.read(path);
  try {
    return await inThread<ReadDocx>(new URL('./docx-worker.ts', import.meta.url), job);
  } catch {
    // What the reader cannot read it throws in many ways; out of memory and out of time are among them.
    throw importUnreadable();
  }
}
