import { startWorkbench } from '@kontor/workbench';
import { fetchEarly } from './early.ts';
import { plugins } from './plugins.ts';

const container = document.querySelector<HTMLElement>('#app');
if (container) void startWorkbench(container, plugins, fetchEarly);
