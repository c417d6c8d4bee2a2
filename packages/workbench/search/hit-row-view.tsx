import { useWorkbench } from '@kontor/plugin-api/client';
import type { SearchHit } from '@kontor/schema';
import { Avatar, FileText, Highlight } from '@kontor/ui';
import { whyFound } from './why-found.ts';

/** What was found: its sign, its title with the found places marked, and the line that says why. */
export function HitRow({ hit }: { readonly hit: SearchHit }) {
  const { registry } = useWorkbench();
  const Icon = registry.searchRenderers.get(hit.type)?.icon ?? FileText;
  // Where the title shows why it was found, another field would only repeat it.
  const { subtitle, field } = whyFound(hit.titleMatches.length > 0 ? { ...hit, snippet: null, fields: {} } : hit);
  return (
    <>
      {hit.type === 'person' ? (
        <Avatar name={hit.title} seed={hit.ref} photo={hit.picture ?? undefined} size="sm" />
      ) : (
        <span className="flex w-7 shrink-0 justify-center">
          <Icon aria-hidden className="size-4 text-muted" />
        </span>
      )}
      <span className="min-w-0 grow">
        <span className="block truncate text-sm font-medium">
          <Highlight text={hit.title} ranges={hit.titleMatches} />
        </span>
        {(subtitle || field) && (
          <span className="block truncate text-xs text-muted">
            {subtitle && <Highlight text={subtitle.text} ranges={subtitle.matches} />}
            {subtitle && field && ' · '}
            {field && <Highlight text={field.text} ranges={field.matches} />}
          </span>
        )}
      </span>
    </>
  );
}
