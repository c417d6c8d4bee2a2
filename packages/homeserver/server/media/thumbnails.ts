import type { Database } from '@kontor/database';
import sharp from 'sharp';
import { MatrixError, tooLarge } from '../matrix-error.ts';
import { findThumbnail, type MediaRow, putThumbnail, type Thumbnail } from '../storage/media-table.ts';
import type { Media } from './media.ts';
import { pictures, plainType } from './media-type.ts';

/** Sizes that are made ("Thumbnails"); others are answered with the next one above. */
const sizes = [
  [32, 32],
  [96, 96],
  [320, 240],
  [640, 480],
  [800, 600],
  [1280, 960],
] as const;
/** Larger files, or pictures with more points, are not made smaller. */
const mostBytes = 30 * 1024 * 1024;
const mostPixels = 60_000_000;
const mostFrames = 60;
/** Pictures that are worked on at the same time. */
const mostAtOnce = 2;
const mostWaiting = 100;

export interface ThumbnailWish {
  readonly width: number;
  readonly height: number;
  readonly method: 'crop' | 'scale';
  readonly isAnimated: boolean;
}

/** Small pictures of pictures: made once and kept; nothing but the points of the picture is in them. */
export class Thumbnails {
  readonly #database: Database;
  readonly #media: Media;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(database: Database, media: Media) {
    this.#database = database;
    this.#media = media;
  }

  /** Throws M_TOO_LARGE, or M_UNKNOWN for what is no picture. */
  async of(file: MediaRow & { readonly bytes: number }, wish: ThumbnailWish): Promise<Thumbnail> {
    const { media_id: mediaId, bytes, type, sniffed_type: sniffed } = file;
    if (sniffed === null || !pictures.has(sniffed) || plainType(type) !== sniffed) throw noPicture();
    if (bytes > mostBytes) throw tooLarge('The picture is too large to be made smaller');
    const [width, height] = sizeFor(wish);
    const isAnimated = wish.isAnimated && (sniffed === 'image/gif' || sniffed === 'image/webp');
    const variant = `${width}x${height}-${wish.method}${isAnimated ? '-animated' : ''}`;
    const known = await this.#database.transaction((tx) => findThumbnail(tx, mediaId, variant));
    if (known) return known;
    return this.#inTurn(async () => {
      const parts: Buffer[] = [];
      for await (const part of this.#media.read(mediaId, 0, bytes - 1)) parts.push(part);
      const made = await shrink(Buffer.concat(parts), { width, height, method: wish.method, isAnimated });
      await this.#database.transaction((tx) => putThumbnail(tx, mediaId, variant, made));
      return made;
    });
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#waiting.length >= mostWaiting)
      throw new MatrixError(429, 'M_LIMIT_EXCEEDED', 'Too many pictures are waiting', { retry_after_ms: 2000 });
    if (this.#running >= mostAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      // Whoever waits takes the place over.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

function sizeFor({ width, height }: ThumbnailWish): readonly [number, number] {
  return sizes.find((size) => size[0] >= width && size[1] >= height) ?? [1280, 960];
}

/** Turned upright; place, camera and colour profile of the original are left out. */
async function shrink(content: Buffer, { width, height, method, isAnimated }: ThumbnailWish): Promise<Thumbnail> {
  const input = { limitInputPixels: mostPixels, failOn: 'error', pages: isAnimated ? -1 : 1 } as const;
  try {
    const { pages = 1, hasAlpha } = await sharp(content, { ...input, pages: 1 }).metadata();
    if (pages > mostFrames && isAnimated) return await shrink(content, { width, height, method, isAnimated: false });
    const fit = method === 'crop' ? 'cover' : 'inside';
    const image = sharp(content, input).autoOrient().resize(width, height, { fit, withoutEnlargement: true });
    if (isAnimated && pages > 1) return { type: 'image/webp', content: await image.webp({ effort: 2 }).toBuffer() };
    if (hasAlpha) return { type: 'image/png', content: await image.png().toBuffer() };
    return { type: 'image/jpeg', content: await image.jpeg({ quality: 82 }).toBuffer() };
  } catch {
    throw noPicture(); // sharp throws the same plain Error for a broken picture and for one of too many points
  }
}

/** How large a picture is; nothing where it is none, or has too many points. */
export async function readSize(
  content: Buffer,
): Promise<{ readonly width: number; readonly height: number } | undefined> {
  try {
    const { width, height } = await sharp(content, { limitInputPixels: mostPixels, pages: 1 }).metadata();
    return width * height > mostPixels ? undefined : { width, height };
  } catch {
    return undefined; // sharp throws the same plain Error whatever is wrong with it
  }
}

const noPicture = () => new MatrixError(400, 'M_UNKNOWN', 'The file is no picture that could be made smaller');
