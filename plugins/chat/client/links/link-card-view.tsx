import type { ChatMessage } from '@kontor/matrix/client';
import { useWorkbench } from '@kontor/plugin-api/client';
import type { LinkCard } from '@kontor/schema';
import {
  Badge,
  EllipsisVertical,
  EyeOff,
  FileText,
  IconButton,
  Link,
  Menu,
  MenuItem,
  MenuTrigger,
  useMessages,
  useToast,
  X,
} from '@kontor/ui';
import { useMemo } from 'react';
import { useChat, useWatched } from '../session/chat-context.ts';
import { useMayAsk } from './link-room.ts';
import { linksMessages } from './links-messages.ts';
import { cardOf } from './message-card.ts';
import { useStateWords } from './object-mention-view.tsx';
import { useObject } from './use-object.ts';
import { usePicture, usePreview } from './use-preview.ts';

interface MessageCardProps {
  readonly room: string;
  readonly message: ChatMessage;
}

/** Below a message: what the one page or the one object is that it leads to. */
export function MessageCard({ room, message }: MessageCardProps) {
  const { content, id } = message;
  const card = useMemo(() => {
    return content.kind === 'text' ? cardOf(content, window.location.origin) : undefined;
  }, [content]);
  if (card?.kind === 'object') return <ObjectCard path={card.path} />;
  if (card?.kind === 'page') return <PageCard room={room} url={card.url} message={id} />;
  return null;
}

const frame =
  'relative mt-1.5 flex max-w-md items-start gap-3 rounded-md bg-raised p-2.5 text-start ring-1 ring-border ring-inset';

function ObjectCard({ path }: { readonly path: string }) {
  return useMayAsk() ? <AskedCard path={path} /> : null;
}

function AskedCard({ path }: { readonly path: string }) {
  const object = useObject(path);
  return object === undefined || typeof object === 'string' ? null : <KnownObject card={object} />;
}

function KnownObject({ card }: { readonly card: LinkCard }) {
  const { icon: Icon = FileText } = useWorkbench().registry.searchRenderers.get(card.type) ?? {};
  const state = useStateWords(card);
  return (
    <div className={frame}>
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2">
          <Link
            href={card.path}
            variant="quiet"
            className="truncate text-sm font-medium after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2"
          >
            {card.title}
          </Link>
          {state !== undefined && <Badge>{state}</Badge>}
        </p>
        {card.subtitle !== null && <p className="truncate text-xs text-muted">{card.subtitle}</p>}
      </div>
    </div>
  );
}

interface PageCardProps {
  readonly room: string;
  readonly url: string;
  /** The id of the message. */
  readonly message: string;
}

function PageCard({ room, url, message }: PageCardProps) {
  const t = useMessages(linksMessages);
  const toast = useToast();
  const { chat } = useChat();
  const { isOff, hidden } = useWatched(chat.previews.settings);
  const isShown = !isOff && !hidden.includes(message);
  const preview = usePreview(room, isShown ? url : undefined);
  const picture = usePicture(preview?.picture);
  if (!isShown || !preview) return null;
  const tell = (work: Promise<void>) => void work.catch(() => toast.show({ text: t('failed'), tone: 'danger' }));
  return (
    <div className={frame}>
      {picture !== undefined && <img src={picture} alt="" className="size-14 shrink-0 rounded-sm object-cover" />}
      <div className="min-w-0 grow [overflow-wrap:anywhere]">
        <p className="truncate text-xs text-muted">{preview.site || new URL(url).hostname}</p>
        <Link
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          variant="quiet"
          className="line-clamp-2 text-sm font-medium after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2"
        >
          {preview.title}
        </Link>
        {preview.text !== '' && <p className="line-clamp-2 text-xs text-muted">{preview.text}</p>}
      </div>
      <div className="relative -me-1 -mt-1 shrink-0">
        <MenuTrigger>
          <IconButton size="sm" icon={EllipsisVertical} label={t('previewMenu')} />
          <Menu>
            <MenuItem icon={X} onAction={() => tell(chat.previews.hide(message))}>
              {t('hidePreview')}
            </MenuItem>
            <MenuItem
              icon={EyeOff}
              onAction={() => {
                tell(chat.previews.setOff(true));
                toast.show({ text: t('isOff') });
              }}
            >
              {t('previewsOff')}
            </MenuItem>
          </Menu>
        </MenuTrigger>
      </div>
    </div>
  );
}
