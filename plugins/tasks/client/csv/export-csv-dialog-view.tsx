import { ApiError, fetchFile, saveFile, useSender } from '@kontor/plugin-api/client';
import { fillPath } from '@kontor/schema';
import { Button, Dialog, Form, FormActions, FormError, Lead, RadioGroup, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { listCsvPath } from '../../shared/csv-api.ts';
import type { TaskList } from '../../shared/index.ts';
import { csvMessages } from './csv-messages.ts';

interface ExportCsvDialogProps {
  readonly list: TaskList;
  readonly onClose: () => void;
}

const separators = ['semicolon', 'comma'] as const;

/** A list as a file for a spreadsheet. */
export function ExportCsvDialog({ list, onClose }: ExportCsvDialogProps) {
  const t = useMessages(csvMessages);
  const sender = useSender();
  const [separator, setSeparator] = useState<string>(sender.language === 'de' ? 'semicolon' : 'comma');
  const [state, setState] = useState<{ isPending: boolean; error?: string }>({ isPending: false });
  async function save() {
    setState({ isPending: true });
    try {
      const { path } = fillPath(listCsvPath, { list: list.id });
      saveFile(await fetchFile(`${path}?separator=${separator}`, sender));
      onClose();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setState({ isPending: false, error: failure.message });
    }
  }
  return (
    <Dialog title={t('exportTitle')} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={() => void save()}>
        <Lead>{t('exportLead')}</Lead>
        <FormError>{state.error}</FormError>
        <RadioGroup
          label={t('separator')}
          options={separators.map((id) => ({ id, label: t(id), description: t(`${id}Help`) }))}
          value={separator}
          onChange={setSeparator}
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={state.isPending}>
            {t('saveFile')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
