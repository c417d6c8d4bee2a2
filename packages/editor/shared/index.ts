export { type BodyOfDocParts, bodyOfDoc } from './body-of-doc.ts';
export type { DocMark, DocNode } from './doc.ts';
export { type DocOfBodyParts, docOfBody } from './doc-of-body.ts';
export { type SchemaParts, schemaExtensions } from './extensions.ts';
export { editorSchema } from './schema.ts';
