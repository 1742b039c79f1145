"""Alerts of conflict and of premise stand only where they bear on what is said."""


def kinds(answer):
    return {alert.kind for alert in answer.alerts}


def test_a_disagreement_is_told_where_what_leads_takes_part(ask):
    assert "conflict" in kinds(ask("who fills in the transfer to EHM form", "cheshire-east"))


def test_the_days_of_a_meeting_bring_no_disagreement_about_who_may_go(ask):
    answer = ask("what days is JAM", "cheshire-east")
    assert "Tuesday and Thursday" in answer.answer.lead
    assert "conflict" not in kinds(answer)


def test_the_chair_of_a_conference_is_not_held_against_that_of_a_child_in_need_meeting(ask):
    assert "conflict" not in kinds(ask("who can chair a child in need meeting", "cheshire-east"))


def test_a_day_named_in_a_story_is_no_premise_about_another_rule(ask):
    assert "premise" not in kinds(ask("given a new case today, it came in monday. whats the latest I can see the kid"))


def test_a_wrong_figure_of_what_is_asked_is_put_right(ask):
    answer = ask("since initial assessments had to be finished in 7 working days, who checked", "worcestershire")
    alert = next(alert for alert in answer.alerts if alert.kind == "premise")
    assert "10 working days" in alert.text


def test_a_few_words_that_announce_a_short_list_are_said_with_it(ask):
    answer = ask("what goes in the comments box of the transfer to EHM form", "cheshire-east")
    assert answer.answer.lead.startswith("Must include. Lead Professional")


def test_who_asks_which_of_two_things_is_said_is_told_of_both(ask):
    answer = ask("JAM for a family coming off a CIN plan: im reading two different things", "cheshire-east")
    assert "conflict" in kinds(answer)
