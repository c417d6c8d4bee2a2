import { createHash } from 'node:crypto';
import { logoUnusable } from '@kontor/schema';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';

/** Largest picture that is read, in bytes and in pixels; a small file can unfold into a huge picture. */
export const largestLogo = 5 * 1024 * 1024;
const largestPixels = 25_000_000;
const longestEdge = 512;
const allowed = new Set(['image/png', 'image/jpeg', 'image/webp']);

/** Draws the picture anew as a PNG, so that nothing but pixels is kept of what was sent. Throws `logo_unusable`. */
export async function encodeLogo(content: Buffer): Promise<{ hash: string; content: Buffer }> {
  const type = await fileTypeFromBuffer(content);
  if (!type || !allowed.has(type.mime)) throw logoUnusable();
  const image = sharp(content, { limitInputPixels: largestPixels, failOn: 'error' })
    .rotate()
    .resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true });
  try {
    const encoded = await image.png({ compressionLevel: 9 }).toBuffer();
    return { hash: createHash('sha256').update(encoded).digest('hex'), content: encoded };
  } catch {
    // sharp throws the same plain Error for a broken file and for too many pixels.
    throw logoUnusable();
  }
}
