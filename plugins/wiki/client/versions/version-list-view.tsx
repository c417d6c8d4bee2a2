import { Badge, ItemList, useFormats, useMessages } from '@kontor/ui';
import type { PageVersion } from '../../shared/index.ts';
import { versionMessages } from './version-messages.ts';

interface VersionListProps {
  readonly versions: readonly PageVersion[];
  readonly current: number;
  readonly onChoose: (version: number) => void;
}

/** All versions by day, newest first: when, by whom, under which name. */
export function VersionList({ versions, current, onChoose }: VersionListProps) {
  const t = useMessages(versionMessages);
  const { formatDate } = useFormats();
  const describe = useDescription();
  return (
    <ItemList
      label={t('versions')}
      items={versions}
      current={String(current)}
      onAction={(id) => onChoose(Number(id))}
      section={({ at }) => ({ id: formatDate(at), title: formatDate(at, 'medium') })}
      row={(version) => ({
        id: String(version.id),
        text: describe(version),
        title: version.label ?? formatDate(version.at, 'time'),
        subtitle: authorsOf(version, t('unknownAuthor')),
        ...(version.label !== null && { note: <Badge tone="success">{formatDate(version.at, 'time')}</Badge> }),
      })}
    />
  );
}

/** A version in one line: its name, when it was, and who wrote. */
export function useDescription(): (version: PageVersion) => string {
  const t = useMessages(versionMessages);
  const { formatDate } = useFormats();
  return (version) =>
    [version.label, formatDate(version.at, 'moment'), authorsOf(version, t('unknownAuthor'))]
      .filter((part) => part !== null)
      .join(' · ');
}

function authorsOf({ authors }: PageVersion, unknown: string): string {
  return authors.map(({ name }) => name).join(', ') || unknown;
}
