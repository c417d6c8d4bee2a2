import { QueryView, usePlace } from '@kontor/plugin-api/client';
import { SkeletonText, useMessages } from '@kontor/ui';
import { useMemo } from 'react';
import { type PageVersion, presentVersion } from '../../shared/index.ts';
import { compareLines } from './compare-lines.ts';
import { ComparedText } from './compared-text-view.tsx';
import { useVersionLines } from './use-version-lines.ts';
import { versionMessages } from './version-messages.ts';

interface VersionTextProps {
  readonly page: string;
  readonly versions: readonly PageVersion[];
  readonly chosen: PageVersion;
}

/** The text of a version, or what became of another until this one. */
export function VersionText({ page, versions, chosen }: VersionTextProps) {
  const t = useMessages(versionMessages);
  const against = useAgainst(versions, chosen);
  const own = useVersionLines(page, chosen.id);
  const other = useVersionLines(page, against?.id);
  const compared = useMemo(() => {
    if (!own.lines || (against?.id !== undefined && !other.lines)) return undefined;
    if (!against) return own.lines.map((line) => ({ line, change: 'same' as const, parts: [{ text: line.text }] }));
    const lines = other.lines ?? [];
    return against.isNewer ? compareLines(own.lines, lines) : compareLines(lines, own.lines);
  }, [own.lines, other.lines, against]);
  const isSame = against !== undefined && compared?.every(({ change }) => change === 'same');
  return (
    <section aria-label={t(against ? 'comparison' : 'text')} aria-busy={compared === undefined}>
      <QueryView
        query={own.query.error ? own.query : other.query.error ? other.query : own.query}
        waiting={<SkeletonText />}
      >
        {() => {
          if (!compared) return <SkeletonText />;
          if (compared.length === 0) return <p className="text-muted">{t('empty')}</p>;
          if (isSame) return <p className="text-muted">{t('same')}</p>;
          return <ComparedText lines={compared} isFolded={against !== undefined} />;
        }}
      </QueryView>
    </section>
  );
}

interface Against {
  /** Absent before the first version: there was nothing. */
  readonly id?: number;
  readonly isNewer: boolean;
}

/** What a version is compared with, as the address says: the one before unless another is named. */
function useAgainst(versions: readonly PageVersion[], chosen: PageVersion): Against | undefined {
  const { against = 'before' } = usePlace().search;
  return useMemo(() => {
    if (against === 'nothing') return undefined;
    if (against === 'present') return { id: presentVersion, isNewer: true };
    const before = versions[versions.findIndex(({ id }) => id === chosen.id) + 1];
    const named = versions.find(({ id }) => String(id) === against) ?? before;
    return { ...(named && { id: named.id }), isNewer: named !== undefined && named.id > chosen.id };
  }, [versions, chosen, against]);
}
