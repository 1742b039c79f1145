"""The server: lists the tools and resources, and calls them; the same over every transport."""

import logging
import time
import uuid
from typing import Any
from urllib.parse import quote, unquote

from fastapi import FastAPI, Request
from mcp import types
from mcp.server import Server, ServerRequestContext
from mcp.shared.exceptions import MCPError
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool

from assistant.api.complaints import complaints
from assistant.api.door.visitors import Visitor
from assistant.api.port import Assistant
from assistant.api.problems import Problem, ProblemError, invalid, note, problem_of
from assistant.api.state import open_assistant
from assistant.mcp_face.passages import document_text, passage, passage_text
from assistant.mcp_face.tools import TOOLS, Tool, about

_DOCUMENTS = "verse://documents/"
_PARAGRAPHS = "verse://paragraphs/"
_TEXT = "text/plain"
_HINTS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

_NO_TOOL = Problem(404, "unknown-tool", f"There is no such tool. The tools are: {', '.join(TOOLS)}.")
_NO_RESOURCE = Problem(
    404, "unknown-resource", "There is no such resource. Documents are listed; a paragraph is named by its reference."
)

Context = ServerRequestContext[Any, Any]


def mcp_server(app: FastAPI) -> Server[Any]:
    """Return the server of an app: what it is asked, the app's own assistant answers."""
    logging.getLogger("mcp").setLevel(logging.CRITICAL)  # its lines may hold what was sent; faults are noted here

    async def list_tools(_: Context, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(tool) for tool in TOOLS.values()])

    async def call_tool(context: Context, params: types.CallToolRequestParams) -> types.CallToolResult:
        request = _request(app, context)
        try:
            assistant = await open_assistant(request)
            return await run_in_threadpool(_called, params, assistant, request)
        except Exception as exc:
            return types.CallToolResult(content=[_text(_told(exc, request).detail)], is_error=True)

    async def list_resources(context: Context, _: types.PaginatedRequestParams | None) -> types.ListResourcesResult:
        request = _request(app, context)
        try:
            assistant = await open_assistant(request)
        except Exception as exc:
            raise MCPError(types.INTERNAL_ERROR, _told(exc, request).detail) from None
        return types.ListResourcesResult(resources=_documents(assistant))

    async def list_templates(_: Context, __: types.PaginatedRequestParams | None) -> types.ListResourceTemplatesResult:
        paragraphs = types.ResourceTemplate(
            name="paragraph",
            title="A paragraph by its reference",
            uri_template=f"{_PARAGRAPHS}{{ref}}",
            description=TOOLS["paragraph"].says,
            mime_type=_TEXT,
        )
        return types.ListResourceTemplatesResult(resource_templates=[paragraphs])

    async def read_resource(context: Context, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        request = _request(app, context)
        try:
            assistant = await open_assistant(request)
            text = await run_in_threadpool(_read, params.uri, assistant)
        except Exception as exc:
            problem = _told(exc, request)
            code = types.INTERNAL_ERROR if problem.status >= 500 else types.INVALID_PARAMS
            raise MCPError(code, problem.detail) from None
        found = types.TextResourceContents(uri=params.uri, mime_type=_TEXT, text=text)
        return types.ReadResourceResult(contents=[found])

    return Server(
        "chapter-and-verse",
        title=app.title,
        instructions=str(about()["about"]),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read_resource,
    )


def _called(params: types.CallToolRequestParams, assistant: Assistant, request: Request) -> types.CallToolResult:
    tool = TOOLS.get(params.name)
    if tool is None:
        raise ProblemError(_NO_TOOL)
    try:
        body = tool.takes.model_validate(params.arguments or {})
    except ValidationError as exc:
        raise ProblemError(invalid(complaints(exc.errors()))) from None
    shape, text = tool.does(body, assistant, request)
    return types.CallToolResult(content=[_text(text)], structured_content=shape)


def _documents(assistant: Assistant) -> list[types.Resource]:
    catalogue = assistant.snapshot.catalogue
    return [
        types.Resource(
            name=catalogue.address(document),
            title=f"{document.title} ({document.edition_name}; status: {document.status})",
            uri=_DOCUMENTS + quote(catalogue.address(document), safe=""),
            description=document.status_note,
            mime_type=_TEXT,
        )
        for document in catalogue.documents
    ]


def _read(uri: str, assistant: Assistant) -> str:
    if uri.startswith(_DOCUMENTS):
        return document_text(assistant.snapshot, unquote(uri.removeprefix(_DOCUMENTS)))
    if uri.startswith(_PARAGRAPHS):
        return passage_text(passage(assistant.snapshot, unquote(uri.removeprefix(_PARAGRAPHS))))
    raise ProblemError(_NO_RESOURCE)


def _described(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.says,
        input_schema=tool.input_schema,
        output_schema=tool.output_schema,
        annotations=_HINTS,
    )


def _request(app: FastAPI, context: Context) -> Request:
    """Return the request that a call stands in: the one it came with, or one of its own where there is no HTTP."""
    came: Request | None = context.request
    own = {"request_id": uuid.uuid4().hex[:12], "visitor": Visitor("the program that started this")}
    state = {**(own if came is None else came.scope["state"]), "began": time.perf_counter()}
    return Request({"type": "http", "method": "POST", "path": "/mcp", "headers": [], "app": app, "state": state})


def _told(exc: Exception, request: Request) -> Problem:
    """Return what is told of an error, and note one that is ours to mend."""
    problem = problem_of(exc)
    if problem.status >= 500:
        note(exc, request.state.request_id)
    return problem


def _text(text: str) -> types.TextContent:
    return types.TextContent(type="text", text=text)
