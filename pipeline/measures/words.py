"""Numbers as a newspaper writes them.

What belongs here: words for whole numbers, per cent, articles, rounded-down totals, and reading such words back.
What does not: whole sentences (`plain_english`), or how rounding goes (`rounding`).
"""

from pipeline.measures.rounding import truncated

_ONE_TO_NINE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(count: int) -> str:
    """`seven`, `16`, `10,391`: words up to nine, then figures with thousands marked; `no` for none."""
    if count == 0:
        return "no"
    return _ONE_TO_NINE[count - 1] if count <= len(_ONE_TO_NINE) else f"{count:,}"


def starting(count: int) -> str:
    """The same at the start of a sentence."""
    return number(count).capitalize()


def an(count: int) -> str:
    """The number with its article: `a seven`, `an eight`, `an 11`, `an 80`, `a 104`."""
    figures = str(count)
    # Eight, eighty, eight hundred, ...; eleven and eighteen, and as many thousands.
    vowel = figures.startswith("8") or (figures[:2] in ("11", "18") and len(figures) % 3 == 2)
    return f"{'an' if vowel else 'a'} {number(count)}"


def plural(count: int, one: str, several: str) -> str:
    return one if count == 1 else several


def read_number(text: str) -> int | None:
    """A whole number as written in words or figures: `seven`, `1,234`; None for anything else."""
    plain = text.strip().lower().replace(",", "")
    if plain in _ONE_TO_NINE:
        return _ONE_TO_NINE.index(plain) + 1
    return int(plain) if plain.isdecimal() else None


def rounded_down(count: int) -> tuple[str, int]:
    """`more than 37,000` for 37,104, with the number said; `at least` where nothing was cut off.

    Thousands from 10,000 on, hundreds from 1,000 on; smaller totals are given whole.
    """
    places = -3 if count >= 10_000 else -2 if count >= 1_000 else 0
    said = int(truncated(count, places))
    return ("more than" if said < count else "at least"), said
