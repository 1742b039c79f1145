"""What leads where danger is told outright, and where a question only sounds like it."""


def test_where_no_number_is_held_999_leads_and_the_duty_follows(ask):
    answer = ask("just forced entry, a 4 yr old alone, gas on, hes not breathing right")
    assert answer.alerts[0].kind == "danger"
    assert answer.answer.lead == "Ring 999 now and ask for the police or an ambulance."
    assert "a referral should be made immediately" in answer.answer.points[0].text


def test_where_a_number_is_held_999_and_the_number_for_the_hour_lead(ask):
    answer = ask("I can hear the boy next door screaming and being hit right now, what do we do", "cheshire-east")
    assert answer.answer.lead.startswith("Ring 999 now")
    assert "0300 123 50" in answer.answer.lead


def test_the_duty_is_told_once(ask):
    answer = ask("I can hear the boy next door screaming and being hit right now, what do we do", "cheshire-east")
    texts = [point.text for point in answer.answer.points]
    assert len(set(texts)) == len(texts)


def test_a_question_that_only_sounds_like_danger_is_answered_below_the_alert(ask):
    answer = ask("is there a tool I have to do if the house is filthy and the kids arent being fed", "cheshire-east")
    assert answer.alerts[0].kind == "danger"
    assert "Graded Care Profile" in answer.answer.lead


def test_no_premise_is_corrected_in_danger(ask):
    answer = ask("since its only a bruise I can wait til monday cant I, dad has just hit her again", "cheshire-east")
    assert {alert.kind for alert in answer.alerts} & {"danger", "premise"} == {"danger"}
