import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { createGroup, type Group, listGroupMembers, listGroups, removeGroup, setGroupMembers } from '@kontor/schema';
import {
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  TagList,
  TextField,
  UsersRound,
  useChanged,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { PersonPicker, type PickedPerson } from '../people/person-picker-view.tsx';
import { administrationMessages } from './administration-messages.ts';
import { ManagedList } from './managed-list-view.tsx';

/** Groups of people across org units. */
export function GroupsView() {
  const t = useMessages(administrationMessages);
  const query = useQueryRoute(listGroups, {});
  const remove = useAction(removeGroup, { refreshes: [listGroups] });
  return (
    <ManagedList
      label={t('groups')}
      createLabel={t('createGroup')}
      findLabel={t('groupsFind')}
      query={query}
      itemsOf={({ groups }) => groups}
      row={({ members }) => ({ subtitle: t('memberCount', { count: members }) })}
      empty={{ icon: UsersRound, title: t('noGroups'), help: t('noGroupsHelp') }}
      dialog={(group, close) =>
        group ? <GroupMembersDialog group={group} onClose={close} /> : <CreateGroupDialog onClose={close} />
      }
      removal={{
        question: ({ name }) => t('removeGroupQuestion', { name }),
        help: t('removeGroupHelp'),
        error: remove.error,
        run: async ({ id }) => (await remove.run({ group: id })) !== undefined,
      }}
    />
  );
}

function CreateGroupDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(administrationMessages);
  const [name, setName] = useState('');
  const [persons, setPersons] = useState<readonly PickedPerson[]>([]);
  const isUnsaved = useChanged([name, persons]);
  const create = useAction(createGroup, { refreshes: [listGroups] });
  return (
    <Dialog title={t('createGroup')} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={isUnsaved}
        onSubmit={async () => {
          if (await create.run({ name, persons: persons.map(({ id }) => id) })) onClose();
        }}
      >
        <FormError>{create.error?.message}</FormError>
        <TextField name="name" label={t('name')} value={name} onChange={setName} maxLength={100} isRequired autoFocus />
        <Members persons={persons} onChange={setPersons} />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
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
    <Dialog title={group.name} isOpen onOpenChange={onClose}>
      <QueryView query={query}>
        {(stored) => {
          const persons = changed ?? stored.persons;
          return (
            <Form
              isUnsaved={changed !== undefined}
              onSubmit={async () => {
                if (await save.run({ group: group.id, persons: persons.map(({ id }) => id) })) onClose();
              }}
            >
              <FormError>{save.error?.message}</FormError>
              <Members persons={persons} onChange={setChanged} />
              <FormActions>
                <Button slot="close">{t('cancel')}</Button>
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
