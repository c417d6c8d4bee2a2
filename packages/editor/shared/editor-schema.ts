import { getSchema } from '@tiptap/core';
import { type SchemaParts, schemaExtensions } from './extensions.ts';

/** The schema without an editor, and without a browser. */
export function editorSchema(parts: SchemaParts) {
  return getSchema(schemaExtensions(parts));
}
