/** Of every runtime; this code sees the types of none. */
declare const TextDecoder: new (
  encoding: string,
  options?: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

/** A file's text, and the encoding it was read with, as people call it. */
export interface FileText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

/**
 * Decodes what people export: UTF-8 with or without a byte order mark, UTF-16 ("Unicode text" of Excel), and else
 * Windows-1252, which Excel writes in Germany and in which every sequence of bytes is some text. Lines end in `\n`.
 */
export function decodeFile(bytes: Uint8Array): FileText {
  const utf16 = findUtf16(bytes);
  if (utf16) return { text: tidy(new TextDecoder(utf16).decode(bytes)), encoding: 'UTF-16' };
  try {
    return { text: tidy(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), encoding: 'UTF-8' };
  } catch (failure) {
    if (!(failure instanceof TypeError)) throw failure;
    return { text: tidy(new TextDecoder('windows-1252').decode(bytes)), encoding: 'Windows-1252' };
  }
}

/** By its mark, or by the zero bytes that Latin text has at every second place. */
function findUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 200);
  const zeros = (offset: number) => start.filter((byte, index) => index % 2 === offset && byte === 0).length;
  if (start.length < 4) return undefined;
  if (zeros(1) > start.length * 0.4) return 'utf-16le';
  if (zeros(0) > start.length * 0.4) return 'utf-16be';
  return undefined;
}

/** Letters composed (NFC), as decomposed ones from macOS would else be other names. */
function tidy(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');
}
