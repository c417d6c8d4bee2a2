import { useAction } from '@kontor/plugin-api/client';
import { addSource, changeSource, type LdapPreset, listSources, type PeopleSource } from '@kontor/schema';
import {
  Banner,
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  PasswordField,
  RadioGroup,
  Select,
  Switch,
  TextArea,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { sourceMessages } from './source-messages.ts';
import {
  draftOfSource,
  inputOfSource,
  isAttribute,
  isFilter,
  isLdapUrl,
  isPercent,
  mappedFields,
  presetOf,
  type SourceDraft,
  withPreset,
} from './source-model.ts';

interface FormParts {
  readonly draft: SourceDraft;
  readonly change: (changed: Partial<SourceDraft>) => void;
  readonly source: PeopleSource | undefined;
}

/** A directory: how it is reached, who is taken from it, what says what, and how it behaves. */
export function DirectoryForm(props: { readonly source: PeopleSource | undefined; readonly onClose: () => void }) {
  const { source, onClose } = props;
  const t = useMessages(sourceMessages);
  const toast = useToast();
  const [begun] = useState(() => draftOfSource(source));
  const [draft, setDraft] = useState(begun);
  const add = useAction(addSource, { refreshes: [listSources] });
  const save = useAction(changeSource, { refreshes: [listSources] });
  const change = (changed: Partial<SourceDraft>) => setDraft((before) => ({ ...before, ...changed }));
  async function submit(saved: () => void) {
    const input = inputOfSource(draft);
    if (!(source ? await save.run({ ...input, source: source.id }) : await add.run(input))) return;
    saved();
    toast.show({ text: t('saved'), tone: 'success' });
    onClose();
  }
  const parts = { draft, change, source };
  return (
    <Dialog title={source?.name ?? t('addDirectory')} size="lg" isOpen onOpenChange={onClose}>
      <Form isUnsaved={JSON.stringify(draft) !== JSON.stringify(begun)} onSubmit={(saved) => void submit(saved)}>
        <FormError>{(add.error ?? save.error)?.message}</FormError>
        {source?.fixed && <Banner tone="info">{t('fixed', { variable: 'KONTOR_LDAP_URL' })}</Banner>}
        <Reach {...parts} />
        <People {...parts} onPreset={(preset) => setDraft(withPreset(draft, preset))} />
        <Groups {...parts} />
        <Behaviour {...parts} />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={add.isPending || save.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function Reach({ draft, change, source }: FormParts) {
  const t = useMessages(sourceMessages);
  const fixed = source?.fixed ?? false;
  const common = { isDisabled: fixed, spellCheck: 'false', autoComplete: 'off' } as const;
  return (
    <>
      <TextField
        name="name"
        label={t('name')}
        value={draft.name}
        onChange={(name) => change({ name })}
        maxLength={80}
        isRequired
      />
      <TextField
        {...common}
        name="url"
        label={t('url')}
        description={t('urlHelp')}
        value={draft.url}
        onChange={(url) => change({ url })}
        validate={(url) => (isLdapUrl(url) ? null : t('urlInvalid'))}
        isRequired
      />
      {draft.url.startsWith('ldap:') && (
        <Switch
          isSelected={draft.startTls}
          isDisabled={fixed}
          onChange={(startTls) => change({ startTls })}
          description={t('startTlsHelp')}
        >
          {t('startTls')}
        </Switch>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          {...common}
          name="bindDn"
          label={t('bindDn')}
          description={t('bindDnHelp')}
          value={draft.bindDn}
          onChange={(bindDn) => change({ bindDn })}
        />
        <PasswordField
          name="secret"
          label={t('secret')}
          {...(source?.secretSet && { description: t('secretSet') })}
          value={draft.secret}
          onChange={(secret) => change({ secret })}
          isDisabled={fixed}
          autoComplete="new-password"
        />
      </div>
      <TextArea
        name="ca"
        label={t('ca')}
        description={t('caHelp')}
        value={draft.ca}
        onChange={(ca) => change({ ca })}
        rows={2}
      />
    </>
  );
}

function People({ draft, change, source, onPreset }: FormParts & { readonly onPreset: (preset: LdapPreset) => void }) {
  const t = useMessages(sourceMessages);
  return (
    <>
      <RadioGroup<LdapPreset>
        name="kind"
        label={t('kind')}
        value={presetOf(draft)}
        onChange={onPreset}
        options={[
          { id: 'openldap', label: t('openldap') },
          { id: 'active-directory', label: t('active-directory') },
        ]}
      />
      <TextField
        name="base"
        label={t('base')}
        value={draft.base}
        onChange={(base) => change({ base })}
        isDisabled={source?.fixed ?? false}
        spellCheck="false"
        isRequired
      />
      <TextField
        name="filter"
        label={t('filter')}
        value={draft.filter}
        onChange={(filter) => change({ filter })}
        validate={(filter) => (isFilter(filter) ? null : t('filterInvalid'))}
        spellCheck="false"
        isRequired
      />
      <fieldset>
        <legend className="font-semibold">{t('mapping')}</legend>
        <p className="pb-3 text-sm text-muted">{t('mappingHelp')}</p>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {mappedFields.map((field) => (
            <TextField
              key={field}
              name={field}
              label={t(`field.${field}`)}
              value={draft.attributes[field]}
              onChange={(text) => change({ attributes: { ...draft.attributes, [field]: text } })}
              validate={(text) => (isAttribute(field, text) ? null : t('attributeInvalid'))}
              spellCheck="false"
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

function Groups({ draft, change }: FormParts) {
  const t = useMessages(sourceMessages);
  const { groups } = draft;
  const set = (changed: Partial<SourceDraft['groups']>) => change({ groups: { ...groups, ...changed } });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="pb-2 font-semibold">{t('groups')}</legend>
      <Switch
        isSelected={draft.takesGroups}
        onChange={(takesGroups) => change({ takesGroups })}
        description={t('takesGroupsHelp')}
      >
        {t('takesGroups')}
      </Switch>
      {draft.takesGroups && (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            name="groupBase"
            label={t('groupBase')}
            value={groups.base}
            onChange={(base) => set({ base })}
            isRequired
          />
          <TextField
            name="groupFilter"
            label={t('groupFilter')}
            value={groups.filter}
            onChange={(filter) => set({ filter })}
            validate={(filter) => (isFilter(filter) ? null : t('filterInvalid'))}
            isRequired
          />
          <TextField
            name="groupName"
            label={t('groupName')}
            value={groups.name}
            onChange={(name) => set({ name })}
            validate={(text) => (isAttribute('key', text) ? null : t('attributeInvalid'))}
          />
          <TextField
            name="groupMember"
            label={t('groupMember')}
            value={groups.member}
            onChange={(member) => set({ member })}
            validate={(text) => (isAttribute('key', text) ? null : t('attributeInvalid'))}
          />
        </div>
      )}
    </fieldset>
  );
}

function Behaviour({ draft, change }: FormParts) {
  const t = useMessages(sourceMessages);
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="pb-2 font-semibold">{t('behaviour')}</legend>
      <Switch isSelected={draft.signIn} onChange={(signIn) => change({ signIn })} description={t('signInHelp')}>
        {t('signIn')}
      </Switch>
      <Select<SourceDraft['schedule']>
        name="schedule"
        label={t('schedule')}
        value={draft.schedule}
        onChange={(schedule) => change({ schedule })}
        options={(['off', 'hourly', 'daily'] as const).map((id) => ({ id, label: t(id) }))}
      />
      <Select<SourceDraft['join']>
        name="join"
        label={t('join')}
        description={t('joinHelp')}
        value={draft.join}
        onChange={(join) => change({ join })}
        options={[
          { id: 'never', label: t('joinNever') },
          { id: 'login', label: t('joinLogin') },
          { id: 'email', label: t('joinEmail') },
        ]}
      />
      <TextField
        name="leaveAtMost"
        label={t('leaveAtMost')}
        inputMode="numeric"
        value={draft.leaveAtMost}
        onChange={(leaveAtMost) => change({ leaveAtMost })}
        validate={(text) => (isPercent(text) ? null : t('leaveAtMostInvalid'))}
        isRequired
      />
    </fieldset>
  );
}
