"""What alerts are called when they are shown to a person."""

from assistant.answer import AlertKind

ALERT_HEADINGS = {
    AlertKind.DANGER: "If a child is in danger now",
    AlertKind.PERSONAL_DATA: "Personal details",
    AlertKind.SUPERSEDED: "Check the edition",
    AlertKind.CONFLICT: "The documents differ",
    AlertKind.NOT_STATED: "Not stated in the documents",
    AlertKind.PREMISE: "Check what the question takes for granted",
    AlertKind.AREA: "About the area",
}
