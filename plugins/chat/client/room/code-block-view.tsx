import { Copy, IconButton, useMessages, useToast } from '@kontor/ui';
import { bodyMessages } from './body-messages.ts';
import { useCodePieces } from './use-code-pieces.ts';

interface CodeBlockProps {
  readonly text: string;
  /** As its author called it; empty where they did not. */
  readonly language: string;
}

/** Code as it was written, to be read and taken along. */
export function CodeBlock({ text, language }: CodeBlockProps) {
  const t = useMessages(bodyMessages);
  const toast = useToast();
  const pieces = useCodePieces(text, language);
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
        <code>
          {pieces.map(({ text: piece, className }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: code is drawn anew as a whole.
            <span key={at} className={className}>
              {piece}
            </span>
          ))}
        </code>
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
