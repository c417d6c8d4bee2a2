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
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { getList, listLists, type TaskList } from '../../shared/index.ts';
import { getListAccess, narrowList } from '../../shared/list-access-api.ts';
import { accessMessages } from './access-messages.ts';

interface ListAccessDialogProps {
  readonly list: TaskList;
  readonly onClose: () => void;
}

/** Who may read and change a list, to be seen by all who read it and changed by those in charge. */
export function ListAccessDialog({ list, onClose }: ListAccessDialogProps) {
  const t = useMessages(accessMessages);
  const query = useQueryRoute(getListAccess, { list: list.id });
  return (
    <Dialog title={t('title')} isOpen onOpenChange={onClose}>
      <QueryView query={query} waiting={<SkeletonForm fields={2} />}>
        {(access) => <AccessForm list={list} access={access} onClose={onClose} />}
      </QueryView>
    </Dialog>
  );
}

interface AccessFormProps extends ListAccessDialogProps {
  readonly access: OutputOf<typeof getListAccess>;
}

function AccessForm({ list, access, onClose }: AccessFormProps) {
  const t = useMessages(accessMessages);
  const toast = useToast();
  const { person } = useSession();
  const { run, isPending, error } = useAction(narrowList, { refreshes: [getListAccess, getList, listLists] });
  const [readers, setReaders] = useState<readonly NamedSubject[] | null>(access.readers);
  const [writers, setWriters] = useState<readonly NamedSubject[] | null>(access.writers);
  const isReadOnly = list.right !== 'manage';
  const isOffice = list.place.kind === 'org-unit';
  const isUnsaved = JSON.stringify([readers, writers]) !== JSON.stringify([access.readers, access.writers]);
  const self: NamedSubject = { kind: 'person', id: person.id, name: person.name };
  async function submit(saved: () => void) {
    const plain = (limit: readonly NamedSubject[] | null) => limit?.map(({ kind, id }) => ({ kind, id })) ?? null;
    if (!(await run({ list: list.id, readers: plain(readers), writers: plain(writers) }))) return;
    saved();
    toast.show({ text: t('saved'), tone: 'success' });
    onClose();
  }
  return (
    <Form isUnsaved={isUnsaved} onSubmit={(saved) => void submit(saved)}>
      <Lead>
        {t(isOffice ? 'leadOffice' : 'leadSpace')} {t('assigned')}
      </Lead>
      {isReadOnly && <Banner>{t(isOffice ? 'onlySeeOffice' : 'onlySeeSpace')}</Banner>}
      <FormError>{error?.message}</FormError>
      <LimitField
        label={t('readers')}
        all={t(isOffice ? 'readersOffice' : 'readersSpace')}
        limit={readers}
        self={self}
        isReadOnly={isReadOnly}
        onChange={setReaders}
      />
      <LimitField
        label={t('writers')}
        all={t(isOffice ? 'writersOffice' : 'writersSpace')}
        limit={writers}
        self={self}
        isReadOnly={isReadOnly}
        onChange={setWriters}
      />
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
