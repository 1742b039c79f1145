"""The web pages: plain forms and links, complete without JavaScript."""
