import type { IsoDate } from '@kontor/base';
import { useAction } from '@kontor/plugin-api/client';
import { addGrant, type Grant, getSpace, listGrants, listSpaceMembers, type SpaceView } from '@kontor/schema';
import { Button, Dialog, Form, FormActions, FormError, useChanged, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { LastDayField } from './last-day-field-view.tsx';
import { spaceMessages } from './space-messages.ts';

export interface GrantUntilDialogProps {
  readonly space: SpaceView;
  readonly grant: Grant;
  readonly onClose: () => void;
}

/** Gives somebody's access a last day, or takes it away. */
export function GrantUntilDialog({ space, grant, onClose }: GrantUntilDialogProps) {
  const t = useMessages(spaceMessages);
  const [until, setUntil] = useState<IsoDate | null>(grant.until);
  const isUnsaved = useChanged(until);
  const change = useAction(addGrant, { refreshes: [listGrants, listSpaceMembers, getSpace] });
  const { subject, subjectName: name, role } = grant;
  return (
    <Dialog title={t('untilTitle', { name })} size="sm" isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={isUnsaved}
        onSubmit={async () => {
          if (await change.run({ space: space.id, subject, role, until })) onClose();
        }}
      >
        <FormError>{change.error?.message}</FormError>
        <LastDayField value={until} onChange={setUntil} />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={change.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
