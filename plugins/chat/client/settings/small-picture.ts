/** Edge in pixels: sharp at the largest size in which a room's picture is shown. */
const edge = 256;

/**
 * The middle of a picture as a small square. It is painted anew, so that nothing of the file but what one sees goes on:
 * no place, no camera, no time. Rejects for what is no picture.
 */
export async function makeSmallPicture(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const side = Math.min(picture.width, picture.height);
  const canvas = new OffscreenCanvas(edge, edge);
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('This browser does not paint');
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  brush.drawImage(picture, left, top, side, side, 0, 0, edge, edge);
  picture.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
