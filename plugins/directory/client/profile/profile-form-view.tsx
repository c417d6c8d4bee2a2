import { isError, RefusedChange, usePendingChanges, WaitingMark } from '@kontor/plugin-api/client';
import { Banner, Button, Card, Form, FormActions, FormError, TextArea, useMessages, useToast } from '@kontor/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getPerson, type PersonDetails, profileChangedMeanwhile, updateOwnProfile } from '../../shared/index.ts';
import { addTerms, changesOf, draftOf, isAboutTooLong, removeTerm, withEntered } from './profile-draft-model.ts';
import { profileMessages } from './profile-messages.ts';
import { TermEditor } from './term-editor-view.tsx';
import { useProfileChange, waitingNames } from './use-own-changes.ts';
import { WeekEditor } from './week-editor-view.tsx';

/** What somebody says about themselves; sent with one button, only what differs. */
export function ProfileForm({ person }: { readonly person: PersonDetails }) {
  const t = useMessages(profileMessages);
  const toast = useToast();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(person));
  const update = useProfileChange(person);
  const pending = usePendingChanges(updateOwnProfile);
  const waiting = waitingNames(pending, (input) => input);
  const refused = pending.changes.find(({ refusal }) => refusal !== undefined);
  const changes = changesOf(draft, person);
  const isTooLong = isAboutTooLong(draft);

  async function save() {
    if (!changes || isTooLong) return;
    // As the server keeps it, so that nothing seems to differ afterwards.
    setDraft({ ...draft, about: draft.about.trim() });
    const state = await update.run({ ...changes, revision: person.profileRevision });
    if (state !== 'refused') toast.show({ text: t(state === 'sent' ? 'saved' : 'savedHere'), tone: 'success' });
  }
  /** Stands by what an import said, and by the rest of the list as it is written here. */
  async function confirmSkills() {
    const state = await update.run({ skills: [...draft.skills], revision: person.profileRevision });
    if (state !== 'refused') toast.show({ text: t('confirmed'), tone: 'success' });
  }
  /** Fetches what is stored now; what was typed stays, and is compared with that. */
  function reload() {
    update.reset();
    void queries.invalidateQueries({ queryKey: [getPerson.name] });
  }
  function discard() {
    setDraft(draftOf(person));
    update.reset();
    const before = draft;
    toast.showUndo(t('discarded'), () => setDraft(before));
  }

  const helpOf = (name: 'about' | 'skills' | 'languages') => (
    <>
      {t(`${name}Help`)} {waiting.has(name) && <WaitingMark />}
    </>
  );

  return (
    <Card title={t('aboutYou')}>
      {refused && (
        <div className="pb-5">
          <RefusedChange
            change={refused}
            onTakeUp={() => {
              setDraft(withEntered(draft, refused.input));
              pending.forget(refused.id);
            }}
            onGiveUp={() => pending.forget(refused.id)}
          />
        </div>
      )}
      <Form isUnsaved={changes !== undefined} onSubmit={() => void save()}>
        <TextArea
          label={t('about')}
          description={helpOf('about')}
          rows={4}
          value={draft.about}
          onChange={(about) => setDraft({ ...draft, about })}
          error={isTooLong ? t('aboutTooLong') : undefined}
        />
        <TermEditor
          list="skills"
          label={t('skills')}
          description={helpOf('skills')}
          terms={draft.skills}
          onAdd={(typed) => setDraft((now) => addTerms(now, 'skills', typed))}
          onRemove={(term) => setDraft((now) => removeTerm(now, 'skills', term))}
        />
        {person.unconfirmedSkills.length > 0 && (
          <Banner
            tone="info"
            title={t('confirmSkills')}
            action={
              <Button variant="quiet" size="sm" isPending={update.isPending} onPress={() => void confirmSkills()}>
                {t('confirm')}
              </Button>
            }
          >
            {person.unconfirmedSkills.join(', ')}
          </Banner>
        )}
        <TermEditor
          list="languages"
          label={t('languages')}
          description={helpOf('languages')}
          terms={draft.languages}
          onAdd={(typed) => setDraft((now) => addTerms(now, 'languages', typed))}
          onRemove={(term) => setDraft((now) => removeTerm(now, 'languages', term))}
        />
        <WeekEditor draft={draft} isWaiting={waiting.has('week')} onChange={setDraft} />
        <FormError>{update.error?.message}</FormError>
        <FormActions>
          {isError(update.error, profileChangedMeanwhile) && <Button onPress={reload}>{t('reload')}</Button>}
          <Button isDisabled={!changes} onPress={discard}>
            {t('discard')}
          </Button>
          <Button type="submit" variant="primary" isDisabled={!changes || isTooLong} isPending={update.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
