import { ApiError, useCall } from '@kontor/plugin-api/client';
import { type Account, issueOneTimeLink, listAccounts, removeSecondFactors, updateAccount } from '@kontor/schema';
import {
  AlertDialog,
  EllipsisVertical,
  IconButton,
  Link2,
  Lock,
  LogOut,
  Menu,
  MenuItem,
  MenuTrigger,
  Pencil,
  RotateCcw,
  Shield,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { EditAccountDialog } from './account-dialogs-view.tsx';
import { AccountSessionsDialog } from './account-sessions-view.tsx';
import { administrationMessages } from './administration-messages.ts';
import type { IssuedLink } from './one-time-link-view.tsx';

export interface AccountActionsProps {
  readonly account: Account;
  readonly onIssued: (issued: IssuedLink) => void;
}

/** What an administrator can do with an account. Suspending is undone by one press; removing factors asks first. */
export function AccountActions({ account, onIssued }: AccountActionsProps) {
  const t = useMessages(administrationMessages);
  const toast = useToast();
  const call = useCall();
  const queries = useQueryClient();
  const [opened, setOpened] = useState<'edit' | 'factors' | 'sessions'>();
  const { id, personName: name, state } = account;

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await queries.invalidateQueries({ queryKey: [listAccounts.name] });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: t('failed', { reason: failure.message }), tone: 'danger' });
    }
  }
  const setSuspended = (suspended: boolean): Promise<void> =>
    attempt(async () => {
      await call(updateAccount, { account: id, suspended });
      const text = t(suspended ? 'suspendedToast' : 'reactivatedToast', { name });
      toast.showUndo(text, () => void setSuspended(!suspended));
    });
  const issueLink = () =>
    attempt(async () => onIssued({ name, link: await call(issueOneTimeLink, { account: id, mail: false }) }));
  const removeFactors = () =>
    attempt(async () => {
      await call(removeSecondFactors, { account: id });
      toast.show({ text: t('factorsRemoved') });
    });
  return (
    <>
      <MenuTrigger>
        <IconButton size="sm" icon={EllipsisVertical} label={t('actions', { name })} />
        <Menu>
          <MenuItem icon={Pencil} onAction={() => setOpened('edit')}>
            {t('edit')}
          </MenuItem>
          <MenuItem icon={Link2} onAction={() => void issueLink()}>
            {t('newLink')}
          </MenuItem>
          <MenuItem icon={LogOut} onAction={() => setOpened('sessions')}>
            {t('showSessions')}
          </MenuItem>
          <MenuItem icon={Shield} isDisabled={!account.secondFactor} onAction={() => setOpened('factors')}>
            {t('removeFactors')}
          </MenuItem>
          {state === 'suspended' ? (
            <MenuItem icon={RotateCcw} onAction={() => void setSuspended(false)}>
              {t('reactivate')}
            </MenuItem>
          ) : (
            <MenuItem icon={Lock} isDestructive onAction={() => void setSuspended(true)}>
              {t('suspend')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {opened === 'edit' && <EditAccountDialog account={account} onClose={() => setOpened(undefined)} />}
      {opened === 'sessions' && <AccountSessionsDialog account={account} onClose={() => setOpened(undefined)} />}
      <AlertDialog
        title={t('removeFactorsQuestion', { name })}
        action={t('removeFactors')}
        isDestructive
        isOpen={opened === 'factors'}
        onOpenChange={() => setOpened(undefined)}
        onAction={() => void removeFactors()}
      >
        {t('removeFactorsHelp')}
      </AlertDialog>
    </>
  );
}
