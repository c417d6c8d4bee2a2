import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { createGroup, type Group, listGroupMembers, listGroups, removeGroup, setGroupMembers } from '@kontor/schema';
import {
  Button,
  Dialog,
  EmptyState,
  Form,
  FormActions,
  FormError,
  IconButton,
  ItemList,
  type ItemRow,
  Pencil,
  Plus,
  TagList,
  TextField,
  UsersRound,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { PersonPicker, type PickedPerson } from '../people/person-picker-view.tsx';
import { ConfirmButton } from '../shell/confirm-button-view.tsx';
import { administrationMessages } from './administration-messages.ts';

/** Groups of people across org units. */
export function GroupsView() {
  const t = useMessages(administrationMessages);
  const toast = useToast();
  const [edited, setEdited] = useState<Group | 'new'>();
  const query = useQueryRoute(listGroups, {});
  const remove = useAction(removeGroup, { refreshes: [listGroups] });
  const row = (group: Group): ItemRow => ({
    id: group.id,
    text: group.name,
    title: group.name,
    subtitle: t('memberCount', { count: group.members }),
    end: (
      <>
        <IconButton size="sm" icon={Pencil} label={`${t('edit')}: ${group.name}`} onPress={() => setEdited(group)} />
        <ConfirmButton
          size="sm"
          variant="quiet"
          question={t('removeGroupQuestion', { name: group.name })}
          explanation={t('removeGroupHelp')}
          onConfirm={async () => {
            if (await remove.run({ group: group.id })) toast.show({ text: t('removed', { name: group.name }) });
          }}
        >
          {t('remove')}
        </ConfirmButton>
      </>
    ),
  });
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Button variant="primary" icon={Plus} onPress={() => setEdited('new')}>
          {t('createGroup')}
        </Button>
      </div>
      <FormError>{remove.error?.message}</FormError>
      <QueryView query={query}>
        {({ groups }) => (
          <ItemList
            label={t('groups')}
            items={groups}
            row={row}
            className="-mx-3"
            empty={
              <EmptyState icon={UsersRound} title={t('noGroups')}>
                {t('noGroupsHelp')}
              </EmptyState>
            }
          />
        )}
      </QueryView>
      {edited === 'new' && <CreateGroupDialog onClose={() => setEdited(undefined)} />}
      {edited !== undefined && edited !== 'new' && (
        <GroupMembersDialog group={edited} onClose={() => setEdited(undefined)} />
      )}
    </div>
  );
}

function CreateGroupDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(administrationMessages);
  const [name, setName] = useState('');
  const [persons, setPersons] = useState<readonly PickedPerson[]>([]);
  const create = useAction(createGroup, { refreshes: [listGroups] });
  return (
    <Dialog title={t('createGroup')} isOpen onOpenChange={onClose} keepsOpen>
      <Form
        onSubmit={async () => {
          if (await create.run({ name, persons: persons.map(({ id }) => id) })) onClose();
        }}
      >
        <FormError>{create.error?.message}</FormError>
        <TextField name="name" label={t('name')} value={name} onChange={setName} maxLength={100} isRequired autoFocus />
        <Members persons={persons} onChange={setPersons} />
        <FormActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={create.isPending}>
            {t('createGroup')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function GroupMembersDialog({ group, onClose }: { readonly group: Group; readonly onClose: () => void }) {
  const t = useMessages(administrationMessages);
  const query = useQueryRoute(listGroupMembers, { group: group.id });
  const [changed, setChanged] = useState<readonly PickedPerson[]>();
  const save = useAction(setGroupMembers, { refreshes: [listGroups, listGroupMembers] });
  return (
    <Dialog title={group.name} isOpen onOpenChange={onClose} keepsOpen>
      <QueryView query={query}>
        {(stored) => {
          const persons = changed ?? stored.persons;
          return (
            <Form
              onSubmit={async () => {
                if (await save.run({ group: group.id, persons: persons.map(({ id }) => id) })) onClose();
              }}
            >
              <FormError>{save.error?.message}</FormError>
              <Members persons={persons} onChange={setChanged} />
              <FormActions>
                <Button onPress={onClose}>{t('cancel')}</Button>
                <Button type="submit" variant="primary" isPending={save.isPending}>
                  {t('save')}
                </Button>
              </FormActions>
            </Form>
          );
        }}
      </QueryView>
    </Dialog>
  );
}

interface MembersProps {
  readonly persons: readonly PickedPerson[];
  readonly onChange: (persons: readonly PickedPerson[]) => void;
}

function Members({ persons, onChange }: MembersProps) {
  const t = useMessages(administrationMessages);
  return (
    <>
      <PersonPicker
        key={persons.length}
        label={t('addMember')}
        value={undefined}
        onChange={(person) => {
          if (person && !persons.some(({ id }) => id === person.id)) onChange([...persons, person]);
        }}
      />
      <TagList
        label={t('members')}
        tags={persons.map(({ id, name }) => ({ id, label: name }))}
        onRemove={(id) => onChange(persons.filter((person) => person.id !== id))}
      />
    </>
  );
}
