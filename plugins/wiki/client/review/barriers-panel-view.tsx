import type { Barrier } from '@kontor/editor/document';
import { Accessibility, Button, EmptyState, Lead, SidePanel, useMessages, useRoomBeside } from '@kontor/ui';
import { barriersMessages } from './barriers-messages.ts';
import type { PageBarriers } from './use-barriers.ts';

/** Every barrier of a page with what helps and the way there. */
export function BarriersPanel({ barriers: { found, hide } }: { readonly barriers: PageBarriers }) {
  const t = useMessages(barriersMessages);
  const isBeside = useRoomBeside();
  function go(barrier: Barrier) {
    // Where the list covers the text it has to go first.
    if (!isBeside) hide();
    barrier.go();
  }
  return (
    <SidePanel title={t('title')} closeLabel={t('close')} onClose={hide} takesFocus>
      {found.length === 0 ? (
        <EmptyState icon={Accessibility} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <Lead>{t('lead')}</Lead>
          <ol className="flex flex-col gap-3">
            {found.map((barrier, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two alike are told apart by their order alone.
              <li key={`${index} ${barrier.text}`} className="flex flex-col gap-2 rounded-lg p-3 ring-1 ring-border">
                <p className="text-sm [overflow-wrap:anywhere]">{barrier.text}</p>
                <Button
                  size="sm"
                  className="self-start"
                  aria-label={`${t('go')}: ${barrier.text}`}
                  onPress={() => go(barrier)}
                >
                  {t('go')}
                </Button>
              </li>
            ))}
          </ol>
        </div>
      )}
    </SidePanel>
  );
}
