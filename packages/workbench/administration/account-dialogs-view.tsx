import { useAction } from '@kontor/plugin-api/client';
import { type Account, createAccount, listAccounts, updateAccount } from '@kontor/schema';
import { Button, Checkbox, Dialog, Form, FormActions, FormError, TextField, useChanged, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { PersonPicker, type PickedPerson } from '../people/person-picker-view.tsx';
import { suggestLogin } from './account-model.ts';
import { administrationMessages } from './administration-messages.ts';
import type { IssuedLink } from './one-time-link-view.tsx';

type Role = Account['roles'][number];

export interface CreateAccountDialogProps {
  readonly onClose: () => void;
  readonly onIssued: (issued: IssuedLink) => void;
}

/** Makes an account for a person and shows the invitation. */
export function CreateAccountDialog({ onClose, onIssued }: CreateAccountDialogProps) {
  const t = useMessages(administrationMessages);
  const [person, setPerson] = useState<PickedPerson>();
  const [typedLogin, setTypedLogin] = useState<string>();
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [mail, setMail] = useState(true);
  const create = useAction(createAccount, { refreshes: [listAccounts] });
  const isUnsaved = useChanged([person, typedLogin, roles]);
  const login = typedLogin ?? (person ? suggestLogin(person.name) : '');
  return (
    <Dialog title={t('createAccount')} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={isUnsaved}
        onSubmit={async () => {
          const made = person && (await create.run({ person: person.id, login, roles: [...roles], mail }));
          if (!made) return;
          onClose();
          onIssued({ name: made.account.personName, link: made.invitation });
        }}
      >
        <FormError>{create.error?.message}</FormError>
        <PersonPicker label={t('person')} value={person} onChange={setPerson} isRequired />
        <LoginField value={login} onChange={setTypedLogin} />
        <RoleChoice value={roles} onChange={setRoles} />
        <Checkbox isSelected={mail} onChange={setMail} description={t('byMailHelp')}>
          {t('byMail')}
        </Checkbox>
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isDisabled={!person} isPending={create.isPending}>
            {t('createAccount')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

/** Changes login and roles. */
export function EditAccountDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const t = useMessages(administrationMessages);
  const [login, setLogin] = useState(account.login);
  const [roles, setRoles] = useState<readonly Role[]>(account.roles);
  const isUnsaved = useChanged([login, roles]);
  const update = useAction(updateAccount, { refreshes: [listAccounts] });
  return (
    <Dialog title={t('editAccount', { name: account.personName })} isOpen onOpenChange={onClose}>
      <Form
        isUnsaved={isUnsaved}
        onSubmit={async () => {
          if (await update.run({ account: account.id, login, roles: [...roles] })) onClose();
        }}
      >
        <FormError>{update.error?.message}</FormError>
        <LoginField value={login} onChange={setLogin} />
        <RoleChoice value={roles} onChange={setRoles} />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={update.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function LoginField({ value, onChange }: { readonly value: string; readonly onChange: (login: string) => void }) {
  const t = useMessages(administrationMessages);
  return (
    <TextField
      name="login"
      label={t('login')}
      value={value}
      onChange={(text) => onChange(text.toLowerCase())}
      validate={(text) => (/^[a-z0-9][a-z0-9._-]{1,63}$/.test(text) ? null : t('loginInvalid'))}
      autoComplete="off"
      spellCheck="false"
      isRequired
    />
  );
}

interface RoleChoiceProps {
  readonly value: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
}

function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const t = useMessages(administrationMessages);
  const toggle = (role: Role, isOn: boolean) =>
    onChange(isOn ? [...value, role] : value.filter((each) => each !== role));
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1.5 text-sm font-medium">{t('roles')}</legend>
      <Checkbox
        isSelected={value.includes('administrator')}
        onChange={(isOn) => toggle('administrator', isOn)}
        description={t('administratorHelp')}
      >
        {t('administrator')}
      </Checkbox>
      <Checkbox
        isSelected={value.includes('auditor')}
        onChange={(isOn) => toggle('auditor', isOn)}
        description={t('auditorHelp')}
      >
        {t('auditor')}
      </Checkbox>
    </fieldset>
  );
}
