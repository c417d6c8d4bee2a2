import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import { taskView } from './task-view.ts';

/** How the nodes of the schema look that are more than their HTML. */
export const NodeViews = Extension.create({
  name: 'nodeViews',
  addProseMirrorPlugins() {
    const nodeViews: Record<string, NodeViewConstructor> = { taskItem: taskView };
    return [new Plugin({ props: { nodeViews } })];
  },
});
