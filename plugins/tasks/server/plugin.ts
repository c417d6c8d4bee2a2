import { defineServerPlugin } from '@kontor/plugin-api/server';
import { filterChanged } from '../shared/filter-api.ts';
import {
  listAccessChanged,
  listChanged,
  listTakenAway,
  taskArranged,
  taskChanged,
  taskCommented,
  taskTakenAway,
} from '../shared/index.ts';
import { bindAroundRoutes } from './around/around-routes.ts';
import { openCalendarDoors } from './caldav/caldav-doors.ts';
import { openFeedDoor } from './caldav/feed-door.ts';
import { searchComments } from './comment-search.ts';
import { mountListCsv } from './csv/csv-mounts.ts';
import { seedTasks } from './demo-seeding.ts';
import { scheduleReminders } from './due-job.ts';
import { createTasks } from './migrations/20261127-0820-create-tasks.ts';
import { createNextTasks } from './migrations/20261127-0910-create-next-tasks.ts';
import { indexOpenTasks } from './migrations/20261127-0920-index-open-tasks.ts';
import { createCalendarObjects } from './migrations/20261127-0930-create-calendar-objects.ts';
import { indexTaskSources } from './migrations/20261127-1000-index-task-sources.ts';
import { createPageItems } from './migrations/20261127-1010-create-page-items.ts';
import { archiveTasks } from './migrations/20261127-1100-archive-tasks.ts';
import { createFilters } from './migrations/20261127-1110-create-filters.ts';
import { createReminders } from './migrations/20261127-1200-create-reminders.ts';
import { createWatchesAndFiles } from './migrations/20261127-1210-create-watches-and-files.ts';
import { narrowLists } from './migrations/20261127-1300-narrow-lists.ts';
import { createFields } from './migrations/20261127-1310-create-fields.ts';
import { createListTemplates } from './migrations/20261127-1320-create-list-templates.ts';
import { keepInWhosePlace } from './migrations/20261127-2342-keep-in-whose-place.ts';
import { followPages } from './pages/follow-pages.ts';
import { provideTaskPeriods } from './periods/task-periods.ts';
import { bindRoutes } from './routes.ts';
import { TaskContext } from './task-context.ts';
import { provideHandOver } from './task-hand-over.ts';
import { listLinks, taskLinks } from './task-links.ts';
import { defineTaskKinds } from './task-notify.ts';
import { declareTasks } from './task-privacy.ts';
import { takeReplies } from './task-replies.ts';
import { taskSearch } from './task-search.ts';
import { createTaskServices } from './task-services.ts';

/** What is to be done, by whom and until when: lists of spaces, offices and people, and everybody's day. */
export const tasksPlugin = defineServerPlugin({
  id: 'tasks',
  register(host) {
    const context = new TaskContext(host);
    host.migrations.add(createTasks, createNextTasks, indexOpenTasks, createCalendarObjects);
    host.migrations.add(indexTaskSources, createPageItems);
    host.migrations.add(archiveTasks, createFilters);
    host.migrations.add(createReminders, createWatchesAndFiles);
    host.migrations.add(narrowLists, createFields, createListTemplates, keepInWhosePlace);
    declareTasks(host);
    host.permissions.whatOpens((tx, person, tokens) => context.rights.findOpenings(tx, person, tokens));
    defineTaskKinds(context);
    const services = createTaskServices(context);
    bindRoutes(host, services);
    bindAroundRoutes(host, services);
    mountListCsv(host, services.csv);
    host.files.defineOwner('tasks/task', (tx, actor, id) => services.files.mayAdd(tx, actor, id));
    followPages(context, services.tasks);
    openCalendarDoors(host, services.calendar);
    openFeedDoor(host, services.calendar);
    host.search.provide(taskSearch(context));
    searchComments(context);
    host.links.provide(taskLinks(context));
    host.links.provide(listLinks(context));
    host.live.present(taskChanged, (tx, event) => context.readForLive(tx, event.payload.task));
    host.live.present(filterChanged, (tx, event) => services.filters.readForLive(tx, event.payload.filter));
    host.live.present(listChanged, async () => null);
    host.live.present(listAccessChanged, async () => null);
    host.live.present(listTakenAway, async () => null);
    host.live.present(taskTakenAway, async () => null);
    host.live.present(taskCommented, async () => null);
    takeReplies(context, services.comments);
    host.live.present(taskArranged, async () => null);
    provideHandOver(context);
    scheduleReminders(context);
    provideTaskPeriods(context);
    seedTasks(context);
  },
});
