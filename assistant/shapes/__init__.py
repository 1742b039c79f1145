"""What every face shows alike: rules, routes, timelines, calendars and figures."""
