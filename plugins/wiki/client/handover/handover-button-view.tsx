import { lazyLayer, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import { listSpaces } from '@kontor/schema';
import { Button, UserCheck, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { listReviews } from '../../shared/index.ts';
import { handoverMessages } from './handover-messages.ts';
import { ownersOf } from './owners.ts';

const HandOver = lazyLayer(async () => (await import('./handover-view.tsx')).HandOver);

/** Only where there is something that the person may hand over. */
export function HandOverButton({ space }: { readonly space: string }) {
  const t = useMessages(handoverMessages);
  const self = useSession().person.id;
  const isOwner = useQueryRoute(listSpaces, {}).data?.spaces.find(({ id }) => id === space)?.role === 'owner';
  const { data } = useQueryRoute(listReviews, { space });
  const [isOpen, setOpen] = useState(false);
  const owners = ownersOf(data?.pages ?? [], { self, isOwner });
  return (
    <>
      {owners.length > 0 && (
        <Button size="sm" icon={UserCheck} onPress={() => setOpen(true)}>
          {t('open')}
        </Button>
      )}
      {isOpen && <HandOver space={space} owners={owners} onClose={() => setOpen(false)} />}
    </>
  );
}
