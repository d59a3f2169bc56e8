"""Why something could not be read: the docstring of each class is the sentence in the report."""

from annotator.errors import Invalid, Refused
from annotator.imports.found import Place, Trouble


class TooLong(Invalid):
    """{what} is too long: {size:,} {unit}, and at most {most:,} are read."""


class EmptyBody(Invalid):
    """It has no body text."""


class ForbiddenInField(Invalid):
    """{name} in {field}, character {position}: no article may hold it."""


class NotInEncoding(Invalid):
    """Byte {offset} of the file ({byte}) is not {encoding}."""


class NotJson(Invalid):
    """The line is not JSON: {reason}, at character {position} of the line."""


class NoObject(Invalid):
    """The line holds no JSON object but {what}; an article is an object, one a line."""


class SpreadJson(Invalid):
    """The JSON of this file is {what}. Write each article as one object on a line of its own."""


class WrongType(Invalid):
    """The field {field} holds {what}, and must hold {wanted}."""


class NoColumns(Invalid):
    """No column is named as one with the text ({names}); the first line must name the columns."""


class WrongCells(Invalid):
    """The row has {cells} cells, and the header {columns}."""


class BrokenRow(Invalid):
    """The row cannot be read: {reason}."""


class DeclaresEntities(Invalid):
    """It declares entities of its own ({name}); they are never resolved, so it is refused."""


class BrokenMarkup(Invalid):
    """The markup cannot be read: {reason}."""


class NoEntries(Invalid):
    """The feed holds no entries."""


class UnknownKind(Invalid):
    """This is {what}; files of that kind cannot be read here."""


class NoArchive(Invalid):
    """The archive cannot be read: {reason}."""


class TooManyEntries(Invalid):
    """There is too much in it: {reason}."""


class UnsafeName(Invalid):
    """The archive names a file outside itself, or no file at all: {name}."""


class NameTwice(Invalid):
    """The archive has two files of this name; only the first was read."""


class Encrypted(Invalid):
    """The file is encrypted in its archive."""


class PackedOtherwise(Invalid):
    """The file is packed in a way that is not read here; pack it as an ordinary ZIP (deflate)."""


class Bomb(Invalid):
    """The file unpacks to {ratio:,} times its size, more than any text does."""


class NestedTooDeep(Invalid):
    """This archive lies in an archive that lies in an archive; only one level is read."""


class BrokenRecord(Invalid):
    """The WARC record cannot be read: {reason}."""


def trouble(place: Place, refused: Refused) -> Trouble:
    return Trouble(place=place, code=refused.code, reason=str(refused))
