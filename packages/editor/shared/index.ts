export { type BodyOfDocParts, bodyOfDoc } from './body-of-doc.ts';
export type { DocMark, DocNode } from './doc.ts';
export { type DocOfBodyParts, docOfBody } from './doc-of-body.ts';
export { editorSchema } from './editor-schema.ts';
export { type SchemaParts, schemaExtensions } from './extensions.ts';
export { isDocumentHref, targetOfHref } from './schema/attribute-checks.ts';
export { type CalloutKind, calloutKinds } from './schema/block-nodes.ts';
export { documentExtensions, documentSchema } from './schema/document-extensions.ts';
