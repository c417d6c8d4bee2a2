import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components/Toast';
import { CircleAlert, CircleCheck, X } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { componentMessages } from './component-messages.ts';

/** What a toast says and offers. */
export interface ToastContent {
  readonly text: string;
  readonly tone?: 'neutral' | 'success' | 'danger';
  /** One thing to do about it; the toast closes with it. */
  readonly action?: { readonly label: string; readonly onAction: () => void };
}

/** Shows short messages that pass. */
export interface Toasts {
  /** Shows it for 6 seconds (10 with an action, until closed when it is a failure); pointing at it stops the clock. */
  show(content: ToastContent): void;
  /** Says what was done and offers to undo it. Answers a function that undoes it as the button does, for a key. */
  showUndo(text: string, onUndo: () => void): () => void;
}

const ToastsContext = createContext<Toasts | undefined>(undefined);

/** Gives everything below it toasts, and shows them. Once, around the product. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const t = useMessages(componentMessages);
  const [queue] = useState(() => new ToastQueue<ToastContent>({ maxVisibleToasts: 3 }));
  const toasts = useMemo<Toasts>(() => {
    const add = (content: ToastContent) =>
      content.tone === 'danger' ? queue.add(content) : queue.add(content, { timeout: content.action ? 10_000 : 6_000 });
    return {
      show: (content) => void add(content),
      showUndo: (text, onUndo) => {
        const key = add({ text, action: { label: t('undo'), onAction: onUndo } });
        return () => {
          queue.close(key);
          onUndo();
        };
      },
    };
  }, [queue, t]);
  return (
    <ToastsContext value={toasts}>
      {children}
      <AriaToastRegion
        queue={queue}
        aria-label={t('notifications')}
        className="fixed inset-x-4 bottom-[calc(1rem+env(safe-area-inset-bottom)+var(--k-bottom-bar,0px))] z-50 mx-auto flex max-w-md flex-col-reverse gap-2 outline-none sm:inset-x-auto sm:end-6 sm:w-96"
      >
        {({ toast }) => (
          <AriaToast
            toast={toast}
            className="flex min-h-11 items-center gap-3 rounded-lg bg-raised py-1.5 ps-4 pe-1.5 text-sm text-text shadow-float focus-ring forced-colors:border"
          >
            <ToastIcon tone={toast.content.tone ?? 'neutral'} />
            <AriaToastContent className="min-w-0 grow py-1">
              <Text slot="title">{toast.content.text}</Text>
            </AriaToastContent>
            {toast.content.action && (
              <AriaButton
                onPress={() => {
                  toast.content.action?.onAction();
                  queue.close(toast.key);
                }}
                className="h-8 shrink-0 rounded-md px-2.5 font-semibold text-accent-text focus-ring data-hovered:bg-hover coarse:h-11"
              >
                {toast.content.action.label}
              </AriaButton>
            )}
            <AriaButton
              slot="close"
              aria-label={t('close')}
              className="flex size-8 shrink-0 items-center justify-center rounded-md text-muted focus-ring data-hovered:bg-hover coarse:size-11"
            >
              <X aria-hidden className="size-4" />
            </AriaButton>
          </AriaToast>
        )}
      </AriaToastRegion>
    </ToastsContext>
  );
}

function ToastIcon({ tone }: { readonly tone: 'neutral' | 'success' | 'danger' }) {
  if (tone === 'success') return <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />;
  return tone === 'danger' ? <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" /> : null;
}

/** The toasts of the ToastProvider above. */
export function useToast(): Toasts {
  const toasts = useContext(ToastsContext);
  if (!toasts) throw new Error('useToast needs a ToastProvider above it');
  return toasts;
}
