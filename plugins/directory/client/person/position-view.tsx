import { Badge, Link, useFormats, useMessages } from '@kontor/ui';
import type { HeldPosition } from '../../shared/index.ts';
import { directoryMessages } from '../directory-messages.ts';
import { Section } from './section-view.tsx';

/** What somebody does where, when it is more than the one position in the head. */
export function PositionList({ positions }: { readonly positions: readonly HeldPosition[] }) {
  const t = useMessages(directoryMessages);
  return (
    <Section title={t('positions')}>
      <ul className="flex flex-col gap-3">
        {positions.map((position) => (
          <Position key={position.id} position={position} />
        ))}
      </ul>
    </Section>
  );
}

function Position({ position }: { readonly position: HeldPosition }) {
  const t = useMessages(directoryMessages);
  const { formatDate } = useFormats();
  const { title, lead, acting, orgUnit, path, from, until } = position;
  const dates = [
    ...(from === null ? [] : [t('positionFrom', { day: formatDate(from) })]),
    ...(until === null ? [] : [t('positionUntil', { day: formatDate(until) })]),
  ];
  return (
    <li>
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{title}</span>
        {lead && <Badge tone="accent">{t('lead')}</Badge>}
        {acting && <Badge>{t('acting')}</Badge>}
        {dates.length > 0 && <span className="text-sm text-muted">{dates.join(' ')}</span>}
      </p>
      <p className="text-sm text-muted">
        {[...path.slice(1), orgUnit].map((unit, index) => (
          <span key={unit.id}>
            {index > 0 && <span aria-hidden> › </span>}
            <Link href={`/org-units/${unit.id}`} variant="quiet">
              {unit.name}
            </Link>
          </span>
        ))}
      </p>
    </li>
  );
}
