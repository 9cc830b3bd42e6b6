"""Keep bytes unreadable to whoever has the database but not the secret key."""

import base64
import zlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

#: Bytes that say how many there are; the quickest way to pack, which gives nearly all there is to gain.
_LENGTH, _FAST = 8, 1
#: How many bytes one byte can unpack to.
_MOST_PACKED = 1_032


class BrokenSeal(ValueError):
    """The bytes were sealed with another key or for another purpose, or were altered."""


def seal(data: bytes, *, purpose: str) -> bytes:
    """Return the bytes packed, encrypted and authenticated under a key of this purpose alone.

    Every step from here to the database and back holds a copy or two: packed, a text is a fifth of itself.
    """
    return _box(purpose).encrypt(len(data).to_bytes(_LENGTH) + zlib.compress(data, level=_FAST))


def unseal(sealed: bytes, *, purpose: str) -> bytes:
    """Return what was sealed for this purpose, under the secret key or a former one. Raises BrokenSeal."""
    try:
        packed = _box(purpose).decrypt(sealed)
        # Told its length, zlib makes room once; what others wrote under our key claims no more than it holds.
        length = min(int.from_bytes(packed[:_LENGTH]), len(packed) * _MOST_PACKED)
        return zlib.decompress(memoryview(packed)[_LENGTH:], bufsize=length + 1)
    except (InvalidToken, zlib.error):
        raise BrokenSeal("The bytes were not sealed with this key for this purpose.") from None


def _box(purpose: str) -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(force_bytes(secret), purpose)) for secret in secrets])


def _key(secret: bytes, purpose: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret)
    return base64.urlsafe_b64encode(derived)
