import { fillPath } from '@kontor/schema';
import { z } from 'zod';

/** Kinds of files that pages leave Kontor as. */
export const exportFormats = ['markdown', 'html', 'docx', 'odt'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * Doors that are no zod routes. GET with `?format=` and, for a page, `&below=true`: a file, or an archive where more than
 * one belongs together. What the caller may not read is not in it.
 * Errors: `wiki.page_not_found`, `spaces.not_found`, `wiki.page_trashed`, `wiki.export_under_way`, `wiki.export_too_large`.
 */
export const pageExportPath = '/api/wiki/pages/:page/export';
export const spaceExportPath = '/api/wiki/spaces/:space/export';

export const exportQuery = z.strictObject({
  format: z.enum(exportFormats),
  below: z.enum(['true', 'false']).optional(),
});

/** All of a space, or a page with or without those under it. */
export type Exported = { readonly space: string } | { readonly page: string; readonly below: boolean };

export function exportAddress(of: Exported, format: ExportFormat): string {
  if ('space' in of) return `${fillPath(spaceExportPath, { space: of.space }).path}?format=${format}`;
  return `${fillPath(pageExportPath, { page: of.page }).path}?format=${format}&below=${of.below}`;
}
