import { lazyLayer } from '@kontor/plugin-api/client';
import { Button, Lock, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { TaskList } from '../../shared/index.ts';
import { accessMessages } from './access-messages.ts';

const AccessDialog = lazyLayer(async () => (await import('./list-access-dialog-view.tsx')).ListAccessDialog);

/** Says of a list that only some see or change it, and shows who. */
export function NarrowedButton({ list }: { readonly list: TaskList }) {
  const t = useMessages(accessMessages);
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Button size="sm" variant="quiet" icon={Lock} aria-label={t('narrowedList')} onPress={() => setShown(true)}>
        {t('narrowed')}
      </Button>
      {isShown && <AccessDialog list={list} onClose={() => setShown(false)} />}
    </>
  );
}
