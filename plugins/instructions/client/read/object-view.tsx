import { parseRef } from '@kontor/base';
import type { ObjectViewProps } from '@kontor/editor/document';
import { PersonName, useQueryRoute, useWorkbench } from '@kontor/plugin-api/client';
import { resolveLinks } from '@kontor/schema';
import { classNames, FileText, Link } from '@kontor/ui';

/** An object in the text, called what it is called now; for who may not see it no more than the words of the text. */
export function ObjectView({ ref, label, display }: ObjectViewProps) {
  const { registry } = useWorkbench();
  const parts = parseRef(ref);
  const refs = parts ? [`${parts.module}/${parts.noun}/${parts.id}` as const] : [];
  const card = useQueryRoute(resolveLinks, { refs }, { enabled: refs.length > 0 }).data?.cards[0];
  if (!card) return <span className="text-muted">{label}</span>;
  if (parts?.module === 'people' && parts.noun === 'person')
    return <PersonName person={{ id: parts.id, name: card.title }}>@{card.title}</PersonName>;
  const Icon = registry.searchRenderers.get(card.type)?.icon ?? FileText;
  return (
    <Link
      href={card.path}
      className={classNames(
        display === 'card' && 'inline-flex min-h-11 items-center gap-2 rounded-lg px-3 ring-1 ring-border',
      )}
    >
      <Icon aria-hidden className="me-1 mb-0.5 inline size-4" />
      {card.title}
    </Link>
  );
}
