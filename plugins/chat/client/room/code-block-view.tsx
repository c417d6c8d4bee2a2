import { Copy, IconButton, useMessages, useToast } from '@kontor/ui';
import { bodyMessages } from './body-messages.ts';

/** Code as it was written, to be read and taken along. */
export function CodeBlock({ text }: { readonly text: string }) {
  const t = useMessages(bodyMessages);
  const toast = useToast();
  const copy = () => {
    const done = () => toast.show({ text: t('codeCopied'), tone: 'success' });
    navigator.clipboard.writeText(text).then(done, () => toast.show({ text: t('codeNotCopied'), tone: 'danger' }));
  };
  return (
    <div className="relative">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has to by keyboard, too.
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-md bg-sunken p-3 pe-12 font-mono text-xs focus-ring-inset"
      >
        <code>{text}</code>
      </pre>
      <IconButton
        size="sm"
        icon={Copy}
        label={t('copyCode')}
        onPress={copy}
        className="absolute end-1 top-1 bg-sunken"
      />
    </div>
  );
}
