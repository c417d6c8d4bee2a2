import type { Upload } from '@kontor/matrix/client';
import { Progress, useMessages } from '@kontor/ui';
import { chatMessages } from '../chat-messages.ts';
import { useWatched } from '../session/chat-context.ts';
import type { WaitingUpload } from './use-uploads.ts';

/** Files on their way, with a way to stop each. */
export function Uploads({ uploads }: { readonly uploads: readonly WaitingUpload[] }) {
  if (uploads.length === 0) return null;
  return (
    <div className="flex flex-col gap-3 px-3 pt-3">
      {uploads.map(({ id, upload }) => (
        <UploadLine key={id} upload={upload} />
      ))}
    </div>
  );
}

function UploadLine({ upload }: { readonly upload: Upload }) {
  const t = useMessages(chatMessages);
  const value = useWatched(upload.progress);
  return <Progress label={t('uploadOf', { name: upload.description.name })} value={value} onCancel={upload.cancel} />;
}
