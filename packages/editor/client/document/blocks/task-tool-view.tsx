import type { DocNode } from '../../../shared/doc.ts';
import { taskItemsOfDoc } from '../../../shared/task-items-of-doc.ts';
import { useDocument } from '../editor-context.ts';
import type { BlockViewProps } from './view-portals.ts';

/** What the product around the document knows of a task in it; nothing where it knows no tasks. */
export function TaskTool({ node }: BlockViewProps) {
  const { parts, mayWrite } = useDocument();
  const { TaskView } = parts;
  if (!TaskView) return null;
  const [item] = taskItemsOfDoc({ type: 'doc', content: [node.toJSON() as DocNode] }); // the JSON of its own schema
  if (item?.id === undefined) return null;
  return <TaskView id={item.id} text={item.text} isDone={item.isDone} mayWrite={mayWrite} />;
}
