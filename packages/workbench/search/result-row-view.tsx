import { useWorkbench } from '@kontor/plugin-api/client';
import type { SearchHit } from '@kontor/schema';
import { Avatar, FileText, Highlight, Link, useLanguage } from '@kontor/ui';
import { whyFound } from './why-found.ts';

/** A hit in the list of all: what it is, what it is called, and the line that shows why it was found. */
export function ResultRow({ hit }: { readonly hit: SearchHit }) {
  const { registry } = useWorkbench();
  const { language } = useLanguage();
  const renderer = registry.searchRenderers.get(hit.type);
  const Icon = renderer?.icon ?? FileText;
  const { subtitle, field } = whyFound(hit);
  return (
    <Link
      href={hit.path}
      variant="quiet"
      className="-mx-3 flex min-h-11 gap-3 rounded-md! px-3 py-2.5 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline"
    >
      <span className="flex w-7 shrink-0 justify-center pt-0.5">
        {hit.type === 'person' ? (
          <Avatar name={hit.title} seed={hit.ref} photo={hit.picture ?? undefined} size="sm" />
        ) : (
          <Icon aria-hidden className="mt-0.5 size-4 text-muted" />
        )}
      </span>
      <span className="min-w-0 grow">
        <span className="block font-medium [overflow-wrap:anywhere]">
          <Highlight text={hit.title} ranges={hit.titleMatches} />
        </span>
        <span className="block text-sm text-muted">
          {renderer?.label(language)}
          {renderer && subtitle && ' · '}
          {subtitle && <Highlight text={subtitle.text} ranges={subtitle.matches} />}
        </span>
        {field && (
          <span className="mt-0.5 line-clamp-2 text-sm [overflow-wrap:anywhere]">
            <Highlight text={field.text} ranges={field.matches} />
          </span>
        )}
      </span>
    </Link>
  );
}
