import type { ServerHost } from '@kontor/plugin-api/server';
import { getAround, listWaits } from '../../shared/around-api.ts';
import {
  addBlocker,
  addReminder,
  addTaskFile,
  removeBlocker,
  removeReminder,
  removeTaskFile,
  restoreTaskFile,
  setWatching,
} from '../../shared/around-change-api.ts';
import type { TaskServices } from '../task-services.ts';

/** Contract to service, one line each. */
export function bindAroundRoutes({ http }: ServerHost, { around, reminders, watching, blockers, files }: TaskServices) {
  http.bind(getAround, ({ task }, { actor }) => around.get(actor, task));
  http.bind(listWaits, ({ list }, { actor }) => blockers.listWithin(actor, list));
  http.bind(addReminder, (input, { actor }) => reminders.add(actor, input));
  http.bind(removeReminder, (input, { actor }) => reminders.remove(actor, input));
  http.bind(setWatching, (input, { actor }) => watching.set(actor, input));
  http.bind(addBlocker, ({ task, blocker }, { actor }) => blockers.add(actor, task, blocker));
  http.bind(removeBlocker, ({ task, blocker }, { actor }) => blockers.remove(actor, task, blocker));
  http.bind(addTaskFile, ({ task, file }, { actor }) => files.add(actor, task, file));
  http.bind(removeTaskFile, ({ task, file }, { actor }) => files.remove(actor, task, file));
  http.bind(restoreTaskFile, ({ task, file }, { actor }) => files.restore(actor, task, file));
}
