import { fillPath } from '@kontor/schema';

/**
 * Doors that are no zod routes, with their addresses for clients.
 *
 * `photoUpload`: PUT, multipart with one file part; the crop box in pixels of the upright picture travels in the
 * query (`left`, `top`, `size`, all or none: without it the middle square). Answers `{ picture }`.
 * Errors: `directory.photo_unusable`, `directory.photo_too_large`.
 */
export const photoUploadPath = '/api/directory/people/me/photo';
/** GET `?size=96` or `?size=512`: the photo as WebP. Addresses come with persons; do not build them. */
export const photoPath = '/api/directory/people/:person/photo';
/** GET: the person's visible fields as a vCard 4.0 file. */
export const vcardPath = '/api/directory/people/:person/vcard';
/**
 * POST, multipart with a file part `people` and perhaps one `orgUnits`; `?removeMissing=true` lets people leave whom
 * the file does not name. For administrators. Answers with the import report of the dry run.
 * Errors: `directory.import_file_missing`, `directory.import_unreadable`, `directory.import_too_large`.
 */
export const importUploadPath = '/api/directory/imports';

/** The part of a picture to keep: a square, in pixels of the upright picture. */
export interface CropBox {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

export function photoUploadAddress(crop?: CropBox): string {
  return crop ? `${photoUploadPath}?left=${crop.left}&top=${crop.top}&size=${crop.size}` : photoUploadPath;
}

export function vcardAddress(person: string): string {
  return fillPath(vcardPath, { person }).path;
}

export function importUploadAddress(options: { readonly removeMissing: boolean }): string {
  return options.removeMissing ? `${importUploadPath}?removeMissing=true` : importUploadPath;
}
