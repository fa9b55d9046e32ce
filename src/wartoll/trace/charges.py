"""Who is charged with a change: only the first relay that made it, and only beside the origin's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wartoll.trace.linking import Reading, telling_digits
from wartoll.trace.origin import Difference
from wartoll.trace.relays import Link, kinds_of

_TELLING = 2  # three significant signs


def charge_changes(links: Sequence[Link], *, own_words: bool) -> tuple[tuple[Link, tuple[Difference, ...]], ...]:
    """Mark each link's differences as charged or inherited.

    Parameters
    ----------
    links : sequence of Link
        The links of one origin, as ``build_relays`` gives them.
    own_words : bool
        Whether the speaker's own words are at hand. Without them relays only disagree, and no one is charged: the
        wording of either may be the speaker's.

    Notes
    -----
    A change that an earlier relay had made may be taken over from it, and is not charged again. No one is charged
    on a claim that was found by little more than its number.

    A relay that looks back past its nearest source to the origin inherits what that source already said otherwise;
    what it adds is charged on its nearest link alone, so that each change is laid at one door once.
    """
    nearest = {link.target.claim.claim_id: link for link in links if link.nearest}
    charged = []
    for link in links:
        if link.nearest:
            sure = own_words and link.certain and not (_is_reread(link.source) or _is_reread(link.target))
            marked = tuple(replace(d, charged=sure and d.kind not in link.repeated) for d in link.differences)
        else:
            made_here = kinds_of(nearest[link.target.claim.claim_id].differences)
            marked = tuple(replace(d, inherited=d.kind not in made_here) for d in link.differences)
        charged.append((link, marked))
    return tuple(charged)


def _is_reread(reading: Reading) -> bool:
    """Whether a claim was found by little more than its number: what it counts is a guess, and no one is charged on it.

    A telling number beside its speaker's name is more than that.
    """
    claim = reading.claim
    if "reread" not in claim.rules:
        return False
    said = claim.quantity.said if claim.quantity else None
    return claim.speaker is None or said is None or telling_digits(said) < _TELLING
