"""What the columns of a row mean."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Features:
    """The columns that a model was trained with.

    The text is the one that oO writes for its own features and inputs: a first line that tells the revision, then one
    line a column, its parts parted by tabs. Serving and training share the text, so they share its hash.
    """

    hash: str
    columns: tuple[str, ...]

    @staticmethod
    def of(text: bytes) -> "Features":
        head, *columns = text.decode("utf-8").splitlines()
        if not head.startswith("revision\t"):
            raise ValueError("the first line of the features tells no revision")
        if not columns or any(len(column.split("\t")) < 2 for column in columns):
            raise ValueError("a line of the features is no column: its part and its name, parted by a tab")
        if len(set(columns)) < len(columns):
            raise ValueError("two columns of the features are the same")
        return Features(sha256(text).hexdigest(), tuple(columns))

    @property
    def width(self) -> int:
        return len(self.columns)

    def names(self) -> list[str]:
        """`part.name` of each column."""
        return [".".join(column.split("\t")[:2]) for column in self.columns]
