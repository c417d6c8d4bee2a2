import { BrokenPicture, type Bytes, join, lettersAt, slice } from './bytes.ts';

const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const comment = 0xfe;
const application = 0xff;
/** Of what applications add, how often it is repeated and its colour profile. */
const ofThePicture = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']);

/** A GIF file without comments and XMP; whatever follows the picture goes as well (GIF89a, 12 to 26). */
export function cleanGif(file: Bytes): Bytes {
  const head = 13 + colours(file[10] ?? 0);
  const parts: Uint8Array[] = [slice(file, 0, head)];
  for (let at = head; at < file.length; ) {
    const kind = file[at];
    if (kind === trailer) break;
    const end = endOfBlock(file, at);
    if (kind !== extension || isKept(file, at)) parts.push(slice(file, at, end));
    at = end;
  }
  return join([...parts, Uint8Array.of(trailer)]);
}

function isKept(file: Bytes, at: number): boolean {
  const label = file[at + 1];
  if (label === comment) return false;
  return label !== application || ofThePicture.has(lettersAt(file, at + 3, 11));
}

function endOfBlock(file: Bytes, at: number): number {
  if (file[at] === extension) return endOfData(file, at + 2);
  if (file[at] !== image) throw new BrokenPicture();
  return endOfData(file, at + 11 + colours(file[at + 9] ?? 0));
}

/** Pieces, each with its length before it, up to one of no length. */
function endOfData(file: Bytes, from: number): number {
  let at = from;
  for (;;) {
    const length = file[at];
    if (length === undefined) throw new BrokenPicture();
    at += length + 1;
    if (length === 0) return at;
  }
}

/** So many bytes a table of colours takes. */
function colours(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}
