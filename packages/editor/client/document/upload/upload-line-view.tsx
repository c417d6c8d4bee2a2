import { Spinner, useMessages } from '@kontor/ui';
import { uploadMessages } from './upload-messages.ts';

/** What is on its way, at the lower edge of the window. */
export function UploadLine({ running }: { readonly running: readonly File[] }) {
  const t = useMessages(uploadMessages);
  const [first] = running;
  return (
    <div role="status" className="k-uploads">
      {first && (
        <span className="k-uploads-line">
          <Spinner className="size-4" />
          <span className="truncate">{t('uploading', { count: running.length, name: first.name })}</span>
        </span>
      )}
    </div>
  );
}
