import { PlaceTabs, QueryView, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import {
  Badge,
  Button,
  ClipboardList,
  EmptyState,
  ItemList,
  Page,
  PageHeader,
  Plus,
  SkeletonList,
  useFormats,
  useLanguage,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { type ListedSurvey, listSurveys, surveyPath, textIn } from '../shared/index.ts';
import { NewSurveyDialog } from './editor/new-survey-dialog-view.tsx';
import { surveysMessages } from './surveys-messages.ts';

const groups = ['asked', 'own', 'others', 'over'] as const;

function groupOf({ state, isAsked, isOwn }: ListedSurvey): (typeof groups)[number] {
  if (state === 'open' && isAsked && !isOwn) return 'asked';
  if (isOwn && state !== 'ended') return 'own';
  return state === 'ended' || state === 'ending' ? 'over' : 'others';
}

/** What one is asked, what one asks, and what came out. */
export function SurveyList() {
  const t = useMessages(surveysMessages);
  const { language } = useLanguage();
  const query = useQueryRoute(listSurveys, {});
  const [isCreating, setCreating] = useState(false);
  const noteOf = useNote();
  useTitle(t('title'));
  const mayMake = query.data?.mayMake === true;
  const create = (
    <Button variant="primary" icon={Plus} onPress={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t('title')} description={t('lead')} {...(mayMake && { actions: create })} />
      <PlaceTabs of="news" />
      <QueryView query={query} waiting={<SkeletonList rows={5} />}>
        {({ surveys }) => (
          <ItemList
            label={t('title')}
            className="pt-5"
            items={surveys.toSorted((one, other) => groups.indexOf(groupOf(one)) - groups.indexOf(groupOf(other)))}
            section={(survey) => ({ id: groupOf(survey), title: t(groupOf(survey)) })}
            row={(survey) => {
              const title = textIn(language, survey.title) || t('untitled');
              return {
                id: survey.id,
                text: title,
                title,
                start: <ClipboardList aria-hidden className="size-5 shrink-0 text-muted" />,
                subtitle: noteOf(survey),
                note: <Badge tone={survey.state === 'open' ? 'success' : 'neutral'}>{t(survey.state)}</Badge>,
                href: surveyPath(survey.id),
              };
            }}
            empty={
              <EmptyState icon={ClipboardList} title={t('none')}>
                {mayMake ? t('noneMaker') : t('noneText')}
              </EmptyState>
            }
          />
        )}
      </QueryView>
      {isCreating && <NewSurveyDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

function useNote() {
  const t = useMessages(surveysMessages);
  const { formatDate } = useFormats();
  return ({ state, startsAt, endsAt, author, isOwn, hasTicket }: ListedSurvey) => {
    const at = (moment: string) => formatDate(moment, 'medium');
    const when =
      state === 'planned' && startsAt !== null
        ? [t('from', { moment: at(startsAt) })]
        : endsAt !== null
          ? [t('until', { moment: at(endsAt) })]
          : [];
    const who = author && !isOwn ? [t('by', { name: author.name })] : [];
    return [...who, ...when, ...(hasTicket ? [t('answered')] : [])].join(' · ');
  };
}
