import { parentPort, workerData } from 'node:worker_threads';
import mammoth from 'mammoth';
import { withNotes } from './docx-notes.ts';
import type { DocxJob, ReadDocx } from './docx-thread.ts';

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

// Given by `readDocx` alone.
const { content, folder } = workerData as DocxJob;
const pictures = new Map<string, Uint8Array>();

const convertImage = mammoth.images.imgElement(async (image) => {
  const name = `picture-${pictures.size + 1}.${endings[image.contentType] ?? 'bin'}`;
  pictures.set(name, new Uint8Array(await image.readAsBuffer()));
  return { src: `${folder}/${name}` };
});

const options = { convertImage, externalFileAccess: false };
const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(content) }, options);
parentPort?.postMessage({ html: withNotes(value), pictures } satisfies ReadDocx);
