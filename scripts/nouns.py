"""Write ``vocabulary/nouns.toml``: common English nouns of persons and of things, chosen from WordNet.

Run it where Debian's package ``wordnet-base`` and the library ``wordfreq`` are installed::

    python scripts/nouns.py /usr/share/wordnet > src/wartoll/vocabulary/nouns.toml

A noun is one of persons where its first sense is, and three fifths of its uses in the tagged texts are; one of things
where no sense is a person, a group or a living being at large. Words of contempt and proper names are left out, and so
are plurals that are more often verbs.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections import Counter, defaultdict
from pathlib import Path

from wordfreq import zipf_frequency

from wartoll.extract.inflection import plural_of

PERSON, GROUP, TOPS = 18, 14, 3  # the numbers of WordNet's files of nouns
CONTEMPT = re.compile(r"slur|offensive|disparag|derogat|slang|obscene|insult|contempt")
NOT_OURS = frozenset(  # words of contempt that WordNet does not mark as such, and its gods and abstractions
    "abo aditya aeon aether cretin cripple darling dear eldest goy heathen homo hooker idiot imbecile lunatic midget "
    "mongol moron mulatto negro pimp redneck retard same savage slut spastic squaw wench whore".split()
)
HEAD = """\
# Common English nouns, singular: what may be counted beside the lists of groups.toml. Chosen from WordNet 3.0 by
# scripts/nouns.py, under this licence:
#
# This software and database is being provided to you, the LICENSEE, by Princeton University under the following
# license. By obtaining, using and/or copying this software and database, you agree that you have read, understood,
# and will comply with these terms and conditions.:
#
# Permission to use, copy, modify and distribute this software and database and its documentation for any purpose and
# without fee or royalty is hereby granted, provided that you agree to comply with the following copyright notice and
# statements, including the disclaimer, and that the same appear on ALL copies of the software, database and
# documentation, including modifications that you make for internal use or for distribution.
#
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
#
# THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES,
# EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR
# WARRANTIES OF MERCHANT- ABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE,
# DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.
#
# The name of Princeton University or Princeton may not be used in advertising or publicity pertaining to distribution
# of the software and/or database. Title to copyright in this software, database and any associated documentation
# shall at all times remain with Princeton University and LICENSEE agrees to preserve same.
"""


def main(folder: Path) -> None:
    """Print the file."""
    files, names, contempt = read_senses(folder / "data.noun")
    uses = read_uses(folder / "cntlist.rev")
    verbs = {line.split()[0] for line in (folder / "index.verb").read_text().splitlines() if line[0] != " "}
    found: dict[str, list[str]] = defaultdict(list)
    for line in (folder / "index.noun").read_text().splitlines():
        if not re.match(r"[a-z]{3,} ", line) or line.split()[0] in NOT_OURS:
            continue
        word, _, count, *rest = line.split()
        senses = [(at, offset) for at, offset in enumerate(rest[-int(count) :]) if offset not in names]
        weights = {offset: uses[word, 1, at + 1] + 1 / (at + 1) for at, offset in senses}
        if not senses or contempt & {offset for _, offset in senses[:2]}:
            continue
        plural = zipf_frequency(plural_of(word), "en")
        share = sum(weight for offset, weight in weights.items() if files[offset] == PERSON) / sum(weights.values())
        as_verb = sum(uses[word, 2, sense] for sense in range(1, 40)) if word in verbs else 0
        if files[senses[0][1]] == PERSON and share >= 0.6 and as_verb <= sum(weights.values()):
            if plural >= 1.3 or zipf_frequency(word, "en") >= 2.3:
                found["people"].append(word)
        elif word not in verbs and plural >= 1.5 and not {files[o] for o in weights} & {PERSON, GROUP, TOPS}:
            found["things"].append(word)
    print(HEAD)
    for kind in ("people", "things"):
        print(f'{kind} = """\n{textwrap.fill(" ".join(sorted(found[kind])), 118)}"""')


def read_senses(path: Path) -> tuple[dict[str, int], set[str], set[str]]:
    """Of each sense its file; those that are proper names; those of persons that are words of contempt."""
    files, names, contempt = {}, set(), set()
    for line in path.read_text().splitlines():
        if line[0] == " ":
            continue
        head, _, gloss = line.partition("|")
        offset, file, *rest = head.split()
        files[offset] = int(file)
        if "@i" in rest:
            names.add(offset)
        if int(file) == PERSON and CONTEMPT.search(gloss):
            contempt.add(offset)
    return files, names, contempt


def read_uses(path: Path) -> Counter[tuple[str, int, int]]:
    """How often each sense occurs in the tagged texts: by word, part of speech and number of the sense."""
    uses: Counter[tuple[str, int, int]] = Counter()
    for line in path.read_text().splitlines():
        key, sense, count = line.split()
        word, _, rest = key.partition("%")
        uses[word, int(rest[0]), int(sense)] += int(count)
    return uses


if __name__ == "__main__":
    main(Path(sys.argv[1]))
