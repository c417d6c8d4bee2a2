import type { Backup } from '@kontor/schema';
import { Badge, Progress, useFormats, useMessages } from '@kontor/ui';
import { ConfirmButton } from '../shell/confirm-button-view.tsx';
import { backupMessages } from './backup-messages.ts';

export interface BackupRowProps {
  readonly backup: Backup;
  readonly onCancel: () => void;
  readonly onRemove: () => void;
}

const tones = { waiting: 'info', running: 'info', done: 'success', failed: 'danger', cancelled: 'neutral' } as const;

/** One backup: its progress while it is made, then what it is and a way to delete it. */
export function BackupRow({ backup, onCancel, onRemove }: BackupRowProps) {
  const t = useMessages(backupMessages);
  const { formatBytes, formatDate, formatNumber } = useFormats();
  const { state, createdAt, done, total, bytes, sha256, missing, isThere, file } = backup;
  const moment = formatDate(createdAt, 'moment');
  if (state === 'waiting' || state === 'running') {
    const isKnown = total > 0;
    return (
      <li className="py-4">
        <Progress
          label={`${moment} · ${t(state)}`}
          {...(isKnown && {
            value: done / total,
            valueLabel: t('progress', { done: formatNumber(done), total: formatNumber(total) }),
          })}
          onCancel={onCancel}
        />
      </li>
    );
  }
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <time dateTime={createdAt}>{moment}</time>
          <Badge tone={tones[state]}>{t(state)}</Badge>
        </p>
        <p className="pt-1 text-sm break-all text-muted">
          {file}
          {bytes !== null && ` · ${formatBytes(bytes)}`}
        </p>
        {sha256 !== null && <p className="font-mono text-xs break-all text-muted">{t('checksum', { sum: sha256 })}</p>}
        {state === 'failed' && <p className="text-sm text-danger">{t('failedHelp')}</p>}
        {state === 'done' && !isThere && <p className="text-sm text-danger">{t('gone')}</p>}
        {missing > 0 && <p className="text-sm text-danger">{t('missing', { count: missing })}</p>}
      </div>
      <ConfirmButton
        size="sm"
        question={t('removeQuestion', { moment })}
        explanation={t('removeHelp')}
        onConfirm={onRemove}
      >
        {t('remove')}
      </ConfirmButton>
    </li>
  );
}
