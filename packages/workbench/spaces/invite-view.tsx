import type { IsoDate } from '@kontor/base';
import { useAction } from '@kontor/plugin-api/client';
import { addGrant, listGrants, listSpaceMembers, type SpaceRole, type SpaceView } from '@kontor/schema';
import {
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  RadioGroup,
  useChanged,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { GrantEffectText } from './grant-effect-view.tsx';
import { isGroup } from './group-model.ts';
import { LastDayField } from './last-day-field-view.tsx';
import { spaceMessages } from './space-messages.ts';
import { type ChosenSubject, SubjectPicker } from './subject-picker-view.tsx';

/** Invites a person, an org unit or a group, and says beforehand whom that reaches and what it changes for them. */
export function InviteDialog({ space, onClose }: { readonly space: SpaceView; readonly onClose: () => void }) {
  const t = useMessages(spaceMessages);
  const toast = useToast();
  const [chosen, setChosen] = useState<ChosenSubject>();
  const [role, setRole] = useState<SpaceRole>('editor');
  const [until, setUntil] = useState<IsoDate | null>(null);
  const isUnsaved = useChanged([chosen?.subject, role, until]);
  const add = useAction(addGrant, { refreshes: [listGrants, listSpaceMembers] });
  return (
    <Dialog title={t('inviteTitle', { name: space.name })} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={isUnsaved}
        onSubmit={async () => {
          if (!chosen || !(await add.run({ space: space.id, subject: chosen.subject, role, until }))) return;
          toast.show({ text: t('invited', { name: chosen.name }), tone: 'success' });
          onClose();
        }}
      >
        <FormError>{add.error?.message}</FormError>
        <SubjectPicker onChange={setChosen} isOnlyPersons={isGroup(space)} />
        <RadioGroup
          label={t('role')}
          value={role}
          onChange={setRole}
          options={[
            { id: 'reader', label: t('reader'), description: t('readerHelp') },
            { id: 'editor', label: t('editor'), description: t('editorHelp') },
            { id: 'owner', label: t('owner'), description: t('ownerHelp') },
          ]}
        />
        <LastDayField value={until} onChange={setUntil} />
        <GrantEffectText space={space} subject={chosen?.subject} wanted={role} />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isDisabled={!chosen} isPending={add.isPending}>
            {t('invite')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
