import { readOrientation, writeOrientation } from './photo-orientation.ts';

/** Segments that say how to show the picture: JFIF, colour profile, Adobe's colour transform. */
const jfif = 0xe0;
const profile = 0xe2;
const adobe = 0xee;
const exif = 0xe1;
const comment = 0xfe;
const startOfScan = 0xda;
const endOfImage = 0xd9;

/** A JPEG (ITU T.81 annex B) with only what shows the picture, and its orientation. */
export function withoutJpegLocation(jpeg: Buffer): Buffer | undefined {
  const kept: Buffer[] = [Buffer.from([0xff, 0xd8])];
  let orientation: number | undefined;
  for (let at = 2; ; ) {
    const marker = markerAt(jpeg, at);
    if (marker === undefined) return undefined;
    if (marker.code === endOfImage) break;
    const end = marker.at + 2 + lengthAt(jpeg, marker.at + 2);
    if (end > jpeg.length || end < marker.at + 4) return undefined;
    const segment = jpeg.subarray(marker.at, end);
    at = marker.code === startOfScan ? endOfScan(jpeg, end) : end;
    if (marker.code === exif && isExif(segment)) orientation ??= readOrientation(segment.subarray(10));
    if (isShown(marker.code, segment)) kept.push(jpeg.subarray(marker.at, at));
  }
  if (orientation !== undefined) kept.splice(1, 0, orientationSegment(orientation));
  return Buffer.concat([...kept, Buffer.from([0xff, endOfImage])]);
}

function isShown(code: number, segment: Buffer): boolean {
  if (code === profile) return segment.subarray(4, 15).toString('latin1') === 'ICC_PROFILE';
  if (code === jfif || code === adobe) return true;
  return code !== comment && (code < 0xe0 || code > 0xef);
}

/** The marker at a place, behind any number of fill bytes. */
function markerAt(jpeg: Buffer, place: number): { at: number; code: number } | undefined {
  let at = place;
  while (jpeg[at] === 0xff && jpeg[at + 1] === 0xff) at += 1;
  const code = jpeg[at + 1];
  return jpeg[at] === 0xff && code !== undefined && code >= 0xc0 ? { at, code } : undefined;
}

function lengthAt(jpeg: Buffer, at: number): number {
  return at + 2 <= jpeg.length ? jpeg.readUInt16BE(at) : 0;
}

/** Entropy-coded data ends at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(jpeg: Buffer, start: number): number {
  for (let at = jpeg.indexOf(0xff, start); at !== -1; at = jpeg.indexOf(0xff, at + 1)) {
    const code = jpeg[at + 1] ?? 0;
    if (code >= 0xc0 && !(code >= 0xd0 && code <= 0xd7) && code !== 0xff) return at;
  }
  return jpeg.length;
}

/** XMP travels in segments of the same number. */
function isExif(segment: Buffer): boolean {
  return segment.toString('latin1', 4, 8) === 'Exif';
}

/** An Exif segment that holds the orientation and nothing else. */
function orientationSegment(orientation: number): Buffer {
  return Buffer.concat([Buffer.from('ffe10022457869660000', 'hex'), writeOrientation(orientation)]);
}
