import { useAction } from '@kontor/plugin-api/client';
import {
  getSpace,
  handOverSpace,
  listGrants,
  listSpaces,
  listSpacesForAdministration,
  type SpaceView,
} from '@kontor/schema';
import { Button, Dialog, Form, FormActions, FormError, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { PersonPicker, type PickedPerson } from '../people/person-picker-view.tsx';
import { spaceMessages } from './space-messages.ts';

/** Makes somebody else the owner in one's own place. */
export function HandOverDialog({
  space,
  onClose,
}: {
  readonly space: Pick<SpaceView, 'id' | 'name'>;
  readonly onClose: () => void;
}) {
  const t = useMessages(spaceMessages);
  const toast = useToast();
  const [to, setTo] = useState<PickedPerson>();
  const handOver = useAction(handOverSpace, {
    refreshes: [getSpace, listSpaces, listSpacesForAdministration, listGrants],
  });
  return (
    <Dialog title={t('handOver')} isOpen onOpenChange={onClose} keepsOpen>
      <Form
        onSubmit={async () => {
          if (!to || !(await handOver.run({ space: space.id, to: to.id }))) return;
          toast.show({ text: t('handedOver', { name: space.name }), tone: 'success' });
          onClose();
        }}
      >
        <p className="text-muted">{t('handOverHelp')}</p>
        <FormError>{handOver.error?.message}</FormError>
        <PersonPicker label={t('handOverTo')} value={to} onChange={setTo} isRequired />
        <FormActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" isDisabled={!to} isPending={handOver.isPending}>
            {t('handOver')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
