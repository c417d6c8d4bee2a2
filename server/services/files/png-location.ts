import { crc32 } from 'node:zlib';
import { readOrientation, writeOrientation } from './photo-orientation.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Exif, texts (also XMP) and the time of the last change (PNG, third edition, section 11.3). */
const told = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

/** A PNG without what is told beside the picture, but for its orientation; nothing when the bytes are not built as one. */
export function withoutPngLocation(png: Buffer): Buffer | undefined {
  if (!png.subarray(0, 8).equals(signature)) return undefined;
  const kept: Buffer[] = [signature];
  for (let at = 8; ; ) {
    if (at + 12 > png.length) return undefined;
    const end = at + 12 + png.readUInt32BE(at);
    if (end > png.length) return undefined;
    const type = png.toString('latin1', at + 4, at + 8);
    const orientation = type === 'eXIf' ? readOrientation(png.subarray(at + 8, end - 4)) : undefined;
    if (orientation !== undefined) kept.push(chunk('eXIf', writeOrientation(orientation)));
    else if (!told.has(type)) kept.push(png.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}
