import {
  BrokenPicture,
  type Bytes,
  bytesOf,
  fourBytes,
  hasLetters,
  join,
  lettersAt,
  numberOf,
  slice,
} from './bytes.ts';
import { readOrientation, writeOrientation } from './orientation.ts';

/** Of the extended head: which chunks follow (WebP Container Specification, "Extended File Format"). */
const hasExif = 0x08;
const hasXmp = 0x04;
const ofThePicture = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const ofAFrame = new Set(['VP8 ', 'VP8L', 'ALPH']);
/** A frame begins with its place and its time. */
const frameHead = 16;

export function isWebp(file: Uint8Array): boolean {
  return hasLetters(file, 'RIFF') && hasLetters(file, 'WEBP', 8);
}

/** A WebP file without Exif, XMP and what else is no part of the picture. */
export function cleanWebp(file: Bytes): Bytes {
  const end = Math.min(file.length, numberOf(file, 4, true) + 8);
  const chunks = readChunks(slice(file, 12, end));
  const exif = chunks.find(({ type }) => type === 'EXIF')?.content;
  const orientation = exif ? readOrientation(withoutPrefix(exif)) : 1;
  const kept = chunks
    .filter(({ type }) => ofThePicture.has(type))
    .map(({ type, content }) => write(type, cleanContent(type, content, orientation !== 1)));
  if (kept.length === 0) throw new BrokenPicture();
  if (orientation !== 1) kept.push(write('EXIF', writeOrientation(orientation)));
  const body = join([bytesOf('WEBP'), ...kept]);
  return join([bytesOf('RIFF'), fourBytes(body.length, true), body]);
}

interface Chunk {
  readonly type: string;
  readonly content: Bytes;
}

function readChunks(bytes: Bytes): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = numberOf(bytes, at + 4, true);
    chunks.push({ type: lettersAt(bytes, at, 4), content: slice(bytes, at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function write(type: string, content: Uint8Array): Bytes {
  const padding = new Uint8Array(content.length % 2);
  return join([bytesOf(type), fourBytes(content.length, true), content, padding]);
}

function cleanContent(type: string, content: Bytes, isTurned: boolean): Bytes {
  if (type === 'VP8X') {
    const head = content.slice();
    head[0] = ((head[0] ?? 0) & ~(hasExif | hasXmp)) | (isTurned ? hasExif : 0);
    return head;
  }
  if (type !== 'ANMF') return content;
  const inner = readChunks(slice(content, frameHead, content.length)).filter((chunk) => ofAFrame.has(chunk.type));
  return join([content.subarray(0, frameHead), ...inner.map((chunk) => write(chunk.type, chunk.content))]);
}

/** Some programs put before it what JPEG has there. */
function withoutPrefix(exif: Bytes): Bytes {
  return hasLetters(exif, 'Exif\0\0') ? exif.subarray(6) : exif;
}
