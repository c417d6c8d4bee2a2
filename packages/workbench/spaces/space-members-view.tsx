import { labelOf, QueryView, useQueryRoute, useScreenCommands } from '@kontor/plugin-api/client';
import { listGrants, type SpaceView } from '@kontor/schema';
import { Button, UserPlus, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { GrantList } from './grant-list-view.tsx';
import { InviteDialog } from './invite-view.tsx';
import { spaceMessages } from './space-messages.ts';
import { SpacePeople } from './space-people-view.tsx';

/** Who may what in the space: by person, org unit or group, and whom that comes to. */
export function SpaceMembers({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const [isInviting, setInviting] = useState(false);
  const query = useQueryRoute(listGrants, { space: space.id });
  const canInvite = space.role === 'owner' && space.archivedAt === null;
  const label = labelOf(spaceMessages, 'invite');
  useScreenCommands(canInvite ? [{ id: 'space.invite', label, icon: UserPlus, run: () => setInviting(true) }] : []);
  return (
    <div className="flex flex-col gap-8">
      <section aria-label={t('grants')}>
        <header className="flex min-h-9 items-center justify-between gap-3 pb-1">
          <h2 className="text-base font-semibold">{t('grants')}</h2>
          {canInvite && (
            <Button icon={UserPlus} onPress={() => setInviting(true)}>
              {t('invite')}
            </Button>
          )}
        </header>
        <QueryView query={query}>{({ grants }) => <GrantList space={space} grants={grants} />}</QueryView>
      </section>
      <SpacePeople space={space} />
      {isInviting && <InviteDialog space={space} onClose={() => setInviting(false)} />}
    </div>
  );
}
