import type { CropBox } from '../../shared/index.ts';

/** The size of an upright picture in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Which square of a picture is kept: how near (1 is the whole short side), and where, from 0 (start) to 1 (end). */
export interface Crop {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const centred: Crop = { zoom: 1, x: 0.5, y: 0.5 };
/** Nobody's photo gets smaller than this many pixels by zooming, unless it is smaller itself. */
const smallestSide = 256;

/** How far one may zoom into a picture without it becoming coarse. */
export function largestZoom({ width, height }: PictureSize): number {
  return Math.max(1, Math.min(4, Math.min(width, height) / smallestSide));
}

/** Keeps a crop within the picture. */
export function limitCrop(crop: Crop, size: PictureSize): Crop {
  const within = (value: number, from: number, to: number) => Math.min(to, Math.max(from, value));
  return { zoom: within(crop.zoom, 1, largestZoom(size)), x: within(crop.x, 0, 1), y: within(crop.y, 0, 1) };
}

/** Another zoom around the same middle of what is kept. */
export function zoomTo(crop: Crop, zoom: number, size: PictureSize): Crop {
  const before = cropBox(crop, size);
  const middle = { x: before.left + before.size / 2, y: before.top + before.size / 2 };
  const limited = limitCrop({ ...crop, zoom }, size);
  const side = Math.min(size.width, size.height) / limited.zoom;
  const share = (at: number, length: number) => (length - side < 1 ? 0.5 : (at - side / 2) / (length - side));
  return limitCrop({ zoom: limited.zoom, x: share(middle.x, size.width), y: share(middle.y, size.height) }, size);
}

/** The crop after the picture was dragged by so many pixels of a preview of that side. */
export function dragBy(
  crop: Crop,
  moved: { readonly x: number; readonly y: number },
  preview: number,
  size: PictureSize,
): Crop {
  const side = Math.min(size.width, size.height) / crop.zoom;
  const share = (by: number, length: number) => (length - side < 1 ? 0 : (by * side) / preview / (length - side));
  return limitCrop({ ...crop, x: crop.x - share(moved.x, size.width), y: crop.y - share(moved.y, size.height) }, size);
}

/** The square in whole pixels, always within the picture. */
export function cropBox(crop: Crop, { width, height }: PictureSize): CropBox {
  const size = Math.max(1, Math.floor(Math.min(width, height) / crop.zoom));
  return { left: Math.round(crop.x * (width - size)), top: Math.round(crop.y * (height - size)), size };
}

/** Where and how large the whole picture lies behind a square preview of this side, in its pixels. */
export function placeInPreview(crop: Crop, size: PictureSize, preview: number) {
  const box = cropBox(crop, size);
  const scale = preview / box.size;
  return { left: -box.left * scale, top: -box.top * scale, width: size.width * scale, height: size.height * scale };
}

/** Which directions the picture can be moved in. */
export function canMove(crop: Crop, size: PictureSize): { readonly x: boolean; readonly y: boolean } {
  const side = cropBox(crop, size).size;
  return { x: size.width > side, y: size.height > side };
}
