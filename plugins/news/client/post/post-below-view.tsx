import type { Post } from '../../shared/index.ts';

/** Below the text of a public post. */
export function PostBelow(_about: { readonly post: Post }) {
  return null;
}
