"""What a person does with matrix-nio: python3 nio-client.py URL ALICE BOB PASSWORD FOLDER.

Prints one JSON object of what the client itself has understood; ends with an exception where an answer is an error.
"""

import asyncio
import json
import sys

from nio import (
    AsyncClient,
    AsyncClientConfig,
    EnableEncryptionBuilder,
    MegolmEvent,
    MessageDirection,
    RoomMessageText,
    RoomVisibility,
)
from nio.crypto import ENCRYPTION_ENABLED


def right(answer):
    """The answer, if it is none of nio's errors."""
    if type(answer).__name__.endswith("Error"):
        raise RuntimeError(f"{type(answer).__name__}: {answer}")
    return answer


class Person:
    """A signed-in device and the texts that it has received."""

    def __init__(self, url, user, folder):
        config = AsyncClientConfig(encryption_enabled=ENCRYPTION_ENABLED, store_sync_tokens=False)
        self.client = AsyncClient(url, user, store_path=folder, config=config)
        self.texts = []
        self.unreadable = 0
        self.client.add_event_callback(self.on_text, RoomMessageText)
        self.client.add_event_callback(self.on_unreadable, MegolmEvent)

    async def on_text(self, room, event):
        self.texts.append([room.room_id, event.sender, event.body, bool(event.decrypted)])

    async def on_unreadable(self, room, event):
        self.unreadable += 1

    async def sync(self):
        right(await self.client.sync(timeout=300, full_state=False))
        if ENCRYPTION_ENABLED:
            if self.client.should_upload_keys:
                right(await self.client.keys_upload())
            if self.client.should_query_keys:
                right(await self.client.keys_query())

    async def until(self, found):
        for _ in range(40):
            if found():
                return
            await self.sync()
        raise RuntimeError("The sync never showed what was waited for")

    async def say(self, room, text):
        content = {"msgtype": "m.text", "body": text}
        sent = await self.client.room_send(room, "m.room.message", content, ignore_unverified_devices=True)
        return right(sent).event_id


async def meet(alice, bob, **options):
    """A room that the one makes and the other is invited to and joins."""
    other = bob.client.user_id
    made = await alice.client.room_create(visibility=RoomVisibility.private, invite=[other], **options)
    room = right(made).room_id
    await bob.until(lambda: room in bob.client.invited_rooms)
    right(await bob.client.join(room))
    await bob.until(lambda: room in bob.client.rooms)
    await alice.until(lambda: room in alice.client.rooms and other in alice.client.rooms[room].users)
    return room


def has(person, room, text):
    return lambda: any(heard[0] == room and heard[2] == text for heard in person.texts)


async def read_back(person, room, start):
    """All texts of a room from its end to its beginning, a page of five at a time."""
    texts = []
    while start:
        page = right(await person.client.room_messages(room, start, direction=MessageDirection.back, limit=5))
        texts += [event.body for event in page.chunk if isinstance(event, RoomMessageText)]
        start = page.end if page.chunk else None
    return texts


async def run(url, alice_id, bob_id, password, folder):
    alice, bob = Person(url, alice_id, folder), Person(url, bob_id, folder)
    try:
        for person in (alice, bob):
            right(await person.client.login(password, device_name="nio"))
            await person.sync()
        room = await meet(alice, bob, name="Teeküche")
        await alice.say(room, "Guten Morgen")
        await bob.until(has(bob, room, "Guten Morgen"))
        await bob.say(room, "Moin")
        await alice.until(has(alice, room, "Moin"))
        for number in range(6):
            await alice.say(room, f"Zeile {number}")
        await bob.until(has(bob, room, "Zeile 5"))
        result = {
            "name": bob.client.rooms[room].display_name,
            "members": sorted(bob.client.rooms[room].users),
            "bob": [[sender, text] for where, sender, text, _ in bob.texts if where == room],
            "history": await read_back(bob, room, bob.client.next_batch),
        }
        if ENCRYPTION_ENABLED:
            secret = await meet(alice, bob, initial_state=[EnableEncryptionBuilder().as_dict()])
            await alice.until(lambda: alice.client.rooms[secret].encrypted)
            await bob.until(lambda: bob.client.rooms[secret].encrypted)
            await alice.say(secret, "streng vertraulich")
            await bob.until(has(bob, secret, "streng vertraulich"))
            await bob.say(secret, "verstanden")
            for person in (alice, bob):
                await person.until(has(person, secret, "verstanden"))
            both = alice.texts + bob.texts
            result["secret"] = {
                "room": secret,
                "heard": [[text, decrypted] for where, _, text, decrypted in both if where == secret],
                "unreadable": alice.unreadable + bob.unreadable,
            }
        for person in (alice, bob):
            right(await person.client.logout())
        print(json.dumps(result))
    finally:
        await alice.client.close()
        await bob.client.close()


asyncio.run(run(*sys.argv[1:]))
