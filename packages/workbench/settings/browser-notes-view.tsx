import { type BrowserNotes, isInDesktopApp, readBrowserNotes, setBrowserNotes } from '@kontor/plugin-api/client';
import { Switch, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { quietMessages } from './quiet-messages.ts';

const sentences = {
  on: 'browserHelp',
  off: 'browserHelp',
  refused: 'browserRefused',
  impossible: 'browserImpossible',
} as const;

/** Whether this browser tells of things while nobody looks. */
export function BrowserNotesField() {
  const t = useMessages(quietMessages);
  const [notes, setNotes] = useState<BrowserNotes>(readBrowserNotes);
  return (
    <Switch
      isSelected={notes === 'on'}
      isDisabled={notes === 'refused' || notes === 'impossible'}
      onChange={(isOn) => void setBrowserNotes(isOn).then(setNotes)}
      description={t(isInDesktopApp() ? 'appHelp' : sentences[notes])}
    >
      {t(isInDesktopApp() ? 'app' : 'browser')}
    </Switch>
  );
}
