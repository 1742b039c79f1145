"""The MCP face: the assistant as tools that other assistants call, by the Model Context Protocol."""
