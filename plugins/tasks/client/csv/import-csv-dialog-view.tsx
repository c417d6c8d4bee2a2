import {
  Banner,
  Button,
  Dialog,
  FileDrop,
  Form,
  FormActions,
  FormError,
  Lead,
  Spinner,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import type { CsvPlan } from '../../shared/csv-api.ts';
import type { TaskList } from '../../shared/index.ts';
import { CsvColumns } from './csv-columns-view.tsx';
import { csvMessages } from './csv-messages.ts';
import { CsvProblems } from './csv-problems-view.tsx';
import { useCsvImport } from './use-csv-import.ts';

interface ImportCsvDialogProps {
  readonly list: TaskList;
  readonly onClose: () => void;
}

/** A file whose lines become tasks, after a look at what that will be. */
export function ImportCsvDialog({ list, onClose }: ImportCsvDialogProps) {
  const t = useMessages(csvMessages);
  const toast = useToast();
  const { file, plan, isTooLarge, isReading, isTaking, error, choose, name, take } = useCsvImport(list.id);
  const hasTitle = plan?.columns.some(({ column }) => column === 'title') ?? false;
  const mayTake = plan !== undefined && hasTitle && plan.errors === 0 && plan.created + plan.changed > 0;
  async function submit(saved: () => void) {
    const done = await take();
    if (!done) return;
    saved();
    onClose();
    toast.show({ text: t('done', { created: done.created, changed: done.changed }), tone: 'success' });
  }
  return (
    <Dialog title={t('importTitle')} size="lg" isOpen onOpenChange={onClose}>
      <Form isUnsaved={file !== undefined} onSubmit={(saved) => void submit(saved)}>
        <Lead>{t('importLead')}</Lead>
        <FormError>{isTooLarge ? t('fileTooLarge') : error?.message}</FormError>
        <FileDrop
          label={file?.name ?? t('file')}
          description={t('fileHelp')}
          accept={['.csv', '.txt', 'text/csv', 'text/plain']}
          onFiles={([chosen]) => chosen && void choose(chosen)}
        />
        {isReading && !plan && (
          <p role="status" className="flex items-center gap-2 text-sm text-muted">
            <Spinner className="size-4" />
            {t('reading')}
          </p>
        )}
        {plan && (
          <>
            {!hasTitle && <Banner tone="warning">{t('noTitle')}</Banner>}
            {hasTitle && plan.errors === 0 && <Outcome plan={plan} />}
            <CsvProblems plan={plan} />
            <CsvColumns plan={plan} onName={(place, column) => void name(place, column)} />
          </>
        )}
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isTaking} isDisabled={!mayTake || isReading}>
            {t('apply')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function Outcome({ plan }: { readonly plan: CsvPlan }) {
  const t = useMessages(csvMessages);
  const { formatDate } = useFormats();
  const { created, changed, same, newSections, hasIds, sample } = plan;
  return (
    <section aria-label={t('sample')} className="flex flex-col gap-2">
      <p role="status" className="font-medium">
        {t('result', { created, changed, same })}
      </p>
      {newSections.length > 0 && (
        <p className="text-sm text-muted">{t('newSections', { titles: newSections.join(', ') })}</p>
      )}
      {!hasIds && created > 0 && <p className="text-sm text-muted">{t('noIds')}</p>}
      {sample.length > 0 && (
        <>
          <h3 className="text-sm font-medium">{t('sample')}</h3>
          <ul className="flex flex-col gap-1 text-sm">
            {sample.map(({ line, title, dueOn, people }) => (
              <li key={line} className="flex flex-wrap gap-x-3">
                <span className="shrink-0 text-muted">{t('line', { line: String(line) })}</span>
                <span className="min-w-0 [overflow-wrap:anywhere]">{title}</span>
                <span className="text-muted">
                  {[dueOn === null ? '' : formatDate(dueOn), people].filter((text) => text !== '').join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
