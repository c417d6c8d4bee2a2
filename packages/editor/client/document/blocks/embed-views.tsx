import { Download, FileText, useFormats, useMessages } from '@kontor/ui';
import { createElement } from 'react';
import { useDocument } from '../editor-context.ts';
import { blockViewMessages } from './block-view-messages.ts';
import type { BlockViewProps } from './view-portals.ts';

/** An object of Kontor as a card with its present state. */
export function EmbedView({ node }: BlockViewProps) {
  const { ObjectView } = useDocument().parts;
  return createElement(ObjectView, { ref: String(node.attrs.ref), label: String(node.attrs.name), display: 'card' });
}

/** A person or an object within a line. */
export function MentionView({ node }: BlockViewProps) {
  const { ObjectView } = useDocument().parts;
  return createElement(ObjectView, { ref: String(node.attrs.ref), label: String(node.attrs.name), display: 'inline' });
}

/** A file to be opened or downloaded. */
export function FileView({ node }: BlockViewProps) {
  const { parts } = useDocument();
  const { formatBytes } = useFormats();
  const { file, name, size } = node.attrs;
  return (
    <a href={parts.fileUrl(String(file))} download={String(name)} className="k-file focus-ring">
      <FileText aria-hidden className="size-5 shrink-0 text-muted" />
      <span className="min-w-0 grow truncate font-medium">{String(name)}</span>
      <span className="shrink-0 text-xs text-muted">{formatBytes(Number(size))}</span>
      <Download aria-hidden className="size-4 shrink-0 text-muted" />
    </a>
  );
}

/** What this version does not know stands there as a notice; the text itself still has it. */
export function UnknownView() {
  return <span className="k-unknown">{useMessages(blockViewMessages)('unknown')}</span>;
}
