"""How much is read of one file: far more than news needs, and little enough to hold in memory."""

MEGABYTE = 1_000_000
MOST_RECORD = 4 * MEGABYTE  # a line of JSON, a row of a table
MOST_PAGE = 5 * MEGABYTE
MOST_ELEMENTS = 50_000  # of a page; what chooses its text takes minutes for more
MOST_BLOCKS = 5_000
MOST_FEED = 20 * MEGABYTE
HEAD = 65_536  # what the kind and the encoding of a file are told from

# Of archives: entries, what they unpack to together, and how much smaller packing may make them.
MOST_ENTRIES = 20_000
MOST_DIRECTORY = 8 * MEGABYTE
MOST_UNPACKED = 2_000 * MEGABYTE
MOST_NESTED = 200 * MEGABYTE
MOST_RATIO = 200
RATIO_COUNTS_FROM = MEGABYTE
LONGEST_NAME = 500

# What a row of the database holds.
LONGEST = {"external_id": 200, "outlet": 200, "story": 200, "byline": 1000, "url": 2000}
