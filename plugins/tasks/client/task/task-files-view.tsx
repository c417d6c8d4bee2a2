import { useSession } from '@kontor/plugin-api/client';
import { FileDrop, FormError, IconButton, Link, Paperclip, Progress, useFormats, useMessages, X } from '@kontor/ui';
import type { TaskFile } from '../../shared/around.ts';
import type { Task } from '../../shared/index.ts';
import { aroundMessages } from './around-messages.ts';
import { useTaskFiles } from './use-task-uploads.ts';

interface TaskFilesProps {
  readonly task: Task;
  readonly files: readonly TaskFile[];
  readonly mayEdit: boolean;
  /** Also who does the task. */
  readonly mayAdd: boolean;
}

/** Files of a task, for all who see it. */
export function TaskFiles({ task, files, mayEdit, mayAdd }: TaskFilesProps) {
  const t = useMessages(aroundMessages);
  const { person } = useSession();
  const { uploads, send, remove, failure } = useTaskFiles(task.id);
  if (!mayAdd && files.length === 0) return null;
  return (
    <section aria-label={t('files')} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium">{t('files')}</h2>
      {failure !== undefined && <FormError>{failure}</FormError>}
      {files.length > 0 && (
        <ul className="flex flex-col gap-1">
          {files.map((file) => (
            <FileLine
              key={file.id}
              file={file}
              onRemove={mayEdit || (mayAdd && file.addedBy?.id === person.id) ? () => void remove(file) : undefined}
            />
          ))}
        </ul>
      )}
      {task.recurrence !== null && files.length > 0 && <p className="text-sm text-muted">{t('filesStay')}</p>}
      {uploads.map(({ id, name, share, cancel }) => (
        <Progress key={id} label={t('uploading', { name })} value={share} onCancel={cancel} />
      ))}
      {mayAdd && <FileDrop label={t('addFiles')} allowsMultiple onFiles={send} isCompact />}
    </section>
  );
}

/** Pictures that browsers show; all else is a name to fetch. */
const shown = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']);

interface FileLineProps {
  readonly file: TaskFile;
  readonly onRemove: (() => void) | undefined;
}

function FileLine({ file: { id, name, mediaType, size, addedBy }, onRemove }: FileLineProps) {
  const t = useMessages(aroundMessages);
  const { formatBytes } = useFormats();
  const address = `/api/files/${id}`;
  return (
    <li className="flex min-h-11 items-center gap-3">
      {shown.has(mediaType) ? (
        <img src={address} alt="" loading="lazy" className="size-10 shrink-0 rounded-md bg-pressed object-cover" />
      ) : (
        <Paperclip aria-hidden className="mx-3 size-4 shrink-0 text-muted" />
      )}
      <span className="min-w-0 grow">
        <Link href={address} download className="[overflow-wrap:anywhere]">
          {name}
        </Link>
        <span className="block text-sm text-muted">
          {[formatBytes(size), addedBy?.name ?? ''].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      {onRemove && <IconButton icon={X} size="sm" label={t('removeFile', { name })} onPress={onRemove} />}
    </li>
  );
}
