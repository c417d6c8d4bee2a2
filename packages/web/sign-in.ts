import { startEntry } from '@kontor/workbench/session';

const container = document.querySelector<HTMLElement>('#app');
if (container) void startEntry(container);
