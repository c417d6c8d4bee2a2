import { startDiagramFrame } from '@kontor/editor/diagram-frame';

startDiagramFrame();
