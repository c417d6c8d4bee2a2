/** The body of a message as a tree of the few things that a view draws. There is no way to say anything else in it. */
export type BodyNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' | 'rule' }
  | { readonly kind: InlineKind | BlockKind; readonly children: readonly BodyNode[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'code-block'; readonly text: string; readonly language: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly start: number; readonly items: readonly Body[] }
  | { readonly kind: 'tasks'; readonly items: readonly TaskItem[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly TableCell[])[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly BodyNode[] }
  /** `href` is an address that `isSafeAddress` allows. */
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly BodyNode[] }
  | { readonly kind: 'mention'; readonly userId: string; readonly name: string }
  /** Another room, by its id or its alias. */
  | { readonly kind: 'room'; readonly room: string; readonly name: string };

export type Body = readonly BodyNode[];

/** Something to be ticked off; Matrix has no boxes, so a sign before the words stands for one. */
export interface TaskItem {
  readonly isDone: boolean;
  readonly children: Body;
}

export interface TableCell {
  readonly isHead: boolean;
  readonly children: Body;
}

/** A line of its own; all others stand within a line. */
export function isBlock({ kind }: BodyNode): boolean {
  return blocks.has(kind);
}

const blocks = new Set<BodyNode['kind']>([
  'paragraph',
  'quote',
  'list',
  'tasks',
  'table',
  'code-block',
  'heading',
  'rule',
]);

/** With a paragraph around whatever stands in a line of its own; white space between blocks is none. */
export function inBlocks(body: Body): Body {
  const grouped: BodyNode[] = [];
  let line: BodyNode[] = [];
  const close = () => {
    if (line.some((node) => node.kind !== 'text' || node.text.trim() !== ''))
      grouped.push({ kind: 'paragraph', children: line });
    line = [];
  };
  for (const node of body) {
    if (!isBlock(node)) {
      line.push(node);
      continue;
    }
    close();
    grouped.push(node);
  }
  close();
  return grouped;
}

/** Without the paragraph around the first line where nothing but lists follows: one line needs no mark around it. */
export function tight(blocks: Body): Body {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph' || (first.children.length === 0 && rest.length > 0)) return blocks;
  return rest.every(({ kind }) => kind === 'list' || kind === 'tasks') ? [...first.children, ...rest] : blocks;
}
type InlineKind = 'strong' | 'emphasis' | 'strike' | 'underline';
type BlockKind = 'paragraph' | 'quote';

/** What a link in a message may lead to: the web, mail and telephone; never anything that runs. */
export function isSafeAddress(address: string): boolean {
  return /^(https?:\/\/[^/?#\s]|mailto:[^\s]|tel:[^\s])/i.test(address) && !/[\p{Cc}\s]/u.test(address);
}

/** The user or the room that a link of Matrix means. */
export function meantBy(href: string, name: string): BodyNode | undefined {
  const [, id = ''] = /^https:\/\/matrix\.to\/#\/((?:[@!#]|%40|%21|%23)[^/?]+)(?:\?[^/]*)?$/.exec(href) ?? [];
  try {
    const decoded = decodeURIComponent(id);
    if (/^@[^:]+:.+$/.test(decoded)) return { kind: 'mention', userId: decoded, name: name.replace(/^@/, '') };
    if (/^[!#]./.test(decoded)) return { kind: 'room', room: decoded, name: name.replace(/^#/, '') };
  } catch {
    // Not written the way that addresses are: a link like any other.
  }
  return undefined;
}

export function linkOf(id: string): string {
  return `https://matrix.to/#/${encodeURIComponent(id)}`;
}
