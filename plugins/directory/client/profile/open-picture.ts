import type { PictureSize } from './photo-crop-model.ts';

/** A picture on this device, ready to be shown. */
export interface OpenedPicture {
  readonly file: File;
  readonly address: string;
  /** Upright, as browsers turn it by its EXIF orientation. */
  readonly size: PictureSize;
  close(): void;
}

/** Opens a file as a picture; nothing when the browser cannot read it as one. */
export async function openPicture(file: File): Promise<OpenedPicture | undefined> {
  const address = URL.createObjectURL(file);
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch {
    URL.revokeObjectURL(address); // not a picture; the caller says so
    return undefined;
  }
  const size = { width: image.naturalWidth, height: image.naturalHeight };
  return { file, address, size, close: () => URL.revokeObjectURL(address) };
}
