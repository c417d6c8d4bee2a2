import { startWorkbench } from '@kontor/workbench';
import { plugins } from './plugins.ts';

const container = document.querySelector<HTMLElement>('#app');
if (container) void startWorkbench(container, plugins);
