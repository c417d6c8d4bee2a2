import type { Locator } from '@playwright/test';
import { dayOf } from './days.ts';

/** Types a day part by part, as German writes it. */
export async function typeDay(field: Locator, day: Date): Promise<void> {
  const [year = '', month = '', date = ''] = dayOf(day).split('-');
  await field.getByRole('spinbutton').first().click();
  await field.page().keyboard.type(`${date}${month}${year}`);
}
