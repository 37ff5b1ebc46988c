"""Time: units that are read alike and counted otherwise."""

WORDS = {
    "chain.counted": "it is counted from here",
    "chain.gone": "{thing} have gone by",
    "chain.done": "{thing} is done",
    "chain.entered": "{thing} is entered",
    "chain.opened": "{thing} opens",
    "chain.working": "the next working day",
    "month-not-weeks": "{said} is not the same as {other}, and both are counted from the same day.",
    "month-not-weeks.help": "If the same time is meant, write both in one unit. If two times are "
    "meant, all is well.",
    "known-too-late": "The last day for {thing} lies before what it is counted from, and is known "
    "only when it has passed.",
    "known-too-late.help": "Count from what is known beforehand: the day that is booked, an "
    "answer that is a date, the last day of another step. Or let “before” say that it is to be "
    "done first.",
    "last-day-unmoved": "The last day for {thing} can fall on a day that is no working day, and "
    "stays there.",
    "last-day-unmoved.help": "If a statute sets it, such a day moves to the next working day: "
    "“counting: statutory”. If the source means the day itself, all is well.",
    "nothing-to-move": "Nothing can move for {thing}: “counting: statutory” moves a last day in "
    "days, weeks, months or years.",
    "nothing-to-move.help": "Remove “counting: statutory”. Working days never end on a day off, "
    "hours have no day, and a first day never moves.",
    "moves-back": "The last day for {thing} is counted back, and “counting: statutory” moves it "
    "forward again, towards what it is counted from.",
    "moves-back.help": "Remove “counting: statutory”. Count back in working days if the last day "
    "is to be one.",
    "hours-from-date": "A time limit in hours for {thing} is counted from a date that has no "
    "time, and so it never runs.",
    "hours-from-date.help": "Count in days, or from an entry that can have a time (“at”), such as "
    "“done”.",
    "no-room": "Counted from {start}, {thing} can be done on one day only: {first}.",
    "no-room.help": "So it is for {dates} of {of} days to count from. Give a day more where it "
    "says last day, or ask for less before it. If it is meant so, all is well.",
    "days-off-only": "Counted from {start}, all the days on which {thing} can be done are "
    "days off: {first} to {last}.",
    "days-off-only.help": "So it is for {dates} of {of} days to count from, those that are days "
    "off themselves not counted. Count in working days, or give time until the next one. If days "
    "off are worked, all is well.",
    "period-too-short": "{thing} is to come {min} times from {first} to {last}, where there are "
    "only {working} working days.",
    "period-too-short.help": "So it is in {dates} of {of} such periods. Ask for fewer, or let a "
    "spell under “except” take holidays out. If there may be two on one day, or days off are "
    "worked, all is well.",
    "gap-over-days-off": "Two rounds of {thing} may lie {said} apart, and between {first} and "
    "{last} there is no working day.",
    "gap-over-days-off.help": "Allow a longer gap, count it in working days (“from: "
    "previous_round”), or let a spell under “except” take holidays out. If days off are worked, "
    "all is well.",
    "others-too-slow": "If {steps} comes on its last day, {thing} cannot be done in time: there "
    "is {short} too little.",
    "others-too-slow.help": "The date is others’ to set. Counted from {start}; so it is for "
    "{dates} of {of} dates. Give more time where it says last day, or count it from when they are "
    "done.",
    "no-time-left": "If {steps} comes on the last day that is allowed, {thing} cannot be done in "
    "time: there is {short} too little.",
    "no-time-left.help": "Who uses all the time one has leaves the next none. Counted from "
    "{start}; so it is for {dates} of {of} dates. Count the later one from when the earlier is "
    "done, or give it more time.",
    "no-day-for-absence": "If {steps} has to be held a day later, {thing} cannot be done "
    "in time: there is {short} too little.",
    "no-day-for-absence.help": "One absence from each is enough. "
    "Counted from {start}; so it is for {dates} "
    "of {of} dates. Give more time where it says last day.",
    "no-time-for-pause": "If {spell} lasts as long as it may, {said}, {thing} cannot be done in "
    "time: it is {short} too little.",
    "no-time-for-pause.help": "One pause is enough. Counted from {start}; so it is for {dates} of "
    "{of} dates. Let the pause stop the limit, give more time, or make the longest pause shorter. "
    "If a statute has the limit run on, all is as it should be.",
}
