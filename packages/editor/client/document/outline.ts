import type { Editor } from '@tiptap/core';
import type { OutlineEntry } from './document-parts.ts';
import { goTo } from './go-to.ts';

/** The headings of a document, in order; those without words are left out. */
export function outlineOf(editor: Editor): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name !== 'heading') return !node.isTextblock;
    const text = node.textContent.trim();
    const at = entries.length;
    if (text !== '')
      entries.push({ level: Number(node.attrs.level), text, go: () => goToHeading(editor, { at, text, pos }) });
    return false;
  });
  return entries;
}

/** Where the heading stands by now: others write on. */
function goToHeading(editor: Editor, { at, text, pos }: { at: number; text: string; pos: number }): void {
  const found: { text: string; pos: number }[] = [];
  editor.state.doc.descendants((node, now) => {
    if (node.type.name === 'heading' && node.textContent.trim() !== '')
      found.push({ text: node.textContent.trim(), pos: now });
    return !node.isTextblock;
  });
  const same = found[at]?.text === text ? found[at] : found.find((each) => each.text === text);
  goTo(editor, (same?.pos ?? Math.min(pos, editor.state.doc.content.size - 1)) + 1);
}

/** Calls back only where a heading came, went or changed. */
export function onOutline(editor: Editor, listener: () => void): () => void {
  const headingsNow = () => JSON.stringify(outlineOf(editor).map(({ level, text }) => [level, text]));
  let before = headingsNow();
  const look = () => {
    const now = headingsNow();
    if (now === before) return;
    before = now;
    listener();
  };
  editor.on('update', look);
  return () => editor.off('update', look);
}
