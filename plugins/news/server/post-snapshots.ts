import { parseRef } from '@kontor/base';
import type { NewsContext } from './news-context.ts';
import { findCurrentVersions } from './version-store.ts';

/** What is public of a post, for plugins that keep it. */
export function provideSnapshots({ host }: NewsContext): void {
  host.texts.provide({
    noun: 'news/post',
    async read(tx, _actor, ref) {
      const id = parseRef(ref)?.id ?? '';
      const version = (await findCurrentVersions(tx, [id])).get(id);
      return version && { title: version.title, doc: version.doc, version: String(version.number) };
    },
  });
}
