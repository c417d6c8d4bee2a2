import type { OfficePicture } from '@kontor/editor/office';
import sharp from 'sharp';

/** What is read of one picture at most; larger ones stand there with their words. */
const largestPicture = 20 * 1024 * 1024;
const largestPixels = 50_000_000;
/** Wider ones are made smaller: on paper nobody sees the difference. */
const widest = 2_000;

/** The picture as all word processors show it, upright; nothing where it is none, or too large. */
export async function officePictureOf(
  mediaType: string,
  size: number,
  content: AsyncIterable<Uint8Array>,
): Promise<OfficePicture | undefined> {
  if (!/^image\/(png|jpeg|gif|webp|avif)$/.test(mediaType) || size > largestPicture) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  const kind = mediaType === 'image/jpeg' ? 'jpg' : 'png';
  try {
    const picture = sharp(Buffer.concat(chunks), { limitInputPixels: largestPixels })
      .rotate()
      .resize({ width: widest, withoutEnlargement: true });
    const written = kind === 'jpg' ? picture.jpeg({ quality: 88 }) : picture.png();
    const { data, info } = await written.toBuffer({ resolveWithObject: true });
    return { content: new Uint8Array(data), kind, width: info.width, height: info.height };
  } catch {
    // sharp throws a plain Error for what is no picture or a broken one: its words stand there.
    return undefined;
  }
}
