import { CheckCheck, CircleAlert, CloudUpload, useMessages, WifiOff } from '@kontor/ui';
import { saveStateOf } from './save-state.ts';
import { sharedMessages } from './shared-messages.ts';
import type { DocumentStatus } from './use-shared-document.ts';

const signs = {
  saved: CheckCheck,
  saving: CloudUpload,
  connecting: CloudUpload,
  offlineSaved: WifiOff,
  offlineUnsaved: WifiOff,
  offlineUnkept: CircleAlert,
  refused: CircleAlert,
};

/** Whether what one has written is safe: "saved" only once the server has committed it. */
export function SaveState({ status }: { readonly status: DocumentStatus }) {
  const t = useMessages(sharedMessages);
  const name = saveStateOf(status);
  const Sign = signs[name];
  return (
    <span role="status" className="inline-flex min-w-0 items-center gap-1.5 text-xs text-muted">
      <Sign
        aria-hidden
        className={name === 'refused' || name === 'offlineUnkept' ? 'size-4 shrink-0 text-danger' : 'size-4 shrink-0'}
      />
      <span className="max-sm:truncate">{t(name)}</span>
    </span>
  );
}
