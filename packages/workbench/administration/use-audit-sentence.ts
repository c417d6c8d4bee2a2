import { useQueryRoute, useWorkbench } from '@kontor/plugin-api/client';
import { type AuditEntry, listGroups, resolveLinks } from '@kontor/schema';
import { useLanguage, useMessages } from '@kontor/ui';
import { useMemo } from 'react';
import { auditMessages } from './audit-messages.ts';
import { isCoreKind, type NamesByRef, refsOf, valuesOf } from './audit-model.ts';

/** The names of what entries speak of: what the reader may see, by its card; groups by their list. */
export function useAuditNames(entries: readonly AuditEntry[]): NamesByRef {
  const refs = useMemo(() => refsOf(entries), [entries]);
  const cards = useQueryRoute(resolveLinks, { refs }, { enabled: refs.length > 0 }).data?.cards;
  const needsGroups = refs.some((ref) => ref.startsWith('people/group/'));
  const groups = useQueryRoute(listGroups, {}, { enabled: needsGroups }).data?.groups;
  return useMemo(
    () =>
      new Map([
        ...(cards ?? []).map(({ ref, title }): [string, string] => [ref, title]),
        ...(groups ?? []).map(({ id, name }): [string, string] => [`people/group/${id}`, name]),
      ]),
    [cards, groups],
  );
}

/** An entry as a sentence in the reader's language. */
export function useAuditSentence(names: NamesByRef): (entry: AuditEntry) => string {
  const t = useMessages(auditMessages);
  const { language } = useLanguage();
  const { auditSentences } = useWorkbench().registry;
  return (entry) => {
    const values = valuesOf(entry, names, t);
    if (isCoreKind(entry.kind)) return t(entry.kind, values);
    return auditSentences.get(entry.kind)?.(language, values) ?? t('other', values);
  };
}
