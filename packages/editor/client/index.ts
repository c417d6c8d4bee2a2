export type { EditorState, NamedObject } from './editor-handle.ts';
export { MessageEditor, type MessageEditorProps } from './editor-view.tsx';
export { FormattingBar } from './formatting-bar-view.tsx';
export { LinkForm } from './link-form-view.tsx';
