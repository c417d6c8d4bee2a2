import { createElement, Fragment, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Link } from './link.tsx';
import { type Block, blocksOf, type Span } from './prose-parts.ts';

export interface ProseProps {
  /** Plain text with the marks of `blocksOf`; never HTML. */
  readonly text: string;
  /** The level of its `##` headings: 2 on a page with one h1, 3 below an h2. */
  readonly level?: 2 | 3;
  readonly className?: string;
}

/** A text to read: legal pages, help, descriptions. Gaps in brackets are marked, so that nobody takes them for content. */
export function Prose({ text, level = 2, className }: ProseProps) {
  return (
    <div className={classNames('flex max-w-prose flex-col gap-3 [overflow-wrap:anywhere]', className)}>
      {withKeys(blocksOf(text)).map(([key, block]) => (
        <Fragment key={key}>{blockView(block, level)}</Fragment>
      ))}
    </div>
  );
}

function blockView(block: Block, level: 2 | 3): ReactNode {
  switch (block.kind) {
    case 'heading':
      return createElement(`h${level}`, { className: 'pt-3 text-lg font-semibold' }, spanViews(block.spans));
    case 'subheading':
      return createElement(`h${level + 1}`, { className: 'pt-1 font-semibold' }, spanViews(block.spans));
    case 'paragraph':
      return (
        <p>
          {withKeys(block.lines).map(([key, line]) => (
            <Fragment key={key}>
              {key > 0 && <br />}
              {spanViews(line)}
            </Fragment>
          ))}
        </p>
      );
    case 'list':
      return <ul className="flex list-disc flex-col gap-1.5 ps-5">{itemViews(block.items)}</ul>;
    case 'steps':
      return <ol className="flex list-decimal flex-col gap-1.5 ps-5">{itemViews(block.items)}</ol>;
  }
}

function itemViews(items: readonly (readonly Span[])[]): ReactNode {
  return withKeys(items).map(([key, item]) => <li key={key}>{spanViews(item)}</li>);
}

function spanViews(spans: readonly Span[]): ReactNode {
  return withKeys(spans).map(([key, span]) => {
    if (span.kind === 'link')
      return (
        <Link key={key} href={span.href}>
          {span.text}
        </Link>
      );
    if (span.kind === 'strong') return <strong key={key}>{span.text}</strong>;
    if (span.kind === 'gap')
      return (
        <mark key={key} className="rounded-sm px-1">
          {span.text}
        </mark>
      );
    return <Fragment key={key}>{span.text}</Fragment>;
  });
}

/** Pieces of a text have no identity but their place. */
function withKeys<Item>(items: readonly Item[]): readonly (readonly [number, Item])[] {
  return items.map((item, index) => [index, item] as const);
}
