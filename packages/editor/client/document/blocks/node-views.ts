import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import { taskView } from './task-view.ts';
import { ViewPortals } from './view-portals.ts';

/** How the nodes of the schema look that are more than their HTML. */
export const NodeViews = Extension.create<{ portals: ViewPortals }>({
  name: 'nodeViews',
  addOptions: () => ({ portals: new ViewPortals() }),
  addProseMirrorPlugins() {
    const nodeViews: Record<string, NodeViewConstructor> = { taskItem: taskView };
    return [new Plugin({ props: { nodeViews } })];
  },
});
