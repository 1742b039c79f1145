"""Rules of added documents: mined, proposed, and answered with only once a person has approved them."""

import json
from datetime import date

import pytest
import yaml

from assistant.shapes.glanced import Glance
from corpus.days.bank_holidays import load_working_days
from corpus.days.timelines import timeline
from corpus.errors import RuleError, UnknownName, UsageError
from corpus.rules.rulebook import load_rulebook
from index.snapshot import open_current
from ingest import cli_review
from ingest.adding import Details, add
from ingest.approved import Decided, keep, withdraw
from ingest.books import read_books
from ingest.cli_walk import Walk
from ingest.review import waiting
from tests.ingest.small import FIRST, settings_in, written


@pytest.fixture
def settings(tmp_path, added):
    """A home of its own with one added document."""
    import shutil

    shutil.copytree(added.home, tmp_path / "home")
    return type(added)(home=tmp_path / "home", corpus=added.corpus)


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    folder = tmp_path_factory.mktemp("added")
    settings = settings_in(folder)
    add(settings, [written(folder, FIRST)], Details(area="n", area_name="North Shire", published="2025"))
    return settings


@pytest.fixture
def holding(settings):
    return read_books(settings).holding


def rules(settings, holding):
    return {rule.id: rule for rule in load_rulebook(settings.corpus, holding, settings.library / "rules").rules}


def test_every_figure_and_contact_waits_and_none_is_a_rule(settings, holding):
    words = {one.candidate.words for one in waiting(settings, holding)}
    assert {"7 working days", "15 working days", "01632 960 123", "9am"} <= words
    assert rules(settings, holding) == {}


def test_the_proposal_reads_amount_unit_duty_and_start_from_the_words(settings, holding):
    first = waiting(settings, holding)[0].proposed
    assert (first["amount"], first["unit"], first["bound"], first["strength"]) == (7, "working days", "within", "must")
    assert first["counts_from"] == "the child in need plan being agreed"
    assert first["asked_as"][0] == "how soon must the social worker visit the child?"
    second = waiting(settings, holding)[1].proposed
    assert (second["kind"], second["bound"]) == ("frequency", "every")


def test_an_approved_proposal_is_a_proved_rule_and_waits_no_more(settings, holding):
    first = waiting(settings, holding)[0]
    keep(settings, holding, [Decided(first, rule=first.proposed)])
    rule = rules(settings, holding)[first.proposed["id"]]
    assert (rule.amount, rule.unit, rule.area) == (7, "working days", "n")
    assert first.id not in {one.id for one in waiting(settings, holding)}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", 5),
        ("unit", "days"),
        ("word", "should"),
        ("duty", "The social worker should visit the child"),
        ("duty", "The social worker must visit within 5 days"),
        ("says", "Visit within 8 working days."),
        ("says", "orking days of the child"),
    ],
)
def test_what_the_words_do_not_prove_cannot_be_approved(settings, holding, field, value):
    first = waiting(settings, holding)[0]
    with pytest.raises(RuleError):
        keep(settings, holding, [Decided(first, rule={**first.proposed, field: value})])
    assert rules(settings, holding) == {}
    assert not (settings.library / "rules").exists()


def test_a_dismissal_needs_a_reason_and_covers_only_its_own_words(settings, holding):
    phone = next(one for one in waiting(settings, holding) if one.candidate.words == "01632 960 123")
    with pytest.raises(RuleError, match="why"):
        keep(settings, holding, [Decided(phone)])
    before = {one.id for one in waiting(settings, holding)}
    keep(settings, holding, [Decided(phone, why="printed elsewhere too")])
    assert before - {one.id for one in waiting(settings, holding)} == {phone.id}


