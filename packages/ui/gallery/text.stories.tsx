import { Button, Info, Prose, SkeletonForm, SkeletonText, Tooltip, TooltipTrigger } from '../index.ts';
import { Row, Story } from './story.tsx';

const text = `Ein Text mit **betonten** Worten, einem [Link](/people) und der Adresse https://kontor.example.
Die zweite Zeile desselben Absatzes.

## Überschrift

- Ein Punkt
- Noch einer mit [Bitte ergänzen: einer Lücke]

### Kleinere Überschrift

1. Zuerst
2. Dann`;

export function TextStories() {
  return (
    <Story title="Texts, and texts on their way">
      <div className="grid gap-8 md:grid-cols-2">
        <Prose text={text} level={3} />
        <div className="flex flex-col gap-8">
          <SkeletonText />
          <SkeletonForm fields={3} />
        </div>
      </div>
      <Row>
        <TooltipTrigger>
          <Button icon={Info}>Mit Erklärung</Button>
          <Tooltip>Erscheint beim Zeigen und bei der Tastatur</Tooltip>
        </TooltipTrigger>
      </Row>
    </Story>
  );
}
