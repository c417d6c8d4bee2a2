import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { listScimClients, removeScimClient, renewScimToken, type ScimClient } from '@kontor/schema';
import {
  AlertDialog,
  Button,
  EllipsisVertical,
  EmptyState,
  FormError,
  IconButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Pencil,
  Plus,
  RefreshCw,
  Trash2,
  Users,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { ScimForm } from './scim-form-view.tsx';
import { scimMessages } from './scim-messages.ts';
import { type NewToken, ScimToken } from './scim-token-view.tsx';

/** Programs that look after people and groups, and what is entered at one. */
export function ScimView() {
  const t = useMessages(scimMessages);
  const query = useQueryRoute(listScimClients, {});
  const [edited, setEdited] = useState<ScimClient | 'new'>();
  const [shown, setShown] = useState<NewToken>();
  return (
    <section aria-labelledby="scim" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="scim" className="text-lg font-semibold">
          {t('title')}
        </h2>
        <Button icon={Plus} onPress={() => setEdited('new')}>
          {t('add')}
        </Button>
      </div>
      <QueryView query={query}>
        {({ clients, address }) => (
          <>
            <p className="text-sm break-words text-muted">{t('help', { address })}</p>
            {clients.length === 0 ? (
              <EmptyState icon={Users} title={t('none')}>
                {t('noneHelp')}
              </EmptyState>
            ) : (
              <ul aria-label={t('title')} className="divide-y divide-border">
                {clients.map((client) => (
                  <ScimRow key={client.id} client={client} onEdit={() => setEdited(client)} onToken={setShown} />
                ))}
              </ul>
            )}
            {shown && <ScimToken given={shown} address={address} onClose={() => setShown(undefined)} />}
          </>
        )}
      </QueryView>
      {edited !== undefined && (
        <ScimForm
          client={edited === 'new' ? undefined : edited}
          onToken={setShown}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  );
}

interface RowProps {
  readonly client: ScimClient;
  readonly onEdit: () => void;
  readonly onToken: (given: NewToken) => void;
}

function ScimRow({ client, onEdit, onToken }: RowProps) {
  const t = useMessages(scimMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const [asked, setAsked] = useState<'renew' | 'revoke'>();
  const renew = useAction(renewScimToken, { refreshes: [listScimClients] });
  const remove = useAction(removeScimClient, { refreshes: [listScimClients] });
  const { id, name, users, groups, lastUsedAt } = client;
  const facts = [
    t('users', { count: users }),
    t('groups', { count: groups }),
    lastUsedAt === null ? t('neverUsed') : t('lastUsed', { when: formatDate(lastUsedAt) }),
  ];
  async function act() {
    if (asked === 'renew') {
      const given = await renew.run({ client: id });
      if (given) onToken({ name, token: given.token });
    } else if (await remove.run({ client: id })) toast.show({ text: t('revoked', { name }) });
  }
  return (
    <li className="flex flex-col gap-2 py-4">
      <div className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <p className="font-medium break-words">{name}</p>
          <p className="pt-1 text-sm text-muted">{facts.join(' · ')}</p>
        </div>
        <MenuTrigger>
          <IconButton size="sm" icon={EllipsisVertical} label={t('more', { name })} />
          <Menu>
            <MenuItem icon={Pencil} onAction={onEdit}>
              {t('edit')}
            </MenuItem>
            <MenuItem icon={RefreshCw} onAction={() => setAsked('renew')}>
              {t('renew')}
            </MenuItem>
            <MenuItem icon={Trash2} isDestructive onAction={() => setAsked('revoke')}>
              {t('revoke')}
            </MenuItem>
          </Menu>
        </MenuTrigger>
      </div>
      <FormError>{(renew.error ?? remove.error)?.message}</FormError>
      {asked !== undefined && (
        <AlertDialog
          title={t(asked === 'renew' ? 'renewQuestion' : 'revokeQuestion', { name })}
          action={t(asked)}
          isDestructive
          isOpen
          onOpenChange={() => setAsked(undefined)}
          onAction={() => void act()}
        >
          {t(asked === 'renew' ? 'renewHelp' : 'revokeHelp')}
        </AlertDialog>
      )}
    </li>
  );
}
