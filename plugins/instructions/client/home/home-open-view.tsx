import { useQueryRoute } from '@kontor/plugin-api/client';
import { Badge, Card, Link, useMessages } from '@kontor/ui';
import { instructionPath, instructionsPath, listOwnInstructions } from '../../shared/index.ts';
import { instructionsMessages } from '../instructions-messages.ts';
import { DeadlineBadge } from '../list/deadline-badge-view.tsx';
import { KeptTexts } from '../list/kept-texts-view.tsx';

const shown = 4;

/** On the start page: what is to be read and confirmed; nothing once that is done. */
export function HomeOpen() {
  const t = useMessages(instructionsMessages);
  const own = useQueryRoute(listOwnInstructions, {}).data;
  if (!own || own.open.length === 0) return null;
  const { open, confirmed } = own;
  const known = new Set(confirmed.map(({ instruction }) => instruction));
  return (
    <Card
      title={t('homeTitle')}
      action={
        <Link href={instructionsPath} variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
          {t('all')}
        </Link>
      }
    >
      <ul className="-mx-2 flex flex-col gap-px">
        {open.slice(0, shown).map(({ instruction, title, office, deadline }) => (
          <li key={instruction}>
            <Link
              href={instructionPath(instruction)}
              variant="quiet"
              className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 rounded-md px-2 py-1.5 data-hovered:bg-hover data-hovered:no-underline"
            >
              <span className="min-w-0 grow basis-48">
                <span className="block font-medium [overflow-wrap:anywhere]">{title}</span>
                <span className="block text-sm text-muted">{office}</span>
              </span>
              <span className="flex flex-wrap gap-1.5">
                {known.has(instruction) && <Badge tone="accent">{t('newVersion')}</Badge>}
                <DeadlineBadge deadline={deadline} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <KeptTexts open={open} />
    </Card>
  );
}
