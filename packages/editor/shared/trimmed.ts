import type { Body, BodyNode } from '@kontor/matrix/shared';

/** Without the empty lines before and after what is said. */
export function trimmed(body: Body): Body {
  const kept = cut(cut(body, true), false);
  const [only] = kept;
  return kept.length === 1 && only?.kind === 'paragraph' ? only.children : kept;
}

function cut(body: Body, isStart: boolean): Body {
  const at = isStart ? 0 : body.length - 1;
  const node = body[at];
  if (!node) return body;
  const rest = body.filter((_node, index) => index !== at);
  const put = (next: BodyNode): Body => (isStart ? [next, ...rest] : [...rest, next]);
  if (node.kind === 'break') return cut(rest, isStart);
  if (node.kind === 'text') {
    const text = isStart ? node.text.trimStart() : node.text.trimEnd();
    return text === '' ? cut(rest, isStart) : put({ kind: 'text', text });
  }
  if (node.kind !== 'paragraph') return body;
  const children = cut(node.children, isStart);
  return children.length === 0 ? cut(rest, isStart) : put({ kind: 'paragraph', children });
}
