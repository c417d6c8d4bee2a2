import { parseRef } from '@kontor/base';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import { CalloutSign } from './callout-view.tsx';
import { CodeHead } from './code-view.tsx';
import { detailsView } from './details-view.ts';
import { EmbedView, FileView, MentionView, UnknownView } from './embed-views.tsx';
import { footnoteView } from './footnote-view.ts';
import { MathBlockView, MathInlineView } from './math-view.tsx';
import { PictureView } from './picture-view.tsx';
import { reactView } from './react-view.ts';
import { taskView } from './task-view.ts';
import { ViewPortals } from './view-portals.ts';

export type NodeTextName = 'open' | 'close' | 'footnote';

export interface NodeViewsOptions {
  readonly portals: ViewPortals;
  readonly text: (name: NodeTextName) => string;
}

/** How the nodes of the schema look that are more than their HTML. */
export const NodeViews = Extension.create<NodeViewsOptions>({
  name: 'nodeViews',
  addOptions: () => ({ portals: new ViewPortals(), text: (name) => name }),
  addProseMirrorPlugins() {
    return [new Plugin({ props: { nodeViews: viewsOf(this.options) } })];
  },
});

function viewsOf({ portals, text }: NodeViewsOptions): Record<string, NodeViewConstructor> {
  const mention = reactView(portals, { View: MentionView, className: 'k-object', isInline: true });
  return {
    taskItem: taskView(portals),
    details: detailsView(() => ({ open: text('open'), close: text('close') })),
    footnote: footnoteView(() => text('footnote')),
    callout: reactView(portals, {
      View: CalloutSign,
      className: 'k-callout',
      content: 'div',
      dataOf: ({ attrs }) => ({ kind: String(attrs.kind) }),
    }),
    codeBlock: reactView(portals, { View: CodeHead, className: 'k-code', content: 'code' }),
    image: reactView(portals, { View: PictureView, className: 'k-picture-block' }),
    file: reactView(portals, { View: FileView, className: 'k-atom' }),
    embed: reactView(portals, { View: EmbedView, className: 'k-atom' }),
    mathBlock: reactView(portals, { View: MathBlockView, className: 'k-math' }),
    mathInline: reactView(portals, { View: MathInlineView, className: 'k-math-inline', isInline: true }),
    unknownBlock: reactView(portals, { View: UnknownView, className: 'k-atom' }),
    unknownInline: reactView(portals, { View: UnknownView, className: 'k-object', isInline: true }),
    // Users and rooms of Matrix have no ref of Kontor; their name stands there as it is.
    mention: (node, view, getPos, ...rest) =>
      parseRef(String(node.attrs.ref)) ? mention(node, view, getPos, ...rest) : nameView(node.attrs.name),
  };
}

function nameView(name: unknown) {
  const dom = document.createElement('span');
  dom.className = 'k-mention';
  dom.textContent = String(name);
  return { dom };
}
