import { PersonName, useWorkbench } from '@kontor/plugin-api/client';
import type { LinkCard } from '@kontor/schema';
import { Badge, FileText, Link, Lock, useLanguage, useMessages } from '@kontor/ui';
import { useChat, useWatched } from '../session/chat-context.ts';
import type { MeantObject } from './inside-link.ts';
import { useMayAsk } from './link-room.ts';
import { linksMessages } from './links-messages.ts';
import { useObject } from './use-object.ts';

interface ObjectMentionProps {
  readonly meant: MeantObject;
  /** As they stand in the message. */
  readonly words: string;
}

const chip = 'rounded-sm bg-accent-soft px-1 font-medium text-accent-text! no-underline!';

/**
 * Something of Kontor in a text, called what it is called now; whoever may not see it learns nothing of it here, not even
 * what it was called when the message was written.
 */
export function ObjectMention(props: ObjectMentionProps) {
  // In an encrypted room, Kontor is not told what is spoken of: there are the words as they were written.
  if (!useMayAsk()) return <Link href={props.meant.address}>{props.words}</Link>;
  return <AskedMention {...props} />;
}

function AskedMention({ meant, words }: ObjectMentionProps) {
  const t = useMessages(linksMessages);
  const { path, address, isBare } = meant;
  const object = useObject(path);
  const room = useOwnRoom(path);
  if (object === undefined) return <span className="text-muted">{t('loading')}</span>;
  if (object === 'hidden' && room !== undefined)
    return (
      <Link href={address} className={chip}>
        #{room}
      </Link>
    );
  if (object === 'hidden') return <HiddenObject />;
  if (object === 'none') return <Link href={address}>{words}</Link>;
  const isCall = object.type === 'org-unit' && !isBare && words.startsWith('@');
  return <ObjectChip card={object} address={address} isCall={isCall} />;
}

function HiddenObject() {
  const t = useMessages(linksMessages);
  return (
    <span className="rounded-sm bg-sunken px-1 text-muted">
      <Lock aria-hidden className="me-1 mb-0.5 inline size-3.5" />
      {t('hidden')}
    </span>
  );
}

interface ObjectChipProps {
  readonly card: LinkCard;
  readonly address: string;
  readonly isCall: boolean;
}

function ObjectChip({ card, address, isCall }: ObjectChipProps) {
  const { type, title, ref } = card;
  const { icon: Icon = FileText } = useWorkbench().registry.searchRenderers.get(type) ?? {};
  const state = useStateWords(card);
  const words = (
    <>
      {isCall ? '@' : <Icon aria-hidden className="me-1 mb-0.5 inline size-3.5" />}
      {title}
    </>
  );
  const id = /^people\/person\/(.+)$/.exec(ref)?.[1];
  return (
    <>
      {id === undefined ? (
        <Link href={address} className={chip}>
          {words}
        </Link>
      ) : (
        <PersonName person={{ id, name: title }} className={chip}>
          {words}
        </PersonName>
      )}
      {state !== undefined && (
        <>
          {' '}
          <Badge>{state}</Badge>
        </>
      )}
    </>
  );
}

/** What the state of an object is called by whoever owns it. */
export function useStateWords({ type, state }: LinkCard): string | undefined {
  const { language } = useLanguage();
  const { states = {} } = useWorkbench().registry.searchRenderers.get(type) ?? {};
  return state !== null && Object.hasOwn(states, state) ? states[state]?.(language) : undefined;
}

/** The name of a room of the person that stands at the path, or in which a message does; Kontor knows no private ones. */
function useOwnRoom(path: string): string | undefined {
  const { chat } = useChat();
  const id = /^\/chat\/((?:!|%21)[^/]+)/.exec(path)?.[1];
  return useWatched(chat.rooms).find((room) => encodeURIComponent(room.id) === id || room.id === id)?.name;
}
