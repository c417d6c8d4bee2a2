import { LimitField, QueryView, useAction, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import type { NamedSubject, OutputOf } from '@kontor/schema';
import {
  Banner,
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  SkeletonForm,
  Switch,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { getAccess, getPage, listTree, narrowPage, type Page } from '../../shared/index.ts';
import { dialogMessages } from './dialog-messages.ts';

interface AccessDialogProps {
  readonly page: Page;
  readonly onClose: () => void;
}

/** Who may read and write a page, to be seen by all who read it and changed by those in charge. */
export function AccessDialog({ page, onClose }: AccessDialogProps) {
  const t = useMessages(dialogMessages);
  const query = useQueryRoute(getAccess, { page: page.id });
  return (
    <Dialog title={t('accessTitle')} isOpen onOpenChange={onClose}>
      <QueryView query={query} waiting={<SkeletonForm fields={2} />}>
        {(access) => <AccessForm page={page} access={access} onClose={onClose} />}
      </QueryView>
    </Dialog>
  );
}

interface AccessFormProps extends AccessDialogProps {
  readonly access: OutputOf<typeof getAccess>;
}

function AccessForm({ page, access, onClose }: AccessFormProps) {
  const t = useMessages(dialogMessages);
  const { person } = useSession();
  const { run, isPending, error } = useAction(narrowPage, { refreshes: [getAccess, getPage, listTree] });
  const [readers, setReaders] = useState<readonly NamedSubject[] | null>(access.readers);
  const [writers, setWriters] = useState<readonly NamedSubject[] | null>(access.writers);
  const [readersComment, setReadersComment] = useState(access.readersComment);
  const isReadOnly = !page.mayManage || page.right !== 'write';
  const isUnsaved =
    JSON.stringify([readers, writers, readersComment]) !==
    JSON.stringify([access.readers, access.writers, access.readersComment]);
  const self: NamedSubject = { kind: 'person', id: person.id, name: person.name };
  async function submit() {
    const plain = (limit: readonly NamedSubject[] | null) => limit?.map(({ kind, id }) => ({ kind, id })) ?? null;
    const input = { page: page.id, readers: plain(readers), writers: plain(writers), readersComment };
    if (await run(input)) onClose();
  }
  return (
    <Form isUnsaved={isUnsaved} onSubmit={() => void submit()}>
      <Lead>{t('accessLead')}</Lead>
      {access.above.length > 0 && (
        <Banner>{t('accessAbove', { pages: access.above.map(({ title }) => title).join(', ') })}</Banner>
      )}
      {isReadOnly && <Banner>{t('accessOnlySee')}</Banner>}
      <FormError>{error?.message}</FormError>
      <LimitField
        label={t('readers')}
        all={t('readersAll')}
        limit={readers}
        self={self}
        isReadOnly={isReadOnly}
        onChange={setReaders}
      />
      <LimitField
        label={t('writers')}
        all={t('writersAll')}
        limit={writers}
        self={self}
        isReadOnly={isReadOnly}
        onChange={setWriters}
      />
      <Switch isSelected={readersComment} onChange={setReadersComment} isDisabled={isReadOnly}>
        {t('readersComment')}
      </Switch>
      {!isReadOnly && (
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('save')}
          </Button>
        </FormActions>
      )}
    </Form>
  );
}
