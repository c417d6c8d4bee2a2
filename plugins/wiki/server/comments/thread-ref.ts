import { type Ref, refOf } from '@kontor/base';

/** What is said about a page, as far as one answers to it by mail; nowhere else is it an object of its own. */
export function threadRef(thread: string): Ref {
  return refOf('wiki', 'thread', thread);
}
