import { IconButton, Spinner, useMessages, X } from '@kontor/ui';
import { uploadMessages } from './upload-messages.ts';
import type { RunningUpload } from './use-uploads.ts';

interface UploadLineProps {
  readonly running: readonly RunningUpload[];
  readonly onCancel: () => void;
}

/** What is on its way, at the lower edge of the window: how far it is, and the way to stop it. */
export function UploadLine({ running, onCancel }: UploadLineProps) {
  const t = useMessages(uploadMessages);
  const [first] = running;
  const text = first && t('uploading', { count: running.length, name: first.file.name });
  return (
    <div className="k-uploads">
      {/* Told once; how far it is can be read, and would be told without end. */}
      <span role="status" className="sr-only">
        {text}
      </span>
      {first && (
        <span className="k-uploads-line">
          <Spinner className="size-4" />
          <span aria-hidden className="truncate">
            {text}
          </span>
          <Percent running={running} />
          <IconButton icon={X} size="sm" label={t('cancel')} onPress={onCancel} />
        </span>
      )}
    </div>
  );
}

function Percent({ running }: Pick<UploadLineProps, 'running'>) {
  const t = useMessages(uploadMessages);
  const percent = percentOf(running);
  return (
    <span
      role="progressbar"
      aria-label={t('progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="shrink-0 tabular-nums"
    >
      {percent} %
    </span>
  );
}

/** Of all bytes; a file without any counts as sent. */
export function percentOf(running: readonly { readonly file: { readonly size: number }; readonly share: number }[]) {
  const all = running.reduce((sum, { file }) => sum + file.size, 0);
  const sent = running.reduce((sum, { file, share }) => sum + file.size * share, 0);
  return all === 0 ? 100 : Math.floor((sent / all) * 100);
}
