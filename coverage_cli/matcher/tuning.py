"""The numbers that decide, in one place, each with what set it.

"Dev" is 40 events of three outlets each, annotated by hand; "corpus" are made corpora of 1,000 and 10,000 articles
whose copying is known. Information is counted in nats. What a link needs grows with ln N, N being the number of
different passages plus the prior: chance agreement among N passages grows like ln N.
"""

# Weights. Dev: one event has some 150 passages; with a prior of 200 the words that any news shares stay light, and the
# event's own topic gets light by its own count.
PRIOR_PASSAGES = 200
UNLISTED_SHARE = 0.002
# In a corpus a word says less in two quotes where quotes hold it more often than other passages: "I'm proud to be a
# baker" and "I'm proud to be a sailor" are two. So many passages are added to what is found and what is expected. In
# 840 articles of a year, of 32 pairs of quotes that this takes out 4 were right; corpora of 1,000 and 10,000: F1 the
# same within .001. With 1 or 5 the same within one pair. Within one event direct F1 on dev fell by .016.
SPOKEN_PRIOR = 20
# A name is one thing to share: the words before its last count this much ("Harbour Board Chairwoman Ann" Lee). Dev:
# nothing moves between a quarter less and a third more, as with prior and unlisted share.
NAME_PART = 0.35

# A single shared word between words that differ counts from this weight on: "of", "the", "it" agree by chance.
# Dev: with 1.5 one more wrong pair of statements, with 2.6 direct -.002.
LONE_WORD = 2.0
# A run of two words or more that moved ("for the rest of your life … everything") counts this much of its weight.
MOVED_SHARE = 0.7
# Moved runs are looked for where less than this share agrees in order. Dev knows too few of them to tell: nothing moves
# from a quarter less to a third more.
MOST_IN_ORDER = 0.8

