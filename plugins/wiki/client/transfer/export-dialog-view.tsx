import {
  Button,
  Checkbox,
  Dialog,
  Form,
  FormActions,
  FormError,
  Progress,
  RadioGroup,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import type { ExportFormat, Page } from '../../shared/index.ts';
import { exportMessages } from './export-messages.ts';
import { useExport } from './use-export.ts';

/** Word first: that is what most people are asked for. */
const formats = ['docx', 'odt', 'html', 'markdown'] as const satisfies readonly ExportFormat[];

export function PageExportDialog({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  return <ExportDialog page={page.id} onClose={onClose} />;
}

/** Pages as a file for other programs: a page, or with `space` all of that. */
export function ExportDialog(
  props: ({ readonly page: string } | { readonly space: string }) & { readonly onClose: () => void },
) {
  const t = useMessages(exportMessages);
  const { formatBytes } = useFormats();
  const { loaded, failure, run } = useExport();
  const [format, setFormat] = useState<ExportFormat>('docx');
  const [below, setBelow] = useState(false);
  const isSpace = 'space' in props;
  async function submit() {
    const of = 'space' in props ? { space: props.space } : { page: props.page, below };
    if (await run(of, format)) props.onClose();
  }
  return (
    <Dialog title={t(isSpace ? 'titleSpace' : 'titlePage')} isOpen onOpenChange={props.onClose}>
      <Form isUnsaved={false} onSubmit={() => void submit()}>
        <p className="text-sm text-muted">{t('lead')}</p>
        <FormError>{failure}</FormError>
        <RadioGroup
          label={t('format')}
          options={formats.map((id) => ({ id, label: t(id), description: t(`${id}Help`) }))}
          value={format}
          onChange={setFormat}
          isDisabled={loaded !== undefined}
        />
        {!isSpace && (
          <Checkbox isSelected={below} onChange={setBelow} isDisabled={loaded !== undefined}>
            {t('below')}
          </Checkbox>
        )}
        {loaded !== undefined && (
          <div role="status">
            <Progress label={loaded > 0 ? t('loaded', { size: formatBytes(loaded) }) : t('running')} />
          </div>
        )}
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={loaded !== undefined}>
            {t('run')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
