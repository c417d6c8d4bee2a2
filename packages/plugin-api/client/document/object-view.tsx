import type { ObjectViewProps } from '@kontor/editor/document';
import type { LinkCard } from '@kontor/schema';
import { Badge, FileText, Link, Lock, useLanguage, useMessages } from '@kontor/ui';
import { useEffect, useSyncExternalStore } from 'react';
import { PersonName } from '../person-name-view.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { ObjectCards, type ShownCard } from './object-cards.ts';
import { objectMessages } from './object-messages.ts';

const books = new WeakMap<object, ObjectCards>();

/** What an object is right now; nothing until that is known. */
function useCard(ref: string): ShownCard | undefined {
  const { call } = useWorkbench();
  const book = books.get(call) ?? new ObjectCards(call);
  books.set(call, book);
  useEffect(() => book.need(ref), [book, ref]);
  return useSyncExternalStore(
    (listener) => book.subscribe(listener),
    () => book.get(ref),
  );
}

/** Any object of Kontor in a text, called what it is called now; who may not see it learns nothing of it. */
export function ObjectView({ ref, label, display }: ObjectViewProps) {
  const t = useMessages(objectMessages);
  const card = useCard(ref);
  if (card === 'hidden')
    return (
      <span className="rounded-sm bg-sunken px-1 text-muted">
        <Lock aria-hidden className="me-1 mb-0.5 inline size-3.5" />
        {t('hidden')}
      </span>
    );
  if (card === undefined) return <span className="text-muted">{label}</span>;
  return display === 'inline' ? <Chip card={card} /> : <ObjectCard card={card} />;
}

const chip = 'rounded-sm bg-accent-soft px-1 font-medium text-accent-text! no-underline!';

function Chip({ card }: { readonly card: LinkCard }) {
  const { icon: Icon = FileText } = useWorkbench().registry.searchRenderers.get(card.type) ?? {};
  const person = /^people\/person\/(.+)$/.exec(card.ref)?.[1];
  if (person !== undefined)
    return (
      <PersonName person={{ id: person, name: card.title }} className={chip}>
        @{card.title}
      </PersonName>
    );
  return (
    <Link href={card.path} className={chip}>
      <Icon aria-hidden className="me-1 mb-0.5 inline size-3.5" />
      {card.title}
    </Link>
  );
}

function ObjectCard({ card }: { readonly card: LinkCard }) {
  const { language } = useLanguage();
  const { icon: Icon = FileText, states = {} } = useWorkbench().registry.searchRenderers.get(card.type) ?? {};
  const state = card.state !== null && Object.hasOwn(states, card.state) ? states[card.state]?.(language) : undefined;
  return (
    <Link
      href={card.path}
      variant="quiet"
      className="flex min-h-14 items-center gap-3 rounded-lg px-3 py-2 no-underline! ring-1 ring-border data-hovered:bg-hover"
    >
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <span className="min-w-0 grow">
        <span className="block truncate font-medium">{card.title}</span>
        {card.subtitle !== null && <span className="block truncate text-sm text-muted">{card.subtitle}</span>}
      </span>
      {state !== undefined && <Badge>{state}</Badge>}
    </Link>
  );
}
