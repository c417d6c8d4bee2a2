import { PersonName, SlotView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaceMembers, listSpaces, type SpaceView } from '@kontor/schema';
import { Avatar, Button, EmptyState, Link, UserPlus, UsersRound, useFormats, useMessages } from '@kontor/ui';
import { type ReactNode, useId, useState } from 'react';
import { groupMessages } from './group-messages.ts';
import { isGroup } from './group-model.ts';
import { InviteDialog } from './invite-view.tsx';
import { spaceMessages } from './space-messages.ts';

const shownMembers = 7;
const shownOwners = 5;

/** Where a team begins: what plugins keep for the space, and beside it what it is and who belongs to it. */
export function SpaceHome({ space }: { readonly space: SpaceView }) {
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <SlotView name="space.home" about={{ space }}>
          <NothingYet space={space} />
        </SlotView>
      </div>
      <aside className="flex min-w-0 flex-col gap-6">
        <About space={space} />
        <Owners space={space} />
        <Members space={space} />
        <Below space={space} />
        <SlotView name="space.aside" about={{ space }} />
      </aside>
    </div>
  );
}

function NothingYet({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const [isInviting, setInviting] = useState(false);
  const canInvite = space.role === 'owner' && space.archivedAt === null;
  return (
    <>
      <EmptyState
        icon={UsersRound}
        title={t('homeEmpty')}
        action={
          canInvite && (
            <Button variant="primary" icon={UserPlus} onPress={() => setInviting(true)}>
              {t('inviteTeam')}
            </Button>
          )
        }
      >
        {t(canInvite ? 'homeEmptyOwnerHelp' : 'homeEmptyHelp')}
      </EmptyState>
      {isInviting && <InviteDialog space={space} onClose={() => setInviting(false)} />}
    </>
  );
}

function About({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const tGroup = useMessages(groupMessages);
  const help = { open: 'openHelp', 'on-request': 'onRequestHelp', hidden: 'hiddenHelp' } as const;
  return (
    <Part title={isGroup(space) ? tGroup('aboutTitle') : t('about')}>
      {isGroup(space) && <p className="text-sm text-muted">{tGroup('about')}</p>}
      <p className="text-sm text-muted">
        {space.visibility !== 'hidden' && isGroup(space) ? tGroup(help[space.visibility]) : t(help[space.visibility])}
      </p>
    </Part>
  );
}

function Owners({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const query = useQueryRoute(listSpaceMembers, { space: space.id, role: 'owner', limit: shownOwners });
  const owners = query.data?.members ?? [];
  if (owners.length === 0) return null;
  return (
    <Part title={t('owners')}>
      <ul className="flex flex-col gap-1">
        {owners.map((owner) => (
          <li key={owner.id} className="flex min-h-8 items-center gap-2.5 text-sm coarse:min-h-11">
            <Avatar name={owner.name} seed={owner.id} size="sm" />
            <PersonName person={owner} className="min-w-0 truncate" />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Members({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const { path } = usePlace();
  const { formatNumber } = useFormats();
  const query = useQueryRoute(listSpaceMembers, { space: space.id, limit: shownMembers });
  if (!query.data) return null;
  const { members, total } = query.data;
  return (
    <Part title={t('members')} count={formatNumber(total)}>
      <ul className="flex flex-wrap gap-1.5">
        {members.map((member) => (
          <li key={member.id}>
            <PersonName person={member} className="block rounded-full!">
              <Avatar name={member.name} seed={member.id} size="sm" />
              <span className="sr-only">{member.name}</span>
            </PersonName>
          </li>
        ))}
      </ul>
      <div>
        <Link href={`${path}?tab=members`} variant="quiet" className="text-sm text-accent-text coarse:py-2.5">
          {t('allMembers')}
        </Link>
      </div>
    </Part>
  );
}

function Below({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces ?? [];
  const below = spaces.filter(({ parent, archivedAt }) => parent === space.id && archivedAt === null);
  if (below.length === 0) return null;
  return (
    <Part title={t('spacesBelow')}>
      <ul className="flex flex-col gap-1">
        {below.map(({ id, slug, name }) => (
          <li key={id} className="flex min-h-8 items-center gap-2.5 text-sm coarse:min-h-11">
            <Avatar name={name} seed={id} size="sm" shape="square" />
            <Link href={`/spaces/${slug}`} variant="quiet" className="min-w-0 truncate">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface PartProps {
  readonly title: string;
  readonly count?: string;
  readonly children: ReactNode;
}

function Part({ title, count, children }: PartProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="flex min-w-0 flex-col gap-2">
      <h2 id={heading} className="text-sm font-semibold">
        {title}
        {count !== undefined && <span className="ps-2 font-normal text-muted tabular-nums">{count}</span>}
      </h2>
      {children}
    </section>
  );
}
