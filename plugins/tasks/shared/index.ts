export * from './errors.ts';
export * from './events.ts';
export { writeMoment, writeTime } from './icalendar/calendar-time.ts';
export {
  componentLines,
  type JcalComponent,
  type JcalProperty,
  readProperty,
  textProperty,
  writeLines,
} from './icalendar/jcal.ts';
export { zonesOf } from './icalendar/write-todo.ts';
export * from './list-api.ts';
export * from './list-change-api.ts';
export * from './my-day.ts';
export * from './place.ts';
export * from './rank.ts';
export * from './sync.ts';
export * from './task.ts';
export * from './task-api.ts';
export * from './task-change.ts';
export * from './task-change-api.ts';
export * from './task-list.ts';
export { momentOf, wallClock } from './wall-clock.ts';
