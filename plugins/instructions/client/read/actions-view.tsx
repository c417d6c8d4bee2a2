import { lazyLayer, useAction, useNavigate } from '@kontor/plugin-api/client';
import {
  AlertDialog,
  EllipsisVertical,
  FileCheck,
  IconButton,
  ListChecks,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  Printer,
  Undo2,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import {
  getInstruction,
  type Instruction,
  listIssued,
  listOwnInstructions,
  reportPath,
  withdrawInstruction,
} from '../../shared/index.ts';
import { instructionsMessages } from '../instructions-messages.ts';
import { readMessages } from './read-messages.ts';

const Issue = lazyLayer(async () => (await import('../issue/issue-dialog-view.tsx')).IssueDialog);

/** What can be done with an instruction: by all, and by those who act for its office. */
export function Actions({ instruction }: { readonly instruction: Instruction }) {
  const t = useMessages(readMessages);
  const navigate = useNavigate();
  const [open, setOpen] = useState<'issue' | 'withdraw'>();
  const { id, source, mayManage, maySeeReport, withdrawnAt, version } = instruction;
  const isStanding = withdrawnAt === null;
  const close = () => setOpen(undefined);
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={t('actions')} />
        <Menu>
          {maySeeReport && (
            <MenuItem icon={ListChecks} onAction={() => navigate(reportPath(id))}>
              {t('report')}
            </MenuItem>
          )}
          <MenuItem icon={Printer} onAction={() => print()}>
            {t('print')}
          </MenuItem>
          {mayManage && isStanding && <MenuSeparator />}
          {mayManage && isStanding && source && (
            <MenuItem icon={FileCheck} onAction={() => setOpen('issue')}>
              {t('newVersion')}
            </MenuItem>
          )}
          {mayManage && isStanding && (
            <MenuItem icon={Undo2} isDestructive onAction={() => setOpen('withdraw')}>
              {t('withdraw')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {open === 'issue' && source && (
        <Issue ref={source.ref} title={version.title} path={source.path} mayWrite={false} onClose={close} />
      )}
      {open === 'withdraw' && <Withdraw instruction={instruction} onClose={close} />}
    </>
  );
}

interface WithdrawProps {
  readonly instruction: Instruction;
  readonly onClose: () => void;
}

function Withdraw({ instruction: { id, version, keptYears }, onClose }: WithdrawProps) {
  const t = useMessages(readMessages);
  const i = useMessages(instructionsMessages);
  const toast = useToast();
  const { run } = useAction(withdrawInstruction, { refreshes: [getInstruction, listOwnInstructions, listIssued] });
  async function withdraw() {
    const isDone = await run({ instruction: id }).then((output) => output !== undefined);
    if (isDone) toast.show({ text: t('withdrawnToast') });
    else toast.show({ text: i('failed', { reason: '' }), tone: 'danger' });
  }
  return (
    <AlertDialog
      title={t('withdrawTitle', { title: version.title })}
      action={t('withdrawAction')}
      isDestructive
      isOpen
      onOpenChange={onClose}
      onAction={() => void withdraw()}
    >
      {t('withdrawAsk', { years: keptYears })}
    </AlertDialog>
  );
}
