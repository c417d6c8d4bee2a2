import { useAction } from '@kontor/plugin-api/client';
import { FileDrop, FormError, IconButton, Link, Paperclip, Progress, useFormats, useMessages, X } from '@kontor/ui';
import { getIdea, type OpenedIdea, removeIdeaFile } from '../../shared/index.ts';
import { ideaMessages } from './idea-messages.ts';
import { useIdeaUploads } from './use-idea-uploads.ts';

/** Files of an idea, for all who see it; its author adds some while it is new, the office at any time. */
export function IdeaFiles({ idea }: { readonly idea: OpenedIdea }) {
  const t = useMessages(ideaMessages);
  const { formatBytes } = useFormats();
  const remove = useAction(removeIdeaFile, { refreshes: [getIdea] });
  const { uploads, send, failure } = useIdeaUploads();
  const mayAdd = idea.mayEdit || idea.mayDecide;
  if (idea.files.length === 0 && !idea.mayEdit) return null;
  return (
    <section aria-label={t('files')} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium">{t('files')}</h2>
      <FormError>{failure ?? remove.error?.message}</FormError>
      <ul className="flex flex-col gap-1 empty:hidden">
        {idea.files.map(({ id, name, size }) => (
          <li key={id} className="flex min-h-11 items-center gap-3">
            <Paperclip aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="min-w-0 grow">
              <Link href={`/api/files/${id}`} download className="[overflow-wrap:anywhere]">
                {name}
              </Link>
              <span className="ps-2 text-sm text-muted">{formatBytes(size)}</span>
            </span>
            {mayAdd && (
              <IconButton
                icon={X}
                size="sm"
                label={t('removeFile', { name })}
                onPress={() => void remove.run({ idea: idea.id, file: id })}
              />
            )}
          </li>
        ))}
      </ul>
      {uploads.map(({ id, name, share, cancel }) => (
        <Progress key={id} label={t('uploading', { name })} value={share} onCancel={cancel} />
      ))}
      {mayAdd && (
        <FileDrop label={t('addFiles')} allowsMultiple onFiles={(files) => void send(idea.id, files)} isCompact />
      )}
    </section>
  );
}
