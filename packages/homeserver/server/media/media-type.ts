const unknown = 'application/octet-stream';

/** What a file is by its first bytes: only the pictures that are shown and made smaller here. */
export function sniffPicture(head: Buffer): string | undefined {
  const ascii = (from: number, to: number) => head.toString('latin1', from, to);
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (/^GIF8[79]a$/.test(ascii(0, 6))) return 'image/gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  if (ascii(4, 8) === 'ftyp' && /^avi[fs]$/.test(ascii(8, 12))) return 'image/avif';
  return undefined;
}

/** Pictures that can be made smaller. */
export const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Types that run nothing, as "Serving content inline" lists them. */
const harmless = new Set([
  ...['text/css', 'text/plain', 'text/csv', 'application/json', 'application/ld+json'],
  ...['image/jpeg', 'image/gif', 'image/png', 'image/apng', 'image/webp', 'image/avif'],
  ...['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime'],
  ...['audio/mp4', 'audio/webm', 'audio/aac', 'audio/mpeg', 'audio/ogg', 'audio/wave', 'audio/wav', 'audio/x-wav'],
  ...['audio/x-pn-wav', 'audio/flac', 'audio/x-flac'],
]);

/** A type as it may stand in a header; unknown for what is none. */
export function readType(header: string | undefined): string {
  const isType =
    header !== undefined && header.length <= 255 && /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+( *;[ -~]*)?$/.test(header);
  return isType ? header : unknown;
}

export function plainType(type: string): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? unknown;
}

/** How a file is labelled: pictures that are none are no longer called so, and only what is harmless is shown. */
export function servedAs(
  declared: string,
  sniffed: string | null,
): { readonly type: string; readonly isInline: boolean } {
  const plain = plainType(declared);
  const isFalse = plain.startsWith('image/') && plain !== 'image/svg+xml' && !isPicture(plain, sniffed);
  if (isFalse) return { type: unknown, isInline: false };
  return { type: declared, isInline: harmless.has(plain) };
}

function isPicture(plain: string, sniffed: string | null): boolean {
  if (plain === 'image/jpg') return sniffed === 'image/jpeg';
  if (plain === 'image/apng') return sniffed === 'image/png';
  // Others are only ever downloaded, so that it does not matter whether they are what they say.
  return harmless.has(plain) ? plain === sniffed : true;
}
