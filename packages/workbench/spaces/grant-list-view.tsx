import { PersonName, useAction } from '@kontor/plugin-api/client';
import {
  addGrant,
  type Grant,
  getSpace,
  listGrants,
  listSpaceMembers,
  removeGrant,
  type SpaceRole,
  type SpaceView,
} from '@kontor/schema';
import {
  Avatar,
  Badge,
  Building2,
  FormError,
  ItemList,
  type ItemRow,
  UsersRound,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { GrantMenu } from './grant-menu-view.tsx';
import { GrantUntilDialog } from './grant-until-view.tsx';
import { spaceMessages } from './space-messages.ts';

interface GrantListProps {
  readonly space: SpaceView;
  readonly grants: readonly Grant[];
}

const refreshes = [listGrants, listSpaceMembers, getSpace];

/** What was given in this space or comes from one above. Owners change it; in an archived space they only take back (P8). */
export function GrantList({ space, grants }: GrantListProps) {
  const t = useMessages(spaceMessages);
  const toast = useToast();
  const notesOf = useGrantNotes();
  const change = useAction(addGrant, { refreshes });
  const remove = useAction(removeGrant, { refreshes });
  const [limited, setLimited] = useState<Grant>();
  const put = ({ subject, until }: Grant, role: SpaceRole) => change.run({ space: space.id, subject, role, until });

  async function changeRole(grant: Grant, role: SpaceRole) {
    if (role === grant.role || !(await put(grant, role))) return;
    toast.showUndo(t('roleChanged', { name: grant.subjectName, role: t(role) }), () => void put(grant, grant.role));
  }
  async function takeBack(grant: Grant) {
    if (!(await remove.run({ space: space.id, grant: grant.id }))) return;
    const text = t('removed', { name: grant.subjectName });
    if (space.archivedAt === null) toast.showUndo(text, () => void put(grant, grant.role));
    else toast.show({ text });
  }

  const row = (grant: Grant): ItemRow => {
    const { id, subject, subjectName: name, role, inheritedFrom } = grant;
    const notes = notesOf(grant);
    return {
      id,
      text: name,
      title: subject.kind === 'person' ? <PersonName person={{ id: subject.id, name }} /> : name,
      ...(notes.length > 0 && { subtitle: notes.join(' · ') }),
      start: <SubjectSign grant={grant} />,
      note: <Badge>{t(role)}</Badge>,
      ...(space.role === 'owner' &&
        inheritedFrom === null && {
          end: (
            <GrantMenu
              space={space}
              grant={grant}
              onRole={(next) => void changeRole(grant, next)}
              onUntil={() => setLimited(grant)}
              onRemove={() => void takeBack(grant)}
            />
          ),
        }),
    };
  };
  return (
    <>
      <FormError>{(change.error ?? remove.error)?.message}</FormError>
      <ItemList label={t('members')} items={grants} row={row} className="-mx-3" />
      {limited && <GrantUntilDialog space={space} grant={limited} onClose={() => setLimited(undefined)} />}
    </>
  );
}

function useGrantNotes(): (grant: Grant) => string[] {
  const t = useMessages(spaceMessages);
  const { formatDate } = useFormats();
  return ({ subject, until, inheritedFrom }) =>
    [
      subject.kind === 'person' ? undefined : t(subject.kind === 'group' ? 'group' : 'orgUnit'),
      subject.kind === 'org-unit' && subject.below ? t('below') : undefined,
      until === null ? undefined : t('until', { day: formatDate(until) }),
      inheritedFrom === null ? undefined : t('inherited', { space: inheritedFrom }),
    ].filter((note) => note !== undefined);
}

function SubjectSign({ grant: { subject, subjectName } }: { readonly grant: Grant }) {
  if (subject.kind === 'person') return <Avatar name={subjectName} seed={subject.id} />;
  const Icon = subject.kind === 'group' ? UsersRound : Building2;
  return (
    <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-hover text-muted">
      <Icon aria-hidden className="size-4" />
    </span>
  );
}
