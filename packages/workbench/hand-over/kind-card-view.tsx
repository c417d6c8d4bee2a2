import type { HandOverProposal, HeldKind } from '@kontor/schema';
import { Badge, Card, ChevronRight, Link, useLanguage, useMessages } from '@kontor/ui';
import { handOverMessages } from './hand-over-messages.ts';
import { type Choice, type Choices, choiceOf, proposedNames, type Reason } from './hand-over-model.ts';
import { RecipientField } from './recipient-field-view.tsx';

interface KindCardProps {
  readonly kind: HeldKind;
  readonly reason: Reason;
  readonly proposals: readonly HandOverProposal[];
  readonly choices: Choices;
  readonly onChooseKind: (choice: Choice) => void;
  readonly onChooseItem: (ref: string, choice: Choice | undefined) => void;
}

/** One kind of what somebody looks after: for all of it together, or object by object. */
export function KindCard({ kind, reason, proposals, choices, onChooseKind, onChooseItem }: KindCardProps) {
  const t = useMessages(handOverMessages);
  const { language } = useLanguage();
  const what = kind.count === 1 ? kind.one[language] : `${kind.count} ${kind.many[language]}`;
  const names = proposedNames(kind);
  const proposed = names.slice(0, 3).map((each) => (names.length === 1 ? each.name : t('nameTimes', each)));
  const facts = [
    t('facts', { alone: kind.alone }),
    ...(kind.unseen > 0 ? [t('unseen', { count: kind.unseen })] : []),
  ].join(' · ');
  return (
    <Card
      title={capital(what)}
      {...(reason === 'moving' && kind.onMove === 'goes' && { action: <Badge>{t('goesAlong')}</Badge> })}
    >
      <p className="pb-3 text-sm text-muted">{facts}</p>
      {kind.mayGive ? (
        <>
          <RecipientField
            label={t('who', { what })}
            shownLabel={t('whoShort')}
            proposals={proposals}
            value={choiceOf(kind, reason, choices)}
            onChange={onChooseKind}
            proposedText={
              proposed.length > 0 ? t('proposedNames', { names: proposed.join(', ') }) : t('proposedNobody')
            }
          />
          {kind.items.length > 1 ? (
            <Items {...{ kind, proposals, choices, onChooseItem }} />
          ) : (
            kind.items.map(({ ref, note }) => note && <Note key={ref} text={note[language]} />)
          )}
        </>
      ) : (
        <p className="text-sm">{t(kind.givenBy === 'administrators' ? 'onlyAdministrators' : 'onlyManagers')}</p>
      )}
    </Card>
  );
}

type ItemsProps = Pick<KindCardProps, 'kind' | 'proposals' | 'choices' | 'onChooseItem'>;

function Items({ kind, proposals, choices, onChooseItem }: ItemsProps) {
  const t = useMessages(handOverMessages);
  const { language } = useLanguage();
  return (
    <details className="group mt-3">
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-md py-2 text-sm focus-ring-inset hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted group-open:rotate-90" />
        {t('single')}
      </summary>
      <ul className="divide-y divide-border">
        {kind.items.map(({ ref, title, path, proposal, note }) => {
          const shown = title === '' ? t('hiddenTitle') : title;
          return (
            <li key={ref} className="grid gap-2 py-3 sm:grid-cols-[1fr_16rem] sm:items-center sm:gap-4">
              <span className="min-w-0 break-words text-sm">
                {path === null ? shown : <Link href={path}>{shown}</Link>}
                {note && <Note text={note[language]} />}
              </span>
              <RecipientField
                label={t('who', { what: shown })}
                proposals={proposals}
                value={choices.items[ref]}
                onChange={(choice) => onChooseItem(ref, choice)}
                proposedText={proposal ? t('proposedNames', { names: proposal.name }) : t('proposedNobody')}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Why it could not be handed over yet. */
function Note({ text }: { readonly text: string }) {
  return <span className="block pt-1 text-xs text-muted">{text}</span>;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
