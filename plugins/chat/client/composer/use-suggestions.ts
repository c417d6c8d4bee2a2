import { findEmoji } from '@kontor/editor/emoji';
import type { ChatMember } from '@kontor/matrix/client';
import type { SearchHit } from '@kontor/schema';
import { useMessages } from '@kontor/ui';
import { useEffect, useMemo, useState } from 'react';
import { useRoomGroups } from '../rooms/use-room-groups.ts';
import { useChat } from '../session/chat-context.ts';
import { composerMessages } from './composer-messages.ts';
import type { Suggestion } from './suggestions-view.tsx';
import { findByName, findTrigger } from './trigger-model.ts';
import { useFoundObjects } from './use-found-objects.ts';
import { useUnitReach } from './use-unit-reach.ts';

const most = 6;
const mostUnits = 3;
/** What people type who want to reach everybody. */
const wordsForAll = ['room', 'raum', 'alle', 'all', 'everyone'];

/**
 * What fits to what is being typed: people of the room, rooms and short codes, known without a connection, too; org units
 * and whatever else the one search has.
 */
export function useSuggestions(room: string, before: string) {
  const t = useMessages(composerMessages);
  const [members, setMembers] = useState<readonly ChatMember[]>();
  const { chat } = useChat();
  const trigger = useMemo(() => findTrigger(before, before.length), [before]);
  const isMention = trigger?.kind === 'mention';
  const typedNow = trigger?.typed.trim() ?? '';
  // What is typed in an encrypted room is nobody else's business, not even the search's.
  const isSecret = chat.findRoom(room)?.isEncrypted === true;
  const hits = useFoundObjects(isSecret ? undefined : searchedFor[trigger?.kind ?? 'emoji'], typedNow);
  const found = useMemo(() => whatBegins(hits, typedNow), [hits, typedNow]);
  const units = useMemo(() => (isMention ? found.slice(0, mostUnits) : []), [isMention, found]);
  const unitIds = useMemo(() => units.map(unitId), [units]);
  const reach = useUnitReach(room, unitIds);
  const groups = useRoomGroups(trigger?.kind === 'room');
  useEffect(() => {
    if (isMention && !members) void chat.listMembers(room).then(setMembers);
  }, [chat, room, isMention, members]);
  const suggestions = useMemo((): readonly Suggestion[] => {
    if (!trigger) return [];
    const { kind, typed } = trigger;
    if (kind === 'emoji')
      return findEmoji(typed, most).map(({ code, sign }) => ({ key: code, insert: sign, label: `:${code}:`, sign }));
    if (kind === 'room') {
      const rooms = groups.flatMap(({ kind: of, space, rooms: all }) =>
        of === 'direct' ? [] : all.map(({ id, name }) => ({ id, name, detail: space?.name })),
      );
      const named = findByName(rooms, typed, most).map(({ id, name, detail }) => ({
        key: id,
        insert: { ref: id, name },
        label: name,
        sign: '#',
        ...(detail !== undefined && { detail }),
      }));
      return [...named.slice(0, Math.max(3, most - found.length)), ...found.map((hit) => ofObject(hit, '#'))].slice(
        0,
        8,
      );
    }
    const others = (members ?? []).filter(({ userId }) => userId !== chat.userId);
    const people = findByName(others, typed, most - units.length).map(({ userId, name }) => {
      return { key: userId, insert: { ref: userId, name }, label: name, userId, asksAway: !isSecret };
    });
    const named = units.map((hit) => {
      const count = reach.get(unitId(hit));
      return { ...ofObject(hit, '@'), ...(count !== undefined && { detail: t('reaches', { count }) }) };
    });
    const isForAll = wordsForAll.some((word) => word.startsWith(typed.toLowerCase())) && chat.canCallAll(room);
    if (!isForAll || others.length < 2) return [...people, ...named];
    const everyone = {
      key: '@room',
      insert: { ref: '@room', name: 'room' },
      label: '@room',
      sign: '@',
      detail: t('everyone'),
    };
    return [...people.slice(0, most - 1), everyone, ...named];
  }, [trigger, members, groups, found, units, reach, chat, room, isSecret, t]);
  return { trigger, suggestions };
}

const searchedFor = { mention: 'org-unit', room: 'any', emoji: undefined } as const;

/** Sent as a link to where it is shown, which any reader of Matrix can follow. */
function ofObject({ ref, title, subtitle, path, type }: SearchHit, sign: '@' | '#'): Suggestion {
  const insert = { ref: window.location.origin + path, name: sign + title };
  return { key: ref, insert, label: title, type, ...(subtitle !== null && { detail: subtitle }) };
}

/** The search forgives slips of the pen; here Enter takes what is suggested, so it has to be what was typed. */
function whatBegins(hits: readonly SearchHit[], typed: string): readonly SearchHit[] {
  const named = hits.map((hit) => ({ hit, name: `${hit.title} ${hit.subtitle ?? ''}` }));
  return findByName(named, typed, most).map(({ hit }) => hit);
}

function unitId({ ref }: SearchHit): string {
  return ref.split('/')[2] ?? '';
}
