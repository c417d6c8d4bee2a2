import type { Chat, Watched } from '@kontor/matrix/client';
import { type Call, useLocalData, useWorkbench } from '@kontor/plugin-api/client';
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import { ChatSession } from './chat-session.ts';
import type { KnownPerson } from './people-book.ts';

/** One for each workbench, which its `call` stands for: leaving the chat's screens does not end it. */
const sessions = new WeakMap<Call, ChatSession>();

export function useChatSession(): ChatSession {
  const { call, session } = useWorkbench();
  const database = useLocalData('chat');
  const known = sessions.get(call);
  if (known) return known;
  const made = new ChatSession({ call, person: session.person.id, database });
  sessions.set(call, made);
  return made;
}

export function useWatched<Value>(watched: Watched<Value>): Value {
  return useSyncExternalStore(watched.watch, () => watched.value);
}

/** The part of it that a view needs: the view is drawn anew only when that is another value. */
export function useSelected<Value, Part>(watched: Watched<Value>, select: (value: Value) => Part): Part {
  return useSyncExternalStore(watched.watch, () => select(watched.value));
}

export interface OpenChat {
  readonly chat: Chat;
  readonly session: ChatSession;
}

export const ChatContext = createContext<OpenChat | undefined>(undefined);

/** The open chat, within its screens. */
export function useChat(): OpenChat {
  const open = useContext(ChatContext);
  if (!open) throw new Error('This view stands in the chat');
  return open;
}

/** What these users are called, in their order. */
export function useNames(users: readonly string[]): readonly string[] {
  const { people } = useChat().session;
  const known = useWatched(people.known);
  useEffect(() => {
    for (const user of users) people.need(user);
  }, [people, users]);
  return users.map((user) => known.get(user)?.name ?? user.replace(/^@([^:]*):.*$/, '$1'));
}

/** The person behind a user of Matrix, as soon as that is known. */
export function usePerson(userId: string): KnownPerson | undefined {
  const { people } = useChat().session;
  const known = useSelected(people.known, (all) => all.get(userId));
  useEffect(() => people.need(userId), [people, userId]);
  return known;
}
