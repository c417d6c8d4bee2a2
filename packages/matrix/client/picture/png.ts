import { type Bytes, bytesOf, fourBytes, join, lettersAt, numberOf, slice } from './bytes.ts';
import { readOrientation, writeOrientation } from './orientation.ts';

export const pngSignature = '\x89PNG\r\n\x1a\n';

/** What decides how a PNG looks, also where it moves (PNG, third edition, 11.3). Texts, Exif and times are not among it. */
const ofThePicture = new Set([
  ...['tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI'],
  ...['bKGD', 'hIST', 'pHYs', 'sPLT', 'acTL', 'fcTL', 'fdAT'],
]);

/** A PNG file without what tells more than it shows; whatever follows the picture goes as well. */
export function cleanPng(file: Bytes): Bytes {
  const parts: Uint8Array[] = [slice(file, 0, pngSignature.length)];
  let orientation = 1;
  for (let at = pngSignature.length; at < file.length; ) {
    const length = numberOf(file, at);
    const type = lettersAt(file, at + 4, 4);
    const chunk = slice(file, at, at + 12 + length);
    if (type === 'eXIf') orientation = readOrientation(chunk.subarray(8, -4));
    if (isCritical(type) || ofThePicture.has(type)) parts.push(chunk);
    if (type === 'IEND') break;
    at += chunk.length;
  }
  // After the head, which is the first chunk, and before the picture.
  if (orientation !== 1) parts.splice(2, 0, chunkOf('eXIf', writeOrientation(orientation)));
  return join(parts);
}

/** Without it nothing can be drawn: its first letter is a capital. */
function isCritical(type: string): boolean {
  return /^[A-Z]/.test(type);
}

function chunkOf(type: string, content: Uint8Array): Bytes {
  const named = join([bytesOf(type), content]);
  return join([fourBytes(content.length), named, fourBytes(checksum(named))]);
}

/** CRC-32 as PNG has it (annex D). */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
