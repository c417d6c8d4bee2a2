import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';

const unknown = 'application/octet-stream';

/**
 * What bytes are, whatever they were called: by their signature, else text that may hold scripts (SVG, HTML, XML) apart
 * from plain text, else unknown.
 */
export async function sniffMediaType(path: string, head: Buffer): Promise<string> {
  // A file that is cut off or made to confuse is simply unknown.
  const found = await fileTypeFromFile(path).catch(() => undefined);
  if (found && found.mime !== 'application/xml') return found.mime;
  return sniffText(head);
}

/** The same of bytes in memory. */
export async function sniffContent(content: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  if (found && found.mime !== 'application/xml') return found.mime;
  return sniffText(Buffer.from(content.subarray(0, 4096)));
}

function sniffText(head: Buffer): string {
  const text = decode(head);
  if (text === undefined) return unknown;
  const start = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase();
  if (/<svg[\s>]/.test(start)) return 'image/svg+xml';
  if (/<(!doctype html|html|head|body|script|iframe)[\s>]/.test(start)) return 'text/html';
  if (start.startsWith('<?xml')) return 'application/xml';
  return 'text/plain';
}

/** UTF-8 without control characters that no text has; a character cut off at the end is no fault. */
function decode(head: Buffer): string | undefined {
  if (head.length === 0) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has.
    return /[\u0000-\u0008\u000e-\u001a]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Pictures that hold no scripts; everything else is only ever downloaded. */
const shownInline = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']);
/** What a browser could run if it were opened in our origin after all. */
const runnable = new Set(['text/html', 'image/svg+xml', 'application/xml', 'application/xhtml+xml', 'text/javascript']);

export function isShownInline(mediaType: string): boolean {
  return shownInline.has(mediaType);
}

/** The type that a download is labelled with. */
export function servedType(mediaType: string): string {
  if (runnable.has(mediaType)) return unknown;
  return mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType;
}
