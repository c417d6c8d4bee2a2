import { useAction } from '@kontor/plugin-api/client';
import {
  getSpace,
  handOverSpace,
  listGrants,
  listSpaceMembers,
  listSpaces,
  listSpacesForAdministration,
  type SpaceView,
} from '@kontor/schema';
import {
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  RadioGroup,
  useChanged,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { PersonPicker, type PickedPerson } from '../people/person-picker-view.tsx';
import { spaceMessages } from './space-messages.ts';

type Keep = 'editor' | 'reader' | 'nothing';

/** Makes somebody else the owner in one's own place, and says what one keeps. */
export function HandOverDialog({
  space,
  onClose,
}: {
  /** With the own role; without one an administrator gives away what nobody owns. */
  readonly space: Pick<SpaceView, 'id' | 'name'> & Partial<Pick<SpaceView, 'role'>>;
  readonly onClose: () => void;
}) {
  const t = useMessages(spaceMessages);
  const toast = useToast();
  const [to, setTo] = useState<PickedPerson>();
  const [keep, setKeep] = useState<Keep>('editor');
  const isUnsaved = useChanged([to, keep]);
  const isOwn = space.role === 'owner';
  const handOver = useAction(handOverSpace, {
    refreshes: [getSpace, listSpaces, listSpacesForAdministration, listGrants, listSpaceMembers],
  });
  return (
    <Dialog title={t('handOver')} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={isUnsaved}
        onSubmit={async () => {
          if (!to || !(await handOver.run({ space: space.id, to: to.id, keepRole: keep === 'nothing' ? null : keep })))
            return;
          toast.show({ text: t('handedOver', { name: space.name }), tone: 'success' });
          onClose();
        }}
      >
        <Lead>{t('handOverHelp')}</Lead>
        <FormError>{handOver.error?.message}</FormError>
        <PersonPicker label={t('handOverTo')} value={to} onChange={setTo} isRequired />
        {isOwn && (
          <RadioGroup
            label={t('keepRole')}
            value={keep}
            onChange={setKeep}
            options={[
              { id: 'editor', label: t('keepEditor') },
              { id: 'reader', label: t('keepReader') },
              { id: 'nothing', label: t('keepNothing') },
            ]}
          />
        )}
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isDisabled={!to} isPending={handOver.isPending}>
            {t('handOver')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
