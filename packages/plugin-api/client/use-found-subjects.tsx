import { parseRef } from '@kontor/base';
import { searchAll } from '@kontor/schema';
import { Avatar } from '@kontor/ui';
import type { ReactNode } from 'react';
import { useQueryRoute } from './use-query-route.ts';

/** Somebody, or an org unit, to be chosen: an option of a ComboBox. */
export interface FoundSubject<Kind extends string> {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly start: ReactNode;
  readonly description?: string;
}

/** So many are offered at once. */
const most = 8;

/** People and org units for what is typed, without those of these ids; `isSettled` once the answer belongs to the words. */
export function useFoundSubjects<Kind extends 'person' | 'org-unit'>(
  words: string,
  kinds: readonly Kind[],
  without: ReadonlySet<string>,
): { readonly options: readonly FoundSubject<Kind>[]; readonly isSettled: boolean } {
  const q = words.trim();
  const found = useQueryRoute(
    searchAll,
    { q, type: [...kinds], limit: most },
    { enabled: q !== '', keepPrevious: true },
  );
  const options = (q === '' ? [] : (found.data?.hits ?? [])).flatMap(({ ref, type, title, subtitle, picture }) => {
    const id = parseRef(ref)?.id;
    const kind = kinds.find((each) => each === type);
    if (id === undefined || kind === undefined || without.has(id)) return [];
    const start = (
      <Avatar
        key={id}
        name={title}
        seed={id}
        photo={picture ?? undefined}
        size="sm"
        shape={kind === 'person' ? 'round' : 'square'}
      />
    );
    return [{ id, kind, label: title, start, ...(subtitle !== null && { description: subtitle }) }];
  });
  return { options, isSettled: q !== '' && found.data !== undefined && !found.isPrevious };
}
