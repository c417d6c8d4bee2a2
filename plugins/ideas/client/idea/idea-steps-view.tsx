import { PersonName } from '@kontor/plugin-api/client';
import { useFormats, useMessages } from '@kontor/ui';
import type { OpenedIdea } from '../../shared/index.ts';
import { BodyView } from '../text/body-view.tsx';
import { ideaMessages } from './idea-messages.ts';
import { StateBadge } from './state-badge-view.tsx';

/** What the office did, step by step, with what it said: the same for all who see the idea. */
export function IdeaSteps({ idea: { steps, office } }: { readonly idea: OpenedIdea }) {
  const t = useMessages(ideaMessages);
  const { formatDate } = useFormats();
  return (
    <section aria-label={t('answers', { office: office.name })} className="flex flex-col gap-3">
      <h2 className="text-base font-semibold">{t('answers', { office: office.name })}</h2>
      {steps.length === 0 ? (
        <p className="max-w-prose text-sm text-muted">{t('noAnswer', { office: office.name })}</p>
      ) : (
        <ol className="flex flex-col">
          {steps.map(({ id, state, at, by, inPlaceOf, answer }) => (
            <li key={id} className="flex flex-col gap-1.5 border-s-2 border-border pb-5 ps-4 last:pb-0">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
                <StateBadge state={state} />
                {by && <PersonName person={by} />}
                {inPlaceOf && <span>{t('inPlaceOf', { name: inPlaceOf.name })}</span>}
                <time dateTime={at}>{formatDate(at, 'medium')}</time>
              </p>
              {answer !== '' && <BodyView text={answer} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
