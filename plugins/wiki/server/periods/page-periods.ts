import { pageMovedToTrash } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { deleteForEver } from '../trash-service.ts';
import { putIntoTrash } from '../trash-store.ts';
import { countObsolete, countTrashed, findLinked, lockObsolete, lockTrashed } from './page-period-store.ts';

/** What goes of the wiki by its age, and what of others' has to stay: messages to which a page leads back. */
export function providePagePeriods(context: PageContext): void {
  const { periods } = context.host;
  periods.provide({
    kind: 'wiki.trash',
    label: { de: 'Wikiseiten im Papierkorb', en: 'Wiki pages in the trash' },
    counts: {
      de: 'Gezählt ab dem Löschen; danach mit Text, Versionen und Dateien endgültig weg',
      en: 'Counted from deletion; then gone for good, with text, versions and files',
    },
    byDefault: 30,
    least: 7,
    most: 3650,
    mayBeNever: true,
    ofSpace: true,
    count: countTrashed,
    async expire(tx, expiring) {
      const pages = await lockTrashed(tx, expiring);
      for (const page of pages) await deleteForEver(context, tx, undefined, page);
      return pages.length;
    },
  });
  periods.provide({
    kind: 'wiki.obsolete',
    label: { de: 'Veraltete Wikiseiten', en: 'Obsolete wiki pages' },
    counts: {
      de: 'Gezählt ab dem Kennzeichnen als veraltet; kommt dann in den Papierkorb, sofern keine Seite darunter liegt',
      en: 'Counted from being marked as obsolete; goes to the trash then, unless there are pages below it',
    },
    byDefault: null,
    least: 30,
    most: 3650,
    mayBeNever: true,
    ofSpace: true,
    count: countObsolete,
    async expire(tx, expiring) {
      const pages = await lockObsolete(tx, expiring);
      for (const page of pages) {
        // What is below it is in the trash already and stays there by itself.
        await putIntoTrash(tx, page.id, [page.id], { person: undefined, at: context.now });
        await context.announce(tx, undefined, pageMovedToTrash, page);
      }
      return pages.length;
    },
  });
  periods.holdBack(findLinked);
}
