"""Query parameters: one that an address does not take is refused, for it would be passed over in silence."""

from collections.abc import Iterator

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel


async def only_known(request: Request) -> None:
    """Stop a request to the API that names a parameter its address does not take."""
    if not request.url.path.startswith("/v1/"):
        return
    known = set(_names(request.scope["route"].dependant))
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        errors = [{"type": "extra_forbidden", "loc": ("query", name)} for name in dict.fromkeys(unknown)]
        raise RequestValidationError(errors)


def _names(dependant: Dependant) -> Iterator[str]:
    """Yield the names of the parameters that an address takes, those of a model one by one."""
    for field in dependant.query_params:
        model = field.field_info.annotation
        if isinstance(model, type) and issubclass(model, BaseModel):
            yield from (each.alias or name for name, each in model.model_fields.items())
        else:
            yield field.alias
    for inner in dependant.dependencies:
        yield from _names(inner)
