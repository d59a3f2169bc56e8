"""What English and German news shorten with a full stop, and what begins their sentences."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Titles and connectives: a word always follows. Here and below, what is written small may begin
# with a capital; what is written with one is no abbreviation without: “Sat.”, but “he sat.”
NEVER_ENDING = _words("""
    Mr Mrs Ms Mx Messrs Dr Prof Rev Fr Hon Gov Sen Rep Gen Lt Col Capt Cmdr Sgt Maj Cpl Adm Brig
    Pres Supt Det Insp Amb Atty Mt Ft Mme Mlle St Ste vs viz cf approx Hr Frl Dipl Ing med jur
    phil habil rer nat pol oec Staatssekr Min Gesch bzw ca vgl evtl ggf inkl exkl sog sogen insb
    insbes ehem zzgl allg geb verh dt engl franz österr schweiz kath evang bes einschl entspr gegr
    e.g i.e z.b d.h u.u i.d.r z.t v.a m.e o.g s.o
""")

# Shortened only before a number: “no. 5” but “He said no.”
BEFORE_NUMBERS = _words("""
    no nos Nr Nrn Art Abs Ziff fig figs p pp vol vols ch sec sect par § Rn Kap Bd Az Tel Anm lit
""")

# May well be the last word of a sentence: then what follows decides.
ENDING = _words("""
    Jr Sr Inc Ltd Co Corp plc LLC Bros Dept Univ est etc al Ave Blvd Rd Jan Feb Mar Apr Jun Jul
    Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz Calif Colo Conn
    Fla Ga Ill Ind Mass Mich Minn Miss Mont Okla Ore Pa Tenn Tex Va Wash Wis usw usf uam Str Pl Jh
    Jhd Jhdt Mio Mrd Tsd Chr Okt Dez Mrz Std Sek Jg Hrsg ff Abb
""")

GERMAN_MONTHS = _words("""
    januar jänner februar märz april mai juni juli august september oktober november dezember
    jan feb mär mrz apr jun jul aug sept sep okt nov dez
""")

# Before a German ordinal: „der 1. FC“, „im 19. Jahrhundert“.
ORDINAL_AFTER = _words("""
    am im der die das den dem des vom zum zur beim ein eine einer einem einen eines jeder jede
    jedes ihr ihre ihren ihrem sein seine seinen seinem mein meine unser unsere dieser diese
    dieses ab bis seit freitag samstag sonnabend sonntag montag dienstag mittwoch donnerstag und
    zu
""")

STARTERS = _words("""
    A After All Although An And Another As At Because Before Both But By Despite During Each
    Even Every Few For From He Her Here His How However I If In It It's Its Last Later Many
    Meanwhile More Most My Neither No Nobody None Not Nothing Now Of On Once One Only Or Other
    Others Our She Since So Some Still Such That The Their Then There These They This Those
    Though To Today Two Under Until We What When Where Whether Which While Who Why With Yes Yet
    You Aber Alle Als Also Am Auch Auf Aus Außerdem Bei Bis Da Dabei Dafür Dagegen Daher Damit
    Danach Dann Daran Darauf Das Dass Davon Dazu Dem Den Denn Der Deren Des Deshalb Die Dies
    Diese Dieser Dieses Doch Dort Durch Ein Eine Einem Einen Einer Er Es Etwa Für Gegen Hier Ich
    Ihr Ihre Im Immer Insgesamt Jede Jeder Jetzt Kein Keine Laut Man Mehr Mit Nach Nachdem Nicht
    Nichts Niemand Noch Nun Nur Ob Oder Ohne Schon Sein Seine Seit Seitdem Sie So Sollte Sondern
    Trotz Trotzdem Um Und Unser Unsere Unter Viele Vom Von Vor Wann Warum Was Weil Wenn Wer
    Werden Wie Wir Wo Während Zu Zudem Zum Zur Zwar Zwei Über
""")

# After a question or a cry in quotation marks the sentence goes on: “Why?” Ms Roth asked.
SAYING = re.compile(
    r"(?:[^\W\d_][\w.'’-]*\s+){1,3}"
    r"(?:said|says|asked|asks|wrote|writes|shouted|cried|replied|added|demanded|wondered|told)\b"
)
