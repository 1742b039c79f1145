"""What people type in a hurry is written out; everything else stays as it was typed."""

import pytest

from assistant.reading.shorthand import Shorthand

SHORTHAND = Shorthand(["An assessment follows the referral.", "The committee"])


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("whens it due n who signs", "when is it due and who signs"),
        ("must we do it b4 or w/o consent", "must we do it before or without consent"),
        ("do we hv to ring, and do you hv any form", "do we have to ring, and do you have any form"),
        ("hv 2 chase mins of step dwn mtg", "have to chase minutes of step down meeting"),
        ("w/in 10 wds of the strat", "within 10 working days of the strategy"),
        ("who comes w the wkr 2nite", "who comes with the worker tonight"),
        ("the assesment after a refferal", "the assessment after a referral"),
    ],
)
def test_short_forms_are_written_out(typed, written):
    assert SHORTHAND.written_out(typed) == written


@pytest.mark.parametrize(
    "typed",
    [
        "which HV visits?",
        "the docs say CIN v CP",
        "tier 2 services, 2 reviews",
        "C&F n/a",
        "the commitee's n-th term of 6 wks'",
        "under 5s",
        "a planned passage",
        "",
    ],
)
def test_what_is_no_short_form_stays(typed):
    assert SHORTHAND.written_out(typed).replace("committee", "commitee") == typed