# What a link needs: so much for each ln N, and so much more for each kind; and the share of the shorter passage that it
# must cover. Dev, quote to quote: of 250 true pairs 244 cover .8 and more; from 6 nats up 3 of 4 of those are true.
# Corpus of 10,000, needs of one event kept the same: with .9, .7 and .5 for each ln N recall is .887, .908 and .922,
# precision .962, .962 and .960.
NATS_A_LN = 0.5
QUOTE_NATS, QUOTE_SHARE = 3.3, 0.75
STATEMENT_NATS, STATEMENT_SHARE = 5.9, 0.6
# Statements: each run of shared words after the first must say this much, in ln N, to place it; and either this much of
# the longer one agrees, or one run is this much of the shorter one (a cut). Reports of one event share names and topics
# in many short runs, copies share few long ones. Dev, statements: a cheaper run -.02, a smaller share of both +.01, a
# larger one -.03; more for a solid run changes nothing.
RUN_COST = 0.5
BOTH_SHARE, SOLID_SHARE = 0.2, 0.75
# Fewer words are a term or a name, not a copy ("a double fault"), however rare. Dev, statements: -.01 with 4, the same
# with 6. Of the very same words fewer will do: corpus of 1,000, recall of verbatim copies -.01 with 5.
FEWEST_COPIED, FEWEST_REPEATED = 5, 4
# What frames a quote ("she told reporters at the harbour on Monday") is said of many a quote: all but the same words,
# and so much more information than another copied statement needs. Corpus of 10,000: such pieces are a tenth of what is
# copied word for word; dropping them all cost .03 of F1. Dev: without this, 7 of 8 pairs that they join are wrong, and
# 5 of 5 where a quote joins the articles; where a copied statement does, none comes in.
FRAME_NATS, FRAME_SHARE = 8.0, 0.7
# One who speaks in both passages makes a link likelier, two different persons make it less likely. Dev, quotes that
# agree in .9: with one speaker 9 of 13 pairs of .7 to 1.1 ln N are true, with two 12 of 22 of 1.4 to 1.7 ln N.
SAME_SPEAKER = 0.5
OTHER_SPEAKER = 1.35
# Below so many nats, not more for a bigger corpus, what two persons say must agree in this share: a set phrase in
# sentences of their own is theirs both. Dev: of 24 pairs of two persons the 18 true ones agree in .86 and more.
OTHER_NATS, OTHER_SHARE = 22.0, 0.85
# Two whole quotes of the same words need less than a fragment that stands in a longer one. Dev: -.004 with .45.
SAME_WORDS = 0.6
# A fragment of so few words in another's quote needs this much more, where the speakers are not known to be one. Dev:
# direct -.010 with 1.1, -.007 with 1.9.
FRAGMENT_WORDS, FRAGMENT = 3, 1.45
# So much more for a single word, whoever speaks. Dev: direct -.006 with .9, -.023 with 1.56.
ONE_WORD = 1.2
# A report of a quote in the reporter's words, in log-odds: a logistic regression on the 14,000 pairs of a statement and
# a cluster of quotes in dev and the seeds that share a telling word, 185 of them true, moved to the middle of what is
# best in a search around it that keeps the reports of the seeds; with whole events left out of the fit indirect F1 is
# .50 to .51. Without each, indirect F1 on dev falls from .52 by: the information of the words in common, in ln N, .21;
# the share of the quote's that it makes, .36; speakers that are one or share a word, .13; the form of reported speech,
# .13; another quote of both articles near both, .05; how often the own article quotes the speaker, .04. A quarter less
# or a third more of any moves it by .05 at most.
REPORT_NATS, REPORT_COVERED = 2.2, 6.8
REPORT_ALIKE, REPORT_FORM, REPORT_NEAR, REPORT_QUOTED = 2.4, 1.8, 1.3, 0.6
# What another person says, and does not name who is quoted, is less likely a report. Dev: without, indirect F1 -.008,
# statements -.024, as 14 wrong pairs and 3 right ones more are joined; the same with a third more.
REPORT_OTHER = 1.5
# Of the same information few words tell more than many: so much less for the logarithm of their number and one. Dev:
# -.10 without, statements -.28, and before all were fitted anew with it .48; log-likelihood with whole events left out
# -458 without, -445 with.
REPORT_EACH = 1.1
# What the sum must reach. Dev: -.03 with .3 less, -.02 with .3 more, and three of the thirteen reports of the seeds are
# lost.
REPORT_ODDS = 5.6
# A light word says nothing: so much in ln N is taken off each. Dev, indirect: -.07 with a quarter less, -.10
# with a third more.
PLAIN_WORD = 0.38
# Two words in a row that both hold count this much more. Dev: the same with 0, but three of the thirteen reports of the
# seeds are lost; -.01 with a third more.
NEIGHBOURS = 0.7
# Of a quote that says less than so much, in ln N, the share counts as of so much: a term is no utterance. Dev: -.06
# with 0, statements -.33.
LEAST_TO_COVER = 0.75
# One word alone in common needs this much more. Dev: -.01 without, statements -.03.
REPORT_LONE = 1.0
# A sentence that puts words of the utterance in quotation marks: near certain, where its other words speak for it, too.
# Corpus of 1,000: without that condition precision falls from .94 to .82.
REPORT_HOLDER = 6.0
# In how many units to either side another quote stands near. Dev: -.02 with 4, -.01 with 7.
NEAR_UNITS = 5
# A sentence reports so many utterances at most. Dev: -.05 with one, the same with three.
MOST_REPORTED = 2
# With more articles than one event has, so much more for each factor of e. Corpus of 1,000: precision .85 with 0, .92
# with .5, .94 with .8, .95 with 1 and 1.2; recall is the same but for .002.
REPORT_CROWD = 1.0
# Below this share of what it needs a quote must stand in the other word for word. Dev: direct -.002 with .88.
LOOSE_NATS = 0.68
# From so many times the needed information on, the needed share falls with the square root of the excess, down to the
# least. Dev: direct -.013 with 1.3, -.002 with 2.3.
MUCH = 1.75
LEAST_SHARE = 0.34
# A link inside one article is a repetition: nearly all of the longer passage agrees. Dev: direct -.003 with .5.
REPEATED_SHARE = 0.7
# Else, when so much of the shorter one agrees and it is no mere part of the other, the two are rivals: no cluster holds
# both ("They lied and it cost him his job", "They lied and it is as if it had cost us the town"). Dev:
# nothing moves with a third more; with a quarter less one pair of quotes and one of statements more.
RIVAL_SHARE, PART_SHARE = 0.45, 0.9
RIVAL_NATS = 1.5  # times what a link needs; dev: direct -.006 with 1.95
# Statements with the same words are one from this much more on: below, they are stock phrases. Dev, statements: -.01
# with a quarter less, the same with a third more.
COPIED_NATS = 4.1

