import {
  Archive,
  Bell,
  Button,
  ButtonLink,
  IconButton,
  Kbd,
  Link,
  Pencil,
  Pin,
  Plus,
  Star,
  Toolbar,
  Trash2,
} from '../index.ts';
import { Row, Story } from './story.tsx';

export function ButtonStories() {
  return (
    <Story title="Buttons and links">
      <Row>
        <Button variant="primary" icon={Plus}>
          Neue Aufgabe
        </Button>
        <Button>Speichern</Button>
        <Button variant="quiet" icon={Archive}>
          Ablegen
        </Button>
        <Button variant="danger" icon={Trash2}>
          Bereich löschen
        </Button>
        <Button variant="primary" isPending>
          Wird gesendet
        </Button>
        <Button isDisabled>Gesperrt</Button>
      </Row>
      <Row>
        <Button size="sm">Klein</Button>
        <Button size="md">Mittel</Button>
        <Button size="lg" variant="primary">
          Anmelden
        </Button>
        <ButtonLink href="#buttons">Wie ein Knopf</ButtonLink>
        <Kbd keys={['Strg', 'K']} />
      </Row>
      <Row>
        <Toolbar label="Werkzeuge">
          <IconButton icon={Pencil} label="Bearbeiten" shortcut="E" />
          <IconButton icon={Star} label="Merken" isActive />
          <IconButton icon={Pin} label="Anheften" isActive={false} />
          <IconButton icon={Bell} label="Benachrichtigen" isDisabled />
          <IconButton icon={Trash2} label="Löschen" size="sm" />
        </Toolbar>
        <p>
          Mehr dazu im <Link href="#buttons">Handbuch der Verwaltung</Link>.
        </p>
      </Row>
    </Story>
  );
}
