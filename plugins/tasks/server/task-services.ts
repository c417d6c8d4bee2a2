import { AroundService } from './around/around-service.ts';
import { BlockerService } from './around/blocker-service.ts';
import { TaskFileService } from './around/task-file-service.ts';
import { WatchService } from './around/watch-service.ts';
import { AssignmentService } from './assignment-service.ts';
import { CalendarService } from './caldav/calendar-service.ts';
import { CommentService } from './comment-service.ts';
import { CsvService } from './csv/csv-service.ts';
import { FieldService } from './field-service.ts';
import { FilterService } from './filter-service.ts';
import { ListAccessService } from './list-access-service.ts';
import { ListService } from './list-service.ts';
import { MyDayService } from './my-day-service.ts';
import { RecurrenceService } from './recurrence-service.ts';
import { ReminderService } from './reminders/reminder-service.ts';
import type { TaskContext } from './task-context.ts';
import { TaskService } from './task-service.ts';
import { TemplateService } from './templates/template-service.ts';

export interface TaskServices {
  readonly lists: ListService;
  readonly templates: TemplateService;
  readonly csv: CsvService;
  readonly fields: FieldService;
  readonly listAccess: ListAccessService;
  readonly tasks: TaskService;
  readonly assignments: AssignmentService;
  readonly comments: CommentService;
  readonly myDay: MyDayService;
  readonly filters: FilterService;
  readonly calendar: CalendarService;
  readonly around: AroundService;
  readonly reminders: ReminderService;
  readonly watching: WatchService;
  readonly blockers: BlockerService;
  readonly files: TaskFileService;
}

export function createTaskServices(context: TaskContext): TaskServices {
  const assignments = new AssignmentService(context);
  const tasks = new TaskService(context, assignments, new RecurrenceService(context, assignments));
  const lists = new ListService(context);
  return {
    lists,
    templates: new TemplateService(context, lists, assignments),
    csv: new CsvService(context, tasks, assignments),
    fields: new FieldService(context),
    listAccess: new ListAccessService(context),
    tasks,
    assignments,
    comments: new CommentService(context),
    myDay: new MyDayService(context),
    filters: new FilterService(context),
    calendar: new CalendarService(context, tasks),
    around: new AroundService(context),
    reminders: new ReminderService(context),
    watching: new WatchService(context),
    blockers: new BlockerService(context),
    files: new TaskFileService(context),
  };
}
