import { addDays, type IsoDate } from '@kontor/base';
import { type DayGroup, dayGroupOf, dayGroups, type Priority, type Task, type TaskState } from '../../shared/index.ts';

/** What somebody looks for among tasks; all of it has to hold, of several labels or priorities one. */
export interface TaskFilter {
  readonly text: string;
  readonly labels: readonly string[];
  readonly priorities: readonly Priority[];
  /** `me`, `nobody`, or the id of a person or an office. */
  readonly who: string;
  readonly due: DayGroup | '';
  /** Nothing: what is open. */
  readonly state: Exclude<TaskState, 'open'> | '';
  /** `none`: those without one. */
  readonly section: string;
  /** In my day: a list, or the space, office or person to whom lists belong. */
  readonly from: string;
}

/** What filters are called in the address. */
export const filterNames = ['q', 'label', 'priority', 'who', 'due', 'state', 'section', 'from'] as const;
type FilterName = (typeof filterNames)[number];
export type FilterWords = Readonly<Partial<Record<FilterName, string>>>;

const priorities: readonly Priority[] = [3, 2, 1, 0];
const closedStates = ['done', 'dropped'] as const;

/** Reads an address; what makes no sense there is passed by. */
export function readFilter(words: Readonly<Record<string, string>>): TaskFilter {
  const asked = (words.priority ?? '').split(',');
  return {
    text: (words.q ?? '').slice(0, 100),
    labels: (words.label ?? '').split(',').filter(Boolean).map(decode),
    priorities: priorities.filter((each) => asked.includes(String(each))),
    who: words.who ?? '',
    due: dayGroups.find((each) => each === words.due) ?? '',
    state: closedStates.find((each) => each === words.state) ?? '',
    section: words.section ?? '',
    from: words.from ?? '',
  };
}

/** As it stands in the address; what is not looked for is left out. */
export function wordsOf(filter: TaskFilter): FilterWords {
  const all: Record<FilterName, string> = {
    // As it is typed: a word may follow a space.
    q: filter.text.trim() === '' ? '' : filter.text,
    label: filter.labels.map(encodeURIComponent).join(','),
    priority: filter.priorities.join(','),
    who: filter.who,
    due: filter.due,
    state: filter.state,
    section: filter.section,
    from: filter.from,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

export const noFilter: TaskFilter = readFilter({});

export function isFiltering(filter: TaskFilter): boolean {
  return Object.keys(wordsOf(filter)).length > 0;
}

export function isSameFilter(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  return filterNames.every((name) => (one[name] ?? '') === (other[name] ?? ''));
}

export interface FilterContext {
  readonly person: string;
  readonly today: IsoDate;
}

/** State, list and section aside, which are asked for where the tasks come from. */
export function matches(task: Task, filter: TaskFilter, { person, today }: FilterContext): boolean {
  const asked = task.assignees.filter(({ answer }) => answer !== 'declined');
  const words = filter.text.trim().toLocaleLowerCase();
  return (
    (words === '' ||
      [task.title, task.note, ...task.labels].some((part) => part.toLocaleLowerCase().includes(words))) &&
    (filter.labels.length === 0 || filter.labels.some((label) => task.labels.includes(label))) &&
    (filter.priorities.length === 0 || filter.priorities.includes(task.priority)) &&
    (filter.due === '' || dayGroupOf(task.dueOn, today, addDays(today, 6)) === filter.due) &&
    (filter.section === '' || (task.section ?? 'none') === filter.section) &&
    isWho(
      filter.who,
      asked.map(({ subject }) => subject.id),
      person,
    )
  );
}

function isWho(who: string, asked: readonly string[], person: string): boolean {
  if (who === '') return true;
  return who === 'nobody' ? asked.length === 0 : asked.includes(who === 'me' ? person : who);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // an address that somebody typed
  }
}
