import { withoutJpegLocation } from './jpeg-location.ts';
import { withoutPngLocation } from './png-location.ts';
import { withoutWebpLocation } from './webp-location.ts';

const cleaners = new Map<string, (photo: Buffer) => Buffer | undefined>([
  ['image/jpeg', withoutJpegLocation],
  ['image/png', withoutPngLocation],
  ['image/apng', withoutPngLocation],
  ['image/webp', withoutWebpLocation],
]);

/** Whether `withoutLocation` knows how pictures of this type are built. */
export function canTellPlace(mediaType: string): boolean {
  return cleaners.has(mediaType);
}

/**
 * A photo without what else is written into it: place, time, camera, previews, and what is appended behind its end. Of
 * all that only the orientation stays. The picture itself is not touched. Answers nothing when the bytes are not built
 * as their type says.
 */
export function withoutLocation(photo: Buffer, mediaType: string): Buffer | undefined {
  return cleaners.get(mediaType)?.(photo);
}
