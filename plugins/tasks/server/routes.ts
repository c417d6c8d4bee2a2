import type { ServerHost } from '@kontor/plugin-api/server';
import { importCsv, previewCsv } from '../shared/csv-api.ts';
import { deleteFilter, listFilters, saveFilter } from '../shared/filter-api.ts';
import {
  addComment,
  addSection,
  answerTask,
  assignTask,
  changeList,
  changeSection,
  changeTask,
  createList,
  createTask,
  deleteList,
  deleteTask,
  findTasksFrom,
  getList,
  getMyDay,
  getTask,
  listComments,
  listHistory,
  listLists,
  listTasks,
  moveTask,
  removeComment,
  removeSection,
  restoreTask,
  unassignTask,
} from '../shared/index.ts';
import { getListAccess, narrowList } from '../shared/list-access-api.ts';
import { setListFields } from '../shared/list-field-api.ts';
import {
  listListTemplates,
  makeListOfTemplate,
  removeListTemplate,
  restoreListTemplate,
  saveListTemplate,
} from '../shared/list-template-api.ts';
import { filterTasks } from '../shared/matching-api.ts';
import type { TaskServices } from './task-services.ts';

/** Contract to service, one line each. */
export function bindRoutes({ http }: ServerHost, services: TaskServices): void {
  const { lists, listAccess, fields, csv, templates, tasks, assignments, comments, myDay, filters } = services;
  http.bind(listLists, (_input, { actor }) => lists.list(actor));
  http.bind(createList, (input, { actor }) => lists.create(actor, input));
  http.bind(getList, ({ list }, { actor }) => lists.get(actor, list));
  http.bind(changeList, (input, { actor }) => lists.change(actor, input));
  http.bind(deleteList, ({ list }, { actor }) => lists.delete(actor, list));
  http.bind(getListAccess, ({ list }, { actor }) => listAccess.get(actor, list));
  http.bind(narrowList, (input, { actor }) => listAccess.narrow(actor, input));
  http.bind(setListFields, (input, { actor }) => fields.set(actor, input));
  http.bind(previewCsv, (input, { actor, language }) => csv.preview(actor, input, language));
  http.bind(importCsv, (input, { actor }) => csv.import(actor, input));
  http.bind(listListTemplates, (_input, { actor }) => templates.list(actor));
  http.bind(saveListTemplate, (input, { actor }) => templates.save(actor, input));
  http.bind(makeListOfTemplate, (input, { actor }) => templates.use(actor, input));
  http.bind(removeListTemplate, ({ template }, { actor }) => templates.setRemoved(actor, template, true));
  http.bind(restoreListTemplate, ({ template }, { actor }) => templates.setRemoved(actor, template, false));
  http.bind(addSection, (input, { actor }) => lists.addSection(actor, input));
  http.bind(changeSection, (input, { actor }) => lists.changeSection(actor, input));
  http.bind(removeSection, ({ list, section }, { actor }) => lists.removeSection(actor, list, section));
  http.bind(listTasks, (input, { actor }) => lists.listTasks(actor, input));
  http.bind(getMyDay, (_input, { actor }) => myDay.get(actor));
  http.bind(getTask, ({ task }, { actor }) => tasks.get(actor, task));
  http.bind(createTask, (input, { actor }) => tasks.create(actor, input));
  http.bind(changeTask, (input, { actor }) => tasks.change(actor, input));
  http.bind(moveTask, ({ task, list }, { actor }) => tasks.move(actor, task, list));
  http.bind(deleteTask, ({ task }, { actor }) => tasks.delete(actor, task));
  http.bind(restoreTask, ({ task }, { actor }) => tasks.restore(actor, task));
  http.bind(listHistory, ({ task }, { actor }) => tasks.history(actor, task));
  http.bind(findTasksFrom, ({ place }, { actor }) => tasks.findFrom(actor, place));
  http.bind(assignTask, ({ task, subject }, { actor }) => assignments.assign(actor, task, subject));
  http.bind(unassignTask, ({ task, kind, subject }, { actor }) =>
    assignments.unassign(actor, task, { kind, id: subject }),
  );
  http.bind(answerTask, (input, { actor }) => assignments.answer(actor, input));
  http.bind(listComments, ({ task }, { actor }) => comments.list(actor, task));
  http.bind(addComment, (input, { actor }) => comments.add(actor, input));
  http.bind(listFilters, (_input, { actor }) => filters.list(actor));
  http.bind(saveFilter, (input, { actor }) => filters.save(actor, input));
  http.bind(deleteFilter, ({ filter }, { actor }) => filters.delete(actor, filter));
  http.bind(filterTasks, (input, { actor }) => filters.match(actor, input));
  http.bind(removeComment, ({ task, comment }, { actor }) => comments.remove(actor, task, comment));
}
