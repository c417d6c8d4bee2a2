/** Pixels: sharp across a wide screen, and small enough for a phone on the way. */
const longestEdge = 1920;

/**
 * A picture for a cover, painted anew no larger than it is shown, so that nothing of the file but what one sees goes on.
 * Rejects for what is no picture.
 */
export async function makeCoverPicture(file: File): Promise<File> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('This browser does not paint');
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const painted = await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
  // A browser that writes no WebP answers with PNG.
  return new File([painted], painted.type === 'image/webp' ? 'cover.webp' : 'cover.png', { type: painted.type });
}
