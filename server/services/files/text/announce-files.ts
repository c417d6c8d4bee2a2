import type { Tx } from '@kontor/database';
import { filesChanged } from '@kontor/schema';
import type { Core } from '../../../core.ts';
import type { FileRow } from '../file-store.ts';
import { isFindable } from './text-kind.ts';

/** Tells the search of files that came, were read, or are gone; of pictures nothing is to be found. */
export async function announceFiles(
  core: Pick<Core, 'events'>,
  tx: Tx,
  rows: readonly Pick<FileRow, 'id' | 'media_type'>[],
): Promise<void> {
  const files = rows.filter((row) => isFindable({ mediaType: row.media_type })).map(({ id }) => id);
  if (files.length === 0) return;
  await core.events.append(tx, filesChanged, { files }, { nobody: true }, { actor: undefined });
}
