"""Data: the shape of what a data file holds, read strictly."""

from pydantic import BaseModel, ConfigDict


class Data(BaseModel):
    """Something read from a file: a field that is not known is an error, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
