import { Kbd, useLanguage, useMessages } from '@kontor/ui';
import { Fragment } from 'react';
import { shellMessages } from './shell-messages.ts';
import { keysOf } from './shortcut-model.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A shortcut as its keys are written in the language in use. */
export function Shortcut({ shortcut }: { readonly shortcut: string }) {
  const { language } = useLanguage();
  const t = useMessages(shellMessages);
  return (
    <span className="inline-flex items-center gap-1.5">
      {keysOf(shortcut, language, isMac).map((keys, press) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: presses have no other identity and never move.
        <Fragment key={press}>
          {press > 0 && <span className="text-xs text-muted">{t('afterwards')}</span>}
          <Kbd keys={keys} />
        </Fragment>
      ))}
    </span>
  );
}