def test_the_list_as_json_is_edited_and_given_back(settings, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(cli_review.Settings, "from_environment", lambda: settings)
    assert cli_review.review(["--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    listed["waiting"][0]["decision"] = "approve"
    listed["waiting"][0]["rule"]["topic"] = "visit-in-time"
    listed["waiting"][1] |= {"decision": "dismiss", "why": "an example only"}
    file = written(tmp_path, json.dumps(listed), "decided.json")
    assert cli_review.review(["--decided", str(file), "--json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["approved"], done["dismissed"]) == (1, 1)
    assert done["waiting"] == len(listed["waiting"]) - 2


def test_a_decision_that_cannot_be_followed_is_named_with_its_entry(settings, monkeypatch, tmp_path):
    monkeypatch.setattr(cli_review.Settings, "from_environment", lambda: settings)
    file = written(tmp_path, json.dumps({"waiting": [{"candidate": "none", "decision": "approve"}]}), "d.json")
    with pytest.raises(UsageError, match=r"d\.json, entry 1"):
        cli_review.review(["--decided", str(file)])


def test_a_person_at_the_keyboard_approves_edits_dismisses_skips_and_stops(settings, holding, capsys):
    said = iter("a|nonsense|a|planning|e||visits-how-often||||||how often do I visit?|||d|not ours|s|q".split("|"))
    walk = Walk(settings, holding, events={"planning": "planning"}, ask=lambda _: next(said))
    decided = walk.through(waiting(settings, holding))
    assert "Not kept: There is no event “nonsense”" in capsys.readouterr().out
    assert [one.rule["event"] for one in decided if one.rule] == ["planning", ""]
    assert [one.rule is not None for one in decided] == [True, True, False]
    held = rules(settings, holding)
    assert {rule.topic for rule in held.values()} >= {"visits-how-often"}
    assert "how often do I visit?" in next(r for r in held.values() if r.topic == "visits-how-often").asked_as


def test_the_word_nearest_to_a_figure_is_its_bound(tmp_path):
    settings = settings_in(tmp_path)
    text = "1.1 Every visit must be written up within 48 hours.\n"
    add(settings, [written(tmp_path, text)], Details(area="South Vale", published="2025"))
    (found,) = waiting(settings, read_books(settings).holding)
    assert (found.proposed["kind"], found.proposed["bound"]) == ("timescale", "within")


def test_an_approval_names_who_gave_it_and_when(settings, holding):
    first = waiting(settings, holding)[0]
    keep(settings, holding, [Decided(first, rule=first.proposed)], by="A Reviewer")
    (file,) = (settings.library / "rules").glob("*.yaml")
    (kept,) = yaml.safe_load(file.read_text())["rules"]
    assert (kept["checked_by"], kept["checked_on"]) == ("A Reviewer", date.today().isoformat())


def test_a_withdrawn_rule_is_used_no_more_and_stays_on_record(settings, monkeypatch, capsys):
    monkeypatch.setattr(cli_review.Settings, "from_environment", lambda: settings)
    holding = read_books(settings).holding
    first, second, *_ = waiting(settings, holding)
    for one in (first, second):
        keep(settings, holding, [Decided(one, rule=one.proposed)], by="A Reviewer")
    gone = first.proposed["id"]
    assert cli_review.review(["--withdraw", gone, "--by", "B Manager", "--why", "out of date", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["withdrawn"], said["index"]) == (gone, open_current(settings).version)
    snapshot = open_current(settings)
    assert set(rules(settings, snapshot.holding)) == {second.proposed["id"]}
    served = load_rulebook(settings.corpus, snapshot.holding, snapshot.rules).rules
    assert [rule.id for rule in served] == [second.proposed["id"]]
    (file,) = (settings.library / "rules").glob("*.yaml")
    (kept,) = yaml.safe_load(file.read_text())["withdrawn"]
    assert (kept["id"], kept["quote"], kept["checked_by"]) == (gone, first.proposed["quote"], "A Reviewer")
    today = date.today().isoformat()
    assert (kept["withdrawn_by"], kept["withdrawn_on"], kept["withdrawn_why"]) == ("B Manager", today, "out of date")
    assert first.id in {one.id for one in waiting(settings, holding)}
    keep(settings, holding, [Decided(first, rule=first.proposed)])
    assert gone in rules(settings, holding)


def test_only_an_approval_can_be_withdrawn(settings, holding):
    with pytest.raises(UnknownName, match="No rule “wt-any” was approved here"):
        withdraw(settings, holding, "wt-any")


def test_an_approved_rule_counts_from_the_event_that_was_named(settings, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(cli_review.Settings, "from_environment", lambda: settings)
    assert cli_review.review(["--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["events"]["planning-meeting"] == "a planning meeting"
    assert [one["rule"].get("event") for one in listed["waiting"][:3]] == ["", "", None]  # the third is a number
    for one in listed["waiting"]:
        one["decision"] = "approve" if "event" in one["rule"] else "skip"
    listed["waiting"][1]["rule"]["event"] = "stable-plan"
    file = written(tmp_path, json.dumps(listed), "decided.json")
    assert cli_review.review(["--decided", str(file), "--event", "planning-meeting"]) == 0
    assert "counted from a planning meeting" in capsys.readouterr().out
    known = Glance.of_area(settings, "North Shire").rules.rules
    assert {rule.event for rule in known} == {"planning-meeting", "stable-plan"}
    counted = timeline(known, "planning-meeting", "n", date(2026, 11, 2), calendar=load_working_days())
    assert [str(entry.deadline.first.due) for entry in counted.entries if entry.rule.amount == 7] == ["2026-11-11"]


def test_an_event_that_is_none_is_named_with_those_there_are(settings, monkeypatch):
    monkeypatch.setattr(cli_review.Settings, "from_environment", lambda: settings)
    with pytest.raises(UsageError, match=r"no event “tea-time”\. The events are: accumulation, "):
        cli_review.review(["--event", "tea-time"])
