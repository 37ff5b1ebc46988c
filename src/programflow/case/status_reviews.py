"""The reviews of a status, and the decisions that they are about. (S11.10, S14.6, S14.7, S14.9)"""

from collections.abc import Iterator

from programflow.case.judgements import REVIEW, REVIEW_OPTIONS
from programflow.case.reviews import Reviews
from programflow.case.verdict import OpenDecision, OptionStatus, Possible, Recommended, Unfounded
from programflow.case.viewing import View
from programflow.temporal import to_date


def reviews_in(view: View, reviews: Reviews) -> Iterator[OpenDecision]:
    """One review for each unfounded decision that waits for it. (S11.10)"""
    for lost in reviews.waiting:
        name = f"{REVIEW}<{lost.entry.id}"
        options = tuple(
            OptionStatus(
                item=f"{name}/{option}", explain=view.explain, option=option, available="yes"
            )
            for option in REVIEW_OPTIONS
        )
        yield OpenDecision(
            item=f"decide:{name}",
            explain=view.explain,
            step=REVIEW,
            of=lost.by,
            need="must",
            since=to_date(lost.day),
            options=options,
            recommended=Recommended(
                item=f"recommend:{name}", explain=view.explain, verdict="source-does-not-say"
            ),
        )


def possible_reviews(view: View, reviews: Reviews) -> Iterator[Possible]:
    """The same among what may be done now. (S14.6)"""
    for lost in reviews.waiting:
        yield Possible(
            item=f"do:{REVIEW}<{lost.entry.id}",
            explain=view.explain,
            step=REVIEW,
            act="decided",
            by=lost.by,
            need="must",
            late=False,
        )


def unfounded_in(view: View, reviews: Reviews) -> Iterator[Unfounded]:
    """Decisions whose ground is gone, and those that have been set aside for it. (S14.9)"""
    for lost in reviews.lost:
        yield Unfounded(
            item=f"unfounded:{lost.entry.id}",
            explain=view.explain,
            entry=lost.entry.id,
            step=lost.entry.step,
            option=lost.entry.option,
            on=to_date(lost.day),
            set_aside=lost.set_aside,
        )
