import type { Body } from './body-node.ts';

/** Whom a body names, for `m.mentions`: users, and with `@room` everybody in the room. */
export function mentionedIn(body: Body): { readonly users: readonly string[]; readonly isRoom: boolean } {
  const users = new Set<string>();
  let isRoom = false;
  const look = (nodes: Body): void => {
    for (const node of nodes) {
      if (node.kind === 'mention') users.add(node.userId);
      else if (node.kind === 'text') isRoom ||= roomWord.test(node.text);
      else if (node.kind === 'list') node.items.forEach(look);
      else if (node.kind === 'tasks') for (const { children } of node.items) look(children);
      else if (node.kind === 'table') for (const { children } of node.rows.flat()) look(children);
      else if ('children' in node) look(node.children);
    }
  };
  look(body);
  return { users: [...users], isRoom };
}

/** Everybody in the room, as all clients of Matrix write it. */
export const roomWord = /(?<![\p{L}\p{N}@/.])@room(?![\p{L}\p{N}])/u;
