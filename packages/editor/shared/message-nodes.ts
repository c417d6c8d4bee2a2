import { TaskItem } from '@tiptap/extension-list';

/** Its box is drawn by style sheets: nothing stands in the text that is no text. */
export const MessageTaskItem = TaskItem.extend({
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
  addNodeView: () => null,
}).configure({ nested: true });
