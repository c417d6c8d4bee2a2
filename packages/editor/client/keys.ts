import type { Editor } from '@tiptap/core';

export interface MessageKeys {
  /** Where one types with a finger, Enter is the only way to a new line. */
  readonly isTouch: () => boolean;
  readonly onSubmit: () => void;
  readonly onLink: () => void;
  readonly onCancel: () => boolean;
  /** The up key where nothing is written. */
  readonly onEditLast: () => void;
}

/** What keys do in a message; all others are the editor's. True where the key is taken. */
export function messageKey(event: KeyboardEvent, editor: Editor, keys: MessageKeys): boolean {
  const { key, shiftKey, altKey } = event;
  const isMod = event.ctrlKey || event.metaKey;
  if (isMod && key.toLowerCase() === 'k' && !shiftKey && !altKey) {
    // Else the search of the whole window opens.
    event.stopPropagation();
    keys.onLink();
    return true;
  }
  if (key === 'Enter') return enter(editor, { isMod, isShift: shiftKey }, keys);
  if (key === 'Escape') return keys.onCancel();
  const isPlain = !isMod && !shiftKey && !altKey;
  if (key !== 'ArrowUp' || !isPlain || editor.state.doc.content.size > 2) return false;
  keys.onEditLast();
  return true;
}

function enter(editor: Editor, { isMod, isShift }: { isMod: boolean; isShift: boolean }, keys: MessageKeys): boolean {
  if (isMod) {
    keys.onSubmit();
    return true;
  }
  if (editor.isActive('codeBlock')) return isShift && editor.commands.insertContent({ type: 'text', text: '\n' });
  // In a list Enter begins an item, as everywhere.
  if (!isShift && (editor.isActive('listItem') || editor.isActive('taskItem'))) return false;
  if (isShift || editor.isActive('table') || keys.isTouch()) return editor.commands.setHardBreak();
  keys.onSubmit();
  return true;
}
