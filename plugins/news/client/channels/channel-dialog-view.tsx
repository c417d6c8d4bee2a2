import { PickAddressees, PickSubjects, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces, type NamedAddressee, type NamedSubject } from '@kontor/schema';
import {
  Button,
  Checkbox,
  ComboBox,
  Dialog,
  Form,
  FormActions,
  FormError,
  RadioGroup,
  TextField,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import {
  type ChannelKind,
  changeChannel,
  createChannel,
  listChannels,
  type ManagedChannel,
} from '../../shared/index.ts';
import { MayPublish } from '../feeds/may-publish-view.tsx';
import { newsMessages } from '../news-messages.ts';
import { channelMessages } from './channel-messages.ts';

interface ChannelDialogProps {
  readonly channel: ManagedChannel | undefined;
  readonly onClose: () => void;
}

const everyone: NamedAddressee = { kind: 'everyone', label: '' };

/** What a channel is called, what it belongs to, who edits it, who writes there and whom its posts are for. */
export function ChannelDialog({ channel, onClose }: ChannelDialogProps) {
  const t = useMessages(channelMessages);
  const n = useMessages(newsMessages);
  const draft = useChannelDraft(channel);
  const creating = useAction(createChannel, { refreshes: [listChannels] });
  const changing = useAction(changeChannel, { refreshes: [listChannels] });
  const [isIncomplete, setIncomplete] = useState(false);
  async function submit(saved: () => void) {
    const { kind, owner, settings } = draft;
    setIncomplete(kind !== 'topic' && owner === undefined);
    if (kind !== 'topic' && owner === undefined) return;
    const place = {
      kind,
      orgUnit: kind === 'office' ? (owner ?? null) : null,
      space: kind === 'space' ? (owner ?? null) : null,
    };
    const done = channel
      ? await changing.run({ channel: channel.id, revision: channel.revision, ...settings })
      : await creating.run({ ...place, ...settings });
    if (!done) return;
    saved();
    onClose();
  }
  const failure = changing.error ?? creating.error;
  return (
    <Dialog title={t(channel ? 'changeTitle' : 'createTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={draft.isChanged} onSubmit={(saved) => void submit(saved)}>
        <FormError>{isIncomplete ? t('missing') : failure?.message}</FormError>
        {!channel && <OwnerFields draft={draft} />}
        <TextField label={t('name')} value={draft.name} onChange={draft.setName} maxLength={80} isRequired />
        <TextField label={t('description')} value={draft.description} onChange={draft.setDescription} maxLength={300} />
        <Checkbox isSelected={draft.everybody} onChange={draft.setEverybody} description={t('everybodyHelp')}>
          {t('everybody')}
        </Checkbox>
        <Checkbox isSelected={draft.approval} onChange={draft.setApproval} description={t('needsApprovalHelp')}>
          {t('needsApproval')}
        </Checkbox>
        <div className="flex flex-col gap-1.5">
          <PickSubjects
            label={t('editors')}
            kinds={['person', 'org-unit', 'group']}
            picked={draft.editors}
            onChange={draft.setEditors}
          />
          {draft.kind !== 'topic' && (
            <p className="text-sm text-muted">{t(draft.kind === 'office' ? 'editorsOffice' : 'editorsSpace')}</p>
          )}
        </div>
        <PickAddressees
          label={t('writers')}
          kinds={['org-unit', 'group', 'person', 'position']}
          chosen={draft.writers}
          isOptional
          onChange={draft.setWriters}
        />
        <PickAddressees label={t('addressees')} chosen={draft.addressees} onChange={draft.setAddressees} />
        {channel && <MayPublish channel={channel.id} />}
        <FormActions>
          <Button slot="close">{n('cancel')}</Button>
          <Button
            type="submit"
            variant="primary"
            isPending={creating.isPending || changing.isPending}
            isDisabled={draft.addressees.length === 0}
          >
            {n('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function useChannelDraft(channel: ManagedChannel | undefined) {
  const [kind, setKind] = useState<ChannelKind>(channel?.kind ?? 'topic');
  const [owner, setOwner] = useState<string | undefined>(channel?.orgUnit ?? channel?.space ?? undefined);
  const [name, setName] = useState(channel?.name ?? '');
  const [description, setDescription] = useState(channel?.description ?? '');
  const [everybody, setEverybody] = useState(channel?.everybody ?? false);
  const [approval, setApproval] = useState(channel?.needsApproval ?? false);
  const [editors, setEditors] = useState<readonly NamedSubject[]>(channel?.editors ?? []);
  const [writers, setWriters] = useState<readonly NamedAddressee[]>(channel?.writers ?? []);
  const [addressees, setAddressees] = useState<readonly NamedAddressee[]>(channel?.addressees ?? [everyone]);
  const settings = {
    name: name.trim(),
    description: description.trim(),
    everybody,
    needsApproval: approval,
    editors: editors.map(({ kind: of, id }) => ({ kind: of, id })),
    writers: writers.map(({ label: _label, ...each }) => each),
    addressees: addressees.map(({ label: _label, ...each }) => each),
  };
  const [before] = useState(JSON.stringify({ settings, kind, owner }));
  return {
    ...{ kind, setKind, owner, setOwner, name, setName, description, setDescription, everybody, setEverybody },
    ...{ approval, setApproval, editors, setEditors, writers, setWriters, addressees, setAddressees, settings },
    isChanged: before !== JSON.stringify({ settings, kind, owner }),
  };
}

/** What a new channel belongs to; it takes the name of that, and addresses it, until somebody says otherwise. */
function OwnerFields({ draft }: { readonly draft: ReturnType<typeof useChannelDraft> }) {
  const t = useMessages(channelMessages);
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces ?? [];
  const [unit, setUnit] = useState<NamedSubject>();
  function take(kind: 'org-unit' | 'space', id: string, name: string) {
    draft.setOwner(id);
    if (draft.name === '') draft.setName(name.slice(0, 80));
    draft.setAddressees([{ kind, id, label: name }]);
  }
  return (
    <>
      <RadioGroup<ChannelKind>
        label={t('kind')}
        options={[
          { id: 'topic', label: t('topic') },
          { id: 'office', label: t('office') },
          { id: 'space', label: t('space') },
        ]}
        value={draft.kind}
        onChange={(kind) => {
          draft.setKind(kind);
          draft.setOwner(undefined);
          setUnit(undefined);
          draft.setAddressees([everyone]);
        }}
      />
      {draft.kind === 'office' && (
        <PickSubjects
          label={t('whichOffice')}
          kinds={['org-unit']}
          picked={unit ? [unit] : []}
          onChange={(picked) => {
            const chosen = picked.at(-1);
            setUnit(chosen);
            if (chosen) take('org-unit', chosen.id, chosen.name);
            else draft.setOwner(undefined);
          }}
        />
      )}
      {draft.kind === 'space' && (
        <ComboBox
          label={t('whichSpace')}
          options={spaces.map(({ id, name }) => ({ id, label: name }))}
          value={draft.owner ?? null}
          onChange={(id) => {
            const chosen = spaces.find((each) => each.id === id);
            if (chosen) take('space', chosen.id, chosen.name);
            else draft.setOwner(undefined);
          }}
        />
      )}
    </>
  );
}
