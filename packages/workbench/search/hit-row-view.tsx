import { useWorkbench } from '@kontor/plugin-api/client';
import type { SearchHit } from '@kontor/schema';
import { Avatar, FileText, Highlight } from '@kontor/ui';

/** What was found: its sign, its title with the found places marked, and the line that says why. */
export function HitRow({ hit }: { readonly hit: SearchHit }) {
  const { registry } = useWorkbench();
  const Icon = registry.searchRenderers.get(hit.type)?.icon ?? FileText;
  // Where the title shows why it was found, another field would only repeat it.
  const field =
    hit.titleMatches.length > 0
      ? undefined
      : (hit.snippet ?? Object.values(hit.fields).find(({ matches }) => matches.length > 0));
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
        {(field !== undefined || hit.subtitle !== null) && (
          <span className="block truncate text-xs text-muted">
            {hit.subtitle}
            {hit.subtitle !== null && field && field.text !== hit.subtitle && ' · '}
            {field && field.text !== hit.subtitle && <Highlight text={field.text} ranges={field.matches} />}
          </span>
        )}
      </span>
    </>
  );
}
