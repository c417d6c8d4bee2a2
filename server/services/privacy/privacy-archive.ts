import type { ReadStream } from 'node:fs';
import type { Tx } from '@kontor/database';
import type { Actor, PrivacyDeclaration as Declared, StoredFile } from '@kontor/plugin-api/server';
import { ZipFile } from 'yazl';
import type { FileKeeper } from '../files/index.ts';
import { archiveFileOf } from './privacy-service.ts';

/** What goes into an archive: read in one snapshot, so that all parts are of one moment. */
export interface ArchiveContent {
  readonly texts: ReadonlyMap<string, string>;
  readonly files: readonly StoredFile[];
}

/** Reads the parts of one person, and which files come with them. */
export async function readArchive(
  tx: Tx,
  actor: Actor,
  declared: readonly Declared[],
  files: Pick<FileKeeper, 'findFiles'>,
): Promise<ArchiveContent> {
  const texts = new Map<string, string>();
  const wanted: string[] = [];
  for (const { id, archive } of declared) {
    if (typeof archive !== 'function') continue;
    const { data, files: more = [] } = await archive(tx, actor);
    texts.set(archiveFileOf(id), `${JSON.stringify(data, undefined, 2)}\n`);
    wanted.push(...more);
  }
  return { texts, files: await files.findFiles(tx, [...new Set(wanted)]) };
}

/** A ZIP as it is made, file by file: nothing but the texts is held in memory. `onEnd` runs once, however it ends. */
export function streamZip(
  content: ArchiveContent,
  files: Pick<FileKeeper, 'openContent'>,
  now: Date,
  onEnd: () => void,
): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const output = zip.outputStream;
  let opened: ReadStream | undefined;
  for (const [name, text] of content.texts) zip.addBuffer(Buffer.from(text), name, { mtime: now });
  for (const file of content.files) {
    zip.addReadStreamLazy(nameOf(file), { mtime: now, compress: false, size: file.size }, (give) => {
      void files.openContent(file).then(
        (stream) => {
          opened = stream;
          give(null, stream);
        },
        (failure: unknown) => zip.emit('error', failure),
      );
    });
  }
  // A file that cannot be read breaks the download off, instead of ending it as if it were complete.
  zip.on('error', (failure) => destroy(output, failure));
  output.once('close', () => {
    opened?.destroy();
    onEnd();
  });
  zip.end();
  return output;
}

/** Two uploads may have one name; ids are never equal. */
function nameOf({ id, name }: StoredFile): string {
  return `files/${id.slice(-8)}-${name.replace(/[\\/:*?"<>|]/g, '_')}`;
}

function destroy(stream: NodeJS.ReadableStream, failure: unknown): void {
  if ('destroy' in stream && typeof stream.destroy === 'function') stream.destroy(failure);
}
