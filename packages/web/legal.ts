import { startLegal } from '@kontor/workbench/legal';

const container = document.querySelector<HTMLElement>('#app');
if (container) void startLegal(container);
