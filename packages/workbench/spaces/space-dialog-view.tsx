import { isError, useAction, useNavigate } from '@kontor/plugin-api/client';
import {
  createSpace,
  type SpaceKind,
  type SpaceView,
  type SpaceVisibility,
  slugTaken,
  spaceCreated,
  spaceUpdated,
  updateSpace,
} from '@kontor/schema';
import {
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  RadioGroup,
  TextArea,
  TextField,
  useChanged,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { groupMessages } from './group-messages.ts';
import { areTopicsPossible, topicsFrom } from './group-model.ts';
import { spaceMessages } from './space-messages.ts';
import { slugOf } from './space-model.ts';

export interface SpaceDialogProps {
  /** The space to change; absent for a new one. */
  readonly space?: SpaceView;
  /** Of a new one. */
  readonly kind?: SpaceKind;
  readonly onClose: () => void;
}

/** Creates a space, or changes its name, address, description and visibility. */
export function SpaceDialog({ space, kind = space?.kind ?? 'work', onClose }: SpaceDialogProps) {
  const t = useMessages(spaceMessages);
  const tGroup = useMessages(groupMessages);
  const isInterest = kind === 'interest';
  const navigate = useNavigate();
  const [name, setName] = useState(space?.name ?? '');
  const [typedSlug, setTypedSlug] = useState(space?.slug);
  const [description, setDescription] = useState(space?.description ?? '');
  const [visibility, setVisibility] = useState<SpaceVisibility>(space?.visibility ?? 'open');
  const [topics, setTopics] = useState(space?.topics?.join(', ') ?? '');
  const isUnsaved = useChanged([name, typedSlug, description, visibility, topics]);
  const slug = typedSlug ?? slugOf(name);
  const created = useAction(createSpace, {
    announces: (made) => [{ definition: spaceCreated, payload: { space: made.id }, object: made }],
  });
  const updated = useAction(updateSpace, {
    announces: (changed) => [{ definition: spaceUpdated, payload: { space: changed.id }, object: changed }],
  });
  const error = created.error ?? updated.error;
  const slugProblem = isError(error, slugTaken) ? error.message : undefined;

  async function submit(release: () => void) {
    const input = { name, slug, description, visibility, ...(isInterest && { topics: topicsFrom(topics) }) };
    const saved = space
      ? await updated.run({ space: space.id, revision: space.revision, ...input })
      : await created.run({ ...input, kind });
    if (!saved) return;
    release();
    onClose();
    navigate(`/spaces/${saved.slug}`, { replace: space !== undefined });
  }
  const title = isInterest ? tGroup(space ? 'edit' : 'found') : t(space ? 'edit' : 'create');
  return (
    <Dialog title={title} isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={(release) => void submit(release)}>
        <FormError>{slugProblem === undefined && (created.error ?? updated.error)?.message}</FormError>
        <TextField name="name" label={t('name')} value={name} onChange={setName} maxLength={100} isRequired autoFocus />
        <TextField
          name="slug"
          label={t('slug')}
          description={t('slugHelp', { slug: slug === '' ? '…' : slug })}
          value={slug}
          onChange={(text) => setTypedSlug(text.toLowerCase())}
          validate={(text) => (/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(text) ? null : t('slugInvalid'))}
          error={slugProblem}
          spellCheck="false"
          isRequired
        />
        <TextArea
          name="description"
          label={t('description')}
          value={description}
          onChange={(text) => setDescription(text.replace(/\s*\n\s*/g, ' '))}
          maxLength={500}
          rows={2}
        />
        {isInterest && (
          <TextField
            name="topics"
            label={tGroup('topics')}
            description={tGroup('topicsHelp')}
            value={topics}
            onChange={setTopics}
            validate={(text) => (areTopicsPossible(text) ? null : tGroup('topicsTooMany'))}
          />
        )}
        <RadioGroup
          label={isInterest ? tGroup('who') : t('visibility')}
          value={visibility}
          onChange={setVisibility}
          options={[
            { id: 'open', label: t('open'), description: isInterest ? tGroup('openHelp') : t('openHelp') },
            {
              id: 'on-request',
              label: t('onRequest'),
              description: isInterest ? tGroup('onRequestHelp') : t('onRequestHelp'),
            },
            ...(isInterest ? [] : [{ id: 'hidden', label: t('hidden'), description: t('hiddenHelp') } as const]),
          ]}
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={created.isPending || updated.isPending}>
            {space ? t('save') : title}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
