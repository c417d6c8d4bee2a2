import { BrokenPicture, type Bytes, bytesOf, hasLetters, join, slice } from './bytes.ts';
import { readOrientation, writeOrientation } from './orientation.ts';

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const exif = 'Exif\0\0';

/**
 * A JPEG file without what its camera and its programs wrote into it (ITU-T T.81, B.1.1): what stays are the segments that
 * decide how it looks. Whatever follows the picture, such as the second picture or the film of some phones, goes as well.
 */
export function cleanJpeg(file: Bytes): Bytes {
  const parts: Uint8Array[] = [slice(file, 0, 2)];
  let orientation = 1;
  let at = 2;
  while (at < file.length) {
    const { marker, begin, end } = readSegment(file, at);
    if (marker === endOfImage) {
      parts.push(Uint8Array.of(0xff, endOfImage));
      break;
    }
    const content = file.subarray(begin, end);
    if (marker === 0xe1 && hasLetters(content, exif)) orientation = readOrientation(content.subarray(exif.length));
    if (isOfThePicture(marker, content)) parts.push(Uint8Array.of(0xff, marker), slice(file, begin - 2, end));
    at = end;
    if (marker !== startOfScan) continue;
    const scanEnd = findScanEnd(file, end);
    parts.push(file.subarray(end, scanEnd));
    at = scanEnd;
  }
  if (orientation !== 1) parts.splice(afterJfif(parts), 0, ...orientationSegment(orientation));
  return join(parts);
}

interface Segment {
  readonly marker: number;
  /** Of what it holds, after its length. */
  readonly begin: number;
  readonly end: number;
}

function readSegment(file: Bytes, from: number): Segment {
  let at = from;
  if (file[at] !== 0xff) throw new BrokenPicture();
  while (file[at] === 0xff) at += 1; // any number of them may stand before a marker
  const marker = file[at] ?? 0;
  if (marker === endOfImage) return { marker, begin: at + 1, end: at + 1 };
  if (marker < 0xc0 || marker === startOfImage) throw new BrokenPicture();
  const length = ((file[at + 1] ?? 0) << 8) | (file[at + 2] ?? 0);
  const end = at + 1 + length;
  if (length < 2 || end > file.length) throw new BrokenPicture();
  return { marker, begin: at + 3, end };
}

/** Tables, frames and scans; of the segments for applications the head of JFIF, the colour profile and Adobe's colours. */
function isOfThePicture(marker: number, content: Bytes): boolean {
  if (marker === 0xe0) return hasLetters(content, 'JFIF\0');
  if (marker === 0xe2) return hasLetters(content, 'ICC_PROFILE\0');
  if (marker === 0xee) return hasLetters(content, 'Adobe');
  const isForApplications = marker >= 0xe0 && marker <= 0xef;
  const isComment = marker === 0xfe;
  return !isForApplications && !isComment && !(marker >= 0xf0 && marker <= 0xfd);
}

/** Where the next marker stands that ends the coded data. */
function findScanEnd(file: Bytes, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    const isWithinData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isWithinData) return at;
  }
  return file.length; // cut off, as pictures are that did not come in whole; browsers draw what there is
}

/** The head of JFIF is the first segment where there is one. */
function afterJfif(parts: readonly Uint8Array[]): number {
  return parts[1]?.[1] === 0xe0 ? 3 : 1;
}

function orientationSegment(orientation: number): Uint8Array[] {
  const content = join([bytesOf(exif), writeOrientation(orientation)]);
  const length = content.length + 2;
  return [Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff), content];
}
