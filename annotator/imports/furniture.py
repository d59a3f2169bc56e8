"""What a single line of a scraped page is: prose, or something the page put around it.

Everything here is a table of words and a whole-line pattern over it. Two rules keep prose safe:
a line that opens with a quotation mark is never furniture, and neither is a long sentence, unless
it is a notice (cookies, newsletter, copyright) or a link announced as one ("Read more: ...").
"""

import re

QUOTES = "\"'“”„‟‘’‚‛«»‹›「『"
CLOSERS = QUOTES + ")]}」』"
TERMINATORS = ".!?…。！？؟।"
SENTENCE_WORDS = 4
SENTENCE_LENGTH = 15  # scripts without spaces count characters
LONG_LINE = 120  # prose even without a full stop (Thai has none)
NOTICE_WORDS = 40
LINK_WORDS = 25
SUBHEADING_WORDS = 12
SUBHEADING_LENGTH = 90
PATTERN_LENGTH = 600  # no furniture but icon text is longer, and patterns stay cheap


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def _phrases(table: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in table.split("|"))


SHARE_WORDS = _words(
    """share shares tweet tweets facebook twitter x instagram whatsapp telegram reddit linkedin
    pinterest vk vkontakte ok odnoklassniki threads bluesky mastodon messenger viber flipboard
    pocket tumblr youtube tiktok rss email e-mail mail print copy link url save bookmark comment
    comments gift listen follow us on via this article story with friends teilen drucken merken
    kommentar kommentare kommentieren speichern vorlesen link kopieren artikel auf per und
    """
)
# A line must hold one of these to be a line of buttons: "this story" alone is none.
SHARE_ANCHORS = SHARE_WORDS - _words(
    """ok pocket threads this article story with friends us on via follow link url artikel auf per
    und x mail gift listen"""
)
BUTTONS = _phrases(
    """menu|home|search|close|log in|login|sign in|sign up|register|subscribe|subscribe now|
    skip to content|skip to main content|skip to navigation|back to top|back to homepage|
    view comments|show comments|hide comments|leave a comment|add a comment|post a comment|
    join the conversation|view gallery|open gallery|enlarge image|expand|next|previous|load more|
    show more|read the full story|continue reading|listen to article|listen to this article|
    contact us|about us|privacy policy|terms of use|terms of service|terms and conditions|
    cookie settings|cookie policy|accept all|reject all|report an error|send a correction|
    menü|suche|startseite|anmelden|abmelden|registrieren|zum inhalt springen|zum inhalt|
    nach oben|zur startseite|mehr laden|artikel anhören|impressum|datenschutz|kontakt|
    alle akzeptieren|alle ablehnen|bildergalerie öffnen|bild vergrößern
    """
)
ADVERTS = _phrases(
    """advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|promoted|
    promoted content|paid content|partner content|advertisement - scroll to continue|
    scroll to continue|article continues below|article continues below advertisement|
    story continues below|story continues below advertisement|anzeige|werbung|
    anzeige - weiterlesen
    """
)
SECTIONS = _phrases(
    """news|world|world news|politics|business|economy|opinion|analysis|comment|culture|sport|
    sports|europe|africa|asia|americas|middle east|uk|us|international|national|local|latest|
    latest news|breaking|breaking news|live|top story|top stories|exclusive|technology|science|
    health|environment|society|nachrichten|politik|wirtschaft|ausland|inland|meinung|kultur|
    gesellschaft|panorama|regional|eilmeldung|schlagzeilen
    """
)
RELATED = (
    "read more|read also|also read|read next|read more about this|related|related articles|"
    "related article|related stories|related story|related content|related topics|related news|"
    "related links|more on this story|more on this topic|more from us|more news|more stories|"
    "you may also like|you might also like|you might also be interested in|most read|"
    "most popular|most viewed|trending|trending now|recommended|recommended for you|"
    "recommended stories|see also|don't miss|don’t miss|top stories|editor's picks|"
    "editor’s picks|editors' picks|editors’ picks|in other news|latest stories|watch also|"
    "watch more|what to read next|lesen sie auch|lesen sie mehr|auch interessant|"
    "mehr zum thema|mehr dazu|weitere artikel|ähnliche artikel|das könnte sie auch interessieren|"
    "das könnte sie interessieren|meistgelesen|verwandte artikel|zum thema|weiterlesen"
)
NOTICES = {
    "newsletter or app": (
        r"(?:sign up|subscribe|register) (?:to|for|here|now|today)\b.*\b(?:"
        r"newsletters?|briefing|bulletin|alerts|inbox|e-?mails?|channel|podcast)\b.*",
        r"(?:get|receive|want)\b.*\b(?:in|to) your inbox\b.*",
        r"(?:join|follow|like|find) (?:us|our)\b.*\b(?:telegram|whatsapp|facebook|twitter|"
        r"instagram|channel|youtube|social media)\b.*",
        r"(?:download|get) (?:the|our)\b.*\bapp\b.*",
        r"(?:abonnieren sie|melden sie sich)\b.*newsletter\b.*",
        r"jetzt\b.{0,30}newsletter (?:abonnieren|bestellen).*",
        r"newsletter( abonnieren| bestellen)?",
    ),
    "cookie notice": (
        r"(?:we|this (?:web)?site|our (?:web)?site)\b.{0,20}\buses?\b.*\bcookies\b.*",
        r"by (?:continuing|using)\b.*\bcookies\b.*",
        r"(?:accept|reject|manage|allow)\b.*\bcookies\b.*",
        r"(?:wir|(?:diese|unsere) (?:web)?seite) (?:verwende|nutz|setz)\w+\b.*\bcookies\b.*",
    ),
    "copyright notice": (
        r"(?:copyright\s*)?(?:©|\(c\))\s*(?:copyright\s*)?\d{4}\b.*",
        r"copyright\s+\d{4}\b.*",
        r"copyright\s*(?:©|\(c\)).*",
        r".*\ball rights reserved\b.*",
        r".*\balle rechte vorbehalten\b.*",
    ),
    "tags": (r"(?:tags|topics|tagged|keywords|filed under|themen|schlagworte|schlagwörter):.+",),
    "reading time": (
        r"\d+[\s-]*min(?:ute|uten|utes|s)?\.?(?: (?:read|lesezeit))",
        r"(?:reading time|lesezeit)\b.{1,20}",
    ),
    "relative date": (r"(?:an?|\d+) (?:minute|hour|day|week)s? ago|vor \d+ (?:minuten|stunden)",),
}
NOTICE_PATTERNS = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, patterns in NOTICES.items()
    for pattern in patterns
)
RELATED_HEADING = re.compile(rf"(?:{RELATED})\s*[:…»›>]*", re.IGNORECASE)
RELATED_LINK = re.compile(rf"(?:{RELATED})\s*[:»›>|]\s*(?P<title>\S.*)", re.IGNORECASE)
BREADCRUMBS = re.compile(r"[^>›»]{2,30}(?:\s+[>›»]\s+[^>›»]{2,60}){1,5}")
COUNT = re.compile(r"\(?\d[\d.,]*[km]?\)?", re.IGNORECASE)

