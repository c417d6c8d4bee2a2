import { isKontorError, type Ref, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { type CropBox, canSeeField, type PersonDetails, photoNotFound, photoUnusable } from '../shared/index.ts';
import { OrgTree } from './org-tree.ts';
import type { PersonService } from './person-service.ts';
import { type EncodedPhoto, encodePhoto } from './photo-image.ts';
import type { ProfileService } from './profile-service.ts';
import { lockProfile, type StoredPhoto } from './profile-store.ts';
import { relationOf } from './viewer-relation.ts';

const photoRef = (person: string): Ref => refOf('directory', 'photo', person);

/** Photos: stored as files of a ref of their own that nobody reads through the file store, only through `read`. */
export class PhotoService {
  readonly #host: ServerHost;
  readonly #persons: PersonService;
  readonly #profiles: ProfileService;

  constructor(host: ServerHost, persons: PersonService, profiles: ProfileService) {
    this.#host = host;
    this.#persons = persons;
    this.#profiles = profiles;
  }

  /** Makes a picture the actor's photo. Throws `directory.photo_unusable`. */
  async set(actor: Actor, content: Buffer, crop: CropBox | undefined): Promise<PersonDetails> {
    const photo = await encodePhoto(content, crop);
    return this.#replaceOwn(actor, photo);
  }

  async remove(actor: Actor): Promise<PersonDetails> {
    return this.#replaceOwn(actor, null);
  }

  /** Makes a picture of the organisation's directory somebody's photo, or takes it away; answers false where it is none. */
  async accept(person: string, content: Uint8Array | null): Promise<boolean> {
    try {
      const photo = content && (await encodePhoto(Buffer.from(content)));
      await this.#host.database.transaction((tx) => this.#replace(tx, { person }, photo));
      return true;
    } catch (failure) {
      if (isKontorError(failure) && failure.code === photoUnusable.code) return false;
      throw failure;
    }
  }

  /** A person's photo as WebP, for whoever may see it. Throws `directory.photo_not_found`. */
  async read(actor: Actor, person: string, size: 'small' | 'large'): Promise<{ content: Uint8Array; version: string }> {
    return this.#host.database.transaction(async (tx) => {
      const { facts, viewer } = await this.#persons.find(tx, actor, person);
      const { photo, visibility } = facts.profile;
      if (!photo || !facts.present) throw photoNotFound();
      // Who stands closer sees no less: the tree of units is read only where it decides.
      if (!canSeeField(visibility, 'photo', 'colleague')) {
        const tree = new OrgTree(await this.#host.people.listOrgUnits(tx));
        if (!canSeeField(visibility, 'photo', relationOf(viewer, facts, tree))) throw photoNotFound();
      }
      const { content } = await this.#host.files.read(tx, photo[size]);
      return { content, version: photo.version };
    });
  }

  #replaceOwn(actor: Actor, encoded: EncodedPhoto | null): Promise<PersonDetails> {
    return this.#host.database.transaction(async (tx) => {
      await this.#replace(tx, actor, encoded);
      return this.#persons.read(tx, actor, actor.person);
    });
  }

  async #replace(tx: Tx, owner: Actor | Pick<Actor, 'person'>, encoded: EncodedPhoto | null): Promise<void> {
    const { photo: old } = await lockProfile(tx, owner.person);
    const photo = encoded && (await this.#store(tx, owner.person, encoded));
    if (old || photo) await this.#profiles.write(tx, owner, { photo });
    for (const file of old ? [old.small, old.large] : []) await this.#host.files.remove(tx, file);
  }

  async #store(tx: Tx, person: string, { small, large, version }: EncodedPhoto): Promise<StoredPhoto> {
    const ref = photoRef(person);
    const storedSmall = await this.#host.files.store(tx, small, 'photo-96.webp', ref);
    const storedLarge = await this.#host.files.store(tx, large, 'photo-512.webp', ref);
    return { small: storedSmall.id, large: storedLarge.id, version };
  }
}
