"""What is known about an outlet."""

from dataclasses import asdict, dataclass

from annotator.articles.models import Outlet
from annotator.errors import Conflict, Invalid
from annotator.history.actor import Actor, acting
from annotator.violations import explained


@dataclass(frozen=True, kw_only=True)
class Profile:
    """All in the words of whoever wrote it; a leaning comes with who says so."""

    name: str
    country: str
    type: str
    ownership: str
    leaning: str
    leaning_source: str
    website: str


class OutletNameTaken(Conflict):
    """There is another outlet of this name already."""

    field = "name"


class OutletNeedsName(Invalid):
    """An outlet needs a name."""

    field = "name"


class LeaningNeedsSource(Invalid):
    """A leaning needs its source: who says so, and where."""

    field = "leaning_source"


class NotAWebsite(Invalid):
    """A website begins with https:// or http://, and there is no space in it."""

    field = "website"


RULES = {
    "outlet_once_in_project": OutletNameTaken(),
    "outlet_has_name": OutletNeedsName(),
    "outlet_leaning_has_source": LeaningNeedsSource(),
    "outlet_website_is_web": NotAWebsite(),
}


def change_outlet(*, actor: Actor, outlet: Outlet, profile: Profile) -> Outlet:
    """Writes the profile, its blanks made single ones; a repeated request changes nothing.

    Raises OutletNeedsName, OutletNameTaken, LeaningNeedsSource and NotAWebsite.
    """
    with explained(RULES), acting(actor, "change outlet"):
        now = Outlet.objects.select_for_update(no_key=True).get(pk=outlet.pk)
        wanted = {name: " ".join(words.split()) for name, words in asdict(profile).items()}
        if any(getattr(now, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(now, name, value)
            now.save(update_fields=list(wanted))
        return now
