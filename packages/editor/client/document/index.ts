export type { NamedObject } from '../editor-handle.ts';
export { DocumentEditor } from './document-editor-view.tsx';
export type {
  Barrier,
  DocumentAnchor,
  DocumentEditorHandle,
  DocumentEditorProps,
  DocumentParts,
  ObjectViewProps,
  OutlineEntry,
  ShownAnchor,
  SuggestedPlace,
  UploadedFile,
} from './document-parts.ts';
