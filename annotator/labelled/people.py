"""The people of a file in the project: they cannot sign in, and have a pseudonym and no address."""

import re
from collections.abc import Iterator
from itertools import count
from uuid import NAMESPACE_URL, uuid5

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from annotator.labelled.models import LabelledAnnotator, LabelledImport
from annotator.people.models import User
from annotator.projects.models import Membership, Role

# What an address of a person may be.
PSEUDONYM = re.compile(r"[-\w]{1,50}", re.ASCII)


def settle(batch: LabelledImport) -> dict[str, Membership]:
    """The member for each annotator of the files, made where there is none yet.

    The same name is the same person in every import of a project. Our own format names people by
    their pseudonyms, which stay where they are free, or were given to a manager who never needed
    one; other names could be real ones, so those get numbers. The caller holds the project's row.
    """
    rows = list(LabelledAnnotator.objects.filter(batch=batch).order_by("name"))
    by_name = {row.name: _username(batch, row.name) for row in rows}
    _make_users(set(by_name.values()))
    users = {user.username: user for user in User.objects.filter(username__in=by_name.values())}
    _make_members(batch, {name: users[username] for name, username in by_name.items()})
    members = Membership.objects.filter(project=batch.project_id, user__in=users.values())
    by_user = {member.user_id: member for member in members}
    for row in rows:
        row.member = by_user[users[by_name[row.name]].pk]
    LabelledAnnotator.objects.bulk_update(rows, ["member"], batch_size=1000)
    return {row.name: by_user[users[by_name[row.name]].pk] for row in rows}


def _username(batch: LabelledImport, name: str) -> str:
    return f"imported-{uuid5(NAMESPACE_URL, f'scarequote/{batch.project_id}/{name}')}"


def _make_users(usernames: set[str]) -> None:
    there = User.objects.filter(username__in=usernames).values_list("username", flat=True)
    unusable = make_password(None)
    User.objects.bulk_create(
        (
            User(username=username, email=None, is_active=False, password=unusable)
            for username in sorted(usernames - set(there))
        ),
        batch_size=1000,
    )


def _make_members(batch: LabelledImport, users: dict[str, User]) -> None:
    there = Membership.objects.filter(project=batch.project_id)
    members = set(there.values_list("user_id", flat=True))
    new = {name: user for name, user in users.items() if user.pk not in members}
    pseudonyms = _pseudonyms(batch, list(new))
    now = timezone.now()
    Membership.objects.bulk_create(
        (
            Membership(
                project_id=batch.project_id,
                user=user,
                role=Role.ANNOTATOR,
                pseudonym=pseudonyms[name],
                ended_at=now,
            )
            for name, user in new.items()
        ),
        batch_size=1000,
    )


def _pseudonyms(batch: LabelledImport, names: list[str]) -> dict[str, str]:
    """Their own for all whose own is free, before anybody gets a number that another one has."""
    own = {name for name in names if batch.format == "native" and PSEUDONYM.fullmatch(name)}
    _make_room(batch, own)
    members = Membership.objects.filter(project=batch.project_id)
    taken = set(members.values_list("pseudonym", flat=True))
    kept = own - taken
    numbers = _free(len(taken) + len(kept), taken | own)
    return {name: name if name in kept else next(numbers) for name in names}


def _make_room(batch: LabelledImport, wanted: set[str]) -> None:
    """A manager got a pseudonym with the project; who never worked under it can have another."""
    members = Membership.objects.filter(project=batch.project_id)
    unused = members.filter(role=Role.MANAGER, assignments=None, pseudonym__in=wanted)
    moving = list(unused.order_by("pk"))
    taken = set(members.values_list("pseudonym", flat=True)) | wanted
    numbers = _free(len(taken), taken)
    for member in moving:
        member.pseudonym = next(numbers)
    Membership.objects.bulk_update(moving, ["pseudonym"])


def _free(after: int, taken: set[str]) -> Iterator[str]:
    return (name for number in count(after + 1) if (name := f"P{number:02}") not in taken)
