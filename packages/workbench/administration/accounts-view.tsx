import { labelOf, QueryView, useQueryRoute, useScreenCommands } from '@kontor/plugin-api/client';
import { type Account, listAccounts } from '@kontor/schema';
import {
  Avatar,
  Badge,
  Button,
  EmptyState,
  ItemList,
  type ItemRow,
  KeyRound,
  Plus,
  SearchField,
  Select,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { AccountActions } from './account-actions-view.tsx';
import { CreateAccountDialog } from './account-dialogs-view.tsx';
import { administrationMessages } from './administration-messages.ts';
import { type IssuedLink, OneTimeLinkDialog } from './one-time-link-view.tsx';

const pageSize = 50;
const largestPage = 200;
const tones = { invited: 'info', active: 'success', suspended: 'danger' } as const;

/** Accounts, found by name or login: created, invited, suspended, given roles. */
export function AccountsView() {
  const t = useMessages(administrationMessages);
  const [q, setQ] = useState('');
  const [state, setState] = useState<Account['state'] | 'any'>('any');
  const [role, setRole] = useState<Account['roles'][number] | 'any'>('any');
  const [limit, setLimit] = useState(pageSize);
  const [isCreating, setCreating] = useState(false);
  const label = labelOf(administrationMessages, 'createAccount');
  useScreenCommands([{ id: 'accounts.create', label, icon: Plus, run: () => setCreating(true) }]);
  const [issued, setIssued] = useState<IssuedLink>();
  const query = useQueryRoute(
    listAccounts,
    {
      q: q.trim(),
      limit,
      ...(state !== 'any' && { state }),
      ...(role !== 'any' && { role }),
    },
    { keepPrevious: true },
  );
  const options = <Id extends 'any' | Account['state'] | Account['roles'][number]>(ids: readonly Id[]) =>
    ids.map((id) => ({ id, label: t(id) }));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        <SearchField
          label={t('accountsFind')}
          placeholder={t('accountsFind')}
          value={q}
          onChange={setQ}
          isPending={query.isPrevious}
          className="min-w-0 grow basis-52"
        />
        <Button variant="primary" icon={Plus} onPress={() => setCreating(true)}>
          {t('createAccount')}
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-3 sm:max-w-md">
        <Select
          label={t('state')}
          options={options(['any', 'active', 'invited', 'suspended'])}
          value={state}
          onChange={setState}
        />
        <Select
          label={t('role')}
          options={options(['any', 'administrator', 'auditor'])}
          value={role}
          onChange={setRole}
        />
      </div>
      <QueryView query={query}>
        {({ accounts, total }) => (
          <>
            <p role="status" className="text-sm text-muted">
              {t('accountsCount', { count: total })}
            </p>
            <ItemList
              label={t('accounts')}
              items={accounts}
              row={(account) => rowOf(account, t, setIssued)}
              className="-mx-3"
              empty={
                <EmptyState icon={KeyRound} title={t('noAccounts')}>
                  {t('noAccountsHelp')}
                </EmptyState>
              }
            />
            {accounts.length < total && limit < largestPage && (
              <Button onPress={() => setLimit(Math.min(largestPage, limit + pageSize))}>{t('more')}</Button>
            )}
          </>
        )}
      </QueryView>
      {isCreating && <CreateAccountDialog onClose={() => setCreating(false)} onIssued={setIssued} />}
      {issued && <OneTimeLinkDialog {...issued} onClose={() => setIssued(undefined)} />}
    </div>
  );
}

type AccountText = keyof typeof administrationMessages.texts.de;

function rowOf(account: Account, t: (name: AccountText) => string, onIssued: (issued: IssuedLink) => void): ItemRow {
  const { id, login, person, personName, state, roles, secondFactor } = account;
  return {
    id,
    text: personName,
    title: personName,
    subtitle: [login, ...roles.map((role) => t(role)), ...(secondFactor ? [t('secondFactor')] : [])].join(' · '),
    start: <Avatar name={personName} seed={person} />,
    note: <Badge tone={tones[state]}>{t(state)}</Badge>,
    end: <AccountActions account={account} onIssued={onIssued} />,
  };
}