# One-word labels need a colon ("Photos, maps and letters were seized." is prose).
CAPTION_LABELS = (
    "photo|photos|photograph|image|picture|caption|illustration|graphic|foto|bild|grafik"
)
LONG_CAPTION_LABELS = (
    "file photo|file photograph|file picture|file image|photo caption|image caption|"
    "picture caption|photo credit|image credit|picture credit|image source|image copyright|"
    "archivfoto|archivbild|symbolbild|symbolfoto|bildunterschrift"
)
CAPTION = re.compile(
    rf"\(?(?:(?:{CAPTION_LABELS})\s*[:|]|"
    rf"(?:{LONG_CAPTION_LABELS})\s*[:|,.–—-])\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
CREDIT = re.compile(
    rf"\(?(?:(?:{LONG_CAPTION_LABELS})|"
    r"(?:photo|photograph|illustration|foto)s? (?:by|von)\b[^.!?]*)\)?",
    re.IGNORECASE,
)
PICTURE_HOUSES = (
    "getty images|getty|reuters|afp|ap|ap photo|epa|dpa|shutterstock|alamy|tass|sputnik|imago|"
    "picture alliance|anadolu|anadolu agency|pa media|pa|apa"
)
CREDIT_HOUSE = re.compile(rf"(?:[^/.!?]{{2,40}}\s?/\s?)*(?:{PICTURE_HOUSES})", re.IGNORECASE)
COPYRIGHT_SIGN = "©"  # "(c)" numbers the clauses of laws

# The last word of a masthead: "The Upland Herald".
OUTLET_WORDS = (
    "herald|gazette|tribune|courier|chronicle|observer|times|post|mail|journal|standard|telegraph|"
    "news|wire|press|review|examiner|mirror|globe|zeitung|tageblatt|kurier|bote|anzeiger|"
    "nachrichten|rundschau|presse"
)

_CAPITAL = r"[^\W\d_a-zßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ]"
_NAME_WORD = rf"{_CAPITAL}[\w’'.-]*"
_PARTICLE = r"(?:de|del|della|di|da|du|la|le|van|von|der|den|ter|zu|bin|ibn|al|el|dos|y)"
_NAME = rf"{_NAME_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_NAME_WORD}){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:\s*,\s*|\s+(?:and|und|&)\s+){_NAME})*"
_ROLE = (
    r"(?i:editor(?:-in-chief|-at-large)?|correspondent|reporter|columnist|staff writer|"
    r"staff reporter|writer|contributor|bureau chief|analyst|staff|redakteur(?:in)?|"
    r"korrespondent(?:in)?|reporterin|chefredakteur(?:in)?)"
)
_PLACE = rf"(?:\s+in\s+{_NAME})?"
BYLINE = re.compile(
    rf"(?:(?i:written by|words by|reported by|report by|story by|by|von|text:|autor:|author:)\s+"
    rf"(?:{_NAMES}){_PLACE}(?:\s*[,|]\s*[^.!?,]{{2,40}})?"
    rf"|{_NAME}\s*[,|–—-]\s*(?:[\w’'-]+\s+){{0,4}}{_ROLE}(?:\s+in\s+{_NAME})?)"
)

# Without an article, names of papers are too like headlines ("Bad News").
OUTLET = re.compile(rf"(?i:the|der|die|das)\s+(?:{_NAME_WORD}\s+){{1,2}}(?i:{OUTLET_WORDS})")


def is_quoted(line: str) -> bool:
    return line[0] in QUOTES


def ends_a_sentence(line: str) -> bool:
    return line.rstrip(CLOSERS)[-1:] in tuple(TERMINATORS)


def looks_like_a_sentence(line: str) -> bool:
    """Enough words and a full stop, or so long that it can be nothing but prose."""
    if len(line) >= LONG_LINE:
        return True
    enough = len(line.split()) >= SENTENCE_WORDS or len(line) >= SENTENCE_LENGTH
    return enough and ends_a_sentence(line)


def looks_like_a_subheading(line: str) -> bool:
    short = len(line.split()) <= SUBHEADING_WORDS and len(line) <= SUBHEADING_LENGTH
    # A colon announces what follows: such a line is part of the prose.
    return short and not ends_a_sentence(line) and line[-1] not in ":;,-–—" and line[0] not in "•-*"


def why_furniture(line: str) -> str | None:
    """The reason to drop a line wherever it stands, or None for prose."""
    if is_quoted(line):
        return None
    if _is_icon_text(line):
        return "icon text"
    if not any(character.isalnum() for character in line):
        return "no letters or digits"
    return _why_short_furniture(line) if len(line) <= PATTERN_LENGTH else None


def _is_icon_text(line: str) -> bool:
    words = line.casefold().split()
    icons = sum("icon" in word or "svg" in word for word in words)
    return icons >= 3 and icons * 3 >= len(words) and not ends_a_sentence(line)


def _why_short_furniture(line: str) -> str | None:
    plain = line.casefold().rstrip(":").strip()
    if plain in ADVERTS:
        return "advertisement"
    if plain in BUTTONS or _is_button_line(plain):
        return "buttons"
    if _is_menu(plain):
        return "menu"
    if BREADCRUMBS.fullmatch(line) and not ends_a_sentence(line):
        return "breadcrumbs"
    return _why_notice(line) or _why_credit(line)


def _is_button_line(plain: str) -> bool:
    words = [word.strip(",:()|•·/+") for word in plain.split() if not COUNT.fullmatch(word)]
    words = [word for word in words if word]
    known = len(words) <= 14 and all(word in SHARE_WORDS for word in words)
    return known and any(word in SHARE_ANCHORS for word in words)


def _is_menu(plain: str) -> bool:
    """Short words between upright lines, at least two of them such as menus have."""
    parts = [part.strip() for part in plain.split("|")]
    short = len(parts) > 2 and all(len(part.split()) <= 3 for part in parts)
    return short and sum(part in BUTTONS or part in SECTIONS for part in parts) > 1


def _why_notice(line: str) -> str | None:
    if len(line.split()) > NOTICE_WORDS:
        return None
    matches = (reason for reason, pattern in NOTICE_PATTERNS if pattern.fullmatch(line))
    return next(matches, None)


def is_section_name(line: str) -> bool:
    return line.casefold().rstrip(":") in SECTIONS


def is_outlet_name(line: str) -> bool:
    return OUTLET.fullmatch(line) is not None


def is_related_heading(line: str) -> bool:
    return RELATED_HEADING.fullmatch(line) is not None


def is_related_link(line: str) -> bool:
    """One line that is heading and link at once: "Read more: Ministers deny everything"."""
    return len(line.split()) <= LINK_WORDS and RELATED_LINK.fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """A line under a picture that says something: it is part of the article."""
    return not is_quoted(line) and _caption_body(line) is not None and _why_credit(line) is None


def _caption_body(line: str) -> str | None:
    """What a caption says besides its label and its credit, or None for other lines."""
    if len(line) > PATTERN_LENGTH:
        return None
    labelled = CAPTION.fullmatch(line)
    if labelled:
        return labelled["rest"].split(COPYRIGHT_SIGN)[0].strip()
    if CREDIT.fullmatch(line) and len(line.split()) <= 8:
        return ""
    return _before_credit(line)


def _before_credit(line: str) -> str | None:
    # "A man walks past the bank. © Lena Orr / Velm Wire": the sign and a name close the line.
    if ends_a_sentence(line):
        return None
    parts = line.split(COPYRIGHT_SIGN)
    return parts[0].strip() if len(parts) == 2 and len(parts[1].split()) <= 8 else None


def _why_credit(line: str) -> str | None:
    body = _caption_body(line)
    says_something = body is not None and _says_something(body)
    credit = (body is not None and not says_something) or _is_credit_house(line)
    return "picture credit" if credit else None


def _says_something(body: str) -> bool:
    return len(body.split()) > 6 or (ends_a_sentence(body) and len(body.split()) >= SENTENCE_WORDS)


def _is_credit_house(line: str) -> bool:
    return len(line.split()) <= 6 and CREDIT_HOUSE.fullmatch(line) is not None


def is_byline(line: str) -> bool:
    return len(line) <= PATTERN_LENGTH and len(line.split()) <= 16 and bool(BYLINE.fullmatch(line))
