import { BrokenPicture, type Bytes, hasLetters } from './bytes.ts';
import { cleanGif } from './gif.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng, pngSignature } from './png.ts';
import { cleanWebp, isWebp } from './webp.ts';

/** So much of a file tells which kind it is. */
const headLength = 16;

/**
 * The picture without where, when and with what it was taken: Exif, XMP, IPTC, comments and everything else that is not
 * needed to draw it. Its pixels, colour profile and orientation stay as they are, nothing is compressed anew. A file that
 * is no JPEG, PNG, WebP or GIF is answered as it is; what it is is told by its first bytes, not by its name.
 */
export async function cleanPicture(file: Blob): Promise<Blob> {
  const clean = cleanerOf(new Uint8Array(await file.slice(0, headLength).arrayBuffer()));
  if (!clean) return file;
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return new Blob([clean(bytes)], { type: file.type });
  } catch (failure) {
    if (!(failure instanceof BrokenPicture)) throw failure;
    return (await drawAnew(file)) ?? file; // what nobody can draw is a file like any other
  }
}

/** For pictures that break the rules of their format, but that browsers draw all the same. */
async function drawAnew(file: Blob): Promise<Blob | undefined> {
  if (!('createImageBitmap' in globalThis) || !('OffscreenCanvas' in globalThis)) return undefined;
  try {
    const bitmap = await createImageBitmap(file);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return await canvas.convertToBlob({ type: file.type, quality: 0.92 });
  } catch {
    return undefined;
  }
}

function cleanerOf(head: Uint8Array): ((file: Bytes) => Bytes) | undefined {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return cleanJpeg;
  if (hasLetters(head, pngSignature)) return cleanPng;
  if (isWebp(head)) return cleanWebp;
  return hasLetters(head, 'GIF8') ? cleanGif : undefined;
}
