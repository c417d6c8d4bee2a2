import { privacyArchivePath } from '@kontor/schema';
import { Button, ButtonLink, Card, Download, FormError, Progress, useFormats, useMessages } from '@kontor/ui';
import { privacyMessages } from './privacy-messages.ts';
import { useArchive } from './use-archive.ts';

export interface ArchiveCardProps {
  readonly files: { readonly count: number; readonly bytes: number };
}

/** From here on the page would hold too much: then the browser itself loads the file, with its own progress. */
const largestInPage = 500_000_000;

/** Everything about oneself as one file, with progress and a way to stop. */
export function ArchiveCard({ files: { count, bytes } }: ArchiveCardProps) {
  const t = useMessages(privacyMessages);
  const { formatBytes } = useFormats();
  const archive = useArchive();
  return (
    <Card title={t('archive')}>
      <p className="text-sm text-muted">{t('archiveHelp')}</p>
      <p className="pt-2 pb-4 text-sm text-muted">{t('archiveFiles', { count, size: formatBytes(bytes) })}</p>
      <FormError>{archive.failure}</FormError>
      {bytes > largestInPage ? (
        <ButtonLink href={privacyArchivePath} download icon={Download} variant="primary">
          {t('archiveGet')}
        </ButtonLink>
      ) : archive.loaded === undefined ? (
        <Button icon={Download} variant="primary" onPress={() => void archive.get()}>
          {t('archiveGet')}
        </Button>
      ) : (
        <Progress
          label={`${t('archiveRunning')} · ${t('archiveSoFar', { size: formatBytes(archive.loaded) })}`}
          onCancel={archive.cancel}
        />
      )}
    </Card>
  );
}
