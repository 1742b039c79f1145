"""Number formats: how Word writes a count (ECMA-376 part 1, 17.18.59)."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_CHICAGO = "*†‡§"
_ENCLOSED = {"decimalEnclosedCircle": 0x2460, "decimalEnclosedParen": 0x2474, "decimalEnclosedFullstop": 0x2488}

_MOST = 32_767  # Word counts no further


def formatted(count: int, form: str, custom: str = "") -> str:
    """Return a count as a number format writes it; a format that is not known here is written in decimals.

    `custom` is w:format of the form "custom": "001, 002, 003, ...".
    """
    if form == "none":
        return ""
    if form == "custom":
        return str(count).zfill(len(custom.split(",")[0].strip()))
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "hex":
        return f"{count:X}"
    if form == "numberInDash":
        return f"- {count} -"
    if form == "ordinal":
        return _ordinal(count)
    if not 1 <= count <= _MOST:
        return str(count)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)  # after z: aa, bb
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    if form == "cardinalText":
        return _words(count).capitalize()
    if form == "ordinalText":
        return _ordinal_words(count).capitalize()
    if form == "chicago":
        return _CHICAGO[(count - 1) % 4] * ((count - 1) // 4 + 1)
    if form in _ENCLOSED and count <= 20:
        return chr(_ENCLOSED[form] + count - 1)
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (count // worth)
        count %= worth
    return written


def _ordinal(count: int) -> str:
    ending = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def _words(count: int) -> str:
    if count < 20:
        return _ONES[count]
    if count < 100:
        return _TENS[count // 10 - 1] + (f"-{_ONES[count % 10]}" if count % 10 else "")
    if count < 1000:
        return f"{_ONES[count // 100]} hundred" + (f" {_words(count % 100)}" if count % 100 else "")
    return str(count)


def _ordinal_words(count: int) -> str:
    head, _, last = _words(count).rpartition("-")
    if last in _ORDINALS:
        last = _ORDINALS[last]
    elif last.endswith("y"):
        last = f"{last[:-1]}ieth"
    else:
        last += "th"
    return f"{head}-{last}" if head else last
