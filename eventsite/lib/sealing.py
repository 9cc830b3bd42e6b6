"""Keep bytes unreadable to whoever has the database but not the secret key."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes


class BrokenSeal(ValueError):
    """The bytes were sealed with another key or for another purpose, or were altered."""


def seal(data: bytes, *, purpose: str) -> bytes:
    """Return the bytes encrypted and authenticated under a key of this purpose alone."""
    return _box(purpose).encrypt(data)


def unseal(sealed: bytes, *, purpose: str) -> bytes:
    """Return what was sealed for this purpose, under the secret key or a former one. Raises BrokenSeal."""
    try:
        return _box(purpose).decrypt(sealed)
    except InvalidToken:
        raise BrokenSeal("The bytes were not sealed with this key for this purpose.") from None


def _box(purpose: str) -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(force_bytes(secret), purpose)) for secret in secrets])


def _key(secret: bytes, purpose: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret)
    return base64.urlsafe_b64encode(derived)
