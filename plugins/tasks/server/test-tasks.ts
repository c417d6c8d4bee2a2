import { newId } from '@kontor/base';
import type { CallInputOf } from '@kontor/schema';
import type { ApiClient } from '@kontor/server/testing';
import { createList, createTask, type ListPlace, type Task, type TaskList } from '../shared/index.ts';

export function aList(client: ApiClient, place: ListPlace, title = 'Umzug'): Promise<TaskList> {
  return client.call(createList, { id: newId(), place, title });
}

type Given = Partial<CallInputOf<typeof createTask>>;

export function aTask(client: ApiClient, list: string, title: string, given: Given = {}): Promise<Task> {
  return client.call(createTask, { id: newId(), list, title, ...given });
}
