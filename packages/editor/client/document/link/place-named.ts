import type { Node } from '@tiptap/pm/model';
import type { DocNode } from '../../../shared/doc.ts';
import { headingsOfDoc } from '../../../shared/headings-of-doc.ts';

/** Where the heading, or the task of that id, stands that is called so behind the # of a link; nothing when there is none. */
export function placeNamed(doc: Node, name: string): number | undefined {
  return taskNamed(doc, name) ?? headingNamed(doc, name);
}

function taskNamed(doc: Node, id: string): number | undefined {
  let found: number | undefined;
  doc.descendants((node, pos) => {
    if (node.type.name === 'taskItem' && node.attrs.id === id) found ??= pos;
    return found === undefined && !node.isTextblock;
  });
  return found;
}

function headingNamed(doc: Node, name: string): number | undefined {
  const positions: number[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'heading') positions.push(pos);
    return !node.isTextblock;
  });
  const anchors = headingsOfDoc(doc.toJSON() as DocNode).map(({ anchor }) => anchor); // the JSON of its own schema
  const at = anchors.indexOf(name);
  return positions[at === -1 ? anchors.indexOf(name.toLowerCase()) : at];
}
