"""The small world of every test: two annotators, a reviewer, a manager, and an outsider."""

from dataclasses import dataclass

from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.people.models import User
from annotator.projects.models import Project, Role
from tests.make import make_assignment, make_codebook, make_member, make_project, make_text


@dataclass
class World:
    """Alice and Bob mark the same text; Rita reviews; Mona manages; Otto annotates elsewhere."""

    project: Project
    text: Text
    alice: User
    bob: User
    rita: User
    mona: User
    otto: User
    alices: Assignment
    bobs: Assignment
    ottos: Assignment


def make_world() -> World:
    project, elsewhere = make_project("study"), make_project("elsewhere")
    for one in (project, elsewhere):
        make_codebook(one)
    text, other_text = make_text(project), make_text(elsewhere)
    alice = make_member(project, "alice", Role.ANNOTATOR)
    bob = make_member(project, "bob", Role.ANNOTATOR)
    otto = make_member(elsewhere, "otto", Role.ANNOTATOR)
    return World(
        project=project,
        text=text,
        alice=alice.user,
        bob=bob.user,
        rita=make_member(project, "rita", Role.REVIEWER).user,
        mona=make_member(project, "mona", Role.MANAGER).user,
        otto=otto.user,
        alices=make_assignment(text, alice),
        bobs=make_assignment(text, bob),
        ottos=make_assignment(other_text, otto),
    )
