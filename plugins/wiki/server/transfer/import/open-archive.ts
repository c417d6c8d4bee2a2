import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { importTooLarge, importUnreadable } from '../../../shared/index.ts';

export interface ArchiveBounds {
  readonly entries: number;
  /** Bytes of all files together as they are unpacked. */
  readonly total: number;
}

/** How much smaller than its text a file in an archive may be; text is packed to a tenth, a bomb to a thousandth. */
const mostRatio = 250;
const smallEntry = 1024 * 1024;
/** Folders within folders. */
const deepest = 40;

export interface Archive {
  /** The size of each file as it says itself; what says less than it holds is refused when it is read. */
  readonly files: ReadonlyMap<string, number>;
  read(path: string): Promise<Uint8Array>;
}

/**
 * A ZIP whose files are unpacked one by one, in memory and never to paths of the file system. Left out are folders, links
 * of the file system, and what is hidden or of the packing program's own. Throws `wiki.import_unreadable` for what is no
 * archive, is damaged, is locked with a password, or has files that lead out of it, and `wiki.import_too_large`.
 */
export async function openArchive(content: Uint8Array, bounds: ArchiveBounds): Promise<Archive> {
  const entries = new Map<string, Entry>();
  let count = 0;
  let total = 0;
  const zip = await orUnreadable(() =>
    fromBufferPromise(Buffer.from(content.buffer, content.byteOffset, content.byteLength), {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: false,
      validateEntrySizes: true,
    }),
  );
  await orUnreadable(async () => {
    for await (const entry of zip.eachEntry()) {
      count += 1;
      total += entry.uncompressedSize;
      const isPacked = entry.uncompressedSize > smallEntry && entry.uncompressedSize > entry.compressedSize * mostRatio;
      const isDeep = entry.fileName.split('/').length > deepest;
      if (count > bounds.entries || total > bounds.total || isPacked || isDeep) throw importTooLarge();
      if (entry.isEncrypted()) throw importUnreadable();
      if (!isLeftOut(entry) && !entries.has(entry.fileName)) entries.set(entry.fileName, entry);
    }
  });
  return {
    files: new Map([...entries].map(([path, { uncompressedSize }]) => [path, uncompressedSize])),
    read: (path) => readEntry(zip, entries.get(path)),
  };
}

async function readEntry(zip: ZipFile, entry: Entry | undefined): Promise<Uint8Array> {
  if (!entry) throw importUnreadable();
  return orUnreadable(async () => new Uint8Array(await buffer(await zip.openReadStreamPromise(entry))));
}

function isLeftOut({ fileName, externalFileAttributes }: Entry): boolean {
  const isLink = ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
  const parts = fileName.split('/');
  return isLink || parts.some((part) => part === '' || /^[.]|^~[$]|^__MACOSX$/.test(part));
}

/** yauzl throws a plain Error for everything that is wrong with an archive. */
async function orUnreadable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && String(failure.code).startsWith('wiki.')) throw failure;
    throw importUnreadable();
  }
}
