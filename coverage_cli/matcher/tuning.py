"""The numbers that decide, in one place, each with what set it.

"Dev" is 40 events of three outlets each, annotated by hand.
"""

# Weights. Dev: one event has some 150 passages; with a prior of 200 the words that any news shares stay light, and the
# event's own topic gets light by its own count.
PRIOR_PASSAGES = 200
UNLISTED_SHARE = 0.002

# A single shared word between words that differ counts from this weight on: "of", "the", "it" agree by chance.
LONE_WORD = 2.0
# A run of two words or more that moved ("for the rest of your life … everything") counts this much of its weight.
MOVED_SHARE = 0.7

# Information, in nats, that a link of each pair of roles needs, and the share of the shorter passage it must cover.
# Dev, quote to quote: of 250 true pairs 244 cover .8 and more; from 8 nats up 3 of 4 of those pairs are true.
QUOTE_NATS, QUOTE_SHARE = 7.5, 0.75
REPORT_NATS, REPORT_SHARE = 14.0, 0.4
NARRATED_NATS, NARRATED_SHARE = 16.0, 0.5
STATEMENT_NATS, STATEMENT_SHARE = 17.0, 0.62
# From this many times the needed information on, coverage may fall by the square root of the excess.
LEAST_SHARE = 0.34
# A link inside one article is a repetition: nearly all of the longer passage agrees.
REPEATED_SHARE = 0.8
# Where two persons are named, the words must be this many times as sure before it is one utterance given to both.
OTHER_SPEAKER = 3.0
