import { lazyLayer } from '@kontor/plugin-api/client';
import type { EncryptionDialogProps } from './encryption-dialog-view.tsx';

/** Fetched when somebody opens it. */
export const LazyEncryptionDialog = lazyLayer<EncryptionDialogProps>(
  async () => (await import('./encryption-dialog-view.tsx')).EncryptionDialog,
);
