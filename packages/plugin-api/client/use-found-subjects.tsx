import { parseRef } from '@kontor/base';
import { searchAll } from '@kontor/schema';
import { Avatar, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { awayMessages } from './away-messages.ts';
import { useAway, useAwayWords } from './use-away.ts';
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

/**
 * People and org units for what is typed, without those of these ids; below who is away stands who stands in for them (S21).
 * `isSettled` once the answer belongs to the words.
 */
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
  const t = useMessages(awayMessages);
  const wordsOf = useAwayWords();
  const hits = q === '' ? [] : (found.data?.hits ?? []);
  const known = new Set([...without, ...hits.map(({ ref }) => parseRef(ref)?.id ?? '')]);
  const away = useAway(hits.flatMap(({ ref, type }) => (type === 'person' ? (parseRef(ref)?.id ?? []) : [])));
  const options = hits.flatMap(({ ref, type, title, subtitle, picture }) => {
    const id = parseRef(ref)?.id;
    const kind = kinds.find((each) => each === type);
    if (id === undefined || kind === undefined || without.has(id)) return [];
    const absence = away.get(id);
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
    const option = { id, kind, label: title, start, ...(subtitle !== null && { description: subtitle }) };
    if (!absence) return [option];
    const gone = { ...option, description: wordsOf(absence) };
    const { substitute } = absence;
    if (!substitute || known.has(substitute.id)) return [gone];
    known.add(substitute.id);
    const { id: other, name: label } = substitute;
    const picked = <Avatar key={other} name={label} seed={other} size="sm" />;
    return [gone, { id: other, kind, label, start: picked, description: t('standsInFor', { name: title }) }];
  });
  return { options, isSettled: q !== '' && found.data !== undefined && !found.isPrevious };
}
