import { Avatar, Tooltip, TooltipTrigger, useMessages } from '@kontor/ui';
import { useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Awareness } from 'y-protocols/awareness';
import { useSession } from '../workbench-context.ts';
import { listPresent, type Present } from './present-people.ts';
import { sharedMessages } from './shared-messages.ts';

const shown = 4;

/** Who else writes here right now; who only reads is not shown. */
export function PresentPeople({ awareness }: { readonly awareness: Awareness }) {
  const t = useMessages(sharedMessages);
  const { person } = useSession();
  const text = useSyncExternalStore(
    (listener) => {
      awareness.on('change', listener);
      return () => awareness.off('change', listener);
    },
    () => JSON.stringify(listPresent(awareness.getStates(), person.id)),
  );
  const people = JSON.parse(text) as Present[]; // written above
  if (people.length === 0) return null;
  const names = people.map(({ name }) => name).join(', ');
  return (
    <TooltipTrigger>
      <Button
        aria-label={t('here', { names })}
        className="flex rounded-full focus-ring coarse:min-h-11 coarse:items-center"
      >
        {people.slice(0, shown).map(({ id, name }) => (
          <span key={id} className="-ms-1.5 rounded-full ring-2 ring-surface first:ms-0">
            <Avatar name={name} seed={id} size="sm" />
          </span>
        ))}
        {people.length > shown && <span className="ps-1 text-xs text-muted">+{people.length - shown}</span>}
      </Button>
      <Tooltip>{t('here', { names })}</Tooltip>
    </TooltipTrigger>
  );
}
