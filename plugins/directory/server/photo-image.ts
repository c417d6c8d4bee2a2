import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { type CropBox, photoUnusable } from '../shared/index.ts';

/** A small file can unfold into a picture that fills the memory; phones make up to 50 megapixels. */
const largestPixels = 50_000_000;
/** Edges in pixels; the small one serves lists, on screens of double density. */
export const photoSizes = { small: 96, large: 512 } as const;
const allowed = new Set<string | undefined>(['jpeg', 'png', 'webp']);

export interface EncodedPhoto {
  readonly small: Buffer;
  readonly large: Buffer;
  /** Differs when the picture does. */
  readonly version: string;
}

/**
 * Draws the square of a photo anew in both sizes as WebP. Nothing but its pixels is kept: no place, no camera, no
 * thumbnail. Throws `directory.photo_unusable` for what is no still picture, too large, or cut outside its edges.
 */
export async function encodePhoto(content: Buffer, crop?: CropBox): Promise<EncodedPhoto> {
  try {
    return await encode(content, crop);
  } catch {
    // sharp throws the same plain Error for no picture, a broken one, too many pixels and a crop box outside.
    throw photoUnusable();
  }
}

async function encode(content: Buffer, crop: CropBox | undefined): Promise<EncodedPhoto> {
  const source = sharp(content, { limitInputPixels: largestPixels, failOn: 'error' });
  const { format, width, height, orientation = 1 } = await source.metadata();
  if (!allowed.has(format)) throw photoUnusable();
  // Orientations 5 to 8 of EXIF turn the picture by a quarter.
  const upright = orientation >= 5 ? { width: height, height: width } : { width, height };
  const box = crop ?? middleSquare(upright);
  if (box.size < 1 || box.left + box.size > upright.width || box.top + box.size > upright.height) throw photoUnusable();
  const square = source.autoOrient().extract({ left: box.left, top: box.top, width: box.size, height: box.size });
  const large = await resize(square, photoSizes.large);
  const small = await resize(sharp(large), photoSizes.small);
  return { large, small, version: createHash('sha256').update(large).digest('hex').slice(0, 12) };
}

function middleSquare({ width, height }: { width: number; height: number }): CropBox {
  const size = Math.min(width, height);
  return { left: Math.floor((width - size) / 2), top: Math.floor((height - size) / 2), size };
}

function resize(image: Sharp, edge: number): Promise<Buffer> {
  return image.resize(edge, edge).toColourspace('srgb').webp({ quality: 82 }).toBuffer();
}
