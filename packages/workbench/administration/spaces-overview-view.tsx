import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { listSpacesForAdministration, type OutputOf } from '@kontor/schema';
import { Avatar, Badge, Button, EmptyState, ItemList, type ItemRow, Lead, UsersRound, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { groupMessages } from '../spaces/group-messages.ts';
import { HandOverDialog } from '../spaces/hand-over-view.tsx';
import { administrationMessages } from './administration-messages.ts';

type SpaceRow = OutputOf<typeof listSpacesForAdministration>['spaces'][number];

/** Names and owners of spaces; one that nobody owns any more can be given to somebody. */
export function SpacesOverview() {
  const t = useMessages(administrationMessages);
  const tGroup = useMessages(groupMessages);
  const [handedOver, setHandedOver] = useState<SpaceRow>();
  const query = useQueryRoute(listSpacesForAdministration, {});
  const row = (space: SpaceRow): ItemRow => ({
    id: space.id,
    text: space.name,
    title: space.name,
    subtitle:
      space.owners.length === 0
        ? t('ownerless')
        : t('owners', { names: space.owners.map(({ name }) => name).join(', ') }),
    start: <Avatar name={space.name} seed={space.id} shape={space.kind === 'interest' ? 'round' : 'square'} />,
    ...((space.archived || space.kind === 'interest') && {
      note: (
        <span className="flex flex-wrap gap-1">
          {space.kind === 'interest' && <Badge>{tGroup('group')}</Badge>}
          {space.archived && <Badge tone="warning">{t('archived')}</Badge>}
        </span>
      ),
    }),
    ...(space.owners.length === 0 && {
      end: (
        <Button size="sm" onPress={() => setHandedOver(space)}>
          {t('handOver')}
        </Button>
      ),
    }),
  });
  return (
    <div className="flex flex-col gap-4">
      <Lead>{t('spacesHelp')}</Lead>
      <QueryView query={query}>
        {({ spaces, hidden }) => (
          <>
            <ItemList
              label={t('spaces')}
              items={spaces}
              row={row}
              className="-mx-3"
              empty={<EmptyState icon={UsersRound} title={t('noSpaces')} />}
            />
            <p className="text-sm text-muted">{t('hiddenSpaces', { count: hidden })}</p>
          </>
        )}
      </QueryView>
      {handedOver && <HandOverDialog space={handedOver} onClose={() => setHandedOver(undefined)} />}
    </div>
  );
}
