import { type Body, type BodyNode, readMarkdown } from '@kontor/matrix/shared';

const personAddress = /\/people\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The person that a link's address and words name: `[@Name](…/people/<id>)`. */
export function personMeant(href: string, children: Body): string | undefined {
  const [first] = children;
  return first?.kind === 'text' && first.text.startsWith('@') ? personAddress.exec(href)?.[1] : undefined;
}

/** Ids of those whom a text names. */
export function mentionedPersons(text: string): string[] {
  const found = new Set<string>();
  const look = (nodes: Body): void => {
    for (const node of nodes) {
      const person = node.kind === 'link' ? personMeant(node.href, node.children) : undefined;
      if (person !== undefined) found.add(person);
      else for (const part of partsOf(node)) look(part);
    }
  };
  look(readMarkdown(text));
  return [...found];
}

function partsOf(node: BodyNode): readonly Body[] {
  if (node.kind === 'list') return node.items;
  if (node.kind === 'tasks') return node.items.map(({ children }) => children);
  if (node.kind === 'table') return node.rows.flat().map(({ children }) => children);
  return 'children' in node ? [node.children] : [];
}
