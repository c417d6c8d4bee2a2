import { PersonName, QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import {
  decideJoinRequest,
  type JoinRequest,
  listGrants,
  listJoinRequests,
  listSpaceMembers,
  type SpaceView,
} from '@kontor/schema';
import {
  AlertDialog,
  Avatar,
  Button,
  EmptyState,
  FormError,
  ItemList,
  type ItemRow,
  UserPlus,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { spaceMessages } from './space-messages.ts';

/** Who asks to be let in; for owners. */
export function JoinRequests({ space }: { readonly space: SpaceView }) {
  const t = useMessages(spaceMessages);
  const { formatRelativeTime } = useFormats();
  const toast = useToast();
  const query = useQueryRoute(listJoinRequests, { space: space.id });
  const decide = useAction(decideJoinRequest, { refreshes: [listJoinRequests, listGrants, listSpaceMembers] });
  async function answer(request: JoinRequest, accept: boolean) {
    if (!(await decide.run({ space: space.id, request: request.id, accept }))) return;
    toast.show({ text: accept ? t('accepted', { name: request.person.name }) : t('refused') });
  }
  const [refusing, setRefusing] = useState<JoinRequest>();
  const row = (request: JoinRequest): ItemRow => ({
    id: request.id,
    text: request.person.name,
    title: <PersonName person={request.person} />,
    subtitle: [request.note, formatRelativeTime(request.createdAt)].filter(Boolean).join(' · '),
    start: <Avatar name={request.person.name} seed={request.person.id} />,
    end: (
      <>
        <Button size="sm" variant="quiet" onPress={() => setRefusing(request)}>
          {t('refuse')}
        </Button>
        <Button size="sm" onPress={() => void answer(request, true)}>
          {t('accept')}
        </Button>
      </>
    ),
  });
  return (
    <>
      <FormError>{decide.error?.message}</FormError>
      {refusing && (
        <AlertDialog
          title={t('refuseQuestion', { name: refusing.person.name })}
          action={t('refuse')}
          isDestructive
          isOpen
          onOpenChange={() => setRefusing(undefined)}
          onAction={() => void answer(refusing, false)}
        >
          {t('refuseHelp')}
        </AlertDialog>
      )}
      <QueryView query={query}>
        {({ requests }) => (
          <ItemList
            label={t('requests')}
            items={requests}
            row={row}
            empty={<EmptyState icon={UserPlus} title={t('noRequests')} />}
            className="-mx-3"
          />
        )}
      </QueryView>
    </>
  );
}
