import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ExportedFile } from './export-tree.ts';

/**
 * An archive as it is made: each file is asked for only when the one before it has been taken, so that no more than one
 * is held in memory. What fails breaks the download off, instead of ending it as if it were complete. `onEnd` runs once,
 * however it ends.
 */
export function streamZip(files: AsyncGenerator<ExportedFile>, now: Date, onEnd: () => void): Readable {
  const zip = new ZipFile();
  // yazl types its stream, which is one of Node's, by the least that it offers.
  const output = zip.outputStream as Readable;
  const isClosed = new Promise<void>((resolve) => {
    output.once('close', () => {
      onEnd();
      resolve();
    });
  });
  const add = async () => {
    for await (const { path, content } of files) {
      if (output.destroyed) return;
      const source = content instanceof Uint8Array ? Readable.from([content]) : Readable.from(content);
      const isTaken = new Promise<void>((resolve, reject) => {
        source.once('close', resolve);
        source.once('error', reject);
      });
      zip.addReadStream(source, path, { mtime: now, compress: /\.(md|html)$/.test(path) });
      await Promise.race([isTaken, isClosed]);
      source.destroy();
    }
    zip.end();
  };
  const fail = (failure: unknown) =>
    void output.destroy(failure instanceof Error ? failure : new Error(String(failure)));
  zip.on('error', fail);
  add().catch(fail);
  return output;
}