# Candidates. Words that say less, in ln N, are left out of keys, which are two words in a row: in a corpus of 10,000
# what one passage in twelve holds. There runs of any three words instead lose .03 of the translations and .02 of the
# heavy edits; with .24 .01 of cuts, heavy edits and fragments are lost; with .16 it takes a seventh more time for .005
# more of the fragments.
LIGHT_KEY = 0.2
# A word has a posting of its own when fewer than so many passages hold it; of each posting list the latest so many
# entries are looked at. Corpus of 10,000: 8 entries lose .03 of the fragments; 32 find .001 more in a tenth more time.
LONE_POSTING = 24
LATEST_ENTRIES = 12
# Two statements are judged when they share so many keys, or one that counts twice, because the passage has few pairs
# of words; quotes from one on. Corpus of 10,000: where none counts twice .02 of the cuts are lost. So are a quote and a
# statement, unless all is about one event: 4 in 10 links between those that share one key are right there, and of no
# use in the corpus.
LEAST_KEYS, FEW_KEYS = 2, 2
# So many keys more where more than so many days lie between. 840 articles of ten months: a quarter as many quotes and
# half as many statements are judged, 20 of 553 links are lost; with 3 days 44. Corpus of 10,000: .171 and .159 million
# pairs instead of .665 and .412.
FEW_DAYS, APART_KEYS = 14, 1
# Of two quotes or two statements this share of the shorter one's words must be shared in order, before anything is
# weighed. Corpus of 10,000: 13 of 96,600 links share fewer, three in four pairs do.
LEAST_IN_ORDER = 0.4

# Two articles that a sure link joins are about one event: between them a link needs no more than in a run on that event
# alone, of some 150 passages; and what frames a quote no more than another statement, where they share a copied one.
# Corpus of 10,000: recall of cuts .91 -> .94, of heavy edits .79 -> .82, of insertions .94 -> .98, of translations
# .69 -> .76, of fragments .82 -> .88, precision .962 as before. Corpus of 1,000: translations .79 -> .84, .82 with 7.0.
EVENT_SCALE = 5.9
# Up to so many articles are taken to be about one event; with more, a link needs more for each factor of e, unless
# another sure link joins the two articles. Corpus of 10,000: with .08 precision gains .005, and a twentieth of the
# translations and fragments is lost; with 0 precision falls by as much, and nothing is gained on the whole.
EVENT_ARTICLES = 10
UNSUPPORTED = 0.02
# The same words months later are most often another utterance, or a set phrase. Two passages published more days apart
# than the reports of one event need so many nats more for each factor of e that there are more days, and articles. 840
# articles of ten months on one campaign: of 616 pairs between outlets that nothing told apart roughly two in three were
# right within ten days, by eye, beyond one in six. With .5, .7, .9, 1.2 and 1.6 there stay 355, 290, 246, 201 and 175;
# of what goes from .9 to 1.2 about one in seven is right, from 1.2 on one in four. Corpus of 10,000: precision .968 ->
# .974.
EVENT_DAYS, APART_NATS = 3, 1.0
# So many articles that carry the same words stand for all of them, and so many that share most with an article for all
# that share something. For the cost alone: a node may be in thousands.
WITNESSES = 8
