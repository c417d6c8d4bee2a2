import { usePlace, withQuery } from '@kontor/plugin-api/client';
import { Link, useMessages } from '@kontor/ui';
import { Button } from 'react-aria-components/Button';
import { legalDocuments, legalPath } from '../legal/legal-documents.ts';
import { legalMessages } from '../legal/legal-messages.ts';
import { useShellActions } from '../shell/shell-actions-context.ts';
import { helpMessages } from './help-messages.ts';

/** Where to go on: shortcuts, the legal texts, and what to do about a barrier. */
export function HelpFooter() {
  const t = useMessages(helpMessages);
  const legal = useMessages(legalMessages);
  const { openShortcuts } = useShellActions();
  const { path } = usePlace();
  return (
    <ul className="flex flex-col items-start gap-2 border-t border-border pt-4 text-sm">
      <li>
        <Button
          onPress={openShortcuts}
          className="cursor-pointer rounded-sm text-accent-text underline decoration-1 underline-offset-3 focus-ring coarse:min-h-11"
        >
          {t('shortcuts')}
        </Button>
      </li>
      <li>
        <Link href={withQuery('/legal/accessibility', { from: path })}>{t('barrier')}</Link>
      </li>
      {legalDocuments.map((document) => (
        <li key={document}>
          <Link href={legalPath(document)}>{legal(document)}</Link>
        </li>
      ))}
    </ul>
  );
}
