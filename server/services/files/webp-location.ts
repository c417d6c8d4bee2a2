import { readOrientation, writeOrientation } from './photo-orientation.ts';

/** Flags of the extended header: what of Exif and XMP follows (RFC 9649, section 2.7.1.2). */
const exifFlag = 0x08;
const xmpFlag = 0x04;

/** A WebP without Exif and XMP, but for its orientation; nothing when the bytes are not built as one. */
export function withoutWebpLocation(webp: Buffer): Buffer | undefined {
  if (webp.length < 12 || webp.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  if (webp.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  const length = webp.readUInt32LE(4) + 8;
  if (length > webp.length) return undefined;
  const kept: Buffer[] = [];
  let orientation: number | undefined;
  for (let at = 12; at < length; ) {
    if (at + 8 > length) return undefined;
    const size = webp.readUInt32LE(at + 4);
    // Chunks of odd length are filled up to an even one.
    const end = at + 8 + size + (size % 2);
    if (end > length) return undefined;
    const type = webp.toString('latin1', at, at + 4);
    if (type === 'EXIF') orientation ??= readOrientation(exifOf(webp.subarray(at + 8, at + 8 + size)));
    else if (type !== 'XMP ') kept.push(Buffer.from(webp.subarray(at, end)));
    at = end;
  }
  const [header] = kept;
  if (header?.toString('latin1', 0, 4) === 'VP8X' && header.length >= 9) {
    const others = header.readUInt8(8) & ~(exifFlag | xmpFlag);
    header.writeUInt8(orientation === undefined ? others : others | exifFlag, 8);
    if (orientation !== undefined) kept.push(chunk('EXIF', writeOrientation(orientation)));
  }
  return riff(Buffer.concat(kept));
}

/** Some programs write the marker of JPEG before it. */
function exifOf(data: Buffer): Buffer {
  return data.toString('latin1', 0, 4) === 'Exif' ? data.subarray(6) : data;
}

/** `data` of even length. */
function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data]);
}

function riff(chunks: Buffer): Buffer {
  const head = Buffer.from('RIFF....WEBP', 'latin1');
  head.writeUInt32LE(chunks.length + 4, 4);
  return Buffer.concat([head, chunks]);
}
