import { QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { type AppPassword, addAppPassword, listAppPasswords, removeAppPassword } from '@kontor/schema';
import {
  Button,
  Checkbox,
  Dialog,
  FormActions,
  ItemList,
  type ItemRow,
  KeyRound,
  Lead,
  Plus,
  TextField,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { ConfirmButton } from '../shell/confirm-button-view.tsx';
import { PasswordDialog } from './password-dialog-view.tsx';
import { SecretView } from './secret-view.tsx';
import { settingsMessages } from './settings-messages.ts';

type Scope = AppPassword['scopes'][number];
const scopeLabels = { caldav: 'scopeCaldav', feeds: 'scopeFeeds', api: 'scopeApi' } as const;
const scopes: readonly Scope[] = ['caldav', 'feeds', 'api'];

/** Passwords for programs that cannot sign in like a person. */
export function AppPasswordsView() {
  const t = useMessages(settingsMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const [isAdding, setAdding] = useState(false);
  const query = useQueryRoute(listAppPasswords, {});
  const remove = useAction(removeAppPassword, { refreshes: [listAppPasswords] });
  const row = ({ id, name, scopes, lastUsedAt }: AppPassword): ItemRow => ({
    id,
    text: name,
    title: name,
    subtitle: [
      ...scopes.map((scope) => t(scopeLabels[scope])),
      lastUsedAt === null ? t('neverUsed') : t('lastUsed', { when: formatDate(lastUsedAt) }),
    ].join(' · '),
    start: <KeyRound aria-hidden className="size-5 shrink-0 text-muted" />,
    end: (
      <ConfirmButton
        size="sm"
        variant="quiet"
        question={t('removeQuestion', { name })}
        explanation={t('removeAppPasswordHelp')}
        onConfirm={async () => {
          if (await remove.run({ appPassword: id })) toast.show({ text: t('appPasswordRemoved') });
        }}
      >
        {t('remove')}
      </ConfirmButton>
    ),
  });
  return (
    <div className="flex flex-col gap-5">
      <Lead>{t('appPasswordsHelp')}</Lead>
      <QueryView query={query}>
        {({ appPasswords }) => (
          <ItemList
            label={t('appPasswords')}
            items={appPasswords}
            row={row}
            className="-mx-3"
            empty={<p className="px-3 py-2 text-sm text-muted">{t('noAppPasswords')}</p>}
          />
        )}
      </QueryView>
      <div>
        <Button icon={Plus} onPress={() => setAdding(true)}>
          {t('addAppPassword')}
        </Button>
      </div>
      {isAdding && <AddAppPasswordDialog onClose={() => setAdding(false)} />}
    </div>
  );
}

function AddAppPasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(settingsMessages);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<Scope>>(new Set<Scope>(['caldav']));
  const [isScopeMissing, setScopeMissing] = useState(false);
  const [secret, setSecret] = useState<string>();
  const add = useAction(addAppPassword, { refreshes: [listAppPasswords] });
  async function submit(password: string) {
    setScopeMissing(chosen.size === 0);
    if (chosen.size === 0) return;
    const answer = await add.run({ password, name, scopes: [...chosen] });
    if (answer) setSecret(answer.secret);
  }
  if (secret !== undefined)
    return (
      <Dialog title={t('secretTitle')} isOpen onOpenChange={onClose} keepsOpen>
        <p className="pb-4 text-muted">{t('secretHelp')}</p>
        <SecretView lines={[secret]} />
        <div className="pt-5">
          <FormActions>
            <Button variant="primary" onPress={onClose}>
              {t('done')}
            </Button>
          </FormActions>
        </div>
      </Dialog>
    );
  return (
    <PasswordDialog
      title={t('addAppPassword')}
      action={t('create')}
      isPending={add.isPending}
      error={isScopeMissing ? t('scopeMissing') : add.error?.message}
      onSubmit={(password) => void submit(password)}
      onClose={onClose}
      isChanged={name !== ''}
    >
      <TextField
        name="name"
        label={t('appPasswordName')}
        description={t('appPasswordNameHelp')}
        value={name}
        onChange={setName}
        maxLength={60}
        isRequired
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1.5 text-sm font-medium">{t('scopes')}</legend>
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            isSelected={chosen.has(scope)}
            onChange={(isOn) =>
              setChosen(new Set(isOn ? [...chosen, scope] : [...chosen].filter((each) => each !== scope)))
            }
          >
            {t(scopeLabels[scope])}
          </Checkbox>
        ))}
      </fieldset>
    </PasswordDialog>
  );
}
