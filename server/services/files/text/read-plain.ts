import type { CollectedText } from './collected-text.ts';
import { textBounds } from './text-bounds.ts';

/** UTF-8, UTF-16 by its mark, else what old Windows programs write. A binary file has no words. */
export function readPlain(content: Uint8Array, text: CollectedText): void {
  // Four bytes a character at most; one that is cut in two is no fault.
  const decoded = decode(content.subarray(0, textBounds.characters * 4));
  if (decoded !== undefined) text.add(decoded);
}

function decode(part: Uint8Array): string | undefined {
  const [first, second] = part;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(part);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(part);
  if (part.includes(0)) return undefined;
  return decodeUtf8(part) ?? new TextDecoder('windows-1252').decode(part);
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}
