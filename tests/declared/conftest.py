"""Fixtures of the tests of what people declare: the small files of the golden suite."""

from tests.golden.conftest import send, write

__all__ = ["send", "write"]
