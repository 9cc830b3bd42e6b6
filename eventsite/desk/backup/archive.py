"""The file of a backup: a gzipped tar of `data/<model>.jsonl`, `media/<name>` and, last, `manifest.json`."""

import gzip
import hashlib
import io
import json
import re
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import time
from typing import IO, Any

MANIFEST = "manifest.json"
FORMAT = "eventsite-backup"
FORMAT_VERSION = 1
CHUNK = 1 << 20
#: What a damaged or foreign file makes tarfile and gzip raise.
UNREADABLE = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError)


class BackupError(Exception):
    """A backup cannot be written, read or restored; the message says why and what would be right."""


@dataclass(frozen=True)
class Member:
    """One file inside a backup."""

    sha256: str
    size: int


@dataclass
class Manifest:
    """What a backup says of itself: `models` counts rows by label, `migrations` lists names by app."""

    created_at: str
    eventsite_version: str
    django_version: str
    database: str
    migrations: dict[str, list[str]]
    models: dict[str, int] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)

    def to_json(self) -> bytes:
        head = {"format": FORMAT, "format_version": FORMAT_VERSION}
        return json.dumps(head | asdict(self), indent=1, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Raises BackupError when the text is no manifest of this format."""
        try:
            values: dict[str, Any] = json.loads(text)
            kind, version = values.pop("format"), values.pop("format_version")
            if kind != FORMAT or version != FORMAT_VERSION:
                raise BackupError(
                    f"This is {kind!r} version {version}; {FORMAT!r} version {FORMAT_VERSION} is read."
                )
            values["members"] = {name: Member(**member) for name, member in values["members"].items()}
            return cls(**values)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise BackupError(
                "The manifest of the file cannot be read: it is damaged or of another program."
            ) from error


def sha256_of(content: IO[bytes]) -> str:
    """Read to the end and return the checksum."""
    digest = hashlib.sha256()
    while chunk := content.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def data_member(label: str) -> str:
    return f"data/{label}.jsonl"


class Writer:
    """Add members to a tar, noting checksum and size of each in the manifest."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self._tar = tar
        self.manifest = manifest

    def add(self, name: str, content: IO[bytes]) -> None:
        """Add all of `content`, a seekable binary file, under `name`."""
        content.seek(0)
        digest = sha256_of(content)
        size = content.tell()
        content.seek(0)
        self._put(name, size, content)
        self.manifest.members[name] = Member(sha256=digest, size=size)

    def close(self) -> None:
        text = self.manifest.to_json()
        self._put(MANIFEST, len(text), io.BytesIO(text))

    def _put(self, name: str, size: int, content: IO[bytes]) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = size, 0o600, int(time())
        self._tar.addfile(info, content)


class Reader:
    """Read the members of a backup whose checksums have been compared with its manifest."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._infos = {info.name: info for info in tar.getmembers()}
        if MANIFEST not in self._infos:
            raise BackupError(
                "The file has no manifest: it is no backup of this program, or it was cut short."
            )
        self.manifest = Manifest.from_json(self._open(MANIFEST).read())

    def verify(self) -> None:
        """Raises BackupError naming a member that is missing, foreign, unsafe or not as it was written."""
        listed = self.manifest.members
        for name in self._infos.keys() - {MANIFEST} - listed.keys():
            raise BackupError(
                f"The file holds {name!r}, which its manifest does not list. Nothing was restored."
            )
        for label in self.manifest.models:
            if data_member(label) not in listed:
                raise BackupError(
                    f"The manifest counts rows of {label} but lists no data of it. Nothing was restored."
                )
        for name, member in listed.items():
            self._verify_member(name, member)

    def _verify_member(self, name: str, member: Member) -> None:
        safe = re.match(r"(data|media)/", name) and ".." not in Path(name).parts
        if not safe or name not in self._infos or not self._infos[name].isreg():
            raise BackupError(
                f"The backup is damaged: {name!r} is missing or no plain file. Nothing was restored."
            )
        with self._open(name) as content:
            if sha256_of(content) != member.sha256:
                raise BackupError(
                    f"The backup is damaged: the checksum of {name!r} differs. Nothing was restored."
                )

    def rows(self, label: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of one model as the serializer wrote them."""
        with self._open(data_member(label)) as content:
            for line in content:
                yield json.loads(line)

    def media(self) -> Iterator[tuple[str, IO[bytes]]]:
        """Yield name and content of each file of the media."""
        for name in self.manifest.members:
            if name.startswith("media/"):
                yield name.removeprefix("media/"), self._open(name)

    def _open(self, name: str) -> IO[bytes]:
        content = self._tar.extractfile(self._infos[name])
        if content is None:
            raise BackupError(f"The backup is damaged: {name!r} is no plain file. Nothing was restored.")
        return content


def _read_to_the_end(path: Path) -> None:
    """Let gzip compare its own checksum, which stands behind the last member. Raises one of UNREADABLE."""
    with gzip.open(path) as content:
        while content.read(CHUNK):
            pass


@contextmanager
def open_backup(path: Path) -> Iterator[Reader]:
    """Open a backup and compare every checksum. Raises BackupError, whatever is wrong with the file."""
    if not path.is_file():
        raise BackupError(f"There is no file {path}. `ls var/backups` shows the backups of this machine.")
    try:
        _read_to_the_end(path)
        tar = tarfile.open(path, "r:gz")  # noqa: SIM115 (closed below, apart from what its opening raises)
        with tar:
            reader = Reader(tar)
            reader.verify()
            yield reader
    except UNREADABLE as error:
        raise BackupError(
            f"{path} cannot be read as a backup: {error}. It is damaged or of another kind."
        ) from error
