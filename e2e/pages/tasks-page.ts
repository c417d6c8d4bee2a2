import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import type { CallSession } from '../fixtures/index.ts';

/** Tasks as somebody uses them: my day, a list, and the task that is open beside it. */
export class TasksPage {
  readonly page: Page;
  readonly add: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.add = page.getByRole('textbox', { name: 'Aufgabe hinzufügen' });
    this.panel = page.getByRole('complementary', { name: 'Aufgabe' }).or(page.getByRole('dialog', { name: 'Aufgabe' }));
  }

  row(title: string): Locator {
    const main = this.page.getByRole('main');
    return main.getByRole('listitem').or(main.getByRole('row')).filter({ hasText: title });
  }

  box(title: string): Locator {
    return this.page.getByRole('checkbox', { name: new RegExp(`„${title}“`) }).first();
  }

  /** Ticks it off, or on again; the box itself is beneath what is drawn for it. */
  async tick(title: string): Promise<void> {
    await this.row(title).locator('label').first().click();
  }

  async addTask(title: string): Promise<void> {
    await this.add.fill(title);
    await this.add.press('Enter');
  }

  async open(title: string): Promise<void> {
    await this.row(title).getByText(title).first().click();
    await this.panel.getByRole('heading', { name: 'Zuständig' }).waitFor();
  }

  /** From the menu of the list that is open. */
  async chooseForList(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Aktionen für die Liste' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async closePanel(): Promise<void> {
    await this.panel.getByRole('button', { name: /schließen$/i }).click();
    await this.panel.waitFor({ state: 'hidden' });
  }
}

interface MadeTask {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly state: string;
  readonly priority: number;
  readonly dueOn: string | null;
  readonly revision: number;
}

/** Makes a list of a space, or of the caller alone; answers with its id. */
export async function makeList(who: CallSession, title: string, space?: string): Promise<string> {
  const place = space === undefined ? { kind: 'person', id: who.person.id } : { kind: 'space', id: space };
  const { id } = await who.call<{ id: string }>('POST', '/api/tasks/lists', { id: randomUUID(), place, title });
  return id;
}

export function makeTask(who: CallSession, list: string, title: string, given: object = {}): Promise<MadeTask> {
  return who.call('POST', '/api/tasks/tasks', { id: randomUUID(), list, title, ...given });
}

export async function readTasks(who: CallSession, list: string, state = 'open'): Promise<readonly MadeTask[]> {
  const { tasks } = await who.call<{ tasks: MadeTask[] }>('GET', `/api/tasks/lists/${list}/tasks?state=${state}`);
  return tasks;
}
