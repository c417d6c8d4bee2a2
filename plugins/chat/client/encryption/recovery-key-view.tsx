import { saveFile, useSession } from '@kontor/plugin-api/client';
import { Button, Check, Copy, Download, Printer, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { encryptionMessages } from './encryption-messages.ts';
import { linesOfKey, printKey } from './key-paper.ts';

/** The recovery key, large, with three ways to keep it. */
export function RecoveryKeyView({ text }: { readonly text: string }) {
  const t = useMessages(encryptionMessages);
  const { name } = useSession().person;
  const [isCopied, setCopied] = useState(false);
  const explained = t('printText', { name });
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const download = () => {
    const lines = [t('printTitle'), explained, '', text, ''].join('\r\n');
    saveFile(new File([lines], t('fileName'), { type: 'text/plain' }));
  };
  return (
    <div className="flex flex-col gap-3">
      <p
        data-recovery-key={text}
        className="rounded-lg bg-sunken px-3 py-4 text-center font-mono text-base leading-7 tracking-wide select-all sm:text-lg"
      >
        {linesOfKey(text).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={isCopied ? Check : Copy} onPress={() => void copy()}>
          {t(isCopied ? 'copied' : 'copy')}
        </Button>
        <Button size="sm" icon={Download} onPress={download}>
          {t('download')}
        </Button>
        <Button size="sm" icon={Printer} onPress={() => printKey(t('printTitle'), explained, text)}>
          {t('print')}
        </Button>
      </div>
      <span role="status" className="sr-only">
        {isCopied && t('copied')}
      </span>
    </div>
  );
}
