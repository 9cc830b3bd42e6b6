"""Copies in the memory of a process, the least recently used first to go, and one builder for each."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress

from eventsite.public.cache.copies import Copy

#: A builder that takes longer is no longer waited for.
PATIENCE = 15.0
#: A page above this part of the memory is not kept.
LARGEST_PART = 8


class Store:
    """Copies by key, at most `limit` bytes of them."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._copies: OrderedDict[Hashable, Copy] = OrderedDict()
        self._lock = threading.Lock()
        self._building: dict[Hashable, tuple[threading.Lock, list[None]]] = {}

    def get(self, key: Hashable) -> Copy | None:
        with self._lock:
            copy = self._copies.get(key)
            if copy is not None:
                self._copies.move_to_end(key)
            return copy

    def touch(self, key: Hashable) -> None:
        """Note that a copy was used; without the lock, since one step of the dictionary needs none."""
        with suppress(KeyError):
            self._copies.move_to_end(key)

    def put(self, key: Hashable, copy: Copy) -> None:
        """Keep a copy in the place of the one before it; the least recently used make room."""
        if copy.size() > self.limit // LARGEST_PART:
            return
        with self._lock:
            older = self._copies.pop(key, None)
            if older is not None:
                copy.inherit(older)
                self.size -= older.size()
            self._copies[key] = copy
            self.size += copy.size()
            while self.size > self.limit:
                _key, dropped = self._copies.popitem(last=False)
                self.size -= dropped.size()

    def clear(self) -> None:
        with self._lock:
            self._copies.clear()
            self.size = 0

    @contextmanager
    def one_builder(self, key: Hashable) -> Iterator[None]:
        """Let one thread at a time build a page; the others wait, and then find it made."""
        with self._lock:
            lock, waiting = self._building.setdefault(key, (threading.Lock(), []))
            waiting.append(None)
        held = lock.acquire(timeout=PATIENCE)
        try:
            yield
        finally:
            if held:
                lock.release()
            with self._lock:
                waiting.pop()
                if not waiting:
                    del self._building[key]
