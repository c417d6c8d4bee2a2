import {
  Banner,
  Button,
  ButtonLink,
  Dialog,
  FileDrop,
  FormActions,
  FormError,
  Lead,
  Progress,
  useMessages,
} from '@kontor/ui';
import { type Page, type PageImport, pagePath } from '../../shared/index.ts';
import { FoundPages } from './found-pages-view.tsx';
import { importMessages } from './import-messages.ts';
import { type PageImportSteps, usePageImport } from './use-page-import.ts';

const endings = ['.zip', '.md', '.markdown', '.html', '.htm', '.docx'];

interface ImportDialogProps {
  readonly space: string;
  /** Under which page; the top unless given. */
  readonly parent?: Pick<Page, 'id' | 'title'>;
  readonly onClose: () => void;
}

/** The same as an entry in the menu of a page: what comes in stands under it. */
export function PageImportDialog({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  return <ImportDialog space={page.space} parent={page} onClose={onClose} />;
}

/** Brings pages from a file into a space: choose it, see what comes of it, confirm. */
export function ImportDialog({ space, parent, onClose }: ImportDialogProps) {
  const t = useMessages(importMessages);
  const steps = usePageImport(space, parent?.id ?? null);
  return (
    <Dialog title={t('title')} isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-5">
        <FormError>{steps.failure}</FormError>
        {parent && !steps.found && <Lead>{t('below', { title: parent.title || t('untitled') })}</Lead>}
        <Step steps={steps} onClose={onClose} />
      </div>
    </Dialog>
  );
}

interface StepProps {
  readonly steps: PageImportSteps;
  readonly onClose: () => void;
}

function Step({ steps, onClose }: StepProps) {
  const t = useMessages(importMessages);
  const { found, reading, sent } = steps;
  if (reading !== undefined)
    return (
      <div className="py-4">
        {/* Told once for each step; how far it is would be told without end. */}
        <p role="status" className="sr-only">
          {t(sent < 1 ? 'sending' : 'checking', { name: reading })}
        </p>
        {sent < 1 ? (
          <Progress label={t('sending', { name: reading })} value={sent} onCancel={steps.cancel} />
        ) : (
          <Progress label={t('checking', { name: reading })} onCancel={steps.cancel} />
        )}
      </div>
    );
  if (!found)
    return (
      <>
        <p className="text-sm text-muted">{t('lead')}</p>
        <FileDrop
          label={t('choose')}
          description={t('chooseHelp')}
          accept={endings}
          onFiles={([file]) => file && steps.check(file)}
        />
      </>
    );
  if (found.state === 'checked') return <Checked found={found} steps={steps} />;
  return <Begun found={found} onClose={onClose} />;
}

function Checked({ found, steps }: { readonly found: PageImport; readonly steps: PageImportSteps }) {
  const t = useMessages(importMessages);
  return (
    <>
      <FoundPages found={found} />
      <FormActions>
        <Button onPress={steps.reset}>{t('other')}</Button>
        <Button variant="primary" isPending={steps.isStarting} onPress={steps.begin} autoFocus>
          {t('run', { count: found.pages })}
        </Button>
      </FormActions>
    </>
  );
}

function Begun({ found, onClose }: { readonly found: PageImport; readonly onClose: () => void }) {
  const t = useMessages(importMessages);
  const { state, progress, pages, page } = found;
  return (
    <>
      <div role="status">
        {state === 'running' && (
          <>
            <Progress
              label={t('running')}
              {...(progress && {
                value: progress.done / Math.max(1, progress.total),
                valueLabel: t('progress', { done: progress.done, total: progress.total }),
              })}
            />
            <p className="pt-2 text-sm text-muted">{t('keepsGoing')}</p>
          </>
        )}
        {state === 'done' && <Banner tone="success">{t('done', { count: pages })}</Banner>}
        {state === 'failed' && <Banner tone="danger">{t('failed')}</Banner>}
      </div>
      <FormActions>
        <Button slot="close" autoFocus>
          {t('close')}
        </Button>
        {page !== null && (
          <ButtonLink href={pagePath(page)} onPress={onClose} variant="primary">
            {t('open')}
          </ButtonLink>
        )}
      </FormActions>
    </>
  );
}
