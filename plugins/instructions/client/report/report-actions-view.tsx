import { ApiError, fetchFile, saveFile, useAction, useSender } from '@kontor/plugin-api/client';
import {
  Bell,
  Button,
  Download,
  EllipsisVertical,
  IconButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Printer,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useEffect } from 'react';
import { getReport, type Report, remindNow, reportFilePath } from '../../shared/index.ts';
import { instructionsMessages } from '../instructions-messages.ts';
import { readMessages } from '../read/read-messages.ts';
import { today } from '../today.ts';
import { reportMessages } from './report-messages.ts';

/** Remind, take away as a file, print. */
export function ReportActions({ report }: { readonly report: Report }) {
  const t = useMessages(reportMessages);
  const r = useMessages(readMessages);
  const i = useMessages(instructionsMessages);
  const toast = useToast();
  const sender = useSender();
  const { instruction, version, mayRemind, remindedOn } = report;
  const { run, isPending, error } = useAction(remindNow, { refreshes: [getReport] });
  const refusal = error?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: i('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, i]);
  async function remind() {
    if (await run({ instruction })) toast.show({ text: t('reminded'), tone: 'success' });
  }
  async function save() {
    try {
      const path = `${reportFilePath.replace(':instruction', instruction)}?number=${version.number}`;
      saveFile(await fetchFile(path, sender));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: i('failed', { reason: failure.message }), tone: 'danger' });
    }
  }
  return (
    <>
      {mayRemind && (
        <Button icon={Bell} isPending={isPending} onPress={() => void remind()}>
          {t('remind')}
        </Button>
      )}
      {!mayRemind && remindedOn === today() && (
        <span className="self-center text-sm text-muted">{t('remindedToday')}</span>
      )}
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={r('actions')} />
        <Menu>
          <MenuItem icon={Download} onAction={() => void save()}>
            {t('csv')}
          </MenuItem>
          <MenuItem icon={Printer} onAction={() => print()}>
            {t('print')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
    </>
  );
}
