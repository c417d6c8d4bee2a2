import { useAction } from '@kontor/plugin-api/client';
import { addScimClient, changeScimClient, listScimClients, type ScimClient } from '@kontor/schema';
import { Button, Dialog, Form, FormActions, FormError, Select, TextField, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { scimMessages } from './scim-messages.ts';
import type { NewToken } from './scim-token-view.tsx';

interface ScimFormProps {
  readonly client: ScimClient | undefined;
  readonly onToken: (given: NewToken) => void;
  readonly onClose: () => void;
}

/** What a program is called, and how it finds people who are here already; a new one gets its token. */
export function ScimForm({ client, onToken, onClose }: ScimFormProps) {
  const t = useMessages(scimMessages);
  const toast = useToast();
  const refreshes = [listScimClients];
  const [name, setName] = useState(client?.name ?? '');
  const [join, setJoin] = useState<ScimClient['join']>(client?.join ?? 'never');
  const add = useAction(addScimClient, { refreshes });
  const save = useAction(changeScimClient, { refreshes });
  async function submit(saved: () => void) {
    if (client) {
      if (!(await save.run({ client: client.id, name, join }))) return;
      toast.show({ text: t('saved'), tone: 'success' });
    } else {
      const given = await add.run({ name, join });
      if (!given) return;
      onToken({ name: given.client.name, token: given.token });
    }
    saved();
    onClose();
  }
  const isUnsaved = name !== (client?.name ?? '') || join !== (client?.join ?? 'never');
  return (
    <Dialog title={client?.name ?? t('add')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={(saved) => void submit(saved)}>
        <FormError>{(add.error ?? save.error)?.message}</FormError>
        <TextField
          name="name"
          label={t('name')}
          description={t('nameHelp')}
          value={name}
          onChange={setName}
          maxLength={80}
          isRequired
        />
        <Select<ScimClient['join']>
          name="join"
          label={t('join')}
          description={t('joinHelp')}
          value={join}
          onChange={setJoin}
          options={[
            { id: 'never', label: t('joinNever') },
            { id: 'login', label: t('joinLogin') },
            { id: 'email', label: t('joinEmail') },
            { id: 'number', label: t('joinNumber') },
          ]}
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={add.isPending || save.isPending}>
            {t(client ? 'save' : 'create')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
