import { isoDate, newId } from '@kontor/base';
import { useAction, useNavigate, useSession, useTitle } from '@kontor/plugin-api/client';
import {
  BackLink,
  Button,
  ButtonLink,
  Form,
  FormActions,
  FormError,
  Page,
  PageHeader,
  TextField,
  useMessages,
} from '@kontor/ui';
import { type ReactNode, useId, useState } from 'react';
import {
  changeGathering,
  createGathering,
  type Gathering,
  gatheringPath,
  getGathering,
  listGatherings,
  type Scope,
} from '../../shared/index.ts';
import { gatheringsMessages } from '../gatherings-messages.ts';
import { ScopeField } from '../one/scope-field-view.tsx';
import { DescriptionField } from './description-field-view.tsx';
import { formMessages } from './form-messages.ts';
import { contentOf, type Draft, daysOf, draftOf, type Fault } from './gathering-draft.ts';
import { SignUpFields } from './sign-up-fields-view.tsx';
import { SeriesFields, WhenFields } from './when-fields-view.tsx';
import { WhereFields } from './where-fields-view.tsx';
import { WhoFields } from './who-fields-view.tsx';

/** A new gathering, as a draft; or one that is changed. */
export function GatheringForm({ before }: { readonly before?: Gathering }) {
  const t = useMessages(formMessages);
  const g = useMessages(gatheringsMessages);
  const { person } = useSession();
  const navigate = useNavigate();
  const [begun] = useState(() => draftOf(before, { id: person.id, name: person.name }, isoDate(new Date())));
  const [draft, setDraft] = useState(begun);
  const [scope, setScope] = useState<Scope>('one');
  const [fault, setFault] = useState<Fault>();
  // What somebody else changed meanwhile is refused, and not overwritten by the revision that came with their change.
  const [revision] = useState(before?.revision ?? 0);
  const create = useAction(createGathering, { refreshes: [listGatherings] });
  const update = useAction(changeGathering, { refreshes: [getGathering, listGatherings] });
  const title = t(before ? 'editTitle' : 'createTitle');
  const back = before ? gatheringPath(before.id) : '/gatherings';
  useTitle(title);
  function change(changed: Partial<Draft>) {
    setFault(undefined);
    setDraft((known) => ({ ...known, ...changed }));
  }
  async function save(saved: () => void) {
    const made = contentOf(draft);
    if ('fault' in made) return setFault(made.fault);
    const { content } = made;
    if (before) {
      if (!(await update.run({ gathering: before.id, revision, content, scope }))) return;
    } else {
      const days = daysOf(draft).filter((day) => !draft.skipped.includes(day));
      const dates = days.map((startsOn) => ({ id: newId(), startsOn }));
      if (!(await create.run({ content, dates }))) return;
      saved();
      return navigate(gatheringPath(dates[0]?.id ?? ''), { replace: true });
    }
    saved();
    navigate(back, { replace: true });
  }
  const error = (create.error ?? update.error)?.message;
  const isNew = before === undefined;
  return (
    <Page>
      <PageHeader
        before={<BackLink href={back}>{before ? before.title : g('back')}</BackLink>}
        title={title}
        description={isNew ? t('createHelp') : undefined}
      />
      <Form isUnsaved={draft !== begun} onSubmit={(saved) => void save(saved)} className="gap-10">
        <Section title={t('what')}>
          <TextField
            label={t('name')}
            value={draft.title}
            onChange={(text) => change({ title: text })}
            maxLength={200}
            isRequired
          />
          <DescriptionField text={draft.description} onChange={(text) => change({ description: text })} />
        </Section>
        <Section title={t('whenTitle')}>
          <WhenFields draft={draft} onChange={change} />
          {isNew && <SeriesFields draft={draft} onChange={change} />}
        </Section>
        <Section title={t('whereTitle')}>
          <WhereFields draft={draft} onChange={change} />
        </Section>
        <Section title={t('whoTitle')}>
          <WhoFields draft={draft} onChange={change} />
        </Section>
        <Section title={t('signUpTitle')}>
          <SignUpFields draft={draft} onChange={change} />
        </Section>
        <div className="flex flex-col gap-5">
          {before && <ScopeField isSeries={before.series !== null} value={scope} onChange={setScope} />}
          <FormError>{fault ? t(fault) : error}</FormError>
          <FormActions>
            <ButtonLink href={back}>{g('cancel')}</ButtonLink>
            <Button type="submit" variant="primary" isPending={create.isPending || update.isPending}>
              {before ? g('save') : t('saveDraft')}
            </Button>
          </FormActions>
        </div>
      </Form>
    </Page>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-5">
      <h2 id={heading} className="border-b border-border pb-1.5 text-base font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
