import { Button, Check, Copy, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { settingsMessages } from './settings-messages.ts';

/** Something that is shown once: large, selectable, with a button that copies it. */
export function SecretView({ lines }: { readonly lines: readonly string[] }) {
  const t = useMessages(settingsMessages);
  const [isCopied, setCopied] = useState(false);
  // Many short ones stand side by side; a single one has the width for itself.
  const columns = lines.length > 1 ? 'grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]' : '';
  return (
    <div className="flex flex-col gap-3">
      <ul
        className={`grid ${columns} gap-x-4 gap-y-1 rounded-lg bg-sunken p-4 font-mono text-base wrap-anywhere select-all`}
      >
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div role="status">
        <Button
          size="sm"
          icon={isCopied ? Check : Copy}
          onPress={() => void navigator.clipboard.writeText(lines.join('\n')).then(() => setCopied(true))}
        >
          {isCopied ? t('copied') : t('copy')}
        </Button>
      </div>
    </div>
  );
}
