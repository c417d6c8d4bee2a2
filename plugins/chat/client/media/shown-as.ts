import type { ChatFile } from '@kontor/matrix/client';

/**
 * The only types that are shown within the page, and how. None of them can run a script, whatever is in the file: SVG, HTML
 * and everything else is handed out as a download.
 */
const shown: Readonly<Record<string, ShownAs>> = {
  'image/png': 'picture',
  'image/jpeg': 'picture',
  'image/gif': 'picture',
  'image/webp': 'picture',
  'image/avif': 'picture',
  'audio/mpeg': 'sound',
  'audio/mp4': 'sound',
  'audio/x-m4a': 'sound',
  'audio/aac': 'sound',
  'audio/ogg': 'sound',
  'audio/opus': 'sound',
  'audio/webm': 'sound',
  'audio/flac': 'sound',
  'audio/wav': 'sound',
  'audio/x-wav': 'sound',
  'audio/vnd.wave': 'sound',
  'video/mp4': 'film',
  'video/webm': 'film',
  'video/ogg': 'film',
  'video/quicktime': 'film',
  'application/pdf': 'document',
};
const kinds = { picture: 'image', sound: 'audio', film: 'video' } as const;

export type ShownAs = 'picture' | 'sound' | 'film' | 'document';

/** How a file is shown, by the type that its sender named; nothing where it is only a download. */
export function shownAs({ kind, type }: Pick<ChatFile, 'kind' | 'type'>): ShownAs | undefined {
  const found = Object.hasOwn(shown, plainType(type)) ? shown[plainType(type)] : undefined;
  if (found === undefined || found === 'document') return found;
  return kind === kinds[found] || kind === 'other' ? found : undefined;
}

/** The file as one of the type that it is shown as: what the homeserver says of it does not decide what the browser does with it. */
export function asShown(blob: Blob, type: string): Blob {
  return blob.type === plainType(type) ? blob : new Blob([blob], { type: plainType(type) });
}

/** Without parameters such as codecs. */
function plainType(type: string): string {
  return type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
